"""Every write: one transaction, one journal entry.

Row triggers (store/triggers.py) note what changed; an entry says when, what for and from which
window. `store.undo` writes the rows back as they were.
"""

import json
import re
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, NoReturn, cast

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.store.backups import make_daily_backup
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import Clash, StoreError
from coachdesk.store.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

WINDOW = secrets.token_hex(8)  # this process: undo prefers what was done here
# What SQLite says where another window removed a record that a write needs, or took a unique value
# first. Every other violation (NOT NULL, CHECK) is a bug of ours.
_OF_ANOTHER_WINDOW = ("FOREIGN KEY", "UNIQUE")
_REF = re.compile(r"K-(\d{1,9})", re.IGNORECASE)
_HIGHEST = "SELECT max(dossier_number) FROM change WHERE dossier_number < 1000000000"
_ERASED = "SELECT json_extract(facts, '$.ref') FROM journal_entry WHERE what = 'erase'"
_OWNER = "SELECT uid FROM coach WHERE id = 1"


@private_repr("id", "what")
class JournalEntry(NamedTuple):
    """One write: what was done, and the facts to say it with."""

    id: int
    at: str
    what: str
    facts: JsonObject
    people: tuple[str, ...] = ()
    records: tuple[RecordRef, ...] = ()  # what it touched, the jobseekers last


@contextmanager
def write(store: Store, what: str, **facts: FieldValue) -> "Iterator[Session]":
    """A session whose changes are committed together, as the entry `what`; all or nothing.

    Leaves no entry when nothing changed. Raises StoreError when the disk does not take it, Clash
    where another window was first.
    """
    from sqlalchemy.exc import SQLAlchemyError
    from sqlmodel import Session

    with store.writing:
        if what != "import":  # that makes a backup of its own, unless it is a dry run
            make_daily_backup(store)
        errors: tuple[type[Exception], ...] = (SQLAlchemyError, *driver_errors())
        try:
            with Session(store.engine, expire_on_commit=False) as session:
                link = link_of(session)
                entry = _insert_entry(link, what, facts)
                yield session
                session.flush()
                if has_changes(link, entry):
                    owner = _owner_in(link)
                    session.commit()
                    store.owner, store.last_entry = owner, (entry, WINDOW)
                else:
                    session.rollback()
        except errors as error:
            _refuse(store, error)


@contextmanager
def write_rows(store: Store, what: str, **facts: FieldValue) -> Iterator[sqlite3.Connection]:
    """The same on the driver's own connection, for many rows: SQLModel alone takes longer to
    import than a list of a thousand people. Makes no backup of the day.
    """
    try:
        with store.write_transaction() as link:
            entry = _insert_entry(link, what, facts)
            yield link
            if has_changes(link, entry):
                owner = _owner_in(link)
                link.execute("COMMIT")
                store.owner, store.last_entry = owner, (entry, WINDOW)
    except driver_errors() as error:
        _refuse(store, error)


def link_of(session: "Session") -> sqlite3.Connection:
    """The driver's connection of a session, within its transaction."""
    return cast(sqlite3.Connection, session.connection().connection.dbapi_connection)


def _refuse(store: Store, error: Exception) -> NoReturn:
    """Raise why a write was not kept, for an error of a driver or of SQLAlchemy, which wraps it."""
    cause = getattr(error, "orig", None) or error
    if type(cause).__name__ == "IntegrityError":
        if not str(cause).startswith(_OF_ANOTHER_WINDOW):
            raise error
        raise Clash(None, {}) from error
    # The driver's message shows personal data: it must not come along.
    if "Could not decode" in str(cause):
        raise StoreError("damaged", store.path) from None
    raise store.write_error(error) or error from error


def _owner_in(link: sqlite3.Connection) -> str | None:
    found = link.execute(_OWNER).fetchone()
    return found[0] if found else None


@contextmanager
def write_unjournalled(store: Store) -> "Iterator[Session]":
    """A session whose changes are no entry of the journal; raises StoreError."""
    from sqlalchemy.exc import SQLAlchemyError
    from sqlmodel import Session

    try:
        with store.writing, Session(store.engine) as session:
            yield session
            session.commit()
    except SQLAlchemyError as error:
        raise store.write_error(error) or error from error


def note(
    store: Store, what: str, *, people: Sequence[int | None] = (None,), **facts: FieldValue
) -> None:
    """Add an entry for something that changed no record, such as an export.

    `people` are the ids of those in whose history it belongs: an entry for each.
    """
    try:
        with store.write_transaction(noted=False) as link:
            for jobseeker_id in people:
                _insert_entry(link, what, facts, jobseeker_id)
            link.execute("COMMIT")
    except driver_errors() as error:
        raise store.write_error(error) or error from error


def _insert_entry(
    link: sqlite3.Connection, what: str, facts: JsonObject, jobseeker_id: int | None = None
) -> int:
    result = link.execute(
        "INSERT INTO journal_entry (at, what, facts, window, jobseeker_id)"
        " VALUES (:at, :what, :facts, :window, :jobseeker)",
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "what": what,
            "facts": json.dumps(facts, ensure_ascii=False),
            "window": WINDOW,
            "jobseeker": jobseeker_id,
        },
    )
    return cast(int, result.lastrowid)


def has_changes(link: sqlite3.Connection, entry: int) -> bool:
    asked = link.execute("SELECT 1 FROM change WHERE entry_id = ? LIMIT 1", (entry,))
    return asked.fetchone() is not None


def highest_number(link: sqlite3.Connection) -> int:
    """The highest of all dossier numbers ever written down, also of dossiers that are gone."""
    [(noted,)] = link.execute(_HIGHEST)
    erased = link.execute(_ERASED).fetchall()
    return max([noted or 0, *(number_in(ref) for (ref,) in erased)])


def ref_of(number: int) -> str:
    """The dossier number as it is written: `K-00001`, `K-00002` …"""
    return f"K-{number:05}"


def number_in(ref: str | None) -> int:
    """The number in `K-00123`; 0 where there is none."""
    match = _REF.fullmatch(ref or "")
    return int(match[1]) if match else 0
