"""Putting a finished file in the place of a store, also where Windows moves nothing onto it.

The new file is forced to disk and moved while the store is locked against writing: killed at any
moment, one of the two stands there whole.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from coachdesk.file_system import force_to_disk
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_wiping import has_name, open_to_wipe, wipe

_PAGE = 4096  # bytes
_OPEN_FILES_BLOCK_MOVES = os.name == "nt"


def replace_file(made: Path, path: Path, lock: sqlite3.Connection | None = None) -> None:
    """Move a finished file to `path`, and wipe what stood there; raises OSError.

    `lock` is what `write_locked` gave: readers of the old file may finish first. Raises
    StoreError too, as `release_to_move` does; nothing was changed then.
    """
    force_to_disk(made)
    old = open_to_wipe(path)
    try:
        release_to_move(lock, path)
        _move(made, path)
        force_to_disk(path.parent)
        if old is not None and not has_name(old):
            if lock is not None:
                with suppress(*driver_errors()):
                    lock.execute("ROLLBACK")
                    lock.execute("BEGIN EXCLUSIVE")
            wipe(old)
    finally:
        if old is not None:
            os.close(old)


def release_to_move(lock: sqlite3.Connection | None, path: Path) -> None:
    """Where an open file blocks a move (Windows): close the lock, which has it open.

    Raises StoreError where another window has the file open, or wrote to it since the lock was
    closed: every write changes a store's first page.
    """
    if not (_OPEN_FILES_BLOCK_MOVES and path.exists()):
        return
    before = _first_page(path)
    if lock is not None:
        lock.close()
    refuse_open(path)
    if _first_page(path) != before:
        raise StoreError("busy", path)


def open_files_block_moves() -> bool:
    """Whether nothing takes the place of a file that somebody has open, as on Windows."""
    return _OPEN_FILES_BLOCK_MOVES


def refuse_open(path: Path) -> None:
    """Raise StoreError `open_elsewhere` where Windows would move no file to `path`.

    A file that somebody has open cannot be renamed there, not even to its own name.
    """
    if _OPEN_FILES_BLOCK_MOVES and path.exists():
        _move(path, path)


def _move(made: Path, path: Path) -> None:
    try:
        made.replace(path)
    except PermissionError as error:
        if not _OPEN_FILES_BLOCK_MOVES:
            raise
        raise StoreError("open_elsewhere", path) from error


def _first_page(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_PAGE)
