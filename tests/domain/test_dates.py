"""The calendar arithmetic of the rules."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.dates import (
    add_days,
    add_months,
    age_on,
    holidays,
    is_working_day,
    iso_week,
    month_length,
    months_touched,
    next_quarter_end,
    next_working_day,
    working_days_after,
)

ONE_DAY = timedelta(days=1)
YEARS_HELD = range(2014, 2061)

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
any_days = st.dates()
any_integers = st.integers(-(10**30), 10**30)


def easter_sunday(year: int) -> date:
    """Meeus, Jones and Butcher's algorithm (Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)


def calendar_days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


# Months


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-08-31", 3, "2026-11-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -24, "2024-01-15"),
        ("2026-07-01", 0, "2026-07-01"),
    ],
)
def test_months_are_counted_from_the_anchor(anchor: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(anchor), months) == date.fromisoformat(expected)


@given(days, st.integers(-1200, 1200))
def test_a_sum_of_months_keeps_the_day_or_takes_the_last_of_the_month(
    anchor: date, months: int
) -> None:
    total = add_months(anchor, months)
    assert (total.year * 12 + total.month) - (anchor.year * 12 + anchor.month) == months
    assert total.day == min(anchor.day, monthrange(total.year, total.month)[1])


def test_a_chain_of_months_would_lose_the_anchor_and_is_not_what_a_sum_gives() -> None:
    anchor = date(2026, 1, 31)
    assert add_months(anchor, 2) == date(2026, 3, 31)
    assert add_months(add_months(anchor, 1), 1) == date(2026, 3, 28)


@given(any_days, any_integers)
def test_sums_past_the_calendar_stop_at_its_ends(anchor: date, count: int) -> None:
    for total in (add_months(anchor, count), add_days(anchor, count)):
        assert (total >= anchor) if count >= 0 else (total <= anchor)
    if abs(count) > 10**7:
        end = date.max if count > 0 else date.min
        assert add_months(anchor, count) == add_days(anchor, count) == end


@given(days, st.integers(-10_000, 10_000))
def test_a_sum_of_days_is_that_many_days_away(anchor: date, count: int) -> None:
    assert (add_days(anchor, count) - anchor).days == count


# Quarters


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-01", "2026-06-30"),
        ("2026-03-31", "2026-06-30"),
        ("2026-04-01", "2026-09-30"),
        ("2026-09-30", "2026-12-31"),
        ("2026-10-01", "2027-03-31"),
        ("2026-12-31", "2027-03-31"),
    ],
)
def test_the_next_quarter_ends_one_quarter_on(day: str, expected: str) -> None:
    assert next_quarter_end(date.fromisoformat(day)) == date.fromisoformat(expected)


@given(days)
def test_the_next_quarter_end_is_a_quarter_end_one_to_two_quarters_ahead(day: date) -> None:
    end = next_quarter_end(day)
    assert (end.month, end.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}
    in_between = [d for d in calendar_days(day, end)[:-1] if (d + ONE_DAY).day == 1]
    quarter_ends = [d for d in in_between if d.month % 3 == 0]
    assert len(quarter_ends) == 1


def test_the_next_quarter_end_exists_in_the_last_year() -> None:
    assert next_quarter_end(date(9999, 7, 1)) == next_quarter_end(date.max) == date.max


# Holidays and working days


@pytest.mark.parametrize("year", YEARS_HELD)
def test_the_dutch_holidays_of_a_year_are_exactly_these(year: int) -> None:
    easter = easter_sunday(year)
    kings_day = date(year, 4, 26 if date(year, 4, 27).isoweekday() == 7 else 27)
    fixed = {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    assert holidays(year) == fixed | {easter + timedelta(days=n) for n in (-2, 1, 39, 50)}


@pytest.mark.parametrize(
    "holiday",
    [
        *("2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05"),
        *("2026-05-14", "2026-05-25", "2026-12-25", "2026-12-26"),
        *("2014-04-26", "2020-04-27", "2025-04-26", "2031-04-26"),
        *("2024-03-29", "2024-05-09", "2024-05-20", "2025-04-18", "2025-05-29", "2025-06-09"),
        *("2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2038-04-26"),
    ],
)
def test_a_known_holiday_is_no_working_day(holiday: str) -> None:
    day = date.fromisoformat(holiday)
    assert day in holidays(day.year)
    assert not is_working_day(day)


@pytest.mark.parametrize("year", YEARS_HELD)
def test_a_working_day_is_a_weekday_and_no_holiday(year: int) -> None:
    free = holidays(year)
    for day in calendar_days(date(year, 1, 1), date(year, 12, 31)):
        assert is_working_day(day) == (day.isoweekday() < 6 and day not in free), day


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_a_month_has_as_many_days_as_the_calendar_gives_it(year: int) -> None:
    for month in range(1, 13):
        assert month_length(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize("ordinary", ["2025-04-28", "2026-04-28", "2026-12-24", "2026-12-31"])
def test_an_ordinary_weekday_is_a_working_day(ordinary: str) -> None:
    assert is_working_day(date.fromisoformat(ordinary))


@given(any_days)
def test_a_weekend_is_never_a_working_day(day: date) -> None:
    assert not (is_working_day(day) and day.isoweekday() > 5)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-20", 3, "2026-11-25"),
        ("2026-11-21", 3, "2026-11-25"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-04-02", 3, "2026-04-09"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: str, count: int, expected: str) -> None:
    assert working_days_after(date.fromisoformat(day), count) == date.fromisoformat(expected)


@given(days, st.integers(1, 60))
def test_working_days_count_as_on_the_fingers(day: date, count: int) -> None:
    reached = working_days_after(day, count)
    assert is_working_day(reached)
    assert sum(is_working_day(d) for d in calendar_days(day, reached)[1:]) == count


def test_working_days_are_never_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        working_days_after(date(2026, 11, 20), -1)


@given(days)
def test_the_next_working_day_is_the_first_from_the_day_itself(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert not any(is_working_day(d) for d in calendar_days(day, found)[:-1])


@given(st.dates(date(9999, 12, 1), date.max), st.integers(0, 100))
def test_working_days_stop_at_the_end_of_the_calendar(day: date, count: int) -> None:
    assert day <= working_days_after(day, count) <= date.max
    assert day <= next_working_day(day) <= date.max


# Months of a year, weeks, ages


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-01-31", "2026-02-01", 2),
        ("2026-03-05", "2026-03-05", 1),
        ("2025-11-15", "2026-02-10", 2),
        ("2026-11-15", "2027-02-10", 2),
        ("2025-01-01", "2027-12-31", 12),
        ("2025-01-01", "2025-12-31", 0),
        ("2027-01-01", "2027-12-31", 0),
        ("2026-05-02", "2026-05-01", 0),
    ],
)
def test_the_months_of_2026_that_a_period_touches(start: str, end: str, expected: int) -> None:
    period = date.fromisoformat(start), date.fromisoformat(end)
    assert months_touched(2026, *period) == expected


@given(
    st.integers(2024, 2028),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
def test_months_touched_are_the_months_some_day_lies_in(year: int, start: date, end: date) -> None:
    touched = {day.month for day in calendar_days(start, end) if day.year == year}
    assert months_touched(year, start, end) == len(touched)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-22", (2026, 47)),
        ("2026-12-31", (2026, 53)),
        ("2027-01-01", (2026, 53)),
        ("2027-01-04", (2027, 1)),
        ("2025-12-29", (2026, 1)),
    ],
)
def test_the_iso_week_has_a_year_of_its_own(day: str, expected: tuple[int, int]) -> None:
    assert iso_week(date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("born_on", "today", "expected"),
    [
        ("1999-11-23", "2026-11-22", 26),
        ("1999-11-22", "2026-11-22", 27),
        ("2004-02-29", "2025-02-27", 20),
        ("2004-02-29", "2025-02-28", 21),
        ("2004-02-29", "2028-02-28", 23),
        ("2004-02-29", "2028-02-29", 24),
        ("2026-11-22", "2026-11-22", 0),
        ("2027-11-22", "2026-11-22", 0),
    ],
)
def test_age_is_in_completed_years(born_on: str, today: str, expected: int) -> None:
    assert age_on(date.fromisoformat(born_on), date.fromisoformat(today)) == expected


@given(days, days, st.integers(1, 100))
def test_an_age_is_reached_on_the_day_the_same_term_of_months_ends(
    born_on: date, today: date, age: int
) -> None:
    assert (age_on(born_on, today) >= age) == (add_months(born_on, 12 * age) <= today)
