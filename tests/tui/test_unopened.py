"""What is typed for a screen that does not open, or opens late, is never a command."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from coachdesk.desk import Desk
from coachdesk.store import store as store_module
from coachdesk.tui.screens.refused import RefusedScreen
from tests.scenes import DAY, sample_desk, sample_store
from tests.store.steps import rows
from tests.tui.conftest import Driver, Opened

# Sentences that hold every letter which writes something on one of the screens.
SENTENCES = [
    "ze komt om drie uur met haar zus, buurman belt nog",
    "uitgelegd dat het mag; ma 12-3 weer bellen s m u b",
    "n\u00edet thuis. y j n q",
]
OPENING = ["c", "a", "n", "i", "s", "slash"]


def send(driver: Driver, text: str) -> None:
    """Type at once, as a terminal hands over what was typed while the app was busy."""
    assert driver.app._driver
    for sign in text:
        driver.app._driver.send_message(events.Key(_character_to_key(sign), sign))


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.3)


async def leave_all(driver: Driver) -> None:
    """Esc and the answer that throws away, until Today stands there."""
    for _ in range(12):
        if type(driver.app.screen).__name__ == "TodayScreen":
            return
        await driver.press("escape")
        if type(driver.app.screen).__name__ in ("AskScreen", "LeaveScreen"):
            await driver.press("n")
            return


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("key", ["c", "a", "s"])
async def test_a_sentence_typed_on_a_heading_writes_nothing(
    opened: Opened, tmp_path: Path, key: str, text: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        heading = next(line for line in driver.lines if line.heading)
        driver.app.screen.query_one("Lines").move_to(heading.key)
        await driver.settle()
        before = rows(desk.path, versions=True)
        send(driver, key + text)
        await driver.settle()
        assert type(driver.app.screen).__name__ in ("PersonPicker", "Finder", "RefusedScreen")
        await driver.press("ctrl+s")
        await leave_all(driver)
        assert rows(desk.path, versions=True) == before


async def test_a_key_that_needs_somebody_asks_who(opened: Opened) -> None:
    async with opened() as driver:
        heading = next(line for line in driver.lines if line.heading)
        driver.app.screen.query_one("Lines").move_to(heading.key)
        await driver.settle()
        send(driver, "cberhe")
        await driver.settle()
        assert "with whom?" in driver.in_sight
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "LogContactForm"
        assert "Rahel" in driver.in_sight


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("key", OPENING)
async def test_what_is_typed_for_a_form_that_a_held_store_keeps_shut_writes_nothing(
    opened: Opened, tmp_path: Path, impatient: None, key: str, text: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        before = rows(desk.path, versions=True)
        with held_by_another_program(desk.path):
            await driver.pilot.press(key)
            send(driver, text)
            await driver.settle()
            if key not in ("i", "n", "s"):  # these need nothing of the store to open
                assert isinstance(driver.app.screen, RefusedScreen)
            send(driver, text)
            await driver.settle()
        await driver.press("enter", "u")
        await leave_all(driver)
        assert rows(desk.path, versions=True) == before


@pytest.mark.parametrize("key", OPENING)
async def test_what_is_typed_for_a_form_of_a_store_that_is_gone_does_nothing(
    opened: Opened, tmp_path: Path, key: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        desk.path.rename(desk.path.with_name("moved.db"))
        await driver.pilot.press(key)
        send(driver, SENTENCES[0])
        await driver.settle()
        desk.path.with_name("moved.db").rename(desk.path)
        before = rows(desk.path, versions=True)
        send(driver, SENTENCES[1])
        await driver.settle()
        await driver.press("ctrl+s")
        await leave_all(driver)
        assert rows(desk.path, versions=True) == before


@pytest.mark.parametrize("key", ["c", "n", "a"])
async def test_what_is_typed_on_a_desk_for_reading_does_not_close_it(
    opened: Opened, tmp_path: Path, key: str
) -> None:
    desk = Desk.open(sample_store(tmp_path), today=DAY, read_only=True)
    async with opened(desk=desk) as driver:
        send(driver, key + "quick quiet 12345")
        await driver.settle()
        assert isinstance(driver.app.screen, RefusedScreen)
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_esc_gives_up_a_screen_that_does_not_come(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        with held_by_another_program(desk.path):
            await driver.pilot.press("c")
            assert driver.app.keys._openings
            await driver.pilot.press("escape")
            assert not driver.app.keys._openings
            await driver.pilot.press("question_mark")
            assert type(driver.app.screen).__name__ == "HelpScreen"
            await driver.pilot.press("escape")
        await driver.settle()
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_a_form_that_opens_late_takes_what_was_typed_for_it(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        with held_by_another_program(desk.path):
            await driver.pilot.press("c")
            send(driver, "v")
            await driver.pilot.pause(0.2)
            assert type(driver.app.screen).__name__ == "TodayScreen"
        await driver.settle()
        assert type(driver.app.screen).__name__ == "LogContactForm"


async def test_keys_that_need_no_store_act_while_another_program_holds_it(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        lines = driver.app.screen.query_one("Lines")
        with held_by_another_program(desk.path):
            driver.app.background.look_for_changes()
            driver.app.lock.put_on_when_idle()
            before = lines.current.key
            await driver.pilot.press("down")
            assert lines.current.key != before
            await driver.pilot.press("question_mark")
            assert type(driver.app.screen).__name__ == "HelpScreen"
            await driver.pilot.press("escape")
            await driver.pilot.press("2")
            assert type(driver.app.screen).__name__ == "CaseloadScreen"
            await driver.pilot.press("1")
            assert type(driver.app.screen).__name__ == "TodayScreen"
