"""One dossier, whole: every record of a jobseeker in its own types, for reading and for forms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from coachdesk.records import (
    DOSSIER_LISTS,
    RECORDS,
    FieldKind,
    FieldSpec,
    Record,
    fields_of,
)
from coachdesk.store.cases import euros
from coachdesk.store.engine import Store


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


def own_value(spec: FieldSpec, stored: Any) -> Any:
    """A stored value in the field's own type."""
    if stored is None:
        return None
    if spec.vocabulary:
        return spec.vocabulary(stored)
    if spec.kind is FieldKind.DAY:
        return date.fromisoformat(stored)
    if spec.kind is FieldKind.MONEY:
        return euros(stored)
    if spec.kind is FieldKind.FLAG:
        return bool(stored)
    if spec.kind is FieldKind.TAGS:
        return json.loads(stored)
    return stored


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
    specs = fields_of(RECORDS[kind])
    more, join = _LINKS.get(kind, ("", ""))
    columns = ", ".join(["r.id", "r.version", *(f'r."{name}"' for name in specs)])
    names = [*specs, *(part.split(" AS ")[-1].split(".")[-1] for part in more.split(", ") if part)]
    rows = store.read(
        f"SELECT {columns}{', ' + more if more else ''} FROM {kind} r {join} WHERE {where}"
        f" ORDER BY {_ORDER.get(kind, 'r.id')}",
        **values,
    )
    return [
        Stored(kind, row[0], row[1], _typed(specs, dict(zip(names, row[2:], strict=True))))
        for row in rows
    ]


def _typed(specs: Mapping[str, FieldSpec], row: dict[str, Any]) -> dict[str, Any]:
    typed = {
        name: own_value(specs[name], value) if name in specs else value
        for name, value in row.items()
    }
    if isinstance(typed.get("held_on"), str):
        typed["held_on"] = date.fromisoformat(typed["held_on"])
    return typed


def read_record(store: Store, cls: type[Record], record_id: int) -> Stored | None:
    """One record by its id."""
    found = read_records(store, str(cls.__tablename__), "r.id = :id", id=record_id)
    return found[0] if found else None


def read_dossier(store: Store, jobseeker_id: int) -> Dossier | None:
    """Everything of one jobseeker, as of one moment."""
    with store.one_moment():
        found = read_records(store, "jobseeker", "r.id = :id", id=jobseeker_id)
        if not found:
            return None
        lists = {
            name: read_records(
                store, str(cls.__tablename__), "r.jobseeker_id = :owner", owner=jobseeker_id
            )
            for name, cls in DOSSIER_LISTS.items()
        }
        attendance = read_records(
            store, "attendance", "r.jobseeker_id = :owner", owner=jobseeker_id
        )
    return Dossier(found[0], lists, attendance)
