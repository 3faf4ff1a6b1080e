"""A file before its import: what its columns mean, what it would change, what is wrong."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.caseload_file import is_json, read_file, read_tables
from coachdesk.exchange.headers import WHOLE_NAME
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.preview import SeenColumn, seen_columns
from coachdesk.exchange.problem_rows import keep_problem_rows, lines_of
from coachdesk.exchange.safe_file import open_to_read
from coachdesk.incoming import Incoming
from coachdesk.paths import home
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.import_answers import (
    QUESTIONS,
    SETTING,
    OpenQuestions,
    ahead_text,
    answer_first,
    answer_lines,
    ask,
    meaning_of,
    open_questions,
    recalled,
    remembered,
)
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t, tn
from coachdesk.words.imports import tally_lines
from coachdesk.words.problems import placed
from coachdesk.words.sharing import profile_line, profiles_title
from coachdesk.words.terms import column_name

if TYPE_CHECKING:
    from coachdesk.desk.files import Imported
    from coachdesk.incoming import GivenProfile
    from coachdesk.store.imported_records import Tally
    from coachdesk.tui.app import DeskApp

_SHOWN = 500  # problems in the list; the file to mend has all of them


class ImportPreview(NamedTuple):
    """What the file says with the choices made so far. `blocked`: nothing of it can be taken in;
    else the rows without `problems` can. `recalled`: the choices are those of an earlier list."""

    data: bytes
    choices: ImportChoices
    columns: "list[SeenColumn]"
    tally: "Mapping[str, Tally]"
    problems: list[Problem]
    notes: list[Problem]
    blocked: bool = False
    recalled: bool = False
    asked: OpenQuestions = OpenQuestions()
    profiles: Sequence["GivenProfile"] = ()  # of a neighbour's file


def _sheets(found: ImportPreview) -> Sequence[str]:
    """The sheets of a workbook of which one is to be chosen."""
    asked = (problem.facts["sheets"] for problem in found.problems if "sheets" in problem.facts)
    return next(asked, ())


class _Stopped(Exception):
    """The user left during the import."""


class ImportScreen(DeskScreen[ImportPreview]):
    """Nothing is written before ctrl+s; then every whole row is, and the others go to a file."""

    NAME = "import"
    OFFERS = (
        Command("ctrl+s", "take", "Take the file in", "take in", writes=True),
        Command("enter", "choose", "Say what a column means; read another line", "column"),
        Command("r", "reload", "Read the file again, mended", "read again"),
        Command("x", "problem_rows", "Write the rows to mend to a file", "rows to mend"),
        Command("escape", "back", "Leave without taking anything in", "back", shown_key="esc"),
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
        self._choices: ImportChoices | None = None  # None: those of the last such list
        self._from_disk = False  # read the file again
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
        text = _whole(line) if line else ""
        if line and self._seen and (means := meaning_of(line.key, self._seen.asked)):
            text += f"\n{means}"
        self.query_one("#about", Static).update(literal(text))

    # Reading -------------------------------------------------------------------------------

    def read(self) -> ImportPreview:
        from coachdesk.desk.forecast import days_ahead

        found = ImportPreview(self._data, self._choices or ImportChoices(), [], {}, [], [])
        try:
            found = self._with_columns(found)
            good = self.desk.files.good_rows(lambda lines: self._incoming(found, lines))
        except Refused as refused:
            return found._replace(problems=refused.problems, blocked=True)
        # With a sheet of contacts beside it a list says more of people than its own rows do.
        is_alone = not any(dossier.lists for dossier in good.incoming.dossiers)
        new = good.would.new if found.columns and is_alone else ()
        ahead = days_ahead(new, self.desk.policy, self.today) if new else ()
        return found._replace(
            tally=good.would.tally,
            problems=good.problems,
            notes=good.incoming.notes,
            asked=open_questions(new, ahead),
            profiles=good.incoming.profiles or (),
        )

    def _with_columns(self, found: ImportPreview) -> ImportPreview:
        """The file's columns, with the choices of the last list with these; raises Refused."""
        if self._from_disk:
            try:
                with open_to_read(self._path) as file:
                    found = found._replace(data=file.read())
            except OSError:
                raise Refused([Problem("", "no_such_file", {"value": str(self._path)})]) from None
        if is_json(found.data, self._path.name):
            return found
        tables = read_tables(found.data, found.choices.sheet)
        columns = seen_columns(tables, found.choices.columns)
        seen_before = self._seen and self._seen.columns
        earlier = None if seen_before else recalled(self.desk.settings, columns)
        if earlier:
            columns = seen_columns(tables, earlier.columns)
            earlier = earlier._replace(sheet=found.choices.sheet)
            found = found._replace(choices=earlier, recalled=True)
        elif self._seen and [c.header for c in self._seen.columns] != [c.header for c in columns]:
            # Meanings go by position: those of another header would be wrong.
            found = found._replace(choices=found.choices._replace(columns={}))
            columns = seen_columns(tables, {})
        return found._replace(columns=columns)

    def _incoming(self, found: ImportPreview, lines: Collection[int]) -> Incoming:
        choices = found.choices._replace(skipped=lines)
        return read_file(found.data, self._path.name, self.today, choices)

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
        self._reads_anew = self._from_disk = False
        first = "problem:0" if found.problems else "registered_on"
        if sheets := _sheets(found):
            first = f"sheet:{sheets[0]}"
        at = first if self._seen is None else None
        self._seen, self._data, self._choices = found, found.data, found.choices
        tell_day(self, title=t("Import"))
        self._tell("\n".join([_summary(self._path, found), *self._said_below(found)]))
        self.query_one(Lines).show(list(self._all_lines(found)), at=at)

    @staticmethod
    def _said_below(found: ImportPreview) -> Iterator[str]:
        if found.recalled:
            yield t("Columns and answers are those of the last list with these headers.")
        if text := ahead_text(found.asked.ahead):
            yield text

    def _tell(self, text: str) -> None:
        if self.query("#summary"):
            self.query_one("#summary", Static).update(literal(text))

    def _all_lines(self, found: ImportPreview) -> Iterator[ListLine]:
        yield from self._question_lines(found)
        if sheets := _sheets(found):
            yield _heading("sheets", t("Which sheet is the list? Enter chooses it."))
            yield from (full_line(f"sheet:{name}", name, "plain", data=name) for name in sheets)
        elif found.problems:
            yield _heading("problems", t("To mend ({count})", count=len(found.problems)), "overdue")
            for number, problem in enumerate(found.problems[:_SHOWN]):
                yield full_line(f"problem:{number}", placed(problem), "plain")
        gone = [note for note in found.notes if note.code == "no_longer_offered"]
        if gone:
            title = t("Offered no longer ({count}): the import closes them here", count=len(gone))
            yield _heading("gone", title, "soon")
            for number, note in enumerate(gone):
                yield full_line(f"gone:{number}", note.facts["value"], "plain")
            yield _heading("tally", t("All that is imported"))
        for number, text in enumerate(tally_lines(found.tally)):
            yield full_line(f"tally:{number}", text, "plain")
        if found.profiles:
            yield _heading("profiles", profiles_title(len(found.profiles)))
            for number, (given, skills) in enumerate(found.profiles[:_SHOWN]):
                text = profile_line(given.values, [skill.values for skill in skills])
                yield full_line(f"profile:{number}", text, "plain")
        if found.columns:
            yield _heading("columns", t("Columns of the file, and what they fill"))
            for column in found.columns:
                means = column_name(column.means) if column.means else t("left out")
                cells = (column.header or "–", means, " · ".join(filter(None, column.samples)))
                tones = ("", "" if column.means else "dim", "dim")
                yield ListLine(f"column:{column.number}", cells, data=column, tones=tones)
        if notes := [note for note in found.notes if note not in gone]:
            yield _heading("notes", t("Good to know"))
            for number, note in enumerate(notes[:_SHOWN]):
                yield full_line(f"note:{number}", placed(note))

    @staticmethod
    def _question_lines(found: ImportPreview) -> Iterator[ListLine]:
        has_contacts = any(column.means == "last_contact" for column in found.columns)
        names = next((c for c in found.columns if c.means == WHOLE_NAME), None)
        whole = next((s for s in names.samples if " " in s and "," not in s), "") if names else ""
        asked = answer_lines(
            found.asked, found.choices, has_contacts=has_contacts, whole_name=whole
        )
        if lines := list(asked):
            yield _heading("asked", t("What the list does not say: enter answers"))
            yield from lines

    # What can be changed -------------------------------------------------------------------

    def choose_line(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        from coachdesk.tui.screens.import_pickers import ColumnPicker

        line, seen = self.line(), self._seen
        if not (line and seen):
            return
        if line.key.startswith("sheet:"):
            self._choose(seen.choices._replace(sheet=line.data))
        elif line.key in QUESTIONS:
            about = meaning_of(line.key, seen.asked)
            ask(self.desk_app, line.key, seen.choices, about, self._choose)
        elif isinstance(line.data, SeenColumn):
            number = line.data.number

            def chosen(means: str | None) -> None:
                if means is not None:
                    columns = {**seen.choices.columns, number: means or None}
                    self._choose(seen.choices._replace(columns=columns))

            self.app.push_screen(ColumnPicker(line.data.header), chosen)
        else:
            open_text(self.desk_app, t("Import"), literal(_whole(line)))

    def _choose(self, choices: ImportChoices) -> None:
        self._choices = choices
        self._read_anew()

    def action_reload(self) -> None:
        """The file was mended meanwhile, as in Excel."""
        if not self._taking:
            self._from_disk = True
            self._read_anew()

    def action_problem_rows(self) -> None:
        from coachdesk.exchange.problem_rows import of_the_file
        from coachdesk.tui.forms.export import export_problem_rows

        if not (self._seen and self._seen.problems and self._seen.columns):
            self.work.say(t("There are no rows to mend."))
        elif of_the_file(self._seen.problems):
            self.work.say(t("Mend the file itself first: not every line of it is a whole row."))
        else:
            seen, sheet = self._seen, self._seen.choices.sheet
            export_problem_rows(self.desk_app, self._path, self._data, seen.problems, sheet)

    # Taking it in --------------------------------------------------------------------------

    def action_take(self) -> None:
        seen = self._seen
        if self._taking or seen is None:
            return
        if seen.blocked:
            self.work.say(t("Nothing can be taken in before this is mended."), warn=True)
        elif not seen.problems:
            self._answer_or_begin(seen)
        elif not any(map(any, seen.tally.values())):
            self.work.say(t("No row of it can be taken in before it is mended."), warn=True)
        else:
            question = "\n".join([_summary(self._path, seen), *tally_lines(seen.tally)])
            yes, no = t("take these in"), t("mend it first")
            ask_first(self.app, question, yes, no, lambda: self._answer_or_begin(seen))

    def _answer_or_begin(self, seen: ImportPreview) -> None:
        begin = partial(self._begin, seen)
        answer_first(self.desk_app, seen.asked, seen.choices, begin, self._choose)

    def _begin(self, seen: ImportPreview) -> None:
        self._taking, self._stop = True, False
        # Somebody may leave this screen meanwhile, and a screen that has gone knows no app.
        app = self.desk_app
        app.work.write(
            lambda: self._take(app, seen),
            lambda taken: self._taken(*taken, app),
            lambda error: self._not_taken(error, app),
            about=t("take {file} in", file=self._path.name),
        )

    def _take(self, app: "DeskApp", seen: ImportPreview) -> "tuple[Imported, Path | None]":
        """Take every whole row in; the others go to a file first."""

        def told(count: int) -> None:
            if self._stop:
                raise _Stopped
            app.call_from_thread(self._tell, t("Taken in so far: {count}", count=count))

        incoming = self._incoming(seen, lines_of(seen.problems))
        kept = None
        if seen.problems:
            folders = (self._path.absolute().parent, home(app.desk.path.parent))
            kept = keep_problem_rows(
                seen.data,
                seen.problems,
                folders,
                self._path.stem,
                app.desk.path,
                seen.choices.sheet,
            )
        settings = {}
        if seen.columns:
            settings[SETTING] = remembered(app.desk.settings, seen.columns, seen.choices)
        try:
            return app.desk.files.import_records(incoming, told=told, remember=settings), kept
        except BaseException:
            if kept:
                kept.unlink(missing_ok=True)
            raise

    def _taken(self, found: "Imported", kept: Path | None, app: "DeskApp") -> None:
        self._is_taken = True
        if app.screen is self:
            app.pop_screen()
        said = [*tally_lines(found.tally), t("u takes the whole import back.")]
        if kept:
            rows = t("The rows to mend are in {file}; bring that in when it is mended.", file=kept)
            app.work.refuse("\n".join([*said, rows]))
        else:
            app.work.say("\n".join(said))
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
    return full_line(f"heading:{key}", text, tone)._replace(passed=True)


def _whole(line: ListLine) -> str:
    """What a line says; a column of the file: its name, what it fills, its first values."""
    name, *rest = line.cells
    return "\n".join([f"{name}: {rest[0]}", *filter(None, rest[1:])]) if rest else name


def _summary(path: Path, found: ImportPreview) -> str:
    """How many people come in as new, changed and left, and how many rows do not."""
    said = path.name
    if people := found.tally.get("jobseeker"):
        said += ": " + t("{added} new, {updated} changed, {left} as they were", **people._asdict())
    rows = len(lines_of(found.problems))
    if _sheets(found):
        said += ": " + t("several sheets look like a list; choose one.")
    elif found.blocked:
        places = len(found.problems)
        said += ": " + tn(
            places,
            "1 place to mend; nothing can be taken in yet.",
            "{count} places to mend; nothing can be taken in yet.",
        )
    elif rows:
        said += "; " + tn(
            rows,
            "1 row to mend stays out and goes to a file.",
            "{count} rows to mend stay out and go to a file.",
        )
    return said


def open_import(app: "DeskApp", path: Path, data: bytes) -> None:
    app.push_screen(ImportScreen(path, data))
