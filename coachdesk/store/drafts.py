"""Keeping what is typed before it is saved. Outside the journal: a draft is nobody's history."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from coachdesk.store.draft_list import ABOUT, Draft
from coachdesk.store.store import Store

# The same form about the same: by uid where that is known, else by number.
_SAME = f"""form = :form AND CASE WHEN :owner IS NULL AND :record IS NULL
  THEN jobseeker_id IS :jobseeker_id AND record_id IS :record_id
  ELSE json_valid(texts) AND json_extract(texts, '$.{ABOUT}.jobseeker') IS :owner
    AND json_extract(texts, '$.{ABOUT}.record') IS :record END"""

_OWNER = text(
    "SELECT id FROM jobseeker"
    " WHERE CASE WHEN :owner IS NULL THEN id = :jobseeker_id ELSE uid = :owner END"
)
_ERASED = text("SELECT 1 FROM journal_entry WHERE what = 'erase' AND at >= :since")
_STARTED = datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def _writing(store: Store) -> Iterator[Session]:
    """One write outside the journal; raises StoreError."""
    try:
        with store.writing, Session(store.engine) as session:
            yield session
            session.commit()
    except SQLAlchemyError as error:
        raise store.write_error(error) or error from error


def keep(store: Store, draft: Draft) -> None:
    """Put a form's texts in the place of what was kept of it before.

    The person is found by uid; who is not there now may come back. Where somebody was erased
    since this process began it may be them: then nothing is kept.
    """
    texts = {**draft.texts, ABOUT: draft.about}
    values = {
        **_keys(draft),
        "texts": json.dumps(texts),  # in ASCII: half a sign, pasted, must not stop it
        "kept_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "since": _STARTED,
    }
    with _writing(store) as session:
        link = session.connection()
        link.execute(text(f"DELETE FROM draft WHERE {_SAME}"), values)
        if draft.jobseeker_id is not None:
            values["jobseeker_id"] = link.execute(_OWNER, values).scalar()
            if values["jobseeker_id"] is None and link.execute(_ERASED, values).first():
                return
        link.execute(
            text(
                "INSERT INTO draft (form, jobseeker_id, record_id, texts, kept_at)"
                " VALUES (:form, :jobseeker_id, :record_id, :texts, :kept_at)"
            ),
            values,
        )


def drop(store: Store, draft: Draft) -> None:
    """The form is finished."""
    with _writing(store) as session:
        session.connection().execute(text(f"DELETE FROM draft WHERE {_SAME}"), _keys(draft))


def _keys(draft: Draft) -> dict[str, Any]:
    about = draft.about
    return {
        "form": draft.form,
        "jobseeker_id": draft.jobseeker_id,
        "record_id": draft.record_id,
        "owner": about["jobseeker"],
        "record": about["record"],
    }
