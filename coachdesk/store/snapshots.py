"""What a coach's rules look at, read as of a day: the people, and what several of them share."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date

from coachdesk.domain.already import LastNote
from coachdesk.domain.dates import add_months
from coachdesk.domain.day import Aside
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import RowId
from coachdesk.domain.rules import Snapshot
from coachdesk.domain.rules.caseload import Fullness, fullness
from coachdesk.domain.rules.organisations import UnpaidRecord
from coachdesk.domain.rules.tasks import TaskFact
from coachdesk.domain.rules.work import ContractFact, EmployerContactFact, VacancyFact
from coachdesk.domain.rules.workshops import OpenRoll
from coachdesk.domain.values import euros
from coachdesk.domain.vocabulary import HIRED, UNPAID_WORK
from coachdesk.store.case_facts import MODES, quoted, to_day
from coachdesk.store.cases import IS_ACTIVE, read_active, read_closed
from coachdesk.store.store import Store

MANY = 2_000  # from so many people on, what stands first on Today is read before the rest
ORGANISATION_MONTHS = 24

# Whom the first lines of Today can be about: an appointment today, or a threat.
_FIRST = """j.id IN (
  SELECT jobseeker_id FROM contact WHERE outcome IS NULL AND "on" = :today
  UNION SELECT jobseeker_id FROM debt_assistance WHERE threat IS NOT NULL)"""


def read_snapshot(store: Store, policy: Policy, today: date) -> Snapshot:
    """All that today's rules look at."""
    name, limit = _read_coach(store, policy)
    cases = read_active(store, policy, today) + read_closed(store, policy, today)
    shared = (fact for read in _SHARED for fact in read(store, today))
    return Snapshot(name, limit, cases, tuple(shared))


def read_first(store: Store, policy: Policy, today: date) -> Snapshot:
    """Only whom the first lines of Today can be about."""
    cases = read_active(store, policy, today, _FIRST)
    return Snapshot(*_read_coach(store, policy), cases)


def read_fullness(store: Store, policy: Policy, today: date) -> Fullness:
    """How full the caseload is."""
    sql = f"SELECT count(*) FROM jobseeker j WHERE {IS_ACTIVE}"
    active = store.read(sql, today=today.isoformat())[0][0]
    return fullness(active, _read_coach(store, policy)[1], policy)


def _read_coach(store: Store, policy: Policy) -> tuple[str, int]:
    """The coach's name, and the limit of this caseload."""
    rows = store.read("SELECT name, caseload_limit FROM coach WHERE id = 1")
    name, limit = rows[0] if rows else ("", None)
    return name, limit or policy.caseload_limit


_OPEN_ROLLS = f"""
SELECT w.id, w.uid, w.title, w.held_on, count(*)
FROM workshop w JOIN attendance a ON a.workshop_id = w.id
JOIN jobseeker j ON j.id = a.jobseeker_id
WHERE w.held_on < :today AND a.status = 'planned' AND {IS_ACTIVE}
GROUP BY w.id ORDER BY w.held_on, w.id"""


def _open_rolls(store: Store, today: date) -> list[OpenRoll]:
    rows = store.read(_OPEN_ROLLS, today=today.isoformat())
    return [
        OpenRoll(RowId(number, uid), title, date.fromisoformat(held_on), planned)
        for number, uid, title, held_on, planned in rows
    ]


_UNPAID_RECORDS = f"""
SELECT o.id, o.uid, o.name, count(*), sum(p.outcome IN ({quoted(sorted(HIRED))}))
FROM placement p JOIN organisation o ON o.id = p.organisation_id
WHERE p.kind IN ({quoted(sorted(UNPAID_WORK))}) AND p.ended_on > :since AND p.ended_on <= :today
GROUP BY o.id ORDER BY o.id"""


def _unpaid_records(store: Store, today: date) -> list[UnpaidRecord]:
    since = add_months(today, -ORGANISATION_MONTHS)
    rows = store.read(_UNPAID_RECORDS, today=today.isoformat(), since=since.isoformat())
    return [
        UnpaidRecord(RowId(number, uid), name, ended, hired)
        for number, uid, name, ended, hired in rows
    ]


_TASKS = """
SELECT t.id, t.uid, t.title, t.due_on, t.note FROM task t
WHERE t.due_on IS NOT NULL AND (t.done_on IS NULL OR t.done_on > :today) ORDER BY t.id"""


def _tasks(store: Store, today: date) -> list[TaskFact]:
    rows = store.read(_TASKS, today=today.isoformat())
    return [
        TaskFact(RowId(number, uid), title, date.fromisoformat(due_on), note)
        for number, uid, title, due_on, note in rows
    ]


_VACANCIES = """
SELECT v.id, v.uid, v.title, o.name, v.closes_on, v.places, (SELECT count(*) FROM introduction i
  WHERE i.vacancy_id = v.id AND i.status = 'hired' AND i."on" <= :today)
FROM vacancy v JOIN organisation o ON o.id = v.organisation_id
WHERE v.closes_on IS NOT NULL AND v.reported_on <= :today
  AND (v.closed_on IS NULL OR v.closed_on > :today) ORDER BY v.id"""


def _vacancies(store: Store, today: date) -> list[VacancyFact]:
    rows = store.read(_VACANCIES, today=today.isoformat())
    return [
        VacancyFact(RowId(number, uid), title, name, date.fromisoformat(closes_on), places, hired)
        for number, uid, title, name, closes_on, places, hired in rows
    ]


_EMPLOYER_CONTACTS = """
SELECT e.id, e.uid, o.name, e."on", e.mode, e.outcome IS NOT NULL, e.follow_up_on,
  e.follow_up_on IS NOT NULL AND EXISTS (SELECT 1 FROM employer_contact l
    WHERE l.organisation_id = e.organisation_id AND l.outcome IN ('held', 'attempted')
      AND l."on" > e."on" AND l."on" <= :today), e.note, o.phone, o.contact_person
FROM employer_contact e JOIN organisation o ON o.id = e.organisation_id
WHERE e."on" <= :today AND (e.outcome IS NULL OR e.follow_up_on IS NOT NULL) ORDER BY e.id"""


def _employer_contacts(store: Store, today: date) -> list[EmployerContactFact]:
    rows = store.read(_EMPLOYER_CONTACTS, today=today.isoformat())
    return [
        EmployerContactFact(
            RowId(number, uid),
            name,
            date.fromisoformat(on),
            MODES[mode],
            bool(has_outcome),
            to_day(follow_up_on),
            bool(answered),
            note or "",
            " · ".join(filter(None, reached)),
        )
        for number, uid, name, on, mode, has_outcome, follow_up_on, answered, note, *reached in rows
    ]


_CONTRACTS = """
SELECT s.id, s.uid, s.title, o.name, s.until_on, s.obligation,
  (SELECT sum(p.social_return_value) FROM placement p
   WHERE p.social_return_id = s.id AND p.started_on <= :today)
FROM social_return s JOIN organisation o ON o.id = s.organisation_id
WHERE s.from_on <= :today AND (s.settled_on IS NULL OR s.settled_on > :today) ORDER BY s.id"""


def _contracts(store: Store, today: date) -> list[ContractFact]:
    rows = store.read(_CONTRACTS, today=today.isoformat())
    return [
        ContractFact(
            RowId(number, uid),
            title,
            name,
            date.fromisoformat(until_on),
            euros(obligation),
            euros(filled or 0),
        )
        for number, uid, title, name, until_on, obligation, filled in rows
    ]


# What is of no one jobseeker: one read each.
_SHARED: tuple[Callable[[Store, date], Iterable[object]], ...] = (
    _open_rolls,
    _unpaid_records,
    _vacancies,
    _employer_contacts,
    _contracts,
    _tasks,
)


# Of the latest contacts only: a note of long ago says nothing of this day.
_LAST_NOTES = """
SELECT j.id, c."on", c.mode, substr(c.note, 1, 500)
FROM jobseeker j CROSS JOIN contact c ON c.id = (
  SELECT n.id FROM (
    SELECT l.id, l.note FROM contact l
    WHERE l.jobseeker_id = j.id AND l.outcome IS NOT NULL AND l."on" <= :today
    ORDER BY l."on" DESC, l.at DESC, l.id DESC LIMIT 5) n
  WHERE n.note <> '' LIMIT 1)"""


def read_last_notes(store: Store, today: date) -> dict[int, LastNote]:
    """The newest note about each person, as far as one of their latest contacts has one."""
    return {
        owner: LastNote(date.fromisoformat(on), MODES[mode], text)
        for owner, on, mode, text in store.read(_LAST_NOTES, today=today.isoformat())
        if mode in MODES
    }


def read_set_aside(store: Store, today: date) -> dict[tuple[str, RecordRef], Aside]:
    """The signals put off until a day that has not come yet, by their key."""
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
