"""A list of lines that draws only what is on screen, so that 12,500 scroll as fast as 40.

Text is literal by construction. Columns give way by priority where the terminal is narrow.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValue
from coachdesk.tui.literal import fitted
from coachdesk.tui.widgets.columns import (
    ListColumn,
    PlacedColumn,
    column_at,
    measured,
    own_cells,
    place_columns,
    run_on,
)

MARK = "▌"  # stands before the line under the cursor, so that no colour is needed to see it
_MANY = 1000  # lines, in which groups are not looked for
_ROOMY = 28  # from this height on a blank row stands above each group
TONES = ("plain", "heading", "urgent", "overdue", "soon", "note", "dim", "good", "header")


@private_repr()
class ListLine(NamedTuple):
    """One line: a text a column, or a single text across all of them for a heading.

    The cursor passes over a line that is `passed`. Where one `runs_on`, a text goes on over the
    empty cells behind it, as in a spreadsheet.
    """

    key: str
    cells: tuple[str, ...]
    tone: str = "plain"
    heading: bool = False
    data: FieldValue = None
    tones: tuple[str, ...] = ()
    passed: bool = False
    apart: bool = False  # a group begins here: where there is room, a blank row stands above it
    runs_on: bool = False


def full_line(key: str, text: str, tone: str = "dim", data: object = None) -> ListLine:
    """One text across all columns."""
    return ListLine(key, (text,), tone, heading=True, data=data)


def heading_line(text: str) -> ListLine:
    """The title of a group: it stands for nothing itself."""
    return full_line(f"heading:{text}", text, "heading")._replace(apart=True, passed=True)


_KEYS = [
    Binding("up,k", "move(-1)", show=False),
    Binding("down,j", "move(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
    Binding("home", "ends(-1)", show=False),
    Binding("end", "ends(1)", show=False),
    Binding("enter", "choose", show=False),
]
_ACTIONS = {key: item.action for item in _KEYS for key in item.key.split(",")}


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """The list. `enter` or a click chooses a line; moving the cursor highlights one.

    With the class `leads` its cursor is drawn as if it had the focus: a field above it has.
    """

    BINDINGS = [*_KEYS]
    COMPONENT_CLASSES = {f"lines--{tone}" for tone in TONES} | {"lines--cursor", "lines--resting"}
    DEFAULT_CSS = """
    Lines {
        height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        padding: 0 1 0 0;
        background: $background; color: $foreground;
        &:focus { background-tint: $foreground 0%; }
        .lines--plain { color: $foreground; }
        .lines--heading { color: $primary; text-style: bold; }
        .lines--header { color: $text-muted; text-style: underline; }
        .lines--urgent { color: $error; text-style: bold; }
        .lines--overdue { color: $warning; }
        .lines--soon { color: $accent; }
        .lines--note { color: $text-muted; }
        .lines--dim { color: $text-muted; }
        .lines--good { color: $success; }
        .lines--cursor { background: $cursor-background; color: $cursor-foreground; }
        .lines--resting { background: $panel; }
    }
    """

    cursor = reactive(0, repaint=False)

    class Chosen(Message):
        """A line was entered or clicked."""

        def __init__(self, lines: "Lines", line: ListLine) -> None:
            super().__init__()
            self.lines = lines
            self.line = line

        @property
        def control(self) -> "Lines":
            return self.lines

    class TitleClicked(Message):
        """The title of a column was clicked."""

        def __init__(self, lines: "Lines", column: str) -> None:
            super().__init__()
            self.lines = lines
            self.column = column

        @property
        def control(self) -> "Lines":
            return self.lines

    def __init__(
        self,
        columns: Sequence[ListColumn] = (),
        *,
        titles: bool = True,
        fits: bool = False,
        id: str | None = None,
        highlighted: Callable[[ListLine | None], None] | None = None,
    ) -> None:
        """With `fits` the columns are as wide as what is shown in them: not for thousands of lines.

        `highlighted` is called with the line under the cursor, before the screen is drawn.

        A message would come one drawing later, and the screen would settle that much later.
        """
        super().__init__(id=id)
        self._tells = [highlighted] if highlighted else []
        self._columns = tuple(columns)
        self._titles = titles
        self._fits = fits
        self._lines: Sequence[ListLine] = ()
        self._apart: list[int] = []  # the lines with a blank row above them
        self._blank: list[int] = []  # where those rows are
        self._aim: tuple[str, ...] = ()
        self._until_shown = ""
        self._layout_width = -1
        self._shown: list[PlacedColumn] = []
        self._styles: dict[tuple[str, bool], Style] = {}

    # What it holds -------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[ListLine]:
        return self._lines

    @property
    def current(self) -> ListLine | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return max(0, self.scrollable_content_region.width - len(MARK))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the highlighted line begins on the screen."""
        x, y, _, height = self.content_region
        row = self.row_of(self.cursor) + self._titles - round(self.scroll_y)
        return Offset(x + len(MARK), y + max(0, min(row, height - 1)))

    def show_columns(self, columns: Sequence[ListColumn], *, titles: bool | None = None) -> None:
        self._columns = tuple(columns)
        if titles is not None:
            self._titles = titles
        self._layout_width = -1
        self.refresh()

    def say_until_shown(self, text: str) -> None:
        """What stands here until there are lines."""
        self._until_shown = text
        self.refresh()

    def aim(self, keys: Sequence[str]) -> None:
        """The lines shown next put the cursor on the first of these keys that they have."""
        self._aim = tuple(keys)

    def show(
        self, lines: Sequence[ListLine], *, at: str | None = None, is_done: bool = False
    ) -> None:
        """Show these lines; the cursor goes where it was aimed at, to `at`, else stays on its line.

        Where its line is gone, or `is_done` says what it asked for is done, the next one comes up.
        """
        places = {line.key: number for number, line in enumerate(lines)}
        aimed = [places[key] for key in (*self._aim, at) if key in places]
        found = aimed[0] if aimed else self._next_place(places, is_done)
        held = bool(self._lines) and not aimed
        height = self.row_of(self.cursor) - round(self.scroll_y)
        self._aim, self._until_shown, self._lines = (), "", lines
        if self._fits:
            rows = (own_cells(n.cells) if n.runs_on else n.cells for n in lines if not n.heading)
            self._columns, self._layout_width = measured(self._columns, rows), -1
        self._place_rows()
        self.cursor = self._stop(found, 1)
        if held and self.size.height:
            # The eye stays at its height, whatever came or went above.
            top = max(0, min(self.row_of(self.cursor) - height, self.max_scroll_y))
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self._see_cursor()
        self.refresh()
        self._tell_highlighted()

    def _next_place(self, places: Mapping[str, int], is_done: bool) -> int:
        """The new place of the line under the cursor; of the one after it where that is done."""
        if not self.current:
            return self.cursor
        own = places.get(self.current.key)
        if own is not None and not is_done:
            return own
        after, up = self._lines[self.cursor + 1 :], self._lines[: self.cursor][::-1]
        for line in (*after, *up):
            if line.key in places and not line.passed:
                place = places[line.key]
                return place - 1 if place - 1 == own else place
        return self.cursor

    def _stop(self, number: int, by: int) -> int:
        """Where the cursor may stand, at or behind this line; it passes over headings."""
        number = max(0, min(number, len(self._lines) - 1))
        onward, back = range(number, len(self._lines)), range(number, -1, -1)
        for places in (onward, back) if by > 0 else (back, onward):
            for place in places:
                if place < len(self._lines) and not self._lines[place].passed:
                    return place
        return number

    def also_tell(self, highlighted: Callable[[ListLine | None], None]) -> None:
        """Call this as well with the line under the cursor."""
        self._tells.append(highlighted)

    def _tell_highlighted(self) -> None:
        for tell in self._tells:
            tell(self.current)

    def move_to(self, key: str) -> bool:
        """Put the cursor on the line with this key."""
        for number, line in enumerate(self._lines):
            if line.key == key:
                self._go(number)
                return True
        return False

    def begin_at(self, number: int) -> None:
        """Put this line on top, and the cursor on it or the first one below that it can stop at."""
        self._go(self._stop(number, 1))
        self.scroll_to(y=self.row_of(number), animate=False, force=True, immediate=True)
        self._see_cursor()

    # Rows ----------------------------------------------------------------------------------

    def _place_rows(self) -> None:
        """Groups stand apart, unless that alone would push the last lines out of sight."""
        height, needed = self.size.height, len(self._lines) + self._titles
        groups: list[int] = []
        if height >= _ROOMY and needed < _MANY:
            groups = [n for n, line in enumerate(self._lines) if line.apart and n]
        fits = needed <= height
        self._apart = [] if fits and needed + len(groups) > height else groups
        self._blank = [line + number for number, line in enumerate(self._apart)]
        rows = len(self._lines) + len(self._apart) + self._titles
        self.virtual_size = Size(self.size.width, rows)

    def row_of(self, number: int) -> int:
        """The row of a line, counted from the first line's."""
        return number + bisect_right(self._apart, number)

    def _line_at(self, row: int) -> int:
        """The line in a row; -1 where nothing stands."""
        if not self._blank:
            return row if row < len(self._lines) else -1
        before = bisect_left(self._blank, row)
        if before < len(self._blank) and self._blank[before] == row:
            return -1
        return row - before if row - before < len(self._lines) else -1

    # Moving --------------------------------------------------------------------------------

    def _go(self, number: int) -> None:
        number = max(0, min(number, len(self._lines) - 1))
        if number == self.cursor or not self._lines:
            return
        before, self.cursor = self.cursor, number
        if not self._see_cursor():
            self._refresh_line(before)
            self._refresh_line(number)
        self._tell_highlighted()

    def _refresh_line(self, number: int) -> None:
        y = self.row_of(number) + self._titles - round(self.scroll_y)
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _see_cursor(self) -> bool:
        """Scroll until the cursor is in sight; says whether that moved anything."""
        if not self.size.height:
            return False
        room = max(1, self.size.height - self._titles)
        # Headings just above belong to what stands below them.
        top, row, first = round(self.scroll_y), self.row_of(self.cursor), self.cursor
        while first > 0 and self._lines[first - 1].heading and self.cursor - first < room - 1:
            first -= 1
        if (above := self.row_of(first)) < top and row < top + room:
            target = above
        elif row >= top + room:
            target = row - room + 1
        else:
            return False
        self.scroll_to(y=target, animate=False, force=True, immediate=True)
        return True

    def action_for(self, key: str) -> str | None:
        """What a key does here."""
        return _ACTIONS.get(key)

    def action_move(self, by: int) -> None:
        self._go(self._stop(self.cursor + by, by))

    @property
    def page(self) -> int:
        """How many lines a page key moves."""
        return max(1, self.size.height - 2)

    def action_page(self, by: int) -> None:
        self._go(self._stop(self.cursor + by * self.page, by))

    def action_ends(self, by: int) -> None:
        self._go(self._stop(0 if by < 0 else len(self._lines) - 1, by))

    def action_choose(self) -> None:
        if self.current:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        if self._titles and event.y == 0:
            if column := column_at(self._shown, event.x - len(MARK)):
                self.post_message(self.TitleClicked(self, column))
            return
        number = self._line_at(event.y - self._titles + round(self.scroll_y))
        if number >= 0 and not self._lines[number].passed:
            again = number == self.cursor
            self._go(number)
            if again or event.chain > 1 or self._lines[number].heading:
                self.action_choose()

    # Drawing -------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    def on_focus(self) -> None:
        self._styles.clear()
        self._refresh_line(self.cursor)

    def on_blur(self) -> None:
        self._styles.clear()
        self._refresh_line(self.cursor)

    def on_resize(self) -> None:
        self._layout_width = -1
        self._place_rows()
        self._see_cursor()

    def _style(self, tone: str, cursor: bool) -> Style:
        found = self._styles.get((tone, cursor))
        if found is None:
            found = self.get_component_rich_style(f"lines--{tone}")
            if cursor:
                leads = self.has_focus or self.has_class("leads")
                over = self.get_component_rich_style(f"lines--{'cursor' if leads else 'resting'}")
                found = found + (over if leads else Style(bgcolor=over.bgcolor))
            self._styles[tone, cursor] = found
        return found

    def render_line(self, y: int) -> Strip:
        width = self.room
        if width != self._layout_width:
            self._shown, self._layout_width = place_columns(self._columns, width), width
        if self._titles and y == 0:
            return self._title_strip(width)
        row = y - self._titles + round(self.scroll_y)
        if self._until_shown and row == 0:
            return self._full_strip(self._until_shown, "dim", False, width)
        number = self._line_at(row)
        if number < 0:
            return Strip.blank(width + len(MARK), self.rich_style)
        line = self._lines[number]
        cursor = number == self.cursor
        if line.heading:
            strip = self._full_strip(line.cells[0], line.tone, cursor, width)
            return strip.apply_style(Style(bold=True)) if line.apart else strip
        return self._cells_strip(line, cursor, width)

    def _full_strip(self, text: str, tone: str, cursor: bool, width: int) -> Strip:
        said = (MARK if cursor else " ") + fitted(text, width)
        return Strip([Segment(said, self._style(tone, cursor))], width + len(MARK))

    def _cells_strip(self, line: ListLine, cursor: bool, width: int) -> Strip:
        """The mark, then each cell with its gap; what has one style is one segment."""
        base = style = self._style(line.tone, cursor)
        segments, run, used = [], MARK if cursor else " ", 0
        placed = run_on(self._shown, line.cells, width) if line.runs_on else self._shown
        for number, column, room, gap in placed:
            tone = line.tones[number] if number < len(line.tones) else ""
            own = self._style(tone, cursor) if tone else base
            if own is not style:
                segments.append(Segment(run, style))
                run, style = "", own
            cell = fitted(line.cells[number] if number < len(line.cells) else "", room)
            if column.right and cell.endswith(" "):
                stripped = cell.rstrip(" ")
                cell = " " * (len(cell) - len(stripped)) + stripped
            used += room + gap
            run += cell + " " * (gap if used <= width else gap - (used - width))
        if used < width:
            if style is not base:
                segments.append(Segment(run, style))
                run = ""
            run += " " * (width - used)
        segments.append(Segment(run, style if used >= width else base))
        return Strip(segments, width + len(MARK))

    def _title_strip(self, width: int) -> Strip:
        titles = tuple(column.title for column in self._columns)
        return self._cells_strip(ListLine("", titles, "header"), False, width)
