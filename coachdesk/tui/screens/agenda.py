"""Agenda: outcomes to log first, then day by day what comes, what falls due and what is free.

Before it stand the weeks that have passed, for who looks back.
"""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from coachdesk.domain.agenda import AgendaData, HeldContact
from coachdesk.domain.dates import add_days
from coachdesk.domain.day import Appointment
from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Signal
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.commands import (
    APPOINTMENT,
    HOME,
    IN_FULL,
    MAKE_TEXT,
    NEW_TASK,
    PERSON,
    READ_ON,
    Command,
)
from coachdesk.tui.screens.agenda_lines import COLUMNS, WEEK, FreeDay, StrikeDay, agenda_lines
from coachdesk.tui.screens.agenda_pane import about
from coachdesk.tui.screens.base import DeskScreen, person_in
from coachdesk.tui.screens.day_bar import fullness_text, tell_day
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.labelled import Labelled
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t
from coachdesk.words.formats import full_day

DAYS_AHEAD = 8 * 7  # so far ahead stands what falls due, warned of already or not
_DAY = "day:"


class AgendaScreen(DeskScreen[AgendaData]):
    """Appointments, workshops and due days, day by day under their ISO week."""

    NAME = "agenda"
    OFFERS = (
        *PERSON,
        *APPOINTMENT,
        MAKE_TEXT,
        IN_FULL,
        *READ_ON,
        Command(
            "left",
            "week(-1)",
            "To the week before, also one that has passed",
            shown_key="←",
            words="history, past, previous",
        ),
        Command("right", "week(1)", "To the next week", "week", shown_key="→"),
        NEW_TASK._replace(hint=""),
        Command(
            "g",
            "go_to",
            "Go to a day",
            "day",
            run="forms.appointment:go_to_day",
            words="date, week, jump",
        ),
        Command(
            "x",
            "export",
            "Calendar file of the coming appointments, for Outlook",
            "export",
            run="forms.export:export_calendar",
            words="export, save, calendar, ics",
        ),
        Command("escape", "now", "Back to the coming weeks", "this week", shown_key="esc"),
        HOME,
    )
    DEFAULT_CSS = """
    AgendaScreen #about { split: bottom; height: 6; }
    AgendaScreen.wide #about { split: right; width: 31%; max-width: 70; height: 1fr; }
    AgendaScreen.low #about { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: AgendaData | None = None
        self._since: date | None = None  # the first day shown, where somebody looks back
        self._when_read: Callable[[], None] | None = None

    def compose_body(self) -> ComposeResult:
        yield Lines(COLUMNS, titles=False, fits=True, highlighted=self._tell_about)
        yield Pane("about")

    def read(self) -> AgendaData:
        return self.desk.read.agenda(DAYS_AHEAD, self._since)

    def show_read(self, found: AgendaData) -> None:
        self._found = found
        tell_day(self, fullness_text(found.fullness))
        lines = list(agenda_lines(found, self.desk.appointment_minutes, self.desk.minute))
        nothing = full_line("none", t("Nothing planned. a plans an appointment."))
        shown = self.query_one(Lines)
        shown.show(lines or [nothing])
        self.query_one(KeyStrip).offer(self.offered())
        if self._when_read:
            then, self._when_read = self._when_read, None
            then()

    def allows(self, name: str) -> bool:
        if name in ("now", "home"):
            return (name == "now") == (self._since is not None)
        return super().allows(name)

    def enter_hint(self, line: ListLine) -> str | None:
        if isinstance(line.data, Gathering):
            return t("roll call")
        if isinstance(line.data, FreeDay):
            return t("appointment")
        return t("dossier") if person_in(line.data) else None

    def _about(self, line: ListLine | None) -> Labelled:
        if line is None or self._found is None:
            return Labelled("", ())
        return about(line.data, self._found, self.desk.policy, self.desk.appointment_minutes)

    def _tell_about(self, line: ListLine | None) -> None:
        self.query_one(Pane).tell(self._about(line))

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        what = self.current()
        is_of_one = isinstance(what, Appointment | HeldContact | Signal | StrikeDay)
        return what.person if is_of_one else None

    def day(self) -> date | None:
        what = self.current()
        return what.on if isinstance(what, FreeDay) else None

    def appointment(self) -> int | None:
        what = self.current()
        return what.contact.id if isinstance(what, Appointment) else None

    def action_open(self) -> None:
        from coachdesk.tui.forms.contact import plan_appointment
        from coachdesk.tui.screens.attendance import open_roll
        from coachdesk.tui.screens.dossier import open_dossier, open_signal

        what = self.current()
        if isinstance(what, Gathering):
            open_roll(self.desk_app, what.id, what.held_on)
        elif isinstance(what, Signal):
            open_signal(self.desk_app, what)
        elif isinstance(what, StrikeDay):
            open_signal(self.desk_app, what.signal)
        elif isinstance(what, HeldContact):
            record = RecordRef("contact", what.appointment.contact.id)
            open_dossier(self.desk_app, what.person.id, "contacts", str(record))
        elif isinstance(what, FreeDay):
            plan_appointment(self.desk_app)
        else:
            super().action_open()

    # Weeks and days ------------------------------------------------------------------------

    def action_week(self, by: int) -> None:
        """To the first line of another week; before all that is listed are those that passed."""
        lines = self.query_one(Lines)
        weeks = [n for n, line in enumerate(lines.lines) if line.key.startswith(WEEK)]
        if by > 0:
            place = next((n for n in weeks if n > lines.cursor), None)
        else:
            before = [n for n in weeks if n < lines.cursor]
            if before and before[0] and len(before) == 1:
                place = 0  # what is late
            elif len(before) < 2:
                self._look_back(add_days(self._since or self.today, -7), self._begin)
                return
            else:
                place = before[-2]
        if place is not None:
            lines.begin_at(place)

    def _begin(self) -> None:
        self.query_one(Lines).begin_at(0)

    def _look_back(self, to: date | None, then: Callable[[], None]) -> None:
        """Read from the week of this day on, or what comes alone; then go where one wants to be."""
        self._since = add_days(to, -to.weekday()) if to else None
        self._when_read = then
        self.reload()

    def action_now(self) -> None:
        self._look_back(None, self._begin)

    def go_to(self, wanted: date) -> None:
        """To a day, or the first one after it where something stands."""
        if wanted < (self._since or self.today):
            self._look_back(wanted, lambda: self.go_to(wanted))
            return
        lines = self.query_one(Lines)
        for number, line in enumerate(lines.lines):
            day = date.fromisoformat(line.key.removeprefix(_DAY)) if _is_day(line) else None
            if day and day >= wanted:
                lines.begin_at(number - lines.lines[number - 1].key.startswith(WEEK))
                if day > wanted:
                    said = t(
                        "Nothing stands on {day}: this is {next}.",
                        day=full_day(wanted),
                        next=full_day(day),
                    )
                    self.work.say(said)
                return
        self.work.say(t("Nothing stands on {day} or later.", day=full_day(wanted)))


def _is_day(line: ListLine) -> bool:
    return line.heading and line.key.startswith(_DAY)
