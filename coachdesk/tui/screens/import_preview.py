"""A file before its import: what its columns mean, what it would change, what is wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.preview import SeenColumn, seen_columns
from coachdesk.incoming import Incoming
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.widgets.bars import TopBar
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t, tn
from coachdesk.words.imports import tally_lines
from coachdesk.words.problems import placed
from coachdesk.words.terms import choice, column_name

if TYPE_CHECKING:
    from coachdesk.desk.files import Imported
    from coachdesk.store.imported_records import Tally
    from coachdesk.tui.app import DeskApp

MODE = "last-contact-mode"
_SHOWN = 500  # problems in the list; the file to mend has all of them


class ImportPreview(NamedTuple):
    """What the file says, with the meanings chosen so far."""

    columns: list[SeenColumn]
    tally: "dict[str, Tally]"
    problems: list[Problem]
    notes: list[Problem]


class _Stopped(Exception):
    """The user left during the import."""


class ImportScreen(DeskScreen[ImportPreview]):
    """Nothing is written before ctrl+s; then all of it is, or nothing."""

    NAME = "import"
    OFFERS = (
        Command("ctrl+s", "take", "Take the file in", "take in", writes=True),
        Command("enter", "choose", "Say what a column means; read another line", "column"),
        Command("x", "problem_rows", "Write the rows to mend to a file", "rows to mend"),
        Command("escape", "back", "Leave without taking anything in", "cancel", shown_key="esc"),
    )
    DEFAULT_CSS = """
    ImportScreen { #summary { height: auto; padding: 0 1; background: $surface; }
        #about { height: auto; min-height: 4; max-height: 50%; } }
    ImportScreen.low { #summary { max-height: 1; }
        #about { min-height: 1; } }
    """

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__()
        self._path = path
        self._data = data
        self._means: dict[int, str | None] = {}
        self._mode = ContactMode.OFFICE
        self._seen: ImportPreview | None = None
        self._taking = False
        self._stop = False
        self._is_taken = False
        self._reads_anew = False  # what was chosen changes what ctrl+s would take in

    def compose_body(self) -> ComposeResult:
        yield Static("", id="summary", markup=False)
        columns = (
            ListColumn("header", "", 18, flex=2),
            ListColumn("means", "", 18, flex=1),
            ListColumn("samples", "", 20, flex=1, priority=2),
        )
        yield Lines(columns, titles=False, highlighted=self._tell_about)
        yield Static("", id="about", classes="pane", markup=False)

    def _tell_about(self, line: ListLine | None) -> None:
        """The highlighted line in full, also where it is cut in the list."""
        self.query_one("#about", Static).update(literal(_whole(line) if line else ""))

    # Reading -------------------------------------------------------------------------------

    def read(self) -> ImportPreview:
        is_json = self._path.suffix.lower() == ".json"
        try:
            columns = [] if is_json else seen_columns(self._data, self._means)
        except Refused as refused:
            return ImportPreview([], {}, refused.problems, [])
        notes: list[Problem] = []
        try:
            incoming = self._incoming()
            notes = incoming.notes
            found = self.desk.files.import_records(incoming, dry_run=True)
        except Refused as refused:
            return ImportPreview(columns, {}, refused.problems, notes)
        return ImportPreview(columns, dict(found.tally), [], notes)

    def _incoming(self) -> Incoming:
        name = self._path.name
        return read_file(self._data, name, self.today, self._choices())

    def _choices(self) -> ImportChoices:
        return ImportChoices(self._mode.value, self._means)

    def waits(self, key: str) -> bool:
        """Only what was shown before is imported."""
        return super().waits(key) or (self._reads_anew and key == "ctrl+s")

    def _read_anew(self) -> None:
        self._reads_anew = True
        self.reload()

    def not_read(self, error: StoreError) -> None:
        self._reads_anew = False
        super().not_read(error)

    def show_read(self, found: ImportPreview) -> None:
        self._reads_anew = False
        first = "problem:0" if self._seen is None and found.problems else None
        self._seen = found
        self.query_one(TopBar).tell(t("Import"), *self.day_marks())
        self._tell("\n".join([self._path.name, *_to_mend(found)]))
        self.query_one(Lines).show(list(self._all_lines(found)), at=first)

    def _tell(self, text: str) -> None:
        if self.query("#summary"):
            self.query_one("#summary", Static).update(literal(text))

    def _all_lines(self, found: ImportPreview) -> Iterator[ListLine]:
        if found.problems:
            yield _heading("problems", t("To mend ({count})", count=len(found.problems)), "overdue")
            for number, problem in enumerate(found.problems[:_SHOWN]):
                yield full_line(f"problem:{number}", placed(problem), "plain")
        for number, text in enumerate(tally_lines(found.tally)):
            yield full_line(f"tally:{number}", text, "plain")
        if found.columns:
            yield _heading("columns", t("Columns of the file, and what they fill"))
            for column in found.columns:
                means = column_name(column.means) if column.means else t("left out")
                cells = (column.header or "–", means, " · ".join(filter(None, column.samples)))
                tones = ("", "" if column.means else "dim", "dim")
                yield ListLine(f"column:{column.number}", cells, data=column, tones=tones)
            if any(column.means == "last_contact" for column in found.columns):
                cells = (t("Last contacts went by"), choice(self._mode), t("for the whole file"))
                yield ListLine(MODE, cells, tones=("", "soon", "dim"))
        if found.notes:
            yield _heading("notes", t("Good to know"))
            for number, note in enumerate(found.notes[:_SHOWN]):
                yield full_line(f"note:{number}", placed(note))

    # What can be changed -------------------------------------------------------------------

    def choose_line(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        from coachdesk.tui.screens.import_pickers import ColumnPicker, ModePicker

        line = self.line()
        if line and line.key == MODE:
            self.app.push_screen(ModePicker(), self._take_mode)
        elif line and isinstance(line.data, SeenColumn):
            number = line.data.number

            def chosen(means: str | None) -> None:
                if means is not None:
                    self._means[number] = means or None
                    self._read_anew()

            self.app.push_screen(ColumnPicker(line.data.header), chosen)
        elif line:
            open_text(self.desk_app, t("Import"), literal(_whole(line)))

    def _take_mode(self, mode: str | None) -> None:
        if mode:
            self._mode = ContactMode(mode)
            self._read_anew()

    def action_problem_rows(self) -> None:
        from coachdesk.exchange.problem_rows import of_the_file
        from coachdesk.tui.forms.export import export_problem_rows

        if not (self._seen and self._seen.problems and self._seen.columns):
            self.work.say(t("There are no rows to mend."))
        elif of_the_file(self._seen.problems):
            self.work.say(t("Mend the file itself first: not every line of it is a whole row."))
        else:
            export_problem_rows(self.desk_app, self._path, self._data, self._seen.problems)

    # Taking it in --------------------------------------------------------------------------

    def action_take(self) -> None:
        if self._taking or self._seen is None:
            return
        if self._seen.problems:
            self.work.say(t("Nothing can be taken in before this is mended."), warn=True)
            return
        self._taking, self._stop = True, False
        # Somebody may leave this screen meanwhile, and a screen that has gone knows no app.
        app = self.desk_app
        app.work.write(
            lambda: self._take(app),
            lambda found: self._taken(found, app),
            lambda error: self._not_taken(error, app),
        )

    def _take(self, app: "DeskApp") -> "Imported":
        name = self._path.name
        incoming = read_file(self._data, name, app.desk.today, self._choices())

        def told(count: int) -> None:
            if self._stop:
                raise _Stopped
            app.call_from_thread(self._tell, t("Taken in so far: {count}", count=count))

        return app.desk.files.import_records(incoming, told=told)

    def _taken(self, found: "Imported", app: "DeskApp") -> None:
        self._is_taken = True
        if app.screen is self:
            app.pop_screen()
        app.work.say("\n".join([*tally_lines(found.tally), t("u takes the whole import back.")]))
        app.work.changed()

    def _not_taken(self, error: Exception, app: "DeskApp") -> bool:
        self._taking = False
        if self.is_attached:
            self.reload()
        if isinstance(error, _Stopped):
            app.work.say(t("Stopped; nothing was taken in."))
        return isinstance(error, _Stopped)

    def on_screen_resume(self) -> None:
        if self._is_taken:  # while another screen stood over it
            self.app.pop_screen()
        else:
            super().on_screen_resume()

    def action_back(self) -> None:
        if self._taking:
            self._stop = True
        else:
            self.app.pop_screen()


def _heading(key: str, text: str, tone: str = "heading") -> ListLine:
    return full_line(f"heading:{key}", text, tone)


def _whole(line: ListLine) -> str:
    """What a line says; a column of the file: its name, what it fills, its first values."""
    name, *rest = line.cells
    return "\n".join([f"{name}: {rest[0]}", *filter(None, rest[1:])]) if rest else name


def _to_mend(found: ImportPreview) -> list[str]:
    """How much stands in the way, if anything does."""
    count = len(found.problems)
    said = tn(
        count, "1 place to mend; nothing is written.", "{count} places to mend; nothing is written."
    )
    return [said] if count else []


def open_import(app: "DeskApp", path: Path, data: bytes) -> None:
    app.push_screen(ImportScreen(path, data))
