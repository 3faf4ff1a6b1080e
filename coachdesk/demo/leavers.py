"""The demo's closed dossiers: to work, to school, elsewhere; and the checks afterwards."""

from datetime import date
from random import Random

from coachdesk.demo.days import Days
from coachdesk.demo.histories import Start, earlier_talks, joined_group
from coachdesk.demo.shapes import Character, aftercare, contact, jobseeker, placement, step
from coachdesk.demo.town import CAROUSEL
from coachdesk.domain.dates import add_months
from coachdesk.domain.values import JsonObject


def danielle(days: Days, random: Random) -> Character:
    """Left for work a month ago: the first call is near."""
    return _leaver(
        days,
        random,
        joined_group(days, 10),
        days.ago(23),
        jobseeker(
            "Daniëlle",
            "Vermeulen",
            born_on=days.born(36, 12),
            neighbourhood="Centrum",
            plan_goal="Weer aan het werk in de zorg.",
            closed_reason="paid_permanent",
            closing_note="Vast contract van 28 uur bij Thuiszorg De Hof. Met bloemen afgesloten.",
        ),
    )


def hassan(days: Days, random: Random) -> Character:
    """Left for temporary work half a year ago: the second call was forgotten."""
    closed = days.months_ago(6, 5)
    return _leaver(
        days,
        random,
        joined_group(days, 15),
        closed,
        jobseeker(
            "Hassan",
            "Aydın",
            born_on=days.born(41, 190),
            neighbourhood="Vogelbuurt",
            language="Turks",
            plan_goal="Werk in het groen.",
            closed_reason="paid_temporary",
            closing_note="Jaarcontract bij Wijkbeheer Zuid, kans op verlenging.",
            aftercare=[aftercare(add_months(closed, 1), True, "Bevalt goed, fijne ploeg.")],
        ),
    )


def khadija(days: Days, random: Random) -> Character:
    """Worked at the carousel without pay, and found her own way out."""
    started, ended = days.months_ago(14), days.months_ago(8)
    return _leaver(
        days,
        random,
        joined_group(days, 19),
        days.months_ago(5),
        jobseeker(
            "Khadija",
            "Benali",
            born_on=days.born(48, 88),
            neighbourhood="Zuidwijk",
            language="Arabisch (Marokkaans)",
            plan_goal="Verkoopster in een woonwinkel.",
            closed_reason="moved",
            closing_note="Verhuisd naar haar zus in Zwolle. Dossier met toestemming besproken "
            "met de collega daar.",
            placements=[_at_carousel("verkoopster", started, ended)],
        ),
    )


def dirk(days: Days, random: Random) -> Character:
    """The third for whom the carousel did not lead to a contract."""
    started, ended = days.months_ago(20), days.months_ago(15)
    return _leaver(
        days,
        random,
        joined_group(days, 24),
        days.months_ago(11),
        jobseeker(
            "Dirk",
            "Ham",
            "van der",
            born_on=days.born(63, 20),
            neighbourhood="Hoge Hof",
            benefit_kind="ioaw",
            plan_goal="Bezig blijven met elektronica.",
            closed_reason="other_income",
            closing_note="Vervroegd pensioen gaat in. Blijft vrijwilliger bij het reparatiecafé.",
            placements=[_at_carousel("hersteller elektronica", started, ended)],
        ),
    )


def renate(days: Days, random: Random) -> Character:
    """Closed more than two years ago: the dossier may be erased."""
    closed = days.months_ago(24, 25)
    return _leaver(
        days,
        random,
        joined_group(days, 36),
        closed,
        jobseeker(
            "Renate",
            "Kloosterman",
            born_on=days.born(50, 210),
            neighbourhood="De Waterkant",
            plan_goal="Terug naar kantoor.",
            closed_reason="paid_permanent",
            closing_note="Receptioniste bij een huisartsenpraktijk.",
            aftercare=_checks(days, closed),
        ),
    )


def nour(days: Days, random: Random) -> Character:
    """More than a year at work after a trial placement: sustained."""
    closed = days.months_ago(14)
    placed = days.months_ago(17)
    return _leaver(
        days,
        random,
        joined_group(days, 26),
        closed,
        jobseeker(
            "Nour",
            "Darwish",
            born_on=days.born(30, 301),
            neighbourhood="Stationskwartier",
            language="Arabisch (Syrisch)",
            plan_goal="Fietshersteller met een vast contract.",
            closed_reason="paid_permanent",
            closing_note="Aangenomen na de proefplaats. Begeleidt inmiddels zelf een stagiair.",
            placements=[
                placement(
                    "Fietspunt Zuid",
                    "trial_placement",
                    "fietshersteller",
                    32.0,
                    placed,
                    ends_on=add_months(placed, 2),
                    ended_on=add_months(placed, 2),
                    outcome="hired_permanent",
                    displacement_checked_on=placed,
                    displacement_risk=False,
                )
            ],
            aftercare=_checks(days, closed),
        ),
    )


def joao(days: Days, random: Random) -> Character:
    """Went back to school half a year ago."""
    return _leaver(
        days,
        random,
        joined_group(days, 14),
        days.months_ago(4),
        jobseeker(
            "João",
            "Silva Évora",
            "da",
            born_on=days.born(23, 133),
            neighbourhood="'t Zand",
            language="Portugees",
            tags=["jongere"],
            plan_goal="Toch dat diploma halen.",
            closed_reason="education",
            closing_note="Begonnen met de opleiding sport en bewegen, met studiefinanciering.",
        ),
    )


STORIES = (danielle, hassan, khadija, dirk, nour, renate, joao)


# Why somebody left and what was written then; mostly to work.
_ENDINGS = (
    ("paid_permanent", "Vast contract na een goede proeftijd."),
    ("paid_temporary", "Contract voor een jaar, met uitzicht op meer."),
    ("relationship", "Woont samen, geen uitkering meer nodig."),
    ("self_employed", "Eigen schoonmaakbedrijf loopt, inkomsten zijn stabiel."),
    ("paid_permanent", "Aangenomen op eigen kracht, wij hielpen alleen met de brief."),
    ("education", "Gestart met een voltijdopleiding."),
    ("paid_temporary", "Begonnen via het uitzendbureau, genoeg uren om van rond te komen."),
    ("moved", "Verhuisd naar een andere gemeente."),
)


def stranger(days: Days, random: Random, number: int, who: JsonObject, goal: str) -> Character:
    """Somebody else who left in the past two years; `number` decides why. Every check is made."""
    reason, closing_note = _ENDINGS[number % len(_ENDINGS)]
    # Ranges of days in which no aftercare check falls due.
    closed = days.ago(random.randint(*random.choice(((50, 155), (205, 340), (390, 690)))))
    groups_ago = (days.today - closed).days // 28 + random.randint(3, 20)
    to_work = reason in ("paid_permanent", "paid_temporary", "self_employed")
    record = jobseeker(
        **who,
        plan_goal=goal,
        closed_reason=reason,
        closing_note=closing_note,
        aftercare=_checks(days, closed) if to_work else [],
    )
    start = joined_group(days, groups_ago, random.randint(3, 9))
    return _leaver(days, random, start, closed, record)


def _leaver(
    days: Days, random: Random, start: Start, closed_on: date, record: JsonObject
) -> Character:
    last_talk = Days(closed_on).ago(12)
    record |= start.facts()
    record["benefit_from"] = start.registered_on
    record["rights_checked_on"] = start.plan_agreed_on
    record["closed_on"] = closed_on
    record["contacts"] = [
        *earlier_talks(random, start, days, last_talk),
        contact(
            closed_on, "office", "other", at="15:00", note="Afscheidsgesprek en dossier gesloten."
        ),
    ]
    record["plan_steps"] = [
        step("work", "Laatste brief en gesprek voorbereiden", done_on=last_talk)
    ]
    return Character(record, start.seats)


def _at_carousel(role: str, started_on: date, ended_on: date) -> JsonObject:
    return placement(
        CAROUSEL,
        "work_experience",
        role,
        24.0,
        started_on,
        ends_on=ended_on,
        ended_on=ended_on,
        outcome="completed",
        displacement_checked_on=started_on,
        displacement_risk=False,
    )


def _checks(days: Days, closed_on: date) -> list[JsonObject]:
    made = [Days(add_months(closed_on, months)).ago(2) for months in (1, 6, 12)]
    return [
        aftercare(on, True, "Gebeld: nog steeds met plezier aan het werk.")
        for on in made
        if on < days.today
    ]
