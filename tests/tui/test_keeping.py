"""Safety on screen: a passphrase, backups, and what was done with the caseload."""

from pathlib import Path

import pytest

from coachdesk.desk import Scope
from tests.scenes import sample_desk
from tests.tui.conftest import Driver, Opened

PASSPHRASE = "paard nietje batterij correct"

pytest.importorskip("sqlcipher3")


async def _safety(driver: Driver) -> None:
    await driver.press("comma")
    await driver.go_to("passphrase, backups")
    await driver.press("enter")


async def test_a_store_gets_a_passphrase_and_loses_it_again(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        await _safety(driver)
        await driver.go_to("Whoever has the file can read it")
        await driver.press("enter")
        for _ in range(2):
            await driver.type(PASSPHRASE)
            await driver.press("tab")
        await driver.press("ctrl+s")
        assert desk.is_protected
        assert driver.line_of("opens with its passphrase only")
        await driver.press("d")
        await driver.type("iets anders")
        await driver.press("ctrl+s")
        assert "is not the passphrase" in str(
            driver.app.screen.fields()["old"].query_one(".note").render()
        )
        await driver.type(PASSPHRASE)
        await driver.press("ctrl+s")
        assert not desk.is_protected


async def test_a_backup_is_made_and_put_back(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await _safety(driver)
        await driver.press("n")
        line = next(line for line in driver.lines if line.key.startswith("backup:"))
        assert "50 dossiers" in line.cells
        seen = desk.record("jobseeker", 10)
        desk.change("jobseeker", 10, {"first_name": "Anders"}, seen.values)
        await driver.go_to(line.cells[0])
        await driver.press("enter", "y")
        assert desk.record("jobseeker", 10)["first_name"] == seen["first_name"]
        assert desk.day().active == 38


async def test_what_was_done_stands_there_without_names(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    names = {line.case.person.last_name for line in desk.caseload()}
    desk.export_lines(desk.caseload(), tmp_path / "out.csv", "excel-nl")
    async with opened(desk=desk) as driver:
        await _safety(driver)
        line = driver.line_of("exported")
        assert "38" in line.cells
        assert not any(name in text for name in names for text in driver.cells)


async def test_a_closed_dossier_is_erased_after_its_number_is_typed_again(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        person = desk.caseload(Scope.CLOSED)[0].case.person
        driver.app.open_dossier(person.id)
        await driver.settle()
        await driver.press("ctrl+p")
        await driver.type("erase")
        await driver.press("enter")
        await driver.type("K-1")
        await driver.press("ctrl+s")
        assert desk.find(person.ref)
        driver.app.screen.fields()["number"].put(person.ref)
        await driver.press("ctrl+s")
        assert desk.find(person.ref) is None
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_an_open_dossier_is_not_erased(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("enter")
        driver.app.screen.action_erase()
        await driver.settle()
        assert type(driver.app.screen).__name__ == "DossierScreen"
        assert "is not closed" in driver.notices


async def test_the_recovery_sheet_has_a_line_for_the_passphrase_and_not_the_passphrase(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    desk.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        await _safety(driver)
        await driver.press("p")
        driver.app.screen.fields()["file"].put(str(tmp_path / "sheet.html"))
        await driver.press("ctrl+s")
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert str(desk.path) in page and PASSPHRASE not in page
