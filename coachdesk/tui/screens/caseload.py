"""Caseload: everybody in one list, to sort, filter and find in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widgets import Input, Static

from coachdesk.desk import CaseLine, Scope
from coachdesk.domain.case import Case
from coachdesk.domain.names import Person, fold
from coachdesk.domain.phone import findable, fits, sought
from coachdesk.domain.policy import Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.rules.caseload import Fullness
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.intake import intake_of
from coachdesk.domain.signal import PRESSING, SEVERITY_ORDER
from coachdesk.tui.commands import NEW_PERSON, PERSON, TAKE_IN, Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.today_lines import SIGNS, TONES
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t
from coachdesk.words.formats import hours, near_day
from coachdesk.words.terms import word


class Filter(NamedTuple):
    """A quick filter: its name, and whom it keeps."""

    key: str
    name: str
    keeps: Callable[[CaseLine], bool] | None  # None: all that were read


FILTERS = (
    Filter("all", "All", None),
    Filter("overdue", "Overdue", lambda line: any(s.severity in PRESSING for s in line.signals)),
    Filter(
        "intake",
        "Intake",
        lambda line: bool(line.case.intake_started_on and not line.case.intake_closed_on),
    ),
    Filter("debts", "Debts", lambda line: bool(line.case.debts or line.case.open_assistance)),
    Filter("placement", "Placement", lambda line: bool(_running(line.case))),
    Filter("no_appointment", "No next appointment", lambda line: not line.case.appointments),
    Filter("closed", "Closed", None),
)


@private_repr()
class Row(NamedTuple):
    """Somebody in the list: what is known, what a filter looks in, and the line as it is shown."""

    case_line: CaseLine
    text: str
    line: Line


def _running(case: Case) -> list[Any]:
    return [item for item in case.placements if not item.ended_on]


class CaseloadScreen(DeskScreen):
    """One line a jobseeker."""

    NAME = "caseload"
    OFFERS = (
        *PERSON,
        Command("slash", "filter", "Filter the list as you type", "filter", shown_key="/"),
        Command("f", "next_filter(1)", "Next quick filter", "quick filter"),
        Command("F", "next_filter(-1)", "Previous quick filter"),
        Command("s", "sort_next", "Sort by the next column", "sort"),
        Command("r", "sort_turn", "Turn the order around"),
        Command("space", "mark", "Mark somebody, to plan for several at once", "mark"),
        Command("o", "plan_workshop", "Plan a workshop for those marked", writes=True),
        Command("H", "hand_over", "Hand those marked over to another coach", writes=True),
        Command("x", "export", "Export exactly what is shown, for Excel", "export"),
        NEW_PERSON,
        TAKE_IN,
        Command("escape", "clear", "Show everybody again", shown_key="esc"),
    )
    DEFAULT_CSS = """
    CaseloadScreen {
        #filters { height: 1; padding: 0 1; }
        #filter { padding: 0 1; background: $panel; display: none; }
        #filter.open { display: block; }
        #cases { padding: 0 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Row] = ()  # by name
        self._ordered: Sequence[Row] = ()  # the same by what the list is sorted by
        self._quick = FILTERS[0]
        self._sort = "name"
        self._reverse = False
        self._marked: set[str | None] = set()  # by uid: numbers can become somebody else's
        self._listed: dict[str, set[str | None]] = {}  # whom a scope had when it was last read
        self._lost = False  # whether somebody marked was not read again

    def compose_body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield Input(placeholder=t("name, number, phone or tag"), id="filter", compact=True)
        yield Lines(self._columns(), id="cases")

    def on_mount(self) -> None:
        super().on_mount()
        self.query(Lines).focus()
        for field in self.query("#filter").results(Input):  # none when it is gone again already
            self.watch(field, "value", self._typed, init=False)

    def read(self) -> tuple[list[Row], Fullness]:
        """Everybody with their line ready to be shown, so that no key waits for it later."""
        scope = Scope.CLOSED if self._quick.key == "closed" else Scope.ACTIVE
        with self.desk.read.transaction() as policy:
            lines, fullness = self.desk.read.caseload(scope), self.desk.read.fullness()
        rows = [
            Row(found, _searchable(found.case), _line(found, policy, self.today)) for found in lines
        ]
        return rows, fullness

    def show_read(self, found: tuple[list[Row], Fullness]) -> None:
        self._found, fullness = found
        self._keep_marks()
        self.tell_day(fullness)
        self._put_in_order()
        self._draw()

    def _keep_marks(self) -> None:
        """Marks of those who are still here."""
        scope = "closed" if self._quick.key == "closed" else ""
        here = {uid_of(row.case_line.case.person.id) for row in self._found}
        gone = (self._listed.get(scope, set()) - here) & self._marked
        self._listed[scope] = here
        self._marked -= gone
        self._lost |= bool(gone)

    # The list ------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        def title(key: str, text: str) -> str:
            if key != self._sort:
                return text
            return f"{text} {'↓' if self._reverse else '↑'}"

        columns = (
            Column("signals", title("signals", "!"), 4),
            Column("name", title("name", t("Name")), 18, flex=3),
            Column("ref", title("ref", t("Number")), 8, priority=6),
            Column("seen", title("seen", t("Seen")), 11, priority=3),
            Column("next", title("next", t("Next")), 13, priority=2),
            Column("due", title("due", t("Due")), 11, priority=1),
            Column("intake", title("intake", t("Intake")), 8, priority=5),
            Column("steps", title("steps", t("Steps")), 9, priority=7, right=True),
            Column("debts", title("debts", t("Debts")), 11, priority=8),
            Column("placement", title("placement", t("Placement")), 14, flex=1, priority=9),
            Column("tags", title("tags", t("Tags")), 12, flex=1, priority=10),
        )
        # What one sorts by is never the column that gives way.
        return tuple(c._replace(priority=0) if c.key == self._sort else c for c in columns)

    def _shown(self) -> Sequence[Row]:
        """Exactly what stands in the list, in its order."""
        shown, keeps = self._ordered, self._quick.keeps
        if keeps:
            shown = [row for row in shown if keeps(row.case_line)]
        if parts := sought(self.query_one("#filter", Input).value):
            shown = [row for row in shown if fits(row.text, parts)]
        return shown

    def _draw(self) -> None:
        shown = self._shown()
        lines = self.query_one(Lines)
        lines.show_columns(self._columns())
        lines.show(list(map(self._line, shown)) or [self._nobody()])
        self._draw_filters(len(shown))

    def _line(self, row: Row) -> Line:
        if not self._marked or uid_of(row.case_line.case.person.id) not in self._marked:
            return row.line
        return row.line._replace(cells=("☑", *row.line.cells[1:]))

    def _nobody(self) -> Line:
        text = t("Nobody fits. esc shows everybody.") if self._found else t("Nobody here.")
        return Line("nobody", (text,), "dim", heading=True)

    # Sorting and filtering -----------------------------------------------------------------

    def _put_in_order(self) -> None:
        """Sort by the chosen column; whom that does not tell apart stays in order of name."""
        self._ordered = self._found
        if self._sort != "name":
            self._ordered = sorted(self._found, key=lambda row: self._sort_value(row.case_line))
        if self._reverse:
            self._ordered = self._ordered[::-1]

    def _sort_value(self, line: CaseLine) -> tuple[Any, ...]:
        case, today = line.case, self.today
        match self._sort:
            case "signals":
                first = line.signals[0] if line.signals else None
                return (SEVERITY_ORDER[first.severity] if first else len(SEVERITY_ORDER),)
            case "ref":
                return (case.person.ref,)
            case "seen":
                return (case.last_seen is not None, case.last_seen or today)
            case "due":
                return (contact_due(case, self.desk.policy),)
            case "next":
                on = case.appointments[0].on if case.appointments else None
                return (on is None, on or today)
            case "intake":
                intake = intake_of(case, self.desk.policy, today)
                return (intake is None, intake.due_on if intake else today)
            case "steps":
                return (len(case.steps),)
            case "debts":
                return (_debt_word(case) == "", _debt_word(case))
            case "placement":
                running = _running(case)
                return (not running, word(running[-1].kind, "PlacementKind") if running else "")
            case "tags":
                return (not case.tags, [fold(tag) for tag in case.tags])
        return ()

    @on(Lines.TitleClicked)
    def _title_clicked(self, event: Lines.TitleClicked) -> None:
        if event.column == self._sort:
            self._reverse = not self._reverse
        else:
            self._sort, self._reverse = event.column, False
        self._put_in_order()
        self._draw()

    def action_sort_next(self) -> None:
        keys = [column.key for column in self._columns()]
        self._sort = keys[(keys.index(self._sort) + 1) % len(keys)]
        self._reverse = False
        self._put_in_order()
        self._draw()

    def action_sort_turn(self) -> None:
        self._reverse = not self._reverse
        self._put_in_order()
        self._draw()

    def action_next_filter(self, by: int) -> None:
        place = [item.key for item in FILTERS].index(self._quick.key)
        self.action_quick(FILTERS[(place + by) % len(FILTERS)].key)

    def action_quick(self, key: str) -> None:
        """Put a quick filter on; who is closed is another reading."""
        before, self._quick = self._quick, next(item for item in FILTERS if item.key == key)
        if "closed" in (before.key, key) and before.key != key:
            self.reload()
        else:
            self._draw()

    def _draw_filters(self, count: int) -> None:
        parts = []
        for item in FILTERS:
            style = Style.from_meta({"@click": f"screen.quick('{item.key}')"})
            if item.key == self._quick.key:
                style += Style(bold=True, reverse=True)
            parts.append(Content.styled(f" {t(item.name)} ", style))
        people = str(count)
        self.query_one("#filters", Static).update(
            Content.assemble((f"{people} ", "$text-muted"), *parts), layout=False
        )

    def action_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.add_class("open")
        self.set_focus(field)

    def _typed(self, _: str) -> None:
        """Filter at once: the field and the list change in one drawing of the screen."""
        self._draw()

    def acts(self, key: str) -> Callable[[], object] | None:
        """From the filter the arrows and enter lead into the list."""
        if not isinstance(self.focused, Input):
            return None
        into = {"enter": self._to_list, "down": self._to_list, "escape": self.action_clear}
        return into.get(key)

    def _to_list(self) -> None:
        self.set_focus(self.query_one(Lines))

    def action_clear(self) -> None:
        field = self.query_one("#filter", Input)
        field.value = ""
        field.remove_class("open")
        self.set_focus(self.query_one(Lines))
        if self._quick.key != "all":
            self.action_quick("all")

    # What the lines answer -----------------------------------------------------------------

    def person(self) -> Person | None:
        line = self.line()
        return line.data.case.person if line and isinstance(line.data, CaseLine) else None

    def action_mark(self) -> None:
        if person := self.person():
            self._marked ^= {uid_of(person.id)}
            self._draw()
            self.query_one(Lines).action_move(1)

    def _people(self) -> list[int] | None:
        """Those marked, else who is highlighted; None, and it is said, where a mark was lost."""
        if self._lost:
            self._lost = False
            self.desk_app.refuse(t("Somebody you marked is no longer in this list. Look again."))
            return None
        shown = [row.case_line.case.person.id for row in self._shown()]
        marked = [person for person in shown if uid_of(person) in self._marked]
        person = self.person()
        return marked or ([person.id] if person else [])

    def action_plan_appointment(self) -> None:
        if people := self._people():
            self._marked.clear()
            self.desk_app.plan_appointment(*people)
        elif people is not None:
            super().action_plan_appointment()

    def action_plan_workshop(self) -> None:
        if people := self._people():
            self._marked.clear()
            self.desk_app.plan_workshops(people)
        elif people is not None:
            self.desk_app.refuse(t("Choose somebody first."))

    def action_hand_over(self) -> None:
        if people := self._people():
            self._marked.clear()
            people_found = [row.case_line.case.person for row in self._found]
            by_id = {person.id: person for person in people_found}
            self.desk_app.hand_over([by_id[person] for person in people])
        elif people is not None:
            self.desk_app.refuse(t("Choose somebody first."))

    def action_export(self) -> None:
        if shown := self._shown():
            self.desk_app.export_lines([row.case_line for row in shown])
        else:
            self.desk_app.refuse(t("Nobody is shown, so there is nothing to export."))

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()


def _line(found: CaseLine, policy: Policy, today: date) -> Line:
    case = found.case
    first = found.signals[0].severity if found.signals else None
    intake = intake_of(case, policy, today)
    upcoming = case.appointments[0] if case.appointments else None
    running = _running(case)
    due = contact_due(case, policy) if case.active else None
    cells = (
        f"{SIGNS[first]} {len(found.signals)}" if first else "",
        case.person.listed,
        case.person.ref,
        near_day(case.last_seen, today) if case.last_seen else t("never"),
        f"{near_day(upcoming.on, today)} {upcoming.at or ''}" if upcoming else "–",
        near_day(due, today) if due else "",
        f"{hours(intake.hours_attended)}/{intake.hours_needed}" if intake else "",
        str(len(case.steps)),
        _debt_word(case),
        word(running[-1].kind, "PlacementKind") if running else "",
        ", ".join(case.tags),
    )
    tones = (
        TONES[first] if first else "dim",
        "",
        "dim",
        "",
        "" if upcoming else "dim",
        "overdue" if due and due < today else "",
    )
    return Line(f"jobseeker:{case.person.id}", cells, data=found, tones=tones)


def _searchable(case: Case) -> str:
    person, phone = case.person, case.phone or ""
    return fold(
        f"{person.name} {person.listed} {person.ref} {phone} {findable(phone)} "
        f"{' '.join(case.tags)} {case.neighbourhood or ''}"
    )


def _debt_word(case: Case) -> str:
    """In a word what there is of debts: a threat before all."""
    if case.open_assistance:
        return t("threat") if case.open_assistance.threat_stands else t("assisted")
    return t("debts") if case.debts else ""
