"""The team lead's screen: a line a coach, a column a figure. No key on it writes anything."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.domain.summary import Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.team import Team
from coachdesk.tui.commands import READ_ON, Command, bindings
from coachdesk.tui.daemon_threads import unawaited
from coachdesk.tui.literal import fitted, literal
from coachdesk.tui.screens.reading import HelpScreen, open_text
from coachdesk.tui.screens.team_pages import coach_line, figure_detail, figures_page
from coachdesk.tui.screens.team_table import TeamTable
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.columns import GAP, ListColumn
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.summary import figure_group, replaced, source_problem

if TYPE_CHECKING:
    from coachdesk.tui.base_app import CoachdeskApp

POLL_SECONDS = 5.0
_TALL = 32  # rows from which the details get more room


class TeamScreen(Screen[None]):
    """Every coach by name, or by the figure chosen; below, what the figure counts."""

    OFFERS = (
        Command("right,l", "choose(1)", "Next figure", "figure", shown_key="← →"),
        Command("left,h", "choose(-1)", "Previous figure"),
        Command("s", "sort", "Sort by this figure; again turns the order around", "sort"),
        Command("enter", "open", "Every figure of this coach", "all figures"),
        *READ_ON,
        Command("p", "problems", "What is not in these figures, and why", "left out"),
        Command(
            "question_mark,f1",
            "help",
            "The keys of this screen",
            "help",
            shown_key="?",
            words="help, shortcuts, keyboard, explanation",
        ),
        Command("ctrl+l", "cover", "Cover the screen"),
        Command("escape", "first", "To the first line", "top", shown_key="esc"),
        Command("q", "leave", "Close coachdesk", "quit", words="quit, exit, stop, leave, log out"),
    )
    BINDINGS = bindings(OFFERS)
    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    TeamScreen {
        #head { height: 1; background: $panel; padding: 0 1; }
        #groups { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        #detail { height: 7; }
    }
    TeamScreen.tall { #detail { height: 16; } }
    TeamScreen.low { #detail, #groups { display: none; } }
    """

    def __init__(self, team: Team) -> None:
        super().__init__()
        self._team = team
        self._stamp: tuple[object, ...] = ()
        self._reading = False
        self._found: TeamSummary | None = None
        self._table = TeamTable()

    def compose(self) -> ComposeResult:
        yield Static("", id="head", markup=False)
        yield Static("", id="groups", markup=False)
        yield Lines(id="coaches", highlighted=self._highlighted)
        yield Pane("detail", beside=False)
        yield KeyStrip()

    def on_mount(self) -> None:
        self.query_one(KeyStrip).offer(self.OFFERS)
        self.query_one("#head", Static).update(literal(t("Reading the figures …")))
        self.look()
        self.set_interval(POLL_SECONDS, self.look)

    def on_resize(self) -> None:
        self.set_class(self.size.height >= _TALL, "tall")
        self.set_class(self.size.height < 16, "low")
        self.call_after_refresh(self._draw)

    # Reading -------------------------------------------------------------------------------

    def look(self) -> None:
        """Read again what has changed, in a thread; a slow folder is not asked twice."""
        if not self._reading:
            self._reading = True
            self.run_worker(self._read(), group="reading")

    async def _read(self) -> None:
        known, problems = self._stamp, bool(self._found and self._found.problems)

        def read() -> tuple[tuple[object, ...], TeamSummary | None]:
            stamp = self._team.stamp()
            # What could not be read may be readable now, though nothing in it has changed.
            return stamp, self._team.read() if stamp != known or problems else None

        try:
            stamp, found = await unawaited(read)
        finally:
            self._reading = False
        if found and found != self._found:
            self._stamp = stamp
            self._show(found)

    def _show(self, found: TeamSummary) -> None:
        if self.is_attached:
            self._found = found
            self._draw()

    # Drawing -------------------------------------------------------------------------------

    def _draw(self) -> None:
        if not self._found or not self.query("#coaches"):
            return
        lines = self.query_one(Lines)
        columns = self._table.columns(self._found, lines.room)
        lines.show_columns(columns)
        lines.show(self._table.lines(self._found, columns))
        self._draw_head()
        self._draw_groups(columns)
        self._draw_detail()

    def _draw_head(self) -> None:
        assert self._found
        found = self._found
        stale = sum(item.stale for item in found.coaches)
        parts = [t("Team summary"), day(found.today)]
        if stale:
            parts.append(tn(stale, "1 older than a week", "{count} older than a week"))
        others = sum(item.is_another_account for item in found.coaches)
        if others:
            parts.append(tn(others, "1 from another account", "{count} from another account"))
        if found.problems:
            parts.append(tn(len(found.problems), "1 left out (p)", "{count} left out (p)"))
        parts.append(t("read only"))
        self.query_one("#head", Static).update(literal(" · ".join(parts)), layout=False)

    def _draw_groups(self, columns: Sequence[ListColumn]) -> None:
        """Each group's name over its first column in sight."""
        text, start, group = "", 0, ""
        for column in columns:
            if column.right and figure_group(column.key) != group:
                group = figure_group(column.key)
                text = f"{text[: start - 1]:<{start + 1}}{group}"
            start += column.width + GAP
        self.query_one("#groups", Static).update(
            literal(fitted(text, self.size.width - 2)), layout=False
        )

    def _draw_detail(self) -> None:
        self.query_one(Pane).tell(self._detail())

    def _detail(self) -> Labelled:
        """Whose, and what the chosen figure is, counts and rests on, for the highlighted line."""
        line = self.query_one(Lines).current
        data = line.data if line else None
        key = self._table.figure
        if isinstance(data, CoachFigures):
            doubt = replaced(data) if data.is_another_account else ""
            detail = figure_detail(data.summary.figures, key, data.dossiers(key))
            groups = [Part("", f"! {doubt}" if doubt else "", "$error"), *detail]
            return Labelled(coach_line(data), [groups])
        if isinstance(data, Figures):
            return Labelled(t("Total"), [figure_detail(data, key, ())])
        return Labelled(t("Left out"), [[Part("", line.cells[0] if line else "")]])

    def _highlighted(self, _: ListLine | None) -> None:
        self._draw_detail()

    def action_first(self) -> None:
        self.query_one(Lines).begin_at(0)

    def action_read_on(self, by: int) -> None:
        self.query_one(Pane).scroll_text(by)

    # What the keys do ----------------------------------------------------------------------

    def action_choose(self, by: int) -> None:
        self._table.choose_next(by)
        self._draw()

    def action_sort(self) -> None:
        self._table.sort()
        self._draw()

    @on(Lines.TitleClicked)
    def _title_clicked(self, event: Lines.TitleClicked) -> None:
        if self._table.choose(event.column):
            self.action_sort()

    @on(Lines.Chosen)
    def _line_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        line = self.query_one(Lines).current
        data = line.data if line else None
        if isinstance(data, CoachFigures):
            page = figures_page(data.summary.figures, data)
            open_text(self.app, coach_line(data), page)
        elif isinstance(data, Figures):
            open_text(self.app, t("Total"), figures_page(data, None))
        else:
            self.action_problems()

    def action_problems(self) -> None:
        problems = self._found.problems if self._found else ()
        texts = [literal(source_problem(*problem)) for problem in problems]
        page = Content("\n").join(texts or [literal(t("Everything could be read."))])
        open_text(self.app, t("Not in these figures"), page)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(self.OFFERS))

    def action_cover(self) -> None:
        cast("CoachdeskApp[None]", self.app).lock.put_on()

    def action_leave(self) -> None:
        self.app.exit()
