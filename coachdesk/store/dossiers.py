"""One dossier, whole: every record of a jobseeker in its own types, for reading and for forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from coachdesk.domain.row_id import RowId, is_about, uid_of
from coachdesk.store.columns import COLUMNS, LISTS, own_value
from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """A record as it stands in the store; `values` also names what it is linked to."""

    kind: str
    id: int
    version: int
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


class Dossier(NamedTuple):
    """A jobseeker and the lists of the dossier, each in the order people read it."""

    jobseeker: Stored
    lists: Mapping[str, list[Stored]]
    attendance: list[Stored]


_LINKS = {
    "placement": (
        "o.name AS organisation, r.organisation_id",
        "JOIN organisation o ON o.id = r.organisation_id",
    ),
    "attendance": (
        "w.title AS title, w.held_on AS held_on, w.hours AS hours, w.place AS place",
        "JOIN workshop w ON w.id = r.workshop_id",
    ),
}
_ORDER = {
    "contact": 'r."on" DESC, r.at DESC, r.id DESC',
    "plan_step": "r.id",
    "circumstance": "r.kind, r.id",
    "debt": "r.status = 'settled', r.noted_on, r.id",
    "debt_assistance": "r.requested_on DESC, r.id DESC",
    "placement": "r.started_on DESC, r.id DESC",
    "aftercare": 'r."on" DESC, r.id DESC',
    "attendance": "w.held_on, r.id",
}


def read_records(store: Store, kind: str, where: str, **values: Any) -> list[Stored]:
    """Records of one kind, with the names of what they link to."""
    more, join = _LINKS.get(kind, ("", ""))
    own = COLUMNS[kind]
    columns = ", ".join(["r.id", "r.version", "r.uid", *(f'r."{name}"' for name in own)])
    names = [*own, *(part.split(" AS ")[-1].split(".")[-1] for part in more.split(", ") if part)]
    rows = store.read(
        f"SELECT {columns}{', ' + more if more else ''} FROM {kind} r {join} WHERE {where}"
        f" ORDER BY {_ORDER.get(kind, 'r.id')}",
        **values,
    )
    return [
        Stored(
            kind,
            RowId(row[0], row[2]),
            row[1],
            {
                name: own_value(kind, name, value)
                for name, value in zip(names, row[3:], strict=True)
            },
        )
        for row in rows
    ]


def read_record(store: Store, kind: str, record_id: int) -> Stored | None:
    """One record by its id; None where another one has that number now."""
    found = read_records(store, kind, "r.id = :id", id=record_id)
    return found[0] if found and is_about(record_id, uid_of(found[0].id)) else None


def read_dossier(store: Store, jobseeker_id: int) -> Dossier | None:
    """Everything of one jobseeker, as of one moment; None where that id is somebody else's now."""
    with store.read_transaction():
        jobseeker = read_record(store, "jobseeker", jobseeker_id)
        if jobseeker is None:
            return None
        owned = "r.jobseeker_id = :owner"
        lists = {
            name: read_records(store, kind, owned, owner=jobseeker_id)
            for name, kind in LISTS.items()
        }
        attendance = read_records(store, "attendance", owned, owner=jobseeker_id)
    return Dossier(jobseeker, lists, attendance)
