"""What a shared folder can hold: none of it hangs, is written to, or is taken for figures.

Each thing is tried in a process of its own, which is given a few seconds.
"""

import contextlib
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.summary_file import FORMAT, MOST_BYTES, summary_file_name
from tests.conftest import A_FRIDAY
from tests.in_child import Ended, run_in_child
from tests.platforms import needs_posix

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes and links")

_HUGE = 2**40  # bytes, of which none stands on the disk

Make = Callable[[Path], object]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link_to(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def _link_to_new(make: Make) -> Make:
    """A link to something made elsewhere."""

    def made(path: Path) -> None:
        target = path.parent.parent / "elsewhere"
        make(target)
        path.symlink_to(target)

    return made


def _socket(path: Path) -> None:
    # The path of a socket may have some 100 signs; from within its folder it has few.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def _text(text: str) -> Make:
    return lambda path: path.write_text(text, "utf-8")


def _sparse(start: bytes) -> Make:
    def made(path: Path) -> None:
        path.write_bytes(start)
        try:
            os.truncate(path, _HUGE)
        except OSError:  # not on this drive
            os.truncate(path, MOST_BYTES * 4)

    return made


def _loop(path: Path) -> None:
    other = path.with_name("loop.json")
    other.symlink_to(path)
    path.symlink_to(other)


def _deep(path: Path) -> None:
    path.write_text('{"format":' + "[" * 100_000, "utf-8")


def _unreadable(path: Path) -> None:
    path.write_text("{}")
    path.chmod(0)


def _folder_with_pipe(path: Path) -> None:
    path.mkdir()
    os.mkfifo(path / "pipe.json")


# What may lie under the name of a coach's file: none of these is an ordinary file.
NO_FILES: dict[str, Make] = {
    "pipe": _fifo,
    "link to a pipe": _link_to_new(_fifo),
    "socket": _socket,
    "link to a socket": _link_to_new(_socket),
    "folder": lambda path: path.mkdir(),
    "folder with a pipe": _folder_with_pipe,
    "link to a folder": _link_to_new(lambda path: path.mkdir()),
    "link to null": _link_to("/dev/null"),
    "link to zero": _link_to("/dev/zero"),
    "link to full": _link_to("/dev/full"),
    "link to random": _link_to("/dev/urandom"),
    "link to a terminal": _link_to("/dev/tty"),
    "link to the console": _link_to("/dev/console"),
    "link to standard input": _link_to("/dev/stdin"),
    "link to standard output": _link_to("/dev/stdout"),
    "link to a descriptor": _link_to("/proc/self/fd/0"),
    "link to memory": _link_to("/proc/self/mem"),
    "link to the kernel's log": _link_to("/proc/kmsg"),
    "link to a process": _link_to("/proc/self/environ"),
    "dangling link": _link_to("/nowhere/at/all"),
    "loop of links": _loop,
    "link to itself": lambda path: path.symlink_to(path),
    "link to a file": _link_to_new(_text("somebody's file")),
    "link to a huge file": _link_to_new(_sparse(b"{")),
}
# Ordinary files that are no figures of this coach.
FILES: dict[str, Make] = {
    "empty file": _text(""),
    "huge sparse file": _sparse(b'{"format": "coachdesk-summary"'),
    "huge file of nothing": _sparse(b""),
    "unreadable file": _unreadable,
    "read-only file": lambda path: (path.write_text("{}"), path.chmod(0o400)),
    "half a file": _text('{"format": "coachdesk-summary", "ver'),
    "deep file": _deep,
    "long number": _text('{"version": ' + "9" * 100_000 + "}"),
    "other file": _text("Dear all,"),
    "list": _text("[1, 2, 3]"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe\x00{"),
    "newer file": _text(f'{{"format": "{FORMAT}", "version": 99}}'),
    "field twice": _text(f'{{"format": "{FORMAT}", "format": "{FORMAT}"}}'),
    "not a number": _text(f'{{"format": "{FORMAT}", "version": NaN}}'),
    "program": lambda path: (path.write_text("#!/bin/sh\nsleep 60\n"), path.chmod(0o755)),
    "hard link": lambda path: (
        path.with_name("twin.txt").write_text("twin"),
        path.hardlink_to(path.with_name("twin.txt")),
    ),
}
THINGS = {**NO_FILES, **FILES}


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own" / "caseload.db"
    path.parent.mkdir()
    shutil.copy2(demo_store, path)
    return path


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "share"
    folder.mkdir()
    yield folder
    for file in (*folder.iterdir(), tmp_path / "elsewhere"):
        if not file.is_symlink() and file.is_file():
            file.chmod(0o600)
            os.truncate(file, 0)


@pytest.fixture
def name(store: Path, share: Path) -> Path:
    """The name of this coach's file in the folder."""
    desk = Desk.open(store, today=A_FRIDAY, read_only=True)
    try:
        return share / summary_file_name(desk.read.summary().uid)
    finally:
        desk.close()


def ran(store: Path, *argv: object) -> Ended:
    """One command, in seconds or never."""
    where = ("--store", store, "--today", A_FRIDAY.isoformat(), "--lang", "en")
    said = run_in_child(store.parent, *argv, *where)
    assert said.code is not None, "it hangs"
    return said


@needs_posix
def test_there_are_forty_of_them() -> None:
    assert len(THINGS) == 40


@pytest.mark.parametrize("thing", THINGS)
@needs_posix
def test_publishing_replaces_a_file_and_refuses_anything_else(
    thing: str, store: Path, name: Path
) -> None:
    THINGS[thing](name)
    before = name.lstat()
    said = ran(store, "publish", name.parent)
    if thing in FILES:
        assert (said.code, said.out) == (0, ""), said.err
        assert name.is_file() and not name.is_symlink()
        assert FORMAT in name.read_text("utf-8")
    else:
        assert (said.code, said.out) == (1, "")
        assert "no ordinary file" in said.err
        assert (name.lstat().st_ino, name.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert len(said.err.splitlines()) == 1
    assert not [file for file in name.parent.iterdir() if file.name.endswith("-part")]


@pytest.mark.parametrize("thing", THINGS)
@needs_posix
def test_the_lead_reads_past_it(thing: str, store: Path, name: Path) -> None:
    good = name.with_name("good.json")
    assert ran(store, "publish", name.parent).code == 0
    name.rename(good)
    THINGS[thing](name)
    said = ran(store, "summary", name.parent, "--csv")
    assert said.code == 0, said.err
    assert name.name in said.err
    assert len(said.out.splitlines()) == 3


@pytest.mark.parametrize("thing", NO_FILES)
@pytest.mark.parametrize(
    "command", [["import"], ["restore"], ["export", "--force", "-o"], ["backup", "--force"]]
)
@needs_posix
def test_no_other_command_waits_for_it(
    command: list[str], thing: str, store: Path, name: Path
) -> None:
    NO_FILES[thing](name)
    before = name.lstat()
    said = ran(store, *command, name)
    assert said.code == 1, said.out
    assert (name.lstat().st_ino, name.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert "inside coachdesk" not in said.err
    elsewhere = name.parent.parent / "elsewhere"
    if thing == "link to a file":
        assert elsewhere.read_text() == "somebody's file"
