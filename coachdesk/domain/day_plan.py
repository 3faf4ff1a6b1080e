"""A day as it is taken: what stands on it with its hours, what falls together, what is free."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.domain.calendar_event import BusyTime
from coachdesk.domain.day import Appointment
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.domain.workshop import Gathering

# Between these hours free time is said, where so many minutes are free at a stretch.
_OPENS, _CLOSES, _WORTH_SAYING = 9 * 60, 17 * 60, 30


class Span(NamedTuple):
    """From one moment of a day to another, in minutes since midnight."""

    start: int
    end: int

    @property
    def text(self) -> str:
        return f"{clock_of(self.start)}–{clock_of(self.end)}"


@private_repr("on", "at", "record")
class Taken(NamedTuple):
    """Something that takes a part of a day, or with no time some of it: with whom or what it is."""

    on: date
    at: str | None
    minutes: int
    what: str
    record: RecordRef | None = None
    mode: ContactMode | None = None
    place: str | None = None

    @property
    def span(self) -> Span | None:
        """When it is; None where it has no time."""
        if not self.at:
            return None
        start = minutes_of(self.at)
        return Span(start, start + self.minutes)


def minutes_of(at: str) -> int:
    """The minutes since midnight of `HH:MM`."""
    hour, _, minute = at.partition(":")
    return 60 * int(hour) + int(minute)


def clock_of(minutes: int) -> str:
    """`HH:MM`; what goes on after midnight ends there."""
    return "{:02}:{:02}".format(*divmod(min(minutes, 24 * 60), 60))


def appointment_taken(item: Appointment, minutes: int) -> Taken:
    """An appointment; `minutes` where it says nothing of its length."""
    contact, who = item.contact, item.person.listed
    record, length = RecordRef("contact", contact.id), contact.minutes or minutes
    return Taken(contact.on, contact.at, length, who, record, contact.mode, contact.place)


def workshop_taken(item: Gathering) -> Taken:
    length = round(60 * item.hours)
    record = RecordRef("workshop", item.id)
    return Taken(item.held_on, item.starts_at, length, item.title, record, None, item.place)


def busy_taken(item: BusyTime, what: str) -> Taken:
    """A time of another calendar; nothing is known of it but when it is."""
    return Taken(item.on, item.at, item.minutes, what)


def in_day_order(taken: Iterable[Taken]) -> list[Taken]:
    """By time; what has none comes last."""
    return sorted(taken, key=lambda item: (item.at or "99", item.what))


def clashes(wanted: Taken, taken: Iterable[Taken]) -> list[Taken]:
    """What is at the same time as the wanted one, itself aside."""
    span = wanted.span
    return [
        item
        for item in taken
        if span
        and item.on == wanted.on
        and (item.record is None or item.record != wanted.record)
        and item.span
        and item.span.start < span.end
        and span.start < item.span.end
    ]


def free_spans(taken: Iterable[Taken], *, after: int = 0) -> list[Span]:
    """What a working day leaves free beside what is taken of it, from a moment on."""
    spans = sorted(item.span for item in taken if item.span)
    free, start = [], max(_OPENS, after)
    for span in (*spans, Span(_CLOSES, _CLOSES)):
        until = min(span.start, _CLOSES)
        if until - start >= _WORTH_SAYING:
            free.append(Span(start, until))
        start = max(start, span.end)
    return free
