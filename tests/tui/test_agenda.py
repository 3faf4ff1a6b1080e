"""The agenda: what comes and what falls due, moved and written for Outlook."""

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.platforms import home_variables, needs_posix
from tests.tui.conftest import Opened


async def test_outcomes_to_log_stand_first_then_weeks_with_iso_numbers(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        headings = [line.cells[0] for line in driver.lines if line.heading]
        assert headings[:3] == ["Outcomes to log (2)", "Week 47, 2026", "Week 48, 2026"]


async def test_workshops_and_due_days_stand_among_the_appointments(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        kinds = {line.key.partition(":")[0] for line in driver.lines}
        assert {"contact", "workshop", "signal"} <= kinds


async def test_an_appointment_is_moved(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        await driver.go_to("Hassan, Ahmad al | office, plan")
        await driver.press("m")
        await driver.type("27-11")
        await driver.press("ctrl+s")
        line = driver.line_of("Hassan, Ahmad al | office, plan")
        assert line.cells[1:4] == ("Friday", "27 Nov", "10:00")
        await driver.press("u")
        assert driver.line_of("Hassan, Ahmad al | office, plan").cells[1] == "Monday"


@needs_posix
async def test_the_calendar_file_has_numbers_and_no_names(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in home_variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    async with opened() as driver:
        await driver.press("4", "x", "ctrl+s")
        [file] = tmp_path.glob("*.ics")
        text = file.read_text(encoding="utf-8")
        events = Calendar.from_ical(text).walk("VEVENT")
        assert len(events) == len(driver.app.desk.meetings())
        assert "Hassan" not in text and "K-00046" in text
        assert file.stat().st_mode & 0o777 == 0o600


async def test_what_falls_due_in_later_weeks_stands_there_before_any_norm_warns(
    opened: Opened,
) -> None:
    async with opened() as driver:
        warned = {s.record for s in driver.app.desk.day().signals}
        await driver.press("4")
        due = [line.data for line in driver.lines if line.key.startswith("signal:")]
        later = [signal for signal in due if signal.record not in warned]
        assert later
        assert all(driver.app.desk.today <= signal.due_on for signal in due)
