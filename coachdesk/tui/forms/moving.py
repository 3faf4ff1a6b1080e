"""Another day or time for an appointment."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import check
from coachdesk.schema.records import CONTACT
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.contact import plan_label, when_of
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.odd_times import odd_day_to_plan, odd_hour
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.tui.widgets.beside import Beside
from coachdesk.tui.widgets.day_plan import day_plan
from coachdesk.words import t
from coachdesk.words.formats import day

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class MoveForm(FormScreen):
    """Another day or time for an appointment."""

    def __init__(self, desk: Desk, contact_id: int) -> None:
        stored = there(desk.read.record("contact", contact_id))
        self._who = desk.read.whose("contact", contact_id)
        when = day(stored["on"])
        title = t("{name}: move the appointment of {day}", name=self._who, day=when)
        super().__init__(desk, title)
        self.saves = "contact"
        self._contact = contact_id
        self.seen = stored.values
        self._plan = day_plan(desk, about=RecordRef("contact", contact_id))

    def beside(self) -> Sequence[Beside]:
        return (self._plan,)

    def asked(self) -> Iterable[Asked]:
        specs = CONTACT.fields
        remarks = {"on": odd_day_to_plan(self.today), "at": odd_hour}
        for name in ("on", "at", "minutes", "place"):
            label, value, remark = plan_label(name, self.desk), self.seen[name], remarks.get(name)
            yield Asked(specs[name], label, value, Lean.FUTURE, remark=remark, asks=True)

    def draft(self) -> Draft:
        return self._draft("move", None, self._contact)

    def check(self, values: FieldValues) -> list[Problem]:
        return check(CONTACT, {k: v for k, v in values.items() if k in self.edited})[1]

    def store(self, values: FieldValues) -> int:
        changed = {name: value for name, value in values.items() if name in self.edited}
        moved = t("Appointment moved: {name}, {when}", name=self._who, when=when_of(values))
        say_saved(self, moved, changed)
        self.said_when_saved = self._plan.also(self.said_when_saved, values)
        if changed:
            self.desk.write.change("contact", self._contact, changed, self.seen)
        return self._contact


def move_appointment(app: "DeskApp", contact_id: int) -> None:
    open_form(app, lambda: MoveForm(app.desk, contact_id))
