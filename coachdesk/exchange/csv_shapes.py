"""How long the records of a file are: what parts a text shows only beside all the others."""

from collections import Counter, defaultdict

from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.exchange.csv_table import Record


class Shapes:
    """The lengths of the records under one header.

    Many lists have delimiters too many at the end of each line, or leave out those of empty
    cells. But a single record that is longer than the others holds a delimiter inside a text, and
    two short ones that together make a whole one were one, with a line end inside a text.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._lengths = Counter([width])
        self._long: dict[int, list[int]] = defaultdict(list)
        self._pairs: list[tuple[Record, Record]] = []
        self._shorter = 0
        self._last: Record | None = None

    def see(self, record: Record) -> None:
        """Take in the next record, whose cells beyond the header's are empty."""
        length = len(record.cells)
        self._lengths[length] += 1
        if length > self._width:
            self._long[length].append(record.line)
        if length >= self._width:
            self._last = None
            return
        self._shorter += 1
        last, self._last = self._last, record
        if last and self._make_one(last, record):
            self._pairs.append((last, record))
            self._last = None

    def problems(self) -> list[Problem]:
        """What is wrong with records, once all were seen."""
        usual = max(self._lengths, key=lambda length: (self._lengths[length], -length))
        found = [
            file_problem(Place(line), "too_many", count=length, columns=self._width)
            for length, lines in self._long.items()
            if length > usual
            for line in lines
        ]
        # Where other records are short as well, the empty cells at their ends were left out.
        if self._shorter == 2 * len(self._pairs):
            for pair in self._pairs:
                for record, cell in zip(pair, (-1, 0), strict=True):
                    found.append(
                        file_problem(Place(record.line), "cut_off", value=record.cells[cell])
                    )
        return found

    def _make_one(self, first: Record, second: Record) -> bool:
        together = len(first.cells) + len(second.cells)
        return second.line == first.line + 1 and together == self._width + 1
