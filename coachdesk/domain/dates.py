"""Calendar arithmetic for the rules: months, quarters, Dutch working days, ages.

Nothing here reads the clock, and nothing fails at the ends of the calendar: what would fall
past them becomes `date.min` or `date.max`.
"""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

# Enough for the due dates of a whole team's list: a smaller cache would be swept by each pass.
_CACHED_SUMS = 2**14

_ONE_DAY = timedelta(days=1)
_EASTER_MONTHS = range(3, 7)  # from Good Friday, 20 March or later, to Whit Monday, by 14 June


@lru_cache(maxsize=_CACHED_SUMS)
def add_months(anchor: date, months: int) -> date:
    """The day `months` calendar months after `anchor` (before it when negative).

    A day the month does not have becomes its last: 30 November and 3 months is 28 or 29 February.
    Later terms are counted from the anchor again, never from an earlier sum.
    """
    years, month = divmod(anchor.month - 1 + months, 12)
    year = anchor.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return _end_of_calendar(months)
    return date(year, month + 1, min(anchor.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """How many days a month has; `calendar` would bring `locale` along, at every start."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_days(anchor: date, days: int) -> date:
    """The day `days` days after `anchor` (before it when negative)."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return _end_of_calendar(days)


def _end_of_calendar(direction: int) -> date:
    return date.max if direction > 0 else date.min


def next_quarter_end(day: date) -> date:
    """The last day of the calendar quarter after the one `day` lies in."""
    quarter = (day.month - 1) // 3
    # 31 January plus 5, 8, 11 or 14 months is the last day of June, September, December or March.
    return add_months(date(day.year, 1, 31), 3 * quarter + 5)


def holidays(year: int) -> frozenset[date]:
    """The days of `year` that are no working day whatever weekday they fall on.

    Source: Algemene termijnenwet, art. 3; King's Day is a day earlier when 27 April is a Sunday.
    """
    return _fixed_holidays(year) | _easter_holidays(year)


@lru_cache(maxsize=256)
def _fixed_holidays(year: int) -> frozenset[date]:
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day -= _ONE_DAY
    christmas = date(year, 12, 25), date(year, 12, 26)
    return frozenset({date(year, 1, 1), kings_day, date(year, 5, 5), *christmas})


@lru_cache(maxsize=256)
def _easter_holidays(year: int) -> frozenset[date]:
    # Here and not above: most starts of the app need no Easter.
    from dateutil.easter import easter

    good_friday, easter_monday, ascension, whit_monday = -2, 1, 39, 50
    sunday = easter(year)
    return frozenset(
        sunday + timedelta(days=days)
        for days in (good_friday, easter_monday, ascension, whit_monday)
    )


def is_working_day(day: date) -> bool:
    """Whether `day` is a Monday to Friday and no holiday (Algemene termijnenwet, art. 1 and 3)."""
    if day.weekday() >= 5 or day in _fixed_holidays(day.year):
        return False
    return day.month not in _EASTER_MONTHS or day not in _easter_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The `count`-th working day after `day`, which itself never counts; `day` when 0.

    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("working days are counted forward")
    reached = day
    for _ in range(count):
        reached = next_working_day(add_days(reached, 1))
    return reached


def next_working_day(day: date) -> date:
    """`day` when it is a working day, else the first one after it."""
    while day < date.max and not is_working_day(day):
        day += _ONE_DAY
    return day


def months_touched(year: int, start: date, end: date) -> int:
    """How many calendar months of `year` have a day in `start` to `end`, both included."""
    if end < start or end.year < year or start.year > year:
        return 0
    first = start.month if start.year == year else 1
    last = end.month if end.year == year else 12
    return last - first + 1


def iso_week(day: date) -> tuple[int, int]:
    """The ISO year and week number of `day`: 1 January can lie in the last week before."""
    year, week, _ = day.isocalendar()
    return year, week


def age_on(born_on: date, today: date) -> int:
    """Age in completed years, 0 before birth; born on 29 February has its birthday on the 28th.

    That is the day `add_months` gives, so that an age and a term of years never disagree.
    """
    years = today.year - born_on.year
    if add_months(born_on, 12 * years) > today:
        years -= 1
    return max(years, 0)
