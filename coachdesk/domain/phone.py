"""Phone numbers: which ways of writing are one number, and how a part of one finds it.

Of a number without the code of a country the Netherlands is assumed; what is stored stays as typed.
"""

import re
from collections.abc import Sequence

from coachdesk.domain.names import fold

# What is sought, in parts; of each part the forms that may stand in a text.
Sought = Sequence[tuple[str, ...]]

_PARTING = r"\s()./‐-―−-"
# Digits with what parts them, and in front the sign or the zeros before the code of a country.
_RUN = re.compile(rf"\+?[\s()]*[0-9](?:[{_PARTING}]*[0-9])*")
# Where a second number may begin, with its own zero.
_NEXT = re.compile(rf"(?<=[0-9])[{_PARTING}]+(?=0)")
_DUTCH = "31"
_DUTCH_LENGTH = 10  # digits, with the zero
_TRUNK = re.compile(r"\(0(?:\)|$)")  # the zero that is left out behind the code of a country
_NUMERIC = re.compile(rf"\(?(\+)?[0-9{_PARTING}]*")


def same_number_key(text: str | None) -> str:
    """What is equal for texts with the same phone numbers, however these are written.

    A Dutch number becomes its ten digits, any other its digits behind `+`; words stay.
    """
    plain = _RUN.sub(lambda run: f" {' '.join(_numbers(run[0]))} ", fold(text or ""))
    return " ".join(re.findall(r"[\w+]+", plain))


def findable(text: str | None) -> str:
    """The numbers in a text in every form that a part of them may be typed in."""
    found = [number for run in _RUN.findall(fold(text or "")) for number in _numbers(run)]
    abroad = [f"+{_DUTCH}{number[1:]}" for number in found if number.startswith("0")]
    return " ".join([*found, *abroad])


def sought(typed: str) -> Sought:
    """What is typed to find somebody.

    Figures side by side are one number: `06 12 34` finds what holds `061234`.
    """
    parts: list[tuple[str, ...]] = []
    figures: list[str] = []
    for word in [*fold(typed).split(), ""]:
        numeric = _NUMERIC.fullmatch(word) if word else None
        if figures and (not numeric or numeric[1]):  # a plus begins another number
            parts.append(_forms(figures))
            figures = []
        if numeric and (figures or any(map(str.isdigit, word))):
            figures.append(word)
        elif word:
            parts.append((word,))
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


def _numbers(run: str) -> list[str]:
    """The numbers in a run of digits, in the one way of writing."""
    for place in _NEXT.finditer(run):
        first, rest = _national(run[: place.start()]), run[place.end() :]
        is_dutch = len(first) == _DUTCH_LENGTH and first.startswith("0")
        # Both are too long to be one number of another country.
        are_two = min(len(first), len(_digits(rest))) >= _DUTCH_LENGTH and "/" in place[0]
        if is_dutch or are_two:
            return [first, *_numbers(rest)]
    return [_national(run)]


def _national(number: str) -> str:
    number = _international(number)
    return f"0{number[3:]}" if number.startswith(f"+{_DUTCH}") else number


def _international(number: str) -> str:
    """The digits; behind `+` where they begin with it, or with zeros in its stead."""
    digits = _digits(number)
    if not number.startswith("+") and not digits.startswith("00"):
        return digits
    digits = _digits(_TRUNK.sub("", number)).removeprefix("00")
    if digits.startswith(_DUTCH):  # whose own numbers never begin with a zero
        digits = _DUTCH + digits[len(_DUTCH) :].lstrip("0")
    return f"+{digits}"


def _digits(number: str) -> str:
    return re.sub(r"[^0-9]", "", number)


def _forms(words: list[str]) -> tuple[str, ...]:
    """How a number of which a part was typed may stand in a text."""
    number = " ".join(words).lstrip("( ")
    forms = [number, _international(number)]
    if not number.startswith("+"):
        forms.append(_digits(number))
    return tuple(dict.fromkeys(forms))
