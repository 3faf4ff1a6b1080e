"""Saved filters of the caseload: kept under a name, chosen, replaced, removed, undone."""

import pytest

from coachdesk.tui.app import DeskApp
from coachdesk.tui.screens.saved_filters import saved_filters
from tests.tui.conftest import Driver, Opened


async def _save(driver: Driver[DeskApp], name: str) -> None:
    await driver.press("v", "pagedown", "enter")
    await driver.type(name)
    await driver.press("ctrl+s")


async def test_a_filter_is_saved_chosen_removed_and_brought_back(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "f", "s", "r")
        shown = driver.cells
        await _save(driver, "mine")
        assert driver.app.screen.NAME == "caseload"
        await driver.press("escape")
        everybody = driver.cells
        assert everybody != shown
        await driver.press("v", "enter")
        assert driver.cells == shown
        await driver.press("v", "delete")
        assert not saved_filters(driver.app.desk.settings)
        await driver.press("u")
        assert list(saved_filters(driver.app.desk.settings)) == ["mine"]


async def test_the_text_of_a_filter_is_saved_with_it(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "/")
        await driver.type("vries")
        await driver.press("enter")
        found = len(driver.lines)
        await _save(driver, "the Vries family")
        await driver.press("escape")
        await driver.press("v")
        await driver.type("fam")
        await driver.press("enter")
        assert len(driver.lines) == found
        assert driver.app.screen.shown_filter.text == "vries"


async def test_a_name_that_is_taken_is_asked_about(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2")
        await _save(driver, "mine")
        await driver.press("f")
        await _save(driver, "mine")
        assert "replaced" in driver.in_sight
        await driver.press("escape", "escape")


@pytest.mark.parametrize(
    "stored",
    ["text", 7, {"a": 1}, {"a": ["gone", "", "name", False]}, {"a": ["all", 3, "name", 1]}],
)
def test_what_cannot_be_read_as_a_filter_is_left_out(stored: object) -> None:
    assert saved_filters({"saved_filters": stored}) == {}
