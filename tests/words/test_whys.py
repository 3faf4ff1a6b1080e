"""A why says no order of days that the days do not have: equal, the other way round, or missing."""

import random
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.case import AssistanceFact, Case, PlacementFact
from coachdesk.domain.dates import add_days, add_months, working_days_after
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS, Policy
from coachdesk.domain.rules import signals_of
from coachdesk.domain.signal import Signal
from coachdesk.domain.vocabulary import BenefitKind, PlacementKind, Threat
from coachdesk.words.signals import due_text, signal_line, why
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import import_records

TODAY = date(2026, 11, 20)
PERSON = Person(1, "K-00001", "Zoë", None, "Berg")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("en")


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def signal_of(rule: str, policy: Policy = DEFAULTS, **facts: Any) -> Signal:
    facts = {"registered_on": day(-400)} | facts
    all_found = signals_of(Case(PERSON, True, **facts), policy, TODAY)
    return next(item for item in all_found if item.rule.name == rule)


def sums(rule: str, policy: Policy = DEFAULTS, **facts: Any) -> tuple[str, ...]:
    return why(signal_of(rule, policy, **facts), policy).sums


# The intake: counted from registration, unless it began after the term -----------------------

ON_TIME = "registered {registered} + 14 days = {due}"
LATE = "begun late, on {started} + 14 days = {due}"


def short(offset: int) -> str:
    on = day(offset)
    return f"{on.day} {on:%b} {on.year}"


@pytest.mark.parametrize(
    ("registered", "started", "text", "due"),
    [
        (-10, -10, ON_TIME, 4),
        (-10, -12, ON_TIME, 4),
        (-10, -9, ON_TIME, 4),
        (-14, 0, ON_TIME, 0),
        (-15, 0, LATE, 14),
        (-20, -5, LATE, 9),
        (-60, -30, LATE, -16),
        (-60, -60, ON_TIME, -46),
    ],
    ids=["the same day", "before it", "a day later", "on the last day", "the day after that",
         "late", "late and past", "the same day and past"],
)  # fmt: skip
def test_an_intake_begun_late_is_one_begun_after_its_term(
    registered: int, started: int, text: str, due: int
) -> None:
    rule = "intake.late" if due < 0 else "intake.hours_short"
    facts = {"registered_on": day(registered), "intake_started_on": day(started)}
    expected = text.format(registered=short(registered), started=short(started), due=short(due))
    assert sums(rule, **facts)[0] == expected


def test_an_intake_begun_on_the_last_day_of_a_term_of_one_day_did_not_begin_late() -> None:
    policy = Policy(intake_days=1)
    facts = {"registered_on": day(-1), "intake_started_on": TODAY}
    assert sums("intake.hours_short", policy, **facts)[0].startswith("registered")


# The plan: looked at again, or only agreed ---------------------------------------------------


@pytest.mark.parametrize(
    ("reviewed", "text"),
    [
        (None, "plan agreed 20 Apr 2026 + 6 months"),
        (date(2026, 4, 19), "plan agreed 20 Apr 2026 + 6 months"),
        (date(2026, 4, 20), "last looked at 20 Apr 2026 + 6 months"),
        (date(2026, 4, 21), "last looked at 21 Apr 2026 + 6 months"),
    ],
    ids=["missing", "before it was agreed", "the same day", "after it"],
)
def test_a_plan_counts_from_its_review_or_from_its_agreement(
    reviewed: date | None, text: str
) -> None:
    agreed = date(2026, 4, 20)
    [total] = sums("plan.review_due", plan_agreed_on=agreed, plan_reviewed_on=reviewed)
    assert total.startswith(text)


# Debts ---------------------------------------------------------------------------------------


def eviction(requested: int = -10, **days: int | None) -> tuple[AssistanceFact, ...]:
    facts = {name: None if offset is None else day(offset) for name, offset in days.items()}
    return (AssistanceFact(7, day(requested), threat=Threat.EVICTION, **facts),)


@pytest.mark.parametrize(
    ("strikes", "told"),
    [
        (None, None),
        (5, "Eviction on 25 Nov 2026"),
        (4, "Eviction on 24 Nov 2026, which comes first"),
        (6, "Eviction on 26 Nov 2026"),
        (-9, "Eviction on 11 Nov 2026, which comes first"),
    ],
    ids=["missing", "equal", "before the term", "after it", "before it was known"],
)
def test_a_strike_day_comes_first_only_before_the_term(
    strikes: int | None, told: str | None
) -> None:
    assistances = eviction(threat_on=0, threat_strikes_on=strikes)
    found = sums("debt.threat", assistances=assistances)
    assert found == ("20 Nov 2026 + 3 working days = 25 Nov 2026", *([told] if told else []))


def test_a_threat_whose_day_is_not_noted_counts_from_the_request_and_says_so() -> None:
    signal = signal_of("debt.threat", assistances=eviction(0))
    assert signal_line(signal) == "Threat: eviction, help requested 20 Nov 2026"
    assert why(signal, DEFAULTS).sums == (
        "day the threat became known: not noted; help was requested 20 Nov 2026",
        "20 Nov 2026 + 3 working days = 25 Nov 2026",
    )


def test_a_talk_from_before_the_threat_is_told() -> None:
    assistances = eviction(threat_on=0, first_talk_on=-1)
    *_, last = sums("debt.threat", assistances=assistances)
    assert last == "last talk about debts 19 Nov 2026, before 20 Nov 2026"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (None, "under the threat: 10 Nov 2026 + 21 days = 1 Dec 2026"),
        (-10, "under the threat: 10 Nov 2026 + 21 days = 1 Dec 2026"),
        (-12, "under the threat: 10 Nov 2026 + 21 days = 1 Dec 2026"),
        (-9, "threat known 11 Nov 2026 + 21 days = 2 Dec 2026"),
    ],
    ids=["missing", "the same day", "before the request", "after it"],
)
def test_the_sum_of_a_debt_plan_under_a_threat_is_right(known: int | None, told: str) -> None:
    found = sums("debt.plan", assistances=eviction(threat_on=known))
    due = told.rpartition(" = ")[2]
    assert found[1:3] == (told, f"the earlier counts: {due}")


def test_a_debt_plan_does_not_say_that_a_talk_held_is_yet_to_come() -> None:
    found = sums("debt.plan", assistances=eviction(threat_on=-10), last_debt_talk=day(-1))
    assert found[-1] == "outer limit in law: 8 weeks after the first talk, whose day is not noted"


@pytest.mark.parametrize(
    ("strikes", "line", "due"),
    [
        (9, "Eviction on 29 Nov 2026", "in 9 days"),
        (1, "Eviction on 21 Nov 2026", "tomorrow"),
        (0, "Eviction on 20 Nov 2026", "today"),
        (-1, "Eviction on 19 Nov 2026, passed: averted?", "1 day ago"),
        (-5, "Eviction on 15 Nov 2026, passed: averted?", "5 days ago"),
        (None, "Threat stands: eviction, talked 18 Nov 2026", ""),
    ],
)
def test_a_strike_day_is_named_as_such_and_is_never_late(
    strikes: int | None, line: str, due: str
) -> None:
    assistances = eviction(threat_on=-3, first_talk_on=-2, threat_strikes_on=strikes)
    signal = signal_of("debt.threat_stands", assistances=assistances)
    assert signal_line(signal) == line
    assert due_text(signal, TODAY) == due


@pytest.mark.parametrize("threat", Threat)
def test_every_kind_of_threat_names_its_day_before_the_talk_and_after_it(threat: Threat) -> None:
    [fact] = eviction(threat_on=-3, threat_strikes_on=9)
    before = fact._replace(threat=threat)
    after = before._replace(first_talk_on=day(-2))
    for language in ("en", "nl"):
        words.use(language)
        asked = signal_line(signal_of("debt.threat", assistances=(before,)))
        stands = signal_line(signal_of("debt.threat_stands", assistances=(after,)))
        assert stands in asked and "2026" in stands


@pytest.mark.parametrize(
    ("known", "first"),
    [
        (-3, "threat known 17 Nov 2026"),
        (None, "day the threat became known: not noted; help was requested 10 Nov 2026"),
    ],
)
@pytest.mark.parametrize(
    ("strikes", "last"),
    [(9, "Eviction on 29 Nov 2026"), (None, "day of the eviction or cut-off: not noted")],
)
def test_a_threat_that_stands_explains_itself(
    known: int | None, first: str, strikes: int | None, last: str
) -> None:
    assistances = eviction(threat_on=known, first_talk_on=-3, threat_strikes_on=strikes)
    said = why(signal_of("debt.threat_stands", assistances=assistances), DEFAULTS)
    talked = "last talk about debts 17 Nov 2026; averted: not yet"
    assert said.sums == (first, talked, last)
    assert "until it is averted" in said.rule
    assert said.source == "Wgs 4(2)"


# Placements and rights -----------------------------------------------------------------------


def placed(**facts: Any) -> tuple[PlacementFact, ...]:
    kind = PlacementKind.WORK_EXPERIENCE
    facts = {"started_on": day(-30)} | facts
    return (PlacementFact(3, 1, "Groenwerk", kind, "hovenier", **facts),)


@pytest.mark.parametrize(
    ("ends", "line"),
    [
        (1, "Placement ends 21 Nov 2026: Groenwerk"),
        (0, "Placement ends 20 Nov 2026: Groenwerk"),
        (-1, "Past its agreed end 19 Nov 2026: Groenwerk"),
    ],
)
def test_a_placement_past_its_end_does_not_say_that_it_ends(ends: int, line: str) -> None:
    signal = signal_of("placement.end", placements=placed(ends_on=day(ends)))
    assert signal_line(signal) == line
    assert ("has passed" in why(signal, DEFAULTS).rule) == (ends < 0)


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (None, "started 21 Oct 2026; day of the check: not noted"),
        (-30, "checked 21 Oct 2026, started 21 Oct 2026"),
        (-40, "checked 11 Oct 2026, started 21 Oct 2026"),
    ],
    ids=["missing", "equal", "before it began"],
)
def test_a_risk_that_nobody_checked_does_not_say_that_a_check_found_it(
    checked: int | None, told: str
) -> None:
    on = None if checked is None else day(checked)
    signal = signal_of("placement.displacement_risk", placements=placed(risk=True, checked_on=on))
    said = why(signal, DEFAULTS)
    assert said.sums == (told,)
    assert said.rule.startswith("The check says") == (checked is not None)


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (None, "started 20 Nov 2024, never checked"),
        (date(2024, 11, 20), "last checked 20 Nov 2024 + 12 months = 20 Nov 2025"),
        (date(2024, 11, 1), "last checked 1 Nov 2024 + 12 months = 1 Nov 2025"),
    ],
    ids=["missing", "on the day it began", "before it"],
)
def test_a_displacement_check_counts_from_the_last_one(checked: date | None, told: str) -> None:
    placements = placed(started_on=date(2024, 11, 20), checked_on=checked)
    assert sums("placement.displacement_check", placements=placements) == (told,)


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (None, "never checked; registered 1 Nov 2025 + 14 days = 15 Nov 2025"),
        (date(2025, 11, 1), "last checked 1 Nov 2025 + 12 months = 1 Nov 2026"),
        (date(2025, 10, 1), "last checked 1 Oct 2025 + 12 months = 1 Oct 2026"),
    ],
    ids=["missing", "on the day of registration", "before it"],
)
def test_a_check_of_rights_counts_from_the_last_one(checked: date | None, told: str) -> None:
    registered = date(2025, 11, 1)
    found = sums(
        "rights.check_due",
        registered_on=registered,
        benefit_from=registered,
        benefit_kind=BenefitKind.PARTICIPATIEWET,
        rights_checked_on=checked,
    )
    assert found == (told,)


# Every rule ----------------------------------------------------------------------------------

A_DAY = r"\d+ [A-Z][a-z]{2} \d{4}"
SUM = re.compile(rf"({A_DAY}) \+ (\d+) (day|month|working day|week)s? = ({A_DAY})")
ADDED = {
    "day": add_days,
    "month": add_months,
    "working day": working_days_after,
    "week": lambda anchor, count: add_days(anchor, 7 * count),
}


def read(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()


@pytest.mark.parametrize("seed", range(12))
def test_every_sum_of_any_caseload_adds_up(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    today = random_day(chance)
    with closing(Desk.open(tmp_path / "caseload.db", today=today, create=True)) as desk:
        import_records(desk, random_caseload(chance, today, 20))
        words.use("en")
        told = [text for item in desk.read.day().signals for text in why(item, desk.policy).sums]
    found = [match for text in told for match in SUM.finditer(text)]
    assert len(found) > 20 and all(told)
    for match in found:
        anchor, count, unit, result = match.groups()
        assert ADDED[unit](read(anchor), int(count)) == read(result), match.group()
