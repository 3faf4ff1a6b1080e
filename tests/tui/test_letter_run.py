"""A text typed where no field is open changes nothing; a letter that stands alone is a command."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk.domain.signal import Signal
from coachdesk.tui.app import DeskApp
from coachdesk.tui.widgets.lines import Lines
from tests.scenes import sample_desk
from tests.store.steps import rows
from tests.tui.conftest import Driver, Opened

SENTENCES = (
    "Mevrouw belt morgen terug",
    "uur later kwam hij",
    "moet nog bellen over de uitkering",
    "Ja dat is goed",
    "Hoe gaat het met u",
    "bijna klaar met de cursus, u hoort ervan",
)
PLACES: dict[str, tuple[str, ...]] = {
    "today": (),
    "caseload": ("2",),
    "intake": ("3",),
    "agenda": ("4",),
    "summary": ("5",),
    "work": ("6",),
    "employers": ("6", "tab"),
    "plan": ("enter", "shift+tab"),
    "work-of-one": ("2", "enter", "tab", "tab", "tab", "tab", "end"),
    "deleting": ("enter", "shift+tab", "down", "down", "d"),
    "settings": (",", "down", "down"),
}


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("place", PLACES)
async def test_a_sentence_changes_nothing(
    opened: Opened, tmp_path: Path, place: str, text: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press(*PLACES[place])
        before = rows(desk.path)
        await driver.type(text)
        await driver.settle()
        assert rows(desk.path) == before


@pytest.mark.parametrize("text", (*SENTENCES, "ja, een man", "naar huis", "an en ane"))
async def test_a_sentence_on_a_roll_marks_nobody(opened: Opened, tmp_path: Path, text: str) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3", "end", "enter")
        assert driver.app.screen.NAME == "roll"
        before, shown = rows(desk.path), driver.cells
        await driver.type(text)
        await driver.settle()
        assert rows(desk.path) == before
        if driver.app.screen.NAME == "roll":
            assert driver.cells == shown


@pytest.mark.parametrize("away", ["escape", "enter", "2", "down"])
async def test_marks_as_fast_as_keys_can_come_are_written(
    opened: Opened, tmp_path: Path, away: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3", "end", "enter", "home")
        key = driver.app.screen._workshop_id
        driver.app.screen.action_mark("no_show")
        driver.app.screen.action_mark("excused")
        await driver.pilot.press(away)
        await driver.settle()
        [found] = [item for item in desk.read.workshops() if item.id == key]
        assert [seat.status.value for seat in found.seats[:2]] == ["no_show", "excused"]


async def test_letters_that_stand_alone_are_commands(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        before = rows(desk.path)
        await _to_a_line_that_a_date_settles(driver)
        await driver.press("m")
        assert rows(desk.path) != before
        await driver.press("u")
        assert rows(desk.path) == before


async def test_the_same_letter_twice_is_the_command_twice(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    person = desk.read.people()[0].person.id
    before = rows(desk.path)
    for day in (1, 2):
        contact = {"on": date(2026, 11, day), "mode": "office", "purpose": "progress"}
        desk.write.add("contact", {**contact, "outcome": "held"}, person)
    async with opened(desk=desk) as driver:
        await driver.type("uu")
        await driver.settle()
        assert rows(desk.path) == before


async def _to_a_line_that_a_date_settles(driver: Driver[DeskApp]) -> None:
    for line in driver.lines:
        if isinstance(line.data, Signal) and line.data.tick_off:
            driver.app.screen.query_one(Lines).move_to(line.key)
            await driver.settle()
            return
    raise AssertionError
