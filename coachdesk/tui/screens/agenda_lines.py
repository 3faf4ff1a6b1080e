"""What Agenda lists: outcomes to log, then day by day what comes and falls due, with what is free.

Where it looks back, the weeks that have passed stand before it, each with what took place.
The day of an eviction or cut-off is a line of its own until it is averted, also once it has passed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from coachdesk.domain.agenda import AgendaData, HeldContact
from coachdesk.domain.calendar_event import BusyTime
from coachdesk.domain.dates import add_days, holidays, is_working_day, iso_week
from coachdesk.domain.day import Appointment
from coachdesk.domain.day_plan import (
    Span,
    Taken,
    appointment_taken,
    busy_taken,
    clashes,
    free_spans,
    workshop_taken,
)
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Signal
from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.screens.today_lines import SIGNS, TONES
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line, heading_line
from coachdesk.words import t, tn
from coachdesk.words.formats import near_day, weekday
from coachdesk.words.signals import is_strike_day, signal_line, strike_day, strike_day_line
from coachdesk.words.terms import choice, subject_name

COLUMNS = (
    ListColumn("sign", "", 1),
    ListColumn("when", "", 12),
    ListColumn("who", "", 16, flex=1),
    ListColumn("what", "", 20, flex=2, priority=2),
)
WEEK = "week:"
_NO_TIME = "99"
_WENT = {ContactOutcome.HELD: ("✓", "good"), ContactOutcome.NO_SHOW: ("✗", "overdue")}
_WEEKS_OF_FREE_DAYS = 4  # so far ahead a working day stands there with nothing on it


class StrikeDay(NamedTuple):
    """The day of an eviction or cut-off, from the signal that knows of it."""

    signal: Signal

    @property
    def person(self) -> Person | None:
        return self.signal.person


class FreeDay(NamedTuple):
    """A working day on which nothing stands."""

    on: date


class AgendaEntry(NamedTuple):
    """One line of the agenda: its moment, and what it is."""

    on: date
    at: str
    what: Appointment | HeldContact | Gathering | Signal | StrikeDay | BusyTime


def agenda_lines(found: AgendaData, minutes: int, now: int) -> Iterator[ListLine]:
    """Every line, in order; an appointment takes `minutes` where it says nothing of it.

    What is free today begins `now`, in minutes since midnight.
    """
    today = found.today
    late = sorted(map(_appointment, found.unlogged), key=_moment)
    passed = sorted((entry for entry in _strike_days(found) if entry.on < today), key=_moment)
    if found.since:  # each stands on its day
        late, passed = [], []
    for key, title, tone, entries in (
        ("late", t("Outcomes to log ({count})", count=len(late)), "overdue", late),
        (
            "struck",
            t("Strike day passed: averted? ({count})", count=len(passed)),
            "urgent",
            passed,
        ),
    ):
        if entries:
            yield full_line(key, title, tone)._replace(apart=True, passed=True)
            yield from (_line(entry, _day_and_time(entry, today), "overdue") for entry in entries)
    yield from _weeks(_days(found, today), today, minutes, now)


def _days(found: AgendaData, today: date) -> dict[date, list[AgendaEntry]]:
    """What stands on each day, by time; also the next working days with nothing on them.

    Of a week that has passed with nothing in it the first day stands for it.
    """
    end = add_days(today, 7 * _WEEKS_OF_FREE_DAYS - today.weekday())
    ahead = (add_days(today, number) for number in range((end - today).days))
    days: dict[date, list[AgendaEntry]] = {day: [] for day in ahead if is_working_day(day)}
    for entry in sorted(_coming(found, today), key=_moment):
        days.setdefault(entry.on, []).append(entry)
    monday, weeks = found.since, {iso_week(day) for day in days}
    while monday and iso_week(monday) < iso_week(today):
        if iso_week(monday) not in weeks:
            days[monday] = []
        monday = add_days(monday, 7)
    return days


def _weeks(
    days: dict[date, list[AgendaEntry]], today: date, minutes: int, now: int
) -> Iterator[ListLine]:
    for (year, week), group in groupby(sorted(days), key=iso_week):
        title = t("Week {week}, {year}", week=week, year=year)
        yield heading_line(title)._replace(key=f"{WEEK}{year}-{week}", passed=True)
        for day in group:
            entries = days[day]
            after = now if day == today else 0
            taken = list(_taken(entries, minutes))
            free = free_spans(taken, after=after)
            yield _day_line(day, entries, today, free)
            for entry in entries:
                hours, tone = _hours(entry, minutes), "soon" if day == today else ""
                if day >= today and _clashes(entry, taken, minutes):
                    hours, tone = f"{hours}!", "overdue"
                if day < today and isinstance(entry.what, Appointment):
                    yield _unlogged(_line(entry, hours, "overdue"))
                else:
                    yield _line(entry, hours, tone)


def _day_line(
    day: date, entries: Sequence[AgendaEntry], today: date, free: Sequence[Span]
) -> ListLine:
    """A day's heading, with what it leaves free; with nothing on it, it can be chosen itself."""
    said = [f"{weekday(day)} {near_day(day, today)}"]
    if day < today and not entries:
        return full_line(f"day:{day}", t("Nothing stood in this week."))
    if day == today:
        said.append(t("today"))
    if day.year < date.max.year and day in holidays(day.year):
        said.append(t("a public holiday"))
    if is_working_day(day) and day >= today:
        said.append(f"{t('free')} {spans_text(free)}" if free else t("nothing free"))
    tone = "good" if day == today else "dim"
    free_day = None if entries else FreeDay(day)
    line = full_line(f"day:{day}", " · ".join(said), tone, data=free_day)
    return line._replace(passed=free_day is None)


def spans_text(spans: Iterable[Span]) -> str:
    return ", ".join(span.text for span in spans)


def _taken(entries: Iterable[AgendaEntry], minutes: int) -> Iterator[Taken]:
    for entry in entries:
        what = entry.what.appointment if isinstance(entry.what, HeldContact) else entry.what
        if isinstance(what, Appointment):
            yield appointment_taken(what, minutes)
        elif isinstance(what, Gathering):
            yield workshop_taken(what)
        elif isinstance(what, BusyTime):
            yield busy_taken(what, "")


def _hours(entry: AgendaEntry, minutes: int) -> str:
    taken = next(_taken([entry], minutes), None)
    return taken.span.text if taken and taken.span else ""


def _clashes(entry: AgendaEntry, taken: Sequence[Taken], minutes: int) -> bool:
    """Whether an appointment or workshop is at the same time as something else."""
    own = next(_taken([entry], minutes), None)
    return own is not None and own.record is not None and bool(clashes(own, taken))


def _day_and_time(entry: AgendaEntry, today: date) -> str:
    at = "" if entry.at == _NO_TIME else entry.at
    return f"{near_day(entry.on, today)} {at}".strip()


def _coming(found: AgendaData, today: date) -> Iterator[AgendaEntry]:
    """All that stands on its day, from today on or from where it looks back to."""
    first = found.since or today
    yield from map(_appointment, found.appointments)
    if found.since:
        yield from (_appointment(i) for i in found.unlogged if i.contact.on >= first)
        for held in found.held:
            yield _appointment(held.appointment)._replace(what=held)
    for workshop in found.workshops:
        if workshop.held_on >= first:
            yield AgendaEntry(workshop.held_on, workshop.starts_at or _NO_TIME, workshop)
    yield from (AgendaEntry(busy.on, busy.at, busy) for busy in found.busy)
    yield from (entry for entry in _strike_days(found) if entry.on >= first)
    for signal in found.signals:
        if signal.due_on and signal.due_on >= today and not is_strike_day(signal):
            yield AgendaEntry(signal.due_on, _NO_TIME, signal)


def _line(entry: AgendaEntry, when: str, late: str) -> ListLine:
    sign, who, what, tone, key = _said(entry)
    tones, runs_on = (tone, late, "", "dim"), not what
    return ListLine(key, (sign, when, who, what), data=entry.what, tones=tones, runs_on=runs_on)


def _unlogged(line: ListLine) -> ListLine:
    """An appointment on its day in the past: what it lacks is said."""
    about = f"{line.cells[3]}: {t('outcome to log')}"
    return line._replace(cells=(*line.cells[:3], about), tones=(*line.tones[:3], "overdue"))


def _said(entry: AgendaEntry) -> tuple[str, str, str, str, str]:
    what = entry.what
    if isinstance(what, Appointment):
        contact = what.contact
        about = [choice(contact.mode), choice(contact.purpose), contact.place]
        sign = "☎" if what.call_back else "•"
        return sign, what.person.listed, _joined(about), "dim", f"contact:{contact.id}"
    if isinstance(what, HeldContact):
        contact = what.appointment.contact
        about = [choice(contact.mode), choice(contact.purpose)]
        if what.outcome is not ContactOutcome.HELD or not what.note:
            about.append(choice(what.outcome))
        note = f" – {clean_line(what.note)}" if what.note else ""
        sign, tone = _WENT.get(what.outcome, ("–", "dim"))
        return sign, what.person.listed, _joined(about) + note, tone, f"contact:{contact.id}"
    if isinstance(what, Gathering):
        people = tn(len(what.seats), "1 participant", "{count} participants")
        return "▣", _joined((what.title, people, what.place)), "", "", f"workshop:{what.id}"
    if isinstance(what, BusyTime):
        return "◌", t("busy"), t("in your other calendar"), "dim", f"busy:{what.on}T{what.at}"
    signal = what.signal if isinstance(what, StrikeDay) else what
    who = signal.person.listed if signal.person else subject_name(signal.subject)
    sign, tone = SIGNS[signal.severity], TONES[signal.severity]
    if isinstance(what, StrikeDay):
        return sign, who, strike_day_line(signal), tone, f"strike:{signal.record}"
    key = f"signal:{signal.rule}:{signal.record}"
    return sign, who, signal_line(signal), tone, key


def _joined(parts: Iterable[str | None]) -> str:
    return ", ".join(filter(None, parts))


def _appointment(item: Appointment) -> AgendaEntry:
    return AgendaEntry(item.contact.on, item.contact.at or _NO_TIME, item)


def _strike_days(found: AgendaData) -> Iterator[AgendaEntry]:
    """Each on its day, before what has a time."""
    for signal in found.signals:
        if strikes_on := strike_day(signal):
            yield AgendaEntry(strikes_on, "", StrikeDay(signal))


def _moment(entry: AgendaEntry) -> tuple[object, ...]:
    what = entry.what
    person = None if isinstance(what, Gathering | BusyTime) else what.person
    name = person.sort_key if person else ("",)
    return (entry.on, entry.at, isinstance(what, Signal), name)
