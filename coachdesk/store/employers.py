"""Work with employers: vacancies, who was introduced to them, who may be asked, who is placed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from coachdesk.domain.names import Person, fold
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.row_id import RowId
from coachdesk.domain.text import LINE_LENGTH
from coachdesk.domain.values import euros
from coachdesk.domain.vocabulary import (
    HIRED,
    UNPAID_WORK,
    ContactMode,
    IntroductionStatus,
    PairingKind,
    PlacementKind,
    PlacementOutcome,
    Sector,
)
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.kinds import DAY, Words
from coachdesk.schema.records import RECORDS
from coachdesk.store.case_facts import past_day, to_day
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.dossiers import Stored, read_records
from coachdesk.store.store import SqlRow, Store
from coachdesk.words.formats import day

_T = TypeVar("_T")
_SECTORS = Words(Sector)
_OF = "r.organisation_id = :id"


@private_repr("id")
class Introduced(NamedTuple):
    """Somebody considered for a vacancy, and how that stands."""

    id: int
    vacancy_id: int
    person: Person
    status: IntroductionStatus
    on: date
    answer_by: date | None


@private_repr("organisation_id")
class Placed(NamedTuple):
    """A placement at an employer that has begun."""

    organisation_id: int
    person: Person
    kind: PlacementKind
    role: str
    started_on: date
    ended_on: date | None
    outcome: PlacementOutcome | None
    contract_id: int | None
    value: Decimal | None


@private_repr("organisation_id")
class JointContact(NamedTuple):
    """A contact with a jobseeker at or with an employer."""

    organisation_id: int
    person: Person
    on: date
    mode: ContactMode


@private_repr("person")
class JobWish(NamedTuple):
    """What an active jobseeker looks for and brings."""

    person: Person
    sectors: Sequence[Sector]
    hours: float | None
    travel_minutes: int | None
    abroad: bool
    skills: Sequence[str]


class WorkData(NamedTuple):
    """All of it; what belongs to a vacancy or an employer by its id, people by name."""

    organisations: Sequence[Stored]
    vacancies: Sequence[Stored]
    contacts: Mapping[int, Sequence[Stored]]
    contracts: Mapping[int, Sequence[Stored]]
    introduced: Mapping[int, Sequence[Introduced]]
    placed: Mapping[int, Sequence[Placed]]
    joint: Mapping[int, Sequence[JointContact]]
    wishes: Sequence[JobWish]
    today: date

    def employer_of(self, vacancy: Stored) -> Stored:
        return next(o for o in self.organisations if o.id == vacancy["organisation_id"])

    def sector_of(self, vacancy: Stored) -> Sector | None:
        """The vacancy's own, else its employer's."""
        sector: Sector | None = vacancy["sector"] or self.employer_of(vacancy)["sector"]
        return sector

    def hired(self, vacancy: Stored) -> int:
        """How many were hired for a vacancy so far."""
        here = self.introduced.get(vacancy.id, ())
        return sum(i.status == IntroductionStatus.HIRED and i.on <= self.today for i in here)

    def is_open(self, vacancy: Stored) -> bool:
        return is_open(vacancy, self.today)

    def filled(self, contract: Stored) -> Decimal:
        """What the placements that name a contract are worth so far."""
        here = self.placed.get(contract["organisation_id"], ())
        return sum((p.value or Decimal(0) for p in here if p.contract_id == contract.id), Decimal())

    def unpaid_ended(self, organisation_id: int) -> tuple[int, int]:
        """How many unpaid places have ended at an employer, and how many of them led to a job."""
        here = self.placed.get(organisation_id, ())
        ended = [place for place in here if place.kind in UNPAID_WORK and place.ended_on]
        return len(ended), sum(place.outcome in HIRED for place in ended)


class Opening(NamedTuple):
    """An open vacancy with places left; its sector is its own, else its employer's."""

    vacancy: Stored
    sector: Sector | None


@private_repr("id")
class Mentored(NamedTuple):
    """A pairing that stands in somebody else's dossier and names this jobseeker."""

    id: int
    person: Person
    kind: PairingKind
    started_on: date
    ended_on: date | None
    checked_on: date | None


def is_open(vacancy: Stored, today: date) -> bool:
    closed_on = vacancy["closed_on"]
    return bool(vacancy["reported_on"] <= today and not (closed_on and closed_on <= today))


_PERSON = "j.id, j.uid, j.ref, j.first_name, j.prefix, j.last_name"
_INTRODUCED = f"""
SELECT {_PERSON}, i.id, i.uid, i.vacancy_id, i.status, i."on", i.answer_by
FROM introduction i JOIN jobseeker j ON j.id = i.jobseeker_id ORDER BY i."on", i.id"""
_PLACED = f"""
SELECT {_PERSON}, p.organisation_id, p.kind, p.role, p.started_on, p.ended_on, p.outcome,
  p.social_return_id, p.social_return_value
FROM placement p JOIN jobseeker j ON j.id = p.jobseeker_id
WHERE p.started_on <= :today ORDER BY p.started_on DESC, p.id"""
_JOINT = f"""
SELECT {_PERSON}, c.organisation_id, c."on", c.mode
FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id
WHERE c.organisation_id IS NOT NULL AND c.outcome = 'held' AND c."on" <= :today
ORDER BY c."on" DESC, c.id DESC"""
_WISHES = f"""
SELECT {_PERSON}, j.wanted_sectors, j.wanted_hours, j.travel_minutes, j.abroad
FROM jobseeker j WHERE {IS_ACTIVE}"""

_HAS_PLACES = """
r.reported_on <= :today AND (r.closed_on IS NULL OR r.closed_on > :today) AND r.places > (
  SELECT COUNT(*) FROM introduction i
  WHERE i.vacancy_id = r.id AND i.status = 'hired' AND i."on" <= :today)"""
_MENTORED = f"""
SELECT {_PERSON}, p.id, p.uid, p.kind, p.started_on, p.ended_on, p.checked_on
FROM pairing p JOIN jobseeker j ON j.id = p.jobseeker_id
WHERE p.with_ref = :ref COLLATE NOCASE ORDER BY p.started_on DESC, p.id"""


def read_openings(store: Store, today: date) -> list[Opening]:
    """The open vacancies with places left, by title and employer."""
    known = store.read("SELECT id, sector FROM organisation WHERE sector IS NOT NULL")
    sectors: dict[int, str] = {row[0]: row[1] for row in known}
    vacancies = read_records(store, RECORDS["vacancy"], _HAS_PLACES, today=today.isoformat())
    found = []
    for vacancy in vacancies:
        sector = vacancy["sector"] or sectors.get(vacancy["organisation_id"])
        found.append(Opening(vacancy, Sector(sector) if sector else None))
    found.sort(key=lambda o: (fold(o.vacancy["title"]), fold(o.vacancy["organisation"])))
    return found


def read_mentored(store: Store, ref: str) -> list[Mentored]:
    """The pairings of others that name the jobseeker with this number, the latest first."""
    return [
        Mentored(
            RowId(number, uid),
            _person(row),
            PairingKind(kind),
            date.fromisoformat(started_on),
            to_day(ended_on),
            to_day(checked_on),
        )
        for row in store.read(_MENTORED, ref=ref)
        for number, uid, kind, started_on, ended_on, checked_on in [row[6:]]
    ]


def read_work(store: Store, today: date) -> WorkData:
    """As of one moment, in a few selects."""
    now = today.isoformat()
    by_name = sorted(
        read_records(store, RECORDS["organisation"], "TRUE"), key=lambda o: o["name"].casefold()
    )
    return WorkData(
        by_name,
        read_records(store, RECORDS["vacancy"], "TRUE"),
        _by_employer(store, "employer_contact"),
        _by_employer(store, "social_return"),
        _grouped([(row[8], _introduced(row)) for row in store.read(_INTRODUCED)]),
        _grouped([(row[6], _placed(row, today)) for row in store.read(_PLACED, today=now)]),
        _grouped([(row[6], _joint(row)) for row in store.read(_JOINT, today=now)]),
        _wishes(store, now),
        today,
    )


def kinds_of_employer() -> list[RecordKind]:
    """The kinds of record that hang on an organisation, or name one themselves."""
    return [kind for kind in RECORDS.values() if "organisation_id" in kind.foreign_keys]


class Moving(NamedTuple):
    """What moves when one organisation becomes another: how many records of each list, and the
    titles that change since the other has one, each with what it becomes."""

    counts: dict[str, int]
    titles: list[tuple[str, str]]


def read_moving(store: Store, kept_id: int, other_id: int) -> Moving:
    counts, titles = {}, []
    for kind in kinds_of_employer():
        count = f"SELECT COUNT(*) FROM {kind.name} WHERE organisation_id = :id"
        if found := store.read(count, id=other_id)[0][0]:
            counts[kind.list_name] = found
        if found and kind.key == ("title",):
            own, moving = (
                [(r["title"], r[title_day(kind)]) for r in read_records(store, kind, _OF, id=one)]
                for one in (kept_id, other_id)
            )
            pairs = zip(moving, told_apart([title for title, _ in own], moving), strict=True)
            titles += [(old, new) for (old, _), new in pairs if old != new]
    return Moving(counts, titles)


def title_day(kind: RecordKind) -> str:
    """The day that tells two records of one title apart: when they began."""
    return next(field.name for field in kind.own if field.kind is DAY and field.required)


def told_apart(own: Collection[str], moving: Sequence[tuple[str, date]]) -> list[str]:
    """The titles of what moves to an employer that has these; with its day where that has it."""
    known = {title.casefold() for title in own}
    taken = known | {title.casefold() for title, _ in moving}
    found = []
    for title, on in moving:
        becomes, number = title, 1
        while becomes.casefold() in (known if number == 1 else taken):
            mark = f" ({day(on)}{f', {number}' if number > 1 else ''})"
            becomes, number = title[: LINE_LENGTH - len(mark)] + mark, number + 1
        taken.add(becomes.casefold())
        found.append(becomes)
    return found


def _grouped(pairs: Sequence[tuple[int, _T]]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return dict(found)


def _by_employer(store: Store, kind: str) -> dict[int, list[Stored]]:
    records = read_records(store, RECORDS[kind], "TRUE")
    return _grouped([(record["organisation_id"], record) for record in records])


def _person(row: SqlRow) -> Person:
    number, uid, *names = row[:6]
    return Person(RowId(number, uid), *names)


def _introduced(row: SqlRow) -> Introduced:
    number, uid, vacancy_id, status, on, answer_by = row[6:]
    return Introduced(
        RowId(number, uid),
        vacancy_id,
        _person(row),
        IntroductionStatus(status),
        date.fromisoformat(on),
        to_day(answer_by),
    )


def _placed(row: SqlRow, today: date) -> Placed:
    organisation_id, kind, role, started_on, ended_on, outcome, contract_id, value = row[6:]
    return Placed(
        organisation_id,
        _person(row),
        PlacementKind(kind),
        role,
        date.fromisoformat(started_on),
        past_day(ended_on, today),
        PlacementOutcome(outcome) if outcome else None,
        contract_id,
        euros(value),
    )


def _joint(row: SqlRow) -> JointContact:
    organisation_id, on, mode = row[6:]
    return JointContact(organisation_id, _person(row), date.fromisoformat(on), ContactMode(mode))


def _wishes(store: Store, now: str) -> list[JobWish]:
    skills: dict[int, list[str]] = _grouped(
        store.read("SELECT jobseeker_id, title FROM skill ORDER BY id")
    )
    found = []
    for row in store.read(_WISHES, today=now):
        sectors, hours, minutes, abroad = row[6:]
        wanted = [Sector(word) for word in _SECTORS.from_store(sectors)]
        own = skills.get(row[0], ())
        found.append(JobWish(_person(row), wanted, hours, minutes, bool(abroad), own))
    return sorted(found, key=lambda wish: wish.person.sort_key)
