"""Nothing typed is lost, nothing is shown to who looks along; the first run."""

import json
from pathlib import Path

import pytest
from textual.widgets import Static

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.edit import edit_record
from tests.scenes import DAY, sample_desk, sample_store
from tests.tui.conftest import Driver, Opened


async def test_a_form_left_by_a_crash_is_offered_again(opened: Opened, tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    async with opened(desk=Desk.open(store, today=DAY)) as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "p")
        await driver.type("Belde over de fiets")
        await driver.pilot.pause(1.2)
        await driver.settle()
    async with opened(desk=Desk.open(store, today=DAY)) as driver:
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("y")
        fields = driver.app.screen.fields()
        assert fields["note"].text == "Belde over de fiets"
        assert fields["mode"].control.value == "phone"
        await driver.press("ctrl+s")
        assert not driver.app.desk.read.drafts()


async def test_a_form_thrown_away_is_not_offered_again(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "p")
        await driver.type("x")
        await driver.pilot.pause(1.2)
        await driver.press("escape", "y")
        assert not driver.app.desk.read.drafts()


async def test_a_closing_window_keeps_what_was_just_typed(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "p")
        await driver.type("net getypt")
        driver.app.ending.leave_now()
        await driver.pilot.pause(0.1)
        [draft] = driver.app.desk.read.drafts()
        assert draft.texts["note"] == "net getypt"


def _shown(app: DeskApp) -> str:
    """Everything on the screen, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def _says_no_name(driver: Driver) -> bool:
    names = {case.person.last_name for case in driver.app.desk.read.day().cases}
    shown = _shown(driver.app)
    return not any(name in shown for name in names if len(name) > 3)


async def test_the_lock_hides_every_name_also_over_a_form(opened: Opened) -> None:
    async with opened() as driver:
        assert not await _says_no_name(driver)
        await driver.press("ctrl+l")
        assert await _says_no_name(driver)
        await driver.press("1", "u", "q", "slash")
        assert await _says_no_name(driver)
        await driver.press("enter", "c", "ctrl+l")
        assert await _says_no_name(driver)
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "LogContactForm"


async def test_an_idle_desk_locks_itself(opened: Opened) -> None:
    async with opened() as driver:
        driver.app.lock.put_on_when_idle()
        await driver.settle()
        assert type(driver.app.screen).__name__ == "TodayScreen"
        driver.app.lock.last_touched -= 16 * 60
        driver.app.lock.put_on_when_idle()
        await driver.settle()
        assert type(driver.app.screen).__name__ == "LockScreen"


PASSPHRASE = "paard nietje batterij correct"


async def _set_up(driver: Driver, begin: str, file: str = "", protect: str = "n") -> None:
    """Fill the set-up in as a coach would, and save it."""
    assert type(driver.app.screen).__name__ == "SetupForm"
    await driver.type("Els")
    await driver.press("tab", "tab", begin)  # a letter answers and goes on
    if file:
        await driver.type(file)
    while driver.app.screen.focused is not driver.app.screen.fields()["protection"].control:
        await driver.press("tab")
    await driver.press(protect)
    if protect == "p":
        await driver.type(PASSPHRASE)
        await driver.press("tab")
        await driver.type(PASSPHRASE)
    await driver.press("ctrl+s")


@pytest.fixture
def new_desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "new.db", today=DAY, create=True)


async def test_the_first_run_asks_a_name_and_takes_a_list_in(
    opened: Opened, new_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps({**demo_caseload(DAY), "coach": None}), encoding="utf-8")
    async with opened(desk=new_desk) as driver:
        await _set_up(driver, "l", str(file))
        assert any("50 added" in text for text in driver.cells) and new_desk.is_empty()
        await driver.press("ctrl+s")
        assert "38 / 40" in driver.said("#gauge")
        assert new_desk.read.day().coach == "Els"
        assert not new_desk.is_protected


async def test_the_set_up_says_where_the_caseload_is_kept(opened: Opened, new_desk: Desk) -> None:
    async with opened(desk=new_desk) as driver:
        await _set_up(driver, "e")
        assert f"kept in {new_desk.path}" in driver.notices


async def test_the_set_up_says_that_a_place_does_not_stay(
    opened: Opened, new_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.tui.forms.setup.may_be_lost", lambda _: True)
    async with opened(desk=new_desk) as driver:
        heads = [str(part.render()) for part in driver.app.screen.query(".part").results(Static)]
        assert "may remove it when you log off" in heads[0]


async def test_no_protection_is_an_explicit_choice(opened: Opened, new_desk: Desk) -> None:
    async with opened(desk=new_desk) as driver:
        await driver.type("Els")
        await driver.press("ctrl+s")
        assert "is needed" in driver.word_beside("protection")
        assert new_desk.is_new


async def test_the_set_up_protects_the_store_with_a_passphrase_typed_twice(
    opened: Opened, new_desk: Desk
) -> None:
    pytest.importorskip("sqlcipher3")
    async with opened(desk=new_desk) as driver:
        await _set_up(driver, "e", protect="p")
        assert new_desk.is_protected and new_desk.read.day().coach == "Els"
        assert not new_desk.path.read_bytes().startswith(b"SQLite")
        assert type(driver.app.screen).__name__ == "FileForm"
        assert driver.app.screen.heading == "Recovery sheet"
        await driver.press("escape")
        await driver.press("ctrl+l")
        with pytest.raises(StoreError):  # the store is closed while the lock is on
            new_desk.read.day()
        await driver.type("nee")
        await driver.press("enter")
        assert "not the passphrase" in driver.said("#how")
        await driver.type(PASSPHRASE)
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "TodayScreen"
        assert new_desk.read.day().coach == "Els"


async def test_the_lock_keeps_what_was_being_typed(opened: Opened, tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        await driver.press("c", "h")
        await driver.type("Belde zelf")
        await driver.press("ctrl+l")
        await driver.type(PASSPHRASE)
        await driver.press("enter")
        assert driver.app.screen.fields()["note"].text.endswith("Belde zelf")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_the_demo_can_be_looked_at_first(opened: Opened, new_desk: Desk) -> None:
    async with opened(desk=new_desk) as driver:
        await driver.press("tab", "tab", "d", "ctrl+s")
        assert driver.app.wants_demo and new_desk.is_new


async def test_a_list_that_cannot_be_read_names_its_lines_and_nothing_comes_in(
    opened: Opened, new_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Achternaam;Voornaam;Geboortedatum\nBerg;Zoë;31-02-1980\n", encoding="utf-8")
    async with opened(desk=new_desk) as driver:
        await _set_up(driver, "l", str(file))
        assert any("line 2" in text for text in driver.cells)
        await driver.press("ctrl+s", "escape")
        assert new_desk.is_empty() and new_desk.read.day().coach == "Els"


async def test_a_list_that_is_not_there_leaves_the_setup_as_it_is(
    opened: Opened, new_desk: Desk
) -> None:
    async with opened(desk=new_desk) as driver:
        await _set_up(driver, "l", "/nowhere/list.csv")
        assert driver.app.screen.fields()["name"].text == "Els"
        assert new_desk.is_new


async def test_across_the_table_nothing_leads_to_another_name(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("slash")
        await driver.type("berhe")
        await driver.press("enter", "ctrl+t")
        own = {"Berhe"}
        names = {case.person.last_name for case in driver.app.desk.read.day().cases} - own
        for key in ("1", "2", "slash", "escape", "u", "ctrl+p", "q", "comma", "tab", "w", "c"):
            await driver.press(key)
            shown = _shown(driver.app)
            assert not [name for name in names if len(name) > 3 and name in shown], key
        await driver.press("escape")
        await driver.press("ctrl+t", "escape")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_a_click_beside_everything_leaves_the_keyboard_alive(opened: Opened) -> None:
    async with opened() as driver:
        driver.app.screen.set_focus(None)
        await driver.pilot.press("2")
        await driver.pilot.pause(0.6)
        await driver.settle()
        assert type(driver.app.screen).__name__ == "CaseloadScreen"


async def test_taking_back_a_whole_import_asks_first(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("u")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("n")
        assert driver.app.desk.read.day().active == 38
        await driver.press("u")
        await driver.press("y")
        assert driver.app.desk.is_empty()
        await driver.press("ctrl+r")
        assert driver.app.desk.read.day().active == 38


async def test_why_a_form_was_not_saved_is_in_sight_at_any_size(opened: Opened) -> None:
    for size in ((80, 24), (40, 10)):
        async with opened(size=size) as driver:
            desk = driver.app.desk
            step = desk.read.dossier(10).lists["plan_steps"][0]
            edit_record(driver.app, "plan_step", step.id, 10)
            await driver.settle()
            desk.write.delete("plan_step", step.id)
            await driver.type("Hier")
            await driver.press("ctrl+s")
            assert "stays here" in driver.in_sight, size
