"""A phone number is one number in every way of writing, and a part of it finds it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coachdesk.domain.names import fold
from coachdesk.domain.phone import findable, same_number_key
from coachdesk.domain.search import fits, sought

# The nine digits of a Dutch number behind its zero.
NINE = st.integers(100_000_000, 799_999_999).map(str)
BEFORE = ["0", "(0)", "0-", "(0) ", "+31", "+31 ", "0031", "0031 ", "+31 (0)", "+31(0)", "+31-",
          "(+31) ", "+ 31 ", "00 31 ", "0031-(0)", "+31 0", "\u00a0+31\u00a0"]  # fmt: skip
SIGNS = st.sampled_from(["", " ", "-", ".", "/", "\u00a0", "\u2011", " - "])
ABROAD = st.sampled_from(["32", "49", "44", "212", "90"])


@st.composite
def written(draw: st.DrawFn, digits: str, before: st.SearchStrategy[str]) -> str:
    """Some digits in one of the ways that people write them."""
    signs = {draw(st.integers(0, 8)): draw(SIGNS) for _ in range(3)}
    return draw(before) + "".join(digit + signs.get(at, "") for at, digit in enumerate(digits))


def found(number: str, typed: str) -> bool:
    return fits(fold(f"{number} {findable(number)}"), sought(typed))


@given(NINE, st.data())
def test_a_dutch_number_is_one_number_in_every_way_of_writing(
    digits: str, data: st.DataObject
) -> None:
    one, other = (data.draw(written(digits, st.sampled_from(BEFORE))) for _ in range(2))
    assert same_number_key(one) == same_number_key(other) == f"0{digits}"


@given(NINE, NINE, st.data())
def test_two_numbers_never_become_one(one: str, other: str, data: st.DataObject) -> None:
    assume(one != other)
    first, second = (data.draw(written(nine, st.sampled_from(BEFORE))) for nine in (one, other))
    assert same_number_key(first) != same_number_key(second)


@given(ABROAD, NINE, st.data())
def test_a_number_of_another_country_is_none_of_the_netherlands(
    code: str, digits: str, data: st.DataObject
) -> None:
    before = st.sampled_from([f"+{code}", f"00{code}", f"+{code} (0)", f"(00{code}) ", f"+{code}-"])
    abroad = data.draw(written(digits, before))
    dutch = data.draw(written(digits, st.sampled_from(BEFORE)))
    assert same_number_key(abroad) == f"+{code}{digits}"
    assert same_number_key(abroad) != same_number_key(dutch)


@given(NINE, st.data())
def test_a_part_of_a_number_finds_it_however_both_are_written(
    digits: str, data: st.DataObject
) -> None:
    stored = data.draw(written(digits, st.sampled_from(BEFORE)))
    start = data.draw(st.integers(0, 8))
    part = digits[start : data.draw(st.integers(start + 1, 9))]
    before = st.just("") if start else st.sampled_from(["", *BEFORE])
    typed = data.draw(written(part, before))
    assert found(stored, typed), (stored, typed)


@given(ABROAD, NINE, st.data())
def test_a_part_of_a_number_abroad_finds_it(code: str, digits: str, data: st.DataObject) -> None:
    before = st.sampled_from([f"+{code}", f"00{code}", f"+{code} (0)"])
    stored = data.draw(written(digits, before))
    typed = data.draw(written(digits[: data.draw(st.integers(1, 9))], before))
    assert found(stored, typed), (stored, typed)


@given(st.text("0123456789+() -./abcé", max_size=30))
def test_what_is_stored_finds_itself(text: str) -> None:
    assert found(text, text) or not text.strip()


@pytest.mark.parametrize("typed", ["612345", "06 12 34", "+31612", "0031 6", "(06) 12", "+31 (0)6"])
@pytest.mark.parametrize("stored", ["0612345678", "+31 6 12345678", "06-12345678 (moeder)"])
def test_a_number_is_found_by_how_it_begins_in_any_writing(stored: str, typed: str) -> None:
    assert found(stored, typed)


def test_figures_side_by_side_are_one_number() -> None:
    assert not found("06 34125678", "06 12 34")
    assert found("Bouzidi 06-12345678", "bouz 06 12")
    assert not found("Bouzidi 06-12345678", "berhe 06 12")


def test_figures_still_find_what_is_no_phone_number() -> None:
    assert fits("k-00031 0470", sought("00031"))
    assert fits("tag-2025-12", sought("2025-12"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("033-1234567 / 06 12345678", "0331234567 0612345678"),
        ("06 12345678 033 1234567", "0612345678 0331234567"),
        ("+32 470 12 34 56 / 06-12345678", "+32470123456 0612345678"),
        ("0031612345678/0032470123456", "0612345678 +32470123456"),
        ("06-12345678 (moeder)", "0612345678 moeder"),
        ("geen", "geen"),
        ("", ""),
        (None, ""),
    ],
)
def test_several_numbers_and_words_stand_side_by_side(text: str | None, key: str) -> None:
    assert same_number_key(text) == key
