"""Erasing a dossier for good: from the records, the journal, the drafts and every backup.

Each file is rewritten without it and put in its own place, so that no free page of it keeps a word.
What stays is one entry with the number and the day. What may be left elsewhere is named.
"""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.text import is_text
from coachdesk.store import access_log
from coachdesk.store.backups import (
    copies_of,
    keep,
    kept_by,
    key_of,
    most_recent,
    sides_alone,
)
from coachdesk.store.dossier_removal import Removal, holds_a_draft_of
from coachdesk.store.engine import (
    Store,
    connect,
    driver_errors,
    refuse_other,
    translate_driver_error,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import (
    beside,
    clear_half_made_of,
    fill,
    homes_of,
    integrity_errors,
    locked,
    open_files_stay,
    put_in_place,
    refuse_open,
    remove,
    rewrite,
    side_files,
    told_by_system,
)
from coachdesk.store.foreign_files import strangers_beside
from coachdesk.store.journal import Clash
from coachdesk.store.protection import Key
from coachdesk.store.record_matching import Known

WORKING_WEEK = 5
_PATIENCE = 20.0  # seconds for another window to end the backup it is making
_A_MOMENT = 0.05
_WENT_OUT = ("exported", "printed", "published", "backup")  # deeds that make a file elsewhere


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
    gone_by: date | None  # the day the last of those is let go, at five days of use a week
    maybe: tuple[Path, ...] = ()  # that hold somebody who may be the same, or are not the store's
    went_out: tuple[WentOut, ...] = ()
    twins: tuple[str, ...] = ()  # other dossiers of the caseload that look like the same person's


def erasable(store: Store, ref: str, today: date) -> tuple[str, ...]:
    """The marks (uid) of who has this number, and of whoever was deleted with it.

    Raises StoreError unless closed or deleted.
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

    `seen` are the uids of who was shown with this number: raises Clash where it is not theirs.

    The store's own new file is whole before a backup is touched, so that what is refused changes
    nothing. The store comes last: as long as it has the dossier, what was cut short can be done
    again.
    """
    path, key = store.path, store.key
    most = kept_by(store)
    with _told(path):
        if open_files_stay():
            with store.detached():
                refuse_open(path.resolve())
        with locked(path.resolve(), key) as lock, beside(path.resolve()) as made:
            refuse_other(lock, path)
            store.refuse_another_coach()
            uids = erasable(store, ref, today)
            if seen and not set(uids) <= set(seen):
                raise Clash(RecordRef("jobseeker", 0), {"id": (ref, None)})
            known = _known(store, uids)
            went_out = _went_out(store, ref, known)
            keep(path, key, "erase", most)
            copies = _Copies(path, key, known)
            copies.look_in()
            removal = Removal(known, ref, datetime.now(UTC))
            fill(path, made, key, key)
            _change(made, key, removal)
            copies.clear()
            with store.detached():
                put_in_place(made, path.resolve(), lock)
    begun = copies.clear_late()
    access_log.note(path, "erased", refs=[ref])
    left = list(dict.fromkeys([*copies.left, *begun, *side_files(path)]))
    newest = most_recent(left, path)
    gone_by = None if newest is None else newest + _rotation(*most)
    maybe = [*([path] if removal.unsure else []), *dict.fromkeys(copies.maybe)]
    return Erased(
        ref, removal.records, removal.changes, copies.rewritten, tuple(left), gone_by,
        tuple(maybe), went_out, removal.twins,
    )  # fmt: skip


def _known(store: Store, uids: Iterable[str]) -> Known:
    """What the store knows of these people, and who else is in it."""
    others = (row[0] for row in store.read("SELECT uid FROM jobseeker"))
    known = Known(uids, others)
    with closing(connect(store.path, read_only=True, key=store.key)) as link:
        known.learn(link)
    return known


def _went_out(store: Store, ref: str, known: Known) -> tuple[WentOut, ...]:
    """What was made of the dossier outside the store since it was first noted."""
    marks = set(known.uids)
    first: datetime | None = None
    noted = (
        "SELECT e.at, CASE WHEN json_valid(c.after) THEN json_extract(c.after, '$.uid') END"
        " FROM change c JOIN journal_entry e ON e.id = c.entry_id WHERE c.record = 'jobseeker'"
        " ORDER BY c.id"
    )
    for at, uid in store.read(noted):
        if uid in marks:
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


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except driver_errors() as error:
        raise translate_driver_error(error, path) or error from error
    except OSError as error:
        raise told_by_system(error, path) from error


def _change(made: Path, key: Key | None, removal: Removal) -> None:
    """Make the removal in a file that nobody needs before it is whole."""
    with closing(connect(made, key=key)) as link:
        link.execute("PRAGMA journal_mode = MEMORY").fetchall()
        removal(link)
        link.execute("VACUUM")
        if integrity_errors(link):
            raise StoreError("damaged", made)


def _refusals() -> tuple[type[Exception], ...]:
    return (StoreError, OSError, *driver_errors())


class _Copies:
    """The other files that may hold somebody: looked in, and rewritten where they do."""

    def __init__(self, path: Path, key: Key | None, known: Known) -> None:
        self._path = path
        self._key = key
        self._known = known
        self.rewritten = 0
        self.left: list[Path] = []  # could not be opened
        self.maybe: list[Path] = []  # may hold them, and are left as they are

    def look_in(self) -> None:
        """Learn by which other marks, numbers and names the copies have them."""
        for file in self._own():
            self._end_sides(file)
        grown = True
        while grown:
            grown = False
            for file in self._own():
                with suppress(*_refusals()), closing(self._opened(file)) as link:
                    grown |= self._known.learn(link)

    def clear(self) -> None:
        """Take them out of every copy of the store's own; name what may hold them besides."""
        self.left, self.maybe = [], []
        for file in self._own():
            self._end_sides(file)
            try:
                if file.exists():
                    self._rewrite(file)
            except _refusals():
                self.left.append(file)
            self.left += side_files(file)
        for home in homes_of(self._path):
            for file in strangers_beside(home):
                self._look_at_stranger(file)

    def clear_late(self) -> list[Path]:
        """The same once more, for another window may have copied the store as it was until now.

        Gives what is still being made after a while.
        """
        end = time.monotonic() + _PATIENCE
        while True:
            begun = clear_half_made_of(self._path)
            self.clear()
            if not begun or time.monotonic() > end:
                return begun
            time.sleep(_A_MOMENT)

    def _own(self) -> list[Path]:
        found = (file for home in homes_of(self._path)
                 for file in (*copies_of(home), *sides_alone(home)))  # fmt: skip
        return list(dict.fromkeys(found))

    def _opened(self, file: Path) -> Any:
        return connect(file, read_only=True, key=key_of(file, self._key))

    def _end_sides(self, file: Path) -> None:
        """They may be in a side file: whoever opens the file to write ends that."""
        with suppress(*_refusals()):
            if not file.exists():
                for side in side_files(file):
                    remove(side)
            elif side_files(file):
                with locked(file, key_of(file, self._key)):
                    pass

    def _rewrite(self, file: Path) -> None:
        with closing(self._opened(file)) as link:
            met = self._known.met_in(link)
            holds = bool(met.ids) or holds_a_draft_of(link, self._known)
        own = key_of(file, self._key)
        if holds:
            removal = Removal(self._known)
            rewrite(file, own, own, removal)
            self.rewritten += bool(removal.records or removal.changes)
        if met.unsure:
            self.maybe.append(file)

    def _look_at_stranger(self, file: Path) -> None:
        """A file that is not the store's own is nobody's to rewrite, also where they are in it."""
        try:
            with closing(self._opened(file)) as link:
                met = self._known.met_in(link)
                if met.ids or met.unsure or holds_a_draft_of(link, self._known):
                    self.maybe.append(file)
        except _refusals():
            self.left.append(file)


def _rotation(daily: int, weekly: int) -> timedelta:
    """How long a backup stays at most: its days of use, then its weeks, and the week begun."""
    return timedelta(weeks=-(-daily // WORKING_WEEK) + weekly + 1)
