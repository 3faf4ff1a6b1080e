"""Appointments, as a calendar needs them: those that come, and how those went that have passed."""

from datetime import date
from typing import NamedTuple

from coachdesk.domain.agenda import HeldContact
from coachdesk.domain.appointment_text import Meeting
from coachdesk.domain.case import ContactFact
from coachdesk.domain.day import Appointment
from coachdesk.domain.names import Person
from coachdesk.domain.row_id import RowId
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.store import Store


class MeetingRow(NamedTuple):
    """A coming appointment of somebody active, as the store holds it."""

    contact_id: int
    uid: str
    version: int
    on: str
    at: str | None
    mode: str
    purpose: str
    minutes: int | None
    place: str | None
    id: int
    ref: str
    first_name: str
    prefix: str | None
    last_name: str


_MEETINGS = f"""
SELECT c.id, c.uid, c.version, c."on", c.at, c.mode, c.purpose, c.minutes, c.place, j.id, j.ref,
  j.first_name, j.prefix, j.last_name
FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id
WHERE c.outcome IS NULL AND c."on" >= :today AND {IS_ACTIVE} ORDER BY c."on", c.at, c.id"""


def read_meetings(store: Store, today: date) -> list[MeetingRow]:
    """The coming appointments, by day."""
    return [MeetingRow._make(row) for row in store.read(_MEETINGS, today=today.isoformat())]


def read_prepared(store: Store) -> dict[int, str]:
    """What was noted for appointments that have no outcome yet, by their id."""
    rows = store.read("SELECT id, note FROM contact WHERE outcome IS NULL AND note IS NOT NULL")
    return dict(rows)


def read_own_meetings(store: Store, jobseeker_id: int) -> list[Meeting]:
    """Somebody's appointments without an outcome, and those that were missed."""
    rows = store.read(
        'SELECT id, "on", at, mode, place, outcome FROM contact WHERE jobseeker_id = :jobseeker'
        " AND (outcome IS NULL OR outcome = 'no_show')",
        jobseeker=jobseeker_id,
    )
    return [
        Meeting(
            key,
            date.fromisoformat(on),
            at,
            ContactMode(mode),
            place,
            ContactOutcome(outcome) if outcome else None,
        )
        for key, on, at, mode, place, outcome in rows
    ]


_HELD = """
SELECT c.outcome, coalesce(c.note, ''), c.id, c.uid, c."on", c.at, c.mode, c.purpose,
  c.jobseeker_present, c.minutes, c.place,
  j.id, j.uid, j.ref, j.first_name, j.prefix, j.last_name
FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id
WHERE c.outcome IS NOT NULL AND c."on" BETWEEN :since AND :today ORDER BY c."on", c.at, c.id"""


def read_held(store: Store, since: date, today: date) -> list[HeldContact]:
    """What took place from a day on, or did not, also with who has left since."""
    rows = store.read(_HELD, since=since.isoformat(), today=today.isoformat())
    return [_held(*row) for row in rows]


def _held(
    outcome: str,
    note: str,
    number: int,
    uid: str,
    on: str,
    at: str | None,
    mode: str,
    purpose: str,
    present: int,
    minutes: int | None,
    place: str | None,
    person: int,
    person_uid: str,
    *names: str,
) -> HeldContact:
    what = (at, ContactMode(mode), ContactPurpose(purpose), bool(present), minutes, place)
    contact = ContactFact(RowId(number, uid), date.fromisoformat(on), *what)
    who = Person(RowId(person, person_uid), *names)
    return HeldContact(Appointment(who, contact), ContactOutcome(outcome), note)
