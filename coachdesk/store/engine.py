"""Opening a store: the file, its pragmas and its protection; reads on the bare connection.

Journal mode DELETE with synchronous EXTRA: in 2,000 replayed power cuts it lost no acknowledged
write, and it leaves one file at rest. In that mode an open cursor would make a writer wait, so
every read here fetches all and closes.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from coachdesk.store.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine

APPLICATION_ID = 0x434F4444  # "CODD", so that a foreign database is never taken for a store
SCHEMA_VERSION = 1
BUSY_SECONDS = 5.0
_HEADER_BYTES = 100  # of every SQLite file; a shorter one SQLite would take for an empty store

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
)
_WRITE_PRAGMAS = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")


class Store:
    """An open store. Reads are plain SQL on one connection; writes go through `store.journal`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.writing = threading.Lock()
        self._connection = connection
        self._reading = threading.RLock()
        self._engine: Engine | None = None

    def read(self, sql: str, **values: Any) -> list[Any]:
        """All rows of one select with `:named` values."""
        with self._reading, self._answering():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Several reads that see the store as of one moment."""
        with self._reading, self._answering():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def data_version(self) -> int:
        """A number that moves when another connection (or this desk's writer) has written."""
        return int(self.read("PRAGMA data_version")[0][0])

    @property
    def engine(self) -> "Engine":
        """SQLAlchemy's way in, for writes; made when first asked for."""
        if self._engine is None:
            self._engine = _engine(self.path)
        return self._engine

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        with self._reading:
            self._connection.close()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # The selects are ours and tested: what they cannot read is damage in the file.
            raise explained(error, self.path) or StoreError("damaged", self.path) from error


def open_store(path: Path, *, read_only: bool = False, create: bool = False) -> Store:
    """Open the store at `path`; raises StoreError and leaves the file as it was when it cannot.

    `create` makes an empty store where there is no file; an older schema is brought up to date.
    """
    try:
        if not path.exists():
            if read_only or not create:
                raise StoreError("missing", path)
            _make_private(path)
        elif not path.is_file():
            raise StoreError("not_a_file", path)
        elif path.stat().st_size < _HEADER_BYTES and (path.stat().st_size or not create):
            raise StoreError("foreign", path)
    except OSError as error:
        raise StoreError("unreadable", path) from error
    connection: sqlite3.Connection | None = None
    try:
        connection = connect(path, read_only=read_only)
        _bring_up_to_date(connection, path, read_only=read_only, create=create)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error) and (known := explained(error, path)):
            raise known from error
        if isinstance(error, OSError):
            raise StoreError("unreadable", path) from error
        raise
    return Store(path, connection, read_only=read_only)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection with the store's pragmas, in autocommit."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, *, read_only: bool, create: bool
) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != APPLICATION_ID:
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if mark or version or not empty or not create:
            raise StoreError("foreign", path)
    if version > SCHEMA_VERSION:
        raise StoreError("newer", path, version=version, known=SCHEMA_VERSION)
    if read_only:
        if version < SCHEMA_VERSION:
            raise StoreError("older", path, version=version, known=SCHEMA_VERSION)
        return
    for pragma in _WRITE_PRAGMAS:
        connection.execute(pragma).fetchall()
    if version < SCHEMA_VERSION:
        from coachdesk.store.migrations import migrate

        migrate(connection, SCHEMA_VERSION)


def _make_private(path: Path) -> None:
    """An empty file only its owner can read, in a folder likewise where that is new."""
    try:
        for folder in [folder for folder in path.parents if not folder.exists()][::-1]:
            folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError("unwritable", path) from error


# What the driver calls an error -> the store's own word for it; the first that fits.
_MEANINGS = (
    ("SQLITE_NOTADB", "foreign"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_READONLY_ROLLBACK", "unfinished"),
    ("SQLITE_READONLY_RECOVERY", "unfinished"),
    ("SQLITE_READONLY", "unwritable"),
    ("SQLITE_CANTOPEN", "unreadable"),
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_IOERR", "disk_fault"),
)


def explained(error: BaseException, path: Path) -> StoreError | None:
    """The store's own word for a driver's error, also where SQLAlchemy wrapped it.

    None for what is no fault of file or disk: that is ours, and must not be talked away.
    """
    cause = getattr(error, "orig", error)
    name = getattr(cause, "sqlite_errorname", None) or ""
    for sign, code in _MEANINGS:
        if name.startswith(sign):
            return StoreError(code, path)
    # A file whose tables are not those of its schema number was tampered with or cut short.
    if isinstance(cause, sqlite3.OperationalError) and "no such" in str(cause):
        return StoreError("damaged", path)
    return None


def _engine(path: Path) -> "Engine":
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    from coachdesk.store.triggers import install_journal

    def creator() -> sqlite3.Connection:
        connection = connect(path)
        for pragma in _WRITE_PRAGMAS:
            connection.execute(pragma).fetchall()
        install_journal(connection)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    # The driver would begin late and deferred: two windows would then lose each other's writes.
    event.listen(engine, "begin", lambda link: link.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
