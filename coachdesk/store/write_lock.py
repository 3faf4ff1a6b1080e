"""Locking a store's file against every writer, to replace it or to clean up beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from coachdesk.store.connection import connect, set_busy_timeout
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_identity import file_identity
from coachdesk.store.file_wiping import wipe_side_files
from coachdesk.store.protection import WRITING, Key
from coachdesk.store.store_files import WAL


@contextmanager
def write_locked(
    path: Path, key: Key | None, *, by_cipher: bool = False, wait: bool = True
) -> Iterator[sqlite3.Connection]:
    """Nobody writes to the store meanwhile; a waiting writer then finds the file that replaced it.

    `by_cipher`: locked by the driver that will read the file, for each knows only its own locks.
    What a killed run left beside the store is rolled back first, and removed. Raises StoreError
    `busy` where the file was replaced while this waited.
    """
    identity = file_identity(path)
    with WRITING, closing(connect(path, key=key, by_cipher=by_cipher)) as lock:
        if not wait:
            set_busy_timeout(lock, 0)
        try:
            if path.with_name(path.name + WAL).exists():  # another program's write-ahead log
                lock.execute("PRAGMA journal_mode = DELETE").fetchall()
            lock.execute("BEGIN IMMEDIATE")
        finally:
            if file_identity(path) != identity:
                raise StoreError("busy", path)
        wipe_side_files(path)
        try:
            yield lock
        finally:
            with suppress(*driver_errors()):
                lock.execute("ROLLBACK")
