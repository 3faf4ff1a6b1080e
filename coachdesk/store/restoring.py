"""Restoring a backup: which one to offer for a damaged store, and putting it in its place."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coachdesk.file_system import make_private_folder
from coachdesk.store import access_log
from coachdesk.store.backup_list import (
    Backup,
    BackupState,
    inspect_backup,
    is_damaged,
    list_backups,
)
from coachdesk.store.backups import KEEP_ALL, make_backup
from coachdesk.store.connection import connect
from coachdesk.store.content_check import is_sound
from coachdesk.store.driver_errors import driver_errors, store_and_driver_errors, translate_os_error
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import copy_into
from coachdesk.store.file_identity import file_stamp
from coachdesk.store.file_replacing import open_files_block_moves, release_to_move, replace_file
from coachdesk.store.file_wiping import remove
from coachdesk.store.keys import key_of
from coachdesk.store.protection import FileKind, Key, has_cipher, kind_if_readable
from coachdesk.store.schema import schema_of
from coachdesk.store.store_files import SIDE_FILES, backup_files, replaced_path
from coachdesk.store.temporary_files import temporary_file
from coachdesk.store.write_lock import write_locked


class Offer(NamedTuple):
    """The backup to put back of a store that is damaged, and what it does not have.

    `missing` counts the changes since, by kind of record; None where the store cannot be read.
    `sound` where every record in the backup can be read.
    """

    backup: Backup
    missing: dict[str, int] | None
    sound: bool


class Restored(NamedTuple):
    """What was put back, and where the store that stood there is kept."""

    people: int
    kept: Path | None
    key: Key | None  # that opens it now


# Which one ---------------------------------------------------------------------------------


def offer(store: Path, key: Key | None = None, passphrase: str | None = None) -> Offer | None:
    """The sound backup of a damaged store with the newest entry, and what it does not have.

    Where none is sound, the one with the newest entry that opens.
    """
    good = [
        backup
        for backup in list_backups(store, key, passphrase)
        if backup.state is BackupState.GOOD
    ]
    best: Backup | None = None
    sound = False
    for backup in sorted(good, key=lambda item: item.last_entry, reverse=True):
        checked = inspect_backup(store, backup.path, key, passphrase, thorough=True)
        if checked.state is BackupState.GOOD:
            sound = is_sound(checked.path, key_of(checked.path, key, passphrase))
            best = checked if sound else best or checked
        if sound:
            break
    return Offer(best, _missing(store, key, passphrase, best.last_entry), sound) if best else None


_SINCE = "SELECT record, count(*) FROM change WHERE entry_id > :last GROUP BY record"


def _missing(
    store: Path, key: Key | None, passphrase: str | None, last: int
) -> dict[str, int] | None:
    try:
        own = key_of(store, key, passphrase)
        with closing(connect(store, read_only=True, key=own)) as link:
            return dict(link.execute(_SINCE, {"last": last}).fetchall())
    except store_and_driver_errors():
        return None


# Restoring it ------------------------------------------------------------------------------


def restore(
    store: Path, file: Path, key: Key | None = None, passphrase: str | None = None
) -> Restored:
    """Put a backup in the place of the store, which is kept beside it; raises StoreError.

    The file is verified first. Works on a store that is damaged or missing, not on one that a newer
    coachdesk made. The caller detaches the store. A plain file gets the protection of what stood
    there, whose key or passphrase is needed for that.
    """
    if not file.is_file():
        raise StoreError("no_such_backup", file)
    with _not_replaced(file):
        return _replace(Path(os.path.realpath(store)), file, key, passphrase)


@contextmanager
def _not_replaced(file: Path) -> Iterator[None]:
    """A backup that another window protects anew while it is read is busy, not damaged."""
    before = file_stamp(file)
    try:
        yield
    except StoreError as error:
        said = error.code in ("damaged", "bad_backup", "locked", "wrong_passphrase")
        if said and file.exists() and file_stamp(file) != before:
            raise StoreError("busy", file) from error
        raise


def _replace(store: Path, file: Path, key: Key | None, passphrase: str | None) -> Restored:
    own = key_of(file, key, passphrase)
    found = inspect_backup(store, file, own, passphrase, thorough=True)
    if found.state is BackupState.NEWER:
        raise StoreError("newer_backup", file)
    if found.state is not BackupState.GOOD:
        is_ours = own is None or own is key  # a key of the store's own is no typing error
        raise StoreError("bad_backup" if is_ours else "wrong_passphrase", file)
    after = own or _protecting_key(store, key, passphrase)
    try:
        make_private_folder(store.parent)
        with (
            _locked_if_it_opens(store, key, passphrase) as (lock, before),
            temporary_file(store) as made,
            ExitStack() as until_moved,
        ):
            if lock is not None:
                _refuse_newer(lock, store)
            copy_into(file, made, own, after, target=store)
            if lock is not None:
                with suppress(StoreError):  # it is kept as it is, too
                    make_backup(store, before, "restore", KEEP_ALL)
            release_to_move(lock, store)
            kept, sides = _give_second_name(store, until_moved)
            try:
                replace_file(made, store, lock)
            except BaseException:
                if made.exists():  # not moved: the store is the one that stood there
                    _take_name_back(kept, sides)
                raise
    except OSError as error:
        raise translate_os_error(error, store) from error
    access_log.note(store, "restored", count=found.people)
    return Restored(found.people or 0, kept, after)


def guard_of(store: Path) -> Path | None:
    """The file whose passphrase protects this store: itself, or its newest backup where it is too
    damaged to tell. None where it is not protected.
    """
    kind, files = kind_if_readable(store), backup_files(store)
    # A plain store with damage at its start may look encrypted: then no backup is.
    if kind is FileKind.ENCRYPTED and (
        not files or FileKind.ENCRYPTED in map(kind_if_readable, files)
    ):
        return store
    if kind is not FileKind.PLAIN and files and kind_if_readable(files[0]) is FileKind.ENCRYPTED:
        return files[0]
    return None


def _protecting_key(store: Path, key: Key | None, passphrase: str | None) -> Key | None:
    """The key that protects this store; raises StoreError where neither of these gives it."""
    guard = guard_of(store)
    if guard is None:
        return None
    if not has_cipher():
        raise StoreError("no_sqlcipher", store)
    own = key_of(guard, key, passphrase)
    if (
        own is None
        or own is key
        or inspect_backup(store, guard, own).state in (BackupState.GOOD, BackupState.NEWER)
    ):
        return own
    if passphrase is None or not is_damaged(store, own, passphrase):
        raise StoreError("wrong_passphrase", guard)
    return own


@contextmanager
def _locked_if_it_opens(
    store: Path, key: Key | None, passphrase: str | None
) -> Iterator[tuple[sqlite3.Connection | None, Key | None]]:
    """A write lock on the store that is about to be replaced, and its key; neither where it does
    not open.
    """
    with ExitStack() as stack:
        lock = own = None
        with suppress(StoreError, *driver_errors()):
            own = key_of(store, key, passphrase)
            lock = stack.enter_context(write_locked(store, own))
        yield lock, own


def _refuse_newer(lock: sqlite3.Connection, store: Path) -> None:
    """A store of a newer coachdesk is in use there; any other may be replaced."""
    try:
        schema_of(lock, store)
    except StoreError as error:
        if error.code == "newer":
            raise


def _give_second_name(store: Path, until_moved: ExitStack) -> tuple[Path | None, dict[Path, Path]]:
    """Give the store that stands there a second name, and rename its side files after that.

    SQLite would take a side file left beside another store for that one's own. Gives the second
    name, and the old names of the side files by their new ones.
    """
    kept, there = replaced_path(store, datetime.now()), store.exists()
    moved: dict[Path, Path] = {}
    try:
        if there:
            _link_or_copy(store, kept, until_moved)
        for end in SIDE_FILES:
            side, renamed = (file.with_name(file.name + end) for file in (store, kept))
            if side.exists():
                side.replace(renamed)
                moved[renamed] = side
    except BaseException:
        _take_name_back(kept, moved)
        raise
    return kept if there else None, moved


def _take_name_back(kept: Path | None, sides: Mapping[Path, Path]) -> None:
    """Undo `_give_second_name` where nothing was put in the place of the store."""
    for renamed, side in sides.items():
        with suppress(OSError):
            renamed.replace(side)
    if kept is not None:
        with suppress(OSError):
            remove(kept)


def _link_or_copy(file: Path, name: Path, until_moved: ExitStack) -> None:
    try:
        name.hardlink_to(file)
    except OSError:
        # No links on this drive: a copy of its bytes, whatever they are.
        source = until_moved.enter_context(file.open("rb"))
        with temporary_file(name) as made:
            with made.open("wb") as target:
                shutil.copyfileobj(source, target)
            replace_file(made, name)
        if open_files_block_moves():  # elsewhere, closing a file would drop the lock on it
            source.close()
