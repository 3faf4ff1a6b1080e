"""A screen is drawn on a terminal that is all three streams, and is as large as that."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.platforms import needs_posix
from tests.scenes import sample_store
from tests.tui.terminal import Terminal

if sys.platform != "win32":
    import pty

SCREEN = b"\x1b[?1049h"
STREAMS = ("stdin", "stdout", "stderr")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return sample_store(tmp_path)


@pytest.fixture(params=["a file", "another terminal"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], int]:
    """A stream that is not this terminal, open for reading and writing."""

    def opened() -> int:
        if request.param == "a file":
            return os.open(tmp_path / "stream.txt", os.O_RDWR | os.O_CREAT)
        return pty.openpty()[1]

    return opened


@pytest.mark.parametrize("command", [[], ["demo"]], ids=["desk", "demo"])
@pytest.mark.parametrize("stream", STREAMS)
@needs_posix
def test_a_stream_that_goes_elsewhere_gets_no_screen(
    stream: str, command: list[str], elsewhere: Callable[[], int], store: Path, tmp_path: Path
) -> None:
    if command and stream != "stderr":
        pytest.skip("decided in one place")
    other = elsewhere()
    argv = ["-m", "coachdesk", *command, *([] if command else ["--store", store])]
    with Terminal(argv, tmp_path, **{stream: other}) as terminal:
        assert terminal.ended() == 2
        assert SCREEN not in terminal.sent
    file = tmp_path / "stream.txt"
    if stream != "stderr":
        said = terminal.shown
    elif file.exists():
        said = file.read_text(encoding="utf-8")
    else:
        return
    assert "coachdesk today" in said and said.count("\n") == 1
    with closing(sqlite3.connect(store)) as link:
        people = [name for (name,) in link.execute("SELECT last_name FROM jobseeker")]
    assert people and not [name for name in people if name in said]


@needs_posix
def test_the_summary_is_lines_where_errors_go_elsewhere(store: Path, tmp_path: Path) -> None:
    with (tmp_path / "errors.txt").open("w") as errors:
        argv = ["-m", "coachdesk", "summary", "--store", store]
        with Terminal(argv, tmp_path, stderr=errors) as terminal:
            assert terminal.ended() == 0
            assert SCREEN not in terminal.sent and "Summary of" in terminal.shown
    assert not (tmp_path / "errors.txt").read_text()


@needs_posix
def test_the_other_name_of_the_same_terminal_is_no_other_terminal(
    store: Path, tmp_path: Path
) -> None:
    script = (
        "import os, sys; os.dup2(os.open('/dev/tty', os.O_RDWR), 2);"
        "from coachdesk.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    with Terminal(["-c", script, "--store", store], tmp_path) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.write("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("name", ["", "dumb", "unknown"])
@pytest.mark.parametrize("command", [[], ["demo"]], ids=["desk", "demo"])
@needs_posix
def test_a_terminal_that_shows_lines_only_is_told_the_other_way(
    name: str, command: list[str], store: Path, tmp_path: Path
) -> None:
    argv = ["-m", "coachdesk", *command, *([] if command else ["--store", store])]
    with Terminal(argv, tmp_path, {"TERM": name}) as terminal:
        assert terminal.ended() == 2
    assert "coachdesk today" in terminal.shown and terminal.shown.count("\n") == 1
    assert b"\x1b" not in terminal.sent


@needs_posix
def test_the_summary_is_lines_there(store: Path, tmp_path: Path) -> None:
    argv = ["-m", "coachdesk", "summary", "--store", store]
    with Terminal(argv, tmp_path, {"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 0
    assert "Summary of" in terminal.shown and b"\x1b" not in terminal.sent


@needs_posix
def test_the_size_is_the_terminals_own_and_follows_it(store: Path, tmp_path: Path) -> None:
    env = {"COLUMNS": "40", "LINES": "10"}
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env, (100, 30)) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        assert _width(terminal) == 100
        terminal.forget()
        before = len(terminal.shown)
        terminal.resize(120, 40)
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        assert _width(terminal, before) == 120
        terminal.write("q")
        assert terminal.ended() == 0


def _width(terminal: Terminal, since: int = 0) -> int:
    """How wide the first row is that it drew since then."""
    return len(terminal.shown[since:].split("\r\n")[0])
