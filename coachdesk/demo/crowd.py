"""The rest of the demo's caseload: believable people composed from parts, most of them in order."""

from dataclasses import dataclass
from datetime import date
from random import Random

from coachdesk.demo import talk
from coachdesk.demo.days import Days
from coachdesk.demo.histories import Start, earlier_talks, joined_group, office_hour
from coachdesk.demo.people import NEIGHBOURHOODS, random_name
from coachdesk.demo.shapes import (
    Character,
    appointment,
    barrier,
    debt,
    jobseeker,
    opportunity,
    pairing,
    placement,
    step,
)
from coachdesk.demo.town import DIRECTIONS, Direction
from coachdesk.domain.dates import add_months
from coachdesk.domain.values import JsonObject


@dataclass(frozen=True)
class Situation:
    """What there is to do for somebody, in days from today."""

    last_seen: tuple[int, int] = (8, 66)
    reviewed: tuple[int, int] = (12, 150)
    step_due: tuple[int, int] | None = None
    placement_ends: int | None = None


_IN_ORDER = Situation()
_CONTACT_SOON = Situation(last_seen=(80, 84))
_CONTACT_LATE = Situation(last_seen=(97, 120))
# One in eighteen each; the others are in order.
_SITUATIONS = {
    2: _CONTACT_LATE,
    4: Situation(step_due=(1, 4)),
    6: _CONTACT_SOON,
    8: Situation(placement_ends=15),
    10: Situation(last_seen=(97, 120), step_due=(-12, -5)),
    12: Situation(reviewed=(174, 176)),
    14: Situation(step_due=(1, 4)),
    16: _CONTACT_SOON,
}
_CYCLE = 18


def somebody(days: Days, random: Random, number: int) -> Character:
    """An active jobseeker; `number` decides what there is to do, the random parts the rest."""
    situation = _SITUATIONS.get(number % _CYCLE, _IN_ORDER)
    direction = random.choice(DIRECTIONS)
    # Some came long ago; those with something overdue at least nine months ago.
    groups_ago = random.randint(2, 26) if situation is _IN_ORDER else random.randint(9, 26)
    if random.random() < 0.45:
        # Nobody turns three years on benefit just now: that is told in a story.
        groups_ago = random.choice((random.randint(27, 36), random.randint(44, 50)))
    start = joined_group(days, groups_ago, random.randint(3, 9))
    record = jobseeker(**identity(days, random), **_standing(days, random, start, situation))
    record["plan_goal"] = direction.goal
    record["contacts"] = _contacts(days, random, start, situation)
    record["plan_steps"] = _steps(days, random, start, direction, situation)
    record["circumstances"] = _circumstances(random)
    record["debts"] = _debts(random, start)
    record["placements"] = _placements(days, random, start, direction, situation)
    return Character(record, start.seats | _current_seats(days, number))


def identity(days: Days, random: Random) -> JsonObject:
    """Who somebody is, apart from what happened."""
    name = random_name(random)
    age = random.choices((22, 30, 40, 50, 60), (2, 5, 6, 6, 3))[0] + random.randint(-3, 4)
    tags = random.sample(talk.TAGS, random.choice((0, 0, 1, 1, 2)))
    return {
        "first_name": name.first,
        "prefix": name.prefix,
        "last_name": name.last,
        "language": name.language,
        "born_on": days.born(age, random.randint(5, 350)),
        "neighbourhood": random.choice(NEIGHBOURHOODS),
        "tags": ["jongere", *tags] if age < 27 else tags,
        "pairings": _buddies(days, random),
        "note": random.choice(talk.NOTES) if random.random() < 0.4 else None,
        "benefit_kind": "ioaw" if age >= 60 else random.choices(_BENEFITS, (16, 2, 1, 1))[0],
    }


def _buddies(days: Days, random: Random) -> list[JsonObject]:
    if random.random() >= 0.15:
        return []
    kind, with_whom = random.choice(talk.BUDDIES)
    return [pairing(with_whom, days.ago(200), kind=kind, checked_on=days.ago(15))]


_BENEFITS = ("participatiewet", "ww", "bbz", "none")


def _standing(days: Days, random: Random, start: Start, situation: Situation) -> JsonObject:
    """The dates of the intake, the plan and the benefit."""
    since_plan = (days.today - start.plan_agreed_on).days
    reviewed = days.ago(random.randint(*situation.reviewed)) if since_plan > 150 else None
    checked = days.ago(random.randint(20, 320))
    return {
        **start.facts(),
        "plan_reviewed_on": reviewed,
        "rights_checked_on": max(checked, start.plan_agreed_on),
        "benefit_from": start.registered_on,
        # The supplement for people who have been on benefit for three years.
        "income_supplement_on": days.ago(random.randint(20, 140)) if since_plan > 1200 else None,
    }


def _current_seats(days: Days, number: int) -> dict[date, str]:
    """Workshops of the current programme that are open to everybody."""
    if number % 4 == 1:
        return {days.work(-3): "attended"}
    return {days.work(9): "planned"} if number % 4 == 3 else {}


def _contacts(days: Days, random: Random, start: Start, situation: Situation) -> list[JsonObject]:
    last = days.ago(random.randint(*situation.last_seen))
    talks = earlier_talks(random, start, days, max(last, start.plan_agreed_on))
    if random.random() < 0.5:
        talks.append(_next_appointment(days, random))
    return talks


def _next_appointment(days: Days, random: Random) -> JsonObject:
    mode, purpose = random.choice(
        (
            ("office", "progress"),
            ("office", "progress"),
            ("video", "progress"),
            ("home_visit", "progress"),
            ("workplace", "employer_visit"),
            ("phone", "progress"),
        )
    )
    return appointment(days.work(random.randint(2, 22)), office_hour(random), mode, purpose)


def _steps(
    days: Days, random: Random, start: Start, direction: Direction, situation: Situation
) -> list[JsonObject]:
    since_plan = (days.today - start.plan_agreed_on).days
    done = [
        step(domain, title, done_on=days.ago(random.randint(1, since_plan)))
        for domain, title in direction.steps_done[: random.randint(0, 2)]
    ]
    ahead = [
        step(domain, title, random.choice(("jobseeker", "together")), _later(days, random))
        for domain, title in random.sample(direction.steps_open, random.randint(1, 2))
    ]
    ahead[0]["status"] = random.choice(("todo", "doing"))
    domain, title, owner = random.choice(talk.DAILY_STEPS)
    if situation.step_due:
        low, high = situation.step_due
        due = random.randint(low, high)
        ahead.append(step(domain, title, owner, days.ago(-due) if due < 0 else days.ahead(due)))
    elif random.random() < 0.5:
        ahead.append(step(domain, title, owner, _later(days, random)))
    return done + ahead


def _later(days: Days, random: Random) -> date | None:
    return days.ahead(random.randint(14, 90)) if random.random() < 0.8 else None


def _circumstances(random: Random) -> list[JsonObject]:
    chances = random.sample(talk.OPPORTUNITIES, random.randint(1, 2))
    hurdles = random.sample(talk.BARRIERS, random.randint(1, 2))
    return [opportunity(*each) for each in chances] + [barrier(*each) for each in hurdles]


def _debts(random: Random, start: Start) -> list[JsonObject]:
    """Now and then a debt that is under control."""
    if random.random() < 0.75:
        return []
    creditor, kind = random.choice(
        (
            ("Woonstichting Zuid", "housing"),
            ("Energie Lokaal", "utilities"),
            ("Zorgverzekeraar Samen", "health_insurance"),
            ("Belastingdienst", "public"),
            ("Postorder Thuis", "other"),
        )
    )
    amount = f"{random.randint(90, 2400)}.{random.choice(('00', '50', '75'))}"
    status = random.choice(("arrangement", "arrangement", "settled"))
    return [debt(creditor, kind, amount, start.plan_agreed_on, status=status)]


# kind, hours a week, months it lasts, allowance a month
_KINDS: tuple[tuple[str, float, int | None, str | None], ...] = (
    ("volunteer", 8.0, None, "60.00"),
    ("volunteer", 6.0, None, None),
    ("work_experience", 24.0, 6, None),
    ("learn_work_internship", 28.0, 6, None),
    ("trial_placement", 32.0, 3, None),
    ("participation_placement", 20.0, 18, None),
    ("paid_job", 12.0, None, None),
    ("subsidised_job", 24.0, 12, None),
    ("day_activity", 6.0, None, None),
)


def _placements(
    days: Days, random: Random, start: Start, direction: Direction, situation: Situation
) -> list[JsonObject]:
    """Where somebody works now, and sometimes where before that."""
    since_plan = (days.today - start.plan_agreed_on).days
    here, before = direction.organisations
    placements = []
    if since_plan > 500 and random.random() < 0.4:
        placements.append(_ended_placement(days, random, before, direction))
    if situation.placement_ends:
        placements.append(_running(days.months_ago(4), _KINDS[2], here, direction))
        placements[-1]["ends_on"] = days.ahead(situation.placement_ends)
    elif since_plan > 60 and random.random() < 0.5:
        kind = random.choice(_KINDS)
        started = days.ago(random.randint(12, 45 if kind[2] else min(since_plan, 330)))
        placements.append(_running(started, kind, here, direction))
    return placements


def _running(
    started_on: date,
    kind: tuple[str, float, int | None, str | None],
    organisation: str,
    direction: Direction,
) -> JsonObject:
    name, hours, months, allowance = kind
    unpaid = name not in ("paid_job", "subsidised_job")
    return placement(
        organisation,
        name,
        direction.roles[0],
        hours,
        started_on,
        ends_on=add_months(started_on, months) if months else None,
        allowance_per_month=allowance,
        displacement_checked_on=started_on if unpaid else None,
        displacement_risk=False if unpaid else None,
        learning_goal=direction.learning_goal if months and unpaid else None,
    )


def _ended_placement(
    days: Days, random: Random, organisation: str, direction: Direction
) -> JsonObject:
    started = days.ago(random.randint(330, 480))
    ended = add_months(started, 3)
    return placement(
        organisation,
        "work_experience",
        direction.roles[1],
        24.0,
        started,
        ends_on=ended,
        ended_on=ended,
        outcome=random.choice(("completed", "hired_temporary", "stopped_by_jobseeker")),
        displacement_checked_on=started,
        displacement_risk=False,
    )
