"""The organisations of the demo's town, and the directions its people look for work in."""

from dataclasses import dataclass

from coachdesk.demo.people import fictitious_phone
from coachdesk.domain.values import JsonObject

CAROUSEL = "Kringloop De Draai"

_FIRST_OFFICE_PHONE = 19_500

# name, sector, contact person, note
_ORGANISATIONS: tuple[tuple[str, str, str, str | None], ...] = (
    (
        CAROUSEL,
        "circular",
        "Frits Alderliesten",
        "Altijd plek, maar na afloop nog nooit een contract. Gesprek met de directie aanvragen.",
    ),
    ("Zorgcentrum De Linde", "care", "Annemiek Roelofs", None),
    (
        "Thuiszorg De Hof",
        "care",
        "Farida Benaissa",
        "Neemt mensen aan na drie maanden proefdraaien.",
    ),
    ("Installatiebedrijf Van Essen", "technical", "Mark van Essen", "Zoekt steeds leerlingen."),
    ("Fietspunt Zuid", "technical", "Cor Willemse", None),
    ("Hoveniersbedrijf De Wilg", "public_space", "Janneke Pol", None),
    ("Wijkbeheer Zuid", "public_space", "Ricardo Sno", "Buitenploeg start om 7.30 uur."),
    (
        "Eetcafé Bij Saar",
        "hospitality",
        "Saar de Rooij",
        "Werkt graag met een proefplaats van een maand.",
    ),
    ("Wijkkeuken Zuid", "hospitality", "Tonny Gerritsen", None),
    (
        "Supermarkt Hendriks",
        "retail",
        "Kelly Hendriks",
        "Vacatures eerst bij ons, spreekt Kelly af.",
    ),
    ("Kledingbank De Knoop", "retail", "Greet Poelstra", None),
    ("Basisschool De Regenboog", "education", "Monique Tas", None),
    ("Taalhuis Zuid", "education", "Willemijn Stam", "Taalmaatjes voor één op één oefenen."),
    ("Datawerf", "ict", "Jasper Kranenburg", None),
    ("Reparatiecentrum Rond", "circular", "Gülay Erdem", "Vaste banen na de leerwerkstage."),
    ("Buurthuis De Meent", "other", "Sylvia Monsanto", None),
    ("Voedselbank Zuid", "other", "Bert Hoekstra", None),
    ("Logistiek Oostpoort", "other", "Agnes Kuiper", "Ploegendienst; vervoer regelen ze zelf."),
)


@dataclass(frozen=True)
class Direction:
    """A kind of work somebody may be heading for, and what the way there looks like."""

    goal: str
    organisations: tuple[str, str]
    roles: tuple[str, str]
    learning_goal: str
    steps_done: tuple[tuple[str, str], ...]
    steps_open: tuple[tuple[str, str], ...]


DIRECTIONS = (
    Direction(
        goal="Betaald werk in de ouderenzorg, 24 uur per week, met ruimte voor het gezin.",
        organisations=("Zorgcentrum De Linde", "Thuiszorg De Hof"),
        roles=("medewerker huiskamer", "hulp bij het huishouden"),
        learning_goal="Ervaring opdoen met bewoners en het werken in een vast team.",
        steps_done=(
            ("work", "Dagdeel meelopen in De Linde"),
            ("work", "Verklaring omtrent het gedrag aanvragen"),
        ),
        steps_open=(
            ("skills", "Opleiding helpende zorg en welzijn: intakegesprek bij het roc"),
            ("work", "Twee sollicitatiebrieven voor de zorg schrijven"),
            ("network", "Koffie drinken met iemand die al in de thuiszorg werkt"),
        ),
    ),
    Direction(
        goal="Een vaste baan in de techniek, het liefst met een leer-werktraject erbij.",
        organisations=("Installatiebedrijf Van Essen", "Fietspunt Zuid"),
        roles=("leerling-monteur", "fietshersteller"),
        learning_goal="Zelfstandig een storing kunnen vinden en het gereedschap leren kennen.",
        steps_done=(("skills", "Beroepentest techniek maken"), ("skills", "VCA-boek ophalen")),
        steps_open=(
            ("skills", "VCA-examen doen"),
            ("work", "Proefdag bij een installateur afspreken"),
            ("daily_life", "Rijlessen: begroting maken en fonds aanvragen"),
        ),
    ),
    Direction(
        goal="Buitenwerk in het groen, eerst drie dagen en daarna opbouwen naar vier.",
        organisations=("Hoveniersbedrijf De Wilg", "Wijkbeheer Zuid"),
        roles=("medewerker groen", "medewerker buitenploeg"),
        learning_goal="Vijf dagdelen per week volhouden en met machines leren werken.",
        steps_done=(
            ("work", "Werkschoenen en jas regelen"),
            ("work", "Meelopen met de buitenploeg"),
        ),
        steps_open=(
            ("skills", "Certificaat motorkettingzaag aanvragen"),
            ("work", "Gesprek met de voorman over een contract"),
            ("care", "Opvang voor de woensdagmiddag regelen"),
        ),
    ),
    Direction(
        goal="Werk in een keuken of de bediening, met vaste dagen.",
        organisations=("Eetcafé Bij Saar", "Wijkkeuken Zuid"),
        roles=("keukenhulp", "medewerker bediening"),
        learning_goal="Tempo maken in een drukke keuken en de hygiëneregels kennen.",
        steps_done=(
            ("skills", "Sociale hygiëne: boek lezen"),
            ("work", "Avond meedraaien bij Saar"),
        ),
        steps_open=(
            ("skills", "Examen sociale hygiëne afleggen"),
            ("work", "Langs drie eetgelegenheden in het centrum met cv"),
            ("daily_life", "Vervoer na de avonddienst uitzoeken"),
        ),
    ),
    Direction(
        goal="Een baan in een winkel dicht bij huis, 20 tot 28 uur.",
        organisations=("Supermarkt Hendriks", "Kledingbank De Knoop"),
        roles=("vakkenvuller", "verkoopmedewerker"),
        learning_goal="Met klanten praten en de kassa bedienen.",
        steps_done=(("work", "Cv bijwerken"), ("skills", "Kassatraining volgen")),
        steps_open=(
            ("work", "Kennismaken met de bedrijfsleider van Hendriks"),
            ("language", "Winkelwoorden oefenen met het taalmaatje"),
            ("work", "Reageren op twee vacatures in de buurt"),
        ),
    ),
    Direction(
        goal="Onderwijsassistent worden; eerst ervaring in de klas en daarna de opleiding.",
        organisations=("Basisschool De Regenboog", "Taalhuis Zuid"),
        roles=("hulp in de klas", "gastvrouw of gastheer"),
        learning_goal="Een groepje leerlingen begeleiden, met feedback van de leerkracht.",
        steps_done=(("skills", "Open dag van het roc bezoeken"), ("work", "Kennismaken op school")),
        steps_open=(
            ("skills", "Inschrijven voor de opleiding onderwijsassistent"),
            ("income", "Uitzoeken wat studeren met behoud van uitkering betekent"),
            ("language", "Nederlands op niveau B1 afronden"),
        ),
    ),
    Direction(
        goal="Instappen in de ICT: helpdesk of testen, eerst via een leerwerkstage.",
        organisations=("Datawerf", "Reparatiecentrum Rond"),
        roles=("medewerker helpdesk", "hersteller computers"),
        learning_goal="Vragen van klanten oplossen en netjes vastleggen.",
        steps_done=(
            ("skills", "Online basiscursus afronden"),
            ("work", "Profiel op een vacaturesite"),
        ),
        steps_open=(
            ("skills", "Certificaat helpdesk halen"),
            ("work", "Bedrijfsbezoek aan Datawerf voorbereiden"),
            ("network", "Naar de maandelijkse computeravond in de bibliotheek"),
        ),
    ),
    Direction(
        goal="Weer onder de mensen en stap voor stap naar betaald werk in het magazijn.",
        organisations=("Logistiek Oostpoort", "Voedselbank Zuid"),
        roles=("orderpicker", "medewerker uitgifte"),
        learning_goal="Wennen aan vaste tijden en aan samenwerken in een ploeg.",
        steps_done=(("daily_life", "Weekritme op papier zetten"), ("work", "Rondleiding magazijn")),
        steps_open=(
            ("skills", "Heftruckcertificaat: proefles plannen"),
            ("work", "Inschrijven bij twee uitzendbureaus"),
            ("daily_life", "Fiets laten nakijken voor de rit naar Oostpoort"),
        ),
    ),
    Direction(
        goal="Werk op kantoor: administratie of receptie, in deeltijd.",
        organisations=("Buurthuis De Meent", "Thuiszorg De Hof"),
        roles=("medewerker receptie", "administratieve hulp"),
        learning_goal="Telefoon, agenda en tekstverwerking zelfstandig doen.",
        steps_done=(
            ("skills", "Typecursus afronden"),
            ("work", "Twee vacatures samen doorgenomen"),
        ),
        steps_open=(
            ("skills", "Cursus boekhouden voor beginners"),
            ("work", "Open sollicitatie bij het gemeentehuis"),
            ("network", "Netwerkgesprek voeren met een oud-collega"),
        ),
    ),
)


def organisations() -> list[JsonObject]:
    """The organisations the people of the demo work at, or might."""
    return [
        {
            "name": name,
            "sector": sector,
            "contact_person": person,
            "phone": fictitious_phone(_FIRST_OFFICE_PHONE + number),
            "email": None,
            "note": note,
        }
        for number, (name, sector, person, note) in enumerate(_ORGANISATIONS)
    ]
