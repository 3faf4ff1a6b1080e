"""Forms left unfinished: read without SQLModel, so that the start can offer them at once."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from coachdesk.domain.discreet import discreet
from coachdesk.domain.json_text import object_in
from coachdesk.store.engine import Store


@discreet("form", "jobseeker_id", "record_id")
class Draft(NamedTuple):
    """What stands in a form: which form, about whom, which record, and the text of each field."""

    form: str
    jobseeker_id: int | None
    record_id: int | None
    texts: Mapping[str, Any]
    kept_at: str = ""


def read_drafts(store: Store) -> list[Draft]:
    """The newest first; what was damaged in the file is left out, and stops nobody from starting.

    `check` names it.
    """
    rows = store.read(
        "SELECT form, jobseeker_id, record_id, CAST(texts AS BLOB), kept_at FROM draft"
        " ORDER BY kept_at DESC"
    )
    return [
        Draft(form, owner, record, texts, kept_at)
        for form, owner, record, stored, kept_at in rows
        if (texts := _texts(stored)) is not None
    ]


def _texts(stored: bytes) -> dict[str, Any] | None:
    try:
        return object_in(stored)
    except ValueError:
        return None
