"""Phone numbers: which ways of writing are one number.

Of a number without the code of a country the Netherlands is assumed; what is stored stays as typed.
"""

import re

from coachdesk.domain.names import fold

PARTING = r"\s()./‐-―−-"
# Digits with what parts them, and in front the sign or the zeros before the code of a country.
_RUN = re.compile(rf"\+?[\s()]*[0-9](?:[{PARTING}]*[0-9])*")
# Where a second number may begin, with its own zero.
_NEXT = re.compile(rf"(?<=[0-9])[{PARTING}]+(?=0)")
_DUTCH = "31"
_DUTCH_LENGTH = 10  # digits, with the zero
_BARE = str.maketrans("", "", " -()./")
_DUTCH_NUMBER = re.compile("0[1-9][0-9]{8}")
_TRUNK = re.compile(r"\(0(?:\)|$)")  # the zero that is left out behind the code of a country


def same_number_key(text: str | None) -> str:
    """What is equal for texts with the same phone numbers, however these are written.

    A Dutch number becomes its ten digits, any other its digits behind `+`; words stay.
    """
    plain = _RUN.sub(lambda run: f" {' '.join(_numbers(run[0]))} ", fold(text or ""))
    return " ".join(re.findall(r"[\w+]+", plain))


def findable(text: str | None) -> str:
    """The numbers in a text in every form that a part of them may be typed in."""
    bare = (text or "").translate(_BARE)
    if _DUTCH_NUMBER.fullmatch(bare):  # nearly all are; the rest takes twice as long
        return f"{bare} +{_DUTCH}{bare[1:]}"
    found = [number for run in _RUN.findall(fold(text or "")) for number in _numbers(run)]
    abroad = [f"+{_DUTCH}{number[1:]}" for number in found if number.startswith("0")]
    return " ".join([*found, *abroad])


def _numbers(run: str) -> list[str]:
    """The numbers in a run of digits, in the one way of writing."""
    for place in _NEXT.finditer(run):
        first, rest = _national(run[: place.start()]), run[place.end() :]
        is_dutch = len(first) == _DUTCH_LENGTH and first.startswith("0")
        # Both are too long to be one number of another country.
        are_two = min(len(first), len(digits_of(rest))) >= _DUTCH_LENGTH and "/" in place[0]
        if is_dutch or are_two:
            return [first, *_numbers(rest)]
    return [_national(run)]


def _national(number: str) -> str:
    number = international(number)
    return f"0{number[3:]}" if number.startswith(f"+{_DUTCH}") else number


def international(number: str) -> str:
    """The digits; behind `+` where they begin with it, or with zeros in its stead."""
    digits = digits_of(number)
    if not number.startswith("+") and not digits.startswith("00"):
        return digits
    digits = digits_of(_TRUNK.sub("", number)).removeprefix("00")
    if digits.startswith(_DUTCH):  # whose own numbers never begin with a zero
        digits = _DUTCH + digits[len(_DUTCH) :].lstrip("0")
    return f"+{digits}"


def digits_of(number: str) -> str:
    return re.sub(r"[^0-9]", "", number)
