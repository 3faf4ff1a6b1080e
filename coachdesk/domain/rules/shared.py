"""Signals about what several jobseekers share: a workshop's roll call, an organisation's record."""

from datetime import date
from typing import NamedTuple

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal


class OpenRoll(NamedTuple):
    """A workshop held before today with active participants still `planned`."""

    id: int
    title: str
    held_on: date
    waiting: int


class UnpaidRecord(NamedTuple):
    """How often unpaid work at an organisation ended in the last 24 months, and led to a job."""

    id: int
    name: str
    ended: int
    hired: int


_ENDED_ENOUGH = 3


def roll_call_missing(workshop: OpenRoll) -> Signal:
    """`workshop.roll_call_missing`: who came was not written down; the hours do not count yet."""
    facts = {
        "title": workshop.title,
        "held_on": workshop.held_on,
        "count": workshop.waiting,
        "due": workshop.held_on,
    }
    return Signal(
        "workshop.roll_call_missing",
        Severity.OVERDUE,
        RecordRef("workshop", workshop.id),
        workshop.held_on,
        facts=facts,
    )


def never_hires(organisation: UnpaidRecord) -> Signal | None:
    """`organisation.never_hires`: unpaid work ended again and again, and nobody was hired."""
    if organisation.ended < _ENDED_ENOUGH or organisation.hired:
        return None
    facts = {"organisation": organisation.name, "count": organisation.ended}
    return Signal(
        "organisation.never_hires",
        Severity.NOTE,
        RecordRef("organisation", organisation.id),
        facts=facts,
    )
