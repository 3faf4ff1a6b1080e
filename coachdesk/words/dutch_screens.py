"""English -> Dutch: the screens, their keys and their forms."""

TEXTS: dict[str, str] = {
    # The bars
    "Today": "Vandaag",
    "Agenda": "Agenda",
    "Summary": "Cijfers",
    "read only": "alleen lezen",
    "as of {day}": "per {day}",
    # Keys: the word in the key strip
    "find": "zoek",
    "undo": "terug",
    "help": "hulp",
    "quit": "sluit",
    "appointment": "afspraak",
    "new": "nieuw",
    "why": "waarom",
    "fold": "vouw",
    "filter": "filter",
    "quick filter": "snelfilter",
    "sort": "sorteer",
    "tab": "tabblad",
    "edit": "wijzig",
    "tick": "vink",
    "delete": "verwijder",
    "person": "persoon",
    "back": "vorige",
    "save": "opslaan",
    "cancel": "annuleer",
    "next field": "volgend veld",
    "more fields": "meer velden",
    # Keys: the sentence in help and palette
    "Today: what is due": "Vandaag: wat er te doen is",
    "Caseload: everybody": "Caseload: iedereen",
    "Intake: running intakes": "Intake: lopende intakes",
    "Agenda: the coming weeks": "Agenda: de komende weken",
    "Summary: the figures": "Cijfers: de caseload in getallen",
    "Find a person by name, number or phone": "Iemand zoeken op naam, nummer of telefoon",
    "Take back the last change": "Laatste wijziging terugdraaien",
    "Do again what was undone": "Teruggedraaide wijziging opnieuw doen",
    "Settings: every norm with its source": "Instellingen: elke norm met de bron",
    "Every command, to search in": "Alle opdrachten, om in te zoeken",
    "The keys of this screen": "De toetsen van dit scherm",
    "Close coachdesk": "coachdesk sluiten",
    "Open the dossier": "Dossier openen",
    "Log a contact": "Contact vastleggen",
    "Plan an appointment": "Afspraak plannen",
    "Add a jobseeker": "Werkzoekende toevoegen",
    "Why this line is here, in full": "Volledige uitleg waarom deze regel hier staat",
    "Fold or unfold a group": "Groep in- of uitvouwen",
    "Filter the list as you type": "Lijst filteren tijdens het typen",
    "Next quick filter": "Volgend snelfilter",
    "Previous quick filter": "Vorig snelfilter",
    "Sort by the next column": "Sorteren op de volgende kolom",
    "Turn the order around": "Volgorde omdraaien",
    "Show everybody again": "Iedereen weer tonen",
    "Next tab": "Volgend tabblad",
    "Previous tab": "Vorig tabblad",
    "Add a record to this tab": "Iets toevoegen op dit tabblad",
    "Change what is highlighted": "Gekozen regel wijzigen",
    "Tick a plan step, or take the tick away": "Planstap afvinken, of het vinkje weghalen",
    "Delete what is highlighted": "Gekozen regel verwijderen",
    "Change the person's own details": "Persoonlijke gegevens wijzigen",
    "Why a signal is here, or a record in full": "Waarom een signaal hier staat, of iets voluit",
    "Back to the list": "Terug naar de lijst",
    "Save": "Opslaan",
    "Leave without saving": "Sluiten zonder opslaan",
    "Next field": "Volgend veld",
    "Show every field": "Alle velden tonen",
    # Help, palette, finding, asking
    "Keys": "Toetsen",
    "Move": "Omhoog en omlaag",
    "Open what is highlighted": "Gekozen regel openen",
    "Back": "Terug",
    "esc closes": "esc sluit",
    "Commands": "Opdrachten",
    "what do you want to do?": "wat wil je doen?",
    "Find a person": "Iemand zoeken",
    "name, number or phone": "naam, nummer of telefoon",
    "closed": "afgesloten",
    "and {count} more: type on": "en nog {count}: typ verder",
    "Nobody fits.": "Niemand gevonden.",
    "What do you want to add?": "Wat wil je toevoegen?",
    "type or choose": "typ of kies",
    "What you typed is not saved. Throw it away?": (
        "Wat je hebt getypt, is niet opgeslagen. Weggooien?"
    ),
    "throw away": "weggooien",
    "keep typing": "verder typen",
    "Is that right?": "Klopt dat?",
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
    # What the app says
    "This caseload is open for reading only.": "Deze caseload is alleen om te lezen geopend.",
    "Saved. u takes it back.": "Opgeslagen. u draait het terug.",
    "There is nothing to take back.": "Er valt niets terug te draaien.",
    "q closes coachdesk; in a form esc comes first.": (
        "q sluit coachdesk; sluit een formulier eerst met esc."
    ),
    "Taken back: {what}. ^r does it again.": "Teruggedraaid: {what}. ^r doet het weer.",
    "Done again: {what}": "Opnieuw gedaan: {what}",
    "A field takes {most} characters; the rest was left out.": (
        "In een veld passen {most} tekens; de rest is weggelaten."
    ),
    # Why
    "Why": "Waarom",
    "Source": "Bron",
    "Norm": "Norm",
    "Also:": "Ook:",
    # Today
    "Reading …": "Wordt gelezen …",
    "Reading the caseload …": "Caseload wordt gelezen …",
    "Appointments today": "Afspraken vandaag",
    "Call-backs": "Terugbellen",
    "Running intakes": "Lopende intakes",
    "plan agreed": "plan afgesproken",
    "no plan yet": "nog geen plan",
    "{attended} / {needed} hours, day {day}, {plan}": (
        "{attended} / {needed} uur, dag {day}, {plan}"
    ),
    "no time": "zonder tijd",
    "c logs how it went.": "c legt vast hoe het ging.",
    "1 appointment today": "1 afspraak vandaag",
    "{count} appointments today": "{count} afspraken vandaag",
    "Nothing is due. Everybody was seen in time.": "Niets te doen. Iedereen is op tijd gezien.",
    "There is nobody in this caseload yet.": "In deze caseload staat nog niemand.",
    "n adds a jobseeker.": "n voegt een werkzoekende toe.",
    "To look around first: coachdesk demo": "Eerst rondkijken: coachdesk demo",
    # Caseload
    "All": "Alle",
    "No next appointment": "Geen afspraak",
    "Closed": "Afgesloten",
    "name, number, phone or tag": "naam, nummer, telefoon of trefwoord",
    "Number": "Nummer",
    "Seen": "Gezien",
    "Due": "Uiterlijk",
    "Next": "Afspraak",
    "Steps": "Stap",
    "Nobody fits. esc shows everybody.": "Niemand gevonden. esc toont iedereen.",
    "Nobody here.": "Hier staat niemand.",
    "never": "nooit",
    "threat": "dreiging",
    "assisted": "met hulp",
    # Intake
    "Planned": "Gepland",
    "Days": "Dagen",
    "State": "Stand",
    "No intake is running.": "Er loopt geen intake.",
    # Agenda
    "Outcomes to log ({count})": "Uitkomsten invullen ({count})",
    "Strike day passed: averted? ({count})": "Dag voorbij: dreiging afgewend? ({count})",
    "Week {week}, {year}": "Week {week}, {year}",
    # Summary
    "Subject": "Onderwerp",
    # Settings
    "Settings": "Instellingen",
    "Default": "Standaard",
    "change": "wijzig",
    "default": "standaard",
    "Change this norm": "Deze norm wijzigen",
    "Back to the default": "Terug naar de standaard",
    # The dossier
    "Overview": "Overzicht",
    "History": "Historie",
    "This dossier is no longer there.": "Dit dossier is er niet meer.",
    "{age} years": "{age} jaar",
    "since {day}": "sinds {day}",
    "closed {day}": "afgesloten {day}",
    "Delete {what}? u brings it back.": "{what} verwijderen? u haalt het terug.",
    "keep": "laat staan",
    "Deleted: {what}. u brings it back.": "Verwijderd: {what}. u haalt het terug.",
    "Nothing here yet. n adds something.": "Hier staat nog niets. n voegt iets toe.",
    "Signals": "Signalen",
    "At a glance": "In één oogopslag",
    "Last seen": "Laatst gezien",
    "Next appointment": "Volgende afspraak",
    "none planned": "niet gepland",
    "To do": "Te doen",
    "Details": "Gegevens",
    "outcome to log": "nog invullen",
    "Agreed {day}": "Afgesproken {day}",
    "reviewed {day}": "besproken {day}",
    "resolved": "opgelost",
    "problematic": "problematisch",
    "Requested {day}": "Aangevraagd {day}",
    "ended {day}": "einde {day}",
    "ends {day}": "eindigt {day}",
    "planned {day}": "gepland {day}",
    "under the threat": "bij dreiging",
    "talked about debts {day}": "gesprek over schulden {day}",
    "outer limit in law {day}": "wettelijke grens {day}",
    "Started": "Gestart",
    "Ends": "Einde",
    "Checked": "Getoetst",
    "Intake {state}: {attended} of {needed} hours, {planned} planned, day {day}, due {due}": (
        "Intake {state}: {attended} van {needed} uur, {planned} gepland, dag {day}, uiterlijk {due}"
    ),
    "Intake {state}: {attended} of {needed} hours": "Intake {state}: {attended} van {needed} uur",
    "Intake started {day}": "Intake gestart {day}",
    "{count} hours": "{count} uur",
    "taken back": "teruggedraaid",
    # Forms
    "New: {record}": "Nieuw: {record}",
    "{name}: appointment of {day}": "{name}: afspraak van {day}",
    "{name}: log a contact": "{name}: contact vastleggen",
    "{name}: plan an appointment": "{name}: afspraak plannen",
    "Next appointment (may stay empty)": "Volgende afspraak (mag leeg blijven)",
    "“{text}” is not an amount. Try 1250,50.": (
        "“{text}” is geen bedrag. Typ bijvoorbeeld 1250,50."
    ),
    "“{text}” is not a number of hours. Try 2,5.": (
        "“{text}” is geen aantal uren. Typ bijvoorbeeld 2,5."
    ),
    "This looks like a BSN; coachdesk keeps none. Please leave it out.": (
        "Dit lijkt op een BSN; coachdesk bewaart geen BSN. Laat het weg."
    ),
    "There is nothing to do again.": "Er is niets om opnieuw te doen.",
    "To change a norm: , (Settings)": "Een norm wijzigen: , (Instellingen)",
    "Set aside": "Uitgesteld",
    "until {day}": "tot {day}",
    "Mark it done today, where a date answers it": "Vandaag gedaan, waar een datum genoeg is",
    "tick off": "afvinken",
    "Set a line aside until a day": "Een regel uitstellen tot een dag",
    "set aside": "uitstel",
    "Bring a line back that was set aside": "Een uitgestelde regel terughalen",
    "Set aside until {day}: {reason}. b brings it back.": (
        "Uitgesteld tot {day}: {reason}. b haalt de regel terug."
    ),
    "Set aside: {line}": "Uitstellen: {line}",
    "No date alone answers this; enter opens it where it can be answered.": (
        "Een datum alleen is hier niet genoeg; enter opent de plek waar het kan."
    ),
    "{field}: {day}. u takes it back.": "{field}: {day}. u draait het terug.",
    "Leave it as it was": "Laten zoals het was",
    "Make the plan with this jobseeker": "Met deze werkzoekende het plan maken",
    "make plan": "plan maken",
    "No workshop is planned. n plans one.": "Er is geen workshop gepland. n plant er een.",
    "Nobody takes part yet. p chooses people.": "Er doet nog niemand mee. p kiest mensen.",
    "Not known yet": "Nog niet bekend",
    "Plan workshops": "Workshops plannen",
    "Plan workshops: one or a series": "Workshops plannen: één of een reeks",
    "Roll call": "Presentie",
    "Roll call taken": "Presentie ingevuld",
    "Roll call to take": "Presentie invullen",
    "Still missing": "Nog nodig",
    "Take those ticked": "Wie is aangevinkt overnemen",
    "The plan": "Het plan van aanpak",
    "The plan's goal and the day it was agreed": "Doel van het plan en de dag van afspraak",
    "Tick or untick": "Aan- of uitvinken",
    "Who takes part": "Wie er meedoet",
    "Who takes part?": "Wie doet er mee?",
    "nothing: may be closed": "niets: kan worden afgesloten",
    "people": "mensen",
    "take": "overnemen",
    "the plan": "het plan",
    "{count} hours to come": "{count} uur te gaan",
    "{count} hours to plan": "{count} uur te plannen",
    "{count} participants": "{count} deelnemers",
    "1 participant": "1 deelnemer",
    "{count} people ticked": "{count} mensen aangevinkt",
    "1 person ticked": "1 persoon aangevinkt",
    "{count} to mark": "{count} in te vullen",
    "1 to mark": "1 in te vullen",
    "absent": "afwezig",
    "Attended": "Aanwezig",
    "Did not come": "Niet gekomen",
    "Excused": "Afgemeld",
    "Coming workshops": "Komende workshops",
    "Days, e.g. 24-11, 26-11": "Dagen, bv. 24-11, 26-11",
    "Change the workshop itself": "De workshop zelf wijzigen",
    "Delete the workshop": "De workshop verwijderen",
    "1 appointment": "1 afspraak",
    "{count} appointments": "{count} afspraken",
    "1 debt": "1 schuld",
    "{count} debts": "{count} schulden",
    "1 placement": "1 plaatsing",
    "{count} placements": "{count} plaatsingen",
    "1 plan step": "1 planstap",
    "{count} plan steps": "{count} planstappen",
    "nothing": "niets",
    "Close the dossier of {name}": "Dossier afsluiten van {name}",
    "Still open: {what}": "Nog open: {what}",
    "Is (or was) this work somebody's permanent post?": (
        "Is (of was) dit werk iemands vaste functie?"
    ),
    "Is it a temporary peak for which somebody would be hired?": (
        "Is het een tijdelijke piek waarvoor anders iemand wordt aangenomen?"
    ),
    "Is it seasonal work that is otherwise paid?": "Is het seizoenswerk dat anders betaald wordt?",
    "Does it replace somebody who is absent?": "Vervangt het iemand die afwezig is?",
    "Displacement check {day}: {answers}": "Verdringingstoets {day}: {answers}",
    "Displacement check of a placement": "Verdringingstoets van een plaatsing",
    "Close the dossier, or open it again": "Het dossier afsluiten of heropenen",
    "close": "afsluiten",
    "Choose a placement first: it is about that one.": (
        "Kies eerst een plaatsing: de toets gaat daarover."
    ),
    "This dossier is closed. Open it again?": "Dit dossier is afgesloten. Weer openen?",
    "open it": "heropenen",
    "keep it closed": "dicht laten",
    "Nothing planned. a plans an appointment.": "Niets gepland. a plant een afspraak.",
    "Move an appointment": "Een afspraak verzetten",
    "move": "verzetten",
    "Calendar file of the coming appointments, for Outlook": (
        "Agendabestand van de komende afspraken, voor Outlook"
    ),
    "export": "export",
    "Choose an appointment first.": "Kies eerst een afspraak.",
    "1 person goes into the file, with name, phone and all other columns.": (
        "1 persoon gaat in het bestand, met naam, telefoon en alle andere kolommen."
    ),
    "{count} people go into the file, with names, phones and all other columns.": (
        "{count} mensen gaan in het bestand, met naam, telefoon en alle andere kolommen."
    ),
    "Export for Excel": "Export voor Excel",
    "1 appointment goes into the file, with the dossier number.": (
        "1 afspraak gaat in het bestand, met het dossiernummer."
    ),
    "{count} appointments go into the file, with dossier numbers.": (
        "{count} afspraken gaan in het bestand, met dossiernummers."
    ),
    "Calendar file for Outlook": "Agendabestand voor Outlook",
    "With names": "Met namen",
    "Written. It is yours alone to read; mind where it goes.": (
        "Geschreven. Alleen jij kunt het lezen; let op waar het heen gaat."
    ),
    "Plan an appointment for {count} people": "Afspraak plannen voor {count} mensen",
    "Move the appointment of {day}": "Afspraak van {day} verzetten",
    "Mark somebody, to plan for several at once": (
        "Iemand aanvinken, om voor meer mensen te plannen"
    ),
    "mark": "aanvinken",
    "Plan a workshop for those marked": "Een workshop plannen voor wie is aangevinkt",
    "Export exactly what is shown, for Excel": "Precies exporteren wat er staat, voor Excel",
    "{value} is there already; choose another name": "{value} is er al; kies een andere naam",
    "there is no folder {value}": "de map {value} is er niet",
    "{value} cannot be a file": "{value} kan geen bestand zijn",
    "could not be written ({reason}); is it open elsewhere?": (
        "kon niet worden geschreven ({reason}); is het ergens open?"
    ),
    "exported": "geëxporteerd",
    "calendar file written": "agendabestand geschreven",
    "The plan goes on the page as written: read the goal and the steps once more.": (
        "Het plan komt op de pagina zoals het er staat: lees doel en stappen nog eens na."
    ),
    "Print the plan": "Plan printen",
    "With debts": "Met schulden",
    "The plan as a page to print for the jobseeker": (
        "Het plan als pagina om te printen voor de werkzoekende"
    ),
    "plan printed": "plan geprint",
    "Cover the screen": "Het scherm afdekken",
    "Screen covered, not locked (no passphrase). enter shows it again.": (
        "Scherm afgedekt, niet vergrendeld (geen wachtwoord). enter toont het weer."
    ),
    "Welcome to coachdesk": "Welkom bij coachdesk",
    "Your name": "Je naam",
    "Two minutes, and you can begin.": "Twee minuten, en je kunt beginnen.",
    "Your caseload is kept in {file}.": "Je caseload staat in {file}.",
    "Begin with": "Beginnen met",
    "Your list (CSV, JSON)": "Je lijst (CSV, JSON)",
    "Protect it with": "Beveiligen met",
    "Passphrase": "Wachtwoord",
    "The same again": "Nog een keer",
    "A passphrase keeps the file closed to whoever finds or copies it. Nobody can open it "
    "without: write it on paper and keep that at home.": (
        "Een wachtwoord houdt het bestand dicht voor wie het vindt of kopieert. Zonder wachtwoord "
        "komt niemand er meer in: schrijf het op papier en bewaar dat thuis."
    ),
    "passphrase": "wachtwoord",
    "enter opens it": "enter opent",
    "Opening …": "Openen …",
    "coachdesk is locked, and the caseload is closed.": (
        "coachdesk is vergrendeld en de caseload is gesloten."
    ),
    "This caseload is protected.": "Deze caseload is beveiligd.",
    "esc closes coachdesk": "esc sluit coachdesk",
    "there is no file {value} that can be read": "er is geen bestand {value} dat te lezen is",
    "{what}": "{what}",
    "and {count} more; coachdesk import FILE names them all": (
        "en nog {count}; coachdesk import BESTAND noemt ze allemaal"
    ),
    "set up": "ingesteld",
    "No form was left unfinished.": "Er is geen formulier blijven liggen.",
    "A form was not saved: {title}. Go on with it?": (
        "Een formulier is niet opgeslagen: {title}. Ermee verder gaan?"
    ),
    "go on": "verder",
    "later": "later",
    "Lock; without a passphrase: cover the screen": "Vergrendelen; zonder wachtwoord: afdekken",
    "Go on with a form left unfinished": "Verder met een formulier dat bleef liggen",
    "Not done: what this needs was changed in another window.": (
        "Niet gedaan: wat hiervoor nodig is, is in een ander venster gewijzigd."
    ),
    "as the system": "zoals het systeem",
    "With this, it presses for 1 person (now {now}).": (
        "Hiermee is er iets te laat bij 1 persoon (nu {now})."
    ),
    "With this, it presses for {count} people (now {now}).": (
        "Hiermee is er iets te laat bij {count} mensen (nu {now})."
    ),
    "Across the table: only this dossier on screen": "Aan tafel: alleen dit dossier op het scherm",
    "Only this dossier – ^t ends it": "Alleen dit dossier – ^t stopt dat",
    "Choose somebody first.": "Kies eerst iemand.",
    "Choose a line first: one that says what is due.": (
        "Kies eerst een regel die zegt wat er te doen is."
    ),
    "Somebody you marked is no longer in this list. Look again.": (
        "Iemand die u markeerde staat niet meer in deze lijst. Kijk nog eens."
    ),
    "Nobody is shown, so there is nothing to export.": (
        "Er staat niemand in de lijst, dus er is niets te exporteren."
    ),
    "A text that was not saved is about somebody who is not here. See ^p.": (
        "Een tekst die niet is opgeslagen gaat over iemand die hier niet staat. Zie ^p."
    ),
    "What this was about is not in this caseload:": (
        "Waar dit over ging staat niet in deze caseload:"
    ),
    "Log a contact: with whom?": "Contact noteren: met wie?",
    "Plan an appointment: with whom?": "Afspraak plannen: met wie?",
    "Make a plan: with whom?": "Plan maken: met wie?",
    "Waiting for the caseload … esc stops waiting.": (
        "Wachten op de caseload … esc stopt het wachten."
    ),
    "Take back a whole import? ^r brings it in again.": (
        "Een hele import terugdraaien? ^r haalt die weer binnen."
    ),
    "take back": "terugdraaien",
    # The dossier's timeline
    "Everything": "Alles",
    "Person": "Persoon",
    "Changes": "Wijzigingen",
    "Ahead": "Komt nog",
    "Until now": "Tot nu toe",
    "Nothing fits. esc shows everything.": "Niets past. esc toont alles.",
    "a word of what you look for": "een woord van wat je zoekt",
    "Search the history as you type": "In de historie zoeken terwijl je typt",
    "History: only one kind, the next": "Historie: één soort, de volgende",
    "History: only one kind, the one before": "Historie: één soort, de vorige",
    # A conflict
    "Also changed in another window: which one stays?": (
        "Ook in een ander venster gewijzigd: wat blijft staan?"
    ),
    "as typed here": "hier getypt",
    "as it is now": "zoals het nu is",
    "both": "allebei",
    "choose": "kies",
    "Choose this value": "Deze waarde kiezen",
    "Save what was chosen": "Opslaan wat gekozen is",
    "Back to the form, nothing saved": "Terug naar het formulier, niets opgeslagen",
    "Choose one for every field.": "Kies er één voor elk veld.",
    "search": "zoek hier",
    "one kind": "één soort",
    "Plan: to the opportunities and barriers beside it": (
        "Plan: naar de kansen en uitdagingen ernaast"
    ),
    "Back to the plan": "Terug naar het plan",
    "known {day}": "bekend {day}",
    "strikes {day}": "op {day}",
    "averted {day}": "afgewend {day}",
    "In full": "Voluit",
    "Close an intake": "Een intake afsluiten",
    "close it": "afsluiten",
    "keep it open": "open laten",
    "{name}: still missing: {what}. Close the intake all the same?": (
        "{name}: nog nodig: {what}. De intake toch afsluiten?"
    ),
    "The intake of {name} is closed. u takes it back.": (
        "De intake van {name} is afgesloten. u draait het terug."
    ),
    "The columns: {names}": "De kolommen: {names}",
    "Only these columns": "Alleen deze kolommen",
    "there is no column {value}": "er is geen kolom {value}",
    "This is no longer there.": "Dit is er niet meer.",
}
