"""Reading workshops with who takes part, without SQLModel: a form of a contact shows them."""

from collections import defaultdict
from datetime import date

from coachdesk.domain.names import Person
from coachdesk.domain.row_id import RowId
from coachdesk.domain.vocabulary import AttendanceStatus
from coachdesk.domain.workshop import Gathering, Seat
from coachdesk.store.store import Store

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
