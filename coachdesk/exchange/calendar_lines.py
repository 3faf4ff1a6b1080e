"""The lines of a calendar's file by component: only what is looked at, and never very much of it.

icalendar takes half a millisecond for an event with all that programs write in it, and stops at the
first line that is none. So a file is taken apart here first, and what it could be made to work on
for hours is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.problem import Refused, file_problem
from coachdesk.exchange.text_encoding import UTF_16_MARKS

MOST_EVENTS = 20_000
MOST_BYTES = 60 * 2**20
_MOST_LINE = 20_000  # signs
_MOST_LINES = 2_000  # of one component
_NAME = re.compile(r"([A-Za-z0-9-]{1,60})[;:]")
_TEXTS = frozenset(("SUMMARY", "DESCRIPTION", "LOCATION", "X-ALT-DESC"))
_WANTED = _TEXTS | frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        "SEQUENCE",
        *("ATTENDEE", "ORGANIZER", "CONTACT", "STATUS", "TRANSP", "CLASS"),
        *("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    )
)


class EventLines(NamedTuple):
    """The lines of one event; `whole` unless some of them were too much to read."""

    lines: list[str]
    whole: bool

    def first(self, name: str) -> str:
        """The value of the first line of that name."""
        return next((line.partition(":")[2] for line in self.of(name)), "")

    def of(self, name: str) -> Iterator[str]:
        return (line for line in self.lines if line.upper().startswith((f"{name}:", f"{name};")))


class CalendarLines(NamedTuple):
    """The lines of a calendar: its own by their name, and those of its zones and events."""

    own: dict[str, str]
    zones: list[list[str]]
    events: list[EventLines]


def is_calendar(data: bytes, name: str) -> bool:
    """By the name of the file or its first line."""
    head = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").upper()
    return name.lower().endswith((".ics", ".ical", ".icalendar")) or head.startswith(
        b"BEGIN:VCALENDAR"
    )


def calendar_lines(data: bytes) -> CalendarLines:
    """Raises Refused where it is no calendar, not all of one, or very much."""
    if len(data) > MOST_BYTES or data.upper().count(b"BEGIN:VEVENT") > MOST_EVENTS:
        raise Refused([file_problem(WHOLE_FILE, "calendar_too_large", most=MOST_EVENTS)])
    parts = _Parts()
    for line, is_whole in _unfolded(_text(data)):
        match = _NAME.match(line)
        parts.take(match[1].upper() if match else "", line, is_whole)
    if not parts.has_begun:
        raise Refused([file_problem(WHOLE_FILE, "no_calendar")])
    if parts.open:
        raise Refused([file_problem(WHOLE_FILE, "calendar_cut")])
    return parts.found


class _Parts:
    """Takes line after line; `open` are the components that have begun and not ended."""

    def __init__(self) -> None:
        self.found = CalendarLines({}, [], [])
        self.open: list[str] = []
        self.has_begun = False
        self._lines: list[str] = []
        self._whole = True

    def take(self, name: str, line: str, is_whole: bool) -> None:
        value = line.partition(":")[2].strip()
        if name == "BEGIN":
            self.open.append(value.upper())
            self.has_begun = self.has_begun or self.open == ["VCALENDAR"]
            if len(self.open) == 2:
                self._lines, self._whole = [line], True
            elif self.open[1:2] == ["VTIMEZONE"]:
                self._keep(line, is_whole)
        elif name == "END":
            self._end(value.upper(), line)
        elif len(self.open) == 1:
            self.found.own.setdefault(name, value)
        elif self.open[1:2] == ["VTIMEZONE"] or (self.open[1:] == ["VEVENT"] and name in _WANTED):
            self._keep(line, is_whole or name in _TEXTS)

    def _end(self, what: str, line: str) -> None:
        if not self.open or self.open[-1] != what:
            raise Refused([file_problem(WHOLE_FILE, "calendar_cut")])
        if len(self.open) == 2 or self.open[1:2] == ["VTIMEZONE"]:
            self._lines.append(line)
        self.open.pop()
        if len(self.open) == 1 and what == "VEVENT":
            self.found.events.append(EventLines(self._lines, self._whole))
        elif len(self.open) == 1 and what == "VTIMEZONE" and self._whole:
            self.found.zones.append(self._lines)

    def _keep(self, line: str, is_whole: bool) -> None:
        if is_whole and len(self._lines) < _MOST_LINES:
            self._lines.append(line)
        else:
            self._whole = False


def _text(data: bytes) -> str:
    if data.startswith(UTF_16_MARKS):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as older programs write


def _unfolded(text: str) -> Iterator[tuple[str, bool]]:
    """Each line with what is folded behind it, and whether all of it is there."""
    parts: list[str] = []
    size = 0
    for line in re.split("\r\n|\n|\r", text):
        if line[:1] in (" ", "\t") and parts:
            if size <= _MOST_LINE:
                parts.append(line[1:])
            size += len(line) - 1
            continue
        if parts:
            yield "".join(parts)[:_MOST_LINE], size <= _MOST_LINE
        parts, size = ([line], len(line)) if line.strip() else ([], 0)
    if parts:
        yield "".join(parts)[:_MOST_LINE], size <= _MOST_LINE


def by_uid(events: Iterable[EventLines]) -> dict[str, list[EventLines]]:
    """The events of each UID: one that repeats stands there with its exceptions."""
    found: dict[str, list[EventLines]] = defaultdict(list)
    for event in events:
        found[event.first("UID").strip() or "\n".join(event.lines)].append(event)
    return found
