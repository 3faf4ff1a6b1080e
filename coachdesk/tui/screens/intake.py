"""Intake: who is in the two weeks of workshops, and the workshops themselves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult

from coachdesk.domain.day import Day, RunningIntake
from coachdesk.domain.names import Person
from coachdesk.domain.rules.intake import Intake, IntakeState
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.commands import PERSON, Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.question import AskScreen
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t, tn
from coachdesk.words.formats import day, hours, near_day
from coachdesk.words.terms import state_name

_BAR = 6


class Board(NamedTuple):
    """What the screen shows."""

    day: Day
    workshops: list[Gathering]


def bar(part: float, whole: float, width: int = _BAR) -> str:
    """How much of a whole is there; never fuller than full."""
    filled = min(width, int(width * part / whole)) if whole else width
    return "█" * max(0, filled) + "░" * (width - max(0, filled))


class IntakeScreen(DeskScreen):
    """The board of running intakes, then the workshops: past ones to roll, coming ones."""

    NAME = "intake"
    OFFERS = (
        *PERSON,
        Command("n", "plan_workshops", "Plan workshops: one or a series", "workshop", writes=True),
        Command("f", "close_intake", "Close an intake", "close", writes=True),
        Command("p", "make_plan", "Make the plan with this jobseeker", "make plan", writes=True),
    )
    DEFAULT_CSS = "IntakeScreen Lines { padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._intakes: Sequence[RunningIntake] = ()

    def compose_body(self) -> ComposeResult:
        yield Lines(
            (
                Column("name", t("Name"), 20, flex=2),
                Column("hours", t("Hours"), 13),
                Column("days", t("Days"), 13, priority=2),
                Column("planned", t("Planned"), 8, priority=3, right=True),
                Column("missing", t("Still missing"), 26, flex=2),
                Column("state", t("State"), 9, priority=4),
                Column("due", t("Due"), 11, priority=5),
            )
        )

    def read(self) -> Board:
        with self.desk.read.transaction():
            return Board(self.desk.read.day(), self.desk.read.workshops())

    def show_read(self, found: Board) -> None:
        self._intakes = found.day.intakes
        self.tell_day(found.day.fullness)
        self.query_one(Lines).show(list(self._all_lines(found)))

    def _all_lines(self, found: Board) -> Iterator[Line]:
        for item in found.day.intakes:
            yield self._line(item)
        if not found.day.intakes:
            yield Line("none", (t("No intake is running."),), "dim", heading=True)
        to_roll = [w for w in found.workshops if w.held_on < self.today and w.waiting]
        coming = [w for w in found.workshops if w.held_on >= self.today]
        taken = [w for w in found.workshops if w.held_on < self.today and not w.waiting]
        for key, title, workshops, tone in (
            ("roll", t("Roll call to take"), to_roll, "overdue"),
            ("coming", t("Coming workshops"), coming, "heading"),
            ("taken", t("Roll call taken"), taken, "dim"),
        ):
            if workshops:
                heading = f"{title} ({len(workshops)})"
                yield Line(f"group:{key}", (heading,), tone, heading=True)
                yield from (self._workshop(workshop) for workshop in workshops)
        if not coming:
            yield Line("plan", (t("No workshop is planned. n plans one."),), "dim", heading=True)

    def _line(self, item: RunningIntake) -> Line:
        intake = item.intake
        term = self.desk.policy.intake_days
        used = term - (intake.due_on - self.today).days
        cells = (
            item.person.listed,
            f"{bar(intake.hours_attended, intake.hours_needed)} "
            f"{hours(intake.hours_attended)}/{intake.hours_needed}",
            f"{bar(used, term)} {used}/{term}",
            f"+{hours(intake.hours_planned)}",
            _missing(intake),
            state_name(intake.state),
            day(intake.due_on),
        )
        tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "")
        tones = ("", tone, tone, "dim", tone, tone, "")
        return Line(f"jobseeker:{item.person.id}", cells, data=item.person, tones=tones)

    def _workshop(self, workshop: Gathering) -> Line:
        people = tn(len(workshop.seats), "1 participant", "{count} participants")
        waiting = tn(workshop.waiting, "1 to mark", "{count} to mark") if workshop.waiting else ""
        past = workshop.held_on < self.today
        cells = (
            workshop.title,
            f"{near_day(workshop.held_on, self.today)} {workshop.starts_at or ''}",
            t("{count} hours", count=hours(workshop.hours)),
            "",
            f"{people}, {waiting}" if past and waiting else people,
        )
        return Line(f"workshop:{workshop.id}", cells, data=workshop)

    # What the lines answer -----------------------------------------------------------------

    def _current(self) -> object:
        line = self.line()
        return line.data if line else None

    def person(self) -> Person | None:
        return data if isinstance(data := self._current(), Person) else None

    def action_open(self) -> None:
        data = self._current()
        if isinstance(data, Gathering):
            self.desk_app.open_roll(data.id)
        elif isinstance(data, Person):
            self.desk_app.open_dossier(data.id, "intake")
        else:
            super().action_open()

    def action_plan_workshops(self) -> None:
        self.desk_app.plan_workshops()

    def action_close_intake(self) -> None:
        """Today's date closes it; an intake that lacks something is closed only after asking."""
        person = self.person()
        if not person:
            self.desk_app.refuse(t("Choose somebody first."))
            return
        item = next(i for i in self._intakes if i.person.id == person.id)
        if item.intake.state is IntakeState.COMPLETE:
            self._close_intake(person)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._close_intake(person)

        question = t(
            "{name}: still missing: {what}. Close the intake all the same?",
            name=person.name,
            what=_missing(item.intake),
        )
        self.app.push_screen(AskScreen(question, t("close it"), t("keep it open")), answered)

    def _close_intake(self, person: Person) -> None:
        def done(_: object) -> None:
            said = t("The intake of {name} is closed. u takes it back.", name=person.name)
            self.desk_app.say(said)
            self.desk_app.changed()

        values = {"intake_closed_on": self.today}
        self.write(
            lambda: self.desk.write.change(
                "jobseeker", person.id, values, {"intake_closed_on": None}
            ),
            done,
        )

    def action_make_plan(self) -> None:
        if person := self.person():
            self.desk_app.make_plan(person.id)
        else:
            self.desk_app.ask_who(t("Make a plan: with whom?"), self.desk_app.make_plan)

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()


def _missing(intake: Intake) -> str:
    """In words what an intake still needs."""
    if intake.state is IntakeState.COMPLETE:
        return t("nothing: may be closed")
    short = intake.hours_needed - intake.hours_attended
    parts = []
    if short > 0:
        unplanned = short - intake.hours_planned
        if unplanned > 0:
            parts.append(t("{count} hours to plan", count=hours(unplanned)))
        else:
            parts.append(t("{count} hours to come", count=hours(short)))
    if not intake.plan_agreed_on:
        parts.append(t("the plan"))
    return ", ".join(parts)
