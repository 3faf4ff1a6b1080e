"""The dossier: every tab, and changing what stands in it."""

import time
from functools import partial
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.desk.reading import Reading
from coachdesk.domain.dates import add_months
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.export import open_plan_page
from coachdesk.tui.forms.plan import open_plan_form
from coachdesk.tui.screens.dossier_tabs import TABS
from tests.platforms import home_variables
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened


async def _open(driver: Driver, name: str) -> None:
    await driver.press("slash")
    await driver.type(name)
    await driver.press("enter")


async def test_find_opens_a_person_by_name_without_accents(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "yildirim")
        assert "Fatma Yıldırım" in driver.said("#who")


@pytest.mark.parametrize("name", ["yildirim", "bouzidi", "haile", "aydin"])
async def test_every_tab_shows_something(opened: Opened, name: str) -> None:
    async with opened() as driver:
        await _open(driver, name)
        for _ in TABS:
            assert driver.lines
            await driver.press("tab")


async def test_a_plan_step_is_added_ticked_and_taken_back(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        await driver.press("tab", "tab", "n")
        await driver.press("enter")
        await driver.type("Fiets regelen")
        await driver.press("tab", "w", "tab")
        await driver.type("+2w")
        await driver.press("ctrl+s")
        step = driver.line_of("Fiets regelen")
        assert "to do" in step.cells and "in 14 days" in step.cells[-1]
        assert driver.app.screen.line() == step  # the cursor goes to what was added
        await driver.press("space")
        assert driver.line_of("Fiets regelen").cells[0] == "☑"
        await driver.press("u")
        assert driver.line_of("Fiets regelen").cells[0] == "☐"
        await driver.press("u")
        assert not any("Fiets" in text for text in driver.cells)


async def test_deleting_asks_names_the_record_and_can_be_undone(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        await driver.press("tab")
        before, gone = len(driver.lines), driver.app.screen.line().key
        await driver.press("d")
        await driver.press("n")
        assert len(driver.lines) == before
        await driver.press("d", "y")
        assert len(driver.lines) == before - 1
        await driver.press("tab", "u")  # the tab of what comes back is shown again
        assert len(driver.lines) == before
        assert driver.app.screen.line().key == gone


async def test_a_persons_details_are_changed_and_stand_in_the_history(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        await driver.press("p")
        fields = driver.app.screen.fields()
        fields["phone"].focus_control()
        await driver.settle()
        await driver.type("06 99")
        await driver.press("ctrl+s")
        assert "06 99" in driver.said("#who")
        await driver.press("shift+tab")
        assert any("06 99" in text for text in driver.cells)


async def test_an_appointment_is_planned(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "doelwijt")
        await driver.press("a")
        await driver.type("+1w")
        await driver.press("tab")
        await driver.type("9u30")
        await driver.press("tab", "o", "ctrl+s")
        assert any("27 Nov 2026 09:30" in text for text in driver.cells)


async def test_a_volunteer_placement_starts_through_the_displacement_check(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        driver.app.screen.action_show_tab("placements")
        await driver.press("n")
        await driver.type("Buurtmoestuin")
        await driver.press("tab", "v")
        await driver.type("Tuinhulp")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "DisplacementForm"
        await driver.press("n", "n", "y", "n", "ctrl+s")
        [record] = [
            item
            for item in driver.app.desk.read.dossier(10).lists["placements"]
            if item["role"] == "Tuinhulp"
        ]
        assert record["displacement_risk"] is True
        assert record["displacement_checked_on"] == driver.app.desk.today
        assert "seasonal work that is otherwise paid? yes" in record["note"]


async def test_a_debt_with_a_threat_stands_on_top_of_today_at_once(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        driver.app.screen.action_show_tab("debts")
        await driver.press("n", "down", "enter")
        await driver.press("tab", "e", "ctrl+s")
        await driver.press("1")
        assert "Berhe" in driver.lines[2].cells[1] or "Berhe" in driver.lines[1].cells[1]


async def test_a_dossier_closes_to_paid_work_and_aftercare_comes_up(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        await driver.press("f")
        assert "Still open" in str(driver.app.screen.query_one(".part").render())
        await driver.press("p", "ctrl+s")
        assert "closed 20 Nov 2026" in driver.said("#who")
        later = Desk.open(driver.app.desk.path, today=add_months(DAY, 1))
        assert any(
            s.rule.name == "outflow.aftercare" and s.person.last_name == "Berhe"
            for s in later.read.day().signals
        )
        later.close()
        await driver.press("f", "y")
        assert "closed" not in driver.said("#who")
        await driver.press("u", "u")
        assert "closed" not in driver.said("#who")


async def test_closing_before_registration_is_refused_beside_the_day(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "berhe")
        await driver.press("f", "p", "shift+tab", "shift+tab")
        await driver.type("1-1-2000")
        await driver.press("ctrl+s")
        assert "lies before" in driver.word_beside("closed_on")


async def test_the_plan_is_written_as_a_page_without_debts_unless_chosen(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in home_variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    async with opened() as driver:
        await _open(driver, "yildirim")
        await driver.press("h", "ctrl+s")
        [page] = tmp_path.glob("plan-*.html")
        text = page.read_text(encoding="utf-8")
        assert "Fatma Yıldırım" in text and "Energie Lokaal" not in text
        page.unlink()
        await driver.press("h", "tab", "y", "ctrl+s")
        [page] = tmp_path.glob("plan-*.html")
        assert "Energie Lokaal" in page.read_text(encoding="utf-8")


async def _history(driver: Driver, who: str) -> None:
    await _open(driver, who)
    await driver.press("shift+tab")


async def test_the_history_is_a_timeline_of_everything_the_latest_first(opened: Opened) -> None:
    async with opened() as driver:
        await _history(driver, "yildirim")
        dossier = driver.app.desk.read.dossier(driver.app.screen.person().id)
        kinds = {line.data.kind for line in driver.lines if not line.heading}
        assert {"contact", "plan_step", "debt", "attendance", "jobseeker"} <= kinds
        shown = {line.data.id for line in driver.lines if line.key.startswith("contact:")}
        assert shown == {contact.id for contact in dossier.lists["contacts"]}
        ahead = [line.key for line in driver.lines].index("until-now")
        assert any("in " in text or "due" in text.lower() for text in driver.cells[1:ahead])


@pytest.mark.parametrize(("steps", "kind"), [(1, "contact"), (4, "placement"), (5, "attendance")])
async def test_the_history_keeps_one_kind(opened: Opened, steps: int, kind: str) -> None:
    async with opened() as driver:
        await _history(driver, "yildirim")
        everything = len(driver.lines)
        await driver.press(*["o"] * steps)
        records = [line.data for line in driver.lines if not line.heading]
        assert all(record.kind == kind for record in records)
        assert len(driver.lines) < everything
        await driver.press("escape")
        assert len(driver.lines) == everything


async def test_the_history_finds_a_word_also_in_a_note_without_accents(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "yildirim")
        person = driver.app.screen.person().id
        contact = {"on": DAY, "mode": "phone", "purpose": "other", "note": "Sollicitatie café"}
        driver.app.desk.write.add("contact", contact, person)
        driver.app.work.changed()
        await driver.press("s")
        await driver.type("CAFE")
        assert [line.data.kind for line in driver.lines if not line.heading] == ["contact"]
        await driver.press("enter", "escape")
        assert len(driver.lines) > 10


async def test_a_change_stands_in_the_history_with_both_values(opened: Opened) -> None:
    async with opened() as driver:
        await _open(driver, "yildirim")
        person = driver.app.desk.read.record("jobseeker", driver.app.screen.person().id)
        driver.app.desk.write.change("jobseeker", person.id, {"town": "Emine"}, person.values)
        driver.app.work.changed()
        await driver.press("shift+tab", "O")
        assert any("→ Emine" in text for text in driver.cells)


async def test_opportunities_and_barriers_stand_beside_the_plan_where_there_is_room(
    opened: Opened,
) -> None:
    async with opened(size=(120, 40)) as driver:
        await _open(driver, "yildirim")
        await driver.press("tab", "tab")
        assert not any(line.key.startswith("circumstance") for line in driver.lines)
        await driver.press("right")
        assert driver.app.screen.line().data.kind == "circumstance"
        await driver.press("e")
        assert "text" in driver.app.screen.fields()
        await driver.press("escape", "left")
        assert driver.app.screen.line() in driver.lines
    async with opened(size=(80, 24)) as driver:
        await _open(driver, "yildirim")
        await driver.press("tab", "tab")
        assert any(line.key.startswith("circumstance") for line in driver.lines)


async def test_a_key_pressed_while_the_dossier_is_read_is_not_lost(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as driver:
        read = Reading.dossier

        def slowly(desk: Reading, key: int) -> object:
            time.sleep(0.4)
            return read(desk, key)

        monkeypatch.setattr(Reading, "dossier", slowly)
        await driver.press("enter", "c")
        assert type(driver.app.screen).__name__ == "LogContactForm"


async def test_a_number_that_is_no_file_name_proposes_one_in_the_home_folder(
    opened: Opened,
) -> None:
    async with opened() as driver:
        open_plan_page(driver.app, 10, "../K/1")
        await driver.settle()
        proposed = Path(driver.app.screen.fields()["file"].text)
        assert proposed.parent == Path.home()


async def test_a_form_about_somebody_who_is_gone_says_so(opened: Opened) -> None:
    async with opened() as driver:
        app = driver.app
        app.desk.write.delete("jobseeker", 10)
        opening = (
            partial(open_plan_form, then=lambda: None),
            open_close_form,
            open_contact_form,
            open_appointment_form,
        )
        for ask in opening:
            ask(app, 10)
            await driver.settle()
            assert "no longer there" in driver.in_sight
            await driver.press("escape")
            assert type(app.screen).__name__ == "TodayScreen"
