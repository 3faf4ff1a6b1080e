"""The rows under a header, read cell by cell as what their columns mean."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from coachdesk.domain.phone import same_number_key
from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.exchange.cell_values import ReadNumber, is_left_empty, is_plain, read_cell
from coachdesk.exchange.column_meanings import ReadColumn, ReadColumns
from coachdesk.exchange.day_cells import CannotRead, ReadDay
from coachdesk.exchange.headers import WHOLE_NAME, preference
from coachdesk.exchange.misread import put_right
from coachdesk.exchange.row_lengths import RowLengths
from coachdesk.exchange.safe_text import unguard
from coachdesk.exchange.table import TableRow, filled_numbers
from coachdesk.exchange.text_encoding import looks_garbled
from coachdesk.incoming import NONE, Given, Incoming
from coachdesk.schema.fields import Field, RecordKind
from coachdesk.schema.kinds import LINE
from coachdesk.words.terms import column_name, field_labels

# Two columns may hold different values for these: both are kept, joined by this.
_JOINED = {"phone": " / ", "note": "\n", "tags": ", "}
_SHOWN = 27  # signs of a text that is shown beside another
_ZERO_LOST = re.compile(r"[1-9][0-9]{8}")
# How a line under a list begins that explains it: a sign, a number in brackets, `Bron: …`.
_REMARK = re.compile(
    r"[*#†‡(\[]|[^:=]+[:=](?: ?[^\W\d_]|$)"
    r"|(?:bron|legenda|legend|let op|toelichting|geprint|afgedrukt"
    r"|printed|pagina|page|source|n\.?b\.?|peildatum|aangemaakt|gemaakt|bijgewerkt|exported|export"
    r"|rapport|report|selectie|filter|vertrouwelijk|confidential)(?: |$)"
)
# A letter as web pages write it (`&euml;`) splits a row at its semicolon.
_WEB_LETTER = re.compile(
    r"&(?:[A-Za-z](?:uml|acute|grave|circ|cedil|tilde|ring|slash|caron|breve)|szlig|[ao]elig|inodot"
    r"|amp|nbsp|quot|apos|[lr]squo|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,4})$",
    re.IGNORECASE,
)


_KEPT = 2_000  # texts of a column whose reading is kept: days, words and places come again


@private_repr()
class ReadCell(NamedTuple):
    """A cell of which more is to be told than its value: what is told once for the whole file
    (codes and texts), why it would not read, how a day or a number in it was written."""

    value: FieldValue = None
    told: Sequence[tuple[str, str]] = ()
    error: CannotRead | None = None
    written: ReadDay | ReadNumber | None = None


def _read_text(field: Field, today: date, text: str) -> FieldValue | ReadCell:
    """What a text means in a column; the value alone where nothing more is to be told."""
    if is_plain(field, text):
        return text
    if is_left_empty(field, text):
        return ReadCell(told=[("left_empty", text.strip())])
    try:
        value = read_cell(field, text, today)
    except CannotRead as error:
        return ReadCell(error=error.with_traceback(None))
    told: list[tuple[str, str]] = []
    written: ReadDay | ReadNumber | None = None
    if isinstance(value, ReadDay):
        if value.order_is_open:
            told.append(("day_before_month", clean_line(text)))
        written = value if value.order_is_clear else None
        value = value.day
    elif isinstance(value, ReadNumber):
        written, value = value, value.number
    if field.name == "phone" and _ZERO_LOST.fullmatch(text.strip()):
        told.append(("zero_lost", text))
    if isinstance(value, str) and looks_garbled(value, name=field.kind is LINE):
        told.append(("garbled", clean_line(value)))
    return ReadCell(value, told, written=written) if told or written else value


def _says_the_same(name: str, one: str, other: str) -> bool:
    """Whether two columns for the same field hold the same."""
    if name == "phone" and same_number_key(one) == same_number_key(other):
        return True
    return clean_line(one) == clean_line(other)


class Occurrences:
    """Something told once for a whole file: where it is so first, on which lines, how often."""

    def __init__(self) -> None:
        self.place = WHOLE_FILE
        self.value = ""
        self.count = 0
        self.lines: list[int] = []

    def add(self, place: Place, value: str = "") -> None:
        if not self.count:
            self.place, self.value = place, value
        self.count += 1
        if place.line not in self.lines[-1:]:
            self.lines.append(place.line)

    def told(self, code: str, **facts: FieldValue) -> Problem:
        """All of it as one note."""
        facts |= {"value": self.value, "count": self.count, "lines": self.lines}
        return file_problem(self.place, code, **facts)


@private_repr("place")
class ReadRow(NamedTuple):
    """A row being read: its texts and values by field, and the fields that would not read.

    `heads` is what the file calls each field, `moved` what this row calls those that stand in
    another column than usual.
    """

    place: Place
    cells: dict[str, str]
    values: dict[str, FieldValue]
    unread: set[str]
    heads: Mapping[str, str]
    moved: dict[str, str]

    def place_of(self, name: str) -> Place:
        """Where a field stands, or would stand."""
        return self.place.of(self.moved[name] if name in self.moved else self.heads[name])


class RowReader:
    """Reads the rows under one header; what is wrong or assumed goes to `incoming`."""

    def __init__(
        self, incoming: Incoming, columns: ReadColumns, fields: Mapping[str, Field], today: date
    ) -> None:
        self.incoming = incoming
        self.columns = columns
        self.today = today
        self.told_once: dict[str, Occurrences] = defaultdict(Occurrences)
        self._fields = fields
        self._set_aside: dict[str, Occurrences] = defaultdict(Occurrences)  # by column
        self._order_is_clear = False
        self._decimal_signs: set[str] = set()
        self._lone_groups: list[tuple[Place, ReadNumber]] = []
        self._lengths = RowLengths(columns.width)
        self._by_number = {column.number: column for column in columns.read}
        self._readers: dict[str, Callable[[str], FieldValue | ReadCell]] = {
            column.means: lru_cache(_KEPT)(partial(_read_text, fields[column.means], today))
            for column in columns.read
        }
        self.means = columns.means

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """What the file calls each field, or what it would be called."""
        heads = {name: column_name(name) for name in (*field_labels(), "last_contact")}
        own = {column.means: column.header for column in self.columns.read[::-1]}
        if WHOLE_NAME in own:
            heads["first_name"] = heads["last_name"] = own[WHOLE_NAME]
        return {**heads, **own}

    @cached_property
    def _whole_names(self) -> frozenset[int]:
        """Columns of whole names: one header over two columns leaves the next without a name."""
        return frozenset(
            column.number for column in self.columns.read if column.means == WHOLE_NAME
        )

    def read_row(self, row: TableRow) -> ReadRow | None:
        """The cells of a row, read; None where they cannot be those of the header."""
        filled = filled_numbers(row.cells)
        if self._is_remark(row, filled) or not self._fits(row, filled):
            return None
        read = ReadRow(row.place, {}, {}, set(), self.heads, {})
        self._put_cells(row, filled, read)
        readers = self._readers
        for name, text in read.cells.items():
            # A long text comes once; a number in a workbook may have the text of another one.
            if type(text) is str and len(text) <= LINE_LENGTH:
                value = readers[name](text)
            else:
                value = _read_text(self._fields[name], self.today, text)
            if type(value) is ReadCell:
                value = self._taken(read, name, value)
            if value is not None:
                read.values[name] = value
        return read

    def _taken(self, row: ReadRow, name: str, cell: ReadCell) -> FieldValue:
        """The value of a cell; what is to be told of it is kept. How a day or a number was
        written may tell how others are to be read."""
        for code, said in cell.told:
            if not (code == "day_before_month" and self._order_is_clear):
                self.told_once[code].add(row.place_of(name), said)
        if cell.error:
            row.unread.add(name)
            self.problem(row.place_of(name), cell.error.code, **cell.error.facts)
        if isinstance(cell.written, ReadDay):
            self._order_is_clear = True
        elif cell.written:
            self._decimal_signs.update(cell.written.decimal_sign)
            if cell.written.lone_sign:
                self._lone_groups.append((row.place_of(name), cell.written))
        return cell.value

    def checked(self, row: ReadRow, kind: RecordKind, values: FieldValues, *links: str) -> Given:
        """One record of a row; a field that is wrong goes with those that would not read."""
        given = self.incoming.check_fields(kind, row.place, values, *links, at=row.place_of)
        row.unread.update(given.unread)
        unread = frozenset(row.unread) if row.unread else NONE
        return Given(row.place, given.values, given.links, unread, self.heads)

    def end(self, **facts: FieldValue) -> None:
        """Tell what only the whole file shows: problems, and what was assumed and left, once."""
        self.incoming.problems.extend(self._lengths.problems())
        self._end_numbers()
        self.incoming.notes.extend(item.told("set_aside") for item in self._set_aside.values())
        self.incoming.notes.extend(
            item.told(code, **facts)
            for code, item in self.told_once.items()
            if not (code == "day_before_month" and self._order_is_clear)
        )

    def _end_numbers(self) -> None:
        """A sign before three figures (12,345) separates thousands, unless the file has the same
        sign before decimals elsewhere."""
        for place, read in self._lone_groups:
            if read.lone_sign in self._decimal_signs:
                self.problem(place, "thousands_or_decimals", value=read.text)
            elif not self._decimal_signs:
                self.told_once["thousands_read"].add(place, read.text)

    def problem(self, place: Place, code: str, **facts: FieldValue) -> None:
        self.incoming.problems.append(file_problem(place, code, **facts))

    def _is_remark(self, row: TableRow, filled: Sequence[int]) -> bool:
        """Whether a row only explains the list, as `* = confidential`: that is a problem."""
        if self.columns.width < 2 or filled != [0]:
            return False
        if not _REMARK.match(clean_line(row.cells[0]).casefold()):
            return False
        self.problem(row.place, "no_person", value=row.cells[0])
        return True

    def _fits(self, row: TableRow, filled: Sequence[int]) -> bool:
        """Whether the row's cells can belong to the header's columns: a text that was split
        by a delimiter or a line end without quotes would be misread."""
        place, cells = row
        web = next(filter(_WEB_LETTER.search, cells), "") if "&" in "".join(cells) else ""
        if web:
            self.problem(place, "web_letter", value=web)
            return False
        if filled[-1] >= self.columns.width:
            self.problem(place, "too_many", count=filled[-1] + 1, columns=self.columns.width)
            return False
        if len(cells) == 1 < len(self.columns.read):
            self.problem(place, "cut_off", value=cells[0])
            return False
        self._lengths.add(row)
        for number in self.columns.nameless.intersection(filled):
            if number - 1 in self._whole_names:
                self.problem(place, "beside_name", value=cells[number])
                return False
            self.told_once["nameless_column"].add(place, cells[number])
        return True

    def _put_cells(self, row: TableRow, filled: Sequence[int], read: ReadRow) -> None:
        """The texts of the filled cells by the field they are for."""
        cells, heads = read.cells, read.heads
        by_number, is_own = self._by_number, self.columns.is_own
        for number in filled:
            column = by_number.get(number)
            if column is None:
                continue
            _, header, name = column
            text = row.cells[number]
            if not (text.isascii() or is_own):
                text = self._put_right(row.place.of(header), text)
            if name in cells:
                self._put_second(read, column, text)
                continue
            cells[name] = text
            if header != heads[name]:
                read.moved[name] = header

    def _put_second(self, row: ReadRow, column: ReadColumn, text: str) -> None:
        """A text of another column for the same field: the same, joined, or one that counts."""
        _, header, name = column
        known = row.cells[name]
        if _says_the_same(name, known, text):
            return
        if name in _JOINED:
            row.cells[name] = known + _JOINED[name] + unguard(text)
            return
        place, known_place = row.place.of(header), row.place_of(name)
        known_rank, rank = (preference(name, c) for c in (known_place.column, header))
        if known_rank is None or rank is None or known_rank == rank:
            self.problem(place, "columns_differ", value=text, other=known)
            return
        if rank < known_rank:
            row.cells[name], row.moved[name] = text, header
            place, text = known_place, known
        self._set_aside[place.column].add(place, text)

    def _put_right(self, place: Place, text: str) -> str:
        """A cell with what a wrong encoding did to it put right, where that is certain."""
        right = put_right(text)
        if right != text:
            said = f"{clean_line(text)[:_SHOWN]} → {clean_line(right)[:_SHOWN]}"
            self.told_once["put_right"].add(place, said)
        return right
