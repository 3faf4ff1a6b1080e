"""Keys in the order they were pressed, however fast they come."""

import threading

import pytest
from textual import events
from textual.keys import _character_to_key

from coachdesk.tui.widgets.lines import Lines
from tests.tui.conftest import Driver, Opened


async def _in_a_burst(driver: Driver, *keys: str) -> None:
    """All keys at once, as a terminal hands them over when the app was busy."""
    assert driver.app._driver
    for key in keys:
        sign = key if len(key) == 1 else None
        name = _character_to_key(key) if sign else key
        driver.app._driver.send_message(events.Key(name, sign))
    for _ in range(6):
        await driver.settle()


def _stack(driver: Driver) -> list[str]:
    return [type(screen).__name__ for screen in driver.app.screen_stack]


@pytest.mark.parametrize(
    ("keys", "stack"),
    [
        (["enter", "c"], ["TodayScreen", "DossierScreen", "LogContactForm"]),
        (["enter", "tab", "c"], ["TodayScreen", "DossierScreen", "LogContactForm"]),
        (["enter", "2"], ["CaseloadScreen"]),
        (["2", "enter", "c"], ["CaseloadScreen", "DossierScreen", "LogContactForm"]),
        (["2", "enter", "escape", "down", "enter"], ["CaseloadScreen", "DossierScreen"]),
        (["2", "enter", "p"], ["CaseloadScreen", "DossierScreen", "RecordForm"]),
        (["slash", *"berhe", "enter", "c"], ["TodayScreen", "DossierScreen", "LogContactForm"]),
        (["enter", "escape", "5"], ["SummaryScreen"]),
    ],
)
async def test_a_key_meets_what_the_key_before_it_opened(
    opened: Opened, keys: list[str], stack: list[str]
) -> None:
    async with opened() as driver:
        await _in_a_burst(driver, *keys)
        assert _stack(driver) == stack


async def test_text_after_opening_a_dossier_and_its_form_lands_in_the_note(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await _in_a_burst(driver, "enter", "c", "o", *"Veel besproken")
        assert _stack(driver)[-1] == "LogContactForm"
        assert driver.app.screen.fields()["note"].text == "Veel besproken"


@pytest.mark.parametrize("key", ["2", "3", "4", "5", "enter"])
async def test_a_screen_says_that_it_is_reading_and_keys_wait_for_what_it_reads(
    opened: Opened, key: str
) -> None:
    async with opened() as driver:
        may_read = threading.Event()
        store = driver.app.desk.store
        read = store.read

        def slowly(sql: str, **values: object) -> list[object]:
            if threading.current_thread() is not threading.main_thread():
                may_read.wait(10)
            return read(sql, **values)

        store.read = slowly
        await driver.pilot.press(key)
        await driver.pilot.pause(0.2)
        screen = driver.app.screen
        assert "Reading …" in driver.in_sight
        driver.app.post_message(events.Key("down", None))
        await driver.pilot.pause(0.1)
        assert driver.app.keys._held
        may_read.set()
        await driver.settle()
        assert not driver.app.keys._held
        assert "Reading …" not in driver.in_sight
        assert driver.app.screen is screen
        assert screen.query(Lines).first().cursor > 0


async def test_from_a_screen_that_is_reading_one_goes_on_at_once(opened: Opened) -> None:
    async with opened() as driver:
        may_read = threading.Event()
        driver.app.desk.read.caseload = lambda *_: may_read.wait(10) and []
        await driver.pilot.press("2")
        await driver.pilot.press("4")
        await driver.pilot.pause(0.1)
        assert type(driver.app.screen).__name__ == "AgendaScreen"
        may_read.set()
        await driver.settle()


async def test_a_key_for_a_field_that_is_gone_by_then_does_nothing(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("enter", "s")
        field = driver.app.focused
        acted: list[bool] = []
        assert field
        await driver.app.pop_screen()
        driver.app.keys._after(field, lambda: acted.append(True))
        await driver.settle()
        await driver.press("2")
        assert not acted
        assert _stack(driver) == ["CaseloadScreen"]
