"""What is typed to find somebody, the text of a person it is looked for in, and texts in notes."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coachdesk.domain.names import Person, fold, folded
from coachdesk.domain.phone import PARTING, digits_of, findable, international
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef

# What is sought, in parts; of each part the forms that may stand in a text.
Sought = Sequence[tuple[str, ...]]

_NUMERIC = re.compile(rf"\(?(\+)?[0-9{PARTING}]*")
_WORDED_DATE = re.compile(r"\b([0-9]{1,2})[-./ ]?([a-z]+)\.?(?:[-./ ]?([0-9]{1,4}))?\b")
_DATES = (
    r"(?P<day>[0-9]{1,2})[-./ ]+(?P<month>[0-9]{1,2})(?:[-./ ]+(?P<year>[0-9]{0,4}))?",
    r"(?P<year>[0-9]{4})[-./ ]+(?P<month>[0-9]{1,2})[-./ ]+(?P<day>[0-9]{1,2})",
    r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>(?:[0-9]{2}){1,2})",
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
)
_BORN = "*"  # begins a birth date, as *3_12_1990, so that no part of another number is one
_BEFORE = 24  # signs of a text shown before what was sought in it
_SHOWN = 200


@private_repr("person")
class PersonHit(NamedTuple):
    """Somebody to find, by what stands in `text`."""

    person: Person
    phone: str | None
    closed: bool
    text: str


def person_text(person: Person, phone: str | None, email: str | None, born_on: str | None) -> str:
    """The text in which somebody is found; `born_on` as the store holds it."""
    numbers = f"{phone} {findable(phone)}" if phone else ""
    born = ""
    if born_on and len(parts := born_on.split("-")) == 3:
        born = f"{_BORN}{parts[2].lstrip('0')}_{parts[1].lstrip('0')}_{parts[0]}"
    return folded(f"{person.name} {person.listed} {person.ref} {numbers} {email or ''} {born}")


def sought(typed: str) -> Sought:
    """What is typed to find somebody.

    Figures side by side are one number: `06 12 34` finds what holds `061234`. What may be a date
    also finds who was born on it.
    """
    parts: list[tuple[str, ...]] = []
    figures: list[str] = []
    for word in [*_WORDED_DATE.sub(_in_figures, fold(typed)).split(), ""]:
        numeric = _NUMERIC.fullmatch(word) if word else None
        if figures and (not numeric or numeric[1]):  # a plus begins another number
            parts.append(_forms(figures))
            figures = []
        if numeric and (figures or any(map(str.isdigit, word))):
            figures.append(word)
        elif word:
            parts.append(tuple(_born_forms(word.removeprefix(_BORN))) or (word,))
    return parts


def fits(text: str, parts: Sought) -> bool:
    """Whether a folded text, with its `findable` numbers, holds each part in one of its forms."""
    for forms in parts:
        for form in forms:
            if form in text:
                break
        else:
            return False
    return True


def _forms(words: list[str]) -> tuple[str, ...]:
    """How a number of which a part was typed may stand in a text."""
    number = " ".join(words).lstrip("( ")
    forms = [number, international(number)]
    if not number.startswith("+"):
        forms.append(digits_of(number))
    return tuple(dict.fromkeys((*forms, *_born_forms(number))))


def _in_figures(found: re.Match[str]) -> str:
    """`3 dec 1990` as a birth date in figures; what holds no month stays as it is."""
    from coachdesk.domain.typed_dates import month_named

    month = month_named(found[2])
    return f"{_BORN}{found[1]}-{month}-{found[3] or ''}" if month else found[0]


def _born_forms(number: str) -> Iterator[str]:
    """The birth dates that a number may be, each as far as it was typed."""
    for form in _DATES:
        found = re.fullmatch(form, number)
        if not found:
            continue
        day, month, year = int(found["day"]), int(found["month"]), found["year"] or ""
        if 1 <= day <= 31 and 1 <= month <= 12:
            for century in ("", "19", "20") if len(year) == 2 else ("",):
                yield f"{_BORN}{day}_{month}_{century}{year}"


# Employers and vacancies -------------------------------------------------------------------


@private_repr("record")
class WorkHit(NamedTuple):
    """An employer, or a vacancy with its employer, to find by name."""

    record: RecordRef
    name: str
    employer: str

    @property
    def text(self) -> str:
        """What is searched in."""
        return fold(f"{self.name} {self.employer}")


# In notes ----------------------------------------------------------------------------------


@private_repr("record", "field")
class NotedText(NamedTuple):
    """A text that stands in a dossier: in which record and field, and of which day if of any."""

    person: Person
    closed: bool
    record: RecordRef
    field: str
    on: str | None
    text: str


class NoteSearch:
    """All texts of a caseload, to find words in; made in a thread."""

    def __init__(self, texts: Iterable[NotedText]) -> None:
        self._texts = [(item, folded(item.text), fold(item.person.name)) for item in texts]

    def find(self, typed: str) -> list[tuple[NotedText, str]]:
        """Texts that hold what is typed, each with the part to show; a name narrows it down."""
        words = fold(typed).split()
        found = []
        for item, text, name in self._texts if words else ():
            here = [word for word in words if word in text]
            if here and all(word in text or word in name for word in words):
                found.append((item, _excerpt(item.text, text, text.index(here[0]))))
        return found


def _excerpt(text: str, plain: str, at: int) -> str:
    """The part of a text around a place in its folded form, on one line."""
    if len(text) != len(plain):  # letters as ß become two
        at = bisect_left(range(len(text)), at, key=lambda end: len(folded(text[:end])))
    start = max(0, at - _BEFORE)
    shown = " ".join(text[start : start + _SHOWN].split())
    return f"…{shown}" if start else shown
