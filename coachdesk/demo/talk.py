"""What is said in the demo's conversations, in parts that go with each other and with anybody."""

from random import Random

FIRST_TALKS = (
    "Kennisgemaakt. Vooral geluisterd naar wat al gelukt is en wat nu nodig is.",
    "Eerste gesprek in alle rust gevoerd, met koffie. Samen op papier gezet wat goed gaat.",
    "Kennismaking. Werk is belangrijk, maar eerst moet thuis de administratie op orde.",
    "Prettig eerste gesprek. Wil graag aan de slag en weet goed wat wel en niet past.",
    "Kennisgemaakt en uitgelegd wat we voor elkaar kunnen betekenen. Directe nummer gegeven.",
)

PLAN_TALKS = (
    "Plan van aanpak samen doorgelopen en ondertekend. Is trots op het resultaat.",
    "Het plan besproken: drie stappen, allemaal in eigen woorden opgeschreven.",
    "Plan afgesproken. Over een half jaar kijken we samen wat er veranderd is.",
)

_NEWS = (
    "Vertelt dat het ritme terug is en dat dat rust geeft.",
    "Heeft twee brieven verstuurd en op één een vriendelijk antwoord gekregen.",
    "De taalles gaat goed; bellen in het Nederlands durft nu ook.",
    "Het was een drukke maand met de kinderen, toch alle afspraken nagekomen.",
    "Merkt dat meer onder de mensen zijn goed doet.",
    "Had een afwijzing en was teleurgesteld. Samen gekeken wat er wél goed ging.",
    "De mantelzorg voor moeder vraagt veel; de buurvrouw helpt nu op dinsdag.",
    "Heeft zelf gebeld met een werkgever en mag een keer komen kijken.",
    "De post ligt niet meer ongeopend, dat is een grote stap.",
    "Vindt het spannend worden nu er echt vacatures langskomen.",
    "Heeft zich aangemeld bij de sportclub en kent daar al mensen.",
    "Kreeg een compliment op de werkvloer en vertelde dat met een lach.",
)

_AGREEMENTS = (
    "Afgesproken: volgende keer kijken we samen naar drie vacatures.",
    "Ik vraag na wat er aan reiskosten vergoed kan worden.",
    "We oefenen het sollicitatiegesprek de volgende keer hardop.",
    "Ik bel de contactpersoon en laat deze week iets horen.",
    "Volgende afspraak gaan we samen naar het bedrijf toe.",
    "Past het plan op één punt aan; de rest staat nog goed.",
    "Ik stuur de folder van de cursus na.",
    "We houden het tempo zo, dat werkt.",
    "De toeslagen hebben we meteen samen nagelopen.",
    "Neemt de volgende keer het cv mee.",
)

OPPORTUNITIES = (
    ("work", "Tien jaar ervaring in de schoonmaak, goede referenties"),
    ("work", "Werkt nauwkeurig en komt altijd op tijd"),
    ("skills", "Rijbewijs B"),
    ("skills", "Handig met computers, helpt de buren ermee"),
    ("skills", "Diploma mbo 2, jaren niet gebruikt"),
    ("language", "Spreekt drie talen"),
    ("network", "Grote familie in de stad die wil helpen"),
    ("network", "Kent veel mensen via de voetbalclub"),
    ("daily_life", "Woont op fietsafstand van het bedrijventerrein"),
    ("care", "Zus past op wanneer dat nodig is"),
)

BARRIERS = (
    ("language", "Lezen gaat, schrijven in het Nederlands is nog lastig"),
    ("care", "Kinderopvang alleen op maandag en donderdag"),
    ("care", "Zorgt voor een ouder die dichtbij woont"),
    ("daily_life", "Geen eigen vervoer"),
    ("daily_life", "Kleine woning, weinig rust om te leren"),
    ("income", "Toeslagen kloppen niet, aanvraag loopt"),
    ("debts", "Betaalt een oude rekening in termijnen af"),
    ("skills", "Diploma uit het buitenland nog niet gewaardeerd"),
    ("work", "Lang niet gewerkt, zoekt vertrouwen"),
    ("network", "Kent in de stad nog weinig mensen"),
)

DAILY_STEPS = (
    ("income", "Zorgtoeslag en huurtoeslag samen nalopen", "together"),
    ("income", "Stadspas aanvragen", "jobseeker"),
    ("debts", "Post sorteren met de vrijwilliger van de formulierenbrigade", "together"),
    ("language", "Elke week een uur praten met het taalmaatje", "jobseeker"),
    ("care", "Gesprek met de mantelzorgmakelaar", "jobseeker"),
    ("network", "Een keer meedoen met de wandelgroep in de wijk", "jobseeker"),
    ("daily_life", "Fietslessen in het buurthuis", "jobseeker"),
    ("work", "Werkgever bellen over een kennismaking", "coach"),
)

NOTES = (
    "Liefst bellen na 14.00 uur.",
    "Belt zelf niet snel; een berichtje vooraf helpt.",
    "Komt graag op kantoor, thuis is het druk.",
    "Op woensdag zijn de kinderen vrij.",
    "Rustig de tijd nemen, dan komt er veel moois op tafel.",
    "Brieven graag kort en in gewone taal.",
)

BUDDIES = (
    ("language_buddy", "Ans"),
    ("buddy", "Willem"),
    ("buddy", "Corrie"),
    ("language_buddy", "Farid"),
)

TAGS = ("mantelzorg", "alleenstaande ouder", "rijbewijs", "taal B1", "nieuwkomer", "omscholing")


def progress_note(random: Random) -> str:
    """What came up in an ordinary conversation and what was agreed."""
    return f"{random.choice(_NEWS)} {random.choice(_AGREEMENTS)}"
