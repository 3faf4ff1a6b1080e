"""Every text a coach wrote in a dossier, to search in: notes, goals, steps, circumstances."""

from collections.abc import Iterator, Mapping

from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import RowId
from coachdesk.domain.search import NotedText
from coachdesk.domain.values import FieldValue
from coachdesk.schema.fields import TODAY, Field, RecordKind
from coachdesk.schema.kinds import LINE, NOTE, TAGS
from coachdesk.schema.records import DOSSIER_LISTS, JOBSEEKER
from coachdesk.store.store import Store


def read_noted_texts(store: Store, people: Mapping[int, tuple[Person, bool]]) -> list[NotedText]:
    """The texts of these people (by id, each with whether closed); the newest first."""
    found = [
        item
        for kind in (JOBSEEKER, *DOSSIER_LISTS.values())
        for item in _texts_of(store, kind, people)
    ]
    return sorted(found, key=lambda item: item.on or "", reverse=True)


def _texts_of(
    store: Store, kind: RecordKind, people: Mapping[int, tuple[Person, bool]]
) -> Iterator[NotedText]:
    owner = "r.id" if kind is JOBSEEKER else "r.jobseeker_id"
    own = [f'r."{field.name}"' for field in _fields(kind)]
    named = [(link.kind, f"{link.kind}.{link.by}") for link in kind.links]
    joins = "".join(
        f" LEFT JOIN {link.kind} ON {link.kind}.id = r.{link.kind}_id" for link in kind.links
    )
    day = f'r."{_day(kind)}"' if _day(kind) else "NULL"
    names = [*(field.name for field in _fields(kind)), *(name for name, _ in named)]
    columns = ", ".join([*own, *(column for _, column in named)])
    for number, uid, whose, on, *texts in store.read(
        f"SELECT r.id, r.uid, {owner}, {day}, {columns} FROM {kind.name} r{joins}"
    ):
        if whose in people:
            person, closed = people[whose]
            record = RecordRef(kind.name, RowId(number, uid))
            for name, text in zip(names, texts, strict=True):
                if said := _said(kind, name, text):
                    yield NotedText(person, closed, record, name, on, said)


def _said(kind: RecordKind, name: str, stored: FieldValue) -> str:
    field = kind.fields.get(name)
    if stored and field and field.kind is TAGS:
        return ", ".join(TAGS.from_store(stored))
    return str(stored or "")


def _fields(kind: RecordKind) -> list[Field]:
    """Those that hold a text; of the person's own details only the notes and tags."""
    kinds = (NOTE, TAGS) if kind is JOBSEEKER else (NOTE, LINE)
    return [field for field in kind.own if any(field.kind is item for item in kinds)]


def _day(kind: RecordKind) -> str:
    """The day that tells one record of this kind from another, where it has one."""
    begins = {} if kind is JOBSEEKER else kind.begins or {}
    return next((name for name, value in begins.items() if value is TODAY), "")
