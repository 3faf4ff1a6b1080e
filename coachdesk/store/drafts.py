"""Saving drafts: what stands in a form that was not saved. The journal does not note them."""

import json
from datetime import UTC, datetime

from sqlalchemy import text

from coachdesk.domain.values import FieldValue
from coachdesk.store.draft_list import ABOUT, Draft
from coachdesk.store.journal import write_unjournalled
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


def save_draft(store: Store, draft: Draft) -> None:
    """Save a form's texts in the place of its draft before.

    The person is found by uid; who is not there now may come back. Where somebody was erased
    since this process began it may be them: then nothing is saved.
    """
    texts = {**draft.texts, ABOUT: draft.about}
    values = {
        **_keys(draft),
        "texts": json.dumps(texts),  # in ASCII: a lone surrogate, pasted, must not stop it
        "kept_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "since": _STARTED,
    }
    with write_unjournalled(store) as session:
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


def delete_draft(store: Store, draft: Draft) -> None:
    """The form was saved or left."""
    with write_unjournalled(store) as session:
        session.connection().execute(text(f"DELETE FROM draft WHERE {_SAME}"), _keys(draft))


def _keys(draft: Draft) -> dict[str, FieldValue]:
    about = draft.about
    return {
        "form": draft.form,
        "jobseeker_id": draft.jobseeker_id,
        "record_id": draft.record_id,
        "owner": about["jobseeker"],
        "record": about["record"],
    }
