"""Typing to choose from a list."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Input

from coachdesk.domain.names import fold
from coachdesk.domain.search import Sought, fits, sought
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.typed import LineInput
from coachdesk.words import t
from coachdesk.words.terms import record_name

_T = TypeVar("_T")


def _keys() -> str:
    return t("enter takes · esc closes")


class Picker(ModalScreen[_T | None], Generic[_T]):
    """A field to type in and the hits below it; arrows choose, enter takes, esc leaves."""

    DEFAULT_CSS = """
    Picker > Vertical {
        width: 90%; max-width: 84; height: 70%; min-height: 8;
        background: $surface; border: round $primary; border-title-color: $primary;
    }
    Picker Input { padding: 0 1; background: $panel; }
    Picker Lines { background: $surface; }
    """
    COLUMNS: Sequence[ListColumn] = ()

    def __init__(self, title: str, prompt: str) -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._typed_last: str | None = None
        self._chooses = False  # with the arrows, and does not type

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """On the line that the arrows came to; while somebody types it stays in the field."""
        lines = self.query(Lines)
        return lines.first().cursor_screen_offset if self._chooses and lines else None

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(self._title)
            box.border_subtitle = literal(_keys())
            yield LineInput(placeholder=self._prompt, compact=True)
            lines = Lines(self.COLUMNS, titles=False, fits=True)
            lines.add_class("leads")
            yield lines

    def on_mount(self) -> None:
        if not self.query(Lines):  # gone again before it was made
            return
        self.query_one(Lines).can_focus = False
        self.query_one(Input).focus()
        self._look("")

    def hits(self, parts: Sought) -> list[ListLine]:
        """What fits all that is sought; a line's data is what is given back."""
        raise NotImplementedError

    def lines_for(self, typed: str) -> list[ListLine]:
        """What is listed for a text as it was typed."""
        return self.hits(sought(typed))

    def take(self, data: _T) -> None:
        """What a line held was chosen."""
        self.dismiss(data)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, typed: str) -> None:
        if typed == self._typed_last:
            return
        self._typed_last = typed
        self._chooses = False
        lines = self.lines_for(typed)
        first = next((line for line in lines if line.data is not None), None)
        self.query_one(Lines).show(lines, at=first.key if first else None)

    def look_again(self) -> None:
        """The same text is sought among other lines."""
        self._typed_last = None
        self._look(self.query_one(Input).value)

    def _move(self, by: int) -> None:
        """So many lines on, to one that can be chosen."""
        lines = self.query_one(Lines)
        lines.action_move(by)
        self._chooses = True
        if lines.current and lines.current.data is None:
            lines.action_move(1 if by > 0 else -1)

    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        lines = self.query_one(Lines)
        acts: dict[str, Callable[[], object]] = {
            "enter": self.take_highlighted,
            "escape": lambda: self.dismiss(None),
            "down": lambda: self._move(1),
            "up": lambda: self._move(-1),
            "pagedown": lambda: self._move(lines.page),
            "pageup": lambda: self._move(-lines.page),
        }
        return acts.get(key)

    @on(Lines.Chosen)
    def take_highlighted(self) -> None:
        """Give back what is highlighted, by what stands in the field now."""
        self._look(self.query_one(Input).value)
        line = self.query_one(Lines).current
        if line and line.data is not None:
            self.take(line.data)


class KindPicker(Picker[str]):
    """Which kind of record to add, where a tab holds more than one."""

    COLUMNS = (ListColumn("name", "", 20, flex=1),)

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(t("What do you want to add?"), t("type or choose"))
        self._kinds = kinds

    def hits(self, parts: Sought) -> list[ListLine]:
        return [
            ListLine(kind, (record_name(kind),), data=kind)
            for kind in self._kinds
            if fits(fold(record_name(kind)), parts)
        ]
