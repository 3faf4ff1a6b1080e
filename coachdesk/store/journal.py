"""Every write: one transaction, one journal entry. Undo, redo and history read the same journal.

Row triggers (store/triggers.py) note what changed; an entry says when, what for and from which
window. Undo writes the rows back as they were, as a new entry of its own.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import Session

from coachdesk.domain.json_text import object_in
from coachdesk.domain.names import full_name
from coachdesk.domain.private_repr import private_repr
from coachdesk.records import Record
from coachdesk.store.backups import make_daily_backup
from coachdesk.store.errors import StoreError
from coachdesk.store.store import Store
from coachdesk.store.triggers import JOURNALLED

WINDOW = secrets.token_hex(8)  # this process: undo prefers what was done here
# What SQLite says where another window took away, or took, what a write needs. Every other
# violation (NOT NULL, CHECK) is a fault of coachdesk itself.
_OF_ANOTHER_WINDOW = ("FOREIGN KEY", "UNIQUE")


class Clash(Exception):
    """A record is no longer as it was when it was read or changed here."""

    def __init__(self, record: str, differences: dict[str, tuple[Any, Any]]) -> None:
        super().__init__(record)
        self.record = record
        self.differences = differences  # field: (as it is wanted here, as it is now)


@private_repr("id", "what")
class JournalEntry(NamedTuple):
    """One write: what was done, and the facts to say it with."""

    id: int
    at: str
    what: str
    facts: dict[str, Any]
    people: tuple[str, ...] = ()
    records: tuple[str, ...] = ()  # `kind:id` of what it touched, the jobseekers' own last


@private_repr("id", "record", "record_id")
class RowChange(NamedTuple):
    id: int
    record: str
    record_id: int
    jobseeker_id: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class NothingToDo(Exception):
    """There is nothing (left) to undo or redo."""


@contextmanager
def write(store: Store, what: str, **facts: Any) -> Iterator[Session]:
    """A session whose changes are kept together, noted as `what`; all or nothing.

    Leaves no entry behind when nothing changed. Raises StoreError when the disk does not take it.
    """
    with store.writing:
        if what != "import":  # that has a backup of its own, unless it is a dry run
            make_daily_backup(store)
        try:
            with Session(store.engine, expire_on_commit=False) as session:
                entry = _begin(session, what, facts)
                yield session
                session.flush()
                if _anything(session, entry):
                    owner = session.connection().execute(_OWNER).scalar()
                    session.commit()
                    store.owner, store.last_entry = owner, (entry, WINDOW)
                else:
                    session.rollback()
        except IntegrityError as error:
            if not str(error.orig).startswith(_OF_ANOTHER_WINDOW):
                raise
            raise Clash("", {}) from error
        except SQLAlchemyError as error:
            # The driver's message shows the words: they must not come along.
            if "Could not decode" in str(error.args):
                raise StoreError("damaged", store.path) from None
            if known := store.write_error(error):
                raise known from error
            raise


_OWNER = text("SELECT uid FROM coach WHERE id = 1")


def note(store: Store, what: str, **facts: Any) -> None:
    """Write down that something was done that changed no record, such as an export."""
    try:
        with store.writing, Session(store.engine) as session:
            _begin(session, what, facts)
            session.commit()
    except SQLAlchemyError as error:
        raise store.write_error(error) or error from error


def _begin(session: Session, what: str, facts: dict[str, Any], undoes: int | None = None) -> int:
    result = session.connection().execute(
        text(
            "INSERT INTO journal_entry (at, what, facts, window, undoes)"
            " VALUES (:at, :what, :facts, :window, :undoes)"
        ),
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "what": what,
            "facts": json.dumps(facts, ensure_ascii=False),
            "window": WINDOW,
            "undoes": undoes,
        },
    )
    return int(result.lastrowid)


def _anything(session: Session, entry: int) -> bool:
    sql = text("SELECT 1 FROM change WHERE entry_id = :entry LIMIT 1")
    return session.connection().execute(sql, {"entry": entry}).first() is not None


_UNDOABLE = """
SELECT e.id, e.at, e.what, e.facts FROM journal_entry e
WHERE e.undoes IS NULL AND e.undone_by IS NULL AND e.what <> 'undo' {where}
  AND EXISTS (SELECT 1 FROM change c WHERE c.entry_id = e.id)
ORDER BY e.id DESC LIMIT 1"""
_REDOABLE = """
SELECT e.id, e.at, e.what, e.facts FROM journal_entry e JOIN journal_entry u ON u.id = e.undone_by
WHERE NOT EXISTS (SELECT 1 FROM journal_entry n WHERE n.id > u.id AND n.undoes IS NULL
                  AND n.what <> 'redo' {newer}
                  AND EXISTS (SELECT 1 FROM change c WHERE c.entry_id = n.id))
  {where} ORDER BY u.id DESC LIMIT 1"""
_HERE = "AND e.window = :window"
_ANYWHERE = "AND :window IS NOT NULL"


def next_undo(store: Store) -> JournalEntry | None:
    """The newest write of this window that can be taken back, else of the store."""
    for where in (_HERE, _ANYWHERE):
        for row in store.read(_UNDOABLE.format(where=where), window=WINDOW):
            return JournalEntry(row[0], row[1], row[2], _facts(row[3]))
    return None


def undo(store: Store) -> JournalEntry:
    """Take back the newest write of this window, else of the store; raises Clash, NothingToDo."""
    with _understood(store), write(store, "undo") as session:
        _refuse_if_replaced(store, session)
        entry = _newest(session, _UNDOABLE.format(where=_HERE)) or _newest(
            session, _UNDOABLE.format(where=_ANYWHERE)
        )
        if not entry:
            raise NothingToDo("undo")
        own = _mark(session, entry.id)
        changes = _changes(session, entry.id)
        people = _people(session, changes)
        for change in reversed(changes):
            _put(session, change, change.after, change.before)
        if not _anything(session, own):
            raise NothingToDo("undo")  # a coach with dossiers stays, and nothing else was done
        _set_undone(session, entry.id, own)
    return entry._replace(people=people, records=_touched(changes))


def redo(store: Store) -> JournalEntry:
    """Do again what was undone last, here or else anywhere; raises Clash, NothingToDo."""
    with _understood(store), write(store, "redo") as session:
        _refuse_if_replaced(store, session)
        entry = _newest(
            session,
            _REDOABLE.format(newer="AND n.window = u.window", where="AND u.window = :window"),
        ) or _newest(session, _REDOABLE.format(newer="", where=_ANYWHERE))
        if not entry:
            raise NothingToDo("redo")
        _mark(session, entry.id)
        changes = _changes(session, entry.id)
        for change in changes:
            _put(session, change, change.before, change.after)
        _set_undone(session, entry.id, None)
        people = _people(session, changes)
    return entry._replace(people=people, records=_touched(changes))


def _refuse_if_replaced(store: Store, session: Session) -> None:
    """Raise StoreError, once, where the file does not hold what was done here last.

    What would be taken back then is something that nobody here has just done.
    """
    last, store.last_entry = store.last_entry, None
    if last is None:
        return
    sql = text(
        "SELECT 1 FROM journal_entry WHERE id = :id AND window = :window"
        " AND id < (SELECT max(id) FROM journal_entry)"  # that one is being written now
    )
    if session.connection().execute(sql, {"id": last[0], "window": last[1]}).first() is None:
        raise StoreError("replaced", store.path)
    store.last_entry = last


@contextmanager
def _understood(store: Store) -> Iterator[None]:
    """What the journal noted and nobody can read any more was damaged in the file."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError("damaged", store.path) from error


def _newest(session: Session, sql: str) -> JournalEntry | None:
    row = session.connection().execute(text(sql), {"window": WINDOW}).first()
    return JournalEntry(row[0], row[1], row[2], _facts(row[3])) if row else None


def _facts(stored: str) -> dict[str, Any]:
    """What an entry says of itself; nothing where that was damaged, which undo does without."""
    try:
        return object_in(stored)
    except ValueError:
        return {}


def _mark(session: Session, entry: int) -> int:
    """Say of the entry just begun that it takes back (or redoes) `entry`."""
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


def _changes(session: Session, entry: int) -> list[RowChange]:
    rows = session.connection().execute(
        text(
            "SELECT id, record, record_id, jobseeker_id, before, after FROM change"
            " WHERE entry_id = :entry ORDER BY id"
        ),
        {"entry": entry},
    )
    return [
        RowChange(row[0], row[1], row[2], row[3], _row(row[1], row[4]), _row(row[1], row[5]))
        for row in rows.all()
    ]


_NAMED = 3
_FOLLOWED = 20  # so many records of one write a screen looks for, to put its cursor there


def _people(session: Session, changes: list[RowChange]) -> tuple[str, ...]:
    """The names of the jobseekers a write was about; one more than `_NAMED` says there are more."""
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


def _touched(changes: list[RowChange]) -> tuple[str, ...]:
    owners = {f"jobseeker:{c.jobseeker_id}" for c in changes if c.jobseeker_id is not None}
    return (*(f"{c.record}:{c.record_id}" for c in changes[:_FOLLOWED]), *owners)


def _row(table: str, value: str | None) -> dict[str, Any] | None:
    """A row as the journal noted it; raises ValueError, KeyError where it is none of this."""
    if not value:
        return None
    row = object_in(value)
    if row.keys() - Record.metadata.tables[table].columns.keys():
        raise ValueError("no such column")
    return row


def _put(
    session: Session,
    change: RowChange,
    expected: dict[str, Any] | None,
    wanted: dict[str, Any] | None,
) -> None:
    """Bring one row from `expected` to `wanted`; raises Clash where it is neither any more."""
    link = session.connection()
    where = {"id": change.record_id}
    found = link.exec_driver_sql(f"SELECT * FROM {change.record} WHERE id = :id", where).first()
    current = dict(found._mapping) if found else None
    differences = _differences(expected, current)
    if differences:
        raise Clash(f"{change.record}:{change.record_id}", differences)
    if wanted is None:
        if not _hangs_on(session, change.record, change.record_id):
            link.exec_driver_sql(f"DELETE FROM {change.record} WHERE id = :id", where)
        elif change.record != "coach":
            # Deleting would take along what another window has added since.
            raise Clash(f"{change.record}:{change.record_id}", {})
        return
    if current and "version" in wanted:
        wanted = {**wanted, "version": current["version"] + 1}
    columns = list(wanted)
    names = ", ".join(f'"{column}"' for column in columns)
    if current is None:
        marks = ", ".join(f":{column}" for column in columns)
        sql = f"INSERT INTO {change.record} ({names}) VALUES ({marks})"
    else:
        marks = ", ".join(f'"{column}" = :{column}' for column in columns)
        sql = f"UPDATE {change.record} SET {marks} WHERE id = :id"
    link.exec_driver_sql(sql, wanted)


def _hangs_on(session: Session, table: str, record_id: int) -> bool:
    """Whether any record still points at this one."""
    link = session.connection()
    return any(link.exec_driver_sql(sql, {"id": record_id}).first() for sql in _children(table))


@cache
def _children(table: str) -> list[str]:
    """What looks for records that point at one of this table."""
    return [
        f'SELECT 1 FROM {child} WHERE "{key.parent.name}" = :id LIMIT 1'
        for child in JOURNALLED
        for key in Record.metadata.tables[child].foreign_keys
        if key.column.table.name == table
    ]


def _differences(
    expected: dict[str, Any] | None, current: dict[str, Any] | None
) -> dict[str, tuple[Any, Any]]:
    """Where a row is not as expected: field -> (expected, found)."""
    if (expected is None) != (current is None):
        return {"id": (expected and expected["id"], current and current["id"])}
    if expected is None or current is None:
        return {}
    return {
        name: (value, current.get(name))
        for name, value in expected.items()
        if name != "version" and current.get(name) != value
    }


def refs_given(session: Session) -> list[str]:
    """Every dossier number ever written down, also of dossiers that are gone."""
    rows = session.connection().execute(
        text(
            "SELECT json_extract(coalesce(after, before), '$.ref') FROM change"
            " WHERE record = 'jobseeker'"
            " UNION SELECT json_extract(facts, '$.ref') FROM journal_entry WHERE what = 'erase'"
        )
    )
    return [row[0] for row in rows.all() if row[0]]
