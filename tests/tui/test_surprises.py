"""A question or a screen that nobody asked for takes no key that was typed before it came."""

from pathlib import Path
from threading import Event

import pytest
from textual import events

from coachdesk.desk import Desk
from tests.scenes import DAY, sample_desk
from tests.store.steps import add_person, caseload, import_records, rows
from tests.tui.conftest import Driver, Opened
from tests.tui.test_unopened import send


async def contact_on_christmas(driver: Driver) -> None:
    """A form whose saving asks something."""
    await driver.press("2", "down", "a")
    await driver.type("25-12")
    await driver.press("tab", "tab", "o")


async def test_what_is_typed_after_saving_does_not_answer_a_doubt(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await contact_on_christmas(driver)
        before = rows(desk.path, versions=True)
        driver.app._driver.send_message(events.Key("ctrl+s", None))
        send(driver, "cyes, u n")
        await driver.settle()
        assert type(driver.app.screen).__name__ == "AskScreen"
        assert rows(desk.path, versions=True) == before
        await driver.press("y")
        assert rows(desk.path, versions=True) != before


async def test_what_is_typed_after_a_save_that_is_refused_changes_no_field(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("2", "down", "a", "tab", "tab", "o")
        before = rows(desk.path, versions=True)
        driver.app._driver.send_message(events.Key("ctrl+s", None))
        send(driver, "morgen")
        driver.app._driver.send_message(events.Key("ctrl+s", None))
        await driver.settle()
        assert rows(desk.path, versions=True) == before
        assert type(driver.app.screen).__name__ == "AppointmentForm"
        assert driver.app.screen.fields()["on"].text == ""


async def test_what_is_typed_after_an_undo_does_not_answer_whether_an_import_goes(
    tmp_path: Path, opened: Opened
) -> None:
    desk = Desk.open(tmp_path / "a.db", today=DAY, create=True)
    desk.write.set_up("Test Coach", None)
    add_person(desk)
    import_records(desk, caseload({}, {}))
    async with opened(desk=desk) as driver:
        before = rows(desk.path, versions=True)
        send(driver, "uyn")
        await driver.settle()
        assert type(driver.app.screen).__name__ != "AskScreen"
        assert rows(desk.path, versions=True) == before


@pytest.mark.parametrize("screen", ["2", "3", "4"])
async def test_enter_on_a_line_that_is_nobody_asks_who_and_takes_what_is_typed(
    opened: Opened, tmp_path: Path, screen: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press(screen)
        if screen == "2":
            await driver.press("slash")
            await driver.type("xyzzy")
            await driver.press("enter")
        lines = driver.app.screen.query("Lines").first()
        lines.move_to(next(line.key for line in lines.lines if line.heading))
        before = rows(desk.path, versions=True)
        driver.app._driver.send_message(events.Key("enter", None))
        send(driver, "uitgelegd dat hij mag")
        await driver.settle()
        assert type(driver.app.screen).__name__ in ("PersonPicker", "Finder")
        assert rows(desk.path, versions=True) == before


async def test_what_is_typed_to_close_the_intake_of_nobody_does_nothing(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3")
        lines = driver.app.screen.query("Lines").first()
        lines.move_to(next(line.key for line in lines.lines if line.heading))
        before = rows(desk.path, versions=True)
        send(driver, "fujn")
        await driver.settle()
        assert type(driver.app.screen).__name__ == "RefusedScreen"
        assert rows(desk.path, versions=True) == before


async def test_a_q_in_a_text_typed_after_an_undo_does_not_close_the_desk(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sample_desk(tmp_path)
    slow = Event()

    def next_undo() -> None:
        slow.wait(5)

    async with opened(desk=desk) as driver:
        monkeypatch.setattr(desk.read, "next_undo", next_undo)
        send(driver, "uz q")
        await driver.pilot.pause(0.6)
        assert driver.app.is_running and driver.app._exit is False
        slow.set()
        await driver.settle()
