"""The people around somebody: buddies, mentors, job coaches."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_months
from coachdesk.domain.policy import OWN_CHOICE, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Subject, TickOff, graded, rule

_NEVER_ASKED = "started {since}, not asked yet + {months} = {due}"


def next_check(started_on: date, checked_on: date | None, policy: Policy) -> date:
    """When both are to be asked how it goes."""
    return add_months(max(started_on, checked_on or started_on), policy.pairing_check_months)


@rule(
    Case,
    "pairing.check_due",
    Subject.NETWORK,
    OWN_CHOICE,
    norms="pairing_check_months contact_warn_days",
    line="How does it go with {with_whom} ({kind})?",
    why="Every {months} the coach asks both how their pairing goes.",
    sums=("last asked {since} + {months} = {due}",),
    tick_off=TickOff("pairing", "checked_on"),
)
def check_due(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A running pairing, some time after it was last asked about."""
    for pairing in case.pairings:
        since = max(pairing.started_on, pairing.checked_on or pairing.started_on)
        due = next_check(pairing.started_on, pairing.checked_on, policy)
        if severity := graded(due, today, policy.contact_warn_days):
            facts = {
                "kind": pairing.kind,
                "with_whom": pairing.with_whom,
                "since": since,
                "months": policy.pairing_check_months,
            }
            sums = () if since == pairing.checked_on else (_NEVER_ASKED,)
            record = RecordRef("pairing", pairing.id)
            yield RuleFinding(severity, record, due, facts, sums=sums)
