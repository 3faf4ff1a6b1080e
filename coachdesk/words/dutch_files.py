"""English -> Dutch: files in and out."""

TEXTS: dict[str, str] = {
    "Exporting": "Exporteren",
    "Importing": "Importeren",
    "Rows left out: {count}. Mend them in {file} and import that file.": (
        "Niet geïmporteerde regels: {count}. Verbeter ze in {file} en importeer dat bestand."
    ),
    "{file} is no ordinary file": "{file} is geen gewoon bestand",
    "{value} is no ordinary file; choose another name": (
        "{value} is geen gewoon bestand; kies een andere naam"
    ),
    "{file} is there already. Choose another name, or add --force to replace it.": (
        "{file} is er al. Kies een andere naam, of voeg --force toe om het te vervangen."
    ),
    "{file} is a folder. Name the file in it.": "{file} is een map. Noem het bestand daarin.",
    "{file} is no ordinary file, so it is not read. A pipe can be read with - and standard "
    "input.": (
        "{file} is geen gewoon bestand en wordt niet gelezen. Een pipe kan worden gelezen met - "
        "en standaardinvoer."
    ),
    "The file {file} cannot be read ({reason}).": "{file} is niet te lezen ({reason}).",
    "it is larger than {most} MB": "het is groter dan {most} MB",
    "The access log could not be written: this file is not noted there.": (
        "In het logboek kon niets worden opgeslagen: dit bestand staat daar niet in."
    ),
    "The caseload is in use or cannot be written: this file is not noted in its history.": (
        "De caseload is in gebruik, of er kan niet in worden opgeslagen: dit bestand staat niet in "
        "de historie."
    ),
    "To mend": "Te verbeteren",
    "a JSON file": "een JSON-bestand",
    "there is no column {name}; there are: {names}": ("er is geen kolom {name}; wel: {names}"),
    "{file} could not be written ({reason}). Nothing was imported.": (
        "{file} kon niet worden opgeslagen ({reason}). Er is niets geïmporteerd."
    ),
    "{value} is not a time; expected hours:minutes, as 9:30": (
        "{value} is geen tijd; gebruik uren:minuten, zoals 9:30"
    ),
    "{value} is not what another line says of the same workshop: {other}": (
        "{value} is niet wat een andere regel van dezelfde workshop zegt: {other}"
    ),
    "{value} stands beside the names in a column without a name; "
    "give every column its own name, as Voornaam and Achternaam": (
        "{value} staat naast de namen in een kolom zonder naam; "
        "geef elke kolom een eigen naam, zoals Voornaam en Achternaam"
    ),
    "cannot be read as text ({encoding}); in Excel, save it as “CSV UTF-8” and import that": (
        "kan niet als tekst worden gelezen ({encoding}); sla het in Excel op als “CSV UTF-8” en "
        "importeer dat bestand"
    ),
    "{value} looks like text of MS-DOS or an old Macintosh; in Excel, save the file as “CSV UTF-8” "
    "and import that": (
        "{value} lijkt tekst van MS-DOS of een oude Macintosh; sla het bestand in Excel op als "
        "“CSV UTF-8” en importeer dat bestand"
    ),
    "{value} was garbled on its way, as > and | do in Windows PowerShell; give the file as it was, "
    "or write it anew with -o FILE": (
        "{value} is onderweg verminkt, zoals > en | dat in Windows PowerShell doen; geef het "
        "bestand zoals het was, of maak het opnieuw met -o BESTAND"
    ),
    "has column names again; put this second list in a file of its own": (
        "heeft opnieuw kolomnamen; zet deze tweede lijst in een apart bestand"
    ),
    'has a quotation mark (") that takes in lines {first} to {last}; close it, or double it in a '
    "text": (
        'heeft een aanhalingsteken (") zonder sluitteken, van regel {first} tot en met {last}; zet '
        'het sluitteken erbij, of zet er in een tekst twee neer ("")'
    ),
    "has {count} values under {columns} columns; a text with a delimiter (; or ,) in it must stand "
    "in quotation marks, and a remark in a column with a name": (
        "heeft {count} waarden onder {columns} kolommen; een tekst met een scheidingsteken "
        "(; of ,) erin moet tussen aanhalingstekens staan, en een opmerking in een kolom met een "
        "naam"
    ),
    "{value} is not a whole row; a text of more lines must stand in quotation marks, and a line "
    "that is no row must go": (
        "{value} is geen hele regel; een tekst van meer regels moet tussen aanhalingstekens staan, "
        "en een regel die niet bij de lijst hoort moet weg"
    ),
    "{value} is written for web pages; write the letter itself, as ë": (
        "{value} is geschreven voor webpagina's; schrijf de letter zelf, zoals ë"
    ),
    "{value} is not what another column of the same says ({other}); leave one of these columns "
    "out": (
        "{value} is iets anders dan een andere kolom hierover zegt ({other}); laat een van deze "
        "kolommen weg"
    ),
    "{value} has a part without letters; expected a name and nothing else": (
        "{value} heeft een deel zonder letters; zet hier alleen een naam"
    ),
    "{value} could be thousands or decimals; expected digits, as 1250,50": (
        "{value} kan duizendtallen of decimalen zijn; gebruik alleen cijfers, zoals 1250,50"
    ),
    "stands above the column names; it is not read ({count} lines, the last is line {last})": (
        "staat boven de kolomnamen; wordt niet gelezen ({count} regels, de laatste is regel {last})"
    ),
    "{value} stands alone on its line; it is taken as a person": (
        "{value} staat alleen op de regel; geïmporteerd als persoon"
    ),
    "{value} is read as thousands; no line shows which sign stands before decimals "
    "({count} numbers)": (
        "{value} is gelezen als duizendtallen; geen regel laat zien welk teken voor decimalen "
        "staat ({count} getallen)"
    ),
    "{value} is not the name of a person; a line of totals must go": (
        "{value} is geen naam van een persoon; een regel met totalen moet weg"
    ),
    "{value} is a spreadsheet's error, not what stood there; expected the value": (
        "{value} is een foutmelding van de spreadsheet; zet de waarde zelf neer"
    ),
    "has no rows under it": "heeft geen regels eronder",
    "{value} may have lost its first zero in a spreadsheet; it is read as it stands "
    "({count} numbers)": (
        "{value} kan in een spreadsheet de eerste nul zijn kwijtgeraakt; gelezen zoals het er "
        "staat ({count} nummers)"
    ),
    "{value} looks garbled by a wrong encoding; it is read as it stands ({count} cells; lines: "
    "{lines})": (
        "{value} lijkt verminkt door een verkeerde tekencodering; gelezen zoals het er staat "
        "({count} cellen; regels: {lines})"
    ),
    "is no calendar; expected an .ics file, as Outlook and Google save it": (
        "is geen agenda; kies een .ics-bestand, zoals Outlook en Google dat opslaan"
    ),
    "is cut short or damaged: not all of the calendar is in it; save it again": (
        "is afgebroken of beschadigd: niet de hele agenda staat erin; sla die opnieuw op"
    ),
    "is too large: at most {most} events; save a shorter time": (
        "is te groot: hooguit {most} gebeurtenissen; sla een kortere periode op"
    ),
    "repeats too often, or says too much; it is left out ({count} events)": (
        "herhaalt zich te vaak, of is te lang; dit blijft erbuiten ({count} gebeurtenissen)"
    ),
    "has no time that can be read; it is left out ({count} events)": (
        "heeft geen leesbare tijd; dit blijft erbuiten ({count} gebeurtenissen)"
    ),
    "has a time zone that is not known; its times are read as Dutch time ({count} events)": (
        "heeft een onbekende tijdzone; de tijden zijn gelezen als Nederlandse tijd "
        "({count} gebeurtenissen)"
    ),
    "new appointment": "nieuwe afspraak",
    "a calendar": "een agenda",
    "Appointments: {added} new, {moved} moved, {cancelled} cancelled, {left} as they were. "
    "Busy times: {busy}.": (
        "Afspraken: {added} nieuw, {moved} verzet, {cancelled} vervallen, {left} onveranderd. "
        "Bezette tijden: {busy}."
    ),
    "{value}: garbled by a wrong encoding, and put right ({count} cells; lines: {lines})": (
        "{value}: verminkt door een verkeerde tekencodering, en verbeterd ({count} cellen; regels: "
        "{lines})"
    ),
    "{value} is read as {other}: the file is in the encoding of Central Europe": (
        "{value} is gelezen als {other}: het bestand heeft de tekencodering van Midden-Europa"
    ),
    "{value} is a day that does not exist": "{value} is een dag die niet bestaat",
    "{value} is taken as nothing, as formulas leave it ({count} cells)": (
        "{value} is gelezen als niets, zoals formules het achterlaten ({count} cellen)"
    ),
    "is a web page; open it in Excel, save it as “CSV UTF-8” and import that": (
        "is een webpagina; open die in Excel, bewaar als “CSV UTF-8” en lees dat in"
    ),
    'has a quotation mark (") that takes in line {first}; close it, or double it in a text': (
        'heeft een aanhalingsteken (") zonder sluitteken, dat regel {first} meeneemt; zet het '
        'sluitteken erbij, of zet er in een tekst twee neer ("")'
    ),
    "is a PDF and no list; ask for the list in Excel, or as CSV": (
        "is een pdf en geen lijst; vraag de lijst in Excel of als CSV"
    ),
    "is no list but another kind of file, as a picture or a backup; a backup is put back with: "
    "coachdesk restore": (
        "is geen lijst maar een ander soort bestand, zoals een foto of een back-up; een back-up "
        "zet u terug met: coachdesk restore"
    ),
    "is a document and no list; put the table in Excel and save it as “CSV UTF-8”": (
        "is een document en geen lijst; zet de tabel in Excel en sla die op als “CSV UTF-8”"
    ),
    "is a list of contacts from a phone or from Outlook; export it as CSV": (
        "is een lijst van contactpersonen uit een telefoon of uit Outlook; exporteer die als CSV"
    ),
    "looks like a log of contacts, not like a list of people; give it a column with dossier "
    "numbers or whole names, as Klantnr, so that each contact finds its person": (
        "lijkt een lijst van contacten, niet van mensen; geef er een kolom met dossiernummers of "
        "hele namen bij, zoals Klantnr, zodat elk contact bij de juiste persoon komt"
    ),
    "is not read: this is a list of contacts": (
        "wordt niet gelezen: dit is een lijst van contacten"
    ),
    "is not given; taken as {mode} ({count} contacts)": (
        "ontbreekt; gelezen als {mode} ({count} contacten)"
    ),
    "nobody here is called {value}; give the dossier number": (
        "niemand heet hier {value}; geef het dossiernummer"
    ),
    "{value} can be {refs}; give the dossier number": (
        "{value} kan {refs} zijn; geef het dossiernummer"
    ),
    "{value} is a remark and no person; such a line must go": (
        "{value} is een opmerking en geen persoon; zo'n regel moet weg"
    ),
    "{value} is read with the first name first; where last names stand first, --names last-first "
    "says so for the whole file ({count} names)": (
        "{value} is gelezen met de voornaam vooraan; staan achternamen vooraan, dan zegt --names "
        "last-first dat voor het hele bestand ({count} namen)"
    ),
    "{value} is set aside: another column says the same better ({count} times)": (
        "{value} is niet overgenomen: een andere kolom zegt hetzelfde beter ({count} keer)"
    ),
    "{value} holds more than a name; expected a name and nothing else": (
        "{value} is meer dan een naam; zet hier alleen een naam"
    ),
    "{value} holds more than a name; the remark is left out ({count} names; lines: {lines})": (
        "{value} is meer dan een naam; de opmerking is niet overgenomen ({count} namen; regels: "
        "{lines})"
    ),
    "{lines} and {count} more": "{lines} en nog {count}",
    "has the name and birth date of {other}, under another number; both are kept": (
        "heeft de naam en geboortedatum van {other}, onder een ander nummer; beide blijven staan"
    ),
    "{value} stays as it is here, where the file has lost letters, accents or case "
    "({count} names)": (
        "{value} blijft zoals het hier staat; het bestand mist letters, accenten of hoofdletters "
        "({count} namen)"
    ),
    "is not given; taken as {purpose} ({count} contacts)": (
        "ontbreekt; genomen is {purpose} ({count} contacten)"
    ),
    "stands behind {value} and may be about them; it is not read. If it is the person's own, add "
    "(klant) to the column name": (
        "staat achter {value} en kan daarover gaan; wordt niet gelezen. Gaat het wel over de "
        "klant, zet dan (klant) achter de kolomnaam"
    ),
    "is not read: {value} is no dossier number": (
        "wordt niet gelezen: {value} is geen dossiernummer"
    ),
    # Bringing a file in, on screen
    "Bring a list in": "Een lijst importeren",
    "Bring a list from Excel in, or a caseload": "Een lijst uit Excel importeren, of een caseload",
    "A list from Excel, a table of details, a caseload in JSON, or a calendar (.ics).": (
        "Een lijst uit Excel, een tabel met details, een caseload in JSON, of een agenda (.ics)."
    ),
    "New appointments ({count})": "Nieuwe afspraken ({count})",
    "Appointments that move ({count})": "Afspraken die worden verzet ({count})",
    "Appointments that are cancelled ({count})": "Afspraken die vervallen ({count})",
    "Busy times, of which only the time is kept ({count})": (
        "Bezette tijden, waarvan alleen de tijd wordt bewaard ({count})"
    ),
    "Take the calendar in": "De agenda importeren",
    "Read the line as a whole": "De regel helemaal lezen",
    "Read the file again": "Het bestand opnieuw lezen",
    "Nothing of it can be taken in.": "Hiervan kan niets worden geïmporteerd.",
    "Nothing in it is new.": "Er staat niets nieuws in.",
    "Import": "Importeren",
    "i brings a list in from Excel.": "Toets i: een lijst uit Excel importeren.",
    "Take the file in": "Het bestand importeren",
    "take in": "importeren",
    "Say what a column means; read another line": (
        "Zeggen wat er in een kolom staat; een regel helemaal lezen"
    ),
    "column": "kolom",
    "Write the rows to mend to a file": "De regels met fouten apart opslaan",
    "rows to mend": "fouten",
    "Leave without taking anything in": "Sluiten zonder te importeren",
    "To mend ({count})": "Fouten ({count})",
    "Columns of the file, and what they fill": "Kolommen van het bestand, en waar ze komen",
    "Last contacts went by": "Manier van de laatste contacten",
    "for the whole file": "voor het hele bestand",
    "Good to know": "Goed om te weten",
    "There are no rows to mend.": "Er zijn geen regels met fouten.",
    "Mend the file itself first: not every line of it is a whole row.": (
        "Verbeter eerst het bestand zelf: niet elke regel ervan is compleet."
    ),
    "Nothing can be taken in before this is mended.": (
        "Er kan niets worden geïmporteerd voordat dit is verbeterd."
    ),
    "Taken in so far: {count}": "Tot nu toe geïmporteerd: {count}",
    "u takes the whole import back.": "De hele import ongedaan maken: toets u.",
    "Stopped; nothing was taken in.": "Gestopt; er is niets geïmporteerd.",
    "What does “{header}” hold?": "Wat staat er in de kolom “{header}”?",
    "This folder does not answer yet; the path can be typed all the same.": (
        "Deze map antwoordt nog niet; u kunt het pad wel typen."
    ),
    "1 place to mend; nothing can be taken in yet.": (
        "1 fout; er kan nog niets worden geïmporteerd."
    ),
    "{count} places to mend; nothing can be taken in yet.": (
        "{count} fouten; er kan nog niets worden geïmporteerd."
    ),
    "{added} new, {updated} changed, {left} as they were": (
        "{added} nieuw, {updated} gewijzigd, {left} onveranderd"
    ),
    "1 row to mend stays out and goes to a file.": (
        "1 regel met fouten wordt niet geïmporteerd en komt in een apart bestand."
    ),
    "{count} rows to mend stay out and go to a file.": (
        "{count} regels met fouten worden niet geïmporteerd en komen in een apart bestand."
    ),
    "{list}-to-mend": "{list}-fouten",
    "The rows to mend are in {file}; bring that in when it is mended.": (
        "De regels met fouten staan in {file}. Verbeter ze en importeer dan dat bestand."
    ),
    "take these in": "deze importeren",
    "mend it first": "eerst verbeteren",
    "No row of it can be taken in before it is mended.": (
        "Er kan geen regel worden geïmporteerd voordat die is verbeterd."
    ),
    "Read the file again, mended": "Het verbeterde bestand opnieuw lezen",
    "read again": "opnieuw",
    "Columns and answers are those of the last list with these headers.": (
        "Kolommen en antwoorden zijn overgenomen van de vorige lijst met deze kolomnamen."
    ),
    "What the list does not say: enter answers": (
        "Wat niet in de lijst staat: met enter vult u het in"
    ),
    "Registered since": "Gemeld op",
    "Last spoken to on": "Laatst gesproken op",
    "no plan": "geen plan",
    "1 new person without a day": "1 nieuwe persoon zonder datum",
    "{count} new people without a day": "{count} nieuwe mensen zonder datum",
    "Names stand with": "Volgorde van de namen",
    "last name first": "achternaam vooraan",
    "first name first": "voornaam vooraan",
    "Day": "Datum",
    "now": "nu",
    "nobody": "niemand",
    "1 person": "1 persoon",
    "{count} people": "{count} mensen",
    "On Today with these answers: {what}.": "Met deze antwoorden op Vandaag: {what}.",
    "Without a day they count as new today: Today asks for an intake after 3 days, and for a "
    "plan after two weeks. A day that is about right is better than today.": (
        "Zonder datum gelden zij als vandaag gemeld: Vandaag vraagt na 3 dagen om een intake en na "
        "twee weken om een plan. Een datum die ongeveer klopt, is beter dan vandaag."
    ),
    "Without a day Today says of each that there is no plan. With a day nothing is asked until "
    "the plan is to be looked at again.": (
        "Zonder datum meldt Vandaag bij iedereen dat er geen plan is. Met een datum wordt er niets "
        "gevraagd tot het plan opnieuw besproken moet worden."
    ),
    "Without a day Today says of each that the first talk is to be held. With a day each gets a "
    "contact on it, and is to be seen again within the quarter.": (
        "Zonder datum meldt Vandaag bij iedereen dat het eerste gesprek nog moet komen. Met een "
        "datum krijgt iedereen een contact op die dag, en moet dan binnen drie maanden weer worden "
        "gezien."
    ),
    "leave this column out": "deze kolom overslaan",
    "Rows to mend": "Regels met fouten",
    "Each row says what is wrong with it; mended, the file can be brought in.": (
        "Bij elke regel staat wat er mis is. Verbeter de regels en importeer dan dit bestand."
    ),
    # Handing dossiers over, and taking them over
    "dossiers handed over": "overgedragen",
    "To hand over: {ref} ({what})": "Over te dragen: {ref} ({what})",
    "Hand over, and close here? (y/n)": "Overdragen, en hier afsluiten? (j/n)",
    "Nothing was handed over.": "Er is niets overgedragen.",
    "Nothing was handed over: {what}": "Er is niets overgedragen: {what}",
    "Handed over, and closed here: {refs}. On the desk u takes it back.": (
        "Overgedragen, en hier afgesloten: {refs}. Ongedaan maken: toets u in coachdesk."
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
        "{value} is hier het nummer van iemand anders; dit dossier krijgt {ref}"
    ),
    "this file was dealt with before; {value} stays here as it is": (
        "dit bestand is al eerder verwerkt; {value} blijft hier zoals het is"
    ),
    "Hand over to another coach": "Overdragen aan een andere werkcoach",
    "Hand those marked over to another coach": (
        "Wie is aangevinkt overdragen aan een andere werkcoach"
    ),
    "Hand the dossier over to another coach": "Het dossier overdragen aan een andere werkcoach",
    "1 dossier goes out whole and closes here: {who} ({what})": (
        "1 dossier gaat met alles wat erin staat naar de ander en wordt hier afgesloten: {who} "
        "({what})"
    ),
    "{count} dossiers go out whole and close here: {who} ({what})": (
        "{count} dossiers gaan met alles wat erin staat naar de ander en worden hier afgesloten: "
        "{who} ({what})"
    ),
    "{who} goes to another coach, and this dossier closes here.": (
        "{who} gaat naar een andere werkcoach; het dossier wordt hier afgesloten."
    ),
    "{who} go to another coach, and these {count} dossiers close here.": (
        "{who} gaan naar een andere werkcoach; deze {count} dossiers worden hier afgesloten."
    ),
    "hand over": "overdragen",
    "keep here": "hier houden",
    "Mark with space whom you hand over, then press H.": (
        "Vink met de spatiebalk aan wie u overdraagt, en toets dan H."
    ),
    "Handed over, and closed here. The file holds everything: mind where it goes. "
    "u takes the closing back.": (
        "Overgedragen, en hier afgesloten. In het bestand staat alles: let op waar het blijft. Het "
        "afsluiten ongedaan maken: toets u."
    ),
    # Names of files that are proposed
    "appointments-{day}.ics": "afspraken-{day}.ics",
    "{list}-to-mend.csv": "{list}-fouten.csv",
    "coachdesk-recovery-sheet.html": "coachdesk-herstelblad.html",
    "handover-{ref}-{day}.json": "overdracht-{ref}-{day}.json",
    # Why the system did not read or write
    "it is open in another program, or you may not use it": (
        "het is open in een ander programma, of u hebt er geen rechten voor"
    ),
    "you may not use it": "u hebt er geen rechten voor",
    "that drive can only be read": "op die schijf kan alleen worden gelezen",
    "it is not there": "dat bestand of die map is er niet",
    "it is there already": "het is er al",
    "that is a folder": "dat is een map",
    "a part of the path is no folder": "een deel van het pad is geen map",
    "the disk is full": "de schijf is vol",
    "your room on that drive is used up": "uw ruimte op die schijf is vol",
    "the name is too long": "de naam is te lang",
    "it is in use": "het is in gebruik",
    "the drive gives an error": "de schijf geeft een fout",
    "the network drive does not answer": "de netwerkschijf antwoordt niet",
    "{value} lies ahead, so nobody was spoken to yet; it is not read ({count} times)": (
        "{value} ligt nog in de toekomst: er is nog niemand gesproken; niet gelezen ({count} keer)"
    ),
}
