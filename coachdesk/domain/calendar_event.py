"""What goes between the desk and a calendar: an entry that goes out, an event that comes in."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.names import Person
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose

OWN_UID = "@coachdesk"  # ends the UID of every event that coachdesk wrote
IMPORTED = "cal-"  # begins the uid of an appointment that was made from a calendar's event


@private_repr("uid", "on", "at")
class CalendarEntry(NamedTuple):
    """An appointment or a workshop as a calendar shows it.

    `uid` is the record's own, `sequence` rises with each change, `changed` is when the last one
    was: so that a calendar brings its own up to date. A workshop has a `title` instead of a
    person. `cancelled`: it went out before, and does not take place.
    """

    uid: str
    sequence: int
    on: date
    at: str | None
    minutes: int
    mode: ContactMode | None = None
    purpose: ContactPurpose | None = None
    ref: str = ""
    name: str = ""
    title: str = ""
    place: str | None = None
    changed: datetime | None = None
    cancelled: bool = False


@private_repr("mark", "key", "start", "end")
class CalendarEvent(NamedTuple):
    """One event of a calendar that comes in, or one time of an event that repeats.

    `mark` stands for its UID, `key` for the day it first was of one that repeats; `own` is the uid
    of the record that it went out for. `start` and `end` are local and without a zone; a day as a
    whole begins and ends at midnight. `free`: it takes no time. `title`, `place` and `said` (all
    else that it says) tell whom it is about.
    """

    mark: str
    key: str
    own: str
    start: datetime
    end: datetime
    whole_day: bool
    private: bool
    free: bool
    cancelled: bool
    title: str
    place: str
    said: str


class CalendarFile(NamedTuple):
    """What a calendar's file gives.

    `calendar` stands for the calendar it is of; `whole` says that it holds all of it, not only
    what was sent of it. `series` are the marks of what repeats and is there as a whole.
    """

    calendar: str
    whole: bool
    events: list[CalendarEvent]
    series: frozenset[str]
    notes: list[Problem]


class Deed(StrEnum):
    """What an event of a calendar would do."""

    ADD = "add"
    MOVE = "move"
    CANCEL = "cancel"
    BUSY = "busy"


@private_repr("deed", "on", "at", "contact")
class EventLine(NamedTuple):
    """One event and what it would do: with whose appointment, or only to the coach's time.

    `contact` is the appointment that it changes, `values` what it would hold then, or a new one.
    """

    deed: Deed
    title: str
    on: date
    at: str | None
    until: str = ""
    person: Person | None = None
    contact: int | None = None
    values: dict[str, FieldValue] = {}


class BusyTime(NamedTuple):
    """A part of a day that is taken, by whatever it is."""

    uid: str
    on: date
    at: str
    minutes: int


class CalendarPlan(NamedTuple):
    """What a calendar's file would do, in the order of days; `left` events are there already.

    `busy` is to be added, and of what is there `free` goes, by its id.
    """

    lines: list[EventLine]
    left: int
    busy: list[BusyTime]
    free: list[int]
    notes: list[Problem]

    def count(self, deed: Deed) -> int:
        return sum(line.deed is deed for line in self.lines)
