"""Erasing a dossier for good: from the records, the journal, the drafts and every backup.

Each file is rewritten without it and put in its own place, so that no free page or old block keeps
a word. What stays is one entry with the number and the day.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.domain.names import fold
from coachdesk.store import access_log
from coachdesk.store.backups import (
    files_of,
    keep,
    kept_apart,
    kept_by,
    key_of,
    most_recent,
)
from coachdesk.store.copying import (
    SIDE_FILES,
    beside,
    clear_half_made_of,
    faults,
    fill,
    homes_of,
    locked,
    put_in_place,
    remove,
    rewrite,
    told_by_system,
)
from coachdesk.store.engine import Store, connect, driver_errors, explained, refuse_other
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key

WORKING_WEEK = 5
_PATIENCE = 20.0  # seconds for another window to end the backup it is making
_A_MOMENT = 0.05


class Erased(NamedTuple):
    """What was removed, and where it may still be."""

    ref: str
    records: dict[str, int]  # by kind
    changes: int  # entries of the journal
    backups: int  # rewritten without the dossier
    left: tuple[Path, ...]  # that could not be opened, and may hold it
    gone_by: date | None  # the day the last of those is let go, at five days of use a week


def erasable(store: Store, ref: str, today: date) -> tuple[str, ...]:
    """The marks (uid) of who has this number, and of whoever was deleted with it.

    Raises StoreError unless closed or deleted.
    """
    found = store.read("SELECT uid, closed_on FROM jobseeker WHERE ref = :ref", ref=ref)
    for _, closed_on in found:
        if not closed_on or closed_on > today.isoformat():
            raise StoreError("not_closed", store.path, ref=ref)
    deleted = store.read(
        "SELECT DISTINCT json_extract(before, '$.uid') FROM change c"
        " WHERE record = 'jobseeker' AND after IS NULL AND json_extract(before, '$.ref') = :ref"
        " AND NOT EXISTS (SELECT 1 FROM jobseeker j WHERE j.id = c.record_id)",
        ref=ref,
    )
    uids = dict.fromkeys(row[0] for row in (*found, *deleted))
    if not uids:
        raise StoreError("no_dossier", store.path, ref=ref)
    return tuple(uids)


def erase(store: Store, ref: str, today: date) -> Erased:
    """Remove a closed (or deleted) dossier from store, journal and backups; raises StoreError.

    The store's own new file is whole before a backup is touched, so that what is refused changes
    nothing. The store comes last: as long as it has the dossier, what was cut short can be done
    again.
    """
    path, key = store.path, store.key
    most = kept_by(store)
    removal = _Removal(ref, datetime.now(UTC))
    with _told(path), locked(path.resolve(), key) as lock, beside(path.resolve()) as made:
        refuse_other(lock, path)
        removal.uids = erasable(store, ref, today)
        keep(path, key, "erase", most)
        fill(path, made, key, key)
        _change(made, key, removal)
        rewritten, _ = _from_backups(path, key, removal.uids)
        with store.set_down():
            put_in_place(made, path.resolve(), lock)
    later, left = _from_late_backups(path, key, removal.uids)
    access_log.note(path, "erased", refs=[ref])
    newest = most_recent(left, path)
    gone_by = None if newest is None else newest + _rotation(*most)
    return Erased(ref, removal.records, removal.changes, rewritten + later, tuple(left), gone_by)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except driver_errors() as error:
        raise explained(error, path) or error from error
    except OSError as error:
        raise told_by_system(error, path) from error


def _change(made: Path, key: Key | None, removal: "_Removal") -> None:
    """Make the removal in a file that nobody needs before it is whole."""
    with closing(connect(made, key=key)) as link:
        link.execute("PRAGMA journal_mode = MEMORY").fetchall()
        removal(link)
        link.execute("VACUUM")
        if faults(link):
            raise StoreError("damaged", made)


class _Removal:
    """The change to one file; counts what it removes."""

    def __init__(self, ref: str = "", at: datetime | None = None, uids: Sequence[str] = ()) -> None:
        self.uids = uids
        self._ref = ref
        self._at = at
        self.records: dict[str, int] = {}
        self.changes = 0

    def __call__(self, link: sqlite3.Connection) -> None:
        ids = _ids(link, self.uids)
        link.execute("BEGIN")
        self._drafts_of_nobody(link)
        for table in _tables_of_dossiers(link):
            self._delete(link, table, "jobseeker_id", ids)
        self._delete(link, "jobseeker", "id", ids)
        for place in ids:
            own = "jobseeker_id = ? OR (record = 'jobseeker' AND record_id = ?)"
            gone = link.execute(f"DELETE FROM change WHERE {own}", (place, place))
            self.changes += gone.rowcount
        # An entry that lost all it did can be neither undone nor redone.
        link.execute(
            "UPDATE journal_entry SET undone_by = NULL"
            " WHERE id NOT IN (SELECT entry_id FROM change)"
        )
        if self._at:
            link.execute(
                "INSERT INTO journal_entry (at, what, facts, window) VALUES (?, 'erase', ?, '')",
                (self._at.isoformat(timespec="seconds"), json.dumps({"ref": self._ref})),
            )
        link.execute("COMMIT")

    def _drafts_of_nobody(self, link: sqlite3.Connection) -> None:
        """A form left unfinished that belongs to no dossier may be about this one all the same."""
        called = _called(link, self.uids)
        for place, stored in link.execute("SELECT id, CAST(texts AS BLOB) FROM draft").fetchall():
            kept = _words_of(stored)
            if kept is None or any(all(name in kept for name in names) for names in called):
                link.execute("DELETE FROM draft WHERE id = ?", (place,))
                self.records["draft"] = self.records.get("draft", 0) + 1

    def _delete(self, link: sqlite3.Connection, table: str, column: str, ids: list[int]) -> None:
        for place in ids:
            gone = link.execute(f'DELETE FROM "{table}" WHERE {column} = ?', (place,)).rowcount
            if gone:
                self.records[table] = self.records.get(table, 0) + gone


def _ids(link: sqlite3.Connection, uids: Sequence[str]) -> list[int]:
    """The ids these people have or had in one file."""
    found: set[int] = set()
    for uid in uids:
        rows = link.execute(
            "SELECT id FROM jobseeker WHERE uid = :uid UNION SELECT record_id FROM change"
            " WHERE record = 'jobseeker' AND json_extract(coalesce(after, before), '$.uid') = :uid",
            {"uid": uid},
        )
        found |= {row[0] for row in rows.fetchall()}
    return sorted(found)


def _called(link: sqlite3.Connection, uids: Sequence[str]) -> set[tuple[str, ...]]:
    """What these people were ever known by, folded: a number, or first and last name together."""
    found: set[tuple[str, ...]] = set()
    for uid in uids:
        rows = link.execute(
            "SELECT ref, first_name, last_name FROM jobseeker WHERE uid = :uid"
            " UNION SELECT json_extract(j, '$.ref'), json_extract(j, '$.first_name'),"
            " json_extract(j, '$.last_name') FROM"
            " (SELECT before AS j, record FROM change UNION SELECT after, record FROM change)"
            " WHERE record = 'jobseeker' AND json_extract(j, '$.uid') = :uid",
            {"uid": uid},
        )
        for row in rows.fetchall():
            ref, first_name, last_name = map(fold, row)
            found |= {(ref,), (first_name, last_name)}
    return found


def _words_of(stored: bytes) -> str | None:
    """All that was typed in a form, folded; None where nobody can read it any more."""
    try:
        return fold("\n".join(_texts_in(json.loads(stored))))
    except ValueError:
        return None


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(item)


def _tables_of_dossiers(link: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a dossier, the journal's own aside."""
    tables = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in tables
        if name != "change"
        and any(row[1] == "jobseeker_id" for row in link.execute(f'PRAGMA table_info("{name}")'))
    ]


def _from_late_backups(path: Path, key: Key | None, uids: Sequence[str]) -> tuple[int, list[Path]]:
    """The same once more, for another window may have copied the store as it was until now.

    What is still being made after a while counts as left.
    """
    rewritten, end = 0, time.monotonic() + _PATIENCE
    while True:
        begun = clear_half_made_of(path)
        more, left = _from_backups(path, key, uids)
        rewritten += more
        if not begun or time.monotonic() > end:
            return rewritten, [*left, *begun]
        time.sleep(_A_MOMENT)


def _from_backups(path: Path, key: Key | None, uids: Sequence[str]) -> tuple[int, list[Path]]:
    """Rewrite each backup that holds these people; how many those were, and which do not open."""
    rewritten, left = 0, []
    files = [file for home in homes_of(path) for file in (*files_of(home), *_set_apart(home))]
    for file in files:
        removal = _Removal(uids=uids)
        try:
            if file.exists():
                own = key_of(file, key)
                # They may be in a side file: whoever opens the file to write ends that.
                if _side_files(file) or _holds(file, own, uids):
                    rewrite(file, own, own, removal)
                    rewritten += bool(removal.records or removal.changes)
            for side in _side_files(file):
                remove(side)
        except (StoreError, OSError):
            left += [file, *_side_files(file)]
        except driver_errors():
            left += [file, *_side_files(file)]
    return rewritten, left


def _set_apart(path: Path) -> list[Path]:
    """The stores that a restore set apart; also one of which there was only a side file."""
    begins = f"{path.name}.damaged-"
    owners = {
        side.with_name(side.name.removesuffix(end))
        for side in path.parent.iterdir()
        for end in SIDE_FILES
        if side.name.startswith(begins) and side.name.endswith(end)
    }
    return sorted(owners.union(kept_apart(path)))


def _side_files(file: Path) -> list[Path]:
    sides = (file.with_name(file.name + end) for end in SIDE_FILES)
    return [side for side in sides if side.exists()]


def _holds(file: Path, key: Key | None, uids: Sequence[str]) -> bool:
    with closing(connect(file, read_only=True, key=key)) as link:
        return bool(_ids(link, uids))


def _rotation(daily: int, weekly: int) -> timedelta:
    """How long a backup stays at most: its days of use, then its weeks, and the week begun."""
    return timedelta(weeks=-(-daily // WORKING_WEEK) + weekly + 1)
