"""Closing a dossier: when, why, in a few words, with what stays open said first."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.case import Case
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import check, order_problems
from coachdesk.schema.records import JOBSEEKER
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.words import t, tn
from coachdesk.words.terms import choice, field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_FIELDS = ("closed_on", "closed_reason", "closing_note")


class CloseForm(FormScreen):
    """The day, the reason, a summary."""

    def __init__(self, desk: Desk, jobseeker_id: int) -> None:
        line = there(desk.read.case_line(jobseeker_id))
        stored = there(desk.read.record("jobseeker", jobseeker_id))
        super().__init__(desk, t("Close the dossier of {name}", name=line.case.person.name))
        self._case = line.case
        self.saves = "jobseeker"
        self.seen = stored.values

    def asked(self) -> Iterable[Asked]:
        specs = JOBSEEKER.fields
        heading = t("Still open, and kept as it is: {what}", what=still_open(self._case))
        for name in _FIELDS:
            spec = specs[name]._replace(required=name != "closing_note")
            value = self.today if name == "closed_on" else self.seen[name]
            yield Asked(spec, field_label(name), value, heading=heading)
            heading = ""

    def first_field(self) -> str:
        return "closed_reason"

    def draft(self) -> Draft:
        return self._draft("close", self._case.person.id, None)

    def check(self, values: FieldValues) -> list[Problem]:
        checked, problems = check(JOBSEEKER, values)
        registered = {"registered_on": self.seen["registered_on"]}
        lacking = [name for name in _FIELDS[:2] if name in values and values[name] is None]
        return [
            *problems,
            *order_problems(JOBSEEKER, checked | registered),
            *(Problem(name, "missing") for name in lacking),
        ]

    def store(self, values: FieldValues) -> int:
        person = self._case.person.id
        why = choice(values["closed_reason"])
        name = self._case.person.name
        say_saved(self, t("Dossier closed: {name}, {why}", name=name, why=why))
        self.desk.write.change("jobseeker", person, values, self.seen)
        return person


def still_open(case: Case) -> str:
    """In words what a dossier still holds open."""
    running = [item for item in case.placements if not item.ended_on]
    counted = (
        (len(case.steps), tn(len(case.steps), "1 plan step", "{count} plan steps")),
        (len(case.debts), tn(len(case.debts), "1 debt", "{count} debts")),
        (len(running), tn(len(running), "1 placement", "{count} placements")),
        (
            len(case.appointments),
            tn(len(case.appointments), "1 appointment", "{count} appointments"),
        ),
    )
    said = [text for count, text in counted if count]
    if case.open_assistance:
        said.append(t("debt assistance"))
    return ", ".join(said) or t("nothing")


def open_close_form(app: "DeskApp", jobseeker_id: int) -> None:
    open_form(app, lambda: CloseForm(app.desk, jobseeker_id))
