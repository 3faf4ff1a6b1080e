"""A name in one column, taken apart: `Berg, Zoë van den` and `Zoë van den Berg` are one person."""

import re
from typing import NamedTuple

from coachdesk.domain.names import fold
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text import clean_line

# Prefixes as they are in the Netherlands, whatever their capitals.
_DUTCH_TABLE = """
van|van de|van den|van der|van d'|van het|van 't|van 's|van ter|van ten|van la|vande|vanden|vander
vd|vd.|v.d|v.d.|v/d|v. d.|v d|de|de la|de le|de l'|de van der|den|der|het|'t|'s|te|ten|ter|tot
in de|in den|in der|in het|in 't|op de|op den|op der|op het|op 't|op ten
aan de|aan den|aan der|aan het|aan 't|bij de|bij den|bij het|bij 't
uit de|uit den|uit het|uit 't|uit te de|uit ten|onder de|onder den|onder het|onder 't
over de|over den|over het|over 't|van't|in't|op't|aan't
voor de|voor den|voor 't|boven de|achter de|achter den
"""
# Prefixes from elsewhere. With a capital they may be a first name (Ben, Al) where a name begins.
_FOREIGN_TABLE = """
von|von der|von dem|von den|von und zu|vom|zu|zum|zur|la|le|les|las|los|l'|lo|d'|di|da|de las
de los|del|della|dei|dal|dalla|dos|das|du|des|af|el|al|ben|bin|ibn|bint|ould
"""
_DUTCH = frozenset(re.split(r"[|\n]", _DUTCH_TABLE.strip()))
_FOREIGN = frozenset(re.split(r"[|\n]", _FOREIGN_TABLE.strip()))
_LONGEST_PREFIX = 3
_PREFIX_WORDS = frozenset(word for prefix in _DUTCH | _FOREIGN for word in prefix.split())
# Piet and Pieter begin alike.
_ALIKE = 3
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'" * 5)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+|[^\W\d_]")
_JUNIOR = re.compile(r"[js]r\.?|junior|senior", re.IGNORECASE)
_SALUTATION = re.compile(
    r"^(?:(?:de heer|dhr|hr|heer|meneer|mevrouw|mevr|mw|mej|mr|mrs|ms|familie)(?:\.\s*|\s+)(?=\S)"
    r"|(?:drs?|ing|ir|prof|fam)\.\s*(?=\S))+",
    re.IGNORECASE,
)
# What is no part of a name: in brackets, or in small letters behind a dash (`Bos - overleden`).
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BEHIND_DASH = re.compile(r"\s[-–—]\s+(?=[a-z])([^,]*)")


@private_repr()
class SplitName(NamedTuple):
    """The parts found. `sure` is False where a longer name could be parted elsewhere too."""

    first_name: str | None
    prefix: str | None
    last_name: str | None
    sure: bool = True


def without_remarks(text: str) -> tuple[str, str]:
    """A name without what is no part of it, and that. A prefix in brackets is a part."""
    remarks: list[str] = []

    def without(found: re.Match[str]) -> str:
        said = clean_line(found[1] or found[2] or "")
        if _is_prefix(said.split()):
            return f" {said} "
        remarks.append(found[0].strip())
        return " "

    def behind_dash(found: re.Match[str]) -> str:
        words = found[1].split()
        return found[0] if _leading_prefix(words, 0) else without(found)

    name = _BEHIND_DASH.sub(behind_dash, _BRACKETS.sub(without, text))
    return clean_line(name), " ".join(remarks)


def split_name(text: str, *, last_first: bool = False) -> SplitName:
    """A whole name in its parts; what is not there is None.

    `last_first` says that the last name comes first, also where no comma shows it.
    """
    parts = [part for part in (clean_line(part) for part in text.split(",")) if part]
    if not parts:
        return SplitName(None, None, None)
    bare = [_SALUTATION.sub("", part, count=1) for part in parts]
    if len(bare) > 1:
        return _last_name_first(bare)
    words = bare[0].split()
    if last_first or _begins_in_capitals(words):
        return _turned(words)
    if bare != parts and _leading_prefix(words, 0, anywhere=True):
        prefix, last_name = _surname(words, anywhere=True)
        return SplitName(None, prefix, last_name)  # `dhr. El Amrani`
    return _in_order(words)


def _begins_in_capitals(words: list[str]) -> bool:
    """`JANSEN Piet`: a last name in capitals stands first."""
    capitals = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    first = _leading_prefix(words, 0)
    return len(words) > 1 and not any(capitals[first + 1 :]) and capitals[first]


def _turned(words: list[str]) -> SplitName:
    """`Berg van den Zoë`, `van den Berg Zoë`: the first names after one word of last name."""
    cut = _leading_prefix(words, 0) + 1
    parts = _last_name_first([" ".join(words[:cut]), " ".join(words[cut:])])
    length = _leading_prefix(words, cut)
    if length:
        first = " ".join(words[cut + length :])
        parts = SplitName(first, " ".join(words[cut : cut + length]), parts.last_name)
    return parts._replace(sure=len(words) - cut - length < 2)


def names_beside(first_name: str, whole: str) -> SplitName:
    """What a column of names says beside one of first names: a last name (`van den Berg`), or a
    whole name (`P. Jansen` beside Piet), of which the last name counts."""
    parts = split_name(whole)
    own = parts.first_name or ""
    same = "," in whole or fold(own) == fold(first_name)
    alike = fold(own)[:_ALIKE] == fold(first_name)[:_ALIKE]
    if own and (same or alike or _INITIALS.fullmatch(own.split()[0])):
        return parts._replace(first_name=first_name, sure=same)
    prefix, last_name = split_last_name(whole)
    foreign = _leading_prefix(whole.split(), 0, anywhere=True)
    return SplitName(first_name, prefix, last_name, sure=bool(foreign) or not own)


def without_prefix(last_name: str, prefix: str) -> str:
    """`Berg` of `van den Berg`, where the prefix stands in its own column too."""
    words, before = last_name.split(), prefix.split()
    own = words[: len(before)]
    again = len(words) > len(before) and _is_prefix(before) and fold(" ".join(own)) == fold(prefix)
    return " ".join(words[len(before) :]) if again else last_name


def split_last_name(text: str) -> tuple[str | None, str]:
    """A prefix before a last name (`van den Berg`) or after it (`Berg, van den`), and the rest."""
    parts = [part for part in (clean_line(part) for part in text.split(",")) if part]
    if len(parts) == 2 and _is_prefix(parts[1].split()):
        return usual_case(parts[1]), parts[0]
    bracketed = _BRACKETS.search(text)
    if bracketed and _is_prefix(clean_line(bracketed[1] or bracketed[2] or "").split()):
        text = without_remarks(text)[0]
    words = clean_line(text).split()
    if not _may_hold_prefix(text):
        return None, " ".join(words) or text
    if not _leading_prefix(words, 0) and (cut := _trailing_prefix(words)):
        return usual_case(" ".join(words[-cut:])), " ".join(words[:-cut])
    prefix, rest = _surname(words, anywhere=text.isupper())
    if prefix and text.isupper():
        prefix = prefix.lower()  # `EL KHATIB`: nobody writes only this one in capitals
    return prefix, rest or text


def writes_out_prefix(last_name: str) -> bool:
    """Whether a last name shows by its writing that a prefix in it is one: `VAN DAM`, `Dam van`."""
    if not _may_hold_prefix(last_name):
        return last_name.isupper()
    words = clean_line(last_name).split()
    return last_name.isupper() or bool(not _leading_prefix(words, 0) and _trailing_prefix(words))


def first_name_and_prefix(text: str) -> tuple[str, str | None]:
    """`Hans van` beside `Pelt`: the prefix stands behind the first name."""
    if not _may_hold_prefix(text):
        return text, None
    words = clean_line(text).split()
    cut = _trailing_prefix(words)
    behind = " ".join(words[-cut:]) if cut else ""
    is_dutch = behind.lower() in _DUTCH
    if not cut or (behind != behind.lower() and not (is_dutch and behind.isupper())):
        return text, None
    return " ".join(words[:-cut]), usual_case(behind)


def usual_case(prefix: str) -> str:
    """A Dutch prefix in small letters, whatever capitals a list gives it."""
    return prefix.lower() if prefix.translate(_APOSTROPHES).lower() in _DUTCH else prefix


def _last_name_first(parts: list[str]) -> SplitName:
    """`Berg, Zoë van den`, `van den Berg, Zoë`, `Berg van den, Zoë`, `Berg, van den, Zoë`."""
    prefixes = [part for part in parts[1:] if _is_prefix(part.split())]
    others = [part for part in parts[1:] if part not in prefixes]
    first = ", ".join(others).split()
    prefix, last_name = _surname(parts[0].split())
    cut = _trailing_prefix(parts[0].split())
    if not prefix and cut:
        prefix, last_name = " ".join(parts[0].split()[-cut:]), " ".join(parts[0].split()[:-cut])
    cut = _trailing_prefix(first)
    if cut:
        prefixes.append(" ".join(first[-cut:]))
        first = first[:-cut]
    found = " ".join(usual_case(part) for part in (*prefixes, prefix) if part)
    return SplitName(" ".join(first) or None, found or None, last_name)


def _in_order(words: list[str]) -> SplitName:
    """`Zoë van den Berg`: what stands before the prefix is the first name. Initials that stand
    last (`Jansen P.`) come after a last name."""
    if len(words) > 2 and _JUNIOR.fullmatch(words[-1]):
        parts = _in_order(words[:-1])
        return parts._replace(last_name=f"{parts.last_name} {words[-1]}")
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
        return _last_name_first([" ".join(words[:-1]), words[-1]])._replace(sure=False)
    if _leading_prefix(words, 0):
        prefix, last_name = _surname(words)
        return SplitName(None, prefix, last_name)
    if len(words) > 2 and (cut := _trailing_prefix(words)):
        prefix = usual_case(" ".join(words[-cut:]))  # `Henk Nes van de`
        return _in_order(words[:-cut])._replace(prefix=prefix, sure=len(words) - cut == 2)
    for place in range(1, len(words)):
        length = _leading_prefix(words, place, anywhere=True)
        if length or _joins_two_names(words, place):
            prefix = usual_case(" ".join(words[place : place + length]))
            return SplitName(
                " ".join(words[:place]),
                prefix or None,
                " ".join(words[place + length :]),
                sure=prefix == prefix.lower(),
            )
    if len(words) == 1:
        return SplitName(None, None, words[0])
    return SplitName(" ".join(words[:-1]), None, words[-1], sure=len(words) == 2)


def _joins_two_names(words: list[str], place: int) -> bool:
    """Whether a double last name begins here: `Jansen - de Boer`, `Jansen-de Boer`."""
    _, hyphen, tail = words[place].rpartition("-")
    more = place + 1 < len(words)
    return more and (words[place + 1][0] == "-" or (bool(hyphen) and _is_prefix([tail])))


def _surname(words: list[str], *, anywhere: bool = False) -> tuple[str | None, str]:
    """A last name that may begin with its prefix. `Van den Berg` has its capital for standing
    first in the cell: the prefix itself has none."""
    length = _leading_prefix(words, 0, anywhere=anywhere)
    return usual_case(" ".join(words[:length])) or None, " ".join(words[length:])


def _leading_prefix(words: list[str], place: int, *, anywhere: bool = False) -> int:
    """How many words from `place` on are a prefix; a last name is always left."""
    longest = min(_LONGEST_PREFIX, len(words) - place - 1)
    for length in range(longest, 0, -1):
        if _is_prefix(words[place : place + length], anywhere=anywhere):
            return length
    return 0


def _trailing_prefix(words: list[str]) -> int:
    """How many words at the end are a prefix; one word is always left."""
    for length in range(min(_LONGEST_PREFIX, len(words) - 1), 0, -1):
        if _is_prefix(words[-length:]):
            return length
    return 0


def _may_hold_prefix(text: str) -> bool:
    """Whether a word of a text is one of a prefix."""
    words = clean_line(text).translate(_APOSTROPHES).lower().split()
    return not _PREFIX_WORDS.isdisjoint(words)


def _is_prefix(words: list[str], *, anywhere: bool = False) -> bool:
    said = " ".join(words).translate(_APOSTROPHES)
    lower = said.lower()
    return lower in _DUTCH or (lower in _FOREIGN and (anywhere or said == lower))
