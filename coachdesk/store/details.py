"""Records of dossiers as rows, keyed by dossier number: what tables of details hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from coachdesk.records import Attendance, FieldSpec, Record, Workshop, fields_of
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.columns import own_value
from coachdesk.store.engine import Store
from coachdesk.store.snapshot_copy import snapshot_copy

# What a column holds that is no field of the record itself.
_ELSEWHERE = {
    "ref": "j.ref",
    "organisation": "o.name",
    "workshop_uid": "w.uid",
    **{name: f"w.{name}" for name in ("title", "held_on", "hours", "place", "starts_at")},
}


class Rows(NamedTuple):
    """The rows of a table, in the fields' own types: how many there are, and they, once."""

    size: int
    rows: Iterator[list[Any]]


@contextmanager
def details_of(
    store: Store,
    cls: type[Record],
    columns: dict[str, FieldSpec],
    today: date,
    *,
    closed_too: bool,
) -> Iterator[Rows]:
    """The records of a kind as of one moment, dossier after dossier; of open ones or of all."""
    table = str(cls.__tablename__)
    joined = _joined(cls)
    order = {table: "jobseeker_id, id", **dict.fromkeys(("jobseeker", *joined), "id")}
    with snapshot_copy(store, order) as copy:
        joins = "".join(f" JOIN {name} {short} ON {short}.id = r.{name}_id"
                        for name, short in joined.items())  # fmt: skip
        source = f"FROM {table} r JOIN jobseeker j ON j.id = r.jobseeker_id{joins}"
        source += f" WHERE {'TRUE' if closed_too else IS_ACTIVE}"
        own = set(fields_of(cls))
        names = [f'r."{name}"' if name in own else _ELSEWHERE[name] for name in columns]
        sql = f"SELECT {', '.join(names)} {source} ORDER BY r.rowid"
        day = {"today": today.isoformat()}
        [(count,)] = copy.rows(f"SELECT count(*) {source}", **day)
        found = (
            [own_value(table, name, value) for name, value in zip(columns, row, strict=True)]
            for row in copy.rows(sql, **day)
        )
        yield Rows(count, found)


def _joined(cls: type[Record]) -> dict[str, str]:
    """The tables that rows of a class name something of, with their short names."""
    if cls is Attendance:
        return {str(Workshop.__tablename__): "w"}
    return {"organisation": "o"} if "organisation_id" in cls.model_fields else {}
