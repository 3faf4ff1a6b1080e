"""The guide inside the desk: found from `?` and the palette, turned page by page."""

from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from coachdesk import words
from coachdesk.tui.screens.guide import guide_pages, page_title
from tests.tui.conftest import Opened


async def test_help_shows_the_keys_and_the_first_page_and_g_opens_the_guide(opened: Opened) -> None:
    words.use("nl")
    async with opened(size=(80, 24)) as driver:
        await driver.press("?")
        keys = str(driver.app.screen.query_one(Static).content)
        assert keys.startswith("Uitleg, stap voor stap: toets g voor de gids.\n")
        first = next(iter(guide_pages().values()))
        assert driver.app.screen.query_one(Markdown).source == first
        await driver.press("g")
        assert type(driver.app.screen).__name__ == "GuideScreen"
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_the_pages_are_turned_and_end_at_the_ends(opened: Opened) -> None:
    words.use("nl")
    pages = list(guide_pages().values())
    async with opened() as driver:
        driver.app.desk_screen.action_guide()
        await driver.settle()
        frame = driver.app.screen.query_one(VerticalScroll)
        seen = []
        for _ in range(len(pages) + 2):
            seen.append(str(frame.border_title))
            await driver.press("right")
        assert list(dict.fromkeys(seen)) == [page_title(page) for page in pages]
        for _ in pages:
            await driver.press("left")
        assert str(frame.border_title) == page_title(pages[0])


def test_every_page_begins_with_its_title_and_shows_no_picture() -> None:
    for language in words.LANGUAGES:
        words.use(language)
        for name, text in guide_pages().items():
            assert text.startswith("# "), name
            assert "![" not in text, name
