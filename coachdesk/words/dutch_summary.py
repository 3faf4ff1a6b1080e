"""English -> Dutch: the team lead's summary."""

TEXTS: dict[str, str] = {
    # The figures: groups
    "Outflow 12 m": "Uitstroom 12 m",
    # The figures: titles of narrow columns
    "places": "plekken",
    "intro.": "voordr.",
    "talks": "contact",
    "asked": "gevraagd",
    "given": "krijgt",
    "asks": "vraagt",
    "active": "actief",
    "past": "laat",
    "near": "bijna",
    "first": "eerste",
    "days": "dagen",
    "runs": "loopt",
    "short": "uren",
    "steps": "stap",
    "plans": "plan",
    "threats": "dreigt",
    "alone": "zonder",
    "unpaid": "onbet",
    "check": "toets",
    "again": "weer",
    "org.": "org.",
    "all": "alle",
    "%": "%",
    "lasts": "blijft",
    # The figures: names and meanings
    "Active jobseekers": "Actieve werkzoekenden",
    "Registered and not closed, beside the limit of this caseload.": (
        "Gemeld en niet afgesloten, naast het maximum van deze caseload."
    ),
    "Contacts overdue": "Contacten te laat",
    "Seen before, and the day for the next contact has passed.": (
        "Eerder gezien, en de dag voor het volgende contact is voorbij."
    ),
    "Contacts due soon": "Contacten binnenkort",
    "The day for the next contact is near and no appointment stands before it.": (
        "De dag voor het volgende contact is dichtbij en er staat geen afspraak vóór die dag."
    ),
    "First talks due": "Eerste gesprek nodig",
    "Never seen, and the day for the first talk is near or has passed.": (
        "Nog nooit gezien, en de dag voor het eerste gesprek is dichtbij of voorbij."
    ),
    "Median days to the first talk": "Dagen tot eerste gesprek (mediaan)",
    "Days from registration to the first time seen (0 when seen before), of the active "
    "jobseekers seen at least once: half took this long or less.": (
        "Dagen van melding tot de eerste keer gezien (0 wie al eerder gezien was), van de actieve "
        "werkzoekenden die gezien zijn: bij de helft duurde het zo lang of korter."
    ),
    "Intakes running": "Lopende intakes",
    "Begun, not closed and not complete; late ones included.": (
        "Begonnen, niet afgesloten en niet compleet; ook de late."
    ),
    "Intakes late": "Intakes te laat",
    "Running past the day by which the hours and the plan should be there.": (
        "Lopen nog na de dag waarop de uren en het plan van aanpak er moesten zijn."
    ),
    "Intakes short of hours": "Intakes met te weinig uren",
    "Attended and planned hours together do not reach the norm yet.": (
        "Gevolgde en geplande uren halen samen de norm nog niet."
    ),
    "Plans missing": "Zonder plan van aanpak",
    "No plan agreed, no intake running, and the days for the intake have passed.": (
        "Geen plan afgesproken, geen lopende intake, en de dagen voor de intake zijn voorbij."
    ),
    "Plan steps overdue": "Planstappen te laat",
    "Steps still to do whose day has passed.": (
        "Stappen die nog te doen zijn en waarvan de dag voorbij is."
    ),
    "Debt assistance open": "Schuldhulpverlening loopt",
    "Requested and not ended.": "Aangevraagd en niet beëindigd.",
    "Debt plans overdue": "Schuldenplannen te laat",
    "Help was requested, no debt plan is agreed and its day has passed.": (
        "Hulp is aangevraagd, er is geen plan afgesproken en de dag daarvoor is voorbij."
    ),
    "Threats that stand": "Bedreigende situaties",
    "An eviction or cut-off threatens and is not averted, talked about or not.": (
        "Huisuitzetting of afsluiting dreigt en is niet afgewend, met of zonder gesprek."
    ),
    "Debts without assistance": "Schulden zonder hulp",
    "A problematic debt for which no help was requested.": (
        "Een problematische schuld waarvoor geen hulp is aangevraagd."
    ),
    "Unpaid placements running": "Lopende onbetaalde plaatsingen",
    "Unpaid work, volunteer work and day activities that run now.": (
        "Onbetaald werk, vrijwilligerswerk en dagbesteding die nu lopen."
    ),
    "Displacement checks missing": "Zonder verdringingstoets",
    "Nobody asked, or not lately, whether the unpaid work takes somebody's job.": (
        "Niet (of lang niet) getoetst of het onbetaalde werk iemands baan verdringt."
    ),
    "Placements past their end": "Plaatsingen na hun einde",
    "Running on after the agreed end.": "Lopen door na het afgesproken einde.",
    "Reported and not closed, wherever they were heard of.": (
        "Gemeld en niet gesloten, waar ze ook vandaan komen."
    ),
    "Open places": "Open plekken",
    "The places in open vacancies for which nobody was hired yet.": (
        "De plekken in open vacatures waarvoor nog niemand is aangenomen."
    ),
    "Introductions in 12 months": "Voordrachten in 12 maanden",
    "Introduced to an employer in the last 12 months or further since, or declined by the "
    "employer; by the day of that status.": (
        "In de laatste 12 maanden voorgedragen bij een werkgever of verder, of door de werkgever "
        "afgewezen; naar de dag van die stand."
    ),
    "Hired in 12 months": "Aangenomen in 12 maanden",
    "Introductions that led to a hire in the last 12 months.": (
        "Voordrachten die in de laatste 12 maanden tot een baan leidden."
    ),
    "Contacts with employers in 12 months": "Contacten met werkgevers in 12 maanden",
    "Held in the last 12 months, by the coach alone or together with a jobseeker.": (
        "In de laatste 12 maanden gehouden, door de coach alleen of samen met een werkzoekende."
    ),
    "Rights applied for": "Rechten aangevraagd",
    "Rights and schemes of active jobseekers that wait for a decision.": (
        "Rechten en regelingen van actieve werkzoekenden die op een besluit wachten."
    ),
    "Rights received": "Rechten ontvangen",
    "Rights and schemes that active jobseekers receive now.": (
        "Rechten en regelingen die actieve werkzoekenden nu ontvangen."
    ),
    "Social return promised": "Social return beloofd",
    "What contracts ask that have begun and are not settled.": (
        "Wat contracten vragen die zijn begonnen en niet zijn afgerond."
    ),
    "Social return filled": "Social return ingevuld",
    "What the placements that name one of these contracts have brought so far.": (
        "Wat de plaatsingen die een van deze contracten noemen tot nu toe hebben opgebracht."
    ),
    "Revolving doors": "Draaideuren",
    "Unpaid work again, after unpaid work that led to no job.": (
        "Opnieuw onbetaald werk, na onbetaald werk dat geen baan opleverde."
    ),
    "Organisations that never hire": "Organisaties die nooit aannemen",
    "Three or more placements in unpaid work ended in 24 months, and nobody was hired.": (
        "In 24 maanden eindigden er drie of meer plaatsingen in onbetaald werk, en niemand is "
        "aangenomen."
    ),
    "To work in 12 months": "Naar werk in 12 maanden",
    "Closed to paid work or self-employment in the last 12 months.": (
        "In de laatste 12 maanden afgesloten naar betaald werk of een eigen bedrijf."
    ),
    "Closed in 12 months": "Afgesloten in 12 maanden",
    "Closed in the last 12 months for whatever reason, transfers to another coach left out.": (
        "In de laatste 12 maanden afgesloten, om welke reden ook; zonder overdracht aan een andere "
        "werkcoach."
    ),
    "Outflow rate in percent": "Uitstroom in procent",
    "To work in 12 months, of the active and the closed in 12 months together.": (
        "Naar werk in 12 maanden, van alle actieve en in 12 maanden afgesloten dossiers samen."
    ),
    "Sustained outflow": "Duurzame uitstroom",
    "Of those to work in 12 months: a check after the norm (usually 6 months) says they "
    "still work.": (
        "Van wie in 12 maanden naar werk ging: een nazorgcontact na de norm (meestal 6 maanden) "
        "zegt dat iemand nog werkt."
    ),
    "Source: {source}.": "Bron: {source}.",
    "Each coach's figures are counted with the norms of that coach's own caseload.": (
        "De cijfers van elke werkcoach zijn geteld met de normen van diens eigen caseload."
    ),
    # What is wrong with a source
    "{source}: there is nothing there.": "{source} bestaat niet.",
    "{source} cannot be read ({reason}); left out.": (
        "{source} is niet te lezen ({reason}); overgeslagen."
    ),
    "{source} is no summary that coachdesk published; left out.": (
        "{source} zijn geen cijfers die coachdesk publiceerde; overgeslagen."
    ),
    "{source} is of version {version}, this coachdesk reads up to version {known}; "
    "left out. Update coachdesk.": (
        "{source} is van versie {version}, deze coachdesk leest tot versie {known}; overgeslagen. "
        "Werk coachdesk bij."
    ),
    "{source} is damaged ({place}); left out. Ask this coach to publish again.": (
        "{source} is beschadigd ({place}); overgeslagen. Vraag deze werkcoach opnieuw te "
        "publiceren."
    ),
    "{source} is larger than {most} MB; left out.": (
        "{source} is groter dan {most} MB; overgeslagen."
    ),
    "{source} is no ordinary file; left out.": "{source} is geen gewoon bestand; overgeslagen.",
    "{source} holds more than {most} files; the others are left out.": (
        "In {source} staan meer dan {most} bestanden; de andere zijn overgeslagen."
    ),
    "{source} is dated {day}, after today; left out.": (
        "{source} is van {day}, na vandaag; overgeslagen."
    ),
    "{source} is an older summary of the same coach ({coach}); the newest is shown.": (
        "{source} zijn oudere cijfers van dezelfde werkcoach ({coach}); de nieuwste zijn te zien."
    ),
    "file of {day}, {time}": "bestand van {day}, {time}",
    "file of {day}, {time}, account {account}": "bestand van {day}, {time}, account {account}",
    "Before these: {active} active as of {day} ({origin}).": (
        "Hiervoor: {active} actief per {day} ({origin})."
    ),
    "From another account than before: ask this coach whose they are.": (
        "Van een ander account dan hiervoor: vraag deze werkcoach van wie ze zijn."
    ),
    "1 from another account": "1 van een ander account",
    "{count} from another account": "{count} van een ander account",
    "{source} holds no published summary.": "In {source} staan geen gepubliceerde cijfers.",
    "{source} was made by an older coachdesk; the coach must open it first. Left out.": (
        "{source} is door een oudere coachdesk gemaakt; de werkcoach moet het eerst openen. "
        "Overgeslagen."
    ),
    "{source} was left in the middle of a write; the coach must open it first. "
    "Left out; nothing saved is lost.": (
        "{source} is tijdens het opslaan afgebroken; de werkcoach moet het eerst openen. "
        "Overgeslagen; alles wat was opgeslagen, is er nog."
    ),
    "{source} is protected.": "{source} is beveiligd.",
    # The lead's screen
    "Team summary": "Teamcijfers",
    "Reading the figures …": "Cijfers worden gelezen …",
    "As of": "Per",
    "1 coach": "1 werkcoach",
    "{count} coaches": "{count} werkcoaches",
    "1 older than a week": "1 ouder dan een week",
    "{count} older than a week": "{count} ouder dan een week",
    "1 left out (p)": "1 overgeslagen (p)",
    "{count} left out (p)": "{count} overgeslagen (p)",
    "older than a week": "ouder dan een week",
    "older than a week: {day}": "ouder dan een week: {day}",
    "Not in these figures": "Niet in deze cijfers",
    "Everything could be read.": "Alles kon worden gelezen.",
    "Total": "Totaal",
    "Left out": "Overgeslagen",
    "{active} of {limit}": "{active} van {limit}",
    "Dossiers": "Dossiers",
    "Caseload, 24 months": "Caseload, 24 maanden",
    "To work by month": "Naar werk per maand",
    "{count} in all": "samen {count}",
    "figure": "cijfer",
    "left out": "overgeslagen",
    "Next figure": "Volgend cijfer",
    "Previous figure": "Vorig cijfer",
    "Sort by this figure; again turns the order around": (
        "Sorteren op dit cijfer; nog eens: andersom"
    ),
    "Every figure of this coach": "Alle cijfers van deze werkcoach",
    "What is not in these figures, and why": "Wat niet in deze cijfers zit, en waarom",
    # The desk's own figures
    "Figure": "Aantal",
    "The people a figure is about, to open a dossier": (
        "Om wie het bij een cijfer gaat, om een dossier te openen"
    ),
    "No dossier stands behind this figure.": "Achter dit cijfer staat geen dossier.",
    "Publish these figures for the team lead": "Deze cijfers publiceren voor de teamleider",
    "publish": "publiceren",
    "Counts, months and dossier numbers go into the file; no names, no notes.": (
        "Aantallen, maanden en dossiernummers gaan in het bestand; geen namen, geen notities."
    ),
    "Folder": "Map",
    "Once a day from now on": "Voortaan elke dag",
    # The page and the lines
    "To work": "Naar werk",
    "The dossiers behind the figures": "De dossiers achter de cijfers",
    "What the figures count": "Wat de cijfers tellen",
    "Summary of {day}": "Cijfers van {day}",
    "Total of {count} coaches": "Totaal van {count} werkcoaches",
    # Publishing
    "Your figures were not published in {folder} ({reason}).": (
        "Uw cijfers zijn niet gepubliceerd in {folder} ({reason})."
    ),
    "Your figures were published in {folder}.": "Uw cijfers zijn gepubliceerd in {folder}.",
    "This store has no work coach yet. Start coachdesk once and say who.": (
        "In dit bestand staat nog geen werkcoach. Start coachdesk één keer en vul uw naam in."
    ),
    "Nothing was published in {folder} ({reason}). Choose a folder that is there and "
    "that you may write in.": (
        "Er is niets gepubliceerd in {folder} ({reason}). Kies een map die er is en waarin u mag "
        "schrijven."
    ),
    "Published: {file}. Counts and dossier numbers, no names.": (
        "Gepubliceerd: {file}. Aantallen en dossiernummers, geen namen."
    ),
}
