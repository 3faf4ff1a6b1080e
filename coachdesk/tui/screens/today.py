"""Today: how full the caseload is, who comes, what is due, whose intake runs, and why."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from coachdesk.domain.day import Appointment, Day
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Severity, Signal
from coachdesk.tui.commands import NEW_PERSON, PERSON, WHY, Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.tui.widgets.why import why_content
from coachdesk.words import t, tn
from coachdesk.words.formats import hours, near_day, span
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import severity_name, state_name, subject_name, word

SIGNS = {
    Severity.URGENT: "‼",
    Severity.OVERDUE: "!",
    Severity.SOON: "◔",
    Severity.NOTE: "·",
}
_TONES = {
    Severity.URGENT: "urgent",
    Severity.OVERDUE: "overdue",
    Severity.SOON: "soon",
    Severity.NOTE: "note",
}
_COLUMNS = (
    Column("sign", "", 1),
    Column("who", "", 14, flex=1),
    Column("what", "", 16, flex=5),
    Column("when", "", 17, priority=3),
    Column("more", "", 3, priority=2),
)
_BAR_WIDTH = 20


def gauge(active: int, limit: int, width: int = _BAR_WIDTH) -> str:
    """How full the caseload is, as a bar; one that is over the limit is full."""
    filled = min(width, round(width * active / limit)) if limit else width
    return "█" * filled + "░" * (width - filled)


class TodayScreen(DeskScreen):
    """The place to work from."""

    NAME = "today"
    OFFERS = (
        *PERSON,
        WHY,
        Command("space", "fold", "Fold or unfold a group", "fold"),
        NEW_PERSON,
    )
    DEFAULT_CSS = """
    TodayScreen {
        #gauge { height: 2; padding: 0 1; }
        #body { height: 1fr; layout: vertical; }
        #day { padding: 0 1; }
        #why { height: 6; padding: 0 1; background: $surface; border-top: solid $panel; }
    }
    TodayScreen.wide {
        #body { layout: horizontal; }
        #why { width: 36%; max-width: 60; height: 1fr; border-top: none;
            border-left: solid $panel; }
    }
    TodayScreen.low { #why { display: none; } #gauge { height: 1; } }
    """

    def __init__(self, first: Day | None = None) -> None:
        super().__init__()
        self._day = first
        self._folded: set[str] = {Severity.NOTE.value}
        self._others: dict[str, list[Signal]] = {}

    def compose_body(self) -> ComposeResult:
        yield Static("", id="gauge", markup=False)
        with Horizontal(id="body"):
            yield Lines(_COLUMNS, titles=False, id="day")
            yield Static("", id="why", markup=False)

    def begin(self) -> None:
        if self._day:
            version = self.desk.version
            self._read_done(version, self._day)
        else:
            self.query_one("#gauge", Static).update(literal(t("Reading the caseload …")))
            self.reload()

    def read(self) -> Day:
        return self.desk.day()

    def show_read(self, found: Day) -> None:
        fresh = not self.query_one(Lines).lines
        self._day = found
        self.tell_day(found)
        self.query_one("#gauge", Static).update(_summary(found), layout=False)
        self._draw(self._first_key(found) if fresh else None)

    def _first_key(self, found: Day) -> str | None:
        """The line to begin at: the most pressing signal."""
        first = next(iter(found.signals), None)
        return f"{_person_key(first)}" if first else None

    def _draw(self, at: str | None = None) -> None:
        assert self._day
        self._others = _by_person(self._day.signals)
        self.query_one(Lines).show(list(self._all_lines(self._day)), at=at)

    # The lines -----------------------------------------------------------------------------

    def _all_lines(self, found: Day) -> Iterator[Line]:
        groups = _grouped(self._others)
        meetings = [item for item in found.appointments if not item.call_back]
        calls = [item for item in found.appointments if item.call_back]
        if not found.signals and not found.appointments and not found.intakes:
            yield from _nothing_due(self.desk.is_empty())
        yield from self._signals(Severity.URGENT, groups)
        yield from self._appointments("meetings", t("Appointments today"), meetings)
        yield from self._appointments("calls", t("Call-backs"), calls)
        yield from self._signals(Severity.OVERDUE, groups)
        yield from self._signals(Severity.SOON, groups)
        yield from self._intakes(found)
        yield from self._signals(Severity.NOTE, groups)

    def _heading(self, key: str, title: str, count: int, tone: str = "heading") -> Line:
        mark = "▸" if key in self._folded else "▾"
        return Line(f"group:{key}", (f"{mark} {title} ({count})",), tone, heading=True)

    def _signals(self, severity: Severity, groups: dict[Severity, list[Signal]]) -> Iterator[Line]:
        signals = groups[severity]
        if not signals:
            return
        title = f"{SIGNS[severity]} {severity_name(severity)}"
        yield self._heading(severity.value, title, len(signals), _TONES[severity])
        if severity.value not in self._folded:
            for signal in signals:
                yield self._signal(signal)

    def _signal(self, signal: Signal) -> Line:
        key = _person_key(signal)
        more = len(self._others[key]) - 1
        late = signal.days_late(self.today)
        tone = _TONES[signal.severity]
        cells = (
            SIGNS[signal.severity],
            signal.person.listed if signal.person else subject_name(signal.subject),
            signal_line(signal),
            span(late) if late is not None else "",
            f"+{more}" if more else "",
        )
        return Line(key, cells, data=signal, tones=(tone, "", "", tone, "dim"))

    def _appointments(self, key: str, title: str, items: list[Appointment]) -> Iterator[Line]:
        if not items:
            return
        yield self._heading(key, title, len(items))
        if key in self._folded:
            return
        for item in items:
            contact = item.contact
            what = f"{word(contact.mode, 'ContactMode')}, {word(contact.purpose, 'ContactPurpose')}"
            cells = ("☎" if item.call_back else "•", item.person.listed, what, contact.at or "")
            yield Line(f"appointment:{contact.id}", cells, data=item, tones=("dim", "", "", "soon"))

    def _intakes(self, found: Day) -> Iterator[Line]:
        if not found.intakes:
            return
        yield self._heading("intakes", t("Running intakes"), len(found.intakes))
        if "intakes" in self._folded:
            return
        for item in found.intakes:
            intake = item.intake
            plan = t("plan agreed") if intake.plan_agreed_on else t("no plan yet")
            what = t(
                "{attended} / {needed} hours, day {day}, {plan}",
                attended=hours(intake.hours_attended),
                needed=intake.hours_needed,
                day=intake.day,
                plan=plan,
            )
            due = near_day(intake.due_on, self.today)
            cells = ("◷", item.person.listed, what, f"{state_name(intake.state)}, {due}")
            tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "dim")
            yield Line(
                f"intake:{item.person.id}", cells, data=item.person, tones=("dim", "", "", tone)
            )

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        line = self.query_one(Lines).current
        data = line.data if line else None
        if isinstance(data, Signal | Appointment):
            return data.person
        return data if isinstance(data, Person) else None

    def action_open(self) -> None:
        line = self.query_one(Lines).current
        if line and line.heading:
            self.action_fold()
        elif line and isinstance(line.data, Signal):
            self.desk_app.open_signal(line.data)
        else:
            super().action_open()

    def action_fold(self) -> None:
        line = self.query_one(Lines).current
        if not line or not line.heading or not line.key.startswith("group:"):
            return
        self._folded ^= {line.key.removeprefix("group:")}
        self._draw(line.key)

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    @on(Lines.Highlighted)
    def _highlighted(self, event: Lines.Highlighted) -> None:
        self.query_one("#why", Static).update(self._why(event.line), layout=False)

    def _why(self, line: Line | None) -> Content:
        if line and isinstance(line.data, Signal):
            others = [item for item in self._others[line.key] if item is not line.data]
            return why_content(line.data, others, self.desk.policy, self.today)
        if line and isinstance(line.data, Appointment):
            contact = line.data.contact
            return literal(
                f"{line.data.person.name} · {line.data.person.ref}\n"
                f"{contact.at or t('no time')} · {word(contact.mode, 'ContactMode')} · "
                f"{word(contact.purpose, 'ContactPurpose')}\n" + t("c logs how it went.")
            )
        if line and isinstance(line.data, Person):
            return literal(f"{line.data.name} · {line.data.ref}")
        return Content("")

    def action_why(self) -> None:
        line = self.query_one(Lines).current
        if line and isinstance(line.data, Signal):
            self.desk_app.show_why(self._why(line))


def _summary(found: Day) -> Content:
    """The gauge, and under it what there is of each."""
    bar = gauge(found.active, found.limit)
    counts = dict.fromkeys(Severity, 0)
    for signal in found.signals:
        counts[signal.severity] += 1
    line = f"{t('Caseload')} {found.active} / {found.limit}  {bar}  {state_name(found.state)}"
    tone = {"over": "$error", "full": "$warning", "near": "$warning"}.get(found.state.value, "")
    parts = [
        f"{SIGNS[severity]} {severity_name(severity)} {count}" for severity, count in counts.items()
    ]
    parts.append(tn(len(found.appointments), "1 appointment today", "{count} appointments today"))
    return Content.assemble((line, tone), "\n", "   ".join(parts))


def _nothing_due(empty: bool) -> Iterator[Line]:
    texts: tuple[str, ...] = (t("Nothing is due. Everybody was seen in time."),)
    if empty:
        texts = (
            t("There is nobody in this caseload yet."),
            t("n adds a jobseeker. A list from Excel comes in with: coachdesk import FILE"),
            t("To look around first: coachdesk demo"),
        )
    for number, text in enumerate(texts):
        yield Line(f"nothing:{number}", (text,), "plain", heading=True)


def _person_key(signal: Signal) -> str:
    return f"person:{signal.person.id}" if signal.person else signal.record


def _by_person(signals: list[Signal]) -> dict[str, list[Signal]]:
    """Everything about each person, most pressing first."""
    found: dict[str, list[Signal]] = {}
    for signal in signals:
        found.setdefault(_person_key(signal), []).append(signal)
    return found


def _grouped(people: dict[str, list[Signal]]) -> dict[Severity, list[Signal]]:
    """One line a person, under the severity of the first signal."""
    groups: dict[Severity, list[Signal]] = {severity: [] for severity in Severity}
    for signals in people.values():
        groups[signals[0].severity].append(signals[0])
    return groups
