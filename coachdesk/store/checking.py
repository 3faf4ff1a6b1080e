"""Looking a store over, changing nothing: is it whole, is it private, can it be put back."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.store.backups import (
    State,
    files_of,
    folder_of,
    is_damaged,
    kept_apart,
    key_of,
    look_at,
)
from coachdesk.store.copying import SIDE_FILES, faults
from coachdesk.store.engine import (
    connect,
    driver_errors,
    explained,
    is_not_a_database,
    refuse_other,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, Kind, kind_of
from coachdesk.store.soundness import unsound

OLD_BACKUP = timedelta(days=14)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOST_FAULTS = 5


class Finding(NamedTuple):
    """One thing found; `damage` where data may be lost, else something to mend or to know."""

    code: str
    damage: bool
    facts: dict[str, Any]


def check(path: Path, passphrase: str | None = None) -> list[Finding]:
    """What is wrong with a store and its backups; raises StoreError where it cannot be looked at.

    Nothing is created or changed.
    """
    kind = kind_of(path)
    if kind is Kind.MISSING:
        raise StoreError("missing", path)
    if kind is Kind.ENCRYPTED and passphrase is None:
        raise StoreError("locked", path)
    key = Key.of_file(path, passphrase) if kind is Kind.ENCRYPTED and passphrase else None
    found = _side_files(path) + _permissions(path)
    if kind in (Kind.FOREIGN, Kind.EMPTY):
        if not files_of(path):
            raise StoreError("foreign", path)
        found.append(Finding("no_header", True, {}))
    else:
        found += _inside(path, key, passphrase)
    return found + _backups(path, kind, key, passphrase)


def _inside(path: Path, key: Key | None, passphrase: str | None) -> list[Finding]:
    try:
        with closing(connect(path, read_only=True, key=key)) as link:
            found = _schema(link, path)
            for fault in faults(link)[:_MOST_FAULTS]:
                found.append(Finding("fault", True, {"what": fault}))
            for code, facts in islice(unsound(link), _MOST_FAULTS):
                found.append(Finding(code, True, facts))
            return found
    except driver_errors() as error:
        if key is not None and passphrase is not None and is_not_a_database(error):
            if not is_damaged(path, key, passphrase):
                raise StoreError("wrong_passphrase", path) from error
            return [Finding("no_header", True, {})]
        known = explained(error, path)
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


def _side_files(path: Path) -> list[Finding]:
    return [
        Finding("side_file", False, {"file": path.name + end})
        for end in SIDE_FILES
        if path.with_name(path.name + end).exists()
    ]


def _permissions(path: Path) -> list[Finding]:
    """Whoever else may read the store, its backups or what was kept of it."""
    if os.name == "nt":
        return []
    files = [path, *files_of(path), *kept_apart(path), folder_of(path)]
    return [
        Finding("open_to_others", False, {"file": str(file)})
        for file in files
        if file.exists() and file.stat().st_mode & _OTHERS
    ]


def _is_sound(file: Path, key: Key | None, passphrase: str | None) -> bool:
    try:
        with closing(connect(file, read_only=True, key=key_of(file, key, passphrase))) as link:
            return next(unsound(link), None) is None
    except driver_errors():
        return False


def _backups(path: Path, kind: Kind, key: Key | None, passphrase: str | None) -> list[Finding]:
    found: list[Finding] = []
    good: list[date] = []
    for file in files_of(path):
        backup = look_at(path, file, key, passphrase, wholly=True)
        name = f"{file.parent.name}/{file.name}"
        if backup.state is State.GOOD and not _is_sound(file, key, passphrase):
            found.append(Finding("unsound_backup", True, {"file": name}))
        elif backup.state is State.GOOD:
            good.append(backup.at.date())
            if kind is Kind.ENCRYPTED and kind_of(file) is Kind.PLAIN:
                found.append(Finding("plain_backup", False, {"file": name}))
        elif backup.state is State.DAMAGED:
            found.append(Finding("bad_backup", True, {"file": name}))
        else:
            found.append(Finding("locked_backup", False, {"file": name}))
    if not good:
        found.append(Finding("no_backup", False, {}))
    elif date.today() - max(good) > OLD_BACKUP:
        found.append(Finding("old_backup", False, {"day": max(good)}))
    for file in kept_apart(path):
        found.append(Finding("kept_apart", False, {"file": file.name}))
    return found
