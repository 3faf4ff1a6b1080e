"""Cover and transfer on screen: said first, written, closed here; taken over by the other coach."""

from pathlib import Path

from coachdesk import words
from coachdesk.desk import Desk, Scope
from coachdesk.tui.screens.dossier import open_dossier
from tests.tui.conftest import Driver, Opened


async def _fill(driver: Driver, file: Path) -> None:
    driver.app.screen.fields()["file"].put(str(file))
    await driver.press("ctrl+s")


def _open(desk: Desk) -> set[str]:
    return {line.case.person.ref for line in desk.read.caseload()}


async def test_marked_people_go_to_another_coach_and_u_takes_it_back(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "over.json"
    async with opened() as driver:
        desk = driver.app.desk
        before = _open(desk)
        await driver.press("2", "space", "space")
        await driver.press("H")
        screen = driver.app.screen
        assert type(screen).__name__ == "FileForm" and "Hand over" in screen.heading
        said = str(screen.query(".part").first().render())
        gone = {ref for ref in before if ref in said}
        assert len(gone) == 2
        assert "contact" in said
        assert _open(desk) == before
        await _fill(driver, file)
        assert all(ref in driver.in_sight for ref in gone)
        await driver.press("enter")  # the safe answer
        assert _open(desk) == before and not file.exists()
        await driver.press("ctrl+s", "y")
        assert _open(desk) == before - gone
        assert "Handed over" in driver.notices
        assert not any(ref in text for text in driver.cells for ref in gone)
        await driver.press("u")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("y")
        assert "handed over" in driver.notices
        assert _open(desk) == before
    async with opened(desk=empty_desk) as driver:
        await driver.press("i")
        await _fill(driver, file)
        assert any("2 added" in text for text in driver.cells)
        await driver.press("ctrl+s")
        assert _open(empty_desk) == gone


async def test_nobody_is_handed_over_by_a_sentence_on_the_caseload(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        before = _open(driver.app.desk)
        await driver.press("2")
        await driver.type("Hij komt morgen langs")
        await driver.press("ctrl+s")
        assert "spatiebalk" in driver.in_sight
        assert _open(driver.app.desk) == before
        await driver.press("escape", "space")
        await driver.type("Hij komt morgen langs")
        field = driver.app.screen.fields()["file"]
        assert field.text.endswith(".json")
        await driver.press("ctrl+s", "enter")
        assert _open(driver.app.desk) == before


async def test_a_dossier_goes_by_the_palette_and_only_while_it_is_open(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        person = desk.read.caseload()[0].case.person
        for expected in ("FileForm", "RefusedScreen"):
            open_dossier(driver.app, person.id)
            await driver.settle()
            await driver.press("ctrl+p")
            await driver.type("hand the dossier")
            await driver.press("enter")
            assert type(driver.app.screen).__name__ == expected
            if expected == "FileForm":
                await _fill(driver, tmp_path / "over.json")
                await driver.press("y")
        assert "closed already" in driver.in_sight
        await driver.press("escape", "escape")
        closed = {line.case.person.id for line in desk.read.caseload(Scope.CLOSED)}
        assert person.id in closed
