"""One dossier: every record of a jobseeker in its own types, for reading and for forms."""

from typing import NamedTuple

from coachdesk.domain.row_id import RowId, is_about, uid_of
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import ATTENDANCE, DOSSIER_LISTS, RECORDS
from coachdesk.store.store import Store


class Stored:
    """A record as it stands in the store; `values` also names what it is linked to."""

    __slots__ = ("id", "kind", "values", "version")

    def __init__(self, kind: str, id: int, version: int, values: FieldValues) -> None:
        self.kind = kind
        self.id = id
        self.version = version
        self.values = values

    def __getitem__(self, name: str) -> FieldValue:
        return self.values[name]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Stored)
            and (self.kind, self.id, self.version) == (other.kind, other.id, other.version)
            and self.values == other.values
        )

    __hash__ = None  # type: ignore[assignment]  # as of any record: its values are no key

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


class Dossier(NamedTuple):
    """A jobseeker and the lists of the dossier, each in the order people read it."""

    jobseeker: Stored
    lists: dict[str, list[Stored]]
    attendance: list[Stored]


# The order people read a list in, where that is not the order of entry or of a day.
_ORDER = {
    "circumstance": "r.kind, r.id",
    "debt": "r.status = 'settled', r.noted_on, r.id",
    "attendance": "workshop.held_on, r.id",
}


def link_joins(kind: RecordKind) -> str:
    """The joins to all that the records `r` of a kind name."""
    own = [name for name, link in kind.named.items() if name == link.kind]
    joins = [f" LEFT JOIN {name} ON {name}.id = r.{name}_id" for name in own]
    # An introduction has its organisation through the vacancy.
    joins += [
        f" LEFT JOIN {name} ON {name}.id = {link.kind}.{name}_id"
        for name, link in kind.named.items()
        if name not in own
    ]
    return "".join(joins)


def link_columns(kind: RecordKind) -> dict[str, str]:
    """The columns of those joins that hold the names."""
    return {
        name: f"{name}.{link.by if name == link.kind else 'name'}"
        for name, link in kind.named.items()
        if not link.shown
    }


def read_records(store: Store, kind: RecordKind, where: str, **values: FieldValue) -> list[Stored]:
    """Records of one kind, with the names of what they link to."""
    columns = {name: f'r."{name}"' for name in kind.fields}
    forms = {name: field.kind for name, field in kind.fields.items()}
    for name, link in kind.named.items():
        if link.shown:  # an attendance holds all that its workshop says
            for field in RECORDS[link.kind].own:
                columns[field.name] = f"{link.kind}.{field.name}"
                forms[field.name] = field.kind
        elif name == link.kind:
            columns[f"{name}_id"] = f"r.{name}_id"
    columns |= link_columns(kind)
    newest = ", ".join(f'r."{name}" DESC' for name in (*kind.newest_first, "id"))
    order = _ORDER.get(kind.name) or (newest if kind.newest_first else "r.id")
    rows = store.read(
        f"SELECT r.id, r.version, r.uid, {', '.join(columns.values())}"
        f" FROM {kind.name} r{link_joins(kind)} WHERE {where} ORDER BY {order}",
        **values,
    )
    # What is kept as it is need not be looked at: a dossier of ten years has hundreds of records.
    changed = [(name, form.from_store) for name, form in forms.items() if not form.is_kept_as_is]
    found = []
    for key, version, uid, *cells in rows:
        own = dict(zip(columns, cells, strict=True))
        for name, from_store in changed:
            if (value := own[name]) is not None:
                own[name] = from_store(value)
        found.append(Stored(kind.name, RowId(key, uid), version, own))
    return found


def read_record(store: Store, kind: str, record_id: int) -> Stored | None:
    """One record by its id; None where another one has that number now."""
    found = read_records(store, RECORDS[kind], "r.id = :id", id=record_id)
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
            for name, kind in DOSSIER_LISTS.items()
        }
        attendance = read_records(store, ATTENDANCE, owned, owner=jobseeker_id)
    return Dossier(jobseeker, lists, attendance)
