"""Checking a store, changing nothing: is it whole, is it private, can it be restored."""

import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.values import FieldValues
from coachdesk.store.backup_list import Backup, BackupState, inspect_backup, is_damaged
from coachdesk.store.connection import connect
from coachdesk.store.content_check import content_errors, is_sound
from coachdesk.store.driver_errors import driver_errors, is_not_a_database, translate_driver_error
from coachdesk.store.errors import StoreError
from coachdesk.store.file_identity import read_again_if_replaced
from coachdesk.store.keys import key_from_passphrase, key_of
from coachdesk.store.protection import FileKind, Key, kind_if_readable, kind_of
from coachdesk.store.schema import integrity_errors, refuse_other_schema
from coachdesk.store.store_files import (
    backup_files,
    backup_folder,
    copies_of,
    folders_of,
    lost_replaced_stores,
    replaced_stores,
    side_files,
)
from coachdesk.store.temporary_files import temporary_files

OLD_BACKUP = timedelta(days=14)
_MODE_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOST_ERRORS = 5
LIES_OPEN = ("plain_backup", "plain_side_file", "plain_half_made")  # beside a protected store


class CheckFinding(NamedTuple):
    """One thing found; `damage` where data may be lost, else something to repair or to know."""

    code: str
    damage: bool
    facts: FieldValues


def check(path: Path, passphrase: str | None = None) -> list[CheckFinding]:
    """What is wrong with a store and its backups; raises StoreError where it cannot be read.

    Nothing is created or changed.
    """
    report = read_again_if_replaced(
        path,
        lambda: _check_store(path, passphrase),
        is_final=lambda found: not any(item.damage for item in found.findings),
    )
    return report.findings + _backups(path, report.kind, report.key, passphrase)


class _StoreReport(NamedTuple):
    """What was found in the store itself, what kind of file it is, and its key."""

    kind: FileKind
    key: Key | None
    findings: list[CheckFinding]


def _check_store(path: Path, passphrase: str | None) -> _StoreReport:
    kind = kind_of(path)
    if kind is FileKind.MISSING:
        raise StoreError("missing", path)
    if kind is FileKind.ENCRYPTED and passphrase is None:
        raise StoreError("locked", path)
    key = None
    if kind is FileKind.ENCRYPTED and passphrase is not None:
        key = key_from_passphrase(path, passphrase)
    found = _left_side_files(path, kind) + _left_temporary_files(path, kind) + _permissions(path)
    if kind in (FileKind.FOREIGN, FileKind.EMPTY):
        if not backup_files(path):
            raise StoreError("foreign", path)
        found.append(CheckFinding("no_header", True, {}))
    else:
        found += _inside(path, key, passphrase)
    return _StoreReport(kind, key, found)


def _inside(path: Path, key: Key | None, passphrase: str | None) -> list[CheckFinding]:
    try:
        with closing(connect(path, read_only=True, key=key)) as link:
            found = _schema(link, path)
            for error in integrity_errors(link)[:_MOST_ERRORS]:
                found.append(CheckFinding("fault", True, {"what": error}))
            for code, facts in islice(content_errors(link), _MOST_ERRORS):
                found.append(CheckFinding(code, True, facts))
            return found
    except driver_errors() as error:
        if key is not None and passphrase is not None and is_not_a_database(error):
            if not is_damaged(path, key, passphrase):
                raise StoreError("wrong_passphrase", path) from error
            return [CheckFinding("no_header", True, {})]
        known = translate_driver_error(error, path)
        if known is None:
            raise
        if known.code == "unfinished":
            return [CheckFinding("unfinished", False, {})]
        if known.code != "damaged":
            raise known from error
        return [CheckFinding("unreadable_pages", True, {})]


def _schema(link: sqlite3.Connection, path: Path) -> list[CheckFinding]:
    try:
        refuse_other_schema(link, path)
    except StoreError as error:
        if error.code != "older":
            raise
        return [CheckFinding("older_schema", False, error.facts)]
    return []


def _left_side_files(path: Path, kind: FileKind) -> list[CheckFinding]:
    """What interrupted writes left beside the store and its copies."""
    found = []
    for file in (path, *copies_of(path), *lost_replaced_stores(path)):
        for side in side_files(file):
            is_exposed = kind is FileKind.ENCRYPTED and holds_plain_text(side)
            code = "plain_side_file" if is_exposed else "side_file"
            found.append(CheckFinding(code, False, {"file": _named(path, side)}))
    return found


def _left_temporary_files(path: Path, kind: FileKind) -> list[CheckFinding]:
    """What another window is making now, or a killed run left: it may hold what the store holds."""
    found = []
    for file in dict.fromkeys(
        file for folder in folders_of(path) for file in temporary_files(folder)
    ):
        is_exposed = kind is FileKind.ENCRYPTED and holds_plain_text(file)
        found.append(
            CheckFinding(
                "plain_half_made" if is_exposed else "half_made", False, {"file": str(file)}
            )
        )
    return found


_IN_PLAIN = re.compile(rb"[\x20-\x7e]{24}")  # hardly ever among bytes drawn at random


def holds_plain_text(file: Path) -> bool:
    """Whether a file holds readable text; assumed where the file cannot be read."""
    try:
        return _IN_PLAIN.search(file.read_bytes()) is not None
    except OSError:
        return True


def _permissions(path: Path) -> list[CheckFinding]:
    """Which of the store, its backups and replaced stores other users may read."""
    if os.name == "nt":
        return []
    files = [path, *copies_of(path), backup_folder(path)]
    return [
        CheckFinding("open_to_others", False, {"file": str(file)})
        for file in files
        if _mode_of(file) & _MODE_OF_OTHERS
    ]


def _mode_of(file: Path) -> int:
    """The permissions of a file; none where it is gone."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return 0


# What there is to say of a backup in each state; of one that opens, where it is not sound.
_BACKUPS = {
    BackupState.GOOD: "unsound_backup",
    BackupState.DAMAGED: "bad_backup",
    BackupState.LOCKED: "locked_backup",
    BackupState.NEWER: "locked_backup",
    BackupState.UNREADABLE: "unreadable_backup",
}


def _named(path: Path, file: Path) -> str:
    """A file beside the store, or in a folder beside it, as one finds it from there."""
    return file.relative_to(path.parent).as_posix()


def _backup(
    path: Path, file: Path, key: Key | None, passphrase: str | None
) -> tuple[Backup | None, bool]:
    """One backup, and whether it is sound; None where another window removed it meanwhile."""

    def read() -> tuple[Backup, bool]:
        backup = inspect_backup(path, file, key, passphrase, thorough=True)
        if backup.state is not BackupState.GOOD:
            return backup, False
        return backup, is_sound(file, key_of(file, key, passphrase))

    try:
        return read_again_if_replaced(file, read, is_final=lambda found: found[1])
    except (FileNotFoundError, StoreError):
        if file.exists():
            raise
        return None, False


def _backups(
    path: Path, kind: FileKind, key: Key | None, passphrase: str | None
) -> list[CheckFinding]:
    found: list[CheckFinding] = []
    good: list[date] = []
    for file in backup_files(path):
        backup, sound = _backup(path, file, key, passphrase)
        if backup is None:
            continue
        if sound:
            good.append(backup.at.date())
        else:
            code = _BACKUPS[backup.state]
            damage = backup.state in (BackupState.GOOD, BackupState.DAMAGED)
            found.append(CheckFinding(code, damage, {"file": _named(path, file)}))
    if kind is FileKind.ENCRYPTED:
        plain = [file for file in copies_of(path) if kind_if_readable(file) is FileKind.PLAIN]
        found += [
            CheckFinding("plain_backup", False, {"file": _named(path, file)}) for file in plain
        ]
    if not good:
        found.append(CheckFinding("no_backup", False, {}))
    elif date.today() - max(good) > OLD_BACKUP:
        found.append(CheckFinding("old_backup", False, {"day": max(good)}))
    for file in replaced_stores(path):
        found.append(CheckFinding("kept_apart", False, {"file": file.name}))
    return found
