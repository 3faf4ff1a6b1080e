"""Files and folders that are their owner's alone, whole when they have their name, and on disk."""

import errno
import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which removes no file that is open
    fcntl = None  # type: ignore[assignment]


# What follows a store's name in that of a note about a file that is being written elsewhere.
WRITE_NOTE = ".part-"


def make_private_folder(wanted: Path) -> None:
    """A folder with those above it, each that is new its owner's alone; raises OSError."""
    for folder in [item for item in (wanted, *wanted.parents) if not item.exists()][::-1]:
        folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> int:
    """A handle on a new file that is its owner's alone; raises FileExistsError, OSError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def lock_file(handle: int, *, shared: bool = False) -> None:
    """Lock a file or folder until its handle is closed, against others that do so.

    A `shared` lock waits, any other raises OSError where somebody has one. Not on Windows.
    """
    if fcntl:
        fcntl.flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX | fcntl.LOCK_NB)


def move_to_free_name(made: Path, target: Path) -> None:
    """Give a finished file its name, never that of another; raises FileExistsError, OSError.

    `made` may be left, as a second name. Somebody may take the name at this very moment.
    """
    if os.name == "nt":  # where renaming replaces nothing
        made.rename(target)
        return
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # no links on this drive
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        made.replace(target)


def force_to_disk(path: Path) -> None:
    """Have a file's content, or the names in a folder, stand on the disk; raises OSError."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
