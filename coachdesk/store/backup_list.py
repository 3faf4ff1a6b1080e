"""Backups looked at: whether each opens, and what is in it."""

from contextlib import closing
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from coachdesk.store.connection import connect
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.keys import key_of
from coachdesk.store.protection import FileKind, Key, is_under, kind_if_readable, kind_of
from coachdesk.store.schema import integrity_errors, schema_of
from coachdesk.store.store_files import BackupName, backup_files, backup_name


class BackupState(StrEnum):
    """Whether a backup can be put back."""

    GOOD = "good"
    LOCKED = "locked"  # under another passphrase than the store
    UNREADABLE = "unreadable"  # this user may not read it, or the drive does not give it
    DAMAGED = "damaged"
    NEWER = "newer"  # made by a coachdesk that this one cannot read


class Backup(NamedTuple):
    """A backup as a list shows one; `at` is local time."""

    path: Path
    at: datetime
    why: str
    size: int
    state: BackupState
    people: int | None = None
    last_entry: int = 0  # of its journal: how far it goes, whatever the clock said


# Why a backup cannot be opened -> its state; any other reason is damage.
_STATES = {
    "locked": BackupState.LOCKED,
    "wrong_passphrase": BackupState.LOCKED,
    "no_sqlcipher": BackupState.LOCKED,
    "unreadable": BackupState.UNREADABLE,
    "newer": BackupState.NEWER,
}


def list_backups(
    store: Path, key: Key | None = None, passphrase: str | None = None
) -> list[Backup]:
    """The backups of a store, the newest first, and whether each opens."""
    return [inspect_backup(store, file, key, passphrase) for file in backup_files(store)]


def inspect_backup(
    store: Path,
    file: Path,
    key: Key | None = None,
    passphrase: str | None = None,
    *,
    thorough: bool = False,
) -> Backup:
    """One backup; `thorough` reads every page of it."""
    about = file.stat()
    name = backup_name(store, file)
    if name is None:
        name = BackupName(datetime.fromtimestamp(about.st_mtime), 1, "", by_stem=False)
    blank = Backup(file, name.at, name.why, about.st_size, BackupState.DAMAGED)
    try:
        own = key_of(file, key, passphrase)
        with closing(connect(file, read_only=True, key=own)) as link:
            schema_of(link, file)
            if thorough and integrity_errors(link):
                return blank
            [(people,)] = link.execute("SELECT count(*) FROM jobseeker").fetchall()
            [(last,)] = link.execute("SELECT max(id) FROM journal_entry").fetchall()
    except StoreError as error:
        return blank._replace(state=_STATES.get(error.code, BackupState.DAMAGED))
    except driver_errors():
        return blank._replace(state=_state_of_unopened(file, key))
    return blank._replace(state=BackupState.GOOD, people=people, last_entry=last or 0)


def _state_of_unopened(file: Path, key: Key | None) -> BackupState:
    """Under the store's own salt its key is the store's, so what does not open is damaged."""
    if kind_of(file) is FileKind.ENCRYPTED and (key is None or not is_under(file, key)):
        return BackupState.LOCKED
    return BackupState.DAMAGED


def is_damaged(store: Path, key: Key, passphrase: str) -> bool:
    """Whether a protected store that does not open is damaged, and the passphrase not wrong.

    The newest backup with the store's own salt decides, for it has the store's own key; where
    there is none, the newest of all.
    """
    files = [file for file in backup_files(store) if kind_if_readable(file) is FileKind.ENCRYPTED]
    same = [file for file in files if is_under(file, key)]
    return any(
        inspect_backup(store, file, key, passphrase).state is BackupState.GOOD
        for file in same or files[:1]
    )
