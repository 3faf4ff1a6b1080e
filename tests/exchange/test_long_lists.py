"""A list of very many rows is read without holding it, and nothing is read otherwise for speed."""

import re
import tracemalloc
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.exchange import day_cells, row_reader
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.cell_values import is_plain
from coachdesk.exchange.day_cells import CannotRead
from coachdesk.exchange.people_in import LIST_FIELDS
from coachdesk.exchange.safe_text import LEFT_EMPTY
from coachdesk.schema.records import JOBSEEKER

TODAY = date(2026, 11, 20)
HEADER = "Klantnr;Voornaam;Achternaam;Geb.datum;Telefoon;E-mail;Straat;Aangemeld;Laatste contact\n"
MOST_A_ROW = 5  # times its bytes in the file; as objects a dossier takes four times that
FIRST, LATER = 3_000, 9_000

texts = st.one_of(
    st.text("aZ09 -@.,_/()eE+'=x", max_size=12),
    st.sampled_from(sorted(LEFT_EMPTY)),
    st.sampled_from(["na", "nvt", "geen", "Err:502", "1,2E+9"]),
    st.sampled_from(["612345678", "061234567", "a" * 200, "a" * 201]),
)


def a_list(rows: int) -> bytes:
    """People of whom no two are alike."""
    lines = [
        f"K-{n:05};Naam{n};van Dijk{n};{n % 28 + 1}-{n % 12 + 1}-{1950 + n % 50};"
        f"06-{10_000_000 + n};p{n}@voorbeeld.nl;Dorpsstraat {n};04-05-2026;{n % 28 + 1}-10-2026\n"
        for n in range(rows)
    ]
    return (HEADER + "".join(lines)).encode()


def held(data: bytes) -> int:
    """The memory that stays in use once a list was read."""
    tracemalloc.start()
    try:
        incoming = read_file(data, "lijst.csv", TODAY)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not incoming.problems
    return size


def test_what_a_row_adds_to_the_memory_is_little_more_than_its_bytes() -> None:
    held(a_list(10))
    few, many = a_list(FIRST), a_list(LATER)
    assert held(many) - held(few) < MOST_A_ROW * (len(many) - len(few))


def test_all_rows_of_a_long_list_are_there_in_their_order() -> None:
    incoming = read_file(a_list(5_000), "lijst.csv", TODAY)
    refs = [dossier.given.values["ref"] for dossier in incoming.dossiers]
    assert refs == [f"K-{n:05}" for n in range(5_000)]
    places = [dossier.given.place.line for dossier in incoming.dossiers]
    assert places == list(range(2, 5_002))


@given(st.sampled_from([name for name in LIST_FIELDS if name in JOBSEEKER.fields]), texts)
def test_a_plain_text_is_what_reading_it_closely_gives(name: str, text: str) -> None:
    spec = JOBSEEKER.fields[name]
    if not is_plain(spec, text):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_reader, "is_plain", lambda *_: False)
        assert row_reader._read_text(spec, TODAY, text) == text


def closely(text: str, *, past: bool) -> Any:
    try:
        return day_cells.read_day.__wrapped__(text, TODAY, past=past)
    except CannotRead as error:
        return error.code, error.facts


@pytest.mark.parametrize("sign", ["-", "/", "."])
@pytest.mark.parametrize("past", [True, False])
def test_a_plain_day_is_what_reading_it_closely_gives(
    sign: str, past: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = (5, 100, 1899, 1900, 1901, 1983, 2000, 2024, 2026, 2027, 2200, 2201, 9999)
    said = [
        form.format(day, month, year, sign=sign)
        for day in range(34)
        for month in range(15)
        for year in years
        for form in ("{0}{sign}{1}{sign}{2:04}", "{0:02}{sign}{1:02}{sign}{2:04}")
    ]
    quickly = [closely(text, past=past) for text in said]
    monkeypatch.setattr(day_cells, "_PLAIN", re.compile("(?!)"))
    assert quickly == [closely(text, past=past) for text in said]
