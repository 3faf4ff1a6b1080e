"""Matching people by name and birth date, whatever the capitals and accents."""

import re
from datetime import date
from functools import lru_cache

from coachdesk.domain.names import fold, folded, full_name
from coachdesk.domain.phone import same_number_key
from coachdesk.domain.problem import Problem
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValues, JsonObject
from coachdesk.incoming import Given

NAMES = ("first_name", "prefix", "last_name")
_SIGNS = re.compile(r"[\W_]+")
# What programs put where they had no sign for a letter.
_LOST = re.compile("[?\ufffd□¿]+")
_IN_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})
_ENCODINGS = ("utf-8", "cp1252", "cp1250", "cp1254", "iso8859_2", "cp850", "mac-roman", "cp1257")
_VAN_DE = re.compile(r"\b(?:van de[nr]?|v d) ")


def name_of(values: FieldValues) -> str:
    first, prefix, last = (values.get(part) for part in NAMES)
    return full_name(first or "", prefix, last or "")


def person_key(values: FieldValues) -> tuple[str, date | None]:
    """What tells people apart where a list gives no dossier number: name and birth date.

    The prefix counts the same in a column of its own and before the last name.
    """
    return folded(name_of(values)), values.get("born_on")


def name_key(values: FieldValues) -> str:
    """The same for names that look alike: `v.d. Berg` may be `van der Berg` or `van den Berg`."""
    words = folded(name_of(values))
    if not words.replace(" ", "").isalnum():
        words = _SIGNS.sub(" ", words)
    if "v" in words:
        words = _VAN_DE.sub("vd ", words)
    return words.replace(" ", "")


def with_prefix(values: FieldValues, known: FieldValues) -> JsonObject:
    """The values a list gives of a known person, whose stored prefix is that of the stored name.

    A list that gives a last name says with it whether there is a prefix.
    """
    given = dict(values)
    if "last_name" not in given or "prefix" in given or not known["prefix"]:
        return given
    if fold(name_of({**known, **given, "prefix": None})) == fold(name_of(known)):
        del given["last_name"]
    elif fold(given["last_name"]) != fold(known["last_name"]):
        given["prefix"] = None
    return given


def keep_spelling(values: JsonObject, known: FieldValues, *, by_name: bool) -> str:
    """Take out the names of a list that only spell the stored ones worse; gives the name kept.

    Where the person was met by name alone, capitals and accents are no news of the name.
    """
    kept = [
        part
        for part in NAMES
        if (said := values.get(part))
        and (stored := known[part])
        and said != stored
        and (_has_lost_letters(said, stored) or _is_worse(said, stored, by_name=by_name))
    ]
    for part in kept:
        del values[part]
    return name_of(known) if kept else ""


def _has_lost_letters(said: str, stored: str) -> bool:
    """`Y?lmaz` for `Yılmaz`, also `YÄ±lmaz` and `Yýlmaz`: only what a wrong encoding did differs;
    and `Ylmaz`, where its letter was left out."""
    if stored.isascii():
        return False
    if _LOST.search(said):
        return bool(lost_pattern(said).fullmatch(fold(stored)))
    if said.isascii():
        return said == "".join(filter(str.isascii, stored))
    return said in _misread(stored)


def lost_pattern(said: str) -> re.Pattern[str]:
    """What a name was, folded, where signs stand for its lost letters."""
    pieces, signs = _LOST.split(fold(said)), _LOST.findall(fold(said))
    most = [f".{{1,{2 * len(found)}}}" for found in signs]
    return re.compile("".join(map("".join, zip(map(re.escape, pieces), [*most, ""], strict=True))))


def has_lost_signs(values: FieldValues) -> bool:
    return any(_LOST.search(values.get(part) or "") for part in NAMES)


@lru_cache
def _misread(stored: str) -> frozenset[str]:
    """How a name looks where one encoding was read as another."""
    found = set()
    for one in _ENCODINGS:
        for other in _ENCODINGS:
            try:
                found.add(clean_line(stored.encode(one).decode(other)))
            except UnicodeError:
                continue
    return frozenset(found - {stored})


def _is_worse(said: str, stored: str, *, by_name: bool) -> bool:
    if said.isascii() and fold(said) == fold(stored.casefold().translate(_IN_TWO)):
        return True  # `Mueller` for `Müller`
    if fold(said) != fold(stored):
        return False
    accents = [sum(not sign.isascii() for sign in name) for name in (said, stored)]
    one_case = said.isupper() or (said.islower() and not stored.islower())
    return by_name or one_case or accents[0] < accents[1]


def same_phone(one: FieldValues, other: FieldValues) -> bool:
    """Whether two give the same phone number, in whatever way it is written; or both none."""
    phones = one.get("phone"), other.get("phone")
    return phones[0] == phones[1] or same_number_key(phones[0]) == same_number_key(phones[1])


def half_named(problem: Problem, given: Given) -> Problem:
    """The problem of a new person, put as half a name where a list has names in one column."""
    if problem.field not in NAMES or given.heads.get("first_name") != given.heads.get("last_name"):
        return problem
    name = name_of(given.values) if given.heads else ""
    return problem._replace(code="half_a_name", facts={"value": name}) if name else problem


def are_others(one: FieldValues, other: FieldValues) -> bool:
    """Whether two different people seem to share a dossier number: both names differ, or a name
    and the birth date."""
    changed = [
        part
        for part in ("first_name", "last_name")
        if one[part] != other[part] and fold(one[part]) != fold(other[part])
    ]
    born = {values["born_on"] for values in (one, other)} - {None}
    differ = len(changed) == 2 or bool(changed and len(born) == 2)
    return differ and name_key(one) != name_key(other)
