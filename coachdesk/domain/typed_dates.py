"""Dates as people type them, in English and Dutch, day before month.

What has no single meaning ("next friday", "12") is an error. "Next week" is the same weekday of it.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.domain.dates import add_days, add_months, iso_week
from coachdesk.domain.typed_text import COUNTS, DayError, Fault, Lean, number, numbered, plain

FIRST_YEAR, LAST_YEAR = 1900, 2200


def parse_day(text: str, today: date, lean: Lean) -> date:
    """The date that `text` means to someone who types it on `today`.

    `lean` decides what the text leaves open. A date without a year is the nearest one on that side,
    today included; a weekday the nearest one, today excluded; a week the nearest one, this week
    included; "2w" without a sign counts that way. A two-digit year is the latest one that puts the
    date at most ten years ahead.

    Raises DayError.
    """
    said = plain(text, DayError)
    day = _DayReader(today, lean).read(said)
    if day is None:
        raise DayError(Fault.UNREADABLE, text=text.strip())
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _too_far()
    return day


def month_named(word: str) -> int | None:
    """The month of this name, or the usual short form of it, in English or Dutch."""
    return _MONTHS.get(word)


_NAMED_DAYS = {
    "today": 0, "vandaag": 0, "nu": 0, "now": 0,
    "yesterday": -1, "gisteren": -1, "eergisteren": -2, "day before yesterday": -2,
    "tomorrow": 1, "morgen": 1, "overmorgen": 2, "day after tomorrow": 2,
    "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "morgenochtend": 1, "morgenmiddag": 1,
}  # fmt: skip


_WEEKDAYS = numbered(
    (
        "ma maandag mon monday",
        "di dinsdag tue tues tuesday",
        "wo woensdag wed wednesday",
        "do donderdag thu thur thurs thursday",
        "vr vrijdag fri friday",
        "za zaterdag sat saturday",
        "zo zondag sun sunday",
    ),
    start=0,
)
_MONTHS = numbered(
    (
        "jan januari january",
        "feb februari february",
        "mrt maart mar march",
        "apr april",
        "mei may",
        "jun juni june",
        "jul juli july",
        "aug augustus august",
        "sep sept september",
        "okt oktober oct october",
        "nov november",
        "dec december",
    ),
    start=1,
)
_RELATIVE = numbered(
    (
        "vorige vorig afgelopen last past",
        "deze this",
        "volgende volgend komende komend vlg next coming",
    ),
    start=-1,
)
# What says on which side of today a weekday or a date without a year lies.
_SIDES = {
    **dict.fromkeys(
        ["a s", "as", "aanstaande", "komende", "aankomende", "coming", "this coming"], Lean.FUTURE
    ),
    **dict.fromkeys(["j l", "jl", "jongstleden", "afgelopen", "vorige", "last", "past"], Lean.PAST),
}
_NEEDLESS = re.compile(r"\b(?:op|on|de|the) ")

_Step = tuple[Callable[[date, int], date], int]
_STEPS: tuple[tuple[str, _Step], ...] = (
    ("d dag dagen day days", (add_days, 1)),
    ("w wk week weken weeks", (add_days, 7)),
    ("m mnd maand maanden month months", (add_months, 1)),
    ("j jr jaar jaren y yr year years", (add_months, 12)),
)
_UNITS = {word: step for words, step in _STEPS for word in words.split()}
_DAYS, _WEEKS = _UNITS["d"], _UNITS["w"]

# [0-9] and not \d, which also matches the digits of other scripts.
_DAY = "(?P<day>[0-9]{1,2})(?:(?:e|de|ste|st|nd|rd|th)(?![a-z]))?"
_MONTH_NUMBER = "(?P<month>[0-9]{1,2})"
_MONTH_NAME = "(?P<month>[a-z]+)"
_YEAR = "'?(?P<year>[0-9]{1,6})"
_DATE_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>[0-9]{{4}})(?P<by>[-/.]){_MONTH_NUMBER}(?P=by){_DAY}",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"{_DAY} ?(?P<by>[-/.]) ?{_MONTH_NUMBER}(?:(?: ?(?P=by) ?| ){_YEAR})?",
        rf"{_DAY}[-/. ]?{_MONTH_NAME}(?:[-/. ]?{_YEAR})?",
        rf"{_MONTH_NAME}[-/. ]?{_DAY}(?:[-/. ]{_YEAR})?",
    )
)
_WEEK = re.compile(
    rf"(?:(?P<weekday>[a-z]+) )?(?:week|wk|w) ?(?P<week>[0-9]{{1,3}})(?:[-/ ]{_YEAR})?"
)
_RELATIVE_UNIT = re.compile(
    rf"(?P<before>[a-z]+ )?(?P<which>{'|'.join(_RELATIVE)}) (?P<unit>[a-z]+)(?P<after> [a-z]+)?"
)
_SIDE = "|".join(_SIDES)
_SIDED = re.compile(rf"(?:(?P<first>{_SIDE}) )?(?P<said>.+?)(?: (?P<last>{_SIDE}))?")
_COUNTS = COUNTS | {"a": 1, "an": 1}
_SHIFT = re.compile(
    rf"(?P<way>[-+]|over |in )? ?(?:(?P<count>[0-9]+) ?|(?P<word>{'|'.join(_COUNTS)}) )"
    r"(?P<unit>[a-z]+)?(?P<ago> geleden| ago)?(?P<ahead> from now)?"
)


@dataclass(frozen=True)
class _DayReader:
    """Each method reads one way of saying a date; None means that it is said in another way."""

    today: date
    lean: Lean

    def read(self, said: str) -> date | None:
        ways = (
            self._dated,
            self._named_day,
            self._shifted,
            self._weekday,
            self._week,
            self._relative,
            self._weekday_and_date,
            self._sided,
        )
        said = _NEEDLESS.sub("", said)
        return next((day for way in ways if (day := way(said)) is not None), None)

    def _dated(self, said: str) -> date | None:
        for form in _DATE_FORMS:
            found = form.fullmatch(said)
            if found is None:
                continue
            month = _MONTHS.get(found["month"]) or number(found["month"])
            if month is not None:
                return self._date(int(found["day"]), month, found["year"])
        return None

    def _named_day(self, said: str) -> date | None:
        days = _NAMED_DAYS.get(said)
        return None if days is None else add_days(self.today, days)

    def _shifted(self, said: str) -> date | None:
        found = _SHIFT.fullmatch(said)
        if found is None or sum(bool(found[way]) for way in ("way", "ago", "ahead")) > 1:
            return None
        way, unit = found["way"], found["unit"]
        if unit is None and way not in ("+", "-"):
            return None
        step = _UNITS.get(unit or "d")
        if step is None:
            return None
        unsigned = not (way or found["ago"] or found["ahead"])
        back = way == "-" or found["ago"] is not None or (unsigned and self.lean is Lean.PAST)
        count = _COUNTS[found["word"]] if found["word"] else int(found["count"])
        add, size = step
        return add(self.today, -count * size if back else count * size)

    def _weekday(self, said: str) -> date | None:
        weekday = _WEEKDAYS.get(said)
        if weekday is None:
            return None
        ahead = (weekday - self.today.weekday() - 1) % 7 + 1
        # Seven days ahead is today's own weekday: then the one before is seven days back.
        back = -7 if ahead == 7 else ahead - 7
        return add_days(self.today, ahead if self.lean is Lean.FUTURE else back)

    def _week(self, said: str) -> date | None:
        found = _WEEK.fullmatch(said)
        if found is None:
            return None
        weekday = _WEEKDAYS.get(found["weekday"] or "monday")
        if weekday is None:
            return None
        return add_days(self._monday(int(found["week"]), found["year"]), weekday)

    def _relative(self, said: str) -> date | None:
        """ "volgende week", "vr volgende week", "volgende maand"."""
        found = _RELATIVE_UNIT.fullmatch(said)
        step = _UNITS.get(found["unit"]) if found else None
        if found is None or step is None or (found["before"] and found["after"]):
            return None
        which, (add, size) = _RELATIVE[found["which"]], step
        named = (found["before"] or found["after"] or "").strip()
        if not named:
            return add(self.today, which * size) if which and step != _DAYS else None
        weekday = _WEEKDAYS.get(named)
        if weekday is None or step != _WEEKS:
            return None
        return add_days(_monday_of(self.today), 7 * which + weekday)

    def _sided(self, said: str) -> date | None:
        """ "a.s. vrijdag", "3 dec a.s.", "afgelopen dinsdag"; "deze vrijdag" may be today."""
        word, _, rest = said.partition(" ")
        if word in ("deze", "this") and rest in _WEEKDAYS:
            return add_days(self.today, (_WEEKDAYS[rest] - self.today.weekday()) % 7)
        found = _SIDED.fullmatch(said)
        side = found and (found["first"] or found["last"])
        if not (found and side) or (found["first"] and found["last"]):
            return None
        reader = replace(self, lean=_SIDES[side])
        ways = (reader._weekday, reader._dated, reader._weekday_and_date)
        return next((day for way in ways if (day := way(found["said"])) is not None), None)

    def _weekday_and_date(self, said: str) -> date | None:
        word, _, rest = said.partition(" ")
        weekday = _WEEKDAYS.get(word)
        day = None if weekday is None else self._dated(rest)
        if weekday is None or day is None:
            return None
        if day.weekday() != weekday:
            raise DayError(
                Fault.OTHER_WEEKDAY,
                typed=weekday + 1,
                actual=day.isoweekday(),
                date=day.isoformat(),
            )
        return day

    def _date(self, day: int, month: int, typed_year: str | None) -> date:
        if typed_year is not None:
            return _exact_date(day, month, self._year(typed_year, (month, day)))
        _refuse_impossible(day, month)
        return self._nearest(lambda year: _date_in(year, month, day), self.today)

    def _monday(self, week: int, typed_year: str | None) -> date:
        if typed_year is not None:
            return _exact_monday(week, self._year(typed_year, (week,), iso=True))
        _refuse_impossible_week(week)
        return self._nearest(lambda year: _monday_in(year, week), _monday_of(self.today))

    def _year(self, typed: str, within: tuple[int, ...], *, iso: bool = False) -> int:
        year = int(typed)
        if len(typed) == 2:
            limit = add_months(self.today, 12 * 10)
            latest = iso_week(limit) if iso else (limit.year, limit.month, limit.day)
            year = latest[0] - (latest[0] - year) % 100
            if (year, *within) > latest:
                year -= 100
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise DayError(Fault.YEAR_OUT_OF_RANGE, year=year, first=FIRST_YEAR, last=LAST_YEAR)
        return year

    def _nearest(self, in_year: Callable[[int], date | None], pivot: date) -> date:
        """The nearest date of those `in_year` gives, on the lean's side of `pivot` or on it."""
        step = 1 if self.lean is Lean.FUTURE else -1
        # From a year back, for a Monday whose ISO year is another; up to eight years on, for
        # 29 February around 2100.
        for year in range(pivot.year - step, pivot.year + 9 * step, step):
            day = in_year(year) if FIRST_YEAR <= year <= LAST_YEAR else None
            if day is not None and (day >= pivot if step > 0 else day <= pivot):
                return day
        raise _too_far()


def _monday_of(day: date) -> date:
    return add_days(day, -day.weekday())


def _too_far() -> DayError:
    return DayError(Fault.TOO_FAR, first=FIRST_YEAR, last=LAST_YEAR)


def _date_in(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _exact_date(day: int, month: int, year: int) -> date:
    _refuse_impossible(day, month)
    found = _date_in(year, month, day)
    if found is None:
        days = monthrange(year, month)[1]
        raise DayError(Fault.NO_SUCH_DAY, day=day, month=month, days=days, year=year)
    return found


def _refuse_impossible(day: int, month: int) -> None:
    """Refuse what no year has."""
    if not 1 <= month <= 12:
        raise DayError(Fault.NO_SUCH_MONTH, month=month)
    leap_year = 2024
    days = monthrange(leap_year, month)[1]
    if not 1 <= day <= days:
        raise DayError(Fault.NO_SUCH_DAY, day=day, month=month, days=days)


def _weeks_in(year: int) -> int:
    _, weeks = iso_week(date(year, 12, 28))
    return weeks


def _monday_in(year: int, week: int) -> date | None:
    return date.fromisocalendar(year, week, 1) if week <= _weeks_in(year) else None


def _exact_monday(week: int, year: int) -> date:
    _refuse_impossible_week(week)
    found = _monday_in(year, week)
    if found is None:
        raise DayError(Fault.NO_SUCH_WEEK, week=week, weeks=_weeks_in(year), year=year)
    return found


def _refuse_impossible_week(week: int) -> None:
    """Refuse what no year has."""
    if not 1 <= week <= 53:
        raise DayError(Fault.NO_SUCH_WEEK, week=week, weeks=53)
