"""English -> Dutch: the forms."""

TEXTS: dict[str, str] = {
    "new {record}": "{record} toevoegen",
    "aftercare: does the work go on?": "nazorg: gaat het werk door?",
    "{name}: details": "{name}: gegevens",
    "{name}: appointment of {day}": "{name}: afspraak van {day}",
    "{name}: log a contact": "{name}: contact vastleggen",
    "{name}: plan an appointment": "{name}: afspraak plannen",
    "Find a person; what is typed here stays": "Iemand zoeken; wat u hier typte blijft staan",
    "Report": "Verslag",
    "Preparation": "Voorbereiding",
    "{name}: which contact is this?": "{name}: om welk contact gaat het?",
    "the appointment of {when}, {how}": "de afspraak van {when}, {how}",
    "a new contact, today": "een nieuw contact, vandaag",
    "none yet": "nog geen",
    "Agreed": "Afgesproken",
    "Last: {what}": "Laatst: {what}",
    "Agreed: {what}": "Afgesproken: {what}",
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
    "There is nothing to do again.": "Er is niets om opnieuw uit te voeren.",
    "To change a norm: , (Settings)": "Een norm wijzigen: toets , (Instellingen)",
    "Set aside": "Uitgesteld",
    "until {day}": "tot {day}",
    "Mark it done today, where a date answers it; move an appointment": (
        "Afvinken met de datum van vandaag, als een datum genoeg is; een afspraak verzetten"
    ),
    "tick off": "afvinken",
    "Set a line aside until a day": "Een regel uitstellen tot een dag",
    "set aside": "uitstellen",
    "Bring a line back that was set aside": "Een uitgestelde regel terughalen",
    "Set aside: {line}": "Uitstellen: {line}",
    "No date alone answers this; enter opens it where it can be answered.": (
        "Met alleen een datum is dit niet klaar; enter opent de plek waar u het invult."
    ),
    "Back on Today: {what}.": "Staat weer op Vandaag: {what}.",
    "Leave it as it was": "Laten zoals het was",
    "Make the plan with this jobseeker": "Met deze werkzoekende het plan maken",
    "make plan": "plan maken",
    "No workshop is planned. n plans one.": (
        "Er is geen workshop gepland. Toets n: een workshop plannen."
    ),
    "Nobody takes part yet. p chooses people.": "Er doet nog niemand mee. Toets p: mensen kiezen.",
    "Not known yet": "Nog niet ingevuld",
    "Plan workshops": "Workshops plannen",
    "Plan workshops: one or a series": "Workshops plannen: één of een reeks",
    "Roll call": "Presentie",
    "Roll call taken": "Presentie ingevuld",
    "Roll call to take": "Presentie invullen",
    "Still missing": "Nog nodig",
    "Take those ticked": "Wie is aangevinkt, doet mee",
    "{name}: the plan": "{name}: het plan van aanpak",
    "The plan's goal and the day it was agreed": "Doel van het plan en de dag van afspraak",
    "Tick or untick; type to find": "Aan- of uitvinken; typ om te zoeken",
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
    "On Today n adds a jobseeker.": "Bij Vandaag, toets n: een werkzoekende toevoegen.",
    "i starts one.": "Toets i: er een starten.",
    "{count} of {seats} to mark": "{count} van {seats} in te vullen",
    "absent": "niet verschenen",
    "Attended": "Aanwezig",
    "Did not come": "Niet verschenen",
    "Excused; o changes the workshop itself": "Afgemeld; de workshop zelf wijzigen: o",
    "This workshop is not until {day}: nobody came yet.": (
        "Deze workshop is pas op {day}: er is nog niemand geweest."
    ),
    "What you typed before this was open is not used.": (
        "Wat u typte voordat dit openstond, is niet gebruikt."
    ),
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
    "Still open, and kept as it is: {what}": "Nog open, en dat blijft bewaard: {what}",
    "Is (or was) this work somebody's permanent post?": (
        "Is (of was) dit werk iemands vaste functie?"
    ),
    "Is it a temporary peak for which somebody would be hired?": (
        "Is het een tijdelijke piek waarvoor anders iemand wordt aangenomen?"
    ),
    "Is it seasonal work that is otherwise paid?": "Is het seizoenswerk dat anders betaald wordt?",
    "Does it replace somebody who is absent?": "Vervangt het iemand die er tijdelijk niet is?",
    "Displacement check {day}: {answers}": "Verdringingstoets {day}: {answers}",
    "Displacement check of a placement": "Verdringingstoets van een plaatsing",
    "Close the dossier, or open it again": "Het dossier afsluiten of weer openen",
    "close": "afsluiten",
    "Choose a placement first: it is about that one.": (
        "Kies eerst een plaatsing: de toets gaat daarover."
    ),
    "open it": "weer openen",
    "keep it closed": "afgesloten laten",
    "Nothing planned. a plans an appointment.": "Niets gepland. Toets a: een afspraak plannen.",
    "Move an appointment to another day or time": "Een afspraak verzetten",
    "Repeat an appointment, as every two weeks": "Een afspraak herhalen, zoals om de twee weken",
    "repeat": "herhalen",
    "Cancel an appointment": "Een afspraak afzeggen",
    "All that is known of the highlighted line": "Alles over de gekozen regel",
    "what": "alles",
    "To the week before, also one that has passed": "Naar de week ervoor, ook een die voorbij is",
    "To the next week": "Naar de volgende week",
    "week": "week",
    "Go to a day": "Naar een dag gaan",
    "day": "dag",
    "Go there": "Daarheen gaan",
    "{name}: repeat the appointment of {day}": "{name}: afspraak van {day} herhalen",
    "{name}: cancel the appointment of {day}": "{name}: afspraak van {day} afzeggen",
    "Start an intake today": "Een intake starten, vandaag",
    "start": "start",
    "Start the intake: of whom?": "Intake starten: van wie?",
    "The intake of {name} began on {day}.": "De intake van {name} is op {day} begonnen.",
    "The intake of {name} began today. u takes it back.": (
        "De intake van {name} is vandaag begonnen. Ongedaan maken: toets u."
    ),
    "This intake has not begun: i starts it.": "Deze intake is niet begonnen. Starten: toets i.",
    "To start, i starts one ({count})": "Nog te starten, toets i ({count})",
    "Add to a coming workshop": "Aan een komende workshop toevoegen",
    "Add to a workshop: whom?": "Aan een workshop toevoegen: wie?",
    "Add to which workshop?": "Aan welke workshop toevoegen?",
    "title, day or place": "titel, dag of plaats",
    "No coming workshop fits.": "Geen komende workshop past.",
    "Added to {title} of {day}: {names}. u takes it back.": (
        "Toegevoegd aan {title} van {day}: {names}. Ongedaan maken: toets u."
    ),
    "{title} of {day}: who takes part?": "{title} van {day}: wie doet er mee?",
    "Takes part in {title} of {day} already: {names}.": (
        "Doet al mee aan {title} van {day}: {names}."
    ),
    "cancel it": "afzeggen",
    "do not cancel": "niet afzeggen",
    "Cancel the appointment": "De afspraak afzeggen",
    "n on Intake plans a workshop on several days at once.": (
        "Met n op Intake plant u een workshop op meer dagen tegelijk."
    ),
    "The participants are saved. u takes it back.": (
        "De deelnemers zijn opgeslagen. Ongedaan maken: toets u."
    ),
    "Takes part that day already: {names}.": "Doet die dag al mee: {names}.",
    "type a name to find somebody": "typ een naam om iemand te vinden",
    "Every so many weeks": "Om de hoeveel weken",
    "How many times more": "Hoeveel keer nog",
    "Minutes (empty: {count})": "Minuten (leeg: {count})",
    "These days": "Op deze dagen",
    "Why (may stay empty)": "Waarom (mag leeg blijven)",
    "Cancelled: {why}": "Afgezegd: {why}",
    "The appointment of {name} on {day} is cancelled. u takes it back.": (
        "De afspraak van {name} op {day} is afgezegd. Ongedaan maken: toets u."
    ),
    "move": "verzetten",
    "Calendar file of the coming appointments, for Outlook": (
        "Agendabestand van de komende afspraken, voor Outlook"
    ),
    "export": "exporteren",
    "Choose an appointment first.": "Kies eerst een afspraak.",
    "1 person goes into the file, with name, phone and all other columns.": (
        "1 persoon gaat in het bestand, met naam, telefoon en alle andere kolommen."
    ),
    "The file has no passphrase: whoever has it can read it all.": (
        "Het bestand heeft geen wachtwoord: wie het heeft, kan alles lezen."
    ),
    "{count} people go into the file, with names, phones and all other columns.": (
        "{count} mensen gaan in het bestand, met naam, telefoon en alle andere kolommen."
    ),
    "Export for Excel": "Exporteren naar Excel",
    "1 appointment or workshop goes into the file, with the dossier number.": (
        "1 afspraak of workshop gaat in het bestand, met het dossiernummer."
    ),
    "{count} appointments and workshops go into the file, with dossier numbers.": (
        "{count} afspraken en workshops gaan in het bestand, met dossiernummers."
    ),
    "1 that went out before is cancelled.": "1 die eerder meeging, is vervallen.",
    "{count} that went out before are cancelled.": "{count} die eerder meegingen, zijn vervallen.",
    "Cancelled: {what}": "Vervallen: {what}",
    "Calendar file for Outlook": "Agendabestand voor Outlook",
    "With names": "Met namen",
    "Only you can read it: mind where it goes.": (
        "Alleen u kunt het lezen: let op waar het blijft."
    ),
    "Plan an appointment for {count} people": "Afspraak plannen voor {count} mensen",
    "{name}: move the appointment of {day}": "{name}: afspraak van {day} verzetten",
    "{name}: displacement check, {organisation}": "{name}: verdringing toetsen, {organisation}",
    "“{letter}” chooses nothing here.": "“{letter}” kiest hier niets.",
    # What was saved
    "{record} saved: {what}": "{record} opgeslagen: {what}",
    "Nothing was changed.": "Er is niets gewijzigd.",
    "Contact saved: {name}, {when}, {outcome}": "Contact opgeslagen: {name}, {when}, {outcome}",
    "Appointment saved: {name}, {when}": "Afspraak opgeslagen: {name}, {when}",
    "Next appointment: {when}": "Volgende afspraak: {when}",
    "Appointment moved: {name}, {when}": "Afspraak verzet: {name}, {when}",
    "1 appointment saved: {name}, {days}": "1 afspraak opgeslagen: {name}, {days}",
    "{count} appointments saved: {name}, {days}": "{count} afspraken opgeslagen: {name}, {days}",
    "Dossier closed: {name}, {why}": "Dossier afgesloten: {name}, {why}",
    "Displacement check saved: {name}, {organisation}": (
        "Verdringing getoetst: {name}, {organisation}"
    ),
    "Plan saved: {name}": "Plan opgeslagen: {name}",
    "Set aside until {day}: {line}": "Uitgesteld tot {day}: {line}",
    "1 workshop saved: {title}, {days}": "1 workshop opgeslagen: {title}, {days}",
    "{count} workshops saved: {title}, {days}": "{count} workshops opgeslagen: {title}, {days}",
    "Filter saved: {name}": "Filter opgeslagen: {name}",
    "Mark somebody, to plan for several at once": (
        "Iemand aanvinken, om voor meer mensen tegelijk te plannen"
    ),
    "mark": "aanvinken",
    "Plan a workshop for those marked": "Een workshop plannen voor wie is aangevinkt",
    "Export exactly what is shown, for Excel": "Wat op het scherm staat exporteren naar Excel",
    "{value} is there already; choose another name": "{value} is er al; kies een andere naam",
    "line {line} is no step; write a domain, a colon and the step. Domains: {names}": (
        "regel {line} is geen stap; schrijf een leefgebied, een dubbele punt en de stap. "
        "Leefgebieden: {names}"
    ),
    "there is no folder {value}": "de map {value} is er niet",
    "{value} cannot be a file": "{value} kan geen bestandsnaam zijn",
    "could not be written ({reason}); is it open elsewhere?": (
        "kon niet worden opgeslagen ({reason}); staat het nog ergens open?"
    ),
    "exported": "geëxporteerd",
    "calendar file written": "agendabestand opgeslagen",
    "The plan goes on the page as written: read the goal and the steps once more.": (
        "Het plan komt op de pagina zoals het er staat: lees doel en stappen nog eens na."
    ),
    "Print the plan": "Plan afdrukken",
    "With debts": "Met schulden",
    "1 step added to the plan. u takes it back.": (
        "1 stap toegevoegd aan het plan. Ongedaan maken: toets u."
    ),
    "{count} steps added to the plan. u takes it back.": (
        "{count} stappen toegevoegd aan het plan. Ongedaan maken: toets u."
    ),
    "This plan has no open steps to make a set of.": (
        "Dit plan heeft geen open stappen om een set van te maken."
    ),
    "A template for the note": "Een sjabloon voor de notitie",
    "A template goes into a note: go to that field first.": (
        "Een sjabloon komt in een notitie: ga eerst naar dat veld."
    ),
    "Add a set of steps from a template to the plan": (
        "Een set stappen uit een sjabloon aan het plan toevoegen"
    ),
    "Make a set of the open steps here": "Maak een set van de open stappen hier",
    "Make a template of this note": "Maak een sjabloon van deze notitie",
    "New task": "Nieuwe taak",
    "New template": "Nieuw sjabloon",
    "Note a task of your own": "Een eigen taak noteren",
    "Sets of steps": "Sets van stappen",
    "Templates: your own texts and sets of steps": "Sjablonen: eigen teksten en sets van stappen",
    "Your own tasks": "Uw eigen taken",
    "Your own tasks, of nobody": "Uw eigen taken, die bij niemand horen",
    "done {day}": "klaar {day}",
    "Open it now": "Nu openen",
    "Open it in your browser to print it.": "Open het in uw browser om het af te drukken.",
    "The plan as a page to print for the jobseeker": (
        "Het plan als pagina om af te drukken voor de werkzoekende"
    ),
    "plan printed": "plan afgedrukt",
    "Cover the screen": "Het scherm afdekken",
    "Screen covered, not locked (no passphrase). enter or esc shows it again.": (
        "Scherm afgedekt, niet vergrendeld (geen wachtwoord). Verder: enter of esc."
    ),
    "Welcome to coachdesk": "Welkom bij coachdesk",
    "Your name": "Uw naam",
    "Two minutes, and you can begin. esc: fill this in later.": (
        "Dit vult u in twee minuten in. esc: later invullen."
    ),
    "Your caseload is kept in {file}.": "Uw caseload staat in {file}.",
    "Begin with": "Beginnen met",
    "Your list (Excel, CSV, JSON)": "Uw lijst (Excel, CSV, JSON)",
    "Protect it with": "Beveiligen met",
    "Passphrase": "Wachtwoord",
    "The same again": "Nog een keer",
    "A passphrase keeps the file closed to whoever finds or copies it. Nobody can open it "
    "without: write it on paper and keep that at home.": (
        "Met een wachtwoord kan wie het bestand vindt of kopieert, het niet lezen. Vergeet u het "
        "wachtwoord, dan kan ook niemand anders het bestand nog openen: schrijf het op papier en "
        "bewaar dat thuis."
    ),
    "passphrase": "wachtwoord",
    "enter opens it": "enter: openen",
    "Opening …": "Openen …",
    "coachdesk is locked, and the caseload is closed.": (
        "coachdesk is vergrendeld en de caseload is gesloten."
    ),
    "This caseload is protected.": "Deze caseload is beveiligd.",
    "esc closes coachdesk": "esc: coachdesk sluiten",
    "there is no file {value} that can be read": "er is geen bestand {value} dat te lezen is",
    "{what}": "{what}",
    "and {count} more; coachdesk import FILE names them all": (
        "en nog {count}; coachdesk import BESTAND noemt ze allemaal"
    ),
    "first set-up": "eerste instelling",
    "No form was left unfinished.": "Er is geen formulier dat u nog moet afmaken.",
    "A form was not saved: {title}. Go on with it?": (
        "Dit formulier is nog niet opgeslagen: {title}. Ermee verdergaan?"
    ),
    "go on": "verdergaan",
    "later": "later",
    "Lock; without a passphrase: cover the screen": (
        "Vergrendelen; zonder wachtwoord: scherm afdekken"
    ),
    "Go on with a form left unfinished": "Verdergaan met een formulier dat nog niet af is",
    # What was not done outside a form
    "Not done: {what}.": "Niet gedaan: {what}.",
    "What it needs was changed in another window.": (
        "Wat hiervoor nodig is, is in een ander venster gewijzigd."
    ),
    "It is not there any more: it was changed in another window.": (
        "Dit staat er niet meer: het is in een ander venster gewijzigd."
    ),
    "It was changed in another window; see what stands there now, and do it again.": (
        "Dit is in een ander venster gewijzigd. Kijk wat er nu staat en doe het zo nodig opnieuw."
    ),
    "take back: {what}": "ongedaan maken: {what}",
    "do again what was taken back": "opnieuw doen wat ongedaan is gemaakt",
    "throw the text away that was not saved": "de niet opgeslagen tekst weggooien",
    "delete {what}": "{what} verwijderen",
    "copy {text} for {whom}": "{text} voor {whom} kopiëren",
    "take the calendar in": "de agenda importeren",
    "close the intake of {name}": "de intake van {name} afsluiten",
    "start the intake of {name}": "de intake van {name} starten",
    "introduce {name} for {title}": "{name} in beeld brengen voor {title}",
    "add the steps of {template}": "de stappen van {template} toevoegen",
    "back on Today: {what}": "terug op Vandaag: {what}",
    "who takes part in {title}": "de deelnemers van {title} opslaan",
    "put back the backup of {day}": "de back-up van {day} terugzetten",
    "make a backup now": "nu een back-up maken",
    "take {file} in": "{file} importeren",
    "add to {title} of {day}": "toevoegen aan {title} op {day}",
    "open the dossier of {name} again": "het dossier van {name} weer openen",
    "The dossier of {name} is open again.": "Het dossier van {name} is weer open.",
    "Plan step open again: {what}": "Planstap weer open: {what}",
    "Plan step ticked off: {what}": "Planstap afgevinkt: {what}",
    "Not done: what this needs was changed in another window.": (
        "Niet gedaan: wat hiervoor nodig is, is in een ander venster gewijzigd."
    ),
    "as the system": "zoals het systeem",
    "With this, it presses for 1 person (now {now}).": (
        "Met deze norm is er bij 1 persoon iets te laat of dringend (nu {now})."
    ),
    "With this, it presses for {count} people (now {now}).": (
        "Met deze norm is er bij {count} mensen iets te laat of dringend (nu {now})."
    ),
    "Across the table: only this dossier on screen": "Aan tafel: alleen dit dossier op het scherm",
    "Only this dossier – ctrl+t ends it, esc does nothing here": (
        "Alleen dit dossier – stoppen: ctrl+t, esc doet hier niets"
    ),
    "Choose somebody first.": "Kies eerst iemand.",
    "Choose a line first: one that says what is due.": (
        "Kies eerst een regel die zegt wat er te doen is."
    ),
    "Somebody you marked is no longer in this list. Look again.": (
        "Iemand die u had aangevinkt, staat niet meer in deze lijst. Kijk nog eens."
    ),
    "Nobody is shown, so there is nothing to export.": (
        "Er staat niemand in de lijst, dus er is niets te exporteren."
    ),
    "A text that was not saved is about somebody who is not here. See ctrl+p.": (
        "Een formulier dat niet is opgeslagen, gaat over iemand die niet in deze caseload staat. "
        "Zie ctrl+p."
    ),
    "What this was about is not in this caseload:": (
        "Waar dit over ging, staat niet in deze caseload:"
    ),
    "Free hours": "Vrije uren",
    "free": "ruimte",
    "nothing free": "geen ruimte",
    "busy": "bezet",
    "in your other calendar": "in uw andere agenda",
    "Of another calendar only the time is kept, for planning.": (
        "Van een andere agenda wordt alleen de tijd bewaard, om te kunnen plannen."
    ),
    "nothing else yet": "verder nog niets",
    "this workshop": "deze workshop",
    "this appointment": "deze afspraak",
    "at the same time: {what}, {hours}": "tegelijk met {what}, {hours}",
    "Log a contact: with whom?": "Contact vastleggen: met wie?",
    "Plan an appointment: with whom?": "Afspraak plannen: met wie?",
    "Make a plan: with whom?": "Plan maken: met wie?",
    "Waiting for the caseload … esc stops waiting.": (
        "Wachten op de caseload … esc stopt het wachten."
    ),
    "Take the first set-up back? Your name and team go, and are asked for again.": (
        "Het begin ongedaan maken? Uw naam en team verdwijnen en worden opnieuw gevraagd."
    ),
    "Take the whole import of {moment} back?": "De hele import van {moment} ongedaan maken?",
    "Take the handing over of {moment} back? The dossiers open again here; the file that was "
    "written stays.": (
        "De overdracht van {moment} ongedaan maken? De dossiers gaan hier weer open; het bestand "
        "dat is opgeslagen, blijft bestaan."
    ),
    "ctrl+r does it again.": "Opnieuw uitvoeren: ctrl+r.",
    "Taking it back …": "Bezig met ongedaan maken …",
    "take back": "ongedaan maken",
}
