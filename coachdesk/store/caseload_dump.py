"""The whole caseload, in the form files hold it (coachdesk/docs/interface.md, section 2)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from coachdesk.domain.json_text import parsed
from coachdesk.domain.policy import differences
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.kinds import FieldKind
from coachdesk.schema.records import (
    ATTENDANCE,
    COACH,
    DOSSIER_LISTS,
    JOBSEEKER,
    ORGANISATION_LISTS,
    OWN_LISTS,
    WORKSHOP,
)
from coachdesk.schema.work import INTRODUCTION, ORGANISATION
from coachdesk.store.dossiers import link_columns, link_joins
from coachdesk.store.settings import policy_of
from coachdesk.store.snapshot_copy import SnapshotCopy, snapshot_copy
from coachdesk.store.store import Store

_TABLES = {
    **dict.fromkeys(("coach", "setting", "organisation", "workshop", "jobseeker"), "id"),
    **{kind.name: "organisation_id, id" for kind in ORGANISATION_LISTS.values()},
    **{kind.name: "id" for kind in OWN_LISTS.values()},
    **{kind.name: "jobseeker_id, id" for kind in DOSSIER_LISTS.values()},
    "attendance": "workshop_id, id",
}


class CaseloadDump(NamedTuple):
    """A caseload: all its parts but the dossiers, how many of those there are, and they, once."""

    head: JsonObject
    size: int
    dossiers: Iterator[JsonObject]


@contextmanager
def caseload_dump(
    store: Store, refs: Collection[str] = (), handed_over: Mapping[str, FieldValue] | None = None
) -> Iterator[CaseloadDump]:
    """Every record of the store as of one moment, or only what is about the dossiers `refs`.

    What is handed over says so, and tells nothing of this store's coach, norms, tasks, templates.
    """
    with snapshot_copy(store, _TABLES) as copy:
        settings = {
            name: parsed(value)
            for name, value in copy.rows("SELECT name, value FROM setting ORDER BY rowid")
        }
        keys = _keys(copy, refs)
        own: JsonObject = {"coach": None, "policy": {}}
        if not handed_over:
            own["coach"] = next((values for values, _ in _records(copy, COACH)), None)
            own["policy"] = differences(policy_of(settings))
        head = {
            "format": "coachdesk-caseload",
            "version": 2,
            "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            **({"handed_over": dict(handed_over)} if handed_over else {}),
            **own,
            "organisations": _organisations(copy, keys if refs else None),
            "workshops": _workshops(copy, keys, only_theirs=bool(refs)),
            **({} if handed_over else _own_lists(copy)),
        }
        yield CaseloadDump(head, len(keys), _dossiers(copy, keys))


def _own_lists(copy: SnapshotCopy) -> JsonObject:
    return {
        name: [values for values, _ in _records(copy, kind)] for name, kind in OWN_LISTS.items()
    }


def _keys(copy: SnapshotCopy, refs: Collection[str]) -> dict[int, str]:
    """The dossier numbers by id."""
    rows = copy.rows("SELECT id, ref FROM jobseeker")
    return {key: ref for key, ref in rows if not refs or ref in refs}


def _organisations(copy: SnapshotCopy, people: Collection[int] | None) -> list[JsonObject]:
    """The organisations with their lists; of some people those that their dossiers name, with the
    vacancies and contracts they name there."""
    lists = {}
    for name, kind in ORGANISATION_LISTS.items():
        named = None if people is None else _named(copy, kind, people)
        found: dict[int, list[JsonObject]] = defaultdict(list)
        for values, (key, owner) in _records(copy, kind, "r.id", "r.organisation_id"):
            if named is None or key in named:
                found[owner].append(values)
        lists[name] = found
    named = None if people is None else _named(copy, ORGANISATION, people)
    return [
        {**values, **{name: of_owner.get(key, []) for name, of_owner in lists.items()}}
        for values, (key,) in _records(copy, ORGANISATION, "r.id")
        if named is None or key in named or any(key in of_owner for of_owner in lists.values())
    ]


def _named(copy: SnapshotCopy, kind: RecordKind, people: Collection[int]) -> set[int]:
    """The records of a kind that dossiers of these people name."""
    naming = [
        item for item in DOSSIER_LISTS.values() if any(k.kind == kind.name for k in item.links)
    ]
    return {
        key
        for item in naming
        for owner, key in copy.rows(f"SELECT jobseeker_id, {kind.name}_id FROM {item.name}")
        if owner in people
    }


def _workshops(copy: SnapshotCopy, refs: dict[int, str], *, only_theirs: bool) -> list[JsonObject]:
    rolls: dict[int, list[JsonObject]] = defaultdict(list)
    for values, (workshop, owner) in _records(copy, ATTENDANCE, "r.workshop_id", "r.jobseeker_id"):
        if owner in refs:
            rolls[workshop].append({"ref": refs[owner], **values})
    return [
        {**values, "attendance": rolls.get(key, [])}
        for values, (key,) in _records(copy, WORKSHOP, "r.id")
        if key in rolls or not only_theirs
    ]


def _dossiers(copy: SnapshotCopy, keys: Collection[int]) -> Iterator[JsonObject]:
    """Each dossier with its lists: they stand in the same order, and are read side by side."""
    lists = {name: _ByOwner(_list(copy, kind)) for name, kind in DOSSIER_LISTS.items()}
    for values, (key,) in _records(copy, JOBSEEKER, "r.id"):
        if key in keys:
            yield {**values, **{name: of_owner.take(key) for name, of_owner in lists.items()}}


def _list(copy: SnapshotCopy, kind: RecordKind) -> Iterator[tuple[JsonObject, int]]:
    """The records of a list with their owners' ids, each with the names of what it links to."""
    columns = link_columns(kind)
    if kind is INTRODUCTION:
        columns["vacancy_uid"] = "vacancy.uid"
    found = _records(copy, kind, "r.jobseeker_id", *columns.values(), joins=link_joins(kind))
    for values, (owner, *names) in found:
        yield {**dict(zip(columns, names, strict=True)), **values}, owner


class _ByOwner:
    """Rows that stand in the order of their owners' ids, handed out owner by owner."""

    def __init__(self, rows: Iterable[tuple[JsonObject, int]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def take(self, owner: int) -> list[JsonObject]:
        """The rows of one owner; to be asked in the order of the ids."""
        found = []
        while self._next and self._next[1] <= owner:
            values, key = self._next
            if key == owner:
                found.append(values)
            self._next = next(self._rows, None)
        return found


def _records(
    copy: SnapshotCopy, kind: RecordKind, *more: str, joins: str = ""
) -> Iterator[tuple[JsonObject, tuple[FieldValue, ...]]]:
    """Every record of a kind in file form, with what stands in `more` columns beside it."""
    names = list(kind.fields)
    columns = ", ".join([*(f'r."{name}"' for name in names), *more])
    forms = _forms(kind)
    for row in copy.rows(f"SELECT {columns} FROM {kind.name} r{joins} ORDER BY r.rowid"):
        values = dict(zip(names, row, strict=False))
        for name, form in forms:
            if values[name] is not None:
                values[name] = form(values[name])
        yield values, row[len(names) :]


@cache
def _forms(kind: RecordKind) -> list[tuple[str, Callable[[FieldValue], FieldValue]]]:
    """The fields whose form in a file is another one than in the store."""
    return [
        (name, field.kind.to_file)
        for name, field in kind.fields.items()
        if type(field.kind).to_file is not FieldKind.to_file
    ]
