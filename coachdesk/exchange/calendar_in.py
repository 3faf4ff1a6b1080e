"""A calendar's file as events in local time: what repeats is unfolded for the coming year.

Programs differ in how they name a time zone, write a text and cancel; what they mean is the same.
A time without a zone, or with one that nobody knows, is read as the time of the Netherlands.
"""

import hashlib
import re
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import unescape
from typing import cast
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar, Component
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from coachdesk.domain.calendar_event import OWN_UID, CalendarEvent, CalendarFile
from coachdesk.domain.dates import add_days
from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.problem import file_problem
from coachdesk.domain.text import LINE_LENGTH, clean, clean_line
from coachdesk.domain.values import FieldValue
from coachdesk.exchange.calendar_lines import CalendarLines, EventLines, by_uid, calendar_lines

_ZONE = ZoneInfo("Europe/Amsterdam")
_DAYS_AHEAD = 366
_DAYS_BACK = 28  # so far back somebody may have moved what was to come
_SECONDS = 10.0  # for all that repeats
_MOST_TIMES = 50_000  # of all events
# A rule that names hours would give many times a day.
_TOO_OFTEN = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=[^;]*,", re.I)
_DAY = re.compile(r"\d{8}")
_TAG = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^<>]*>", re.I | re.S)
_CANCELLED = re.compile(r"\s*(?:cancell?ed|geannuleerd|vervallen|afgezegd)\s*:", re.I)
# How Outlook keeps the UID of an event that came from elsewhere within one of its own.
_WITHIN = re.compile(r"7643616C2D55696401000000((?:[0-9A-F]{2})+?)(?:00)+$", re.I)
# A zone's rules come each year; by the second they would never end.
_ENDLESS = re.compile(r"^RRULE[:;].*FREQ=(?!YEARLY)", re.I)

# What the libraries raise for values they cannot take; a zone may be called as a folder of zones.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError)


def read_calendar(data: bytes, today: date) -> CalendarFile:
    """The events of a calendar from some weeks ago to a year ahead; raises Refused."""
    lines = calendar_lines(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _CalendarReader(lines, today).read()


class _CalendarReader:
    def __init__(self, lines: CalendarLines, today: date) -> None:
        self._lines = lines
        self._from, self._until = add_days(today, -_DAYS_BACK), add_days(today, _DAYS_AHEAD)
        self._method = lines.own.get("METHOD", "").upper()
        self._told: Counter[str] = Counter()
        self._ends = time.monotonic() + _SECONDS

    def read(self) -> CalendarFile:
        _learn_zones(self._lines.zones)
        events: list[CalendarEvent] = []
        series: set[str] = set()
        found = by_uid(self._lines.events)
        for uid, group in found.items():
            mark = _hash(_own_uid(uid))
            if any(not event.first("RECURRENCE-ID") for event in group):
                series.add(mark)
            if self._is_over(group):
                continue
            if not self._can_be_read(group) or len(events) > _MOST_TIMES:
                self._told["event_left_out"] += 1
                series.discard(mark)
                continue
            try:
                events += self._times(uid, group)
            except _UNREADABLE:
                self._told["event_unreadable"] += 1
                series.discard(mark)
        notes = [file_problem(WHOLE_FILE, code, count=count) for code, count in self._told.items()]
        own = self._lines.own
        maker = re.sub(r"[\d.]+", "", own.get("PRODID", "")) + own.get("X-WR-CALNAME", "")
        whole = self._method in ("", "PUBLISH") and len(found) > 1
        return CalendarFile(_hash(maker, 12), whole, events, frozenset(series), notes)

    def _is_over(self, group: Iterable[EventLines]) -> bool:
        """Whether it is easily seen that an event was over long ago."""
        for event in group:
            days = [_DAY.search(event.first(name)) for name in ("DTSTART", "DTEND")]
            last = max((day[0] for day in days if day), default="99999999")
            repeats = event.first("RRULE") or event.first("RDATE") or event.first("DURATION")
            if repeats or last >= self._from.strftime("%Y%m%d"):
                return False
        return True

    def _can_be_read(self, group: list[EventLines]) -> bool:
        """Whether there is time for it, nothing of it was cut off, and it is not too often."""
        rules = [line for event in group for line in event.of("RRULE")]
        return (
            time.monotonic() < self._ends
            and all(event.whole for event in group)
            and len(rules) <= 1
            and not any(map(_TOO_OFTEN.search, rules))
        )

    def _times(self, uid: str, group: list[EventLines]) -> Iterator[CalendarEvent]:
        """The event at each of its times in the months that are read; raises _UNREADABLE."""
        zone = self._lines.own.get("X-WR-TIMEZONE")
        own = [] if zone is None else [f"X-WR-TIMEZONE:{zone}"]
        calendar = _calendar_of([*own, *(line for event in group for line in event.lines)])
        if any(name in ("DTSTART", "RRULE", "RECURRENCE-ID") for event in calendar.events
               for name, _ in event.errors):  # fmt: skip
            raise ValueError
        repeats = any(event.first(name) for event in group
                      for name in ("RRULE", "RDATE", "RECURRENCE-ID"))  # fmt: skip
        self._note_zones(calendar)
        days: Counter[str] = Counter()
        for event in recurring_ical_events.of(calendar).between(self._from, self._until):
            key = ""
            if repeats:
                day = f"{_local(_moment(event, 'RECURRENCE-ID')):%Y%m%d}"
                days[day] += 1
                key = day if days[day] == 1 else f"{day}-{days[day]}"
            yield self._event(uid, key, event)

    def _note_zones(self, calendar: Calendar) -> None:
        """Count the times whose zone neither the file nor the world knows."""
        for event in calendar.events:
            start: FieldValue = event["DTSTART"]
            if start.params.get("TZID") and isinstance(start.dt, datetime) and not start.dt.tzinfo:
                self._told["zone_unknown"] += 1

    def _event(self, uid: str, key: str, event: Component) -> CalendarEvent:
        start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
        whole_day = not isinstance(start, datetime) or _is_true(event, "ALLDAYEVENT")
        first, last = _local(start), _local(end)
        if first.time() == last.time() == datetime.min.time() and last > first:
            whole_day = True
        title = clean_line(_plain(_value(event, "SUMMARY")))
        free = _value(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() in ("FREE", "WORKINGELSEWHERE")
        cancelled = self._method == "CANCEL" or _value(event, "STATUS").upper() == "CANCELLED"
        uid = _own_uid(uid)
        return CalendarEvent(
            mark=_hash(uid),
            key=key,
            own=uid.removesuffix(OWN_UID) if uid.endswith(OWN_UID) else "",
            start=first,
            end=max(first, last),
            whole_day=whole_day,
            private=_value(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
            free=free or _value(event, "TRANSP").upper() == "TRANSPARENT",
            cancelled=cancelled or bool(_CANCELLED.match(title)),
            title=title[:LINE_LENGTH],
            place=clean_line(_plain(_value(event, "LOCATION")))[:LINE_LENGTH],
            said=_said(event),
        )


def _calendar_of(lines: Iterable[str]) -> Calendar:
    return Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]))


def _learn_zones(zones: Iterable[list[str]]) -> None:
    """What the file says of zones that have no name of their own; those of another file go."""
    tzp.use_default()
    for lines in list(zones)[:100]:
        name = next((line.partition(":")[2] for line in lines if line.upper()[:5] == "TZID:"), "")
        if name.strip("/") in WINDOWS_TO_OLSON or any(map(_ENDLESS.match, lines)):
            continue
        try:
            _calendar_of(lines)
        except _UNREADABLE:
            continue  # its times are those of the Netherlands


def _local(moment: date) -> datetime:
    """The same moment by the clocks here; of a day its midnight."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)
    here = moment.astimezone(_ZONE) if moment.tzinfo else moment
    return here.replace(tzinfo=None, microsecond=0, fold=0)


def _moment(event: Component, name: str) -> date:
    found: FieldValue = event[name]
    return cast(date, found.dt)


def _said(event: Component) -> str:
    """All that an event says beside its title and place, and who is asked to come."""
    texts = [_plain(_value(event, name)) for name in ("DESCRIPTION", "X-ALT-DESC", "CONTACT")]
    for name in ("ATTENDEE", "ORGANIZER"):
        found = event.get(name, [])
        for who in found if isinstance(found, list) else [found]:
            called = getattr(who, "params", {}).get("CN", "")
            texts.append(f"{called} | {str(who).removeprefix('mailto:').removeprefix('MAILTO:')}")
    return "\n".join(filter(None, texts))


def _value(event: Component, name: str) -> str:
    found = event.get(name, "")
    return str(found[0] if isinstance(found, list) else found)


def _is_true(event: Component, name: str) -> bool:
    return _value(event, f"X-MICROSOFT-CDO-{name}").upper() == "TRUE"


def _plain(text: str) -> str:
    """A text without the marks of a web page."""
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", text)).replace("\xa0", " ")
    return clean(text)


def _own_uid(uid: str) -> str:
    """The UID that coachdesk or another program gave, where Outlook keeps it within its own."""
    match = _WITHIN.search(uid)
    if match and uid.upper().startswith("040000008200E000"):
        return bytes.fromhex(match[1]).rstrip(b"\0").decode("latin-1")
    return uid


def _hash(text: str, length: int = 24) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]
