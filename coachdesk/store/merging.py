"""A caseload taken into the store: updated where it is known, added where it is new.

Nothing is deleted. A field given as null clears, a field left out stays. Records meet by `uid`,
else by key, the n-th equal key with the n-th (coachdesk/docs/interface.md, section 2). Dossiers
are taken in batches, and progress is told after each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from sqlalchemy import select
from sqlmodel import Session

from coachdesk.domain.place import Place
from coachdesk.domain.policy import plain_setting, policy_from
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.incoming import Given, GivenDossier, GivenWorkshop, Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import (
    ATTENDANCE,
    COACH,
    CONTACT,
    DEBT_ASSISTANCE,
    DOSSIER_LISTS,
    JOBSEEKER,
    ORGANISATION,
    PLACEMENT,
    WORKSHOP,
)
from coachdesk.store.bulk import Row
from coachdesk.store.imported_records import ImportedRecords, Tally
from coachdesk.store.journal import refs_given
from coachdesk.store.models import model_of, table_of
from coachdesk.store.person_matching import (
    are_others,
    keep_spelling,
    name_key,
    name_of,
    person_key,
    same_phone,
    with_prefix,
)
from coachdesk.store.record_pairing import RecordKey, key_of, paired, titled
from coachdesk.store.settings import policy_name
from coachdesk.store.stored_people import StoredPeople
from coachdesk.store.writes import next_ref, set_setting

COACH_ID = 1
_BATCH = 200  # dossiers
LEFT_OUT = -1  # no id: a dossier that the file gave before, or whose number would not read


def ensure_coach(session: Session, name: str) -> None:
    """A store has one coach from its first dossier on."""
    coach = model_of(COACH)
    if session.get(coach, COACH_ID) is None:
        session.add(coach(id=COACH_ID, name=name))
    session.flush()


class Merge:
    """One import into one session. `problems` tells why it must not be kept, if it must not.

    `told` is called with how many dossiers have been taken.
    """

    def __init__(
        self,
        session: Session,
        incoming: Incoming,
        today: date,
        coach_name: str,
        told: Callable[[int], None] | None = None,
    ) -> None:
        self.session = session
        self.incoming = incoming
        self.today = today
        self.coach_name = coach_name
        self.taken = 0  # dossiers
        self.new: list[GivenDossier] = []
        self._told = told
        self._records = ImportedRecords(session, incoming)
        self._people = StoredPeople(self._records.rows)
        self._organisations_by_name: dict[str, Row] = {}
        self._refs: set[str] = set()
        self._met: set[int] = set()
        self._places: dict[tuple[str, date | None], Place] = {}  # of people named before
        self._last_ref: list[str] = []
        self._assumed: set[str] = set()  # notes of what was assumed and came in

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, and what could not be taken; where a file gives what will not
        read, it is no news that nothing is there."""
        said = {problem.place for problem in self.incoming.problems}
        lacking = ("missing", "half_a_name")
        own = (
            item
            for item in self._records.problems
            if not (item.code in lacking and item.place in said)
        )
        return [*self.incoming.problems, *own]

    @property
    def tally(self) -> dict[str, Tally]:
        """By record kind."""
        return self._records.tally

    def run(self) -> None:
        first = self.session.execute(select(table_of(JOBSEEKER).c.id).limit(1)).first() is None
        self._coach(first)
        if first:
            self._policy()
        self._organisations()
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

    # The parts of a caseload ---------------------------------------------------------------

    def _coach(self, first: bool) -> None:
        given = self.incoming.coach
        if not (given and first):
            ensure_coach(self.session, self.coach_name)
            return
        known = next(self._records.rows.read(COACH, "id", [COACH_ID]), None)
        if known is None:
            self._put(COACH, None, given, id=COACH_ID)
            return
        self._put(COACH, known, given)
        if "uid" in given.values and known["uid"] != given.values["uid"]:
            known["uid"] = given.values["uid"]
            self._records.rows.change(COACH, known)

    def _policy(self) -> None:
        policy, errors = policy_from(self.incoming.policy)
        if errors:
            return
        for setting in self.incoming.policy:
            value = plain_setting(setting, getattr(policy, setting))
            set_setting(self.session, policy_name(setting), value)

    def _organisations(self) -> None:
        """Take each organisation of the file, of which none may be named twice."""
        known = self._records.rows.read_all(ORGANISATION)
        by_uid = {row["uid"]: row for row in known}
        self._organisations_by_name = {row["name"].casefold(): row for row in known}
        seen: set[str] = set()
        for given in self.incoming.organisations:
            name = given.values.get("name", "").casefold()
            if name and name in seen:
                self._records.doubled(given, "name", given.values["name"])
                continue
            seen.add(name)
            self._organisation(given, name, by_uid.get(given.values.get("uid", "")))

    def _organisation(self, given: Given, name: str, marked: Row | None) -> None:
        """One of them, by its mark else by its name; a name that is another's is refused."""
        by_name = self._organisations_by_name
        named = by_name.get(name)
        match = marked or named
        if match and named and named is not match:
            facts = {"value": given.values["name"]}
            self._records.problems.append(given.at(Problem("name", "in_use", facts)))
            return
        before = match["name"].casefold() if match else ""
        if record := self._put(ORGANISATION, match, given):
            by_name.pop(before, None)
            by_name[record["name"].casefold()] = record

    def _organisation_id(self, name: str) -> int:
        """The organisation of that name, compared without case; made when there is none."""
        key = name.casefold()
        if key not in self._organisations_by_name:
            self._organisations_by_name[key] = self._records.rows.add(ORGANISATION, {"name": name})
            self._records.counts["organisation"][0] += 1
        return int(self._organisations_by_name[key]["id"])

    # Dossiers ------------------------------------------------------------------------------

    def _spelled(self, ref: str) -> str:
        """A dossier number as it is written here, whatever capitals the file gives it."""
        return ref if ref in self._people.ids else self._people.spellings.get(ref.casefold(), ref)

    def _dossiers(self, batch: Sequence[GivenDossier]) -> None:
        """Take some dossiers with their lists."""
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
        if given.heads:  # a list: what differs in capitals only is one number
            self._people.spellings.setdefault(ref.casefold(), ref)
            key = person_key(given.values)
            if (first := self._places.setdefault(key, given.place)) != given.place and key[1]:
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
        key = person_key(given.values)
        first = self._places.setdefault(key, given.place)
        if first != given.place:
            self._records.problems.append(given.at(Problem("", "same_person", {"other": first})))
            return LEFT_OUT
        return self._people.ids_by_person.get(key)

    def _known(self, dossier: GivenDossier) -> int | None:
        """The dossier that rows of details belong to; each row says so where there is none."""
        ref = dossier.given.values.get("ref", "")
        owner = self._people.ids.get(self._spelled(ref))
        if owner is None:
            facts = {"value": ref}
            for items in dossier.lists.values():
                unknown = (item.at(Problem("ref", "unknown_ref", facts)) for item in items)
                self._records.problems.extend(unknown)
        return owner

    def _put_jobseeker(self, dossier: GivenDossier, match: Row | None) -> Row | None:
        if match is None:
            return self._add_jobseeker(dossier)
        given = dossier.given
        values = with_prefix(given.values, match) if given.heads else dict(given.values)
        if given.heads and (name := keep_spelling(values, match, by_name="ref" not in values)):
            self._records.tell_once(given, "spelling_kept", value=name)
        if values.get("ref", "").casefold() == match["ref"].casefold():
            values["ref"] = match["ref"]
        if not dossier.lists and same_phone(match, values):
            # Written in another way, as a list spaces it for Excel's sake, it is no change.
            values.pop("phone", None)
        given = given._replace(values=values)
        becomes = {**match, **values}
        if are_others(match, becomes):
            facts = {"ref": match["ref"], "was": name_of(match), "becomes": name_of(becomes)}
            self._records.tell(given, "another_person", facts)
        record = self._put(JOBSEEKER, match, given)
        if record:
            self._people.ids[record["ref"]] = record["id"]
        return record

    def _add_jobseeker(self, dossier: GivenDossier) -> Row | None:
        given, assumed = dossier.given, dossier.assumed
        values = {**assumed, **given.values}
        self._assumed |= dossier.told
        self.new.append(dossier)
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
        record = self._put(JOBSEEKER, None, given._replace(values=values), coach_id=COACH_ID)
        if record:
            self._people.ids[record["ref"]] = record["id"]
        return record

    def _next_ref(self) -> str:
        """The number after the highest in the store, in this file and given here."""
        if not self._last_ref:
            self._last_ref = [*self._people.ids, *refs_given(self.session)]
            self._last_ref += [item.given.values.get("ref", "") for item in self.incoming.dossiers]
        self._last_ref = [next_ref(self._last_ref)]
        return self._last_ref[0]

    # The lists of dossiers -----------------------------------------------------------------

    def _lists(self, taken: Iterable[tuple[GivenDossier, int | None]], stored: set[int]) -> None:
        taken = list(taken)
        for name, kind in DOSSIER_LISTS.items():
            asked = [
                (dossier, owner)
                for dossier, owner in taken
                if dossier.lists.get(name) or (kind is CONTACT and dossier.last_contact)
            ]
            owners = {owner for _, owner in asked if owner in stored}
            known: dict[int, list[Row]] = defaultdict(list)
            for row in self._records.rows.read(kind, "jobseeker_id", owners):
                known[row["jobseeker_id"]].append(row)
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
            if kind is PLACEMENT and not self._place_placement(given, match, inner):
                continue
            record = self._put(kind, match, given, **inner)
            if record and match is None:
                kept.append(record)
        if kind is DEBT_ASSISTANCE:
            self._one_open(dossier, kept)
        if kind is CONTACT and dossier.last_contact:
            self._last_contact(dossier.last_contact, kept, owner)

    def _last_contact(self, given: Given, contacts: Iterable[Row], owner: int) -> None:
        """A list that says when somebody was last spoken to: a held contact, if none is as late."""
        on = given.values.get("on")
        held = [row["on"] for row in contacts if row["outcome"] == ContactOutcome.HELD]
        if on and max(held, default=date.min) < on:
            self._put(CONTACT, None, given, jobseeker_id=owner)
            self._assumed.add("mode_assumed")

    def _place_placement(
        self, given: Given, match: Row | None, inner: dict[str, FieldValue]
    ) -> bool:
        name = given.links.get("organisation")
        if name:
            inner["organisation_id"] = self._organisation_id(name)
        elif match is None:
            self._records.problems.append(given.at(Problem("organisation", "missing")))
            self._records.problems.extend(self._records.lacking(PLACEMENT, given))
            return False
        return True

    def _one_open(self, dossier: GivenDossier, rows: Iterable[Row]) -> None:
        open_ones = [
            row
            for row in rows
            if row["requested_on"] <= self.today
            and not (row["ended_on"] and row["ended_on"] <= self.today)
        ]
        if len(open_ones) > 1:
            self._records.problems.append(dossier.given.at(Problem("debt_assistance", "two_open")))

    def _paired(
        self, kind: RecordKind, known: Iterable[Row], given: Sequence[Given]
    ) -> list[tuple[Given, Row | None]]:
        pairs, doubled = paired(kind, known, given, self._key_of_given)
        for item in doubled:
            self._records.doubled(item, "uid", item.values["uid"])
        return pairs

    def _key_of_given(self, kind: RecordKind, given: Given) -> RecordKey:
        named = self._organisations_by_name.get(given.links.get("organisation", "").casefold())
        return key_of(kind, {**given.values, "organisation_id": named["id"] if named else None})

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
