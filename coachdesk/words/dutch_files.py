"""English -> Dutch: files in and out."""

TEXTS: dict[str, str] = {
    "Exporting": "Exporteren",
    "Importing": "Importeren",
    "Rows left out: {count}. Mend them in {file} and import that file.": (
        "Weggelaten regels: {count}. Verbeter ze in {file} en importeer dat bestand."
    ),
    "To mend": "Te verbeteren",
    "a JSON file": "een JSON-bestand",
    "there is no column {name}; there are: {names}": ("er is geen kolom {name}; wel: {names}"),
    "{file} could not be written ({reason}). Nothing was imported.": (
        "{file} kon niet worden geschreven ({reason}). Er is niets geïmporteerd."
    ),
    "{value} is not a time; expected hours:minutes, as 9:30": (
        "{value} is geen tijd; verwacht uren:minuten, zoals 9:30"
    ),
    "{value} is not what another line says of the same workshop: {other}": (
        "{value} is niet wat een andere regel van dezelfde workshop zegt: {other}"
    ),
    "{value} stands beside the names in a column without a name; "
    "give every column its own name, as Voornaam and Achternaam": (
        "{value} staat naast de namen in een kolom zonder naam; "
        "geef elke kolom een eigen naam, zoals Voornaam en Achternaam"
    ),
    "{value} is not the name of a person; a line of totals must go": (
        "{value} is geen naam van een persoon; een regel met totalen moet weg"
    ),
    "{value} is a spreadsheet's error, not what stood there; expected the value": (
        "{value} is een fout van het rekenblad, niet wat er stond; verwacht de waarde zelf"
    ),
    "has no rows under it": "heeft geen regels eronder",
    "{value} may have lost its first zero in a spreadsheet; it is read as it stands "
    "({count} numbers)": (
        "{value} kan in een rekenblad de eerste nul zijn kwijtgeraakt; gelezen zoals het er staat "
        "({count} nummers)"
    ),
    "{value} looks garbled by a wrong encoding; it is read as it stands ({count} cells)": (
        "{value} lijkt verminkt door een verkeerde tekencodering; gelezen zoals het er staat "
        "({count} cellen)"
    ),
    # Bringing a file in, on screen
    "Bring a list in": "Een lijst inlezen",
    "Bring a list from Excel in, or a caseload": "Een lijst uit Excel inlezen, of een caseload",
    "A list saved from Excel as CSV, a table of details, or a caseload in JSON.": (
        "Een lijst uit Excel als CSV, een tabel met details, of een caseload als JSON."
    ),
    "Import": "Inlezen",
    "i brings a list in from Excel.": "i leest een lijst uit Excel in.",
    "Take the file in": "Het bestand inlezen",
    "take in": "inlezen",
    "Say what a column means; read another line": (
        "Zeggen wat een kolom betekent; een andere regel lezen"
    ),
    "column": "kolom",
    "Write the rows to mend to a file": "De te herstellen regels naar een bestand schrijven",
    "rows to mend": "herstellen",
    "Leave without taking anything in": "Weggaan zonder iets in te lezen",
    "Reading the file …": "Het bestand wordt gelezen …",
    "To mend ({count})": "Te herstellen ({count})",
    "Columns of the file, and what they fill": "Kolommen van het bestand, en wat ze vullen",
    "Last contacts went by": "Laatste contacten waren via",
    "for the whole file": "voor het hele bestand",
    "Good to know": "Goed om te weten",
    "There are no rows to mend.": "Er zijn geen regels te herstellen.",
    "Nothing can be taken in before this is mended.": (
        "Er kan niets worden ingelezen voordat dit hersteld is."
    ),
    "Taken in so far: {count}": "Tot nu toe ingelezen: {count}",
    "u takes the whole import back.": "u draait het hele inlezen terug.",
    "Stopped; nothing was taken in.": "Gestopt; er is niets ingelezen.",
    "1 place to mend; nothing is written.": "1 plek te herstellen; er is niets geschreven.",
    "{count} places to mend; nothing is written.": (
        "{count} plekken te herstellen; er is niets geschreven."
    ),
    "What does “{header}” hold?": "Wat staat er in “{header}”?",
    "leave this column out": "deze kolom overslaan",
    "Rows to mend": "Te herstellen regels",
    "Each row says what is wrong with it; mended, the file can be brought in.": (
        "Elke regel zegt wat er mis is; hersteld kan het bestand worden ingelezen."
    ),
    # Handing dossiers over, and taking them over
    "handed over": "overgedragen",
    "To hand over: {ref} ({what})": "Over te dragen: {ref} ({what})",
    "Hand over, and close here? (y/n)": "Overdragen, en hier afsluiten? (j/n)",
    "Nothing was handed over.": "Er is niets overgedragen.",
    "Nothing was handed over: {what}": "Er is niets overgedragen: {what}",
    "Handed over, and closed here: {refs}. On the desk u takes it back.": (
        "Overgedragen, en hier afgesloten: {refs}. In coachdesk draait de toets u het terug."
    ),
    "This is a copy: what is open here stays open here, and is not handed over.": (
        "Dit is een kopie: wat hier open is blijft hier open, en wordt niet overgedragen."
    ),
    "Taken over from {name}: {refs}": "Overgenomen van {name}: {refs}",
    "{value} is closed already; open it again to hand it over": (
        "{value} is al afgesloten; open het dossier weer om het over te dragen"
    ),
    "{value} has the number {ref} here": "{value} heeft hier het nummer {ref}",
    "{value} is somebody else's here; this dossier gets the number {ref}": (
        "{value} is hier van iemand anders; dit dossier krijgt het nummer {ref}"
    ),
    "this file was dealt with before; {value} stays here as it is": (
        "dit bestand is al eerder verwerkt; {value} blijft hier zoals het is"
    ),
    "Hand over to another coach": "Overdragen aan een andere werkcoach",
    "Hand those marked over to another coach": (
        "Wie gemarkeerd is overdragen aan een andere werkcoach"
    ),
    "Hand the dossier over to another coach": "Het dossier overdragen aan een andere werkcoach",
    "1 dossier goes out whole and closes here: {refs} ({what})": (
        "1 dossier gaat er in zijn geheel uit en sluit hier: {refs} ({what})"
    ),
    "{count} dossiers go out whole and close here: {refs} ({what})": (
        "{count} dossiers gaan er in hun geheel uit en sluiten hier: {refs} ({what})"
    ),
    "Handed over, and closed here. The file holds everything: mind where it goes. "
    "u takes the closing back.": (
        "Overgedragen, en hier afgesloten. In het bestand staat alles: let op waar het blijft. "
        "u draait het afsluiten terug."
    ),
}
