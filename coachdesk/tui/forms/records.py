"""The form of any record: its fields follow from the declaration, their order is chosen here."""

from collections.abc import Iterable

from textual import on

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import UNPAID
from coachdesk.schema.fields import TODAY, Field, check, missing
from coachdesk.schema.kinds import LINE
from coachdesk.schema.records import RECORDS
from coachdesk.store.dossiers import Stored
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.employer_visited import (
    ask_who_was_there,
    held_by_mode,
    new_employer,
    presence_problems,
)
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.odd_times import not_yet, odd_day_ahead, odd_hour
from coachdesk.tui.forms.opening import say_saved
from coachdesk.tui.forms.template_body import body_problems, shown_body, stored_body
from coachdesk.words import t
from coachdesk.words.records import name_of, record_called, saved_text
from coachdesk.words.terms import field_label, record_name


class RecordForm(FormScreen):
    """Add or change one record of any kind."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        record_id: int | None = None,
        jobseeker_id: int | None = None,
        values: FieldValues | None = None,
    ) -> None:
        self._kind = kind
        self._record_id = record_id
        self._jobseeker_id = jobseeker_id
        stored = there(desk.read.record(kind, record_id)) if record_id is not None else None
        self._who = ""
        if jobseeker_id is not None:
            self._who = name_of(there(desk.read.record("jobseeker", jobseeker_id)).values)
        elif stored and RECORDS[kind].owner == "jobseeker":
            self._who = desk.read.whose(kind, stored.id)
        super().__init__(desk, _title(kind, stored, self._who))
        self._organisations = (
            desk.read.organisations() if "organisation" in RECORDS[kind].named else []
        )
        self.saves = kind
        self.seen = stored.values if stored else {}
        begins = (RECORDS[kind].begins or {}).items()
        new = {name: desk.today if value is TODAY else value for name, value in begins}
        self.begun = given = values or {}
        self._begin = self.in_fields(self.seen or {**new, **given})

    def in_fields(self, stored: FieldValues) -> FieldValues:
        """A template is shown in the words of the language."""
        if self._kind != "template" or not stored.get("body"):
            return stored
        return {**stored, "body": shown_body(stored)}

    def first_field(self) -> str:
        """Where nothing is known yet."""
        known = self._record_id is not None or self._begin.get("organisation")
        if self._kind == "employer_contact" and known:
            return "outcome"
        if self._kind == "vacancy" and self._begin.get("organisation"):
            return "title"
        # Of a check of aftercare the day is known: what matters is whether the work lasts.
        return "still_working" if self._kind == "aftercare" and self._record_id is None else ""

    def asked(self) -> Iterable[Asked]:
        kind = RECORDS[self._kind]
        links = kind.named.items()
        needed = [name for name, link in links if link.required and not link.shown]
        named = [Field(name, LINE, required=True) for name in needed]
        others = [Field(name, LINE) for name, link in links if not link.required]
        specs = {field.name: field for field in (*named, *kind.own, *others)}
        first = kind.asked_first or tuple(specs)
        rest = [name for name in specs if name not in first]
        items = [self._ask(specs[name]) for name in (*first, *rest)]
        if self._record_id is None:
            items, self._folded = items[: len(first)], items[len(first) :]
        return items

    def _ask(self, spec: Field) -> Asked:
        value = self._begin.get(spec.name, spec.default)
        if spec.vocabulary and value is not None:
            value = spec.vocabulary(value)
        if spec.name == "ref" and self._record_id is None:
            spec = spec._replace(required=False)  # left empty it is given
        lean = Lean.FUTURE if spec.ahead else Lean.PAST
        asked = Asked(spec, field_label(spec.name), value, lean)
        if spec.name == "organisation":
            return asked._replace(
                suggestions=self._organisations, remark=new_employer(self._organisations)
            )
        if self._kind == "contact" and spec.name == "on":
            return asked._replace(remark=odd_day_ahead(self.today), asks=True)
        if self._kind == "contact" and spec.name == "at":
            return asked._replace(remark=odd_hour, asks=True)
        return asked

    def other_letter(self, choice: Choice, letter: str) -> bool:
        """Of a new contact with an employer: how it took place, and so that it was held."""
        is_new = self._kind == "employer_contact" and self._record_id is None
        return is_new and held_by_mode(self.fields(), choice, letter)

    def on_mount(self) -> None:
        self._show_displacement()

    @on(Choice.Changed)
    def _letter_chosen(self, event: Choice.Changed) -> None:
        if self._kind == "contact":
            ask_who_was_there(self.fields(), event.choice)
        self._show_displacement()

    def tell_beside(self) -> None:
        super().tell_beside()
        self._show_displacement()

    def _show_displacement(self) -> None:
        """Asked of unpaid work; what stands there already stays in sight."""
        if self._kind == "placement":
            fields = self.fields()
            is_needed = fields["kind"].read() in UNPAID
            for name in ("displacement_checked_on", "displacement_risk"):
                fields[name].display = is_needed or bool(fields[name].kept)

    def draft(self) -> Draft:
        return self._draft(f"record:{self._kind}", self._jobseeker_id, self._record_id)

    def check(self, values: FieldValues) -> list[Problem]:
        cls = RECORDS[self._kind]
        new = self._record_id is None
        own = {n: v for n, v in values.items() if n not in cls.named and (new or n in self.edited)}
        checked, problems = check(cls, own)
        if self._kind == "contact":
            problems += presence_problems(values)
            past = new and checked.get("on") and checked["on"] < self.today
            if past and checked.get("outcome") is None:
                problems.append(Problem("outcome", "missing"))
        on = checked.get("on") if self._kind == "employer_contact" and new else None
        if on and on <= self.today and checked.get("outcome") is None:
            problems.append(Problem("outcome", "missing"))
        if self._kind == "template":
            problems += body_problems(values)
        said = {problem.field for problem in problems}
        lacking = [] if self._record_id is not None else missing(cls, {**checked, "ref": True})
        problems += [p for p in lacking if p.field not in said]
        for name, link in cls.named.items():
            if link.required and name in values and not values[name]:
                problems.append(Problem(name, "missing"))
        return [p for p in problems if not (p.field == "ref" and self._record_id is None)]

    def doubts(self, values: FieldValues) -> list[str]:
        is_contact = self._kind in ("contact", "employer_contact")
        asks = is_contact and self.edited & {"on", "outcome"}
        return super().doubts(values) + (not_yet(values, self.today) if asks else [])

    def store(self, values: dict[str, FieldValue]) -> int:
        if self._kind == "template":
            values["body"] = stored_body(values)
        who = "" if self._kind == "jobseeker" else self._who
        saved = saved_text(self._kind, {**self._begin, **values}, who)
        if self._record_id is None:
            say_saved(self, saved)
            given = {name: value for name, value in values.items() if value is not None}
            return self.desk.write.add(self._kind, given, self._jobseeker_id)
        changed = {name: value for name, value in values.items() if name in self.edited}
        say_saved(self, saved, changed)
        if changed:
            self.desk.write.change(self._kind, self._record_id, changed, self.seen)
        return self._record_id


def _title(kind: str, stored: Stored | None, who: str) -> str:
    """What a form is about: whose record, and which."""
    if stored is None:
        what = t("new {record}", record=record_name(kind))
    elif kind == "jobseeker":
        return t("{name}: details", name=name_of(stored.values))
    else:
        what = record_called(kind, stored.values)
    return f"{who}: {what}" if who else what[:1].upper() + what[1:]
