"""Coming appointments and workshops as an iCalendar file (RFC 5545), for Outlook and others.

Times are wall-clock times of Europe/Amsterdam, and the file says what that means (VTIMEZONE).
Floating times would be shorter, but Outlook takes those for whole days only and other calendars
take them for UTC. The zone is written with one yearly rule for summer and one for winter: the
form Outlook itself writes; it ignores a list of dates, which icalendar would make. A length is
written, not an end, so that it is as long on the nights the clock moves too.

A calendar is seen by colleagues and shows on a locked telephone. So an appointment is private,
says a number where no name was asked for, never a note, and no debts beside a name; a workshop
says nothing of who takes part.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from coachdesk.domain.calendar_event import OWN_UID, CalendarEntry
from coachdesk.domain.text import clean
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose
from coachdesk.words import language, t
from coachdesk.words.terms import choice

_ZONE = ZoneInfo("Europe/Amsterdam")
_ZONE_LINES = f"""BEGIN:VTIMEZONE
TZID:{_ZONE.key}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""
_SAYS_NOTHING = ContactPurpose.OTHER


def write_calendar(entries: Iterable[CalendarEntry], now: datetime, names: bool) -> str:
    """The file as text, lines ending in CR LF: write it as UTF-8, without changing line ends.

    `now` is aware; `names` puts the jobseeker's name where else the dossier number stands.
    """
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//coachdesk//coachdesk//{language().upper()}")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add_component(Timezone.from_ical(_ZONE_LINES))
    for entry in entries:
        calendar.add_component(_event(entry, now.astimezone(UTC), names))
    return bytes(calendar.to_ical(sorted=False)).decode()


def _event(entry: CalendarEntry, now: datetime, names: bool) -> Event:
    event = Event()
    event.add("UID", f"{clean(entry.uid)}{OWN_UID}")
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", now)
    if entry.changed:
        event.add("LAST-MODIFIED", entry.changed.astimezone(UTC))
    _add_time(event, entry)
    summary = clean(_summary(entry, names))
    if entry.cancelled:
        # Outlook only frees the time of what it does not follow as a cancellation.
        summary = t("Cancelled: {what}", what=summary)
        event.add("STATUS", "CANCELLED")
    event.add("SUMMARY", summary)
    if entry.place and (names or entry.mode is not ContactMode.HOME_VISIT):
        event.add("LOCATION", clean(entry.place))  # of a home visit it says who is meant
    event.add("CLASS", "PRIVATE")
    return event


def _add_time(event: Event, entry: CalendarEntry) -> None:
    """A time that is taken, or a day on which something is to be done and that stays free."""
    if entry.at:
        start = datetime.fromisoformat(f"{entry.on.isoformat()}T{entry.at}")
        event.add("DTSTART", start.replace(tzinfo=_ZONE))
        event.add("DURATION", timedelta(minutes=entry.minutes))
    else:
        event.add("DTSTART", entry.on)
        if entry.on < date.max:
            event.add("DTEND", entry.on + timedelta(days=1))
    is_taken = entry.at and not entry.cancelled
    event.add("TRANSP", "OPAQUE" if is_taken else "TRANSPARENT")


def _summary(entry: CalendarEntry, names: bool) -> str:
    """`K-00123: progress, office`. A reason that says nothing, or says too much, is left out."""
    if entry.mode is None or entry.purpose is None:
        return entry.title
    hidden = {_SAYS_NOTHING, ContactPurpose.DEBTS} if names else {_SAYS_NOTHING}
    about = [] if entry.purpose in hidden else [choice(entry.purpose)]
    who = entry.name if names else entry.ref
    return f"{who}: {', '.join([*about, choice(entry.mode)])}"
