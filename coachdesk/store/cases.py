"""Cases: people with all that rules and lists look at, as of a day.

The latest contacts come from indexes, so ten years of history cost no more than one.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from coachdesk.domain.case import Case, LoggedFact
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.row_id import RowId
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import BenefitKind, ClosedReason
from coachdesk.store.case_facts import (
    CHECKS,
    MODES,
    OUTCOMES,
    RIGHTS,
    Owned,
    PeopleReader,
    past_day,
    read_facts,
    to_day,
)
from coachdesk.store.store import SqlRow, Store


class Scope(StrEnum):
    """Which jobseekers a read is about."""

    ACTIVE = "active"
    CLOSED = "closed"
    ALL = "all"


# The unary plus keeps SQLite from going by the index on closed_on: nearly everybody fits, and in
# the order of the table itself what belongs to a person is read without sorting.
IS_ACTIVE = "(j.registered_on <= :today AND (+j.closed_on IS NULL OR +j.closed_on > :today))"
_SCOPES = {
    Scope.ACTIVE: IS_ACTIVE,
    Scope.CLOSED: "j.closed_on <= :today",
    Scope.ALL: "TRUE",
}


class _PersonRow(NamedTuple):
    """A jobseeker: the columns of the table, and those of `_COMPUTED`."""

    id: int
    uid: str
    ref: str
    first_name: str
    prefix: str | None
    last_name: str
    is_active: int
    registered_on: str
    born_on: str | None
    benefit_kind: str | None
    benefit_from: str | None
    intake_started_on: str | None
    intake_closed_on: str | None
    plan_agreed_on: str | None
    plan_reviewed_on: str | None
    rights_checked_on: str | None
    income_supplement_on: str | None
    closed_on: str | None
    closed_reason: str | None
    last_seen: str | None
    last_held: str | None
    last_debt_talk: str | None
    last_logged: str | None


# Of a closed dossier, as far as the rules about it look.
_CLOSED = (
    *("id", "uid", "ref", "first_name", "prefix", "last_name", "registered_on", "closed_on"),
    *("closed_reason", "phone", "last_logged"),
)
_COMPUTED = {
    "is_active": IS_ACTIVE,
    "last_seen": """
  (SELECT c."on" FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c."on" <= :today AND c.jobseeker_present AND c.mode IN ({modes})
     ORDER BY c."on" DESC LIMIT 1)""",
    "last_held": """
  (SELECT c."on" || c.mode FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c."on" <= :today ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1)""",
    "last_debt_talk": """
  (SELECT c."on" FROM contact c WHERE c.jobseeker_id = j.id AND c.outcome = 'held'
     AND c.purpose = 'debts' AND c."on" <= :today ORDER BY c."on" DESC LIMIT 1)""",
    "last_logged": """
  (SELECT c."on" || c.mode || ' ' || c.outcome FROM contact c WHERE c.jobseeker_id = j.id
     AND c.outcome IS NOT NULL AND c."on" <= :today
     ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1)""",
}


def _select(columns: tuple[str, ...]) -> str:
    chosen = ", ".join(_COMPUTED.get(name, f"j.{name}") for name in columns)
    return f"SELECT {chosen} FROM jobseeker j WHERE {{scope}} ORDER BY j.id"


_OWN = len(_PersonRow._fields)
_FILTERED = ("abroad",)  # a filter looks there, though no list shows it
# The fields of a select beyond those of `_PersonRow`, each with what reads it from the store.
_Fields = Sequence[tuple[str, Callable[[FieldValue], FieldValue] | None]]
_TO_REACH: _Fields = (("phone", None),)
# In the place of what cannot be read: a list of people does not fall with one cell.
UNREAD = "\N{REPLACEMENT CHARACTER}"
_BENEFITS = {word.value: word for word in BenefitKind}


@cache
def _listed_fields() -> _Fields:
    """The fields that lists show and no rule looks at."""
    from coachdesk.schema.records import JOBSEEKER  # Today does without it

    return [
        (field.name, None if field.kind.is_kept_as_is else field.kind.from_store)
        for field in JOBSEEKER.own
        if field.name in _FILTERED or field.name not in (*JOBSEEKER.unlisted, *_PersonRow._fields)
    ]


def _people(fields: _Fields) -> str:
    return _select((*_PersonRow._fields, *(name for name, _ in fields)))


@contextmanager
def without_gc() -> Iterator[None]:
    """Many small objects at once, none of them garbage: looking for it would cost a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
    return _read(PeopleReader(store, policy, today, people), _listed_fields())


def read_active(store: Store, policy: Policy, today: date, only: str = "TRUE") -> tuple[Case, ...]:
    """The active people `j` for whom this SQL holds, with what rules need and how to reach them."""
    return _read(PeopleReader(store, policy, today, f"{IS_ACTIVE} AND {only}"), _TO_REACH)


def with_listed(store: Store, today: date, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Active cases that were read for their rules alone, with all that lists show of them."""
    fields = _listed_fields()
    columns = ", ".join(f"j.{name}" for name, _ in fields)
    sql = f"SELECT j.id, {columns} FROM jobseeker j WHERE {IS_ACTIVE}"
    rows = {row[0]: row[1:] for row in store.read(sql, today=today.isoformat())}
    return tuple(case._replace(listed=_listed(rows[case.person.id], fields)) for case in cases)


def _read(reader: PeopleReader, fields: _Fields) -> tuple[Case, ...]:
    with without_gc():
        facts = read_facts(reader)
        rows = reader.rows(_people(fields))
        return tuple(_case(row, facts, reader.today, fields) for row in rows)


def read_closed(store: Store, policy: Policy, today: date) -> tuple[Case, ...]:
    """The closed dossiers, with what the rules about them look at and no more."""
    reader = PeopleReader(store, policy, today, _SCOPES[Scope.CLOSED])
    checks, rights = reader.facts(CHECKS), reader.facts(RIGHTS)
    return tuple(_closed_case(row, checks, rights) for row in reader.rows(_select(_CLOSED)))


def _closed_case(row: SqlRow, checks: Owned, rights: Owned) -> Case:
    number, uid, *names, registered_on, closed_on, closed_reason, phone, logged = row
    return Case(
        _person(number, uid, names),
        active=False,
        registered_on=date.fromisoformat(registered_on),
        closed_on=date.fromisoformat(closed_on),
        closed_reason=closed_reason,  # a word that no rule knows stays as it is
        checks=checks.get(number, ()),
        rights=rights.get(number, ()),
        last_logged=_logged(logged),
        listed={"phone": phone} if phone else {},
    )


def _case(columns: SqlRow, facts: dict[str, Owned], today: date, fields: _Fields) -> Case:
    """What a row says of somebody, and what belongs to them."""
    row = _PersonRow._make(columns[:_OWN])
    last_held = row.last_held
    return Case(
        person=_person(row.id, row.uid, (row.ref, row.first_name, row.prefix, row.last_name)),
        active=bool(row.is_active),
        registered_on=date.fromisoformat(row.registered_on),
        born_on=past_day(row.born_on, today),
        benefit_kind=_BENEFITS[row.benefit_kind] if row.benefit_kind else None,
        benefit_from=past_day(row.benefit_from, today),
        intake_started_on=past_day(row.intake_started_on, today),
        intake_closed_on=past_day(row.intake_closed_on, today),
        plan_agreed_on=past_day(row.plan_agreed_on, today),
        plan_reviewed_on=past_day(row.plan_reviewed_on, today),
        rights_checked_on=past_day(row.rights_checked_on, today),
        income_supplement_on=past_day(row.income_supplement_on, today),
        closed_on=past_day(row.closed_on, today),
        closed_reason=ClosedReason(row.closed_reason) if row.closed_reason else None,
        last_seen=to_day(row.last_seen),
        last_contact=to_day(last_held[:10]) if last_held else None,
        last_contact_mode=MODES[last_held[10:]] if last_held else None,
        last_debt_talk=to_day(row.last_debt_talk),
        last_logged=_logged(row.last_logged),
        listed=_listed(columns[_OWN:], fields),
        **{name: owned.get(row.id, ()) for name, owned in facts.items()},
    )


def _logged(stored: str | None) -> LoggedFact | None:
    """The day, the mode and the outcome; no word that is not known stops a list."""
    mode, _, outcome = (stored or "")[10:].partition(" ")
    if not stored or mode not in MODES or outcome not in OUTCOMES:
        return None
    return LoggedFact(date.fromisoformat(stored[:10]), OUTCOMES[outcome], MODES[mode])


def _person(number: int, uid: str, names: Sequence[str | None]) -> Person:
    """Who a row is about. Raises TypeError where a name is no text."""
    if any(not isinstance(part, str) for part in names if part is not None):
        raise TypeError("a name is no text")
    return Person(RowId(number, uid), *names)  # type: ignore[arg-type]  # as the table has them


def _listed(stored: SqlRow, fields: _Fields) -> FieldValues:
    """Those of the fields that are not empty."""
    found = {
        name: value
        for (name, _), value in zip(fields, stored, strict=True)
        if value is not None and value != "[]"
    }
    for name, read in fields:
        if read and name in found:
            found[name] = _as_far_as_read(read, found[name])
    return found


def _as_far_as_read(read: Callable[[FieldValue], FieldValue], value: FieldValue) -> FieldValue:
    try:
        return read(value)
    except ValueError:
        from coachdesk.schema.kinds import TAGS

        return [UNREAD] if read == TAGS.from_store else UNREAD
