"""The first run: whose store this is, and what to begin with."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.paths import user_path
from coachdesk.records import Coach, FieldKind, FieldSpec, check, fields_of
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.words import t
from coachdesk.words.problems import placed
from coachdesk.words.terms import field_label

_FILE = FieldSpec("file", FieldKind.LINE, False, None, None)
_SHOWN = 8


class SetupForm(FormScreen):
    """A name, perhaps a team, perhaps a list to bring along."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Welcome to coachdesk"))

    def asked(self) -> Iterable[Asked]:
        specs = fields_of(Coach)
        yield Asked(specs["name"], t("Your name"), heading=t("Two minutes, and you can begin."))
        yield Asked(specs["team"], field_label("team"))
        yield Asked(
            _FILE,
            t("Your list, if you have one"),
            heading=t("A list from Excel saved as CSV, or a caseload in JSON; may stay empty."),
        )

    def check(self, values: Mapping[str, Any]) -> list[Problem]:
        own = {name: values.get(name) for name in ("name", "team")}
        return check(Coach, own)[1]

    def store(self, values: dict[str, Any]) -> int:
        """Take the list in first: a list that cannot be read leaves the form as it is."""
        if name := values.get("file"):
            try:
                data = user_path(name).read_bytes()
            except (OSError, ValueError):
                raise self.refused("file", "no_such_file", value=name) from None
            try:
                self.desk.take_in(read_file(data, name, self.today))
            except Refused as refused:
                raise _shortened(refused) from None
        self.desk.set_up(values["name"], values.get("team"))
        return 0


def _shortened(refused: Refused) -> Refused:
    """The first problems of a list, each with its place; the command line tells them all."""
    shown = [
        Problem("", "in_file", {"what": placed(problem)}) for problem in refused.problems[:_SHOWN]
    ]
    more = len(refused.problems) - _SHOWN
    return Refused(shown + ([Problem("", "more_in_file", {"count": more})] if more > 0 else []))
