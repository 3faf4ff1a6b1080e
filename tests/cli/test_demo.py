"""`coachdesk demo`: written to a new store only, never over anything."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import A_DAY, Run, fingerprint
from tests.platforms import needs_posix
from tests.store.test_backups import no_file_larger_than
from tests.tui.terminal import Terminal


@needs_posix
@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_written_to_a_new_store(language: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "demo.db"
    said = run("demo", "--no-open", "--store", path, "--today", A_DAY, "--lang", language)
    assert (said.code, said.out, len(said.lines)) == (0, "", 1)
    assert str(path) in said.err
    assert path.stat().st_mode & 0o077 == 0
    names = {each.name for each in path.parent.iterdir()}
    assert names == {"demo.db", "demo.db.access.log"}
    day = json.loads(run("today", "--json", "--store", path, "--today", A_DAY).out)
    assert day["caseload"]["active"] == 38


@needs_posix
def test_a_new_store_that_is_named_is_opened_and_stays(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    argv = ["-m", "coachdesk", "demo", "--store", path, "--today", A_DAY]
    with Terminal(argv, tmp_path) as terminal:
        terminal.wait_for(f"Written: {path}")
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.write("q")
        assert terminal.ended() == 0
    day = json.loads(run("today", "--json", "--store", path, "--today", A_DAY).out)
    assert day["caseload"]["active"] == 38


@needs_posix
def test_a_store_that_is_there_is_not_opened_as_the_demo(store: Path, tmp_path: Path) -> None:
    before = fingerprint(store)
    with Terminal(["-m", "coachdesk", "demo", "--store", store], tmp_path) as terminal:
        assert terminal.ended() == 1
    assert f"{store} exists already" in terminal.shown
    assert fingerprint(store) == before


def test_a_thousand_people_fit(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "big.db"
    how = ("--store", path, "--today", A_DAY)
    assert run("demo", "--no-open", "--size", "1000", *how).code == 0
    day = json.loads(run("today", "--json", *how).out)
    assert day["caseload"] == {"active": 1000, "limit": 40, "state": "over"}


def test_nobody_is_a_caseload_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    how = ("--store", path, "--today", A_DAY)
    assert run("demo", "--no-open", "--size", "0", *how).code == 0
    assert json.loads(run("today", "--json", *how).out)["caseload"]["active"] == 0


def test_the_seed_decides_who_is_in_it(run: Run, tmp_path: Path) -> None:
    found = []
    for number, seed in enumerate(("1", "1", "2", str(10**30))):
        path = tmp_path / f"{number}.db"
        how = ("--store", path, "--today", A_DAY)
        assert run("demo", "--no-open", "--size", "5", "--seed", seed, *how).code == 0
        whole = json.loads(run("export", "--format", "json", *how).out)
        found.append(json.dumps(whole["jobseekers"]))
    assert found[0] == found[1]
    assert len(set(found)) == 3


@pytest.mark.parametrize("content", [b"", b"mine", b"SQLite format 3\0"])
def test_what_exists_is_refused_and_left_alone(content: bytes, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    said = run("demo", "--no-open", "--store", path)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert str(path) in said.err
    assert path.read_bytes() == content


def test_an_existing_caseload_and_a_folder_are_refused(run: Run, store: Path) -> None:
    before = fingerprint(store)
    assert run("demo", "--no-open", "--store", store).code == 1
    assert run("demo", "--no-open", "--store", store.parent).code == 1
    assert fingerprint(store) == before


@pytest.mark.parametrize(
    "argv",
    [
        ["--no-open"],
        ["--no-open", "--store", "x.db", "--size", "-1"],
        ["--no-open", "--store", "x.db", "--size", "1" + "0" * 30],
        ["--no-open", "--store", "x.db", "--size", "1e3"],
        ["--no-open", "--store", "x.db", "--seed", "one"],
        ["--size"],
        [],
    ],
)
def test_wrong_usage_is_exit_2_and_writes_nothing(
    argv: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("demo", *argv)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_the_store_of_the_environment_is_never_the_demos(run: Run, store: Path) -> None:
    before = fingerprint(store)
    assert run("demo", "--no-open").code == 2
    assert fingerprint(store) == before


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_a_day_without_room_around_it_is_refused_clearly(
    today: str, run: Run, tmp_path: Path
) -> None:
    said = run("demo", "--no-open", "--store", tmp_path / "x.db", "--today", today)
    assert said.code in (1, 2)
    assert today in said.err
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("most", [2_000, 300_000])
def test_on_a_disk_that_is_full_no_file_stays_in_the_way_of_the_next_time(
    most: int, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "demo.db"
    with no_file_larger_than(most):
        said = run("demo", "--no-open", "--store", path, "--today", A_DAY)
    assert (said.code, len(said.lines)) == (1, 1)
    assert "another window" not in said.err
    assert not path.parent.exists()
    assert run("demo", "--no-open", "--size", "3", "--store", path).code == 0
