"""A table declared column by column: header, width, text, tone and what it sorts by in one row."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from coachdesk.domain.values import FieldValue
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.words import t

_Item = TypeVar("_Item")


class TableColumn(NamedTuple, Generic[_Item]):
    """One column; `tone` and `sort` are asked of the same item as `text`."""

    key: str
    title: str  # in English
    width: int
    text: Callable[[_Item], str]
    tone: Callable[[_Item], str] | None = None
    flex: int = 0
    priority: int = 1
    right: bool = False
    sort: Callable[[_Item], tuple[FieldValue, ...]] = lambda _: ()

    @property
    def shown(self) -> ListColumn:
        title = t(self.title) if self.title else ""
        return ListColumn(self.key, title, self.width, self.flex, self.priority, self.right)


Table = Sequence[TableColumn[_Item]]


def shown_columns(table: Table[_Item]) -> tuple[ListColumn, ...]:
    return tuple(column.shown for column in table)


def cells_of(table: Table[_Item], item: _Item) -> tuple[str, ...]:
    return tuple([column.text(item) for column in table])


def tones_of(table: Table[_Item], item: _Item) -> tuple[str, ...]:
    return tuple([column.tone(item) if column.tone else "" for column in table])


def dim(_: object) -> str:
    """The tone of what matters less."""
    return "dim"
