"""The first run: whose store this is, and what to begin with."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.beginning import Beginning, Protection
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.paths import user_path
from coachdesk.records import Coach, FieldKind, FieldSpec, check, fields_of
from coachdesk.store.protection import has_cipher
from coachdesk.tui.forms.fields import NEW_PASSPHRASE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.protection import ADVICE, new_passphrase, passphrase_problems
from coachdesk.words import t
from coachdesk.words.problems import placed
from coachdesk.words.terms import field_label

_SHOWN = 8
_BEGIN = FieldSpec("begin", FieldKind.WORD, True, None, Beginning)
_FILE = FieldSpec("file", FieldKind.LINE, False, None, None)
_PROTECTION = FieldSpec("protection", FieldKind.WORD, True, None, Protection)


class SetupForm(FormScreen):
    """A name, what to begin with, and whether a passphrase protects it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Welcome to coachdesk"))
        self.saves = "coach"
        self.wants_demo = False

    def asked(self) -> Iterable[Asked]:
        specs = fields_of(Coach)
        yield Asked(specs["name"], t("Your name"), heading=t("Two minutes, and you can begin."))
        yield Asked(specs["team"], field_label("team"))
        yield Asked(_BEGIN, t("Begin with"), Beginning.EMPTY)
        yield Asked(_FILE, t("Your list (CSV, JSON)"))
        if not has_cipher():
            return
        yield Asked(_PROTECTION, t("Protect it with"), heading=t(ADVICE))
        yield from new_passphrase(required=False)

    def check(self, values: Mapping[str, Any]) -> list[Problem]:
        own = {name: values.get(name) for name in ("name", "team")}
        problems = check(Coach, own)[1]
        if values["begin"] is Beginning.DEMO:
            return []
        if not values["name"]:
            problems.append(Problem("name", "missing"))
        if values["begin"] is Beginning.LIST and not values["file"]:
            problems.append(Problem("file", "missing"))
        if "protection" in values:
            problems += _secret_problems(values)
        return problems

    def store(self, values: dict[str, Any]) -> int:
        """Take the list in first: a list that cannot be read leaves the form as it is."""
        if values["begin"] is Beginning.DEMO:
            self.wants_demo = True
            return 0
        if name := values.get("file"):
            try:
                data = user_path(name).read_bytes()
            except (OSError, ValueError):
                raise self.refused("file", "no_such_file", value=name) from None
            try:
                self.desk.take_in(read_file(data, name, self.today))
            except Refused as refused:
                raise _shortened(refused) from None
        if values.get("protection") is Protection.PASSPHRASE:
            self.desk.protect(None, values[NEW_PASSPHRASE])
        self.desk.set_up(values["name"], values.get("team"))
        return 0


def _secret_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Typed twice, or explicitly none; a passphrase typed beside "none" is asked about."""
    if values["protection"] is None:
        return [Problem("protection", "missing")]
    if values["protection"] is Protection.PASSPHRASE:
        return passphrase_problems(values)
    typed = values[NEW_PASSPHRASE] or values["again"]
    return [Problem("protection", "passphrase_unused")] if typed else []


def _shortened(refused: Refused) -> Refused:
    """The first problems of a list, each with its place; the command line tells them all."""
    shown = [
        Problem("", "in_file", {"what": placed(problem)}) for problem in refused.problems[:_SHOWN]
    ]
    more = len(refused.problems) - _SHOWN
    return Refused(shown + ([Problem("", "more_in_file", {"count": more})] if more > 0 else []))
