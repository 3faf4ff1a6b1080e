"""How many cells the rows of a file have: a text that was cut in two shows only beside others."""

from collections import Counter
from collections.abc import Iterator, Sequence

from coachdesk.domain.problem import Problem, file_problem
from coachdesk.exchange.table import TableRow


def length_problems(rows: Sequence[TableRow], width: int) -> list[Problem]:
    """What is wrong with rows whose cells beyond the header's `width` are empty.

    Many lists have delimiters too many at the end of each line, or leave out those of empty
    cells. But a single row that is longer than the others holds a delimiter inside a text, and
    two short ones that together make a whole one were one, with a line end inside a text.
    """
    lengths = Counter([width, *(len(row.cells) for row in rows)])
    usual = max(lengths, key=lambda length: (lengths[length], -length))
    found = [
        file_problem(row.place, "too_many", count=len(row.cells), columns=width)
        for row in rows
        if len(row.cells) > max(usual, width)
    ]
    halves = list(_halves(rows, width))
    # Where other rows are short as well, the empty cells at their ends were left out.
    if len(halves) == sum(len(row.cells) < width for row in rows):
        found += [file_problem(row.place, "cut_off", value=cell) for row, cell in halves]
    return found


def _halves(rows: Sequence[TableRow], width: int) -> Iterator[tuple[TableRow, str]]:
    """Short rows next to each other that together make a whole one, each with its cut cell."""
    last: TableRow | None = None
    for row in rows:
        if len(row.cells) >= width:
            last = None
        elif last and _make_one(last, row, width):
            yield last, last.cells[-1]
            yield row, row.cells[0]
            last = None
        else:
            last = row


def _make_one(first: TableRow, second: TableRow, width: int) -> bool:
    together = len(first.cells) + len(second.cells)
    return second.place.line == first.place.line + 1 and together == width + 1
