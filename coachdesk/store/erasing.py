"""Erasing a dossier for good: from the records, the journal, the drafts and every backup.

Each file is rewritten without it and put in its own place, so that no free page or old block keeps
a word. What stays is one entry with the number and the day.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from coachdesk.store import access_log
from coachdesk.store.backups import files_of, keep, kept_apart, kept_by, key_of, most_recent
from coachdesk.store.copying import rewrite
from coachdesk.store.engine import Store, connect, driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key

WORKING_WEEK = 5


class Erased(NamedTuple):
    """What was removed, and where it may still be."""

    ref: str
    records: dict[str, int]  # by kind
    changes: int  # entries of the journal
    backups: int  # rewritten without the dossier
    left: tuple[Path, ...]  # that could not be opened, and may hold it
    gone_by: date | None  # the day the last of those is let go, at five days of use a week


def erasable(store: Store, ref: str, today: date) -> tuple[str, ...]:
    """The marks (uid) of who has or had this number; raises StoreError unless closed or deleted."""
    found = store.read("SELECT uid, closed_on FROM jobseeker WHERE ref = :ref", ref=ref)
    if found:
        [(uid, closed_on)] = found
        if not closed_on or closed_on > today.isoformat():
            raise StoreError("not_closed", store.path, ref=ref)
        return (uid,)
    rows = store.read(
        "SELECT DISTINCT json_extract(before, '$.uid') FROM change c"
        " WHERE record = 'jobseeker' AND after IS NULL AND json_extract(before, '$.ref') = :ref"
        " AND NOT EXISTS (SELECT 1 FROM jobseeker j WHERE j.id = c.record_id)",
        ref=ref,
    )
    if not rows:
        raise StoreError("no_dossier", store.path, ref=ref)
    return tuple(row[0] for row in rows)


def erase(store: Store, ref: str, today: date) -> Erased:
    """Remove a closed (or deleted) dossier from store, journal and backups; raises StoreError."""
    uids = erasable(store, ref, today)
    most = kept_by(store)
    key, path = store.key, store.path
    keep(path, key, "erase", most)
    # The store comes last: as long as it has the dossier, what was cut short can be done again.
    rewritten, left = _from_backups([*files_of(path), *kept_apart(path)], key, uids)
    removal = _Removal(uids, ref, datetime.now(UTC))
    with store.set_down():
        rewrite(path, key, key, removal)
    access_log.note(path, "erased", refs=[ref])
    newest = most_recent(left, path)
    gone_by = None if newest is None else newest + _rotation(*most)
    return Erased(ref, removal.records, removal.changes, rewritten, tuple(left), gone_by)


class _Removal:
    """The change to one file; counts what it removes."""

    def __init__(self, uids: Sequence[str], ref: str = "", at: datetime | None = None) -> None:
        self._uids = uids
        self._ref = ref
        self._at = at
        self.records: dict[str, int] = {}
        self.changes = 0

    def __call__(self, link: sqlite3.Connection) -> None:
        ids = _ids(link, self._uids)
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
        called = _called(link, self._uids)
        for place, text in link.execute("SELECT id, texts FROM draft").fetchall():
            kept = str(json.loads(text))
            if any(all(name in kept for name in names) for names in called):
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
    """What these people were ever known by: a number, or first and last name together."""
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
        for ref, first_name, last_name in rows.fetchall():
            found |= {(ref,), (first_name, last_name)}
    return found


def _tables_of_dossiers(link: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a dossier, the journal's own aside."""
    tables = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in tables
        if name != "change"
        and any(row[1] == "jobseeker_id" for row in link.execute(f'PRAGMA table_info("{name}")'))
    ]


def _from_backups(
    files: Sequence[Path], key: Key | None, uids: Sequence[str]
) -> tuple[int, list[Path]]:
    """Rewrite each file that holds these people; how many those were, and which do not open."""
    rewritten, left = 0, []
    for file in files:
        try:
            own = key_of(file, key)
            if _holds(file, own, uids):
                rewrite(file, own, own, _Removal(uids))
                rewritten += 1
        except StoreError:
            left.append(file)
        except driver_errors():
            left.append(file)
    return rewritten, left


def _holds(file: Path, key: Key | None, uids: Sequence[str]) -> bool:
    with closing(connect(file, read_only=True, key=key)) as link:
        return bool(_ids(link, uids))


def _rotation(daily: int, weekly: int) -> timedelta:
    """How long a backup stays at most: its days of use, then its weeks, and the week begun."""
    return timedelta(weeks=-(-daily // WORKING_WEEK) + weekly + 1)
