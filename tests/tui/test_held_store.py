"""While another program holds the store: what leads away acts at once, nothing false is shown."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from textual import events

from coachdesk.desk import Desk
from coachdesk.store import store as store_module
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.screens.refused import RefusedScreen
from tests.scenes import DAY, sample_desk
from tests.store.steps import add_person, rows
from tests.tui.conftest import Driver, Opened
from tests.tui.test_take_in import LIST, _look_at
from tests.tui.test_unopened import SENTENCES, held_by_another_program, leave_all, send


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.3)


async def press_ctrl(driver: Driver, letter: str) -> None:
    assert driver.app._driver
    driver.app._driver.send_message(events.Key(f"ctrl+{letter}", None))
    await driver.pilot.pause(0.6)


async def test_the_lock_comes_at_once_while_a_form_waits_for_the_store(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        with held_by_another_program(desk.path):
            await driver.pilot.press("c")
            send(driver, "uitgelegd")
            await press_ctrl(driver, "l")
            assert driver.app.lock.is_on
            send(driver, "x")
            driver.app._driver.send_message(events.Key("enter", None))
            await driver.pilot.pause(0.3)
            assert not driver.app.lock.is_on
        await driver.settle()
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_the_lock_comes_at_once_while_a_form_is_being_saved(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("n")
        send(driver, "Zoë")
        await driver.press("tab", "tab")
        send(driver, "Berg")
        await driver.settle()
        with held_by_another_program(desk.path):
            await press_ctrl(driver, "s")
            await press_ctrl(driver, "l")
            assert driver.app.lock.is_on
        await driver.settle()
        await driver.press("enter")
        assert not driver.app.lock.is_on
        assert any(line.case.person.name == "Zoë Berg" for line in desk.read.caseload())


@pytest.mark.parametrize("text", SENTENCES)
async def test_what_is_typed_for_a_dossier_that_cannot_be_read_does_nothing(
    opened: Opened, tmp_path: Path, impatient: None, text: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("2", "down")
        await driver.press("n")
        send(driver, "Zoë")
        await driver.press("tab", "tab")
        send(driver, "Berg")
        await driver.press("ctrl+s", "escape")  # something to take back
        await driver.press("2", "home", "down")
        before = rows(desk.path, versions=True)
        with held_by_another_program(desk.path):
            await driver.press("enter")
            await driver.settle()
        assert isinstance(driver.app.screen, RefusedScreen)
        send(driver, text)
        await driver.settle()
        assert rows(desk.path, versions=True) == before
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "CaseloadScreen"
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "DossierScreen"
        assert driver.lines


async def test_a_roll_shows_what_is_stored_where_a_mark_could_not_be(
    opened: Opened, tmp_path: Path, impatient: None
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3")
        lines = driver.app.screen.query("Lines").first()
        lines.move_to(next(line.key for line in lines.lines if line.key.startswith("workshop:")))
        await driver.press("enter", "home")
        before = driver.cells
        with held_by_another_program(desk.path):
            await driver.press("a" if "planned" in before[0] else "n")
            await driver.settle()
            await asyncio.sleep(0.5)
        await driver.settle()
        assert driver.cells == before


@pytest.mark.parametrize("away", ["2", "comma", "question_mark"])
async def test_somebody_may_go_elsewhere_while_a_file_comes_in(
    opened: Opened, empty_desk: Desk, tmp_path: Path, away: str
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST.replace("Fam", "Achternaam"))
        with held_by_another_program(empty_desk.path):
            await press_ctrl(driver, "s")
            await driver.pilot.press(away)
            there = type(driver.app.screen)
            assert there.__name__ != "ImportScreen"
        await driver.settle()
        assert type(driver.app.screen) is there
        assert len(empty_desk.read.caseload()) == 2
        await leave_all(driver)
        assert type(driver.app.screen).__name__ in ("TodayScreen", "CaseloadScreen")


async def test_a_dossier_that_goes_does_not_close_the_form_above_it(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    person = add_person(desk, closed_on="2026-02-01", closed_reason="moved", ref="K-90000")
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person)
        await driver.settle()
        await driver.press("p")
        await driver.type("typed")
        with closing(Desk.open(desk.path, today=DAY)) as other:
            other.safety.erase("K-90000")
        driver.app.background.look_for_changes()
        await driver.settle()
        assert type(driver.app.screen).__name__ == "RecordForm"
        await driver.press("escape", "y")
        assert type(driver.app.screen).__name__ == "TodayScreen"
