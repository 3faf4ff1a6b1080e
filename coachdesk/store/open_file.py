"""The connections to the store's file, which follow its path to the file that stands there now."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coachdesk.store.connection import connect_if_database, set_busy_timeout
from coachdesk.store.driver_errors import driver_errors, translate_driver_error
from coachdesk.store.errors import StoreError
from coachdesk.store.file_identity import (
    FileIdentity,
    FileStamp,
    file_identity,
    file_stamp,
    may_be_replaced,
)
from coachdesk.store.protection import FileKind, Key, first_bytes, kind_of_bytes
from coachdesk.store.schema import refuse_other_schema

if TYPE_CHECKING:
    from sqlalchemy import Engine

_Answer = TypeVar("_Answer")

POLL_SECONDS = 0.1  # one attempt of a longer wait; between two attempts no lock is held
DROP_CACHED_PAGES = "PRAGMA shrink_memory"


class OpenFile:
    """A connection to read by and SQLAlchemy's engine to write by, of the file at one path.

    Where another window put a new file there (restored, protected anew, a dossier erased), the
    next use opens that one. `Store._reading` guards all of it.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        read_only: bool,
        key: Key | None,
        stamp: FileStamp,
    ) -> None:
        """`stamp`: of the file as it stood before the connection was opened."""
        set_busy_timeout(connection, POLL_SECONDS)
        self.path = path
        self.read_only = read_only
        self.key = key
        self.is_protected = key is not None  # still known when it is closed
        self.is_closed = False
        self.engine: Engine | None = None
        self.generation = 0  # how often another file was opened
        self._connection: sqlite3.Connection | None = connection
        self._stamp = stamp
        self._cached: tuple[int, ...] | None = None  # times and size when pages were last read

    @property
    def identity(self) -> FileIdentity:
        return self._stamp.identity

    @property
    def version(self) -> tuple[FileIdentity, int]:
        """Which file is open; the identity alone may be that of a file that is gone."""
        return self.identity, self.generation

    def is_replaced(self) -> bool:
        return file_identity(self.path) != self.identity

    def connection(self) -> sqlite3.Connection:
        """A connection to the file that stands there now; raises StoreError."""
        if self.is_closed:
            raise StoreError("closed", self.path)
        connection = self._connection
        if connection is None or (not connection.in_transaction and self.is_replaced()):
            return self.reopen()
        return connection

    def query(self, ask: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """What `ask` gives; asked again where the file was replaced meanwhile."""
        connection = self.connection()
        try:
            return ask(connection)
        except driver_errors() as error:
            known = translate_driver_error(error, self.path)
            is_other = may_be_replaced(known) and file_stamp(self.path) != self._stamp
            if connection.in_transaction or not (is_other or self.is_replaced()):
                raise
            return ask(self.reopen())

    def reopen(self) -> sqlite3.Connection:
        """Open what stands there, also where it has the inode of the file that was open."""
        self.release()
        while True:
            self._stamp = file_stamp(self.path)
            try:
                connection, self.key = self._connect()
            except StoreError:
                if not self.is_replaced():
                    raise
                continue
            if not self.is_replaced():  # else it may be of the file before
                break
            connection.close()
        try:
            refuse_other_schema(connection, self.path)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self.is_protected = self.key is not None
        self.generation += 1
        return connection

    def _connect(self) -> tuple[sqlite3.Connection, Key | None]:
        """A connection to the file that stands there now, and the key it needed.

        SQLite alone tells what the file is: opening and closing it by other means would drop the
        locks that this process has on it.
        """
        for key in dict.fromkeys((self.key, None)):
            connection = connect_if_database(
                self.path, read_only=self.read_only, key=key, timeout=POLL_SECONDS
            )
            if connection is not None:
                return connection, key
        # No connection of ours opens it, so no lock of ours is on it.
        is_protected = kind_of_bytes(first_bytes(self.path)) is FileKind.ENCRYPTED
        raise StoreError("locked" if is_protected else "damaged", self.path)

    def release(self) -> None:
        """Close the connections; the next use opens the file again."""
        if self.engine is not None:
            self.engine.dispose()
            self.engine = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def forget_key(self) -> None:
        if self.key is not None:
            self.key.forget()
        self.key = None

    def drop_stale_pages(self) -> None:
        """Read what was written anew: SQLite may take a copy over the file for the same file."""
        found = self.path.stat()
        stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size)
        if self._connection is not None and stamp != self._cached:
            self._connection.execute(DROP_CACHED_PAGES)
            self._cached = stamp

    # Errors --------------------------------------------------------------------------------

    @contextmanager
    def translated_errors(self, stamp: FileStamp | None = None) -> Iterator[None]:
        """Raise what a driver raises while reading as a StoreError.

        `stamp` is that of the file that is read, where a connection of its own reads it.
        """
        try:
            yield
        except driver_errors() as error:
            raise self.read_error(error, stamp) from error

    def read_error(self, error: BaseException, stamp: FileStamp | None = None) -> StoreError:
        known = translate_driver_error(error, self.path)
        if known is not None and known.code != "damaged":
            return known
        # A replaced file is wiped while it may still be read, which is no damage.
        if self.is_replaced() if stamp is None else file_stamp(self.path) != stamp:
            return StoreError("busy", self.path)
        if self._connection is not None:
            with suppress(*driver_errors()):
                try:
                    refuse_other_schema(self._connection, self.path)
                except StoreError as other:
                    return other
        # The selects are ours and tested: what they cannot read is damage in the file.
        return known or StoreError("damaged", self.path)

    def write_error(self, error: BaseException) -> StoreError | None:
        """Why a write was not kept; None where neither file nor disk is at fault."""
        if self.is_replaced():
            return StoreError("busy", self.path)
        known = translate_driver_error(error, self.path)
        # What cannot be opened while writing is the journal beside the store.
        if known and known.code == "unreadable":
            return StoreError("unwritable", self.path)
        return known
