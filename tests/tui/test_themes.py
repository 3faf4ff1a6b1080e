"""Every theme can be read, and nothing is told by colour alone."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.style import Style
from textual.screen import ModalScreen

from coachdesk.desk import Desk
from coachdesk.domain.signal import Severity
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.screens.today_lines import SIGNS
from coachdesk.tui.themes import THEMES
from coachdesk.words.terms import severity_name
from tests.contrast import contrast
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Driver

LEAST = {"coachdesk-contrast": 7.0}
LEAST_ELSEWHERE = 4.5
# What is pressed; the colours are measured after each key.
WALKS: dict[str, tuple[str, ...]] = {
    "screens": ("1", "down", "2", "3", "4", "5", "comma", "down"),
    "caseload filter": ("2", "slash", "a", "n", "enter"),
    "dossier": ("enter", *["tab"] * 6),
    "reading": ("question_mark", "escape", "w", "escape", "enter", "tab", "d"),
    "finding": ("slash", "a", "escape", "ctrl+p", "down"),
    "notices": ("ctrl+c", "u"),
    "norm": ("comma", "enter", "x", "ctrl+s"),
    "new person": ("n", "ctrl+s", "Z", "tab", "escape"),
    "old person": ("enter", "p", "shift+end", "f2", "pagedown"),
    "contact": ("c", "o", "a", "left_parenthesis", "right_parenthesis", "shift+home", "tab"),
    "intake and roll": ("3", "f", "n", "n", "escape", "end", "enter", "a", "n", "e"),
    "timeline": ("enter", "s", "a", "enter", "o", "O"),
    "across the table": ("enter", "ctrl+t"),
    "lock": ("ctrl+l",),
    "settings": ("comma", "down", "enter", "escape", "end", "enter"),
    "closing": ("enter", "f", "down"),
    "set aside": ("s", "tab"),
    "appointment": ("a", "3", "tab", "tab"),
}


class Word(NamedTuple):
    """A piece of text as it is drawn."""

    text: str
    style: Style


class Faint(NamedTuple):
    """A piece of text that is hard to read."""

    theme: str
    ratio: float
    text: str
    style: str


@asynccontextmanager
async def _desk(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Driver]:
    desk = sample_desk(folder)
    app = DeskApp(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    desk.close()


def _words(driver: Driver) -> Iterator[Word]:
    """Every text in sight. What lies behind a form or a question is set back and out of use."""
    screen = driver.app.screen
    sight = screen.children[0].region if isinstance(screen, ModalScreen) else screen.region
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if sight.contains(x, y) and segment.style and _letters(segment.text):
                yield Word(_letters(segment.text), segment.style)
            x += segment.cell_length


def _letters(text: str) -> str:
    """The text without frames, bars and scroll bars."""
    return "".join(sign for sign in text if not 0x2500 <= ord(sign) <= 0x259F).strip()


def _contrast(style: Style) -> float:
    assert style.color and style.color.triplet, style
    assert style.bgcolor and style.bgcolor.triplet, style
    return contrast(style.color.triplet.hex, style.bgcolor.triplet.hex)


def _faint(driver: Driver) -> set[Faint]:
    theme = driver.app.theme
    least = LEAST.get(theme, LEAST_ELSEWHERE)
    return {
        Faint(theme, round(_contrast(word.style), 2), word.text[:40], str(word.style))
        for word in _words(driver)
        if _contrast(word.style) < least
    }


async def _faint_in_every_theme(driver: Driver) -> set[Faint]:
    found = set()
    for theme in THEMES:
        driver.app.theme = theme.name
        await driver.pilot.pause()
        found |= _faint(driver)
    return found


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert _contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)
    assert _contrast(Style.parse("#777777 on #ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("walk", WALKS)
async def test_every_text_stands_out_in_every_theme(walk: str, tmp_path: Path) -> None:
    async with _desk(tmp_path) as driver:
        for key in WALKS[walk]:
            await driver.press(key)
            assert not await _faint_in_every_theme(driver)


async def test_the_set_up_stands_out_in_every_theme(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "new.db", today=DAY, create=True)
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        for keys in (("ctrl+s",), ("tab", "tab", "l", "tab", "p", "a")):
            await driver.press(*keys)
            assert not await _faint_in_every_theme(driver)
    desk.close()


async def test_a_conflict_stands_out_in_every_theme(tmp_path: Path) -> None:
    async with _desk(tmp_path) as driver:
        app = driver.app
        seen = app.desk.read.record("jobseeker", 10)
        edit_record(app, "jobseeker", 10, 10)
        await driver.settle()
        app.desk.write.change("jobseeker", 10, {"first_name": "Elders"}, seen.values)
        await driver.press("H", "ctrl+s")
        assert not await _faint_in_every_theme(driver)
        await driver.press("space", "ctrl+s")
        assert not await _faint_in_every_theme(driver)


@pytest.mark.parametrize("selector", ["TopBar", "KeyStrip"])
async def test_what_the_mouse_is_over_stands_out_too(selector: str, tmp_path: Path) -> None:
    async with _desk(tmp_path) as driver:
        await driver.pilot.hover(selector, offset=(13, 0))
        assert not await _faint_in_every_theme(driver)


async def test_a_narrow_terminal_is_as_readable(tmp_path: Path) -> None:
    async with _desk(tmp_path, size=(40, 10)) as driver:
        for keys in (("1",), ("2",), ("enter",), ("c",)):
            await driver.press(*keys)
            assert not await _faint_in_every_theme(driver)


async def test_without_colour_severity_is_told_by_sign_and_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with _desk(tmp_path) as driver:
        words = list(_words(driver))
        said = "\n".join(word.text for word in words)
        for severity in set(Severity) - {Severity.NOTE}:  # its group is folded, below the rest
            assert f"{SIGNS[severity]} {severity_name(severity)}" in said
        assert all(_is_grey(word.style) for word in words)
        assert not await _faint_in_every_theme(driver)


async def test_without_colour_each_line_of_the_caseload_begins_with_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with _desk(tmp_path) as driver:
        await driver.press("2")
        for line in driver.lines:
            first = line.data.signals[0].severity if line.data.signals else None
            assert not first or line.cells[0].startswith(SIGNS[first])
        assert not await _faint_in_every_theme(driver)


def _is_grey(style: Style) -> bool:
    return all(
        len(set(colour.triplet)) == 1
        for colour in (style.color, style.bgcolor)
        if colour and colour.triplet
    )


_WALK = """
import asyncio, sys
from pathlib import Path
from coachdesk.tui.app import DeskApp
from tests.contrast import contrast
from tests.scenes import sample_desk
from tests.tui.conftest import Driver

async def walk():
    desk = sample_desk(Path(sys.argv[1]))
    app = DeskApp(desk)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.press("2", "end", "enter", "tab", "c", "escape", "1")
        print(app.animation_level, type(app.screen).__name__)
    desk.close()

asyncio.run(walk())
"""


def test_it_works_without_animations(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WALK, str(tmp_path)],
        env={**os.environ, "TEXTUAL_ANIMATIONS": "none"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["none", "TodayScreen"], done.stderr
