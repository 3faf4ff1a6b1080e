"""The lines of a CSV file as people have them: any delimiter, encoding and place of the header."""

import csv
import re
from collections.abc import Container, Iterable, Iterator
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.domain.text import clean_line
from coachdesk.exchange.csv_encoding import encoding_of, lines_in
from coachdesk.exchange.details import is_column_name, meanings_in, table_under
from coachdesk.exchange.headers import bare, meaning

_DELIMITERS = (";", ",", "\t")
# Excel's own first line, which names the delimiter.
_SAID_DELIMITER = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
_HEADER_WITHIN = 20
_SNIFFED_LINES = 400
# The csv module's own limit, 131,072 characters, would refuse what can still be read and named.
_LONGEST_FIELD = 2**31 - 1
_DIGIT = re.compile("[0-9]")
# So many lines of a text that look like records are not chance.
_SWALLOWED = 2


@private_repr("line")
class Record(NamedTuple):
    """One record: the line of the file it starts on, counted from 1, and its cells."""

    line: int
    cells: list[str]


@private_repr()
class Table(NamedTuple):
    """A header, the records under it, and what is to be told of those above it.

    Reading on raises Refused where quotes do not match or another list begins.
    """

    header: Record
    records: Iterator[Record]
    notes: list[Problem]


def is_blank(cell: str) -> bool:
    """Whether a cell shows nothing."""
    return not cell or not (cell[0].isalnum() or clean_line(cell))


def filled(cells: Iterable[str]) -> list[str]:
    """The cells that show something."""
    return [cell for cell in cells if not is_blank(cell)]


def read_table(data: bytes, skip: Container[int] = ()) -> Table:
    """The table in a file, without the records that start on the lines `skip`.

    Raises Refused where there is none.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    encoding = encoding_of(data)
    delimiter, header, above = _found_header(data, encoding)
    records = _records(lines_in(data, encoding), delimiter, strict=True)
    below = (record for record in records if record.line > header.line)
    own = _own_records(below, header, delimiter)
    return Table(header, (record for record in own if record.line not in skip), _told(above))


def _told(above: list[Record]) -> list[Problem]:
    """What stands above the header: titles may, but rows with more in them could be people."""
    rows = [record.line for record in above if len(filled(record.cells)) > 1]
    if not rows:
        return []
    return [file_problem(Place(rows[0]), "above_header", count=len(rows), last=rows[-1])]


def _own_records(records: Iterable[Record], header: Record, delimiter: str) -> Iterator[Record]:
    """The records of the header's own list: no empty lines, and not the header again, as lists
    pasted under each other have it. Raises Refused where another list begins."""
    columns = _columns(header.cells)
    said = [_plain(cell) for cell in header.cells]
    for record in records:
        if all(map(is_blank, record.cells)) or _says(record.cells, said):
            continue
        if _names_columns(record.cells):
            if _columns(record.cells) != columns:
                raise Refused([file_problem(Place(record.line), "second_header")])
            continue
        if lines := _swallowed(record, delimiter, len(header.cells)):
            place = Place(record.line)
            raise Refused([file_problem(place, "swallowed", first=lines[0], last=lines[-1])])
        yield record


def _says(cells: list[str], said: list[str]) -> bool:
    """Whether a record is this one, whatever its capitals."""
    return _plain(cells[0]) == said[0] and [_plain(cell) for cell in cells] == said


def _plain(cell: str) -> str:
    return cell.strip().casefold()


def _swallowed(record: Record, delimiter: str, width: int) -> list[int]:
    """The lines inside a cell that look like records: a quote before them was left open."""
    if not any("\n" in cell or "\r" in cell for cell in record.cells):
        return []
    line = record.line
    found: list[int] = []
    for cell in record.cells:
        inner = cell.splitlines()
        # In a text a delimiter has a space after it.
        found += [
            line + number
            for number, text in enumerate(inner[1:], 1)
            if text.count(delimiter) == width - 1 and f"{delimiter} " not in text
        ]
        line += max(len(inner) - 1, 0)
    return found if len(found) >= _SWALLOWED and width > 1 else []


def _found_header(data: bytes, encoding: str) -> tuple[str, Record, list[Record]]:
    """The delimiter and the header that names the most columns, with the records above it."""
    lines = list(islice(lines_in(data, encoding), _SNIFFED_LINES))
    said = _SAID_DELIMITER.fullmatch(lines[0]) if lines else None
    best: tuple[int, int, int] = (0, 0, 0)
    found: tuple[str, Record, list[Record]] | None = None
    for delimiter in (said[1],) if said else _DELIMITERS:
        records = list(islice(_records(lines, delimiter, strict=False), _HEADER_WITHIN))
        header = _header_of(records)
        if header is None:
            continue
        above = records[: records.index(header)]
        merit = (_known_columns(header.cells), -len(above), len(header.cells))
        if merit[0] and merit > best:
            best, found = merit, (delimiter, header, above)
    if found is None:
        raise Refused([file_problem(WHOLE_FILE, "no_header")])
    return found


def _header_of(records: list[Record]) -> Record | None:
    """The record that names the most columns. Where names of columns stand in several places, the
    first of these counts: a header lower in the file is another list's."""
    rows = [record for record in records if filled(record.cells)]
    below = dropwhile(lambda record: not _names_columns(record.cells), rows)
    first = list(takewhile(lambda record: _names_columns(record.cells), below))
    return max(first or rows, key=lambda record: _known_columns(record.cells), default=None)


def _names_columns(cells: list[str]) -> bool:
    """Whether a record is made of names of columns, as no record of data is.

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
    unknown = len(filled(cells)) - len(known)
    different = len(set(known))
    return different > 1 and (not unknown or different > max(2, unknown))


def _columns(cells: list[str]) -> list[str]:
    """What the cells of a header stand for; what nobody knows, by its own name."""
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


def _records(lines: Iterable[str], delimiter: str, *, strict: bool) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refused([file_problem(Place(start), "unmatched_quote")]) from None
        yield Record(start, cells)
