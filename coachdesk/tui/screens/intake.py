"""Intake: who is in the two weeks of workshops, with hours, days and the plan's state."""

from textual import on
from textual.app import ComposeResult

from coachdesk.domain.day import Day, RunningIntake
from coachdesk.domain.names import Person
from coachdesk.tui.commands import PERSON
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t
from coachdesk.words.formats import day, hours
from coachdesk.words.terms import state_name

_BAR = 10


def bar(part: float, whole: float, width: int = _BAR) -> str:
    """How much of a whole is there; never fuller than full."""
    filled = min(width, int(width * part / whole)) if whole else width
    return "█" * max(0, filled) + "░" * (width - max(0, filled))


class IntakeScreen(DeskScreen):
    """The board of running intakes."""

    NAME = "intake"
    OFFERS = PERSON
    DEFAULT_CSS = "IntakeScreen Lines { padding: 0 1; }"

    def compose_body(self) -> ComposeResult:
        yield Lines(
            (
                Column("name", t("Name"), 16, flex=2),
                Column("hours", t("Hours"), 18),
                Column("planned", t("Planned"), 7, priority=3, right=True),
                Column("days", t("Days"), 18, priority=2),
                Column("plan", t("Plan"), 14, flex=1),
                Column("state", t("State"), 9),
                Column("due", t("Due"), 11, priority=4),
            )
        )

    def read(self) -> Day:
        return self.desk.day()

    def show_read(self, found: Day) -> None:
        self.tell_day(found)
        lines = [self._line(item) for item in found.intakes]
        nobody = Line("none", (t("No intake is running."),), "dim", heading=True)
        self.query_one(Lines).show(lines or [nobody])

    def _line(self, item: RunningIntake) -> Line:
        intake = item.intake
        term = max(1, (intake.due_on - intake.started_on).days)
        agreed = intake.plan_agreed_on
        cells = (
            item.person.listed,
            f"{bar(intake.hours_attended, intake.hours_needed)} "
            f"{hours(intake.hours_attended)} / {intake.hours_needed}",
            f"+{hours(intake.hours_planned)}",
            f"{bar(intake.day, term)} {intake.day} / {term}",
            t("agreed {day}", day=day(agreed)) if agreed else t("no plan yet"),
            state_name(intake.state),
            day(intake.due_on),
        )
        tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "")
        tones = ("", tone, "dim", tone, "", tone, "")
        return Line(f"person:{item.person.id}", cells, data=item.person, tones=tones)

    def person(self) -> Person | None:
        line = self.query_one(Lines).current
        return line.data if line and isinstance(line.data, Person) else None

    def action_open(self) -> None:
        if person := self.person():
            self.desk_app.open_dossier(person.id, "intake")

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()
