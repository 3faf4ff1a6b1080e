"""Bringing a file in: what it means is shown and can be changed before anything is written."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_file import read_file
from coachdesk.tui.screens.import_preview import open_import
from coachdesk.tui.widgets.lines import Lines
from tests.platforms import needs_posix
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened
from tests.workbooks import old_file, workbook

LIST = """Mijn lijst;;;
Roepnaam;Fam;Telefoon;Laatste contact;Opmerking
Zoë;van den Berg;06-12345678;03-11-2026;belt graag
Ali;Çelik;06-87654321;10-11-2026;
"""
LONG_LIST = """Roepnaam;Achternaam;Telefoon;Laatste contact;Laatste gesprek met het wijkteam
Zoë;van den Berg;612345678;03-04-2026;x
Ali;Çelik;06-87654321;10-04-2026;y
"""
SIZES = ((40, 10), (80, 24), (120, 40))


async def _look_at(driver: Driver, tmp_path: Path, text: str) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(text, encoding="utf-8")
    await driver.press("i")
    await driver.type(str(file))
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "ImportScreen"


def _people(desk: Desk) -> list[str]:
    return [line.case.person.name for line in desk.read.caseload()]


async def test_nothing_is_written_before_it_is_said_what_would_be(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST.replace("Fam", "Achternaam"))
        assert any("2 added" in text for text in driver.cells)
        assert "Zoë · Ali" in driver.line_of("Roepnaam").cells
        assert _people(empty_desk) == []
        await driver.press("ctrl+s")
        assert _people(empty_desk) == ["Zoë van den Berg", "Ali Çelik"]
        await driver.press("u")
        await driver.press("y")
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
        assert any("2 added" in text for text in driver.cells)
        await driver.go_to("Telefoon")
        await driver.press("enter")
        await driver.type("leave this")
        await driver.press("enter", "ctrl+s")
        assert _people(empty_desk) == ["Zoë van den Berg", "Ali Çelik"]
        assert all(line.case.phone is None for line in empty_desk.read.caseload())


async def test_how_last_contacts_went_is_asked_once_for_the_file(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, LIST.replace("Fam", "Achternaam"))
        await driver.go_to("Last contacts went by")
        await driver.press("enter")
        await driver.type("phone")
        await driver.press("enter", "ctrl+s")
        person = empty_desk.read.people()[0].person.id
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert contact["mode"] == "phone"


async def test_rows_to_mend_are_named_and_written_to_a_file_that_comes_in_mended(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    wrong = LIST.replace("Fam", "Achternaam").replace("03-11-2026", "33-11-2026")
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, wrong)
        assert any("line 3" in text and "33-11-2026" in text for text in driver.cells)
        assert "1 row to mend stays out and goes to a file" in driver.said("#summary")
        await driver.press("ctrl+s", "enter")  # asked first: enter takes nothing in
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


async def test_what_is_good_to_know_is_said_also_where_something_is_to_mend(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    text = LONG_LIST.replace("10-04-2026", "33-04-2026").replace(";x\n", ";111222333\n")
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        await _look_at(
            driver, tmp_path, text.replace("Laatste gesprek met het wijkteam", "Notitie")
        )
        assert any("To mend (1)" in line for line in driver.cells)
        assert any("Good to know" in line for line in driver.cells)
        assert any("BSN" in line for line in driver.cells)


async def test_a_list_to_mend_in_itself_gives_no_file_of_rows(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, "Klantnr;Naam\n1;An Bos\n2;Bo\nVos\n")
        assert any("Vos is not a whole row" in text for text in driver.cells)
        await driver.press("x")
        assert type(driver.app.screen).__name__ == "ImportScreen"


async def test_esc_while_a_file_comes_in_leaves_the_store_as_it_was(
    opened: Opened, empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"P{number};X{number}\n" for number in range(500))
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, "Voornaam;Achternaam\n" + rows)
        screen = driver.app.screen
        monkeypatch.setattr(screen, "_tell", lambda text: setattr(screen, "_stop", True))
        await driver.press("ctrl+s", "y")
        assert "nothing was taken in" in driver.notices
        assert _people(empty_desk) == []


async def test_a_file_that_is_not_there_is_said_beside_the_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("i")
        await driver.type("/nowhere/list.csv")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "ImportFileForm"
        assert "list.csv" in driver.word_beside("file")


def _full(text: str) -> str:
    return " ".join(text.split())


async def _show(driver: Driver, text: str, name: str = "list.csv") -> None:
    open_import(driver.app, Path(name), text.encode())
    await driver.settle()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "text",
    [LONG_LIST, LONG_LIST.replace("10-04-2026", "33-11-2026").replace("03-04-2026", "#VERW!")],
    ids=["right", "to mend"],
)
async def test_each_line_is_read_in_full_once_it_is_highlighted(
    opened: Opened, empty_desk: Desk, text: str, size: tuple[int, int], language: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk, size=size) as driver:
        await _show(driver, text)
        assert len(driver.lines) > 9
        for line in driver.lines:
            driver.app.screen.query_one(Lines).move_to(line.key)
            await driver.pilot.pause()
            assert _full(": ".join(line.cells[:2])) in driver.in_sight
            assert all(_full(cell) in driver.in_sight for cell in line.cells)


async def test_the_first_problem_is_highlighted_and_the_cursor_then_stays_where_it_was_put(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _show(driver, LONG_LIST.replace("10-04", "33-04"))
        assert "33-04-2026 is a day that does not exist" in driver.said("#about")
        await driver.go_to("612345678")
        await driver.press("enter")
        await driver.type("leave this")
        await driver.press("enter")
        assert driver.said("#about").startswith("Telefoon: left out")


async def test_what_would_be_added_is_read_in_full_also_where_a_file_holds_every_kind(
    opened: Opened, empty_desk: Desk
) -> None:
    caseload = json.dumps({**demo_caseload(DAY), "coach": None})
    async with opened(desk=empty_desk, size=(40, 10)) as driver:
        await _show(driver, caseload, "caseload.json")
        tallies = [line for line in driver.lines if line.key.startswith("tally:")]
        assert len(tallies) > 5
        for line in tallies:
            driver.app.screen.query_one(Lines).move_to(line.key)
            await driver.pilot.pause()
            assert _full(line.cells[0]) in driver.in_sight


async def test_a_problem_too_long_for_a_small_terminal_opens_on_a_page(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk, size=(40, 10)) as driver:
        await _show(driver, LONG_LIST.replace("10-04-2026", "niet bekend " * 20))
        problem = driver.line_of("is not a date").cells[0]
        assert _full(problem) not in driver.in_sight
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "ReadingScreen"
        assert driver.said("Static") == problem


# A first list that is an existing caseload ---------------------------------------------------


def _caseload(count: int = 34) -> str:
    rows = (
        f"{n};Bos{'abcdefghij'[n % 10]} An;06-{n:08};{1 + n % 28}-2-1980\n"
        for n in range(1, count + 1)
    )
    return "Klantnr;Naam;Mobiel;Geb.datum\n" + "".join(rows)


async def _answer(driver: Driver, line: str, text: str) -> None:
    await driver.go_to(line)
    await driver.press("enter")
    await driver.type(text)
    await driver.press("ctrl+s")


def _pressing(desk: Desk, days: int) -> set[str]:
    """The rules by which Today lists people some days later, notes aside."""
    later = Desk(desk.store, desk.today + timedelta(days))
    signals = (item for line in later.read.caseload() for item in line.signals)
    return {str(item.rule) for item in signals if item.severity.value != "note"}


async def test_a_list_without_answers_says_what_today_will_ask(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk, size=(120, 40)) as driver:
        await _look_at(driver, tmp_path, _caseload())
        assert "34 new, 0 changed, 0 as they were" in driver.said("#summary")
        assert "now nobody; 27 Nov 2026 34 people (34 × First" in driver.said("#summary")
        assert driver.app.screen.line().key == "registered_on"
        assert "count as new today" in driver.said("#about")
        await driver.press("ctrl+s", "y")  # asked first
        assert _pressing(empty_desk, 0) == set()
        assert "intake.to_start" in _pressing(empty_desk, 4)
        assert "plan.missing" in _pressing(empty_desk, 15)


@pytest.mark.parametrize("days", [0, 4, 7, 15])
async def test_with_answers_no_wall_of_lines_follows(
    opened: Opened, empty_desk: Desk, tmp_path: Path, days: int
) -> None:
    async with opened(desk=empty_desk, size=(120, 40)) as driver:
        await _look_at(driver, tmp_path, _caseload())
        await _answer(driver, "Registered since", "1-3-2026")
        await _answer(driver, "Plan agreed on", "1-9-2026")
        await _answer(driver, "Last spoken to on", "1-11-2026")
        await driver.go_to("Names stand with")
        await driver.press("enter")
        assert "now nobody; 27 Nov 2026 nobody; 5 Dec 2026 nobody" in driver.said("#summary")
        await driver.press("ctrl+s")
        assert _people(empty_desk)[0] == "An Bosa"
        assert _pressing(empty_desk, days) == set()


@needs_posix
async def test_good_rows_come_in_and_the_others_are_kept_and_come_in_mended(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, _caseload(3).replace("2-2-1980", "31-2-1980"))
        await driver.press("ctrl+s", "y")
        assert len(_people(empty_desk)) == 2
        kept = tmp_path / "lijst-to-mend.csv"
        assert "rows to mend" in driver.in_sight
        assert kept.stat().st_mode & 0o077 == 0
        await driver.press("escape", "i")
        await driver.type(str(kept))
        await driver.press("ctrl+s")
        kept.write_bytes(kept.read_bytes().replace(b"31-2-1980", b"2-2-1980"))
        await driver.press("r")
        await driver.press("ctrl+s")
        assert len(_people(empty_desk)) == 3


async def test_columns_and_answers_hold_for_the_next_list_with_these_headers(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk, size=(120, 40)) as driver:
        await _look_at(driver, tmp_path, _caseload(2))
        await _answer(driver, "Registered since", "1-3-2026")
        await driver.go_to("Mobiel")
        await driver.press("enter")
        await driver.type("leave this")
        await driver.press("enter", "ctrl+s")
        await _look_at(driver, tmp_path, _caseload(4))
        assert "those of the last list" in driver.said("#summary")
        assert "1 Mar 2026" in driver.line_of("Registered since").cells
        assert "left out" in driver.line_of("Mobiel").cells
        await driver.press("escape", "u")
        await driver.press("y")
        assert _people(empty_desk) == []  # one change, the answers with it
        await _look_at(driver, tmp_path, _caseload(4))
        assert "those of the last list" not in driver.said("#summary")


async def test_a_file_that_is_gone_when_it_is_read_again_is_said(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, _caseload(2))
        (tmp_path / "lijst.csv").unlink()
        await driver.press("r")
        assert any("there is no file" in text for text in driver.cells)


# Workbooks ---------------------------------------------------------------------------------

SHEET = [["Klantnr", "Naam", "Geboortedatum"], ["K-1", "Bos, An", date(1988, 12, 3)]]
OTHER = [["Klantnr", "Naam", "Geboortedatum"], ["K-2", "Kok, Bo", date(1990, 2, 1)]]


async def _look_at_workbook(driver: Driver, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    await driver.press("i")
    await driver.type(str(file))
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "ImportScreen"


async def test_a_workbook_comes_in_like_any_list(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    data = workbook({"Uitleg": [["Lees mij"]], "Klanten": SHEET})
    async with opened(desk=empty_desk) as driver:
        await _look_at_workbook(driver, tmp_path / "lijst.xlsx", data)
        assert "1988-12-03" in driver.line_of("Geboortedatum").cells
        assert "Klanten is read; these sheets are not: “Uitleg”" in driver.cells
        await driver.press("ctrl+s")
        assert _people(empty_desk) == ["An Bos"]


@pytest.mark.parametrize("size", SIZES)
async def test_which_sheet_is_meant_is_asked_and_one_enter_answers(
    size: tuple[int, int], opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk, size=size) as driver:
        file = tmp_path / "lijst.xlsx"
        await _look_at_workbook(driver, file, workbook({"2025": SHEET, "2026": OTHER}))
        await driver.press("down", "enter", "ctrl+s")
        assert _people(empty_desk) == ["Bo Kok"]


async def test_a_workbook_with_a_password_is_said_to_have_one(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _look_at_workbook(driver, tmp_path / "x.xlsx", old_file("EncryptedPackage"))
        assert any("has a password" in text for text in driver.cells)
        await driver.press("ctrl+s")
        assert _people(empty_desk) == []


async def test_rows_to_mend_of_a_workbook_are_kept_in_a_list(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    rows = [*SHEET, ["K-2", "Kok, Bo", "eind 1990"]]
    async with opened(desk=empty_desk) as driver:
        await _look_at_workbook(driver, tmp_path / "lijst.xlsx", workbook({"Klanten": rows}))
        await driver.press("ctrl+s", "y")
        assert _people(empty_desk) == ["An Bos"]
    [kept] = tmp_path.glob("lijst-*.csv")
    assert "eind 1990" in kept.read_text("utf-8-sig")


# A list of an existing caseload is no wall of lines afterwards


async def test_a_list_of_many_without_days_asks_before_it_comes_in(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    rows = "".join(f"Zoë;Berg{number};{number % 27 + 1:02}-10-2026\n" for number in range(12))
    async with opened(desk=empty_desk, size=(120, 40)) as driver:
        await _look_at(driver, tmp_path, f"Roepnaam;Achternaam;Laatste contact\n{rows}")
        await driver.press("ctrl+s")
        asked = driver.app.screen._question
        assert "12 people: Start the intake" in asked and "Registered since" in asked
        await driver.press("escape")  # neither
        assert type(driver.app.screen).__name__ == "ImportScreen"
        assert _people(empty_desk) == []
        await driver.press("ctrl+s", "enter")
        await driver.type("1-3-2026")
        await driver.press("ctrl+s", "ctrl+s")
        asked = driver.app.screen._question
        assert "12 people: No plan agreed" in asked and "Plan agreed on" in asked
        await driver.press("n")
        await driver.type("1-8-2026")
        await driver.press("ctrl+s", "ctrl+s")
        assert len(_people(empty_desk)) == 12
        for days in (0, 4, 15):
            assert _pressing(empty_desk, days) == set()


async def test_a_list_of_many_comes_in_as_it_is_where_that_is_meant(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    rows = "".join(f"Zoë;Berg{number}\n" for number in range(12))
    async with opened(desk=empty_desk) as driver:
        await _look_at(driver, tmp_path, f"Roepnaam;Achternaam\n{rows}")
        await driver.press("ctrl+s")
        await driver.press("y")
        assert len(_people(empty_desk)) == 12
