"""Which texts may lead to somebody: what must not stand in a text that leaves this caseload.

A text is looked at as a careful colleague would. Certain marks are left out whoever they belong
to: an e-mail address, a phone number, a citizen number. Of the people of this caseload also a
dossier number, a birth date, a street, a postcode, and a name: the whole of it, or a first or last
name that is written as one (`Bakker`, and not `bakker`).

It is better to hold back a text about nobody than to miss somebody. `mentions.py` looks for people
with the opposite aim, so what counts as a number or a name differs there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from coachdesk.domain.names import folded
from coachdesk.domain.phone import findable
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text import bsn_like
from coachdesk.domain.text_words import TextWords, plain_words
from coachdesk.domain.typed_text import numbered

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]")
_PHONE = re.compile(r"0\d{8,}|\+\d{9,}")
_SHORTEST_PHONE = 6  # digits; fewer tell nobody apart
_SHORTEST_REF = 4  # letters and digits; fewer are any number
_DAY = re.compile(r"(?<!\d)(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})(?!\d)")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})[. ]+(?:de )?([a-z]{3})[a-z]*[. ]+(\d{4}|\d{2})(?!\d)")
# A day with its year, which is no phone number though it may begin with a zero.
_NO_NUMBER = re.compile(r"(?<!\d)(?:\d{1,2}[-/.]){2}(?:19|20)[0-4]\d(?![-/.]?\d)")
_DAY_IN_DIGITS = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
# By the first three letters, in English and Dutch.
_MONTHS = numbered(
    (
        *("jan", "feb", "maa mrt mar", "apr", "mei may", "jun"),
        *("jul", "aug", "sep", "okt oct", "nov", "dec"),
    ),
    start=1,
)


@private_repr()
class PersonalFacts(NamedTuple):
    """By what somebody can be told: a jobseeker as stored."""

    first_name: str
    prefix: str | None
    last_name: str
    ref: str
    born_on: date | None = None
    phone: str | None = None
    email: str | None = None
    street: str | None = None
    postcode: str | None = None


class PersonalTexts:
    """Knows the people of a caseload, and finds them in a text.

    `names` are of others: contact persons, mentors, the coach. Only as a whole do they count.
    """

    def __init__(self, people: Iterable[PersonalFacts], names: Iterable[str] = ()) -> None:
        self._runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)  # by their first word
        self._names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._whole_names: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._pieces: set[str] = set()  # of signs that are no words
        self._born: set[date] = set()
        self._numbers: set[str] = set()
        for person in people:
            self._learn(person)
        for name in names:
            if len(parts := plain_words(name)) > 1:
                self._whole_names[parts[-1]].add(frozenset(parts))

    def _learn(self, person: PersonalFacts) -> None:
        if person.born_on:
            self._born.add(person.born_on)
        numbers = findable(person.phone).split()
        self._numbers.update(n for n in numbers if len(n) >= _SHORTEST_PHONE)
        ref = plain_words(person.ref)
        if len("".join(ref)) >= _SHORTEST_REF:
            self._add(ref)
            self._add(["".join(ref)])
        for text in (person.street, person.postcode, person.email):
            self._add(plain_words(text or ""))
        if person.postcode:
            self._add(["".join(plain_words(person.postcode))])
        for name in (person.first_name, person.last_name):
            words = TextWords(name)
            if len(words) and (len(name) > 1 or not name.isascii()):
                self._names[words.plain[0]].add(tuple(words.spelled))
        last = plain_words(person.last_name)
        if last:
            first = plain_words(person.first_name)
            self._whole_names[last[-1]].add(frozenset((*first, *last)) if first else frozenset())
        elif person.last_name.strip():
            self._pieces.add(folded(person.last_name.strip()))

    def _add(self, words: Sequence[str]) -> None:
        if words:
            self._runs[words[0]].add(tuple(words))

    def stand_in(self, text: str | None, *, single_names: bool = True) -> bool:
        """Whether a text may lead to somebody; `single_names`: also by a first or last name."""
        if not text:
            return False
        plain = folded(text)
        words = TextWords(text)
        return (
            bool(_EMAIL.search(plain) or bsn_like(plain))
            or any(piece in plain for piece in self._pieces)
            or self._has_number(plain)
            or any(day in self._born for day in _days(plain))
            or any(_begins(words.plain[at:], self._runs[word])
                   for at, word in enumerate(words.plain) if word in self._runs)
            or self._has_whole_name(words.plain)
            or (single_names and self._has_single_name(words))
        )  # fmt: skip

    def _has_number(self, plain: str) -> bool:
        return any(
            _PHONE.fullmatch(number) or any(known in number for known in self._numbers)
            for number in findable(_NO_NUMBER.sub(" ", plain)).split()
        )

    def _has_whole_name(self, words: Sequence[str]) -> bool:
        there = set(words)
        names = (name for word in there for name in self._whole_names.get(word, ()))
        return any(name and name <= there for name in names)

    def _has_single_name(self, words: TextWords) -> bool:
        """A name as somebody would write one: with a capital, or as it was recorded."""
        for at, word in enumerate(words.plain):
            for name in self._names.get(word, ()):
                here = words.spelled[at : at + len(name)]
                if here == [*name] or (
                    any(part[:1].isupper() for part in here)
                    and words.plain[at : at + len(name)] == [*map(folded, name)]
                ):
                    return True
        return False


def names_in(person: PersonalFacts, text: str) -> bool:
    """Whether a part of somebody's own name stands in a text about them, in any case."""
    own = {*plain_words(person.first_name), *plain_words(person.last_name)}
    return bool(own & set(plain_words(text)))


def _begins(words: Sequence[str], runs: Iterable[tuple[str, ...]]) -> bool:
    return any(tuple(words[: len(run)]) == run for run in runs)


def _days(plain: str) -> Iterator[date]:
    for one, two, three in _DAY.findall(plain):
        for year, month, day in ((one, two, three), (three, two, one), (three, one, two)):
            yield from _valid(year, int(month), int(day))
    for day, name, year in _DAY_IN_WORDS.findall(plain):
        yield from _valid(year, _MONTHS.get(name, 0), int(day))
    for year, month, day in _DAY_IN_DIGITS.findall(plain):
        yield from _valid(year, int(month), int(day))


def _valid(year: str, month: int, day: int) -> Iterator[date]:
    centuries = (1900, 2000) if len(year) <= 2 else (0,)
    for century in centuries:
        with suppress(ValueError):
            yield date(century + int(year), month, day)
