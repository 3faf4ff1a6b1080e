"""A table of details that comes in: contacts, debts, employers and others (see `details.py`)."""

from collections.abc import Collection, Hashable, Iterable, Iterator
from datetime import date

from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.exchange.column_meanings import ReadColumns, detail_columns_of
from coachdesk.exchange.details import REF, WORKSHOP_UID, Details
from coachdesk.exchange.row_reader import ReadRow, RowReader
from coachdesk.exchange.table import Table
from coachdesk.incoming import Given, GivenDossier, GivenOrganisation, GivenWorkshop, Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import ATTENDANCE, WORKSHOP
from coachdesk.schema.work import ORGANISATION

_OF_WORKSHOP = [name for name in WORKSHOP.fields if name != "uid"]


def read_details(
    table: Table, details: Details, today: date, ignored: Collection[str] = ()
) -> Incoming:
    """What the table gives, for dossiers that the store knows. Rows of one dossier may stand
    apart: they are taken together."""
    columns = detail_columns_of(table.header, details, ignored)
    incoming = Incoming(notes=[*table.notes, *columns.notes])
    reader = DetailReader(incoming, columns, details, today)
    if REF not in details.columns:
        incoming.organisations = _organisations(reader, table)
    elif details.kind is ATTENDANCE:
        incoming.workshops = _workshops(reader, table)
    else:
        incoming.dossiers = _dossiers(reader, table)
    incoming.problems.extend(table.problems)
    reader.end()
    return incoming


def _dossiers(reader: "DetailReader", table: Table) -> list[GivenDossier]:
    kind, name = reader.details.kind, reader.details.name
    by_ref: dict[str, list[Given]] = {}
    for row in reader.rows(table):
        given = reader.given(row, kind, kind.fields)
        if REF in row.values:
            by_ref.setdefault(row.values[REF], []).append(given)
    return [
        GivenDossier(Given(items[0].place, {REF: ref}), {name: items}, known_only=True)
        for ref, items in by_ref.items()
    ]


def _organisations(reader: "DetailReader", table: Table) -> list[GivenOrganisation]:
    """Employers, or what belongs to them: each is named in its rows."""
    kind, name = reader.details.kind, reader.details.name
    given = [reader.given(row, kind, kind.fields) for row in reader.rows(table)]
    if kind is ORGANISATION:
        return [GivenOrganisation(item, {}) for item in given]
    by_name: dict[str, list[Given]] = {}
    for item in given:
        if employer := item.links.get("organisation"):
            by_name.setdefault(employer.casefold(), []).append(item)
        elif "organisation" not in item.unread:
            reader.incoming.problems.append(item.at(Problem("organisation", "missing")))
    return [
        GivenOrganisation(
            Given(
                items[0].place,
                {"name": items[0].links["organisation"]},
                heads={"name": items[0].heads.get("organisation", "")},
            ),
            {name: [item._replace(links={}) for item in items]},
        )
        for items in by_name.values()
    ]


class DetailReader(RowReader):
    """Reads the rows of a table of details."""

    def __init__(
        self, incoming: Incoming, columns: ReadColumns, details: Details, today: date
    ) -> None:
        super().__init__(incoming, columns, details.columns, today)
        self.details = details

    def rows(self, table: Table) -> Iterator[ReadRow]:
        """Each row that fits the header; one without a dossier number is a problem."""
        for row in map(self.read_row, table.rows):
            if row is None:
                continue
            if REF in self.details.columns and REF not in row.values and REF not in row.unread:
                self.problem(row.place_of(REF), "missing")
            yield row

    def given(self, row: ReadRow, kind: RecordKind, names: Iterable[str]) -> Given:
        """One record of a row, checked; an attendance with the dossier number that stands there."""
        own = {name: row.values[name] for name in (*names, *kind.named) if name in row.values}
        given = self.checked(row, kind, own, *kind.named)
        if kind is not ATTENDANCE or REF not in row.values:
            return given
        return given._replace(links={**given.links, REF: row.values[REF]})


# Workshops ---------------------------------------------------------------------------------


def _workshops(reader: DetailReader, table: Table) -> list[GivenWorkshop]:
    """The workshops in rows of attendance, each once, with its attendance."""
    found: dict[Hashable, GivenWorkshop] = {}
    for row in reader.rows(table):
        workshop = _workshop(reader, row)
        known = found.setdefault(_which(workshop.values, row.place), GivenWorkshop(workshop, []))
        _agree(reader, row, workshop, known.given)
        known.attendance.append(reader.given(row, ATTENDANCE, ATTENDANCE.fields))
    return list(found.values())


def _workshop(reader: DetailReader, row: ReadRow) -> Given:
    given = reader.given(row, WORKSHOP, _OF_WORKSHOP)
    if uid := row.values.get(WORKSHOP_UID):
        spot = row.place_of(WORKSHOP_UID)
        mark = reader.incoming.check_fields(WORKSHOP, spot, {"uid": uid}, at=lambda _: spot)
        given.values.update(mark.values)
    return given._replace(heads={**given.heads, "uid": WORKSHOP_UID})


def _which(values: FieldValues, place: Place) -> Hashable:
    """What tells workshops apart: the mark, else title, day and time."""
    if uid := values.get("uid"):
        return str(uid)
    if "title" not in values or "held_on" not in values:
        return place
    return _key(values["title"]), values["held_on"], values.get("starts_at")


def _agree(reader: DetailReader, row: ReadRow, given: Given, known: Given) -> None:
    """Rows of one workshop must say the same of it; what only one says, counts."""
    for name, value in given.values.items():
        other = known.values.setdefault(name, value)
        if _key(other) != _key(value):
            reader.problem(row.place_of(name), "rows_differ", value=value, other=other)


def _key(value: FieldValue) -> Hashable:
    """What tells values of workshops apart: capitals do not."""
    return value.casefold() if isinstance(value, str) else value
