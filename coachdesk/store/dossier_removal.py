"""Removing people from one file: their records, journal entries and drafts."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from coachdesk.domain.json_text import parsed
from coachdesk.domain.names import fold
from coachdesk.store.record_matching import Known


class Removal:
    """Removes everybody who is `known` from a file, and counts what it removed.

    Afterwards `unsure` says whether somebody who may be the same is still in it, `twins` which
    other dossiers of the caseload look like the same person's.
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
        self._delete_drafts(link)
        self._delete_pairings(link, met.ids)
        for table in _tables_of_dossiers(link):
            self._delete(link, table, "jobseeker_id", met.ids)
        self._delete(link, "jobseeker", "id", met.ids)
        for key in met.ids:
            own = "jobseeker_id = ? OR (record = 'jobseeker' AND record_id = ?)"
            gone = link.execute(f"DELETE FROM change WHERE {own}", (key, key))
            self.changes += gone.rowcount
            if _notes_people(link):
                link.execute("DELETE FROM journal_entry WHERE jobseeker_id = ?", (key,))
        # An entry without changes can be neither undone nor redone.
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

    def _delete_pairings(self, link: sqlite3.Connection, ids: tuple[int, ...]) -> None:
        """In the dossiers of others they may stand as somebody's buddy or mentor, by number."""
        if "pairing" not in _tables_of_dossiers(link):
            return
        people = link.execute("SELECT id, ref FROM jobseeker").fetchall()
        theirs = {ref for key, ref in people if key in ids} | {
            image.ref for image in self._known.images
        }
        others = {fold(str(ref)) for key, ref in people if key not in ids}
        wanted = {fold(str(ref)) for ref in theirs if ref} - others
        named = link.execute("SELECT id, with_ref FROM pairing WHERE with_ref IS NOT NULL")
        noted = link.execute(
            "SELECT record_id, CASE WHEN json_valid(image)"
            " THEN json_extract(image, '$.with_ref') END"
            " FROM (SELECT record_id, before AS image FROM change WHERE record = 'pairing'"
            " UNION ALL SELECT record_id, after FROM change WHERE record = 'pairing')"
        )
        found = {
            key for key, ref in (*named.fetchall(), *noted.fetchall()) if fold(str(ref)) in wanted
        }
        for key in sorted(found):
            self._delete(link, "pairing", "id", (key,))
            gone = link.execute(
                "DELETE FROM change WHERE record = 'pairing' AND record_id = ?", (key,)
            )
            self.changes += gone.rowcount

    def _delete_drafts(self, link: sqlite3.Connection) -> None:
        """A draft that belongs to no dossier may be about them all the same."""
        for key, stored in link.execute("SELECT id, CAST(texts AS BLOB) FROM draft").fetchall():
            typed = _typed_text(stored)
            if typed is None or self._known.is_named_in(typed):
                link.execute("DELETE FROM draft WHERE id = ?", (key,))
                self.records["draft"] = self.records.get("draft", 0) + 1
            else:
                self.unsure |= self._known.may_be_called_in(typed)

    def _delete(
        self, link: sqlite3.Connection, table: str, column: str, ids: tuple[int, ...]
    ) -> None:
        for key in ids:
            gone = link.execute(f'DELETE FROM "{table}" WHERE {column} = ?', (key,)).rowcount
            if gone:
                self.records[table] = self.records.get(table, 0) + gone


def _notes_people(link: sqlite3.Connection) -> bool:
    """Whether the journal says for whom something was made; older backups do not."""
    columns = link.execute("PRAGMA table_info(journal_entry)").fetchall()
    return any(column[1] == "jobseeker_id" for column in columns)


def holds_a_draft_of(link: sqlite3.Connection, known: Known) -> bool:
    """Whether a draft in a file is about them, or cannot be read."""
    rows = link.execute("SELECT CAST(texts AS BLOB) FROM draft").fetchall()
    return any((typed := _typed_text(row[0])) is None or known.is_named_in(typed) for row in rows)


def _typed_text(stored: bytes | None) -> str | None:
    """All that was typed in a draft, folded; None where it cannot be read."""
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


_HAS_OWNER = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'jobseeker_id'"


def _tables_of_dossiers(link: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a dossier, except the journal's."""
    tables = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in tables
        if name != "change" and link.execute(_HAS_OWNER, (name,)).fetchone()
    ]
