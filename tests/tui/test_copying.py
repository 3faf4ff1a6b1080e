"""`y` copies to the terminal's clipboard, says so without the data, and nothing while locked."""

import base64
import re
from typing import Any

import pytest

from tests.tui.conftest import Driver, Opened


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the terminal's clipboard."""
    from textual.drivers.headless_driver import HeadlessDriver

    found: list[str] = []

    def write(self: HeadlessDriver, data: str) -> None:
        for text in re.findall("\x1b\\]52;c;([^\x07]*)\x07", data):
            found.append(base64.b64decode(text).decode())

    monkeypatch.setattr(HeadlessDriver, "write", write)
    return found


async def on_somebody(driver: Driver) -> dict[str, Any]:
    """The cursor on a person of the caseload with a phone and an e-mail address."""
    await driver.press("2")
    desk = driver.app.desk
    for line in driver.lines:
        person = line.data.case.person
        values = desk.read.record("jobseeker", person.id).values
        if values["phone"]:
            if not values["email"]:
                desk.write.change("jobseeker", person.id, {"email": "a@b.nl"}, values)
                values = desk.read.record("jobseeker", person.id).values
            driver.app.screen.query_one("Lines").move_to(line.key)
            await driver.settle()
            return dict(values)
    raise AssertionError


async def test_each_of_what_is_highlighted_can_be_copied(opened: Opened, sent: list[str]) -> None:
    async with opened() as driver:
        values = await on_somebody(driver)
        for keys, text in (("yp", values["phone"]), ("ye", values["email"])):
            await driver.press(*keys)
            assert sent == [text]
            assert "copied" in driver.notices and text not in driver.notices
            sent.clear()
        await driver.press("y", "enter")
        assert sent == [values["phone"]]
        await driver.press("y", "l")
        assert values["last_name"] in sent[-1] and "\t" in sent[-1]
        await driver.press("y", "escape")
        assert len(sent) == 2


async def test_the_text_of_the_pane_and_of_a_page_is_copied_whole(
    opened: Opened, sent: list[str]
) -> None:
    async with opened() as driver:
        await driver.press("1", "y", "t")
        assert len(sent[0].splitlines()) > 2
        await driver.press("w", "y")
        assert set(sent[1].splitlines()) <= set(sent[0].splitlines())
        assert "copied" in driver.notices


async def test_a_list_without_people_copies_its_line(opened: Opened, sent: list[str]) -> None:
    async with opened() as driver:
        await driver.press("comma", "y", "l")
        assert len(sent) == 1 and "\t" in sent[0]


async def test_nothing_goes_to_the_clipboard_while_locked(opened: Opened, sent: list[str]) -> None:
    async with opened() as driver:
        await on_somebody(driver)
        await driver.press("y", "ctrl+l", "p", "y", "p")
        driver.app.copy_to_clipboard("x")
        assert sent == []


async def test_help_says_that_text_can_be_selected(opened: Opened) -> None:
    async with opened((80, 50)) as driver:
        await driver.press("question_mark")
        assert "shift+mouse" in driver.in_sight
