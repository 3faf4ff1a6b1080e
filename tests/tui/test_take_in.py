"""Bringing a file in: what it means is shown and can be changed before anything is written."""

import csv
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.caseload_file import read_file
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened

LIST = """Mijn lijst;;;
Roepnaam;Fam;Telefoon;Laatste contact;Opmerking
Zoë;van den Berg;06-12345678;03-11-2026;belt graag
Ali;Çelik;06-87654321;10-11-2026;
"""


async def _look_at(driver: Driver, tmp_path: Path, text: str) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(text, encoding="utf-8")
    await driver.press("i")
    await driver.type(str(file))
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "ImportScreen"


def _people(desk: Desk) -> list[str]:
    return [line.case.person.name for line in desk.caseload()]


async def test_nothing_is_written_before_it_is_said_what_would_be(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST.replace("Fam", "Achternaam"))
        assert "2 added" in driver.said("#summary")
        assert "Zoë · Ali" in driver.line_of("Roepnaam").cells
        assert _people(empty_desk) == []
        await driver.press("ctrl+s")
        assert _people(empty_desk) == ["Zoë van den Berg", "Ali Çelik"]
        await driver.press("u", "y")
        assert _people(empty_desk) == []


async def test_a_column_is_given_its_meaning_by_hand(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST)
        assert "to mend" in driver.said("#summary")
        await driver.go_to("Fam")
        await driver.press("enter")
        await driver.type("last name")
        await driver.press("enter")
        assert "2 added" in driver.said("#summary")
        await driver.go_to("Telefoon")
        await driver.press("enter")
        await driver.type("leave this")
        await driver.press("enter", "ctrl+s")
        assert _people(empty_desk) == ["Zoë van den Berg", "Ali Çelik"]
        assert all(line.case.phone is None for line in empty_desk.caseload())


async def test_how_last_contacts_went_is_asked_once_for_the_file(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST.replace("Fam", "Achternaam"))
        await driver.go_to("Last contacts went by")
        await driver.press("enter")
        await driver.type("phone")
        await driver.press("enter", "ctrl+s")
        person = empty_desk.people()[0].person.id
        [contact] = empty_desk.dossier(person).lists["contacts"]
        assert contact["mode"] == "phone"


async def test_rows_to_mend_are_named_and_written_to_a_file_that_comes_in_mended(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    wrong = LIST.replace("Fam", "Achternaam").replace("03-11-2026", "33-11-2026")
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, wrong)
        assert any("line 3" in text and "33-11-2026" in text for text in driver.cells)
        await driver.press("ctrl+s")
        assert _people(empty_desk) == []
        await driver.press("x")
        driver.app.screen.fields()["file"].put(str(tmp_path / "mend.csv"))
        await driver.press("ctrl+s")
    rows = list(
        csv.reader((tmp_path / "mend.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    )
    assert [row[1] for row in rows[1:]] == ["Zoë"]
    mended = (tmp_path / "mend.csv").read_bytes().replace(b"33-11-2026", b"03-11-2026")
    assert len(read_file(mended, "mend.csv", DAY).dossiers) == 1


async def test_esc_while_a_file_comes_in_leaves_the_store_as_it_was(
    opened: Opened, empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"P{number};X{number}\n" for number in range(500))
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, "Voornaam;Achternaam\n" + rows)
        screen = driver.app.screen
        monkeypatch.setattr(screen, "_tell", lambda text: setattr(screen, "_stop", True))
        await driver.press("ctrl+s")
        assert "nothing was taken in" in driver.notices
        assert _people(empty_desk) == []


async def test_a_file_that_is_not_there_is_said_beside_the_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("i")
        await driver.type("/nowhere/list.csv")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "ImportFileForm"
        assert "list.csv" in str(driver.app.screen.fields()["file"].query_one(".note").render())
