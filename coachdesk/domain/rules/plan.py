"""The personal plan: that there is one, that its steps are taken, that it is looked at again."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import HEUSDEN, OWN_CHOICE, VENLO, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, TickOff, graded, rule


@rule(
    Case,
    "plan.missing",
    Subject.PLAN,
    VENLO,
    norms="intake_days",
    line="No plan agreed, registered {registered_on}",
    why="Everybody has a personal plan within {days} of registration.",
    sums=("{registered_on} + {days} = {due}",),
    tick_off=TickOff("jobseeker", "plan_agreed_on"),
)
def missing(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """The days for the intake are over, none is open, and no plan was agreed."""
    if case.plan_agreed_on or (case.intake_started_on and not case.intake_closed_on):
        return ()
    due = add_days(case.registered_on, policy.intake_days)
    if today <= due:
        return ()
    facts = {"registered_on": case.registered_on, "days": policy.intake_days}
    return [RuleFinding(Severity.OVERDUE, case.record, due, facts)]


@rule(
    Case,
    "plan.step_due",
    Subject.PLAN,
    HEUSDEN,
    norms="step_warn_days",
    line="Step: {title}",
    why="A plan step still to do has reached (or nears) its day.",
    sums=("the step is due {due}",),
    tick_off=TickOff("plan_step", "done_on"),
)
def step_due(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A step still to do, on or near its day."""
    for step in case.steps:
        if step.due_on and (severity := graded(step.due_on, today, policy.step_warn_days)):
            record = RecordRef("plan_step", step.id)
            yield RuleFinding(severity, record, step.due_on, {"title": step.title})


_PLAN_AGREED = "plan agreed {looked_at} + {months} = {due}"


@rule(
    Case,
    "plan.review_due",
    Subject.PLAN,
    OWN_CHOICE,
    norms="plan_review_months contact_warn_days",
    line="Look at the plan together again",
    why="A plan is looked at together every {months}.",
    sums=("last looked at {looked_at} + {months} = {due}",),
    tick_off=TickOff("jobseeker", "plan_reviewed_on"),
)
def review_due(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A plan agreed some time ago, to look at together again."""
    if not case.plan_agreed_on:
        return ()
    looked_at = max(case.plan_agreed_on, case.plan_reviewed_on or case.plan_agreed_on)
    due = add_months(looked_at, policy.plan_review_months)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity:
        return ()
    facts = {"looked_at": looked_at, "months": policy.plan_review_months}
    sums = () if looked_at == case.plan_reviewed_on else (_PLAN_AGREED,)
    return [RuleFinding(severity, case.record, due, facts, sums=sums)]


@rule(
    Case,
    "plan.no_open_step",
    Subject.PLAN,
    HEUSDEN,
    line="Plan without an open step",
    why="A plan always has a next step; in this one nothing is left to do.",
    sums=("plan agreed {agreed_on}; steps to do: 0",),
)
def no_open_step(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A plan in which nothing is left to do."""
    if not case.plan_agreed_on or case.steps:
        return ()
    return [RuleFinding(Severity.NOTE, case.record, facts={"agreed_on": case.plan_agreed_on})]
