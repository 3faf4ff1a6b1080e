"""Many rows of records at once: read, added and changed in batches, in their own types.

Plain statements on the driver's connection instead of SQLModel's sessions: no object outlives its
batch, and the journal's row triggers note every row all the same.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import TypeAlias

from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import RecordKind, new_uid
from coachdesk.schema.kinds import FieldKind
from coachdesk.schema.records import RECORDS

COACH_ID = 1

# The columns of a row, in their own types.
Row: TypeAlias = dict[str, FieldValue]
_Form: TypeAlias = Callable[[FieldValue], FieldValue]

_ASKED_AT_ONCE = 500  # values in one select; SQLite takes 999 and more
# Records that others point at get their id here, so that the others can be made in the same batch.
_NUMBERED = frozenset(link.kind for kind in RECORDS.values() for link in kind.foreign_keys.values())


class RowBatch:
    """What a write of many records reads, adds and changes in its transaction."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._last_ids: dict[str, int] = {}
        self._added: dict[RecordKind, list[Row]] = defaultdict(list)
        self._changed: dict[RecordKind, dict[int, Row]] = defaultdict(dict)

    def read(self, kind: RecordKind, column: str, values: Collection[FieldValue]) -> Iterator[Row]:
        """The stored rows that hold one of these values there; of each value in order of entry."""
        left = iter(values)
        while some := list(islice(left, _ASKED_AT_ONCE)):
            marks = ", ".join("?" * len(some))
            yield from self._rows(kind, columns_of(kind), f'WHERE "{column}" IN ({marks})', some)

    def read_by(
        self, kind: RecordKind, column: str, values: Collection[FieldValue]
    ) -> dict[FieldValue, list[Row]]:
        """The same by what they hold there."""
        found: dict[FieldValue, list[Row]] = defaultdict(list)
        for row in self.read(kind, column, values):
            found[row[column]].append(row)
        return found

    def read_all(self, kind: RecordKind, *columns: str) -> list[Row]:
        """Every stored row, or these columns of it."""
        return list(self._rows(kind, columns or columns_of(kind)))

    def _rows(
        self,
        kind: RecordKind,
        columns: Collection[str],
        where: str = "",
        values: Collection[FieldValue] = (),
    ) -> Iterator[Row]:
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'SELECT {names} FROM "{kind.name}" {where} ORDER BY id'
        forms = [(name, form) for name, form in _from_store(kind) if name in columns]
        for stored in self._link.execute(sql, tuple(values)):
            row = dict(zip(columns, stored, strict=True))
            for name, form in forms:
                if row[name] is not None:
                    row[name] = form(row[name])
            yield row

    def add(self, kind: RecordKind, values: FieldValues) -> Row:
        """A row to be added by the next `write`."""
        row = {**_defaults(kind), "uid": values.get("uid") or new_uid(), **values}
        if kind.name in _NUMBERED and row["id"] is None:
            row["id"] = self._next_id(kind.name)
        self._added[kind].append(row)
        return row

    def change(self, kind: RecordKind, row: Row) -> None:
        """A row that was read and changed since, to be stored by the next `write`."""
        self._changed[kind][row["id"]] = row

    def write(self) -> None:
        """Store what was added and changed, owners before what they own."""
        for kind in RECORDS.values():
            names = [f'"{name}"' for name in columns_of(kind)]
            if changed := self._changed.pop(kind, None):
                own = ", ".join(f"{name} = ?" for name in names)
                sql = f'UPDATE "{kind.name}" SET {own} WHERE id = ?'
                rows = ([*_stored(kind, row), row["id"]] for row in changed.values())
                self._link.executemany(sql, rows)
            if added := self._added.pop(kind, None):
                marks = ", ".join("?" * len(names))
                sql = f'INSERT INTO "{kind.name}" ({", ".join(names)}) VALUES ({marks})'
                self._link.executemany(sql, (_stored(kind, row) for row in added))

    def drop(self) -> None:
        """Forget what was added and changed since the last `write`."""
        self._added.clear()
        self._changed.clear()

    def _next_id(self, table: str) -> int:
        """An id that was never given: the write lock is held from the start of the transaction."""
        if table not in self._last_ids:
            asked = "SELECT seq FROM sqlite_sequence WHERE name = ?"
            found = self._link.execute(asked, (table,)).fetchone()
            self._last_ids[table] = found[0] if found else 0
        self._last_ids[table] += 1
        return self._last_ids[table]


@cache
def columns_of(kind: RecordKind) -> dict[str, FieldKind | None]:
    """The columns of a table, each with the kind of its field; an id and a version have none."""
    own = {name: field.kind for name, field in kind.fields.items()}
    return {**dict.fromkeys(("id", "version", *kind.foreign_keys)), **own}


@cache
def _defaults(kind: RecordKind) -> Row:
    """What a new row holds where nothing is given; every row has the same columns."""
    empty = {field.name: field.empty for field in kind.own if not field.required}
    return {**dict.fromkeys(columns_of(kind)), "version": 1, **empty}


@cache
def _from_store(kind: RecordKind) -> list[tuple[str, _Form]]:
    """The columns whose own type is another one than what the store holds."""
    return [
        (name, field.from_store)
        for name, field in columns_of(kind).items()
        if field and type(field).from_store is not FieldKind.from_store
    ]


@cache
def _to_store(kind: RecordKind) -> list[tuple[int, _Form]]:
    """The same the other way round, each by its place among the columns."""
    return [
        (place, field.to_store)
        for place, field in enumerate(columns_of(kind).values())
        if field and type(field).to_store is not FieldKind.to_store
    ]


@cache
def _in_order(kind: RecordKind) -> Callable[[Row], Iterable[FieldValue]]:
    return itemgetter(*columns_of(kind))


def _stored(kind: RecordKind, row: Row) -> list[FieldValue]:
    """The values of a row as the store holds them; without an id SQLite gives the next one."""
    values = list(_in_order(kind)(row))
    for place, form in _to_store(kind):
        if values[place] is not None:
            values[place] = form(values[place])
    return values
