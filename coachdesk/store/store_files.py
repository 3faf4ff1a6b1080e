"""The names of the files of a store: side files, backups, and stores that a backup replaced."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from coachdesk.store.protection import FileKind, kind_if_readable

BACKUP_FOLDER = "backups"  # of every store, beside it
WAL = "-wal"
SIDE_FILES = ("-journal", WAL, "-shm")  # what follows a store's name in SQLite's own files
REPLACED = ".damaged-"  # what follows it in a store that a backup replaced, before the time

_STAMP = "%Y-%m-%d-%H%M%S"
BACKUP_NAME = r"[.-](\d{4}-\d\d-\d\d-\d{6})-([a-z]+)(?:-(\d+))?\.db"
_REPLACED_NAME = rf"{re.escape(REPLACED)}(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-\d+)?"


def side_files(path: Path) -> list[Path]:
    """The files beside a store because of a write: going on, or interrupted."""
    sides = (path.with_name(path.name + end) for end in SIDE_FILES)
    return [side for side in sides if os.path.lexists(side)]


def names_of(store: Path) -> list[Path]:
    """The names its copies are called after: its own and, where that is a link, its real one."""
    return [store, store.resolve()] if store.is_symlink() else [store]


def folders_of(store: Path) -> list[Path]:
    """Where files are made for a store: among its backups, and beside it."""
    names = names_of(store)
    return [folder for name in names for folder in (backup_folder(name), name.parent)]


def copies_of(store: Path) -> list[Path]:
    """Everything beside a store that holds what it holds: backups, and stores they replaced."""
    return [*backup_files(store), *replaced_stores(store)]


# Backups -----------------------------------------------------------------------------------


class BackupName(NamedTuple):
    """What the name of a backup says; `number` tells apart those of one second."""

    at: datetime
    number: int
    why: str
    by_stem: bool  # an older form of name: `jan-…` may be of jan.db and of jan.store


def backup_folder(store: Path) -> Path:
    return store.parent / BACKUP_FOLDER


def backup_files(store: Path) -> list[Path]:
    """The files that are backups of this store by their name, the newest first."""
    found: dict[Path, BackupName] = {}
    with suppress(OSError):
        for file in backup_folder(store).iterdir():
            if name := backup_name(store, file):
                found[file] = name
    if any(name.by_stem for name in found.values()) and _has_namesake(store):
        found = {file: name for file, name in found.items() if not name.by_stem}
    return sorted(found, key=lambda file: found[file], reverse=True)


def backup_name(store: Path, file: Path) -> BackupName | None:
    for begin, mark in ((store.name, "."), (store.stem, "-")):
        match = re.fullmatch(BACKUP_NAME, file.name.removeprefix(begin))
        if match and file.name.startswith(f"{begin}{mark}"):
            try:
                at = datetime.strptime(match[1], _STAMP)
            except ValueError:
                return None
            return BackupName(at, int(match[3] or 1), match[2], mark == "-")
    return None


def backup_path(store: Path, at: datetime, why: str, number: int) -> Path:
    end = f"-{number}" if number > 1 else ""
    return backup_folder(store) / f"{store.name}.{at.strftime(_STAMP)}-{why}{end}.db"


def _has_namesake(store: Path) -> bool:
    """Whether another store of the same stem stands in the folder."""
    with suppress(OSError):
        return any(
            file.stem == store.stem
            and file.name != store.name
            and not file.name.endswith(SIDE_FILES)
            and file.is_file()
            and not file.is_symlink()
            and kind_if_readable(file) in (FileKind.PLAIN, FileKind.ENCRYPTED, None)
            for file in store.parent.iterdir()
        )
    return False


# Stores that a backup replaced -------------------------------------------------------------


def replaced_stores(store: Path) -> list[Path]:
    """The stores that were replaced by a backup and are kept."""
    with suppress(OSError):
        return sorted(
            file
            for file in store.parent.iterdir()
            if file.name.startswith(store.name)
            and re.fullmatch(_REPLACED_NAME, file.name.removeprefix(store.name))
        )
    return []


def lost_replaced_stores(store: Path) -> list[Path]:
    """The names of replaced stores that are gone, and of which a side file is left."""
    begin = f"{store.name}{REPLACED}"
    names: set[Path] = set()
    with suppress(OSError):
        names = {
            side.with_name(side.name.removesuffix(end))
            for side in store.parent.iterdir()
            for end in SIDE_FILES
            if side.name.startswith(begin) and side.name.endswith(end)
        }
    return sorted(names.difference(replaced_stores(store)))


def replaced_path(store: Path, at: datetime) -> Path:
    """A free name for a store that is about to be replaced by a backup."""
    first = path = store.with_name(f"{store.name}{REPLACED}{at.strftime(_STAMP)}")
    number = 1
    while path.exists():
        number += 1
        path = first.with_name(f"{first.name}-{number}")
    return path


# Days --------------------------------------------------------------------------------------


def day_of_copy(store: Path, file: Path) -> date | None:
    """The day on which a backup was made, or a store replaced, by the file's name."""
    if name := backup_name(store, file):
        return name.at.date()
    if match := re.fullmatch(_REPLACED_NAME, file.name.removeprefix(store.name)):
        with suppress(ValueError):
            return datetime.strptime(match[1], _STAMP).date()
    return None


def newest_day(store: Path, files: Iterable[Path]) -> date | None:
    """The day of the newest of these backups and replaced stores."""
    return max((day for file in files if (day := day_of_copy(store, file))), default=None)
