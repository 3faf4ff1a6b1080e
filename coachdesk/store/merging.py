"""A caseload taken into the store: updated where it is known, added where it is new.

Nothing is deleted. A field given as null clears, a field left out stays. Records meet by `uid`,
else by key, the n-th equal key with the n-th (INTERFACE.md, section 2).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlmodel import Session, col, select

from coachdesk.domain.names import fold
from coachdesk.domain.policy import plain_setting, policy_from
from coachdesk.domain.problem import Problem
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.incoming import Given, GivenDossier, GivenWorkshop, Incoming
from coachdesk.records import (
    DOSSIER_LISTS,
    Attendance,
    Coach,
    Contact,
    DebtAssistance,
    Jobseeker,
    Organisation,
    Placement,
    Record,
    Workshop,
    missing,
    order_problems,
)
from coachdesk.store.journal import refs_given
from coachdesk.store.settings import policy_name
from coachdesk.store.writes import next_ref, set_setting

_R = TypeVar("_R", bound=Record)

COACH_ID = 1


def ensure_coach(session: Session, name: str) -> None:
    """A store has one coach from its first dossier on."""
    if session.get(Coach, COACH_ID) is None:
        session.add(Coach(id=COACH_ID, name=name))
    session.flush()


def _name_key(values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells people apart where a list gives no dossier number: name and birth date."""
    names = (fold(values.get(part) or "") for part in ("first_name", "prefix", "last_name"))
    return (*names, values.get("born_on"))


def _digits(phone: str | None) -> str:
    return (phone or "").replace(" ", "")


class Tally(NamedTuple):
    """How many records of one kind an import adds, changes and finds as they are."""

    added: int = 0
    updated: int = 0
    left: int = 0


class Merge:
    """One import into one session. `problems` tells why it must not be kept, if it must not."""

    def __init__(self, session: Session, incoming: Incoming, today: date, coach_name: str) -> None:
        self.session = session
        self.incoming = incoming
        self.today = today
        self.coach_name = coach_name
        self.problems: list[Problem] = list(incoming.problems)
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._uids: dict[type[Record], set[str]] = {}
        self._known_organisations: dict[str, Organisation] = {}
        self._by_ref: dict[str, Jobseeker] = {}
        self._by_place: dict[str, Jobseeker] = {}
        self._last_ref: list[str] = []

    @property
    def tally(self) -> dict[str, Tally]:
        """By record kind."""
        return {kind: Tally(*counts) for kind, counts in self._counts.items()}

    def run(self) -> None:
        first = self.session.exec(select(Jobseeker.id).limit(1)).first() is None
        self._coach(first)
        if first:
            self._policy()
        self._organisations()
        self._jobseekers()
        self._lists()
        self._workshops()
        if not self.problems:
            self.session.flush()

    # One record ----------------------------------------------------------------------------

    def _put(self, cls: type[_R], known: _R | None, given: Given, **inner: Any) -> _R | None:
        """Update `known`, or add a record made of `given`; None where that cannot be."""
        kind = str(cls.__tablename__)
        if known is None:
            lacking = self._lacking(cls, given)
            wrong = [p.at(given.place) for p in order_problems(cls, given.values)]
            self.problems.extend(lacking + wrong + self._uid_problems(cls, given))
            if lacking or given.unread:
                return None
            self._counts[kind][0] += 1
            record = cls(**given.values, **inner)
            self.session.add(record)
            return record
        changed = {
            name: value
            for name, value in {**given.values, **inner}.items()
            if name != "uid" and getattr(known, name) != value
        }
        self._counts[kind][1 if changed else 2] += 1
        if changed:
            for name, value in changed.items():
                setattr(known, name, value)
            known.version += 1
            values = {name: getattr(known, name) for pair in cls.ordered for name in pair}
            self.problems.extend(p.at(given.place) for p in order_problems(cls, values))
        return known

    @staticmethod
    def _lacking(cls: type[Record], given: Given) -> list[Problem]:
        """What a new record would lack, bar what was given and could not be read."""
        return [
            problem.at(given.place)
            for problem in missing(cls, given.values)
            if problem.place not in given.unread
        ]

    def _uid_problems(self, cls: type[Record], given: Given) -> list[Problem]:
        """A new record's uid must be new."""
        uid = given.values.get("uid")
        if uid is None:
            return []
        if cls not in self._uids:
            with self.session.no_autoflush:
                self._uids[cls] = set(self.session.exec(select(cls.uid)))
        if uid in self._uids[cls]:
            return [Problem(f"{given.place}.uid", "duplicate", {"value": uid})]
        self._uids[cls].add(uid)
        return []

    # The parts of a caseload ---------------------------------------------------------------

    def _coach(self, first: bool) -> None:
        coach = self.session.get(Coach, COACH_ID)
        given = self.incoming.coach
        if given and first:
            self._put(Coach, coach, given, id=COACH_ID)
            if coach and "uid" in given.values:
                coach.uid = given.values["uid"]
            if not self.problems:
                self.session.flush()
        else:
            ensure_coach(self.session, self.coach_name)

    def _policy(self) -> None:
        policy, errors = policy_from(self.incoming.policy)
        if errors:
            return
        for setting in self.incoming.policy:
            value = plain_setting(setting, getattr(policy, setting))
            set_setting(self.session, policy_name(setting), value)

    def _organisations(self) -> None:
        known = self.session.exec(select(Organisation)).all()
        by_uid = {item.uid: item for item in known}
        self._known_organisations = {item.name.casefold(): item for item in known}
        seen: set[str] = set()
        for given in self.incoming.organisations:
            name = given.values.get("name", "").casefold()
            if name and name in seen:
                place = f"{given.place}.name"
                self.problems.append(Problem(place, "duplicate", {"value": given.values["name"]}))
                continue
            seen.add(name)
            match = by_uid.get(given.values.get("uid", "")) or self._known_organisations.get(name)
            named = self._known_organisations.get(name)
            if match and named and named is not match:
                place = f"{given.place}.name"
                self.problems.append(Problem(place, "in_use", {"value": given.values["name"]}))
                continue
            before = match.name.casefold() if match else ""
            record = self._put(Organisation, match, given)
            if record:
                self._known_organisations.pop(before, None)
                self._known_organisations[record.name.casefold()] = record
        for dossier in self.incoming.dossiers:
            for given in dossier.lists.get("placements", []):
                self._organisation_named(given.links.get("organisation"))
        if not self.problems:
            self.session.flush()

    def _organisation_named(self, name: str | None) -> None:
        if name and name.casefold() not in self._known_organisations:
            record = Organisation(name=name)
            self.session.add(record)
            self._known_organisations[name.casefold()] = record
            self._counts["organisation"][0] += 1

    def _jobseekers(self) -> None:
        known = self.session.exec(select(Jobseeker)).all()
        by_uid = {item.uid: item for item in known}
        by_name = {_name_key(vars(item)): item for item in reversed(known)}
        self._by_ref = {item.ref: item for item in known}
        seen: set[str] = set()
        met: set[str] = set()
        for dossier in self.incoming.dossiers:
            given = dossier.given
            ref = given.values.get("ref")
            if ref is not None and ref in seen:
                self.problems.append(Problem(f"{given.place}.ref", "duplicate", {"value": ref}))
                continue
            if ref is not None:
                seen.add(ref)
                match = self._by_ref.get(ref) or by_uid.get(given.values.get("uid", ""))
            elif "ref" in given.unread:
                continue
            else:
                match = by_name.get(_name_key(given.values))
            if match is not None and match.ref in met:
                facts = {"value": given.values.get("uid") or match.ref}
                self.problems.append(Problem(f"{given.place}.uid", "duplicate", facts))
                continue
            if match is not None:
                met.add(match.ref)
            self._put_jobseeker(dossier, match)
        if not self.problems:
            self.session.flush()

    def _put_jobseeker(self, dossier: GivenDossier, match: Jobseeker | None) -> None:
        given = dossier.given
        values = dict(given.values)
        inner: dict[str, Any] = {}
        if match is None:
            inner["coach_id"] = COACH_ID
            values = {**dossier.assumed, **values}
            if "ref" not in values and "ref" not in given.unread:
                values["ref"] = self._next_ref()
        elif not dossier.lists and _digits(match.phone) == _digits(values.get("phone")):
            # A list spaces a number for Excel's sake: the same number is no change.
            values.pop("phone", None)
        record = self._put(Jobseeker, match, given._replace(values=values), **inner)
        if record:
            self._by_ref[record.ref] = record
            self._by_place[given.place] = record

    def _next_ref(self) -> str:
        """The number after the highest in the store, in this file and given here."""
        if not self._last_ref:
            self._last_ref = [*self._by_ref, *refs_given(self.session)]
            self._last_ref += [item.given.values.get("ref", "") for item in self.incoming.dossiers]
        self._last_ref = [next_ref(self._last_ref)]
        return self._last_ref[0]

    def _lists(self) -> None:
        owners = {record.id for record in self._by_place.values() if record.id is not None}
        for name, cls in DOSSIER_LISTS.items():
            stored: dict[int, list[Record]] = defaultdict(list)
            if owners:
                for record in self.session.exec(select(cls).order_by(col(cls.id))):
                    owner = record.jobseeker_id  # type: ignore[attr-defined]
                    if owner in owners:
                        stored[owner].append(record)
            for dossier in self.incoming.dossiers:
                self._list(dossier, name, cls, stored)

    def _list(
        self,
        dossier: GivenDossier,
        name: str,
        cls: type[Record],
        stored: dict[int, list[Record]],
    ) -> None:
        owner = self._by_place.get(dossier.given.place)
        key = owner.id if owner and owner.id is not None else -1
        known = stored.get(key, [])
        kept: list[Any] = list(known)
        for given, match in self._paired(cls, known, dossier.lists.get(name, [])):
            inner: dict[str, Any] = {} if match else {"jobseeker_id": key}
            if cls is Placement and not self._place_placement(given, match, inner):
                continue
            record = self._put(cls, match, given, **inner)
            if record and match is None:
                kept.append(record)
        if cls is DebtAssistance:
            self._one_open(dossier, kept)
        if cls is Contact and dossier.last_contact:
            self._last_contact(dossier.last_contact, kept, key)

    def _last_contact(self, given: Given, contacts: list[Any], owner: int) -> None:
        """A list that says when somebody was last spoken to: a held contact, if none is as late."""
        on = given.values.get("on")
        held = [item.on for item in contacts if item.outcome == ContactOutcome.HELD]
        if on and max(held, default=date.min) < on:
            self._put(Contact, None, given, jobseeker_id=owner)

    def _place_placement(self, given: Given, match: Record | None, inner: dict[str, Any]) -> bool:
        name = given.links.get("organisation")
        if name:
            inner["organisation_id"] = self._known_organisations[name.casefold()].id
        elif match is None:
            place = f"{given.place}.organisation"
            if not any(problem.place == place for problem in self.incoming.problems):
                self.problems.append(Problem(place, "missing"))
            self.problems.extend(self._lacking(Placement, given))
            return False
        return True

    def _one_open(self, dossier: GivenDossier, records: list[Record]) -> None:
        open_ones = [
            record
            for record in records
            if record.requested_on <= self.today  # type: ignore[attr-defined]
            and not (record.ended_on and record.ended_on <= self.today)  # type: ignore[attr-defined]
        ]
        if len(open_ones) > 1:
            place = f"{dossier.given.place}.debt_assistance"
            self.problems.append(Problem(place, "two_open"))

    def _paired(
        self, cls: type[Record], known: Iterable[Record], given: list[Given]
    ) -> list[tuple[Given, Any]]:
        """Each given record with the stored one it stands for, if any."""
        by_uid = {record.uid: record for record in known}
        matched: dict[int, Record] = {}
        taken: set[int] = set()
        for place, item in enumerate(given):
            if (record := by_uid.get(item.values.get("uid", ""))) is None:
                continue
            if id(record) in taken:
                facts = {"value": item.values["uid"]}
                self.problems.append(Problem(f"{item.place}.uid", "duplicate", facts))
            taken.add(id(record))
            matched[place] = record
        by_key: dict[tuple[Any, ...], list[Record]] = defaultdict(list)
        for record in known:
            if id(record) not in taken:
                by_key[self._key_of_record(cls, record)].append(record)
        pairs = []
        for place, item in enumerate(given):
            match = matched.get(place)
            if match is None and (equal := by_key.get(self._key_of_given(cls, item))):
                match = equal.pop(0)
            pairs.append((item, match))
        return pairs

    def _key_of_record(self, cls: type[Record], record: Any) -> tuple[Any, ...]:
        return tuple(self._part(cls, name, lambda part: getattr(record, part)) for name in cls.key)

    def _key_of_given(self, cls: type[Record], given: Given) -> tuple[Any, ...]:
        def value(name: str) -> Any:
            if name == "organisation_id":
                named = given.links.get("organisation", "").casefold()
                found = self._known_organisations.get(named)
                return found.id if found else None
            return given.values.get(name)

        return tuple(self._part(cls, name, value) for name in cls.key)

    @staticmethod
    def _part(cls: type[Record], name: str, value: Callable[[str], Any]) -> Any:
        return value("organisation_id" if name == "organisation" else name)

    def _workshops(self) -> None:
        known = self.session.exec(select(Workshop).order_by(col(Workshop.id))).all()
        rolls: dict[int, dict[int, Attendance]] = defaultdict(dict)
        if known and self.incoming.workshops:
            for item in self.session.exec(select(Attendance)):
                rolls[item.workshop_id][item.jobseeker_id] = item
        by_place = {item.given.place: item for item in self.incoming.workshops}
        added = []
        for given, match in self._paired(
            Workshop, known, [item.given for item in self.incoming.workshops]
        ):
            record = self._put(Workshop, match, given)
            added.append((by_place[given.place], record))
        if not self.problems:
            self.session.flush()
        for workshop, record in added:
            self._roll(workshop, record, rolls.get(record.id or -1, {}) if record else {})

    def _roll(
        self,
        workshop: GivenWorkshop,
        record: Workshop | None,
        stored: dict[int, Attendance],
    ) -> None:
        seen: set[str] = set()
        for given in workshop.attendance:
            ref = given.links.get("ref")
            if ref is None:
                continue
            place = f"{given.place}.ref"
            if ref in seen:
                self.problems.append(Problem(place, "duplicate", {"value": ref}))
                continue
            seen.add(ref)
            jobseeker = self._by_ref.get(ref)
            if jobseeker is None:
                if not self._in_file(ref):
                    self.problems.append(Problem(place, "unknown_ref", {"value": ref}))
                continue
            inner = {
                "workshop_id": record.id if record else None,
                "jobseeker_id": jobseeker.id,
            }
            self._put(Attendance, stored.get(jobseeker.id or -1), given, **inner)

    def _in_file(self, ref: str) -> bool:
        return any(item.given.values.get("ref") == ref for item in self.incoming.dossiers)
