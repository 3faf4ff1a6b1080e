"""Coming appointments as an iCalendar file (RFC 5545), for Outlook and other calendars.

Times are wall-clock times of Europe/Amsterdam, and the file says what that means (VTIMEZONE).
Floating times would be shorter, but Outlook takes those for whole days only and other calendars
take them for UTC. The zone is written with one yearly rule for summer and one for winter: the
form Outlook itself writes; it ignores a list of dates. A length is written, not an end, so that it
is as long on the nights the clock moves too.

A calendar is seen by colleagues and shows on a locked telephone. So an appointment is private,
says a number where no name was asked for, never a note, and no debts beside a name.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from coachdesk.domain.preferences import APPOINTMENT_MINUTES
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text import clean
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose
from coachdesk.words import language
from coachdesk.words.terms import choice

LINE_OCTETS = 75
_ZONE = "Europe/Amsterdam"
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_SAYS_NOTHING = ContactPurpose.OTHER


@private_repr("ref")
class CalendarAppointment(NamedTuple):
    """An appointment as a calendar shows it.

    `uid` and `version` are the contact's own: the same appointment, written again after a change,
    has the same mark and a higher number, so that a calendar brings its own up to date.
    """

    uid: str
    version: int
    on: date
    at: str | None
    mode: ContactMode
    purpose: ContactPurpose
    ref: str
    name: str
    minutes: int = APPOINTMENT_MINUTES
    place: str | None = None


def write_calendar(meetings: Iterable[CalendarAppointment], now: datetime, names: bool) -> str:
    """The file as text, lines ending in CR LF: write it as UTF-8, without changing line ends.

    `now` is aware; `names` puts the jobseeker's name where else the dossier number stands.
    """
    stamp = f"{_compact(now.astimezone(UTC).replace(microsecond=0, tzinfo=None))}Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//coachdesk//coachdesk//{language().upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_ZONE_LINES,
    ]
    for meeting in meetings:
        lines.extend(_event(meeting, stamp, names))
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(meeting: CalendarAppointment, stamp: str, names: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(meeting.uid)}@coachdesk"
    yield f"SEQUENCE:{meeting.version}"
    yield f"DTSTAMP:{stamp}"
    yield from _when(meeting)
    yield f"SUMMARY:{_escaped(_summary(meeting, names))}"
    if meeting.place and (names or meeting.mode is not ContactMode.HOME_VISIT):
        yield f"LOCATION:{_escaped(meeting.place)}"  # of a home visit it says who is meant
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _when(meeting: CalendarAppointment) -> Iterator[str]:
    """A time that is taken, or a day on which something is to be done and that stays free."""
    day = _compact(meeting.on)
    if meeting.at:
        yield f"DTSTART;TZID={_ZONE}:{day}T{meeting.at.replace(':', '')}00"
        yield f"DURATION:PT{meeting.minutes}M"
        yield "TRANSP:OPAQUE"
        return
    yield f"DTSTART;VALUE=DATE:{day}"
    if meeting.on < date.max:
        yield f"DTEND;VALUE=DATE:{_compact(meeting.on + timedelta(days=1))}"
    yield "TRANSP:TRANSPARENT"


def _summary(meeting: CalendarAppointment, names: bool) -> str:
    """`K-00123: progress, office`. A reason that says nothing, or says too much, is left out."""
    hidden = {_SAYS_NOTHING, ContactPurpose.DEBTS} if names else {_SAYS_NOTHING}
    about = [] if meeting.purpose in hidden else [choice(meeting.purpose)]
    who = meeting.name if names else meeting.ref
    return f"{who}: {', '.join([*about, choice(meeting.mode)])}"


def _compact(value: date) -> str:
    """A day or a moment in the basic form: `20261127`, `20261127T083000`."""
    return value.isoformat().replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    """A text as a value: nothing in it can end the line or begin another property."""
    value = clean(text).replace("\\", "\\\\")
    return value.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets as UTF-8, each of whole characters."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)
