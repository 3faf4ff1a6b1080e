"""The other screens, the keys everywhere, and each size of terminal."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from coachdesk.desk import Desk
from coachdesk.tui.screens import screen_reader
from coachdesk.tui.screens.screen_reader import ScreenReader
from coachdesk.tui.screens.settings import change_norm
from tests.platforms import home_variables
from tests.scenes import sample_desk, sample_store
from tests.store.steps import add_person
from tests.tui.conftest import DAY, Opened
from tests.workbooks import sheets_of

SCREENS = {
    "1": "TodayScreen",
    "2": "CaseloadScreen",
    "3": "IntakeScreen",
    "4": "AgendaScreen",
    "5": "SummaryScreen",
    "6": "WorkScreen",
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10), (200, 60), (20, 5)])
async def test_every_screen_opens_at_every_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as driver:
        for key, name in SCREENS.items():
            await driver.press(key)
            assert type(driver.app.screen).__name__ == name
            assert driver.lines


async def test_a_screen_asks_for_changes_when_it_is_seen_again_and_not_when_it_was_just_read(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ScreenReader[object]] = []
    monkeypatch.setattr(screen_reader, "_JUST_NOW", 60.0)
    monkeypatch.setattr(ScreenReader, "_check", lambda reader: asked.append(reader))
    async with opened() as driver:
        await driver.press("2")
        caseload = driver.app.screen
        caseload.post_message(events.ScreenResume())  # as Textual may tell twice
        await driver.settle()
        assert not asked
        monkeypatch.setattr(screen_reader, "_JUST_NOW", 0.0)
        await driver.press("1")
        asked.clear()
        await driver.press("2")
        assert asked == [caseload.reading]


async def test_the_caseload_filters_as_one_types_without_accents(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "slash")
        await driver.type("celik")
        assert [line.cells[1] for line in driver.lines] == ["Çelik, Kemal"]
        await driver.press("escape")
        assert len(driver.lines) == 38


@pytest.mark.parametrize("typed", ["+31 6 20471234", "0031620", "(06) 20 47", "620471"])
@pytest.mark.parametrize("keys", [("2", "slash"), ("slash",)])
async def test_a_phone_number_finds_somebody_however_it_is_written(
    opened: Opened, tmp_path: Path, keys: tuple[str, ...], typed: str
) -> None:
    desk = sample_desk(tmp_path)
    case = desk.read.caseload()[0].case
    owner, before = case.person, {"phone": case.phone}
    desk.write.change("jobseeker", owner.id, {"phone": "06-20471234"}, before)
    async with opened(desk=desk) as driver:
        await driver.press(*keys)
        await driver.type(typed)
        assert [owner.listed in " ".join(line.cells) for line in driver.lines] == [True]


async def test_the_caseload_sorts_by_every_column_both_ways(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("2")
        first = set()
        for _ in range(10):
            await driver.press("s")
            first.add(driver.lines[0].key)
            await driver.press("r")
            first.add(driver.lines[0].key)
        assert len(first) > 5
        names = [line.cells[1] for line in driver.lines]
        assert len(names) == 38


async def test_the_caseload_filters_by_language_and_across_the_border(
    opened: Opened, empty_desk: Desk
) -> None:
    add_person(empty_desk, first_name="Samira", language="Arabisch")
    add_person(empty_desk, first_name="Piet", abroad=True)
    async with opened(desk=empty_desk) as driver:
        for typed, name in (("arabi", "Samira"), ("border", "Piet")):
            await driver.press("2", "slash")
            await driver.type(typed)
            await driver.settle()
            assert [name in " ".join(line.cells) for line in driver.lines] == [True]
            await driver.press("escape")


async def test_quick_filters_keep_whom_they_name(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "f")
        assert 0 < len(driver.lines) < 38
        assert all(line.cells[0][0] in "‼!" for line in driver.lines)
        await driver.press("F", "F")
        assert all(line.data.case.closed_on for line in driver.lines)


async def test_a_column_title_sorts_when_clicked(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("2")
        before = [line.key for line in driver.lines]
        await driver.pilot.click("#cases", offset=(40, 0))
        await driver.settle()
        assert [line.key for line in driver.lines] != before


async def test_screens_are_changed_with_the_mouse(opened: Opened) -> None:
    async with opened() as driver:
        await driver.pilot.click("TopBar", offset=(13, 0))
        await driver.settle()
        assert type(driver.app.screen).__name__ == "CaseloadScreen"


async def test_help_lists_every_key_of_the_screen(opened: Opened) -> None:
    async with opened(size=(120, 60)) as driver:
        commands = driver.app.screen.commands()
        await driver.press("question_mark")
        text = str(driver.app.screen.query_one("Static").render())
        for command in commands:
            assert command.tip in text or not command.key


async def test_the_palette_finds_and_does(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("ctrl+p")
        await driver.type("everybody")
        await driver.press("enter")
        await driver.settle()
        assert type(driver.app.screen).__name__ == "CaseloadScreen"


async def test_read_only_offers_no_key_that_writes(opened: Opened, tmp_path) -> None:  # type: ignore[no-untyped-def]
    desk = Desk.open(sample_store(tmp_path), today=DAY, read_only=True)
    async with opened(desk=desk) as driver:
        for key in ("c", "a", "n", "u"):
            await driver.press(key)
            assert "for reading only" in driver.in_sight
            await driver.press("escape")
            assert type(driver.app.screen).__name__ == "TodayScreen"
        assert "read only" in driver.said("TopBar")


async def test_dutch_screens_say_it_in_dutch(opened: Opened) -> None:
    from coachdesk import words

    words.use("nl")
    async with opened() as driver:
        assert any("Te laat" in text for text in driver.cells)
        assert "Waarom" in driver.said("#why")


async def test_a_fault_leaves_with_type_and_place_only(opened: Opened) -> None:
    class Boom(Exception):
        pass

    with pytest.raises(Boom):
        async with opened() as driver:

            def fail() -> None:
                raise Boom("Fatma Yıldırım")

            driver.app.call_later(fail)
            await driver.pilot.pause(0.1)
    assert isinstance(driver.app.ending.fault, Boom)
    assert driver.app.return_code == 1


async def test_every_norm_opens_in_a_form_and_saves_unchanged(opened: Opened) -> None:
    from coachdesk.domain.policy import DEFAULTS, NORMS
    from coachdesk.tui.screens.settings import PREFERENCES

    async with opened() as driver:
        await driver.press("comma")
        assert len(driver.lines) == len(PREFERENCES) + 2 + len(
            NORMS
        )  # and the ways to one's details and to safety
        await driver.go_to("Caseload limit")
        for _ in NORMS:
            await driver.press("enter", "ctrl+s")
            assert type(driver.app.screen).__name__ == "SettingsScreen"
            await driver.press("down")
        assert driver.app.desk.policy == DEFAULTS


async def test_a_changed_norm_changes_what_is_due_and_can_be_taken_back(opened: Opened) -> None:
    async with opened() as driver:
        before = driver.said("#gauge")
        await driver.press("comma")
        await driver.go_to("Months between contacts")
        await driver.press("enter")
        await driver.type("1")
        await driver.press("ctrl+s")
        assert driver.line_of("Months between contacts").cells[1:3] == ("1", "3")
        await driver.press("1")
        assert driver.said("#gauge") != before
        await driver.press("u")
        assert driver.said("#gauge") == before


async def test_a_norm_that_cannot_be_is_refused_beside_its_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("comma")
        await driver.go_to("Caseload limit")
        await driver.press("enter")
        await driver.type("0")
        await driver.press("ctrl+s")
        assert "between 1 and" in driver.word_beside("caseload_limit")


async def test_a_raised_figure_in_a_list_of_months_is_no_number(opened: Opened) -> None:
    async with opened() as driver:
        change_norm(driver.app, "aftercare_months")
        await driver.settle()
        driver.app.screen.fields()["aftercare_months"].put("1, ²")
        await driver.press("ctrl+s")
        assert driver.app.ending.fault is None
        assert driver.word_beside("aftercare_months")


async def test_an_appointment_is_planned_for_several_at_once(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "space", "space", "a")
        await driver.type("+1w")
        await driver.press("tab", "tab", "o", "ctrl+s")
        planned = [
            m
            for m in driver.app.desk.read.calendar_entries()
            if m.on == DAY + timedelta(days=7) and not m.at
        ]
        assert len(planned) == 2
        await driver.press("u")
        assert not [
            m
            for m in driver.app.desk.read.calendar_entries()
            if m.on == DAY + timedelta(days=7) and not m.at
        ]


async def test_export_writes_exactly_what_is_shown(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in home_variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    async with opened() as driver:
        await driver.press("2", "slash")
        await driver.type("amrani")
        await driver.press("enter", "x")
        assert "2 people" in str(driver.app.screen.query_one(".part").render())
        await driver.press("ctrl+s")
        [file] = tmp_path.glob("*.xlsx")
        rows = sheets_of(file.read_bytes())["caseload"]
        assert len(rows) == 3 and all("Amrani" in row for row in rows[1:])
        await driver.press("x", "ctrl+s")
        assert "there already" in driver.word_beside("file")
        await driver.press("escape")
        await driver.press("u")
        assert "nothing to take back" not in driver.notices


async def test_an_account_without_a_home_is_offered_the_stores_folder(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    async with opened() as driver:
        await driver.press("2", "x", "ctrl+s")
        assert len(list(tmp_path.glob("*.xlsx"))) == 1
        assert driver.app.ending.fault is None


async def test_export_writes_the_columns_chosen_and_no_others(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened() as driver:
        await driver.press("2", "x")
        fields = driver.app.screen.fields()
        fields["file"].put(str(tmp_path / "out.csv"))
        fields["columns"].put("ref, naam")
        await driver.press("ctrl+s")
        assert "no column naam" in driver.word_beside("columns")
        fields["columns"].put("ref, contact_due")
        await driver.press("ctrl+s")
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == '"ref";"contact_due"' and len(rows) == 39


@pytest.mark.parametrize("name", ["allowance_month_cap", "allowance_year_cap"])
async def test_a_norm_that_is_no_amount_is_refused_beside_its_field(
    opened: Opened, name: str
) -> None:
    async with opened() as driver:
        change_norm(driver.app, name)
        await driver.settle()
        await driver.press("home", "delete", "delete", "delete", "x", "enter")
        assert "not an amount" in driver.word_beside(name)
        assert driver.app.screen.fields()[name].has_class("wrong")


async def test_a_norm_says_what_it_would_change_before_it_is_saved(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("comma")
        await driver.go_to("Months between contacts")
        await driver.press("enter")
        await driver.type("1")
        said = driver.said("#effect")
        assert said == "With this, it presses for 22 people (now 5)."
        assert driver.app.desk.policy.contact_months == 3


async def test_looks_are_remembered_and_the_desk_opens_anew(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("comma", "down", "enter", "l", "ctrl+s")
        assert driver.app.again
        assert driver.app.desk.settings["theme"] == "light"


async def test_export_in_dutch_takes_columns_by_their_dutch_names_and_details_on_sheets(
    opened: Opened, tmp_path: Path
) -> None:
    from coachdesk import words

    async with opened() as driver:
        words.use("nl")
        await driver.press("2", "x")
        fields = driver.app.screen.fields()
        fields["file"].put(str(tmp_path / "out.xlsx"))
        fields["columns"].put("Nummer, achternaam, contact uiterlijk")
        await driver.press("ctrl+s")
        [(name, rows)] = sheets_of((tmp_path / "out.xlsx").read_bytes()).items()
        assert (name, rows[0]) == ("Caseload", ["Nummer", "Achternaam", "Contact uiterlijk"])
        await driver.press("x")
        fields = driver.app.screen.fields()
        fields["file"].put(str(tmp_path / "all.xlsx"))
        fields["details"].put(True)
        await driver.press("ctrl+s")
        sheets = sheets_of((tmp_path / "all.xlsx").read_bytes())
        assert {"Caseload", "Contacten", "Planstappen", "Schulden"} <= set(sheets)
        assert len(sheets["Contacten"]) > 1


# What enter and esc do stands in the strip


@pytest.mark.parametrize(
    ("keys", "line", "said"),
    [
        ((), "Berhe, Rahel", "enter dossier"),
        ((), "Notes (", "enter fold"),
        (("2",), "Berhe, Rahel", "enter dossier  c contact  / filter  a appointment"),
        (("3",), "Hassan, Ahmad al", "enter dossier"),
        (("3",), "Talenten", "enter roll call"),
        (("4",), "Hassan, Ahmad al | office, plan", "enter dossier"),
        (("4",), "▣", "enter roll call"),
        (("5",), "Contacts overdue", "enter who"),
        (("6",), "Leerling-monteur", "enter read"),
        (("2", "enter", "tab"), "", "enter change"),
    ],
)
async def test_the_strip_says_what_enter_and_esc_do(
    opened: Opened, keys: tuple[str, ...], line: str, said: str
) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press(*keys)
        if line:
            await driver.go_to(line)
        strip = driver.said("KeyStrip")
        assert said in strip
        assert any(f"esc {said}" in strip for said in ("top", "today", "back"))


async def test_esc_on_a_screen_leads_to_today_unless_it_clears_something(opened: Opened) -> None:
    async with opened() as driver:
        for key in "3456":
            await driver.press(key, "escape")
            assert driver.app.current_mode == "today"
        await driver.press("2", "f")
        assert "esc everybody" in driver.said("KeyStrip")
        await driver.press("escape")
        assert driver.app.current_mode == "caseload"
        assert "esc today" in driver.said("KeyStrip")
        await driver.press("slash", "b", "e", "enter")
        assert "esc everybody" in driver.said("KeyStrip")
        await driver.press("escape", "escape")
        assert driver.app.current_mode == "today"
        await driver.press("end", "escape")
        assert driver.app.screen.line() == next(n for n in driver.lines if not n.passed)
        await driver.press("escape")
        assert "To close coachdesk: q" in driver.notices
