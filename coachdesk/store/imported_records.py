"""The records an import adds and changes: checked, counted, and written in batches."""

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactPurpose
from coachdesk.incoming import Given, Incoming
from coachdesk.schema.fields import RecordKind, missing, order_problems
from coachdesk.schema.records import CONTACT, RECORDS
from coachdesk.store.bulk import Row, RowBatch
from coachdesk.store.person_matching import half_named
from coachdesk.words.terms import word

_PURPOSE = {"purpose"}


class Tally(NamedTuple):
    """How many records of one kind an import adds, changes and finds as they are."""

    added: int = 0
    updated: int = 0
    left: int = 0


class ImportedRecords:
    """Puts the records of one import into the store; `problems` keep it from being written."""

    def __init__(self, link: sqlite3.Connection, incoming: Incoming) -> None:
        self.rows = RowBatch(link)
        self.problems: list[Problem] = []
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._incoming = incoming
        self._told: dict[str, int] = {}  # by code: the place of the note among the others
        # By kind: the uids that this batch adds, and those that were added but not written.
        self._new_uids: dict[RecordKind, dict[str, Given]] = defaultdict(dict)
        self._unwritten: dict[RecordKind, set[str]] = defaultdict(set)

    @property
    def tally(self) -> dict[str, Tally]:
        """By record kind."""
        return {name: Tally(*self.counts[name]) for name in RECORDS if name in self.counts}

    def write(self) -> None:
        """Store a batch; once something is wrong no more is written, only looked at."""
        for kind, given in self._new_uids.items():
            for row in self.rows.read(kind, "uid", given.keys()):
                self.doubled(given[row["uid"]], "uid", row["uid"])
        if self._incoming.problems or self.problems:
            for kind, given in self._new_uids.items():
                self._unwritten[kind].update(given)
            self.rows.drop()
        else:
            self.rows.write()
        self._new_uids.clear()

    def put(
        self, kind: RecordKind, known: Row | None, given: Given, **inner: FieldValue
    ) -> Row | None:
        """Update `known`, or add a record made of `given`; None where that cannot be."""
        if known is None:
            if kind is CONTACT and given.heads and not (_PURPOSE & {*given.values, *given.unread}):
                given = given._replace(values={**given.values, "purpose": ContactPurpose.PROGRESS})
                said = word(ContactPurpose.PROGRESS, "ContactPurpose")
                self.tell_once(given, "purpose_assumed", "purpose", purpose=said)
            lacking = self.lacking(kind, given)
            wrong = [given.at(problem) for problem in order_problems(kind, given.values)]
            self.problems.extend(lacking + wrong)
            if lacking or given.unread:
                return None
            self._note_uid(kind, given)
            self.counts[kind.name][0] += 1
            return self.rows.add(kind, {**given.values, **inner})
        changed = {
            name: value
            for name, value in {**given.values, **inner}.items()
            if name != "uid" and known[name] != value
            if not (given.heads and _differ_in_blanks(known[name], value))
        }
        self.counts[kind.name][1 if changed else 2] += 1
        if changed:
            known.update(changed, version=known["version"] + 1)
            self.rows.change(kind, known)
            self.problems.extend(given.at(problem) for problem in order_problems(kind, known))
        return known

    def tell(self, given: Given, code: str, facts: FieldValues) -> None:
        """Note what came in otherwise than somebody may think."""
        self._incoming.notes.append(given.at(Problem("", code, facts)))

    def tell_once(self, given: Given, code: str, field: str = "", **facts: FieldValue) -> None:
        """Note something with its first place, and how often it was so."""
        notes = self._incoming.notes
        number = self._told.setdefault(code, len(notes))
        if number == len(notes):
            notes.append(given.at(Problem(field, code, {**facts, "count": 0})))
        before = notes[number]
        count = before.facts["count"] + 1
        notes[number] = before._replace(facts={**before.facts, "count": count})

    @staticmethod
    def lacking(kind: RecordKind, given: Given) -> list[Problem]:
        """What a new record would lack, bar what was given and could not be read."""
        return [
            given.at(half_named(problem, given))
            for problem in missing(kind, given.values)
            if problem.field not in given.unread
        ]

    def _note_uid(self, kind: RecordKind, given: Given) -> None:
        """A new record's uid must be new; the store is asked once for a whole batch."""
        uid = given.values.get("uid")
        if uid is None:
            return
        if uid in self._new_uids[kind] or uid in self._unwritten[kind]:
            self.doubled(given, "uid", uid)
        else:
            self._new_uids[kind][uid] = given

    def doubled(self, given: Given, field: str, value: str) -> None:
        self.problems.append(given.at(Problem(field, "duplicate", {"value": value})))


def _differ_in_blanks(one: FieldValue, other: FieldValue) -> bool:
    """Whether two texts are the same but for blanks around them, which lists lose."""
    return isinstance(one, str) and isinstance(other, str) and one.strip() == other.strip()
