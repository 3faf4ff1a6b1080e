"""The agenda: what comes and what falls due, moved and written for Outlook."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from coachdesk.desk import Desk
from coachdesk.tui.app import DeskApp
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.widgets.lines import Lines, ListLine
from tests.platforms import home_variables, needs_posix
from tests.scenes import sample_desk
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Driver, Opened


def day_of(driver: Driver[DeskApp], line: ListLine) -> str:
    """The day under whose heading a line stands."""
    above = driver.lines[: driver.lines.index(line)]
    return [item.cells[0] for item in above if item.key.startswith("day:")][-1].split(" · ")[0]


async def test_outcomes_to_log_stand_first_then_weeks_with_iso_numbers(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        headings = [line.cells[0] for line in driver.lines if line.heading]
        weeks = [text for text in headings if text.startswith("Week")]
        assert headings[:2] == ["Outcomes to log (2)", "Week 47, 2026"]
        assert weeks[:2] == ["Week 47, 2026", "Week 48, 2026"]


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
        assert [(day_of(driver, line), *line.cells[2:]) for line in strikes] == [
            ("Monday 30 Nov", "Yıldırım, Fatma", "Cut-off on 30 Nov 2026"),
            ("Wednesday 2 Dec", "Heuvel, Jeroen van den", "Eviction on 2 Dec 2026"),
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
        assert (day_of(driver, line), line.cells[1]) == ("Friday 27 Nov", "10:00–10:45!")
        await driver.press("u")
        line = driver.line_of("Hassan, Ahmad al | office, plan")
        assert day_of(driver, line) == "Monday 23 Nov"


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
        assert len(events) == len(driver.app.desk.read.calendar_entries())
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


# Days, weeks and what is free


async def test_each_day_has_a_heading_with_what_it_leaves_free_and_today_is_marked(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await driver.press("4")
        days = [line.cells[0] for line in driver.lines if line.key.startswith("day:")]
        assert days[0].startswith("Friday 20 Nov · today · free 09:00–09:30, 10:15–11:00, 11:45")
        assert "Monday 23 Nov · free 13:00–17:00" in days
        assert sum("today" in text for text in days) == 1


async def test_the_cursor_begins_on_an_item_and_passes_over_headings(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        for key in ("", "down", "down", "j", "j", "end", "home", "pagedown", "up", "pageup"):
            if key:
                await driver.press(key)
            line = driver.app.screen.line()
            assert line.data is not None, (key, line)
        await driver.press("home")
        assert driver.app.screen.line() is next(line for line in driver.lines if line.data)


async def test_an_empty_working_day_is_chosen_to_plan_on(opened: Opened, empty_desk: Desk) -> None:
    add_person(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await driver.press("4")
        await driver.go_to("Tuesday 24 Nov")
        assert "09:00–17:00" in driver.said("#about")
        await driver.press("a")
        await driver.type("berg")
        await driver.press("enter")
        await driver.type("14")
        await driver.press("tab", "o", "ctrl+s")
        [made] = driver.app.desk.read.calendar_entries()
        assert (made.on, made.at) == (date(2026, 11, 24), "14:00")
        assert driver.app.screen.line().key.startswith("contact:")


async def test_weeks_and_days_are_gone_to_with_keys(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        days = []
        for key in ("right", "right", "right", "left"):
            await driver.press(key)
            days.append(day_of(driver, driver.app.screen.line()))
        assert days == ["Friday 20 Nov", "Monday 23 Nov", "Monday 30 Nov", "Monday 23 Nov"]
        await driver.press("left", "left")
        assert driver.app.screen.line() is next(line for line in driver.lines if line.data)
        await driver.press("g")
        await driver.type("volgende week do")
        await driver.press("enter")
        assert day_of(driver, driver.app.screen.line()) == "Thursday 26 Nov"
        await driver.press("g")
        await driver.type("12 dec")
        await driver.press("enter")
        assert day_of(driver, driver.app.screen.line()) == "Monday 14 Dec"
        assert "Nothing stands on Saturday 12 December 2026" in driver.notices


@pytest.mark.parametrize(
    ("size", "shown"), [((120, 40), True), ((80, 24), True), ((40, 10), False)]
)
async def test_the_pane_says_who_when_how_long_the_phone_and_what_was_prepared(
    opened: Opened, empty_desk: Desk, size: tuple[int, int], shown: bool
) -> None:
    zoe = add_person(empty_desk, phone="06 12345678")
    add_contact(empty_desk, zoe, on="2026-11-24", at="10:00", note="Neem de cv mee")
    async with opened(size=size, desk=empty_desk) as driver:
        await driver.press("4")
        await driver.go_to("Berg, Zoë")
        assert ("Neem de cv mee" in driver.in_sight) is shown
        assert "Berg, Zoë" in driver.in_sight
        await driver.press("w")
        for text in ("Zoë Berg", "06 12345678", "Tuesday 24 November 2026", "45 minutes", "cv mee"):
            assert all(word in driver.in_sight for word in text.split()), text  # it may be wrapped


# Weeks that have passed


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10)])
async def test_weeks_that_passed_say_what_was_held_and_what_lacks_an_outcome(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    zoe = add_person(empty_desk)
    ali = add_person(empty_desk, first_name="Ali", last_name="Demir")
    held = add_contact(empty_desk, zoe, on="2026-11-10", at="10:00", outcome="held", note="Cv af")
    add_contact(empty_desk, ali, on="2026-11-11", at="11:00", outcome="no_show")
    open_one = add_contact(empty_desk, ali, on="2026-11-12", at="09:00")
    empty_desk.write.plan_workshops({"title": "Cv", "hours": 2.0}, [date(2026, 10, 28)])
    async with opened(size=size, desk=empty_desk) as driver:
        await driver.press("4")
        began = driver.app.screen.line()
        await driver.press("left")
        headings = [line.cells[0] for line in driver.lines if line.heading]
        assert headings[:2] == ["Week 46, 2026", "Tuesday 10 Nov"]
        assert "Week 46, 2026" in driver.in_sight
        shown = {line.key: line.cells for line in driver.lines if line.key.startswith("contact:")}
        assert shown[f"contact:{held}"] == (
            *("✓", "10:00–10:45", "Berg, Zoë", "office, progress – Cv af"),
        )
        assert driver.line_of("no-show").cells[0] == "✗"
        assert shown[f"contact:{open_one}"][3].endswith(": outcome to log")
        # Further back: a week with nothing in it, and one with a workshop.
        await driver.press("left", "left")
        headings = [line.cells[0] for line in driver.lines if line.heading]
        assert headings[:4] == [
            *("Week 44, 2026", "Wednesday 28 Oct", "Week 45, 2026", "Nothing stood in this week."),
        ]
        assert driver.app.screen.line().key.startswith("workshop:")
        await driver.press("enter")
        assert "Wednesday 28 October 2026" in driver.in_sight
        await driver.press("escape", "escape")
        assert driver.app.screen.line() == began
        assert driver.lines[0].cells[0] == "Outcomes to log (1)"


async def test_what_was_held_is_opened_and_what_lacks_an_outcome_is_logged_there(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe = add_person(empty_desk)
    held = add_contact(empty_desk, zoe, on="2026-11-10", outcome="held", note="Lange notitie")
    lacks = add_contact(empty_desk, zoe, on="2026-11-12", at="09:00")
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        await driver.press("4", "left")
        assert "Lange notitie" in driver.said("#about") and "held" in driver.said("#about")
        await driver.press("m")
        assert "Choose an appointment first." in driver.in_sight
        await driver.press("escape", "enter")
        assert driver.app.screen.line().key == f"contact:{held}"
        await driver.press("escape", "down")
        assert driver.app.screen.line().key == f"contact:{lacks}"
        await driver.press("c", "h", "ctrl+s")
        stored = empty_desk.read.record("contact", lacks)
        assert stored and stored["outcome"] == "held"


async def test_a_day_that_passed_is_gone_to(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4", "g")
        await driver.type("afgelopen woensdag")
        await driver.press("enter")
        assert day_of(driver, driver.app.screen.line()) == "Wednesday 18 Nov"
        assert "esc this week" in driver.in_sight
        await driver.press("escape")
        assert "esc this week" not in driver.in_sight
        assert driver.lines[0].key == "late"
        await driver.press("escape")
        assert driver.app.current_mode == "today"


async def test_workshops_are_named_whole_in_agenda(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        for workshop in driver.app.desk.read.workshops():
            if workshop.held_on > driver.app.desk.today:
                await driver.go_to(workshop.title)
                assert f"{workshop.title}, " in driver.in_sight


# Repeating and cancelling, where it is seen


async def _on(driver: Driver[DeskApp], screen: str, person: int) -> None:
    """Put the cursor on the person's appointment, on a screen or in the dossier."""
    if screen == "dossier":
        open_dossier(driver.app, person, "contacts")
        await driver.settle()
    else:
        await driver.press(screen)
    key = next(line.key for line in driver.lines if line.key.startswith(("contact:", "appoin")))
    driver.app.screen.query_one(Lines).move_to(key)
    await driver.settle()


@pytest.mark.parametrize("screen", ["1", "4", "dossier"])
async def test_an_appointment_is_moved_repeated_and_cancelled_where_one_looks(
    opened: Opened, empty_desk: Desk, screen: str
) -> None:
    zoe = add_person(empty_desk)
    contact = add_contact(empty_desk, zoe, on="2026-11-20", at="10:00", note="cv")
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        desk = driver.app.desk
        await _on(driver, screen, zoe)
        await driver.press("r")
        assert "Zoë Berg: repeat the appointment of 20 Nov 2026" in driver.in_sight
        assert "Friday 4 December 2026" in driver.said("_Series")
        await driver.press("ctrl+s")
        await driver.press("y")
        days = [meeting.on for meeting in desk.read.calendar_entries()]
        assert days == [date(2026, 11, 20), *(date(2026, 12, n) for n in (4, 18)), date(2027, 1, 1)]
        await driver.press("u")
        assert len(desk.read.calendar_entries()) == 1
        await _on(driver, screen, zoe)
        await driver.press("delete")
        await driver.type("ziek")
        await driver.press("ctrl+s")
        stored = desk.read.record("contact", contact)
        assert stored and (stored["outcome"], stored["note"]) == (
            "cancelled",
            "cv\nCancelled: ziek",
        )
        assert "Zoë Berg" in driver.notices and "20 Nov 2026" in driver.notices
        await driver.press("u")
        await _on(driver, screen, zoe)
        await driver.press("m")
        await driver.type("morgen")
        await driver.press("ctrl+s", "y")
        assert desk.read.record("contact", contact)["on"] == date(2026, 11, 21)


async def test_a_series_says_odd_days_and_what_it_falls_together_with(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe = add_person(empty_desk)
    ali = add_person(empty_desk, first_name="Ali", last_name="Demir")
    add_contact(empty_desk, zoe, on="2026-11-20", at="10:00")
    add_contact(empty_desk, ali, on="2026-12-04", at="10:30")
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        await driver.press("4")
        await driver.go_to("Berg, Zoë")
        await driver.press("r")
        await driver.type("1")
        await driver.press("tab")
        await driver.type("5")
        said = driver.said("_Series")
        assert "Friday 4 December 2026  at the same time: Demir, Ali, 10:30–11:15" in said
        assert "Friday 25 December 2026  a public holiday" in said
        await driver.press("ctrl+s")
        assert "Friday 25 December 2026: a public holiday" in driver.in_sight
        await driver.press("y")
        assert len(driver.app.desk.read.calendar_entries()) == 7


@pytest.mark.parametrize(("every", "times"), [("0", "3"), ("2", "53"), ("2", "0")])
async def test_a_series_of_nothing_or_of_too_many_is_refused(
    opened: Opened, empty_desk: Desk, every: str, times: str
) -> None:
    add_contact(empty_desk, add_person(empty_desk), on="2026-11-20", at="10:00")
    async with opened(desk=empty_desk) as driver:
        await driver.press("4", "r")
        await driver.type(every)
        await driver.press("tab")
        await driver.type(times)
        await driver.press("ctrl+s")
        assert "is not between 1 and 52" in driver.in_sight
        assert len(driver.app.desk.read.calendar_entries()) == 1


async def test_what_is_no_appointment_is_not_moved_repeated_or_cancelled(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4")
        await driver.go_to("Step: ")
        for key in ("m", "r", "delete"):
            await driver.press(key)
            assert "Choose an appointment first." in driver.in_sight
            await driver.press("escape")
