"""Workshops: read with their participants, planned in series, attended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select, text
from sqlmodel import Session

from coachdesk.domain.names import Person, full_name
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


def seat_people(
    session: Session, workshops: Iterable[int], people: Iterable[int], *, others_go: bool = True
) -> list[str]:
    """These people take part; those whose attendance was recorded stay.

    `others_go`: nobody else takes part. Who takes part in a workshop of the same title on that day
    is not put on it twice; gives the names of those. Raises Clash where an id is that of another
    one now.
    """
    seat_of, left = model_of(ATTENDANCE), set()
    wanted = set(people)
    for person in wanted:
        refuse_another(session, "jobseeker", person)
    for workshop in workshops:
        refuse_another(session, "workshop", workshop)
        found = session.execute(select(seat_of).filter_by(workshop_id=workshop))
        known = found.scalars().all()
        for seat in known if others_go else ():
            if seat.jobseeker_id not in wanted and seat.status == AttendanceStatus.PLANNED:
                session.delete(seat)
        new = wanted - {seat.jobseeker_id for seat in known}
        busy = {key: name for key, name in _busy(session, workshop) if key in new}
        left |= set(busy.values())
        for person in sorted(new - set(busy)):
            planned = AttendanceStatus.PLANNED
            session.add(seat_of(workshop_id=workshop, jobseeker_id=person, status=planned))
        session.flush()
    return sorted(left)


_BUSY = """
SELECT j.id, j.first_name, j.prefix, j.last_name
FROM workshop w JOIN workshop o ON o.held_on = w.held_on AND o.title = w.title AND o.id <> w.id
JOIN attendance a ON a.workshop_id = o.id AND a.status IN ('planned', 'attended')
JOIN jobseeker j ON j.id = a.jobseeker_id WHERE w.id = :workshop"""


def _busy(session: Session, workshop: int) -> list[tuple[int, str]]:
    """Who takes part in another workshop of this title on that day, and their names."""
    rows = session.execute(text(_BUSY), {"workshop": workshop}).all()
    return [(row[0], full_name(*row[1:])) for row in rows]
