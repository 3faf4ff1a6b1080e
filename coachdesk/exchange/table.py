"""Rows of cells as people keep them in sheets: where the header stands, which rows are its own."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from coachdesk.domain.place import Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.domain.text import clean_line
from coachdesk.exchange.about_others import under_groups
from coachdesk.exchange.details import is_column_name, meanings_in, table_under
from coachdesk.exchange.headers import bare, meaning
from coachdesk.exchange.misread import put_right

HEADER_WITHIN = 20  # rows
_DIGIT = re.compile("[0-9]")


@private_repr("place")
class TableRow(NamedTuple):
    """One row: where it begins in the file, and its cells."""

    place: Place
    cells: list[str]


@private_repr()
class FoundHeader(NamedTuple):
    """The row of column names, the rows above it, and how many different columns it names."""

    row: TableRow
    above: list[TableRow]
    known: int


@private_repr()
class Table(NamedTuple):
    """A header and the rows under it, which are read anew each time they are asked for. `notes`
    are about the rows above it; once the rows were read to their end, `problems` say why that was
    before the end of the file, if it was."""

    header: TableRow
    rows: Iterable[TableRow]
    notes: list[Problem]
    problems: list[Problem]


def is_blank(cell: str) -> bool:
    """Whether a cell shows nothing."""
    return not cell or not (cell[0].isalnum() or clean_line(cell))


def filled_numbers(cells: Iterable[str]) -> list[int]:
    """Which cells show something, counted from 0."""
    # Most cells are told without a call of `is_blank`.
    return [
        number
        for number, cell in enumerate(cells)
        if cell and (cell[0].isalnum() or not is_blank(cell))
    ]


def make_table(found: FoundHeader, rows: Iterable[TableRow], skipped: Container[int]) -> Table:
    """The table under a header, of all rows of a file, without those on the lines `skipped`.

    `rows` are asked for more than once. Where reading them raises Refused, the table ends.
    """
    above = found.above[-1].cells if found.above else []
    names = [put_right(cell) for cell in found.row.cells]
    header = found.row._replace(cells=under_groups(names, above))
    problems: list[Problem] = []
    own = _OwnRows(rows, found.row, skipped, problems)
    return Table(header, own, _notes_of(found.above), problems)


class _OwnRows:
    """The rows of a header's own list."""

    def __init__(
        self,
        rows: Iterable[TableRow],
        header: TableRow,
        skipped: Container[int],
        problems: list[Problem],
    ) -> None:
        self._rows, self._header = rows, header
        self._skipped, self._problems = skipped, problems

    def __iter__(self) -> Iterator[TableRow]:
        self._problems.clear()
        try:
            for row in _own_rows(self._rows, self._header):
                if row.place.line not in self._skipped:
                    yield row
        except Refused as refused:
            self._problems.extend(refused.problems)


def _notes_of(above: list[TableRow]) -> list[Problem]:
    """What stands above the header: titles may, but rows with more in them could be people."""
    places = [row.place for row in above if len(filled_numbers(row.cells)) > 1]
    if not places:
        return []
    count, last = len(places), places[-1].line
    return [file_problem(places[0], "above_header", count=count, last=last)]


def _own_rows(rows: Iterable[TableRow], header: TableRow) -> Iterator[TableRow]:
    """The rows of the header's own list: no empty lines, and not the header again, as lists
    pasted under each other have it. Raises Refused where another list begins."""
    columns = _columns(header.cells)
    names = [_plain(cell) for cell in header.cells]
    for row in rows:
        if row.place.line <= header.place.line:
            continue
        if all(map(is_blank, row.cells)) or _repeats(row.cells, names):
            continue
        if not _names_columns(row.cells):
            yield row
        elif _columns(row.cells) != columns:
            raise Refused([file_problem(row.place, "second_header")])


def _repeats(cells: list[str], names: list[str]) -> bool:
    """Whether a row is the header again, whatever its capitals."""
    return _plain(cells[0]) == names[0] and [_plain(cell) for cell in cells] == names


def _plain(cell: str) -> str:
    return cell.strip().casefold()


def find_header(rows: Sequence[TableRow]) -> FoundHeader | None:
    """The row that names the most columns, if any does. Where names of columns stand in several
    places, the first of these counts: a header lower in the file is another list's."""
    shown = [row for row in rows if filled_numbers(row.cells)]
    below = dropwhile(lambda row: not _names_columns(row.cells), shown)
    first = list(takewhile(lambda row: _names_columns(row.cells), below))
    header = max(first or shown, key=lambda row: _known_columns(row.cells), default=None)
    if header is None:
        return None
    return FoundHeader(header, list(rows[: rows.index(header)]), _known_columns(header.cells))


def _names_columns(cells: list[str]) -> bool:
    """Whether a row is made of names of columns, as no row of data is.

    One that is unknown may stand among several that are known, unless it holds figures.
    """
    names = 0
    for cell in cells:
        if is_column_name(cell):
            names += 1
        elif _DIGIT.search(cell):
            return False
    if names < 2:
        return False
    known = [means for means in _meanings(cells) if means]
    unknown = len(filled_numbers(cells)) - len(known)
    different = len(set(known))
    return different > 1 and (not unknown or different > max(2, unknown))


def _columns(cells: list[str]) -> list[str]:
    """What the cells of a header stand for; an unknown one by its own name."""
    names = [means or bare(cell) for means, cell in zip(_meanings(cells), cells, strict=True)]
    while names and not names[-1]:
        names.pop()
    return names


def _meanings(headers: list[str]) -> list[str | None]:
    details = table_under(headers)
    return meanings_in(details, headers) if details else [meaning(header) for header in headers]


def _known_columns(headers: list[str]) -> int:
    """How many different columns these headers stand for."""
    return len(set(_meanings(headers)) - {None})
