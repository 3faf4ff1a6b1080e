"""A calendar brought in on screen: shown before it is written, and busy times where one plans."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.tui.forms.contact import open_appointment_form
from tests.exchange.calendars import MAKERS, Event
from tests.store.steps import add_person
from tests.tui.conftest import Driver, Opened

MONDAY = date(2026, 11, 23)
EVENTS = (
    Event("a", date(2026, 11, 27), "09:30", title="Voortgang K-00001", place="Stadhuis"),
    Event("b", MONDAY, "13:00", 90, title="Oncoloog"),
    Event("c", date(2026, 12, 1), None, title="Verlof", days=2),
)
SIZES = ((40, 10), (80, 24), (120, 40))


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.ics"
    path.write_bytes(MAKERS[0].calendar(*EVENTS))
    return path


async def look_at(driver: Driver, file: Path) -> None:
    await driver.press("2", "i")
    await driver.type(str(file))
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "CalendarScreen"


def planned(desk: Desk) -> list[tuple[object, ...]]:
    return list(desk.store.read('SELECT "on", at, place, note FROM contact'))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "nl"])
async def test_event_person_and_deed_are_shown_before_anything_is_written(
    opened: Opened, empty_desk: Desk, calendar: Path, size: tuple[int, int], lang: str
) -> None:
    add_person(empty_desk, ref="K-00001")
    words.use(lang)
    async with opened(size=size, desk=empty_desk) as driver:
        await look_at(driver, calendar)
        line = driver.line_of("Berg, Zoë")
        assert line.cells[2:] in (
            ("Voortgang K-00001", "new appointment, office"),
            ("Voortgang K-00001", "nieuwe afspraak, kantoor"),
        )
        assert "Oncoloog" in " ".join(driver.cells)
        assert planned(empty_desk) == []
        await driver.press("escape")
        assert planned(empty_desk) == []


async def test_it_is_taken_in_with_one_key_and_taken_back_as_a_whole(
    opened: Opened, empty_desk: Desk, calendar: Path
) -> None:
    add_person(empty_desk, ref="K-00001")
    async with opened(desk=empty_desk) as driver:
        await look_at(driver, calendar)
        await driver.press("ctrl+s")
        assert "1 new" in driver.notices and "Busy times: 3" in driver.notices
        assert planned(empty_desk) == [("2026-11-27", "09:30", "Stadhuis", "Voortgang K-00001")]
        await look_at(driver, calendar)
        assert "0 new, 0 moved, 0 cancelled, 1 as they were" in driver.said("#summary")
        await driver.press("ctrl+s")
        assert len(planned(empty_desk)) == 1
        await driver.press("u")
        await driver.press("y")
        assert planned(empty_desk) == []
        assert not empty_desk.read.agenda(60).busy


async def test_a_file_that_is_no_calendar_says_why_and_is_read_again(
    opened: Opened, empty_desk: Desk, calendar: Path
) -> None:
    whole = calendar.read_bytes()
    calendar.write_bytes(whole[:-30])
    async with opened(desk=empty_desk) as driver:
        await look_at(driver, calendar)
        assert any("cut short" in text for text in driver.cells)
        await driver.press("ctrl+s")
        assert "Nothing of it can be taken in." in driver.notices
        calendar.write_bytes(whole)
        await driver.press("r")
        assert any("Oncoloog" in text for text in driver.cells)


async def test_busy_times_stand_in_agenda_and_while_planning_without_what_they_are(
    opened: Opened, empty_desk: Desk, calendar: Path
) -> None:
    zoe = add_person(empty_desk, ref="K-00001")
    empty_desk.calendars.take(empty_desk.calendars.read(calendar.read_bytes()))
    async with opened(desk=empty_desk) as driver:
        await driver.press("4")
        assert "Monday 23 Nov · free 09:00–13:00, 14:30–17:00" in driver.cells
        assert driver.line_of("13:00–14:30").cells[2] == "busy"
        await driver.go_to("13:00–14:30")
        assert "only the time is kept" in driver.said("#about")
        assert any("1 Dec" in text and "nothing free" in text for text in driver.cells)
        for key in ("enter", "c", "m", "delete", "w", "escape"):
            await driver.press(key)
        await driver.press("escape", "escape")
        open_appointment_form(driver.app, zoe)
        await driver.settle()
        await driver.type("ma")
        await driver.press("tab")
        await driver.type("14")
        assert "! at the same time: busy, 13:00–14:30" in driver.in_sight
        assert "Oncoloog" not in driver.in_sight
