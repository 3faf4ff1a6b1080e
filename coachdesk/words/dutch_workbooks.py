"""English -> Dutch: what is wrong with a workbook, and what should be known of it."""

TEXTS: dict[str, str] = {
    "Which sheet is the list? Enter chooses it.": "Welk blad is de lijst? Enter kiest.",
    "several sheets look like a list; choose one.": (
        "meer bladen lijken op een lijst; kies er een."
    ),
    # Exporting
    "With their contacts, plan, debts and other details": (
        "Met hun contacten, plan, schulden en andere details"
    ),
    "needs a name that ends in .xlsx: a list (.csv) holds one table": (
        "vraagt een naam die eindigt op .xlsx: een lijst (.csv) heeft één tabel"
    ),
    "{sheet} (hidden)": "{sheet} (verborgen)",
    "is packed, but is no workbook; unpack it, and import what is in it": (
        "is ingepakt, maar is geen werkmap; pak het uit en importeer wat erin zit"
    ),
    "is a binary workbook (.xlsb); in Excel, save it as an ordinary workbook (.xlsx)": (
        "is een binaire werkmap (.xlsb); sla die in Excel op als gewone werkmap (.xlsx)"
    ),
    "has a password; in Excel, save it without one (File, Info) and import that": (
        "heeft een wachtwoord; sla het in Excel op zonder wachtwoord (Bestand, Info) en importeer "
        "dat bestand"
    ),
    "is a damaged workbook; open it in Excel, save it anew and import that": (
        "is een beschadigde werkmap; open die in Excel, sla die opnieuw op en importeer dat bestand"
    ),
    "unpacks to far more than a list can be, so it is not opened": (
        "is uitgepakt veel groter dan een lijst kan zijn en wordt daarom niet geopend"
    ),
    "has a sheet of {rows} rows and {columns} columns, more than can be read; delete what stands "
    "far below or beside the list": (
        "heeft een blad van {rows} rijen en {columns} kolommen, meer dan te lezen is; verwijder "
        "wat er ver onder of naast de lijst staat"
    ),
    "has no sheet with column names that coachdesk knows, as Naam and Telefoon; its sheets: "
    "{words}": (
        "heeft geen blad met kolomnamen die coachdesk kent, zoals Naam en Telefoon; de bladen: "
        "{words}"
    ),
    "has no column names that coachdesk knows on sheet “{value}”; its sheets: {words}": (
        "heeft op blad “{value}” geen kolomnamen die coachdesk kent; de bladen: {words}"
    ),
    "has no sheet “{value}”; its sheets: {words}": "heeft geen blad “{value}”; de bladen: {words}",
    "has more than one list of the same kind; say which is meant with --sheet, one at a time: "
    "{words}": (
        "heeft meer dan één lijst van dezelfde soort; zeg met --sheet welke bedoeld is, één per "
        "keer: {words}"
    ),
    "{value} is read; these sheets are not: {words}": (
        "{value} is gelezen; deze bladen niet: {words}"
    ),
    "{value} is a hidden sheet; it is read all the same": (
        "{value} is een verborgen blad; het is toch gelezen"
    ),
    "is hidden in the workbook, and is read like any other ({count} hidden rows)": (
        "is verborgen in de werkmap en is gelezen als elke andere rij ({count} verborgen rijen)"
    ),
    "has hidden columns, which are read like any other ({count} columns)": (
        "heeft verborgen kolommen, die gelezen zijn als elke andere ({count} kolommen)"
    ),
    "has an error of a formula, which is taken as nothing ({count} cells)": (
        "heeft een fout van een formule; die telt als leeg ({count} cellen)"
    ),
    "has a formula without a value; open the workbook in Excel and save it, so that it has one "
    "({count} cells)": (
        "heeft een formule zonder waarde; open de werkmap in Excel en sla die op, dan heeft die er "
        "een ({count} cellen)"
    ),
    "the list is read without the columns that follow from the dossiers: {words} ({count} "
    "columns)": (
        "de lijst is gelezen zonder de kolommen die uit de dossiers volgen: {words} ({count} "
        "kolommen)"
    ),
    "has remarks beside cells; they are not read ({count} remarks)": (
        "heeft opmerkingen bij cellen; die zijn niet gelezen ({count} opmerkingen)"
    ),
}
