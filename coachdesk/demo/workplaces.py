"""The demo's people who work somewhere without pay, and what to watch over there."""

from random import Random

from coachdesk.demo.days import Days
from coachdesk.demo.histories import in_plan, joined_group
from coachdesk.demo.shapes import (
    Character,
    appointment,
    assistance,
    barrier,
    contact,
    debt,
    opportunity,
    placement,
    step,
)
from coachdesk.demo.town import CAROUSEL
from coachdesk.domain.dates import add_months
from coachdesk.domain.values import JsonObject


def mohamed(days: Days, random: Random) -> Character:
    """In the carousel: seven months without pay, for the second time at the same place."""
    return in_plan(
        days,
        random,
        ("Mohamed", "Bouzidi"),
        joined_group(days, 21),
        days.ago(50),
        born_on=days.born(45, 75),
        neighbourhood="De Waterkant",
        language="Arabisch (Marokkaans)",
        tags=["rijbewijs"],
        plan_goal="Een betaalde baan als meubelmaker of in het magazijn.",
        rights_checked_on=days.ago(200),
        contacts=[
            contact(
                days.ago(9),
                "workplace",
                "placement_visit",
                at="13:00",
                note="Doet het werk van de collega die vlak voor hem vertrok. Hij vraagt "
                "terecht waar het contract blijft.",
            ),
            appointment(
                days.work(4),
                "16:00",
                "workplace",
                "employer_visit",
                present=False,
                note="Met de directie: een contract, of we zoeken samen iets anders.",
            ),
        ],
        plan_steps=[
            step("work", "Gesprek met De Draai over een contract", "coach", days.ahead(12)),
            step("work", "Twee meubelmakers benaderen", "together", days.ahead(24)),
            step("skills", "Heftruckcertificaat", done_on=days.ago(130)),
        ],
        circumstances=[
            opportunity("skills", "Vakman: restaureert oude kasten tot in de puntjes"),
            barrier("work", "Krijgt steeds onbetaald werk aangeboden"),
        ],
        placements=_at_the_carousel(days),
    )


def _at_the_carousel(days: Days) -> list[JsonObject]:
    return [
        placement(
            CAROUSEL,
            "work_experience",
            "medewerker werkplaats",
            32.0,
            days.months_ago(16),
            ends_on=days.months_ago(10),
            ended_on=days.months_ago(10),
            outcome="stopped_by_organisation",
            displacement_checked_on=days.months_ago(16),
            displacement_risk=False,
            note="Gestopt op de dag dat een contract nodig werd.",
        ),
        placement(
            CAROUSEL,
            "work_experience",
            "medewerker werkplaats",
            32.0,
            days.months_ago(7),
            supervisor="Frits Alderliesten",
            ends_on=days.ahead(40),
            displacement_checked_on=days.ago(9),
            displacement_risk=True,
            learning_goal="Meubels opknappen en prijzen.",
        ),
    ]


def mehmet(days: Days, random: Random) -> Character:
    """A participation placement nobody looked at for displacement, and it ends this month."""
    started = days.months_ago(5)
    return in_plan(
        days,
        random,
        ("Mehmet", "Şahin"),
        joined_group(days, 11),
        days.ago(97),
        born_on=days.born(55, 140),
        neighbourhood="Bloemenbuurt",
        language="Turks",
        benefit_kind="ioaw",
        plan_goal="Conciërge worden op een school in de buurt.",
        rights_checked_on=days.ago(210),
        contacts=[
            contact(
                days.ago(30),
                "phone",
                at="12:00",
                note="Gebeld: de leerlingen noemen hem meester Mehmet. Ik kom snel kijken.",
            )
        ],
        plan_steps=[
            step("work", "Vragen of er een vacature komt op school", "coach", days.ahead(15)),
            step("skills", "Cursus bedrijfshulpverlening", due_on=days.ahead(32)),
        ],
        circumstances=[
            opportunity("work", "Twintig jaar onderhoudsmonteur"),
            barrier("work", "Hoort vaak dat hij te oud zou zijn"),
        ],
        placements=[
            placement(
                "Basisschool De Regenboog",
                "participation_placement",
                "hulpconciërge",
                20.0,
                started,
                supervisor="Monique Tas",
                ends_on=days.ahead(17),
                learning_goal="Zelfstandig een ronde door het gebouw doen.",
            )
        ],
    )


def roshni(days: Days, random: Random) -> Character:
    """A good internship without an end date, and a debt plan that is nearly due."""
    return in_plan(
        days,
        random,
        ("Roshni", "Ramdin"),
        joined_group(days, 15),
        days.ago(58),
        born_on=days.born(28, 5),
        neighbourhood="Nieuwland-Zuid",
        tags=["omscholing"],
        plan_goal="Software testen bij een bedrijf in de regio, met een opleiding ernaast.",
        rights_checked_on=days.months_ago(12, -11),
        contacts=[
            contact(
                days.ago(13),
                "office",
                "debts",
                at="11:15",
                note="Eerste gesprek met de schuldhulp. Overzicht is klaar, het plan volgt.",
            ),
            appointment(days.work(6), "13:15", "office", "debts"),
        ],
        plan_steps=[
            step("skills", "Certificaat softwaretesten", due_on=days.ahead(42), status="doing"),
            step("debts", "Rekeningen op één stapel", done_on=days.ago(14)),
        ],
        circumstances=[
            opportunity("skills", "Leert snel, heeft oog voor details"),
            barrier("debts", "Schulden van een webwinkel die niet liep"),
        ],
        debts=[
            debt("Kredietbank Oost", "other", "5400.00", days.ago(38), problematic=True),
            debt("Belastingdienst", "public", "1190.00", days.ago(38), status="arrangement"),
        ],
        debt_assistance=[assistance(days.ago(34), first_talk_on=days.ago(13))],
        placements=_at_a_test_firm(days),
    )


def _at_a_test_firm(days: Days) -> list[JsonObject]:
    return [
        placement(
            "Datawerf",
            "learn_work_internship",
            "leerling-tester",
            24.0,
            days.months_ago(2),
            supervisor="Jasper Kranenburg",
            displacement_checked_on=days.months_ago(2),
            displacement_risk=False,
            learning_goal="Een testplan schrijven en uitvoeren.",
            note="Einddatum nog afspreken.",
        )
    ]


def giovanni(days: Days, random: Random) -> Character:
    """Volunteers at two places; together the allowances are too high."""
    return in_plan(
        days,
        random,
        ("Giovanni", "D'Angelo"),
        joined_group(days, 20),
        days.ago(35),
        born_on=days.born(52, 320),
        neighbourhood="Zuidwijk",
        language="Italiaans",
        plan_goal="Via vrijwilligerswerk naar een baan als chauffeur bij een maaltijdservice.",
        rights_checked_on=days.ago(190),
        contacts=[appointment(days.work(14), "09:30", "workplace", "placement_visit")],
        plan_steps=[
            step("work", "Solliciteren bij de maaltijdservice", "together", days.ahead(21)),
            step("income", "Vergoedingen naast elkaar leggen", "coach", days.ahead(10)),
        ],
        circumstances=[
            opportunity("network", "Kent de halve wijk bij naam"),
            opportunity("skills", "Kookt voor tachtig mensen zonder stress"),
        ],
        placements=[
            placement(
                "Wijkkeuken Zuid",
                "volunteer",
                "kok",
                12.0,
                days.months_ago(9),
                allowance_per_month="130.00",
                displacement_checked_on=days.months_ago(8),
                displacement_risk=False,
            ),
            placement(
                "Voedselbank Zuid",
                "volunteer",
                "chauffeur",
                8.0,
                days.months_ago(2),
                allowance_per_month="95.00",
                displacement_checked_on=days.months_ago(1),
                displacement_risk=False,
            ),
        ],
    )


def bram(days: Days, random: Random) -> Character:
    """Young and on his way: an internship with an end date and a promise of work."""
    internship = days.months_ago(2)
    return in_plan(
        days,
        random,
        ("Bram", "Dongen", "van"),
        joined_group(days, 5),
        days.ago(33),
        born_on=days.born(22, 40),
        neighbourhood="Hoge Hof",
        tags=["jongere"],
        plan_goal="Leerling-monteur worden met een arbeidsovereenkomst.",
        plan_reviewed_on=None,
        rights_checked_on=days.ago(120),
        contacts=[appointment(days.work(3), "08:30", "workplace", "placement_visit")],
        plan_steps=[
            step("skills", "Inschrijven bij het roc, niveau 2", due_on=days.ahead(20)),
            step("work", "Werkkleding aanschaffen", done_on=internship),
        ],
        circumstances=[
            opportunity("work", "Van Essen wil hem na de stage aannemen"),
            barrier("income", "Moest even wennen aan rondkomen van minder"),
        ],
        placements=[
            placement(
                "Installatiebedrijf Van Essen",
                "learn_work_internship",
                "leerling-monteur",
                32.0,
                internship,
                supervisor="Mark van Essen",
                ends_on=add_months(internship, 5),
                displacement_checked_on=internship,
                displacement_risk=False,
                learning_goal="Zonnepanelen monteren onder begeleiding.",
            )
        ],
    )
