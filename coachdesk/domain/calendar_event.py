"""What goes between the desk and a calendar: an entry that goes out, an event that comes in."""

from datetime import date, datetime
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose

OWN_UID = "@coachdesk"  # ends the UID of every event that coachdesk wrote
FOREIGN = "cal-"  # begins the uid of an appointment that was made from a calendar's event


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
