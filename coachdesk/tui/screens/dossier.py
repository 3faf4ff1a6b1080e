"""A dossier: the person at a glance, then everything about them in tabs."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.signal import Severity, Signal, Subject
from coachdesk.store.employers import Mentored
from coachdesk.tui.commands import Command
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.base import WIDE, DeskScreen, people_in
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.dossier_commands import DOSSIER_COMMANDS
from coachdesk.tui.screens.dossier_head import head_content
from coachdesk.tui.screens.dossier_lists import DossierData
from coachdesk.tui.screens.dossier_pairings import discreet
from coachdesk.tui.screens.dossier_rights import RIGHTS, right_at, set_right
from coachdesk.tui.screens.dossier_tabs import (
    AGREED,
    HISTORY,
    NOTHING,
    PLAN,
    TABS,
    beside_plan,
    enter_hint,
    line_detail,
    place_of_signal,
    tab_lines,
    tab_name,
    tab_of,
)
from coachdesk.tui.screens.dossier_work import WORK, open_work_line
from coachdesk.tui.screens.timeline import KINDS, TimelineFilter
from coachdesk.tui.widgets.bars import Choices, KeyStrip, TopBar
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.labelled import Labelled
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.pane import Pane
from coachdesk.tui.widgets.plain import Plain
from coachdesk.tui.widgets.typed import LineInput
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored
    from coachdesk.tui.app import DeskApp

# What would show another name.
_ELSEWHERE = frozenset(
    {
        "go",
        "find",
        "undo",
        "redo",
        "leave",
        "back",
        "unfinished",
        "settings",
        "safety",
        "palette",
        "neighbour",
    }
)
_ON_WORK, _NOT_ON_WORK = ("introduce_here", "move_on_here"), ("start_intake", "move")
_BESIDE = (ListColumn("sign", "", 1), ListColumn("text", "", 16, flex=1))


class DossierScreen(DeskScreen[DossierData | None]):
    """One jobseeker."""

    NAME = "dossier"
    OFFERS = DOSSIER_COMMANDS
    DEFAULT_CSS = """
    DossierScreen {
        #who {
            split: top; height: auto; max-height: 4; padding: 0 1; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        #tabs { split: top; height: 1; background: $panel; }
        #kinds { split: top; height: 1; display: none; }
        #typed { split: top; padding: 0 1; background: $panel; display: none; }
        &.history #kinds { display: block; }
        &.history #typed.open { display: block; }
        #side { split: bottom; height: 6; }
        #beside { height: 1fr; display: none; }
        #detail { height: 1fr; }
    }
    DossierScreen.wide {
        #side { split: right; width: 31%; max-width: 70; height: 1fr; }
        &.plan #beside { display: block; }
    }
    DossierScreen.low {
        #side { display: none; }
        #who { max-height: 1; }
        #who.urgent { max-height: 2; }
    }
    """

    def __init__(
        self,
        jobseeker_id: int,
        tab: str = "overview",
        at: str = "",
        among: Sequence[ListLine] = (),
    ) -> None:
        """`among` is the list somebody came from, to go to the next of it."""
        super().__init__()
        self.among = among
        self._listed: list[tuple[str, Person]] = []  # whom that list shows
        self.jobseeker_id = jobseeker_id
        self._tab = tab
        self._at = at  # the key of the line to begin on
        self._whole: DossierData | None = None
        self._found: DossierData | None = None  # as far as it is shown
        self._look_for: tuple[RecordRef, ...] = ()
        self._kind = KINDS[0]
        self._is_erased = False  # from here, which was said already

    def compose_body(self) -> ComposeResult:
        yield Static("", id="who", markup=False)
        yield Choices("show_tab", id="tabs")
        yield Lines((), fits=True, id="records", highlighted=self._highlighted)
        with Plain(id="side"):
            beside = Lines(_BESIDE, titles=False, id="beside", highlighted=self._highlighted)
            beside.add_class("pane", "beside")
            yield beside
            yield Pane("detail")

    def read(self) -> DossierData | None:
        read = self.desk.read
        with read.transaction() as policy:
            dossier = read.dossier(self.jobseeker_id)
            line = read.case_line(self.jobseeker_id)
            if not dossier or not line:
                return None
            history = read.history(self.jobseeker_id)
            openings, mentored = read.openings(), read.mentored(line.case.person.ref)
        self._listed = self._listed or people_in(self.among)
        return DossierData(dossier, line, history, policy, self.today, openings, mentored)

    def show_read(self, found: DossierData | None) -> None:
        if found is None:
            if not self._is_erased:
                self.work.say(t("This dossier is no longer there."))
            self.leave_gone()
            return
        self._whole = found
        self._found = found = discreet(found) if self.desk_app.across else found
        self.jobseeker_id = found.dossier.jobseeker.id
        self.desk_app.opened(self.jobseeker_id)
        place, listed = self._place(), len(self._listed)
        where = f"  {place + 1}/{listed}" if place is not None else ""
        tell_day(self, f"{found.line.case.person.ref}{where}")
        pressing = found.line.signals[:1]
        urgent = any(signal.severity is Severity.URGENT for signal in pressing)
        who = self.query_one("#who", Static)
        who.set_class(urgent, "urgent")
        who.update(head_content(found))
        self._go_to_looked_for()
        self._draw()

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        """What was taken back or done again may stand on another tab than this one."""
        super().look_at(records, follow=follow)
        self._look_for = tuple(records) if follow else ()

    def _go_to_looked_for(self) -> None:
        """Show the tab of the first record looked for, unless this tab lists it."""
        assert self._found
        wanted, self._look_for = self._look_for, ()
        here = {line.key for line in tab_lines(self._tab, self._found).lines}
        if wanted and here.isdisjoint(map(str, wanted)):
            tab = next((tab for item in wanted if (tab := tab_of(item, self._found))), None)
            self._tab = tab or self._tab

    def _draw(self) -> None:
        assert self._found
        if self._tab == HISTORY:
            self._need_field()
        typed = self._field.value if self._tab == HISTORY else ""
        beside = self._tab == PLAN and self.size.width >= WIDE
        columns, lines = tab_lines(self._tab, self._found, self._kind, typed, beside=beside)
        self.set_class(beside, "plan")
        side = self.query_one("#beside", Lines)
        side.border_title = t("Beside the plan")
        side.show(beside_plan(self._found, beside=True) if beside else [])
        if self.focused is side and not side.lines:
            self.set_focus(self.query_one(Lines))
        self.set_class(self._tab == HISTORY, "history")
        self.query_one(KeyStrip).offer(self._for_strip())
        self.query_one("#tabs", Choices).offer([(name, tab_name(name)) for name in TABS], self._tab)
        if self._tab == HISTORY:
            named = [(kind.key, t(kind.name)) for kind in KINDS]
            self.query_one("#kinds", Choices).offer(named, self._kind.key)
        records = self.query_one(Lines)
        records.show_columns(columns, titles=bool(columns and any(c.title for c in columns)))
        records.show(lines, at=right_at(self._at, lines) or None)
        self._at = ""

    def allows(self, name: str) -> bool:
        """While the jobseeker looks along nothing leads to anybody else."""
        if name == "neighbour" and self._place() is None:
            return False
        if name in (_NOT_ON_WORK if self._tab == WORK else _ON_WORK):  # one key each
            return False
        return super().allows(name) and not (self.desk_app.across and name in _ELSEWHERE)

    def _for_strip(self) -> list[Command]:
        """What only this tab can do comes first; what the history can is left to the help else."""
        commands = self.offered()
        history = [c for c in commands if c.action in ("search", "next_kind(1)")]
        names = ("tick",) if self._tab in (PLAN, RIGHTS) else _ON_WORK
        own = history if self._tab == HISTORY else [c for c in commands if c.name in names]
        rest = [command for command in commands if command not in (*own, *history)]
        return [*rest[:1], *own, *rest[1:]]

    def action_across(self) -> None:
        self.desk_app.across = not self.desk_app.across
        self.app.clear_notifications()
        self._tell_where()
        if self._whole:
            self.show_read(self._whole)

    def _tell_where(self) -> None:
        alone = t("Only this dossier – ctrl+t ends it, esc does nothing here")
        self.query_one(TopBar).alone(alone if self.desk_app.across else "")
        self.query_one(KeyStrip).offer(self._for_strip())

    # Moving about --------------------------------------------------------------------------

    def action_show_tab(self, name: str) -> None:
        self._tab = name
        if self._found:
            self.query_one(Lines).scroll_to(y=0, animate=False)
            self._draw()

    def action_tab(self, by: int) -> None:
        self.action_show_tab(TABS[(TABS.index(self._tab) + by) % len(TABS)])

    def action_back(self) -> None:
        if self._tab == HISTORY and (self._kind is not KINDS[0] or self._field.value):
            self.action_only(KINDS[0].key)
        else:
            self.app.pop_screen()

    def _place(self) -> int | None:
        """Which of the list's people this is; None where there is no other or it is not there."""
        own = uid_of(self.jobseeker_id)
        places = (n for n, (_, who) in enumerate(self._listed) if uid_of(who.id) == own)
        return next(places, None) if own and len(self._listed) > 1 else None

    def action_neighbour(self, by: int) -> None:
        """The next person of the list, or the one before, on the same tab; the list goes along."""
        place = self._place()
        if place is None:
            return
        if not 0 <= place + by < len(self._listed):
            self.work.say(t("There is nobody further on in the list."))
            return
        key, person = self._listed[place + by]
        below = self.app.screen_stack[self.app.screen_stack.index(self) - 1]
        for lines in below.query(Lines):
            lines.move_to(key)
        open_dossier(self.desk_app, person.id, self._tab)

    # The history ---------------------------------------------------------------------------

    def _need_field(self) -> None:
        """What only the history has is made when somebody goes there."""
        if not self.query("#typed"):
            field = LineInput(
                placeholder=t("a word of what you look for"), id="typed", compact=True
            )
            self.mount(Choices("only", id="kinds"), field, after="#tabs")

    @property
    def _field(self) -> Input:
        return self.query_one("#typed", Input)

    def action_search(self) -> None:
        self.action_show_tab(HISTORY)
        self._field.add_class("open")
        self.set_focus(self._field)

    @on(Input.Changed, "#typed")
    def _typed(self) -> None:
        if self._found:
            self._draw()

    def action_next_kind(self, by: int) -> None:
        place = KINDS.index(self._kind) + by if self._tab == HISTORY else 0
        self._show_kind(KINDS[place % len(KINDS)])

    def action_only(self, key: str) -> None:
        """Only this kind; `all` also removes the words typed."""
        if key == KINDS[0].key:
            self._field.value = ""
            self._field.remove_class("open")
            self.set_focus(self.query_one(Lines))
        self._show_kind(next(kind for kind in KINDS if kind.key == key))

    def _show_kind(self, kind: TimelineFilter) -> None:
        self._kind = kind
        self.action_show_tab(HISTORY)

    def acts(self, key: str) -> Callable[[], object] | None:
        """From the search field the arrows and enter lead into the list."""
        if not isinstance(self.focused, Input):
            return None

        def to_list() -> None:
            self.set_focus(self.query_one(Lines))

        into = {
            "enter": to_list,
            "down": to_list,
            "tab": to_list,
            "escape": lambda: self.action_only(KINDS[0].key),
        }
        return into.get(key)

    @property
    def tab(self) -> str:
        return self._tab

    def person(self) -> Person | None:
        return self._found.line.case.person if self._found else None

    def jobseeker(self) -> "Stored | None":
        """The jobseeker's own record."""
        return self._found.dossier.jobseeker if self._found else None

    def erased(self) -> None:
        """It was erased from here, which was said already."""
        self._is_erased = True

    def action_side(self, by: int) -> None:
        """To the list beside the plan, and back."""
        side = self.query_one("#beside", Lines)
        self.set_focus(side if by > 0 and side.lines else self.query_one(Lines))
        self._show_detail()

    def line(self) -> ListLine | None:
        if isinstance(self.focused, Lines):
            return self.focused.current
        return super().line()

    def on_resize(self) -> None:
        super().on_resize()
        if self._found:
            self._draw()

    def record(self) -> "Stored | None":
        """The highlighted record, if the line is one."""
        data = self.current()
        return data if hasattr(data, "values") and hasattr(data, "kind") else None

    def signals(self) -> Sequence[Signal]:
        """What is due of the highlighted record."""
        record = self.record()
        if not (record and self._found):
            return ()
        about = RecordRef(record.kind, record.id)
        return [signal for signal in self._found.line.signals if signal.record == about]

    def planned(self) -> int | None:
        record = self.record()
        planned = record and record.kind == "contact" and not record["outcome"]
        return record.id if record and planned else None

    def _highlighted(self, _: ListLine | None) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        line, found = self.line(), self._found
        self.query_one(Pane).tell(line_detail(line, found) if line and found else Labelled("", ()))

    def enter_hint(self, line: ListLine) -> str | None:
        return enter_hint(line, read_only=self.desk.read_only)

    def action_open(self) -> None:
        line = self.line()
        if line and isinstance(line.data, Signal):
            tab, self._at = place_of_signal(line.data)
            self.action_show_tab(tab)
        elif line and self._found and line.key.startswith("right"):
            set_right(self.desk_app, self._found, line.data)
        elif line and isinstance(line.data, Mentored):
            open_dossier(self.desk_app, line.data.person.id, PLAN)
        elif line and open_work_line(self.desk_app, line):
            pass
        elif line and line.key in (NOTHING, AGREED):
            act = "add" if line.key == NOTHING else "make_plan"
            if not self.desk.read_only:
                imported(f"screens.dossier_actions:{act}")(self.desk_app)
        elif self.record() and self.desk.read_only:
            imported("screens.reading:open_pane")(self.desk_app)
        elif self.record():
            self.action_edit()  # type: ignore[attr-defined]


def open_dossier(
    app: "DeskApp", jobseeker_id: int, tab: str = "overview", at: RecordRef | str = ""
) -> None:
    """With the cursor on a record, or the line of another key."""
    below = app.desk_screen
    lists = below.query(Lines)
    if isinstance(below, DossierScreen):
        among = below.among
    else:
        among = lists.first().lines if lists else ()
    if isinstance(app.screen, DossierScreen):
        app.pop_screen()
    app.delay_update()
    app.push_screen(DossierScreen(jobseeker_id, tab, str(at), among))


def open_signal(app: "DeskApp", signal: Signal) -> None:
    """Open where a signal can be answered: the dossier, the line on Work, or the record itself."""
    if signal.person:
        open_dossier(app, signal.person.id, *place_of_signal(signal))
    elif signal.subject in (Subject.WORK, Subject.ORGANISATION):
        imported("screens.work:open_on_work")(app, signal.record)
    elif signal.tick_off:
        from coachdesk.tui.forms.edit import edit_record

        edit_record(app, signal.record.kind, signal.record.id, None)


def open_person(app: "DeskApp") -> None:
    """The dossier of the highlighted person, else of somebody who is asked for."""
    if person := app.desk_screen.person():
        open_dossier(app, person.id)
    else:
        from coachdesk.tui.screens.finder import find

        find(app)


def new_person(app: "DeskApp") -> None:
    from coachdesk.tui.forms.edit import edit_record

    edit_record(app, "jobseeker", None, None, lambda made: open_dossier(app, made))
