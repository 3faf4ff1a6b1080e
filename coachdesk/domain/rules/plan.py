"""The personal plan: that there is one, that its steps are taken, that it is looked at again."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal, graded


def missing(case: Case, policy: Policy, today: date) -> Signal | None:
    """`plan.missing`: the days for the intake are over, none is open, and no plan was agreed."""
    if case.plan_agreed_on or (case.intake_started_on and not case.intake_closed_on):
        return None
    due = add_days(case.registered_on, policy.intake_days)
    if today <= due:
        return None
    facts = {"registered_on": case.registered_on, "days": policy.intake_days, "due": due}
    return Signal("plan.missing", Severity.OVERDUE, case.record, due, case.person, facts)


def steps_due(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    """`plan.step_due`: a step still to do, on or near its day."""
    for step in case.steps:
        if step.due_on and (severity := graded(step.due_on, today, policy.step_warn_days)):
            yield Signal(
                "plan.step_due",
                severity,
                RecordRef("plan_step", step.id),
                step.due_on,
                case.person,
                {"title": step.title, "due": step.due_on},
            )


def review_due(case: Case, policy: Policy, today: date) -> Signal | None:
    """`plan.review_due`: a plan agreed some time ago, to look at together again."""
    if not case.plan_agreed_on:
        return None
    looked_at = max(case.plan_agreed_on, case.plan_reviewed_on or case.plan_agreed_on)
    due = add_months(looked_at, policy.plan_review_months)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity:
        return None
    facts = {
        "looked_at": looked_at,
        "reviewed": looked_at == case.plan_reviewed_on,
        "months": policy.plan_review_months,
        "due": due,
    }
    return Signal("plan.review_due", severity, case.record, due, case.person, facts)


def no_open_step(case: Case) -> Signal | None:
    """`plan.no_open_step`: a plan in which nothing is left to do."""
    if not case.plan_agreed_on or case.steps:
        return None
    facts = {"agreed_on": case.plan_agreed_on}
    return Signal("plan.no_open_step", Severity.NOTE, case.record, person=case.person, facts=facts)


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    for signal in (
        missing(case, policy, today),
        review_due(case, policy, today),
        no_open_step(case),
    ):
        if signal:
            yield signal
    yield from steps_due(case, policy, today)
