"""The rows under a header, read cell by cell as what their columns mean."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from coachdesk.domain.discreet import discreet
from coachdesk.domain.problem import Problem
from coachdesk.domain.text import clean_line
from coachdesk.exchange.csv_cells import CannotRead, ReadDay, read_cell
from coachdesk.exchange.csv_columns import Columns
from coachdesk.exchange.csv_table import Record as Line
from coachdesk.exchange.csv_table import is_blank, line_place
from coachdesk.exchange.headers import WHOLE_NAME
from coachdesk.exchange.safe_text import unguard
from coachdesk.incoming import Given, Incoming
from coachdesk.records import FieldSpec, Record
from coachdesk.words.terms import _FIELDS, field_label

# Two columns may say different things for these: both are kept, parted like this.
_JOINED = {"phone": " / ", "note": "\n"}
_ZERO_LOST = re.compile(r"[1-9][0-9]{8}")
# UTF-8 that was read as cp1252 once: `ZoÃ«`.
_GARBLED = re.compile("[ÃÅ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[˜™œ¦“]")


@discreet("line")
class Cell(NamedTuple):
    """A filled cell: where it stands, and what stands there."""

    line: int
    header: str
    text: str

    @property
    def place(self) -> str:
        return line_place(self.line, self.header)


class Tally:
    """Something told once for a whole file: where it is so first, and how often."""

    def __init__(self) -> None:
        self.place = ""
        self.value = ""
        self.count = 0

    def add(self, place: str, value: str = "") -> None:
        if not self.count:
            self.place, self.value = place, value
        self.count += 1


@discreet("line")
class Row(NamedTuple):
    """One record being read: its cells and values by field, and the fields that would not read."""

    line: int
    cells: dict[str, Cell]
    values: dict[str, Any]
    unread: set[str]
    heads: Mapping[str, str]

    def place(self, name: str) -> str:
        """Where a field stands, or would stand."""
        cell = self.cells.get(name)
        return cell.place if cell else line_place(self.line, self.heads[name])


class RowReader:
    """Reads the records under one header; what is wrong or assumed goes to `incoming`."""

    def __init__(
        self, incoming: Incoming, columns: Columns, specs: Mapping[str, FieldSpec], today: date
    ) -> None:
        self.incoming = incoming
        self.columns = columns
        self.today = today
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self._specs = specs
        self._order_is_clear = False

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """What the file calls each field, or what it would be called."""
        heads = {name: field_label(name) for name in _FIELDS}
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

    def row(self, record: Line) -> Row | None:
        """The cells of a record, read; None where they cannot be those of the header."""
        if not self._fits(record):
            return None
        row = Row(record.line, self._cells(record), {}, set(), self.heads)
        for name, cell in row.cells.items():
            try:
                value = read_cell(self._specs[name], cell.text, self.today)
            except CannotRead as error:
                row.unread.add(name)
                self.problem(cell.place, error.code, **error.facts)
                continue
            if isinstance(value, ReadDay):
                self._order_is_clear |= value.order_is_clear
                if value.order_is_open:
                    self.tallies["day_before_month"].add(cell.place, clean_line(cell.text))
                value = value.day
            if name == "phone" and _ZERO_LOST.fullmatch(cell.text.strip()):
                self.tallies["zero_lost"].add(cell.place, cell.text)
            if isinstance(value, str) and _GARBLED.search(value):
                self.tallies["garbled"].add(cell.place, clean_line(value))
            if value is not None:
                row.values[name] = value
        return row

    def checked(self, row: Row, cls: type[Record], values: Mapping[str, Any], *links: str) -> Given:
        """One record of a row; a field that is wrong goes with those that would not read."""
        given = self.incoming.take(cls, line_place(row.line), values, *links, at=row.place)
        row.unread.update(given.unread)
        return given._replace(unread=frozenset(row.unread), heads=self.heads)

    def told(self, **facts: Any) -> list[Problem]:
        """What was assumed and left, once for the whole file."""
        return [
            Problem(tally.place, code, {**facts, "value": tally.value, "count": tally.count})
            for code, tally in self.tallies.items()
            if not (code == "day_before_month" and self._order_is_clear)
        ]

    def problem(self, place: str, code: str, **facts: Any) -> None:
        self.incoming.problems.append(Problem(place, code, facts))

    def _fits(self, record: Line) -> bool:
        """Whether the record's cells can belong to the header's columns: a text that was parted
        by a delimiter or a line end without quotes would be misread."""
        filled = [number for number, cell in enumerate(record.cells) if not is_blank(cell)]
        place = line_place(record.line)
        if filled[-1] >= self.columns.width:
            self.problem(place, "too_many", count=filled[-1] + 1, columns=self.columns.width)
            return False
        if len(record.cells) == 1 < len(self.columns.read):
            self.problem(place, "cut_off", value=record.cells[0], columns=self.columns.width)
            return False
        for number in self.columns.nameless.intersection(filled):
            if number - 1 in self._whole_names:
                self.problem(place, "beside_name", value=record.cells[number])
                return False
            self.tallies["nameless_column"].add(place, record.cells[number])
        return True

    def _cells(self, record: Line) -> dict[str, Cell]:
        """The filled cells by the field they are for."""
        cells: dict[str, Cell] = {}
        for number, header, name in self.columns.read:
            text = record.cells[number] if number < len(record.cells) else ""
            if is_blank(text):
                continue
            known = cells.get(name)
            if known is None:
                cells[name] = Cell(record.line, header, text)
            elif clean_line(known.text) == clean_line(text):
                continue
            elif name in _JOINED:
                both = known.text + _JOINED[name] + unguard(text)
                cells[name] = known._replace(text=both)
            else:
                place = line_place(record.line, header)
                self.problem(place, "columns_differ", value=text, other=known.text)
        return cells
