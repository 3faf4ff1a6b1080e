"""Forms left unfinished: read without SQLModel, so that the start can offer them at once."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from coachdesk.domain.discreet import discreet
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
    """The newest first."""
    rows = store.read(
        "SELECT form, jobseeker_id, record_id, texts, kept_at FROM draft ORDER BY kept_at DESC"
    )
    return [Draft(row[0], row[1], row[2], json.loads(row[3]), row[4]) for row in rows]
