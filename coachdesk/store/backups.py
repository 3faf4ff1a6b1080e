"""Backups made and let expire: one a day of use, and one before each large change.

They have the store's own protection, its key included, and stand in the folder `backups`. Only
days of use count, so that no backup expires during a holiday.
"""

import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.json_text import parsed
from coachdesk.file_system import make_private_folder
from coachdesk.store import access_log
from coachdesk.store.copy_protection import protect_plain_copies
from coachdesk.store.driver_errors import translate_os_error
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import copy_store
from coachdesk.store.file_identity import file_identity
from coachdesk.store.file_wiping import remove
from coachdesk.store.protection import Key
from coachdesk.store.store import Store
from coachdesk.store.store_files import (
    backup_files,
    backup_folder,
    backup_name,
    backup_path,
    day_of_copy,
    replaced_stores,
    side_files,
)
from coachdesk.store.temporary_files import remove_abandoned_of

MOST_KEPT = 366
SETTINGS = ("backups_daily", "backups_weekly")

_FREE_BYTES = 1 << 20  # that a backup leaves on the disk


class Retention(NamedTuple):
    """How many days of use, and how many weeks before those, have a backup."""

    daily: int = 7
    weekly: int = 4


STANDARD = Retention()
KEEP_ALL = Retention(MOST_KEPT, MOST_KEPT)


def make_backup(store: Path, key: Key | None, why: str, retention: Retention = STANDARD) -> Path:
    """Make a backup in the store's folder and remove expired ones; raises StoreError."""
    folder = backup_folder(store)
    try:
        make_private_folder(folder)
        # The last room on a disk is for what is being written.
        if shutil.disk_usage(folder).free < store.stat().st_size + _FREE_BYTES:
            raise StoreError("disk_full", folder)
    except OSError as error:
        raise translate_os_error(error, folder) from error
    # Not by its first bytes: closing the file would drop a lock under which this may be called.
    identity = file_identity(store)
    now = datetime.now().replace(microsecond=0)
    names = (backup_name(store, file) for file in backup_files(store))
    number = max((name.number for name in names if name and name.at == now), default=0)
    while True:
        number += 1
        target = backup_path(store, now, why, number)
        with suppress(FileExistsError):  # another window has taken that name
            copy_store(store, target, key)
            break
    if file_identity(store) != identity:
        # The window that replaced the store, perhaps to protect it, may not know of this copy.
        remove(target)
        raise StoreError("busy", store)
    access_log.note(store, "backup", why=why)
    _remove_expired(store, now.date(), retention)
    return target


def make_daily_backup(store: Store) -> None:
    """The backup of this day of use, before its first write.

    It never stops that write: `store.backup_problem` says why there is none, or which copy is left
    without the store's protection.
    """
    today = date.today()
    if store.last_backup_day == today:
        return
    try:
        store.refuse_other_schema()
        store.refuse_other_coach()
        if not store.read("SELECT 1 FROM journal_entry LIMIT 1"):
            return
        retention = retention_of(store)
        remove_abandoned_of(store.path)
        left = protect_plain_copies(store.path, store.key) if store.key is not None else ()
        files = backup_files(store.path)
        if retention.daily and not any(day_of_copy(store.path, file) == today for file in files):
            make_backup(store.path, store.key, "daily", retention)
        store.last_backup_day = today
        store.backup_problem = StoreError("left_plain", left[0]) if left else None
    except StoreError as error:
        store.backup_problem = error


def retention_of(store: Store) -> Retention:
    """How many backups this store's settings keep."""
    found: dict[str, str] = dict(
        store.read("SELECT name, value FROM setting WHERE name IN (:daily, :weekly)",
                   daily=SETTINGS[0], weekly=SETTINGS[1])
    )  # fmt: skip
    return Retention(
        _number(found.get(SETTINGS[0]), STANDARD.daily),
        _number(found.get(SETTINGS[1]), STANDARD.weekly),
    )


def _number(text: str | None, default: int) -> int:
    try:
        value = parsed(text) if text else default
    except ValueError:
        return default
    return min(value, MOST_KEPT) if isinstance(value, int) and value >= 0 else default


def _remove_expired(store: Path, today: date, retention: Retention) -> None:
    """Keep all of today, the last of each day before it, and of each week before those.

    One dated ahead was made before today all the same, when the clock was wrong: it goes first. A
    replaced store goes when every backup that is kept is younger.
    """
    daily, weekly = max(retention.daily, 1), retention.weekly
    dated = [(file, day) for file in backup_files(store) if (day := day_of_copy(store, file))]
    kept: dict[Path, date] = {}
    days: list[date] = []
    weeks: list[tuple[int, int]] = []
    for file, day in sorted(dated, key=lambda item: item[1] > today):
        week = day.isocalendar()[:2]
        if day in days[:1]:
            kept[file] = day
        elif day not in days and len(days) < daily:
            days.append(day)
            kept[file] = day
        elif day not in days and week not in weeks and len(weeks) < weekly:
            weeks.append(week)
            kept[file] = day
    expired = [file for file, _ in dated if file not in kept]
    if len(days) >= daily and len(weeks) >= weekly:
        oldest = min(kept.values())
        replaced = ((file, day_of_copy(store, file)) for file in replaced_stores(store))
        expired += [file for file, day in replaced if day is not None and day < oldest]
    for file in expired:
        for each in (file, *side_files(file)):
            with suppress(OSError):
                remove(each)
