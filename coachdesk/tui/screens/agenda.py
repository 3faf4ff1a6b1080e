"""Agenda: outcomes to log first, then week by week what comes and what falls due.

The day of an eviction or cut-off is a line of its own until it is averted, also once it has passed.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from textual.app import ComposeResult

from coachdesk.domain.agenda import AgendaData
from coachdesk.domain.dates import iso_week
from coachdesk.domain.day import Appointment
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Signal
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.commands import PERSON, Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.today_lines import SIGNS, TONES
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t, tn
from coachdesk.words.formats import near_day, weekday
from coachdesk.words.signals import is_strike_day, signal_line, strike_day, strike_day_line
from coachdesk.words.terms import choice, subject_name

DAYS_AHEAD = 8 * 7  # so far ahead stands what falls due, warned of already or not
_LATE = "99"


class StrikeDay(NamedTuple):
    """The day of an eviction or cut-off, from the signal that knows of it."""

    signal: Signal

    @property
    def person(self) -> Person | None:
        return self.signal.person


class AgendaEntry(NamedTuple):
    """One line of the agenda: its moment, and what it is."""

    on: date
    at: str
    what: Appointment | Gathering | Signal | StrikeDay


class AgendaScreen(DeskScreen[AgendaData]):
    """Appointments, workshops and due days, by ISO week."""

    NAME = "agenda"
    OFFERS = (
        *PERSON,
        Command(
            "m",
            "move",
            "Move an appointment",
            "move",
            writes=True,
            words="reschedule, change, date, time",
        ),
        Command(
            "x",
            "export",
            "Calendar file of the coming appointments, for Outlook",
            "export",
            run="forms.export:export_calendar",
            words="export, save, calendar, ics",
        ),
    )

    def compose_body(self) -> ComposeResult:
        yield Lines(
            (
                ListColumn("sign", "", 1),
                ListColumn("day", "", 10),
                ListColumn("on", "", 7),
                ListColumn("at", "", 5),
                ListColumn("who", "", 16, flex=1),
                ListColumn("what", "", 20, flex=2),
            ),
            titles=False,
        )

    def read(self) -> AgendaData:
        return self.desk.read.agenda(DAYS_AHEAD)

    def show_read(self, found: AgendaData) -> None:
        self.tell_day(found.fullness)
        lines = [*self._late(found), *self._struck(found), *self._weeks(found)]
        nothing = full_line("none", t("Nothing planned. a plans an appointment."))
        self.query_one(Lines).show(lines or [nothing])

    def _late(self, found: AgendaData) -> Iterator[ListLine]:
        late = [_appointment(item) for item in found.unlogged]
        if late:
            title = t("Outcomes to log ({count})", count=len(late))
            yield full_line("late", title, "overdue")
            yield from (self._line(entry) for entry in sorted(late, key=_moment))

    def _struck(self, found: AgendaData) -> Iterator[ListLine]:
        passed = [entry for entry in _strike_days(found) if entry.on < self.today]
        if passed:
            title = t("Strike day passed: averted? ({count})", count=len(passed))
            yield full_line("struck", title, "urgent")
            yield from (self._line(entry) for entry in sorted(passed, key=_moment))

    def _weeks(self, found: AgendaData) -> Iterator[ListLine]:
        coming = sorted(self._coming(found), key=_moment)
        for (year, week), entries in groupby(coming, key=lambda entry: iso_week(entry.on)):
            title = t("Week {week}, {year}", week=week, year=year)
            yield full_line(f"week:{year}-{week}", title, "heading")
            yield from (self._line(entry) for entry in entries)

    def _coming(self, found: AgendaData) -> Iterator[AgendaEntry]:
        yield from map(_appointment, found.appointments)
        for workshop in found.workshops:
            if workshop.held_on >= self.today:
                yield AgendaEntry(workshop.held_on, workshop.starts_at or _LATE, workshop)
        yield from (entry for entry in _strike_days(found) if entry.on >= self.today)
        for signal in found.signals:
            if signal.due_on and signal.due_on >= self.today and not is_strike_day(signal):
                yield AgendaEntry(signal.due_on, _LATE, signal)

    # One line ------------------------------------------------------------------------------

    def _line(self, entry: AgendaEntry) -> ListLine:
        at = "" if entry.at == _LATE else entry.at
        sign, who, what, tone, key = self._said(entry)
        cells = (sign, weekday(entry.on), near_day(entry.on, self.today), at, who, what)
        today = "soon" if entry.on == self.today else ""
        late = "overdue" if entry.on < self.today else today
        return ListLine(key, cells, data=entry.what, tones=(tone, late, late, late, "", "dim"))

    def _said(self, entry: AgendaEntry) -> tuple[str, str, str, str, str]:
        what = entry.what
        if isinstance(what, Appointment):
            about = f"{choice(what.contact.mode)}, {choice(what.contact.purpose)}"
            return "•", what.person.listed, about, "dim", f"contact:{what.contact.id}"
        if isinstance(what, Gathering):
            people = tn(len(what.seats), "1 participant", "{count} participants")
            return "▣", what.title, people, "dim", f"workshop:{what.id}"
        signal = what.signal if isinstance(what, StrikeDay) else what
        who = signal.person.listed if signal.person else subject_name(signal.subject)
        sign, tone = SIGNS[signal.severity], TONES[signal.severity]
        if isinstance(what, StrikeDay):
            return sign, who, strike_day_line(signal), tone, f"strike:{signal.record}"
        key = f"signal:{signal.rule}:{signal.record}"
        return sign, who, signal_line(signal), tone, key

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        what = self.current()
        return what.person if isinstance(what, Appointment | Signal | StrikeDay) else None

    def action_open(self) -> None:
        from coachdesk.tui.screens.attendance import open_roll
        from coachdesk.tui.screens.dossier import open_signal

        what = self.current()
        if isinstance(what, Gathering):
            open_roll(self.desk_app, what.id)
        elif isinstance(what, Signal):
            open_signal(self.desk_app, what)
        elif isinstance(what, StrikeDay):
            open_signal(self.desk_app, what.signal)
        else:
            super().action_open()

    def appointment(self) -> int | None:
        what = self.current()
        return what.contact.id if isinstance(what, Appointment) else None

    def action_move(self) -> None:
        from coachdesk.tui.forms.contact import move_appointment

        what = self.current()
        if isinstance(what, Appointment):
            move_appointment(self.desk_app, what.contact.id)
        else:
            self.work.refuse(t("Choose an appointment first."))


def _appointment(item: Appointment) -> AgendaEntry:
    return AgendaEntry(item.contact.on, item.contact.at or _LATE, item)


def _strike_days(found: AgendaData) -> Iterator[AgendaEntry]:
    """Each on its day, before what has a time."""
    for signal in found.signals:
        if strikes_on := strike_day(signal):
            yield AgendaEntry(strikes_on, "", StrikeDay(signal))


def _moment(entry: AgendaEntry) -> tuple[object, ...]:
    what = entry.what
    person = None if isinstance(what, Gathering) else what.person
    name = person.sort_key if person else ("",)
    return (entry.on, entry.at, isinstance(what, Signal), name)
