"""Agenda: outcomes to log first, then day by day what comes, what falls due and what is free."""

from datetime import date

from textual.app import ComposeResult

from coachdesk.domain.agenda import AgendaData
from coachdesk.domain.day import Appointment
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Signal
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.commands import APPOINTMENT, MAKE_TEXT, NEW_TASK, PERSON, Command
from coachdesk.tui.screens.agenda_lines import COLUMNS, WEEK, FreeDay, StrikeDay, agenda_lines
from coachdesk.tui.screens.agenda_pane import about
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.tui.widgets.why import Labelled, WhyPane
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
        Command("shift+down", "read_on(1)", "Read on in the why", shown_key="shift+↓"),
        Command("shift+up", "read_on(-1)", "Read back in the why", shown_key="shift+↑"),
        Command("w", "why", "All that is known of the highlighted line", "what"),
        Command("left", "week(-1)", "To the week before", shown_key="←"),
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
    )
    DEFAULT_CSS = """
    AgendaScreen #about { split: bottom; height: 6; }
    AgendaScreen.wide #about { split: right; width: 31%; max-width: 70; height: 1fr; }
    AgendaScreen.low #about { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: AgendaData | None = None

    def compose_body(self) -> ComposeResult:
        yield Lines(COLUMNS, titles=False, highlighted=self._tell_about)
        yield WhyPane("about")

    def read(self) -> AgendaData:
        return self.desk.read.agenda(DAYS_AHEAD)

    def show_read(self, found: AgendaData) -> None:
        self._found = found
        self.tell_day(found.fullness)
        lines = list(agenda_lines(found, self.desk.appointment_minutes, self.desk.minute))
        nothing = full_line("none", t("Nothing planned. a plans an appointment."))
        self.query_one(Lines).show(lines or [nothing])

    def _about(self, line: ListLine | None) -> Labelled:
        if line is None or self._found is None:
            return Labelled("", ())
        return about(line.data, self._found, self.desk.policy, self.desk.appointment_minutes)

    def _tell_about(self, line: ListLine | None) -> None:
        self.query_one(WhyPane).tell_why(self._about(line))

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        what = self.current()
        return what.person if isinstance(what, Appointment | Signal | StrikeDay) else None

    def day(self) -> date | None:
        what = self.current()
        return what.on if isinstance(what, FreeDay) else None

    def appointment(self) -> int | None:
        what = self.current()
        return what.contact.id if isinstance(what, Appointment) else None

    def action_open(self) -> None:
        from coachdesk.tui.forms.contact import plan_appointment
        from coachdesk.tui.screens.attendance import open_roll
        from coachdesk.tui.screens.dossier import open_signal

        what = self.current()
        if isinstance(what, Gathering):
            open_roll(self.desk_app, what.id)
        elif isinstance(what, Signal):
            open_signal(self.desk_app, what)
        elif isinstance(what, StrikeDay):
            open_signal(self.desk_app, what.signal)
        elif isinstance(what, FreeDay):
            plan_appointment(self.desk_app)
        else:
            super().action_open()

    def action_read_on(self, by: int) -> None:
        self.query_one(WhyPane).scroll_why(by)

    def action_why(self) -> None:
        from coachdesk.tui.screens.reading import open_why

        open_why(self.desk_app, self._about(self.line()))

    # Weeks and days ------------------------------------------------------------------------

    def action_week(self, by: int) -> None:
        """To the first line of another week; before the first one stands what is late."""
        lines = self.query_one(Lines)
        weeks = [n for n, line in enumerate(lines.lines) if line.key.startswith(WEEK)]
        if by > 0:
            place = next((n for n in weeks if n > lines.cursor), None)
        else:
            before = [n for n in weeks if n < lines.cursor]
            place = before[-2] if len(before) > 1 else 0
        if place is not None:
            lines.begin_at(place)

    def go_to(self, wanted: date) -> None:
        """To a day, or the first one after it where something stands."""
        lines = self.query_one(Lines)
        for number, line in enumerate(lines.lines):
            day = date.fromisoformat(line.key.removeprefix(_DAY)) if _is_day(line) else None
            if day and day >= wanted:
                lines.begin_at(number)
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
