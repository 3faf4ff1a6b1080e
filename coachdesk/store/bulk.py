"""Many rows of records at once: read, added and changed in batches, in their own types.

SQLAlchemy's core instead of its sessions: no object outlives its batch, and the journal's row
triggers note every row all the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from typing import TypeAlias

from sqlalchemy import Update, bindparam, insert, select, text, update
from sqlmodel import Session

from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import RecordKind, new_uid
from coachdesk.schema.records import RECORDS
from coachdesk.store.models import table_of

# The columns of a row, in their own types.
Row: TypeAlias = dict[str, FieldValue]

_ASKED_AT_ONCE = 500  # values in one select; SQLite takes 999 and more
# Records that others point at get their id here, so that the others can be made in the same batch.
_NUMBERED = frozenset(
    name for kind in RECORDS.values() for name in (kind.owner, *(link.kind for link in kind.links))
)


class RowBatch:
    """What a write of many records reads, adds and changes in its session."""

    def __init__(self, session: Session) -> None:
        self._link = session.connection()
        self._last_ids: dict[str, int] = {}
        self._added: dict[RecordKind, list[Row]] = defaultdict(list)
        self._changed: dict[RecordKind, dict[int, Row]] = defaultdict(dict)

    def read(self, kind: RecordKind, column: str, values: Collection[FieldValue]) -> Iterator[Row]:
        """The stored rows that hold one of these values there; of each value in order of entry."""
        table = table_of(kind)
        left = iter(values)
        while some := list(islice(left, _ASKED_AT_ONCE)):
            wanted = select(table).where(table.c[column].in_(some)).order_by(table.c.id)
            for row in self._link.execute(wanted).all():
                yield dict(row._mapping)

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
        table = table_of(kind)
        wanted = select(*(table.c[name] for name in columns)) if columns else select(table)
        rows = self._link.execute(wanted.order_by(table.c.id)).all()
        return [dict(row._mapping) for row in rows]

    def add(self, kind: RecordKind, values: FieldValues) -> Row:
        """A row to be added by the next `write`."""
        row = {**_defaults(kind), "uid": values.get("uid") or new_uid(), **values}
        if kind.name in _NUMBERED and "id" not in row:
            row["id"] = self._next_id(kind.name)
        self._added[kind].append(row)
        return row

    def change(self, kind: RecordKind, row: Row) -> None:
        """A row that was read and changed since, to be stored by the next `write`."""
        self._changed[kind][row["id"]] = row

    def write(self) -> None:
        """Store what was added and changed, owners before what they own."""
        for kind in RECORDS.values():
            if changed := self._changed.pop(kind, None):
                self._link.execute(_update(kind), [_renamed(row) for row in changed.values()])
            if added := self._added.pop(kind, None):
                self._link.execute(insert(table_of(kind)), added)

    def drop(self) -> None:
        """Forget what was added and changed since the last `write`."""
        self._added.clear()
        self._changed.clear()

    def _next_id(self, table: str) -> int:
        """An id that was never given: the write lock is held from the start of the session."""
        if table not in self._last_ids:
            asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
            self._last_ids[table] = self._link.execute(asked, {"name": table}).scalar() or 0
        self._last_ids[table] += 1
        return self._last_ids[table]


@cache
def _defaults(kind: RecordKind) -> Row:
    """What a new row holds where nothing is given; every row has the same columns."""
    empty = {field.name: field.empty for field in kind.own if not field.required}
    links = {f"{link.kind}_id": None for link in kind.links if not link.required}
    owner = {} if kind.owned else {f"{kind.owner}_id": None}
    return {"version": 1, **empty, **links, **owner}


@cache
def _update(kind: RecordKind) -> Update:
    table = table_of(kind)
    own = [column.name for column in table.columns if column.name != "id"]
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in own}
    return update(table).where(table.c.id == bindparam("row_id")).values(values)


def _renamed(row: Row) -> Row:
    """The names of an update's parameters may not be those of its columns."""
    return {("row_id" if name == "id" else f"new_{name}"): value for name, value in row.items()}
