"""Workbooks are read like any list: cells by their type, sheets by what is on them."""

import io
import subprocess
import sys
import time as clock
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.problem_rows import write_problem_rows
from coachdesk.incoming import Incoming
from coachdesk.words.problems import placed
from tests.store.steps import caseload, import_records
from tests.workbooks import (
    SHEET,
    changed,
    ods_row,
    old_file,
    open_document,
    with_rows,
    with_sheet,
    workbook,
)

TODAY = date(2026, 11, 20)
HEADER = ["Klantnr", "Naam", "Geboortedatum", "Telefoon"]
PERSON = ["K-1", "Bos, An", date(1988, 12, 3), "06 12345678"]
LIST = [HEADER, PERSON]
SPOKEN_TO = [[*HEADER, "Laatste contact"], [*PERSON, date(2026, 11, 3)]]
DEBTS = ["Klantnr", "Schuldeiser", "Bedrag", "Soort", "Datum", "Problematisch", "Stand"]
PLAIN = workbook({"Klanten": LIST})


def read(data: bytes, **choices: Any) -> Incoming:
    return read_file(data, "lijst.xlsx", TODAY, ImportChoices(**choices))


def values(data: bytes, number: int = 0, **choices: Any) -> dict[str, Any]:
    incoming = read(data, **choices)
    assert incoming.problems == []
    return incoming.dossiers[number].given.values


def notes(data: bytes, **choices: Any) -> list[str]:
    return [placed(note) for note in read(data, **choices).notes if note.code not in USUAL]


def refusal(data: bytes, **choices: Any) -> str:
    with pytest.raises(Refused) as refused:
        read(data, **choices)
    return "\n".join(map(placed, refused.value.problems))


USUAL = ("registered_today", "mode_assumed", "names_in_order")


# Cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize("date_1904", [False, True])
def test_days_are_read_by_the_cells_format_and_as_numbers_in_either_system(
    date_1904: bool,
) -> None:
    day = date(1988, 12, 3)
    number = (day - (date(1904, 1, 1) if date_1904 else date(1899, 12, 30))).days
    rows = [HEADER, PERSON, ["K-2", "Kok, Bo", number], ["K-3", "Vos, Cor", datetime(1988, 12, 3)]]
    rows += [["K-4", "Mus, Di", datetime(1988, 12, 3, 14, 30)], ["K-5", "Das, Ed", "3-12-1988"]]
    data = workbook({"Klanten": rows}, default_date_format=None, date_1904=date_1904)
    assert [item.given.values["born_on"] for item in read(data).dossiers] == [day] * 5


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (1250.5, "1250.50"),
        (12.345, "12.35"),
        (12345, "12345.00"),
        (0.1 + 0.2, "0.30"),
        (("=1/3", 100 / 3), "33.33"),
        ("1.250,50", "1250.50"),
        (0, "0.00"),
    ],
)
def test_amounts_are_read_by_their_number_and_never_as_thousands(cell: Any, amount: str) -> None:
    rows = [["Klantnr", "Schuldeiser", "Bedrag"], ["K-1", "Eneco", cell]]
    incoming = read(workbook({"Schulden": rows}))
    assert incoming.problems == []
    assert incoming.dossiers[0].lists["debts"][0].values["amount"] == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "hours"), [(20.5, 20.5), (timedelta(hours=20, minutes=30), 20.5), (time(8), 8.0)]
)
def test_hours_are_read_from_numbers_and_from_times(cell: Any, hours: float) -> None:
    rows = [["Klantnr", "Organisatie", "Soort", "Start", "Uren per week"]]
    rows += [["K-1", "Groenwerk", "stage", date(2026, 1, 5), cell]]
    incoming = read(workbook({"Plaatsingen": rows}))
    assert incoming.problems == []
    assert incoming.dossiers[0].lists["placements"][0].values["hours_per_week"] == hours


def test_ticks_and_times_are_read_by_their_type() -> None:
    rows = [["Klantnr", "Datum", "Tijd", "Wijze", "Doel", "Uitkomst", "Aanwezig"]]
    rows += [["K-1", date(2026, 5, 4), time(9, 30), "kantoor", "voortgang", "gehouden", True]]
    incoming = read(workbook({"Contacten": rows}))
    assert incoming.problems == []
    contact = incoming.dossiers[0].lists["contacts"][0].values
    assert str(contact["at"])[:5] == "09:30" and contact["jobseeker_present"] is True
    rows = [["Klantnr", "Workshop", "Datum", "Aanwezig"], ["K-1", "Sollicitatie", TODAY, True]]
    [roll] = read(workbook({"Workshops": rows})).workshops
    assert roll.attendance[0].values["status"] == "attended"


def test_numbers_in_columns_of_text_keep_their_digits() -> None:
    data = workbook({"Klanten": [HEADER, [7, "Bos, An", None, 612345678]]})
    assert values(data) | {"registered_on": None} == {
        "ref": "7",
        "first_name": "An",
        "last_name": "Bos",
        "phone": "612345678",
        "registered_on": None,
    }
    assert any("may have lost its first zero" in note for note in notes(data))


def test_a_number_that_excel_rounded_is_refused_as_a_dossier_number() -> None:
    data = workbook({"Klanten": [HEADER, [1.2345678901234568e21, "Bos, An"]]})
    assert [problem.code for problem in read(data).problems] == ["rounded_number"]


def test_cells_with_an_error_mean_nothing_and_are_counted() -> None:
    row = ["K-1", "Bos, An", ("=NA()", "#N/A"), ("=1/0", "#DIV/0!")]
    data = workbook({"Klanten": [HEADER, row]})
    assert "born_on" not in values(data) and "phone" not in values(data)
    assert notes(data) == ["line 2: has an error of a formula, which is taken as nothing (2 cells)"]


def test_a_formula_counts_for_its_value_and_without_one_is_said() -> None:
    row = ["K-1", ('="Bos, "&"An"', "Bos, An"), ("=DATE(1988,12,3)", 32480), "06 1"]
    data = workbook({"Klanten": [HEADER, row]})
    assert values(data)["born_on"] == date(1988, 12, 3)
    bare = with_sheet(data, "(</f>)<v>32480</v>", r"\1")
    assert "born_on" not in values(bare)
    assert notes(bare) == [
        "line 2: has a formula without a value; open the workbook in Excel and save it, so that it "
        "has one"
    ]


def test_texts_keep_their_lines_and_what_excel_writes_in_its_own_way() -> None:
    rows = [["Klantnr", "Naam", "Opmerking"], ["K-1", "Bos, An", " een _x0041_\ntwee "]]
    assert values(workbook({"Klanten": rows}))["note"] == " een _x0041_\ntwee "


# Sheets ------------------------------------------------------------------------------------


def test_the_header_may_stand_lower_and_titles_above_it_are_said() -> None:
    rows = [["Mijn klanten"], [], ["Peildatum", date(2026, 11, 20)], *([[]] * 30), *LIST]
    data = workbook({"Klanten": rows})
    assert values(data)["ref"] == "K-1"
    assert notes(data) == ["line 3: stands above the column names; it is not read"]


def test_the_sheet_that_looks_like_a_list_is_read_and_the_others_are_said() -> None:
    data = workbook({"Uitleg": [["Lees mij"]], "Klanten": LIST, "Keuzes": [["Noord"], ["Zuid"]]})
    assert values(data)["ref"] == "K-1"
    assert notes(data) == ["Klanten is read; these sheets are not: “Uitleg”, “Keuzes”"]


def test_two_lists_of_people_are_asked_about_with_their_names() -> None:
    other = [HEADER, ["K-2", "Kok, Bo", None, None]]
    data = workbook({"2025": LIST, "2026": other, "Leeg": [HEADER]})
    assert refusal(data) == (
        "has more than one list of the same kind; say which is meant with --sheet, one at a time: "
        "“2025”, “2026”"
    )
    assert values(data, sheet="2026")["ref"] == "K-2"
    assert notes(data, sheet="2026") == ["2026 is read; these sheets are not: “2025”, “Leeg”"]
    assert refusal(data, sheet="2027") == "has no sheet “2027”; its sheets: “2025”, “2026”, “Leeg”"


def test_a_workbook_without_a_list_names_its_sheets() -> None:
    data = workbook({"Blad1": [["a", "b"]], "Blad2": []})
    assert "its sheets: “Blad1”, “Blad2”" in refusal(data)
    assert "on sheet “Blad1”" in refusal(data, sheet="Blad1")


def test_hidden_rows_columns_and_sheets_are_said() -> None:
    data = workbook({"Klanten": LIST, "Oud": LIST}, "Oud")
    data = with_sheet(data, '<row r="2"', '<row r="2" hidden="1"')
    data = with_sheet(
        data, "<sheetData>", '<cols><col min="3" max="4" hidden="1"/></cols><sheetData>'
    )
    assert values(data)["born_on"] == date(1988, 12, 3)
    assert notes(data) == [
        "Klanten is read; these sheets are not: “Oud” (hidden)",
        "line 2: is hidden in the workbook, and is read like any other",
        "has hidden columns, which are read like any other (2 columns)",
    ]
    only = workbook({"Uitleg": [["Lees mij"]], "Oud": LIST}, "Oud")
    assert notes(only)[1:] == ["Oud is a hidden sheet; it is read all the same"]


def test_a_cell_over_several_rows_counts_for_each_of_them() -> None:
    rows = [["Klanten"], ["Klantnr", "Naam", "Wijk"], ["K-1", "Bos, An", "Noord"]]
    rows += [["K-2", "Kok, Bo"], ["K-3", "Vos, Cor"], ["K-4", "Mus, Di", "Zuid"]]
    data = changed(
        workbook({"Klanten": rows}),
        SHEET,
        lambda text: text.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="C3:C5"/>'
            b"</mergeCells>",
        ),
    )
    assert [item.given.values["neighbourhood"] for item in read(data).dossiers] == [
        *["Noord"] * 3,
        "Zuid",
    ]
    assert notes(data) == []


@pytest.mark.parametrize("sheets", ["Klanten Contacten Schulden", "Schulden Contacten Klanten"])
def test_people_and_their_details_come_in_from_one_workbook(new_desk: Desk, sheets: str) -> None:
    contacts = [["Klantnr", "Datum", "Wijze", "Doel", "Uitkomst"]]
    contacts += [["k-1", date(2026, 11, 2), "kantoor", "voortgang", "gehouden"]]
    debts = [DEBTS, ["K-1", "Eneco", 12.5, "energie", TODAY, False, "open"]]
    debts += [["K-1", "Vitens", 3, "overig", TODAY, False, "open"]]
    found = {"Klanten": SPOKEN_TO, "Contacten": contacts, "Schulden": debts}
    data = workbook({name: found[name] for name in sheets.split()})
    tally = new_desk.files.import_records(read(data)).tally
    assert {kind: each.added for kind, each in tally.items() if each.added} == {
        "jobseeker": 1,
        "contact": 1,  # the contacts themselves say when the last one was
        "debt": 2,
    }
    again = new_desk.files.import_records(read(data)).tally
    assert not any(each.added or each.updated for each in again.values())


def test_without_contacts_the_last_one_is_what_the_list_says(new_desk: Desk) -> None:
    debts = [DEBTS, ["K-1", "Eneco", 12.5, "energie", TODAY, False, "open"]]
    data = workbook({"Schulden": debts, "Klanten": SPOKEN_TO})
    new_desk.files.import_records(read(data))
    [line] = new_desk.read.caseload()
    assert line.case.last_contact == date(2026, 11, 3)


def test_what_is_wrong_in_one_of_several_sheets_names_the_sheet(new_desk: Desk) -> None:
    debts = [DEBTS, ["K-1", "Eneco", "veel", "energie", TODAY, False, "open"]]
    debts += [["K-9", "Vitens", 3, "overig", TODAY, False, "open"]]
    data = workbook({"Klanten": LIST, "Schulden": debts})
    incoming = read(data)
    with pytest.raises(Refused) as refused:
        new_desk.files.import_records(incoming)
    assert [placed(problem).partition(":")[0] for problem in refused.value.problems] == [
        "Schulden, line 2, Bedrag",
        "Schulden, line 3, Klantnr",
    ]


def test_the_rows_to_mend_of_a_workbook_go_to_a_list_that_comes_in(
    new_desk: Desk, tmp_path: Path
) -> None:
    rows = [*LIST, ["K-2", "Kok, Bo", "eind 1988", None], ["K-3", "Vos, Cor", TODAY, 0.5]]
    data = workbook({"Uitleg": [["Lees mij"]], "Klanten": rows})
    good = new_desk.files.good_rows(lambda lines: read(data, skipped=lines))
    assert [item.given.values["ref"] for item in good.incoming.dossiers] == ["K-1", "K-3"]
    path = tmp_path / "to-mend.csv"
    assert write_problem_rows(data, good.problems, path) == 1
    text = path.read_text("utf-8-sig").replace("eind 1988", "3-12-1988")
    [mended] = read_file(text.encode(), "x.csv", TODAY).dossiers
    assert mended.given.values["born_on"] == date(1988, 12, 3)


# LibreOffice's own form --------------------------------------------------------------------


def test_an_open_document_is_read_with_its_repeated_and_hidden_rows() -> None:
    rows = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows += ods_row("Klantnr", "Naam") + ods_row("K-1", "Bos, An")
    rows += ods_row("K-2", "Kok, Bo", visibility="filter")
    rows += (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    data = open_document(rows)
    assert [item.given.values["ref"] for item in read(data).dossiers] == ["K-1", "K-2"]
    assert notes(data) == ["line 5: is hidden in the workbook, and is read like any other"]


def test_tabs_and_line_breaks_of_an_open_document_part_its_words() -> None:
    rows = ods_row("Klantnr", "Naam", "Opmerking")
    rows += ods_row("K-1", "Bos, An", "een<text:tab/>twee<text:line-break/>drie")
    assert values(open_document(rows))["note"] == "een\ttwee\ndrie"


# What is refused ---------------------------------------------------------------------------

MANY = (
    '<table:table-cell office:value-type="float" office:value="1" {n}><text:p>1</text:p>'
    "</table:table-cell>"
)
BIG = b" " * 60_000_000
SWELL = "unpacks to far more than a list can be"
HUGE = "more than can be read"
DAMAGED = "is a damaged workbook"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'


@cache
def hostile() -> dict[str, tuple[bytes, str]]:
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    unnamed = '<row r="1048576"><c><v>1</v></c></row><row r="4">{}<c><v>1</v></c></row>'
    repeated = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    return {
        "half of it": (PLAIN[: len(PLAIN) // 2], DAMAGED),
        "a few bytes": (b"PK\x03\x04" + bytes(60), DAMAGED),
        "a cell far away": (with_rows(PLAIN, row.encode()), HUGE),
        "cells without names": (with_rows(PLAIN, unnamed.format("<c/>" * 16383).encode()), HUGE),
        "beyond the last row": (
            with_rows(PLAIN, row.replace("1048576", "4000000000").encode()), HUGE),
        "blanks": (with_rows(PLAIN, BIG), SWELL),
        "a long text": (
            changed(PLAIN, "xl/sharedStrings.xml", lambda text: text.replace(
                b"</sst>", b"<si><t>" + BIG + b"</t></si></sst>")),
            SWELL,
        ),
        "entities": (with_sheet(PLAIN, "<worksheet", ENTITIES), DAMAGED),
        "no texts": (changed(PLAIN, "xl/sharedStrings.xml", lambda _: None), DAMAGED),
        "no sheet": (changed(PLAIN, SHEET, lambda _: None), DAMAGED),
        "half a sheet": (changed(PLAIN, SHEET, lambda text: text[:-40]), DAMAGED),
        "another kind of file": (
            changed(PLAIN, "xl/workbook.xml", lambda _: None), "is no workbook"),
        "a billion rows": (open_document(repeated.format(10**9, MANY.format(n=""))), HUGE),
        "a million rows of a thousand": (
            open_document(repeated.format(
                10**6, MANY.format(n='table:number-columns-repeated="1000"'))),
            HUGE,
        ),
        "billions of blanks": (
            open_document(ods_row('Naam<text:s text:c="2000000000"/>', "Klantnr")), SWELL),
        "a password": (old_file("EncryptedPackage", "EncryptionInfo"), "has a password"),
        "a password of LibreOffice": (
            open_document("", "<manifest:encryption-data/>"), "has a password"),
        "an old document": (old_file("WordDocument"), "is a document and no list"),
        "another old file": (old_file("PowerPoint Document"), "is no list but another kind"),
        "an old workbook with nothing in it": (old_file("Workbook"), DAMAGED),
    }  # fmt: skip


@pytest.mark.parametrize("name", hostile())
def test_a_workbook_that_cannot_be_read_is_refused_in_one_line(name: str) -> None:
    data, said = hostile()[name]
    begun = clock.perf_counter()
    text = refusal(data)
    assert said in text and "\n" not in text
    assert clock.perf_counter() - begun < 20


def test_a_bomb_takes_little_memory(tmp_path: Path) -> None:
    """Each in a program of its own, whose largest size is told by the system."""
    if sys.platform == "win32":
        pytest.skip("has no such count")
    path = tmp_path / "x.xlsx"
    program = (
        "import resource, sys; from datetime import date;"
        "from coachdesk.exchange.caseload_file import read_file;"
        "from coachdesk.domain.problem import Refused;"
        "import coachdesk.exchange.workbook_in, coachdesk.exchange.people_in;"
        "import python_calamine;"
        "size = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "before = size()\n"
        "try: read_file(open(sys.argv[1], 'rb').read(), 'x.xlsx', date(2026, 1, 1))\n"
        "except Refused: pass\n"
        "print(size() - before)"
    )
    for name in ("a cell far away", "blanks", "a billion rows", "a million rows of a thousand"):
        path.write_bytes(hostile()[name][0])
        found = subprocess.run(
            [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
        )
        assert int(found.stdout) < 50 * 1024, name  # KB


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    data = with_sheet(PLAIN, '<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>')
    assert values(data)["ref"] == "K-1"


def test_a_part_that_says_it_is_small_is_read_no_further() -> None:
    """The size in the list of parts is a lie: what the reader gets is no more than that."""
    large = with_rows(PLAIN, b"<row/>" * 1000)
    with zipfile.ZipFile(io.BytesIO(large)) as archive:
        true = archive.getinfo(SHEET).file_size
    lying = large.replace(true.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert DAMAGED in refusal(lying)


def test_empty_rows_to_the_end_of_the_sheet_do_no_harm(new_desk: Desk) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 60_000))
    assert values(with_rows(PLAIN, rows.encode()))["ref"] == "K-1"
    import_records(new_desk, caseload())
