"""A wider screen never shows less: no column, no text and no line of the narrow one is lost."""

import asyncio
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from coachdesk import words
from coachdesk.tui.widgets.columns import run_on
from coachdesk.tui.widgets.lines import Lines
from tests.tui.conftest import Driver, Opened
from tests.tui.test_screenshots import MORE_SCENES, SCENES

SIZES = ((80, 24), (120, 40), (200, 60))
WALKS = {
    **SCENES,
    **MORE_SCENES,
    "safety": ("comma", *["down"] * 4, "enter"),
    "closed": ("2", "F"),
    "sorted by placement": ("2", *["s"] * 7),
}


class Seen(NamedTuple):
    """What a screen shows: columns and room by list, texts that are whole, texts that are cut."""

    columns: dict[str, set[str]]
    room: dict[str, int]
    whole: set[str]
    cut: set[str]


def _seen(driver: Driver) -> Seen:
    seen = Seen({}, {}, set(), set())
    for lines in driver.app.screen.query(Lines):
        if lines.region.area and lines.lines:
            lines.render_line(0)
            seen.room[lines.id or ""] = lines.room
            seen.columns[lines.id or ""] = {item.column.key for item in lines._shown}
            for text, is_whole in _texts(lines):
                (seen.whole if is_whole else seen.cut).add(text)
    for part in driver.app.screen.query(Static):
        text = _bare(str(part.render()))
        if text and part.region.area and not _is_a_bar(part):
            (seen.whole if text in _painted(driver, part) else seen.cut).add(text)
    return seen


def _texts(lines: Lines) -> Iterator[tuple[str, bool]]:
    """Each text of a list, and whether all of it is shown."""
    for line in lines.lines:
        if line.heading:
            yield line.cells[0], len(line.cells[0]) <= lines.room
            continue
        placed = run_on(lines._shown, line.cells, lines.room) if line.runs_on else lines._shown
        for item in placed:
            if item.number < len(line.cells):
                text = line.cells[item.number]
                yield f"{line.key} {item.column.key} {text}", len(text) <= item.width


def _painted(driver: Driver, part: Static) -> str:
    strips = driver.app.screen._compositor.render_strips()
    region = part.content_region
    rows = [strip.crop(region.x, region.right).text for strip in strips[region.y : region.bottom]]
    return _bare(" ".join(rows))


def _bare(text: str) -> str:
    """Without the sign behind a label, which stands there only where labels have no column."""
    return " ".join(text.replace(":", "").split())


def _is_a_bar(part: Static) -> bool:
    """The bars choose anew what they say at each width."""
    return type(part).__name__ in ("TopBar", "KeyStrip")


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("walk", WALKS)
async def test_a_wider_screen_shows_no_less(opened: Opened, walk: str, language: str) -> None:
    words.use(language)
    async with opened(size=SIZES[0]) as driver:
        await driver.press(*WALKS[walk])
        narrow = _seen(driver)
        for size in SIZES[1:]:
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            wide = _seen(driver)
            for name, columns in narrow.columns.items():
                if name in wide.columns:
                    assert columns <= wide.columns[name], (size, name)
                    assert narrow.room[name] <= wide.room[name], (size, name)
            assert not narrow.whole & wide.cut, size
            narrow = wide


@pytest.mark.parametrize("sizes", [[Size(60, 15), Size(80, 24)], [Size(80, 24)]])
@pytest.mark.parametrize("walk", [(), ("2",), ("4",), ("c",), ("enter",)])
async def test_a_window_made_small_and_large_at_once_is_painted_anew(
    opened: Opened, walk: tuple[str, ...], sizes: list[Size], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as driver:
        await driver.press(*walk)
        app, painted = driver.app, set[int]()
        display = app._display

        def watched(screen: Screen[object], update: object) -> None:
            if isinstance(update, ChopsUpdate):
                painted.update(line for line, _, _ in update.spans)
            elif isinstance(update, LayoutUpdate):
                painted.update(range(update.region.height))
            display(screen, update)

        monkeypatch.setattr(app, "_display", watched)
        for size in sizes:
            app.post_message(Resize(size, size))
            await asyncio.sleep(0.002)  # else the next takes its place
        await driver.pilot.pause(0.1)  # longer than Textual waits to lay out and to paint
        assert painted >= set(range(app.size.height))
