"""A caseload taken into the store: updated where it is known, added where it is new.

Nothing is deleted. A field given as null clears, a field left out stays. Records meet by `uid`,
else by key, the n-th equal key with the n-th (coachdesk/docs/interface.md, section 2). Dossiers
are taken in batches, and progress is told after each.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from coachdesk.domain.packed import Packed
from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactOutcome, PairingKind
from coachdesk.incoming import Given, GivenDossier, GivenOrganisation, GivenWorkshop, Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import (
    ATTENDANCE,
    COACH,
    CONTACT,
    DEBT_ASSISTANCE,
    DOSSIER_LISTS,
    JOBSEEKER,
    ORGANISATION_LISTS,
    OWN_LISTS,
    WORKSHOP,
)
from coachdesk.schema.work import ORGANISATION, PAIRING
from coachdesk.store.bulk import COACH_ID, Row
from coachdesk.store.import_links import ImportedLinks, has_buddy
from coachdesk.store.imported_records import ImportedRecords, Tally
from coachdesk.store.journal import highest_number, number_in, ref_of
from coachdesk.store.person_matching import (
    are_others,
    keep_spelling,
    name_key,
    name_of,
    person_key,
    same_phone,
    with_prefix,
)
from coachdesk.store.record_pairing import RecordKey, is_open, paired, titled
from coachdesk.store.settings import take_policy
from coachdesk.store.stored_people import StoredPeople, named_before

_BATCH = 200  # dossiers
_LACKING = ("missing", "half_a_name")
LEFT_OUT = -1  # no id: a dossier that the file gave before, or whose number would not read


class Merge:
    """One import in one transaction. `problems` tells why it must not be kept, if it must not.

    `told` is called with how many dossiers have been taken; `new` takes those that are added.
    """

    def __init__(
        self,
        link: sqlite3.Connection,
        incoming: Incoming,
        today: date,
        coach_name: str,
        told: Callable[[int], None] | None = None,
        new: Packed[GivenDossier] | None = None,
    ) -> None:
        self.link, self.incoming = link, incoming
        self.today, self.coach_name = today, coach_name
        self.taken = 0  # dossiers
        self._told, self._new = told, new
        self._records = ImportedRecords(link, incoming)
        self._people = StoredPeople(self._records.rows)
        self._links = ImportedLinks(self._records)
        self._registered: dict[int, date] = {}  # of the dossiers of a batch, by id
        self._refs: set[str] = set()
        self._met: set[int] = set()
        self._places: dict[tuple[str, date | None], Place] | None = None  # of people named before
        self._last_number = 0
        self._lookalikes: dict[str, Place] = {}  # the same for names that look alike
        self._assumed: set[str] = set()  # notes of what was assumed and came in

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, and what could not be taken; where a file gives what will not
        read, it is no news that nothing is there."""
        said = {problem.place for problem in self.incoming.problems}
        own = self._records.problems
        news = (one for one in own if one.code not in _LACKING or one.place not in said)
        return [*self.incoming.problems, *news]

    @property
    def tally(self) -> dict[str, Tally]:
        """By record kind."""
        return self._records.tally

    def run(self) -> None:
        first = self.link.execute("SELECT 1 FROM jobseeker LIMIT 1").fetchone() is None
        self._coach(first)
        if first:
            take_policy(self.link, self.incoming.policy)
        self._organisations()
        self._own_lists()
        self._records.write()
        coming = iter(self.incoming.dossiers)
        while batch := list(islice(coming, _BATCH)):
            self._dossiers(batch)
            self._records.write()
            self.taken += len(batch)
            if self._told:
                self._told(self.taken)
        self._workshops()
        self._records.write()
        self.incoming.forget_assumed(self._assumed)

    def _put(
        self, kind: RecordKind, known: Row | None, given: Given, **inner: FieldValue
    ) -> Row | None:
        return self._records.put(kind, known, given, **inner)

    def _coach(self, first: bool) -> None:
        given = self.incoming.coach
        known = next(self._records.rows.read(COACH, "id", [COACH_ID]), None)
        if not (given and first):
            if known is None:  # a store has one from its first dossier on
                self._records.rows.add(COACH, {"id": COACH_ID, "name": self.coach_name})
            return
        if known is None:
            self._put(COACH, None, given, id=COACH_ID)
            return
        self._put(COACH, known, given)
        if "uid" in given.values and known["uid"] != given.values["uid"]:
            known["uid"] = given.values["uid"]
            self._records.rows.change(COACH, known)

    def _own_lists(self) -> None:
        """Take what the coach keeps of nobody: tasks, templates."""
        for name, kind in OWN_LISTS.items():
            if given := self.incoming.own_lists.get(name):
                known = self._records.rows.read_all(kind)
                for item, match in self._paired(kind, known, given):
                    self._put(kind, match, item)

    def _organisations(self) -> None:
        """Take each organisation of the file, of which none may be named twice, with its lists."""
        known = self._records.rows.read_all(ORGANISATION)
        by_uid = {row["uid"]: row for row in known}
        self._links.organisations = {row["name"].casefold(): row for row in known}
        seen: set[str] = set()
        taken: list[tuple[GivenOrganisation, Row | None]] = []
        for item in self.incoming.organisations:
            given = item.given
            name = given.values.get("name", "").casefold()
            if name and name in seen:
                self._records.doubled(given, "name", given.values["name"])
                continue
            seen.add(name)
            record = self._organisation(given, name, by_uid.get(given.values.get("uid", "")))
            taken.append((item, record))
        for name, kind in ORGANISATION_LISTS.items():
            self._lists_within(name, kind, [item for item in taken if item[0].lists.get(name)])

    def _lists_within(
        self, name: str, kind: RecordKind, taken: Sequence[tuple[GivenOrganisation, Row | None]]
    ) -> None:
        """One list of each organisation."""
        ids = [record["id"] for _, record in taken if record]
        known = self._records.rows.read_by(kind, "organisation_id", ids)
        for item, record in taken:
            owner = record["id"] if record else -1
            for given, match in self._paired(kind, known[owner], item.lists[name]):
                inner: dict[str, FieldValue] = {} if match else {"organisation_id": owner}
                if made := self._put(kind, match, given, **inner):
                    self._links.learn(kind, made)

    def _organisation(self, given: Given, name: str, marked: Row | None) -> Row | None:
        """One of them, by its mark else by its name; a name that is another's is refused."""
        by_name = self._links.organisations
        named = by_name.get(name)
        match = marked or named
        if match and named and named is not match:
            facts = {"value": given.values["name"]}
            self._records.problems.append(given.at(Problem("name", "in_use", facts)))
            return None
        if match and given.heads:  # a list: what differs in capitals only is one name
            given = given._replace(values={**given.values, "name": match["name"]})
        if match:
            by_name.pop(match["name"].casefold(), None)
        if record := self._put(ORGANISATION, match, given):
            by_name[record["name"].casefold()] = record
        return record

    # Dossiers ------------------------------------------------------------------------------

    def _spelled(self, ref: str) -> str:
        """A dossier number as it is written here, whatever capitals the file gives it."""
        return ref if ref in self._people.ids else self._people.spellings.get(ref.casefold(), ref)

    def _dossiers(self, batch: Sequence[GivenDossier]) -> None:
        """Take some dossiers with their lists."""
        self._registered.clear()
        matched = [(dossier, self._match(dossier)) for dossier in batch]
        ids = [key for _, key in matched if key not in (None, LEFT_OUT)]
        known = {row["id"]: row for row in self._records.rows.read(JOBSEEKER, "id", ids)}
        taken = []
        for dossier, key in matched:
            if key == LEFT_OUT:
                continue
            if key and "contact_assumed" in dossier.told:
                dossier = dossier._replace(last_contact=None)
            if dossier.known_only:
                owner = key
            else:
                record = self._put_jobseeker(dossier, known.get(key) if key else None)
                owner = record["id"] if record else None
                if record:
                    self._registered[record["id"]] = record["registered_on"]
            taken.append((dossier, owner))
        self._lists(taken, set(ids))

    def _match(self, dossier: GivenDossier) -> int | None:
        """The stored dossier meant, if any; `LEFT_OUT` where the file gave it before."""
        given = dossier.given
        ref = given.values.get("ref")
        if dossier.known_only:
            return self._known(dossier)
        if ref is not None:
            match = self._by_ref(given, ref)
        elif "ref" in given.unread:
            return LEFT_OUT
        else:
            match = self._by_person(given)
        if match is None or match == LEFT_OUT:
            return match
        if match in self._met:
            uid = given.values.get("uid")
            stored = next(ref for ref, key in self._people.ids.items() if key == match)
            self._records.doubled(given, "uid" if uid else "ref", uid or stored)
            return LEFT_OUT
        self._met.add(match)
        return match

    def _by_ref(self, given: Given, ref: str) -> int | None:
        """The stored dossier of this number, else of the file's mark."""
        spelled = self._spelled(ref)
        if spelled in self._refs:
            self._records.doubled(given, "ref", ref)
            return LEFT_OUT
        self._refs.add(spelled)
        if given.heads:  # in a list what differs in capitals only is one number
            self._people.spellings.setdefault(ref.casefold(), ref)
            if self._places is not None:
                self._places.setdefault(person_key(given.values), given.place)
            if born_on := given.values.get("born_on"):
                key = f"{name_key(given.values)}{born_on}"
                if (first := self._lookalikes.setdefault(key, given.place)) != given.place:
                    self._records.tell(given, "two_numbers", {"other": first})
        return self._people.ids.get(spelled) or self._people.ids_by_uid.get(
            given.values.get("uid", "")
        )

    def _by_person(self, given: Given) -> int | None:
        """The stored dossier of this name and birth date, whom the file may name only once."""
        if "born_on" in given.unread or not (
            given.values.get("first_name") and given.values.get("last_name")
        ):
            return None
        if self._places is None:
            self._places = named_before(self.incoming.dossiers, given.place)
        key = person_key(given.values)
        first = self._places.setdefault(key, given.place)
        if first != given.place:
            self._records.problems.append(given.at(Problem("", "same_person", {"other": first})))
            return LEFT_OUT
        return self._people.ids_by_person.get(key) or self._people.who_lost_letters(given.values)

    def _known(self, dossier: GivenDossier) -> int | None:
        """The dossier that rows of details belong to, by number, else by name where one person
        has it; each row says so where there is none."""
        values = dossier.given.values
        if ref := values.get("ref"):
            problem = Problem("ref", "unknown_ref", {"value": ref})
            found = self._people.ids.get(self._spelled(ref), problem)
        elif values.get("first_name") and values.get("last_name"):
            found = self._people.called(values)
        else:
            return None  # said where the row was read
        if isinstance(found, int):
            return found
        for items in dossier.lists.values():
            self._records.problems.extend(item.at(found) for item in items)
        return None

    def _put_jobseeker(self, dossier: GivenDossier, match: Row | None) -> Row | None:
        if match is None:
            return self._add_jobseeker(dossier)
        given = dossier.given
        values = with_prefix(given.values, match) if given.heads else dict(given.values)
        if given.heads and (name := keep_spelling(values, match, by_name="ref" not in values)):
            self._records.tell_once(given, "spelling_kept", value=name)
        if values.get("ref", "").casefold() == match["ref"].casefold():
            values["ref"] = match["ref"]
        if given.heads and same_phone(match, values):
            # Written in another way, as a list spaces it for Excel's sake, it is no change.
            values.pop("phone", None)
        given = given._replace(values=values)
        becomes = {**match, **values}
        if are_others(match, becomes):
            facts = {"ref": match["ref"], "was": name_of(match), "becomes": name_of(becomes)}
            self._records.tell(given, "another_person", facts)
        if record := self._put(JOBSEEKER, match, given):
            self._people.ids[record["ref"]] = record["id"]
        return record

    def _add_jobseeker(self, dossier: GivenDossier) -> Row | None:
        given, assumed = dossier.given, dossier.assumed
        values = {**assumed, **given.values}
        self._assumed |= dossier.told
        if self._new is not None:
            self._new.append(dossier)
        closed_on, registered_on = given.values.get("closed_on"), assumed.get("registered_on")
        if closed_on and registered_on and closed_on < registered_on:
            self._records.problems.append(given.at(Problem("registered_on", "needed_when_closed")))
            values["closed_on"] = None
        if "ref" not in values and "ref" not in given.unread:
            values["ref"] = self._next_ref()
        if self._people.refs_by_name and (
            beside := self._people.refs_by_name.get(name_key(values))
        ):
            self._records.tell(given, "added_beside", {"ref": beside})
        if record := self._put(JOBSEEKER, None, given._replace(values=values), coach_id=COACH_ID):
            self._people.ids[record["ref"]] = record["id"]
        return record

    def _next_ref(self) -> str:
        """The number after the highest in the store, in this file and given here."""
        if not self._last_number:
            given = (item.given.values.get("ref", "") for item in self.incoming.dossiers)
            numbers = map(number_in, (*self._people.ids, *given))
            self._last_number = max(highest_number(self.link), *numbers, 0)
        self._last_number += 1
        return ref_of(self._last_number)

    def _lists(self, taken: Iterable[tuple[GivenDossier, int | None]], stored: set[int]) -> None:
        taken = list(taken)
        for name, kind in DOSSIER_LISTS.items():
            asked = [
                (dossier, owner)
                for dossier, owner in taken
                if dossier.lists.get(name)
                or (kind is CONTACT and dossier.last_contact)
                or (kind is PAIRING and dossier.buddy)
            ]
            owners = {owner for _, owner in asked if owner in stored}
            known = self._records.rows.read_by(kind, "jobseeker_id", owners)
            for dossier, owner in asked:
                self._list(dossier, name, kind, owner or -1, known)

    def _list(
        self,
        dossier: GivenDossier,
        name: str,
        kind: RecordKind,
        owner: int,
        stored: Mapping[int, list[Row]],
    ) -> None:
        known = stored.get(owner, [])
        kept = list(known)
        for given, match in self._paired(kind, known, dossier.lists.get(name, [])):
            inner: dict[str, FieldValue] = {} if match else {"jobseeker_id": owner}
            found = self._links.resolve(kind, given, match, inner)
            record = self._put(kind, match, given, **inner) if found else None
            if record and match is None:
                kept.append(record)
        if kind is DEBT_ASSISTANCE:
            self._one_open(dossier, kept)
        if kind is CONTACT and dossier.last_contact:
            self._last_contact(dossier.last_contact, kept, owner)
        if kind is PAIRING and dossier.buddy:
            self._buddy(dossier.buddy, kept, owner)

    def _buddy(self, given: Given, pairings: list[Row], owner: int) -> None:
        """A pairing of which a file says the name alone; none where there is or was that one."""
        name, started_on = given.values.get("with_whom"), self._registered.get(owner)
        if name and started_on and not has_buddy(pairings, name):
            values = {"kind": PairingKind.BUDDY, "started_on": started_on, **given.values}
            self._put(PAIRING, None, given._replace(values=values), jobseeker_id=owner)

    def _last_contact(self, given: Given, contacts: Iterable[Row], owner: int) -> None:
        """A list that says when somebody was last spoken to: a held contact, if none is as late."""
        on = given.values.get("on")
        held = [row["on"] for row in contacts if row["outcome"] == ContactOutcome.HELD]
        if on and max(held, default=date.min) < on:
            self._put(CONTACT, None, given, jobseeker_id=owner)
            self._assumed.add("mode_assumed")

    def _one_open(self, dossier: GivenDossier, rows: Iterable[Row]) -> None:
        if sum(is_open(row["requested_on"], row["ended_on"], self.today) for row in rows) > 1:
            self._records.problems.append(dossier.given.at(Problem("debt_assistance", "two_open")))

    def _paired(
        self, kind: RecordKind, known: Iterable[Row], given: Sequence[Given]
    ) -> list[tuple[Given, Row | None]]:
        pairs, problems = paired(kind, known, given, self._key_of_given)
        self._records.problems.extend(problems)
        return pairs

    def _key_of_given(self, kind: RecordKind, given: Given) -> RecordKey:
        return self._links.key_of_given(kind, given)

    # Workshops -----------------------------------------------------------------------------

    def _workshops(self) -> None:
        if not self.incoming.workshops:
            return
        known = self._records.rows.read_all(WORKSHOP)
        pairs = self._paired(WORKSHOP, known, [item.given for item in self.incoming.workshops])
        ids = [match["id"] for _, match in pairs if match]
        rolls: dict[int, dict[int, Row]] = defaultdict(dict)
        for row in self._records.rows.read(ATTENDANCE, "workshop_id", ids):
            rolls[row["workshop_id"]][row["jobseeker_id"]] = row
        for workshop, (given, match) in zip(self.incoming.workshops, pairs, strict=True):
            record = self._put(WORKSHOP, match, titled(given, match))
            self._roll(workshop, record, rolls.get(record["id"], {}) if record else {})

    def _roll(self, workshop: GivenWorkshop, record: Row | None, stored: Mapping[int, Row]) -> None:
        seen: set[str] = set()
        for given in workshop.attendance:
            ref = given.links.get("ref")
            if ref is None:
                continue
            spelled = self._spelled(ref)
            if spelled in seen:
                self._records.doubled(given, "ref", ref)
                continue
            seen.add(spelled)
            if (owner := self._owner(spelled)) is None:
                if spelled not in self._refs:
                    unknown = Problem("ref", "unknown_ref", {"value": ref})
                    self._records.problems.append(given.at(unknown))
                continue
            inner = {"workshop_id": record["id"] if record else None, "jobseeker_id": owner}
            self._put(ATTENDANCE, stored.get(owner), given, **inner)

    def _owner(self, ref: str) -> int | None:
        """The dossier that the file means by this number."""
        return self._people.ids.get(ref)
