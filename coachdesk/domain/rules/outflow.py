"""After closing: aftercare for who went to work, and the day a dossier may go."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import CLOSED_TO_WORK


def aftercare(case: Case, policy: Policy, today: date) -> Signal | None:
    """`outflow.aftercare`: ask how the new job goes, at the latest moment that has come."""
    assert case.closed_on
    if case.closed_reason not in CLOSED_TO_WORK:
        return None
    if today >= add_months(case.closed_on, policy.retention_months):
        return None
    opened = [
        (months, due)
        for months in policy.aftercare_months
        if add_days(due := add_months(case.closed_on, months), -policy.contact_warn_days) <= today
    ]
    if not opened:
        return None
    months, due = max(opened)
    window = add_days(due, -policy.contact_warn_days)
    if any(check.on >= window or check.still_working is False for check in case.checks):
        return None
    severity = graded(due, today, policy.contact_warn_days)
    assert severity
    facts = {"closed_on": case.closed_on, "months": months, "due": due}
    return Signal("outflow.aftercare", severity, case.record, due, case.person, facts)


def retention(case: Case, policy: Policy, today: date) -> Signal | None:
    """`retention.due`: closed so long that this store need not keep the dossier."""
    assert case.closed_on
    due = add_months(case.closed_on, policy.retention_months)
    if today < due:
        return None
    facts = {"closed_on": case.closed_on, "months": policy.retention_months, "due": due}
    return Signal("retention.due", Severity.NOTE, case.record, due, case.person, facts)


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    if not case.closed_on:
        return
    for signal in (aftercare(case, policy, today), retention(case, policy, today)):
        if signal:
            yield signal
