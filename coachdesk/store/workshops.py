"""Workshops: read with their participants, planned in series, attended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from coachdesk.domain.names import Person
from coachdesk.domain.row_id import RowId
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import AttendanceStatus
from coachdesk.domain.workshop import Gathering, Seat
from coachdesk.schema.records import ATTENDANCE
from coachdesk.store.models import model_of
from coachdesk.store.store import Store
from coachdesk.store.writes import add_record, refuse_another, row_id

_WORKSHOPS = """
SELECT w.id, w.uid, w.title, w.held_on, w.hours, w.place, w.starts_at FROM workshop w
WHERE w.held_on >= :since OR EXISTS (
  SELECT 1 FROM attendance a WHERE a.workshop_id = w.id AND a.status = 'planned')
ORDER BY w.held_on, w.starts_at, w.id"""
_SEATS = """
SELECT a.workshop_id, a.id, a.uid, a.status, j.id, j.uid, j.ref, j.first_name, j.prefix, j.last_name
FROM attendance a JOIN workshop w ON w.id = a.workshop_id
JOIN jobseeker j ON j.id = a.jobseeker_id
WHERE w.held_on >= :since OR EXISTS (
  SELECT 1 FROM attendance b WHERE b.workshop_id = w.id AND b.status = 'planned')"""


def read_workshops(store: Store, since: date) -> list[Gathering]:
    """The workshops from a day on, and earlier ones whose attendance was not recorded."""
    with store.read_transaction():
        rows = store.read(_WORKSHOPS, since=since.isoformat())
        seats: dict[int, list[Seat]] = defaultdict(list)
        for row in store.read(_SEATS, since=since.isoformat()):
            workshop, key, uid, status, person_id, person_uid, *names = row
            person = Person(RowId(person_id, person_uid), *names)
            seats[workshop].append(Seat(RowId(key, uid), person, AttendanceStatus(status)))
    return [
        Gathering(
            RowId(key, uid),
            title,
            date.fromisoformat(held_on),
            hours,
            place,
            starts_at,
            tuple(sorted(seats[key], key=lambda seat: seat.person.sort_key)),
        )
        for key, uid, title, held_on, hours, place, starts_at in rows
    ]


def plan_series(
    session: Session, values: FieldValues, days: Sequence[date], today: date
) -> list[int]:
    """The same workshop on several days; gives their ids."""
    made = [add_record(session, "workshop", {**values, "held_on": day}, today) for day in days]
    return [row_id(record) for record in made]


def seat_people(session: Session, workshops: Iterable[int], people: Iterable[int]) -> None:
    """Exactly these people take part; those whose attendance was recorded stay.

    Raises Clash where an id is that of another one now.
    """
    seat_of = model_of(ATTENDANCE)
    wanted = set(people)
    for person in wanted:
        refuse_another(session, "jobseeker", person)
    for workshop in workshops:
        refuse_another(session, "workshop", workshop)
        found = session.execute(select(seat_of).filter_by(workshop_id=workshop))
        known = found.scalars().all()
        for seat in known:
            if seat.jobseeker_id not in wanted and seat.status == AttendanceStatus.PLANNED:
                session.delete(seat)
        for person in sorted(wanted - {seat.jobseeker_id for seat in known}):
            planned = AttendanceStatus.PLANNED
            session.add(seat_of(workshop_id=workshop, jobseeker_id=person, status=planned))
    session.flush()
