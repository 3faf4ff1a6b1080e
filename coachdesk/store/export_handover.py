"""Handing dossiers over to another coach: what the file will hold, and how they close here."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.vocabulary import ClosedReason
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import ATTENDANCE, DOSSIER_LISTS, JOBSEEKER
from coachdesk.store.cases import find_person
from coachdesk.store.errors import Clash
from coachdesk.store.models import model_of
from coachdesk.store.store import Store
from coachdesk.store.writes import change_record

_IN_A_DOSSIER: tuple[RecordKind, ...] = (*DOSSIER_LISTS.values(), ATTENDANCE)


class Going(NamedTuple):
    """A dossier to hand over: its number, and how many records of each kind are in it."""

    id: int
    ref: str
    records: dict[str, int]


def going(
    store: Store, refs: Iterable[str], today: date, seen: Collection[str | None] = ()
) -> list[Going]:
    """What is handed over with these dossiers; raises Refused with every one that cannot be.

    `seen` are the uids that were shown with these numbers: raises Clash where one is another's now.
    """
    found: dict[int, Going] = {}
    problems = []
    for ref in refs:
        key = find_person(store, ref)
        if key is None:
            problems.append(Problem("ref", "unknown_ref", {"value": ref}))
            continue
        if seen and key.uid not in seen:
            raise Clash(RecordRef("jobseeker", key), {"id": (key, None)})
        sql = "SELECT ref, closed_on, closed_reason FROM jobseeker WHERE id = :id"
        [(own_ref, closed_on, reason)] = store.read(sql, id=key)
        if closed_on and (closed_on <= today.isoformat() or reason == ClosedReason.TRANSFERRED):
            problems.append(Problem("ref", "closed_already", {"value": own_ref}))
        found[key] = Going(key, own_ref, _records(store, key))
    if not (found or problems):
        problems.append(Problem("ref", "missing"))
    if problems:
        raise Refused(problems)
    return list(found.values())


def _records(store: Store, jobseeker_id: int) -> dict[str, int]:
    counts = " UNION ALL ".join(
        f"SELECT '{kind}', count(*) FROM {kind} WHERE jobseeker_id = :id"
        for kind in (item.name for item in _IN_A_DOSSIER)
    )
    return {kind: count for kind, count in store.read(counts, id=jobseeker_id) if count}


def close_transferred(session: Session, ids: Iterable[int], today: date) -> None:
    """Close dossiers that another coach has now."""
    for key in ids:
        person = session.get_one(model_of(JOBSEEKER), key)
        # Nobody can be closed before the day of registration.
        on = max(today, person.registered_on)
        values = {"closed_on": on, "closed_reason": ClosedReason.TRANSFERRED}
        change_record(session, "jobseeker", key, values, {}, today)


def any_open(store: Store, refs: Collection[str]) -> bool:
    """Whether one of these dossiers is not handed over."""
    rows = store.read("SELECT ref, closed_reason FROM jobseeker")
    return any(ref in refs and reason != ClosedReason.TRANSFERRED for ref, reason in rows)
