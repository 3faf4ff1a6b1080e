"""English -> Dutch: the help pages of the command line."""

TEXTS: dict[str, str] = {
    "coachdesk: a work coach's daily caseload, in the terminal": (
        "coachdesk: de dagelijkse caseload van een werkcoach, in de terminal"
    ),
    """\
Examples
  coachdesk                          open your caseload
  coachdesk demo                     look around in a fictitious caseload
  coachdesk import caseload.xlsx     take in a list from Excel, or a JSON caseload
  coachdesk today                    what is due today, as plain lines
  coachdesk export -o caseload.xlsx  the caseload for Excel""": """\
Voorbeelden
  coachdesk                          uw caseload openen
  coachdesk demo                     rondkijken in een verzonnen caseload
  coachdesk import caseload.xlsx     een lijst uit Excel of een caseload als JSON importeren
  coachdesk today                    wat er vandaag te doen is, als gewone regels
  coachdesk export -o caseload.xlsx  de caseload voor Excel""",
    """\
Options, before or after the command
  --store PATH               the store (COACHDESK_STORE)
  --today YYYY-MM-DD         as of this day (COACHDESK_TODAY)
  --lang en|nl               language (COACHDESK_LANG)
  --read-only                open without any way to write
  --version                  the version
  -h, --help                 this page; after a command: the page of that command""": """\
Opties, vóór of na de opdracht
  --store PATH               het bestand met de caseload (COACHDESK_STORE)
  --today YYYY-MM-DD         gerekend vanaf deze dag (COACHDESK_TODAY)
  --lang en|nl               taal (COACHDESK_LANG)
  --read-only                openen zonder iets te kunnen wijzigen
  --version                  de versie
  -h, --help                 deze pagina; na een opdracht: de pagina van die opdracht""",
    "Arguments": "Argumenten",
    "Examples": "Voorbeelden",
    "Exit codes": "Exitcodes",
    "Usage": "Gebruik",
    "(none)": "(geen)",
    "it was done": "het is gelukt",
    "interrupted": "afgebroken",
    "it could not be done; one line says why": "het lukte niet; één regel zegt waarom",
    "wrong usage": "verkeerd gebruik",
    # What several commands take
    "as JSON, for programs": "als JSON, voor programma's",
    "replace a file that is there": "een bestand dat er al is vervangen",
    "the number of the dossier": "het nummer van het dossier",
    # Each command
    "open the desk": "coachdesk openen",
    "a fictitious caseload that is thrown away afterwards; with --store NEW it stays there": (
        "een verzonnen caseload die na afloop weer weg is; met --store NEW blijft die daar bewaard"
    ),
    "so many people with an open dossier": "zoveel mensen met een open dossier",
    "another number makes other people": "met een ander getal komen er andere mensen",
    "write it to the new store that --store names, and stop": (
        "zet die in het nieuwe bestand dat --store noemt, en stop"
    ),
    "a large caseload": "een grote caseload",
    "what is due today": "wat er vandaag te doen is",
    "as plain lines, also for a screen reader": "als gewone regels, ook voor een schermlezer",
    "what will be due on another day": "wat er op een andere dag te doen is",
    "one dossier": "één dossier tonen",
    "all that the dossier holds, and its signals": "alles wat in het dossier staat, en de signalen",
    "take in a list from Excel or another coachdesk's caseload, wholly or not at all": (
        "een lijst uit Excel of een caseload uit coachdesk importeren: alles, of niets"
    ),
    ".csv, .xlsx, .xls, .ods, .json or .ics; - reads standard input": (
        ".csv, .xlsx, .xls, .ods, .json of .ics; - leest de standaardinvoer"
    ),
    "which sheet of a workbook, where several hold such a list": (
        "welk blad van een werkmap, waar meer bladen zo'n lijst hebben"
    ),
    "say what would be taken in, and write nothing": (
        "zeggen wat er zou worden geïmporteerd, en niets opslaan"
    ),
    "how the last contacts of a list were held; office where it is not given": (
        "de manier van de laatste contacten in een lijst; zonder deze optie office (kantoor)"
    ),
    "when people were last spoken to, for those who are new and have no such date": (
        "wanneer mensen voor het laatst zijn gesproken, voor wie nieuw is en geen datum heeft"
    ),
    "since when those are registered who have no such date": (
        "sinds wanneer mensen zonder datum zijn gemeld"
    ),
    "when those agreed a plan who have no such date": (
        "wanneer het plan is afgesproken met mensen zonder datum"
    ),
    "which comes first where a whole name stands in one column without a comma": (
        "wat vooraan staat als een hele naam zonder komma in één kolom staat"
    ),
    "leave this column out; may be given again": "deze kolom overslaan; mag meer keren",
    "{day} lies ahead.": "{day} moet nog komen.",
    "put the rows to mend in this CSV, and take in the others": (
        "de regels met fouten in deze CSV zetten, en de andere importeren"
    ),
    "replace the file of --problems where it is there": (
        "het bestand van --problems vervangen als het er al is"
    ),
    "take in a list from Excel": "een lijst uit Excel importeren",
    "see first what it would change": "eerst zien wat er zou veranderen",
    "rows were left out and put in the file of --problems": (
        "er zijn regels overgeslagen en in het bestand van --problems gezet"
    ),
    "the caseload or a table of details as a workbook, CSV or JSON, or a calendar": (
        "de caseload of een tabel met details exporteren als werkmap, CSV of JSON, of een agenda"
    ),
    "write this file (in PowerShell always: > and | garble letters)": (
        "de naam van het bestand (in PowerShell altijd: > en | verminken letters)"
    ),
    "a list for Excel, a workbook with every table (also where FILE ends in .xlsx), the whole "
    "caseload for coachdesk, or the coming appointments and workshops for Outlook": (
        "een lijst voor Excel, een werkmap met alle tabellen (ook als FILE eindigt op .xlsx), de "
        "hele caseload voor coachdesk, of de komende afspraken en workshops voor Outlook"
    ),
    "appointments and busy times from the calendar in Outlook": (
        "afspraken en bezette tijden uit de agenda van Outlook"
    ),
    "what comes, for the calendar in Outlook": "wat er komt, voor de agenda in Outlook",
    "CSV as Excel reads it here, or as programs do": (
        "CSV zoals Excel die hier leest, of zoals programma's dat doen"
    ),
    "with closed dossiers (JSON always has them)": (
        "ook afgesloten dossiers (JSON heeft ze altijd)"
    ),
    "a table of details instead": "in plaats daarvan een tabel met details",
    "only these columns, in this order": "alleen deze kolommen, in deze volgorde",
    (
        "with --format json: hand this dossier over, and close it here; may be given again. With "
        "--read-only it is only a copy"
    ): (
        "met --format json: dit dossier overdragen, en hier afsluiten; mag meer keren. Met "
        "--read-only is het alleen een kopie"
    ),
    "the caseload and all its tables for Excel": "de caseload en al zijn tabellen voor Excel",
    "the list of the caseload alone": "alleen de lijst van de caseload",
    "field names and codes also where coachdesk speaks Dutch": (
        "veldnamen en codes, ook als coachdesk Nederlands spreekt"
    ),
    "a workbook goes to a file: add -o FILE.xlsx": (
        "een werkmap gaat naar een bestand: voeg -o BESTAND.xlsx toe"
    ),
    "all of it, for import elsewhere": "alles, om ergens anders in te lezen",
    "hand a dossier over": "een dossier overdragen",
    "the team lead's summary of stores or published summaries": (
        "de cijfers voor de teamleider tonen"
    ),
    "a store, a published summary, or a folder of these; else your own": (
        "een caseload, gepubliceerde cijfers of een map daarmee; anders uw eigen caseload"
    ),
    "as CSV, for Excel": "als CSV, voor Excel",
    "as a page to print": "als pagina om af te drukken",
    "with the names behind each count, which a store has": (
        "met de namen achter elk aantal; die heeft alleen een caseload"
    ),
    "the whole team, from a folder on the network": "het hele team, uit een map op het netwerk",
    "your counts for the team lead: no names, no notes": (
        "uw aantallen publiceren voor de teamleider: geen namen, geen notities"
    ),
    "where the team lead looks for them": "waar de teamleider ze zoekt",
    "a file of counts and dossier numbers": "een bestand met aantallen en dossiernummers",
    "a verified copy of the store": "een gecontroleerde kopie van de caseload maken",
    "the copy; without it one more in the folder of backups": (
        "de kopie; zonder naam komt die in de map met back-ups"
    ),
    "a copy on another disk": "een kopie op een andere schijf",
    "put a backup in the place of the store, which is kept beside it": (
        "een back-up terugzetten; wat er stond, blijft ernaast bewaard"
    ),
    "the backup: its path, or its name in the folder of backups": (
        "de back-up: het pad, of de naam in de map met back-ups"
    ),
    "back to a copy on another disk": "terug naar een kopie op een andere schijf",
    "whether the store is whole": "controleren of het bestand in orde is",
    "what is wrong, and what to do; nothing is changed": (
        "wat er mis is, en wat u kunt doen; er wordt niets gewijzigd"
    ),
    "the store is damaged": "het bestand is beschadigd",
    "put a passphrase on the store and its backups": (
        "het bestand en de back-ups met een wachtwoord beveiligen"
    ),
    "asks for it; COACHDESK_PASSPHRASE_FILE can name a file with it": (
        "vraagt erom; COACHDESK_PASSPHRASE_FILE kan een bestand noemen waar het in staat"
    ),
    "take the passphrase off": "het wachtwoord eraf halen",
    "asks for the passphrase; then whoever has the file can read it": (
        "vraagt om het wachtwoord; daarna kan iedereen die het bestand heeft, het lezen"
    ),
    "change the passphrase of the store and its backups": (
        "het wachtwoord van het bestand en de back-ups wijzigen"
    ),
    "asks for the one until now and for the new one": "vraagt om het oude en om het nieuwe",
    "remove a closed dossier for good": "een afgesloten dossier voorgoed wissen",
    "from the caseload, its journal and its backups": (
        "uit de caseload, de historie en de back-ups"
    ),
    "version, places, schema, protection": "versie, waar de bestanden staan, beveiliging",
    "where the caseload, its backups and its log are": (
        "waar de caseload, de back-ups en het logboek staan"
    ),
    # find, log, done, undo
    "people by name, number, phone, e-mail or birth date": (
        "personen zoeken op naam, nummer, telefoon, e-mail of geboortedatum"
    ),
    "a part of it, as one types it": "een deel daarvan, zoals u het typt",
    "also in notes, goals and steps, with the place it was found": (
        "ook in notities, doelen en stappen, met de plaats erbij"
    ),
    "also finds Zoë": "vindt ook Zoë",
    "a part of a phone number, in any spelling": (
        "een deel van een telefoonnummer, hoe u het ook schrijft"
    ),
    "who has this word in a note, a goal or a step": (
        "bij wie dit woord in een notitie, doel of stap staat"
    ),
    "--notes looks in notes, goals and steps too.": (
        "--notes zoekt ook in notities, doelen en stappen."
    ),
    "a contact that was, or an appointment": "een contact of een afspraak vastleggen",
    "office, home_visit, workplace, video, phone or message": (
        "kantoor, huisbezoek, werkplek, videogesprek, telefoon of bericht"
    ),
    "held, no_show, cancelled or attempted; else held, or on a day ahead an appointment": (
        "held, no_show, cancelled of attempted; zonder deze optie held, op een dag in de toekomst "
        "een afspraak"
    ),
    "the day, as one types it; else today": "de dag, zoals u die typt; anders vandaag",
    "the time, as one types it": "de tijd, zoals u die typt",
    (
        "first_talk, progress, plan, placement_visit, debts or other; else progress, or the "
        "first talk of somebody never seen"
    ): (
        "first_talk, progress, plan, placement_visit, debts of other; anders progress, of "
        "first_talk bij wie nog nooit gezien is"
    ),
    "how long it takes": "hoe lang het duurt, in minuten",
    "where": "waar",
    "what was said; - reads standard input": "wat er is gezegd; - leest de standaardinvoer",
    "a call that was held today": "een telefoongesprek van vandaag",
    "nobody answered": "niemand nam op",
    "an appointment in two weeks": "een afspraak over twee weken",
    "Log a visit to an employer in the desk: it asks who was there.": (
        "Leg een werkgeversbezoek vast in coachdesk zelf: daar wordt gevraagd wie erbij was."
    ),
    "{day} has yet to come: it cannot be said how it went.": (
        "{day} moet nog komen: hoe het ging, is nog niet te zeggen."
    ),
    "{option} {value}: expected {possible}": "{option} {value}: gebruik {possible}",
    "--on {value} may be {past} or {ahead}: give the year, or --outcome for what was": (
        "--on {value} kan {past} zijn of {ahead}: geef het jaar, of --outcome voor wat er was"
    ),
    "There are several appointments that day: say which one with --at.": (
        "Er zijn die dag meer afspraken: zeg met --at welke."
    ),
    "The appointment was logged: {what}. “coachdesk undo” undoes it.": (
        "De afspraak is vastgelegd: {what}. “coachdesk undo” maakt het ongedaan."
    ),
    "Saved: {what}. “coachdesk undo” undoes it.": (
        "Opgeslagen: {what}. “coachdesk undo” maakt het ongedaan."
    ),
    "tick off what a date answers": "afvinken wat met een datum klaar is",
    "the record, as today --json names it": "de regel, zoals today --json die noemt",
    "which of several things that are due about it": "welke, als er bij die regel meer openstaat",
    "this step of a plan was done today": "deze stap van een plan is vandaag gedaan",
    "{value} is no record; they look like plan_step:12": (
        "{value} is geen regel om af te vinken; die ziet eruit als plan_step:12"
    ),
    "No date alone answers this. Open it in the desk.": (
        "Met alleen een datum is dit niet klaar. Open het in coachdesk zelf."
    ),
    "Nothing about {record} is to be ticked off.": "Bij {record} valt niets af te vinken.",
    "Several things are due here; say which with --rule: {rules}": (
        "Hier staat meer open; zeg met --rule wat u bedoelt: {rules}"
    ),
    "{what} “coachdesk undo” undoes it.": "{what} “coachdesk undo” maakt het ongedaan.",
    "take back the last change": "de laatste wijziging ongedaan maken",
    "only list what can be taken back, the newest first": (
        "alleen tonen wat ongedaan gemaakt kan worden, het nieuwste eerst"
    ),
    "and say what it was": "en zeggen wat het was",
    "Undone: {what}": "Ongedaan gemaakt: {what}",
    "Type yes to go on:": "Typ ja om door te gaan:",
    "Nothing was undone.": "Er is niets ongedaan gemaakt.",
    # Wrong usage
    "not understood: {what}": "niet begrepen: {what}",
    "something is missing: {what}": "er ontbreekt iets: {what}",
    "{what} does not go with {other}": "{what} gaat niet samen met {other}",
    "{what} needs a value": "{what} heeft een waarde nodig",
    "{value} is no command": "{value} is geen opdracht",
    "{value} does not fit {what}": "{value} kan hier niet: {what}",
    "See coachdesk --help.": "Zie coachdesk --help.",
    "Making the demo": "De demo wordt gemaakt",
}
