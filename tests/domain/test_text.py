"""Which nine digits may be a citizen number, which are a telephone number; what is cleaned."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain import text as domain_text
from coachdesk.domain.text import bsn_like, clean, clean_line

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def last_digit(eight: int) -> int:
    """What makes these eight digits pass the eleven-test; of ten there is no digit."""
    return sum(int(digit) * weight for digit, weight in zip(str(eight), WEIGHTS, strict=True)) % 11


# Nine digits that pass; the first is no zero, as in a number behind the code of a country.
VALID = (
    st.integers(10_000_000, 99_999_999)
    .filter(lambda eight: last_digit(eight) < 10)
    .map(lambda eight: f"{eight}{last_digit(eight)}")
)
SPLITS = st.sampled_from(
    [(9,), (1, 8), (1, 4, 4), (1, 2, 2, 2, 2), (1, 2, 3, 3), (2, 7), (2, 3, 4), (2, 3, 2, 2),
     (3, 6), (3, 3, 3)]
)  # fmt: skip
CODES = st.sampled_from(["+31", "0031", "(+31)", "+ 31", "00 31", "+31(0)", "+31 (0)", "0031-(0)"])
GAPS = st.sampled_from(["", " ", "-", ".", "\u00a0", " - "])
PARTED_BY = st.sampled_from([" ", "-", "."])
BEFORE = st.sampled_from(["", "tel. ", "Bel ", "(", "1 kind, mobiel: "])
AFTER = st.sampled_from(["", ".", " (werk)", "\n", " na 17 uur"])


def parted(digits: str, split: tuple[int, ...], sign: str) -> str:
    starts = [sum(split[:number]) for number in range(len(split))]
    return sign.join(digits[at : at + size] for at, size in zip(starts, split, strict=True))


@given(VALID, SPLITS, CODES, GAPS, PARTED_BY, BEFORE, AFTER)
def test_a_telephone_number_in_international_form_is_no_bsn(
    digits: str, split: tuple[int, ...], code: str, gap: str, sign: str, before: str, after: str
) -> None:
    assert bsn_like(f"{before}{code}{gap}{parted(digits, split, sign)}{after}") is None


@given(VALID, SPLITS, PARTED_BY, BEFORE, AFTER)
def test_the_same_digits_alone_may_be_one(
    digits: str, split: tuple[int, ...], sign: str, before: str, after: str
) -> None:
    written = parted(digits, split, sign)
    assert bsn_like(f"{before}{written}{after}") == written


@pytest.mark.parametrize(
    "text",
    [
        "+31 6 12345678, 111222333",
        "111222333 +31 6 12345678",
        "+31 6 12345678\n111222333",
        "+31\n111222333",
        "+32 111222333",
        "31 111222333",
        "10031 111222333",
        "003100005",
    ],
)
def test_a_bsn_beside_a_telephone_number_is_still_seen(text: str) -> None:
    assert bsn_like(text) in ("111222333", "003100005")


def test_nothing_hostile_is_printable_and_every_space_is_one() -> None:
    """So a text that is printable as a whole need not be looked through."""
    hostile = re.compile(f"{domain_text._HOSTILE}|{domain_text._LINE_ENDS}")
    for sign in map(chr, range(sys.maxunicode + 1)):
        assert not (hostile.match(sign) and sign.isprintable()), hex(ord(sign))
        assert bool(re.match(r"\s", sign)) == sign.isspace(), hex(ord(sign))


def test_a_text_is_cleaned_and_a_line_has_single_spaces() -> None:
    assert clean("Zoë\r\n\u202edes\x1b[2J\tweg\u200d") == "Zoë\ndes[2J\tweg\u200d"
    assert clean_line("  Zoë\u00a0 van\n\u2028den \u200bBerg ") == "Zoë van den Berg"
