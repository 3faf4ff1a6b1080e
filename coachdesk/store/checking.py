"""Looking a store over, changing nothing: is it whole, is it private, can it be put back."""

import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.store.backups import (
    Backup,
    State,
    copies_of,
    files_of,
    folder_of,
    is_damaged,
    kept_apart,
    key_of,
    look_at,
    sides_alone,
)
from coachdesk.store.content_check import content_errors, is_sound
from coachdesk.store.engine import (
    connect,
    driver_errors,
    file_stamp,
    is_not_a_database,
    refuse_other,
    translate_driver_error,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import folders_of, half_made, integrity_errors, side_files
from coachdesk.store.protection import Key, Kind, kind_if_readable, kind_of

OLD_BACKUP = timedelta(days=14)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOST_FAULTS = 5
_TRIES = 5
LIES_OPEN = ("plain_backup", "plain_side_file", "plain_half_made")  # beside a protected store


class Finding(NamedTuple):
    """One thing found; `damage` where data may be lost, else something to mend or to know."""

    code: str
    damage: bool
    facts: dict[str, Any]


def check(path: Path, passphrase: str | None = None) -> list[Finding]:
    """What is wrong with a store and its backups; raises StoreError where it cannot be looked at.

    Nothing is created or changed.
    """
    for _ in range(_TRIES):
        seen = file_stamp(path) if path.exists() else None
        try:
            kind, key, found = _looked_over(path, passphrase)
        except StoreError:
            if not _is_another(path, seen):
                raise
        else:
            if not (any(item.damage for item in found) and _is_another(path, seen)):
                return found + _backups(path, kind, key, passphrase)
    raise StoreError("busy", path)  # another window replaced it each time


def _is_another(path: Path, seen: tuple[int, ...] | None) -> bool:
    """Whether another window put another file there: what was read of the one before is wiped."""
    try:
        return seen is not None and file_stamp(path) != seen
    except StoreError:
        return False


def _looked_over(path: Path, passphrase: str | None) -> tuple[Kind, Key | None, list[Finding]]:
    """What is to be said of the store itself, what it is, and its key."""
    kind = kind_of(path)
    if kind is Kind.MISSING:
        raise StoreError("missing", path)
    if kind is Kind.ENCRYPTED and passphrase is None:
        raise StoreError("locked", path)
    key = Key.of_file(path, passphrase) if kind is Kind.ENCRYPTED and passphrase else None
    found = _side_files(path, kind) + _half_made(path, kind) + _permissions(path)
    if kind in (Kind.FOREIGN, Kind.EMPTY):
        if not files_of(path):
            raise StoreError("foreign", path)
        found.append(Finding("no_header", True, {}))
    else:
        found += _inside(path, key, passphrase)
    return kind, key, found


def _inside(path: Path, key: Key | None, passphrase: str | None) -> list[Finding]:
    try:
        with closing(connect(path, read_only=True, key=key)) as link:
            found = _schema(link, path)
            for fault in integrity_errors(link)[:_MOST_FAULTS]:
                found.append(Finding("fault", True, {"what": fault}))
            for code, facts in islice(content_errors(link), _MOST_FAULTS):
                found.append(Finding(code, True, facts))
            return found
    except driver_errors() as error:
        if key is not None and passphrase is not None and is_not_a_database(error):
            if not is_damaged(path, key, passphrase):
                raise StoreError("wrong_passphrase", path) from error
            return [Finding("no_header", True, {})]
        known = translate_driver_error(error, path)
        if known is None:
            raise
        if known.code == "unfinished":
            return [Finding("unfinished", False, {})]
        if known.code != "damaged":
            raise known from error
        return [Finding("unreadable_pages", True, {})]


def _schema(link: sqlite3.Connection, path: Path) -> list[Finding]:
    try:
        refuse_other(link, path)
    except StoreError as error:
        if error.code != "older":
            raise
        return [Finding("older_schema", False, error.facts)]
    return []


def _side_files(path: Path, kind: Kind) -> list[Finding]:
    """What writes left beside the store and its copies; whether it lies open beside protection."""
    found = []
    for file in (path, *copies_of(path), *sides_alone(path)):
        for side in side_files(file):
            is_open = kind is Kind.ENCRYPTED and holds_plain_text(side)
            code = "plain_side_file" if is_open else "side_file"
            found.append(Finding(code, False, {"file": _named(path, side)}))
    return found


def _half_made(path: Path, kind: Kind) -> list[Finding]:
    """What another window is making now, or a killed run left: it may hold what the store holds."""
    found = []
    for file in dict.fromkeys(file for folder in folders_of(path) for file in half_made(folder)):
        is_open = kind is Kind.ENCRYPTED and holds_plain_text(file)
        found.append(
            Finding("plain_half_made" if is_open else "half_made", False, {"file": str(file)})
        )
    return found


_IN_PLAIN = re.compile(rb"[\x20-\x7e]{24}")  # hardly ever among bytes drawn at random


def holds_plain_text(file: Path) -> bool:
    """Whether words stand in a file that anybody can read; where it cannot be read, they may."""
    try:
        return _IN_PLAIN.search(file.read_bytes()) is not None
    except OSError:
        return True


def _permissions(path: Path) -> list[Finding]:
    """Whoever else may read the store, its backups or what was kept of it."""
    if os.name == "nt":
        return []
    files = [path, *copies_of(path), folder_of(path)]
    return [
        Finding("open_to_others", False, {"file": str(file)})
        for file in files
        if _mode_of(file) & _OTHERS
    ]


def _mode_of(file: Path) -> int:
    """Who may do what with a file; nobody where it is gone."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return 0


# What there is to say of a backup in each state; of one that opens, where it is not sound.
_BACKUPS = {
    State.GOOD: "unsound_backup",
    State.DAMAGED: "bad_backup",
    State.LOCKED: "locked_backup",
    State.NEWER: "locked_backup",
    State.UNREADABLE: "unreadable_backup",
}


def _named(path: Path, file: Path) -> str:
    """A file beside the store, or in a folder beside it, as one finds it from there."""
    return file.relative_to(path.parent).as_posix()


def _backup(
    path: Path, file: Path, key: Key | None, passphrase: str | None
) -> tuple[Backup | None, bool]:
    """One backup, and whether it is sound; None where another window let go of it meanwhile."""
    for _ in range(_TRIES):
        try:
            seen = file_stamp(file)
            backup = look_at(path, file, key, passphrase, wholly=True)
            sound = backup.state is State.GOOD and is_sound(file, key_of(file, key, passphrase))
        except (FileNotFoundError, StoreError):
            if file.exists():
                raise
            return None, False
        if sound or not _is_another(file, seen):
            return backup, sound
    raise StoreError("busy", path)  # another window replaced it each time


def _backups(path: Path, kind: Kind, key: Key | None, passphrase: str | None) -> list[Finding]:
    found: list[Finding] = []
    good: list[date] = []
    for file in files_of(path):
        backup, sound = _backup(path, file, key, passphrase)
        if backup is None:
            continue
        if sound:
            good.append(backup.at.date())
        else:
            code = _BACKUPS[backup.state]
            damage = backup.state in (State.GOOD, State.DAMAGED)
            found.append(Finding(code, damage, {"file": _named(path, file)}))
    if kind is Kind.ENCRYPTED:
        plain = [file for file in copies_of(path) if kind_if_readable(file) is Kind.PLAIN]
        found += [Finding("plain_backup", False, {"file": _named(path, file)}) for file in plain]
    if not good:
        found.append(Finding("no_backup", False, {}))
    elif date.today() - max(good) > OLD_BACKUP:
        found.append(Finding("old_backup", False, {"day": max(good)}))
    for file in kept_apart(path):
        found.append(Finding("kept_apart", False, {"file": file.name}))
    return found
