"""Columns of a list, and which of them fit: they give way by priority on a narrow terminal."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

GAP = 1
_CUT = 12  # how narrow the widest of the most important columns may get, before one goes
_LONG = 8  # with this much room for each column, gaps widen before the longest texts get all
_AIR = 2  # how much wider the gaps are where all texts are whole and there is room


class ListColumn(NamedTuple):
    """One column. A `flex` column shares what room is left; `priority` 1 is the last to go.

    A measured column knows how wide its widest text is (`wants`): it takes no more room than
    that, and gets more where there is some, those that want least first.
    """

    key: str
    title: str
    width: int
    flex: int = 0
    priority: int = 1
    right: bool = False
    wants: int = 0

    @property
    def least(self) -> int:
        return min(self.width, self.wants) if self.wants else self.width


class PlacedColumn(NamedTuple):
    """A column that fits: its place among all, how wide it is shown, and the blank behind it."""

    number: int
    column: ListColumn
    width: int
    gap: int = GAP


def measured(
    columns: Sequence[ListColumn], rows: Iterable[Sequence[str]]
) -> tuple[ListColumn, ...]:
    """The columns, each knowing how wide its widest text is; a row may have more cells."""
    widest = [0] * len(columns)
    for row in rows:
        for number, text in enumerate(row[: len(widest)]):
            length = len(text) if text.isascii() else cell_len(text)
            if length > widest[number]:
                widest[number] = length
    return tuple(
        column._replace(wants=max(widest[number], cell_len(column.title), 1))
        for number, column in enumerate(columns)
    )


def place_columns(columns: Iterable[ListColumn], width: int) -> list[PlacedColumn]:
    """Which columns fit, and how wide: the least important go first."""
    if not (kept := list(enumerate(columns))):
        return []
    while (over := sum(c.least + GAP for _, c in kept) - GAP - width) > 0 and len(kept) > 1:
        worst = max(kept, key=lambda item: (item[1].priority, item[0]))
        widest, column = max(kept, key=lambda item: item[1].least)
        if worst[1].priority <= 1 and column.wants and column.least - over >= _CUT:
            break
        kept.remove(worst)
    room = max(0, -over)
    widths = {number: column.least for number, column in kept}
    if over > 0 and len(kept) > 1:
        widths[widest] -= over
    gap, fits = GAP, all(column.wants for _, column in kept)
    by_want = sorted(kept, key=lambda item: item[1].wants - item[1].least)
    for number, column in by_want:
        wanted = max(0, column.wants - column.least)
        if fits and number == by_want[-1][0] and min(room, wanted) > (long := _LONG * len(kept)):
            # The longest texts are cut off anyway: the gaps come first, and take nothing away.
            gap += room >= long + len(kept)
            room = max(long, room - len(kept))
        extra = min(room, wanted)
        widths[number] += extra
        room -= extra
    flex = sum(column.flex for _, column in kept if not column.wants)
    for number, column in kept:
        if column.wants:
            continue
        extra = room * column.flex // flex if flex else 0
        flex -= column.flex if flex else 0
        widths[number] += extra
        room -= extra
    if fits:
        gap += min(room // len(kept), GAP + _AIR - gap)
    return [
        PlacedColumn(number, column, max(1, min(widths[number], width)), gap)
        for number, column in kept
    ]


def own_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """What of a line that runs on must fit in its own columns."""
    behind = (*cells[1:], "")
    return tuple(cell if after else "" for cell, after in zip(cells, behind, strict=True))


def run_on(placed: Sequence[PlacedColumn], cells: Sequence[str], width: int) -> list[PlacedColumn]:
    """The columns of a line in which each text takes the room of the empty cells behind it."""
    found = [item for item in placed if cells[item.number : item.number + 1] not in ((), ("",))]
    starts, start = {}, 0
    for item in placed:
        starts[item.number] = start
        start += item.width + item.gap
    ends = [*(starts[item.number] for item in found[1:]), width + GAP]
    return [
        item._replace(width=end - starts[item.number] - GAP, gap=GAP)
        for item, end in zip(found, ends, strict=True)
    ]


def column_at(placed: Sequence[PlacedColumn], x: int) -> str | None:
    """The key of the column at this place of a line."""
    start = 0
    for item in placed:
        if start <= x < start + item.width + item.gap:
            return item.column.key
        start += item.width + item.gap
    return None
