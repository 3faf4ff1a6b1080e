"""Today: how full the caseload is, who comes, what is due, whose intake runs, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from coachdesk.domain.day import Appointment, Day
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Severity, Signal, Subject, TickOff
from coachdesk.tui.commands import NEW_PERSON, PERSON, TAKE_IN, WHY, Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.today_lines import (
    COLUMNS,
    SIGNS,
    FoldedGroups,
    PutOff,
    by_person,
    day_lines,
    person_key,
)
from coachdesk.tui.widgets.bars import TopBar
from coachdesk.tui.widgets.gauge import caseload_line
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.why import why_content
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.terms import choice, field_label, severity_name, subject_name


class TodayScreen(DeskScreen[Day]):
    """The place to work from."""

    NAME = "today"
    OFFERS = (
        *PERSON,
        WHY,
        Command(
            "m",
            "answer",
            "Mark it done today, where a date answers it",
            "tick off",
            writes=True,
            at_once=True,
            words="tick off, done, ready",
        ),
        Command(
            "s",
            "set_aside",
            "Set a line aside until a day",
            "set aside",
            writes=True,
            words="snooze, postpone, later, hide",
        ),
        Command(
            "b",
            "bring_back",
            "Bring a line back that was set aside",
            writes=True,
            at_once=True,
            words="snooze, again",
        ),
        Command("space", "fold", "Fold or unfold a group", "fold", words="collapse, expand"),
        NEW_PERSON,
        TAKE_IN,
    )
    DEFAULT_CSS = """
    TodayScreen {
        #gauge { split: top; height: 3; padding: 0 1; }
        #why { split: bottom; height: 6; }
    }
    TodayScreen.wide #why { split: right; width: 31%; max-width: 70; height: 1fr; }
    TodayScreen.low { #why { display: none; } #gauge { height: 1; } }
    """

    def __init__(self) -> None:
        super().__init__()
        self._day: Day | None = None
        self._turned: set[str] = set()
        self._people: dict[str, list[Signal]] = {}

    def compose_body(self) -> ComposeResult:
        gauge = "" if self._day else t("Reading the caseload …")
        yield Static(literal(gauge), id="gauge", markup=False)
        yield Lines(COLUMNS, titles=False, id="day", highlighted=self._show_why)
        yield Static("", id="why", classes="pane beside", markup=False)

    def begin(self) -> None:
        self._day, self.desk_app.first_day = self.desk_app.first_day, None
        if self._day:
            self.reading.show(self.desk.seen_version, self._day)
            if not self._day.whole:
                self.set_timer(0.1, self.reload)
        else:
            self.reload()

    def read(self) -> Day:
        return self.desk.read.day()

    def show_read(self, found: Day) -> None:
        fresh = not self.query_one(Lines).lines
        self._people = by_person(found)
        self._day = found._replace(cases=())  # with thousands of people they would stay for nothing
        self.query_one(TopBar).tell("", *self.day_marks())  # the gauge stands below it
        self._draw_gauge()
        self._draw(_first_key(found) if fresh else None)

    def on_resize(self) -> None:
        super().on_resize()
        self._draw_gauge()

    def _draw_gauge(self) -> None:
        if self._day and self.size.width:
            mark = "" if self.desk.is_protected else t("no passphrase")
            summary = _summary(self._day, self._people, self.size.width - 2, mark)
            self.query_one("#gauge", Static).update(summary, layout=False)

    def _draw(self, at: str | None = None) -> None:
        assert self._day
        lines = day_lines(
            self._day, self._people, FoldedGroups(self._turned), empty=self._day.is_empty
        )
        self.query_one(Lines).show(list(lines), at=at)

    # What the lines answer -----------------------------------------------------------------

    def _signal(self) -> Signal | None:
        """The signal of the highlighted line, put off or not."""
        data = self.current()
        if isinstance(data, PutOff):
            return data.signal
        return data if isinstance(data, Signal) else None

    def person(self) -> Person | None:
        data = self.current()
        if isinstance(data, Appointment | Signal):
            return data.person
        if isinstance(data, PutOff):
            return data.signal.person
        return data if isinstance(data, Person) else None

    def action_open(self) -> None:
        from coachdesk.tui.screens.dossier import open_signal

        line = self.line()
        if line and line.heading:
            self.action_fold()
        elif signal := self._signal():
            open_signal(self.desk_app, signal)
        else:
            super().action_open()

    def action_fold(self) -> None:
        line = self.line()
        if line and line.key.startswith("group:"):
            self._turned ^= {line.key.removeprefix("group:")}
            self._draw(line.key)

    def action_answer(self) -> None:
        if signal := self._signal():
            self.work.write(lambda: self.desk.write.answer(signal), self._answered)

    def _answered(self, answer: TickOff | None) -> None:
        """Say which date was filled in, or where the line can be answered."""
        if answer is None:
            self.work.say(t("No date alone answers this; enter opens it where it can be answered."))
            return
        said = t(
            "{field}: {day}. u takes it back.", field=field_label(answer.field), day=day(self.today)
        )
        self.work.say(said)
        self.work.changed()

    def action_set_aside(self) -> None:
        if signal := self._signal():
            from coachdesk.tui.forms.set_aside import set_aside

            set_aside(self.desk_app, signal)
        else:
            self.work.refuse(t("Choose a line first: one that says what is due."))

    def action_bring_back(self) -> None:
        if isinstance(data := self.current(), PutOff):
            signal = data.signal
            self.work.change(lambda: self.desk.write.bring_back(signal))

    def appointment(self) -> int | None:
        data = self.current()
        if isinstance(data, Appointment):
            return data.contact.id
        if isinstance(data, Signal) and data.rule.name == "contact.outcome_missing":
            return data.record.id
        return None

    # The why -------------------------------------------------------------------------------

    def _show_why(self, line: ListLine | None) -> None:
        self.query_one("#why", Static).update(self._why(line), layout=False)

    def _why(self, line: ListLine | None) -> Content:
        data = line.data if line else None
        if isinstance(data, Signal) and line:
            others = [item for item in self._people[line.key] if item is not data]
            return why_content(data, others, self.desk.policy, self.today)
        if isinstance(data, PutOff):
            put_off = t(
                "Set aside until {day}: {reason}. b brings it back.",
                day=day(data.aside.until_on),
                reason=data.aside.reason,
            )
            why = why_content(data.signal, (), self.desk.policy, self.today)
            return Content("\n").join([literal(put_off), why])
        if isinstance(data, Appointment):
            return _appointment(data)
        return literal(f"{data.name} · {data.ref}") if isinstance(data, Person) else Content("")

    def action_why(self) -> None:
        if self._signal():
            from coachdesk.tui.screens.reading import open_why

            open_why(self.desk_app, self._why(self.query_one(Lines).current))


def _first_key(found: Day) -> str | None:
    """The line to begin at: the most pressing signal."""
    for signal in found.signals:
        if signal.key not in found.aside:
            return person_key(signal)
    return None


def _appointment(item: Appointment) -> Content:
    contact = item.contact
    return literal(
        f"{item.person.name} · {item.person.ref}\n"
        f"{contact.at or t('no time')} · {choice(contact.mode)} · {choice(contact.purpose)}\n"
        + t("c logs how it went.")
    )


def _summary(found: Day, people: Mapping[str, Sequence[Signal]], width: int, mark: str) -> Content:
    """The gauge; the lines of each severity; the signals of each subject, as far as they fit.

    `mark` stands at the right end of the first line, where there is room.
    """
    line = caseload_line(found.active, found.limit, found.state)
    severities = Counter(signals[0].severity for signals in people.values())
    parts = [
        f"{SIGNS[severity]} {severity_name(severity)} {severities[severity]}"
        for severity in Severity
    ]
    parts.append(tn(len(found.appointments), "1 appointment", "{count} appointments"))
    pressing = Counter(
        signal.subject
        for signals in people.values()
        for signal in signals
        if signal.severity is not Severity.NOTE
    )
    subjects = [
        f"{subject_name(subject)} {pressing[subject]}" for subject in Subject if pressing[subject]
    ]
    if not found.whole:
        parts, subjects = [t("Reading the caseload …")], []
    while subjects and cell_len(" · ".join(subjects)) > width:
        subjects.pop()
    gap = width - line.cell_length - cell_len(mark)
    marked = " " * gap + mark if gap > 1 else ""
    return Content.assemble(
        line,
        (marked, "$text-muted"),
        "\n",
        "  ".join(parts),
        "\n",
        (" · ".join(subjects), "$text-muted"),
    )
