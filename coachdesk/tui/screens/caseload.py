"""Caseload: everybody in one list, to sort, filter and find in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from coachdesk.desk import CaseLine, Scope
from coachdesk.domain.case import Case
from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.rules.caseload import Fullness
from coachdesk.domain.search import fits, sought
from coachdesk.tui.commands import HOME, JOIN, NEW_PERSON, PERSON, TAKE_IN, Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.caseload_table import (
    COLUMNS,
    FILTERS,
    CaseloadRow,
    SavedFilter,
    caseload_row,
)
from coachdesk.tui.screens.day_bar import fullness_text, tell_day
from coachdesk.tui.widgets.bars import Choices, KeyStrip
from coachdesk.tui.widgets.columns import ListColumn, measured
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.tui.widgets.table import shown_columns
from coachdesk.tui.widgets.typed import LineInput
from coachdesk.words import t


class CaseloadData(NamedTuple):
    """What the screen shows."""

    rows: list[CaseloadRow]
    fullness: Fullness
    columns: tuple[ListColumn, ...]  # as wide as what they hold


class CaseloadScreen(DeskScreen[CaseloadData]):
    """One line a jobseeker."""

    NAME = "caseload"
    OFFERS = (
        *PERSON[:2],
        Command(
            "slash",
            "filter",
            "Filter the list as you type",
            "filter",
            shown_key="/",
            words="search, find, show only, language, across the border, abroad, tag",
        ),
        *PERSON[2:],
        Command(
            "f",
            "next_filter(1)",
            "Next quick filter",
            "quick filter",
            words="filter, overdue, closed, debts",
        ),
        Command("F", "next_filter(-1)", "Previous quick filter"),
        Command("s", "sort_next", "Sort by the next column", "sort", words="order, column"),
        Command("r", "sort_turn", "Turn the order around", words="sort, reverse"),
        Command(
            "v",
            "saved_filters",
            "Saved filters: choose one, or save this one",
            "saved",
            words="filter, view, keep",
        ),
        Command(
            "space",
            "mark",
            "Mark somebody, to plan for several at once",
            "mark",
            words="select, several, tick",
        ),
        JOIN,
        Command(
            "o",
            "plan_workshop",
            "Plan a workshop for those marked",
            writes=True,
            words="group, course, training",
        ),
        Command(
            "T",
            "make_text",
            "Text of an appointment for those marked: confirmation, reminder …",
            words="letter, mail, e-mail, message, sms, print, no-show",
        ),
        Command(
            "H",
            "hand_over",
            "Hand those marked over to another coach",
            writes=True,
            words="transfer, colleague",
        ),
        Command(
            "x",
            "export",
            "Export exactly what is shown, for Excel",
            "export",
            words="export, save, file, list, csv, spreadsheet, print",
        ),
        NEW_PERSON,
        TAKE_IN,
        Command("escape", "clear", "Show everybody again", "everybody", shown_key="esc"),
        HOME,
    )
    DEFAULT_CSS = """
    CaseloadScreen {
        #filters { height: 1; padding: 0 1; }
        #filter { padding: 0 1; background: $panel; display: none; }
        #filter.open { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[CaseloadRow] = ()  # by name
        self._ordered: Sequence[CaseloadRow] = ()  # the same by what the list is sorted by
        self._table = shown_columns(COLUMNS)
        self._quick = FILTERS[0]
        self._sort = "name"
        self._reverse = False
        # Who is marked, and whether they are active; by uid, for a number may be given anew.
        self._marked: dict[str | None, bool] = {}
        self._marks_given = False  # to an act that may yet be given up
        self._lost = False  # whether somebody marked was not read again

    def compose_body(self) -> ComposeResult:
        yield Choices("quick", id="filters")
        yield LineInput(
            placeholder=t("name, number, phone, language, tag or “across the border”"),
            id="filter",
            compact=True,
        )
        yield Lines(self._columns(), id="cases")

    def on_mount(self) -> None:
        super().on_mount()
        self.query(Lines).focus()
        for field in self.query("#filter").results(Input):  # none when it is gone again already
            self.watch(field, "value", self._typed, init=False)

    def read(self) -> CaseloadData:
        """Everybody with their line ready to be shown, so that no key waits for it later."""
        scope = Scope.CLOSED if self._quick.key == "closed" else Scope.ACTIVE
        with self.desk.read.transaction() as policy:
            lines, fullness = self.desk.read.caseload(scope), self.desk.read.fullness()
        rows = [caseload_row(line, policy, self.today) for line in lines]
        columns = measured(shown_columns(COLUMNS), (row.line.cells for row in rows))
        return CaseloadData(rows, fullness, columns)

    def show_read(self, found: CaseloadData) -> None:
        self._found, self._table = found.rows, found.columns
        self._keep_marks()
        tell_day(self, fullness_text(found.fullness))
        self._put_in_order()
        self._draw()

    def _keep_marks(self) -> None:
        """Drop marks of who is gone; the list of the active tells nothing of who is closed."""
        if not self._marked:
            return
        here = {uid_of(row.case_line.case.person.id) for row in self._found}
        active = self._quick.key != "closed"
        for uid in [uid for uid, was in self._marked.items() if was == active and uid not in here]:
            del self._marked[uid]
            self._lost = True

    # The list ------------------------------------------------------------------------------

    def _columns(self) -> tuple[ListColumn, ...]:
        """What one sorts by has an arrow, and is never the column that gives way."""
        arrow = "↓" if self._reverse else "↑"

        def sorted_by(column: ListColumn) -> ListColumn:
            title = f"{column.title} {arrow}"
            wants = max(column.wants, cell_len(title)) if column.wants else 0
            return column._replace(title=title, priority=0, wants=wants)

        return tuple(
            sorted_by(column) if column.key == self._sort else column for column in self._table
        )

    def _shown(self) -> Sequence[CaseloadRow]:
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

    def _line(self, row: CaseloadRow) -> ListLine:
        if not self._marked or uid_of(row.case_line.case.person.id) not in self._marked:
            return row.line
        return row.line._replace(cells=("☑", *row.line.cells[1:]))

    def _nobody(self) -> ListLine:
        text = t("Nobody fits. esc shows everybody.") if self._found else t("Nobody here.")
        return full_line("nobody", text)

    # Sorting and filtering -----------------------------------------------------------------

    def _put_in_order(self) -> None:
        """Sort by the chosen column; whom that does not tell apart stays in order of name."""
        self._ordered = self._found
        if self._sort != "name":
            by = next(column for column in COLUMNS if column.key == self._sort).sort
            self._ordered = sorted(self._found, key=lambda row: by(row.facts))
        if self._reverse:
            self._ordered = self._ordered[::-1]

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

    @property
    def shown_filter(self) -> SavedFilter:
        """What the list shows now, to be kept under a name."""
        text = self.query_one("#filter", Input).value
        return SavedFilter(self._quick.key, text, self._sort, self._reverse)

    def put_filter(self, chosen: SavedFilter) -> None:
        """Show what a saved filter says."""
        field = self.query_one("#filter", Input)
        field.value = chosen.text
        field.set_class(bool(chosen.text), "open")
        self._sort, self._reverse = chosen.sort, chosen.reverse
        self._put_in_order()
        self.action_quick(chosen.quick)

    def action_saved_filters(self) -> None:
        from coachdesk.tui.screens.saved_filters import open_saved_filters

        open_saved_filters(self.desk_app, self)

    def _draw_filters(self, count: int) -> None:
        shown = self._quick.key
        names = [(item.key, t(item.name)) for item in FILTERS]
        named = [(key, f"{name} {count}" if key == shown else name) for key, name in names]
        self.query_one(Choices).offer(named, shown)
        self.query_one(KeyStrip).offer(self.offered())

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

    def allows(self, name: str) -> bool:
        """What esc does: everybody again where not all are shown, else back to Today."""
        if name in ("clear", "home"):
            return (name == "clear") == self._shows_part()
        return super().allows(name)

    def _shows_part(self) -> bool:
        return self._quick.key != "all" or self.query_one("#filter", Input).has_class("open")

    def enter_hint(self, line: ListLine) -> str | None:
        return t("dossier")

    def action_clear(self) -> None:
        field = self.query_one("#filter", Input)
        field.value = ""
        field.remove_class("open")
        self.set_focus(self.query_one(Lines))
        if self._quick.key != "all":
            self.action_quick("all")

    # What the lines answer -----------------------------------------------------------------

    def _case(self) -> Case | None:
        line = self.line()
        return line.data.case if line and isinstance(line.data, CaseLine) else None

    def person(self) -> Person | None:
        case = self._case()
        return case.person if case else None

    def action_mark(self) -> None:
        if case := self._case():
            uid = uid_of(case.person.id)
            if self._marked.pop(uid, None) is None:
                self._marked[uid] = case.active
            self._draw()
            self.query_one(Lines).action_move(1)

    def people(self) -> list[int] | None:
        """Those marked, whose marks go once something was done with them; else the highlighted one.

        None, and it is said, where a mark was lost.
        """
        if self._lost:
            self._lost = False
            self.work.refuse(t("Somebody you marked is no longer in this list. Look again."))
            return None
        marked = self._shown_marked()
        person = self.person()
        self._marks_given = True
        return marked or ([person.id] if person else [])

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        if self._marks_given:
            self._marked.clear()
            self._marks_given = False
        super().look_at(records, follow=follow)

    def _shown_marked(self) -> list[int]:
        shown = [row.case_line.case.person.id for row in self._shown()]
        return [person for person in shown if uid_of(person) in self._marked]

    def action_plan_workshop(self) -> None:
        from coachdesk.tui.forms.workshop import plan_workshops

        if people := self._chosen_people():
            plan_workshops(self.desk_app, people)

    def action_make_text(self) -> None:
        from coachdesk.tui.screens.appointment_texts import make_texts

        if people := self._chosen_people():
            make_texts(self.desk_app, people)

    def action_hand_over(self) -> None:
        from coachdesk.tui.forms.hand_over import open_hand_over_form

        if not self._lost and not self._shown_marked():
            self.work.refuse(t("Mark with space whom you hand over, then press H."))
        elif people := self._chosen_people():
            by_id = {row.case_line.case.person.id: row.case_line.case.person for row in self._found}
            open_hand_over_form(self.desk_app, [by_id[person] for person in people])

    def _chosen_people(self) -> list[int]:
        """Nobody is said too."""
        people = self.people()
        if people == []:
            self.work.refuse(t("Choose somebody first."))
        return people or []

    def action_export(self) -> None:
        if shown := self._shown():
            from coachdesk.tui.forms.export import export_lines

            export_lines(self.desk_app, [row.case_line for row in shown])
        else:
            self.work.refuse(t("Nobody is shown, so there is nothing to export."))
