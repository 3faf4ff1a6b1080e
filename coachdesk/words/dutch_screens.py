"""English -> Dutch: the screens, their keys and their forms."""

TEXTS: dict[str, str] = {
    # The bars
    "Today": "Vandaag",
    "Agenda": "Agenda",
    "Summary": "Cijfers",
    "read only": "alleen lezen",
    "as of {day}": "per {day}",
    # Keys: the word in the key strip
    "find": "zoeken",
    "undo": "ongedaan",
    "help": "help",
    "quit": "sluiten",
    "appointment": "afspraak",
    "new": "nieuw",
    "why": "waarom",
    "fold": "in-/uitklappen",
    "filter": "filter",
    "quick filter": "snelfilter",
    "sort": "sorteren",
    "tab": "tabblad",
    "edit": "wijzigen",
    "tick": "vinkje",
    "delete": "verwijderen",
    "person": "persoon",
    "back": "terug",
    "save": "opslaan",
    "next field": "volgend veld",
    "more fields": "meer velden",
    "roll call": "presentie",
    "top": "omhoog",
    "To the first line": "Naar de eerste regel",
    "who": "wie",
    "go there": "erheen",
    "read all": "alles lezen",
    "all figures": "alle cijfers",
    "Signs": "Tekens",
    "{signs}; a number beside it: so many": "{signs}; een getal ernaast: zoveel",
    "on": "op",
    "Save a form of one field": "Een formulier met één veld opslaan",
    "state": "status",
    "everybody": "alle",
    "space": "spatie",
    # Keys: the sentence in help and palette
    "Today: what is due": "Vandaag: wat er te doen is",
    "Caseload: everybody": "Caseload: iedereen",
    "Intake: running intakes": "Intake: lopende intakes",
    "Agenda: the coming weeks": "Agenda: de komende weken",
    "Summary: the figures": "Cijfers: de caseload in getallen",
    "Find a person, or a word in all notes": "Iemand zoeken, of een woord in alle notities",
    "enter looks in all notes, goals and steps.": (
        "enter zoekt in alle notities, doelen en stappen."
    ),
    "words of a note, a goal or a step": "woorden uit een notitie, doel of stap",
    "Find in all notes": "Zoeken in alle notities",
    "tab: people": "tab: personen",
    "tab: in all notes": "tab: in alle notities",
    "Opened last": "Laatst geopend",
    "Everybody": "Iedereen",
    "Type a word to look for in all notes, goals and steps.": (
        "Typ een woord om te zoeken in alle notities, doelen en stappen."
    ),
    "This stands in no note, goal or step.": "Dit staat in geen enkele notitie, doel of stap.",
    "Take back the last change": "Laatste wijziging ongedaan maken",
    "Do again what was undone": "Ongedaan gemaakte wijziging opnieuw uitvoeren",
    "Settings: every norm with its source": "Instellingen: elke norm met de bron",
    "Your own name, team, phone and e-mail": "Uw eigen naam, team, telefoon en e-mail",
    "Your details": "Uw gegevens",
    "The guide: how to work with coachdesk": "De gids: zo werkt u met coachdesk",
    "How to work with coachdesk: press g for the guide.": (
        "Uitleg, stap voor stap: toets g voor de gids."
    ),
    "g opens the guide · enter/esc closes": "g: de gids openen · enter/esc: sluiten",
    "← → page {page} of {pages}": "← → bladzijde {page} van {pages}",
    "name, team, phone, e-mail: on what you print and publish": (
        "naam, team, telefoon, e-mail: op wat u afdrukt en publiceert"
    ),
    "Every command, to search in": "Alle opdrachten, om in te zoeken",
    "The keys of this screen": "De toetsen van dit scherm",
    "Close coachdesk": "coachdesk sluiten",
    "Open the dossier": "Dossier openen",
    "Log a contact": "Contact vastleggen",
    "Plan an appointment": "Afspraak plannen",
    "Add a jobseeker": "Werkzoekende toevoegen",
    "Why this line is here, in full": "Waarom deze regel hier staat, helemaal uitgelegd",
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
    "Tick a plan step, or take the tick away; rights: all were gone through": (
        "Planstap afvinken, of het vinkje weghalen; rechten: alles is nagelopen"
    ),
    "Delete what is highlighted": "Gekozen regel verwijderen",
    "Change the person's own details": "Persoonlijke gegevens wijzigen",
    "Back to the list": "Terug naar de lijst",
    "Save": "Opslaan",
    "Leave without saving": "Sluiten zonder opslaan",
    "Next field": "Volgend veld",
    "Show every field": "Alle velden tonen",
    # What the app says
    "This caseload is open for reading only.": (
        "Deze caseload is alleen om te lezen geopend. Wijzigen kan nu niet."
    ),
    "{norm} is at its default already.": "{norm} staat al op de standaardwaarde.",
    "Saved: {title}. u takes it back.": "Opgeslagen: {title}. Ongedaan maken: toets u.",
    "There is nothing to take back.": "Er is niets om ongedaan te maken.",
    "q closes coachdesk; in a form esc comes first.": (
        "coachdesk sluiten: toets q. Sluit een formulier eerst met esc."
    ),
    "Taken back: {what}. ctrl+r does it again.": (
        "Ongedaan gemaakt: {what}. Opnieuw uitvoeren: ctrl+r."
    ),
    "Done again: {what}": "Opnieuw uitgevoerd: {what}",
    "A field takes {most} characters; the rest was left out.": (
        "In een veld passen {most} tekens; de rest is niet ingevuld."
    ),
    # Why
    "Why": "Waarom",
    "Source": "Bron",
    "Norm": "Norm",
    "Also": "Ook",
    "What": "Wat",
    "When": "Wanneer",
    "Already": "Al gedaan",
    "Settled": "Afhandelen",
    "Sum": "Berekening",
    "… {count} more lines: shift+↓, or w for all": "… nog {count} regels: shift+↓, of w voor alles",
    "Fold the group of a line, or unfold it": "De groep van een regel samenvouwen of uitvouwen",
    "space unfolds this group.": "spatie: deze groep uitvouwen.",
    "There is no group here to fold.": "Hier is geen groep om samen te vouwen.",
    "No date alone answers this. {how}.": "Met alleen een datum is dit niet klaar. {how}.",
    "b brings a line back that was set aside; this one was not.": (
        "Toets b is voor een uitgestelde regel; deze is niet uitgesteld."
    ),
    "d deletes a record in a dossier: open that first.": (
        "Verwijderen (toets d) kan in een dossier: open dat eerst."
    ),
    "e changes a record in a dossier: open that first.": (
        "Wijzigen (toets e) kan in een dossier: open dat eerst."
    ),
    "l adds a set of steps to a plan: open the dossier first.": (
        "Een stappenset toevoegen (toets l) kan in een dossier: open dat eerst."
    ),
    "del cancels an appointment: on Today, in Agenda and in a dossier.": (
        "Een afspraak afzeggen (toets del) kan bij Vandaag, in Agenda en in een dossier."
    ),
    "F4 puts a template into a note: open that note first.": (
        "Een sjabloon invoegen (toets F4) kan in een notitie: open die eerst."
    ),
    "Only a norm has a default to go back to.": (
        "Alleen een norm heeft een standaardwaarde om naar terug te gaan."
    ),
    "x writes what a list shows to a file: 2 goes to the caseload.": (
        "Exporteren (toets x) kan in de caseload: toets 2."
    ),
    "until {day}: {reason}. b brings it back.": "tot {day}: {reason}. Terughalen: toets b.",
    # What settles a line
    "m: the step was done today": "m: de stap is vandaag gedaan",
    "m: today as the day of “{field}”": "m: vandaag als datum bij “{field}”",
    "c: a talk about debts": "c: een gesprek over schulden",
    "c: a talk in which you see each other ({modes})": (
        "c: een gesprek waarin u elkaar ziet ({modes})"
    ),
    "c: how that appointment went": "c: hoe die afspraak ging",
    "c: how it went; m: another day": "c: hoe het ging; m: een andere dag",
    "c: a talk that takes place": "c: een gesprek dat doorgaat",
    "enter, then i: the intake starts today": "enter en dan i: de intake begint vandaag",
    "enter twice, then a letter: it is received": (
        "twee keer enter en dan een letter: het wordt ontvangen"
    ),
    "c: a visit to the placement": "c: een bezoek aan de plaatsing",
    "enter, then m: introduced": "enter en dan m: voorgedragen",
    "enter, then m: what the employer answered": "enter en dan m: wat de werkgever antwoordde",
    "enter, then m: a hire, or e: the day it closed": (
        "enter en dan m: iemand aangenomen, of e: de dag van sluiten"
    ),
    "c: a contact with this employer": "c: een contact met deze werkgever",
    "c: how that contact went": "c: hoe dat contact ging",
    "enter, then e: the day it was settled": "enter en dan e: de dag dat het geregeld is",
    "enter, then e: a later day, or n: the new one": (
        "enter en dan e: een latere dag, of n: het nieuwe"
    ),
    "enter twice, then a letter: what was decided": (
        "tweemaal enter en dan een letter: wat er besloten is"
    ),
    "enter, then e: until when now; or enter and a letter": (
        "enter en dan e: tot wanneer nu; of enter en een letter"
    ),
    "enter twice, then a letter: how the outflow bonus stands": (
        "tweemaal enter en dan een letter: hoe het met de uitstroompremie staat"
    ),
    "enter: hours of workshops attended, and the plan agreed": (
        "enter: uren workshops gevolgd, en het plan afgesproken"
    ),
    "3 Intake: more workshops planned or attended": ("3 Intake: meer workshops gepland of gevolgd"),
    "enter, then n: a next step": "enter, dan n: een volgende stap",
    "enter, then e: the day it was averted, or the end of the help": (
        "enter, dan e: de dag dat het is afgewend, of het einde van de hulp"
    ),
    "enter, then n: a request for debt assistance": (
        "enter, dan n: een aanvraag voor schuldhulpverlening"
    ),
    "enter, then v: the displacement check": "enter, dan v: de verdringingstoets",
    "enter, then v: a new check, or e: its end": "enter, dan v: een nieuwe toets, of e: het einde",
    "enter, then e: a new end, or how it ended": (
        "enter, dan e: een nieuwe einddatum, of hoe het afliep"
    ),
    "enter, then e: the agreed end": "enter, dan e: de afgesproken einddatum",
    "enter, then e: how it ended": "enter, dan e: hoe het afliep",
    "enter, then e: how it ended; this is to talk about": (
        "enter, dan e: hoe het afliep; bespreek dit samen"
    ),
    "enter, then e: another allowance, or its end": (
        "enter, dan e: een andere vergoeding, of het einde"
    ),
    "enter: the roll call": "enter: de presentie",
    "m: ask whether the work goes on, and note the answer": (
        "m: vraag of het werk doorgaat, en leg het antwoord vast"
    ),
    "enter: the dossier; “Erase” is in ctrl+p there": (
        "enter: het dossier; daar staat “Wissen” onder ctrl+p"
    ),
    "enter: where it can be answered": "enter: waar u het kunt afhandelen",
    "Nothing to fill in: it goes when the figures change.": (
        "Niets in te vullen: de regel gaat weg als de cijfers veranderen."
    ),
    # Today
    "Reading …": "Bezig met lezen …",
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
    "1 appointment today": "1 afspraak vandaag",
    "{count} appointments today": "{count} afspraken vandaag",
    "Nothing is due. Everybody was seen in time.": "Niets te doen. Iedereen is op tijd gezien.",
    "There is nobody in this caseload yet.": "In deze caseload staat nog niemand.",
    "n adds a jobseeker.": "Toets n: een werkzoekende toevoegen.",
    "To look around first: coachdesk demo": "Eerst rondkijken: coachdesk demo",
    # Caseload
    "All": "Alle",
    "No next appointment": "Geen afspraak",
    "Saved filters": "Opgeslagen filters",
    "Saved filters: choose one, or save this one": (
        "Opgeslagen filters: kies er een, of sla dit filter op"
    ),
    "saved": "opgeslagen",
    "Save this filter": "Dit filter opslaan",
    "Save what is shown now": "Opslaan wat u nu ziet",
    "There is one of this name: it is replaced.": "Deze naam is er al: die wordt vervangen.",
    "type or choose; del removes": "typ of kies; del: verwijderen",
    "by {column}": "op {column}",
    "Closed": "Afgesloten",
    "name, number, phone, language, tag or “across the border”": (
        "naam, nummer, telefoon, taal, trefwoord of “over de grens”"
    ),
    "Number": "Nummer",
    "Seen": "Gezien",
    "Due": "Uiterlijk",
    "Next": "Afspraak",
    "Steps": "Stap",
    "Nobody fits. esc shows everybody.": "Niemand gevonden. esc toont iedereen.",
    "Nobody here.": "Hier staat niemand.",
    "never": "nooit",
    "threat": "bedreigend",
    "assisted": "met hulp",
    # Intake
    "Planned": "Gepland",
    "Days": "Dagen",
    "State": "Stand",
    "No intake is running.": "Er loopt geen intake.",
    # Agenda
    "Outcomes to log ({count})": "Uitkomsten invullen ({count})",
    "Strike day passed: averted? ({count})": "Dag voorbij: afgewend? ({count})",
    "Week {week}, {year}": "Week {week}, {year}",
    "Prepared": "Voorbereid",
    "Nothing stood in this week.": "In deze week stond niets.",
    "Back to the coming weeks": "Terug naar de komende weken",
    "this week": "deze week",
    "{count} minutes": "{count} minuten",
    "free {hours}": "ruimte {hours}",
    "a plans an appointment on this day.": "Een afspraak op deze dag plannen: toets a.",
    "Nothing stands on {day}: this is {next}.": "Er staat niets op {day}: dit is {next}.",
    "Nothing stands on {day} or later.": "Er staat niets op {day} of later.",
    # Summary
    "Subject": "Onderwerp",
    # Settings
    "Settings": "Instellingen",
    "Default": "Standaard",
    "change": "wijzigen",
    "Same time": "Zelfde tijd",
    "An appointment is not set aside. To another day: m.": (
        "Een afspraak stelt u niet uit. Verzetten kan met de toets m."
    ),
    "enter: how it stands, in one letter.": "enter: hoe het ermee staat, met één letter.",
    "See by": "Weer zien",
    "Back to Today": "Terug naar Vandaag",
    "This is Today. To close coachdesk: q.": "Dit is Vandaag. coachdesk afsluiten: q.",
    "This line says all that is known.": "Meer is er van deze regel niet bekend.",
    "default": "standaard",
    "Change this norm": "Deze norm wijzigen",
    "Back to the default": "Terug naar de standaard",
    # The dossier
    "Overview": "Overzicht",
    "History": "Historie",
    "This dossier is no longer there.": "Dit dossier is er niet meer.",
    "{age} years": "{age} jaar",
    "registered {day}": "gemeld {day}",
    "closed {day}": "afgesloten {day}",
    "Delete {what}? u brings it back.": "{what} verwijderen? Terughalen kan met toets u.",
    "workshop {title} of {day}": "workshop {title} van {day}",
    "With it goes who takes part: {names}.": "Ook de deelname vervalt: {names}.",
    "Choose a workshop first. What is of a person: enter opens the dossier.": (
        "Kies eerst een workshop. Wat van een persoon is, staat in het dossier: enter opent dat."
    ),
    "Change the highlighted workshop": "De gekozen workshop wijzigen",
    "Delete the highlighted workshop": "De gekozen workshop verwijderen",
    "move, date, place, edit, correct": "verzetten, datum, plaats, wijzigen, aanpassen",
    "Who takes part stands in the workshop: on Intake.": (
        "Wie er meedoet, staat bij de workshop zelf: op Intake."
    ),
    "Choose a record first: this line is none that can be deleted.": (
        "Kies eerst een gegeven: deze regel kan niet verwijderd worden."
    ),
    "Choose a plan step first: space ticks it off.": (
        "Kies eerst een planstap: met spatie vinkt u die af."
    ),
    "m moves an appointment: in Agenda and in a dossier.": (
        "Een afspraak verzetten (toets m): in de Agenda of in een dossier."
    ),
    "r repeats an appointment: in Agenda and in a dossier.": (
        "Een afspraak herhalen (toets r): in de Agenda of in een dossier."
    ),
    "keep": "laten staan",
    "Deleted: {what}. u brings it back.": "Verwijderd: {what}. Terughalen: toets u.",
    "Nothing here yet. n adds something.": "Hier staat nog niets. Toets n: iets toevoegen.",
    "Signals": "Signalen",
    "At a glance": "In één oogopslag",
    "Last seen": "Laatst gezien",
    "Next appointment": "Volgende afspraak",
    "none planned": "niet gepland",
    "To do": "Te doen",
    "Details": "Gegevens",
    "outcome to log": "nog invullen",
    "no outcome": "geen uitkomst",
    "Agreed {day}": "Afgesproken {day}",
    "reviewed {day}": "besproken {day}",
    "resolved": "opgelost",
    "problematic": "problematisch",
    "Requested {day}": "Aangevraagd {day}",
    "ended {day}": "einde {day}",
    "ends {day}": "eindigt {day}",
    "planned {day}": "gepland {day}",
    "under the threat": "bij bedreigende situatie",
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
    "taken back": "ongedaan gemaakt",
    # The dossier's timeline
    "Everything": "Alles",
    "Person": "Persoon",
    "Changes": "Wijzigingen",
    "Ahead": "Komt nog",
    "Until now": "Tot nu toe",
    "Nothing fits. esc shows everything.": "Niets gevonden. esc toont alles.",
    "a word of what you look for": "een woord waarnaar u zoekt",
    "Search the history as you type": "Zoeken in de historie tijdens het typen",
    "History: only one kind, the next": "Historie: één soort, de volgende",
    "History: only one kind, the one before": "Historie: één soort, de vorige",
    # A conflict
    "Also changed in another window: which one stays?": (
        "Ook in een ander venster gewijzigd: wat blijft staan?"
    ),
    "as typed here": "hier getypt",
    "as it is now": "zoals het nu is",
    "both": "allebei",
    "choose": "kiezen",
    "Choose this value": "Deze waarde kiezen",
    "Save what was chosen": "Opslaan wat is gekozen",
    "Back to the form, nothing saved": "Terug naar het formulier, niets opgeslagen",
    "Choose one for every field.": "Kies er één voor elk veld.",
    "search": "zoek hier",
    "one kind": "één soort",
    "Plan: to the opportunities and barriers beside it": (
        "Plan: naar de kansen en uitdagingen ernaast"
    ),
    "Back to the plan": "Terug naar het plan",
    "known {day}": "bekend {day}",
    "averted {day}": "afgewend {day}",
    "In full": "Voluit",
    "Close an intake": "Een intake afsluiten",
    "close it": "afsluiten",
    "keep it open": "open laten",
    "{name}: still missing: {what}. Close the intake all the same?": (
        "{name}: nog nodig: {what}. De intake toch afsluiten?"
    ),
    "The intake of {name} is closed. u takes it back.": (
        "De intake van {name} is afgesloten. Ongedaan maken: toets u."
    ),
    "The columns: {names}": "De kolommen: {names}",
    "Only these columns": "Alleen deze kolommen",
    "there is no column {value}": "er is geen kolom {value}",
    "This is no longer there.": "Dit is er niet meer.",
    "enter takes · esc closes": "enter: kiezen · esc: sluiten",
    "enter opens · esc closes": "enter: openen · esc: sluiten",
    "Open the highlighted line": "De gekozen regel openen",
    "dossier": "dossier",
    "Setting": "Instelling",
}
