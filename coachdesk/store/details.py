"""Records of dossiers as rows, keyed by dossier number: what tables of details hold."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from coachdesk.domain.values import FieldValue
from coachdesk.schema.fields import Field, RecordKind
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.dossiers import link_columns, link_joins
from coachdesk.store.snapshot_copy import snapshot_copy
from coachdesk.store.store import Store


class DetailRows(NamedTuple):
    """The rows of a table, in the fields' own types: how many there are, and they, once."""

    size: int
    rows: Iterator[list[FieldValue]]


@contextmanager
def details_of(
    store: Store,
    kind: RecordKind,
    columns: Mapping[str, Field],
    today: date,
    *,
    closed_too: bool,
) -> Iterator[DetailRows]:
    """The records of a kind as of one moment, dossier after dossier; of open ones or of all."""
    of_people = kind.owner == "jobseeker"
    order = {kind.name: f"{kind.owner}_id, id" if kind.owner else "id"}
    order |= dict.fromkeys((*(["jobseeker"] if of_people else []), *kind.named), "id")
    with snapshot_copy(store, order) as copy:
        source = f"FROM {kind.name} r{link_joins(kind)}"
        if of_people:
            source += " JOIN jobseeker j ON j.id = r.jobseeker_id"
            source += f" WHERE {'TRUE' if closed_too else IS_ACTIVE}"
        names = ", ".join(_column(kind, name) for name in columns)
        day = {"today": today.isoformat()}
        [(count,)] = copy.rows(f"SELECT count(*) {source}", **day)
        forms = [field.kind.from_store for field in columns.values()]
        found = (
            [None if value is None else form(value) for form, value in zip(forms, row, strict=True)]
            for row in copy.rows(f"SELECT {names} {source} ORDER BY r.rowid", **day)
        )
        yield DetailRows(count, found)


def _column(kind: RecordKind, name: str) -> str:
    """Where a column is read: the record, its dossier, or the record it is linked to."""
    if name == "ref":
        return "j.ref"
    if name in kind.fields:
        return f'r."{name}"'
    if name in (named := link_columns(kind)):
        return named[name]
    return f"{kind.links[0].kind}.{name.removeprefix(f'{kind.links[0].kind}_')}"
