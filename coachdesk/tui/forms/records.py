"""The form of any record: its fields follow from the declaration, their order is chosen here."""

from collections.abc import Iterable

from textual import on

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.step_template import NoStep, read_steps, written
from coachdesk.domain.text import clean_line
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import TemplateKind
from coachdesk.schema.fields import TODAY, Field, check, missing
from coachdesk.schema.kinds import LINE
from coachdesk.schema.records import RECORDS
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.contact import ask_who_was_there, presence_problems
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.odd_times import not_yet, odd_day_ahead, odd_hour
from coachdesk.words import t
from coachdesk.words.terms import choice, domain_names, field_label, record_name


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
        name = record_name(kind)
        super().__init__(
            desk, t("New: {record}", record=name) if record_id is None else name.capitalize()
        )
        self._kind = kind
        self._record_id = record_id
        self._jobseeker_id = jobseeker_id
        stored = there(desk.read.record(kind, record_id)) if record_id is not None else None
        if jobseeker_id is not None:
            there(desk.read.record("jobseeker", jobseeker_id))
        self._organisations = (
            desk.read.organisations() if "organisation" in RECORDS[kind].named else []
        )
        self.saves = kind
        self.seen = stored.values if stored else {}
        begins = (RECORDS[kind].begins or {}).items()
        new = {name: desk.today if value is TODAY else value for name, value in begins}
        self._begin = self.in_fields(self.seen or {**new, **(values or {})})

    def in_fields(self, stored: FieldValues) -> FieldValues:
        """A set of steps is shown in the words of the language."""
        if self._kind != "template" or stored.get("kind") != TemplateKind.STEPS:
            return stored
        try:
            steps = list(read_steps(stored["body"], domain_names()))
        except NoStep:
            return stored
        return {**stored, "body": written(steps, choice)}

    def first_field(self) -> str:
        """Where nothing is known yet."""
        if self._kind == "employer_contact" and self._record_id is not None:
            return "outcome"
        if self._kind == "employer_contact" and self._begin.get("organisation"):
            return "mode"
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
            return asked._replace(suggestions=self._organisations, remark=self._new_name)
        if self._kind == "contact" and spec.name == "on":
            return asked._replace(remark=odd_day_ahead(self.today), asks=True)
        if self._kind == "contact" and spec.name == "at":
            return asked._replace(remark=odd_hour, asks=True)
        return asked

    def _new_name(self, name: FieldValue) -> str:
        """Says that saving would make an organisation that is not known yet."""
        typed = clean_line(name or "")
        begun = [one for one in self._organisations if one.casefold().startswith(typed.casefold())]
        if not typed or any(one.casefold() == typed.casefold() for one in begun):
            return ""
        if begun:
            return t("new organisation: {name}; → takes {known}", name=typed, known=begun[0])
        return t("new organisation: {name}", name=typed)

    @on(Choice.Changed)
    def _purpose_chosen(self, event: Choice.Changed) -> None:
        if self._kind == "contact":
            ask_who_was_there(self.fields(), event.choice)

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
        if self._kind == "template":
            problems += _step_problems(values)
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
        if self._kind == "template" and values["kind"] is TemplateKind.STEPS:
            values["body"] = written(read_steps(values["body"] or "", domain_names()))
        if self._kind in ("task", "template"):
            what = (
                f"{record_name(self._kind)} {values['title' if self._kind == 'task' else 'name']}"
            )
            self.said_when_saved = t("Saved: {title}. u takes it back.", title=what)
        if self._record_id is None:
            given = {name: value for name, value in values.items() if value is not None}
            return self.desk.write.add(self._kind, given, self._jobseeker_id)
        changed = {name: value for name, value in values.items() if name in self.edited}
        if changed:
            self.desk.write.change(self._kind, self._record_id, changed, self.seen)
        return self._record_id


def _step_problems(template: FieldValues) -> list[Problem]:
    """What is wrong with the lines of a set of steps."""
    if template["kind"] is not TemplateKind.STEPS:
        return []
    names = domain_names()
    try:
        list(read_steps(template["body"] or "", names))
    except NoStep as error:
        return [Problem("body", "no_step", {"line": error.args[0], "names": ", ".join(names)})]
    return []
