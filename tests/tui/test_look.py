"""Where one is can be seen at a glance: the screen, the line under the cursor, the groups."""

import pytest
from rich.segment import Segment
from textual.widget import Widget

from coachdesk.tui.screens.dossier_tabs import tab_name
from coachdesk.tui.themes import THEMES
from coachdesk.tui.widgets.bars import Choices, TopBar
from coachdesk.tui.widgets.columns import ListColumn, measured, place_columns
from coachdesk.tui.widgets.gauge import gauge
from coachdesk.tui.widgets.lines import MARK, Lines
from tests.contrast import contrast
from tests.tui.conftest import Driver, Opened

LEAST = 3.0  # what is no text, as the accessibility guidelines (WCAG 2, 1.4.11) ask it


@pytest.mark.parametrize("whole", [1, 7, 20, 40, 1250])
def test_a_gauge_is_full_only_when_all_is_there(whole: int) -> None:
    for width in (5, 10, 20):
        bars = [gauge(part, whole, width) for part in range(whole + 3)]
        assert {len(bar) for bar in bars} == {width}
        assert "━" not in bars[0]
        assert all("━" in bar and "─" in bar for bar in bars[1:whole])
        assert all("─" not in bar for bar in bars[whole:])
        assert bars == sorted(bars, key=lambda bar: bar.count("━"))


def _row(driver: Driver, widget: Widget, y: int) -> list[Segment]:
    """One row of a widget as it is drawn."""
    strip = driver.app.screen._compositor.render_strips()[widget.region.y + y]
    return list(strip.crop(widget.region.x, widget.region.right))


def _text(row: list[Segment]) -> str:
    return "".join(segment.text for segment in row)


def _ground(row: list[Segment]) -> str:
    """The colour behind the first cell."""
    style = row[0].style
    assert style and style.bgcolor and style.bgcolor.triplet
    return style.bgcolor.triplet.hex


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_line_under_the_cursor_stands_out(opened: Opened, theme: str) -> None:
    async with opened(size=(120, 40)) as driver:
        driver.app.theme = theme
        for keys in (("2", "down"), ("comma",), ("escape", "1", "slash", "a")):
            await driver.press(*keys)
            lines = driver.app.screen.query_one(Lines)
            y = lines.row_of(lines.cursor) + lines._titles
            here, other = _row(driver, lines, y), _row(driver, lines, y + 1)
            assert _text(here).startswith(MARK)
            assert not _text(other).startswith(MARK)
            assert contrast(_ground(here), _ground(other)) >= LEAST


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_screen_and_the_tab_in_sight_stand_out(opened: Opened, theme: str) -> None:
    async with opened(size=(120, 40)) as driver:
        driver.app.theme = theme
        await driver.press("2")
        bar = _row(driver, driver.app.screen.query_one(TopBar), 0)
        tabs = {segment.text: segment.style for segment in bar if segment.text.strip()}
        here, other = tabs[f"{MARK}2 Caseload "], tabs[" 3 Intake "]
        assert here and here.bold and here.bgcolor and here.bgcolor.triplet
        assert other and other.bgcolor and other.bgcolor.triplet
        assert contrast(here.bgcolor.triplet.hex, other.bgcolor.triplet.hex) >= LEAST
        chosen = _row(driver, driver.app.screen.query_one(Choices), 0)
        named = {segment.text: segment.style for segment in chosen}
        assert named["All 38"] and named["All 38"].bold and named["All 38"].underline


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_the_screen_tab_filter_and_list_in_use_are_marked_without_a_colour(
    opened: Opened, size: tuple[int, int]
) -> None:
    def marked(driver: Driver) -> list[str]:
        screen = driver.app.screen
        rows = [_text(_row(driver, part, 0)) for part in screen.query("TopBar, Choices")]
        return [row.split(MARK)[1].split("  ")[0].strip() for row in rows if MARK in row]

    async with opened(size=size) as driver:
        for keys, *names in (
            ((), "1 Today"),
            (("2",), "2 Caseload", "All"),
            (("f",), "2 Caseload", "Overdue"),
            (("6",), "6 Work", "Vacancies"),
            (("tab",), "6 Work", "Employers"),
            (("4",), "4 Agenda"),
            (("comma",), "Settings"),
            (("escape", "3", "end", "enter"), "Roll call"),
        ):
            await driver.press(*keys)
            found = marked(driver)
            assert len(found) == len(names)
            assert all(text.startswith(name) for text, name in zip(found, names, strict=True)), (
                found
            )
        await driver.press("1", "enter")
        assert any(text.startswith(tab_name(driver.app.screen._tab)) for text in marked(driver))


async def test_groups_stand_apart_where_there_is_room(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("enter", "shift+tab")  # the plan
        lines = driver.app.screen.query_one("#records", Lines)
        headings = [n for n, line in enumerate(lines.lines) if line.apart and n]
        assert headings
        for number in headings:
            assert not _text(_row(driver, lines, lines.row_of(number) - 1)).strip()
        await driver.pilot.click(lines, offset=(5, lines.row_of(len(lines.lines) - 1)))
        await driver.settle()
        assert lines.cursor == len(lines.lines) - 1
        await driver.pilot.click(lines, offset=(5, lines.row_of(headings[0]) - 1))
        await driver.settle()
        assert lines.cursor == len(lines.lines) - 1, "a blank row is no line"
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert lines.virtual_size.height == len(lines.lines)


async def test_the_tab_in_use_is_in_sight_on_a_narrow_screen(opened: Opened) -> None:
    async with opened(size=(40, 10)) as driver:
        await driver.press("enter")
        for _ in range(8):
            await driver.press("tab")
            strip = driver.app.screen.query_one("#tabs", Choices)
            row = _row(driver, strip, 0)
            chosen = [segment.text for segment in row if segment.style and segment.style.underline]
            assert chosen == [tab_name(driver.app.screen._tab)]  # type: ignore[attr-defined]


async def test_a_narrow_screen_names_the_person_and_what_is_due(opened: Opened) -> None:
    async with opened(size=(40, 10)) as driver:
        await driver.press("2")
        for line in driver.lines:
            await driver.go_to(line.data.case.person.listed)
            lines = driver.app.screen.query_one(Lines)
            row = _text(_row(driver, lines, lines.row_of(lines.cursor) + 1 - lines.scroll_offset.y))
            name, due = line.cells[1], line.cells[5]
            assert name[:20] in row and due in row
        await driver.press("home", "enter")
        assert driver.lines
        await driver.press("1", "comma")
        assert "Value" in driver.in_sight


async def test_one_gauge_says_how_full_the_caseload_is(opened: Opened) -> None:
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(size=size) as driver:
            for key in "15":
                await driver.press(key)
                assert driver.in_sight.count("38 / 40") == 1


_PLACED = (
    ListColumn("sign", "!", 4),
    ListColumn("name", "Name", 24),
    ListColumn("due", "Due", 11),
    ListColumn("note", "Note", 10, flex=1, priority=2),
)


@pytest.mark.parametrize("longest", [5, 22, 60])
def test_a_wider_list_shows_the_columns_and_texts_of_a_narrower_one(longest: int) -> None:
    columns = measured(_PLACED, [("! 2", "x" * 20, "06-02-2027", "y" * longest)])
    before: dict[str, int] = {}
    for width in range(38, 200):
        placed = place_columns(columns, width)
        widths = {item.column.key: item.width for item in placed}
        assert sum(item.width + item.gap for item in placed) - placed[-1].gap <= width
        assert before.keys() <= widths.keys()
        if before.keys() == widths.keys():
            assert all(widths[key] >= before[key] for key in before)
        before = widths
    assert before == {"sign": 3, "name": 20, "due": 10, "note": longest}


@pytest.mark.parametrize(
    "keys", ["3", "6", "2 1", "2 4 2", "enter", "enter escape", "c", "enter n"]
)
async def test_a_screen_has_all_its_styles_when_it_comes(opened: Opened, keys: str) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press(*keys.split())
        screen = driver.app.screen
        await driver.pilot.pause(0.1)
        before = screen._compositor.render_strips()
        screen.update_node_styles(animate=False)
        screen.refresh(layout=True)
        await driver.settle()
        assert screen._compositor.render_strips() == before
