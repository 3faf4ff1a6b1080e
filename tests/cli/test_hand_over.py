"""`export --format json --ref`: what goes to another coach is said, written, and closed here."""

import io
import json
import sys
from pathlib import Path

import pytest

from coachdesk import cli
from coachdesk.store import access_log
from tests.cli.conftest import Run, fingerprint, process
from tests.store.steps import entries, rows

REF = "K-150001"
NOBODY = ("first_name", "last_name", "phone", "email", "note")


class Terminal(io.TextIOWrapper):
    """Standard input with somebody behind it."""

    def __init__(self, answer: str) -> None:
        super().__init__(io.BytesIO(answer.encode()))

    def isatty(self) -> bool:
        return True


@pytest.fixture
def over(tmp_path: Path) -> Path:
    return tmp_path / "over.json"


@pytest.fixture
def other(run: Run, tmp_path: Path) -> Path:
    """Another coach's store, in which the first number is somebody else's."""
    path, file = tmp_path / "other.db", tmp_path / "other.json"
    person = {"ref": REF, "first_name": "Ali", "last_name": "A", "registered_on": "2026-01-05"}
    whole = {"format": "coachdesk-caseload", "version": 1, "coach": {"name": "Bram"}}
    file.write_text(json.dumps({**whole, "jobseekers": [person]}))
    assert run("import", file, "--store", path).code == 0
    return path


def state(store: Path, ref: str = REF) -> tuple[str | None, str | None]:
    [row] = [row for row in rows(store)["jobseeker"] if row["ref"] == ref]
    return row["closed_on"], row["closed_reason"]


def open_refs(store: Path) -> list[str]:
    return [row["ref"] for row in rows(store)["jobseeker"] if row["closed_on"] is None]


def test_what_goes_is_said_in_numbers_and_counts_and_closes_here(
    run: Run, store: Path, over: Path
) -> None:
    second = next(ref for ref in open_refs(store) if ref != REF)
    said = run("export", "--format", "json", "--ref", REF, "--ref", second, "-o", over)
    assert (said.code, said.out) == (0, "")
    whole = json.loads(over.read_text("utf-8"))
    assert len(whole["jobseekers"]) == 2
    for person in whole["jobseekers"]:
        [line] = [line for line in said.lines if f"{person['ref']} (" in line]
        assert f"contact {len(person['contacts'])}" in line
        for name in NOBODY:
            assert not person[name] or person[name] not in said.err
    assert str(over) in said.lines[2]
    assert REF in said.lines[3]
    assert second in said.lines[3]
    assert state(store) == ("2026-11-20", "transferred")
    assert state(store, second) == ("2026-11-20", "transferred")
    assert entries(store)[-1] == "hand_over"
    assert access_log.read(store)[0].refs == (REF, second)


def test_it_goes_to_standard_output_too(run: Run, store: Path) -> None:
    said = run("export", "--format", "json", "--ref", REF.lower())
    assert said.code == 0
    assert [each["ref"] for each in json.loads(said.out)["jobseekers"]] == [REF]
    assert state(store) == ("2026-11-20", "transferred")


@pytest.mark.parametrize("more", [[], ["--read-only"]])
def test_into_a_pipe_only_a_copy_goes(more: list[str], tmp_path: Path, store: Path) -> None:
    said = process(
        *(tmp_path, "export", "--format", "json", "--ref", REF, "--store", str(store), *more),
        env={"COACHDESK_TODAY": "2026-11-20"},
    )
    assert REF in open_refs(store)
    if more:
        assert (said.returncode, json.loads(said.stdout)["jobseekers"][0]["ref"]) == (0, REF)
    else:
        assert (said.returncode, said.stdout, said.stderr.count(b"\n")) == (2, b"", 1)
        assert b"-o FILE" in said.stderr


def test_where_standard_output_fails_nothing_closes(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["export", "--format", "json", "--ref", REF]) == 1
    monkeypatch.undo()
    assert REF in open_refs(store)


@pytest.mark.parametrize("wrong", ["K-99999", "closed"])
@pytest.mark.parametrize("to_file", [True, False])
def test_one_that_cannot_go_keeps_all_here(
    wrong: str, to_file: bool, run: Run, store: Path, over: Path
) -> None:
    if wrong == "closed":
        wrong = next(row["ref"] for row in rows(store)["jobseeker"] if row["closed_on"])
    before = fingerprint(store)
    where = ["-o", over] if to_file else []
    said = run("export", "--format", "json", "--ref", REF, "--ref", wrong, *where)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert wrong in said.err
    assert not over.exists()
    assert fingerprint(store) == before


def test_a_file_that_is_there_is_left_alone(run: Run, store: Path, over: Path) -> None:
    over.write_text("x")
    said = run("export", "--format", "json", "--ref", REF, "-o", over)
    assert (said.code, over.read_text(), len(said.lines)) == (1, "x", 1)
    assert REF in open_refs(store)


def test_a_place_that_cannot_be_written_closes_nothing(run: Run, store: Path) -> None:
    said = run("export", "--format", "json", "--ref", REF, "-o", store.parent / "no" / "x.json")
    assert said.code == 1
    assert "x.json" in said.lines[-1]
    assert REF in open_refs(store)


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("ja\n", 0), ("n\n", 1), ("", 1)])
def test_on_a_terminal_it_asks_first(
    answer: str, code: int, run: Run, store: Path, over: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert cli.main(["export", "--format", "json", "--ref", REF, "-o", str(over)]) == code
    assert over.exists() == (code == 0)
    assert (REF in open_refs(store)) == (code == 1)


def test_a_read_only_run_makes_a_copy_and_says_so(run: Run, store: Path, over: Path) -> None:
    before = fingerprint(store)
    said = run("export", "--format", "json", "--ref", REF, "-o", over, "--read-only")
    assert said.code == 0
    assert "copy" in said.lines[-1]
    assert fingerprint(store) == before
    copy = json.loads(over.read_text("utf-8"))
    assert "handed_over" not in copy
    assert [each["ref"] for each in copy["jobseekers"]] == [REF]


def test_taking_over_names_the_coach_and_the_new_numbers(
    run: Run, store: Path, other: Path, over: Path
) -> None:
    coach = json.loads(run("export", "--format", "json").out)["coach"]["name"]
    run("export", "--format", "json", "--ref", REF, "-o", over)
    said = run("import", over, "--store", other)
    assert said.code == 0
    new = next(ref for ref in open_refs(other) if ref != REF)
    assert f"Taken over from {coach}: {new}" in said.lines
    assert any(REF in line and new in line for line in said.lines)
    assert coach not in access_log.log_path(other).read_text("utf-8")
    again = run("import", over, "--store", other)
    assert again.code == 0
    assert not any("Taken over" in line for line in again.lines)
    assert "0 added, 0 changed, 1 as they were" in again.out


def test_a_dry_run_takes_nothing_over(run: Run, store: Path, other: Path, over: Path) -> None:
    run("export", "--format", "json", "--ref", REF, "-o", over)
    said = run("import", over, "--store", other, "--dry-run")
    assert said.code == 0
    assert "1 added" in said.out
    assert not any("Taken over" in line for line in said.lines)
    assert open_refs(other) == [REF]


def test_an_empty_store_takes_over_without_the_other_coachs_name(
    run: Run, store: Path, over: Path, tmp_path: Path
) -> None:
    run("export", "--format", "json", "--ref", REF, "-o", over)
    new = tmp_path / "new.db"
    assert run("import", over, "--store", new).code == 0
    assert [row["name"] for row in rows(new)["coach"]] == ["Work coach"]
    assert open_refs(new) == [REF]
