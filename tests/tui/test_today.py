"""The first screen: what is due, why, and what can be done about it from there."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.day import Day
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules import RULES
from coachdesk.domain.signal import RuleFinding, Severity, Signal
from coachdesk.tui.app import DeskApp
from coachdesk.tui.first_read import FirstDay
from coachdesk.tui.screens.today_answers import settled_by
from coachdesk.tui.widgets.lines import Lines, ListLine
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
        assert driver.line_of("Doelwijt").cells[4] == "+5"


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
        assert "contact logged: 20 Nov 2026 (Rahel Berhe)" in driver.notices
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
        assert driver.line_of("▸ Plan (25)")
        assert sum(line.key.startswith("jobseeker:") for line in driver.lines) == 5


# What was done already ---------------------------------------------------------------------


async def test_a_call_tried_today_stands_on_the_line_at_every_width(opened: Opened) -> None:
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(size=size) as driver:
            await driver.go_to("Doelwijt, Winston")
            person = driver.app.screen.person()
            tried = {"on": DAY, "mode": "phone", "purpose": "progress", "outcome": "attempted"}
            driver.app.desk.write.log_contact(person.id, None, tried, {})
            driver.app.work.changed()
            await driver.settle()
            line = driver.app.screen.query_one(Lines).current
            assert line.cells[1] == "Doelwijt, Winston"
            assert "☎ tried today" in " ".join(line.cells)
            assert "☎ tried today" in driver.in_sight
            assert "Already: ☎ tried today" in driver.said("#why")


async def test_what_is_planned_stands_on_the_line(opened: Opened) -> None:
    async with opened() as driver:
        assert "13d late, appt 9 Dec" in driver.line_of("Berhe, Rahel").cells


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_a_narrow_line_says_how_late_it_is_and_what_is_planned(
    opened: Opened, language: str
) -> None:
    words.use(language)
    late, planned = ("20d late", "appt 24 Nov"), ("20 days late", "appointment 24 Nov")
    if language == "nl":
        late, planned = ("20dg laat", "afspr 24-11"), ("20 dagen te laat", "afspraak 24-11")
    async with opened() as driver:
        await driver.go_to("Wit-Hoekstra")
        assert ", ".join(late) in driver.in_sight
        await driver.pilot.resize_terminal(100, 30)
        await driver.settle()
        assert ", ".join(planned) in driver.in_sight
        # The hour of an appointment stays, whatever was tried before it.
        person = driver.line_of("• | Kovalenko").data.person
        tried = {"on": DAY, "mode": "phone", "purpose": "progress", "outcome": "attempted"}
        driver.app.desk.write.log_contact(person.id, None, tried, {})
        driver.app.work.changed()
        await driver.settle()
        assert driver.line_of("• | Kovalenko").cells[3].startswith("14:00, ☎ ")


@pytest.mark.parametrize(
    ("size", "said"),
    [((80, 24), "no lock as of 20 Nov"), ((100, 30), "no passphrase as of 20 Nov")],
)
async def test_a_file_that_anybody_can_open_says_so_at_every_width(
    opened: Opened, size: tuple[int, int], said: str
) -> None:
    async with opened(size=size) as driver:
        assert said in driver.in_sight


async def test_the_note_of_a_task_stands_in_the_pane(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    note = "Begin met de cijfers\nvan het team"
    desk.write.add("task", {"title": "Jaarverslag", "due_on": DAY, "note": note})
    async with opened(desk=desk) as driver:
        await driver.go_to("Jaarverslag")
        assert "Note Begin met de cijfers van het team" in driver.in_sight


async def test_a_new_task_leaves_the_cursor_where_it_was(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Doelwijt, Winston")
        row = _row(driver)
        await driver.press("t")
        await driver.type("Bellen met de bibliotheek")
        await driver.press("tab")
        await driver.type("gisteren")
        await driver.press("ctrl+s")
        assert "Bellen met de bibliotheek" in " ".join(driver.cells)
        assert _here(driver).cells[1] == "Doelwijt, Winston"
        assert _row(driver) == row


async def test_a_call_back_shows_its_number(opened: Opened) -> None:
    async with opened() as driver:
        assert "06-5550 2943" in driver.line_of("☎ | Amrani, Samira el").cells[2]


# The eye stays -----------------------------------------------------------------------------


def _here(driver: Driver[DeskApp]) -> ListLine:
    current = driver.app.screen.query_one(Lines).current
    assert current
    return current


def _row(driver: Driver[DeskApp]) -> int:
    lines = driver.app.screen.query_one(Lines)
    return lines.row_of(lines.cursor) - round(lines.scroll_y)


async def test_after_a_save_the_next_line_comes_up(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        before = _row(driver)
        await driver.pilot.press("c", "o", "ctrl+s")
        await driver.settle()
        assert _here(driver).cells[1] == "Bouzian, Bilal"
        assert _row(driver) == before


async def test_a_person_who_moves_to_another_group_takes_no_eye_along(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Şahin, Mehmet")
        await driver.pilot.press("c", "o", "ctrl+s")
        await driver.settle()
        assert any("Şahin" in text for text in driver.cells)  # with what else there is
        assert _here(driver).cells[1] == "Kowalczyk, Piotr"


async def test_nobody_is_skipped_when_a_heading_vanishes(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("☎ | Amrani, Samira el")
        following = next(
            line
            for line in driver.lines[driver.lines.index(_here(driver)) :]
            if line.cells[0] == "!"
        )
        await driver.press("c", "h", "ctrl+s")
        assert not any("Call-backs" in text for text in driver.cells)
        assert _here(driver).key == following.key


async def test_the_cursor_keeps_to_its_record_when_lines_above_go(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Kowalczyk, Piotr")
        before = _row(driver)
        other = Desk.open(driver.app.desk.path, today=DAY)
        other.write.log_contact(10, None, _held(), {})  # Berhe, above
        other.close()
        driver.app.background.look_for_changes()
        await driver.settle()
        assert _here(driver).cells[1] == "Kowalczyk, Piotr"
        assert _row(driver) == before


async def test_what_is_taken_back_comes_under_the_cursor(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Khatib, Dima al")
        await driver.press("m")
        await driver.press("home", "u")
        assert _here(driver).cells[1] == "Khatib, Dima al"


async def test_the_cursor_passes_over_headings(opened: Opened) -> None:
    async with opened() as driver:
        seen = [_here(driver)]
        for _ in range(60):
            await driver.pilot.press("down")
            if _here(driver) is seen[-1]:
                break
            seen.append(_here(driver))
        folded = [line for line in driver.lines if line.cells[0].strip().startswith("▸")]
        assert [line for line in seen if line.heading] == folded
        people = [line for line in driver.lines if not line.heading]
        assert [line for line in seen if not line.heading] == people
        await driver.press("home")
        assert _here(driver) is seen[0]
        assert driver.app.screen.query_one(Lines).scroll_y == 0


async def test_a_group_folds_from_any_of_its_lines(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        assert "space fold" in driver.said("KeyStrip")
        await driver.go_to("Berhe, Rahel")
        await driver.press("space")
        assert not any("Berhe" in text for text in driver.cells)
        assert "Overdue" in _here(driver).cells[0]
        await driver.press("enter")
        assert any("Berhe" in text for text in driver.cells)
        assert not _here(driver).heading


# The pane ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_pane_begins_with_the_last_note_and_says_what_settles_it(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as driver:
        await driver.go_to("Ramdin, Roshni")
        said = driver.said("#why")
        assert said.startswith("Note: 6 Nov 2026, office: ")
        parts = ("Note", "What", "When", "Already", "Settled", "Why", "Sum", "Source", "Norm")
        places = [said.index(f"{part}: ") for part in parts]
        assert places == sorted(places)
        assert "Settled: m: today as the day of “Plan agreed on”" in said
        pane = driver.app.screen.query_one("#why")
        assert "Roshni Ramdin · K-" in str(pane.border_title)
        assert "☎ 06" in str(pane.border_title)


async def test_what_the_pane_cannot_hold_is_said_and_can_be_read(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Ramdin, Roshni")
        assert "more lines: shift+↓, or w for all" in driver.in_sight
        assert "To change a norm" not in driver.in_sight
        await driver.press(*["shift+down"] * 12)
        assert "To change a norm" in driver.in_sight
        await driver.press("shift+up")
        assert _here(driver).cells[1] == "Ramdin, Roshni"
        await driver.press("w", "end")
        assert "To change a norm" in driver.in_sight


async def test_every_rule_says_what_settles_it() -> None:
    for rule in RULES.values():
        person = Person(1, "K-1", "A", None, "B")
        found = RuleFinding(Severity.SOON, RecordRef("jobseeker", 1))
        assert settled_by(Signal(rule, person, found), DEFAULTS)


# Keys on a line they do not fit ------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ("Berhe, Rahel", "m", "No date alone answers this. c: a talk"),
        ("Notes (", "m", "Choose a line first"),
        ("Berhe, Rahel", "b", "this one was not"),
    ],
)
async def test_a_key_that_does_not_fit_says_what_it_needs(
    line: str, key: str, said: str, opened: Opened
) -> None:
    async with opened() as driver:
        await driver.go_to(line)
        await driver.press(key)
        assert said in driver.notices


@pytest.mark.parametrize("key", ["d", "e", "x", "s"])
async def test_what_is_typed_for_a_key_that_does_not_fit_goes_nowhere(
    key: str, opened: Opened
) -> None:
    async with opened() as driver:
        await driver.go_to("Notes (")
        await driver.press(key)
        assert type(driver.app.screen).__name__ == "RefusedScreen"


async def test_aftercare_is_logged_from_its_line(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Aydın, Hassan")
        await driver.press("m", "y", "ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"
        assert not any("Aydın" in text for text in driver.cells)
        rows = driver.app.desk.store.read(
            'SELECT still_working FROM aftercare WHERE "on" = :d', d=DAY.isoformat()
        )
        assert rows == [(1,)]


# Its room ----------------------------------------------------------------------------------


async def test_a_wider_screen_cuts_no_more(opened: Opened) -> None:
    cut = []
    for size in ((80, 24), (105, 30), (120, 40), (150, 45), (191, 50), (192, 50), (200, 60)):
        async with opened(size=size) as driver:
            shown = driver.app.screen.query_one(Lines)
            placed = shown._shown or []
            names = {line.cells[1] for line in driver.lines if not line.heading}
            width = next(item.width for item in placed if item.column.key == "who")
            cut.append(sum(len(name) > width for name in names))
    assert cut == sorted(cut, reverse=True) and cut[2:] == [0] * 5


async def test_a_small_screen_still_names_who_and_what(opened: Opened) -> None:
    async with opened(size=(40, 10)) as driver:
        assert "Wit-Hoekstra" in driver.in_sight or "Yıldırım, Fa" in driver.in_sight
        assert "Eviction" in driver.in_sight


async def test_the_head_is_one_line_with_one_gauge(opened: Opened) -> None:
    async with opened() as driver:
        assert driver.app.screen.query_one("#gauge").size.height == 1
        assert driver.in_sight.count("38 / 40") == 1
        assert "! Overdue 1" in driver.said("#gauge")


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


async def test_the_time_of_an_appointment_is_seen_at_every_width(opened: Opened) -> None:
    async with opened(size=(40, 10)) as driver:
        for width in range(40, 131, 5):
            await driver.pilot.resize_terminal(width, 12)  # too low for the pane
            await driver.settle()
            assert "11:00" in driver.in_sight, width
