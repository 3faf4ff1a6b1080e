"""The demo's newcomers: just registered, or in the two weeks of the intake."""

from datetime import date
from random import Random

from coachdesk.demo.days import Days
from coachdesk.demo.shapes import (
    Character,
    appointment,
    barrier,
    contact,
    jobseeker,
    opportunity,
    pairing,
    step,
)
from coachdesk.domain.values import FieldValue


def newcomer(
    days: Days,
    name: tuple[str, ...],
    registered_on: date,
    *,
    seats: dict[int, str] | None = None,
    **facts: FieldValue,
) -> Character:
    """Somebody who came in lately; `seats` are those in workshops, by working days from today."""
    record = jobseeker(*name, benefit_from=registered_on, registered_on=registered_on, **facts)
    return Character(record, {days.work(day): status for day, status in (seats or {}).items()})


def samira(days: Days, _random: Random) -> Character:
    """Registered a week ago and not met yet; waits for a call today."""
    return Character(
        jobseeker(
            "Samira",
            "Amrani",
            "el",
            born_on=days.born(29, 120),
            neighbourhood="Vogelbuurt",
            language="Arabisch (Marokkaans)",
            tags=["alleenstaande ouder"],
            registered_on=days.ago(8),
            note="Dochter van drie. Bellen lukt het best tijdens het middagslaapje.",
            contacts=[
                contact(
                    days.work(-3),
                    "phone",
                    "first_talk",
                    "attempted",
                    note="Niet bereikt, voicemail ingesproken met mijn directe nummer.",
                ),
                appointment(
                    days.today,
                    None,
                    "phone",
                    "first_talk",
                    note="Terugbellen: vroeg of een eerste gesprek in de buurt van huis kan.",
                ),
            ],
            circumstances=[
                opportunity("work", "Werkte zes jaar bij een drogist, kreeg goede beoordelingen"),
                barrier("care", "Staat op de wachtlijst voor kinderopvang"),
            ],
        )
    )


def oleksandra(days: Days, _random: Random) -> Character:
    """Registered last week; the first talk is this afternoon."""
    return Character(
        jobseeker(
            "Oleksandra",
            "Kovalenko",
            born_on=days.born(38, 45),
            neighbourhood="Stationskwartier",
            language="Oekraïens",
            tags=["nieuwkomer"],
            benefit_kind="other",
            registered_on=days.ago(5),
            contacts=[
                contact(
                    days.work(-2),
                    "message",
                    "first_talk",
                    note="Afspraak bevestigd in het Engels, adres en naam van de balie erbij.",
                ),
                appointment(
                    days.today,
                    "14:00",
                    "office",
                    "first_talk",
                    note="Tolk is geregeld. Kan na de intake meteen met de groep mee.",
                ),
            ],
            circumstances=[
                opportunity("skills", "Was boekhouder, werkt vlot met spreadsheets"),
                opportunity("language", "Spreekt goed Engels en leert snel Nederlands"),
                barrier("daily_life", "Woont tijdelijk bij familie"),
            ],
        )
    )


def gerda(days: Days, _random: Random) -> Character:
    """Registered three weeks ago and slipped through: never met, no intake, no plan."""
    return newcomer(
        days,
        ("Gerda", "Hof", "van 't"),
        days.ago(20),
        born_on=days.born(61, 200),
        neighbourhood="Hoge Hof",
        tags=["mantelzorg"],
        benefit_kind="ioaw",
        note="Zorgt vier ochtenden per week voor haar man; 's middags bereikbaar.",
        contacts=[
            contact(
                days.ago(15),
                "phone",
                "first_talk",
                at="15:30",
                note="Kort gesproken. Wil graag langskomen zodra er een ochtend vrij is.",
            ),
            contact(days.ago(7), "phone", "first_talk", "attempted", note="Geen gehoor."),
            appointment(
                days.work(3),
                "14:30",
                "home_visit",
                "first_talk",
                note="Ik ga bij haar langs, dan hoeft ze niets te regelen.",
            ),
        ],
        circumstances=[
            opportunity("work", "Dertig jaar receptioniste bij een notaris"),
            barrier("care", "Zorg thuis is moeilijk te plannen"),
        ],
    )


def tesfay(days: Days, _random: Random) -> Character:
    """Began the intake yesterday; everything is planned as it should be."""
    return newcomer(
        days,
        ("Tesfay", "Haile"),
        days.work(-3),
        born_on=days.born(26, 60),
        neighbourhood="Nieuwland-Zuid",
        language="Tigrinya",
        tags=["jongere", "nieuwkomer", "taal B1"],
        pairings=[pairing("Willem", days.months_ago(1, 24))],
        intake_started_on=days.work(-1),
        rights_checked_on=days.work(-2),
        contacts=[
            contact(
                days.work(-2),
                "office",
                "first_talk",
                at="09:30",
                note="Kennisgemaakt, samen met Willem. Wil lasser worden en heeft foto's "
                "van eigen werk laten zien.",
            ),
            appointment(days.work(6), "11:00", "office", "plan"),
        ],
        circumstances=[
            opportunity("skills", "Leerde lassen in het bedrijf van een oom"),
            opportunity("network", "Trekt veel op met maatje Willem"),
            barrier("language", "Vaktaal in het Nederlands is nog nieuw"),
        ],
        seats={-1: "attended"} | dict.fromkeys((1, 2, 4, 5), "planned"),
    )


def agnieszka(days: Days, _random: Random) -> Character:
    """Halfway the intake, and what is planned does not make up the hours."""
    return newcomer(
        days,
        ("Agnieszka", "Wiśniewska"),
        days.work(-5),
        born_on=days.born(42, 300),
        neighbourhood="De Waterkant",
        language="Pools",
        intake_started_on=days.work(-4),
        rights_checked_on=days.work(-5),
        contacts=[
            contact(
                days.work(-5),
                "office",
                "first_talk",
                at="13:00",
                note="Openhartig gesprek over de jaren in de kas en wat er nu anders mag. "
                "Zoekt werk met mensen.",
            ),
            contact(
                days.work(-1),
                "phone",
                "progress",
                at="08:45",
                note="Zoon was vrij van school, kon vandaag niet naar de workshop. Geen "
                "probleem, we halen het in.",
            ),
        ],
        circumstances=[
            opportunity("work", "Gaf leiding aan een ploeg van acht in de glastuinbouw"),
            opportunity("language", "Spreekt Pools, Duits en goed Nederlands"),
            barrier("care", "Zoon van zes, opvang alleen tot 15.00 uur"),
        ],
        seats={-4: "attended", -2: "attended", -1: "excused", 1: "planned", 2: "planned"},
    )


def ahmad(days: Days, _random: Random) -> Character:
    """Has the hours of the intake; tomorrow the plan is made."""
    return newcomer(
        days,
        ("Ahmad", "Hassan", "al"),
        days.work(-7),
        born_on=days.born(35, 10),
        neighbourhood="Zuidwijk",
        language="Arabisch (Syrisch)",
        tags=["nieuwkomer", "rijbewijs"],
        intake_started_on=days.work(-6),
        rights_checked_on=days.work(-6),
        contacts=[
            contact(
                days.work(-6),
                "office",
                "first_talk",
                at="08:30",
                note="Vertelde over de eigen bakkerij in Homs. Wil weer brood bakken en later "
                "misschien een eigen zaak.",
            ),
            appointment(
                days.work(1),
                "10:00",
                "office",
                "plan",
                note="Plan van aanpak maken. Bakkers in de buurt alvast op een rij zetten.",
            ),
        ],
        circumstances=[
            opportunity("work", "Bakker met twaalf jaar ervaring"),
            opportunity("skills", "Rijbewijs B"),
            barrier("skills", "Vakdiploma nog niet gewaardeerd"),
            barrier("language", "Leest nog langzaam Nederlands"),
        ],
        seats=dict.fromkeys((-6, -5, -4, -2, -1), "attended"),
    )


def li(days: Days, _random: Random) -> Character:
    """Finished the intake: the hours are made, the plan is agreed."""
    return newcomer(
        days,
        ("Li", "王"),
        days.work(-9),
        born_on=days.born(47, 150),
        neighbourhood="Centrum",
        language="Chinees (Mandarijn)",
        tags=["omscholing"],
        benefit_kind="bbz",
        intake_started_on=days.work(-8),
        plan_goal="Van het eigen restaurant naar een baan als kok in een zorginstelling, "
        "met vaste uren en weekenden vrij.",
        plan_agreed_on=days.work(-1),
        rights_checked_on=days.work(-8),
        contacts=[
            contact(
                days.work(-8),
                "office",
                "first_talk",
                at="11:30",
                note="Kennisgemaakt. Het sluiten van het restaurant doet nog pijn; koken "
                "blijft de grote liefde.",
            ),
            contact(
                days.work(-1),
                "office",
                "plan",
                at="15:00",
                note="Plan van aanpak in eigen woorden opgeschreven en ondertekend.",
            ),
            appointment(days.work(8), "10:30", "workplace", "employer_visit"),
        ],
        plan_steps=[
            step("work", "Kennismaken met de keuken van De Linde", "together", days.ahead(14)),
            step("skills", "Diploma hygiënecode vernieuwen", due_on=days.ahead(40)),
            step("income", "Bedrijf uitschrijven bij de KvK", due_on=days.ahead(25)),
        ],
        circumstances=[
            opportunity("work", "Achttien jaar zelfstandig kok"),
            barrier("daily_life", "Werkte altijd 's avonds, moet wennen aan een ander ritme"),
        ],
        seats=dict.fromkeys((-8, -7, -6, -5, -4), "attended"),
    )


def kevin(days: Days, _random: Random) -> Character:
    """The two weeks are over and the intake is not done."""
    # Before the first workshop, also when holidays push that back.
    registered = min(days.ago(19), days.work(-12))
    return newcomer(
        days,
        ("Kevin", "Hoen", "'t"),
        registered,
        born_on=days.born(24, 250),
        neighbourhood="Schilderskwartier",
        tags=["jongere"],
        intake_started_on=days.work(-11),
        rights_checked_on=days.work(-10),
        contacts=[
            contact(
                days.work(-11),
                "office",
                "first_talk",
                at="09:00",
                note="Kwam een kwartier te vroeg. Wil iets met auto's en heeft een tijdje "
                "thuis gezeten.",
            ),
            contact(
                days.work(-4),
                "phone",
                at="16:00",
                note="Had een invalklus en miste daardoor een workshop. We plannen de rest.",
            ),
            appointment(days.work(2), "15:30", "office", "plan"),
        ],
        circumstances=[
            opportunity("skills", "Sleutelt aan brommers, kan het goed uitleggen"),
            barrier("skills", "School niet afgemaakt, wil dat eigenlijk alsnog"),
        ],
        seats={-11: "attended", -10: "attended", -8: "attended", -7: "excused", -3: "planned"},
    )
