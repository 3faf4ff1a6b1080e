"""Undo and redo: the rows of a journal entry written back as they were, as an entry of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import text
from sqlmodel import Session

from coachdesk.domain.json_text import object_in
from coachdesk.domain.names import full_name
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import JsonObject
from coachdesk.schema.records import RECORDS
from coachdesk.store import journal
from coachdesk.store.bulk import columns_of
from coachdesk.store.errors import Clash, NothingToDo, StoreError
from coachdesk.store.journal import JournalEntry, has_changes, link_of, write
from coachdesk.store.row_restoring import RowChange, RowStep, restore_rows
from coachdesk.store.store import Store
from coachdesk.words.records import row_in_short

_NAMED = 3
_OF_SETTING = {"id", "name", "value"}
_MOST_RECORDS = 20  # of one write that a screen looks for, to put its cursor there

_UNDOABLE = """
SELECT e.id, e.at, e.what, e.facts FROM journal_entry e
WHERE e.undoes IS NULL AND e.undone_by IS NULL AND e.what <> 'undo' {where}
  AND EXISTS (SELECT 1 FROM change c WHERE c.entry_id = e.id)
ORDER BY e.id DESC LIMIT {count}"""
_NAMES = """
SELECT DISTINCT j.id, j.first_name, j.prefix, j.last_name FROM change c
JOIN jobseeker j ON j.id = c.jobseeker_id WHERE c.entry_id = :entry LIMIT :most"""
_REDOABLE = """
SELECT e.id, e.at, e.what, e.facts FROM journal_entry e JOIN journal_entry u ON u.id = e.undone_by
WHERE NOT EXISTS (SELECT 1 FROM journal_entry n WHERE n.id > u.id AND n.undoes IS NULL
                  AND n.what <> 'redo' {newer}
                  AND EXISTS (SELECT 1 FROM change c WHERE c.entry_id = n.id))
  {where} ORDER BY u.id DESC LIMIT 1"""
_HERE = "AND e.window = :window"
_ANYWHERE = "AND :window IS NOT NULL"


def undoable(store: Store, count: int) -> list[JournalEntry]:
    """The writes that can be taken back, in the order of undo: those of this window first."""
    found: dict[int, JournalEntry] = {}
    with store.read_transaction():
        for where in (_HERE, _ANYWHERE):
            sql = _UNDOABLE.format(where=where, count=count)
            for entry, at, what, facts in store.read(sql, window=journal.WINDOW):
                names = store.read(_NAMES, entry=entry, most=_NAMED + 1)
                people = tuple(full_name(*name) for _, *name in names)
                found.setdefault(entry, JournalEntry(entry, at, what, _facts(facts), people))
    return list(found.values())[:count]


def undo(store: Store, may: Callable[[JournalEntry], bool] = lambda _: True) -> JournalEntry:
    """Take back the newest write of this window, else of the store; raises Clash, NothingToDo.

    `may` says of the entry whether it is meant; of another one nothing is taken back (Clash).
    """
    with _damage_as_store_error(store), write(store, "undo") as session:
        _refuse_if_replaced(store, session)
        entry = _newest_entry(session, _UNDOABLE.format(where=_HERE, count=1)) or _newest_entry(
            session, _UNDOABLE.format(where=_ANYWHERE, count=1)
        )
        if not entry:
            raise NothingToDo("undo")
        if not may(entry):
            raise Clash(None, {})
        own = _mark_as_undoing(session, entry.id)
        changes = _changes(session, entry.id)
        people = _people(session, changes)
        restore_rows(session, (RowStep(c, c.after, c.before) for c in reversed(changes)))
        if not has_changes(link_of(session), own):
            raise NothingToDo("undo")  # a coach with dossiers stays, and there was no other change
        _set_undone(session, entry.id, own)
    return _told(entry, people, changes)


def redo(store: Store) -> JournalEntry:
    """Do again what was undone last, here or else anywhere; raises Clash, NothingToDo."""
    with _damage_as_store_error(store), write(store, "redo") as session:
        _refuse_if_replaced(store, session)
        entry = _newest_entry(
            session,
            _REDOABLE.format(newer="AND n.window = u.window", where="AND u.window = :window"),
        ) or _newest_entry(session, _REDOABLE.format(newer="", where=_ANYWHERE))
        if not entry:
            raise NothingToDo("redo")
        _mark_as_undoing(session, entry.id)
        changes = _changes(session, entry.id)
        restore_rows(session, (RowStep(c, c.before, c.after) for c in changes))
        _set_undone(session, entry.id, None)
        people = _people(session, changes)
    return _told(entry, people, changes)


def _refuse_if_replaced(store: Store, session: Session) -> None:
    """Raise StoreError, once, where the file does not hold the last entry of this window.

    Another file stands there now: undo would take back what the user has not just done.
    """
    last, store.last_entry = store.last_entry, None
    if last is None:
        return
    sql = text(
        "SELECT 1 FROM journal_entry WHERE id = :id AND window = :window"
        " AND id < (SELECT max(id) FROM journal_entry)"  # which is being written now
    )
    if session.connection().execute(sql, {"id": last[0], "window": last[1]}).first() is None:
        raise StoreError("replaced", store.path)
    store.last_entry = last


@contextmanager
def _damage_as_store_error(store: Store) -> Iterator[None]:
    """What the journal noted and cannot be read any more was damaged in the file."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError("damaged", store.path) from error


def _newest_entry(session: Session, sql: str) -> JournalEntry | None:
    row = session.connection().execute(text(sql), {"window": journal.WINDOW}).first()
    return JournalEntry(row.id, row.at, row.what, _facts(row.facts)) if row else None


def _facts(stored: str) -> JsonObject:
    """The facts of an entry; none where they are damaged, for undo does not need them."""
    try:
        return object_in(stored)
    except ValueError:
        return {}


def _mark_as_undoing(session: Session, entry: int) -> int:
    """Note in the entry just begun that it undoes (or redoes) `entry`; gives its id."""
    link = session.connection()
    own = int(link.execute(text("SELECT max(id) FROM journal_entry")).scalar_one())
    link.execute(
        text("UPDATE journal_entry SET undoes = :entry WHERE id = :own"),
        {"entry": entry, "own": own},
    )
    link.execute(text("PRAGMA defer_foreign_keys = ON"))
    return own


def _set_undone(session: Session, entry: int, by: int | None) -> None:
    session.connection().execute(
        text("UPDATE journal_entry SET undone_by = :by WHERE id = :entry"),
        {"by": by, "entry": entry},
    )


def _changes(session: Session, entry: int) -> Sequence[RowChange]:
    rows = session.connection().execute(
        text(
            "SELECT id, record, record_id, jobseeker_id, before, after FROM change"
            " WHERE entry_id = :entry ORDER BY id"
        ),
        {"entry": entry},
    )
    return [
        RowChange(
            row.id,
            row.record,
            row.record_id,
            row.jobseeker_id,
            _image(row.record, row.before),
            _image(row.record, row.after),
        )
        for row in rows.all()
    ]


def _people(session: Session, changes: Sequence[RowChange]) -> tuple[str, ...]:
    """The names of the jobseekers a write was about; `_NAMED` plus one where there are more."""
    images = {
        change.record_id: change.after or change.before
        for change in changes
        if change.record == "jobseeker"
    }
    found: dict[int, str] = {}
    for change in changes:
        key = change.jobseeker_id
        if key is None or key in found or len(found) > _NAMED:
            continue
        if image := images.get(key):
            found[key] = full_name(image["first_name"], image["prefix"], image["last_name"])
            continue
        names = text("SELECT first_name, prefix, last_name FROM jobseeker WHERE id = :id")
        if row := session.connection().execute(names, {"id": key}).first():
            found[key] = full_name(*row)
    return tuple(found.values())


def _told(
    entry: JournalEntry, people: tuple[str, ...], changes: Sequence[RowChange]
) -> JournalEntry:
    """The entry with whom and which records it was about, and how many of each there are."""
    kind = entry.facts.get("kind") or ("contact" if entry.what == "log_contact" else "")
    rows = [change.after or change.before or {} for change in changes if change.record == kind]
    touched = {change.jobseeker_id for change in changes} - {None}
    facts = {**entry.facts, "people_touched": len(touched)}
    is_one = len(rows) == 1 or entry.what == "log_contact"  # the next appointment with it
    if is_one and kind not in ("jobseeker", "setting"):
        facts["called"] = ", ".join(filter(None, map(row_in_short, rows)))
    elif kind:
        facts["records_touched"] = len(
            {(c.record, c.record_id) for c in changes if c.record == kind}
        )
    return entry._replace(people=people, records=_touched_records(changes), facts=facts)


def _touched_records(changes: Sequence[RowChange]) -> tuple[RecordRef, ...]:
    owners = {RecordRef("jobseeker", c.jobseeker_id) for c in changes if c.jobseeker_id is not None}
    return (*(RecordRef(c.record, c.record_id) for c in changes[:_MOST_RECORDS]), *owners)


def _image(table: str, value: str | None) -> JsonObject | None:
    """A row as the journal noted it; raises ValueError, KeyError where it cannot be one."""
    if not value:
        return None
    row = object_in(value)
    if row.keys() - (_OF_SETTING if table == "setting" else columns_of(RECORDS[table]).keys()):
        raise ValueError("no such column")
    return row
