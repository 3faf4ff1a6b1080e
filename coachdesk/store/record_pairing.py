"""Which stored record a record of a file stands for: by uid, else by key, in their order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

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
    """Each given record with the stored one it stands for, if any; who was given twice by uid."""

    pairs: list[tuple[Given, Row | None]]
    doubled: list[Given]


def key_of(kind: RecordKind, values: FieldValues) -> RecordKey:
    """What tells records of one list apart; of a linked record its id."""
    if kind is RIGHT and values.get("kind") != RightKind.OTHER:
        return (values.get("kind"),)  # of these there is one a person
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
    doubled = []
    taken: set[int] = set()
    for place, item in enumerate(given):
        if (row := by_uid.get(item.values.get("uid", ""))) is None:
            continue
        if row["id"] in taken:
            doubled.append(item)
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
    return Pairing([(item, matched.get(place)) for place, item in enumerate(given)], doubled)


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
