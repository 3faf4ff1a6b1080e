"""A list of jobseekers from CSV, as coaches keep one in Excel (INTERFACE.md, section 3)."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from coachdesk.domain.names import fold, full_name
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.text import bsn_like, clean_line
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
from coachdesk.exchange.csv_cells import CannotRead, ReadDay, read_cell
from coachdesk.exchange.csv_columns import Columns, columns_of
from coachdesk.exchange.csv_names import split_last_name, split_name
from coachdesk.exchange.csv_table import Record, is_blank, line_place, read_table
from coachdesk.exchange.headers import INITIALS, WHOLE_NAME
from coachdesk.exchange.safe_text import unguard
from coachdesk.incoming import Given, GivenDossier, Incoming
from coachdesk.records import Contact, FieldSpec, Jobseeker, check, fields_of
from coachdesk.words.terms import field_label, word

_FIELDS = fields_of(Jobseeker)
_SPECS: dict[str, FieldSpec] = {
    **_FIELDS,
    "last_contact": fields_of(Contact)["on"],
    "last_contact_mode": fields_of(Contact)["mode"],
    WHOLE_NAME: _FIELDS["last_name"],
    INITIALS: _FIELDS["first_name"],
}
# A line under a list (`Totaal: 12`) would else become a person.
_NO_NAME = re.compile(r"[0-9:]")
# Two columns may say different things for these: both are kept, parted like this.
_JOINED = {"phone": " / ", "note": "\n"}


def read_csv(data: bytes, today: date, last_contact_mode: str | None = None) -> Incoming:
    """What a CSV file gives; `problems` and `notes` name line, column and value.

    `last_contact_mode` is the way of contact where a line names none. A new dossier without a day
    of registration is registered `today`. Raises Refused where the file is no list of jobseekers.
    """
    table = read_table(data)
    columns = columns_of(table.header)
    incoming = Incoming(notes=columns.notes)
    reader = _Reader(incoming, columns, today, ContactMode(last_contact_mode or "office"))
    try:
        for record in table.records:
            reader.read(record)
    except Refused as refused:
        incoming.problems.extend(refused.problems)
    incoming.notes.extend(reader.told())
    return incoming


class _Cell(NamedTuple):
    place: str
    text: str


@dataclass
class _Tally:
    """Something told once for a whole file: where it is so first, and how often."""

    place: str = ""
    value: str = ""
    count: int = 0

    def add(self, place: str, value: str = "") -> None:
        if not self.count:
            self.place, self.value = place, value
        self.count += 1


class _Row(NamedTuple):
    """One record being read: its cells and values by field, and the fields that would not read."""

    line: int
    cells: dict[str, _Cell]
    values: dict[str, Any]
    unread: set[str]

    def place(self, name: str) -> str:
        """Where a field stands, or would stand."""
        cell = self.cells.get(name)
        return cell.place if cell else line_place(self.line, field_label(name))


@dataclass
class _Reader:
    """Reads the records under one header into `incoming`."""

    incoming: Incoming
    columns: Columns
    today: date
    mode: ContactMode
    _order_is_clear: bool = False
    _tallies: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))

    def read(self, record: Record) -> None:
        if not self._fits(record):
            return
        row = self._row(record)
        last_contact = self._last_contact(row)
        self._name(row)
        given = self._given(row)
        self._need_person(row, given)
        assumed: dict[str, Any] = {}
        if "registered_on" not in given.values and "registered_on" not in given.unread:
            self._tallies["registered_today"].add(row.place("registered_on"))
            assumed["registered_on"] = self.today
        self.incoming.dossiers.append(GivenDossier(given, {}, last_contact, assumed))

    def told(self) -> list[Problem]:
        """What was assumed and left, once for the whole file."""
        facts = {"today": self.today, "mode": word(self.mode, "ContactMode")}
        return [
            Problem(tally.place, code, {**facts, "value": tally.value, "count": tally.count})
            for code, tally in self._tallies.items()
            if not (code == "day_before_month" and self._order_is_clear)
        ]

    def _problem(self, place: str, code: str, **facts: Any) -> None:
        self.incoming.problems.append(Problem(place, code, facts))

    # Cells ---------------------------------------------------------------------------------

    def _fits(self, record: Record) -> bool:
        """Whether the record's cells can belong to the header's columns: a text that was parted
        by a delimiter or a line end without quotes would be misread."""
        filled = [number for number, cell in enumerate(record.cells) if not is_blank(cell)]
        place = line_place(record.line)
        if filled[-1] >= self.columns.width:
            self._problem(place, "too_many", count=filled[-1] + 1, columns=self.columns.width)
            return False
        if len(record.cells) == 1 < len(self.columns.read):
            self._problem(place, "cut_off", value=record.cells[0], columns=self.columns.width)
            return False
        for number in self.columns.nameless.intersection(filled):
            self._tallies["nameless_column"].add(place, record.cells[number])
        return True

    def _row(self, record: Record) -> _Row:
        row = _Row(record.line, self._cells(record), {}, set())
        for name, cell in row.cells.items():
            try:
                value = read_cell(_SPECS[name], cell.text, self.today)
            except CannotRead as error:
                row.unread.add(name)
                self._problem(cell.place, error.code, **error.facts)
                continue
            if isinstance(value, ReadDay):
                self._order_is_clear |= value.order_is_clear
                if value.order_is_open:
                    self._tallies["day_before_month"].add(cell.place, clean_line(cell.text))
                value = value.day
            if value is not None:
                row.values[name] = value
        return row

    def _cells(self, record: Record) -> dict[str, _Cell]:
        """The filled cells by the field they are for."""
        cells: dict[str, _Cell] = {}
        for number, header, name in self.columns.read:
            text = record.cells[number] if number < len(record.cells) else ""
            if is_blank(text):
                continue
            place = line_place(record.line, header)
            known = cells.get(name)
            if known is None:
                cells[name] = _Cell(place, text)
            elif clean_line(known.text) == clean_line(text):
                continue
            elif name in _JOINED:
                cells[name] = _Cell(known.place, known.text + _JOINED[name] + unguard(text))
            else:
                self._problem(place, "columns_differ", value=text, other=known.text)
        return cells

    # People --------------------------------------------------------------------------------

    def _name(self, row: _Row) -> None:
        """First name, prefix and last name, from however many columns there are."""
        values = row.values
        initials = values.pop(INITIALS, None)
        whole = values.pop(WHOLE_NAME, None)
        if whole:
            self._whole_name(row, whole)
        elif "prefix" not in self.columns.means and "last_name" in values:
            prefix, values["last_name"] = split_last_name(values["last_name"])
            self._fill(row, "last_name", prefix=prefix)
        if initials:
            self._fill(row, INITIALS, first_name=initials)

    def _whole_name(self, row: _Row, whole: str) -> None:
        parts = split_name(whole)
        first = row.values.get("first_name")
        if first and "," not in whole and fold(first) != fold(parts.first_name or ""):
            # Beside a column of first names this one holds last names.
            prefix, last_name = split_last_name(whole)
            self._fill(row, WHOLE_NAME, prefix=prefix, last_name=last_name)
            return
        if _NO_NAME.search(whole):
            row.unread.update(("first_name", "last_name"))
            self._problem(row.place(WHOLE_NAME), "half_a_name", value=whole)
            return
        if not parts.sure:
            surname = full_name("", parts.prefix, parts.last_name or "")
            facts = {"first_name": parts.first_name, "last_name": surname}
            self.incoming.notes.append(Problem(row.place(WHOLE_NAME), "name_parted", facts))
        self._fill(
            row,
            WHOLE_NAME,
            first_name=parts.first_name,
            prefix=parts.prefix,
            last_name=parts.last_name,
        )

    def _fill(self, row: _Row, source: str, **parts: str | None) -> None:
        """Take what one column gives for fields that no column of their own fills."""
        for name, value in parts.items():
            if value and name not in row.values:
                row.values[name] = value
                row.cells.setdefault(name, row.cells[source])

    def _given(self, row: _Row) -> Given:
        """The dossier's own fields, checked."""
        values, problems = check(Jobseeker, row.values)
        for problem in problems:
            row.unread.add(problem.place)
            self.incoming.problems.append(problem._replace(place=row.place(problem.place)))
        self.incoming.notes.extend(
            Problem(row.place(name), "bsn")
            for name, value in values.items()
            if name != "phone" and type(value) is str and bsn_like(value)
        )
        return Given(line_place(row.line), values, {}, frozenset(row.unread))

    def _need_person(self, row: _Row, given: Given) -> None:
        """Without a dossier number only a name tells whom a line is about."""
        if "ref" in given.values or "ref" in row.unread:
            return
        names = ("first_name", "last_name")
        lacking = [name for name in names if name not in given.values and name not in row.unread]
        if len(lacking) == len(names):
            self._problem(given.place, "nobody")
        elif lacking and WHOLE_NAME in row.cells:
            cell = row.cells[WHOLE_NAME]
            self._problem(cell.place, "half_a_name", value=cell.text)
        elif lacking:
            self._problem(row.place(lacking[0]), "missing")

    # Contact -------------------------------------------------------------------------------

    def _last_contact(self, row: _Row) -> Given | None:
        """The latest contact a line tells of, as one that was held."""
        day = row.values.pop("last_contact", None)
        mode = row.values.pop("last_contact_mode", None)
        if day is None:
            if mode and "last_contact" not in row.unread:
                self._tallies["mode_not_needed"].add(row.place("last_contact_mode"), mode)
            return None
        place = row.cells["last_contact"].place
        if mode is None and "last_contact_mode" not in row.unread:
            self._tallies["mode_assumed"].add(place)
        values = {
            "on": day,
            "mode": mode or self.mode,
            "purpose": ContactPurpose.PROGRESS,
            "outcome": ContactOutcome.HELD,
        }
        return self.incoming.take(Contact, place, values)
