"""A table of details from CSV: contacts, plan steps, debts, placements or attendance, by `ref`."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from coachdesk.domain.problem import Refused
from coachdesk.exchange.csv_cells import CannotRead, read_cell
from coachdesk.exchange.csv_columns import Columns, detail_columns_of
from coachdesk.exchange.csv_rows import Row, RowReader
from coachdesk.exchange.csv_table import Record as Line
from coachdesk.exchange.csv_table import Table, read_table
from coachdesk.exchange.details import ORGANISATION, REF, WORKSHOP_UID, Details
from coachdesk.incoming import Given, GivenDossier, GivenWorkshop, Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import ATTENDANCE, JOBSEEKER, WORKSHOP

_REF_SPEC = JOBSEEKER.fields[REF]
_OF_WORKSHOP = [name for name in WORKSHOP.fields if name != "uid"]


def read_details(data: bytes, details: Details, today: date, skip: Container[int] = ()) -> Incoming:
    """What the table gives, for dossiers that the store knows.

    Rows of one dossier may stand apart: they are taken together, once its last was read, so that
    a long file in the order of its dossiers is never held whole. Raises Refused.
    """
    table = read_table(data, skip)
    columns = detail_columns_of(table.header, details)
    incoming = Incoming(notes=[*table.notes, *columns.notes])
    reader = _Reader(incoming, columns, details, today)
    if details.cls is ATTENDANCE:
        incoming.workshops = _workshops(reader, table)
        reader.end()
        return incoming
    rows_of = _counted(data, columns, skip)
    incoming.count = len(rows_of)
    incoming.coming = _dossiers(reader, table, rows_of)
    return incoming


def _counted(data: bytes, columns: Columns, skip: Container[int]) -> Counter[str]:
    """How many rows each dossier has."""
    rows_of: Counter[str] = Counter()
    try:
        for record in read_table(data, skip).records:
            if ref := _ref(record, columns):
                rows_of[ref] += 1
    except Refused:
        pass  # the reading itself says so, after what stands before it
    return rows_of


def _ref(record: Line, columns: Columns) -> str | None:
    """The dossier number of a record, from the first of its columns that is filled."""
    for column in columns.read:
        if column.means == REF and column.number < len(record.cells):
            try:
                ref = read_cell(_REF_SPEC, record.cells[column.number], date.min)
            except CannotRead:
                return None
            if isinstance(ref, str):
                return ref
    return None


def _dossiers(
    reader: "_Reader", table: Table, rows_of: Mapping[str, int]
) -> Iterator[GivenDossier]:
    """The rows of each dossier, as soon as they are all there."""
    left = dict(rows_of)
    waiting: dict[str, list[Given]] = {}
    for ref, given in reader.read(table):
        waiting.setdefault(ref, []).append(given)
        left[ref] -= 1
        if not left[ref]:
            yield _dossier(reader.details, ref, waiting.pop(ref))
    for ref, items in waiting.items():
        yield _dossier(reader.details, ref, items)
    reader.end()


def _dossier(details: Details, ref: str, items: list[Given]) -> GivenDossier:
    given = Given(items[0].place, {REF: ref})
    return GivenDossier(given, {details.name: items}, known_only=True)


class _Reader(RowReader):
    """Reads the rows under one header."""

    def __init__(self, incoming: Incoming, columns: Columns, details: Details, today: date) -> None:
        super().__init__(incoming, columns, details.columns, today)
        self.details = details

    def read(self, table: Table) -> Iterator[tuple[str, Given]]:
        """The records with their dossier numbers."""
        for row in self.rows(table):
            ref = row.values.get(REF)
            given = self.given(row, self.details.cls, self.details.cls.fields)
            if ref is not None:
                yield ref, given

    def rows(self, table: Table) -> Iterator[Row]:
        """Each row that fits the header; one without a dossier number is a problem."""
        try:
            for record in table.records:
                row = self.row(record)
                if row is None:
                    yield from self._misfit(record)
                    continue
                if REF not in row.values and REF not in row.unread:
                    self.problem(row.place(REF), "missing")
                yield row
        except Refused as refused:
            self.incoming.problems.extend(refused.problems)

    def _misfit(self, record: Line) -> Iterator[Row]:
        """Of a row that does not fit, the dossier number alone, to count it as read."""
        if ref := _ref(record, self.columns):
            names = set(self.details.columns) - {REF}
            yield Row(record.line, {}, {REF: ref}, names, self.heads)

    def given(self, row: Row, cls: RecordKind, names: Iterable[str]) -> Given:
        """One record of a row, checked, with the dossier number that stands there."""
        own = {name: row.values[name] for name in (*names, ORGANISATION) if name in row.values}
        given = self.checked(row, cls, own, ORGANISATION)
        ref = {REF: row.values[REF]} if REF in row.values else {}
        return given._replace(links={**given.links, **ref})


# Workshops ---------------------------------------------------------------------------------


def _workshops(reader: _Reader, table: Table) -> list[GivenWorkshop]:
    """The workshops that rows of attendance tell of, each once, with who was to come."""
    found: dict[Any, GivenWorkshop] = {}
    for row in reader.rows(table):
        workshop = _workshop(reader, row)
        known = found.setdefault(_which(workshop.values, row.line), GivenWorkshop(workshop, []))
        _agree(reader, row, workshop, known.given)
        known.attendance.append(reader.given(row, ATTENDANCE, ATTENDANCE.fields))
    return list(found.values())


def _workshop(reader: _Reader, row: Row) -> Given:
    given = reader.given(row, WORKSHOP, _OF_WORKSHOP)
    if uid := row.values.get(WORKSHOP_UID):
        at = {"uid": row.place(WORKSHOP_UID)}
        mark = reader.incoming.take(WORKSHOP, given.place, {"uid": uid}, at=at.__getitem__)
        given.values.update(mark.values)
    return given._replace(heads={**given.heads, "uid": WORKSHOP_UID})


def _which(values: Mapping[str, Any], line: int) -> Any:
    """What tells workshops apart: the mark, else title, day and time."""
    if uid := values.get("uid"):
        return uid
    if "title" not in values or "held_on" not in values:
        return line
    return _key(values["title"]), values["held_on"], values.get("starts_at")


def _agree(reader: _Reader, row: Row, given: Given, known: Given) -> None:
    """Rows of one workshop must say the same of it; what only one says, counts."""
    for name, value in given.values.items():
        other = known.values.setdefault(name, value)
        if _key(other) != _key(value):
            reader.problem(row.place(name), "rows_differ", value=value, other=other)


def _key(value: Any) -> Any:
    """What tells values of workshops apart: capitals do not."""
    return value.casefold() if isinstance(value, str) else value
