"""What each rule about debts promises, case by case: the day before, the day, the day after."""

from datetime import date, timedelta
from typing import Any

import pytest

from coachdesk.domain.case import AssistanceFact, Case
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS
from coachdesk.domain.rules import signals_of
from coachdesk.domain.rules.debts import law_plan_limit
from coachdesk.domain.signal import TickOff
from coachdesk.domain.vocabulary import Threat
from tests.domain.examples import (
    Answers,
    Day,
    Example,
    Json,
    Rules,
    contact,
    example,
    held,
    names,
    said_by_the_oracle,
)

KNOWN_ON = date(2026, 11, 19)


def asked(requested_on: Day = -10, threat: str | None = None, **facts: Any) -> Json:
    """Debt assistance asked on a day."""
    return {"requested_on": requested_on, "threat": threat, **facts}


def eviction(known: Day = -3, **facts: Any) -> Json:
    return asked(threat="eviction", threat_on=known, **facts)


def helped(
    *says: tuple[str, Any], by: list[Json], talk: Day | None = None, **facts: Any
) -> Example:
    """Somebody with these assistances, and a contact about debts held on a day."""
    talks = [] if talk is None else [held(talk, "phone", purpose="debts")]
    return example(*says, debt_assistance=by, contacts=talks, **facts)


def owed(noted_on: Day, status: str = "open", *, problematic: bool = True) -> Json:
    return {
        "creditor": "Woonstichting",
        "kind": "housing",
        "noted_on": noted_on,
        "problematic": problematic,
        "status": status,
    }


def owing(*says: tuple[str, Any], debts: list[Json], by: list[Json] | None = None) -> Example:
    return example(*says, debts=debts, debt_assistance=by or [])


# No talk was held since the threat became known: each with the day a talk is due.
NOT_TALKED: dict[str, tuple[Json, Day | None, Day]] = {
    "no talk at all": (eviction(0), None, 5),  # Friday and three working days: Wednesday
    "it strikes sooner than three working days": (eviction(0, threat_strikes_on=2), None, 2),
    "it strikes on the third working day": (eviction(0, threat_strikes_on=5), None, 5),
    "it strikes later": (eviction(0, threat_strikes_on=6), None, 5),
    "it has struck": (eviction(0, threat_strikes_on=-4), None, -4),
    "a first talk the day before it was known": (eviction(-1, first_talk_on=-2), None, 4),
    "a talk about debts the day before it was known": (eviction(-1), -2, 4),
    "a first talk still to come": (eviction(-1, first_talk_on=1), None, 4),
    "a talk about debts still to come": (eviction(-1), 1, 4),
    "the day it became known is not noted": (asked(-1, "eviction"), None, 4),
    "averted tomorrow": (eviction(0, threat_averted_on=1), None, 5),
    "the assistance ends tomorrow": (eviction(0, ended_on=1), None, 5),
    "known on a Saturday: Wednesday": (eviction("2026-11-14"), None, "2026-11-18"),
    "known on a Sunday: Wednesday": (eviction("2026-11-15"), None, "2026-11-18"),
}

# A talk was held since, so that the threat itself stays in view.
TALKED: dict[str, tuple[Json, Day | None]] = {
    "a first talk on the day it was known": (eviction(-3, first_talk_on=-3), None),
    "a first talk the day after": (eviction(-3, first_talk_on=-2), None),
    "a talk about debts on the day it was known": (eviction(-3), -3),
    "a talk about debts today": (eviction(-3), 0),
    "known today and talked about today": (eviction(0), 0),
    "an old first talk, and a talk since": (eviction(-3, first_talk_on=-8), -1),
    "an old talk about debts, and a first talk since": (eviction(-3, first_talk_on=-1), -8),
    "known by the request alone": (asked(-3, "eviction", first_talk_on=-3), None),
    "the debt plan is agreed": (eviction(-3, first_talk_on=-2, plan_agreed_on=-1), None),
    "averted tomorrow": (eviction(-3, first_talk_on=-2, threat_averted_on=1), None),
    "the assistance ends tomorrow": (eviction(-3, first_talk_on=-2, ended_on=1), None),
}

OVER = {
    "averted today": eviction(-3, threat_strikes_on=2, threat_averted_on=0),
    "averted yesterday": eviction(-3, threat_strikes_on=2, threat_averted_on=-1),
    "ended today": eviction(-3, threat_strikes_on=2, ended_on=0),
    "ended yesterday": eviction(-3, threat_strikes_on=2, ended_on=-1),
    "known from tomorrow on": eviction(1, threat_strikes_on=2),
    "asked tomorrow": asked(1, "eviction", threat_strikes_on=2),
    "no threat, only a day": asked(threat_strikes_on=2),
}
SILENT = {
    f"nothing when {name}, {how}": helped(by=[assistance], talk=talk)
    for name, assistance in OVER.items()
    for how, talk in {"not talked about": None, "talked about": -3, "talked about today": 0}.items()
}

THREAT: dict[str, Example] = {
    **{
        name: helped(("urgent", due), by=[assistance], talk=talk)
        for name, (assistance, talk, due) in NOT_TALKED.items()
    },
    **{
        f"nothing after {name}": helped(by=[assistance], talk=talk)
        for name, (assistance, talk) in TALKED.items()
    },
    **SILENT,
    "a talk about something else is none": example(
        ("urgent", 0), debt_assistance=[eviction(-3)], contacts=[held(-1)]
    ),
    "a talk missed is none": example(
        ("urgent", 0),
        debt_assistance=[eviction(-3)],
        contacts=[contact(-1, "no_show", purpose="debts")],
    ),
    "every threat": helped(("urgent", 5), by=[asked(0, "other")]),
    "over Christmas": helped(
        ("urgent", "2026-12-30"), by=[eviction("2026-12-24")], today="2026-12-24"
    ),
    "over New Year": helped(
        ("urgent", "2027-01-06"), by=[eviction("2026-12-31")], today="2027-01-01"
    ),
    "over Easter": helped(
        ("urgent", "2026-04-09"), by=[eviction("2026-04-02")], today="2026-04-02"
    ),
    "over King's Day on a Monday": helped(
        ("urgent", "2026-04-30"), by=[eviction("2026-04-24")], today="2026-04-24"
    ),
    "over King's Day moved to a Saturday": helped(
        ("urgent", "2025-04-30"), by=[eviction("2025-04-25")], today="2025-04-25"
    ),
    "over 5 May": helped(("urgent", "2026-05-08"), by=[eviction("2026-05-04")], today="2026-05-04"),
    "over Ascension": helped(
        ("urgent", "2026-05-19"), by=[eviction("2026-05-13")], today="2026-05-13"
    ),
    "over Whit Monday": helped(
        ("urgent", "2026-05-28"), by=[eviction("2026-05-22")], today="2026-05-22"
    ),
    "as many working days as the norm says": helped(
        ("urgent", 3), by=[eviction(0)], norms={"debt_threat_working_days": 1}
    ),
    "on the day itself where the norm says none": helped(
        ("urgent", 0), by=[eviction(0)], norms={"debt_threat_working_days": 0}
    ),
}  # fmt: skip

STANDS: dict[str, Example] = {
    **{
        f"{name}: urgent on {day:+} days": helped(
            ("urgent", day), by=[{**assistance, "threat_strikes_on": day}], talk=talk
        )
        for name, (assistance, talk) in TALKED.items()
        for day in (-400, -1, 0, 1, 60)
    },
    **{
        f"{name}: a note without a day": helped(("note", None), by=[assistance], talk=talk)
        for name, (assistance, talk) in TALKED.items()
    },
    **{
        f"nothing with {name}": helped(by=[assistance], talk=talk)
        for name, (assistance, talk, _) in NOT_TALKED.items()
    },
    **SILENT,
    "each of two open assistances": helped(
        ("urgent", 4), ("urgent", 9),
        by=[
            eviction(-3, first_talk_on=-2, threat_strikes_on=4, ended_on=3),
            eviction(-3, first_talk_on=-2, threat_strikes_on=9),
        ],
        today="2026-12-20",  # as when both were put in beforehand
    ),
}  # fmt: skip

FIRST_TALK: dict[str, Example] = {
    "nothing eight days before": helped(by=[asked(-20)], today="2026-11-19"),
    "soon from seven days before": helped(("soon", 7), by=[asked(-21)]),
    "soon on the day itself": helped(("soon", 0), by=[asked(-28)]),
    "late the day after": helped(("overdue", -1), by=[asked(-29)]),
    "on a Sunday moves to Monday": helped(("soon", 3), by=[asked(-26)]),
    "on a Saturday moves to Monday": helped(("soon", 3), by=[asked(-27)]),
    "on Good Friday moves to Tuesday": helped(
        ("soon", "2026-04-07"), by=[asked("2026-03-06")], today="2026-04-07"
    ),
    "on Christmas Day moves to Monday": helped(
        ("soon", "2026-12-28"), by=[asked("2026-11-27")], today="2026-12-26"
    ),
    "on King's Day moves to the day after": helped(
        ("overdue", "2026-04-28"), by=[asked("2026-03-30")], today="2026-04-29"
    ),
    "nothing once held": helped(by=[asked(-29, first_talk_on=0)]),
    "held tomorrow is not held": helped(("overdue", -1), by=[asked(-29, first_talk_on=1)]),
    "a contact about debts is not the first talk": helped(
        ("overdue", -1), by=[asked(-29)], talk=-1
    ),
    "nothing under a threat": helped(by=[asked(-29, "other")]),
    "a threat known tomorrow is none": helped(
        ("overdue", -1), by=[asked(-29, "other", threat_on=1)]
    ),
    "late when the threat is averted": helped(
        ("overdue", -1), by=[asked(-29, "other", threat_averted_on=0)]
    ),
    "nothing when averted tomorrow": helped(by=[asked(-29, "other", threat_averted_on=1)]),
    "nothing once ended": helped(by=[asked(-29, ended_on=0)]),
    "ends tomorrow, so it is open": helped(("overdue", -1), by=[asked(-29, ended_on=1)]),
    "nothing when asked tomorrow": helped(by=[asked(1)], norms={"debt_first_talk_days": 0}),
    "as many days as the norm says": helped(
        ("overdue", -1), by=[asked(-8)], norms={"debt_first_talk_days": 7}
    ),
}

PLAN: dict[str, Example] = {
    "nothing fifteen days before": helped(by=[asked(-27)]),
    "soon from fourteen days before": helped(("soon", 14), by=[asked(-28)]),
    "soon on the day itself": helped(("soon", 0), by=[asked(-42)]),
    "late the day after": helped(("overdue", -1), by=[asked(-43)]),
    "no weekend moves it": helped(("soon", 1), by=[asked(-41)]),
    "no holiday moves it": helped(
        ("overdue", "2026-12-25"), by=[asked("2026-11-13")], today="2026-12-26"
    ),
    "nothing once agreed": helped(by=[asked(-43, plan_agreed_on=0)]),
    "agreed tomorrow is not agreed": helped(("overdue", -1), by=[asked(-43, plan_agreed_on=1)]),
    "a threat known after the request": helped(
        ("soon", 11), by=[asked(-20, "other", threat_on=-10)]
    ),
    "a threat known before it": helped(("soon", 1), by=[asked(-20, "other", threat_on=-30)]),
    "a threat known on the same day": helped(("soon", 1), by=[asked(-20, "other", threat_on=-20)]),
    "a threat whose day is not noted": helped(("soon", 1), by=[asked(-20, "other")]),
    "a threat so late that the usual term is earlier": helped(
        ("soon", 2), by=[asked(-40, "other", threat_on=-1)]
    ),
    "a threat known tomorrow is none": helped(("soon", 2), by=[asked(-40, "other", threat_on=1)]),
    "a threat averted is none": helped(
        ("soon", 12), by=[asked(-30, "other", threat_averted_on=0)]
    ),
    "a threat averted tomorrow stands": helped(
        ("overdue", -9), by=[asked(-30, "other", threat_averted_on=1)]
    ),
    "a talk does not lengthen it": helped(
        ("overdue", -9), by=[asked(-30, "other", first_talk_on=-29)]
    ),
    "nothing once ended": helped(by=[asked(-43, ended_on=0)]),
    "ends tomorrow, so it is open": helped(("overdue", -1), by=[asked(-43, ended_on=1)]),
    "as many days as the norm says": helped(
        ("overdue", -1), by=[asked(-8)], norms={"debt_plan_days": 7}
    ),
    "under a threat as the norm says": helped(
        ("overdue", -1), by=[asked(-8, "other")], norms={"debt_plan_threat_days": 7}
    ),
    "as early as the norm warns": helped(
        ("soon", 0), by=[asked(-42)], norms={"debt_warn_days": 0}
    ),
}  # fmt: skip

NO_ASSISTANCE: dict[str, Example] = {
    "late from the day it is noted": owing(("overdue", 0), debts=[owed(0)]),
    "nothing when noted tomorrow": owing(debts=[owed(1)]),
    "since the earliest of two": owing(("overdue", -9), debts=[owed(-2), owed(-9)]),
    "nothing with an open assistance": owing(debts=[owed(-9)], by=[asked(-20)]),
    "one that ends tomorrow is open": owing(debts=[owed(-9)], by=[asked(-20, ended_on=1)]),
    "one asked tomorrow is not": owing(("overdue", -9), debts=[owed(-9)], by=[asked(1)]),
    "one asked the day before, ended, is of before": owing(
        ("overdue", -9), debts=[owed(-9)], by=[asked(-10, ended_on=0)]
    ),
    "nothing after one asked on that day, ended": owing(
        debts=[owed(-9)], by=[asked(-9, ended_on=0)]
    ),
    "since the first that none was asked for": owing(
        ("overdue", -2), debts=[owed(-9), owed(-2)], by=[asked(-5, ended_on=-3)]
    ),
    "nothing for an arrangement": owing(debts=[owed(-9, "arrangement")]),
    "nothing for a debt settled": owing(debts=[owed(-9, "settled")]),
    "nothing for a debt that is no problem": owing(debts=[owed(-9, problematic=False)]),
    "nothing without debts": owing(debts=[]),
}

RULES: Rules = {
    "debt.threat": THREAT,
    "debt.threat_stands": STANDS,
    "debt.first_talk": FIRST_TALK,
    "debt.plan": PLAN,
    "debt.no_assistance": NO_ASSISTANCE,
}


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_debt(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says


def answers(**facts: Any) -> dict[str, TickOff | None]:
    """What ticking off fills in for each signal about an eviction known since yesterday."""
    help_asked = AssistanceFact(7, KNOWN_ON, threat=Threat.EVICTION, **facts)
    case = Case(
        Person(1, "K-00001", "Zoë", None, "Berg"), True, KNOWN_ON, assistances=(help_asked,)
    )
    found = signals_of(case, DEFAULTS, KNOWN_ON + timedelta(days=1))
    return {item.rule.name: item.tick_off for item in found}


def test_ticking_off_notes_a_first_talk_and_never_writes_over_an_earlier_one() -> None:
    earlier = KNOWN_ON - timedelta(days=7)
    assert answers()["debt.threat"] == TickOff("debt_assistance", "first_talk_on")
    assert answers(first_talk_on=earlier)["debt.threat"] is None


def test_no_key_alone_ends_an_eviction() -> None:
    talked = answers(first_talk_on=KNOWN_ON, threat_strikes_on=date(2026, 11, 24))
    assert talked["debt.threat_stands"] is None


def test_the_law_limits_the_debt_plan_to_eight_weeks_after_the_first_talk() -> None:
    assert law_plan_limit(date(2026, 3, 2)) == date(2026, 4, 27)
