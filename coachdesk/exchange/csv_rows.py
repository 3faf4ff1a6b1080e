"""The rows under a header, read cell by cell as what their columns mean."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from coachdesk.domain.phone import same_number_key
from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.exchange.csv_cells import ReadNumber, is_left_empty, read_cell
from coachdesk.exchange.csv_columns import ReadColumns
from coachdesk.exchange.csv_encoding import looks_garbled
from coachdesk.exchange.day_cells import CannotRead, ReadDay
from coachdesk.exchange.headers import WHOLE_NAME, preference
from coachdesk.exchange.misread import put_right
from coachdesk.exchange.row_lengths import length_problems
from coachdesk.exchange.safe_text import unguard
from coachdesk.exchange.table import TableRow, is_blank
from coachdesk.incoming import Given, Incoming
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


@private_repr("place")
class FilledCell(NamedTuple):
    """A cell that is not empty: where it stands, and what stands there."""

    place: Place
    text: str


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
        facts |= {"value": self.value, "count": self.count, "lines": self.lines}
        return file_problem(self.place, code, **facts)


@private_repr("place")
class ReadRow(NamedTuple):
    """A row being read: its cells and values by field, and the fields that would not read."""

    place: Place
    cells: dict[str, FilledCell]
    values: dict[str, FieldValue]
    unread: set[str]
    heads: Mapping[str, str]

    def place_of(self, name: str) -> Place:
        """Where a field stands, or would stand."""
        cell = self.cells.get(name)
        return cell.place if cell else self.place.of(self.heads[name])


class RowReader:
    """Reads the rows under one header; what is wrong or assumed goes to `incoming`."""

    def __init__(
        self, incoming: Incoming, columns: ReadColumns, specs: Mapping[str, Field], today: date
    ) -> None:
        self.incoming = incoming
        self.columns = columns
        self.today = today
        self.told_once: dict[str, Occurrences] = defaultdict(Occurrences)
        self._specs = specs
        self._set_aside: dict[str, Occurrences] = defaultdict(Occurrences)  # by column
        self._order_is_clear = False
        self._decimal_signs: set[str] = set()
        self._lone_groups: list[tuple[Place, ReadNumber]] = []
        self._fitting: list[TableRow] = []

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
        if self._is_remark(row) or not self._fits(row):
            return None
        read = ReadRow(row.place, self._cells(row), {}, set(), self.heads)
        for name, cell in read.cells.items():
            if is_left_empty(self._specs[name], cell.text):
                self.told_once["left_empty"].add(cell.place, cell.text.strip())
                continue
            try:
                value = self._plain(cell, read_cell(self._specs[name], cell.text, self.today))
            except CannotRead as error:
                read.unread.add(name)
                self.problem(cell.place, error.code, **error.facts)
                continue
            self._note_damage(name, cell, value)
            if value is not None:
                read.values[name] = value
        return read

    def _plain(self, cell: FilledCell, value: FieldValue) -> FieldValue:
        """A day or a number alone; how it was written may tell how others are to be read."""
        if isinstance(value, ReadDay):
            self._order_is_clear |= value.order_is_clear
            if value.order_is_open:
                self.told_once["day_before_month"].add(cell.place, clean_line(cell.text))
            return value.day
        if isinstance(value, ReadNumber):
            self._decimal_signs.update(value.decimal_sign)
            if value.lone_sign:
                self._lone_groups.append((cell.place, value))
            return value.number
        return value

    def _note_damage(self, name: str, cell: FilledCell, value: FieldValue) -> None:
        """Note what seems to have been damaged before it came into this file."""
        if name == "phone" and _ZERO_LOST.fullmatch(cell.text.strip()):
            self.told_once["zero_lost"].add(cell.place, cell.text)
        is_line = self._specs[name].kind is LINE
        if isinstance(value, str) and looks_garbled(value, name=is_line):
            self.told_once["garbled"].add(cell.place, clean_line(value))

    def checked(self, row: ReadRow, cls: RecordKind, values: FieldValues, *links: str) -> Given:
        """One record of a row; a field that is wrong goes with those that would not read."""
        given = self.incoming.check_fields(cls, row.place, values, *links, at=row.place_of)
        row.unread.update(given.unread)
        return given._replace(unread=frozenset(row.unread), heads=self.heads)

    def end(self, **facts: FieldValue) -> None:
        """Tell what only the whole file shows: problems, and what was assumed and left, once."""
        self.incoming.problems.extend(length_problems(self._fitting, self.columns.width))
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

    def _is_remark(self, row: TableRow) -> bool:
        """Whether a row only explains the list, as `* = confidential`: that is a problem."""
        if (
            self.columns.width < 2
            or is_blank(row.cells[0])
            or any(not is_blank(cell) for cell in row.cells[1:])
        ):
            return False
        if not _REMARK.match(clean_line(row.cells[0]).casefold()):
            return False
        self.problem(row.place, "no_person", value=row.cells[0])
        return True

    def _fits(self, row: TableRow) -> bool:
        """Whether the row's cells can belong to the header's columns: a text that was split
        by a delimiter or a line end without quotes would be misread."""
        filled = [number for number, cell in enumerate(row.cells) if not is_blank(cell)]
        place = row.place
        web = next((cell for cell in row.cells if "&" in cell and _WEB_LETTER.search(cell)), "")
        if web:
            self.problem(place, "web_letter", value=web)
            return False
        if filled[-1] >= self.columns.width:
            self.problem(place, "too_many", count=filled[-1] + 1, columns=self.columns.width)
            return False
        if len(row.cells) == 1 < len(self.columns.read):
            self.problem(place, "cut_off", value=row.cells[0])
            return False
        self._fitting.append(row)
        for number in self.columns.nameless.intersection(filled):
            if number - 1 in self._whole_names:
                self.problem(place, "beside_name", value=row.cells[number])
                return False
            self.told_once["nameless_column"].add(place, row.cells[number])
        return True

    def _cells(self, row: TableRow) -> dict[str, FilledCell]:
        """The filled cells by the field they are for."""
        cells: dict[str, FilledCell] = {}
        for number, header, name in self.columns.read:
            text = row.cells[number] if number < len(row.cells) else ""
            if is_blank(text):
                continue
            if not (text.isascii() or self.columns.is_own):
                text = self._put_right(row.place.of(header), text)
            known = cells.get(name)
            if known is None:
                cells[name] = FilledCell(row.place.of(header), text)
            elif _says_the_same(name, known.text, text):
                continue
            elif name in _JOINED:
                both = known.text + _JOINED[name] + unguard(text)
                cells[name] = known._replace(text=both)
            else:
                place = row.place.of(header)
                known_rank, rank = (preference(name, c) for c in (known.place.column, header))
                if known_rank is None or rank is None or known_rank == rank:
                    self.problem(place, "columns_differ", value=text, other=known.text)
                    continue
                if rank < known_rank:
                    cells[name] = FilledCell(place, text)
                    place, text = known
                self._set_aside[place.column].add(place, text)
        return cells

    def _put_right(self, place: Place, text: str) -> str:
        """A cell with what a wrong encoding did to it put right, where that is certain."""
        right = put_right(text)
        if right != text:
            said = f"{clean_line(text)[:_SHOWN]} → {clean_line(right)[:_SHOWN]}"
            self.told_once["put_right"].add(place, said)
        return right
