"""What each rule about debts promises, case by case: the day before, the day, the day after."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from coachdesk.domain.answers import Answer, answer_to
from coachdesk.domain.case import AssistanceFact, Case, DebtFact
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS
from coachdesk.domain.rules.debts import signals
from coachdesk.domain.signal import Signal
from coachdesk.domain.vocabulary import DebtStatus, Threat

TODAY = date(2026, 11, 20)  # a Friday, with no holiday near
PERSON = Person(1, "K-00001", "Zoë", None, "Berg")


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def asked(requested: int = -10, threat: Threat | None = None, **days: int) -> AssistanceFact:
    """An assistance asked that many days from today, as the store would give it."""
    facts: dict[str, Any] = {name: day(offset) for name, offset in days.items()}
    return AssistanceFact(7, day(requested), threat=threat, **facts).as_of(TODAY)


def found(*assistances: AssistanceFact, talk: int | None = None, **facts: Any) -> list[Signal]:
    talked = None if talk is None else day(talk)
    case = Case(PERSON, True, day(-400), last_debt_talk=talked, assistances=assistances, **facts)
    return list(signals(case, DEFAULTS, TODAY))


def said(rule: str, all_found: list[Signal]) -> list[tuple[str, date | None]]:
    return [(item.severity.value, item.due_on) for item in all_found if item.rule == rule]


def eviction(known: int = -3, **days: int) -> AssistanceFact:
    return asked(threat=Threat.EVICTION, threat_on=known, **days)


THREAT_ASKS = {
    "no talk at all": (eviction(0), None, 5),  # Friday and three working days: Wednesday
    "the day it strikes is sooner than three working days": (
        eviction(0, threat_strikes_on=2), None, 2,
    ),
    "the day it strikes is the third working day": (eviction(0, threat_strikes_on=5), None, 5),
    "the day it strikes is later": (eviction(0, threat_strikes_on=6), None, 5),
    "a first talk the day before it was known": (eviction(-1, first_talk_on=-2), None, 4),
    "a talk about debts the day before it was known": (eviction(-1), -2, 4),
    "a first talk still to come": (eviction(-1, first_talk_on=1), None, 4),
    "the day it became known is not noted": (asked(-1, Threat.EVICTION), None, 4),
    "averted tomorrow": (eviction(0, threat_averted_on=1), None, 5),
    "the assistance ends tomorrow": (eviction(0, ended_on=1), None, 5),
}  # fmt: skip


@pytest.mark.parametrize("name", THREAT_ASKS)
def test_a_threat_nobody_talked_about_asks_for_a_talk(name: str) -> None:
    assistance, talk, due = THREAT_ASKS[name]
    all_found = found(assistance, talk=talk)
    assert said("debt.threat", all_found) == [("urgent", day(due))]
    assert not said("debt.threat_stands", all_found)


THREAT_STANDS = {
    "a first talk on the day it was known": (eviction(-3, first_talk_on=-3), None),
    "a first talk the day after": (eviction(-3, first_talk_on=-2), None),
    "a talk about debts on the day it was known": (eviction(-3), -3),
    "a talk about debts today": (eviction(-3), 0),
    "known today and talked about today": (eviction(0), 0),
    "an old first talk, and a talk since": (eviction(-3, first_talk_on=-8), -1),
    "an old talk about debts, and a first talk since": (eviction(-3, first_talk_on=-1), -8),
    "known by the request alone": (asked(-3, Threat.EVICTION, first_talk_on=-3), None),
    "the debt plan is agreed": (eviction(-3, first_talk_on=-2, plan_agreed_on=-1), None),
    "averted tomorrow": (eviction(-3, first_talk_on=-2, threat_averted_on=1), None),
    "the assistance ends tomorrow": (eviction(-3, first_talk_on=-2, ended_on=1), None),
}


@pytest.mark.parametrize("strikes", [-400, -1, 0, 1, 60])
@pytest.mark.parametrize("name", THREAT_STANDS)
def test_a_threat_talked_about_stands_on_its_day(name: str, strikes: int) -> None:
    assistance, talk = THREAT_STANDS[name]
    all_found = found(assistance._replace(threat_strikes_on=day(strikes)), talk=talk)
    assert said("debt.threat_stands", all_found) == [("urgent", day(strikes))]
    assert not said("debt.threat", all_found)


@pytest.mark.parametrize("name", THREAT_STANDS)
def test_a_threat_talked_about_without_a_day_is_a_note(name: str) -> None:
    assistance, talk = THREAT_STANDS[name]
    assert said("debt.threat_stands", found(assistance, talk=talk)) == [("note", None)]


SILENT = {
    "averted today": eviction(-3, threat_strikes_on=2, threat_averted_on=0),
    "averted yesterday": eviction(-3, threat_strikes_on=2, threat_averted_on=-1),
    "ended today": eviction(-3, threat_strikes_on=2, ended_on=0),
    "ended yesterday": eviction(-3, threat_strikes_on=2, ended_on=-1),
    "known from tomorrow on": eviction(1, threat_strikes_on=2),
    "no threat, only a day": asked(threat_strikes_on=2),
}


@pytest.mark.parametrize("talk", [None, -3, 0])
@pytest.mark.parametrize("name", SILENT)
def test_what_is_over_or_not_known_yet_is_no_threat(name: str, talk: int | None) -> None:
    rules = {item.rule for item in found(SILENT[name], talk=talk)}
    assert not rules & {"debt.threat", "debt.threat_stands"}


def test_of_two_open_assistances_each_threat_stands() -> None:
    ends_soon = eviction(-3, first_talk_on=-2, threat_strikes_on=4, ended_on=3)
    new = eviction(-3, first_talk_on=-2, threat_strikes_on=9)._replace(id=8)
    dues = [("urgent", day(4)), ("urgent", day(9))]
    assert said("debt.threat_stands", found(ends_soon, new)) == dues


FIRST_TALK = {
    "eight days before": (asked(-20), None),
    "seven days before": (asked(-21), ("soon", 7)),
    "the day itself": (asked(-28), ("soon", 0)),
    "the day itself, moved from a Sunday to Monday": (asked(-26), ("soon", 3)),
    "the day after": (asked(-29), ("overdue", -1)),
    "held": (asked(-29, first_talk_on=0), None),
    "held tomorrow, so not held yet": (asked(-29, first_talk_on=1), ("overdue", -1)),
    "under a threat": (asked(-29, Threat.OTHER), None),
    "the threat is averted": (asked(-29, Threat.OTHER, threat_averted_on=0), ("overdue", -1)),
}


@pytest.mark.parametrize("name", FIRST_TALK)
def test_the_first_talk_is_due_by_the_law(name: str) -> None:
    assistance, wanted = FIRST_TALK[name]
    expected = [(wanted[0], day(wanted[1]))] if wanted else []
    assert said("debt.first_talk", found(assistance)) == expected


PLAN = {
    "fifteen days before": (asked(-27), None),
    "fourteen days before": (asked(-28), ("soon", 14)),
    "the day itself": (asked(-42), ("soon", 0)),
    "the day after": (asked(-43), ("overdue", -1)),
    "agreed": (asked(-43, plan_agreed_on=0), None),
    "agreed tomorrow, so not agreed yet": (asked(-43, plan_agreed_on=1), ("overdue", -1)),
    "a threat known after the request": (asked(-20, Threat.OTHER, threat_on=-10), ("soon", 11)),
    "a threat known before it": (asked(-20, Threat.OTHER, threat_on=-30), ("soon", 1)),
    "a threat known on the same day": (asked(-20, Threat.OTHER, threat_on=-20), ("soon", 1)),
    "a threat whose day is not noted": (asked(-20, Threat.OTHER), ("soon", 1)),
    "a threat so late that the usual term is earlier": (
        asked(-40, Threat.OTHER, threat_on=-1), ("soon", 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAN)
def test_the_debt_plan_is_due_sooner_under_a_threat(name: str) -> None:
    assistance, wanted = PLAN[name]
    expected = [(wanted[0], day(wanted[1]))] if wanted else []
    assert said("debt.plan", found(assistance)) == expected


def owed(noted: int, status: DebtStatus = DebtStatus.OPEN, *, problematic: bool = True) -> DebtFact:
    return DebtFact(1, "Woonstichting", day(noted), problematic, status, Decimal(100))


NO_ASSISTANCE: dict[str, tuple[list[DebtFact], list[AssistanceFact], int | None]] = {
    "none asked": ([owed(0)], [], 0),
    "the earliest of two": ([owed(-2), owed(-9)], [], -9),
    "one is open": ([owed(-9)], [asked(-20)], None),
    "one ends tomorrow": ([owed(-9)], [asked(-20, ended_on=1)], None),
    "one asked the day before ended": ([owed(-9)], [asked(-10, ended_on=0)], -9),
    "one asked on that day ended": ([owed(-9)], [asked(-9, ended_on=0)], None),
    "an arrangement": ([owed(-9, DebtStatus.ARRANGEMENT)], [], None),
    "no problem": ([owed(-9, problematic=False)], [], None),
}


@pytest.mark.parametrize("name", NO_ASSISTANCE)
def test_nobody_with_problematic_debts_is_left_without_help(name: str) -> None:
    debts, assistances, wanted = NO_ASSISTANCE[name]
    expected = [] if wanted is None else [("overdue", day(wanted))]
    assert said("debt.no_assistance", found(*assistances, debts=tuple(debts))) == expected


def test_ticking_off_notes_a_first_talk_and_never_writes_over_an_earlier_one() -> None:
    [none_yet] = [item for item in found(eviction(-1)) if item.rule == "debt.threat"]
    assert answer_to(none_yet) == Answer("debt_assistance", "first_talk_on")
    earlier = found(eviction(-1, first_talk_on=-8))
    [again] = [item for item in earlier if item.rule == "debt.threat"]
    assert answer_to(again) is None


def test_no_key_alone_ends_an_eviction() -> None:
    [stands] = [
        item
        for item in found(eviction(-3, first_talk_on=-2, threat_strikes_on=4))
        if item.rule == "debt.threat_stands"
    ]
    assert answer_to(stands) is None
