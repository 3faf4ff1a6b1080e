"""Organisations where jobseekers do unpaid work."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, rule

_ENDED_ENOUGH = 3


class UnpaidRecord(NamedTuple):
    """How often unpaid work at an organisation ended in the last 24 months, and led to a job."""

    id: int
    name: str
    ended: int
    hired: int


@rule(
    UnpaidRecord,
    "organisation.never_hires",
    Subject.ORGANISATION,
    "Amstelveen",
    line="{organisation}: {count} unpaid placements, nobody hired",
    why="Three or more unpaid placements ended in 24 months and none led to a job.",
    sums=("ended in the last 24 months: {count}; hired: 0",),
)
def never_hires(organisation: UnpaidRecord, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Unpaid work ended again and again, and nobody was hired."""
    if organisation.ended < _ENDED_ENOUGH or organisation.hired:
        return ()
    facts = {"organisation": organisation.name, "count": organisation.ended}
    return [RuleFinding(Severity.NOTE, RecordRef("organisation", organisation.id), facts=facts)]
