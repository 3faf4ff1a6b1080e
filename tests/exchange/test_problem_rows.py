"""Rows to mend are written so that, mended or not, they are read as they were."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.exchange.problem_rows import (
    keep_problem_rows,
    lines_of,
    of_the_file,
    write_problem_rows,
)
from tests.files import read_csv

TODAY = date(2026, 11, 20)


def written(tmp_path: Path, data: bytes, *problems: Problem) -> bytes:
    path = tmp_path / "mend.csv"
    write_problem_rows(data, problems, path, over=True)
    return path.read_bytes()


def wrong(line: int) -> Problem:
    return file_problem(Place(line), "nobody")


@pytest.mark.parametrize("cell", ['="00123"', "-", "=1+1", "'=1+1", "'t Hart", "+31 6", "-5", "--"])
@pytest.mark.parametrize("column", ["Klantnr", "Telefoon", "Opmerking", "Tussenvoegsel"])
def test_a_row_to_mend_is_read_as_the_row_it_was(tmp_path: Path, column: str, cell: str) -> None:
    quoted = cell.replace('"', '""')
    data = f'{column};Achternaam;Voornaam;Melding\n"{quoted}";Bos;An;2026-05-04\n'.encode()
    again = written(tmp_path, data, wrong(2))
    assert [item.given.values for item in read_csv(again, TODAY).dossiers] == [
        item.given.values for item in read_csv(data, TODAY).dossiers
    ]


def test_no_row_to_mend_begins_like_a_formula_that_runs(tmp_path: Path) -> None:
    data = b'Klantnr;Opmerking\n7;"=1+1"\n8;"=""a""&cmd"\n'
    text = written(tmp_path, data, wrong(2), wrong(3)).decode()
    assert '"\'=1+1"' in text and '"\'=""a""&cmd"' in text


def test_what_was_to_mend_stands_there_once_however_often(tmp_path: Path) -> None:
    data = b"Klantnr;Naam\n;Bos\n"
    once = written(tmp_path, data, wrong(2))
    twice = written(tmp_path, once, file_problem(Place(2), "missing"))
    assert twice.decode("utf-8-sig").splitlines() == [
        '"To mend";"Klantnr";"Naam"',
        '"is needed";"";"Bos"',
    ]


def test_rows_before_one_that_cannot_be_read_are_written(tmp_path: Path) -> None:
    data = b"Klantnr;Naam\n;Bos\nklantnr;naam;wijk\n8;Jo Dam;Oost\n"
    problems = read_csv(data, TODAY).problems
    assert [problem.code for problem in problems] == ["half_a_name", "second_header"]
    assert b'"Bos"' in written(tmp_path, data, *problems)


@pytest.mark.parametrize(
    "end",
    [
        "klantnr;naam;wijk\n8;Jo Dam;Oost\n",
        '8;Jo "Dam\n9;"Bo Smit\n10;An Vos\n11;Mo Ali\n',
        '8;"Bo Smit\n10;An Vos\n11;Mo Ali\n12;Li Ho"\n',
        "8;Jo\nDam\n9;Bo Smit\n",
    ],
)
def test_lines_that_are_no_rows_are_not_written_as_rows_to_mend(tmp_path: Path, end: str) -> None:
    problems = read_csv(f"Klantnr;Naam\n;Bos\n{end}".encode(), TODAY).problems
    path = tmp_path / "mend.csv"
    assert len(problems) > 1
    assert write_problem_rows(f"Klantnr;Naam\n;Bos\n{end}".encode(), problems, path) == 1
    assert len(path.read_text("utf-8-sig").splitlines()) == 2


def test_what_is_wrong_in_several_sheets_is_mended_there() -> None:
    of_a_sheet = file_problem(Place(2, sheet="Schulden"), "nobody")
    assert lines_of([wrong(3), of_a_sheet]) == {3}
    assert of_the_file([wrong(3), of_a_sheet]) == [of_a_sheet]


def test_rows_to_mend_are_kept_beside_each_other_where_a_folder_takes_them(tmp_path: Path) -> None:
    data, store = b"Klantnr;Naam\n;Bos\n", tmp_path / "a.db"
    folders = [tmp_path / "gone", tmp_path]
    kept = [keep_problem_rows(data, [wrong(2)], folders, "lijst", store) for _ in range(2)]
    assert kept == [tmp_path / "lijst-to-mend.csv", tmp_path / "lijst-to-mend-2.csv"]
    with pytest.raises(FileNotFoundError):
        keep_problem_rows(data, [wrong(2)], folders[:1], "lijst", store)
