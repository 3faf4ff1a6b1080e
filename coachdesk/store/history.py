"""What changed in a dossier, as its journal tells."""

import json
from typing import Any, NamedTuple

from coachdesk.domain.discreet import discreet
from coachdesk.store.columns import COLUMNS, own_value
from coachdesk.store.engine import Store

_HISTORY = """
SELECT e.at, e.what, e.facts, e.undone_by IS NOT NULL, c.record, c.record_id, c.before, c.after
FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE c.jobseeker_id = :jobseeker ORDER BY c.id DESC LIMIT :most"""


@discreet("what", "record", "record_id")
class HistoryLine(NamedTuple):
    """One change in a dossier's history."""

    at: str
    what: str
    facts: dict[str, Any]
    undone: bool
    record: str
    record_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def history(store: Store, jobseeker_id: int, most: int = 500) -> list[HistoryLine]:
    """The newest changes of one dossier, newest first."""
    return [
        HistoryLine(
            row[0],
            row[1],
            json.loads(row[2]),
            bool(row[3]),
            row[4],
            row[5],
            _own_values(row[4], row[6]),
            _own_values(row[4], row[7]),
        )
        for row in store.read(_HISTORY, jobseeker=jobseeker_id, most=most)
    ]


def _own_values(kind: str, noted: str | None) -> dict[str, Any] | None:
    """The fields of a noted row in their own types."""
    if not noted:
        return None
    row = json.loads(noted)
    if kind not in COLUMNS:
        return dict(row)
    return {
        name: own_value(kind, name, value) for name, value in row.items() if name in COLUMNS[kind]
    }
