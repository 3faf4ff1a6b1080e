"""Our CSV as spreadsheets and scripts really read it: LibreOffice as a Dutch one, pandas, csvkit.

Each is skipped where it is not installed.
"""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, Scope
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.csv_writing import csv_lines
from coachdesk.exchange.details import TABLES
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.schema.kinds import CLOCK, DAY, HOURS, LINE, MONEY, FieldKind
from tests.files import write_csv
from tests.store.steps import caseload, import_records

TODAY = date(2026, 11, 20)
# As Dutch LibreOffice opens a CSV of ours: semicolons, UTF-8, Dutch numbers, dates seen as dates.
DUTCH = "CSV:59,34,76,1,,1043,false,true,false"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

DATES = (
    *("born_on", "benefit_from", "registered_on", "intake_started_on", "plan_agreed_on"),
    *("last_contact", "last_seen", "contact_due", "next_appointment", "next_step_due"),
    *("debt_plan_due", "placement_ends", "closed_on"),
)
NUMBERS = ("days_late", "intake_hours", "open_steps", "open_debt", "placement_hours")
FORMULAS = ["=1+1", "+31 6", "-", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "\t=1"]
REFS = ["K-00123", "00123", "12345678901234567", "1e5", "2026-11", "=7", "'0012", "44"]
PHONES = [
    "0612345678",
    "+31 6 12345678",
    "06-12345678",
    "0031612345678",
    None,
    "088",
    "06 1",
    "112",
]


def person(number: int) -> dict[str, Any]:
    odd = FORMULAS[number % len(FORMULAS)]
    return {
        "ref": REFS[number],
        "first_name": "Şükran",
        "prefix": ["van den", "'t", None][number % 3],
        "last_name": ["Yılmaz", "王", "D'Angelo", odd][number % 4],
        "born_on": "1988-12-03",
        "phone": PHONES[number],
        "email": "s.yilmaz@voorbeeld.nl",
        "neighbourhood": f'Wijk "{number}"; oost',
        "plan_goal": f"{odd}\neen doel; met, leestekens",
        "tags": ["zorg", "rij;bewijs"],
        "benefit_kind": "participatiewet",
        "benefit_from": "2024-02-29",
        "contacts": [
            {"on": f"2026-0{day}-09", "at": "09:30", "mode": "office", "purpose": "plan",
             "outcome": "held", "note": f"{odd} gesprek\n{day}", "jobseeker_present": day % 2 == 0}
            for day in range(1, 5)
        ],
        "plan_steps": [
            {"domain": "work", "title": f"cv, {odd}", "owner": "coach", "due_on": "2026-12-24",
             "status": "todo"}
        ],
        "debts": [
            {"creditor": "Eneco", "kind": "utilities", "amount": "1250.50", "status": "open",
             "noted_on": "2026-01-05", "problematic": True},
            {"creditor": odd, "kind": "other", "amount": "-0.25", "status": "open",
             "noted_on": "2026-01-05", "problematic": False},
        ],
        "placements": [
            {"organisation": "Café 't Hoekje", "kind": "volunteer", "role": odd,
             "started_on": "2026-05-01", "ends_on": "2027-05-01", "hours_per_week": 20.5,
             "allowance_per_month": "100.00"}
        ],
    }  # fmt: skip


@pytest.fixture
def desk(new_desk: Desk) -> Desk:
    seats = [{"ref": ref, "status": "attended"} for ref in REFS]
    held = {"title": "Solliciteren", "held_on": "2026-05-04", "hours": 2.5, "starts_at": "09:30"}
    people = [person(number) for number in range(len(REFS))]
    import_records(new_desk, caseload(*people, workshops=[{**held, "attendance": seats}]))
    return new_desk


def exported(desk: Desk, table: str, dialect: str) -> str:
    if table == "caseload":
        return write_csv(desk.read.caseload(Scope.ALL), desk.policy, TODAY, dialect)
    with desk.files.details(table) as found:
        return "".join(csv_lines(list(TABLES[table].columns), found.rows, dialect))


def kinds_of(table: str) -> Mapping[str, FieldKind]:
    """What each column holds."""
    if table != "caseload":
        return {name: spec.kind for name, spec in TABLES[table].columns.items()}
    kinds = dict.fromkeys(CASELOAD_COLUMNS, LINE)
    kinds |= dict.fromkeys(DATES, DAY)
    return kinds | dict.fromkeys(NUMBERS, HOURS)


def own_rows(desk: Desk, table: str) -> list[list[str]]:
    """What our own reader finds in the cells: texts with their marks."""
    import csv
    import io

    text = exported(desk, table, "excel-nl").removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


TABLE_NAMES = ["caseload", *TABLES]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_every_date_amount_and_text_and_finds_no_formula(
    desk: Desk, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for table in TABLE_NAMES:
        (tmp_path / f"{table}.csv").write_text(
            exported(desk, table, "excel-nl"), encoding="utf-8", newline=""
        )
    convert(tmp_path, "csv", "xlsx", f"--infilter={DUTCH}")
    for table in TABLE_NAMES:
        sheet = openpyxl.load_workbook(tmp_path / f"{table}.xlsx").active
        header, *rows = own_rows(desk, table)
        assert [cell.value for cell in sheet[1]] == header
        assert sheet.max_row == len(rows) + 1
        for cells, row in zip(sheet.iter_rows(min_row=2), rows, strict=True):
            for name, cell, written in zip(header, cells, row, strict=True):
                assert cell.data_type != "f"
                assert_kept(kinds_of(table)[name], cell.value, written)


def convert(folder: Path, source: str, to: str, *how: str) -> None:
    """Have LibreOffice write every table in another form."""
    assert OFFICE
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    files = [str(folder / f"{table}.{source}") for table in TABLE_NAMES]
    argv = [OFFICE, own, "--headless", *how, "--convert-to", to]
    subprocess.run(
        [*argv, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180
    )


def assert_kept(kind: FieldKind, found: Any, written: str) -> None:
    """One cell of the spreadsheet against the text in the file."""
    if not written:
        assert found is None
    elif kind is DAY:
        assert isinstance(found, datetime)
        assert found.date() == date.fromisoformat(written)
    elif kind in (HOURS, MONEY):
        assert isinstance(found, int | float)
        assert Decimal(str(found)) == Decimal(written.replace(",", "."))
    elif kind is CLOCK:
        shown = found.strftime("%H:%M") if isinstance(found, time) else found
        assert shown == written
    elif written == "44":
        assert str(found) == written  # a short number keeps its digits as a number too
    else:
        assert found == written


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_a_spreadsheet_saves_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """CSV -> LibreOffice -> xlsx -> its own CSV -> import."""
    for table in TABLE_NAMES:
        (tmp_path / f"{table}.csv").write_text(
            exported(desk, table, "excel-nl"), encoding="utf-8", newline=""
        )
    convert(tmp_path, "csv", "xlsx", f"--infilter={DUTCH}")
    for table in TABLE_NAMES:
        (tmp_path / f"{table}.csv").unlink()
    convert(tmp_path, "xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1,,1043")
    for table in TABLE_NAMES:
        incoming = read_file((tmp_path / f"{table}.csv").read_bytes(), "x.csv", TODAY)
        assert incoming.problems == []
        tally = desk.files.import_records(incoming).tally
        assert tally or len(own_rows(desk, table)) == 1
        assert not any(each.added or each.updated for each in tally.values()), table


@pytest.mark.parametrize("table", TABLE_NAMES)
@pytest.mark.parametrize("dialect", ["excel-nl", "plain"])
def test_pandas_reads_it_with_ordinary_options(
    desk: Desk, tmp_path: Path, table: str, dialect: str
) -> None:
    pandas = pytest.importorskip("pandas")
    file = tmp_path / "x.csv"
    file.write_text(exported(desk, table, dialect), encoding="utf-8", newline="")
    how = {"sep": ";", "decimal": ","} if dialect == "excel-nl" else {}
    kinds = kinds_of(table)
    days = [name for name, kind in kinds.items() if kind is DAY]
    frame = pandas.read_csv(file, parse_dates=days, **how)
    assert list(frame.columns) == list(kinds)
    for name, kind in kinds.items():
        if kind is DAY and frame[name].notna().any():
            assert frame[name].dtype.kind == "M"
        if kind in (MONEY, HOURS) and frame[name].notna().any():
            assert frame[name].dtype.kind in "fi"
    assert {"K-00123", "'00123" if dialect == "excel-nl" else "00123"} <= set(frame["ref"])
    if table == "caseload":
        assert "06 12345678" in set(frame["phone"])


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_csvkit_reads_it_with_ordinary_options(demo_desk: Desk, tmp_path: Path, table: str) -> None:
    csvkit = shutil.which("csvstat") or shutil.which("csvstat", path=_beside_python())
    if csvkit is None:
        pytest.skip("csvkit is not installed")
    file = tmp_path / "x.csv"
    file.write_text(exported(demo_desk, table, "plain"), encoding="utf-8", newline="")
    said = subprocess.run(
        [csvkit, "--count", str(file)], check=True, capture_output=True, text=True, timeout=60
    )
    assert int(said.stdout.split()[-1]) == len(own_rows(demo_desk, table)) - 1
    types = subprocess.run(
        [csvkit, "--type", str(file)], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    if table == "debts":
        assert "3. kind: Text" in types
        assert "4. amount: Number" in types
        assert "5. noted_on: Date" in types


def _beside_python() -> str:
    import sys

    return str(Path(sys.executable).parent)
