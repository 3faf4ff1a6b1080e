"""Which file to take in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from coachdesk.desk import Desk
from coachdesk.exchange.safe_file import open_to_read
from coachdesk.paths import user_path
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.words import t

FILE = Field("file", LINE, required=True)


class ImportFileForm(FormScreen):
    """The place of a list or a caseload; its content is shown before anything is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Bring a list in"))
        self.path = Path()
        self.data = b""
        self.said_when_saved = ""

    def asked(self) -> Iterable[Asked]:
        heading = t("A list saved from Excel as CSV, a table of details, or a caseload in JSON.")
        yield Asked(FILE, t("File"), heading=heading)

    def store(self, values: dict[str, Any]) -> int:
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
