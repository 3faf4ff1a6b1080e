"""Which file to take in."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.values import FieldValues
from coachdesk.exchange.calendar_lines import is_calendar
from coachdesk.exchange.safe_file import open_to_read
from coachdesk.paths import user_path
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import PATH
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import open_form
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

FILE = Field("file", PATH, required=True)


class ImportFileForm(FormScreen):
    """The place of a list or a caseload; its content is shown before anything is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Bring a list in"))
        self.path = Path()
        self.data = b""
        self.said_when_saved = ""

    def asked(self) -> Iterable[Asked]:
        heading = t(
            "A list from Excel, a table of details, a caseload in JSON, or a calendar (.ics)."
        )
        yield Asked(FILE, t("File"), heading=heading)

    def store(self, values: FieldValues) -> int:
        self.path, self.data = read_user_file(self, values.get("file") or "")
        return 0


def read_user_file(form: FormScreen, name: str) -> tuple[Path, bytes]:
    """A file by the name somebody typed; a name in quotes, as file managers copy it, too."""
    bare = name.strip().strip("\"'")
    try:
        path = user_path(bare)
        with open_to_read(path) as file:
            return path, file.read()
    except (OSError, ValueError):
        raise form.refused("file", "no_such_file", value=name) from None


def import_records(app: "DeskApp") -> None:
    """Choose a file; its content is shown before anything is written."""
    from coachdesk.tui.screens.calendar_preview import open_calendar
    from coachdesk.tui.screens.import_preview import open_import

    def opened(form: ImportFileForm) -> None:
        is_of_days = is_calendar(form.data, form.path.name)
        (open_calendar if is_of_days else open_import)(app, form.path, form.data)

    open_form(app, lambda: ImportFileForm(app.desk), lambda form, _: opened(form))
