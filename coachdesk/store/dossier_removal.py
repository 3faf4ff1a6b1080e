"""The change to one file that takes somebody out: records, journal entries, unfinished forms."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from coachdesk.domain.json_text import parsed
from coachdesk.domain.names import fold
from coachdesk.store.record_matching import Known


class Removal:
    """Takes everybody who is `known` out of a file; counts what it removes.

    `unsure` says afterwards whether somebody who may be the same is still in it, `twins` which
    other dossiers of the caseload look the same.
    """

    def __init__(self, known: Known, ref: str = "", at: datetime | None = None) -> None:
        self._known = known
        self._ref = ref
        self._at = at
        self.records: dict[str, int] = {}
        self.changes = 0
        self.unsure = False
        self.twins: tuple[str, ...] = ()

    def __call__(self, link: sqlite3.Connection) -> None:
        met = self._known.met_in(link)
        self.unsure, self.twins = met.unsure, met.twins
        link.execute("BEGIN")
        self._drafts_of_nobody(link)
        for table in _tables_of_dossiers(link):
            self._delete(link, table, "jobseeker_id", met.ids)
        self._delete(link, "jobseeker", "id", met.ids)
        for place in met.ids:
            own = "jobseeker_id = ? OR (record = 'jobseeker' AND record_id = ?)"
            gone = link.execute(f"DELETE FROM change WHERE {own}", (place, place))
            self.changes += gone.rowcount
        # An entry that lost all it did can be neither undone nor redone.
        link.execute(
            "UPDATE journal_entry SET undone_by = NULL"
            " WHERE id NOT IN (SELECT entry_id FROM change)"
        )
        if self._at:
            link.execute(
                "INSERT INTO journal_entry (at, what, facts, window) VALUES (?, 'erase', ?, '')",
                (self._at.isoformat(timespec="seconds"), json.dumps({"ref": self._ref})),
            )
        link.execute("COMMIT")

    def _drafts_of_nobody(self, link: sqlite3.Connection) -> None:
        """A form left unfinished that belongs to no dossier may be about this one all the same."""
        for place, stored in link.execute("SELECT id, CAST(texts AS BLOB) FROM draft").fetchall():
            kept = _words_of(stored)
            if kept is None or self._known.is_named_in(kept):
                link.execute("DELETE FROM draft WHERE id = ?", (place,))
                self.records["draft"] = self.records.get("draft", 0) + 1
            else:
                self.unsure |= self._known.may_be_called_in(kept)

    def _delete(
        self, link: sqlite3.Connection, table: str, column: str, ids: tuple[int, ...]
    ) -> None:
        for place in ids:
            gone = link.execute(f'DELETE FROM "{table}" WHERE {column} = ?', (place,)).rowcount
            if gone:
                self.records[table] = self.records.get(table, 0) + gone


def holds_a_draft_of(link: sqlite3.Connection, known: Known) -> bool:
    """Whether a form left unfinished in a file is about them, or cannot be read."""
    rows = link.execute("SELECT CAST(texts AS BLOB) FROM draft").fetchall()
    return any((kept := _words_of(row[0])) is None or known.is_named_in(kept) for row in rows)


def _words_of(stored: bytes | None) -> str | None:
    """All that was typed in a form, folded; None where nobody can read it any more."""
    try:
        return fold("\n".join(_texts_in(parsed(stored or b""))))
    except ValueError:
        return None


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(item)


def _tables_of_dossiers(link: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a dossier, the journal's own aside."""
    tables = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in tables
        if name != "change"
        and any(row[1] == "jobseeker_id" for row in link.execute(f'PRAGMA table_info("{name}")'))
    ]
