"""Agenda: outcomes to log first, then the coming weeks with their ISO numbers."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult

from coachdesk.domain.case import ContactFact
from coachdesk.domain.dates import iso_week
from coachdesk.domain.day import Day
from coachdesk.domain.names import Person
from coachdesk.tui.commands import PERSON
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t
from coachdesk.words.formats import near_day, weekday
from coachdesk.words.terms import word


class Meeting(NamedTuple):
    person: Person
    contact: ContactFact


class AgendaScreen(DeskScreen):
    """Appointments, week by week."""

    NAME = "agenda"
    OFFERS = PERSON
    DEFAULT_CSS = "AgendaScreen Lines { padding: 0 1; }"

    def compose_body(self) -> ComposeResult:
        yield Lines(
            (
                Column("day", "", 12),
                Column("on", "", 7),
                Column("at", "", 5),
                Column("who", "", 16, flex=2),
                Column("how", "", 12),
                Column("what", "", 14, flex=1, priority=2),
            ),
            titles=False,
        )

    def read(self) -> Day:
        return self.desk.day()

    def show_read(self, found: Day) -> None:
        self.tell_day(found)
        lines = list(self._all_lines(found))
        nothing = Line("none", (t("No appointments. a plans one."),), "dim", heading=True)
        self.query_one(Lines).show(lines or [nothing])

    def _all_lines(self, found: Day) -> Iterator[Line]:
        active = [case for case in found.cases if case.active]
        late = [Meeting(case.person, item) for case in active for item in case.unlogged]
        if late:
            title = t("Outcomes to log ({count})", count=len(late))
            yield Line("late", (title,), "overdue", heading=True)
            for meeting in sorted(late, key=_moment):
                yield self._line(meeting, "overdue")
        coming = [Meeting(case.person, item) for case in active for item in case.appointments]
        week = None
        for meeting in sorted(coming, key=_moment):
            if iso_week(meeting.contact.on) != week:
                week = iso_week(meeting.contact.on)
                title = t("Week {week}, {year}", week=week[1], year=week[0])
                yield Line(f"week:{week}", (title,), "heading", heading=True)
            yield self._line(meeting, "soon" if meeting.contact.on == self.today else "")

    def _line(self, meeting: Meeting, tone: str) -> Line:
        contact = meeting.contact
        cells = (
            weekday(contact.on),
            near_day(contact.on, self.today),
            contact.at or "",
            meeting.person.listed,
            word(contact.mode, "ContactMode"),
            word(contact.purpose, "ContactPurpose"),
        )
        return Line(f"contact:{contact.id}", cells, data=meeting, tones=(tone, tone, tone))

    def _meeting(self) -> Meeting | None:
        line = self.query_one(Lines).current
        return line.data if line and isinstance(line.data, Meeting) else None

    def person(self) -> Person | None:
        meeting = self._meeting()
        return meeting.person if meeting else None

    def action_log_contact(self) -> None:
        if meeting := self._meeting():
            self.desk_app.log_contact(meeting.person.id, meeting.contact.id)

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()


def _moment(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.contact.on, meeting.contact.at or "99", meeting.person.sort_key)
