"""Writing a file for elsewhere: what goes out is said first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from coachdesk.desk import CaseLine, Desk
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.exchange.problem_rows import write_problem_rows
from coachdesk.paths import home, user_path
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG, LINE, TAGS
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.words import t, tn
from coachdesk.words.safety import not_noted
from coachdesk.words.terms import field_label

_FILE = Field("file", LINE, required=True)
_COLUMNS = Field("columns", TAGS)
_DEBTS = Field("debts", FLAG, required=True)
_NAMES = Field("names", FLAG, required=True)


class FileForm(FormScreen):
    """Asks where to, and refuses a place that is taken or cannot be written."""

    def __init__(self, desk: Desk, title: str, name: str, what: str) -> None:
        super().__init__(desk, title)
        # A dossier number may hold what no file name can.
        self._file_name = re.sub(r"[^\w.-]+", "-", name).lstrip(".-")
        self._what = what
        self.said_when_saved = t("Written. It is yours alone to read; mind where it goes.")
        self.missed: list[str] = []  # the notes of the file that could not be written

    def asked(self) -> Iterable[Asked]:
        place = home(self.desk.path.parent) / self._file_name
        yield Asked(_FILE, field_label("file"), str(place), heading=self._what)

    def check(self, values: Mapping[str, Any]) -> list[Problem]:
        if not values.get("file"):
            return [Problem("file", "missing")]
        try:
            path = user_path(values["file"])
            self.desk.safety.refuse_place(path)
            if not path.parent.is_dir():
                return [Problem("file", "no_folder", {"value": str(path.parent)})]
        except Refused as refused:
            return refused.problems
        except (OSError, ValueError):
            return [Problem("file", "no_file", {"value": values["file"]})]
        return []

    def store(self, values: dict[str, Any]) -> int:
        try:
            self.write_file(user_path(values["file"]), values)
        except FileExistsError:  # it came there meanwhile
            raise self.refused("file", "file_exists", value=values["file"]) from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise self.refused("file", "not_written", reason=reason) from None
        if self.missed:
            self.said_when_saved += f" {not_noted(self.missed)}"
        return 0

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        """Write it; raises OSError."""
        raise NotImplementedError


class CaseloadFileForm(FileForm):
    """The lines of the caseload as they are shown, for Excel; all columns, or those chosen."""

    def __init__(self, desk: Desk, lines: Sequence[CaseLine]) -> None:
        what = tn(
            len(lines),
            "1 person goes into the file, with name, phone and all other columns.",
            "{count} people go into the file, with names, phones and all other columns.",
        )
        name = f"caseload-{desk.today.isoformat()}.csv"
        super().__init__(desk, t("Export for Excel"), name, what)
        self._lines = lines

    def asked(self) -> Iterable[Asked]:
        yield from super().asked()
        names = ", ".join(CASELOAD_COLUMNS)
        heading = t("The columns: {names}", names=names)
        yield Asked(_COLUMNS, t("Only these columns"), [], heading=heading)

    def check(self, values: Mapping[str, Any]) -> list[Problem]:
        unknown = [name for name in values["columns"] if name not in CASELOAD_COLUMNS]
        facts = {"value": ", ".join(unknown)}
        wrong = [Problem("columns", "unknown_column", facts)] if unknown else []
        return [*super().check(values), *wrong]

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        columns = values["columns"] or None
        self.desk.files.export_lines(self._lines, path, "excel-nl", columns, self.missed.append)


class CalendarFileForm(FileForm):
    """Coming appointments for Outlook; names only when asked for."""

    def __init__(self, desk: Desk) -> None:
        self._meetings = desk.read.meetings()
        what = tn(
            len(self._meetings),
            "1 appointment goes into the file, with the dossier number.",
            "{count} appointments go into the file, with dossier numbers.",
        )
        name = f"coachdesk-{desk.today.isoformat()}.ics"
        super().__init__(desk, t("Calendar file for Outlook"), name, what)

    def asked(self) -> Iterable[Asked]:
        yield from super().asked()
        yield Asked(_NAMES, t("With names"), False)

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        names, missed = values["names"], self.missed.append
        self.desk.files.export_calendar(self._meetings, path, names=names, missed=missed)


class HandoutForm(FileForm):
    """The plan as a page to print for the jobseeker; debts only when chosen."""

    def __init__(self, desk: Desk, jobseeker_id: int, ref: str) -> None:
        what = t("The plan goes on the page as written: read the goal and the steps once more.")
        super().__init__(desk, t("Print the plan"), f"plan-{ref}.html", what)
        self._jobseeker = jobseeker_id

    def asked(self) -> Iterable[Asked]:
        yield from super().asked()
        yield Asked(_DEBTS, t("With debts"), False)

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        debts, missed = values["debts"], self.missed.append
        self.desk.files.export_handout(self._jobseeker, path, debts=debts, missed=missed)


class ProblemRowsForm(FileForm):
    """The rows of a list that cannot be taken in, to mend in Excel and bring in again."""

    def __init__(self, desk: Desk, source: Path, data: bytes, problems: Sequence[Problem]) -> None:
        what = t("Each row says what is wrong with it; mended, the file can be brought in.")
        super().__init__(desk, t("Rows to mend"), f"{source.stem}-to-mend.csv", what)
        self._data = data
        self._problems = problems

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        write_problem_rows(self._data, self._problems, path, store=self.desk.path)


class RecoverySheetForm(FileForm):
    """What to keep on paper of a protected caseload."""

    def __init__(self, desk: Desk) -> None:
        what = t("A page to print, with a line to write the passphrase on by hand.")
        super().__init__(desk, t("Recovery sheet"), "coachdesk-recovery-sheet.html", what)

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        self.desk.safety.write_recovery_sheet(path)
