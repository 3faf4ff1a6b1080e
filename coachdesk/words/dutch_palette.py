"""English -> Dutch: the palette, and the words by which it finds a command or a setting."""

TEXTS: dict[str, str] = {
    "Type on: other screens and all settings.": "Typ verder: andere schermen en alle instellingen.",
    "Nothing is called so. Try another word, as: print, backup, import, name.": (
        "Er is niets met die naam. Probeer een ander woord, zoals: afdrukken, back-up, importeren, "
        "naam."
    ),
    "Dossier": "Dossier",
    "Whose dossier?": "Wiens dossier?",
    "Press {key} here: {what}": "Druk hier op {key}: {what}",
    "The next person of the list": "De volgende persoon van de lijst",
    "The person before in the list": "De vorige persoon van de lijst",
    "next person": "volgende",
    "following, forward": "volgende, verder, bladeren",
    "previous, back": "vorige, terug, bladeren",
    "There is nobody further on in the list.": "Verderop in de lijst staat niemand meer.",
    "begin, workshops, new": "beginnen, workshops, nieuw",
    "course, training, participant": "cursus, training, deelnemer, deelnemen",
    "call off, remove": "afzeggen, annuleren, verwijderen",
    "series, every week, again": "reeks, elke week, opnieuw",
    "minutes, length, duration, appointment, calendar": "minuten, duur, lengte, afspraak, agenda",
    # Copying
    "Copy what is highlighted: phone, e-mail, line or text": (
        "Kopieer wat gekozen is: telefoon, e-mail, regel of tekst"
    ),
    "clipboard, paste, phone number, e-mail address": (
        "kopiëren, klembord, plakken, telefoonnummer, e-mailadres"
    ),
    "Choose a line first: it is what is copied.": "Kies eerst een regel: die wordt gekopieerd.",
    "What do you want to copy?": "Wat wilt u kopiëren?",
    "e-mail": "e-mail",
    "line": "regel",
    "The phone number is copied.": "Het telefoonnummer is gekopieerd.",
    "The e-mail address is copied.": "Het e-mailadres is gekopieerd.",
    "The line is copied.": "De regel is gekopieerd.",
    "The text is copied.": "De tekst is gekopieerd.",
    "y copies · enter/esc closes": "y: kopiëren · enter/esc: sluiten",
    "shift+mouse": "shift+muis",
    "Select text, which the terminal then copies": "Tekst selecteren; de terminal kopieert die",
    "The size of letters is the terminal's own: try ctrl and + or -.": (
        "De lettergrootte regelt de terminal zelf: probeer ctrl met + of -."
    ),
    "letter size, font size, larger, smaller, zoom": (
        "lettergrootte, letters, lettertype, groter, kleiner, zoomen"
    ),
    "terminal": "terminal",
    "limit, maximum, full": "limiet, maximum, vol",
    "Change whose details?": "Wiens gegevens wijzigen?",
    "Close or open again whose dossier?": "Wiens dossier afsluiten of weer openen?",
    "Print whose plan?": "Wiens plan afdrukken?",
    "The dossier of {name} was closed on {day}. Open it again?": (
        "Het dossier van {name} is op {day} afgesloten. Weer openen?"
    ),
    # Settings
    "language, Dutch, English": "taal, Nederlands, Engels",
    "colours, dark, light, high contrast, look": (
        "kleuren, thema, donker, licht, contrast, uiterlijk"
    ),
    "date, day, notation": "datum, dag, notatie",
    "lock, minutes, automatic, password": "vergrendelen, minuten, automatisch, wachtwoord",
    # Commands
    "date, week, jump": "datum, week, springen",
    "start, work list, to do": "begin, werklijst, te doen",
    "people, jobseekers, list": "mensen, personen, klanten, lijst",
    "workshops, first weeks, roll call, attendance": (
        "workshops, eerste weken, aanmelding, presentie, aanwezigheid"
    ),
    "calendar, appointments, public holiday, holidays": (
        "kalender, afspraken, planning, feestdag, feestdagen"
    ),
    "figures, numbers, report, manager": "cijfers, overzicht, rapport, teamleider",
    "search, look up, look for, name, phone, number, notes, recent, opened last": (
        "zoeken, opzoeken, naam, telefoon, nummer, notities, recent, laatst geopend"
    ),
    "undo, cancel, mistake, restore": (
        "ongedaan, annuleren, terugdraaien, vergissing, fout, herstellen"
    ),
    "redo, repeat": "opnieuw, herhalen",
    "options, preferences, norms, configuration": "opties, voorkeuren, normen, configuratie",
    "coach, details, profile, address": "naam, coach, gegevens, profiel, mail",
    "password, security, encryption, backup, copy, restore, log": (
        "wachtwoord, beveiliging, versleutelen, back-up, backup, reservekopie, kopie, "
        "terugzetten, herstellen, logboek"
    ),
    "lock, hide, away, break": "vergrendelen, slot, verbergen, weg, pauze",
    "draft, continue, unsaved": "concept, verder, niet opgeslagen, kladje",
    "help, shortcuts, keyboard, explanation": "hulp, help, sneltoetsen, toetsen, uitleg",
    "manual, help, explanation, learn": "handleiding, hulp, uitleg, leren",
    "quit, exit, stop, leave, log out": "stoppen, afsluiten, sluiten, uitloggen, einde",
    "file, details, jobseeker": "dossier, gegevens, klant",
    "talk, call, visit, note, report, write down, no-show": (
        "gesprek, bellen, bezoek, notitie, verslag, vastleggen, niet verschenen"
    ),
    "meeting, invite, date, calendar": "afspraak, uitnodigen, datum, plannen, inplannen, agenda",
    "import, load, file, csv, spreadsheet, calendar, outlook, ics, holiday, leave, absence": (
        "importeren, import, inlezen, bestand, csv, Excel, spreadsheet, agenda, Outlook, "
        "ics, vakantie, verlof, afwezig"
    ),
    "new, register, client, person": "nieuw, toevoegen, aanmelden, klant, persoon",
    "reason, explanation, source, rule": "reden, uitleg, bron, regel",
    "reschedule, change, date, time": "verzetten, verplaatsen, datum, tijd",
    "export, save, calendar, ics": "exporteren, opslaan, agenda, kalender, ics",
    "course, group, training": "cursus, groep, training, reeks",
    "finish, complete": "afronden, afsluiten, klaar",
    "goal, agreements": "doel, afspraken, plan van aanpak",
    "done, ready, check off": "afvinken, gedaan, klaar",
    "remove, erase, throw away, contact, debt, step": (
        "verwijderen, wissen, weggooien, contact, schuld, stap, gegeven"
    ),
    "edit, correct": "wijzigen, aanpassen, verbeteren, bewerken",
    "new, add, debt, placement, step, barrier, debt assistance, right": (
        "nieuw, toevoegen, schuld, plaatsing, stap, belemmering, schuldhulp, schuldhulpverlening"
    ),
    "name, phone, e-mail, birth date, benefit, tags": (
        "naam, telefoon, e-mail, geboortedatum, uitkering, adres, labels"
    ),
    "placement, displacement": "plaatsing, verdringing, toets",
    "end, finish, outflow, reopen, open again": (
        "afsluiten, beëindigen, uitstroom, heropenen, opnieuw openen, opnieuw"
    ),
    "plan, goal, agree": "plan, doel, afspreken, plan van aanpak",
    "print, paper, letter, hand-out": "print, printen, afdrukken, papier, brief",
    "privacy, show, look along, hide": "privacy, meekijken, laten zien, verbergen",
    "history, changes, timeline": "geschiedenis, wijzigingen, tijdlijn, zoeken",
    "history, past, previous": "geschiedenis, verleden, vorige, terug",
    "transfer, colleague, share": "overdragen, collega, delen, overdracht",
    "delete, remove, wipe, privacy": "wissen, verwijderen, weggooien, AVG, privacy",
    "task, to do, reminder": "taak, taken, te doen, herinnering, to-do",
    "template, checklist, steps": "sjabloon, stappen, checklist, standaard",
    "template, standard text, phrases, checklist": "sjabloon, standaardtekst, blokken, checklist",
    "tick off, done, ready": "afvinken, gedaan, klaar",
    "snooze, postpone, later, hide": "uitstellen, later, opzij, verbergen",
    "snooze, again": "terughalen, opzij, weer",
    "collapse, expand": "inklappen, uitklappen",
    "search, find, show only, language, across the border, abroad, tag": (
        "zoeken, filteren, alleen tonen, taal, over de grens, buitenland, trefwoord"
    ),
    "filter, overdue, closed, debts": "filter, te laat, afgesloten, schulden",
    "order, column": "sorteren, volgorde, kolom",
    "sort, reverse": "sorteren, omkeren, volgorde",
    "filter, view, keep": "filter, weergave, bewaren, opslaan",
    "select, several, tick": "selecteren, aanvinken, meer personen",
    "group, course, training": "groep, cursus, training",
    "transfer, colleague": "overdragen, collega, overdracht",
    "export, save, file, list, csv, spreadsheet, print": (
        "exporteren, opslaan, bestand, lijst, csv, spreadsheet, printen, afdrukken"
    ),
    "backup, copy, save, safe": "back-up, backup, reservekopie, kopie, opslaan, veilig",
    "restore, password, backup, encrypt": (
        "terugzetten, herstellen, wachtwoord, back-up, backup, reservekopie, versleutelen"
    ),
    "print, forgotten, password, paper": "print, printen, afdrukken, vergeten, wachtwoord, papier",
    "password, remove, decrypt": "wachtwoord, verwijderen, ontgrendelen",
    "figures, share, manager, send": "cijfers, delen, teamleider, sturen, publiceren",
    "reset, default, norm": "herstellen, standaard, norm",
    # Help, palette, finding, asking
    "Keys": "Toetsen",
    "Move": "Een regel omhoog of omlaag",
    "Open what is highlighted": "Gekozen regel openen",
    "Back": "Terug",
    "esc closes": "esc: sluiten",
    "Commands": "Opdrachten",
    "what do you want to do?": "wat wilt u doen?",
    "Find a person": "Iemand zoeken",
    "name, number, phone, e-mail or birth date": "naam, nummer, telefoon, e-mail of geboortedatum",
    "closed": "afgesloten",
    "and {count} more: type on": "en nog {count}: typ verder",
    "Nobody fits.": "Niemand gevonden.",
    "What do you want to add?": "Wat wilt u toevoegen?",
    "type or choose": "typ of kies",
    "What you typed is not saved. Throw it away?": (
        "Wat u hebt getypt, is niet opgeslagen. Weggooien?"
    ),
    "throw away": "weggooien",
    "keep typing": "verder typen",
    "Is that right?": "Klopt dat?",
    "On {day} Today would ask of {count} people: {task}. The list does not say: {question}.": (
        "Op {day} zou Vandaag van {count} mensen vragen: {task}. In de lijst staat niet: "
        "{question}."
    ),
    "no, answer that first": "nee, dat eerst invullen",
    "yes, take it in so": "ja, zo importeren",
    "change it": "aanpassen",
    "a public holiday": "een feestdag",
    "already past": "al voorbij",
    "{day} is still to come: {outcome}?": "{day} moet nog komen: {outcome}?",
    "in the weekend": "in het weekend",
    "outside 7:00–19:00": "buiten 7:00–19:00",
    "new organisation: {name}": "nieuwe organisatie: {name}",
    "new organisation: {name}; → takes {known}": "nieuwe organisatie: {name}; → neemt {known}",
    "A letter of “How” answers here too: then it was held.": (
        "Een letter van ‘Hoe’ kan hier ook: dan is het doorgegaan."
    ),
}
