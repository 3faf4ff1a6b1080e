"""Publishing one's figures for the team lead: where to, and whether to do so every day."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.paths import user_path
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG, FOLDER
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.words import t
from coachdesk.words.reasons import reason
from coachdesk.words.safety import not_noted

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_FOLDER = Field("folder", FOLDER, required=True)
_DAILY = Field("daily", FLAG, required=True)


class PublishForm(FormScreen):
    """Asks for the folder; a desk that may write can remember it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Publish these figures for the team lead"))
        self._folder = desk.settings.get("publish_folder") or ""

    def asked(self) -> Iterable[Asked]:
        what = t("Counts, months and dossier numbers go into the file; no names, no notes.")
        yield Asked(_FOLDER, t("Folder"), self._folder, heading=what)
        if not self.desk.read_only:
            yield Asked(_DAILY, t("Once a day from now on"), bool(self._folder))

    def check(self, values: FieldValues) -> list[Problem]:
        return [] if values.get("folder") else [Problem("folder", "missing")]

    def store(self, values: FieldValues) -> int:
        """Publish first: a folder that does not take it is not remembered."""
        try:
            folder = user_path(values["folder"]).absolute()
            is_there = folder.is_dir()
        except (OSError, ValueError):
            is_there = False
        if not is_there:
            raise self.refused("folder", "no_folder", value=values["folder"])
        missed: list[str] = []
        try:
            file = self.desk.files.publish(folder, missed.append)
        except OSError as error:
            raise self.refused("folder", "not_written", reason=reason(error)) from None
        said = t("Published: {file}. Counts and dossier numbers, no names.", file=file)
        self.said_when_saved = said
        if missed:
            self.said_when_saved += f" {not_noted(missed)}"
        if not self.desk.read_only:
            wanted = str(folder) if values["daily"] else None
            if wanted != self.desk.settings.get("publish_folder"):
                self.desk.write.remember("publish_folder", wanted)
        return 0


def publish_figures(app: "DeskApp") -> None:
    """Also from a desk that may not write."""
    form = PublishForm(app.desk)

    def done(saved: int | None) -> None:
        if saved is not None:
            app.work.say(form.said_when_saved)

    app.push_screen(form, done)
