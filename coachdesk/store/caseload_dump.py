"""The whole caseload, in the form files hold it (coachdesk/docs/interface.md, section 2)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from coachdesk.domain.json_text import parsed, words_in
from coachdesk.domain.policy import differences
from coachdesk.records import (
    DOSSIER_LISTS,
    Attendance,
    Coach,
    FieldKind,
    Jobseeker,
    Organisation,
    Record,
    Workshop,
    fields_of,
)
from coachdesk.store.columns import euros
from coachdesk.store.engine import Store
from coachdesk.store.settings import policy_of
from coachdesk.store.snapshot_copy import SnapshotCopy, snapshot_copy

_TABLES = {
    **dict.fromkeys(("coach", "setting", "organisation", "workshop", "jobseeker"), "id"),
    **{str(cls.__tablename__): "jobseeker_id, id" for cls in DOSSIER_LISTS.values()},
    "attendance": "workshop_id, id",
}

# The form files hold a stored value in, by kind; the others are the same there.
_FORMS: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.MONEY: lambda cents: f"{euros(cents):.2f}",
    FieldKind.FLAG: bool,
    FieldKind.HOURS: float,
    FieldKind.TAGS: words_in,
}


class CaseloadDump(NamedTuple):
    """A caseload: all its parts but the dossiers, how many of those there are, and they, once."""

    head: dict[str, Any]
    size: int
    dossiers: Iterator[dict[str, Any]]


@contextmanager
def caseload_dump(
    store: Store, refs: Collection[str] = (), handed_over: Mapping[str, Any] | None = None
) -> Iterator[CaseloadDump]:
    """Every record of the store as of one moment, or only what is about the dossiers `refs`.

    What is handed over says so, and tells nothing of this store's coach and norms.
    """
    with snapshot_copy(store, _TABLES) as copy:
        settings = {
            name: parsed(value)
            for name, value in copy.rows("SELECT name, value FROM setting ORDER BY rowid")
        }
        keys = _keys(copy, refs)
        own: dict[str, Any] = {"coach": None, "policy": {}}
        if not handed_over:
            own["coach"] = next((values for values, _ in _records(copy, Coach)), None)
            own["policy"] = differences(policy_of(settings))
        head = {
            "format": "coachdesk-caseload",
            "version": 1,
            "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            **({"handed_over": dict(handed_over)} if handed_over else {}),
            **own,
            "organisations": _organisations(copy, keys if refs else None),
            "workshops": _workshops(copy, keys, only_theirs=bool(refs)),
        }
        yield CaseloadDump(head, len(keys), _dossiers(copy, keys))


def _keys(copy: SnapshotCopy, refs: Collection[str]) -> dict[int, str]:
    """The dossier numbers by id."""
    rows = copy.rows("SELECT id, ref FROM jobseeker")
    return {key: ref for key, ref in rows if not refs or ref in refs}


def _organisations(copy: SnapshotCopy, people: Collection[int] | None) -> list[dict[str, Any]]:
    """The organisations; of some people those where they were placed."""
    places = copy.rows("SELECT jobseeker_id, organisation_id FROM placement")
    named = None if people is None else {place for owner, place in places if owner in people}
    return [
        values
        for values, (key,) in _records(copy, Organisation, "r.id")
        if named is None or key in named
    ]


def _workshops(
    copy: SnapshotCopy, refs: dict[int, str], *, only_theirs: bool
) -> list[dict[str, Any]]:
    rolls: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for values, (workshop, owner) in _records(copy, Attendance, "r.workshop_id", "r.jobseeker_id"):
        if owner in refs:
            rolls[workshop].append({"ref": refs[owner], **values})
    return [
        {**values, "attendance": rolls.get(key, [])}
        for values, (key,) in _records(copy, Workshop, "r.id")
        if key in rolls or not only_theirs
    ]


def _dossiers(copy: SnapshotCopy, keys: Collection[int]) -> Iterator[dict[str, Any]]:
    """Each dossier with its lists: they stand in the same order, and are read side by side."""
    lists = {name: _ByOwner(_list(copy, name, cls)) for name, cls in DOSSIER_LISTS.items()}
    for values, (key,) in _records(copy, Jobseeker, "r.id"):
        if key in keys:
            yield {**values, **{name: of_owner.take(key) for name, of_owner in lists.items()}}


def _list(
    copy: SnapshotCopy, name: str, cls: type[Record]
) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    if name != "placements":
        yield from _records(copy, cls, "r.jobseeker_id")
        return
    named = dict(copy.rows("SELECT id, name FROM organisation"))
    for values, (owner, key) in _records(copy, cls, "r.jobseeker_id", "r.organisation_id"):
        yield {"organisation": named[key], **values}, (owner,)


class _ByOwner:
    """Rows that stand in the order of their owners' ids, handed out owner by owner."""

    def __init__(self, rows: Iterable[tuple[dict[str, Any], tuple[Any, ...]]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def take(self, owner: int) -> list[dict[str, Any]]:
        """The rows of one owner; to be asked in the order of the ids."""
        found = []
        while self._next and self._next[1][0] <= owner:
            values, (key,) = self._next
            if key == owner:
                found.append(values)
            self._next = next(self._rows, None)
        return found


def _records(
    copy: SnapshotCopy, cls: type[Record], *more: str
) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    """Every record of a kind in file form, with `more` columns beside it."""
    columns = ", ".join([*(f'r."{name}"' for name in fields_of(cls)), *more])
    names = list(fields_of(cls))
    forms = _forms(cls)
    for row in copy.rows(f"SELECT {columns} FROM {cls.__tablename__} r ORDER BY r.rowid"):
        values = dict(zip(names, row, strict=False))
        for name, form in forms:
            if values[name] is not None:
                values[name] = form(values[name])
        yield values, row[len(names) :]


@cache
def _forms(cls: type[Record]) -> list[tuple[str, Callable[[Any], Any]]]:
    return [
        (name, _FORMS[spec.kind]) for name, spec in fields_of(cls).items() if spec.kind in _FORMS
    ]
