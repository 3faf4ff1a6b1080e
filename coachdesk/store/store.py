"""An open store: reads on bare SQLite, the engine that writes, and the locks of both."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from coachdesk.domain.values import FieldValue
from coachdesk.store.connection import BUSY_TIMEOUT, set_busy_timeout
from coachdesk.store.driver_errors import driver_errors, translate_driver_error
from coachdesk.store.errors import StoreError
from coachdesk.store.file_identity import FileIdentity, file_identity, file_stamp, may_be_replaced
from coachdesk.store.open_file import DROP_CACHED_PAGES, POLL_SECONDS, OpenFile
from coachdesk.store.protection import WRITING, Key
from coachdesk.store.read_transactions import ReadTransactions
from coachdesk.store.schema import refuse_other_schema

if TYPE_CHECKING:
    from sqlalchemy import Engine

_Answer = TypeVar("_Answer")

SqlRow = tuple[FieldValue, ...]

_CLOSE_TIMEOUT = 1.0  # seconds that closing waits for what still reads or writes


class Store:
    """An open store. It follows its path where another window puts a new file there.

    Short reads share one connection, and fetch all their rows: an open cursor would make a writer
    wait. `read_transaction` reads over a connection of its own. Writes go through `store.journal`.

    Locks are taken in one order: first `writing` (one for the process), then `_reading`, which
    guards `_file`. Code that holds `_reading` never asks for `writing`.
    """

    def __init__(self, file: OpenFile) -> None:
        self.path = file.path
        self.read_only = file.read_only
        self.owner: str | None = None  # the uid of the coach whose store was opened, once known
        self.last_entry: tuple[int, str] | None = None  # the newest one written here, its window
        self.busy_timeout = BUSY_TIMEOUT  # shorter while the app is being left
        self.last_backup_day: date | None = None  # the day whose backup was made or found
        self.backup_problem: StoreError | None = None  # why this day has none
        self._file = file
        self._reading = threading.RLock()
        self._transactions = ReadTransactions(file, self._reading)

    @property
    def key(self) -> Key | None:
        return self._file.key

    @key.setter
    def key(self, key: Key | None) -> None:
        self._file.key = key

    @property
    def is_protected(self) -> bool:
        """Still known when the store is closed."""
        return self._file.is_protected

    @property
    def writing(self) -> threading.RLock:
        """The lock of this process for everything that writes a store."""
        # A writer waits for read transactions, so they must never wait for a writer.
        assert self._transactions.connection is None, "a read transaction writes"
        return WRITING

    # Reading -------------------------------------------------------------------------------

    def read(self, sql: str, **values: FieldValue) -> list[SqlRow]:
        """All rows of one select with `:named` values."""
        own = self._transactions.connection
        if own is not None:
            with self._file.translated_errors(self._transactions.stamp):
                return own.execute(sql, values).fetchall()

        def ask() -> list[SqlRow]:
            with self._reading, self._file.translated_errors():
                return self._file.query(lambda shared: shared.execute(sql, values).fetchall())

        return self._retry_while_busy(ask)

    def _retry_while_busy(self, ask: Callable[[], _Answer]) -> _Answer:
        """Ask again while the file is busy, for as long as `busy_timeout`.

        Between two attempts no lock is held, so that closing the store need not wait.
        """
        since = time.monotonic()
        while True:
            try:
                return ask()
            except StoreError as error:
                if error.code != "busy" or time.monotonic() - since > self.busy_timeout:
                    raise

    @contextmanager
    def read_transaction(self) -> Iterator[None]:
        """Several reads of this thread that see one state of the store; other reads go on."""
        if self._transactions.connection is not None:
            yield
            return
        self._retry_while_busy(self._transactions.begin)
        try:
            yield
        finally:
            self._transactions.end()

    def last_write(self) -> int:
        """A number that moves with every write of any window; drafts do not move it."""
        if self._transactions.connection is None:
            with suppress(OSError), self._reading:
                self._file.drop_stale_pages()
        [(last, owner)] = self.read(
            "SELECT max(id), (SELECT uid FROM coach WHERE id = 1) FROM journal_entry"
        )
        self._refuse_other_owner(owner)
        return int(last or 0) + (self._file.generation << 40)

    def refuse_other_coach(self) -> None:
        """Raise StoreError where the store of another coach was put in the place of this one."""
        self.last_write()

    def _refuse_other_owner(self, owner: str | None) -> None:
        """The ids in it are those of other people, so nothing shown or typed here fits it."""
        if self.owner is None:
            self.owner = owner
        elif owner not in (None, self.owner):
            raise StoreError("another_store", self.path)

    def refuse_other_schema(self) -> None:
        """Raise StoreError where another coachdesk gave the file another schema meanwhile."""
        with self._reading, self._file.translated_errors():
            self._file.query(lambda shared: refuse_other_schema(shared, self.path))

    # Writing -------------------------------------------------------------------------------

    @property
    def engine(self) -> "Engine":
        """SQLAlchemy's engine, for writes; made when first asked for."""
        # One at a time: two engines would be two writers in one process.
        with self.writing:
            with self._reading, self._file.translated_errors():
                self._file.connection()
                engine, key, identity = self._file.engine, self._file.key, self._file.identity
            if engine is None:
                # Importing SQLAlchemy takes time: no read waits for it.
                from coachdesk.store.write_engine import create_write_engine

                engine = create_write_engine(self.path, key, partial(self._begin_write, identity))
                with self._reading:
                    if not self._file.is_closed and self._file.identity == identity:
                        self._file.engine = engine
            return engine

    @contextmanager
    def write_transaction(self, *, noted: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction on a connection of its own, without SQLAlchemy, whose changes the journal
        notes unless it changes no record; what is not committed is taken back."""
        from coachdesk.store.triggers import connect_to_write  # reading does without the schema

        with self.writing:
            with self._reading, self._file.translated_errors():
                self._file.connection()
                key, identity = self._file.key, self._file.identity
            connection = connect_to_write(self.path, key, noted=noted)
            try:
                self._begin_write(identity, connection)
                yield connection
            finally:
                connection.close()

    def _begin_write(self, identity: FileIdentity, connection: sqlite3.Connection) -> None:
        """Begin a write transaction in the file of this identity."""
        set_busy_timeout(connection, POLL_SECONDS)
        try:
            self._retry_while_busy(partial(self._take_write_lock, connection))
        except driver_errors() as error:
            raise self.write_error(error) or error from error
        set_busy_timeout(connection, BUSY_TIMEOUT)  # to wait for readers at the commit
        # Written to a file that was replaced meanwhile, it would be lost.
        if file_identity(self.path) != identity:
            raise StoreError("busy", self.path)
        refuse_other_schema(connection, self.path)
        with self._file.translated_errors():
            found = connection.execute("SELECT uid FROM coach WHERE id = 1").fetchone()
        self._refuse_other_owner(found[0] if found else None)

    def _take_write_lock(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute(DROP_CACHED_PAGES)
            connection.execute("BEGIN IMMEDIATE")
        except driver_errors() as error:
            known = translate_driver_error(error, self.path)
            if known is None or known.code != "busy" or self._file.is_replaced():
                raise
            raise known from error

    def write_error(self, error: BaseException) -> StoreError | None:
        """Why a write was not kept; None where neither file nor disk is at fault."""
        return self._file.write_error(error)

    # Replacing and closing -----------------------------------------------------------------

    def with_key(self, act: Callable[[Key | None], _Answer]) -> _Answer:
        """Do what opens the file by its key; again where the file was replaced meanwhile."""
        while True:
            with self._reading, self._file.translated_errors():
                stamp = file_stamp(self.path)
                self._file.connection()
                version, key = self._file.version, self._file.key
            try:
                return act(key)
            except StoreError as error:
                if may_be_replaced(error) and file_stamp(self.path) != stamp:
                    with self._reading, self._file.translated_errors():
                        if not self._file.is_closed:
                            self._file.reopen()
                elif self._file.version == version and not self._file.is_replaced():
                    raise

    @contextmanager
    def detached(self) -> Iterator[None]:
        """Close all connections meanwhile: the file is to be replaced, perhaps under a new `key`.

        The next read or write opens what stands there then.
        """
        with self.writing, self._reading, self._transactions.paused():
            try:
                self._file.release()
                yield
            finally:
                self.owner = self.last_entry = None
                self._file.is_protected = self._file.key is not None

    def close(self) -> None:
        """Close the file and wipe its key from memory.

        Waits briefly for a write or a read that goes on; what waits for another program ends.
        """
        self.busy_timeout = 0.0
        has_lock = self.writing.acquire(timeout=_CLOSE_TIMEOUT)
        try:
            with self._reading:
                self._file.is_closed = True
                self._transactions.wait_for_all(_CLOSE_TIMEOUT)
                self._file.release()
                self._file.forget_key()
        finally:
            if has_lock:
                self.writing.release()
