"""What changed in a dossier and was made for its person, as the journal tells."""

from datetime import datetime
from typing import Any, NamedTuple

from coachdesk.domain.json_text import object_in
from coachdesk.domain.private_repr import private_repr
from coachdesk.schema.records import RECORDS
from coachdesk.store.store import Store

_LONG_AGO = "1970-01-01T00:00:00+00:00"
_YEARS = range(1970, 9999)  # that every time zone can show
_CHANGES = """
SELECT e.id, e.at, e.what, CAST(e.facts AS BLOB), e.undone_by IS NOT NULL, c.record, c.record_id,
 CAST(c.before AS BLOB), CAST(c.after AS BLOB)
FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE c.jobseeker_id = :jobseeker ORDER BY c.id DESC LIMIT :most"""
_NOTED = """
SELECT e.id, e.at, e.what, CAST(e.facts AS BLOB), 0, 'jobseeker', e.jobseeker_id, NULL, NULL
FROM journal_entry e WHERE e.jobseeker_id = :jobseeker ORDER BY e.id DESC LIMIT :most"""


@private_repr("what", "record", "record_id")
class HistoryLine(NamedTuple):
    """One change in a dossier's history; of one that was damaged in the file, what can be read."""

    at: str
    what: str
    facts: dict[str, Any]
    undone: bool
    record: str
    record_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    unreadable: bool = False


def history(store: Store, jobseeker_id: int, most: int = 500) -> list[HistoryLine]:
    """The newest changes of one dossier and what was made for its person, newest first."""
    asked = {"jobseeker": jobseeker_id, "most": most}
    rows = [*store.read(_CHANGES, **asked), *store.read(_NOTED, **asked)]
    rows.sort(key=lambda row: -row[0])  # keeps the order within an entry
    found: list[HistoryLine] = []
    for _, *row in rows[:most]:
        at = _moment(row[0]) or (found[-1].at if found else _LONG_AGO)
        try:
            images = [_own_values(row[4], noted) for noted in row[6:]]
            line = HistoryLine(at, row[1], object_in(row[2]), bool(row[3]), *row[4:6], *images)
        except (ArithmeticError, TypeError, ValueError):
            line = HistoryLine(at, row[1], {}, bool(row[3]), row[4], row[5], None, None, True)
        found.append(line)
    return found


def _moment(at: Any) -> str | None:
    """A moment that a screen can show; else the one of the line above is near enough."""
    try:
        return at if datetime.fromisoformat(at).year in _YEARS else None
    except (TypeError, ValueError):
        return None


def _own_values(kind: str, noted: bytes | None) -> dict[str, Any] | None:
    """The fields of a noted row in their own types; raises ValueError."""
    if not noted:
        return None
    if kind not in RECORDS:
        raise ValueError("no record of a dossier")
    fields = RECORDS[kind].fields
    return {
        name: None if value is None else fields[name].kind.from_store(value)
        for name, value in object_in(noted).items()
        if name in fields
    }
