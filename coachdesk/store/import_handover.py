"""Dossiers that another coach handed over, taken into the store.

Both coaches count from K-00001, so people meet by their mark (uid) and never by their number: who
is known keeps the number of this store and opens again, who is new keeps the file's number where
that is free. What stands in the dossier goes by the file. Organisations and workshops are shared
with others, and are filled in only where they are empty.
"""

from functools import cached_property
from typing import Any, NamedTuple

from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.incoming import Given, GivenDossier
from coachdesk.records import Attendance, Jobseeker, Organisation, Record, Workshop
from coachdesk.store.bulk import Row
from coachdesk.store.export_handover import deeds_of, tell_journal
from coachdesk.store.merging import LEFT_OUT, Merge

_SHARED = (Organisation, Workshop)
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
        self.incoming.coach, self.incoming.policy = None, {}
        self.incoming.read_all()
        if self._leave_old() and not self.incoming.dossiers:
            return
        super().run()
        if self._refs_here:
            facts = {"handed_over": self._mark, "handed_over_by": self._by}
            tell_journal(self.session, **facts, refs=self._refs_here)

    @property
    def handover(self) -> ImportedHandover:
        """What was taken over, in the order of the file."""
        return ImportedHandover(self._by, tuple(self._refs_here))

    @property
    def _by(self) -> str:
        assert self.incoming.handed_over
        return str(self.incoming.handed_over.values.get("by", ""))

    @property
    def _mark(self) -> str | None:
        assert self.incoming.handed_over
        return self.incoming.handed_over.values.get("uid")

    # A file that comes again -----------------------------------------------------------------

    def _leave_old(self) -> bool:
        """Leave out the dossiers that went on since this file; whether there are any.

        Taken once, a file tells nothing new, and would undo what was done since.
        """
        deeds = deeds_of(self.session, self._mark) if self._mark else set()
        rows = self._rows.read_all(Jobseeker, "uid", "closed_on") if deeds else []
        old = {row["uid"] for row in rows if "import" in deeds or row["closed_on"] is None}
        coming = self.incoming.dossiers
        self.incoming.dossiers = [d for d in coming if d.given.values.get("uid") not in old]
        for dossier in coming:
            if dossier.given.values.get("uid") in old:
                self._refs.add(dossier.given.values.get("ref", ""))
                self._counts["jobseeker"][2] += 1
                self._note(dossier.given, "taken_before", {})
        return len(self.incoming.dossiers) < len(coming)

    def _note(self, given: Given, code: str, facts: FieldValues) -> None:
        value = {"value": given.values.get("ref", "")}
        self.incoming.notes.append(given.at(Problem("ref", code, {**value, **facts})))

    # Dossiers ------------------------------------------------------------------------------

    def _match(self, dossier: GivenDossier) -> int | None:
        given = dossier.given
        ref, uid = given.values.get("ref"), given.values.get("uid")
        if ref is None or uid is None:  # which the reading of the file has told
            return LEFT_OUT
        match = self._ids_by_uid.get(uid)
        for field, is_twice in (("ref", ref in self._refs), ("uid", match in self._met)):
            if is_twice:
                self._doubled(given, field, given.values[field])
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
        elif ref in self._ids or ref.casefold() in self._spellings:
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

    def _key_of_given(self, cls: type[Record], given: Given) -> tuple[Any, ...]:
        """In a dossier a record with a mark meets by nothing else: its like is another one."""
        if "uid" in given.values and cls not in _SHARED:
            return ()
        return super()._key_of_given(cls, given)

    # What is shared with others --------------------------------------------------------------

    def _put(
        self, cls: type[Record], known: Row | None, given: Given, **inner: FieldValue
    ) -> Row | None:
        if known and cls in _SHARED:
            empty = {name: value for name, value in given.values.items() if known[name] is None}
            given = given._replace(values=empty)
        elif cls is Attendance:
            seat = self._seats.get(given.values.get("uid", ""))
            if seat and seat["jobseeker_id"] == inner["jobseeker_id"]:
                # Where it was noted before, also when two workshops are alike.
                known, inner = seat, {}
        return super()._put(cls, known, given, **inner)

    @cached_property
    def _seats(self) -> dict[str, Row]:
        """The stored attendance that the file tells of, by uid."""
        given = [item.values.get("uid") for each in self.incoming.workshops for item in each[1]]
        rows = self._rows.read(Attendance, "uid", [uid for uid in given if uid])
        return {row["uid"]: row for row in rows}

    def _spelled(self, ref: str) -> str:
        return ref  # a number of another store

    def _owner(self, ref: str) -> int | None:
        return self._owners.get(ref)

    def _organisation(self, given: Given, name: str, marked: Row | None) -> None:
        match = marked or self._organisations_by_name.get(name)
        if (record := self._put(Organisation, match, given)) and name:
            # What the file calls it, also where it has another name here.
            self._organisations_by_name[name] = record
