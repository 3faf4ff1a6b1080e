"""Workshops: who came is written down."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.domain.policy import VENLO, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, rule


class OpenRoll(NamedTuple):
    """A workshop held before today with active participants still `planned`."""

    id: int
    title: str
    held_on: date
    planned: int


@rule(
    OpenRoll,
    "workshop.roll_call_missing",
    Subject.WORKSHOP,
    VENLO,
    line="Roll call to take: {title}",
    why="Hours count once it is written down who took part.",
    sums=("held {held_on}; still planned: {count}",),
)
def roll_call_missing(workshop: OpenRoll, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Who came was not written down; the hours do not count yet."""
    facts = {"title": workshop.title, "held_on": workshop.held_on, "count": workshop.planned}
    record = RecordRef("workshop", workshop.id)
    return [RuleFinding(Severity.OVERDUE, record, workshop.held_on, facts)]
