"""A file is written whole or not at all, and what a killed run left beside it goes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.exchange.safe_file import (
    MOST_BYTES,
    NotARegularFile,
    TooLarge,
    open_to_read,
    remove_unfinished,
    unfinished,
    write_file,
    write_pieces,
)
from tests.platforms import needs_posix

_WRITES = """
import sys, time
from pathlib import Path
from coachdesk.exchange.safe_file import write_pieces

def pieces():
    yield "x" * 100_000
    print("begun", flush=True)
    time.sleep(60)

store = Path(sys.argv[2]) if len(sys.argv) > 2 else None
write_pieces(Path(sys.argv[1]), pieces(), store=store)
"""


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def begun(target: Path, *store: Path) -> "subprocess.Popen[str]":
    """A process in the middle of writing a file."""
    running = subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(target), *map(str, store)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "begun\n"
    return running


@pytest.fixture(params=["out.csv", "ü" * 120 + ".csv"], ids=["short", "long"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def test_what_a_killed_run_left_has_a_telling_name_and_goes_at_the_next_write(
    target: Path,
) -> None:
    running = begun(target)
    running.kill()
    running.communicate()
    [left] = names(target.parent)
    assert left.startswith(f".{target.name[:90]}")
    assert left.endswith(".coachdesk-part")
    write_file(target.with_name("another.csv"), b"new")
    assert names(target.parent) == ["another.csv"]


@needs_posix
def test_what_somebody_still_writes_is_left_alone(target: Path) -> None:
    running = begun(target)
    try:
        write_file(target, b"new")
        assert len(names(target.parent)) == 2
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()


def test_what_is_no_leftover_stays(tmp_path: Path) -> None:
    others = [".out.csv.00ff.coachdesk-part", ".out.csv.old", "out.csv.00ff00ff.coachdesk-part"]
    for name in others:
        (tmp_path / name).write_text("x")
    write_file(tmp_path / "out.csv", b"new")
    assert names(tmp_path) == sorted([*others, "out.csv"])


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit, OSError])
def test_a_write_that_stops_leaves_the_old_file_alone(
    fault: type[BaseException], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise fault

    with pytest.raises(fault):
        write_pieces(target, pieces(), over=True)
    assert (names(tmp_path), target.read_text()) == (["out.csv"], "old")


# What a killed run left elsewhere ----------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder / "caseload.db"


def killed(target: Path, store: Path) -> Path:
    """The part that a killed export of this store left."""
    running = begun(target, store)
    assert unfinished(store)
    running.kill()
    running.communicate()
    [left] = [file for file in target.parent.iterdir() if file.name.endswith("-part")]
    return left


def test_what_a_killed_run_left_is_known_beside_its_store_and_cleared_from_there(
    store: Path, tmp_path: Path
) -> None:
    left = killed(tmp_path / "out.csv", store)
    assert unfinished(store) == [left]
    remove_unfinished(store)
    assert (unfinished(store), left.exists(), names(store.parent)) == ([], False, [])


@needs_posix
def test_the_note_beside_a_store_does_not_tell_how_the_file_is_called(
    store: Path, tmp_path: Path
) -> None:
    killed(tmp_path / "Fatma.csv", store)
    [note] = store.parent.iterdir()
    assert note.read_bytes() == bytes(tmp_path)
    assert "Fatma" not in note.name
    assert note.stat().st_mode & 0o777 == 0o600


def test_what_is_being_written_is_known_and_not_cleared(store: Path, tmp_path: Path) -> None:
    running = begun(tmp_path / "out.csv", store)
    try:
        remove_unfinished(store)
        assert len(unfinished(store)) == 1
    finally:
        running.kill()
        running.communicate()


def test_a_file_that_was_written_leaves_no_note(store: Path, tmp_path: Path) -> None:
    write_pieces(tmp_path / "out.csv", ["x"], store=store)
    assert names(store.parent) == []
    with pytest.raises(OSError):
        write_pieces(tmp_path / "nowhere" / "out.csv", ["x"], store=store)
    assert names(store.parent) == []


def test_a_folder_that_is_away_is_named_and_its_note_stays(store: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    left = killed(stick / "out.csv", store)
    stick.rename(tmp_path / "drawer")
    remove_unfinished(store)
    assert unfinished(store) == [stick]
    (tmp_path / "drawer").rename(stick)
    remove_unfinished(store)
    assert not left.exists()


@needs_posix
def test_a_note_that_is_a_pipe_or_a_link_is_not_followed(store: Path, tmp_path: Path) -> None:
    mark = ".0badc0de.coachdesk-part"
    victim = tmp_path / f".x{mark}"
    victim.write_text("x")
    os.mkfifo(store.with_name("caseload.db.part-11111111"))
    (tmp_path / "note").write_bytes(bytes(tmp_path))
    store.with_name("caseload.db.part-0badc0de").symlink_to(tmp_path / "note")
    remove_unfinished(store)
    assert unfinished(store) == []
    assert victim.exists()


# Only ordinary files, and none written over by accident ----------------------------------------


def test_a_name_that_is_taken_is_written_over_only_where_that_was_asked(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(FileExistsError):
        write_file(target, b"new")
    assert (names(tmp_path), target.read_text()) == (["out.csv"], "old")
    write_file(target, b"new", over=True)
    assert (names(tmp_path), target.read_text()) == (["out.csv"], "new")


@pytest.mark.parametrize("links", [True, False])
def test_a_name_taken_while_the_file_was_made_is_not_written_over(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"

    def pieces() -> Iterator[str]:
        yield "new"
        target.write_text("somebody else's")

    def refuse(*_: Path) -> None:
        raise PermissionError

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(FileExistsError):
        write_pieces(target, pieces())
    assert (names(tmp_path), target.read_text()) == (["out.csv"], "somebody else's")


def test_where_a_drive_has_no_links_a_new_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_file(tmp_path / "out.csv", b"new")
    assert (tmp_path / "out.csv").read_text() == "new"


@needs_posix
def test_a_pipe_put_in_the_place_of_a_file_after_the_first_look_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe = tmp_path / "x.json", tmp_path / "pipe"
    file.write_text("{}")
    os.mkfifo(pipe)
    ordinary = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **how: ordinary)
    with pytest.raises(NotARegularFile):
        open_to_read(pipe)


def test_what_is_too_large_to_be_a_caseload_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.touch()
    os.truncate(file, MOST_BYTES + 1)
    with pytest.raises(TooLarge):
        open_to_read(file)
