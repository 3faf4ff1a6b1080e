"""A file is written whole or not at all, and what a killed run left beside it goes."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.exchange.safe_file import write_beside, write_pieces
from tests.platforms import needs_posix

_WRITES = """
import sys, time
from pathlib import Path
from coachdesk.exchange.safe_file import write_pieces

def pieces():
    yield "x" * 100_000
    print("begun", flush=True)
    time.sleep(60)

write_pieces(Path(sys.argv[1]), pieces())
"""


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def begun(target: Path) -> "subprocess.Popen[str]":
    """A process in the middle of writing a file."""
    running = subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(target)], stdout=subprocess.PIPE, text=True
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
    write_beside(target, b"new")
    assert names(target.parent) == [target.name]


@needs_posix
def test_what_somebody_still_writes_is_left_alone(target: Path) -> None:
    running = begun(target)
    try:
        write_beside(target, b"new")
        assert len(names(target.parent)) == 2
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()


def test_leftovers_of_another_file_and_what_is_no_leftover_stay(tmp_path: Path) -> None:
    others = [".other.csv.00ff.coachdesk-part", ".out.csv.old", "out.csv.00ff.coachdesk-part"]
    for name in others:
        (tmp_path / name).write_text("x")
    write_beside(tmp_path / "out.csv", b"new")
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
        write_pieces(target, pieces())
    assert (names(tmp_path), target.read_text()) == (["out.csv"], "old")
