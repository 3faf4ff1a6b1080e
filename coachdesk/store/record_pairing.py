"""Which stored record a record of a file stands for: by uid, else by key, in their order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactOutcome, ContactPurpose, RightKind
from coachdesk.incoming import Given
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.records import CONTACT, WORKSHOP
from coachdesk.schema.work import RIGHT
from coachdesk.store.bulk import Row

RecordKey: TypeAlias = tuple[FieldValue, ...]
_ByKey = Mapping[RecordKey, list[Row]]
# What is stored of a contact of which a list told no more than the day and the way.
_LAST_CONTACT = {
    "purpose": ContactPurpose.PROGRESS,
    "outcome": ContactOutcome.HELD,
    "note": None,
}


class Pairing(NamedTuple):
    """Each given record with the stored one it stands for, if any; and what was given twice."""

    pairs: list[tuple[Given, Row | None]]
    problems: list[Problem]


def is_one_a_person(kind: RecordKind, values: FieldValues) -> bool:
    """Whether it is a right of a kind of which somebody has one."""
    return kind is RIGHT and values.get("kind") not in (None, RightKind.OTHER)


def key_of(kind: RecordKind, values: FieldValues) -> RecordKey:
    """What tells records of one list apart; of a linked record its id."""
    if is_one_a_person(kind, values):
        return (values["kind"],)
    links = {link.kind: f"{link.kind}_id" for link in kind.links}
    return tuple(values.get(links.get(name, name)) for name in kind.key)


def paired(
    kind: RecordKind,
    known: Iterable[Row],
    given: Sequence[Given],
    key_of_given: Callable[[RecordKind, Given], RecordKey],
) -> Pairing:
    """Pair the records of one list of a file with the stored ones."""
    by_uid = {row["uid"]: row for row in known}
    matched: dict[int, Row] = {}
    problems: list[Problem] = []
    taken: set[int] = set()
    for place, item in enumerate(given):
        if (row := by_uid.get(item.values.get("uid", ""))) is None:
            continue
        if row["id"] in taken:
            problems.append(item.at(Problem("uid", "duplicate", {"value": row["uid"]})))
        taken.add(row["id"])
        matched[place] = row
    by_key: dict[RecordKey, list[Row]] = defaultdict(list)
    for row in known:
        if row["id"] not in taken:
            by_key[key_of(kind, row)].append(row)
    for match_by in (_by_key, _alike) if by_key else ():
        for place, item in enumerate(given):
            if place not in matched:
                match = match_by(kind, item, key_of_given(kind, item), by_key)
                if match:
                    matched[place] = match
    pairs = [(item, matched.get(place)) for place, item in enumerate(given)]
    return Pairing(pairs, [*problems, *_second_rights(kind, known, pairs)])


def _second_rights(
    kind: RecordKind, known: Iterable[Row], pairs: Iterable[tuple[Given, Row | None]]
) -> list[Problem]:
    """Those of the file that would give somebody a second right of one kind.

    Two that the store has already may stay.
    """
    if kind is not RIGHT:
        return []
    coming = [
        (item, row) for item, row in pairs if row is None or _kind_of(item, row) != row["kind"]
    ]
    changed = {row["id"] for _, row in coming if row}
    held = {row["kind"] for row in known if row["id"] not in changed}
    problems = []
    for item, row in coming:
        own = _kind_of(item, row)
        if is_one_a_person(kind, {"kind": own}) and own in held:
            problems.append(item.at(Problem("kind", "second_right")))
        held.add(own)
    return problems


def _kind_of(given: Given, row: Row | None) -> FieldValue:
    """The kind of right that a record is after the import."""
    return given.values.get("kind", row["kind"] if row else None)


def _by_key(kind: RecordKind, given: Given, key: RecordKey, left: _ByKey) -> Row | None:
    """The next of the stored records left that has the key of the given one."""
    equal = left.get(key)
    return equal.pop(0) if equal else None


def _alike(kind: RecordKind, given: Given, key: RecordKey, left: _ByKey) -> Row | None:
    """A stored record left that is the given one in other words, where none has its key."""
    if kind is WORKSHOP:
        title, on = key
        for (other, day), rows in left.items():
            if rows and day == on and other.casefold() == (title or "").casefold():
                return rows.pop(0)
        return None
    held = given.values.get("outcome", ContactOutcome.HELD) == ContactOutcome.HELD
    if not (kind is CONTACT and given.heads and held):
        return None
    # A list told only that somebody was spoken to; another file tells more of the same talk.
    on, _, mode = key
    bare = left.get((on, None, mode), [])
    for place, row in enumerate(bare):
        if row.items() >= _LAST_CONTACT.items():
            return bare.pop(place)
    return None


def is_open(requested_on: date | None, ended_on: date | None, today: date) -> bool:
    """Whether a debt assistance with these days is open."""
    return bool(requested_on and requested_on <= today) and not (ended_on and ended_on <= today)


def titled(given: Given, match: Row | None) -> Given:
    """A workshop of a list under its stored title, where only the capitals differ."""
    title = given.values.get("title", "")
    if match and given.heads and title.casefold() == match["title"].casefold():
        return given._replace(values={**given.values, "title": match["title"]})
    return given
