"""Putting a backup back: the one to offer for a damaged store, and the store set apart for it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from coachdesk.store import access_log
from coachdesk.store.backups import (
    MOST_KEPT,
    Backup,
    State,
    files_of,
    is_damaged,
    keep,
    key_of,
    listed,
    look_at,
    name_apart,
)
from coachdesk.store.content_check import is_sound
from coachdesk.store.engine import connect, driver_errors, file_stamp, make_folder, schema_of
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import (
    SIDE_FILES,
    beside,
    fill,
    let_go_to_move,
    locked,
    open_files_stay,
    put_in_place,
    remove,
    told_by_system,
)
from coachdesk.store.protection import Key, Kind, has_cipher, kind_if_readable


class Offer(NamedTuple):
    """The backup to put back of a store that is damaged, and what it does not have.

    `missing` counts the changes since, by kind of record; None where the store no longer tells.
    `sound` where all that stands in the backup can be read.
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
    """The backup of a damaged store that goes furthest and is sound, and what it does not have.

    Where none is sound, the one that goes furthest and opens.
    """
    good = [backup for backup in listed(store, key, passphrase) if backup.state is State.GOOD]
    best: Backup | None = None
    sound = False
    for backup in sorted(good, key=lambda item: item.last_entry, reverse=True):
        whole = look_at(store, backup.path, key, passphrase, wholly=True)
        if whole.state is State.GOOD:
            sound = is_sound(whole.path, key_of(whole.path, key, passphrase))
            best = whole if sound else best or whole
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
    except StoreError:
        return None
    except driver_errors():
        return None


# Putting it back ---------------------------------------------------------------------------


def restore(
    store: Path, file: Path, key: Key | None = None, passphrase: str | None = None
) -> Restored:
    """Put a backup in the place of the store, which is kept beside it; raises StoreError.

    The file is verified first. Works on a store that is damaged or missing, not on one that a newer
    coachdesk made. Whoever has the store open in this process sets it down first. A plain file
    comes under the protection of what stood there, whose key or passphrase is needed for that.
    """
    if not file.is_file():
        raise StoreError("no_such_backup", file)
    with _not_replaced(file):
        return _put_back(Path(os.path.realpath(store)), file, key, passphrase)


@contextmanager
def _not_replaced(file: Path) -> Iterator[None]:
    """Another window may protect a backup anew while it is read: then it is busy, not damaged."""
    before = file_stamp(file)
    try:
        yield
    except StoreError as error:
        said = error.code in ("damaged", "bad_backup", "locked", "wrong_passphrase")
        if said and file.exists() and file_stamp(file) != before:
            raise StoreError("busy", file) from error
        raise


def _put_back(store: Path, file: Path, key: Key | None, passphrase: str | None) -> Restored:
    own = key_of(file, key, passphrase)
    found = look_at(store, file, own, passphrase, wholly=True)
    if found.state is State.NEWER:
        raise StoreError("newer_backup", file)
    if found.state is not State.GOOD:
        is_ours = own is None or own is key  # a key of the store's own is no typing error
        raise StoreError("bad_backup" if is_ours else "wrong_passphrase", file)
    after = own or _key_of_place(store, key, passphrase)
    try:
        make_folder(store.parent)
        with (
            _shut_out(store, key, passphrase) as (lock, before),
            beside(store) as made,
            ExitStack() as until_moved,
        ):
            if lock is not None:
                _refuse_newer(lock, store)
            fill(file, made, own, after)
            if lock is not None:
                with suppress(StoreError):  # it is kept as it is, too
                    keep(store, before, "restore", (MOST_KEPT, MOST_KEPT))
            let_go_to_move(lock, store)
            kept, sides = _set_apart(store, until_moved)
            try:
                put_in_place(made, store, lock)
            except BaseException:
                if made.exists():  # not moved: the store is the one that stood there
                    _give_back(kept, sides)
                raise
    except OSError as error:
        raise told_by_system(error, store) from error
    access_log.note(store, "restored", count=found.people)
    return Restored(found.people or 0, kept, after)


def guard_of(store: Path) -> Path | None:
    """The file whose passphrase protects this place: the store, or its newest backup where the
    store does not tell. None where it is not protected.
    """
    kind, files = kind_if_readable(store), files_of(store)
    # A plain store with damage at its start may look enciphered: then no backup is.
    if kind is Kind.ENCRYPTED and (not files or Kind.ENCRYPTED in map(kind_if_readable, files)):
        return store
    if kind is not Kind.PLAIN and files and kind_if_readable(files[0]) is Kind.ENCRYPTED:
        return files[0]
    return None


def _key_of_place(store: Path, key: Key | None, passphrase: str | None) -> Key | None:
    """The key that protects this place; raises StoreError where neither of these gives it."""
    guard = guard_of(store)
    if guard is None:
        return None
    if not has_cipher():
        raise StoreError("no_sqlcipher", store)
    own = key_of(guard, key, passphrase)
    if own is None or own is key or look_at(store, guard, own).state in (State.GOOD, State.NEWER):
        return own
    if passphrase is None or not is_damaged(store, own, passphrase):
        raise StoreError("wrong_passphrase", guard)
    return own


@contextmanager
def _shut_out(
    store: Path, key: Key | None, passphrase: str | None
) -> Iterator[tuple[sqlite3.Connection | None, Key | None]]:
    """Nobody writes meanwhile in the store about to be replaced: the lock, and the store's key.

    No lock where it does not open.
    """
    with ExitStack() as stack:
        lock = own = None
        with suppress(StoreError, *driver_errors()):
            own = key_of(store, key, passphrase)
            lock = stack.enter_context(locked(store, own))
        yield lock, own


def _refuse_newer(lock: sqlite3.Connection, store: Path) -> None:
    """Whatever else stands there may be replaced: another coachdesk works in this one."""
    try:
        schema_of(lock, store)
    except StoreError as error:
        if error.code == "newer":
            raise


def _set_apart(store: Path, until_moved: ExitStack) -> tuple[Path | None, dict[Path, Path]]:
    """Give the store that stands there a second name, and its side files no other.

    A side file left beside another store would be taken for that one's own. Gives the second name,
    and the names the side files had by those they have.
    """
    kept, there = name_apart(store), store.exists()
    moved: dict[Path, Path] = {}
    try:
        if there:
            _second_name(store, kept, until_moved)
        for end in SIDE_FILES:
            side, apart = (file.with_name(file.name + end) for file in (store, kept))
            if side.exists():
                side.replace(apart)
                moved[apart] = side
    except BaseException:
        _give_back(kept, moved)
        raise
    return kept if there else None, moved


def _give_back(kept: Path | None, sides: Mapping[Path, Path]) -> None:
    """Nothing was put in its place: what stands there is the store, and has one name."""
    for apart, side in sides.items():
        with suppress(OSError):
            apart.replace(side)
    if kept is not None:
        with suppress(OSError):
            remove(kept)


def _second_name(file: Path, name: Path, until_moved: ExitStack) -> None:
    try:
        name.hardlink_to(file)
    except OSError:
        # No links on this drive: a copy of its bytes, whatever they are.
        source = until_moved.enter_context(file.open("rb"))
        with beside(name) as made:
            with made.open("wb") as target:
                shutil.copyfileobj(source, target)
            put_in_place(made, name)
        if open_files_stay():  # elsewhere, whoever closes a file drops the lock on it
            source.close()
