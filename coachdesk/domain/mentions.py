"""Who a text is about: by dossier number, full name, phone or e-mail; never by a first name alone.

It is better to find nobody than somebody else. So a name that may be a part of a longer one finds
nobody, and neither do two people in one text, nor a name that two people have. `personal.py` looks
for people with the opposite aim: to miss nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coachdesk.domain.names import Person, fold, folded
from coachdesk.domain.phone import same_number_key
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text_words import TextWords, plain_words

_EMAIL = re.compile(r"[^\s<>()\[\],;:\"'|]+@[^\s<>()\[\],;:\"'|]+\.[^\W\d_]{2,}")
# Beside a phone number without a break they would be read as a part of it.
_DAY_OR_TIME = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}[:.]\d{2}\b")
_PREFIXES = frozenset(
    re.findall(
        r"\w+", "van de den der ten ter te het in op aan bij el al ben bin ibn le la du von zu"
    )
)
# The commonest first names: before a whole name one of them makes it another person's, as in
# `Klaas Jan Bakker`. Those of the caseload come to them.
_FIRST_NAMES = frozenset(
    re.findall(
        r"\w+",
        """aad abdel abdul achmed adam agnes ahmed albert alex alexander ali alice amina andre
        angela anita anja ann anna anne annie anouk anton arie arjan astrid ayse bart bas bernard
        bert bianca bob bram brigitte carla carlos caroline cees charlotte chris christiaan
        cornelia cornelis daan daniel david dennis diana dick dirk edwin elisabeth ellen els emma
        erik esther eva evelien fatima fatma femke ferdi floor frank frans fred frits gerard
        gerrit gert greet guus hamid hans harry hassan heleen helena hendrik henk henny herman
        hugo ibrahim ineke inge ingrid irene iris jaap jacob jacqueline jan jane janneke jasper
        jean jeroen jessica jim jo joan job joep johan johanna johannes john jolanda joop joost
        jos jose josef joyce judith julia jurgen karel karen karin kees khadija kim klaas klaus
        koen laura leen leo leon lex lia lies linda lisa lotte louis luc lucas luuk maarten maria
        marianne marie marieke marijke marjan mark marleen marlies martijn martin max mehmet
        michael michel mieke mike miriam mirjam mo mohamed mohammed monique muhammad mustafa
        nadia nathalie nick nico nicole niels nina noa olga omar osman pascal patricia patrick
        paul paula peter petra piet pieter pim rachid ralf ramon rene ria richard rick rob robert
        robin roel ron ronald rosa ruben ruud saida samira sander sandra sanne sara sarah sem
        simon simone sjaak sjoerd sofie sophie stefan sven tess theo thijs thomas tim tom ton
        trudy truus wanda wendy wilhelmina wil willem wilma wim wouter yusuf yvonne zoe""",
    )
)
_HYPHENS = "-‐‑‒–"
_LEAST_NUMBER = 4  # signs of a dossier number: a shorter one may be a room or an hour
_LEAST_FIGURES = 5  # of one that has no letter
_LEAST_PHONE = 9


@private_repr("person")
class Mentionable(NamedTuple):
    """Somebody who may be meant."""

    person: Person
    phone: str | None
    email: str | None


class _Found(NamedTuple):
    """A name in a text, from one word to behind another, and who has it."""

    first: int
    end: int
    people: frozenset[int]
    last_first: bool


class Mentions:
    """Looks for everybody who is known; `own` are the coach's name and e-mail: they say nothing."""

    def __init__(self, people: Iterable[Mentionable], own: Iterable[str] = ()) -> None:
        self._people: dict[int, Person] = {}
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._phones: dict[str, set[int]] = defaultdict(set)
        self._emails: dict[str, set[int]] = defaultdict(set)
        # By the first word: the words of each name, whose it is, and whether it begins with the
        # last name.
        self._names: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(dict)
        self._turned: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(dict)
        self._first_names = set(_FIRST_NAMES)
        self._begins: dict[str, int] = {}  # the first word of a number, and of how many it can be
        self._own = {fold(text).strip() for text in own if text}
        for known in people:
            self._learn(known)

    def _learn(self, known: Mentionable) -> None:
        person = known.person
        self._people[person.id] = person
        number = fold(person.ref)
        least = _LEAST_FIGURES if number.isdecimal() else _LEAST_NUMBER
        if len(number) >= least and any(map(str.isdecimal, number)):
            for form in {number, number.replace("-", "")}:
                self._numbers[form].add(person.id)
                parts = plain_words(form)
                self._begins[parts[0]] = max(len(parts), self._begins.get(parts[0], 1))
        for phone in _phones(known.phone or ""):
            self._phones[phone].add(person.id)
        for email in _emails(known.email or ""):
            self._emails[email].add(person.id)
        first, prefix, last = (
            tuple(plain_words(part or ""))
            for part in (person.first_name, person.prefix, person.last_name)
        )
        if not first or not last:
            return
        self._first_names.add(first[0])
        for names, orders in (
            (self._names, (first + prefix + last,)),
            (self._turned, (last + first + prefix, prefix + last + first)),
        ):
            for words in dict.fromkeys(orders):
                names[words[0]].setdefault(words, set()).add(person.id)

    def whose(self, *texts: str, place: str = "") -> Person | None:
        """The one person whom the texts name; in a place only a phone and an e-mail do."""
        found: list[frozenset[int]] = []
        for text in texts:
            words = TextWords(text)
            found += self._by_number(words)
            found += self._by_name(words)
        for text in (*texts, place):
            found += [
                frozenset(self._phones[phone]) for phone in _phones(text) if phone in self._phones
            ]
            found += [
                frozenset(self._emails[email])
                for email in _emails(text)
                if email in self._emails and email not in self._own
            ]
        # A name that two have, with the number of one of them, is that one's.
        people = frozenset.intersection(*found) if found else frozenset()
        return self._people[next(iter(people))] if len(people) == 1 else None

    def _by_number(self, words: TextWords) -> Iterator[frozenset[int]]:
        for first, word in enumerate(words.plain):
            for last in range(first, min(first + self._begins.get(word, 0), len(words))):
                start, end = words.spans[first][0], words.spans[last][1]
                form = fold(words.text[start:end])
                if form in self._numbers and not _is_part(words.text, start, end):
                    yield frozenset(self._numbers[form])

    def _by_name(self, words: TextWords) -> Iterator[frozenset[int]]:
        found = [*self._names_in(words, self._names), *self._names_in(words, self._turned, True)]
        for name in found:
            is_inside = any(
                other.first <= name.first
                and name.end <= other.end
                and (other.end - other.first) > (name.end - name.first)
                for other in found
            )
            own = " ".join(words.plain[name.first : name.end]) in self._own
            if not is_inside and not own and not self._goes_on(words, name):
                yield name.people

    @staticmethod
    def _names_in(
        words: TextWords, names: dict[str, dict[tuple[str, ...], set[int]]], turned: bool = False
    ) -> Iterator[_Found]:
        for first in (number for number, word in enumerate(words.plain) if word in names):
            for name, people in names[words.plain[first]].items():
                end = first + len(name)
                if tuple(words.plain[first:end]) != name:
                    continue
                # Without a comma the last name of one may stand before the first name of another.
                if turned and not any("," in words.between(n) for n in range(first + 1, end)):
                    continue
                yield _Found(first, end, frozenset(people), turned)

    def _goes_on(self, words: TextWords, name: _Found) -> bool:
        """Whether the name may be a part of a longer one: of `Anne-Jan de Vries-Smit`."""
        before, after = words.word(name.first - 1), words.word(name.end)
        joined = words.between(name.first) if before else "|"
        follows = words.between(name.end) if after else "|"
        if joined in _HYPHENS or follows in _HYPHENS:
            return True
        if not joined.strip() and before in (_PREFIXES if name.last_first else self._first_names):
            return True
        if follows.strip():
            return False
        if name.last_first:
            return after in _PREFIXES or after in self._first_names
        return after in _PREFIXES and words.is_capital(name.end + 1)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a number in a text goes on: `K-00123` in `K-00123-2`, figures in a longer number."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    joins = "-_.@/+" if text[start:end].isdecimal() else "-_@"
    if before and before[-1] in joins and (before[:-1].isalnum() or before[-1] == "+"):
        return True
    return len(after) == 2 and after[0] in joins and after[1].isalnum()


def _phones(text: str) -> set[str]:
    """The phone numbers in a text, in the one way of writing."""
    plain = _DAY_OR_TIME.sub("|", text)
    words = (word for line in plain.splitlines() for word in same_number_key(line).split())
    return {
        word
        for word in words
        if word[0] in "0+" and len(word) >= _LEAST_PHONE and word[1:].isdecimal()
    }


def _emails(text: str) -> set[str]:
    found = (folded(match).removeprefix("mailto:") for match in _EMAIL.findall(text))
    return {email.strip(".") for email in found}
