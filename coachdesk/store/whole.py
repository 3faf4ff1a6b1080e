"""The whole caseload as it stands, in the form files hold it (INTERFACE.md, section 2)."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from coachdesk.domain.policy import differences
from coachdesk.records import (
    DOSSIER_LISTS,
    Attendance,
    Coach,
    FieldKind,
    FieldSpec,
    Jobseeker,
    Organisation,
    Record,
    Workshop,
    fields_of,
)
from coachdesk.store.cases import euros
from coachdesk.store.engine import Store
from coachdesk.store.settings import policy_of, read_settings


def file_value(spec: FieldSpec, stored: Any) -> Any:
    """A stored value in the form files hold it: money as text, flags true or false."""
    if stored is None:
        return None
    if spec.kind is FieldKind.MONEY:
        return f"{euros(stored):.2f}"
    if spec.kind is FieldKind.FLAG:
        return bool(stored)
    if spec.kind is FieldKind.HOURS:
        return float(stored)
    if spec.kind is FieldKind.TAGS:
        return json.loads(stored)
    return stored


def _select(store: Store, cls: type[Record], *more: str) -> list[tuple[dict[str, Any], Any]]:
    """Every record of a kind in file form, in order of entry, with `more` columns beside it."""
    specs = list(fields_of(cls).values())
    columns = ", ".join([*(f'r."{spec.name}"' for spec in specs), *more])
    join = ""
    if "o.name" in more:
        join = "JOIN organisation o ON o.id = r.organisation_id"
    if "j.ref" in more:
        join = "JOIN jobseeker j ON j.id = r.jobseeker_id"
    rows = store.read(f"SELECT {columns} FROM {cls.__tablename__} r {join} ORDER BY r.id")
    count = len(specs)
    return [
        (
            {spec.name: file_value(spec, row[place]) for place, spec in enumerate(specs)},
            row[count:],
        )
        for row in rows
    ]


def _lists(store: Store) -> Mapping[int, Mapping[str, list[dict[str, Any]]]]:
    """The lists of each dossier, by its id."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(
        lambda: {name: [] for name in DOSSIER_LISTS}
    )
    for name, cls in DOSSIER_LISTS.items():
        if name == "placements":
            for values, (owner, organisation) in _select(store, cls, "r.jobseeker_id", "o.name"):
                found[owner][name].append({"organisation": organisation, **values})
        else:
            for values, (owner,) in _select(store, cls, "r.jobseeker_id"):
                found[owner][name].append(values)
    return found


def _workshops(store: Store) -> list[dict[str, Any]]:
    rolls: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for values, (workshop, ref) in _select(store, Attendance, "r.workshop_id", "j.ref"):
        rolls[workshop].append({"ref": ref, **values})
    return [
        {**values, "attendance": rolls[key]} for values, (key,) in _select(store, Workshop, "r.id")
    ]


def read_whole(store: Store) -> dict[str, Any]:
    """Every record of the store, as of one moment."""
    with store.one_moment():
        coach = _select(store, Coach)
        lists = _lists(store)
        return {
            "format": "coachdesk-caseload",
            "version": 1,
            "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "coach": coach[0][0] if coach else None,
            "policy": differences(policy_of(read_settings(store))),
            "organisations": [values for values, _ in _select(store, Organisation)],
            "workshops": _workshops(store),
            "jobseekers": [
                {**values, **lists[key]} for values, (key,) in _select(store, Jobseeker, "r.id")
            ],
        }
