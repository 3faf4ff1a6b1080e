"""The first screen: what is due, why, and what can be done about it from there."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.day import Day
from coachdesk.tui.app import DeskApp
from coachdesk.tui.first_read import FirstDay
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Driver, Opened


async def test_first_screen_shows_gauge_urgent_first_and_the_why(opened: Opened) -> None:
    async with opened() as driver:
        assert "38 / 40" in driver.said("#gauge")
        headings = [line.cells[0] for line in driver.lines if line.heading]
        assert "Urgent (2)" in headings[0]
        assert driver.app.screen.query_one("Lines").current.cells[1] == "Yıldırım, Fatma"
        why = driver.said("#why")
        assert "working days" in why and "Wgs" not in driver.said("#gauge")


async def test_of_a_large_caseload_the_urgent_stand_there_first_and_the_rest_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.desk.reading.MANY", 1)
    desk = sample_desk(tmp_path)
    whole, let_go = desk.read.day, threading.Event()

    def read_later() -> Day:
        let_go.wait(10)
        return whole()

    monkeypatch.setattr(desk.read, "day", read_later)
    first = FirstDay(desk).take(10)
    app = DeskApp(desk, first)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await pilot.pause()
        assert driver.cells[1].split(" | ")[1] == "Yıldırım, Fatma"
        assert "38 / 40" in driver.said("#gauge") and "Reading" in driver.said("#gauge")
        assert not [line for line in driver.lines if "Overdue" in line.cells[0]]
        let_go.set()
        await driver.pilot.pause(0.2)
        await driver.settle()
        assert "Reading" not in driver.said("#gauge")
        assert [line for line in driver.lines if "Overdue" in line.cells[0]]
        assert driver.app.screen.query_one("Lines").current.cells[1] == "Yıldırım, Fatma"
    desk.close()


async def test_overdue_stand_most_days_late_first_within_a_subject(opened: Opened) -> None:
    async with opened() as driver:
        days = [
            line.data.days_late(driver.app.desk.today)
            for line in driver.lines
            if str(getattr(line.data, "rule", "")).startswith("contact.")
            and line.data.severity == "overdue"
        ]
        assert len(days) > 3
        assert days == sorted(days, reverse=True)


async def test_a_person_stands_on_one_signal_line_with_a_count_of_the_rest(opened: Opened) -> None:
    async with opened() as driver:
        keys = [line.key for line in driver.lines if line.key.startswith("jobseeker:")]
        assert len(keys) == len(set(keys))
        assert driver.line_of("Doelwijt").cells[-1] == "+5"


async def test_notes_are_folded_and_unfold(opened: Opened) -> None:
    async with opened() as driver:
        before = len(driver.lines)
        await driver.go_to("Notes (")
        await driver.press("space")
        assert len(driver.lines) > before
        await driver.press("space")
        assert len(driver.lines) == before


async def test_a_contact_is_logged_in_three_keys_and_the_line_moves(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.pilot.press("c", "o", "ctrl+s")
        await driver.settle()
        assert not any("Berhe" in text for text in driver.cells)
        await driver.press("u")
        assert any("Berhe" in text for text in driver.cells)
        assert "contact logged (Rahel Berhe)" in driver.notices
        await driver.press("ctrl+r")
        assert not any("Berhe" in text for text in driver.cells)


async def test_todays_appointment_is_completed_with_its_own_mode(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Heuvel, Jeroen van den | office, debts")
        await driver.press("c", "h", "ctrl+s")
        assert not any("11:00" in text for text in driver.cells)
        rows = driver.app.desk.store.read(
            "SELECT mode, outcome FROM contact WHERE \"on\" = '2026-11-20' AND outcome IS NOT NULL"
        )
        assert rows == [("office", "held")]


async def test_an_empty_caseload_says_what_to_do(opened: Opened, empty_desk: Desk) -> None:
    async with opened(desk=empty_desk) as driver:
        assert any("n adds a jobseeker" in text for text in driver.cells)


async def test_the_why_opens_in_full(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("w")
        assert type(driver.app.screen).__name__ == "ReadingScreen"
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_enter_opens_the_dossier_at_the_tab_that_answers(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("enter")
        assert driver.app.screen._tab == "debts"
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_a_write_from_another_window_shows(opened: Opened) -> None:
    async with opened() as driver:
        other = Desk.open(driver.app.desk.path, today=driver.app.desk.today)
        other.write.log_contact(10, None, _held(), {})
        other.close()
        driver.app.background.look_for_changes()
        await driver.settle()
        assert not any("Berhe" in text for text in driver.cells)


def _held() -> dict[str, object]:
    return {"on": DAY, "mode": "office", "purpose": "progress", "outcome": "held"}


async def test_a_line_is_set_aside_with_a_reason_and_comes_back(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("s")
        await driver.type("+1w")
        await driver.press("tab")
        await driver.type("op vakantie")
        await driver.press("ctrl+s")
        assert not any("Berhe" in text for text in driver.cells)
        await driver.go_to("Set aside (1)")
        await driver.press("space")
        await driver.go_to("op vakantie")
        assert "27 Nov 2026" in driver.said("#why")
        await driver.press("b")
        assert any("Berhe" in text for text in driver.cells)
        await driver.press("u", "u")
        assert any("Berhe" in text for text in driver.cells)


async def test_what_was_set_aside_shows_again_on_its_day(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        [signal] = [
            s
            for s in desk.read.day().signals
            if s.rule.name == "contact.quarterly" and s.person.last_name == "Berhe"
        ]
        desk.write.set_aside(signal, DAY + timedelta(days=7), "vakantie")
        assert desk.read.day().aside
        later = Desk.open(desk.path, today=DAY + timedelta(days=7))
        assert not later.read.day().aside
        later.close()


async def test_a_date_answers_a_signal_in_one_key(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Khatib, Dima al")
        await driver.press("m")
        assert not any("Khatib" in text for text in driver.cells)
        await driver.press("u")
        assert any("Khatib" in text for text in driver.cells)


async def test_a_first_import_does_not_bury_who_is_to_be_seen(
    opened: Opened, empty_desk: Desk
) -> None:
    for number in range(30):
        registered = DAY - timedelta(days=200)
        person = {"first_name": f"P{number}", "last_name": "X", "registered_on": registered}
        key = empty_desk.write.add("jobseeker", person)
        if number >= 5:
            seen = {**_held(), "on": DAY - timedelta(days=10)}
            empty_desk.write.log_contact(key, None, seen, {})
    async with opened(desk=empty_desk) as driver:
        assert driver.line_of("Contact (5)")
        assert driver.line_of("▸   Plan (25)")
        assert sum(line.key.startswith("jobseeker:") for line in driver.lines) == 5


async def test_enter_on_a_task_of_nobody_opens_it_and_m_marks_it_done(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    made = desk.write.add("task", {"title": "Jaarverslag", "due_on": DAY - timedelta(days=99)})
    async with DeskApp(desk).run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await pilot.pause()
        await driver.go_to("Jaarverslag")
        await driver.press("enter")
        assert driver.app.screen.fields()["title"].text == "Jaarverslag"
        await driver.press("escape", "m")
        stored = desk.read.record("task", made)
        assert stored and stored["done_on"] == DAY
        await driver.press("u")
        stored = desk.read.record("task", made)
        assert stored and stored["done_on"] is None
