"""Intake: who is in the two weeks of workshops, and the workshops themselves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days
from coachdesk.domain.day import Day, RunningIntake
from coachdesk.domain.names import Person
from coachdesk.domain.rules.intake import Intake, IntakeState
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.commands import JOIN, PERSON, START_INTAKE, Command, done_by
from coachdesk.tui.screens.base import DeskScreen, person_in
from coachdesk.tui.screens.day_bar import fullness_text, tell_day
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.gauge import gauge
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t, tn
from coachdesk.words.formats import day, hours, near_day
from coachdesk.words.terms import state_name

_BAR = 6


class IntakeBoard(NamedTuple):
    """What the screen shows."""

    day: Day
    workshops: list[Gathering]


class IntakeScreen(DeskScreen[IntakeBoard]):
    """The board of running intakes, then the workshops: past ones to roll, coming ones."""

    NAME = "intake"
    OFFERS = (
        *PERSON[:2],
        START_INTAKE,
        *PERSON[2:],
        JOIN,
        *done_by(
            "screens.attendance",
            Command(
                "e",
                "change_workshop",
                "Change the highlighted workshop",
                writes=True,
                words="move, date, place, edit, correct",
            ),
            Command(
                "delete,d",
                "delete_workshop",
                "Delete the highlighted workshop",
                writes=True,
                shown_key="del",
                words="call off, remove",
            ),
        ),
        Command(
            "n",
            "plan_workshops",
            "Plan workshops: one or a series",
            "workshop",
            writes=True,
            run="forms.workshop:plan_workshops",
            words="course, group, training",
        ),
        Command(
            "f", "close_intake", "Close an intake", "close", writes=True, words="finish, complete"
        ),
        Command(
            "p",
            "make_plan",
            "Make the plan with this jobseeker",
            "make plan",
            writes=True,
            run="screens.dossier_actions:make_plan",
            words="goal, agreements",
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._intakes: Sequence[RunningIntake] = ()

    def compose_body(self) -> ComposeResult:
        yield Lines(
            (
                ListColumn("name", t("Name"), 20, flex=2),
                ListColumn("hours", t("Hours"), 13),
                ListColumn("days", t("Days"), 13, priority=2),
                ListColumn("planned", t("Planned"), 8, priority=3, right=True),
                ListColumn("missing", t("Still missing"), 26, flex=2),
                ListColumn("state", t("State"), 9, priority=4),
                ListColumn("due", t("Due"), 11, priority=5),
            ),
            fits=True,
        )

    def read(self) -> IntakeBoard:
        with self.desk.read.transaction():
            return IntakeBoard(self.desk.read.day(), self.desk.read.workshops())

    def show_read(self, found: IntakeBoard) -> None:
        self._intakes = found.day.intakes
        tell_day(self, fullness_text(found.day.fullness))
        self.query_one(Lines).show(list(self._all_lines(found)))

    def _all_lines(self, found: IntakeBoard) -> Iterator[ListLine]:
        for item in found.day.intakes:
            yield self._line(item)
        if not found.day.intakes:
            nobody = found.day.is_empty
            todo = t("On Today n adds a jobseeker.") if nobody else t("i starts one.")
            text = f"{t('No intake is running.')} {todo}"
            yield full_line("none", text)._replace(passed=True)
        to_start = [case for case in found.day.cases if self._may_start(case)]
        if to_start:
            title = t("To start, i starts one ({count})", count=len(to_start))
            yield full_line("group:start", title, "heading")._replace(apart=True, passed=True)
            yield from map(self._to_start, to_start)
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
                line = full_line(f"group:{key}", heading, tone)
                yield line._replace(apart=True, passed=True)
                yield from (self._workshop(workshop) for workshop in workshops)
        if not coming:
            nothing = full_line("plan", t("No workshop is planned. n plans one."))
            yield nothing._replace(passed=True)

    def _line(self, item: RunningIntake) -> ListLine:
        intake = item.intake
        term = self.desk.policy.intake_days
        used = term - (intake.due_on - self.today).days
        cells = (
            item.person.listed,
            f"{gauge(intake.hours_attended, intake.hours_needed, _BAR)} "
            f"{hours(intake.hours_attended)}/{intake.hours_needed}",
            f"{gauge(used, term, _BAR)} {used}/{term}",
            f"+{hours(intake.hours_planned)}",
            f"! {_missing(intake)}" if intake.state is IntakeState.LATE else _missing(intake),
            state_name(intake.state),
            "" if intake.state is IntakeState.COMPLETE else day(intake.due_on),
        )
        tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "")
        tones = ("", tone, tone, "dim", tone, tone, "")
        return ListLine(f"jobseeker:{item.person.id}", cells, data=item.person, tones=tones)

    def _may_start(self, case: Case) -> bool:
        """Newly registered, with no intake begun and no plan yet."""
        due = add_days(case.registered_on, self.desk.policy.intake_days)
        begun = case.intake_started_on or case.plan_agreed_on
        return case.active and not begun and self.today <= due

    def _to_start(self, case: Case) -> ListLine:
        on = near_day(case.registered_on, self.today)
        due = add_days(case.registered_on, self.desk.policy.intake_days)
        cells = (
            case.person.listed,
            "",
            "",
            "",
            t("registered {day}", day=on),
            "",
            near_day(due, self.today),
        )
        key = f"jobseeker:{case.person.id}"
        return ListLine(key, cells, data=case.person, tones=("", "", "", "", "dim", "", "dim"))

    def _workshop(self, workshop: Gathering) -> ListLine:
        people = tn(len(workshop.seats), "1 participant", "{count} participants")
        if workshop.waiting and workshop.held_on < self.today:
            count, seats = workshop.waiting, len(workshop.seats)
            people = t("{count} of {seats} to mark", count=count, seats=seats)
        length = t("{count} hours", count=hours(workshop.hours))
        about = (people, length, workshop.place)
        when = f"{near_day(workshop.held_on, self.today)} {workshop.starts_at or '':5}"
        cells = (f"{when}  {workshop.title}", "", "", "", ", ".join(filter(None, about)))
        return ListLine(f"workshop:{workshop.id}", cells, data=workshop, runs_on=True)

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        return data if isinstance(data := self.current(), Person) else None

    def enter_hint(self, line: ListLine) -> str | None:
        if isinstance(line.data, Gathering):
            return t("roll call")
        return t("dossier") if person_in(line.data) else None

    def action_open(self) -> None:
        from coachdesk.tui.screens.attendance import open_roll
        from coachdesk.tui.screens.dossier import open_dossier

        data = self.current()
        if isinstance(data, Gathering):
            open_roll(self.desk_app, data.id)
        elif isinstance(data, Person):
            open_dossier(self.desk_app, data.id, "intake")
        else:
            super().action_open()

    def action_close_intake(self) -> None:
        """Today's date closes it; an intake that lacks something is closed only after asking."""
        person = self.person()
        if not person:
            self.work.refuse(t("Choose somebody first."))
            return
        item = next((i for i in self._intakes if i.person.id == person.id), None)
        if item is None:
            self.work.refuse(t("This intake has not begun: i starts it."))
            return
        if item.intake.state is IntakeState.COMPLETE:
            self._close_intake(person)
            return

        question = t(
            "{name}: still missing: {what}. Close the intake all the same?",
            name=person.name,
            what=_missing(item.intake),
        )
        ask_first(
            self.app, question, t("close it"), t("keep it open"), lambda: self._close_intake(person)
        )

    def _close_intake(self, person: Person) -> None:
        said = t("The intake of {name} is closed. u takes it back.", name=person.name)
        values = {"intake_closed_on": self.today}
        self.work.change(
            lambda: self.desk.write.change(
                "jobseeker", person.id, values, {"intake_closed_on": None}
            ),
            said,
            about=t("close the intake of {name}", name=person.name),
        )


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
