"""Texts go out so that no spreadsheet runs or rounds them, and come back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.exchange.cell_values import read_cell
from coachdesk.exchange.safe_text import guard, safe_cell, spaced_phone, unguard
from coachdesk.exchange.workbook_out import workbook_text
from coachdesk.schema.records import JOBSEEKER
from tests.scenes import DAY

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
EAGER_TEXTS = st.one_of(
    st.text(), st.text(alphabet=FORMULA_STARTS + "'tx"), st.text(alphabet="'", max_size=4)
)


@given(EAGER_TEXTS)
def test_a_guarded_text_comes_back_the_same(text: str) -> None:
    assert unguard(guard(text)) == text


@given(EAGER_TEXTS)
def test_no_guarded_text_begins_like_a_formula(text: str) -> None:
    assert not guard(text).startswith(tuple(FORMULA_STARTS))


@given(EAGER_TEXTS)
def test_no_control_character_leaves_the_program(text: str) -> None:
    kept = safe_cell(text).replace("\t", "").replace("\n", "")
    assert not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in kept)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ("+31 6 1234 5678", "'+31 6 1234 5678"),
        ("-", "'-"),
        ("'", "''"),
        ("''t", "'''t"),
        ("'=x", "''=x"),
        ("'t Hart", "''t Hart"),
        ("Yılmaz", "Yılmaz"),
        ("", ""),
    ],
)
def test_guard_marks_what_a_spreadsheet_would_run(text: str, guarded: str) -> None:
    assert guard(text) == guarded


@pytest.mark.parametrize("text", ["'t Hart", "'s-Gravesande", "’t Hart", "'", "it's"])
def test_what_nobody_guarded_stays_whole(text: str) -> None:
    assert unguard(text) == text


def test_a_control_character_cannot_hide_a_formula() -> None:
    assert safe_cell("\x1b=1+1") == "'=1+1"


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("0612345679", "06 12345679"),
        ("0331234567", "033 1234567"),
        ("112", "11 2"),
        ("06-12345678", "06-12345678"),
        ("+31612345678", "+31612345678"),
        ("06 1234 5678", "06 1234 5678"),
    ],
)
def test_a_phone_number_of_digits_alone_gets_a_space(phone: str, written: str) -> None:
    assert spaced_phone(phone) == written


@pytest.mark.parametrize("text", [" -", "  =1+1", "\xa0@sum", "\t-", " 't Hart"])
def test_what_stands_behind_spaces_is_guarded_and_comes_back(text: str) -> None:
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("name", ["ref", "prefix", "last_name"])
@pytest.mark.parametrize(
    "text", ["?", "'?", "''?", "nvt", "'NVT", "geen", "'geen", "-", "'-", "–", "'", "''", "0", "'0"]
)
def test_what_stands_for_nothing_comes_back_from_a_workbook(name: str, text: str) -> None:
    assert read_cell(JOBSEEKER.fields[name], workbook_text(text, name), DAY) == text
