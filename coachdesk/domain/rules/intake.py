"""The intake workshops: so many hours within so many days of registration, ending in a plan."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.vocabulary import AttendanceStatus

_START_AFTER_DAYS = 3
_PLAN_WITHIN_DAYS = 3


class IntakeState(StrEnum):
    RUNNING = "running"
    LATE = "late"
    COMPLETE = "complete"


class Intake(NamedTuple):
    """A begun intake that is not closed; hours of workshops, days since it began."""

    started_on: date
    due_on: date
    day: int
    hours_attended: float
    hours_planned: float
    hours_needed: int
    plan_agreed_on: date | None
    state: IntakeState


def intake_due(case: Case, policy: Policy) -> date:
    """Counted from registration; from the start of the intake where that came too late."""
    due = add_days(case.registered_on, policy.intake_days)
    started = case.intake_started_on
    return add_days(started, policy.intake_days) if started and started > due else due


def intake_of(case: Case, policy: Policy, today: date) -> Intake | None:
    """How far an active jobseeker's open intake is; None when none is open."""
    started = case.intake_started_on
    if not case.active or not started or case.intake_closed_on:
        return None
    due = intake_due(case, policy)
    attended = sum(
        item.hours
        for item in case.attendances
        if item.status == AttendanceStatus.ATTENDED and started <= item.held_on <= today
    )
    planned = sum(
        item.hours
        for item in case.attendances
        if item.status == AttendanceStatus.PLANNED and today <= item.held_on <= due
    )
    if attended >= policy.intake_hours and case.plan_agreed_on:
        state = IntakeState.COMPLETE
    else:
        state = IntakeState.LATE if today > due else IntakeState.RUNNING
    return Intake(
        started,
        due,
        (today - started).days,
        attended,
        planned,
        policy.intake_hours,
        case.plan_agreed_on,
        state,
    )


def to_start(case: Case, policy: Policy, today: date) -> Signal | None:
    """`intake.to_start`: registered some days ago and no workshop begun."""
    if case.intake_started_on or case.plan_agreed_on:
        return None
    due = add_days(case.registered_on, policy.intake_days)
    if not add_days(case.registered_on, _START_AFTER_DAYS) <= today <= due:
        return None
    facts = {"registered_on": case.registered_on, "days": policy.intake_days, "due": due}
    return Signal("intake.to_start", Severity.SOON, case.record, due, case.person, facts)


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    if not_begun := to_start(case, policy, today):
        yield not_begun
    intake = intake_of(case, policy, today)
    if not intake or intake.state is IntakeState.COMPLETE:
        return
    due = intake.due_on
    facts = {
        "registered_on": case.registered_on,
        "started_on": intake.started_on,
        "days": policy.intake_days,
        "begun_late": due != add_days(case.registered_on, policy.intake_days),
        "due": due,
        "attended": intake.hours_attended,
        "planned": intake.hours_planned,
        "needed": intake.hours_needed,
        "plan_agreed_on": case.plan_agreed_on,
    }

    def signal(rule: str, severity: Severity) -> Signal:
        return Signal(rule, severity, case.record, due, case.person, facts)

    if intake.state is IntakeState.LATE:
        yield signal("intake.late", Severity.OVERDUE)
        return
    if intake.hours_attended + intake.hours_planned < policy.intake_hours:
        yield signal("intake.hours_short", Severity.SOON)
    full = intake.hours_attended >= policy.intake_hours
    if not case.plan_agreed_on and (full or (due - today).days <= _PLAN_WITHIN_DAYS):
        yield signal("intake.plan_to_make", Severity.SOON)
