"""The table in a CSV file as people have them: any delimiter, encoding and place of the header."""

import csv
import io
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Refused, file_problem
from coachdesk.exchange.table import (
    HEADER_WITHIN,
    FoundHeader,
    Table,
    TableRow,
    find_header,
    make_table,
)
from coachdesk.exchange.text_encoding import decoded

if TYPE_CHECKING:
    import _csv

_DELIMITERS = (";", ",", "\t", "|")
# Excel's own first line, which names the delimiter.
_NAMED_DELIMITER = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
_SNIFFED_LINES = 400
# The csv module's own limit, 131,072 characters, would refuse what can still be read and named.
_LONGEST_FIELD = 2**31 - 1
# A blank behind a closing quote does no harm. Quoted cells are matched whole: inside one, a quote
# before a blank may open it.
_BLANKS = " \t\u00a0"
_AFTER_QUOTE = re.compile(rf'"[{_BLANKS}]+(?:\W|$)')
_QUOTED = r'((?:\A|(?<=[{0}\r\n])) *"(?:[^"]++|"")*+")[{1}]*(?=[{0}\r\n]|\Z)'
# So many lines of one row that could be rows themselves are not chance, under two columns.
_SWALLOWED = 3
_DIGITS = re.compile(r"[0-9]+")
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]*")
_SMALL = re.compile(r"[a-zß-ÿ][^\W\d_]*")


def read_table(data: bytes, skipped: Container[int] = ()) -> Table:
    """The table in a file, without the rows that start on the lines `skipped`.

    Raises Refused where there is none.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    text, encoding, notes = decoded(data)
    delimiter, header = _found_header(data, encoding)
    if (bare := _without_spaces(text, delimiter)) != text:
        data, encoding = bare.encode("utf-8", "surrogatepass"), "utf-8"
    table = make_table(header, _Rows(data, encoding, delimiter, header.row), skipped)
    return table._replace(notes=[*notes, *table.notes])


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    """The lines of a file, each with its line end: it is never held as a whole text."""
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")


def _without_spaces(text: str, delimiter: str) -> str:
    """The text without spaces between a closing quote and the next delimiter."""
    if delimiter == " " or not _AFTER_QUOTE.search(text):
        return text
    blanks = _BLANKS.replace(delimiter, "")
    return re.sub(_QUOTED.format(re.escape(delimiter), blanks), r"\1", text)


def _found_header(data: bytes, encoding: str) -> tuple[str, FoundHeader]:
    """The delimiter, and the header that names the most columns."""
    lines = list(islice(_lines(data, encoding), _SNIFFED_LINES))
    named = _NAMED_DELIMITER.fullmatch(lines[0]) if lines else None
    best: tuple[int, int, int] = (0, 0, 0)
    found: tuple[str, FoundHeader] | None = None
    for delimiter in (named[1],) if named else _DELIMITERS:
        rows = _rows(_reader(lines, delimiter, strict=False))
        header = find_header(list(islice(rows, HEADER_WITHIN)))
        if header is None:
            continue
        merit = (header.known, -len(header.above), len(header.row.cells))
        if header.known and merit > best:
            best, found = merit, (delimiter, header)
    if found is None:
        raise Refused([file_problem(WHOLE_FILE, "no_header")])
    return found


def _reader(lines: Iterable[str], delimiter: str, *, strict: bool) -> "_csv.Reader":
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)


def _rows(reader: "_csv.Reader") -> Iterator[TableRow]:
    """The rows of a file; raises Refused where a quote is not closed."""
    while True:
        place = Place(reader.line_num + 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refused([file_problem(place, "unmatched_quote")]) from None
        yield TableRow(place, cells)


class _Rows:
    """The rows of a file, read anew each time they are asked for.

    Reading on raises Refused where a quote is not closed, or below the header at a row that takes
    in others by a quote left open.
    """

    def __init__(self, data: bytes, encoding: str, delimiter: str, header: TableRow) -> None:
        self._data, self._encoding = data, encoding
        self._delimiter, self._header = delimiter, header

    def __iter__(self) -> Iterator[TableRow]:
        width, head = len(self._header.cells), self._header.place.line
        reader = _reader(_lines(self._data, self._encoding), self._delimiter, strict=True)
        for row in _rows(reader):
            line = row.place.line
            if reader.line_num > line > head and (lines := _swallowed(row, self._delimiter, width)):
                first, last = lines[0], lines[-1]
                code = "swallowed" if first < last else "swallowed_one"
                raise Refused([file_problem(row.place, code, first=first, last=last)])
            yield row


def _swallowed(row: TableRow, delimiter: str, width: int) -> list[int]:
    """The lines inside a cell that look like rows: a quote before them was left open."""
    if width < 2:
        return []
    # As they stand in the file, the line that the row begins on included.
    lines = delimiter.join(row.cells).splitlines()
    shape = _shape(lines[0].partition(delimiter)[0])
    inside = _lines_with(row, delimiter)
    alike, whole = [row.place.line], []
    for number, text in enumerate(lines, start=row.place.line):
        # In a text a delimiter has a space after it.
        if text.count(delimiter) == width - 1 and f"{delimiter} " not in text:
            whole.append(number)
        head, _, rest = text.partition(delimiter)
        if number in inside and rest[:1] not in ("", " ") and _shape(head) == shape:
            alike.append(number)
    enough = len(whole) >= (2 if width > 2 else _SWALLOWED) or len(alike) > 1
    return sorted({*whole, *alike} - {row.place.line}) if enough else []


def _lines_with(row: TableRow, delimiter: str) -> set[int]:
    """The lines that begin inside a cell and have a delimiter in it."""
    found: set[int] = set()
    line = row.place.line
    for cell in row.cells:
        below = cell.splitlines()[1:]
        found.update(line + n for n, part in enumerate(below, start=1) if delimiter in part)
        line += len(below)
    return found


def _shape(cell: str) -> str:
    """How a cell looks: `K-9` for all numbers of that form, `A A` for most names."""
    bare = _CAPITALISED.sub("A", _SMALL.sub("a", cell.strip()))
    return _DIGITS.sub("9", bare)
