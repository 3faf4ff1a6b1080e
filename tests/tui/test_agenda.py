"""The agenda: what comes and what falls due, moved and written for Outlook."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.platforms import home_variables, needs_posix
from tests.scenes import sample_desk
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


async def test_the_day_of_a_cut_off_and_of_an_eviction_stand_there_named_as_such(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await driver.press("4")
        strikes = [line for line in driver.lines if line.key.startswith("strike:")]
        assert [line.cells[1:3] + line.cells[4:] for line in strikes] == [
            ("Monday", "30 Nov", "Yıldırım, Fatma", "Cut-off on 30 Nov 2026"),
            ("Wednesday", "2 Dec", "Heuvel, Jeroen van den", "Eviction on 2 Dec 2026"),
        ]
        await driver.go_to("Eviction on 2 Dec")
        await driver.press("enter")
        assert "Jeroen" in driver.said("#who")
        assert driver.app.screen.line().key.startswith("debt_assistance:")


@pytest.mark.parametrize(
    ("change", "strikes", "title"),
    [
        ({"threat_strikes_on": date(2026, 11, 19)}, 2, "Strike day passed: averted? (1)"),
        ({"threat_strikes_on": date(2026, 11, 20)}, 2, None),
        ({"threat_strikes_on": date(2027, 11, 20)}, 2, None),
        ({"threat_averted_on": date(2026, 11, 20)}, 1, None),
        ({"threat_averted_on": date(2026, 11, 21)}, 2, None),
        ({"ended_on": date(2026, 11, 20)}, 1, None),
    ],
    ids=["passed", "today", "next year", "averted", "averted tomorrow", "ended"],
)
async def test_a_strike_day_stands_until_it_is_averted_or_the_assistance_ends(
    opened: Opened, tmp_path: Path, change: dict[str, date], strikes: int, title: str | None
) -> None:
    desk = sample_desk(tmp_path)
    [eviction] = [s for s in desk.read.day().signals if s.rule.name == "debt.threat_stands"]
    seen = desk.read.record("debt_assistance", eviction.record.id)
    assert seen
    desk.write.change("debt_assistance", seen.id, change, seen.values)
    async with opened(desk=desk) as driver:
        await driver.press("4")
        keys = [line.key for line in driver.lines]
        assert sum(key.startswith("strike:") for key in keys) == strikes
        heading = [line.cells[0] for line in driver.lines if line.key == "struck"]
        assert heading == ([title] if title else [])


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
        assert file.name == "appointments-2026-11-20.ics"
        assert str(file) in driver.notices
        text = file.read_text(encoding="utf-8")
        events = Calendar.from_ical(text).walk("VEVENT")
        assert len(events) == len(driver.app.desk.read.meetings())
        assert "Hassan" not in text and "K-00046" in text
        assert file.stat().st_mode & 0o777 == 0o600


async def test_what_falls_due_in_later_weeks_stands_there_before_any_norm_warns(
    opened: Opened,
) -> None:
    async with opened() as driver:
        warned = {s.record for s in driver.app.desk.read.day().signals}
        await driver.press("4")
        due = [line.data for line in driver.lines if line.key.startswith("signal:")]
        later = [signal for signal in due if signal.record not in warned]
        assert later
        assert all(driver.app.desk.today <= signal.due_on for signal in due)
