"""A power cut at any moment: what was said to be saved is there, and nothing is there by half.

A child that saves is watched with strace. Its writes are then done again up to a random moment, as
a disk may have kept them: of what no fsync has made sure of yet, each sector of 512 bytes is there
or not, and of the names that were made and removed only the first few. SQLite opens what is left.
"""

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.test_proofs import full

STRACE = shutil.which("strace")
SECTOR = 512
SAVES = 40
pytestmark = pytest.mark.skipif(STRACE is None, reason="needs strace to see what is written")

_CHILD = """
import os, sys
from datetime import date
from pathlib import Path
from coachdesk.desk import Desk
from coachdesk.store import connection
path, saves, *pragmas = sys.argv[1:]
connection._WRITE_PRAGMAS = tuple(pragmas) or connection._WRITE_PRAGMAS
desk = Desk.open(Path(path), today=date(2026, 11, 20))
owner = desk.read.people()[0].person.id
for number in range(int(saves)):
    note = f"note-{number} " + "x" * (700 * (number % 5))
    values = {"on": "2026-11-02", "mode": "office", "purpose": "progress", "outcome": "held"}
    desk.write.add("contact", {**values, "note": note}, owner)
    os.write(2, f"ACK {number}\\n".encode())
"""


class Event(NamedTuple):
    """What the child did: `write`, `cut`, `make`, `remove`, `sync`, `sync names` or `said`."""

    what: str
    name: str = ""
    at: int = 0
    data: bytes = b""


# Watching ------------------------------------------------------------------------------------


def _watched(path: Path, folder: Path, pragmas: tuple[str, ...]) -> list[Event]:
    log = folder / "trace"
    calls = "openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat"
    watch = [str(STRACE), "-f", "-xx", "-s", "200000", "-o", str(log), "-e", f"trace={calls}"]
    child = [sys.executable, "-c", _CHILD, str(path), str(SAVES), *pragmas]
    subprocess.run([*watch, *child], check=True, capture_output=True, cwd=Path.cwd())
    return list(_events(log.read_text(), path))


_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.MULTILINE)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def _events(trace: str, path: Path) -> Iterator[Event]:
    """The calls about the store, its journal and their folder, in order."""
    ours = {str(path): path.name, f"{path}-journal": f"{path.name}-journal"}
    files: dict[str, str] = {}
    for call in _CALL.finditer(trace):
        what, args, result = call[1], call[2], call[3]
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(args)]
        fd = args.partition(",")[0]
        if int(result) < 0:
            continue
        if what == "openat":
            name = os.fsdecode(texts[0])
            files[result] = ours.get(name, "names" if name == str(path.parent) else "")
            if files[result] not in ("", "names") and "O_CREAT" in args:
                yield Event("make", files[result])
        elif what.startswith("unlink") and (name := ours.get(os.fsdecode(texts[0]))):
            yield Event("remove", name)
        elif what == "write" and fd == "2" and texts[0].startswith(b"ACK "):
            yield Event("said", at=int(texts[0][4:]))
        elif not files.get(fd):
            continue
        elif what == "pwrite64":
            yield Event("write", files[fd], int(args.rpartition(",")[2]), texts[0])
        elif what == "ftruncate":
            yield Event("cut", files[fd], int(args.rpartition(",")[2]))
        elif what in ("fsync", "fdatasync"):
            yield Event("sync names" if files[fd] == "names" else "sync", files[fd])


# The disk ------------------------------------------------------------------------------------


class Disk:
    """What a disk holds for sure, and what it was given since."""

    def __init__(self, store: Path) -> None:
        self.contents: dict[int, bytes] = {0: store.read_bytes()}
        self.sure_names: dict[str, int] = {store.name: 0}
        self.names = dict(self.sure_names)
        self.later: list[tuple[int, Event]] = []  # writes by file
        self.later_names: list[tuple[str, int | None]] = []

    def take(self, event: Event) -> None:
        if event.what == "make" and event.name not in self.names:
            number = len(self.contents)
            self.contents[number] = b""
            self.names[event.name] = number
            self.later_names.append((event.name, number))
        elif event.what == "remove":
            self.names.pop(event.name, None)
            self.later_names.append((event.name, None))
        elif event.what in ("write", "cut"):
            self.later.append((self.names[event.name], event))
        elif event.what == "sync":
            own = self.names[event.name]
            for number, each in self.later:
                if number == own:
                    self.contents[own] = _after(self.contents[own], each, None)
            self.later = [item for item in self.later if item[0] != own]
        elif event.what == "sync names":
            self.sure_names = dict(self.names)
            self.later_names = []

    def cut_off(self, chance: random.Random) -> dict[str, bytes]:
        """The files as they may be found after the power was cut now."""
        kept = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        contents = dict(self.contents)
        for number, event in self.later:
            contents[number] = _after(contents[number], event, (chance, kept))
        names = dict(self.sure_names)
        for name, number in self.later_names[: chance.randint(0, len(self.later_names))]:
            if number is None:
                names.pop(name, None)
            else:
                names[name] = number
        return {name: contents[number] for name, number in names.items()}


def _after(content: bytes, event: Event, luck: tuple[random.Random, float] | None) -> bytes:
    """A file after a write or a cut, of which each sector comes by luck; all of it without."""
    if event.what == "cut":
        if luck and luck[0].random() >= luck[1]:
            return content
        return content[: event.at].ljust(event.at, b"\0")
    made = bytearray(content)
    for begin in range(0, len(event.data), SECTOR):
        if luck and luck[0].random() >= luck[1]:
            continue
        piece = event.data[begin : begin + SECTOR]
        at = event.at + begin
        made.extend(bytes(max(0, at + len(piece) - len(made))))
        made[at : at + len(piece)] = piece
    return bytes(made)


# The cuts ------------------------------------------------------------------------------------


def _found(folder: Path, files: dict[str, bytes]) -> tuple[set[int], str]:
    """Which notes are there, and what is wrong with the file."""
    for item in folder.iterdir():
        item.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / "caseload.db")) as link:
        try:
            [(said,)] = link.execute("PRAGMA integrity_check(1)").fetchall()
            notes = link.execute("SELECT note FROM contact WHERE note LIKE 'note-%'").fetchall()
            halves = link.execute(
                "SELECT (SELECT count(DISTINCT entry_id) FROM change)"
                " - (SELECT count(*) FROM journal_entry)"
            ).fetchall()
        except sqlite3.Error as error:
            return set(), str(error)
    half = "" if halves == [(0,)] else "a write is there by half"
    numbers = {int(note.split()[0].removeprefix("note-")) for (note,) in notes}
    return numbers, half if said == "ok" else str(said)


def _losses(store: Path, folder: Path, cuts: int, *pragmas: str) -> list[str]:
    """What was wrong after each power cut that lost or damaged something.

    With `pragmas` the store is written in their way instead of its own.
    """
    original = folder / "original.db"
    shutil.copy(store, original)
    events = _watched(store, folder, pragmas)
    assert sum(event.what == "said" for event in events) == SAVES
    (folder / "found").mkdir()
    original.rename(folder / store.name)
    chance = random.Random(20)
    moments = sorted(chance.choices(range(len(events)), k=cuts))
    disk, losses, said = Disk(folder / store.name), [], set()
    for number, event in enumerate(events):
        if event.what == "said":
            said.add(event.at)
        disk.take(event)
        while moments and moments[0] == number:
            moments.pop(0)
            notes, wrong = _found(folder / "found", disk.cut_off(chance))
            if lost := said - notes:
                wrong = f"{wrong} lost {sorted(lost)}"
            if wrong:
                losses.append(f"after call {number}: {wrong}")
    return losses


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "place" / "caseload.db"
    path.parent.mkdir()
    shutil.copy2(demo_store, path)
    return path


def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(store: Path, tmp_path: Path) -> None:
    assert not _losses(store, tmp_path, full(2000, 150))


def test_the_replay_would_see_a_loss(store: Path, tmp_path: Path) -> None:
    """Without a sync of the folder the removed journal can come back and undo what was saved."""
    pragmas = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL")
    assert _losses(store, tmp_path, full(2000, 150), *pragmas)
