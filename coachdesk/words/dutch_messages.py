"""English -> Dutch: the command line, and what can be wrong with a field, a file or a store."""

TEXTS: dict[str, str] = {
    # The command line
    "Something went wrong inside coachdesk ({what}); what was saved is safe.": (
        "Er ging iets mis in coachdesk zelf ({what}); wat was opgeslagen, is er nog."
    ),
    "What was being typed last could not be kept: the caseload is in use elsewhere, "
    "or cannot be written.": (
        "Wat u het laatst typte, kon niet worden opgeslagen: de caseload is ergens anders in "
        "gebruik, of er kan niets in worden opgeslagen."
    ),
    "Closed while something was being read or written; what was not finished is not "
    "in the caseload.": (
        "Gesloten terwijl coachdesk nog las of opsloeg; wat niet af was, staat niet in de caseload."
    ),
    "{option} {value} is not a date; expected year-month-day, as 2026-12-03": (
        "{option} {value} is geen datum; gebruik jaar-maand-dag, zoals 2026-12-03"
    ),
    "The desk needs a terminal for input, output and errors. Without one, try: coachdesk today": (
        "coachdesk heeft een terminal nodig voor invoer, uitvoer en foutmeldingen. "
        "Zonder kan dit wel: coachdesk today"
    ),
    "This terminal cannot show a screen (see TERM). Try: coachdesk today": (
        "Deze terminal kan geen scherm tonen (zie TERM). Dit kan wel: coachdesk today"
    ),
    "--size goes from 0 to {most}": "--size gaat van 0 tot en met {most}",
    "--no-open needs --store with the place to write to": (
        "--no-open kan alleen met --store en de plek voor het bestand"
    ),
    "{path} exists already; the demo never touches it.": (
        "{path} bestaat al; de demo komt daar niet aan."
    ),
    "Written: {file}": "Opgeslagen: {file}",
    (
        "{file} could not be written ({reason}); close it in other programs, or choose another "
        "place. What was there is still there."
    ): (
        "{file} kon niet worden opgeslagen ({reason}); sluit het in andere programma's, of kies "
        "een andere plek. Wat er stond, staat er nog."
    ),
    "To hand over, name the file with -o FILE; with --read-only it is a copy.": (
        "Geef bij overdragen het bestand op met -o BESTAND; met --read-only is het een kopie."
    ),
    "Stopped. Nothing in the caseload was changed.": (
        "Gestopt. Er is niets gewijzigd in de caseload."
    ),
    "Stopped, but the change had been saved. See: coachdesk undo --list": (
        "Gestopt, maar de wijziging was al opgeslagen. Bekijk: coachdesk undo --list"
    ),
    "Version: {value}": "Versie: {value}",
    "Store: {value}": "Bestand: {value}",
    "Schema: {value}": "Versie van het bestand: {value}",
    "Protection: none; the file can be read by whoever has it": (
        "Beveiliging: geen; wie het bestand heeft, kan het lezen"
    ),
    "There is no dossier {ref}. Numbers look like K-00012.": (
        "Er is geen dossier {ref}. Een nummer ziet eruit als K-00012."
    ),
    "There is no file {file}. Check the name.": "Er is geen bestand {file}. Controleer de naam.",
    "The file {file} cannot be read. Check that you may open it.": (
        "{file} is niet te lezen. Controleer of u het bestand mag openen."
    ),
    "Nothing was imported. Places to mend in {file}: {count}.": (
        "Er is niets geïmporteerd. Fouten in {file}: {count}."
    ),
    "Note: {what}": "Let op: {what}",
    "Imported.": "Geïmporteerd.",
    "Nothing written: this was a dry run.": "Er is niets opgeslagen: dit was een proef.",
    "{kind}: {added} added, {updated} changed, {left} as they were": (
        "{kind}: {added} toegevoegd, {updated} gewijzigd, {left} onveranderd"
    ),
    "Today: {day}": "Vandaag: {day}",
    "Work coach: {name}": "Werkcoach: {name}",
    "Caseload: {active} of {limit}, {state}": "Caseload: {active} van {limit}, {state}",
    "1 running intake": "1 lopende intake",
    "{count} running intakes": "{count} lopende intakes",
    (
        "{name} ({ref}): {attended} of {needed} hours, {planned} planned, day {day}, "
        "due {due}, {state}"
    ): (
        "{name} ({ref}): {attended} van {needed} uur, {planned} gepland, dag {day}, "
        "uiterlijk {due}, {state}"
    ),
    # The desk and the files
    "Work coach": "Werkcoach",
    "line {line}": "regel {line}",
    # Records and changes
    "added": "toegevoegd",
    "changed": "gewijzigd",
    "deleted": "verwijderd",
    "import": "import",
    "contact logged": "contact vastgelegd",
    "undone": "ongedaan gemaakt",
    "done again": "opnieuw uitgevoerd",
    "yes": "ja",
    "no": "nee",
    "Not done: this {kind} was changed in another window.": (
        "Niet opgeslagen: dit is in een ander venster gewijzigd ({kind})."
    ),
    "{field}: here {here}, there {there}": "{field}: hier {here}, daar {there}",
    # What is wrong with a field or a file
    "is needed": "is verplicht",
    "is not the passphrase of this caseload": "is niet het wachtwoord van deze caseload",
    "is not the same as the passphrase above": "is niet hetzelfde wachtwoord als hierboven",
    "holds blanks only; a passphrase needs signs that are seen": (
        "bestaat alleen uit spaties; een wachtwoord heeft tekens nodig die u ziet"
    ),
    "begins or ends with a blank, which nobody sees; leave it out": (
        "begint of eindigt met een spatie, en die ziet niemand; haal die weg"
    ),
    "holds a line break; a passphrase is one line": (
        "bevat een regeleinde; een wachtwoord is één regel"
    ),
    "holds a character that is not seen and cannot be typed (a tab, a control character); "
    "leave it out": (
        "bevat een teken dat u niet ziet en niet kunt typen (een tab, een stuurteken); haal het weg"
    ),
    "is longer than the {most} signs that fit everywhere": (
        "is langer dan de {most} tekens die overal passen"
    ),
    "“nothing” is chosen, but a passphrase is typed below": (
        "“niets” is gekozen, maar hieronder staat een wachtwoord"
    ),
    "is not a field coachdesk knows": "is geen veld dat coachdesk kent",
    "is not a setting coachdesk knows": "is geen instelling die coachdesk kent",
    "{value} is not one of: {words}": "{value} is geen van deze woorden: {words}",
    "{value} is not a date; expected year-month-day, as 2026-12-03": (
        "{value} is geen datum; gebruik jaar-maand-dag, zoals 2026-12-03"
    ),
    "{value} is not a time; expected hours:minutes, as 09:30": (
        "{value} is geen tijd; gebruik uren:minuten, zoals 09:30"
    ),
    "{value} is not text": "{value} is geen tekst",
    "{value} is not yes or no; expected true or false": (
        "{value} is geen ja of nee; gebruik true of false"
    ),
    "{value} is not an amount; expected text with two decimals, as 1250.50": (
        "{value} is geen bedrag; gebruik tekst met twee decimalen, zoals 1250.50"
    ),
    "{value} is not a number of hours; expected whole or half hours": (
        "{value} is geen aantal uren; gebruik hele of halve uren"
    ),
    "{value} is not a whole number that fits here": "{value} is geen heel getal dat hier past",
    "{value} is not a list of words": "{value} is geen lijst met woorden",
    "{value} is not a record mark (letters, digits, - and _)": (
        "{value} is geen kenmerk (letters, cijfers, - en _)"
    ),
    "{value} is not a list that fits here": "{value} is geen lijst die hier past",
    "{value} is not a group of fields": "{value} is geen groep velden",
    "{value} is not between {low} and {high}": "{value} ligt niet tussen {low} en {high}",
    "has {length} characters; at most {most} fit": (
        "heeft {length} tekens; er passen er hooguit {most}"
    ),
    "{day} lies before {start} ({other})": "{day} ligt vóór {start} ({other})",
    "more than one debt assistance would be open; end the earlier one first": (
        "er zou meer dan één schuldhulpverlening openstaan; beëindig eerst de vorige"
    ),
    "stands in this dossier already; change that one": ("staat al in dit dossier; wijzig die"),
    "{value} stands here twice": "{value} staat hier twee keer",
    "{value} is already in use": "{value} is al in gebruik",
    "this employer has no vacancy {value}": "deze werkgever heeft geen vacature {value}",
    "this organisation has no social return contract {value}": (
        "deze organisatie heeft geen contract social return {value}"
    ),
    "no dossier has the number {value}": "er is geen dossier met nummer {value}",
    "the field {field} stands twice in one group": (
        "het veld {field} staat twee keer in één groep"
    ),
    "is not valid JSON (line {line}, column {column})": (
        "is geen geldige JSON (regel {line}, kolom {column})"
    ),
    "is not a coachdesk caseload; expected the field format with {format}": (
        "is geen caseload van coachdesk; gebruik het veld format met {format}"
    ),
    "is of version {version}; this coachdesk reads up to version {known}": (
        "heeft versie {version}; deze coachdesk leest tot en met versie {known}"
    ),
    "cannot be read as text ({encoding})": "kan niet als tekst worden gelezen ({encoding})",
    "has no line of column names that coachdesk knows; give the columns names, as Naam and "
    "Telefoon": (
        "heeft geen regel met kolomnamen die coachdesk kent; geef de kolommen namen, zoals Naam en "
        "Telefoon"
    ),
    # What is wrong with a list (CSV), and what should be known of it
    "has letters of another encoding than the rest; mend what looks garbled and, in Excel, save "
    "the file as “CSV UTF-8”": (
        "heeft letters in een andere codering dan de rest; verbeter wat er verminkt uitziet en sla "
        "het bestand in Excel op als “CSV UTF-8”"
    ),
    'has a quotation mark (") that is not closed; close it, or double it in a text': (
        'heeft een aanhalingsteken (") zonder sluitteken; zet het sluitteken erbij, of zet er in '
        'een tekst twee neer ("")'
    ),
    "has no column with a dossier number or a name; add one, as Naam": (
        "heeft geen kolom met een dossiernummer of een naam; voeg er een toe, zoals Naam"
    ),
    "is the same person as {other}; give a dossier number or a birth date": (
        "is dezelfde persoon als {other}; geef een dossiernummer of een geboortedatum"
    ),
    "added as new; {ref} has the same name": "als nieuw toegevoegd; {ref} heeft dezelfde naam",
    "dossier {ref} was {was} and becomes {becomes}": "dossier {ref} was {was} en wordt {becomes}",
    "is needed, because the dossier is closed": "is verplicht, omdat het dossier is afgesloten",
    "needs a dossier number or a name": "heeft een dossiernummer of een naam nodig",
    "{value} is not a whole name; expected Last, First or First Last": (
        "{value} is geen volledige naam; gebruik Achternaam, Voornaam of Voornaam Achternaam"
    ),
    ("{value} is not a date; expected day-month-year with the year, as 3-12-2026, or 2026-12-03"): (
        "{value} is geen datum; gebruik dag-maand-jaar met het jaar, zoals 3-12-2026, of 2026-12-03"
    ),
    "{value} has the month before the day; expected day-month-year, as 31-12-2026": (
        "{value} heeft de maand vóór de dag; gebruik dag-maand-jaar, zoals 31-12-2026"
    ),
    "{value} is not yes or no; expected ja or nee": "{value} is geen ja of nee; gebruik ja of nee",
    "{value} is not an amount; expected digits, as 1250,50": (
        "{value} is geen bedrag; gebruik cijfers, zoals 1250,50"
    ),
    "{value} is not a number of hours; expected steps of a half, as 2,5": (
        "{value} is geen aantal uren; gebruik hele of halve uren, zoals 2,5"
    ),
    "{value} was rounded by a spreadsheet and lost digits; expected all of them": (
        "{value} is door een spreadsheet afgerond en mist cijfers; zet alle cijfers neer"
    ),
    "is not a column coachdesk knows; it is not read": (
        "is geen kolom die coachdesk kent; wordt niet gelezen"
    ),
    "is not read: other columns hold these names in parts": (
        "wordt niet gelezen: deze namen staan al in andere kolommen"
    ),
    "{value} stands in a column without a name; it is not read ({count} times)": (
        "{value} staat in een kolom zonder naam; wordt niet gelezen ({count} keer)"
    ),
    "{value} is read as day-month; no line shows the order ({count} dates)": (
        "{value} is gelezen als dag-maand; geen regel laat de volgorde zien ({count} datums)"
    ),
    "is read as first name {first_name}, last name {last_name}": (
        "is gelezen als voornaam {first_name}, achternaam {last_name}"
    ),
    "is not given; who is new is registered on {today} ({count} lines)": (
        "ontbreekt; wie nieuw is, krijgt als meldingsdatum {today} ({count} regels)"
    ),
    "is not given; who is new is registered on {registered} ({count} lines)": (
        "ontbreekt; wie nieuw is, krijgt als meldingsdatum {registered} ({count} regels)"
    ),
    "is not given; who is new has a plan agreed on {agreed} ({count} lines)": (
        "ontbreekt; wie nieuw is, krijgt als datum van het plan {agreed} ({count} regels)"
    ),
    "is not given; registered after {agreed}, so no plan is taken as agreed then ({count} lines)": (
        "ontbreekt; gemeld na {agreed}, dus toen was er nog geen plan afgesproken ({count} regels)"
    ),
    "is not given; who is new was last spoken to on {spoken}, taken as {mode} ({count} lines)": (
        "ontbreekt; wie nieuw is, krijgt als laatste contact {spoken}, {mode} ({count} regels)"
    ),
    "{value} lies ahead; expected today or a day before it": (
        "{value} moet nog komen; gebruik vandaag of een dag daarvoor"
    ),
    "has no column {value} to leave out": "heeft geen kolom {value} om over te slaan",
    "has no way of contact beside it; taken as {mode} ({count} lines)": (
        "staat er zonder manier van contact; gekozen is {mode} ({count} regels)"
    ),
    "{value} has no date of contact beside it; it is not read ({count} times)": (
        "{value} staat er zonder datum van het contact; wordt niet gelezen ({count} keer)"
    ),
    "holds what may be a citizen service number (BSN); coachdesk has no place for one": (
        "bevat misschien een burgerservicenummer (BSN); coachdesk heeft daar geen plek voor"
    ),
    "and 1 more place": "en nog 1 plek",
    "and {count} more places": "en nog {count} plekken",
    # What is wrong with a store
    "This account has no home folder to keep the caseload in. Name a place: --store PATH, or "
    "COACHDESK_STORE.": (
        "Dit account heeft geen eigen map om de caseload in te bewaren. Noem een plek: --store "
        "PAD, of COACHDESK_STORE."
    ),
    "There is no caseload at {path}. Start coachdesk to make one, or import a file.": (
        "Er is geen caseload in {path}. Start coachdesk om er een te maken, of importeer een "
        "bestand."
    ),
    "{path} is not a file. Choose another place with --store.": (
        "{path} is geen bestand. Kies een andere plek met --store."
    ),
    "The caseload at {path} cannot be opened. Check that you may read that folder.": (
        "De caseload in {path} kan niet worden geopend. Controleer of u die map mag lezen."
    ),
    "Nothing can be written at {path}. Check that you may write in that folder.": (
        "Op {path} kan niets worden opgeslagen. Controleer of u in die map mag schrijven."
    ),
    "{path} is not a coachdesk caseload. Choose another file with --store.": (
        "{path} is geen caseload van coachdesk. Kies een ander bestand met --store."
    ),
    (
        "{path} was made by a newer coachdesk (schema {version}, this one knows {known}). "
        "Update coachdesk to open it."
    ): (
        "{path} is gemaakt met een nieuwere coachdesk (schema {version}, deze kent {known}). "
        "Werk coachdesk bij om het te openen."
    ),
    (
        "{path} was made by an older coachdesk (schema {version}). "
        "Open it once with coachdesk to bring it up to date."
    ): (
        "{path} is gemaakt met een oudere coachdesk (schema {version}). "
        "Open het één keer met coachdesk om het bij te werken."
    ),
    "The caseload at {path} is damaged. Put back a backup of it.": (
        "De caseload in {path} is beschadigd. Zet er een back-up van terug."
    ),
    "The caseload at {path} is in use by another window. Try again in a moment.": (
        "De caseload in {path} is in gebruik in een ander venster. Probeer het zo opnieuw."
    ),
    "Not saved: the disk of {path} is full. Make room and save again.": (
        "Niet opgeslagen: de schijf van {path} is vol. Maak ruimte en sla opnieuw op."
    ),
    "Not saved: the disk of {path} gives an error. Check the drive and save again.": (
        "Niet opgeslagen: de schijf van {path} geeft een fout. Controleer de schijf en sla "
        "opnieuw op."
    ),
    "This caseload is open for reading only; nothing was changed.": (
        "Deze caseload is alleen om te lezen geopend; er is niets gewijzigd."
    ),
    # What is wrong with a typed date or time
    "A date is needed.": "Vul een datum in.",
    "“{text}” is not a date. Try 3 dec, 3-12, fri, +2w or 2026-12-03.": (
        "“{text}” is geen datum. Typ bijvoorbeeld 3 dec, 3-12, vr, +2w of 2026-12-03."
    ),
    "{month_name} has {days} days, so day {day} does not exist.": (
        "Dag {day} bestaat niet: {month_name} heeft {days} dagen."
    ),
    "{month_name} {year} has {days} days, so day {day} does not exist.": (
        "Dag {day} bestaat niet: {month_name} {year} heeft {days} dagen."
    ),
    "There is no month {month}; months go from 1 to 12.": (
        "Maand {month} bestaat niet; maanden gaan van 1 tot en met 12."
    ),
    "There is no week {week}; there are {weeks}.": "Week {week} bestaat niet; er zijn er {weeks}.",
    "{year} has {weeks} weeks, so week {week} does not exist.": (
        "Week {week} bestaat niet: {year} heeft {weeks} weken."
    ),
    "{date} is on {actual}, not on {typed}.": "{date} valt op {actual}, niet op {typed}.",
    "The year {year} is out of range ({first} to {last}).": (
        "Het jaar {year} kan hier niet ({first} tot en met {last})."
    ),
    "That date is out of range ({first} to {last}).": (
        "Die datum kan hier niet ({first} tot en met {last})."
    ),
    "A time is needed.": "Vul een tijd in.",
    "“{text}” is not a time. Try 9:30, 930 or half 3.": (
        "“{text}” is geen tijd. Typ bijvoorbeeld 9:30, 930 of half 3."
    ),
    "There is no hour {hour}; hours go from 0 to {last}.": (
        "Uur {hour} bestaat niet; uren gaan van 0 tot en met {last}."
    ),
    "There is no minute {minute}; minutes go from 0 to {last}.": (
        "Minuut {minute} bestaat niet; minuten gaan van 0 tot en met {last}."
    ),
    (
        "{path} was left in the middle of a write. "
        "Open it once with coachdesk to mend it; nothing saved is lost."
    ): (
        "{path} is tijdens het opslaan afgebroken. Open het één keer met coachdesk, dan is het "
        "weer in orde; alles wat was opgeslagen, is er nog."
    ),
    "There is nothing to read: standard input is closed.": (
        "Er valt niets te lezen: de standaardinvoer is gesloten."
    ),
    "The demo needs a day between {first} and {last}, not {day}.": (
        "De demo kan alleen op een dag tussen {first} en {last}, niet op {day}."
    ),
    "The demo is made anew each time, so it cannot be read-only.": (
        "De demo wordt elke keer nieuw gemaakt; die kan dus niet met alleen lezen."
    ),
    "{value} is kept for the caseload itself; choose another place": (
        "{value} is een bestand van de caseload zelf; kies een andere plek"
    ),
    "The output cannot be written: standard output is closed.": (
        "Er kan niets naar de uitvoer: de standaarduitvoer is gesloten."
    ),
    "The output could not be written ({reason}).": "De uitvoer is niet gelukt ({reason}).",
    "Note: Windows PowerShell garbles letters as ë behind > and |. Use -o FILE, or first: "
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8": (
        "Let op: Windows PowerShell verminkt letters als ë achter > en |. Gebruik -o BESTAND, of "
        "eerst: [Console]::OutputEncoding = [Text.Encoding]::UTF8"
    ),
    "Note: a pipe of Windows PowerShell sends ? for letters as ë. If names lack letters, take it "
    "back and name the file instead: coachdesk import FILE": (
        "Let op: een pipe van Windows PowerShell stuurt ? voor letters als ë. Missen namen "
        "letters, maak de import dan ongedaan en noem het bestand zelf: coachdesk import BESTAND"
    ),
    "Settings: in the store itself; there is no other file": (
        "Instellingen: in de caseload zelf; er is geen ander bestand"
    ),
    "line brought back": "regel teruggehaald",
    # The plan on paper, as the jobseeker reads it
    "My plan": "Mijn plan",
    "My work coach": "Mijn werkcoach",
    "Agreed on": "Afgesproken op",
    "Date of this page": "Datum van dit blad",
    "My goal": "Mijn doel",
    "My steps": "Mijn stappen",
    "Nothing done: you type, but no field is open.": (
        "Niets gedaan: u typt, maar er is geen veld open."
    ),
    "A contact: c.": "Een contact vastleggen: c.",
    "My appointments": "Mijn afspraken",
    "My workshops": "Mijn workshops",
    "What helps me": "Wat mij helpt",
    "My debts": "Mijn schulden",
    "Who does it: {who}": "Wie doet het: {who}",
    "When: no later than {day}": "Wanneer: uiterlijk {day}",
    "Done on {day}": "Klaar op {day}",
    "Done": "Klaar",
    "me": "ik",
    "my work coach": "mijn werkcoach",
    "me and my work coach": "ik en mijn werkcoach",
    "There is no appointment yet.": "Er is nog geen afspraak.",
    "{day} at {time}": "{day} om {time} uur",
    "Where or how: {place}": "Waar of hoe: {place}",
    "This is about: {purpose}": "Dit gaat over: {purpose}",
    "at the office": "op kantoor",
    "at my home": "bij mij thuis",
    "at the workplace": "op de werkplek",
    "by video call": "met een videogesprek",
    "by phone": "via de telefoon",
    "by message": "met een bericht",
    "Do I have a question, or does something change? I ask my work coach.": (
        "Heb ik een vraag of verandert er iets? Dan vraag ik het mijn werkcoach."
    ),
}
