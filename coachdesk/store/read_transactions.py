"""Several reads of a thread that see one state of the file, over a connection of their own."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from coachdesk.store.connection import connect
from coachdesk.store.file_identity import FileStamp, file_stamp, may_be_replaced
from coachdesk.store.open_file import POLL_SECONDS, OpenFile


class _ThreadState(threading.local):
    """The connection this thread reads by, and which file that reads."""

    connection: sqlite3.Connection | None = None
    stamp: FileStamp | None = None


class ReadTransactions:
    """The read transactions of all threads of one store.

    Their connections are opened and used with no lock held, so that a long one blocks nobody. They
    never write, so that they never wait for a writer, who waits for them.
    """

    def __init__(self, file: OpenFile, lock: threading.RLock) -> None:
        """`lock` guards the file and the fields below it."""
        self._file = file
        self._lock = lock
        self._changed = threading.Condition(lock)  # of the two below
        self._count = 0
        self._is_paused = False
        self._thread = _ThreadState()

    @property
    def connection(self) -> sqlite3.Connection | None:
        """That of this thread's transaction."""
        return self._thread.connection

    @property
    def stamp(self) -> FileStamp | None:
        """Which file this thread's transaction reads."""
        return self._thread.stamp

    def begin(self) -> None:
        """Begin to read the file that stands there; raises StoreError."""
        file = self._file
        while True:
            with self._lock, file.translated_errors():
                self._changed.wait_for(lambda: not self._is_paused)
                stamp = file_stamp(file.path)
                file.connection()
                version, key = file.version, file.key
                self._count += 1
            connection: sqlite3.Connection | None = None
            try:
                # Opened outside the lock: a busy writer must not block other readers.
                with file.translated_errors(stamp):
                    connection = connect(
                        file.path, read_only=file.read_only, key=key, timeout=POLL_SECONDS
                    )
                    _take_read_lock(connection)
                self._thread.connection, self._thread.stamp = connection, stamp
                return
            except BaseException as error:
                self._finish(connection)
                is_other = may_be_replaced(error) and file_stamp(file.path) != stamp
                if file.version == version and not file.is_replaced() and not is_other:
                    raise

    def end(self) -> None:
        connection = self._thread.connection
        self._thread.connection = self._thread.stamp = None
        self._finish(connection)

    def _finish(self, connection: sqlite3.Connection | None) -> None:
        if connection:
            connection.close()
        with self._lock:
            self._count -= 1
            self._changed.notify_all()

    def wait_for_all(self, timeout: float | None = None) -> None:
        """Wait until none is left; the lock is held, and released meanwhile."""
        self._changed.wait_for(lambda: not self._count, timeout)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """No transaction goes on or begins meanwhile; the lock is held."""
        self._is_paused = True
        try:
            self.wait_for_all()
            yield
        finally:
            self._is_paused = False
            self._changed.notify_all()


def _take_read_lock(connection: sqlite3.Connection) -> None:
    """From here on the connection sees one state of the file, and no writer can commit."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
