"""The terminal's cursor stands where the eye is: a screen reader and a braille line follow it."""

import pytest
from textual.widgets import Input

from coachdesk.tui.widgets.lines import Lines
from tests.tui.conftest import Driver, Opened


def row_under_cursor(driver: Driver) -> str:
    """What stands on the screen from the cursor on."""
    x, y = driver.app.cursor_position
    strip = driver.app.screen._compositor.render_strips()[y]
    return "".join(segment.text for segment in strip)[x:]


def highlighted(driver: Driver) -> str:
    line = driver.app.screen.query(Lines).first().current
    assert line
    return line.cells[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10)])
@pytest.mark.parametrize("peer", ["1", "2", "3", "4", "5", "comma"])
async def test_it_stands_on_the_highlighted_line(
    opened: Opened, peer: str, size: tuple[int, int]
) -> None:
    async with opened(size) as driver:
        await driver.press(peer)
        for keys in (("down", "down"), ("pagedown",), ("end",), ("home",)):
            await driver.press(*keys)
            seen = row_under_cursor(driver).strip()
            assert seen.startswith(highlighted(driver).strip()[:12].strip()), keys


async def test_it_stands_in_the_field_of_a_form(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        await driver.type("Zoë")
        assert isinstance(driver.app.focused, Input)
        x, y = driver.app.cursor_position
        assert (x, y) == driver.app.focused.content_region.offset.__add__((3, 0))
        await driver.press("home")
        assert row_under_cursor(driver).startswith("Zoë")
        await driver.press("tab")
        assert driver.app.focused.region.contains_point(driver.app.cursor_position)
        assert driver.app.cursor_position.y > y


async def test_each_control_of_a_form_has_it_in_turn(opened: Opened) -> None:
    async with opened((80, 40)) as driver:
        await driver.press("2", "enter", "p", "f2")
        for _ in range(8):
            await driver.press("tab")
            assert driver.app.focused.region.contains_point(driver.app.cursor_position)


async def test_in_a_finder_it_is_in_the_field_and_with_the_arrows_on_the_line(
    opened: Opened,
) -> None:
    async with opened() as driver:
        for key in ("slash", "ctrl+p"):
            await driver.press(key)
            field = driver.app.screen.query_one(Input)
            await driver.type("e")
            assert driver.app.cursor_position == field.content_region.offset.__add__((1, 0))
            await driver.press("down")
            assert row_under_cursor(driver).startswith(highlighted(driver)[:8])
            await driver.type("n")
            assert driver.app.cursor_position == field.content_region.offset.__add__((2, 0))
            await driver.press("escape")


async def test_a_question_and_a_page_have_it_where_their_text_begins(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n", "x", "escape")
        assert row_under_cursor(driver).startswith("New jobseeker")
        await driver.press("y")
        await driver.press("question_mark")
        assert row_under_cursor(driver).split()[:3] == ["How", "to", "work"]
