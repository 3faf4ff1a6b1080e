"""A fault of coachdesk's own tells type and place, and nothing of anybody; what was typed stays."""

import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.team_scene import publish_team
from tests.tui.terminal import Terminal
from tests.tui.tour import stops

FULL = os.environ.get("COACHDESK_FULL") == "1"
SECRET = "GEHEIM"  # stands in the message and in the variables of every fault made here
KINDS = ("later", "thread", "timer", "mount", "compose")
PASSPHRASE = f"{SECRET} paard nietje batterij"

# Runs coachdesk once for each stop; there somebody types, and then the fault strikes.
DRIVER = """
import asyncio, json, sys
from contextlib import closing, suppress
from pathlib import Path
from coachdesk import cli
from coachdesk.desk import Desk
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.form import FormScreen
from textual.widgets import Input, TextArea
from tests.tui.tour import all_screens, go_home, stops

store, file, results, work = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]

def boom(*_, **__):
    name = "GEHEIM Fatma"
    notes = {"phone": "GEHEIM 06 11223344"}
    raise ValueError("GEHEIM in de boodschap " + name + str(notes))

def visit(stop, kind):
    told = {"screen": stop.screen, "kind": kind, "typed": None}

    async def walk(pilot):
        app = pilot.app
        async def settle():
            for _ in range(2):
                await pilot.pause()
                with suppress(Exception):
                    await app.workers.wait_for_complete()
        await settle()
        go_home(app, stop.under)
        await settle()
        cls = next(c for c in classes() if c.__name__ == stop.screen)
        if kind in ("mount", "compose"):
            name = "on_mount" if kind == "mount" else "compose"
            own = cls.__dict__.get(name)
            setattr(cls, name, boom)
            try:
                if not isinstance(app.screen, cls):
                    stop.open(app)
                else:
                    app.push_screen(cls())
                await settle()
            finally:
                setattr(cls, name, own) if own else delattr(cls, name)
            return
        stop.open(app)
        await settle()
        screen = app.screen
        if isinstance(screen, FormScreen):
            for field in screen.query("Input, TextArea").results():
                field.focus()
                await pilot.pause()
                for sign in "net":
                    await pilot.press(sign)
            await pilot.pause()
            draft = screen.draft()
            told["typed"] = draft and dict(draft.texts)
        if kind == "later":
            screen.call_later(boom)
        elif kind == "thread":
            screen.run_worker(boom, thread=True)
        else:
            screen.set_timer(0.01, boom)
        await pilot.pause(1)

    run = DeskApp.run
    DeskApp.run = lambda app: run(app, auto_pilot=walk)
    try:
        told["code"] = cli.main(["--store", str(store)])
    finally:
        DeskApp.run = run
    with closing(Desk.open(store)) as desk:
        told["drafts"] = [dict(draft.texts) for draft in desk.read.drafts()]
        for draft in desk.read.drafts():
            desk.write.drop_draft(draft)
    return told

def classes():
    from textual.screen import Screen
    def below(cls):
        for child in cls.__subclasses__():
            yield child
            yield from below(child)
    return list(below(Screen))

all_screens()
ways = stops(store, file)
told = [visit(ways[number], kind) for number, kind in json.loads(work)]
results.write_text(json.dumps(told))
print("KLAAR")
"""


def outside(stream: bytes) -> str:
    """What was printed before, between and after the screens themselves."""
    parts = re.split(rb"\x1b\[\?1049h.*?\x1b\[\?1049l", stream, flags=re.DOTALL)
    return b"\n".join(parts).decode("utf-8", "replace")


def people_of(store: Path) -> set[str]:
    with closing(sqlite3.connect(store)) as link:
        rows = link.execute("SELECT first_name || ' ' || last_name, phone FROM jobseeker")
        return {text for row in rows.fetchall() for text in row if text}


def assert_files_are_silent(home: Path, store: Path, known: set[Path]) -> None:
    """Nothing of anybody stands in any file but the store and its backups."""
    people = people_of(store)
    for file in home.rglob("*"):
        if file.is_file() and file not in known and not file.read_bytes().startswith(b"SQLite"):
            text = file.read_text(encoding="utf-8", errors="replace")
            assert SECRET not in text, file.name
            assert not [name for name in people if name in text], file.name


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return sample_store(tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text("Voornaam;Achternaam\nZo;Berg\n", encoding="utf-8")
    return path


def work(count: int, kind: str) -> list[tuple[int, str]]:
    """Which stops with which fault: in full every stop with every one."""
    if FULL:
        return [(number, kind) for number in range(count)]
    return [(number, KINDS[number % len(KINDS)]) for number in range(0, count, 6)]


@needs_posix
@pytest.mark.parametrize("kind", KINDS if FULL else ["of each kind"])
def test_a_fault_on_any_screen_tells_nothing_and_loses_nothing(
    kind: str, store: Path, file: Path, tmp_path: Path
) -> None:
    script, results = tmp_path / "driver.py", tmp_path / "results.json"
    script.write_text(DRIVER, encoding="utf-8")
    todo = work(len(stops(store, file)), kind)
    people = people_of(store)
    with Terminal([script, store, file, results, json.dumps(todo)], store.parent) as terminal:
        assert terminal.ended(at_most=10 + 12 * len(todo)) == 0, terminal.shown[-2000:]
    said = outside(terminal.sent)
    assert "KLAAR" in said
    assert SECRET.encode() not in terminal.sent
    assert not [name for name in people if name in said]
    assert "Traceback" not in said and "driver.py" in said
    assert_files_are_silent(store.parent, store, set())
    found = json.loads(results.read_text(encoding="utf-8"))
    assert said.count("ValueError, driver.py:") == len(todo) == len(found)
    for told in found:
        assert told["code"] == 1, told
        assert told["drafts"] == ([told["typed"]] if told["typed"] else []), told
    forms = sum(bool(told["typed"]) for told in found)
    assert forms > 15 or not FULL or kind in ("mount", "compose")


OTHERS = {
    "unlock": ("from coachdesk.tui.unlock import UnlockApp as A; A._open = boom", []),
    "unlock at once": ("from coachdesk.tui.unlock import UnlockApp as A; A.compose = boom", []),
    "team": ("from coachdesk.tui.team import TeamScreen as A; A._show = boom", ["summary", "TEAM"]),
    "team at once": ("from coachdesk.tui.team import TeamScreen as A; A.compose = boom",
                     ["summary", "TEAM"]),
    "first look": ("from coachdesk.desk.reading import Reading as A; A.day = boom", []),
    "rescue": ("from coachdesk.tui.crash import RescueApp as A; A.compose = boom", []),
}  # fmt: skip
OTHER = """
import sys
from coachdesk import cli
def boom(*_, **__):
    name = "GEHEIM Fatma"
    raise ValueError("GEHEIM in de boodschap " + name)
{patch}
sys.exit(cli.main(sys.argv[1:]))
"""


@needs_posix
@pytest.mark.parametrize("name", OTHERS)
def test_a_fault_before_the_desk_or_beside_it_tells_nothing_either(
    name: str, store: Path, tmp_path: Path
) -> None:
    patch, words = OTHERS[name]
    if "unlock" in name:
        pytest.importorskip("sqlcipher3")
        with closing(Desk.open(store, today=DAY)) as desk:
            desk.safety.protect(None, PASSPHRASE)
    elif name == "rescue":
        with closing(Desk.open(store, today=DAY)) as desk:
            desk.safety.back_up()
        store.write_bytes(b"SQLite format 3\x00" + b"kapot" * 2000)
    (tmp_path / "team").mkdir()
    publish_team(tmp_path / "team")
    script = tmp_path / "other.py"
    script.write_text(OTHER.format(patch=patch), encoding="utf-8")
    argv = [str(tmp_path / "team") if word == "TEAM" else word for word in words]
    with Terminal([script, *(argv or ["--store", store])], store.parent) as terminal:
        if name == "unlock":
            terminal.wait_for("protected")
            terminal.settle()
            terminal.press(PASSPHRASE)
            terminal.write("\r")
        assert terminal.ended() == 1, terminal.shown[-2000:]
    assert SECRET.encode() not in terminal.sent
    said = outside(terminal.sent)
    assert "ValueError, other.py:" in said and "Traceback" not in said
