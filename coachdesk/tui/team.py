"""The team lead's screen: a line a coach, a column a figure. No key on it writes anything."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.team import Team
from coachdesk.tui.commands import Command, bindings
from coachdesk.tui.daemon_threads import unawaited
from coachdesk.tui.literal import fitted, literal
from coachdesk.tui.locking import LockingApp
from coachdesk.tui.themes import DEFAULT_THEME, THEMES
from coachdesk.tui.typeahead import OrderedKeys
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.figures import (
    figure_head,
    figure_meaning_content,
    fullness,
    months_content,
)
from coachdesk.tui.widgets.lines import GAP, Column, Line, Lines
from coachdesk.words import t, tn
from coachdesk.words.formats import day, near_day
from coachdesk.words.summary import (
    figure_group,
    figure_label,
    figure_title,
    figure_value,
    origin,
    replaced,
    source_problem,
)
from coachdesk.words.terms import state_name

POLL_SECONDS = 5.0
_TALL = 32  # rows from which the details get more room

_NAME, _CASELOAD, _AS_OF = "name", "active", "as_of"
_CHOICES = (_NAME, *(figure.key for figure in FIGURES))
_COUNTED = tuple(figure.key for figure in FIGURES if figure.key != _CASELOAD)
_BY_KEY = {figure.key: figure for figure in FIGURES}
_NAME_WIDTH, _AS_OF_WIDTH, _FIGURE_WIDTH = 16, 8, 4


class TeamScreen(Screen[None]):
    """Every coach by name, or by the figure chosen; below, what the figure counts."""

    OFFERS = (
        Command("right,l", "choose(1)", "Next figure", "figure", shown_key="← →"),
        Command("left,h", "choose(-1)", "Previous figure"),
        Command("s", "sort", "Sort by this figure; again turns the order around", "sort"),
        Command("enter", "open", "Every figure of this coach", "open"),
        Command("p", "problems", "What is not in these figures, and why", "left out"),
        Command("question_mark,f1", "help", "The keys of this screen", "help", shown_key="?"),
        Command("ctrl+l", "cover", "Cover the screen"),
        Command("q", "leave", "Close coachdesk", "quit"),
    )
    BINDINGS = bindings(OFFERS)
    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    TeamScreen {
        #head { height: 1; background: $panel; padding: 0 1; }
        #groups { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        #coaches { padding: 0 1; }
        #detail { height: 7; padding: 0 1; background: $surface; border-top: solid $panel; }
    }
    TeamScreen.tall { #detail { height: 16; } }
    TeamScreen.low { #detail, #groups { display: none; } }
    """

    def __init__(self, team: Team) -> None:
        super().__init__()
        self._team = team
        self._mark: tuple[Any, ...] = ()
        self._reading = False
        self._found: TeamSummary | None = None
        self._chosen = _COUNTED[0]
        self._sorted = _NAME
        self._reverse = False
        self._first = 0  # the place in `_COUNTED` of the first figure in sight

    def compose(self) -> ComposeResult:
        yield Static("", id="head", markup=False)
        yield Static("", id="groups", markup=False)
        yield Lines(id="coaches", highlighted=self._highlighted)
        yield Static("", id="detail", markup=False)
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
        known, problems = self._mark, bool(self._found and self._found.problems)

        def read() -> tuple[tuple[Any, ...], TeamSummary | None]:
            mark = self._team.mark()
            # What could not be read may be readable now, though nothing in it has changed.
            return mark, self._team.read() if mark != known or problems else None

        try:
            mark, found = await unawaited(read)
        finally:
            self._reading = False
        if found and found != self._found:
            self._mark = mark
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
        width = lines.scrollable_content_region.width
        columns = self._columns(width)
        lines.show_columns(columns)
        lines.show(self._lines(columns))
        self._draw_head()
        self._draw_groups(columns)
        self._draw_detail()

    def _columns(self, width: int) -> list[Column]:
        """The columns that fit, the chosen figure among them."""
        assert self._found
        all_figures = [item.summary.figures for item in self._found.coaches]
        caseload = max(len(_caseload(figures)) for figures in (*all_figures, self._found.total))
        fixed = [
            Column(_NAME, self._title(_NAME, t("Work coach")), _NAME_WIDTH),
            Column(_CASELOAD, self._title(_CASELOAD, t("Caseload")), caseload, priority=2),
        ]
        if any(
            item.summary.as_of != self._found.today or item.is_another_account
            for item in self._found.coaches
        ):
            fixed.append(Column(_AS_OF, t("As of"), _AS_OF_WIDTH, priority=4))
        room = width - sum(column.width + GAP for column in fixed)
        seen = self._in_sight(room)
        spare = max(0, room + GAP - sum(column.width + GAP for column in seen))
        return [fixed[0]._replace(width=_NAME_WIDTH + spare), *fixed[1:], *seen]

    def _in_sight(self, room: int) -> list[Column]:
        """The figures that fit, from the first one on that keeps the chosen one in sight."""
        figures = [
            Column(
                key,
                self._title(key, figure_title(key)),
                max(_FIGURE_WIDTH, len(figure_title(key)) + 1),
                priority=3,
                right=True,
            )
            for key in _COUNTED
        ]

        def fitting(first: int) -> list[Column]:
            seen: list[Column] = []
            for column in figures[first:]:
                if sum(item.width + GAP for item in (*seen, column)) - GAP > room:
                    break
                seen.append(column)
            return seen or figures[first : first + 1]

        if self._chosen in _COUNTED:
            place = _COUNTED.index(self._chosen)
            self._first = min(self._first, place)
            while self._first + len(fitting(self._first)) <= place:
                self._first += 1
        return fitting(self._first)

    def _title(self, key: str, text: str) -> str:
        if key == self._sorted:
            return f"{'▼' if self._reverse else '▲'}{text}"
        return f"›{text}" if key == self._chosen else text

    def _lines(self, columns: Sequence[Column]) -> list[Line]:
        assert self._found
        keys = [column.key for column in columns]
        lines = [self._coach_line(item, keys) for item in self._in_order(self._found.coaches)]
        total = self._found.total
        cells = {
            _NAME: tn(len(lines), "1 coach", "{count} coaches"),
            _CASELOAD: _caseload(total),
            _AS_OF: "",
        }
        row = tuple(cells[key] if key in cells else figure_value(total, key) for key in keys)
        lines.append(Line("total", row, "heading", data=total))
        lines += [
            Line(f"problem:{problem.source}", (f"! {source_problem(*problem)}",), "soon", True)
            for problem in self._found.problems
        ]
        return lines

    def _coach_line(self, item: CoachFigures, keys: Sequence[str]) -> Line:
        assert self._found
        own = item.summary
        when = near_day(own.as_of, self._found.today)
        doubtful = item.stale or item.is_another_account
        made = f"! {when}" if doubtful else ("" if own.as_of == self._found.today else when)
        cells = {_NAME: item.coach, _CASELOAD: _caseload(own.figures), _AS_OF: made}
        tones = {
            _NAME: "",
            _CASELOAD: {"over": "overdue", "full": "soon", "near": "soon"}.get(own.state.value, ""),
            _AS_OF: "overdue" if doubtful else "dim",
            self._chosen: "heading",
        }
        return Line(
            f"coach:{own.uid or item.source}",
            tuple(cells[key] if key in cells else figure_value(own.figures, key) for key in keys),
            data=item,
            tones=tuple(tones.get(key, "") for key in keys),
        )

    def _in_order(self, coaches: Iterable[CoachFigures]) -> list[CoachFigures]:
        """By the figure chosen to sort by; what is not known last, equals by name."""
        by_name = list(coaches)
        if self._sorted == _NAME:
            return by_name[::-1] if self._reverse else by_name

        def value(item: CoachFigures) -> float | None:
            return item.summary.figures.value(self._sorted)

        known = [item for item in by_name if value(item) is not None]
        unknown = [item for item in by_name if value(item) is None]
        known.sort(key=lambda item: (value(item) or 0) * (-1 if self._reverse else 1))
        return known + unknown

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

    def _draw_groups(self, columns: Sequence[Column]) -> None:
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
        self.query_one("#detail", Static).update(self._detail(), layout=False)

    def _detail(self) -> Content:
        """What the chosen figure is, counts and rests on, for the highlighted line."""
        line = self.query_one(Lines).current
        data = line.data if line else None
        key = self._chosen if self._chosen in _BY_KEY else _CASELOAD
        if isinstance(data, CoachFigures):
            detail = _detail(_who(data), data.summary.figures, key, data.dossiers(key))
            doubt = replaced(data) if data.is_another_account else ""
            return literal(f"! {doubt}\n").stylize("$error") + detail if doubt else detail
        if isinstance(data, Figures):
            return _detail(t("Total"), data, key, ())
        return literal(line.cells[0] if line else "")

    def _highlighted(self, _: Line | None) -> None:
        self._draw_detail()

    # What the keys do ----------------------------------------------------------------------

    def action_choose(self, by: int) -> None:
        place = (_CHOICES.index(self._chosen) + by) % len(_CHOICES)
        self._chosen = _CHOICES[place]
        self._draw()

    def action_sort(self) -> None:
        self._sort_by(self._chosen)

    def _sort_by(self, key: str) -> None:
        """The largest first; names from A."""
        self._reverse = not self._reverse if key == self._sorted else key != _NAME
        self._sorted = key
        self._draw()

    @on(Lines.TitleClicked)
    def _title_clicked(self, event: Lines.TitleClicked) -> None:
        if event.column in _CHOICES:
            self._chosen = event.column
            self._sort_by(event.column)

    @on(Lines.Chosen)
    def _line_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        from coachdesk.tui.screens.reading import ReadingScreen

        line = self.query_one(Lines).current
        data = line.data if line else None
        if isinstance(data, CoachFigures):
            page = _page(data.summary.figures, data)
            self.app.push_screen(ReadingScreen(_who(data), page))
        elif isinstance(data, Figures):
            self.app.push_screen(ReadingScreen(t("Total"), _page(data, None)))
        else:
            self.action_problems()

    def action_problems(self) -> None:
        from coachdesk.tui.screens.reading import ReadingScreen

        problems = self._found.problems if self._found else ()
        texts = [literal(source_problem(*problem)) for problem in problems]
        page = Content("\n").join(texts or [literal(t("Everything could be read."))])
        self.app.push_screen(ReadingScreen(t("Not in these figures"), page))

    def action_help(self) -> None:
        from coachdesk.tui.screens.reading import HelpScreen

        self.app.push_screen(HelpScreen(self.OFFERS))

    def action_cover(self) -> None:
        cast("TeamApp", self.app).action_lock()

    def action_leave(self) -> None:
        self.app.exit()


def _detail(who: str, figures: Figures, key: str, dossiers: Sequence[str]) -> Content:
    head = literal(f"{who} · ") + figure_head(figures, key)
    meaning = figure_meaning_content(key, dossiers)
    return Content("\n").join((head, months_content(figures), meaning))


def _caseload(figures: Figures) -> str:
    active = figures.counts["active"]
    return f"{active}/{figures.limit} {fullness(active, figures.limit)}"


def _who(item: CoachFigures) -> str:
    """A coach with team and the state of the caseload; and how old the figures are."""
    own = item.summary
    parts = [item.coach, own.team or "", state_name(own.state)]
    if item.stale:
        parts.append(t("older than a week: {day}", day=day(own.as_of)))
    return ", ".join(part for part in parts if part)


def _page(figures: Figures, item: CoachFigures | None) -> Content:
    """Every figure, with the dossiers behind it."""
    lines: list[Content] = [months_content(figures), Content("")]
    about = [said for said in (origin(item), replaced(item)) if said] if item else []
    lines = [*map(literal, about), *lines]
    group = ""
    for figure in FIGURES:
        if figure_group(figure.key) != group:
            group = figure_group(figure.key)
            lines.append(literal(group).stylize("bold"))
        value = figure_value(figures, figure.key)
        behind = item.dossiers(figure.key) if item and figure.key != _CASELOAD else []
        shown = f" – {', '.join(behind)}" if behind else ""
        lines.append(literal(f"  {figure_label(figure.key)}: {value}{shown}"))
    return Content("\n").join(lines)


class TeamApp(LockingApp, OrderedKeys[None]):
    """The lead's app: one screen, and nothing that can write."""

    TITLE = "coachdesk"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+l", "lock", show=False, priority=True),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { align: center middle; background: $background 60%; }
    Static {
        link-style: none; link-color: $foreground;
        link-style-hover: bold; link-color-hover: $background; link-background-hover: $primary;
    }
    """

    def __init__(self, team: Team, colours: str = "") -> None:
        super().__init__()
        self._team = team
        for theme in THEMES:
            self.register_theme(theme)
        own = f"coachdesk-{colours}"
        self.theme = own if own in self.available_themes else DEFAULT_THEME

    def get_default_screen(self) -> Screen[Any]:
        return TeamScreen(self._team)

    @property
    def lock_minutes(self) -> float:
        return LOCK_MINUTES if self._team.names else 0

    def on_mount(self) -> None:
        self.set_interval(POLL_SECONDS, self._lock_when_idle)


def run_team(team: Team, colours: str = "") -> int:
    """Show the figures until the lead leaves; gives the exit code.

    `colours` names a theme as a store's settings do; without one it is the dark one.
    """
    app = TeamApp(team, colours)
    app.run()
    return app.return_code or 0
