"""How many cells the rows of a file have: a text that was cut in two shows only beside others."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from coachdesk.domain.place import Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.exchange.table import TableRow


@private_repr("place", "length")
class _OddRow(NamedTuple):
    """A row of another length than the header's, by what may have been one with another row."""

    place: Place
    length: int
    first: str
    last: str


class RowLengths:
    """The lengths of the rows whose cells beyond the header's `width` are empty."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lengths = Counter([width])
        self._odd: list[_OddRow] = []

    def add(self, row: TableRow) -> None:
        place, cells = row
        self._lengths[len(cells)] += 1
        if len(cells) != self._width:
            self._odd.append(_OddRow(place, len(cells), cells[0], cells[-1]))

    def problems(self) -> list[Problem]:
        """What is wrong with them.

        Many lists have delimiters too many at the end of each line, or leave out those of empty
        cells. But a single row that is longer than the others holds a delimiter inside a text,
        and two short ones that together make a whole one were one, with a line end inside a text.
        """
        usual = max(self._lengths, key=lambda length: (self._lengths[length], -length))
        found = [
            file_problem(row.place, "too_many", count=row.length, columns=self._width)
            for row in self._odd
            if row.length > max(usual, self._width)
        ]
        short = [row for row in self._odd if row.length < self._width]
        halves = list(_halves(short, self._width))
        # Where other rows are short as well, the empty cells at their ends were left out.
        if len(halves) == len(short):
            found += [file_problem(place, "cut_off", value=cell) for place, cell in halves]
        return found


def _halves(short: list[_OddRow], width: int) -> Iterator[tuple[Place, str]]:
    """Short rows next to each other that together make a whole one, each with its cut cell."""
    last: _OddRow | None = None
    for row in short:
        if last and row.place.line == last.place.line + 1 and last.length + row.length == width + 1:
            yield last.place, last.last
            yield row.place, row.first
            last = None
        else:
            last = row
