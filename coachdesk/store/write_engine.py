"""SQLAlchemy's engine over the store's own connection, for writes."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from coachdesk.store.protection import Key, cipher
from coachdesk.store.triggers import connect_to_write


def create_write_engine(
    path: Path, key: Key | None, begin_write: Callable[[sqlite3.Connection], None]
) -> Engine:
    """An engine with one connection; `begin_write` begins each transaction on it."""

    engine = create_engine(
        "sqlite://",
        creator=partial(connect_to_write, path, key),
        module=sqlite3 if key is None else cipher(),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )

    def begin(connection: Connection) -> None:
        # The driver would begin late and deferred: two windows would lose each other's writes.
        begin_write(cast(sqlite3.Connection, connection.connection.dbapi_connection))

    def returned(_: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        # A write that went on while the store was closed: its connection is closed as well.
        if key is not None and key.is_forgotten:
            entry.invalidate()

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", returned)
    return engine


def prepare_to_write(engine: Engine) -> None:
    """Do now what the first write would else have to wait for."""
    configure_mappers()
    # Held by another program, say: then the write will tell.
    with suppress(SQLAlchemyError), engine.connect():
        pass
