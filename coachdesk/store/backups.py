"""Backups: verified copies beside the store, one a day of use and one before what changes much.

They have the store's own protection, its key included, and stand in the folder `backups`. A day
counts when the store was used on it, so that a holiday lets nothing go.
"""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from coachdesk.store import access_log
from coachdesk.store.copying import (
    FOLDER as FOLDER,
)
from coachdesk.store.copying import (
    SIDE_FILES,
    beside,
    clear_half_made_of,
    copy_store,
    faults,
    fill,
    locked,
    put_in_place,
    remove,
    rewrite,
    told_by_system,
)
from coachdesk.store.engine import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Store,
    connect,
    driver_errors,
    make_folder,
    place_of,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, Kind, has_cipher, is_under, kind_if_readable, kind_of

DAILY, WEEKLY = 7, 4  # unless the store's settings say otherwise
MOST_KEPT = 366
SETTINGS = ("backups_daily", "backups_weekly")

_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"[.-](\d{4}-\d\d-\d\d-\d{6})-([a-z]+)(?:-(\d+))?\.db")
_APART = re.compile(r"\.damaged-\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
_ROOM = 1 << 20  # bytes that a backup leaves free


class State(StrEnum):
    """Whether a backup can be put back."""

    GOOD = "good"
    LOCKED = "locked"  # protected by a passphrase other than the one in use
    DAMAGED = "damaged"
    NEWER = "newer"  # made by a coachdesk that this one cannot read


class Backup(NamedTuple):
    """A backup as a list shows one; `at` is local time."""

    path: Path
    at: datetime
    why: str
    size: int
    state: State
    people: int | None = None
    last_entry: int = 0  # of its journal: how far it goes, whatever the clock said


class Offer(NamedTuple):
    """The newest good backup of a store that is damaged, and what it does not have.

    `missing` counts the changes since, by kind of record; None where the store no longer tells.
    """

    backup: Backup
    missing: dict[str, int] | None


class Reprotected(NamedTuple):
    """What became of copies: they have the store's protection, or are named here."""

    backups: int  # rewritten
    removed: tuple[Path, ...]  # unreadable and unprotected beside a protected store
    left: tuple[Path, ...]  # that could not be rewritten, and keep the protection they had


class Restored(NamedTuple):
    """What was put back, and where the store that stood there is kept."""

    people: int
    kept: Path | None
    key: Key | None  # that opens it now


# Making and keeping ------------------------------------------------------------------------


def folder_of(store: Path) -> Path:
    return store.parent / FOLDER


def files_of(store: Path) -> list[Path]:
    """The files that are backups of this store by their name, the newest first."""
    found: dict[Path, _Name] = {}
    with suppress(OSError):
        for file in folder_of(store).iterdir():
            if name := _named(store, file):
                found[file] = name
    if any(name.by_stem for name in found.values()) and _has_namesake(store):
        found = {file: name for file, name in found.items() if not name.by_stem}
    return sorted(found, key=lambda file: found[file], reverse=True)


class _Name(NamedTuple):
    """What a backup's name tells; `number` sets apart those of one second."""

    at: datetime
    number: int
    why: str
    by_stem: bool  # as they were called once: `jan-…` may be of jan.db and of jan.store


def _named(store: Path, file: Path) -> _Name | None:
    for begin, mark in ((store.name, "."), (store.stem, "-")):
        match = _NAME.fullmatch(file.name.removeprefix(begin))
        if match and file.name.startswith(f"{begin}{mark}"):
            try:
                at = datetime.strptime(match[1], _STAMP)
            except ValueError:
                return None
            return _Name(at, int(match[3] or 1), match[2], mark == "-")
    return None


def _has_namesake(store: Path) -> bool:
    """Whether another store of the same stem stands in the folder."""
    with suppress(OSError):
        return any(
            file.stem == store.stem
            and file.name != store.name
            and not file.name.endswith(SIDE_FILES)
            and file.is_file()
            and not file.is_symlink()
            and kind_if_readable(file) in (Kind.PLAIN, Kind.ENCRYPTED, None)
            for file in store.parent.iterdir()
        )
    return False


def keep(store: Path, key: Key | None, why: str, most: tuple[int, int] = (DAILY, WEEKLY)) -> Path:
    """Make a backup in the store's folder and let go of what is too many; raises StoreError."""
    folder = folder_of(store)
    try:
        make_folder(folder)
        # The last room on a disk is for what is being written.
        if shutil.disk_usage(folder).free < store.stat().st_size + _ROOM:
            raise StoreError("disk_full", folder)
    except OSError as error:
        raise told_by_system(error, folder) from error
    # Not by its first bytes: who closes a file drops the lock under which this may be asked.
    place = place_of(store)
    now = datetime.now().replace(microsecond=0)
    names = (_named(store, file) for file in files_of(store))
    number = max((name.number for name in names if name and name.at == now), default=0)
    while True:
        number += 1
        end = f"-{number}" if number > 1 else ""
        target = folder / f"{store.name}.{now.strftime(_STAMP)}-{why}{end}.db"
        with suppress(FileExistsError):  # another window has taken that name
            copy_store(store, target, key)
            break
    if place_of(store) != place:
        # Whoever put another store there, protected or with less in it, may not know of this copy.
        remove(target)
        raise StoreError("busy", store)
    access_log.note(store, "backup", why=why)
    _let_go(store, now.date(), *most)
    return target


def keep_daily(store: Store) -> None:
    """The backup of this day of use, before its first write.

    It never stops that write: why there is none stands in the store's `backup_problem`, or which
    copy is left without the store's protection.
    """
    today = date.today()
    if store.kept_on == today:
        return
    try:
        if not store.read("SELECT 1 FROM journal_entry LIMIT 1"):
            return
        daily, weekly = kept_by(store)
        clear_half_made_of(store.path)
        left = protect_plain(store.path, store.key) if store.key is not None else ()
        if daily and not any(_day(store.path, file) == today for file in files_of(store.path)):
            keep(store.path, store.key, "daily", (daily, weekly))
        store.kept_on = today
        store.backup_problem = StoreError("left_plain", left[0]) if left else None
    except StoreError as error:
        store.backup_problem = error


def kept_by(store: Store) -> tuple[int, int]:
    """How many days of use and how many weeks this store keeps."""
    found = dict(
        store.read("SELECT name, value FROM setting WHERE name IN (:daily, :weekly)",
                   daily=SETTINGS[0], weekly=SETTINGS[1])
    )  # fmt: skip
    daily, weekly = (
        _number(found.get(name), default)
        for name, default in zip(SETTINGS, (DAILY, WEEKLY), strict=True)
    )
    return daily, weekly


def _number(text: str | None, default: int) -> int:
    try:
        value = json.loads(text) if text else default
    except ValueError:
        return default
    return min(value, MOST_KEPT) if isinstance(value, int) and value >= 0 else default


def _day(store: Path, file: Path) -> date:
    name = _named(store, file)
    assert name
    return name.at.date()


def _let_go(store: Path, today: date, daily: int, weekly: int) -> None:
    """Keep all of today, the last of each day before it, and of each week before those.

    What is dated ahead was made before today all the same, when the clock was wrong: it goes first.
    """
    kept: set[Path] = set()
    days: list[date] = []
    weeks: list[tuple[int, int]] = []
    for file in sorted(files_of(store), key=lambda file: _day(store, file) > today):
        day = _day(store, file)
        week = day.isocalendar()[:2]
        if day in days[:1]:
            kept.add(file)
        elif day not in days and len(days) < max(daily, 1):
            days.append(day)
            kept.add(file)
        elif day not in days and week not in weeks and len(weeks) < weekly:
            weeks.append(week)
            kept.add(file)
    for file in files_of(store):
        if file not in kept:
            with suppress(OSError):
                remove(file)


def copies_of(store: Path) -> list[Path]:
    """All that stands beside a store and holds what it holds: backups, and stores kept apart."""
    return [*files_of(store), *kept_apart(store)]


def protect_plain(store: Path, key: Key) -> tuple[Path, ...]:
    """Protect the copies that lie unprotected beside a protected store; gives what could not be."""
    plain = [file for file in copies_of(store) if kind_if_readable(file) in (Kind.PLAIN, None)]
    return reprotect(store, plain, key, key).left


def reprotect(
    store: Path,
    files: Iterable[Path],
    before: Key | None,
    after: Key | None,
    old: str | None = None,
) -> Reprotected:
    """Put copies of a store, under `before` or the passphrase `old`, under the key `after`.

    A backup that cannot be read cannot be protected, and must not lie about; a store kept apart
    may be the only one, and stays.
    """
    done = 0
    removed: list[Path] = []
    left: list[Path] = []
    for file in files:
        try:
            own = key_of(file, before, old)
        except StoreError:
            left.append(file)
            continue
        try:
            rewrite(file, own, after)
            done += 1
        except StoreError as error:
            lies_open = own is None and after is not None and error.code == "damaged"
            if lies_open and _named(store, file):
                with suppress(OSError):
                    remove(file)
            (removed if lies_open and not file.exists() else left).append(file)
        except driver_errors():
            left.append(file)
    return Reprotected(done, tuple(removed), tuple(left))


# Looking at them ---------------------------------------------------------------------------


def listed(store: Path, key: Key | None = None, passphrase: str | None = None) -> list[Backup]:
    """The backups of a store, the newest first, and whether each opens."""
    return [look_at(store, file, key, passphrase) for file in files_of(store)]


def look_at(
    store: Path,
    file: Path,
    key: Key | None = None,
    passphrase: str | None = None,
    *,
    wholly: bool = False,
) -> Backup:
    """One backup; `wholly` reads every page of it."""
    about = file.stat()
    name = _named(store, file) or _Name(datetime.fromtimestamp(about.st_mtime), 1, "", False)
    blank = Backup(file, name.at, name.why, about.st_size, State.DAMAGED)
    try:
        own = key_of(file, key, passphrase)
        with closing(connect(file, read_only=True, key=own)) as link:
            mark = link.execute("PRAGMA application_id").fetchone()[0]
            version = link.execute("PRAGMA user_version").fetchone()[0]
            if mark == APPLICATION_ID and version > SCHEMA_VERSION:
                return blank._replace(state=State.NEWER)
            if mark != APPLICATION_ID or (wholly and faults(link)):
                return blank
            people = link.execute("SELECT count(*) FROM jobseeker").fetchone()[0]
            last = link.execute("SELECT max(id) FROM journal_entry").fetchone()[0]
    except StoreError as error:
        locked = error.code in ("locked", "wrong_passphrase", "no_sqlcipher")
        return blank._replace(state=State.LOCKED if locked else State.DAMAGED)
    except driver_errors():
        return blank._replace(state=_shut(file, key, passphrase))
    return blank._replace(state=State.GOOD, people=people, last_entry=last or 0)


def _shut(file: Path, key: Key | None, passphrase: str | None) -> State:
    """Why a backup does not open: under the store's own salt its key is the store's, so damage."""
    if kind_of(file) is Kind.ENCRYPTED and (key is None or not is_under(file, key)):
        return State.LOCKED
    return State.DAMAGED


def key_of(file: Path, key: Key | None = None, passphrase: str | None = None) -> Key | None:
    """The key that opens a file, from the store's own key or a passphrase; None for a plain one.

    Raises StoreError `locked` where neither can be it.
    """
    kind = kind_of(file)
    if kind is Kind.PLAIN:
        return None
    if kind is not Kind.ENCRYPTED:
        raise StoreError("bad_backup", file)
    if key is not None and is_under(file, key):
        return key
    if passphrase is None:
        raise StoreError("locked", file)
    return Key.of_file(file, passphrase)


def is_damaged(store: Path, key: Key, passphrase: str) -> bool:
    """Whether a protected store that does not open is damaged, and the passphrase not wrong.

    The newest backup with the store's own salt decides, for it has the store's own key; where
    there is none, the newest of all.
    """
    files = [file for file in files_of(store) if kind_if_readable(file) is Kind.ENCRYPTED]
    same = [file for file in files if is_under(file, key)]
    return any(
        look_at(store, file, key, passphrase).state is State.GOOD for file in same or files[:1]
    )


def offer(store: Path, key: Key | None = None, passphrase: str | None = None) -> Offer | None:
    """The backup of a damaged store that goes furthest and is whole, and what it does not have."""
    good = [backup for backup in listed(store, key, passphrase) if backup.state is State.GOOD]
    for backup in sorted(good, key=lambda item: item.last_entry, reverse=True):
        whole = look_at(store, backup.path, key, passphrase, wholly=True)
        if whole.state is State.GOOD:
            return Offer(whole, _missing(store, key, passphrase, whole.last_entry))
    return None


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


# Putting back ------------------------------------------------------------------------------


def restore(
    store: Path, file: Path, key: Key | None = None, passphrase: str | None = None
) -> Restored:
    """Put a backup in the place of the store, which is kept beside it; raises StoreError.

    The file is verified first. Works on a store that is damaged or missing. Whoever has the
    store open in this process sets it down first. A plain file comes under the protection of what
    stood there, whose key or passphrase is needed for that.
    """
    store = Path(os.path.realpath(store))
    if not file.is_file():
        raise StoreError("no_such_backup", file)
    own = key_of(file, key, passphrase)
    found = look_at(store, file, own, passphrase, wholly=True)
    if found.state is State.NEWER:
        raise StoreError("newer_backup", file)
    if found.state is not State.GOOD:
        wrong = own is not None and _shut(file, None, None) is State.LOCKED
        raise StoreError("wrong_passphrase" if wrong else "bad_backup", file)
    after = own or _key_of_place(store, key, passphrase)
    try:
        make_folder(store.parent)
        with _shut_out(store, key, passphrase) as (lock, before), beside(store) as made:
            fill(file, made, own, after)
            if lock is not None:
                with suppress(StoreError):  # it is kept as it is, too
                    keep(store, before, "restore", (MOST_KEPT, MOST_KEPT))
            kept = _set_apart(store)
            put_in_place(made, store, lock)
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


def _set_apart(store: Path) -> Path | None:
    """Give the store that stands there a second name, and its side files no other.

    A side file left beside another store would be taken for that one's own.
    """
    stamp = datetime.now().strftime(_STAMP)
    kept, number = store.with_name(f"{store.name}.damaged-{stamp}"), 1
    while kept.exists():
        number += 1
        kept = store.with_name(f"{store.name}.damaged-{stamp}-{number}")
    there = store.exists()
    if there:
        _second_name(store, kept)
    for end in SIDE_FILES:
        side = store.with_name(store.name + end)
        if side.exists():
            side.replace(kept.with_name(kept.name + end))
    return kept if there else None


def _second_name(file: Path, name: Path) -> None:
    try:
        name.hardlink_to(file)
    except OSError:
        # No links on this drive: a copy of its bytes, whatever they are.
        with beside(name) as made:
            made.write_bytes(file.read_bytes())
            put_in_place(made, name)


def kept_apart(store: Path) -> list[Path]:
    """The stores that were replaced by a backup and are kept."""
    with suppress(OSError):
        return sorted(
            file
            for file in store.parent.iterdir()
            if file.name.startswith(store.name)
            and _APART.fullmatch(file.name.removeprefix(store.name))
        )
    return []


def most_recent(files: Iterable[Path], store: Path) -> date | None:
    """The day of the newest of these backups."""
    days: Sequence[date] = [_day(store, file) for file in files if _named(store, file)]
    return max(days, default=None)
