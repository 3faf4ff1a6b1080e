"""A calendar before it is taken in: each event, whom it is about, and what would be made of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.domain.calendar_event import CalendarFile, CalendarPlan, Deed, EventLine
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.safe_file import open_to_read
from coachdesk.tui.commands import TAKE_IN, Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t
from coachdesk.words.calendars import deed_name, deeds_title, event_text, plan_text
from coachdesk.words.formats import near_day, short_weekday
from coachdesk.words.problems import placed

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_SHOWN = 1_000  # of each kind


class CalendarPreview(NamedTuple):
    """What a calendar's file holds and would do; nothing where there are `problems`."""

    data: bytes
    file: CalendarFile | None = None
    plan: CalendarPlan | None = None
    problems: tuple[Problem, ...] = ()


class CalendarScreen(DeskScreen[CalendarPreview]):
    """Nothing is written before ctrl+s."""

    NAME = "calendar"
    OFFERS = (
        Command(
            "ctrl+s",
            "take",
            "Take the calendar in",
            "take in",
            writes=True,
            words=TAKE_IN.words,
        ),
        Command("enter", "whole", "Read the line as a whole"),
        Command("r", "reload", "Read the file again", "read again"),
        Command("escape", "back", "Leave without taking anything in", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    CalendarScreen { #summary { height: auto; padding: 0 1; background: $surface; }
        #about { height: auto; min-height: 3; max-height: 30%; } }
    CalendarScreen.low { #summary { max-height: 1; }
        #about { display: none; } }
    """

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__()
        self._path = path
        self._data = data
        self._from_disk = False
        self._seen: CalendarPreview | None = None
        self._taking = False

    def compose_body(self) -> ComposeResult:
        yield Static("", id="summary", markup=False)
        columns = (
            ListColumn("when", "", 16),
            ListColumn("who", "", 16, flex=1),
            ListColumn("event", "", 16, flex=2, priority=2),
            ListColumn("what", "", 16, flex=1, priority=3),
        )
        yield Lines(columns, titles=False, highlighted=self._tell_about)
        yield Static("", id="about", classes="pane", markup=False)

    def _tell_about(self, line: ListLine | None) -> None:
        self.query_one("#about", Static).update(literal(_whole(line) if line else ""))

    def read(self) -> CalendarPreview:
        data = self._data
        try:
            if self._from_disk:
                with open_to_read(self._path) as file:
                    data = file.read()
            found = self.desk.calendars.read(data)
            return CalendarPreview(data, found, self.desk.calendars.plan(found))
        except Refused as refused:
            return CalendarPreview(data, problems=tuple(refused.problems))
        except OSError:
            gone = Problem("", "no_such_file", {"value": str(self._path)})
            return CalendarPreview(data, problems=(gone,))

    def show_read(self, found: CalendarPreview) -> None:
        self._from_disk = False
        self._seen, self._data = found, found.data
        tell_day(self, title=t("Import"))
        said = plan_text(found.plan) if found.plan else t("Nothing of it can be taken in.")
        self.query_one("#summary", Static).update(literal(f"{self._path.name}: {said}"))
        self.query_one(Lines).show(list(self._all_lines(found)))

    def _all_lines(self, found: CalendarPreview) -> Iterator[ListLine]:
        notes = [*found.problems, *(found.plan.notes if found.plan else ())]
        for number, note in enumerate(notes):
            yield full_line(f"note:{number}", placed(note, self._path.name), "plain")
        for deed in Deed if found.plan else ():
            lines = [line for line in found.plan.lines if line.deed is deed] if found.plan else []
            if lines:
                heading = full_line(f"heading:{deed}", deeds_title(deed, len(lines)), "heading")
                yield heading._replace(passed=True, apart=True)
            for number, line in enumerate(lines[:_SHOWN]):
                who = line.person.listed if line.person else ""
                when = f"{short_weekday(line.on)} {near_day(line.on, self.today)} {line.at or ''}"
                cells = (when, who, line.title, deed_name(line))
                yield ListLine(f"{deed}:{number}", cells, data=line, tones=("", "", "", "dim"))
        if found.plan and not found.plan.lines:
            yield full_line("none", t("Nothing in it is new."))

    def choose_line(self) -> None:
        self.action_whole()

    def action_whole(self) -> None:
        if line := self.line():
            open_text(self.desk_app, t("Import"), literal(_whole(line)))

    def action_reload(self) -> None:
        if not self._taking:
            self._from_disk = True
            self.reload()

    def action_take(self) -> None:
        seen = self._seen
        if self._taking or seen is None:
            return
        if seen.file is None:
            self.work.say(t("Nothing of it can be taken in."), warn=True)
            return
        self._taking = True
        # Somebody may leave this screen meanwhile, and a screen that has gone knows no app.
        app, file = self.desk_app, seen.file
        app.work.write(
            lambda: app.desk.calendars.take(file, seen.plan),
            lambda plan: self._taken(plan, app),
            self._not_taken,
            about=t("take the calendar in"),
        )

    def _taken(self, plan: CalendarPlan, app: "DeskApp") -> None:
        if app.screen is self:
            app.pop_screen()
        app.work.say("\n".join((plan_text(plan), t("u takes the whole import back."))))
        app.work.changed()

    def _not_taken(self, _: Exception) -> bool:
        self._taking = False
        if self.is_attached:
            self.reload()
        return False

    def action_back(self) -> None:
        self.app.pop_screen()


def _whole(line: ListLine) -> str:
    return event_text(line.data) if isinstance(line.data, EventLine) else str(line.cells[0])


def open_calendar(app: "DeskApp", path: Path, data: bytes) -> None:
    app.push_screen(CalendarScreen(path, data))
