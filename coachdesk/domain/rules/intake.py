"""The intake workshops: so many hours within so many days of registration, ending in a plan."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days
from coachdesk.domain.policy import VENLO, Policy
from coachdesk.domain.signal import RuleFinding, Severity, Subject, TickOff, rule
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


@rule(
    Case,
    "intake.to_start",
    Subject.INTAKE,
    VENLO,
    norms="intake_days",
    line="Start the intake, registered {registered_on}",
    why="The intake workshops begin soon after registration and end within {days} of it.",
    sums=("{registered_on} + {days} = {due}",),
    tick_off=TickOff("jobseeker", "intake_started_on"),
)
def to_start(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Registered some days ago and no workshop begun."""
    if case.intake_started_on or case.plan_agreed_on:
        return ()
    due = add_days(case.registered_on, policy.intake_days)
    if not add_days(case.registered_on, _START_AFTER_DAYS) <= today <= due:
        return ()
    facts = {"registered_on": case.registered_on, "days": policy.intake_days}
    return [RuleFinding(Severity.SOON, case.record, due, facts)]


_FROM_REGISTRATION = "registered {registered_on} + {days} = {due}"
_FROM_START = "begun late, on {started_on} + {days} = {due}"
_HOURS_AND_PLAN = "{attended} of {needed} hours attended; plan agreed: {plan_agreed_on}"
_HOURS_FULL = "Intake: hours full, the plan is still to agree"


def _finding(
    severity: Severity, case: Case, intake: Intake, policy: Policy, hours: str
) -> RuleFinding:
    """About a running intake; `hours` is the sum of its hours."""
    begun_late = intake.due_on != add_days(case.registered_on, policy.intake_days)
    facts = {
        "registered_on": case.registered_on,
        "started_on": intake.started_on,
        "days": policy.intake_days,
        "attended": intake.hours_attended,
        "planned": intake.hours_planned,
        "needed": intake.hours_needed,
        "plan_agreed_on": case.plan_agreed_on,
    }
    sums = (_FROM_START if begun_late else _FROM_REGISTRATION, hours)
    return RuleFinding(severity, case.record, intake.due_on, facts, sums=sums)


@rule(
    Case,
    "intake.late",
    Subject.INTAKE,
    VENLO,
    norms="intake_days intake_hours",
    line="Intake not finished: {attended} of {needed} hours",
    why="{needed} hours of workshops within {days}, ending in a plan.",
)
def late(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """The days are over, and hours or plan are missing."""
    intake = intake_of(case, policy, today)
    if not intake or intake.state is not IntakeState.LATE:
        return ()
    found = _finding(Severity.OVERDUE, case, intake, policy, _HOURS_AND_PLAN)
    full = intake.hours_attended >= intake.hours_needed
    return [found._replace(line=_HOURS_FULL) if full else found]


_HOURS_AHEAD = "{attended} + {planned} hours of {needed}"


@rule(
    Case,
    "intake.hours_short",
    Subject.INTAKE,
    VENLO,
    norms="intake_days intake_hours",
    line="Intake: {attended} attended + {planned} planned of {needed} hours",
    why="{needed} hours of workshops within {days}: attended and planned do not yet reach it.",
)
def hours_short(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Hours attended and planned do not reach the norm."""
    intake = intake_of(case, policy, today)
    if not intake or intake.state is not IntakeState.RUNNING:
        return ()
    if intake.hours_attended + intake.hours_planned >= intake.hours_needed:
        return ()
    return [_finding(Severity.SOON, case, intake, policy, _HOURS_AHEAD)]


_HOURS_TO_PLAN = "{attended} of {needed} hours; plan agreed: {plan_agreed_on}"


@rule(
    Case,
    "intake.plan_to_make",
    Subject.INTAKE,
    VENLO,
    norms="intake_days intake_hours",
    line="Intake: make the plan",
    why="The intake ends in a plan: the hours are full or the last days have come.",
    tick_off=TickOff("jobseeker", "plan_agreed_on"),
)
def plan_to_make(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """The hours are full or the end is near, and no plan was agreed."""
    intake = intake_of(case, policy, today)
    if not intake or intake.state is not IntakeState.RUNNING or case.plan_agreed_on:
        return ()
    full = intake.hours_attended >= intake.hours_needed
    if not full and (intake.due_on - today).days > _PLAN_WITHIN_DAYS:
        return ()
    return [_finding(Severity.SOON, case, intake, policy, _HOURS_TO_PLAN)]
