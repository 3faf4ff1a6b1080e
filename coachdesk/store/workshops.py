"""Workshops: planned in series, attended."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select, text
from sqlmodel import Session

from coachdesk.domain.names import full_name
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import AttendanceStatus
from coachdesk.schema.records import ATTENDANCE
from coachdesk.store.models import model_of
from coachdesk.store.writes import add_record, refuse_another, row_id


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
