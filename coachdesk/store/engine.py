"""Opening a store: the file, its pragmas and its protection; reads on the bare connection.

Journal mode DELETE with synchronous EXTRA: in 2,000 replayed power cuts it lost no acknowledged
write, and it leaves one file at rest. In that mode an open cursor would make a writer wait, so
every read here fetches all and closes. A plain store is opened by Python's own sqlite3, a
protected one by SQLCipher.
"""

import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from coachdesk.store.errors import StoreError
from coachdesk.store.protection import (
    WRITING,
    Key,
    Kind,
    cipher,
    first_bytes,
    kind_of,
    kind_of_bytes,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

_Answer = TypeVar("_Answer")

APPLICATION_ID = 0x434F4444  # "CODD", so that a foreign database is never taken for a store
SCHEMA_VERSION = 1
BUSY_SECONDS = 5.0  # how long a read or a write waits for another program
_SLICE_SECONDS = 0.1  # of such a wait; between two of them no lock is held
_ENDING_SECONDS = 1.0  # how long closing waits for what still reads or writes
_TRIES = 5

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_FORGET_PAGES = "PRAGMA shrink_memory"
_WRITE_PRAGMAS = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")


class Store:
    """An open store. Reads are plain SQL on one connection, longer ones on one of their own.

    Writes go through `store.journal`.

    It follows its path: where another window put a new file there (restored, protected anew, a
    dossier erased), the next read or write opens that one.

    Locks are taken in one order: first `writing`, the one of the process, then `_reading`, which
    guards the fields below it. Code that holds `_reading` never asks for `writing`. A lent
    connection is opened and used with neither held, and never writes.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        read_only: bool,
        key: Key | None = None,
        stamp: tuple[int, ...],
    ) -> None:
        """`stamp`: of the file as it stood before the connection was opened."""
        _wait_at_most(connection, _SLICE_SECONDS)
        self.path = path
        self.read_only = read_only
        self.key = key
        self.owner: str | None = None  # the uid of the coach whose store was opened, once known
        self.last_done: tuple[int, str] | None = None  # the newest entry written here, its window
        self.is_protected = key is not None  # still known when it is closed
        self.patience = BUSY_SECONDS  # less when the desk is being left
        self.kept_on: date | None = None  # the day of the last look after its backups
        self.backup_problem: StoreError | None = None  # why this day has none
        self._here = threading.local()  # the connection lent to this thread, and of which file
        self._reading = threading.RLock()
        self._changed = threading.Condition(self._reading)  # of `_lent` and `_is_replacing`
        self._closed = False
        self._connection: sqlite3.Connection | None = connection
        self._lent = 0
        self._is_replacing = False  # no connection is lent while the file is being replaced
        self._engine: Engine | None = None
        self._place = stamp[0], stamp[1]
        self._stamp = stamp
        self._generation = 0
        self._read_from: tuple[int, ...] | None = None  # the stamp of what its pages are of

    @property
    def writing(self) -> threading.RLock:
        """The lock of this process for whatever writes a store."""
        # A writer waits for what was lent, so what was lent must never wait for a writer.
        assert getattr(self._here, "link", None) is None, "a reading of one moment writes"
        return WRITING

    def read(self, sql: str, **values: Any) -> list[Any]:
        """All rows of one select with `:named` values."""
        lent: sqlite3.Connection | None = getattr(self._here, "link", None)
        if lent is not None:
            with self._answering():
                return lent.execute(sql, values).fetchall()

        def ask() -> list[Any]:
            with self._reading, self._answering():
                return self._asked(lambda link: link.execute(sql, values).fetchall())

        return self._patiently(ask)

    def _patiently(self, ask: Callable[[], _Answer]) -> _Answer:
        """Ask until the store is free, for as long as `patience`. Between two tries no lock is
        held, so that closing the store does not wait for another program.
        """
        since = time.monotonic()
        while True:
            try:
                return ask()
            except StoreError as error:
                if error.code != "busy" or time.monotonic() - since > self.patience:
                    raise

    @contextmanager
    def read_transaction(self) -> Iterator[None]:
        """Several reads of this thread that see the store as of one moment.

        They go over a connection of their own: no key waits for a long reading.
        """
        if getattr(self._here, "link", None) is not None:
            yield
            return
        self._here.link = self._patiently(self._lend)
        try:
            yield
        finally:
            link, self._here.link, self._here.stamp = self._here.link, None, None
            self._take_back(link)

    def _lend(self) -> sqlite3.Connection:
        """A connection that has begun to read the file that stands there."""
        while True:
            with self._reading, self._answering():
                self._changed.wait_for(lambda: not self._is_replacing)
                stamp = file_stamp(self.path)
                self._following()
                seen, key = self._seen(), self.key
                self._lent += 1
            # Opened outside the lock: waiting for another program must not block other readers.
            link: sqlite3.Connection | None = None
            try:
                with self._answering():
                    link = connect(
                        self.path, read_only=self.read_only, key=key, timeout=_SLICE_SECONDS
                    )
                    self._here.stamp = stamp
                    return _begin_to_read(link)
            except BaseException as error:
                self._here.stamp = None
                self._take_back(link)
                is_other = is_of_another(error) and file_stamp(self.path) != stamp
                if self._seen() == seen and not self._is_replaced() and not is_other:
                    raise

    def _take_back(self, link: sqlite3.Connection | None) -> None:
        if link:
            link.close()
        with self._reading:
            self._lent -= 1
            self._changed.notify_all()

    def last_write(self) -> int:
        """A number that moves with every write in any window.

        What is being typed is kept outside the journal, and moves nothing.
        """
        self._forget_pages()
        [(last, owner)] = self.read(
            "SELECT max(id), (SELECT uid FROM coach WHERE id = 1) FROM journal_entry"
        )
        self._refuse_another_owner(owner)
        return int(last or 0) + (self._generation << 40)

    def _forget_pages(self) -> None:
        """Read what was written anew: SQLite may take a copy over the file for the same file."""
        if getattr(self._here, "link", None) is not None:
            return
        with suppress(OSError), self._reading:
            found = self.path.stat()
            stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size)
            if self._connection is not None and stamp != self._read_from:
                self._connection.execute(_FORGET_PAGES)
                self._read_from = stamp

    def refuse_another_coach(self) -> None:
        """Raise StoreError where the store of another coach was put in the place of this one."""
        self.last_write()

    def _refuse_another_owner(self, owner: str | None) -> None:
        """Raise StoreError where the store of another coach was put in the place of this one.

        The numbers in it are those of other people, so nothing shown or typed here fits it.
        """
        if self.owner is None:
            self.owner = owner
        elif owner not in (None, self.owner):
            raise StoreError("another_store", self.path)

    @property
    def engine(self) -> "Engine":
        """SQLAlchemy's way in, for writes; made when first asked for."""
        # One at a time: two engines would be two writers in one process.
        with self.writing:
            with self._reading, self._answering():
                self._following()
                engine, key, place = self._engine, self.key, self._place
            if engine is None:
                # Imports take time; no read waits for them.
                engine = self._new_engine(key, place)
                with self._reading:
                    if not self._closed and self._place == place:
                        self._engine = engine
            return engine

    def refuse_other(self) -> None:
        """Raise StoreError where another coachdesk gave the file another schema meanwhile."""
        with self._reading, self._answering():
            self._asked(lambda link: refuse_other(link, self.path))

    @contextmanager
    def detached(self) -> Iterator[None]:
        """Hold no connection meanwhile: the file is to be replaced, perhaps under another `key`.

        The next read or write opens what stands there then.
        """
        with self.writing, self._reading:
            self._is_replacing = True
            try:
                self._changed.wait_for(lambda: not self._lent)
                self.let_go()
                yield
            finally:
                self.owner, self.is_protected = None, self.key is not None
                self.last_done = None
                self._is_replacing = False
                self._changed.notify_all()

    def close(self) -> None:
        """Let go of the file and of its key.

        Waits a little for a write or a reading that goes on; what waits for another program ends.
        """
        self.patience = 0.0
        is_alone = self.writing.acquire(timeout=_ENDING_SECONDS)
        try:
            with self._reading:
                self._closed = True
                self._changed.wait_for(lambda: not self._lent, _ENDING_SECONDS)
                self.let_go()
                if self.key is not None:
                    self.key.forget()
                self.key = None
        finally:
            if is_alone:
                self.writing.release()

    def let_go(self) -> None:
        """Close its connections; the next read or write opens the file again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def with_key(self, act: Callable[[Key | None], _Answer]) -> _Answer:
        """Do what opens the file by its key; again where another file came meanwhile."""
        while True:
            with self._reading, self._answering():
                stamp = file_stamp(self.path)
                self._following()
                seen, key = self._seen(), self.key
            try:
                return act(key)
            except StoreError as error:
                is_other = is_of_another(error) and file_stamp(self.path) != stamp
                if is_other:
                    self._look_anew()
                elif self._seen() == seen and not self._is_replaced():
                    raise

    def _look_anew(self) -> None:
        """Open what stands there, also where it has the number of the file that was open."""
        with self._reading, self._answering():
            if not self._closed:
                self._open_again()

    def _seen(self) -> tuple[tuple[int, int], int]:
        """Which file is open: a system gives the number of a file that is gone to another one."""
        return self._place, self._generation

    def _open_again(self) -> sqlite3.Connection:
        self.let_go()
        while True:
            self._place, self._stamp = file_identity(self.path), file_stamp(self.path)
            try:
                self._connection, self.key = _reopened(self.path, self.read_only, self.key)
            except StoreError:
                if not self._is_replaced():
                    raise
                continue
            if not self._is_replaced():  # else it may be of the file before
                break
            self.let_go()
        try:
            refuse_other(self._connection, self.path)
        except BaseException:
            self.let_go()
            raise
        self.is_protected = self.key is not None
        self._generation += 1
        return self._connection

    def _asked(self, ask: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """An answer of the file that stands there; asked again where that was just replaced."""
        link = self._following()
        try:
            return ask(link)
        except driver_errors() as error:
            known = translate_driver_error(error, self.path)
            is_other = is_of_another(known) and file_stamp(self.path) != self._stamp
            if link.in_transaction or not (is_other or self._is_replaced()):
                raise
            return ask(self._open_again())

    def _following(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError("closed", self.path)
        link = self._connection
        if link is None or (not link.in_transaction and self._is_replaced()):
            return self._open_again()
        return link

    def _is_replaced(self) -> bool:
        return file_identity(self.path) != self._place

    def not_written(self, error: BaseException) -> StoreError | None:
        """Why a write was not kept, in the store's own word; None where that is our fault."""
        if self._is_replaced():
            return StoreError("busy", self.path)  # what it waited for was a new file
        known = translate_driver_error(error, self.path)
        # What cannot be opened while writing is the journal beside the store.
        return (
            StoreError("unwritable", self.path) if known and known.code == "unreadable" else known
        )

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except driver_errors() as error:
            raise self._not_read(error) from error

    def _not_read(self, error: BaseException) -> StoreError:
        known = translate_driver_error(error, self.path)
        if known is not None and known.code != "damaged":
            return known
        # A file that was replaced is wiped: what was still being read of it tells nothing.
        stamp = getattr(self._here, "stamp", None)
        if self._is_replaced() if stamp is None else file_stamp(self.path) != stamp:
            return StoreError("busy", self.path)
        if self._connection is not None:
            with suppress(*driver_errors()):
                try:
                    refuse_other(self._connection, self.path)
                except StoreError as other:
                    return other
        # The selects are ours and tested: what they cannot read is damage in the file.
        return known or StoreError("damaged", self.path)

    def _new_engine(self, key: Key | None, place: tuple[int, int]) -> "Engine":
        from sqlalchemy import create_engine, event
        from sqlalchemy.pool import QueuePool

        from coachdesk.store.triggers import install_journal

        def creator() -> sqlite3.Connection:
            connection = connect(self.path, key=key)
            for pragma in _WRITE_PRAGMAS:
                connection.execute(pragma).fetchall()
            install_journal(connection)
            return connection

        def begin(link: Any) -> None:
            # The driver would begin late and deferred: two windows would then lose each other's
            # writes.
            self._begin_to_write(link)
            # A new file came while this waited: what is written now would be lost with the old one.
            if file_identity(self.path) != place:
                raise StoreError("busy", self.path)
            own = link.connection.dbapi_connection
            refuse_other(own, self.path)
            with self._answering():
                found = own.execute("SELECT uid FROM coach WHERE id = 1").fetchone()
            self._refuse_another_owner(found[0] if found else None)

        engine = create_engine(
            "sqlite://",
            creator=creator,
            module=sqlite3 if key is None else cipher(),
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
        )

        def returned(_: Any, record: Any) -> None:
            # A write that went on while the store was closed: what it used is let go of as well.
            if key is not None and key.is_forgotten:
                record.invalidate()

        event.listen(engine, "begin", begin)
        event.listen(engine, "checkin", returned)
        return engine

    def _begin_to_write(self, link: Any) -> None:
        """Take the file's own lock for writing, for as long as `patience`."""
        from sqlalchemy.exc import DBAPIError

        def ask() -> None:
            try:
                link.exec_driver_sql(_FORGET_PAGES)
                link.exec_driver_sql("BEGIN IMMEDIATE")
            except DBAPIError as error:
                known = translate_driver_error(error, self.path)
                if known is None or known.code != "busy" or self._is_replaced():
                    raise
                raise known from error

        own: sqlite3.Connection = link.connection.dbapi_connection
        _wait_at_most(own, _SLICE_SECONDS)
        self._patiently(ask)
        _wait_at_most(own, BUSY_SECONDS)  # for those who still read when it is kept


def _wait_at_most(link: sqlite3.Connection, seconds: float) -> None:
    link.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}").fetchall()


def _begin_to_read(link: sqlite3.Connection) -> sqlite3.Connection:
    """From here on the connection sees one state of the file, which nobody takes away."""
    link.execute("BEGIN")
    try:
        link.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        link.execute("ROLLBACK")
        raise
    return link


def _reopened(
    path: Path, read_only: bool, key: Key | None
) -> tuple[sqlite3.Connection, Key | None]:
    """A connection to the file that stands there now, and the key it needed; raises StoreError.

    SQLite alone tells what the file is. Opening and closing it by other means would drop the locks
    that this process has on it.
    """
    for each in dict.fromkeys((key, None)):
        connection = connect(path, read_only=read_only, key=each, timeout=_SLICE_SECONDS)
        try:
            connection.execute("PRAGMA application_id").fetchone()
            return connection, each
        except BaseException as error:
            connection.close()
            if not is_not_a_database(error):
                raise
    # No connection of ours opens it, so its bytes can be looked at.
    is_protected = kind_of_bytes(first_bytes(path)) is Kind.ENCRYPTED
    raise StoreError("locked" if is_protected else "damaged", path)


def open_store(
    path: Path, *, read_only: bool = False, create: bool = False, key: Key | None = None
) -> Store:
    """Open the store at `path`; raises StoreError and leaves the file as it was when it cannot.

    `create` makes an empty store where there is no file, protected where a `key` is given; an
    older schema is brought up to date. A plain store needs no key and takes no notice of one.
    """
    kind = kind_of(path)
    if kind is Kind.MISSING and (read_only or not create):
        raise StoreError("missing", path)
    if kind is Kind.EMPTY and (not create or _has_backups(path)):
        raise StoreError("damaged" if _has_backups(path) else "foreign", path)
    if kind is Kind.MISSING:
        _make_private(path)
    for _ in range(_TRIES):
        stamp = file_stamp(path)
        try:
            return _open(path, read_only, create, key, stamp)
        except StoreError:
            if file_stamp(path) == stamp:
                raise
    raise StoreError("busy", path)  # another window replaced it each time


def _open(
    path: Path, read_only: bool, create: bool, key: Key | None, stamp: tuple[int, ...]
) -> Store:
    connection: sqlite3.Connection | None = None
    try:
        connection, key = _opened(path, read_only, key, create=create)
        _bring_up_to_date(connection, path, key, read_only=read_only, create=create)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, driver_errors()) and (known := translate_driver_error(error, path)):
            raise known from error
        if isinstance(error, OSError):
            raise StoreError("unreadable", path) from error
        raise
    return Store(path, connection, read_only=read_only, key=key, stamp=stamp)


def _opened(
    path: Path, read_only: bool, key: Key | None, *, create: bool = False
) -> tuple[sqlite3.Connection, Key | None]:
    """A connection that has read the file's first page, and the key it needed."""
    kind = kind_of(path)
    if kind is Kind.PLAIN:
        key = None
    elif kind is Kind.ENCRYPTED and key is None:
        raise StoreError("locked", path)
    elif kind is Kind.FOREIGN or (kind is Kind.EMPTY and not create):
        raise StoreError("damaged" if _has_backups(path) else "foreign", path)
    connection = connect(path, read_only=read_only, key=key)
    try:
        connection.execute("PRAGMA application_id").fetchone()
    except BaseException as error:
        connection.close()
        if key is not None and is_not_a_database(error):
            raise StoreError("wrong_passphrase", path) from error
        raise
    return connection, key


def connect(
    path: Path,
    *,
    read_only: bool = False,
    key: Key | None = None,
    by_cipher: bool = False,
    timeout: float = BUSY_SECONDS,
) -> sqlite3.Connection:
    """A bare connection with the store's pragmas, in autocommit.

    `by_cipher` opens a plain file with SQLCipher too, to copy it into a protected one. `timeout`
    is in seconds: how long it waits for another program.
    """
    mode = "ro" if read_only else "rw"
    if key is not None and key.is_forgotten:
        raise StoreError("closed", path)
    try:
        driver = cipher() if key is not None or by_cipher else sqlite3
    except ImportError as error:
        raise StoreError("no_sqlcipher", path) from error
    connection: sqlite3.Connection = driver.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=timeout,
        check_same_thread=False,
    )
    try:
        if driver is not sqlite3:
            # Else SQLCipher writes on the terminal when it cannot open a file.
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        if key is not None:
            with key.spelled() as text:
                connection.set_key(text)  # type: ignore[attr-defined]
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, key: Key | None, *, read_only: bool, create: bool
) -> None:
    mark, version = _marks(connection)
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    if mark or version or tables or not create:
        version = schema_of(connection, path)
    if read_only:
        refuse_other(connection, path)
        return
    for pragma in _WRITE_PRAGMAS:
        connection.execute(pragma).fetchall()
    if version < SCHEMA_VERSION:
        from coachdesk.store.migrations import migrate

        if version:
            from coachdesk.store.backups import keep

            keep(path, key, "migration")
        migrate(connection, SCHEMA_VERSION)


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema number of an open store; raises StoreError `foreign`, or `newer` than is known."""
    mark, version = _marks(connection)
    if mark != APPLICATION_ID:
        raise StoreError("foreign", path)
    if version > SCHEMA_VERSION:
        raise StoreError("newer", path, version=version, known=SCHEMA_VERSION)
    return version


def refuse_other(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError where an open store is not of the one schema that is written here.

    Another window, or another coachdesk, may have made it so since it was opened.
    """
    version = schema_of(connection, path)
    if version < SCHEMA_VERSION:
        raise StoreError("older", path, version=version, known=SCHEMA_VERSION)


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    mark, version = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    )
    return mark, version


def _has_backups(path: Path) -> bool:
    from coachdesk.store.backups import files_of

    return bool(files_of(path))


def _make_private(path: Path) -> None:
    """An empty file only its owner can read, in a folder likewise where that is new."""
    try:
        make_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError("unwritable", path) from error


def make_folder(wanted: Path) -> None:
    """A folder with those above it, each that is new its owner's alone; raises OSError."""
    for folder in [item for item in (wanted, *wanted.parents) if not item.exists()][::-1]:
        folder.mkdir(mode=0o700, exist_ok=True)


def is_of_another(error: BaseException | None) -> bool:
    """Whether this is what a reading says too where the file has become another one meanwhile."""
    codes = ("damaged", "foreign", "locked", "wrong_passphrase")
    return isinstance(error, StoreError) and error.code in codes


def file_stamp(path: Path) -> tuple[int, ...]:
    """Which file stands at a path, and when it came there or was last written.

    A system soon gives the number of a file that is gone to a new one. Raises StoreError.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise StoreError("gone", path) from error
    return found.st_dev, found.st_ino, found.st_ctime_ns, found.st_mtime_ns


def file_identity(path: Path) -> tuple[int, int]:
    """Which file stands at a path, however it is named; raises StoreError where none does."""
    try:
        found = path.stat()
    except OSError as error:
        raise StoreError("gone", path) from error
    return found.st_dev, found.st_ino


# What the driver calls an error -> the store's own word for it; the first that fits.
_MEANINGS = (
    ("SQLITE_NOTADB", "damaged"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_READONLY_ROLLBACK", "unfinished"),
    ("SQLITE_READONLY_RECOVERY", "unfinished"),
    ("SQLITE_READONLY_DBMOVED", "gone"),
    ("SQLITE_READONLY", "unwritable"),
    ("SQLITE_CANTOPEN", "unreadable"),
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_IOERR", "disk_fault"),
)


def driver_errors() -> tuple[type[Exception], ...]:
    """What either driver raises; SQLCipher's errors are no sqlite3.Error."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, loaded.Error) if loaded else (sqlite3.Error,)


def is_not_a_database(error: BaseException) -> bool:
    """Whether a driver could make nothing of a file's first page."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"


def translate_driver_error(error: BaseException, path: Path) -> StoreError | None:
    """The store's own word for a driver's error, also where SQLAlchemy wrapped it.

    None for what is no fault of file or disk: that is ours, and must not be talked away.
    """
    cause = getattr(error, "orig", error)
    name = getattr(cause, "sqlite_errorname", None) or ""
    for sign, code in _MEANINGS:
        if name.startswith(sign):
            return StoreError(code, path)
    # A file whose tables are not those of its schema number was tampered with or cut short.
    if type(cause).__name__ == "OperationalError" and "no such" in str(cause):
        return StoreError("damaged", path)
    return None
