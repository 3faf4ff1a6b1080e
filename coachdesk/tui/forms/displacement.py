"""The displacement check: four questions, whose answers are kept with the placement."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.words import t
from coachdesk.words.formats import day

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

# Unpaid work must not replace work that somebody is (or would be) paid for.
_QUESTIONS = {
    "permanent_post": "Is (or was) this work somebody's permanent post?",
    "temporary_peak": "Is it a temporary peak for which somebody would be hired?",
    "seasonal_work": "Is it seasonal work that is otherwise paid?",
    "replacing_absent": "Does it replace somebody who is absent?",
}


class DisplacementForm(FormScreen):
    """Yes to any of the four means a risk of displacement."""

    def __init__(self, desk: Desk, placement_id: int) -> None:
        stored = there(desk.read.record("placement", placement_id))
        who = desk.read.whose("placement", placement_id)
        facts = {"name": who, "organisation": stored["organisation"]}
        super().__init__(desk, t("{name}: displacement check, {organisation}", **facts))
        say_saved(self, t("Displacement check saved: {name}, {organisation}", **facts))
        self.saves = "placement"
        self._placement = placement_id
        self.seen = stored.values

    def asked(self) -> Iterable[Asked]:
        for name in _QUESTIONS:
            yield Asked(Field(name, FLAG, required=True), t(_QUESTIONS[name]))

    def draft(self) -> Draft:
        return self._draft("displacement", None, self._placement)

    def check(self, values: FieldValues) -> list[Problem]:
        return [Problem(name, "missing") for name, value in values.items() if value is None]

    def store(self, values: FieldValues) -> int:
        answers = "; ".join(
            f"{t(_QUESTIONS[name])} {t('yes') if value else t('no')}"
            for name, value in values.items()
        )
        said = t("Displacement check {day}: {answers}", day=day(self.today), answers=answers)
        note = self.seen["note"]
        change = {
            "displacement_checked_on": self.today,
            "displacement_risk": any(values.values()),
            "note": f"{note}\n{said}" if note else said,
        }
        self.desk.write.change("placement", self._placement, change, self.seen)
        return self._placement


def open_displacement_form(app: "DeskApp", placement_id: int) -> None:
    open_form(app, lambda: DisplacementForm(app.desk, placement_id))
