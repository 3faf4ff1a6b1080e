"""The pictures in screenshots/ are what the app draws now of the sample caseload.

COACHDESK_SCREENSHOTS=update makes them anew.
"""

import os
import re
from pathlib import Path

import pytest

from coachdesk import words
from tests.tui.conftest import Opened

FOLDER = Path(__file__).parents[2] / "screenshots"
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
# What is pressed before the picture is taken.
SCENES = {
    "today": (),
    "caseload": ("2",),
    "intake": ("3",),
    "agenda": ("4",),
    "summary": ("5",),
    "dossier": ("enter",),
    "plan": ("enter", "tab", "tab", "tab", "tab", "tab", "tab"),
    "log-contact": ("down", "down", "down", "c"),
    "help": ("question_mark",),
}
_FONT_FACES = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)


def drawn(svg: str) -> str:
    """The picture without the fonts it would load from elsewhere."""
    return "\n".join(line.rstrip() for line in _FONT_FACES.sub("", svg).splitlines()) + "\n"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES)
async def test_screenshot_is_what_the_app_draws(
    opened: Opened, scene: str, size: str, language: str
) -> None:
    words.use(language)
    async with opened(size=SIZES[size]) as driver:
        await driver.press(*SCENES[scene])
        svg = drawn(driver.app.export_screenshot(title="coachdesk"))
    path = FOLDER / f"{scene}-{size}-{language}.svg"
    if os.environ.get("COACHDESK_SCREENSHOTS") == "update":
        path.write_text(svg, encoding="utf-8")
    # No assert on the texts themselves: their difference would fill pages.
    same = path.exists() and path.read_text(encoding="utf-8") == svg
    assert same, f"{path.name} is not what the app draws: COACHDESK_SCREENSHOTS=update, and look"
