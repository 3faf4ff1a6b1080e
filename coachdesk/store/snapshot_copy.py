"""A store as it stood at one moment, to be read at leisure.

A long export may not keep a writer waiting, and may not mix what was before a write with what came
after. So the tables it reads are copied in one short read: in memory, never to a disk.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from coachdesk.store.engine import Store, connect, driver_errors, translate_driver_error
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key


class SnapshotCopy:
    """Copies of tables. Reads are plain SQL, row by row."""

    def __init__(self, connection: Any, store: Store) -> None:
        self._connection = connection
        self._store = store

    def rows(self, sql: str, **values: Any) -> Iterator[Any]:
        """The rows of one select with `:named` values, read while they are asked for."""
        with _answering(self._store):
            for row in self._connection.execute(sql, values):  # noqa: UP028 - closes no cursor
                yield row


@contextmanager
def snapshot_copy(store: Store, tables: Mapping[str, str]) -> Iterator[SnapshotCopy]:
    """These tables as they are now, each with its rows in this order; raises StoreError."""
    with closing(store.with_key(lambda key: _copied(store, key, tables))) as link:
        yield SnapshotCopy(link, store)


def _copied(store: Store, key: Key | None, tables: Mapping[str, str]) -> sqlite3.Connection:
    with _answering(store):
        link = connect(store.path, read_only=True, key=key)
        try:
            # The file is open for reading only; what is written are tables of this connection's
            # own.
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


@contextmanager
def _answering(store: Store) -> Iterator[None]:
    try:
        yield
    except driver_errors() as error:
        raise translate_driver_error(error, store.path) or StoreError(
            "damaged", store.path
        ) from error
