"""What is done with an appointment where it is seen: move it, repeat it, cancel it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.content import Content

from coachdesk.desk import Desk
from coachdesk.domain.dates import add_days
from coachdesk.domain.names import Person
from coachdesk.domain.problem import Problem
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.domain.workshop import Gathering
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import DAY, LINE, WHOLE
from coachdesk.schema.records import CONTACT
from coachdesk.tui.commands import Command
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.moving import move_appointment
from coachdesk.tui.forms.odd_times import odd_day
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.attendance import change_workshop, delete_workshop
from coachdesk.tui.widgets.beside import Beside
from coachdesk.tui.widgets.day_plan import day_plan
from coachdesk.words import t, tn
from coachdesk.words.formats import day, full_day

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

# What was prepared is for that one alone, and how it went as well.
_ITS_OWN = ("uid", "on", "outcome", "note")
_MOST = 52


class RepeatForm(FormScreen):
    """The same appointment some more times, so many weeks apart; the days stand beside it."""

    def __init__(self, desk: Desk, person: Person, contact_id: int) -> None:
        stored = there(desk.read.record("contact", contact_id))
        when = day(stored["on"])
        title = t("{name}: repeat the appointment of {day}", name=person.name, day=when)
        super().__init__(desk, title)
        self.saves = "contact"
        self._person = person
        self._stored = stored.values
        self._plan = day_plan(desk)
        self._series = _Series(self)

    def asked(self) -> Iterable[Asked]:
        every = Field("every", WHOLE, required=True)
        times = Field("times", WHOLE, required=True)
        yield Asked(every, t("Every so many weeks"), 2)
        yield Asked(times, t("How many times more"), 3)

    def beside(self) -> Sequence[Beside]:
        return (self._series,)

    def days(self, values: FieldValues) -> list[date]:
        """The days of the series as it is typed."""
        if self.check(values):
            return []
        first, every = self._stored["on"], values["every"]
        return [add_days(first, 7 * every * (n + 1)) for n in range(values["times"])]

    def said_of(self, on: date) -> list[str]:
        """What should be known of one day of it."""
        values = {**self._stored, "on": on}
        return [*filter(None, [odd_day(on)]), *self._plan.clashes(values)]

    def check(self, values: FieldValues) -> list[Problem]:
        facts = {"low": 1, "high": _MOST}
        return [
            Problem(name, "out_of_range", {**facts, "value": values.get(name)})
            for name in ("every", "times")
            if not (isinstance(values.get(name), int) and 1 <= values[name] <= _MOST)
        ]

    def doubts(self, values: FieldValues) -> list[str]:
        return [f"{full_day(on)}: {odd}" for on in self.days(values) if (odd := odd_day(on))]

    def store(self, values: FieldValues) -> int:
        own = {name: self._stored[name] for name in CONTACT.fields if name not in _ITS_OWN}
        days = self.days(values)
        saved = tn(
            len(days),
            "1 appointment saved: {name}, {days}",
            "{count} appointments saved: {name}, {days}",
            name=self._person.name,
            days=", ".join(map(day, days)),
        )
        say_saved(self, saved)
        return self.desk.write.plan_series(self._person.id, own, days)[0]


class _Series(Beside):
    """The days of a series, each with what should be known of it."""

    def __init__(self, form: RepeatForm) -> None:
        super().__init__()
        self._form = form

    def follow(self, values: FieldValues) -> None:
        lines = [Content.styled(t("These days"), "bold")]
        for on in self._form.days(values):
            lines.append(literal("  ".join([full_day(on), *self._form.said_of(on)])))
        self.show(Content("\n").join(lines))


class CancelForm(FormScreen):
    """It will not take place; why goes into its note, below what was prepared."""

    OFFERS = (
        Command("ctrl+s", "save", "Cancel the appointment", "cancel it"),
        Command("escape", "leave", "Leave without saving", "do not cancel", shown_key="esc"),
    )

    def __init__(self, desk: Desk, person: Person, contact_id: int) -> None:
        stored = there(desk.read.record("contact", contact_id))
        when = day(stored["on"])
        title = t("{name}: cancel the appointment of {day}", name=person.name, day=when)
        super().__init__(desk, title)
        self.saves = "contact"
        self.seen = stored.values
        self._contact = contact_id
        self.said_when_saved = t(
            "The appointment of {name} on {day} is cancelled. u takes it back.",
            name=person.name,
            day=when,
        )

    def asked(self) -> Iterable[Asked]:
        yield Asked(Field("why", LINE), t("Why (may stay empty)"))

    def store(self, values: FieldValues) -> int:
        changed: dict[str, FieldValue] = {"outcome": ContactOutcome.CANCELLED}
        if values["why"]:
            why = t("Cancelled: {why}", why=values["why"])
            changed["note"] = "\n".join(filter(None, (self.seen["note"], why)))
        self.desk.write.change("contact", self._contact, changed, self.seen)
        return self._contact


class GoToDayForm(FormScreen):
    """A day to go to; gives its number in the calendar."""

    ENTER_SAVES = True

    OFFERS = (
        Command("enter", "save", "Go there", "save"),
        Command("escape", "leave", "Leave without saving", "back", shown_key="esc"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Go to a day"))

    def asked(self) -> Iterable[Asked]:
        yield Asked(Field("day", DAY, required=True), t("Day"), None, Lean.FUTURE)

    def action_leave(self) -> None:
        self.finish(None)

    def check(self, values: FieldValues) -> list[Problem]:
        return [] if values.get("day") else [Problem("day", "missing")]

    def store(self, values: FieldValues) -> int:
        return int(values["day"].toordinal())


@runtime_checkable
class HoldsPlans(Protocol):
    """A screen whose appointment to move is not always the one that `c` logs."""

    def planned(self) -> int | None: ...


def highlighted_appointment(app: "DeskApp") -> tuple[Person | None, int | None]:
    """Whom the highlighted line is about, and the appointment it stands for."""
    screen = app.desk_screen
    contact = screen.planned() if isinstance(screen, HoldsPlans) else screen.appointment()
    return screen.person(), contact


def _with_appointment(app: "DeskApp", act: Callable[[Person, int], object]) -> None:
    """With the highlighted appointment; where there is none, say what to do first."""
    person, contact = highlighted_appointment(app)
    if person and contact is not None:
        act(person, contact)
    else:
        app.work.refuse(t("Choose an appointment first."))


def _is_workshop(app: "DeskApp") -> bool:
    return isinstance(app.desk_screen.current(), Gathering)


def move(app: "DeskApp") -> None:
    if _is_workshop(app):
        change_workshop(app)
    else:
        _with_appointment(app, lambda _, contact: move_appointment(app, contact))


def repeat(app: "DeskApp") -> None:
    if _is_workshop(app):
        app.work.refuse(t("n on Intake plans a workshop on several days at once."))
    else:
        _with_appointment(app, lambda who, contact: open_repeat_form(app, who, contact))


def cancel(app: "DeskApp") -> None:
    if _is_workshop(app):
        delete_workshop(app)
    else:
        _with_appointment(app, lambda who, contact: open_cancel_form(app, who, contact))


def open_repeat_form(app: "DeskApp", who: Person, contact_id: int) -> None:
    open_form(app, lambda: RepeatForm(app.desk, who, contact_id))


def open_cancel_form(app: "DeskApp", who: Person, contact_id: int) -> None:
    open_form(app, lambda: CancelForm(app.desk, who, contact_id))


def go_to_day(app: "DeskApp") -> None:
    """Ask for a day, then show it in Agenda."""
    from coachdesk.tui.screens.agenda import AgendaScreen

    screen = app.desk_screen

    def go(day_number: int | None) -> None:
        if day_number is not None and isinstance(screen, AgendaScreen):
            screen.go_to(date.fromordinal(day_number))

    app.push_screen(GoToDayForm(app.desk), go)
