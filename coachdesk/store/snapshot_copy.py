"""Tables of a store as they are at one moment, for a long export.

It must not make a writer wait, and must not mix what was before a write with what came after. So
the tables it reads are copied in one short read: in memory, never to a disk.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from coachdesk.domain.values import FieldValue
from coachdesk.store.connection import connect
from coachdesk.store.driver_errors import translated_errors
from coachdesk.store.protection import Key
from coachdesk.store.store import SqlRow, Store


class SnapshotCopy:
    """Copies of tables. Reads are plain SQL, row by row."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def rows(self, sql: str, **values: FieldValue) -> Iterator[SqlRow]:
        """The rows of one select with `:named` values, read while they are asked for."""
        with translated_errors(self._path, unknown="damaged"):
            for row in self._connection.execute(sql, values):  # noqa: UP028 - closes no cursor
                yield row


@contextmanager
def snapshot_copy(store: Store, tables: Mapping[str, str]) -> Iterator[SnapshotCopy]:
    """These tables as they are now, each with its rows in this order; raises StoreError."""
    with closing(store.with_key(lambda key: _copied(store, key, tables))) as link:
        yield SnapshotCopy(link, store.path)


def _copied(store: Store, key: Key | None, tables: Mapping[str, str]) -> sqlite3.Connection:
    with translated_errors(store.path, unknown="damaged"):
        link = connect(store.path, read_only=True, key=key)
        try:
            # The file stays open for reading only: the tables are temporary ones of the connection.
            link.execute("PRAGMA query_only = OFF")
            link.execute("BEGIN")
            for table, order in tables.items():
                link.execute(
                    f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} ORDER BY {order}"
                )
            link.execute("COMMIT")
        except BaseException:
            link.close()
            raise
        return link
