"""`coachdesk export`: to standard output or a file, whole or not at all."""

import csv
import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.cli import progress
from coachdesk.cli.progress import Progress
from coachdesk.exchange import safe_file
from coachdesk.exchange.details import TABLES
from coachdesk.store import access_log
from tests.cli.conftest import SAMPLE, Run, fingerprint
from tests.platforms import needs_posix
from tests.workbooks import sheets_of

HEAD = ["format", "version", "exported_at", "coach", "policy"]
REF = "K-150001"
LISTS = ["organisations", "workshops", "tasks", "templates", "jobseekers"]


def undated(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if '"exported_at"' not in line)


def test_json_is_the_whole_caseload_in_the_promised_form(run: Run, store: Path) -> None:
    said = run("export", "--format", "json")
    assert (said.code, said.err) == (0, "")
    found, given = json.loads(said.out), json.loads(SAMPLE.read_text("utf-8"))
    assert list(found) == [*HEAD, *LISTS]
    assert [each["ref"] for each in found["jobseekers"]] == [
        each["ref"] for each in given["jobseekers"]
    ]
    assert found["coach"]["name"] == given["coach"]["name"]


def test_json_taken_in_again_gives_the_same_bytes(run: Run, store: Path, tmp_path: Path) -> None:
    first = run("export", "--format", "json")
    new = tmp_path / "again.db"
    assert run("import", "-", "--store", new, stdin=first.raw).code == 0
    assert undated(run("export", "--format", "json", "--store", new).out) == undated(first.out)


def test_csv_is_made_for_a_dutch_spreadsheet_unless_asked_otherwise(run: Run, store: Path) -> None:
    said = run("export")
    assert (said.code, said.err) == (0, "")
    assert said.raw.startswith(b"\xef\xbb\xbf")
    assert said.raw.count(b"\r\n") == said.raw.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff")), delimiter=";"))
    plain = run("export", "--dialect", "plain")
    assert not plain.raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in plain.raw
    same = list(csv.DictReader(io.StringIO(plain.out)))
    assert [each["ref"] for each in rows] == [each["ref"] for each in same]
    assert len(rows) == 11


def test_closed_dossiers_come_along_when_asked(run: Run, store: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--all", "--dialect", "plain").out)))
    assert len(rows) == len(json.loads(SAMPLE.read_text("utf-8"))["jobseekers"])
    assert any(each["closed_on"] for each in rows)


@needs_posix
@pytest.mark.parametrize("how", [[], ["--format", "json"], ["--dialect", "plain", "--all"]])
def test_a_file_holds_what_standard_output_would(how: list[str], run: Run, store: Path) -> None:
    file = store.parent / "out" / "caseload.x"
    file.parent.mkdir()
    straight = run("export", *how)
    said = run("export", *how, "-o", file)
    assert (said.code, said.out, len(said.lines)) == (0, "", 1)
    assert str(file) in said.err
    assert undated(file.read_bytes().decode()) == undated(straight.raw.decode())
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


@needs_posix
def test_an_old_file_is_replaced_only_by_force_and_is_then_the_owners_alone(
    run: Run, store: Path
) -> None:
    file = store.parent / "old.csv"
    file.write_text("old", "utf-8")
    file.chmod(0o644)
    said = run("export", "-o", file)
    assert (said.code, len(said.lines), file.read_text("utf-8")) == (1, 1, "old")
    assert "--force" in said.err
    assert run("export", "-o", file, "--force").code == 0
    assert file.read_bytes() == run("export").raw
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["fsync", "open", "replace"])
def test_the_old_file_stays_when_the_new_one_cannot_be_written(
    step: str, run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.parent / "out" / "old.csv"
    file.parent.mkdir()
    file.write_text("old", "utf-8")

    opened = os.open

    def full(*args: Any, **how: Any) -> int:
        if step == "open" and not args[1] & os.O_EXCL:
            return opened(*args, **how)  # not the file that is made: the access log
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "replace":
            patch.setattr(Path, "replace", full)
        else:
            patch.setattr(safe_file.os, step, full)
        said = run("export", "-o", file, "--force")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert str(file) in said.err
    assert file.read_text("utf-8") == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "name", ["", "missing/x.csv", "caseload.db/x.csv", "x" * 300], ids=range(4)
)
def test_an_impossible_place_is_said_in_one_line(name: str, run: Run, store: Path) -> None:
    said = run("export", "-o", store.parent / name)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "inside coachdesk" not in said.err


@pytest.mark.parametrize("way", ["itself", "other spelling"])
def test_an_export_never_replaces_its_own_store(way: str, run: Run, store: Path) -> None:
    target = store
    if way == "other spelling":
        target = store.parent / "." / ".." / store.parent.name / store.name
    before = fingerprint(store)
    said = run("export", "-o", target)
    assert fingerprint(store) == before
    assert (said.code, len(said.lines)) == (1, 1)


@pytest.mark.parametrize(
    "name", ["caseload.db-wal", "caseload.db.access.log", "backups/x", "caseload.db.damaged-1"]
)
@pytest.mark.parametrize(
    "command",
    [
        ["export", "-o"],
        ["export", "--format", "json", "-o"],
        ["export", "--table", "debts", "-o"],
        ["export", "--format", "json", "--ref", REF, "-o"],
        ["export", "--format", "json", "--ref", REF, "--read-only", "-o"],
        ["export", "--force", "-o"],
        ["backup"],
        ["backup", "--force"],
    ],
)
def test_no_command_writes_over_what_belongs_to_the_store(
    command: list[str], name: str, run: Run, store: Path
) -> None:
    (store.parent / "backups").mkdir()
    target = store.parent / name
    before = fingerprint(store)
    said = run(*command, target)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert target.name in said.err
    assert "inside coachdesk" not in said.err
    if "access" in name:
        assert "ref" not in target.read_text()
    else:
        assert not target.exists()
    assert fingerprint(store) == before


def test_nothing_is_published_among_the_backups(run: Run, store: Path) -> None:
    folder = store.parent / "backups"
    folder.mkdir()
    said = run("publish", folder)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert said.err.startswith("backups is kept")
    assert not [file for file in folder.iterdir() if file.suffix == ".json"]


@pytest.mark.parametrize("name", [".", "/", "~nobody-of-that-name/x.csv"])
def test_a_place_that_is_no_file_is_said_in_one_line(name: str, run: Run, store: Path) -> None:
    said = run("export", "-o", name)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "inside coachdesk" not in said.err


@needs_posix
def test_a_name_as_long_as_the_file_system_allows_can_be_written(run: Run, store: Path) -> None:
    file = store.parent / ("x" * 251 + ".csv")
    assert run("export", "-o", file).code == 0
    assert file.exists()


@needs_posix
@pytest.mark.parametrize("more", [[], ["--force"]])
def test_a_pipe_is_neither_written_to_nor_replaced(more: list[str], run: Run, store: Path) -> None:
    pipe = store.parent / "pipe"
    os.mkfifo(pipe)
    said = run("export", "-o", pipe, *more)
    assert (said.code, len(said.lines)) == (1, 1)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "argv", [["--format", "xml"], ["--dialect", "excel"], ["-o"], ["extra"], ["--forma", "json"]]
)
def test_wrong_usage_is_exit_2(argv: list[str], run: Run, store: Path) -> None:
    said = run("export", *argv)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)


# Tables of details, columns, dossiers -------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_details_comes_in_again_and_changes_nothing(
    table: str, run: Run, store: Path
) -> None:
    for how in ([], ["--dialect", "plain"], ["--all"]):
        said = run("export", "--table", table, *how)
        assert (said.code, said.err) == (0, "")
        again = run("import", "-", stdin=said.raw)
        assert again.code == 0
        assert not re.search(r"[1-9]\d* (added|changed)", again.out)


def test_more_rows_go_out_when_closed_dossiers_come_along(run: Run, store: Path) -> None:
    some, every = (run("export", "--table", "contacts", *how).out for how in ([], ["--all"]))
    assert len(some.splitlines()) < len(every.splitlines())


def test_chosen_columns_go_out_in_the_order_asked(run: Run, store: Path) -> None:
    said = run("export", "--dialect", "plain", "--columns", "last_name, ref,ref")
    rows = list(csv.reader(io.StringIO(said.out)))
    assert rows[0] == ["last_name", "ref"]
    whole = list(csv.DictReader(io.StringIO(run("export", "--dialect", "plain").out)))
    assert rows[1:] == [[each["last_name"], each["ref"]] for each in whole]
    said = run("export", "--table", "debts", "--dialect", "plain", "--columns", "amount,ref")
    assert said.out.splitlines()[0] == "amount,ref"


@pytest.mark.parametrize("how", [[], ["--table", "debts"]])
def test_an_unknown_column_is_named_with_those_there_are(
    how: list[str], run: Run, store: Path
) -> None:
    said = run("export", *how, "--columns", "ref,colour")
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert "colour" in said.err
    assert "last_name" in said.err or "creditor" in said.err


@pytest.mark.parametrize(
    "argv",
    [
        ["--table", "debts", "--format", "json"],
        ["--columns", "ref", "--format", "json"],
        ["--ref", "K-00001"],
        ["--table", "people"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    argv: list[str], run: Run, store: Path
) -> None:
    said = run("export", *argv)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert argv[0] in said.err


def test_one_dossier_goes_out_with_all_that_is_about_it_and_nothing_else(
    run: Run, store: Path
) -> None:
    whole = json.loads(run("export", "--format", "json").out)
    wanted = next(each for each in whole["jobseekers"] if each["placements"])
    said = run("export", "--format", "json", "--ref", wanted["ref"])
    found = json.loads(said.out)
    assert found["jobseekers"] == [wanted]
    named = {each["organisation"] for each in wanted["placements"]}
    assert {each["name"] for each in found["organisations"]} == named
    seats = [seat["ref"] for each in found["workshops"] for seat in each["attendance"]]
    assert set(seats) <= {wanted["ref"]}
    assert all(each["attendance"] for each in found["workshops"])


def test_a_dossier_that_is_not_there_is_named(run: Run, store: Path) -> None:
    said = run("export", "--format", "json", "--ref", "K-99999")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "K-99999" in said.err


def test_the_access_log_tells_what_went_out_and_the_store_is_not_written(
    run: Run, store: Path
) -> None:
    before = fingerprint(store)
    run("export", "--table", "debts", "--columns", "ref,amount")
    run("export", "--format", "json", "--ref", REF, "--read-only")
    table, one = [deed for deed in access_log.read(store)[::-1] if deed.what == "exported"]
    assert (table.facts["table"], table.facts["columns"]) == ("debts", ["ref", "amount"])
    assert table.how_many
    assert (one.refs, one.how_many) == ((REF,), 1)
    assert fingerprint(store) == before


# Interruption and progress ------------------------------------------------------------------------


@pytest.mark.parametrize("how", [["--format", "json"], ["--table", "contacts"], []])
def test_an_interrupted_export_leaves_the_old_file(
    how: list[str], run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.parent / "out" / "old.csv"
    file.parent.mkdir()
    file.write_text("old", "utf-8")

    def interrupted(self: Progress, items: Iterable[Any]) -> Iterator[Any]:
        yield next(iter(items))
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "track", interrupted)
    said = run("export", *how, "-o", file, "--force")
    assert (said.code, said.out) == (130, "")
    assert file.read_text("utf-8") == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_only_on_a_terminal_and_is_gone_afterwards(
    terminal: bool, run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    said = run("export", "--format", "json", "-o", store.parent / "x.json")
    assert said.code == 0
    assert ("100%" in said.err) == terminal
    assert "Written" in said.err.rpartition("\x1b[K")[2]


def test_a_workbook_has_every_table_on_a_sheet(run: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.xlsx"
    said = run("export", "-o", file)
    assert (said.code, said.out) == (0, "")
    sheets = sheets_of(file.read_bytes())
    assert list(sheets) == ["caseload", *TABLES]
    assert len(sheets["caseload"]) == 12
    assert sheets["caseload"][0][:4] == ["ref", "first_name", "prefix", "last_name"]
    born = sheets["caseload"][0].index("born_on")
    assert all(isinstance(row[born], date | str) for row in sheets["caseload"][1:])
    assert any(isinstance(row[born], date) for row in sheets["caseload"][1:])
    amount = sheets["debts"][0].index("amount")
    assert all(isinstance(row[amount], float) or row[amount] == "" for row in sheets["debts"][1:])
    assert run("import", file, "--dry-run").code == 0


def test_a_workbook_of_one_table_or_of_some_columns(run: Run, store: Path, tmp_path: Path) -> None:
    run("export", "-o", tmp_path / "one.xlsx", "--table", "debts", "--columns", "ref,amount")
    [(name, rows)] = sheets_of((tmp_path / "one.xlsx").read_bytes()).items()
    assert (name, rows[0]) == ("debts", ["ref", "amount"])
    run("export", "-o", tmp_path / "some.xlsx", "--columns", "last_name,ref", "--all")
    [(name, rows)] = sheets_of((tmp_path / "some.xlsx").read_bytes()).items()
    assert (name, rows[0]) == ("caseload", ["last_name", "ref"])
    straight = run("export", "--format", "xlsx", "--table", "debts")
    assert list(sheets_of(straight.raw)) == ["debts"]


def test_in_dutch_lists_have_dutch_headers_and_words_unless_codes_are_asked(
    run: Run, store: Path, tmp_path: Path
) -> None:
    for how in ([], ["--table", "contacts"]):
        text = run("--lang", "nl", "export", *how).out.removeprefix("\ufeff")
        head = next(csv.reader(io.StringIO(text), delimiter=";"))
        assert head[0] == "Nummer" and not any("_" in name for name in head)
        assert "kantoor" in text and "office" not in text
        for plain in (["--codes"], ["--dialect", "plain"]):
            text = run("--lang", "nl", "export", *how, *plain).out
            assert "ref" in text.splitlines()[0] and "kantoor" not in text
    run("--lang", "nl", "export", "-o", tmp_path / "nl.xlsx")
    sheets = sheets_of((tmp_path / "nl.xlsx").read_bytes())
    assert {"Caseload", "Contacten", "Schulden", "Werkgevers", "Workshops"} <= set(sheets)
    assert sheets["Caseload"][0][:2] == ["Nummer", "Voornaam"]
    run("--lang", "nl", "export", "-o", tmp_path / "codes.xlsx", "--codes")
    assert list(sheets_of((tmp_path / "codes.xlsx").read_bytes()))[1:] == list(TABLES)


@pytest.mark.parametrize("how", [[], ["--all"], ["--table", "contacts"]])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_goes_out_in_either_language_comes_in_without_a_change(
    how: list[str], lang: str, run: Run, store: Path, tmp_path: Path
) -> None:
    for ending in ("csv", "xlsx"):
        file = tmp_path / f"x.{ending}"
        run("--lang", lang, "export", "-o", file, *how)
        said = run("--lang", "en", "import", file)
        assert said.code == 0
        assert re.findall("[1-9][0-9]* (?:added|updated)", said.out) == []


def test_a_workbook_goes_with_no_dialect_and_no_other_format(run: Run, store: Path) -> None:
    for how in (["--format", "xlsx", "--dialect", "plain"], ["--format", "csv", "-o", "x.xlsx"]):
        assert run("export", *how).code == 2


def test_texts_that_start_like_a_formula_are_texts_in_the_workbook(
    run: Run, store: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text('ref;last_name;first_name;phone\n"\'=7";Bos;"\'=1+1";0612345678\n', "utf-8")
    assert run("import", people).code == 0
    run("export", "-o", tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if "xml" in name}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<f>" not in "".join(parts.values()) and 'quotePrefix="1"' in parts["xl/styles.xml"]
    assert "<autoFilter" in sheet and 'state="frozen"' in sheet and "<cols>" in sheet
    rows = sheets_of((tmp_path / "x.xlsx").read_bytes())["caseload"]
    [mine] = [row for row in rows if "=1+1" in row]
    assert mine[0] == "=7" and "0612345678" in mine
