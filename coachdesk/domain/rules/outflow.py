"""After closing: aftercare for who went to work, and the day a dossier may go."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import OWN_CHOICE, Policy
from coachdesk.domain.signal import RuleFinding, Severity, Subject, graded, rule
from coachdesk.domain.vocabulary import CLOSED_TO_WORK, RightKind, RightStatus


@rule(
    Case,
    "outflow.aftercare",
    Subject.OUTFLOW,
    OWN_CHOICE,
    norms="aftercare_months retention_months contact_warn_days",
    line="Aftercare: {months} after closing",
    why="After somebody went to work the coach asks how it goes.",
    sums=("closed {closed_on} + {months} = {due}",),
    closed=True,
)
def aftercare(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Ask how the new job goes, at the latest moment that has come."""
    if not case.closed_on or case.closed_reason not in CLOSED_TO_WORK:
        return ()
    if today >= add_months(case.closed_on, policy.retention_months):
        return ()
    opened = [
        (months, due)
        for months in policy.aftercare_months
        if add_days(due := add_months(case.closed_on, months), -policy.contact_warn_days) <= today
    ]
    if not opened:
        return ()
    months, due = max(opened)
    window = add_days(due, -policy.contact_warn_days)
    if any(check.on >= window or check.still_working is False for check in case.checks):
        return ()
    severity = graded(due, today, policy.contact_warn_days)
    if not severity:
        return ()
    facts = {"closed_on": case.closed_on, "months": months}
    return [RuleFinding(severity, case.record, due, facts)]


@rule(
    Case,
    "outflow.bonus",
    Subject.OUTFLOW,
    OWN_CHOICE,
    norms="sustained_months retention_months",
    line="Outflow bonus? At work since {closed_on}",
    why="Who is still at work after {months} may have a right to the outflow bonus.",
    sums=("closed {closed_on} + {months} = {due}; still at work {asked_on}",),
    closed=True,
)
def bonus(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Still at work so long after closing, and the bonus was not looked at."""
    if not case.closed_on or case.closed_reason not in CLOSED_TO_WORK:
        return ()
    if today >= add_months(case.closed_on, policy.retention_months):
        return ()
    due = add_months(case.closed_on, policy.sustained_months)
    working = [check.on for check in case.checks if check.still_working and check.on >= due]
    settled = any(
        right.kind == RightKind.OUTFLOW_BONUS and right.status != RightStatus.TO_LOOK_AT
        for right in case.rights
    )
    if settled or not working:
        return ()
    facts = {
        "closed_on": case.closed_on,
        "months": policy.sustained_months,
        "asked_on": working[0],
    }
    return [RuleFinding(Severity.NOTE, case.record, due, facts)]


@rule(
    Case,
    "retention.due",
    Subject.RETENTION,
    OWN_CHOICE,
    norms="retention_months",
    line="Dossier may go: closed {closed_on}",
    why="A closed dossier is kept here for {months}; the official file is elsewhere.",
    sums=("closed {closed_on} + {months} = {due}",),
    closed=True,
)
def retention(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Closed so long that this store need not keep the dossier."""
    if not case.closed_on:
        return ()
    due = add_months(case.closed_on, policy.retention_months)
    if today < due:
        return ()
    facts = {"closed_on": case.closed_on, "months": policy.retention_months}
    return [RuleFinding(Severity.NOTE, case.record, due, facts)]
