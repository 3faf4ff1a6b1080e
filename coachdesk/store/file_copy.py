"""Copies of a store, verified before they count; and a file put in the place of a store.

Whatever replaces a store is made beside it, verified, forced to disk and moved into place while
the store is locked against writing: killed at any moment, one of the two stands there whole.
"""

import errno
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from coachdesk.store.engine import (
    connect,
    driver_errors,
    file_identity,
    refuse_other,
    translate_driver_error,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import WRITING, Key

FOLDER = "backups"  # of every store, beside it
SIDE_FILES = ("-journal", "-wal", "-shm")

_MADE = ".new"  # how the name of a file not yet in its place ends
_HALF_MADE = re.compile(r"\..+\.[0-9a-f]{16}\.new(-journal|-wal|-shm)?", re.DOTALL)
_BLOCK = 1 << 20
_PAGE = 4096  # bytes
_MOVES_NOTHING_ONTO_OPEN_FILES = os.name == "nt"

Change = Callable[[sqlite3.Connection], None]


def copy_store(
    path: Path, target: Path, key: Key | None, *, over: bool = False, tidy: bool = True
) -> None:
    """Copy a store to `target`, with the same protection; raises StoreError, FileExistsError.

    `over`: what stands there is replaced. `tidy`: what killed runs left beside it is cleared.
    """
    with _told(path, target):
        if target.exists() and not over:
            raise FileExistsError(target)
        if not target.parent.is_dir():
            raise StoreError("unwritable", target)
        if tidy:
            clear_half_made(target.parent)
        with beside(target) as made:
            _fill(path, made, key, key)
            put = put_in_place if over else _put_where_nothing_is
            put(made, target)


def fill(path: Path, made: Path, old: Key | None, new: Key | None) -> None:
    """Everything of a store into the empty file `made`, under `new`, verified.

    Raises StoreError.
    """
    with _told(path):
        _fill(path, made, old, new)


def rewrite(
    path: Path,
    old: Key | None,
    new: Key | None,
    change: Change | None = None,
    *,
    any_schema: bool = True,
) -> None:
    """Put a copy in the place of a store: under another key, or with a change made to it.

    Nothing of the old file stays on the disk as far as that can be had; raises StoreError, also
    where it is not `any_schema` and the file is not of the one that is written here.
    """
    path = path.resolve()
    mixed = (old is None) != (new is None)
    with _told(path), locked(path, old, by_cipher=mixed) as lock, beside(path) as made:
        if not any_schema:
            refuse_other(lock, path)
        _fill(path, made, old, new, change)
        put_in_place(made, path, lock)


@contextmanager
def locked(
    path: Path, key: Key | None, *, by_cipher: bool = False, waits: bool = True
) -> Iterator[sqlite3.Connection]:
    """Nobody writes in the store meanwhile; who waited to finds the file that came instead.

    Held by the driver that will read the file: each knows only of its own locks. What a killed run
    left beside the store is brought to its end first, and is gone. Raises StoreError `busy` where
    the file was replaced while this waited.
    """
    place = file_identity(path)
    with WRITING, closing(connect(path, key=key, by_cipher=by_cipher)) as lock:
        if not waits:
            lock.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            _end_wal(lock, path)
            lock.execute("BEGIN IMMEDIATE")
        finally:
            if file_identity(path) != place:
                raise StoreError("busy", path)
        _end_side_files(path)
        try:
            yield lock
        finally:
            with suppress(*driver_errors()):
                lock.execute("ROLLBACK")


def side_files(path: Path) -> list[Path]:
    """What stands beside a store because of a write: under way, or cut short."""
    sides = (path.with_name(path.name + end) for end in SIDE_FILES)
    return [side for side in sides if os.path.lexists(side)]


def _end_wal(lock: sqlite3.Connection, path: Path) -> None:
    """Bring home what another program's write-ahead log still holds of the store."""
    if path.with_name(path.name + SIDE_FILES[1]).exists():
        lock.execute("PRAGMA journal_mode = DELETE").fetchall()


def _end_side_files(path: Path) -> None:
    """Wipe and remove what cut-short writes left beside a store locked for writing.

    A journal that is needed was rolled back when the lock was taken: what still stands there has
    an empty head, which SQLite takes no notice of, and the words of pages behind it.
    """
    for side in side_files(path):
        with suppress(OSError):
            # Where another window holds it open (Windows), it stays, but empty.
            handle = os.open(side, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if os.fstat(handle).st_nlink == 1:
                    _overwrite(handle)
            finally:
                os.close(handle)
        with suppress(OSError):
            side.unlink(missing_ok=True)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, its owner's alone; gone afterwards unless it was moved."""
    made = path.with_name(f".{path.name}.{os.urandom(8).hex()}{_MADE}")
    with _held(path.parent):
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            yield made
        finally:
            for file in (made, *side_files(made)):
                with suppress(OSError):
                    remove(file)


@contextmanager
def _held(folder: Path, *, alone: bool = False) -> Iterator[bool]:
    """Hold a folder while a file is made in it, or `alone`: is nobody at it, whoever was is gone.

    The folder and not the file, whose locks are SQLite's own. Windows removes no open file.
    """
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    handle, held = None, False
    try:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
            held = True
        yield held
    finally:
        if handle is not None:
            os.close(handle)


def is_half_made(file: Path) -> bool:
    """Whether a file has the name of one that is being made."""
    return _HALF_MADE.fullmatch(file.name) is not None


def half_made(folder: Path) -> list[Path]:
    """What is being made in a folder, or was left there by a killed run; never raises."""
    with suppress(OSError):
        return [file for file in folder.iterdir() if is_half_made(file)]
    return []


def clear_half_made(folder: Path) -> list[Path]:
    """Take away what killed runs left half made in a folder; gives what stays, never raises."""
    found = half_made(folder)
    if found:
        with _held(folder, alone=True) as alone:
            for file in found if alone else []:
                with suppress(OSError):
                    remove(file)
    return [file for file in found if os.path.lexists(file)]


def clear_half_made_of(store: Path) -> list[Path]:
    """The same beside a store and among its backups."""
    return [file for folder in folders_of(store) for file in clear_half_made(folder)]


def folders_of(store: Path) -> list[Path]:
    """Where files are made for a store: among its backups, and beside it."""
    return [folder for home in homes_of(store) for folder in (home.parent / FOLDER, home.parent)]


def homes_of(store: Path) -> list[Path]:
    """The names a store's copies go by: its own and, where that is a link, its real one."""
    return [store, store.resolve()] if store.is_symlink() else [store]


def put_in_place(made: Path, path: Path, lock: sqlite3.Connection | None = None) -> None:
    """Move a finished file to `path`, for good; what stood there is wiped. Raises OSError.

    `lock` is what `locked` gave: whoever still reads the old file may finish first. Raises
    StoreError too, as `let_go_to_move` does; nothing was changed then.
    """
    _sync(made)
    old = _opened_to_wipe(path)
    try:
        let_go_to_move(lock, path)
        _moved(made, path)
        _sync(path.parent)
        if old is not None and not os.fstat(old).st_nlink:
            if lock is not None:
                with suppress(*driver_errors()):
                    lock.execute("ROLLBACK")
                    lock.execute("BEGIN EXCLUSIVE")
            _wipe(old)
    finally:
        if old is not None:
            os.close(old)


def let_go_to_move(lock: sqlite3.Connection | None, path: Path) -> None:
    """Where nothing is moved onto open files (Windows): close the lock, which would be in the way.

    Raises StoreError where another window has the file open, or wrote in it since the lock went:
    every write changes a store's first page.
    """
    if not (_MOVES_NOTHING_ONTO_OPEN_FILES and path.exists()):
        return
    before = _first_page(path)
    if lock is not None:
        lock.close()
    refuse_open(path)
    if _first_page(path) != before:
        raise StoreError("busy", path)


def open_files_stay() -> bool:
    """Whether nothing takes the place of a file that somebody has open, as on Windows."""
    return _MOVES_NOTHING_ONTO_OPEN_FILES


def refuse_open(path: Path) -> None:
    """Raises StoreError `open_elsewhere` where Windows would move no file to `path`.

    A file that somebody has open cannot be renamed there, not even to its own name.
    """
    if _MOVES_NOTHING_ONTO_OPEN_FILES and path.exists():
        _moved(path, path)


def _moved(made: Path, path: Path) -> None:
    try:
        made.replace(path)
    except PermissionError as error:
        if not _MOVES_NOTHING_ONTO_OPEN_FILES:
            raise
        raise StoreError("open_elsewhere", path) from error


def _first_page(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_PAGE)


def _put_where_nothing_is(made: Path, target: Path) -> None:
    """Give a finished file its name, for good; raises FileExistsError, OSError.

    Two windows may have wanted the same name meanwhile.
    """
    _sync(made)
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # no links on this drive
        if target.exists():
            raise FileExistsError(target) from None
        made.replace(target)
    _sync(target.parent)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def integrity_errors(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with an open store, in SQLite's words; nothing where it is whole."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall()]
    found = [] if found == ["ok"] else found
    found += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"foreign key of {row[0]}" for row in broken]


def _fill(
    path: Path, made: Path, old: Key | None, new: Key | None, change: Change | None = None
) -> None:
    """Everything of a store as of one moment into the empty file `made`, changed, verified."""
    mixed = (old is None) != (new is None)
    with closing(connect(path, read_only=True, key=old, by_cipher=mixed)) as source:
        if old == new:
            wanted = _page_by_page(source, made, new)
        else:
            source.execute("PRAGMA query_only = OFF")  # the other file is attached to this one
            wanted = _row_by_row(source, made, new)
    with closing(_for_building(made, new)) as target:
        if counts(target) != wanted:
            raise StoreError("copy_differs", path)
        if change:
            change(target)
            target.execute("VACUUM")
        if integrity_errors(target):
            raise StoreError("damaged", path)


def _page_by_page(source: sqlite3.Connection, made: Path, key: Key | None) -> dict[str, int]:
    with closing(_for_building(made, key)) as target:
        source.execute("BEGIN")
        wanted = counts(source)
        source.backup(target)
        source.execute("COMMIT")
    return wanted


def _row_by_row(source: sqlite3.Connection, made: Path, key: Key | None) -> dict[str, int]:
    """The way from one protection to another; the file's marks do not come along by themselves."""
    attach = "ATTACH DATABASE ? AS made KEY ?"
    name = os.fsencode(made.absolute())  # as bytes: a name need not be text
    if key is None:
        source.execute(attach, (name, ""))
    else:
        with key.spelled() as text:
            source.execute(attach, (name, text))
    source.execute("PRAGMA made.synchronous = OFF")
    source.execute("PRAGMA made.journal_mode = MEMORY").fetchall()
    source.execute("BEGIN")
    wanted = counts(source)
    source.execute("SELECT sqlcipher_export('made')").fetchall()
    for mark in ("application_id", "user_version"):
        value = source.execute(f"PRAGMA main.{mark}").fetchone()[0]
        source.execute(f"PRAGMA made.{mark} = {int(value)}")
    source.execute("COMMIT")
    source.execute("DETACH DATABASE made")
    return wanted


def _for_building(made: Path, key: Key | None) -> sqlite3.Connection:
    """A connection to a file that nobody needs before it is whole."""
    connection = connect(made, key=key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY").fetchall()
    return connection


def _sync(path: Path) -> None:
    """Force a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened_to_wipe(path: Path) -> int | None:
    """A handle on what is about to lose its name; where the system allows that (not Windows)."""
    if os.name == "nt":
        return None
    try:
        return os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None


def _wipe(handle: int) -> None:
    """Overwrite what has no name left."""
    with suppress(OSError):
        if not os.fstat(handle).st_nlink:
            _overwrite(handle)


def _overwrite(handle: int) -> None:
    size = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    for start in range(0, size, _BLOCK):
        os.write(handle, bytes(min(_BLOCK, size - start)))
    os.fsync(handle)


def remove(path: Path) -> None:
    """Take a file away, its content too where that can be had; raises OSError."""
    handle = _opened_to_wipe(path)
    path.unlink(missing_ok=True)
    if handle is not None:
        _wipe(handle)
        os.close(handle)


@contextmanager
def _told(path: Path, target: Path | None = None) -> Iterator[None]:
    """What driver and system raise, in the store's own words; `target` is written, `path` read."""
    try:
        yield
    except driver_errors() as error:
        known = translate_driver_error(error, path)
        if known and target and known.code in ("disk_full", "unwritable"):
            known = StoreError(known.code, target)
        raise known or error from error
    except FileExistsError:
        raise
    except OSError as error:
        raise told_by_system(error, target or path) from error


_SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EIO: "disk_fault",
    errno.ENOENT: "gone",
    errno.ENAMETOOLONG: "name_too_long",
}


def told_by_system(error: OSError, path: Path) -> StoreError:
    """The store's own word for what the system says of a file."""
    return StoreError(_SYSTEM.get(error.errno or 0, "unwritable"), path)
