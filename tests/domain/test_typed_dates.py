"""Dates and times as people type them."""

from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachdesk.domain.typed_clock import exact_clock, parse_clock
from coachdesk.domain.typed_dates import FIRST_YEAR, LAST_YEAR, parse_day
from coachdesk.domain.typed_text import ClockError, DayError, Fault, Lean

TODAY = date(2026, 11, 20)  # a Friday in week 47
PAST, FUTURE = Lean.PAST, Lean.FUTURE

MONTHS = [
    line.split()
    for line in (
        *("jan januari January", "feb februari February", "mrt maart March", "apr april April"),
        *("mei May may", "jun juni June", "jul juli July", "aug augustus August"),
        *("sep sept September", "okt oct oktober", "nov november November", "dec december Dec"),
    )
]
WEEKDAYS = [
    line.split()
    for line in (
        *("ma mon maandag Monday", "di tue dinsdag Tuesday", "wo wed woensdag Wednesday"),
        *("do thu donderdag Thursday", "vr fri vrijdag Friday", "za sat zaterdag Saturday"),
        "zo sun zondag Sunday",
    )
]
PIECES = (
    "0 1 2 7 12 29 30 31 50 53 99 2026 - / . + ' , w wk week d m y in over ago geleden vr fri dec"
    " feb volgende next this a.s. jl. afgelopen op e twee"
    " 's middags pm today nu een u h uur : é ３ ٣ ²"
)

taken_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
todays = st.dates(date(1990, 1, 1), date(2150, 12, 31))
leans = st.sampled_from(Lean)
pieces = st.sampled_from(PIECES.split())
garbage = st.one_of(st.text(), st.lists(pieces, max_size=6).map("".join))
spaced_garbage = st.one_of(garbage, st.lists(pieces, max_size=6).map(" ".join))


def day_error(text: str, lean: Lean = FUTURE, today: date = TODAY) -> DayError:
    with pytest.raises(DayError) as caught:
        parse_day(text, today, lean)
    return caught.value


# What has one meaning


@pytest.mark.parametrize("lean", Lean)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-20"),
        ("vandaag", "2026-11-20"),
        (" NU ", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("Gisteren", "2026-11-19"),
        ("eergisteren", "2026-11-18"),
        ("tomorrow", "2026-11-21"),
        ("mörgen", "2026-11-21"),
        ("overmorgen", "2026-11-22"),
        ("day after  tomorrow", "2026-11-22"),
        ("+2w", "2026-12-04"),
        ("-3d", "2026-11-17"),
        ("\N{MINUS SIGN}3 d", "2026-11-17"),
        ("+1m", "2026-12-20"),
        ("+1y", "2027-11-20"),
        ("+1j", "2027-11-20"),
        ("-1 jaar", "2025-11-20"),
        ("+10", "2026-11-30"),
        ("-10", "2026-11-10"),
        ("+0", "2026-11-20"),
        ("over 2 weken", "2026-12-04"),
        ("over één week", "2026-11-27"),
        ("in 2 weeks", "2026-12-04"),
        ("in a month", "2026-12-20"),
        ("2 weken geleden", "2026-11-06"),
        ("2 weeks ago", "2026-11-06"),
        ("een maand geleden", "2026-10-20"),
        ("volgende week vr", "2026-11-27"),
        ("fri next week", "2026-11-27"),
        ("ma deze week", "2026-11-16"),
        ("last week monday", "2026-11-09"),
        ("volgende week", "2026-11-27"),
        ("vorige week", "2026-11-13"),
        ("volgende week vrijdag", "2026-11-27"),
        ("volgende week op dinsdag", "2026-11-24"),
        ("on tuesday next week", "2026-11-24"),
        ("vlg. week ma", "2026-11-23"),
        ("komende week", "2026-11-27"),
        ("vorige week dinsdag", "2026-11-10"),
        ("a.s. vrijdag", "2026-11-27"),
        ("vrijdag a.s.", "2026-11-27"),
        ("aanstaande maandag", "2026-11-23"),
        ("komende dinsdag", "2026-11-24"),
        ("coming tue", "2026-11-24"),
        ("afgelopen dinsdag", "2026-11-17"),
        ("dinsdag jl.", "2026-11-17"),
        ("last tuesday", "2026-11-17"),
        ("deze vrijdag", "2026-11-20"),
        ("this monday", "2026-11-23"),
        ("3 dec a.s.", "2026-12-03"),
        ("do 3 dec a.s.", "2026-12-03"),
        ("3 dec j.l.", "2025-12-03"),
        ("over twee weken", "2026-12-04"),
        ("over veertien dagen", "2026-12-04"),
        ("in two weeks", "2026-12-04"),
        ("two weeks from now", "2026-12-04"),
        ("twee weken geleden", "2026-11-06"),
        ("two weeks ago", "2026-11-06"),
        ("volgende maand", "2026-12-20"),
        ("next month", "2026-12-20"),
        ("vorige maand", "2026-10-20"),
        ("volgend jaar", "2027-11-20"),
        ("de 3e dec. 2026", "2026-12-03"),
        ("December the 3rd, 2026", "2026-12-03"),
        ("vanmiddag", "2026-11-20"),
        ("12-3-2026", "2026-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12 - 3 - 2026", "2026-03-12"),
        ("12\N{EN DASH}3\N{EN DASH}2026", "2026-03-12"),
        ("3 dec 2026", "2026-12-03"),
        ("3 dec. 2026", "2026-12-03"),
        ("3-dec-2026", "2026-12-03"),
        ("3dec2026", "2026-12-03"),
        ("3 mrt 2026", "2026-03-03"),
        ("dec 3, 2026", "2026-12-03"),
        ("3 dec \N{RIGHT SINGLE QUOTATION MARK}26", "2026-12-03"),
        ("vr 20 nov 2026", "2026-11-20"),
        ("Thursday, 3 December 2026", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("2026/12/3", "2026-12-03"),
        ("20261203", "2026-12-03"),
        ("29-2-2028", "2028-02-29"),
        ("wk 50 2026", "2026-12-07"),
        ("week 53 2026", "2026-12-28"),
        ("wk 1 2026", "2025-12-29"),
        ("vr wk 50 2026", "2026-12-11"),
        ("１２-３-２０２６", "2026-03-12"),
    ],
)
def test_a_text_with_one_meaning_means_it_whichever_way_it_leans(
    text: str, expected: str, lean: Lean
) -> None:
    assert parse_day(text, TODAY, lean) == date.fromisoformat(expected)


# What leans


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("12-3", "2026-03-12", "2027-03-12"),
        ("12/3", "2026-03-12", "2027-03-12"),
        ("12.3", "2026-03-12", "2027-03-12"),
        ("3 dec", "2025-12-03", "2026-12-03"),
        ("3 december", "2025-12-03", "2026-12-03"),
        ("dec 3", "2025-12-03", "2026-12-03"),
        ("3 mrt", "2026-03-03", "2027-03-03"),
        ("3 maart", "2026-03-03", "2027-03-03"),
        ("20-11", "2026-11-20", "2026-11-20"),
        ("21-11", "2025-11-21", "2026-11-21"),
        ("29-2", "2024-02-29", "2028-02-29"),
        ("vr 20 nov", "2026-11-20", "2026-11-20"),
        ("vr", "2026-11-13", "2026-11-27"),
        ("do", "2026-11-19", "2026-11-26"),
        ("zaterdag", "2026-11-14", "2026-11-21"),
        ("Mon", "2026-11-16", "2026-11-23"),
        ("2w", "2026-11-06", "2026-12-04"),
        ("twee weken", "2026-11-06", "2026-12-04"),
        ("3e dec", "2025-12-03", "2026-12-03"),
        ("3 dagen", "2026-11-17", "2026-11-23"),
        ("wk 50", "2025-12-08", "2026-12-07"),
        ("week 50", "2025-12-08", "2026-12-07"),
        ("w50", "2025-12-08", "2026-12-07"),
        ("wk 46", "2026-11-09", "2027-11-15"),
        ("wk 47", "2026-11-16", "2026-11-16"),
        ("wk 53", "2020-12-28", "2026-12-28"),
        ("vr wk 50", "2025-12-12", "2026-12-11"),
        ("zo wk 47", "2026-11-22", "2026-11-22"),
    ],
)
def test_a_text_that_leaves_it_open_leans(text: str, past: str, future: str) -> None:
    assert parse_day(text, TODAY, PAST) == date.fromisoformat(past)
    assert parse_day(text, TODAY, FUTURE) == date.fromisoformat(future)


def test_a_weekday_beside_a_date_is_checked_and_never_moves_it() -> None:
    assert parse_day("do 19 nov", TODAY, PAST) == date(2026, 11, 19)
    error = day_error("do 19 nov", FUTURE)
    assert error.code is Fault.OTHER_WEEKDAY
    assert error.facts == {"typed": 4, "actual": 5, "date": "2027-11-19"}


@pytest.mark.parametrize(
    ("today", "text", "past", "future"),
    [
        ("2100-03-01", "29-2", "2096-02-29", "2104-02-29"),
        ("2096-03-01", "29-2", "2096-02-29", "2104-02-29"),
        ("2104-02-28", "29-2", "2096-02-29", "2104-02-29"),
        ("2024-02-29", "29-2", "2024-02-29", "2024-02-29"),
        ("2025-12-30", "wk 1", "2025-12-29", "2025-12-29"),
        ("2027-01-01", "wk 53", "2026-12-28", "2026-12-28"),
        ("2027-01-01", "wk 1", "2025-12-29", "2027-01-04"),
        ("2027-01-04", "wk 53", "2026-12-28", "2032-12-27"),
    ],
)
def test_leap_days_and_turns_of_the_year_lean_right(
    today: str, text: str, past: str, future: str
) -> None:
    assert parse_day(text, date.fromisoformat(today), PAST) == date.fromisoformat(past)
    assert parse_day(text, date.fromisoformat(today), FUTURE) == date.fromisoformat(future)


@given(todays, taken_days, st.sampled_from(["{0.day}-{0.month}", "{0.day}/{0.month:02}"]))
@example(date(2100, 2, 28), date(2096, 2, 29), "{0.day}-{0.month}")
def test_a_date_without_a_year_is_the_nearest_on_its_side(
    today: date, meant: date, form: str
) -> None:
    text = form.format(meant)
    past, future = parse_day(text, today, PAST), parse_day(text, today, FUTURE)
    assert past <= today <= future
    assert {(d.month, d.day) for d in (past, future)} == {(meant.month, meant.day)}
    between = (past + timedelta(days=n) for n in range(1, (future - past).days))
    assert not any((d.month, d.day) == (meant.month, meant.day) for d in between)


@given(todays, st.sampled_from([(n, word) for n, line in enumerate(WEEKDAYS) for word in line]))
def test_a_weekday_is_the_nearest_one_that_is_not_today(
    today: date, weekday: tuple[int, str]
) -> None:
    number, word = weekday
    past, future = parse_day(word, today, PAST), parse_day(word, today, FUTURE)
    assert past.weekday() == future.weekday() == number
    assert 1 <= (today - past).days <= 7
    assert 1 <= (future - today).days <= 7


@given(todays, leans, st.sampled_from([(n, w) for n, line in enumerate(WEEKDAYS) for w in line]))
def test_a_weekday_with_its_side_lies_there_whichever_way_the_field_leans(
    today: date, lean: Lean, weekday: tuple[int, str]
) -> None:
    number, word = weekday
    for ahead in (f"a.s. {word}", f"komende {word}", f"coming {word}", f"{word} a.s."):
        assert parse_day(ahead, today, lean) == parse_day(word, today, FUTURE)
    for back in (f"afgelopen {word}", f"last {word}", f"{word} jl."):
        assert parse_day(back, today, lean) == parse_day(word, today, PAST)
    soon = parse_day(f"deze {word}", today, lean)
    assert soon.weekday() == number and 0 <= (soon - today).days <= 6


@given(todays, leans, st.integers(1, 14))
def test_a_number_in_words_is_the_number_in_figures(today: date, lean: Lean, count: int) -> None:
    dutch = (
        *("een", "twee", "drie", "vier", "vijf", "zes", "zeven"),
        *("acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien"),
    )
    for text in ("over {} weken", "{} dagen geleden", "{} maanden", "in {} weeks"):
        figures = parse_day(text.format(count), today, lean)
        assert parse_day(text.format(dutch[count - 1]), today, lean) == figures


@given(todays, leans)
def test_next_week_is_a_week_on_and_next_month_a_month(today: date, lean: Lean) -> None:
    for text, same in (
        *(("volgende week", "+1w"), ("next week", "+1w"), ("vorige week", "-1w")),
        *(("volgende maand", "+1m"), ("last month", "-1m"), ("volgend jaar", "+1y")),
    ):
        assert parse_day(text, today, lean) == parse_day(same, today, lean)


@given(todays, st.integers(1, 53))
def test_a_week_is_the_nearest_one_this_week_included(today: date, week: int) -> None:
    this_monday = today - timedelta(days=today.weekday())
    past = parse_day(f"wk {week}", today, PAST)
    future = parse_day(f"week {week}", today, FUTURE)
    assert past <= this_monday <= future
    assert past.isocalendar()[1:] == future.isocalendar()[1:] == (week, 1)
    mondays = (past + timedelta(weeks=n) for n in range(1, (future - past).days // 7))
    assert not any(d.isocalendar().week == week for d in mondays)


# Years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12-3-26", "2026-03-12"),
        ("20-11-36", "2036-11-20"),
        ("21-11-36", "1936-11-21"),
        ("12-3-68", "1968-03-12"),
        ("12-3-00", "2000-03-12"),
        ("29 feb 28", "2028-02-29"),
        ("wk 47 36", "2036-11-17"),
        ("wk 48 36", "1936-11-23"),
    ],
)
def test_a_two_digit_year_lies_at_most_ten_years_ahead(text: str, expected: str) -> None:
    for lean in Lean:
        assert parse_day(text, TODAY, lean) == date.fromisoformat(expected)


@pytest.mark.parametrize("text", ["1-1-1899", "1-1-2201", "18991231", "wk 3 2201", "1-1-202"])
def test_a_year_out_of_range_says_what_the_range_is(text: str) -> None:
    error = day_error(text)
    assert error.code is Fault.YEAR_OUT_OF_RANGE
    assert (error.facts["first"], error.facts["last"]) == (1900, 2200)
    assert error.facts["year"] in (1899, 2201, 202)


@pytest.mark.parametrize("text", ["+300y", "-9999w", "+" + "9" * 50, "over 99999999 maanden"])
def test_a_sum_that_ends_out_of_range_is_too_far(text: str) -> None:
    error = day_error(text)
    assert error.code is Fault.TOO_FAR
    assert error.facts == {"first": 1900, "last": 2200}


def test_a_search_never_leaves_the_range() -> None:
    assert day_error("29-2", FUTURE, date(2196, 3, 1)).code is Fault.TOO_FAR
    assert day_error("31-12", PAST, date(1900, 1, 1)).code is Fault.TOO_FAR


# Round trips


@given(taken_days, todays, leans)
def test_a_written_out_date_reads_back(day: date, today: date, lean: Lean) -> None:
    d, m, y = day.day, day.month, day.year
    year, week, weekday = day.isocalendar()
    forms = [
        *(f"{d}-{m}-{y}", f"{d:02}/{m:02}/{y}", f"{d}.{m}.{y}", day.isoformat()),
        *(f"{y}{m:02}{d:02}", f"{MONTHS[m - 1][0]} {d} {y}"),
        *(f"{d} {word} {y}" for word in MONTHS[m - 1]),
        *(f"{word} {d}-{m}-{y}" for word in WEEKDAYS[weekday - 1]),
    ]
    if FIRST_YEAR <= year <= LAST_YEAR:
        forms += [f"{word} wk {week} {year}" for word in WEEKDAYS[weekday - 1]]
    for form in forms:
        assert parse_day(f"  {form} ", today, lean) == day


@given(todays, leans, st.integers(-3650, 3650).filter(bool))
def test_a_signed_number_is_days(today: date, lean: Lean, count: int) -> None:
    assert parse_day(f"{count:+}", today, lean) == today + timedelta(days=count)
    assert parse_day(f"{count:+}d", today, lean) == today + timedelta(days=count)


# What is refused


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", Fault.EMPTY, {}),
        (" \t ", Fault.EMPTY, {}),
        ("31-11", Fault.NO_SUCH_DAY, {"day": 31, "month": 11, "days": 30}),
        ("31-11-2026", Fault.NO_SUCH_DAY, {"day": 31, "month": 11, "days": 30}),
        ("31 november", Fault.NO_SUCH_DAY, {"day": 31, "month": 11, "days": 30}),
        ("30-2", Fault.NO_SUCH_DAY, {"day": 30, "month": 2, "days": 29}),
        ("29-2-2027", Fault.NO_SUCH_DAY, {"day": 29, "month": 2, "days": 28, "year": 2027}),
        ("2027-02-29", Fault.NO_SUCH_DAY, {"day": 29, "month": 2, "days": 28, "year": 2027}),
        ("0-3", Fault.NO_SUCH_DAY, {"day": 0, "month": 3, "days": 31}),
        ("12-13", Fault.NO_SUCH_MONTH, {"month": 13}),
        ("12-0-2026", Fault.NO_SUCH_MONTH, {"month": 0}),
        ("2026-13-01", Fault.NO_SUCH_MONTH, {"month": 13}),
        ("wk 0", Fault.NO_SUCH_WEEK, {"week": 0, "weeks": 53}),
        ("wk 54", Fault.NO_SUCH_WEEK, {"week": 54, "weeks": 53}),
        ("wk 53 2027", Fault.NO_SUCH_WEEK, {"week": 53, "weeks": 52, "year": 2027}),
        ("do 20-11-2026", Fault.OTHER_WEEKDAY, {"typed": 4, "actual": 5, "date": "2026-11-20"}),
        ("soon", Fault.UNREADABLE, {"text": "soon"}),
        (" Next Friday ", Fault.UNREADABLE, {"text": "Next Friday"}),
    ],
)
def test_an_error_says_what_is_wrong(text: str, code: Fault, facts: dict[str, str | int]) -> None:
    error = day_error(text)
    assert (error.code, error.facts) == (code, facts)


@pytest.mark.parametrize(
    "text",
    [
        *("12", "10 ", "next fri", "volgende vr", "deze week", "vr volgende week vr"),
        *("a.s. vr jl.", "a.s.", "volgende dag", "volgende maand vr", "maandag over een week"),
        *("over 2 weken geleden", "two weeks ago from now", "op", "a.s. morgen", "3de", "3th"),
        *("+", "-", ".", "w", "in 3", "+3 ago", "in 3 days ago", "3 foo", "foo 3", "xx wk 50"),
        *("12-3-", "12-3/2026", "dec 2026", "2026", "202612", "vr 3", "3 dec 2026 x", "+3q"),
        *("٣-٣", "½", "x" * 61),
    ],
)
def test_what_has_no_single_meaning_is_unreadable(text: str) -> None:
    assert day_error(text).code is Fault.UNREADABLE


@given(spaced_garbage, st.dates(), leans)
@example("vr", date.max, FUTURE)
@example("29-2", date.max, FUTURE)
@example("ma wk 1", date.min, PAST)
@example("12-3-26", date.min, PAST)
@example("wk 1 26", date.max, PAST)
@example("9" * 5000, TODAY, PAST)
def test_garbage_is_a_date_in_range_or_a_day_error(text: str, today: date, lean: Lean) -> None:
    try:
        day = parse_day(text, today, lean)
    except DayError as error:
        assert isinstance(error.code, Fault)
        assert all(len(str(fact)) <= 60 for fact in error.facts.values())
    else:
        assert FIRST_YEAR <= day.year <= LAST_YEAR


@given(st.integers(1, 12), st.integers(32, 99))
def test_a_day_past_the_end_of_its_month_tells_how_long_the_month_is(month: int, day: int) -> None:
    error = day_error(f"{day}-{month}")
    assert error.code is Fault.NO_SUCH_DAY
    assert error.facts["days"] == monthrange(2028, month)[1]


# The clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9u30", time(9, 30)),
        ("9 u 30", time(9, 30)),
        ("9u", time(9)),
        ("14h", time(14)),
        ("14h05", time(14, 5)),
        ("14:05", time(14, 5)),
        (" 9 UUR ", time(9)),
        ("9 uur 30", time(9, 30)),
        ("9.30 uur", time(9, 30)),
        ("0", time(0)),
        ("000", time(0)),
        ("2359", time(23, 59)),
        ("half tien", time(9, 30)),
        ("half 3", time(14, 30)),
        ("half drie", time(14, 30)),
        ("half 8", time(7, 30)),
        ("half 7", time(18, 30)),
        ("half 1", time(12, 30)),
        ("half 15", time(14, 30)),
        ("half past 2", time(14, 30)),
        ("kwart over 2", time(14, 15)),
        ("kwart over twee", time(14, 15)),
        ("kwart voor 1", time(12, 45)),
        ("kwart over 14", time(14, 15)),
        ("a quarter to nine", time(8, 45)),
        ("tien voor half 4", time(15, 20)),
        ("5 over half 10", time(9, 35)),
        ("twee uur", time(14)),
        ("2", time(14)),
        ("2u", time(14)),
        ("2.30", time(14, 30)),
        ("230", time(14, 30)),
        ("6", time(18)),
        ("7", time(7)),
        ("12", time(12)),
        ("12:30", time(12, 30)),
        ("02", time(2)),
        ("0230", time(2, 30)),
        ("02:30", time(2, 30)),
        ("14.30", time(14, 30)),
        ("om half 3", time(14, 30)),
        ("at 2", time(14)),
        ("14.00u", time(14)),
        ("veertien uur", time(14)),
        ("2pm", time(14)),
        ("2 p.m.", time(14)),
        ("9:30 am", time(9, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("6 uur 's ochtends", time(6)),
        ("half 3 's middags", time(14, 30)),
        ("acht uur 's avonds", time(20)),
        ("19.30 's avonds", time(19, 30)),
        ("8 in the evening", time(20)),
    ],
)
def test_a_time_is_read_as_people_type_it(text: str, expected: time) -> None:
    assert parse_clock(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", Fault.EMPTY, {}),
        ("24", Fault.NO_SUCH_HOUR, {"hour": 24, "last": 23}),
        ("24:00", Fault.NO_SUCH_HOUR, {"hour": 24, "last": 23}),
        ("93", Fault.NO_SUCH_HOUR, {"hour": 93, "last": 23}),
        ("9:60", Fault.NO_SUCH_MINUTE, {"minute": 60, "last": 59}),
        ("1299", Fault.NO_SUCH_MINUTE, {"minute": 99, "last": 59}),
        ("9:5", Fault.UNREADABLE, {"text": "9:5"}),
        ("9:", Fault.UNREADABLE, {"text": "9:"}),
        ("14 am", Fault.UNREADABLE, {"text": "14 am"}),
        ("9 uur 's ergens", Fault.UNREADABLE, {"text": "9 uur 's ergens"}),
        ("a", Fault.UNREADABLE, {"text": "a"}),
        ("pm", Fault.UNREADABLE, {"text": "pm"}),
        ("-9", Fault.UNREADABLE, {"text": "-9"}),
        ("12345", Fault.UNREADABLE, {"text": "12345"}),
        ("half", Fault.UNREADABLE, {"text": "half"}),
        ("half veel", Fault.UNREADABLE, {"text": "half veel"}),
        ("veel over 2", Fault.UNREADABLE, {"text": "veel over 2"}),
        ("half 25", Fault.NO_SUCH_HOUR, {"hour": 25, "last": 23}),
        ("75 over 2", Fault.NO_SUCH_MINUTE, {"minute": 75, "last": 59}),
    ],
)
def test_a_time_that_cannot_be_says_why(text: str, code: Fault, facts: dict[str, object]) -> None:
    with pytest.raises(ClockError) as caught:
        parse_clock(text)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_written_out_time_reads_back(at: time) -> None:
    for form in ("%H:%M", "%H.%M", "%Hu%M", "%H%M", "%H uur %M"):
        assert parse_clock(at.strftime(form)) == at
    # The letters are written here: the system's language may have none.
    half = "am" if at.hour < 12 else "pm"
    assert parse_clock(f"{(at.hour - 1) % 12 + 1}:{at:%M}{half}") == at


@pytest.mark.parametrize(("text", "expected"), [("2", time(2)), ("2:30", time(2, 30))])
def test_a_time_in_a_file_is_taken_as_it_stands(text: str, expected: time) -> None:
    assert exact_clock(text) == expected


def test_words_for_a_time_are_no_time_in_a_file() -> None:
    with pytest.raises(ClockError):
        exact_clock("half 3")


@given(spaced_garbage)
def test_garbage_is_a_time_or_a_clock_error(text: str) -> None:
    try:
        parse_clock(text)
    except ClockError as error:
        assert isinstance(error.code, Fault)
