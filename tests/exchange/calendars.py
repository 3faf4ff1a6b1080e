"""Invented calendars, written in the ways of five programs."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Rules for each year, as Outlook writes them, and the changes as tzdata has them.
OUTLOOK_RULES = """BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT"""
NAMED_RULES = """BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD"""


class Event(NamedTuple):
    """An event as somebody enters it; `at` None is a day as a whole."""

    uid: str
    on: date
    at: str | None = None
    minutes: int = 60
    title: str = "Overleg"
    place: str = ""
    text: str = ""
    attendees: Sequence[tuple[str, str]] = ()
    rule: str = ""
    but_not: Sequence[date] = ()
    instead_of: date | None = None  # one time of a series, changed
    cancelled: bool = False
    private: bool = False
    free: bool = False
    days: int = 1
    first_at: str = ""  # of a changed time of a series: when it was


class Maker(NamedTuple):
    """How a program writes: its name, the zone it names, and what it does in its own way."""

    name: str
    product: str
    zone: str
    rules: str
    uid: Callable[[str], str]
    head: tuple[str, ...] = ()
    single_in_utc: bool = False
    html: str = ""  # the property for a text as a web page
    busy: bool = False  # X-MICROSOFT-CDO-BUSYSTATUS
    fold: str = "\r\n "
    end: str = "\r\n"
    private: str = "PRIVATE"

    def calendar(self, *events: Event, method: str = "PUBLISH") -> bytes:
        zone = [f"BEGIN:VTIMEZONE\nTZID:{self.zone}\n{self.rules}\nEND:VTIMEZONE"]
        lines = [
            "BEGIN:VCALENDAR",
            f"PRODID:{self.product}",
            "VERSION:2.0",
            f"METHOD:{method}",
            *self.head,
            *(zone if self.rules else []),
            *(line for event in events for line in self._event(event)),
            "END:VCALENDAR",
        ]
        text = "\n".join(lines).split("\n")
        return self.end.join([*map(self._folded, text), ""]).encode()

    def _folded(self, line: str) -> str:
        pieces = [line[first : first + 60] for first in range(0, len(line), 60)] or [""]
        return self.fold.replace("\r\n", self.end).join(pieces)

    def _moment(self, name: str, on: date, at: str | None, *, repeats: bool = False) -> str:
        if at is None:
            return f"{name};VALUE=DATE:{on:%Y%m%d}"
        local = datetime.fromisoformat(f"{on}T{at}")
        if self.single_in_utc and not repeats:
            return f"{name}:{local.replace(tzinfo=AMSTERDAM).astimezone(UTC):%Y%m%dT%H%M%S}Z"
        return f"{name}{f';TZID={quoted(self.zone)}' if self.zone else ''}:{local:%Y%m%dT%H%M%S}"

    def _event(self, event: Event) -> list[str]:
        repeats = bool(event.rule or event.instead_of)
        if event.at is None:
            until = (event.on + timedelta(days=event.days), None)
        else:
            end = datetime.fromisoformat(f"{event.on}T{event.at}") + timedelta(
                minutes=event.minutes
            )
            until = (end.date(), f"{end:%H:%M}")
        lines = [
            "BEGIN:VEVENT",
            f"UID:{self.uid(event.uid)}",
            "DTSTAMP:20261101T080000Z",
            self._moment("DTSTART", event.on, event.at, repeats=repeats),
            self._moment("DTEND", *until, repeats=repeats),
            f"SUMMARY:{escaped(event.title)}",
            f"CLASS:{self.private if event.private else 'PUBLIC'}",
            f"TRANSP:{'TRANSPARENT' if event.free else 'OPAQUE'}",
            f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        ]
        if event.place:
            lines.append(f"LOCATION:{escaped(event.place)}")
        if event.text:
            lines.append(f"DESCRIPTION:{escaped(event.text)}")
            if self.html:
                page = f"<html><head><style>p {{x}}</style></head><p>{event.text}&nbsp;</p></html>"
                lines.append(f"{self.html}:{escaped(page)}")
        lines += [f'ATTENDEE;CN="{name}";RSVP=TRUE:mailto:{mail}' for name, mail in event.attendees]
        if event.rule:
            lines.append(f"RRULE:{event.rule}")
        lines += [self._moment("EXDATE", day, event.at, repeats=True) for day in event.but_not]
        if event.instead_of:
            first = event.first_at or event.at
            lines.append(self._moment("RECURRENCE-ID", event.instead_of, first, repeats=True))
        if self.busy:
            lines.append(f"X-MICROSOFT-CDO-BUSYSTATUS:{'FREE' if event.free else 'BUSY'}")
            lines += ["BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Herinnering"]
            lines.append("END:VALARM")
        return [*lines, "END:VEVENT"]


def quoted(text: str) -> str:
    return f'"{text}"' if set(text) & set(",:;") else text


def escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


MAKERS = (
    Maker(
        "outlook",
        "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        "W. Europe Standard Time",
        OUTLOOK_RULES,
        lambda uid: f"040000008200E00074C5B7101A82E008{uid.encode().hex().upper():0>32}",
        ("X-MS-OLK-FORCEINSPECTOROPEN:TRUE",),
        html="X-ALT-DESC;FMTTYPE=text/html",
        busy=True,
        fold="\r\n\t",
    ),
    Maker(
        "exchange",
        "Microsoft Exchange Server 2010",
        "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
        OUTLOOK_RULES,
        lambda uid: f"AAMkAD{uid.encode().hex()}",
        busy=True,
        private="CONFIDENTIAL",
    ),
    Maker(
        "google",
        "-//Google Inc//Google Calendar 70.9054//EN",
        "Europe/Amsterdam",
        "",
        lambda uid: f"{uid}@google.com",
        ("CALSCALE:GREGORIAN", "X-WR-CALNAME:coach@example.nl", "X-WR-TIMEZONE:Europe/Amsterdam"),
        single_in_utc=True,
    ),
    Maker(
        "nextcloud",
        "-//IDN nextcloud.com//Calendar app 4.6.4//EN",
        "Europe/Amsterdam",
        NAMED_RULES,
        lambda uid: f"{uid}-4b1e-4b5e-9c1e-nextcloud",
        end="\n",
    ),
    Maker(
        "thunderbird",
        "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
        "/mozilla.org/20050126_1/Europe/Amsterdam",
        "",
        lambda uid: f"{uid}-thunderbird",
    ),
    Maker(
        "floating",
        "-//ical.marudot.com//iCal Event Maker",
        "",
        "",
        lambda uid: f"{uid}@marudot",
    ),
)
