"""`coachdesk export`: to standard output or a file, whole or not at all."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from coachdesk.exchange import safe_file
from tests.cli.conftest import SAMPLE, Run, fingerprint

HEAD = ["format", "version", "exported_at", "coach", "policy"]
LISTS = ["organisations", "workshops", "jobseekers"]


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


def test_an_old_file_is_replaced_and_is_then_the_owners_alone(run: Run, store: Path) -> None:
    file = store.parent / "old.csv"
    file.write_text("old", "utf-8")
    file.chmod(0o644)
    assert run("export", "-o", file).code == 0
    assert file.read_bytes() == run("export").raw
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["fsync", "open", "replace"])
def test_the_old_file_stays_when_the_new_one_cannot_be_written(
    step: str, run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.parent / "out" / "old.csv"
    file.parent.mkdir()
    file.write_text("old", "utf-8")

    def full(*args: object, **how: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "replace":
            patch.setattr(Path, "replace", full)
        else:
            patch.setattr(safe_file.os, step, full)
        said = run("export", "-o", file)
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


@pytest.mark.parametrize("name", [".", "/", "~nobody-of-that-name/x.csv"])
def test_a_place_that_is_no_file_is_said_in_one_line(name: str, run: Run, store: Path) -> None:
    said = run("export", "-o", name)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "inside coachdesk" not in said.err


def test_a_name_as_long_as_the_file_system_allows_can_be_written(run: Run, store: Path) -> None:
    file = store.parent / ("x" * 251 + ".csv")
    assert run("export", "-o", file).code == 0
    assert file.exists()


def test_a_pipe_is_written_to_not_replaced(run: Run, store: Path) -> None:
    pipe = store.parent / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        run("export", "-o", pipe)
        assert pipe.is_fifo()
    finally:
        os.close(reader)


@pytest.mark.parametrize(
    "argv", [["--format", "xml"], ["--dialect", "excel"], ["-o"], ["extra"], ["--forma", "json"]]
)
def test_wrong_usage_is_exit_2(argv: list[str], run: Run, store: Path) -> None:
    said = run("export", *argv)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
