"""Erasing a dossier for good: from the records, the journal, the drafts and every backup.

Each file is rewritten without it and replaced, so that no free page of it keeps a word. What stays
is one entry with the number and the day. The user is told of what may be left elsewhere.
"""

from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.text import is_text
from coachdesk.store import access_log
from coachdesk.store.backups import Retention, make_backup, retention_of
from coachdesk.store.connection import connect
from coachdesk.store.copy_erasing import CopyEraser
from coachdesk.store.dossier_removal import Removal
from coachdesk.store.driver_errors import translated_errors
from coachdesk.store.errors import Clash, StoreError
from coachdesk.store.file_copy import copy_into
from coachdesk.store.file_replacing import open_files_block_moves, refuse_open, replace_file
from coachdesk.store.record_matching import Known
from coachdesk.store.schema import refuse_other_schema
from coachdesk.store.store import Store
from coachdesk.store.store_files import newest_day, side_files
from coachdesk.store.temporary_files import temporary_file
from coachdesk.store.write_lock import write_locked

WORKING_WEEK = 5
# Deeds that make a file elsewhere.
_WENT_OUT = ("exported", "printed", "published", "shared", "backup")


class WentOut(NamedTuple):
    """Files made of the dossier outside the store's own, as the access log tells."""

    what: str
    times: int
    last: datetime


class Erased(NamedTuple):
    """What was removed, and where it may still be."""

    ref: str
    records: dict[str, int]  # by kind
    changes: int  # entries of the journal
    backups: int  # rewritten without the dossier
    left: tuple[Path, ...]  # that could not be opened, and may hold it
    gone_by: date | None  # the day the last of those expires, at five days of use a week
    maybe: tuple[Path, ...] = ()  # that hold somebody who may be the same, or are not the store's
    went_out: tuple[WentOut, ...] = ()
    twins: tuple[str, ...] = ()  # other dossiers of the caseload that look like the same person's


def erasable(store: Store, ref: str, today: date) -> tuple[str, ...]:
    """The uids of the dossier with this number, and of deleted ones that had it.

    Raises StoreError unless it is closed or deleted.
    """
    if not is_text(ref):
        raise StoreError("no_dossier", store.path, ref=ref)
    found = store.read("SELECT uid, closed_on FROM jobseeker WHERE ref = :ref", ref=ref)
    for _, closed_on in found:
        if not closed_on or closed_on > today.isoformat():
            raise StoreError("not_closed", store.path, ref=ref)
    deleted = store.read(
        "SELECT DISTINCT json_extract(before, '$.uid') FROM change c"
        " WHERE record = 'jobseeker' AND after IS NULL"
        " AND CASE WHEN json_valid(before) THEN json_extract(before, '$.ref') = :ref END"
        " AND NOT EXISTS (SELECT 1 FROM jobseeker j WHERE j.id = c.record_id)",
        ref=ref,
    )
    uids = dict.fromkeys(row[0] for row in (*found, *deleted))
    if not uids:
        raise StoreError("no_dossier", store.path, ref=ref)
    return tuple(uids)


def erase(store: Store, ref: str, today: date, seen: Collection[str | None] = ()) -> Erased:
    """Remove a closed (or deleted) dossier from store, journal and backups; raises StoreError.

    `seen` are the uids that were shown with this number: raises Clash where it is another's now.

    The store's own new file is complete before a backup is touched, so that an error changes
    nothing. The store comes last: as long as it has the dossier, an interrupted run can be
    repeated.
    """
    path, key = store.path, store.key
    retention = retention_of(store)
    with translated_errors(path):
        if open_files_block_moves():
            with store.detached():
                refuse_open(path.resolve())
        with write_locked(path.resolve(), key) as lock, temporary_file(path.resolve()) as made:
            refuse_other_schema(lock, path)
            store.refuse_other_coach()
            uids = erasable(store, ref, today)
            if seen and not set(uids) <= set(seen):
                raise Clash(RecordRef("jobseeker", 0), {"id": (ref, None)})
            known = _known(store, uids)
            went_out = _went_out(store, ref, known)
            make_backup(path, key, "erase", retention)
            copies = CopyEraser(path, key, known)
            copies.learn()
            removal = Removal(known, ref, datetime.now(UTC))
            copy_into(path, made, key, key, removal)
            copies.erase()
            with store.detached():
                replace_file(made, path.resolve(), lock)
    unfinished = copies.erase_late()
    access_log.note(path, "erased", refs=[ref])
    left = list(dict.fromkeys([*copies.left, *unfinished, *side_files(path)]))
    newest = newest_day(path, left)
    gone_by = None if newest is None else newest + _longest_life(retention)
    maybe = [*([path] if removal.unsure else []), *dict.fromkeys(copies.maybe)]
    return Erased(
        ref, removal.records, removal.changes, copies.rewritten, tuple(left), gone_by,
        tuple(maybe), went_out, removal.twins,
    )  # fmt: skip


def _known(store: Store, uids: Iterable[str]) -> Known:
    """What the store tells of these people, and who else is in it."""
    others = (row[0] for row in store.read("SELECT uid FROM jobseeker"))
    known = Known(uids, others)
    with closing(connect(store.path, read_only=True, key=store.key)) as link:
        known.learn(link)
    return known


def _went_out(store: Store, ref: str, known: Known) -> tuple[WentOut, ...]:
    """What was made of the dossier outside the store since its first journal entry."""
    first: datetime | None = None
    images = (
        "SELECT e.at, CASE WHEN json_valid(c.after) THEN json_extract(c.after, '$.uid') END"
        " FROM change c JOIN journal_entry e ON e.id = c.entry_id WHERE c.record = 'jobseeker'"
        " ORDER BY c.id"
    )
    for at, uid in store.read(images):
        if uid in known.uids:
            with suppress(ValueError):
                first = datetime.fromisoformat(at)
            break
    found: dict[str, list[datetime]] = {}
    for deed in access_log.read(store.path):
        is_elsewhere = deed.what in _WENT_OUT and "why" not in deed.facts
        is_later = first is None or first.tzinfo is None or deed.at >= first
        if is_elsewhere and is_later and (not deed.refs or ref in deed.refs):
            found.setdefault(deed.what, []).append(deed.at)
    return tuple(WentOut(what, len(days), max(days)) for what, days in found.items())


def _longest_life(retention: Retention) -> timedelta:
    """How long a backup stays at most: its days of use, then its weeks, and the week begun."""
    return timedelta(weeks=-(-retention.daily // WORKING_WEEK) + retention.weekly + 1)
