"""The pictures in screenshots/ are what the app draws now of the sample caseload.

COACHDESK_SCREENSHOTS=update makes them anew.
"""

import os
import re
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.team import Team
from coachdesk.tui.team import TeamApp
from coachdesk.words import LANGUAGES
from tests.platforms import home_variables, needs_posix
from tests.scenes import DAY
from tests.team_scene import publish_team
from tests.tui.conftest import AnyApp, Driver, Opened, driven

FOLDER = Path(__file__).parents[2] / "screenshots"
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
# What is pressed before the picture is taken.
SCENES: dict[str, tuple[str, ...]] = {
    "today": (),
    "caseload": ("2",),
    "intake": ("3",),
    "agenda": ("4",),
    "summary": ("5",),
    "dossier": ("enter",),
    "plan": ("enter", "shift+tab"),
    "log-contact": ("down", "down", "down", "c"),
    "help": ("question_mark",),
}
# The rest in one language, the one of most users.
MORE_SCENES: dict[str, tuple[str, ...]] = {
    "setup": (),
    "work": ("6",),
    "employers": ("6", "tab"),
    "overview": ("enter", "shift+tab", "shift+tab", "shift+tab"),
    "contacts": ("enter", "shift+tab", "shift+tab"),
    "work-of-one": ("enter", "tab"),
    "placements": ("enter", "tab", "tab"),
    "intake-of-one": ("enter", "tab", "tab", "tab"),
    "rights": ("enter", "tab", "tab", "tab", "tab"),
    "history": ("enter", "tab", "tab", "tab", "tab", "tab"),
    "roll-call": ("3", "end", "enter"),
    "settings": ("comma",),
    "norm": ("comma", "end", "enter"),
    "person": ("n",),
    "appointment": ("a",),
    "closing": ("enter", "f"),
    "workshops": ("3", "n"),
    "set-aside": ("s",),
    "find": ("slash", "b", "e"),
    "across-the-table": ("enter", "ctrl+t"),
    "lock": ("ctrl+l",),
    "export": ("2", "x"),
}
_WITH_A_PATH = ("export",)
PICTURES = [
    *((scene, keys, language) for scene, keys in SCENES.items() for language in LANGUAGES),
    *((scene, keys, "nl") for scene, keys in MORE_SCENES.items()),
]
_FONT_FACES = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)


def drawn(svg: str) -> str:
    """The picture without the fonts it would load from elsewhere, with every blank in its place."""
    plain = _FONT_FACES.sub("", svg).replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in plain.splitlines()) + "\n"


@pytest.fixture(autouse=True)
def nobodys_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms for files begin in the user's home, which is no part of the picture."""
    for name, value in home_variables("/home/coach").items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("scene", "keys", "language"),
    [
        pytest.param(*p, marks=needs_posix if p[0] in _WITH_A_PATH else (), id=f"{p[0]}-{p[2]}")
        for p in PICTURES
    ],
)
async def test_screenshot_is_what_the_app_draws(
    opened: Opened, tmp_path: Path, scene: str, keys: tuple[str, ...], language: str
) -> None:
    words.use(language)
    new = Desk.open(tmp_path / "new.db", today=DAY, create=True) if scene == "setup" else None
    async with opened(size=(80, 24), desk=new) as driver:
        await driver.press(*keys)
        pictures = await _pictures(driver)
    _compare(scene, language, pictures)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_screenshot_of_the_lead_is_what_the_app_draws(tmp_path: Path, language: str) -> None:
    words.use(language)
    publish_team(tmp_path)
    async with driven(TeamApp(Team([tmp_path], DAY)), (80, 24), Driver) as driver:
        pictures = await _pictures(driver)
    _compare("team", language, pictures)


async def _pictures(driver: Driver[AnyApp]) -> dict[str, str]:
    """One picture a size, of one window that is made larger."""
    pictures = {}
    for name, size in SIZES.items():
        await driver.pilot.resize_terminal(*size)
        await driver.settle()
        for field in driver.app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        await driver.pilot.pause()
        pictures[name] = drawn(driver.app.export_screenshot(title="coachdesk"))
    return pictures


def _compare(scene: str, language: str, pictures: dict[str, str]) -> None:
    paths = {FOLDER / f"{scene}-{size}-{language}.svg": svg for size, svg in pictures.items()}
    if os.environ.get("COACHDESK_SCREENSHOTS") == "update":
        for path, svg in paths.items():
            path.write_text(svg, encoding="utf-8")
    # No assert on the texts themselves: their difference would fill pages.
    others = [
        path.name
        for path, svg in paths.items()
        if not path.exists() or path.read_text(encoding="utf-8") != svg
    ]
    assert not others, (
        f"{others} are not what the app draws: COACHDESK_SCREENSHOTS=update, and look"
    )


def drawn_names() -> set[str]:
    """Every picture's file, of the desk and of the lead."""
    names = {f"{p[0]}-{size}-{p[2]}.svg" for p in PICTURES for size in SIZES}
    return names | {f"team-{size}-{language}.svg" for size in SIZES for language in LANGUAGES}


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == drawn_names()
