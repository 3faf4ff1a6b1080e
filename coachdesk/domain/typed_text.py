"""What typed dates and times have in common: how a text is read, and what is wrong with one.

An error carries a code and facts, from which another layer makes a sentence.
"""

import re
import unicodedata
from enum import StrEnum


class Lean(StrEnum):
    """Which way a date without a year, or a weekday, leans."""

    PAST = "past"
    FUTURE = "future"


class Fault(StrEnum):
    """What is wrong with a typed date or time; beside each, the facts that come with it."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"  # text
    NO_SUCH_DAY = "no_such_day"  # day, month, days (that month's length), year when it decides
    NO_SUCH_MONTH = "no_such_month"  # month
    NO_SUCH_WEEK = "no_such_week"  # week, weeks (in the longest or that year), year when it decides
    OTHER_WEEKDAY = "other_weekday"  # typed, actual (1 is Monday), date (ISO)
    YEAR_OUT_OF_RANGE = "year_out_of_range"  # year, first, last
    TOO_FAR = "too_far"  # first, last (years): a sum or a search led outside them
    NO_SUCH_HOUR = "no_such_hour"  # hour, last
    NO_SUCH_MINUTE = "no_such_minute"  # minute, last


class TypedError(ValueError):
    """A typed text that cannot be taken: `code` says why, `facts` hold what a sentence needs."""

    def __init__(self, code: Fault, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: dict[str, str | int] = facts


class DayError(TypedError):
    """A text that is no date."""


class ClockError(TypedError):
    """A text that is no time of day."""


# Longer texts are no date; the cap also keeps sums within what int() reads.
_LONGEST = 60


_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019", "'"),
        ",": " ",
    }
)
_POINT_AFTER_WORD = re.compile(r"(?<=[a-z])\.")


def plain(text: str, error: type[TypedError]) -> str:
    """`text` in lower case, without accents, commas, points after words or needless spaces."""
    typed = text.strip()
    if not typed:
        raise error(Fault.EMPTY)
    if len(typed) > _LONGEST:
        raise error(Fault.UNREADABLE, text=typed[:_LONGEST])
    letters = unicodedata.normalize("NFKD", typed.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_POINT_AFTER_WORD.sub(" ", bare.translate(_LOOKALIKES)).split()).rstrip(" .")


def numbered(lines: tuple[str, ...], start: int) -> dict[str, int]:
    """Each word of the lines, with the number of its line."""
    return {word: number for number, line in enumerate(lines, start) for word in line.split()}


# How many, or which hour, in words.
COUNTS = numbered(
    (
        "een one",
        "twee two",
        "drie three",
        "vier four",
        "vijf five",
        "zes six",
        "zeven seven",
        "acht eight",
        "negen nine",
        "tien ten",
        "elf eleven",
        "twaalf twelve",
        "dertien thirteen",
        "veertien fourteen",
    ),
    start=1,
)


def number(word: str) -> int | None:
    """What the digits of a word say; None where it is not made of digits alone."""
    return int(word) if word.isdecimal() else None
