"""The lines of a CSV file as people have them: any delimiter, encoding and place of the header."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.text import clean_line
from coachdesk.exchange.headers import known_columns
from coachdesk.words import t

_DELIMITERS = (";", ",", "\t")
# Excel's own first line, which names the delimiter.
_SAID_DELIMITER = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
_HEADER_WITHIN = 20
_SNIFFED_LINES = 400
# The csv module's own limit, 131,072 characters, would refuse what can still be read and named.
_LONGEST_FIELD = 2**31 - 1

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Letters of two bytes that are common in UTF-8 and all but impossible in cp1252.
_UTF_8_PAIR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


class Record(NamedTuple):
    """One record: the line of the file it starts on, counted from 1, and its cells."""

    line: int
    cells: list[str]


class Table(NamedTuple):
    """A header and the records under it. Reading on raises Refused where quotes do not match."""

    header: Record
    records: Iterator[Record]


def line_place(line: int, column: str = "") -> str:
    """Where something stands in the file, as problems name it: `line 4, Geb.datum`."""
    place = t("line {line}", line=line)
    return f"{place}, {column}" if column else place


def is_blank(cell: str) -> bool:
    """Whether a cell shows nothing."""
    return not cell or not clean_line(cell)


def read_table(data: bytes) -> Table:
    """The table in a file; raises Refused where there is none."""
    csv.field_size_limit(_LONGEST_FIELD)
    text = _decoded(data)
    delimiter, header = _found_header(text)
    records = _records(io.StringIO(text, newline=""), delimiter, strict=True)
    below = (
        record for record in records if record.line > header.line and not _skipped(record, header)
    )
    return Table(header, below)


def _skipped(record: Record, header: Record) -> bool:
    """An empty line, or the header again, as lists pasted under each other have it."""
    return record.cells == header.cells or all(is_blank(cell) for cell in record.cells)


def _decoded(data: bytes) -> str:
    if data.startswith(_WORKBOOKS):
        raise Refused([Problem("", "workbook")])
    if data.startswith(_UTF_16_MARKS):
        return _decoded_as(data, "utf-16")
    if data.startswith(_UTF_8_MARK):
        return _decoded_as(data, "utf-8-sig")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF_8_PAIR.search(data):
            place = line_place(data.count(b"\n", 0, error.start) + 1)
            raise Refused([Problem(place, "mixed_text")]) from None
        return _decoded_as(data, "cp1252")


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused([Problem("", "not_text", {"encoding": encoding})]) from None


def _found_header(text: str) -> tuple[str, Record]:
    """The delimiter and the record that name the most columns; the first of equals."""
    lines = list(islice(io.StringIO(text, newline=""), _SNIFFED_LINES))
    said = _SAID_DELIMITER.fullmatch(lines[0]) if lines else None
    best: tuple[int, int, int] = (0, 0, 0)
    found: tuple[str, Record] | None = None
    for delimiter in (said[1],) if said else _DELIMITERS:
        records = islice(_records(lines, delimiter, strict=False), _HEADER_WITHIN)
        for number, record in enumerate(records):
            merit = (known_columns(record.cells), -number, len(record.cells))
            if merit[0] and merit > best:
                best, found = merit, (delimiter, record)
    if found is None:
        raise Refused([Problem("", "no_header")])
    return found


def _records(lines: Iterable[str], delimiter: str, *, strict: bool) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refused([Problem(line_place(start), "unmatched_quote")]) from None
        yield Record(start, cells)
