"""What the SQLite drivers and the operating system raise, translated to StoreError."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachdesk.store.errors import StoreError

# SQLite's name of an error -> our code; the first prefix that fits.
_CODES = (
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
_OS_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EIO: "disk_fault",
    errno.ENOENT: "gone",
    errno.ENAMETOOLONG: "name_too_long",
}


def driver_errors() -> tuple[type[Exception], ...]:
    """The base classes of both drivers' errors; SQLCipher's is no sqlite3.Error."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, loaded.Error) if loaded else (sqlite3.Error,)


def store_and_driver_errors() -> tuple[type[Exception], ...]:
    """Everything that opening, reading or writing a file of a store can raise."""
    return (StoreError, OSError, *driver_errors())


def is_not_a_database(error: BaseException) -> bool:
    """Whether a driver could not read the file's first page: another key, or no database."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"


def translate_driver_error(error: BaseException, path: Path) -> StoreError | None:
    """The StoreError for a driver's error, also where SQLAlchemy wrapped it.

    None where neither file nor disk is at fault: that is a bug of ours, and must not be hidden.
    """
    cause = getattr(error, "orig", error)
    name = getattr(cause, "sqlite_errorname", None) or ""
    for prefix, code in _CODES:
        if name.startswith(prefix):
            return StoreError(code, path)
    # A file whose tables are not those of its schema number was tampered with or cut short.
    if type(cause).__name__ == "OperationalError" and "no such" in str(cause):
        return StoreError("damaged", path)
    return None


def translate_os_error(error: OSError, path: Path) -> StoreError:
    return StoreError(_OS_CODES.get(error.errno or 0, "unwritable"), path)


@contextmanager
def translated_errors(
    path: Path, target: Path | None = None, *, unknown: str | None = None
) -> Iterator[None]:
    """Raise a driver's or the system's error as a StoreError about `path`, which is read.

    `target` is the file that is written, where that is another one. `unknown` is the code of a
    driver's error that says nothing about file or disk. FileExistsError is left as it is.
    """
    try:
        yield
    except driver_errors() as error:
        known = translate_driver_error(error, path)
        if known is None and unknown:
            known = StoreError(unknown, path)
        if known and target and known.code in ("disk_full", "unwritable"):
            known = StoreError(known.code, target)
        raise known or error from error
    except FileExistsError:
        raise
    except OSError as error:
        raise translate_os_error(error, target or path) from error
