"""Putting a signal off until a day, with a reason."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.signal import Signal
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import check
from coachdesk.schema.records import SET_ASIDE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class SetAsideForm(FormScreen):
    """Until when, and why: the line comes back that day."""

    def __init__(self, desk: Desk, signal: Signal) -> None:
        line = signal_line(signal)
        if signal.person:
            line = f"{signal.person.name} – {line}"
        super().__init__(desk, t("Set aside: {line}", line=line))
        self._signal = signal
        self._line = line

    def asked(self) -> Iterable[Asked]:
        specs = SET_ASIDE.fields
        for name in ("until_on", "reason"):
            spec = specs[name]._replace(required=True)
            yield Asked(spec, field_label(name), None, Lean.FUTURE)

    def check(self, values: FieldValues) -> list[Problem]:
        problems = check(SET_ASIDE, values)[1]
        lacking = [name for name in ("until_on", "reason") if not values.get(name)]
        return problems + [Problem(name, "missing") for name in lacking if name in values]

    def store(self, values: FieldValues) -> int:
        until = day(values["until_on"])
        say_saved(self, t("Set aside until {day}: {line}", day=until, line=self._line))
        self.desk.write.set_aside(self._signal, values["until_on"], values["reason"])
        return 0


def set_aside(app: "DeskApp", signal: Signal) -> None:
    open_form(app, lambda: SetAsideForm(app.desk, signal))
