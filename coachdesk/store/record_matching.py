"""Who in a file is somebody to be erased: by mark, dossier number, name with birth date, phone.

An older backup that was put back and a list that was imported again give one person two marks. Only
who is surely the same is erased; who may be the same is named.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from coachdesk.domain.json_text import object_in
from coachdesk.domain.names import fold
from coachdesk.domain.private_repr import private_repr
from coachdesk.store.person_matching import name_key

_FIELDS = ("uid", "ref", "first_name", "prefix", "last_name", "born_on", "phone")
_SHORTEST_PHONE = 6  # digits; fewer tell nobody apart


@private_repr()
class Image(NamedTuple):
    """How somebody was noted once."""

    uid: str
    ref: str
    first_name: str
    prefix: str
    last_name: str
    born_on: str
    phone: str

    @property
    def names(self) -> str:
        """The name as far as it tells people apart; nothing where there is none."""
        return name_key(self._asdict())


class Met(NamedTuple):
    """Whom a file holds: the ids of who is the same, and whether somebody may be.

    `twins` are the numbers of dossiers in the caseload that look the same, and are not touched.
    """

    ids: tuple[int, ...]
    images: frozenset[Image]
    unsure: bool
    twins: tuple[str, ...]


class Known:
    """All that is known of somebody to be erased, and who is surely somebody else."""

    def __init__(self, uids: Iterable[str], others: Iterable[str] = ()) -> None:
        self.uids = frozenset(uids)
        self.others = frozenset(others) - self.uids
        self.images: frozenset[Image] = frozenset()

    def learn(self, link: sqlite3.Connection) -> bool:
        """Take in how a file notes who is the same; whether that was anything new."""
        before, grown = self.images, True
        people = _people_in(link)
        while grown:
            met = self._met(people)
            grown = not met.images <= self.images
            self.images |= met.images
            self.uids |= {image.uid for image in met.images if image.uid}
        return self.images != before

    def met_in(self, link: sqlite3.Connection) -> Met:
        """Who in an open file is the same; raises the driver's errors."""
        return self._met(_people_in(link))

    def _met(self, people: Mapping[int, list[Image | None]]) -> Met:
        ids, images, unsure, twins = [], set[Image](), False, set[str]()
        for key, noted in people.items():
            known = [image for image in noted if image is not None]
            is_other = any(image.uid in self.others for image in known)
            same = any(_are_same(one, other) for one in known for other in self.images)
            if any(image.uid in self.uids for image in known) or (same and not is_other):
                ids.append(key)
                images.update(known)
            elif is_other:
                twins |= {known[0].ref} if same else set()
            else:
                unsure |= len(known) < len(noted)
                unsure |= any(_may_be_same(one, other) for one in known for other in self.images)
        return Met(tuple(sorted(ids)), frozenset(images), unsure, tuple(sorted(twins)))

    def is_named_in(self, text: str) -> bool:
        """Whether a folded text has a mark or number of theirs, or a first and a last name."""
        return any(fold(uid) in text for uid in self.uids) or any(
            all(_word(name).search(text) for name in names)
            for image in self.images
            for names in ((fold(image.ref),), (fold(image.first_name), fold(image.last_name)))
            if all(names)
        )

    def may_be_called_in(self, text: str) -> bool:
        """Whether a text has a phone number of theirs."""
        digits = _national(re.sub(r"[^\d+\n]", "", text))
        numbers = {one_number(image.phone) for image in self.images} - {""}
        return any(number[1:] in digits for number in numbers)


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _people_in(link: sqlite3.Connection) -> dict[int, list[Image | None]]:
    """Everybody a file knows or knew, by id; None for what cannot be read."""
    link.text_factory = _as_it_stands
    found: dict[int, list[Image | None]] = defaultdict(list)
    names = ", ".join(_FIELDS)
    for key, *values in link.execute(f"SELECT id, {names} FROM jobseeker").fetchall():
        found[key].append(_image(dict(zip(_FIELDS, values, strict=True))))
    noted = "SELECT record_id, before, after FROM change WHERE record = 'jobseeker'"
    for key, *rows in link.execute(noted).fetchall():
        found[key] += [_read(row) for row in rows if row is not None]
    return found


def _as_it_stands(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _read(row: Any) -> Image | None:
    try:
        return _image(object_in(row))
    except ValueError:
        return None


def _image(values: Mapping[str, Any]) -> Image:
    return Image(*("" if values.get(name) is None else str(values[name]) for name in _FIELDS))


def _are_same(one: Image, other: Image) -> bool:
    """Surely: the same name and birth date; or the same number, and a name that says so too."""
    same_name = bool(one.names) and one.names == other.names
    same_birth = bool(one.born_on) and one.born_on == other.born_on
    if same_name and same_birth:
        return True
    if not one.ref or fold(one.ref) != fold(other.ref):
        return False
    half = any(fold(a) == fold(b) != "" for a, b in _halves(one, other))
    return same_name or (same_birth and half)


def _halves(one: Image, other: Image) -> Iterator[tuple[str, str]]:
    yield one.first_name, other.first_name
    yield one.last_name, other.last_name


def _may_be_same(one: Image, other: Image) -> bool:
    """Perhaps: the same number or phone, or the same name where no birth dates tell them apart."""
    if one.ref and fold(one.ref) == fold(other.ref):
        return True
    if one.phone and one_number(one.phone) == one_number(other.phone) != "":
        return True
    differ = bool(one.born_on and other.born_on) and one.born_on != other.born_on
    return bool(one.names) and one.names == other.names and not differ


def one_number(phone: str) -> str:
    """A Dutch number in one form, however it is written; nothing where it is too short for one."""
    digits = _national(re.sub(r"[^\d+]", "", phone.replace("(0)", "")))
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def _national(digits: str) -> str:
    return re.sub(r"(?:\+|\b00)31", "0", digits).replace("+", "")
