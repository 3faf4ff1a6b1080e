"""Logging a contact in a few keys, with the next appointment; planning an appointment."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import on
from textual.widgets import Input, Static

from coachdesk.desk import CaseLine, Desk
from coachdesk.domain.case import Case
from coachdesk.domain.problem import Problem
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactPurpose
from coachdesk.schema.fields import Field, check, missing
from coachdesk.schema.kinds import NOTE
from coachdesk.schema.records import CONTACT
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.employer_visited import (
    EMPLOYER,
    ask_who_was_there,
    employer_asked,
    held_by_mode,
    own_fields,
    presence_problems,
    show_employer,
)
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.odd_times import not_yet, odd_day_ahead, odd_day_to_plan, odd_hour
from coachdesk.tui.forms.opening import may_write, open_form, say_saved, show_form
from coachdesk.tui.forms.which_contact import ask_which, begins_with, signals_at, wants_aftercare
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.finder import ask_who
from coachdesk.tui.widgets.beside import Beside
from coachdesk.tui.widgets.day_plan import day_plan
from coachdesk.tui.widgets.person_beside import PersonBeside, PersonInBrief
from coachdesk.words import t
from coachdesk.words.contact_notes import note_parts, whole_note
from coachdesk.words.formats import day
from coachdesk.words.terms import choice, field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_NEXT = "next_"
_PREPARED = Field("prepared", NOTE)


class LogContactForm(FormScreen):
    """How a contact went: `c`, a letter for the outcome, ctrl+s.

    Nothing is chosen for how it went. Of a new contact the letter of a mode (office, phone) answers
    in the field of the outcome too: both then stand there before anything is saved.
    """

    def __init__(
        self, desk: Desk, case: Case, contact_id: int | None, begins: FieldValues | None = None
    ) -> None:
        stored = desk.read.record("contact", contact_id) if contact_id is not None else None
        self._case = case
        self._dossier = there(desk.read.dossier(case.person.id))
        self._next = day_plan(desk, prefix=_NEXT)
        self._organisations = desk.read.organisations()
        self._contact_id = contact_id if stored else None
        self._suggested: FieldValue = None  # how the next one takes place
        name = case.person.name
        if stored:
            title = t("{name}: appointment of {day}", name=name, day=day(stored["on"]))
        else:
            title = t("{name}: log a contact", name=name)
        super().__init__(desk, title)
        self.saves = "contact"
        self.seen = stored.values if stored else {}
        self.begun = begins or {}
        self._begins = self.seen or self.begun

    @classmethod
    def for_person(
        cls,
        desk: Desk,
        jobseeker_id: int,
        contact_id: int | None = None,
        begins: FieldValues | None = None,
    ) -> "LogContactForm":
        """Completes the given appointment, else makes a new contact that `begins` so."""
        with desk.read.transaction():
            line = there(desk.read.case_line(jobseeker_id))
            return cls(desk, line.case, contact_id, begins)

    def asked(self) -> Iterable[Asked]:
        specs = CONTACT.fields
        seen = self._begins
        purpose = ContactPurpose.PROGRESS if self._case.last_seen else ContactPurpose.FIRST_TALK
        begin: dict[str, FieldValue] = {
            "outcome": None,
            "mode": None,
            "note": None,
            "prepared": None,
            "on": self.today,
            "at": None,
            "purpose": purpose,
            "jobseeker_present": True,
        }
        begin |= {name: value for name, value in self.in_fields(seen).items() if name in begin}
        if begin["prepared"] is None:
            del begin["prepared"]
        for name, value in begin.items():
            yield self._own(specs.get(name, _PREPARED), value)
        yield employer_asked(self._organisations, seen.get(EMPLOYER.name))
        if self._case.appointments and any(
            item.id != self._contact_id for item in self._case.appointments
        ):
            return
        heading = t("Next appointment (may stay empty)")
        for name in ("on", "at", "mode"):
            asked = _next(specs[name], heading if name == "on" else "")
            yield asked._replace(remark=odd_day_to_plan(self.today)) if name == "on" else asked

    def beside(self) -> Sequence[Beside]:
        return (PersonBeside(self._dossier, self.today, self._contact_id), self._next)

    def in_brief(self) -> Iterable[Static]:
        yield PersonInBrief(self._dossier, self.today, self._contact_id)

    def _own(self, spec: Field, value: FieldValue) -> Asked:
        """A field of the contact itself."""
        labels = {"note": t("Report"), "prepared": t("Preparation")}
        asked = Asked(spec, labels.get(spec.name) or field_label(spec.name), value)
        if spec.name == "on":
            return asked._replace(remark=odd_day_ahead(self.today), asks=True)
        if spec.name == "at":
            return asked._replace(remark=odd_hour, asks=True)
        if spec.name != "outcome":
            return asked
        heading = t("A letter of “How” answers here too: then it was held.")
        return asked._replace(
            spec=spec._replace(required=True), heading="" if self._contact_id else heading
        )

    def draft(self) -> Draft:
        return self._draft("log_contact", self._case.person.id, self._contact_id)

    def after_letter(self, choice: Choice) -> None:
        """Once it is known how it went and how, what remains is what was said."""
        super().after_letter(choice)
        fields = self.fields()
        if choice is fields["outcome"].control and fields["mode"].read() is None:
            self.set_focus(fields["mode"].control)
        elif choice in (fields["outcome"].control, fields["mode"].control):
            self.set_focus(fields["note"].control)

    def other_letter(self, choice: Choice, letter: str) -> bool:
        """Of a new contact: how it took place, and so that it was held."""
        return self._contact_id is None and held_by_mode(self.fields(), choice, letter)

    def on_mount(self) -> None:
        show_employer(self.fields())

    def tell_beside(self) -> None:
        super().tell_beside()
        show_employer(self.fields())

    @on(Choice.Changed)
    def _purpose_chosen(self, event: Choice.Changed) -> None:
        ask_who_was_there(self.fields(), event.choice)
        show_employer(self.fields(), event.choice)

    @on(Input.Changed)
    @on(Choice.Changed)
    def _suggest_mode(self) -> None:
        """The next appointment takes place as this one did, until it is said otherwise."""
        fields = self.fields()
        later = fields.get(f"{_NEXT}mode")
        if later is None or later.read() not in (None, self._suggested):
            return
        wanted = fields["mode"].read() if fields[f"{_NEXT}on"].text.strip() else None
        if wanted != later.read():
            self._suggested = wanted
            later.put_value(wanted)

    def in_fields(self, stored: FieldValues) -> FieldValues:
        """What was prepared stands apart from the report."""
        happened = stored.get("outcome") is not None
        report, prepared = note_parts(stored.get("note"), happened=happened)
        return {**stored, "note": report, "prepared": prepared}

    def check(self, values: FieldValues) -> list[Problem]:
        own, later = _parts(values)
        problems = presence_problems(own)
        if own["outcome"] is None and not (own.get("on") and own["on"] > self.today):
            problems.append(Problem("outcome", "missing"))
        if self._contact_id is None:
            problems += _problems(own)
        else:
            problems += check(CONTACT, own_fields(self._changed(own)))[1]
        if later:
            problems += [p._replace(field=_NEXT + p.field) for p in _problems(later)]
        return problems

    def _changed(self, own: FieldValues) -> dict[str, FieldValue]:
        """Of an appointment: what was typed; its note also where it now says what was prepared."""
        changed = {name: value for name, value in own.items() if name in self.edited - {"note"}}
        happened = own["outcome"] is not None
        parts = [note_parts(note, happened=happened) for note in (own["note"], self.seen["note"])]
        if parts[0] != parts[1]:
            changed["note"] = own["note"]
        return changed

    def doubts(self, values: FieldValues) -> list[str]:
        asks = self.edited & {"on", "outcome"}
        return super().doubts(values) + (not_yet(values, self.today) if asks else [])

    def store(self, values: FieldValues) -> int:
        own, later = _parts(values)
        changed = own if self._contact_id is None else self._changed(own)
        facts = {"name": self._case.person.name, "when": when_of(own)}
        if own["outcome"] is None:
            done = t("Appointment saved: {name}, {when}", **facts)
        else:
            how = choice(own["outcome"])
            done = t("Contact saved: {name}, {when}, {outcome}", outcome=how, **facts)
        if later:
            when = ", ".join(filter(None, (when_of(later), choice(later["mode"]))))
            done += ". " + t("Next appointment: {when}", when=when)
        say_saved(self, done, None if later else changed)
        self.said_when_saved = self._next.also(self.said_when_saved, values)
        return self.desk.write.log_contact(
            self._case.person.id, self._contact_id, changed, self.seen, later or None
        )


def when_of(contact: FieldValues) -> str:
    """The day of a contact, with its time."""
    return " ".join(filter(None, (day(contact.get("on")), contact.get("at"))))


def _next(spec: Field, heading: str) -> Asked:
    """A field of the next appointment: none of them is needed."""
    own = spec._replace(name=_NEXT + spec.name, required=False)
    remark = odd_hour if spec.name == "at" else None
    label = field_label(spec.name)
    return Asked(own, label, None, Lean.FUTURE, heading=heading, remark=remark, asks=True)


def _parts(values: FieldValues) -> tuple[dict[str, FieldValue], dict[str, FieldValue]]:
    """The contact itself, and the next appointment where one was given."""
    own = {name: value for name, value in values.items() if not name.startswith(_NEXT)}
    prepared, happened = own.pop("prepared", None), own["outcome"] is not None
    own["note"] = whole_note(own["note"], prepared, happened=happened)
    later = {
        name.removeprefix(_NEXT): value
        for name, value in values.items()
        if name.startswith(_NEXT) and value is not None
    }
    if later:
        later.setdefault("purpose", ContactPurpose.PROGRESS)
    return own, later


def _problems(values: FieldValues) -> list[Problem]:
    checked, problems = check(CONTACT, own_fields(values))
    said = {problem.field for problem in problems}
    return problems + [p for p in missing(CONTACT, checked) if p.field not in said]


@runtime_checkable
class ChoosesDay(Protocol):
    """A screen on which a day can be chosen to plan on."""

    def day(self) -> date | None: ...


class AppointmentForm(FormScreen):
    """Plan an appointment: when, how, what about; for one person or for several.

    `day` is the one that was chosen already.
    """

    def __init__(
        self,
        desk: Desk,
        jobseeker_ids: Sequence[int],
        day: date | None = None,
        begins: FieldValues | None = None,
    ) -> None:
        lines = [desk.read.case_line(key) for key in jobseeker_ids]
        self._cases = [line.case for line in lines if line]
        there(self._cases or None)
        if len(self._cases) == 1:
            title = t("{name}: plan an appointment", name=self._cases[0].person.name)
        else:
            title = t("Plan an appointment for {count} people", count=len(self._cases))
        super().__init__(desk, title)
        self.saves = "contact"
        self._plan = day_plan(desk)
        self._day = day
        self.begun = self._begins = begins or {}
        self._organisations = desk.read.organisations()

    def first_field(self) -> str:
        return "at" if self._day else ""

    def beside(self) -> Sequence[Beside]:
        return (self._plan,)

    def asked(self) -> Iterable[Asked]:
        specs = CONTACT.fields
        seen_before = all(case.last_seen for case in self._cases)
        begin: dict[str, FieldValue] = {
            "on": self._day,
            "at": None,
            "mode": None,
            "purpose": ContactPurpose.PROGRESS if seen_before else ContactPurpose.FIRST_TALK,
            "jobseeker_present": True,
            "minutes": None,
            "place": None,
            "note": None,
        }
        begin |= {name: value for name, value in self._begins.items() if name in begin}
        for name, value in begin.items():
            remark = {"on": odd_day_to_plan(self.today), "at": odd_hour}.get(name)
            label = t("Preparation") if name == "note" else plan_label(name, self.desk)
            yield Asked(specs[name], label, value, Lean.FUTURE, remark=remark, asks=True)
            if name == "jobseeker_present":
                yield employer_asked(self._organisations, self._begins.get(EMPLOYER.name))

    def on_mount(self) -> None:
        show_employer(self.fields())

    def tell_beside(self) -> None:
        super().tell_beside()
        show_employer(self.fields())

    @on(Choice.Changed)
    def _purpose_chosen(self, event: Choice.Changed) -> None:
        ask_who_was_there(self.fields(), event.choice)
        show_employer(self.fields(), event.choice)

    def draft(self) -> Draft | None:
        if len(self._cases) != 1:
            return None
        return self._draft("appointment", self._cases[0].person.id, None)

    def check(self, values: FieldValues) -> list[Problem]:
        return presence_problems(values) + _problems(values)

    def store(self, values: FieldValues) -> int:
        count = len(self._cases)
        who = self._cases[0].person.name if count == 1 else t("{count} people", count=count)
        say_saved(self, t("Appointment saved: {name}, {when}", name=who, when=when_of(values)))
        self.said_when_saved = self._plan.also(self.said_when_saved, values)
        return self.desk.write.plan_together([case.person.id for case in self._cases], values)[0]


def plan_label(name: str, desk: Desk) -> str:
    if name == "minutes":
        return t("Minutes (empty: {count})", count=desk.appointment_minutes)
    return field_label(name)


def log_contact(app: "DeskApp") -> None:
    """How a contact went: with the person or employer of the highlighted line, else who is asked
    for."""
    screen = app.desk_screen
    if person := screen.person():
        open_contact_form(app, person.id, screen.appointment(), begins_with(signals_at(screen)))
    elif (signals := signals_at(screen)) and signals[0].record.kind == "employer_contact":
        imported("screens.work_actions:log_with_employer")(app, signals[0].record)
    else:
        ask_who(app, t("Log a contact: with whom?"), lambda who: open_contact_form(app, who))


def plan_appointment(app: "DeskApp") -> None:
    """For the people of the screen, else for somebody who is asked for."""
    people, screen = app.desk_screen.people(), app.desk_screen
    on = screen.day() if isinstance(screen, ChoosesDay) else None
    if people:
        begins = begins_with(signals_at(screen)) if len(people) == 1 else None
        open_appointment_form(app, *people, day=on, begins=begins)
    elif people is not None:
        who = t("Plan an appointment: with whom?")
        ask_who(app, who, lambda chosen: open_appointment_form(app, chosen, day=on))


def open_contact_form(
    app: "DeskApp",
    jobseeker_id: int,
    contact_id: int | None = None,
    begins: FieldValues | None = None,
) -> None:
    """The form of this appointment; else of today's, or of a new contact.

    Where another one still lacks its outcome, or aftercare is due, nobody can know which is meant:
    that is asked.
    """
    desk = app.desk

    def make() -> LogContactForm | CaseLine:
        if contact_id is not None:
            return LogContactForm.for_person(desk, jobseeker_id, contact_id, begins)
        with desk.read.transaction():
            line = there(desk.read.case_line(jobseeker_id))
            planned = (item.id for item in line.case.appointments if item.on == desk.today)
            if line.case.unlogged or wants_aftercare(line):
                return line
            return LogContactForm(desk, line.case, next(planned, None), begins)

    def open_chosen(who: int, contact: int | None) -> None:
        open_form(app, lambda: LogContactForm.for_person(desk, who, contact, begins))

    def show(made: LogContactForm | CaseLine) -> None:
        if isinstance(made, LogContactForm):
            show_form(app, made)
        else:
            ask_which(app, made, lambda contact: open_chosen(made.case.person.id, contact))

    if may_write(app):
        app.work.show_when_read(make, show)


def open_appointment_form(
    app: "DeskApp",
    *jobseeker_ids: int,
    day: date | None = None,
    begins: FieldValues | None = None,
) -> None:
    """For one person, or the same appointment for several."""
    open_form(app, lambda: AppointmentForm(app.desk, jobseeker_ids, day, begins))
