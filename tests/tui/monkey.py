"""A monkey at the desk: random keys, clicks, pastes and resizes, the same ones for the same seed.

What a seed does is fixed beforehand and knows nothing of the screen, so a failing seed fails again.
"""

import asyncio
import importlib
import pkgutil
import sqlite3
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.store.triggers import JOURNALLED
from coachdesk.tui import forms, screens
from coachdesk.tui.app import DeskApp
from coachdesk.tui.commands import EVERYWHERE, NEW_PERSON, PERSON, WHY, Command
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.themes import THEMES
from tests.files import whole_caseload
from tests.scenes import DAY, sample_store

SIZES = ((80, 24), (120, 40), (40, 10), (200, 60), (60, 16), (20, 5), (100, 30), (1, 1))
REMEMBERED = 30  # steps told when something fails
SITTING = 125  # steps before coachdesk is closed and opened again
_PATIENCE = 10.0  # seconds until everything typed must have been answered
_LOOK_AGAIN = 0.02
_LEAVING = frozenset({"q", "ctrl+q"})
_MOVING = (
    *("tab", "tab", "shift+tab", "enter", "enter", "escape", "escape", "space", "j", "k"),
    *("up", "down", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace"),
    *("shift+end", "shift+home", "ctrl+home", "ctrl+end", "ctrl+right", "ctrl+left", "delete"),
    *(f"ctrl+{letter}" for letter in "acdefgklmnoprstuvwxyz"),
    *("ctrl+s", "ctrl+r", "ctrl+p", "f1", "f2", "f3", "f5", "f10", "alt+x", "ctrl+space"),
)
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyzABCDEFSXYZ0123456789ë€-.,/*?!+ ")
_PASTED = (
    "morgen",
    "3 dec",
    "31-02-2026",
    "9999-12-31",
    "1-1-1",
    "25:61",
    "9:30",
    "-0,5",
    "1e309",
    "9" * 400,
    "٣٤",
    "²",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;eA==\x07",
    "\u202egnp.exe\u200b",
    "a\nb\r\nc\td",
    "\x00",
    "Zoë 👩‍👩‍👧 Ünïcode",
    "123456782",
    "'; DROP TABLE jobseeker; --",
    "{0} {name} %s",
    "x" * 5000,
    "\ud83d",
)


class Step(NamedTuple):
    """One thing the monkey does."""

    kind: str
    value: object

    def __str__(self) -> str:
        return f"{self.kind} {self.value!r}"[:60]


class Fault(AssertionError):
    """What the monkey found, with all that is needed to see it again."""


def every_key() -> tuple[str, ...]:
    """The keys of every screen and form."""
    for package in (screens, forms):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    found: list[Command] = [*EVERYWHERE, *PERSON, NEW_PERSON, WHY]
    for kind in chain(_below(DeskScreen), _below(FormScreen)):
        found.extend(kind.OFFERS)
    keys = {key for command in found for key in command.key.split(",") if key}
    return tuple(sorted(keys - _LEAVING))


def _below(cls: type) -> Iterator[type]:
    yield cls
    for child in cls.__subclasses__():
        yield from _below(child)


def steps(seed: int, count: int) -> Iterator[Step]:
    """What the monkey of this seed does."""
    random = Random(seed)
    commands = every_key()
    makers: dict[str, Callable[[], Step]] = {
        "command": lambda: Step("key", random.choice(commands)),
        "moving": lambda: Step("key", random.choice(_MOVING)),
        "letter": lambda: Step("key", random.choice(_LETTERS)),
        "click": lambda: Step("click", (random.random(), _height(random), random.random() < 0.2)),
        "paste": lambda: Step("paste", random.choice(_PASTED)),
        "size": lambda: Step("size", random.choice(SIZES)),
        "theme": lambda: Step("theme", random.choice(THEMES).name),
        "language": lambda: Step("language", random.choice(words.LANGUAGES)),
    }
    weights = (30, 30, 14, 18, 4, 2, 1, 1)
    for kind in random.choices(tuple(makers), weights, k=count):
        yield makers[kind]()


def _height(random: Random) -> float:
    """A place between top and bottom; the bars, where most can be clicked, more often."""
    return random.choice((0.0, 0.999, random.random(), random.random()))


class Monkey:
    """One seed's sittings at one store."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.path = sample_store(folder)
        if seed % 4:
            _keep_the_import(self.path)
        self.done: deque[Step] = deque(maxlen=REMEMBERED)
        self._random = Random(seed)

    async def run(self, count: int) -> None:
        """Take `count` steps; raises Fault."""
        left = deque(steps(self.seed, count))
        while left:
            try:
                await self._sit(left)
                check_store(self.path)
            except Exception as error:
                raise Fault(self._told(error, count - len(left))) from error
            finally:
                words.use("en")

    async def _sit(self, left: "deque[Step]") -> None:
        """Open coachdesk, take some steps, close it."""
        desk = Desk.open(self.path, today=DAY)
        words.use(self._random.choice(words.LANGUAGES))
        app = DeskApp(desk)
        size = self._random.choice(SIZES[:4])
        self.done.append(Step("open", (words.language(), size)))
        try:
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                for _ in range(min(SITTING, len(left))):
                    if not app.is_running or app._exit:
                        break  # by q, or a click on "quit"
                    await self._take(left.popleft(), app, pilot)
                await _answered(app, pilot)
            assert not app.ending.fault, type(app.ending.fault)
        finally:
            desk.close()

    async def _take(self, step: Step, app: DeskApp, pilot: Pilot[None]) -> None:
        self.done.append(step)
        for event in _events(step, app):
            assert app._driver
            app._driver.send_message(event)
        if self._random.random() < 0.7:  # else the next comes at once, as from a fast typist
            await pilot._wait_for_screen(_PATIENCE)
        else:
            await asyncio.sleep(0)

    def _told(self, error: Exception, taken: int) -> str:
        """The seed, the place and the last steps."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "/coachdesk/" in frame.filename.replace("\\", "/")]
        place = (own or frames)[-1]
        lines = "\n  ".join(str(step) for step in self.done)
        return (
            f"seed {self.seed}, step {taken}: {type(error).__name__}: {error}\n"
            f"  at {place.filename}:{place.lineno}\nthe last steps:\n  {lines}"
        )


def _keep_the_import(path: Path) -> None:
    """Make the sample caseload's own entry one that `u` cannot take back: it would empty all."""
    link = sqlite3.connect(path)
    with link:
        link.execute("UPDATE journal_entry SET what = 'undo'")
    link.close()


def _events(step: Step, app: App[None]) -> Iterator[events.Event]:
    """A step as the terminal would send it."""
    value = step.value
    match step.kind:
        case "key":
            yield _key(str(value))
        case "paste":
            yield events.Paste(str(value))
        case "click":
            across, down, twice = value  # type: ignore[misc]
            x, y = int(across * app.size.width), int(down * app.size.height)
            for _ in range(2 if twice else 1):
                yield from _click(x, y)
        case "size":
            size = Size(*value)  # type: ignore[misc]
            app._driver._size = size  # type: ignore[union-attr]
            yield events.Resize(size, size)
        case "theme":
            app.theme = str(value)
        case "language":
            words.use(str(value))


_NAMED = {
    " ": "space",
    "/": "slash",
    ",": "comma",
    ".": "full_stop",
    "-": "minus",
    "?": "question_mark",
    "*": "asterisk",
    "!": "exclamation_mark",
    "+": "plus",
    "€": "euro_sign",
}
_CHARACTERS = {name: sign for sign, name in _NAMED.items()}


def _key(key: str) -> events.Key:
    character = _CHARACTERS.get(key) or (key if len(key) == 1 else None)
    return events.Key(_NAMED.get(key, key), character)


def _click(x: int, y: int) -> Iterator[events.Event]:
    for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
        button = 0 if kind is events.MouseMove else 1
        yield kind(None, x, y, 0, 0, button, False, False, False, x, y)


async def _answered(app: DeskApp, pilot: Pilot[None]) -> None:
    """Wait until every key was answered and everything written; what waits on is a fault."""
    quiet = 0
    for _ in range(round(_PATIENCE / _LOOK_AGAIN)):
        if not app._exit:
            await pilot._wait_for_screen(_PATIENCE)
        await asyncio.sleep(_LOOK_AGAIN)
        busy = app._exit or app.keys._held or time.monotonic() < app.keys._untold or _working(app)
        quiet = 0 if busy else quiet + 1
        if quiet > 2 or not app.is_running:
            return
    raise AssertionError(
        f"keys wait for ever: {[event.key for event in app.keys._held]} on {app.screen}, "
        f"focus on {app.focused} of {app.screen.focus_chain}, working: {_working(app)}"
    )


def _working(app: DeskApp) -> list[str]:
    return [worker.group for worker in app.workers if not worker.is_finished]


# The store ---------------------------------------------------------------------------------


def check_store(path: Path) -> None:
    """The file is whole, every journal entry tells what happened, and all can be read."""
    link = sqlite3.connect(path)
    link.row_factory = sqlite3.Row
    try:
        assert [row[0] for row in link.execute("PRAGMA integrity_check")] == ["ok"]
        assert not link.execute("PRAGMA foreign_key_check").fetchall()
        _check_entries(link)
        for table in JOURNALLED:
            _check_replay(link, table)
    finally:
        link.close()
    _check_readable(path)


def _check_entries(link: sqlite3.Connection) -> None:
    """No entry without a change but of a file; what is undone was undone by an undo of it."""
    empty = """
        SELECT id FROM journal_entry
        WHERE id NOT IN (SELECT entry_id FROM change)
          AND what NOT IN ('export', 'export_calendar', 'print_plan', 'publish', 'text')"""
    assert not link.execute(empty).fetchall()
    crossed = """
        SELECT e.id FROM journal_entry e LEFT JOIN journal_entry u ON u.id = e.undone_by
        WHERE e.undone_by IS NOT NULL AND (u.id IS NULL OR u.what <> 'undo' OR u.undoes <> e.id)"""
    assert not link.execute(crossed).fetchall()


def _check_replay(link: sqlite3.Connection, table: str) -> None:
    """The journal, replayed from the first entry, gives the rows as they stand now."""
    rows: dict[int, str | None] = {}
    sql = "SELECT id, record_id, before, after FROM change WHERE record = ? ORDER BY id"
    for number, record, before, after in link.execute(sql, (table,)):
        assert rows.get(record) == before, f"change {number} of {table} {record}"
        rows[record] = after
    columns = [row["name"] for row in link.execute(f"PRAGMA table_info({table})")]
    pairs = ", ".join(f"'{column}', \"{column}\"" for column in columns)
    now = dict(link.execute(f"SELECT id, json_object({pairs}) FROM {table}").fetchall())
    assert {key: row for key, row in rows.items() if row is not None} == now, table


def _check_readable(path: Path) -> None:
    """Every screen's reading understands what was written."""
    desk = Desk.open(path, today=DAY, read_only=True)
    try:
        desk.read.day()
        desk.read.caseload()
        whole_caseload(desk)
        for hit in desk.read.people():
            assert desk.read.dossier(hit.person.id)
            desk.read.history(hit.person.id)
    finally:
        desk.close()
