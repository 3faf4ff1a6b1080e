"""English -> Dutch: work with employers, and the work, skills and rights around somebody."""

TEXTS: dict[str, str] = {
    # The screen, its lists and keys
    "Work: vacancies and employers": "Werk: vacatures en werkgevers",
    "jobs, companies, organisations, introductions, social return": (
        "banen, bedrijven, organisaties, voordrachten, social return, vacatures"
    ),
    "Open the vacancy or employer": "Vacature of werkgever openen",
    "Vacancies or employers": "Vacatures of werkgevers",
    "switch": "wisselen",
    "switch, companies, jobs": "wisselen, bedrijven, banen",
    "Log a contact with the employer": "Contact met de werkgever vastleggen",
    "call, visit, talk, company": "bellen, bezoek, gesprek, bedrijf",
    "Consider somebody for the vacancy": "Iemand voor de vacature in beeld brengen",
    "introduce": "in beeld",
    "introduction, propose, match, candidate": "voordracht, voorstellen, match, kandidaat",
    "How an introduction stands now": "Hoe het met een voordracht staat",
    "status": "stand",
    "status, hired, agreed, introduced, declined": (
        "status, aangenomen, afgesproken, voorgedragen, afgewezen"
    ),
    "Open the dossier of somebody introduced": "Dossier openen van iemand die is voorgedragen",
    "person, candidate, file": "persoon, kandidaat, dossier",
    "New vacancy, employer or contract": "Nieuwe vacature, werkgever of contract",
    "add, job, company, organisation, social return": (
        "toevoegen, baan, bedrijf, organisatie, social return"
    ),
    "Change the vacancy or employer": "Vacature of werkgever wijzigen",
    "correct, close": "verbeteren, sluiten",
    "Read on in the pane": "Verder lezen in het paneel",
    "Read back in the pane": "Terug lezen in het paneel",
    "Employer": "Werkgever",
    "No vacancy yet. n notes one.": "Nog geen vacature. n: er een noteren.",
    "No employer yet. n adds one.": "Nog geen werkgever. n: er een toevoegen.",
    "Closing soon": "Sluit binnenkort",
    "Open vacancies": "Open vacatures",
    "Filled": "Vervuld",
    "Introduced": "In beeld",
    "Closes": "Sluit",
    "Follow up": "Opvolgen",
    "Open": "Open",
    "Placed": "Geplaatst",
    "Back to where this was opened": "Terug naar waar dit geopend is",
    # Beside a vacancy
    "{count} hours a week": "{count} uur per week",
    "Where": "Waar",
    "answer by {day}": "antwoord voor {day}",
    "counts for social return": "telt mee voor social return",
    "May be asked": "Wie vragen",
    "nobody named this sector": "niemand noemde deze sector",
    "Named no sector": "Geen sector",
    "No sector said: everybody": "Iedereen",
    "travels {count} minutes": "reist {count} minuten",
    "also across the border": "ook over de grens",
    "and {count} more": "en nog {count}",
    # Beside an employer
    "People": "Contactpersonen",
    "no outcome yet": "nog geen afloop",
    "since {day}": "sinds {day}",
    "settled {day}": "afgerond {day}",
    "{filled} of {promised} filled": "{filled} van {promised} ingevuld",
    "Unpaid places": "Onbetaald",
    "none ended yet": "nog geen plek afgelopen",
    "{ended} ended, none led to a job": "{ended} afgelopen, geen leidde tot een baan",
    "{ended} ended, {hired} led to a job": "{ended} afgelopen, {hired} leidde tot een baan",
    # Introductions
    "Choose a vacancy first: tab leads to the vacancies.": (
        "Kies eerst een vacature: tab gaat naar de vacatures."
    ),
    "Introduce for {title}: who?": "In beeld brengen voor {title}: wie?",
    "The others": "De anderen",
    "Whose introduction?": "Wiens voordracht?",
    "This person was introduced here already: m says how it stands.": (
        "Deze persoon is hier al in beeld. Hoe het ermee staat: toets m."
    ),
    "Nobody was introduced here yet: i introduces somebody.": (
        "Hier is nog niemand in beeld. Iemand in beeld brengen: toets i."
    ),
    "{name}: considered for {title}. m says how it stands.": (
        "{name}: in beeld voor {title}. Hoe het ermee staat: toets m."
    ),
    "{name} for {title}: {status}. How does it stand now?": (
        "{name} voor {title}: {status}. Hoe staat het er nu mee?"
    ),
    "{name}: {status}. u takes it back.": "{name}: {status}. Ongedaan maken: toets u.",
    "Note the placement of {name} at {organisation}?": (
        "De plaatsing van {name} bij {organisation} vastleggen?"
    ),
    "note it": "vastleggen",
    "not now": "nu niet",
    "Close the dossier of {name} now?": "Het dossier van {name} nu afsluiten?",
    "Only one country, the next": "Alleen één land, het volgende",
    "country": "land",
    "filter, border, abroad, Belgium, Germany": "filter, grens, buitenland, België, Duitsland",
    # Two spellings of one employer
    "Merge two spellings of one employer": "Twee schrijfwijzen van één werkgever samenvoegen",
    "double, duplicate, same company, join, tidy up": (
        "dubbel, dubbele, hetzelfde bedrijf, samenvoegen, opruimen"
    ),
    "No employer is called so.": "Geen werkgever heet zo.",
    "Choose an employer first: it is the spelling that stays.": (
        "Kies eerst een werkgever: die schrijfwijze blijft."
    ),
    "Which other spelling is {name} too?": "Welke andere schrijfwijze is ook {name}?",
    "{other} becomes {kept}. What moves:": "{other} wordt {kept}. Wat er meegaat:",
    "enter, then a letter: how it stands today.": "enter en dan een letter: hoe het nu staat.",
    "Social return until {day}": "Social return tot {day}",
    "{filled} of {promised}": "{filled} van {promised}",
    "{title} becomes {other}": "{title} wordt {other}",
    "{kept} has that title already; the day is put behind it:": (
        "{kept} heeft die titel al; de datum komt erachter:"
    ),
    "What else was noted of {other} is kept, where it differs in the note.": (
        "Wat er verder van {other} genoteerd was, blijft; wat verschilt komt in de notitie."
    ),
    "Merged: {other} is {kept} now. u takes it back.": (
        "Samengevoegd: {other} is nu {kept}. Ongedaan maken: toets u."
    ),
    "merge": "samenvoegen",
    "merge {other} into {kept}": "{other} samenvoegen met {kept}",
    "leave both": "beide laten",
    "merged": "samengevoegd",
    "Also called: {name}": "Ook genoemd: {name}",
    # The tab Work of a dossier
    "Wishes": "Wensen",
    "{name}: wishes for work": "{name}: wensen voor werk",
    "No wishes noted yet: enter notes them.": "Nog geen wensen genoteerd: enter legt ze vast.",
    "Open vacancies in a wanted sector": "Open vacatures in een gewenste sector",
    "Open vacancies without a sector": "Open vacatures zonder sector",
    "No sector wished for: all open vacancies": "Geen sector ingevuld: alle open vacatures",
    "“{text}” is not one of: {words}": "“{text}” is geen van deze woorden: {words}",
    "Sectors: {words}": "Sectoren: {words}",
    "wished for: {count} hours": "gewenst: {count} uur",
    "Has of it": "Heeft daarvan",
    "i: consider for this vacancy": "i: in beeld brengen voor deze vacature",
    "Choose an open vacancy first: it is about that one.": (
        "Kies eerst een open vacature: het gaat over die vacature."
    ),
    "Choose an introduction first: it is about that one.": (
        "Kies eerst een voordracht: het gaat over die voordracht."
    ),
    "Consider this person for the highlighted vacancy": (
        "Deze persoon in beeld brengen voor de gekozen vacature"
    ),
    "How the highlighted introduction stands now": "Hoe het met de gekozen voordracht staat",
    # Pairings
    "Beside the plan": "Naast het plan",
    "is {kind} of {name}": "is {kind} van {name}",
    "ask {day}": "navragen {day}",
    "enter opens that dossier.": "enter opent dat dossier.",
    "This names somebody else. ctrl+t first ends that somebody looks along.": (
        "Hier staat een andere naam in. Beëindig eerst het meekijken: toets ctrl+t."
    ),
    "another jobseeker": "een andere werkzoekende",
    # Rights
    "Last gone through on {day}": "Het laatst nagelopen op {day}",
    "nothing noted": "niets genoteerd",
    "Last": "Laatst",
    "Not gone through yet: enter sets each, space says all was looked at": (
        "Nog niet nagelopen: enter legt elk vast, spatie: alles is bekeken"
    ),
    "space says all was looked at again": "spatie: alles is opnieuw bekeken",
    "not looked at yet": "nog niet bekeken",
    "All rights were gone through.": "Alle rechten zijn nagelopen.",
    "u takes it back.": "Ongedaan maken: toets u.",
    "Wishes for work saved: {name}": "Wensen voor werk opgeslagen: {name}",
    "Employers and vacancies": "Werkgevers en vacatures",
}
