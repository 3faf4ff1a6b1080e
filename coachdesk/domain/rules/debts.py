"""Debts: help in time, sooner under a threat, and nobody with problematic debts left without."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from coachdesk.domain.case import AssistanceFact, Case
from coachdesk.domain.dates import add_days, next_working_day, working_days_after
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import DebtStatus

_FIRST_TALK_WARN_DAYS = 7
_LAW_PLAN_DAYS = 56


def threat_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which somebody must have talked about a threat, and never after it strikes."""
    due = working_days_after(help_asked.known_on, policy.debt_threat_working_days)
    return min(due, help_asked.threat_strikes_on or due)


def last_talk(case: Case, help_asked: AssistanceFact) -> date | None:
    """The latest talk about the debts, noted as the first talk or as a contact about debts."""
    talks = (help_asked.first_talk_on, case.last_debt_talk)
    return max((talk for talk in talks if talk), default=None)


def talked_under_threat(case: Case, help_asked: AssistanceFact) -> bool:
    """Whether a threat stands and was talked about since it became known."""
    talked_on = last_talk(case, help_asked)
    return bool(help_asked.threat_stands and talked_on and talked_on >= help_asked.known_on)


def threat(case: Case, help_asked: AssistanceFact, policy: Policy) -> Signal | None:
    """`debt.threat`: an eviction or cut-off threatens and nobody has talked about it yet."""
    if not help_asked.threat_stands or talked_under_threat(case, help_asked):
        return None
    known_on = help_asked.known_on
    due = threat_due(help_asked, policy)
    facts = {
        **_threat_facts(case, help_asked),
        "first_talk_on": help_asked.first_talk_on,
        "working_days": policy.debt_threat_working_days,
        "working_due": working_days_after(known_on, policy.debt_threat_working_days),
        "due": due,
    }
    return Signal(
        "debt.threat",
        Severity.URGENT,
        RecordRef("debt_assistance", help_asked.id),
        due,
        case.person,
        facts,
    )


def threat_stands(case: Case, help_asked: AssistanceFact, today: date) -> Signal | None:
    """`debt.threat_stands`: talked about and not averted, so its day stays in view."""
    if not talked_under_threat(case, help_asked):
        return None
    strikes_on = help_asked.threat_strikes_on
    facts = {
        **_threat_facts(case, help_asked),
        "passed": bool(strikes_on and strikes_on < today),
        "due": strikes_on,
    }
    return Signal(
        "debt.threat_stands",
        Severity.URGENT if strikes_on else Severity.NOTE,
        RecordRef("debt_assistance", help_asked.id),
        strikes_on,
        case.person,
        facts,
    )


def _threat_facts(case: Case, help_asked: AssistanceFact) -> dict[str, Any]:
    return {
        "threat": help_asked.threat,
        "known_on": help_asked.known_on,
        "threat_on": help_asked.threat_on,
        "talked_on": last_talk(case, help_asked),
        "strikes_on": help_asked.threat_strikes_on,
    }


def first_talk_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which the first talk should be held: the law's term, on a working day."""
    return next_working_day(add_days(help_asked.requested_on, policy.debt_first_talk_days))


def first_talk(
    case: Case, help_asked: AssistanceFact, policy: Policy, today: date
) -> Signal | None:
    """`debt.first_talk`: help was requested and the first talk is yet to come (Wgs art. 4(1))."""
    if help_asked.first_talk_on or help_asked.threat_stands:
        return None
    due = first_talk_due(help_asked, policy)
    severity = graded(due, today, _FIRST_TALK_WARN_DAYS)
    if not severity:
        return None
    facts = {
        "requested_on": help_asked.requested_on,
        "days": policy.debt_first_talk_days,
        "counted": add_days(help_asked.requested_on, policy.debt_first_talk_days),
        "due": due,
    }
    return Signal(
        "debt.first_talk",
        severity,
        RecordRef("debt_assistance", help_asked.id),
        due,
        case.person,
        facts,
    )


def law_plan_limit(first_talk_on: date) -> date:
    """The outer limit in law for the debt plan: eight weeks after the first talk (Wgs)."""
    return add_days(first_talk_on, _LAW_PLAN_DAYS)


def debt_plan_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which the debt plan should be agreed: sooner while a threat stands."""
    due = add_days(help_asked.requested_on, policy.debt_plan_days)
    if not help_asked.threat_stands:
        return due
    return min(due, _threat_plan_due(help_asked, policy))


def _threat_plan_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """Counted from when both the request and the threat were there."""
    pressing_from = max(help_asked.requested_on, help_asked.known_on)
    return add_days(pressing_from, policy.debt_plan_threat_days)


def debt_plan(case: Case, help_asked: AssistanceFact, policy: Policy, today: date) -> Signal | None:
    """`debt.plan`: help was requested and the debt plan is yet to be agreed."""
    if help_asked.plan_agreed_on:
        return None
    due, talk = debt_plan_due(help_asked, policy), help_asked.first_talk_on
    severity = graded(due, today, policy.debt_warn_days)
    if not severity:
        return None
    facts = {
        "requested_on": help_asked.requested_on,
        "days": policy.debt_plan_days,
        "wish": add_days(help_asked.requested_on, policy.debt_plan_days),
        "threat_known_on": help_asked.known_on if help_asked.threat_stands else None,
        "threat_days": policy.debt_plan_threat_days,
        "threat_due": _threat_plan_due(help_asked, policy),
        "first_talk_on": talk,
        "law_limit": law_plan_limit(talk) if talk else None,
        "due": due,
    }
    return Signal(
        "debt.plan", severity, RecordRef("debt_assistance", help_asked.id), due, case.person, facts
    )


def no_assistance(case: Case) -> Signal | None:
    """`debt.no_assistance`: a problematic debt for which no help was ever asked."""
    ended = [item.requested_on for item in case.assistances if item.ended_on]
    waiting = [
        debt
        for debt in case.debts
        if debt.problematic
        and debt.status == DebtStatus.OPEN
        and not any(requested_on >= debt.noted_on for requested_on in ended)
    ]
    if not waiting:
        return None
    earliest = min(waiting, key=lambda debt: debt.noted_on)
    facts = {
        "noted_on": earliest.noted_on,
        "creditor": earliest.creditor,
        "count": len(waiting),
        "due": earliest.noted_on,
    }
    return Signal(
        "debt.no_assistance",
        Severity.OVERDUE,
        case.record,
        earliest.noted_on,
        case.person,
        facts,
    )


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    found = [] if case.open_assistance else [no_assistance(case)]
    for help_asked in case.assistances:
        if not help_asked.ended_on:
            found += [
                threat(case, help_asked, policy),
                threat_stands(case, help_asked, today),
                first_talk(case, help_asked, policy, today),
                debt_plan(case, help_asked, policy, today),
            ]
    yield from (signal for signal in found if signal)
