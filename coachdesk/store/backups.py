"""Backups: verified copies beside the store, one a day of use and one before what changes much.

They have the store's own protection, its key included, and stand in the folder `backups`. A day
counts when the store was used on it, so that a holiday lets nothing go.
"""

import re
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.json_text import parsed
from coachdesk.store import access_log
from coachdesk.store.engine import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Store,
    connect,
    driver_errors,
    file_identity,
    make_folder,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import (
    FOLDER,
    SIDE_FILES,
    clear_half_made_of,
    copy_store,
    integrity_errors,
    remove,
    rewrite,
    side_files,
    told_by_system,
)
from coachdesk.store.protection import Key, Kind, is_under, kind_if_readable, kind_of

DAILY, WEEKLY = 7, 4  # unless the store's settings say otherwise
MOST_KEPT = 366
SETTINGS = ("backups_daily", "backups_weekly")

_STAMP = "%Y-%m-%d-%H%M%S"
NAME = re.compile(r"[.-](\d{4}-\d\d-\d\d-\d{6})-([a-z]+)(?:-(\d+))?\.db")
_APART = re.compile(r"\.damaged-(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?")
_ROOM = 1 << 20  # bytes that a backup leaves free


class State(StrEnum):
    """Whether a backup can be put back."""

    GOOD = "good"
    LOCKED = "locked"  # protected by a passphrase other than the one in use
    UNREADABLE = "unreadable"  # who asks may not read it, or the drive does not give it
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


class Reprotected(NamedTuple):
    """What became of copies: they have the store's protection, or are named here."""

    backups: int  # rewritten
    removed: tuple[Path, ...]  # unreadable and unprotected beside a protected store
    left: tuple[Path, ...]  # that could not be rewritten, and keep the protection they had


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
        match = NAME.fullmatch(file.name.removeprefix(begin))
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
    place = file_identity(store)
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
    if file_identity(store) != place:
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
        store.refuse_other()
        store.refuse_another_coach()
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
        value = parsed(text) if text else default
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
    A store that a restore set apart goes when every backup that is kept is younger.
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
    gone = [file for file in files_of(store) if file not in kept]
    if len(days) >= max(daily, 1) and len(weeks) >= weekly:
        # Whatever was set apart is older than all that is kept: nobody asked for it in that time.
        oldest = min(_day(store, file) for file in kept)
        apart = ((file, _day_by_name(store, file)) for file in kept_apart(store))
        gone += [file for file, day in apart if day is not None and day < oldest]
    for file in gone:
        for each in (file, *side_files(file)):
            with suppress(OSError):
                remove(each)


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


def sides_alone(store: Path) -> list[Path]:
    """The names of stores kept apart of which only a side file is there."""
    begins = f"{store.name}.damaged-"
    names: set[Path] = set()
    with suppress(OSError):
        names = {
            side.with_name(side.name.removesuffix(end))
            for side in store.parent.iterdir()
            for end in SIDE_FILES
            if side.name.startswith(begins) and side.name.endswith(end)
        }
    return sorted(names.difference(kept_apart(store)))


def name_apart(store: Path) -> Path:
    """A free name for a store that is about to be replaced by a backup."""
    first = kept = store.with_name(f"{store.name}.damaged-{datetime.now().strftime(_STAMP)}")
    number = 1
    while kept.exists():
        number += 1
        kept = first.with_name(f"{first.name}-{number}")
    return kept


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
            # Another window may have protected it meanwhile.
            is_plain = own is None and kind_if_readable(file) is Kind.PLAIN
            lies_open = is_plain and after is not None and error.code == "damaged"
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


# Why a backup cannot be looked at -> its state; whatever else is refused is damaged.
_STATES = {
    "locked": State.LOCKED,
    "wrong_passphrase": State.LOCKED,
    "no_sqlcipher": State.LOCKED,
    "unreadable": State.UNREADABLE,
}


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
            if mark != APPLICATION_ID or (wholly and integrity_errors(link)):
                return blank
            people = link.execute("SELECT count(*) FROM jobseeker").fetchone()[0]
            last = link.execute("SELECT max(id) FROM journal_entry").fetchone()[0]
    except StoreError as error:
        return blank._replace(state=_STATES.get(error.code, State.DAMAGED))
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


def most_recent(files: Iterable[Path], store: Path) -> date | None:
    """The day of the newest of these backups and stores kept apart."""
    days = [day for file in files if (day := _day_by_name(store, file))]
    return max(days, default=None)


def _day_by_name(store: Path, file: Path) -> date | None:
    if _named(store, file):
        return _day(store, file)
    if match := _APART.fullmatch(file.name.removeprefix(store.name)):
        with suppress(ValueError):
            return datetime.strptime(match[1], _STAMP).date()
    return None
