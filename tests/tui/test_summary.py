"""The desk's own Summary: the team lead's figures, with the people behind them."""

import json
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.summary import FIGURES
from coachdesk.exchange.summary_file import read_summary
from coachdesk.words.summary import figure_label, figure_value
from tests.scenes import sample_store
from tests.tui.conftest import DAY, Opened


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "nl"])
async def test_it_shows_every_figure_of_the_summary(
    opened: Opened, size: tuple[int, int], language: str
) -> None:
    words.use(language)
    async with opened(size=size) as driver:
        await driver.press("5")
        figures = driver.app.desk.read.summary().figures
        shown = {line.data: line.cells for line in driver.lines if line.data}
        for figure in FIGURES:
            label, value = shown[figure.key]
            assert label.strip() == figure_label(figure.key)
            assert value == figure_value(figures, figure.key)
        assert "█" in driver.said("#gauge") and "▁" in driver.said("#gauge")


async def test_a_figure_says_what_it_counts_and_whom(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("5")
        await driver.go_to("Contacts overdue")
        said = driver.said("#meaning")
        assert "Source: Menselijke maat." in said and "Winston Doelwijt K-00009" in said


async def test_enter_leads_from_a_figure_to_a_dossier(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("5")
        await driver.go_to("Placements past their end")
        await driver.press("enter")
        assert "No dossier" in driver.notices
        await driver.go_to("Contacts overdue")
        await driver.press("enter")
        assert len(driver.lines) == driver.app.desk.read.summary().figures.counts["contact.overdue"]
        await driver.type("doelw")
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "DossierScreen"
        assert "Winston Doelwijt" in "".join(
            str(part.render()) for part in driver.app.screen.query("Static")
        )


async def test_publishing_from_the_screen_writes_the_file_and_remembers_the_folder(
    opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    async with opened() as driver:
        await driver.press("5", "p")
        driver.app.screen.fields()["folder"].put(str(folder / "nergens"))
        await driver.settle()
        await driver.press("ctrl+s")
        assert "there is no folder" in driver.word_beside("folder")
        driver.app.screen.fields()["folder"].put(str(folder))
        driver.app.screen.fields()["daily"].put_value(True)
        await driver.settle()
        await driver.press("ctrl+s")
        [path] = folder.iterdir()
        assert read_summary(path).summary == driver.app.desk.read.summary()
        assert driver.app.desk.settings["publish_folder"] == str(folder)
        assert "no names" in driver.notices


async def test_a_read_only_desk_publishes_and_remembers_nothing(
    opened: Opened, tmp_path: Path
) -> None:
    desk = Desk.open(sample_store(tmp_path), today=DAY, read_only=True)
    folder = tmp_path / "team"
    folder.mkdir()
    async with opened(desk=desk) as driver:
        await driver.press("5", "p")
        assert set(driver.app.screen.fields()) == {"folder"}
        driver.app.screen.fields()["folder"].put(str(folder))
        await driver.settle()
        await driver.press("ctrl+s")
        [path] = folder.iterdir()
        assert json.loads(path.read_text(encoding="utf-8"))["summary"]["active"] == 38
        assert "publish_folder" not in driver.app.desk.settings
