"""A day in a cell as people and spreadsheets write it."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from coachdesk.domain.dates import add_months
from coachdesk.domain.names import fold
from coachdesk.domain.typed_dates import FIRST_YEAR, LAST_YEAR, parse_day
from coachdesk.domain.typed_text import DayError, Lean

_ISO_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_PLAIN = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_CLOCK_AFTER = re.compile(
    r"(?<=[0-9])(?:T|[ ,]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
)
# How else people write what stands between day, month and year: other hyphens, `1e`, `1st of`.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—−\\", "-") | {"\xad": "-"})
_ORDINAL = re.compile(r"(?<=[0-9])(?:e|ste|de|st|nd|rd|th)(?= )(?: of(?= ))?")
_SPACED = re.compile(r" *- *")
_FEBRUARY = re.compile(r"\bfebr\b")
_YEAR_WORD = re.compile(r"([0-9]{4})[-/. ]+([a-z]{3,}\.?)[-/. ]+([0-9]{1,2})")
_DAY_MONTH = re.compile(
    r"(?:[a-z]{2,}\.?,? )?([0-9]{1,2}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?'?(?:[0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}")
_RUN_TOGETHER = re.compile(r"[0-9]{8}")
_IN_WORDS = re.compile(
    r"(?:[a-z]{2,}\.?,? )?[0-9]{1,2}[-/. ]*[a-z]{3,}\.?[-/. ]*'?(?P<year>[0-9]{4}|[0-9]{2})"
    r"|(?!w)[a-z]{3,}\.?[-/. ]*[0-9]{1,2}(?:, ?|[-/. ])'?[0-9]{4}"
)
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{2}$")
# Excel's count of days, with a time of day as a fraction. Shorter numbers may well be years.
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_SERIAL_ZERO = date(1899, 12, 30)
# What a spreadsheet shows for an empty cell that it was told to show as a day.
_ZERO_DAY = re.compile(
    r"0?0[-/.]0?1[-/.](?:19)?00|1900[-/.]0?1[-/.]00|30[-/.]12[-/.]1899|1899[-/.]12[-/.]30"
)


class CannotRead(Exception):
    """A cell that does not say what its field asks: the code of a problem, with its facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class ReadDay(NamedTuple):
    """A day. Of one in figures, whether it shows that days stand before months (17-8), and
    whether it could as well be read the other way round (3-4)."""

    day: date
    order_is_clear: bool = False
    order_is_open: bool = False


@lru_cache
def read_day(text: str, today: date, *, past: bool = False) -> ReadDay | None:
    """The day a text with a year means, day before month; a time of day after it is left off.
    None where it is a spreadsheet's day of nothing.

    `past` says that the day cannot lie ahead, as a date of birth. Raises CannotRead.
    """
    if _ISO_DAY.fullmatch(text):
        try:
            return ReadDay(date.fromisoformat(text))
        except ValueError:
            raise CannotRead("no_such_file_day", value=text) from None
    if (found := _PLAIN.fullmatch(text)) and (plain := _plain_day(*map(int, found.group(1, 3, 4)))):
        return plain
    bare = _usual(_CLOCK_AFTER.sub("", text))
    if _ZERO_DAY.fullmatch(bare):
        return None
    try:
        first, second = _figures(bare)
        day = _serial_day(bare) or _run_together(bare) or _written_day(bare, today)
    except CannotRead as error:
        raise CannotRead(error.code, value=text) from None
    if past and day > today and _SHORT_YEAR.search(bare):
        day = add_months(day, -12 * 100)
    return ReadDay(day, first > 12, second != first <= 12)


def _plain_day(first: int, second: int, year: int) -> ReadDay | None:
    """A day as nearly all are written; None where it is to be looked at more closely."""
    if second > 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return ReadDay(date(year, second, first), first > 12, second != first <= 12)
    except ValueError:
        return None


def _usual(text: str) -> str:
    """A day as most people write it."""
    bare = _SPACED.sub("-", fold(text.translate(_HYPHENS)).strip().rstrip("."))
    bare = _FEBRUARY.sub("feb", _ORDINAL.sub("", bare))
    return _YEAR_WORD.sub(r"\3 \2 \1", bare)


def _figures(text: str) -> tuple[int, int]:
    """The two figures before the year, 0 and 0 where there are none; raises where the first can
    only be the month."""
    found = _DAY_MONTH.fullmatch(text)
    if not found:
        return 0, 0
    first, second = int(found[1]), int(found[3])
    if first <= 12 < second <= 31:
        raise CannotRead("month_first")
    return first, second


def _serial_day(text: str) -> date | None:
    found = _SERIAL.fullmatch(text)
    return _SERIAL_ZERO + timedelta(days=int(found[1])) if found else None


def _run_together(text: str) -> date | None:
    """Eight figures: 20261203, else 03122026. No eight figures can be both."""
    if not _RUN_TOGETHER.fullmatch(text):
        return None
    forms = ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2]))
    for year, month, day in forms:
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if 1900 <= found.year <= 2199:
            return found
    if any(1900 <= int(y) <= 2199 and int(m) <= 12 and int(d) <= 31 for y, m, d in forms):
        raise CannotRead("no_such_file_day")
    return None


def _written_day(text: str, today: date) -> date:
    forms = (_DAY_MONTH, _YEAR_FIRST, _IN_WORDS)
    try:
        if any(form.fullmatch(text) for form in forms):
            plain = re.sub(r"\.(?=[-/])", "", re.sub(r"(?<=[0-9]) (?=[0-9])", "-", text))
            return parse_day(plain, today, Lean.PAST)
    except DayError as error:
        if error.code.value == "no_such_day":
            raise CannotRead("no_such_file_day") from None
    raise CannotRead("not_file_day")
