"""Columns of a list, and which of them fit: they give way by priority on a narrow terminal."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

GAP = 1


class ListColumn(NamedTuple):
    """One column. A `flex` column shares what room is left; `priority` 1 is the last to go."""

    key: str
    title: str
    width: int
    flex: int = 0
    priority: int = 1
    right: bool = False


class PlacedColumn(NamedTuple):
    """A column that fits: its place among all, and how wide it is shown."""

    number: int
    column: ListColumn
    width: int


def place_columns(columns: Iterable[ListColumn], width: int) -> list[PlacedColumn]:
    """Which columns fit, and how wide: the least important go first."""
    kept = list(enumerate(columns))
    while len(kept) > 1 and sum(c.width + GAP for _, c in kept) - GAP > width:
        worst = max(kept, key=lambda item: (item[1].priority, item[0]))
        kept.remove(worst)
    room = width - sum(column.width + GAP for _, column in kept) + GAP
    flex = sum(column.flex for _, column in kept)
    placed = []
    for number, column in kept:
        extra = max(0, room) * column.flex // flex if flex else 0
        flex -= column.flex if flex else 0
        room -= extra
        placed.append(PlacedColumn(number, column, max(1, min(column.width + extra, width))))
    return placed


def column_at(placed: Sequence[PlacedColumn], x: int) -> str | None:
    """The key of the column at this place of a line."""
    start = 0
    for item in placed:
        if start <= x < start + item.width + GAP:
            return item.column.key
        start += item.width + GAP
    return None
