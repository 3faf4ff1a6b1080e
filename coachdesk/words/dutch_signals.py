"""English -> Dutch: the signals, days and spans, and the sources of the norms."""

TEXTS: dict[str, str] = {
    "spoken {day}": "{day} gesproken",
    "no-show {day}": "{day} niet verschenen",
    "cancelled {day}": "{day} afgezegd",
    "tried {day}": "{day} niet bereikt",
    "contact {day}": "{day} contact",
    "appointment {day}": "afspraak {day}",
    "appt {day}": "afspr {day}",
    "First talk, registered {registered_on}": "Eerste gesprek, gemeld {registered_on}",
    "Everybody is seen within {days} of registration.": (
        "Iedereen wordt binnen {days} na de melding gezien."
    ),
    "{registered_on} + {days} = {due}": "{registered_on} + {days} = {due}",
    "Contact, last seen {last_seen}": "Contact, laatst gezien {last_seen}",
    "Everybody is seen at least once every {months}.": (
        "Iedereen wordt minstens eens per {months} gezien."
    ),
    "last seen {last_seen} + {months} = {due}": ("laatst gezien {last_seen} + {months} = {due}"),
    "Outcome to log: {mode} {on}": "Uitkomst invullen: {mode} {on}",
    "An appointment that has passed needs its outcome: held, no-show, cancelled or attempted.": (
        "Een afspraak die voorbij is, krijgt een uitkomst: doorgegaan, niet verschenen, afgezegd "
        "of niet bereikt."
    ),
    "the appointment was on {on}": "de afspraak was op {on}",
    "Twice not met: {earlier} and {later}": "Twee keer niet verschenen: {earlier} en {later}",
    "Two appointments in a row did not come about. Another way or place may work better.": (
        "Twee afspraken na elkaar gingen niet door. Een andere manier of plek werkt misschien "
        "beter."
    ),
    "no-shows on {earlier} and {later}, nothing held since": (
        "niet verschenen op {earlier} en {later}, daarna geen gesprek"
    ),
    "Caseload over the limit: {active} of {limit}": (
        "Caseload boven het maximum: {active} van {limit}"
    ),
    "A coach has at most {limit} jobseekers. Nobody is refused; this is to talk about.": (
        "Een werkcoach heeft hooguit {limit} werkzoekenden. Niemand wordt geweigerd; bespreek dit "
        "met uw teamleider."
    ),
    "{active} active, limit {limit}": "{active} actief, maximum {limit}",
    "Caseload full: {active} of {limit}": "Caseload vol: {active} van {limit}",
    "A coach has at most {limit} jobseekers.": "Een werkcoach heeft hooguit {limit} werkzoekenden.",
    "Caseload nearly full: {active} of {limit}": "Caseload bijna vol: {active} van {limit}",
    "A coach has at most {limit} jobseekers; from {percent}% of that this shows.": (
        "Een werkcoach heeft hooguit {limit} werkzoekenden; vanaf {percent}% daarvan staat dit "
        "hier."
    ),
    "Start the intake, registered {registered_on}": "Intake starten, gemeld {registered_on}",
    "The intake workshops begin soon after registration and end within {days} of it.": (
        "De intakeworkshops beginnen snel na de melding en eindigen binnen {days} daarna."
    ),
    "Intake not finished: {attended} of {needed} hours": (
        "Intake niet afgerond: {attended} van {needed} uur"
    ),
    "{needed} hours of workshops within {days}, ending in a plan.": (
        "{needed} uur workshops binnen {days}, met aan het eind een plan van aanpak."
    ),
    "{attended} of {needed} hours attended; plan agreed: {plan_agreed_on}": (
        "{attended} van {needed} uur gevolgd; plan afgesproken: {plan_agreed_on}"
    ),
    "Intake: {attended} attended + {planned} planned of {needed} hours": (
        "Intake: {attended} gevolgd + {planned} gepland van {needed} uur"
    ),
    "{needed} hours of workshops within {days}: attended and planned do not yet reach it.": (
        "{needed} uur workshops binnen {days}: gevolgd en gepland is samen nog te weinig."
    ),
    "{attended} + {planned} hours of {needed}": ("{attended} + {planned} uur van {needed}"),
    "Intake: make the plan": "Intake: plan maken",
    "The intake ends in a plan: the hours are full or the last days have come.": (
        "De intake eindigt met een plan van aanpak: de uren zijn vol of de laatste dagen zijn er."
    ),
    "{attended} of {needed} hours; plan agreed: {plan_agreed_on}": (
        "{attended} van {needed} uur; plan afgesproken: {plan_agreed_on}"
    ),
    "No plan agreed, registered {registered_on}": "Geen plan afgesproken, gemeld {registered_on}",
    "Everybody has a personal plan within {days} of registration.": (
        "Iedereen heeft binnen {days} na de melding een eigen plan van aanpak."
    ),
    "Step: {title}": "Stap: {title}",
    "A plan step still to do has reached (or nears) its day.": (
        "De datum van een open planstap is bereikt of komt dichtbij."
    ),
    "the step is due {due}": "de stap staat op {due}",
    "Look at the plan together again": "Plan samen opnieuw bespreken",
    "A plan is looked at together every {months}.": (
        "Het plan van aanpak wordt elke {months} samen besproken."
    ),
    "last looked at {looked_at} + {months} = {due}": (
        "laatst besproken {looked_at} + {months} = {due}"
    ),
    "plan agreed {looked_at} + {months} = {due}": "plan afgesproken {looked_at} + {months} = {due}",
    "Plan without an open step": "Plan zonder open stap",
    "A plan always has a next step; in this one nothing is left to do.": (
        "Een plan van aanpak heeft altijd een volgende stap; in dit plan staat niets meer open."
    ),
    "plan agreed {agreed_on}; steps to do: 0": "plan afgesproken {agreed_on}; open stappen: 0",
    "Threat: {threat}, known {known_on}": "Bedreigend: {threat}, bekend {known_on}",
    "Under a threat the first talk takes place within {working_days}.": (
        "Bij een bedreigende situatie is het eerste gesprek binnen {working_days}."
    ),
    "{known_on} + {working_days} = {working_due}": ("{known_on} + {working_days} = {working_due}"),
    "Threat: {threat}, help requested {known_on}": (
        "Bedreigend: {threat}, hulp gevraagd {known_on}"
    ),
    "Threat stands: {threat}, talked {talked_on}": (
        "Nog niet afgewend: {threat}, gesprek {talked_on}"
    ),
    (
        "A threat stays in view until it is averted or the debt assistance ends; a talk alone "
        "does not end it."
    ): (
        "Een bedreigende situatie blijft in beeld tot ze is afgewend of de schuldhulpverlening "
        "eindigt; met alleen een gesprek is ze niet voorbij."
    ),
    "threat known {known_on}": "bedreigende situatie bekend {known_on}",
    "last talk about debts {talked_on}; averted: not yet": (
        "laatste gesprek over schulden {talked_on}; afgewend: nog niet"
    ),
    "last talk about debts {talked_on}, before {known_on}": (
        "laatste gesprek over schulden {talked_on}, vóór {known_on}"
    ),
    "day the threat became known: not noted; help was requested {known_on}": (
        "dag waarop de bedreigende situatie bekend werd: niet ingevuld; hulp gevraagd {known_on}"
    ),
    "Eviction on {strikes_on}": "Huisuitzetting op {strikes_on}",
    "Cut-off on {strikes_on}": "Energie stopt {strikes_on}",
    "Health insurance ends {strikes_on}": "Zorgverzekering stopt op {strikes_on}",
    "Threat strikes on {strikes_on}": "Bedreigende situatie per {strikes_on}",
    "{strike_day}, passed: averted?": "{strike_day} is voorbij: afgewend?",
    "{strike_day}: talk": "Gesprek: {strike_day}",
    "{strike_day}": "{strike_day}",
    "{strike_day}, which comes first": "{strike_day}, en dat is eerder",
    "day of the eviction or cut-off: not noted": "dag van uitzetting of afsluiting: niet ingevuld",
    "1 day ago": "1 dag geleden",
    "{count} days ago": "{count} dagen geleden",
    "Debts: first talk, requested {requested_on}": (
        "Schulden: eerste gesprek, aanvraag {requested_on}"
    ),
    (
        "The first talk about debts takes place within {days} of the request; a last day that "
        "is no working day moves to the next."
    ): (
        "Het eerste gesprek over schulden is binnen {days} na de aanvraag. Is de laatste dag "
        "geen werkdag, dan telt de eerstvolgende werkdag."
    ),
    "{requested_on} + {days} = {counted}; working day: {due}": (
        "{requested_on} + {days} = {counted}; werkdag: {due}"
    ),
    "Debts: agree the plan, requested {requested_on}": (
        "Schulden: plan afspreken, aanvraag {requested_on}"
    ),
    "An individual debt plan stands within {days} of the request, sooner under a threat.": (
        "Binnen {days} na de aanvraag is er een eigen schuldenplan, bij een bedreigende situatie "
        "eerder."
    ),
    "{requested_on} + {days} = {wish}": "{requested_on} + {days} = {wish}",
    "Debts without assistance, noted {noted_on}": "Schulden zonder hulp, genoteerd {noted_on}",
    "Everybody with problematic debts is offered debt assistance.": (
        "Iedereen met problematische schulden krijgt schuldhulpverlening aangeboden."
    ),
    "problematic and open: {count}, the first noted {noted_on}; no assistance open": (
        "problematisch en open: {count}, de eerste genoteerd {noted_on}; geen schuldhulpverlening "
        "open"
    ),
    "Displacement check: {organisation}": "Verdringing toetsen: {organisation}",
    "Unpaid work must not take a paid job: checked at the start and every {months}.": (
        "Onbetaald werk mag geen betaalde baan kosten: toets bij de start en elke {months}."
    ),
    "Displacement found: {organisation}": "Risico op verdringing: {organisation}",
    "The check says this unpaid work may take somebody's paid job.": (
        "Volgens de toets kost dit onbetaalde werk misschien iemands betaalde baan."
    ),
    "checked {checked_on}, started {started_on}": "getoetst: {checked_on}; gestart: {started_on}",
    "It is noted that this unpaid work may take somebody's paid job.": (
        "Er is genoteerd dat dit onbetaalde werk misschien iemands betaalde baan kost."
    ),
    "started {started_on}; day of the check: not noted": (
        "gestart {started_on}; dag van de toets: niet ingevuld"
    ),
    "Placement ends {due}: {organisation}": "Plaatsing eindigt {due}: {organisation}",
    "Before a placement ends, coach and jobseeker talk about what comes next.": (
        "Voor een plaatsing eindigt, bespreken werkcoach en werkzoekende wat daarna komt."
    ),
    "agreed end {due}": "afgesproken einde {due}",
    "Past its agreed end {due}: {organisation}": "Afgesproken einde {due} voorbij: {organisation}",
    "The agreed end has passed: what comes next, or until when does it go on?": (
        "Het afgesproken einde is voorbij: wat komt daarna, of tot wanneer gaat het door?"
    ),
    "No end date: {organisation}": "Geen einddatum: {organisation}",
    "Unpaid work is temporary and aimed at paid work, so its end is agreed.": (
        "Onbetaald werk is tijdelijk en gericht op betaald werk. Daarom is er een einddatum nodig."
    ),
    "started {started_on}, no end agreed": "gestart {started_on}, geen einde afgesproken",
    "Longer than {months}: {organisation}": "Langer dan {months}: {organisation}",
    "A placement of this kind ({kind}) lasts at most {months}.": (
        "Een plaatsing van deze soort ({kind}) duurt hooguit {months}."
    ),
    "started {started_on} + {months} = {due}": ("gestart {started_on} + {months} = {due}"),
    "Unpaid work again: {organisation}": "Opnieuw onbetaald werk: {organisation}",
    "No revolving door: earlier unpaid work ended without a job.": (
        "Geen draaideur: eerder onbetaald werk eindigde zonder baan."
    ),
    "begun {before}, ended without a job (at this organisation: {same})": (
        "eerder gestart en zonder baan geëindigd: {before} (bij deze organisatie: {same})"
    ),
    "Volunteer allowance above the cap: {month} a month": (
        "Vrijwilligersvergoeding boven het maximum: {month} per maand"
    ),
    "Volunteer allowances together are at most {month_cap} a month and {year_cap} a year.": (
        "Vrijwilligersvergoedingen zijn samen hooguit {month_cap} per maand en {year_cap} per jaar."
    ),
    "{month} a month (cap {month_cap}); {year} this year (cap {year_cap})": (
        "{month} per maand (maximum {month_cap}); {year} dit jaar (maximum {year_cap})"
    ),
    "Roll call to take: {title}": "Presentie invullen: {title}",
    "Hours count once it is written down who took part.": (
        "Uren tellen mee zodra is ingevuld wie erbij was."
    ),
    "held {held_on}; still planned: {count}": "gehouden {held_on}; nog niet ingevuld: {count}",
    "{organisation}: {count} unpaid placements, nobody hired": (
        "{organisation}: {count} onbetaalde plaatsingen, niemand aangenomen"
    ),
    "Three or more unpaid placements ended in 24 months and none led to a job.": (
        "In 24 maanden eindigden drie of meer onbetaalde plaatsingen. Geen ervan leidde tot een "
        "baan."
    ),
    "ended in the last 24 months: {count}; hired: 0": (
        "geëindigd in de laatste 24 maanden: {count}; aangenomen: 0"
    ),
    "Check of rights (benefits, allowances)": "Rechten nalopen (uitkering, toeslagen)",
    "Every {months} coach and jobseeker check that no right goes unused.": (
        "Elke {months} kijken werkcoach en werkzoekende of geen recht ongebruikt blijft."
    ),
    "Individual income supplement? On benefit since {benefit_from}": (
        "Individuele inkomenstoeslag? Uitkering sinds {benefit_from}"
    ),
    "After {months} on benefit a person may have a right to the income supplement.": (
        "Na {months} uitkering is er misschien recht op de individuele inkomenstoeslag."
    ),
    "{benefit_from} + {months} = {long_since}; last supplement: {supplement_on}": (
        "{benefit_from} + {months} = {long_since}; laatste toeslag: {supplement_on}"
    ),
    "Aftercare: {months} after closing": "Nazorg: {months} na afsluiting",
    "After somebody went to work the coach asks how it goes.": (
        "Als iemand aan het werk is gegaan, vraagt de werkcoach later hoe het gaat."
    ),
    "closed {closed_on} + {months} = {due}": ("afgesloten {closed_on} + {months} = {due}"),
    "Dossier may go: closed {closed_on}": "Bewaartermijn voorbij: afgesloten {closed_on}",
    "A closed dossier is kept here for {months}; the official file is elsewhere.": (
        "Een afgesloten dossier blijft hier {months} staan; het officiële dossier staat ergens "
        "anders."
    ),
    "Everybody is seen at least once every calendar quarter.": (
        "Iedereen wordt minstens eens per kalenderkwartaal gezien."
    ),
    "last seen {last_seen}; the next quarter ends {due}": (
        "laatst gezien {last_seen}; het volgende kwartaal eindigt {due}"
    ),
    "threat known {threat_known_on} + {threat_days} = {threat_due}": (
        "bedreigende situatie bekend {threat_known_on} + {threat_days} = {threat_due}"
    ),
    "under the threat: {requested_on} + {threat_days} = {threat_due}": (
        "bij een bedreigende situatie: {requested_on} + {threat_days} = {threat_due}"
    ),
    "the earlier counts: {due}": "de vroegste telt: {due}",
    "outer limit in law: first talk {first_talk_on} + 8 weeks = {law_limit}": (
        "wettelijke grens: eerste gesprek {first_talk_on} + 8 weken = {law_limit}"
    ),
    "outer limit in law: 8 weeks after the first talk, whose day is not noted": (
        "wettelijke grens: 8 weken na het eerste gesprek; de dag daarvan is niet ingevuld"
    ),
    "last checked {checked_on} + {months} = {due}": (
        "laatste keer {checked_on} + {months} = {due}"
    ),
    "started {started_on}, never checked": "gestart {started_on}, nooit getoetst",
    "never checked; registered {registered_on} + {days} = {due}": (
        "nooit nagelopen; gemeld {registered_on} + {days} = {due}"
    ),
    "Under 27 on benefit the volunteer allowance is not exempt at all (PW 31(5)).": (
        "Bij jongeren (onder 27) met een uitkering is de vrijwilligersvergoeding helemaal niet "
        "vrijgelaten (PW 31(5))."
    ),
    "Visit the placement: {organisation}": "Plaatsing bezoeken: {organisation}",
    "Who works somewhere on a placement is visited there every {months}.": (
        "Wie ergens geplaatst is, krijgt daar elke {months} bezoek."
    ),
    "last visit {visited_on} + {months} = {due}": "laatste bezoek {visited_on} + {months} = {due}",
    "Vacancy closes {due}: {title}, {organisation}": (
        "Vacature sluit {due}: {title}, {organisation}"
    ),
    "An open vacancy closes while it has places left.": (
        "Een open vacature sluit terwijl er nog plek is."
    ),
    "closes {due}; hired {hired} of {places}": "sluit {due}; aangenomen {hired} van {places}",
    "Introduce: {title}, {organisation}": "Voordragen: {title}, {organisation}",
    "An introduction that was agreed is made within {days}.": (
        "Een afgesproken voordracht gebeurt binnen {days}."
    ),
    "agreed {on} + {days} = {due}": "afgesproken {on} + {days} = {due}",
    "the vacancy closes {due}, which comes first": "de vacature sluit {due}, dat is eerder",
    "No answer yet: {title}, {organisation}": "Nog geen antwoord: {title}, {organisation}",
    "Without an answer in time the coach asks the employer how it stands.": (
        "Blijft het antwoord uit, dan vraagt de werkcoach de werkgever hoe het ermee staat."
    ),
    "{status} {on} + {days} = {due}": "{status} {on} + {days} = {due}",
    "an answer was to come by {due}": "antwoord zou er uiterlijk {due} zijn",
    "Follow up: {organisation}": "Opvolgen: {organisation}",
    "What was agreed with an employer is followed up on its day.": (
        "Wat met een werkgever is afgesproken, volgt u op de afgesproken dag op."
    ),
    "contact on {on}; to follow up {due}": "contact op {on}; opvolgen {due}",
    "Outcome to log: {organisation}, {mode} {on}": "Uitkomst invullen: {organisation}, {mode} {on}",
    "Social return {filled} of {obligation}: {title}, {organisation}": (
        "Social return {filled} van {obligation}: {title}, {organisation}"
    ),
    "What a contract promises people far from work is filled before it ends.": (
        "Wat een contract belooft aan mensen ver van werk, is ingevuld voor het eindigt."
    ),
    "placements so far {filled} of {obligation}; the contract ends {due}": (
        "plaatsingen tot nu toe {filled} van {obligation}; het contract eindigt {due}"
    ),
    "Expires {due}: {title}": "Verloopt {due}: {title}",
    "A certificate or licence is renewed before it expires.": (
        "Een certificaat of bewijs wordt verlengd voor het verloopt."
    ),
    "{kind} {title}, valid up to {due}": "{kind} {title}, geldig tot en met {due}",
    "How does it go with {with_whom} ({kind})?": "Hoe gaat het met {with_whom} ({kind})?",
    "Every {months} the coach asks both how their pairing goes.": (
        "Elke {months} vraagt de werkcoach beiden hoe de koppeling loopt."
    ),
    "last asked {since} + {months} = {due}": "laatst gevraagd {since} + {months} = {due}",
    "started {since}, not asked yet + {months} = {due}": (
        "gestart {since}, nog niet gevraagd + {months} = {due}"
    ),
    "No decision yet: {kind}": "Nog geen besluit: {kind}",
    "A decision comes within {weeks} of the request.": (
        "Binnen {weeks} na de aanvraag is er een besluit."
    ),
    "applied for {on} + {weeks} = {due}": "aangevraagd {on} + {weeks} = {due}",
    "Ends {due}: {kind}": "Eindigt {due}: {kind}",
    "Before a right ends, it is looked at whether it can be had again.": (
        "Voor een recht eindigt, kijkt u of het opnieuw kan."
    ),
    "received until {due}": "loopt tot en met {due}",
    "Outflow bonus? At work since {closed_on}": "Uitstroompremie? Aan het werk sinds {closed_on}",
    "Who is still at work after {months} may have a right to the outflow bonus.": (
        "Wie na {months} nog werkt, heeft misschien recht op de uitstroompremie."
    ),
    "closed {closed_on} + {months} = {due}; still at work {asked_on}": (
        "afgesloten {closed_on} + {months} = {due}; werkte nog op {asked_on}"
    ),
    "{count} week": "{count} week",
    "{count} weeks": "{count} weken",
    "own choice (Apeldoorn, Zoetermeer)": "eigen keuze (Apeldoorn, Zoetermeer)",
    "To do: {title}": "Te doen: {title}",
    "A task of your own has reached (or nears) its day.": (
        "De datum van een eigen taak is bereikt of komt dichtbij."
    ),
    "the task is due {due}": "de taak staat op {due}",
    "none": "geen",
    "not yet": "nog niet",
    "{count} month": "{count} maand",
    "{count} months": "{count} maanden",
    "{count} day": "{count} dag",
    "{count} days": "{count} dagen",
    "{count} working day": "{count} werkdag",
    "{count} working days": "{count} werkdagen",
    "Intake: hours full, the plan is still to agree": "Intake: uren vol, plan nog afspreken",
    "Volunteer allowance above the cap: {year} this year": (
        "Vrijwilligersvergoeding boven het maximum: {year} dit jaar"
    ),
    "registered {registered_on} + {days} = {due}": "gemeld {registered_on} + {days} = {due}",
    "begun late, on {started_on} + {days} = {due}": (
        "intake later begonnen: {started_on} + {days} = {due}"
    ),
    "Caseload limit of this coach: {limit}": "Maximum van deze werkcoach: {limit}",
    "(default {value}, {source})": "(standaard {value}, {source})",
    "Monday": "maandag",
    "Tuesday": "dinsdag",
    "Wednesday": "woensdag",
    "Thursday": "donderdag",
    "Friday": "vrijdag",
    "Saturday": "zaterdag",
    "Sunday": "zondag",
    "January": "januari",
    "February": "februari",
    "March": "maart",
    "April": "april",
    "May": "mei",
    "June": "juni",
    "July": "juli",
    "August": "augustus",
    "September": "september",
    "October": "oktober",
    "November": "november",
    "December": "december",
    "due {day}": "uiterlijk {day}",
    "today": "vandaag",
    "tomorrow": "morgen",
    "1 day late": "1 dag te laat",
    "{days} days late": "{days} dagen te laat",
    "{days}d late": "{days}dg laat",
    "in {days}d": "nog {days}dg",
    "in {days} days": "over {days} dagen",
    "own choice": "eigen keuze",
    "own choice (Amstelveen)": "eigen keuze (Amstelveen)",
    "volunteer allowance 2025": "vrijwilligersvergoeding 2025",
    "volunteer allowance 2025, PW 31": "vrijwilligersvergoeding 2025, PW 31",
    "today {time}": "vandaag {time}",
}
