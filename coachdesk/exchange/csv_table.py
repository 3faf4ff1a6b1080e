"""The lines of a CSV file as people have them: any delimiter, encoding and place of the header."""

import csv
import io
import re
from codecs import getincrementaldecoder
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from coachdesk.domain.discreet import discreet
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.text import clean_line
from coachdesk.exchange.details import meanings_in, table_under
from coachdesk.exchange.headers import meaning
from coachdesk.words import t

_DELIMITERS = (";", ",", "\t")
# Excel's own first line, which names the delimiter.
_SAID_DELIMITER = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
_HEADER_WITHIN = 20
_SNIFFED_LINES = 400
# The csv module's own limit, 131,072 characters, would refuse what can still be read and named.
_LONGEST_FIELD = 2**31 - 1
_PIECE = 1 << 20

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Letters of two bytes that are common in UTF-8 and all but impossible in cp1252.
_UTF_8_PAIR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


@discreet("line")
class Record(NamedTuple):
    """One record: the line of the file it starts on, counted from 1, and its cells."""

    line: int
    cells: list[str]


@discreet()
class Table(NamedTuple):
    """A header and the records under it. Reading on raises Refused where quotes do not match."""

    header: Record
    records: Iterator[Record]


def line_place(line: int, column: str = "") -> str:
    """Where something stands in the file, as problems name it: `line 4, Geb.datum`."""
    place = t("line {line}", line=line)
    return f"{place}, {column}" if column else place


def line_of(place: str) -> int | None:
    """The line that a place in a CSV file names."""
    found = re.match(t("line {line}", line=r"([0-9]+)") + r"(?:,|$)", place)
    return int(found[1]) if found else None


def is_blank(cell: str) -> bool:
    """Whether a cell shows nothing."""
    return not cell or not (cell[0].isalnum() or clean_line(cell))


def read_table(data: bytes, skip: Container[int] = ()) -> Table:
    """The table in a file, without the records that start on the lines `skip`.

    Raises Refused where there is none.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    encoding = _encoding_of(data)
    delimiter, header = _found_header(data, encoding)
    records = _records(_lines(data, encoding), delimiter, strict=True)
    below = (
        record
        for record in records
        if record.line > header.line and record.line not in skip and not _skipped(record, header)
    )
    return Table(header, below)


def _skipped(record: Record, header: Record) -> bool:
    """An empty line, or the header again, as lists pasted under each other have it."""
    return record.cells == header.cells or all(is_blank(cell) for cell in record.cells)


def _encoding_of(data: bytes) -> str:
    if data.startswith(_WORKBOOKS):
        raise Refused([Problem("", "workbook")])
    if data.startswith(_UTF_16_MARKS):
        return _sure_of(data, "utf-16")
    if data.startswith(_UTF_8_MARK):
        return _sure_of(data, "utf-8-sig")
    wrong = _wrong_in(data, "utf-8")
    if wrong is None:
        return "utf-8"
    if _UTF_8_PAIR.search(data):
        place = line_place(data.count(b"\n", 0, wrong) + 1)
        raise Refused([Problem(place, "mixed_text")])
    return _sure_of(data, "cp1252")


def _sure_of(data: bytes, encoding: str) -> str:
    if _wrong_in(data, encoding) is not None:
        raise Refused([Problem("", "not_text", {"encoding": encoding})])
    return encoding


def _wrong_in(data: bytes, encoding: str) -> int | None:
    """Where a file is not in this encoding, if anywhere; read in pieces, not to hold it."""
    decoder = getincrementaldecoder(encoding)()
    for start in range(0, len(data), _PIECE):
        last = start + _PIECE >= len(data)
        held = len(decoder.getstate()[0])  # of a sign that the piece before broke off
        try:
            decoder.decode(data[start : start + _PIECE], last)
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")


def _found_header(data: bytes, encoding: str) -> tuple[str, Record]:
    """The delimiter and the record that name the most columns; the first of equals."""
    lines = list(islice(_lines(data, encoding), _SNIFFED_LINES))
    said = _SAID_DELIMITER.fullmatch(lines[0]) if lines else None
    best: tuple[int, int, int] = (0, 0, 0)
    found: tuple[str, Record] | None = None
    for delimiter in (said[1],) if said else _DELIMITERS:
        records = islice(_records(lines, delimiter, strict=False), _HEADER_WITHIN)
        for number, record in enumerate(records):
            merit = (_known_columns(record.cells), -number, len(record.cells))
            if merit[0] and merit > best:
                best, found = merit, (delimiter, record)
    if found is None:
        raise Refused([Problem("", "no_header")])
    return found


def _known_columns(headers: list[str]) -> int:
    """How many different columns these headers stand for."""
    details = table_under(headers)
    return len(set(meanings_in(details, headers) if details else map(meaning, headers)) - {None})


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
