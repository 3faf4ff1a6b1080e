"""A caseload goes out as a workbook, through LibreOffice, and comes back the same.

With COACHDESK_FULL=1 a hundred caseloads go through LibreOffice, in three forms; a few else.
LibreOffice is a client here: where it is not installed those tests are skipped.
"""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk import words
from coachdesk.desk import Desk, Scope
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.details import TABLES
from coachdesk.exchange.headers import CASELOAD_COLUMNS, DERIVED_COLUMNS
from coachdesk.exchange.people_out import caseload_table
from tests.exchange.test_round_trips import TEXTS, desk_on, hostile_caseload
from tests.store.steps import import_records
from tests.workbooks import changed

FULL = os.environ.get("COACHDESK_FULL") == "1"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OWN = [name for name in CASELOAD_COLUMNS if name not in DERIVED_COLUMNS]
SOME_TEXTS = [
    *("=1+1", "+31 6 12345678", "-", "@SUM(A1)", "'t Hart", "'=x", "＝1", "00123", "'00123"),
    *("een\ntwee\n\ndrie", "\tinspringen", "twee  spaties", " rand ", "é ø ß 王 🙂", "_x0041_"),
    *("a \"b\" 'c'; d, e", "NULL", "None", "0", "ja", "1e5", "2026-11", "1.250,50", '="007"'),
    *("06 12345679", "<b>&amp;</b>", "TRUE", "waar", "12:30", "50%", "€ 3", "#1", "10-11-12"),
]
MANY = settings(
    max_examples=1000 if FULL else 10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True, params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    words.use(request.param)
    yield request.param
    words.use("en")


def whole_workbook(desk: Desk, **how: Any) -> bytes:
    lines = desk.read.caseload(Scope.ALL)
    return desk.files.workbook(lines, list(TABLES), closed_too=True, **how)


def tables_of(desk: Desk) -> dict[str, list[str]]:
    """What the tables hold, in an order of their own."""
    lines = desk.read.caseload(Scope.ALL)
    _, rows = caseload_table(lines, desk.policy, desk.today, OWN, codes=True)
    found = {"caseload": sorted(map(str, rows))}
    for table in TABLES:
        with desk.files.details(table, closed_too=True) as details:
            found[table] = sorted(map(str, details.rows))
    return found


def differences(desk: Desk, *files: tuple[str, bytes]) -> list[str]:
    """What an import of these files would change, and what is wrong with them."""
    found = []
    for name, data in files:
        incoming = read_file(data, name, desk.today)
        found += [f"{name}: {problem}" for problem in incoming.problems]
        for kind, tally in desk.files.import_records(incoming, dry_run=True).tally.items():
            if tally.added or tally.updated:
                found.append(f"{name}: {kind} {tally}")
    return found


@MANY
@given(seed=st.integers(0, 2**32), texts=TEXTS, codes=st.booleans())
def test_a_workbook_brings_back_every_person_and_record(
    empty_store: Path, seed: int, texts: list[str], codes: bool
) -> None:
    """Store -> workbook -> the same store, and an empty one."""
    caseload, today = hostile_caseload(seed, texts)
    with desk_on(empty_store, today) as first, desk_on(empty_store, today) as second:
        import_records(first, caseload)
        data = whole_workbook(first, codes=codes)
        assert differences(first, ("x.xlsx", data)) == []
        second.files.import_records(read_file(data, "x.xlsx", today))
        assert tables_of(second) == tables_of(first)


def test_three_cells_that_were_changed_are_three_changes(demo_desk: Desk, language: str) -> None:
    data = whole_workbook(demo_desk)
    lines = demo_desk.read.caseload(Scope.ALL)
    _, rows = caseload_table(lines, demo_desk.policy, demo_desk.today, ["phone"])
    phones = [str(phone) for (phone,) in rows if phone][:3]

    def other_phones(text: bytes) -> bytes:
        for number, phone in enumerate(phones):
            text, count = re.subn(
                re.escape(f">{phone}<".encode()), f">06 0000000{number}<".encode(), text
            )
            assert count == 1
        return text

    mended = changed(data, "xl/sharedStrings.xml", other_phones)
    [tally] = [
        tally
        for tally in demo_desk.files.import_records(
            read_file(mended, "x.xlsx", demo_desk.today)
        ).tally.values()
        if tally.added or tally.updated
    ]
    assert (tally.added, tally.updated) == (0, 3)


# LibreOffice -------------------------------------------------------------------------------

# Semicolons, UTF-8, cells as they are shown, every sheet a file.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1043,false,true,true,false,false,-1"


def convert(folder: Path, to: str, files: list[Path]) -> Path:
    """Have LibreOffice open these and save them in another form; gives the folder they are in."""
    assert OFFICE
    target = folder / to.partition(":")[0]
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    argv = [OFFICE, own, "--headless", "--convert-to", to, "--outdir", str(target)]
    subprocess.run([*argv, *map(str, files)], check=True, capture_output=True, timeout=1800)
    return target


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saved_again_differs_in_nothing(
    empty_store: Path, tmp_path: Path, language: str
) -> None:
    seeds = range(50) if FULL else range(2)  # in two languages
    with ExitStack() as stack:
        desks: list[tuple[Desk, Path]] = []
        for seed in seeds:
            pool = random.Random(f"{seed} {language}")
            caseload, today = hostile_caseload(pool.randrange(2**32), pool.sample(SOME_TEXTS, 12))
            desk = stack.enter_context(desk_on(empty_store, today))
            import_records(desk, caseload)
            path = tmp_path / f"c{seed}.xlsx"
            path.write_bytes(whole_workbook(desk))
            desks.append((desk, path))
        files = [path for _, path in desks]
        as_xlsx = convert(tmp_path, "xlsx", files)
        as_ods = convert(tmp_path, "ods", files)
        as_csv = convert(tmp_path, CSV, files)
        wrong, cells = [], 0
        for desk, path in desks:
            tables = sorted(as_csv.glob(f"{path.stem}-*.csv"))
            assert len(tables) == len(TABLES) + 1
            for saved in (as_xlsx / path.name, as_ods / f"{path.stem}.ods", *tables):
                wrong += differences(desk, (saved.name, saved.read_bytes()))
            for saved in (as_xlsx / path.name, as_ods / f"{path.stem}.ods"):
                with desk_on(empty_store, desk.today) as second:
                    second.files.import_records(
                        read_file(saved.read_bytes(), saved.name, desk.today)
                    )
                    mine, theirs = tables_of(desk), tables_of(second)
                    wrong += [
                        f"{saved.name}: {name}" for name in mine if mine[name] != theirs[name]
                    ]
                cells += sum(map(len, mine.values()))
        print(f"{len(desks)} caseloads in {language}, {cells} rows: {len(wrong)} differences")
        assert wrong == []


def test_dates_before_those_that_excel_counts_are_kept_as_text(new_desk: Desk) -> None:
    from tests.store.steps import caseload

    person = {"ref": "K-1", "first_name": "An", "last_name": "Bos", "born_on": "1899-05-04"}
    import_records(new_desk, caseload(person))
    assert differences(new_desk, ("x.xlsx", whole_workbook(new_desk))) == []
    [row] = tables_of(new_desk)["caseload"]
    assert repr(date(1899, 5, 4)) in row
