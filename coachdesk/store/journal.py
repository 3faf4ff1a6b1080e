"""Every write: one transaction, one journal entry.

Row triggers (store/triggers.py) note what changed; an entry says when, what for and from which
window. `store.undo` writes the rows back as they were.
"""

import json
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import Session

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.store.backups import make_daily_backup
from coachdesk.store.errors import Clash, StoreError
from coachdesk.store.store import Store

WINDOW = secrets.token_hex(8)  # this process: undo prefers what was done here
# What SQLite says where another window removed a record that a write needs, or took a unique value
# first. Every other violation (NOT NULL, CHECK) is a bug of ours.
_OF_ANOTHER_WINDOW = ("FOREIGN KEY", "UNIQUE")
_REF = re.compile(r"K-(\d{1,9})", re.IGNORECASE)
_HIGHEST = text("SELECT max(dossier_number) FROM change WHERE dossier_number < 1000000000")
_ERASED = text("SELECT json_extract(facts, '$.ref') FROM journal_entry WHERE what = 'erase'")
_OWNER = text("SELECT uid FROM coach WHERE id = 1")


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
def write(store: Store, what: str, **facts: FieldValue) -> Iterator[Session]:
    """A session whose changes are committed together, as the entry `what`; all or nothing.

    Leaves no entry when nothing changed. Raises StoreError when the disk does not take it, Clash
    where another window was first.
    """
    with store.writing:
        if what != "import":  # that makes a backup of its own, unless it is a dry run
            make_daily_backup(store)
        try:
            with Session(store.engine, expire_on_commit=False) as session:
                entry = _insert_entry(session, what, facts)
                yield session
                session.flush()
                if has_changes(session, entry):
                    owner = session.connection().execute(_OWNER).scalar()
                    session.commit()
                    store.owner, store.last_entry = owner, (entry, WINDOW)
                else:
                    session.rollback()
        except IntegrityError as error:
            if not str(error.orig).startswith(_OF_ANOTHER_WINDOW):
                raise
            raise Clash(None, {}) from error
        except SQLAlchemyError as error:
            # The driver's message shows personal data: it must not come along.
            if "Could not decode" in str(error.args):
                raise StoreError("damaged", store.path) from None
            raise store.write_error(error) or error from error


@contextmanager
def write_unjournalled(store: Store) -> Iterator[Session]:
    """A session whose changes are no entry of the journal; raises StoreError."""
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
    with write_unjournalled(store) as session:
        for jobseeker_id in people:
            _insert_entry(session, what, facts, jobseeker_id)


def _insert_entry(
    session: Session, what: str, facts: JsonObject, jobseeker_id: int | None = None
) -> int:
    result = session.connection().execute(
        text(
            "INSERT INTO journal_entry (at, what, facts, window, jobseeker_id)"
            " VALUES (:at, :what, :facts, :window, :jobseeker)"
        ),
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "what": what,
            "facts": json.dumps(facts, ensure_ascii=False),
            "window": WINDOW,
            "jobseeker": jobseeker_id,
        },
    )
    return int(result.lastrowid)


def has_changes(session: Session, entry: int) -> bool:
    sql = text("SELECT 1 FROM change WHERE entry_id = :entry LIMIT 1")
    return session.connection().execute(sql, {"entry": entry}).first() is not None


def highest_number(session: Session) -> int:
    """The highest of all dossier numbers ever written down, also of dossiers that are gone."""
    link = session.connection()
    noted = link.execute(_HIGHEST).scalar()
    erased = link.execute(_ERASED).scalars()
    return max([noted or 0, *(number_in(ref) for ref in erased)])


def number_in(ref: str | None) -> int:
    """The number in `K-00123`; 0 where there is none."""
    match = _REF.fullmatch(ref or "")
    return int(match[1]) if match else 0
