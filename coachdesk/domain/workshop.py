"""A workshop and who takes part."""

from datetime import date
from typing import NamedTuple

from coachdesk.domain.names import Person
from coachdesk.domain.vocabulary import AttendanceStatus


class Seat(NamedTuple):
    """One participant: the attendance's id, who, and how it went."""

    id: int
    person: Person
    status: AttendanceStatus


class Gathering(NamedTuple):
    """A workshop with its participants, by name."""

    id: int
    title: str
    held_on: date
    hours: float
    place: str | None
    starts_at: str | None
    seats: tuple[Seat, ...]

    @property
    def waiting(self) -> int:
        """Participants whose roll was not taken."""
        return sum(seat.status == AttendanceStatus.PLANNED for seat in self.seats)
