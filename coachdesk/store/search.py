"""Whom and what can be found by name: people, employers, vacancies."""

from datetime import date

from coachdesk.domain.names import Person, full_name
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import RowId
from coachdesk.domain.search import PersonHit, WorkHit, person_text
from coachdesk.store.store import Store


def read_people(store: Store, today: date) -> list[PersonHit]:
    """Everybody in the store, by name; who is closed comes last."""
    rows = store.read(
        "SELECT id, uid, ref, first_name, prefix, last_name,"
        " closed_on IS NOT NULL AND closed_on <= :today, phone, email, born_on FROM jobseeker",
        today=today.isoformat(),
    )
    hits = []
    for number, uid, ref, first, prefix, last, closed, phone, email, born_on in rows:
        person = Person(RowId(number, uid), ref, first, prefix, last)
        text = person_text(person, phone, email, born_on)
        hits.append(PersonHit(person, phone, bool(closed), text))
    return sorted(hits, key=lambda hit: (hit.closed, hit.person.sort_key))


def read_work_hits(store: Store, today: date) -> list[WorkHit]:
    """Every employer, and the open vacancies, by name."""
    found = store.read(
        "SELECT 'organisation', id, uid, name, '' FROM organisation UNION ALL"
        " SELECT 'vacancy', v.id, v.uid, v.title, o.name FROM vacancy v"
        " JOIN organisation o ON o.id = v.organisation_id"
        " WHERE v.closed_on IS NULL OR v.closed_on > :today",
        today=today.isoformat(),
    )
    hits = [WorkHit(RecordRef(kind, RowId(key, uid)), *names) for kind, key, uid, *names in found]
    return sorted(hits, key=lambda hit: hit.text)


def owner_name(store: Store, kind: str, record_id: int) -> str:
    """The name of the jobseeker in whose dossier a record stands; empty where there is none."""
    sql = (
        "SELECT j.first_name, j.prefix, j.last_name FROM jobseeker j"
        f" JOIN {kind} r ON r.jobseeker_id = j.id WHERE r.id = :id"
    )
    return next((full_name(*row) for row in store.read(sql, id=record_id)), "")


def organisation_names(store: Store) -> list[str]:
    rows = store.read("SELECT name FROM organisation ORDER BY name COLLATE NOCASE")
    return [row[0] for row in rows]
