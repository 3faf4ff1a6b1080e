"""What the app says of what was done: it stands over the bar on top, and is read whole."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from coachdesk.tui.app import DeskApp
from coachdesk.tui.themes import THEMES
from coachdesk.tui.widgets.lines import Lines
from tests.contrast import contrast
from tests.scenes import sample_desk
from tests.tui.conftest import Driver


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (200, 60)])
async def test_a_message_covers_no_line_that_is_in_use_and_is_read_whole(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = DeskApp(sample_desk(tmp_path))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        for _ in range(3):  # each stands where the one before it stood
            for key in ("m", "u"):
                await driver.press(key)
                lines, [toast] = app.screen.query_one(Lines), app.screen.query(Toast)
                rows = app.screen._compositor.render_strips()
                area = toast.region
                shown = "".join(rows[y].crop(area.x, area.right).text for y in range(area.bottom))
                assert "".join(shown.split()) == "".join(driver.notices.split())
                used = lines.region.y + lines.row_of(lines.cursor)
                assert area.bottom <= (used if size == (40, 10) else lines.region.y)
    app.desk.close()


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("warn", [False, True])
async def test_a_message_stands_out_in_each_theme(tmp_path: Path, theme: str, warn: bool) -> None:
    app = DeskApp(sample_desk(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        driver = Driver(app, pilot)
        app.theme = theme
        app.work.say("Said", warn=warn)
        await driver.settle()
        style = app.screen.query_one(Toast).visual_style
        assert style.background and style.foreground
        assert contrast(style.background.hex, style.foreground.hex) >= 4.5
        panel = app.theme_variables["panel"]
        assert contrast(style.background.hex, panel) >= 3, "it is told from the bar"
    app.desk.close()
