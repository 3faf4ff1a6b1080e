"""The first run: whose store this is, and what to begin with."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.setup_choices import Beginning, Protection
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValues
from coachdesk.paths import may_be_lost
from coachdesk.schema.fields import Field, check
from coachdesk.schema.kinds import PATH, Word
from coachdesk.schema.records import COACH
from coachdesk.store.protection import has_cipher
from coachdesk.tui.forms.export import print_recovery_sheet
from coachdesk.tui.forms.fields import NEW_PASSPHRASE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.import_file import read_user_file
from coachdesk.tui.forms.opening import open_form
from coachdesk.tui.forms.protection import (
    ADVICE,
    forgotten_after,
    new_passphrase,
    passphrase_problems,
)
from coachdesk.tui.screens.import_preview import open_import
from coachdesk.words import t
from coachdesk.words.safety import may_be_lost_text
from coachdesk.words.terms import field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_BEGIN = Field("begin", Word(Beginning), required=True)
_FILE = Field("file", PATH)
_PROTECTION = Field("protection", Word(Protection), required=True)


class SetupForm(FormScreen):
    """A name, what to begin with, and whether a passphrase protects it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Welcome to coachdesk"))
        self.saves = "coach"
        self.said_when_saved = ""
        self.wants_demo = False
        self.path = Path()
        self.data = b""  # of a list to bring in

    def asked(self) -> Iterable[Asked]:
        specs = COACH.fields
        heading = t("Two minutes, and you can begin. esc: fill this in later.")
        if may_be_lost(self.desk.path):
            heading += f" {may_be_lost_text()}"
        yield Asked(specs["name"], t("Your name"), heading=heading)
        yield Asked(specs["team"], field_label("team"))
        yield Asked(_BEGIN, t("Begin with"), Beginning.EMPTY)
        yield Asked(_FILE, t("Your list (Excel, CSV, JSON)"))
        if not has_cipher():
            return
        yield Asked(_PROTECTION, t("Protect it with"), heading=t(ADVICE))
        yield from new_passphrase(required=False)

    def check(self, values: FieldValues) -> list[Problem]:
        own = {name: values.get(name) for name in ("name", "team")}
        problems = check(COACH, own)[1]
        if values["begin"] is Beginning.DEMO:
            return []
        if not values["name"]:
            problems.append(Problem("name", "missing"))
        if values["begin"] is Beginning.LIST and not values["file"]:
            problems.append(Problem("file", "missing"))
        if "protection" in values:
            problems += _secret_problems(values)
        return problems

    def store(self, values: FieldValues) -> int:
        """What the list holds is shown next, before anything of it is written."""
        if values["begin"] is Beginning.DEMO:
            self.wants_demo = True
            return 0
        if name := values.get("file"):
            self.path, self.data = read_user_file(self, name)
        if values.get("protection") is Protection.PASSPHRASE:
            with forgotten_after(values):
                self.desk.safety.protect(None, values[NEW_PASSPHRASE])
        self.desk.write.set_up(values["name"], values.get("team"))
        return 0


def _secret_problems(values: FieldValues) -> list[Problem]:
    """Typed twice, or explicitly none; a passphrase typed beside "none" is asked about."""
    if values["protection"] is None:
        return [Problem("protection", "missing")]
    if values["protection"] is Protection.PASSPHRASE:
        return passphrase_problems(values)
    typed = values[NEW_PASSPHRASE] or values["again"]
    return [Problem("protection", "passphrase_unused")] if typed else []


def set_up(app: "DeskApp") -> None:
    """The first run: whose caseload this is; or first a look at the demo."""

    def begun(form: SetupForm, _: int) -> None:
        if form.wants_demo:
            app.wants_demo = True
            app.exit()
            return
        app.work.say(t("Your caseload is kept in {file}.", file=clean_line(str(app.desk.path))))
        if form.data:
            open_import(app, form.path, form.data)
        if app.desk.is_protected:
            print_recovery_sheet(app)

    open_form(app, lambda: SetupForm(app.desk), begun)
