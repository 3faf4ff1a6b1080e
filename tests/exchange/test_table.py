"""Rows of cells from any kind of file are a table once a row of column names is found."""

from datetime import date

from coachdesk.domain.place import Place
from coachdesk.exchange.people_in import read_people
from coachdesk.exchange.table import TableRow, find_header, make_table


def test_rows_that_are_no_lines_of_text_are_read_like_those_that_are() -> None:
    cells = [
        ["Caseload november", ""],
        ["Klantnr", "Naam", "Melding"],
        ["K-1", "Berg, Zoë van den", "2026-05-04"],
        ["", "", ""],
        ["K-2", "Ali, Mo", "ooit"],
    ]
    rows = [TableRow(Place(number), row) for number, row in enumerate(cells, 1)]
    header = find_header(rows)
    assert header and header.known == 3
    incoming = read_people(make_table(header, rows, skipped={7}), date(2026, 11, 20))
    assert [item.given.values.get("prefix") for item in incoming.dossiers] == ["van den", None]
    assert [problem.place for problem in incoming.problems] == [Place(5, "Melding")]


def test_rows_without_names_of_columns_have_no_header() -> None:
    header = find_header([TableRow(Place(1), ["7", "12"])])
    assert header is None or header.known == 0
