"""Writing a file for elsewhere: what goes out is said first."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.desk import CaseLine, Desk
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.values import FieldValues
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.exchange.problem_rows import write_problem_rows
from coachdesk.exchange.table_words import header_of
from coachdesk.paths import home, user_path
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG, PATH, TAGS
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import open_file_form
from coachdesk.tui.viewer import open_in_viewer
from coachdesk.words import t, tn
from coachdesk.words.reasons import reason
from coachdesk.words.safety import not_noted
from coachdesk.words.terms import field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_FILE = Field("file", PATH, required=True)
_COLUMNS = Field("columns", TAGS)
_DETAILS = Field("details", FLAG, required=True)
_DEBTS = Field("debts", FLAG, required=True)
_NAMES = Field("names", FLAG, required=True)
_OPEN = Field("open_now", FLAG, required=True)

Missed = Callable[[str], None]  # is called where the store could not note a file


@dataclass(frozen=True, repr=False)
class OutgoingFile:
    """One file for elsewhere: its name, what goes out, what is asked, and how it is written."""

    title: str
    name: str
    what: str
    write: Callable[[Path, FieldValues, Missed], object]  # raises OSError
    asked: tuple[Asked, ...] = ()
    check: Callable[[FieldValues], list[Problem]] = lambda _: []
    said_when_written: str = ""
    is_page: bool = False  # offered to be opened at once, to be printed
    doubt: str = ""  # asked about before it is written


class FileForm(FormScreen):
    """Asks where to, and refuses a place that is taken or cannot be written."""

    def __init__(self, desk: Desk, file: OutgoingFile) -> None:
        super().__init__(desk, file.title)
        self._file = file
        if file.doubt:
            self.sure = (t("hand over"), t("keep here"))
        self.said_when_saved = ""  # known when it is written

    def asked(self) -> Iterable[Asked]:
        # A dossier number may hold what no file name can.
        name = re.sub(r"[^\w.-]+", "-", self._file.name).lstrip(".-")
        place = home(self.desk.path.parent) / name
        yield Asked(_FILE, field_label("file"), str(place), heading=self._file.what)
        yield from self._file.asked
        if self._file.is_page:
            yield Asked(_OPEN, t("Open it now"), True)

    def check(self, values: FieldValues) -> list[Problem]:
        problems = [] if values.get("file") else [Problem("file", "missing")]
        return [*problems, *self._file.check(values)]

    def doubts(self, values: FieldValues) -> list[str]:
        return [self._file.doubt] if self._file.doubt else []

    def _place_problems(self, name: str) -> list[Problem]:
        try:
            path = user_path(name)
            self.desk.safety.refuse_place(path)
            if not path.parent.is_dir():
                return [Problem("file", "no_folder", {"value": str(path.parent)})]
        except Refused as refused:
            return refused.problems
        except (OSError, ValueError):
            return [Problem("file", "no_file", {"value": name})]
        return []

    def store(self, values: FieldValues) -> int:
        if problems := self._place_problems(values["file"]):
            raise Refused(problems)
        missed: list[str] = []
        path = user_path(values["file"])
        try:
            self._file.write(path, values, missed.append)
        except FileExistsError:  # it came there meanwhile
            raise self.refused("file", "file_exists", value=values["file"]) from None
        except OSError as error:
            raise self.refused("file", "not_written", reason=reason(error)) from None
        said = self._file.said_when_written or t("Only you can read it: mind where it goes.")
        self.said_when_saved = f"{t('Written: {file}', file=path.absolute())}. {said}"
        if missed:
            self.said_when_saved += f" {not_noted(missed)}"
        if values.get("open_now") and not open_in_viewer(path):
            self.said_when_saved += " " + t("Open it in your browser to print it.")
        return 0


# The files ---------------------------------------------------------------------------------


def caseload_file(desk: Desk, lines: Sequence[CaseLine]) -> OutgoingFile:
    """The lines of the caseload as they are shown, for Excel: a workbook, or CSV where the name
    says so; all columns, or those chosen, and their details where that is asked for."""
    called = {header_of(name): name for name in CASELOAD_COLUMNS}
    names = ", ".join(called)
    meant = {said.casefold(): name for said, name in called.items()}
    heading = t("The columns: {names}", names=names)
    people = tn(
        len(lines),
        "1 person goes into the file, with name, phone and all other columns.",
        "{count} people go into the file, with names, phones and all other columns.",
    )

    def check(values: FieldValues) -> list[Problem]:
        known = {*meant, *CASELOAD_COLUMNS}
        unknown = [name for name in values["columns"] if name.casefold() not in known]
        facts = {"value": ", ".join(unknown)}
        problems = [Problem("columns", "unknown_column", facts)] if unknown else []
        if values["details"] and str(values.get("file")).lower().endswith(".csv"):
            problems.append(Problem("details", "needs_workbook"))
        return problems

    def write(path: Path, values: FieldValues, missed: Missed) -> None:
        is_workbook = path.suffix.lower() != ".csv"
        form = "xlsx" if is_workbook else "excel-nl"
        columns = [meant.get(name.casefold(), name) for name in values["columns"]] or None
        details = bool(values["details"])
        desk.files.export_lines(lines, path, form, columns, missed, details=details)

    return OutgoingFile(
        title=t("Export for Excel"),
        name=f"caseload-{desk.today.isoformat()}.xlsx",
        what=f"{people} {t('The file has no passphrase: whoever has it can read it all.')}",
        asked=(
            Asked(_DETAILS, t("With their contacts, plan, debts and other details"), False),
            Asked(_COLUMNS, t("Only these columns"), [], heading=heading),
        ),
        check=check,
        write=write,
    )


def calendar_file(desk: Desk) -> OutgoingFile:
    """Coming appointments and workshops for Outlook; names only when asked for."""
    entries = desk.read.calendar_entries()
    gone = sum(entry.cancelled for entry in entries)
    what = tn(
        len(entries) - gone,
        "1 appointment or workshop goes into the file, with the dossier number.",
        "{count} appointments and workshops go into the file, with dossier numbers.",
    )
    if gone:
        what += " " + tn(
            gone,
            "1 that went out before is cancelled.",
            "{count} that went out before are cancelled.",
        )
    return OutgoingFile(
        title=t("Calendar file for Outlook"),
        name=t("appointments-{day}.ics", day=desk.today.isoformat()),
        what=what,
        asked=(Asked(_NAMES, t("With names"), False),),
        write=lambda path, values, missed: desk.calendars.export(
            path, names=values["names"], missed=missed
        ),
    )


def plan_page(desk: Desk, jobseeker_id: int, ref: str) -> OutgoingFile:
    """The plan as a page to print for the jobseeker; debts only when chosen."""
    return OutgoingFile(
        title=t("Print the plan"),
        name=f"plan-{ref}.html",
        what=t("The plan goes on the page as written: read the goal and the steps once more."),
        asked=(Asked(_DEBTS, t("With debts"), False),),
        is_page=True,
        write=lambda path, values, missed: desk.files.export_handout(
            jobseeker_id, path, debts=values["debts"], missed=missed
        ),
    )


def problem_rows_file(
    desk: Desk, source: Path, data: bytes, problems: Sequence[Problem], sheet: str | None
) -> OutgoingFile:
    """The rows of a list that cannot be taken in, to mend in Excel and bring in again."""
    return OutgoingFile(
        title=t("Rows to mend"),
        name=t("{list}-to-mend.csv", list=source.stem),
        what=t("Each row says what is wrong with it; mended, the file can be brought in."),
        write=lambda path, _, __: write_problem_rows(
            data, problems, path, sheet=sheet, store=desk.path
        ),
    )


def recovery_sheet_file(desk: Desk) -> OutgoingFile:
    """What to keep on paper of a protected caseload."""
    return OutgoingFile(
        title=t("Recovery sheet"),
        name=t("coachdesk-recovery-sheet.html"),
        what=t("A page to print, with a line to write the passphrase on by hand."),
        write=lambda path, _, __: desk.safety.write_recovery_sheet(path),
        is_page=True,
    )


# Opening them ------------------------------------------------------------------------------


def _open(app: "DeskApp", file: Callable[[], OutgoingFile]) -> None:
    open_file_form(app, lambda: FileForm(app.desk, file()))


def export_lines(app: "DeskApp", lines: Sequence[CaseLine]) -> None:
    _open(app, lambda: caseload_file(app.desk, lines))


def export_calendar(app: "DeskApp") -> None:
    _open(app, lambda: calendar_file(app.desk))


def open_plan_page(app: "DeskApp", jobseeker_id: int, ref: str) -> None:
    _open(app, lambda: plan_page(app.desk, jobseeker_id, ref))


def export_problem_rows(
    app: "DeskApp",
    source: Path,
    data: bytes,
    problems: Sequence[Problem],
    sheet: str | None = None,
) -> None:
    _open(app, lambda: problem_rows_file(app.desk, source, data, problems, sheet))


def print_recovery_sheet(app: "DeskApp") -> None:
    _open(app, lambda: recovery_sheet_file(app.desk))
