"""Removing files so that their content is gone too, as far as system and disk allow."""

import os
from contextlib import suppress
from pathlib import Path

from coachdesk.store.store_files import side_files

_BLOCK = 1 << 20


def remove(path: Path) -> None:
    """Remove a file and wipe it where no other name is left of it; raises OSError."""
    handle = open_to_wipe(path)
    path.unlink(missing_ok=True)
    if handle is not None:
        wipe(handle)
        os.close(handle)


def open_to_wipe(path: Path) -> int | None:
    """A handle on a file that is about to lose its name; None where that cannot be (Windows)."""
    if os.name == "nt":
        return None
    try:
        return os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None


def has_name(handle: int) -> bool:
    return os.fstat(handle).st_nlink > 0


def wipe(handle: int) -> None:
    """Overwrite a file that has no name left."""
    with suppress(OSError):
        if not has_name(handle):
            _overwrite(handle)


def wipe_side_files(path: Path) -> None:
    """Wipe and remove what interrupted writes left beside a store that is locked for writing.

    A journal that is needed was rolled back when the lock was taken: what still stands there has
    an empty header, so that SQLite ignores it, and the content of pages after that.
    """
    for side in side_files(path):
        with suppress(OSError):
            # Where another window has it open (Windows), it stays, but empty.
            handle = os.open(side, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if os.fstat(handle).st_nlink == 1:
                    _overwrite(handle)
            finally:
                os.close(handle)
        with suppress(OSError):
            side.unlink(missing_ok=True)


def _overwrite(handle: int) -> None:
    size = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    for start in range(0, size, _BLOCK):
        os.write(handle, bytes(min(_BLOCK, size - start)))
    os.fsync(handle)
