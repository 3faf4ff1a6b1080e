"""Finding: by all that is known of somebody, in notes, from every screen."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.tui.screens.dossier import DossierScreen
from coachdesk.tui.screens.finder import Finder
from coachdesk.tui.widgets.lines import Lines
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three people with all that they can be found by."""
    desk = Desk.open(tmp_path / "three.db", today=DAY, create=True)
    desk.write.set_up("Test Coach", None)
    for first, last, phone, email, born in (
        ("Zoë", "Berg", "06-12345678", "zoe@example.org", date(1990, 12, 3)),
        ("Omar", "Çelik", "+31 20 765 4321", "omar.c@example.org", date(1985, 1, 13)),
        ("Ida", "Smit", "", "", None),
    ):
        values = {
            "first_name": first,
            "last_name": last,
            "phone": phone,
            "email": email,
            "born_on": born,
            "registered_on": date(2026, 9, 1),
        }
        desk.write.add("jobseeker", values)
    return desk


def people(driver: Driver) -> list[str]:
    return [line.cells[0] for line in driver.lines if isinstance(line.data, int)]


def dossier(driver: Driver) -> str:
    assert isinstance(driver.app.screen, DossierScreen)
    return driver.app.screen.person().name


@pytest.mark.parametrize(
    "typed",
    ["zoe", "K-00001", "+31 6 1234", "0031-6-12345678", "0612", "06 12 34 56 78", "zoe@ex",
     "3-12-1990", "03-12-1990", "3/12/90", "3 dec 1990", "3 december", "1990-12-03", "03121990",
     "berg 3-12"],
)  # fmt: skip
async def test_somebody_is_found_by_each_thing_known_of_them(
    opened: Opened, desk: Desk, typed: str
) -> None:
    async with opened(desk=desk) as driver:
        await driver.press("slash")
        await driver.type(typed)
        assert people(driver) == ["Berg, Zoë"]
        await driver.press("enter")
        assert dossier(driver) == "Zoë Berg"


@pytest.mark.parametrize("typed", ["13-1-85", "13 jan 1985", "1985-01-13", "020 765", "3-1-1985"])
async def test_a_birth_date_is_no_part_of_another(opened: Opened, desk: Desk, typed: str) -> None:
    async with opened(desk=desk) as driver:
        await driver.press("slash")
        await driver.type(typed)
        assert people(driver) == ([] if typed == "3-1-1985" else ["Çelik, Omar"])


async def test_a_word_of_a_note_is_found_with_its_place_and_opened_there(
    opened: Opened, desk: Desk
) -> None:
    step = {"title": "Rijbewijs halen", "domain": "work", "owner": "jobseeker", "status": "todo"}
    made = desk.write.add("plan_step", step, 2)
    talk = {"on": date(2026, 11, 2), "mode": "office", "purpose": "progress", "outcome": "held"}
    desk.write.add("contact", {**talk, "note": "Wil beginnen, café in de buurt"}, 3)
    async with opened(desk=desk) as driver:
        await driver.press("slash")
        await driver.type("rijbewijs")
        assert people(driver) == []
        await driver.press("enter")  # nobody is called so: looks in the notes
        assert driver.cells == ["Çelik, Omar | plan step | Rijbewijs halen"]
        await driver.press("enter")
        assert dossier(driver) == "Omar Çelik"
        assert driver.app.screen.query(Lines).first().current.key == f"plan_step:{made}"
        await driver.press("ctrl+f", "tab")
        await driver.type("cafe ida")  # the name narrows it down
        assert driver.cells == ["Smit, Ida | contact 2 Nov 2026 | Wil beginnen, café in de buurt"]
        await driver.press("tab")  # back to people, with what was typed
        assert people(driver) == []


@pytest.mark.parametrize(("field", "text"), [("plan_goal", "Kok worden"), ("note", "Tolk nodig")])
async def test_a_goal_and_a_note_of_the_person_are_found(
    opened: Opened, desk: Desk, field: str, text: str
) -> None:
    seen = desk.read.record("jobseeker", 1).values
    desk.write.change("jobseeker", 1, {field: text}, seen)
    async with opened(desk=desk) as driver:
        await driver.press("slash", "tab")
        await driver.type(text.lower())
        await driver.press("enter")
        assert dossier(driver) == "Zoë Berg"
        line = driver.app.screen.query(Lines).first().current
        assert text in line.cells


async def test_what_was_open_last_stands_first(opened: Opened, desk: Desk) -> None:
    async with opened(desk=desk) as driver:
        for name in ("smit", "berg"):
            await driver.press("slash", *name, "enter", "escape")
        await driver.press("slash")
        assert people(driver)[:2] == ["Berg, Zoë", "Smit, Ida"]
        await driver.press("down", "enter")
        assert dossier(driver) == "Ida Smit"
        await driver.press("slash")  # not the one that is open already
        assert people(driver)[0] == "Berg, Zoë"


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "5", "comma"])
async def test_ctrl_f_finds_from_every_screen(opened: Opened, desk: Desk, screen: str) -> None:
    async with opened(desk=desk) as driver:
        await driver.press(screen, "ctrl+f")
        await driver.type("smit")
        await driver.press("enter")
        assert dossier(driver) == "Ida Smit"


async def test_ctrl_f_in_a_form_loses_no_word(opened: Opened, desk: Desk) -> None:
    async with opened(desk=desk) as driver:
        await driver.press("slash", *"berg", "enter", "p")
        await driver.type("Zoraya")
        form = driver.app.screen
        await driver.press("ctrl+f")
        assert isinstance(driver.app.screen, Finder)
        await driver.type("smit")
        await driver.press("enter")
        assert dossier(driver) == "Ida Smit"
        await driver.press("1")  # leads back over the form, which asks
        assert type(driver.app.screen).__name__ == "LeaveScreen"
        await driver.press("enter")
        assert driver.app.screen is form
        assert "Zoraya" in driver.in_sight


async def test_nobody_else_is_found_across_the_table(opened: Opened, desk: Desk) -> None:
    async with opened(desk=desk) as driver:
        await driver.press("slash", *"berg", "enter", "ctrl+t", "ctrl+f")
        assert isinstance(driver.app.screen, DossierScreen)


async def test_an_employer_and_a_vacancy_are_found_by_name_and_opened_on_work(
    opened: Opened,
) -> None:
    async with opened() as driver:
        for typed, name in (("hendri", "Supermarkt Hendriks"), ("leerling-m", "Leerling-monteur")):
            await driver.press("slash")
            await driver.type(typed)
            assert [line.cells[0].split(", ")[0] for line in driver.lines if line.data] == [name]
            await driver.press("enter")
            assert driver.app.desk_screen.NAME == "work"
            line = driver.app.screen.query(Lines).first().current
            assert line is not None and line.cells[0] == name
            await driver.press("escape")


async def test_a_tag_is_found_and_opened_where_it_stands(opened: Opened, desk: Desk) -> None:
    seen = desk.read.record("jobseeker", 1).values
    desk.write.change("jobseeker", 1, {"tags": ["heftruck", "nachtdienst"]}, seen)
    async with opened(desk=desk) as driver:
        await driver.press("slash", "tab")
        await driver.type("nachtd")
        await driver.press("enter")
        assert dossier(driver) == "Zoë Berg"
        assert "nachtdienst" in " ".join(driver.app.screen.query(Lines).first().current.cells)
