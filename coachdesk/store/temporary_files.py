"""Files of a store that are being made, and those that killed runs left behind."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coachdesk.file_system import lock_file, make_private_file
from coachdesk.store.file_wiping import remove
from coachdesk.store.store_files import folders_of, side_files

_SUFFIX = ".new"
_NAME = re.compile(r"\..+\.[0-9a-f]{16}\.new(-journal|-wal|-shm)?", re.DOTALL)


@contextmanager
def temporary_file(target: Path) -> Iterator[Path]:
    """An empty file beside `target`, its owner's alone; removed afterwards unless it was moved."""
    made = target.with_name(f".{target.name}.{os.urandom(8).hex()}{_SUFFIX}")
    with _locked_folder(target.parent):
        os.close(make_private_file(made))
        try:
            yield made
        finally:
            for file in (made, *side_files(made)):
                with suppress(OSError):
                    remove(file)


@contextmanager
def _locked_folder(folder: Path, *, shared: bool = True) -> Iterator[bool]:
    """Lock a folder in which a file is made; where it is not `shared`, whether nobody makes one.

    The folder and not the file, whose locks are SQLite's own. Windows removes no open file.
    """
    if os.name == "nt":
        yield True
        return
    handle, is_locked = None, False
    try:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            lock_file(handle, shared=shared)
            is_locked = True
        yield is_locked
    finally:
        if handle is not None:
            os.close(handle)


def is_temporary(file: Path) -> bool:
    """Whether a file has the name of one that is being made."""
    return _NAME.fullmatch(file.name) is not None


def temporary_files(folder: Path) -> list[Path]:
    """What is being made in a folder, or was left there by a killed run; never raises."""
    with suppress(OSError):
        return [file for file in folder.iterdir() if is_temporary(file)]
    return []


def remove_abandoned(folder: Path) -> list[Path]:
    """Remove the temporary files that killed runs left; gives those that stay, never raises."""
    found = temporary_files(folder)
    if found:
        with _locked_folder(folder, shared=False) as is_alone:
            for file in found if is_alone else []:
                with suppress(OSError):
                    remove(file)
    return [file for file in found if os.path.lexists(file)]


def remove_abandoned_of(store: Path) -> list[Path]:
    """The same beside a store and among its backups."""
    return [file for folder in folders_of(store) for file in remove_abandoned(folder)]
