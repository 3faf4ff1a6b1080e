"""The reads behind every list: plain selects of open matters, one a record kind, into cases.

History is touched only through indexes (the latest contact, the last two outcomes), so ten years
of it cost no more than one.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from coachdesk.domain.case import (
    UNREAD_TAGS,
    AssistanceFact,
    AttendanceFact,
    Case,
    CheckFact,
    ContactFact,
    DebtFact,
    OutcomeFact,
    PlacementFact,
    StepFact,
)
from coachdesk.domain.dates import add_months
from coachdesk.domain.day import Aside
from coachdesk.domain.json_text import words_in
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import RowId
from coachdesk.domain.rules import Snapshot
from coachdesk.domain.rules.caseload import Fullness, fullness
from coachdesk.domain.rules.organisations import UnpaidRecord
from coachdesk.domain.rules.workshops import OpenRoll
from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import (
    HIRED,
    UNPAID_WORK,
    AttendanceStatus,
    BenefitKind,
    ClosedReason,
    ContactMode,
    ContactOutcome,
    ContactPurpose,
    DebtStatus,
    LifeDomain,
    PlacementKind,
    PlacementOutcome,
    Threat,
)
from coachdesk.schema.kinds import euros
from coachdesk.store.store import Store

_T = TypeVar("_T")

_ORGANISATION_MONTHS = 24


class Scope(StrEnum):
    """Which jobseekers a read is about."""

    ACTIVE = "active"
    CLOSED = "closed"
    ALL = "all"


# The unary plus keeps SQLite from going by the index on closed_on: nearly everybody fits, and in
# the order of the table itself what belongs to a person is read without sorting.
_IS_ACTIVE = "(j.registered_on <= :today AND (+j.closed_on IS NULL OR +j.closed_on > :today))"
_SCOPES = {
    Scope.ACTIVE: _IS_ACTIVE,
    Scope.CLOSED: "j.closed_on <= :today",
    Scope.ALL: "TRUE",
}

_PEOPLE = f"""
SELECT j.id, j.ref, j.first_name, j.prefix, j.last_name, {_IS_ACTIVE}, j.registered_on,
  j.born_on, j.benefit_kind, j.benefit_from, j.intake_started_on, j.intake_closed_on,
  j.plan_agreed_on, j.plan_reviewed_on, j.rights_checked_on, j.income_supplement_on, j.closed_on,
  j.closed_reason, j.phone, j.email, j.neighbourhood, j.language, j.tags, j.plan_goal,
  (SELECT c."on" FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c."on" <= :today AND c.jobseeker_present AND c.mode IN ({{modes}})
     ORDER BY c."on" DESC LIMIT 1),
  (SELECT c."on" || c.mode FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c."on" <= :today ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1),
  (SELECT c."on" FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c.purpose = 'debts' AND c."on" <= :today ORDER BY c."on" DESC LIMIT 1), j.uid
FROM jobseeker j WHERE {{scope}} ORDER BY j.id"""

_CLOSED_PEOPLE = """
SELECT j.id, j.ref, j.first_name, j.prefix, j.last_name, j.registered_on, j.closed_on,
  j.closed_reason, j.uid
FROM jobseeker j WHERE {scope} ORDER BY j.id"""

# Only who missed the latest one can have missed the latest two.
_MISSED = """
SELECT j.id,
  (SELECT c.id FROM contact c WHERE c.jobseeker_id = j.id AND c."on" <= :today
     AND c.outcome IN ('held', 'no_show')
     ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1),
  (SELECT c.id FROM contact c WHERE c.jobseeker_id = j.id AND c."on" <= :today
     AND c.outcome IN ('held', 'no_show')
     ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1 OFFSET 1)
FROM jobseeker j WHERE {scope}"""
_LATEST_OUTCOMES = f"""
WITH latest (jobseeker_id, later, earlier) AS ({_MISSED})
SELECT l.jobseeker_id, a.id, a."on", a.outcome, b.id, b."on", b.outcome
FROM latest l JOIN contact a ON a.id = l.later JOIN contact b ON b.id = l.earlier
WHERE a.outcome = 'no_show'"""

_OPEN_CONTACTS = """
SELECT c.jobseeker_id, c.id, c."on", c.at, c.mode, c.purpose, c.jobseeker_present, c.uid
FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id
WHERE c.outcome IS NULL AND {scope} ORDER BY c."on", c.at, c.id"""

# CROSS JOIN: begin with the people, who are few; what past years left behind is not looked at.
_OPEN_STEPS = """
SELECT s.jobseeker_id, s.id, s.title, s.domain, s.due_on
FROM jobseeker j CROSS JOIN plan_step s ON s.jobseeker_id = j.id
WHERE s.status IN ('todo', 'doing') AND {scope} ORDER BY j.id, s.id"""

_DEBTS = """
SELECT d.jobseeker_id, d.id, d.creditor, d.noted_on, d.problematic, d.status, d.amount
FROM jobseeker j CROSS JOIN debt d ON d.jobseeker_id = j.id
WHERE d.status <> 'settled' AND d.noted_on <= :today AND {scope} ORDER BY j.id, d.id"""

_ASSISTANCES = """
SELECT a.jobseeker_id, a.id, a.requested_on, a.first_talk_on, a.threat, a.threat_on,
  a.threat_strikes_on, a.threat_averted_on, a.plan_agreed_on, a.ended_on
FROM jobseeker j CROSS JOIN debt_assistance a ON a.jobseeker_id = j.id
WHERE a.requested_on <= :today AND {scope} ORDER BY j.id, a.id"""

_PLACEMENTS = """
SELECT p.jobseeker_id, p.id, p.organisation_id, o.name, p.kind, p.role, p.started_on, p.ends_on,
  p.ended_on, p.outcome, p.allowance_per_month, p.displacement_checked_on, p.displacement_risk,
  p.hours_per_week
FROM jobseeker j CROSS JOIN placement p ON p.jobseeker_id = j.id
JOIN organisation o ON o.id = p.organisation_id
WHERE {scope} ORDER BY j.id, p.id"""

# Whoever's intake is closed has no hours to count.
_ATTENDANCES = """
SELECT a.jobseeker_id, w.held_on, w.hours, a.status
FROM jobseeker j CROSS JOIN attendance a ON a.jobseeker_id = j.id
JOIN workshop w ON w.id = a.workshop_id
WHERE j.intake_started_on <= :today AND a.status IN ('attended', 'planned')
  AND (j.intake_closed_on IS NULL OR j.intake_closed_on > :today) AND {scope}"""

_CHECKS = """
SELECT a.jobseeker_id, a."on", a.still_working
FROM jobseeker j CROSS JOIN aftercare a ON a.jobseeker_id = j.id
WHERE a."on" <= :today AND {scope} ORDER BY a."on", a.id"""

_OPEN_ROLLS = f"""
SELECT w.id, w.title, w.held_on, count(*), w.uid
FROM workshop w JOIN attendance a ON a.workshop_id = w.id
JOIN jobseeker j ON j.id = a.jobseeker_id
WHERE w.held_on < :today AND a.status = 'planned' AND {_IS_ACTIVE}
GROUP BY w.id ORDER BY w.held_on, w.id"""

_UNPAID_RECORDS = """
SELECT o.id, o.name, count(*), sum(p.outcome IN ({hired})), o.uid
FROM placement p JOIN organisation o ON o.id = p.organisation_id
WHERE p.kind IN ({unpaid}) AND p.ended_on > :since AND p.ended_on <= :today
GROUP BY o.id ORDER BY o.id"""


# Words by their stored form: at 12,500 people calling the enumerations shows.
_DOMAINS = {word.value: word for word in LifeDomain}
_MODES = {word.value: word for word in ContactMode}
_PURPOSES = {word.value: word for word in ContactPurpose}
_BENEFITS = {word.value: word for word in BenefitKind}
_KINDS = {word.value: word for word in PlacementKind}


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Many small objects at once, none of them garbage: looking for it would cost a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _amount(cents: int | None) -> Decimal | None:
    return None if cents is None else euros(cents)


def _quoted(words: Iterable[str]) -> str:
    """Words of the vocabulary as SQL literals; never text a user typed."""
    return ", ".join(f"'{word}'" for word in words)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _person(row: Any) -> Person:
    """Who a row is about; its last column is the uid. Raises TypeError where a name is no text."""
    if any(not isinstance(part, str) for part in (row[1], row[2], row[3] or "", row[4])):
        raise TypeError("a name is no text")
    return Person(RowId(row[0], row[-1]), *row[1:5])


def _step(row: Any) -> StepFact:
    return StepFact(row[1], row[2], _DOMAINS[row[3]], _day(row[4]))


def _debt(row: Any) -> DebtFact:
    noted_on = date.fromisoformat(row[3])
    return DebtFact(row[1], row[2], noted_on, bool(row[4]), DebtStatus(row[5]), _amount(row[6]))


def _attendance(row: Any) -> AttendanceFact:
    return AttendanceFact(date.fromisoformat(row[1]), row[2], AttendanceStatus(row[3]))


def _by_due_day(step: StepFact) -> tuple[bool, date]:
    return step.due_on is None, step.due_on or date.max


def _by_start(placement: PlacementFact) -> date:
    return placement.started_on


def _check(row: Any) -> CheckFact:
    return CheckFact(date.fromisoformat(row[1]), None if row[2] is None else bool(row[2]))


class _Reader:
    """One pass over the store for the people of a scope, as of a day."""

    def __init__(self, store: Store, policy: Policy, today: date, scope: str) -> None:
        self.store = store
        self.policy = policy
        self.today = today
        self.scope = scope
        self._iso = today.isoformat()

    def rows(self, sql: str) -> list[Any]:
        modes = _quoted(self.policy.seen_modes)
        text = sql.replace("{scope}", self.scope).replace("{modes}", modes)
        return self.store.read(text, today=self._iso)

    def grouped(
        self, sql: str, fact: Callable[[Any], _T], order: Callable[[_T], Any] | None = None
    ) -> dict[int, tuple[_T, ...]]:
        """The facts of each person, as the select gives them or in an order of their own."""
        found: dict[int, list[_T]] = defaultdict(list)
        for row in self.rows(sql):
            found[row[0]].append(fact(row))
        if order:
            for facts in found.values():
                if len(facts) > 1:
                    facts.sort(key=order)
        return {key: tuple(facts) for key, facts in found.items()}

    def past(self, text: str | None) -> date | None:
        """A day that has come; what is dated later has not happened yet."""
        return date.fromisoformat(text) if text and text <= self._iso else None

    def assistance(self, row: Any) -> AssistanceFact:
        return AssistanceFact(
            row[1],
            date.fromisoformat(row[2]),
            _day(row[3]),
            Threat(row[4]) if row[4] else None,
            *(_day(text) for text in row[5:10]),
        ).as_of(self.today)

    def placement(self, row: Any) -> PlacementFact:
        return PlacementFact(
            row[1],
            row[2],
            row[3],
            _KINDS[row[4]],
            row[5],
            date.fromisoformat(row[6]),
            _day(row[7]),
            self.past(row[8]),
            PlacementOutcome(row[9]) if row[9] else None,
            _amount(row[10]),
            self.past(row[11]),
            bool(row[12]),
            row[13],
        )

    def contact(self, row: Any) -> ContactFact:
        return ContactFact(
            RowId(row[1], row[7]),
            date.fromisoformat(row[2]),
            row[3],
            _MODES[row[4]],
            _PURPOSES[row[5]],
            bool(row[6]),
        )


def find_person(store: Store, ref: str) -> RowId | None:
    """The id of the dossier with this number."""
    rows = store.read(
        "SELECT id, uid FROM jobseeker WHERE ref = :ref COLLATE NOCASE ORDER BY ref <> :ref",
        ref=clean_line(ref),
    )
    return RowId(*rows[0]) if rows else None


def read_cases(store: Store, policy: Policy, today: date, scope: Scope | int) -> tuple[Case, ...]:
    """The cases of a scope, or of one jobseeker, with all that rules and lists need of them."""
    people = f"j.id = {scope:d}" if isinstance(scope, int) else _SCOPES[scope]
    return _read_people(store, policy, today, people)


def _read_people(store: Store, policy: Policy, today: date, people: str) -> tuple[Case, ...]:
    reader = _Reader(store, policy, today, people)
    with _no_collecting():
        facts = _facts(reader)
        return tuple(_case(reader, row, facts) for row in reader.rows(_PEOPLE))


class _Facts(NamedTuple):
    """What belongs to the people of a scope, by their id."""

    outcomes: dict[int, tuple[OutcomeFact, ...]]
    contacts: dict[int, tuple[ContactFact, ...]]
    steps: dict[int, tuple[StepFact, ...]]
    debts: dict[int, tuple[DebtFact, ...]]
    assistances: dict[int, tuple[AssistanceFact, ...]]
    placements: dict[int, tuple[PlacementFact, ...]]
    attendances: dict[int, tuple[AttendanceFact, ...]]
    checks: dict[int, tuple[CheckFact, ...]]


def _facts(reader: _Reader) -> _Facts:
    outcomes: dict[int, tuple[OutcomeFact, ...]] = {
        row[0]: (
            OutcomeFact(row[1], date.fromisoformat(row[2]), ContactOutcome(row[3])),
            OutcomeFact(row[4], date.fromisoformat(row[5]), ContactOutcome(row[6])),
        )
        for row in reader.rows(_LATEST_OUTCOMES)
    }
    return _Facts(
        outcomes,
        reader.grouped(_OPEN_CONTACTS, reader.contact),
        reader.grouped(_OPEN_STEPS, _step, _by_due_day),
        reader.grouped(_DEBTS, _debt),
        reader.grouped(_ASSISTANCES, reader.assistance),
        reader.grouped(_PLACEMENTS, reader.placement, _by_start),
        reader.grouped(_ATTENDANCES, _attendance),
        reader.grouped(_CHECKS, _check),
    )


def _case(reader: _Reader, row: Any, facts: _Facts) -> Case:
    """What the row of `_PEOPLE` says of somebody, and what belongs to them."""
    key, past = row[0], reader.past
    open_contacts = facts.contacts.get(key, ())
    return Case(
        person=_person(row),
        active=bool(row[5]),
        registered_on=date.fromisoformat(row[6]),
        born_on=past(row[7]),
        benefit_kind=_BENEFITS[row[8]] if row[8] else None,
        benefit_from=past(row[9]),
        intake_started_on=past(row[10]),
        intake_closed_on=past(row[11]),
        plan_agreed_on=past(row[12]),
        plan_reviewed_on=past(row[13]),
        rights_checked_on=past(row[14]),
        income_supplement_on=past(row[15]),
        closed_on=past(row[16]),
        closed_reason=ClosedReason(row[17]) if row[17] else None,
        last_seen=_day(row[24]),
        last_contact=_day(row[25][:10]) if row[25] else None,
        last_contact_mode=_MODES[row[25][10:]] if row[25] else None,
        last_debt_talk=_day(row[26]),
        last_outcomes=facts.outcomes.get(key, ()),
        unlogged=tuple(item for item in open_contacts if item.on < reader.today),
        appointments=tuple(item for item in open_contacts if item.on >= reader.today),
        steps=facts.steps.get(key, ()),
        debts=facts.debts.get(key, ()),
        assistances=facts.assistances.get(key, ()),
        placements=facts.placements.get(key, ()),
        attendances=facts.attendances.get(key, ()),
        checks=facts.checks.get(key, ()),
        phone=row[18],
        email=row[19],
        neighbourhood=row[20],
        language=row[21],
        tags=() if row[22] == "[]" else _tags(row[22]),
        plan_goal=row[23],
    )


def _tags(stored: str) -> tuple[str, ...]:
    """The tags as far as they can be read: a list of people does not fall with one cell."""
    try:
        return tuple(words_in(stored))
    except ValueError:
        return UNREAD_TAGS


def _read_closed(store: Store, policy: Policy, today: date) -> tuple[Case, ...]:
    """The closed dossiers, with what the rules about them look at and no more."""
    reader = _Reader(store, policy, today, _SCOPES[Scope.CLOSED])
    checks = reader.grouped(_CHECKS, _check)
    return tuple(
        Case(
            _person(row),
            active=False,
            registered_on=date.fromisoformat(row[5]),
            closed_on=date.fromisoformat(row[6]),
            closed_reason=row[7],
            checks=tuple(checks.get(row[0], ())),
        )
        for row in reader.rows(_CLOSED_PEOPLE)
    )


def read_snapshot(store: Store, policy: Policy, today: date) -> Snapshot:
    """All that today's rules look at, as of one moment."""
    with store.read_transaction():
        reader = _Reader(store, policy, today, _SCOPES[Scope.ACTIVE])
        cases = read_cases(store, policy, today, Scope.ACTIVE)
        closed = _read_closed(store, policy, today)
        rolls = tuple(
            OpenRoll(RowId(row[0], row[4]), row[1], date.fromisoformat(row[2]), row[3])
            for row in reader.rows(_OPEN_ROLLS)
        )
        name, limit = _read_coach(store, policy)
        organisations = tuple(
            UnpaidRecord(RowId(row[0], row[4]), *row[1:4]) for row in _unpaid_records(store, today)
        )
    return Snapshot(name, limit, cases + closed, rolls + organisations)


def _read_coach(store: Store, policy: Policy) -> tuple[str, int]:
    """The coach's name, and the limit of this caseload."""
    rows = store.read("SELECT name, caseload_limit FROM coach WHERE id = 1")
    name, limit = rows[0] if rows else ("", None)
    return name, limit or policy.caseload_limit


def read_fullness(store: Store, policy: Policy, today: date) -> Fullness:
    """How full the caseload is."""
    sql = f"SELECT count(*) FROM jobseeker j WHERE {_IS_ACTIVE}"
    with store.read_transaction():
        active = store.read(sql, today=today.isoformat())[0][0]
        return fullness(active, _read_coach(store, policy)[1], policy)


MANY = 2_000  # from so many people on, what stands first on Today is read before the rest

# Whom the first lines of Today can be about: an appointment today, or a threat.
_FIRST = f"""{_IS_ACTIVE} AND j.id IN (
  SELECT jobseeker_id FROM contact WHERE outcome IS NULL AND "on" = :today
  UNION SELECT jobseeker_id FROM debt_assistance WHERE threat IS NOT NULL)"""


def read_first(store: Store, policy: Policy, today: date) -> Snapshot:
    """Only whom the first lines of Today can be about."""
    with store.read_transaction():
        cases = _read_people(store, policy, today, _FIRST)
        return Snapshot(*_read_coach(store, policy), cases)


def read_set_aside(store: Store, today: date) -> dict[tuple[str, RecordRef], Aside]:
    """The signals put off until a day that has not come yet."""
    rows = store.read(
        "SELECT rule, record, until_on, reason FROM set_aside WHERE until_on > :today",
        today=today.isoformat(),
    )
    found = {}
    for rule, record, until_on, reason in rows:
        aside = Aside(date.fromisoformat(until_on), reason or "")
        with suppress(TypeError, ValueError):  # damaged: it names no record
            found[rule, RecordRef.parse(record)] = aside
    return found


def read_meetings(store: Store, today: date) -> list[Any]:
    """Coming appointments of who is active, by day: uid, version, on, at, mode, purpose, who."""
    return store.read(
        'SELECT c.uid, c.version, c."on", c.at, c.mode, c.purpose, j.id, j.ref, j.first_name,'
        " j.prefix, j.last_name FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id"
        f' WHERE c.outcome IS NULL AND c."on" >= :today AND {_IS_ACTIVE}'
        ' ORDER BY c."on", c.at, c.id',
        today=today.isoformat(),
    )


def _unpaid_records(store: Store, today: date) -> list[Any]:
    sql = _UNPAID_RECORDS.replace("{hired}", _quoted(HIRED)).replace(
        "{unpaid}", _quoted(UNPAID_WORK)
    )
    since = add_months(today, -_ORGANISATION_MONTHS)
    return store.read(sql, today=today.isoformat(), since=since.isoformat())
