"""Importing dossiers that another coach handed over.

Both coaches count from K-00001, so people are matched by uid and never by their number: a known
one keeps the number of this store and is opened again, a new one keeps the file's number where
that is free. The dossier becomes as in the file. Organisations and workshops are shared with other
dossiers: only their empty fields are filled in.
"""

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.incoming import Given, GivenDossier
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import ATTENDANCE, JOBSEEKER, WORKSHOP
from coachdesk.schema.work import ORGANISATION, PAIRING, SOCIAL_RETURN, VACANCY
from coachdesk.store.bulk import Row
from coachdesk.store.merging import LEFT_OUT, Merge
from coachdesk.store.record_pairing import RecordKey, is_one_a_person

_SHARED = (ORGANISATION, SOCIAL_RETURN, VACANCY, WORKSHOP)
# What a file may leave out where it is empty: an open dossier.
_OPEN = dict.fromkeys(("closed_on", "closed_reason", "closing_note"))


class ImportedHandover(NamedTuple):
    """From whom dossiers came, and their numbers here."""

    by: str
    refs: tuple[str, ...]


class HandoverImport(Merge):
    """An import of what was handed over."""

    _owners: dict[str, int]  # the dossiers taken, by their number in the file
    _refs_here: list[str]

    def run(self) -> None:
        self._owners, self._refs_here = {}, []
        self.incoming.coach, self.incoming.policy, self.incoming.own_lists = None, {}, {}
        if self._leave_old() and not self.incoming.dossiers:
            return
        super().run()
        if self._refs_here:
            facts = {"handed_over": self._uid, "handed_over_by": self._by}
            _add_entry_facts(self.link, **facts, refs=self._refs_here)

    @property
    def handover(self) -> ImportedHandover:
        """What was taken over, in the order of the file."""
        return ImportedHandover(self._by, tuple(self._refs_here))

    @property
    def _by(self) -> str:
        assert self.incoming.handed_over
        return str(self.incoming.handed_over.values.get("by", ""))

    @property
    def _uid(self) -> str | None:
        assert self.incoming.handed_over
        return self.incoming.handed_over.values.get("uid")

    # A file that is imported again -----------------------------------------------------------

    def _leave_old(self) -> bool:
        """Leave out the dossiers that were imported from this file before; whether there are any.

        Imported again, it would overwrite what was changed since.
        """
        done = _entries_of_file(self.link, self._uid) if self._uid else set()
        rows = self._records.rows.read_all(JOBSEEKER, "uid", "closed_on") if done else []
        old = {row["uid"] for row in rows if "import" in done or row["closed_on"] is None}
        coming = self.incoming.dossiers
        self.incoming.dossiers = [d for d in coming if d.given.values.get("uid") not in old]
        for dossier in coming:
            if dossier.given.values.get("uid") in old:
                self._refs.add(dossier.given.values.get("ref", ""))
                self._records.counts["jobseeker"][2] += 1
                self._note(dossier.given, "taken_before", {})
        return len(self.incoming.dossiers) < len(coming)

    def _note(self, given: Given, code: str, facts: FieldValues) -> None:
        value = {"value": given.values.get("ref", "")}
        self.incoming.notes.append(given.at(Problem("ref", code, {**value, **facts})))

    # Dossiers ------------------------------------------------------------------------------

    def _match(self, dossier: GivenDossier) -> int | None:
        given = dossier.given
        ref, uid = given.values.get("ref"), given.values.get("uid")
        if ref is None or uid is None:  # which was reported when the file was read
            return LEFT_OUT
        match = self._people.ids_by_uid.get(uid)
        for field, is_twice in (("ref", ref in self._refs), ("uid", match in self._met)):
            if is_twice:
                self._records.doubled(given, field, given.values[field])
                return LEFT_OUT
        self._refs.add(ref)
        if match is not None:
            self._met.add(match)
        return match

    def _put_jobseeker(self, dossier: GivenDossier, match: Row | None) -> Row | None:
        given = dossier.given
        ref = given.values["ref"]
        values = {**_OPEN, **given.values}
        if match:
            values["ref"] = match["ref"]
        elif ref in self._people.ids or ref.casefold() in self._people.spellings:
            values["ref"] = self._next_ref()
        own = dossier._replace(given=given._replace(values=values))
        record = super()._put_jobseeker(own, match)
        if record:
            self._owners[ref] = record["id"]
            self._refs_here.append(record["ref"])
            if record["ref"] != ref:
                code = "known_as" if match else "number_taken"
                self._note(given, code, {"ref": record["ref"]})
        return record

    def _key_of_given(self, kind: RecordKind, given: Given) -> RecordKey:
        """In a dossier a record with a uid is matched by nothing else: a like one is another."""
        met_by_key = kind in _SHARED or is_one_a_person(kind, given.values)
        if "uid" in given.values and not met_by_key:
            return ()
        return super()._key_of_given(kind, given)

    # What is shared with others --------------------------------------------------------------

    def _put(
        self, kind: RecordKind, known: Row | None, given: Given, **inner: FieldValue
    ) -> Row | None:
        if known and kind in _SHARED:
            empty = {name: value for name, value in given.values.items() if known[name] is None}
            given = given._replace(values=empty)
        elif kind is ATTENDANCE:
            seat = self._seats.get(given.values.get("uid", ""))
            if seat and seat["jobseeker_id"] == inner["jobseeker_id"]:
                # Where it was noted before, also when two workshops are alike.
                known, inner = seat, {}
        return super()._put(kind, known, given, **inner)

    @cached_property
    def _seats(self) -> dict[str, Row]:
        """The stored attendance that the file tells of, by uid."""
        given = [item.values.get("uid") for each in self.incoming.workshops for item in each[1]]
        rows = self._records.rows.read(ATTENDANCE, "uid", [uid for uid in given if uid])
        return {row["uid"]: row for row in rows}

    def _spelled(self, ref: str) -> str:
        return ref  # a number of another store

    def _owner(self, ref: str) -> int | None:
        return self._owners.get(ref)

    def _organisation(self, given: Given, name: str, marked: Row | None) -> Row | None:
        match = marked or self._links.organisations.get(name)
        record = self._put(ORGANISATION, match, given)
        if record and name:
            # What the file calls it, also where it has another name here.
            self._links.organisations[name] = record
        return record

    def _lists(self, taken: Iterable[tuple[GivenDossier, int | None]], stored: set[int]) -> None:
        """A pairing names the other by a number of the other store: by the one of here, if they
        come along; else what is known here stays."""
        taken = list(taken)
        refs = dict(zip(self._owners, self._refs_here, strict=True))
        for dossier, _ in taken:
            for item in dossier.lists.get(PAIRING.list_name, ()):
                here = refs.get(item.values.pop("with_ref", None) or "")
                if here:
                    item.values["with_ref"] = here
        super()._lists(taken, stored)


# Its journal entries -----------------------------------------------------------------------


def _add_entry_facts(link: sqlite3.Connection, **facts: FieldValue) -> None:
    """Add facts to the entry that is being written, which are known only at its end."""
    link.execute(
        "UPDATE journal_entry SET facts = json_patch(facts, ?)"
        " WHERE id = (SELECT max(id) FROM journal_entry)",
        (json.dumps(facts, ensure_ascii=False),),
    )


def _entries_of_file(link: sqlite3.Connection, uid: str) -> set[str]:
    """What was done here with the file of this uid: `hand_over`, or `import` unless undone."""
    rows = link.execute(
        "SELECT DISTINCT what FROM journal_entry"
        " WHERE (what = 'hand_over' OR what = 'import' AND undone_by IS NULL)"
        " AND json_extract(facts, '$.handed_over') = ?",
        (uid,),
    )
    return {what for (what,) in rows}
