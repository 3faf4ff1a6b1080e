"""Keeping what is typed before it is saved. Outside the journal: a draft is nobody's history."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import Session

from coachdesk.store.draft_list import Draft
from coachdesk.store.engine import Store

_SAME = "form = :form AND jobseeker_id IS :jobseeker_id AND record_id IS :record_id"


@contextmanager
def _writing(store: Store) -> Iterator[Session]:
    """One write outside the journal; raises StoreError. Of a dossier that is gone nothing stays."""
    try:
        with store.writing, Session(store.engine) as session:
            yield session
            session.commit()
    except IntegrityError:
        return
    except SQLAlchemyError as error:
        raise store.not_written(error) or error from error


def keep(store: Store, draft: Draft) -> None:
    """Put a form's texts in the place of what was kept of it before."""
    values = {
        "form": draft.form,
        "jobseeker_id": draft.jobseeker_id,
        "record_id": draft.record_id,
        "texts": json.dumps(draft.texts),  # in ASCII: half a sign, pasted, must not stop it
        "kept_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with _writing(store) as session:
        link = session.connection()
        link.execute(text(f"DELETE FROM draft WHERE {_SAME}"), values)
        link.execute(
            text(
                "INSERT INTO draft (form, jobseeker_id, record_id, texts, kept_at)"
                " VALUES (:form, :jobseeker_id, :record_id, :texts, :kept_at)"
            ),
            values,
        )


def drop(store: Store, draft: Draft) -> None:
    """The form is finished."""
    values = {
        "form": draft.form,
        "jobseeker_id": draft.jobseeker_id,
        "record_id": draft.record_id,
    }
    with _writing(store) as session:
        session.connection().execute(text(f"DELETE FROM draft WHERE {_SAME}"), values)
