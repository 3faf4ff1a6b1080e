"""The palette finds every command and setting by its ordinary words, or says there is none."""

from collections.abc import Iterator

import pytest

from coachdesk import words
from coachdesk.desk import Desk, Scope
from coachdesk.domain.policy import NORMS
from coachdesk.tui.screens.dossier import DossierScreen
from coachdesk.tui.screens.settings import PREFERENCES, SettingsScreen
from coachdesk.words.terms import preference_label, setting_label
from tests.tui.conftest import Driver, Opened


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    words.use(request.param)
    yield request.param
    words.use("en")


def found(driver: Driver) -> list[str]:
    return [line.cells[0] for line in driver.lines if line.data]


async def seek(driver: Driver, typed: str) -> list[str]:
    field = driver.app.screen.query_one("Input")
    field.value = ""
    await driver.type(typed)
    return found(driver)


DUTCH = {
    "reservekopie": "Make a backup now",
    "print": "The plan as a page to print for the jobseeker",
    "afdrukken": "The plan as a page to print for the jobseeker",
    "naam": "Your own name, team, phone and e-mail",
    "wissen": "Erase a closed dossier for good",
    "verwijderen": "Delete what is highlighted",
    "wachtwoord": "Safety: passphrase, backups, what was done with the caseload",
    "kopie": "Make a backup now",
    "exporteren": "Export exactly what is shown, for Excel",
    "excel": "Bring a list from Excel in, or a caseload",
    "ongedaan": "Take back the last change",
    "bellen": "Log a contact",
    "verzetten": "Move an appointment to another day or time",
    "overdragen": "Hand the dossier over to another coach",
    "backup": "Make a backup now",
    "password": "Take the passphrase off",
    "delete": "Delete what is highlighted",
    "presentie": "Intake: running intakes",
    "roll call": "Intake: running intakes",
    "limiet": "Caseload limit",
    "limit": "Caseload limit",
    "feestdagen": "Agenda: the coming weeks",
    "holiday": "Agenda: the coming weeks",
    "vakantie": "Bring a list from Excel in, or a caseload",
    "opnieuw openen": "Close the dossier, or open it again",
    "samenvoegen": "Merge two spellings of one employer",
    "schuldhulp": "Add a record to this tab",
    "recent": "Find a person, or a word in all notes",
    "contact verwijderen": "Delete what is highlighted",
    "lettergrootte": "The size of letters is the terminal's own: try ctrl and + or -.",
}


async def test_a_command_of_any_screen_is_found_by_its_ordinary_words(
    opened: Opened, language: str
) -> None:
    async with opened() as driver:
        await driver.press("ctrl+p")
        for typed, tip in DUTCH.items():
            assert words.t(tip) in await seek(driver, typed), typed


async def test_every_setting_is_found_and_opened_at_its_line(opened: Opened, language: str) -> None:
    async with opened() as driver:
        await driver.press("ctrl+p")
        for name in (*PREFERENCES, *NORMS):
            label = setting_label(name) if name in NORMS else preference_label(name)
            assert label in await seek(driver, label), name
        for typed in ("donker", "light", "kleuren"):
            assert preference_label("theme") in await seek(driver, typed)
        await driver.press("enter")
        assert isinstance(driver.app.screen, SettingsScreen)
        assert driver.app.screen.line().key == "theme"


async def test_where_nothing_is_called_so_it_says_what_to_try(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("ctrl+p")
        assert await seek(driver, "xyzzy") == []
        assert "Try another word" in driver.cells[0]
        await driver.press("enter")  # chooses nothing
        assert type(driver.app.screen).__name__ == "CommandPicker"


async def test_a_command_of_another_screen_leads_there_and_says_its_key(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("ctrl+p")
        await driver.type("export exactly")
        await driver.press("enter")
        assert driver.app.current_mode == "caseload"
        assert driver.notices == "Press x here: Export exactly what is shown, for Excel"


async def test_a_command_of_a_dossier_leads_into_the_highlighted_one(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "down")
        name = driver.app.screen.person().name
        await driver.press("ctrl+p")
        await driver.type("add a record")
        await driver.press("enter")
        assert isinstance(driver.app.screen, DossierScreen)
        assert driver.app.screen.person().name == name
        assert driver.notices.startswith("Press n here")


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("a page to print", "FileForm"),
        ("close the dossier", "CloseForm"),
        ("own details", "RecordForm"),
        ("log a contact", "LogContactForm"),
        ("plan an appointment", "AppointmentForm"),
    ],
)
@pytest.mark.parametrize("screen", ["2", "5"])
async def test_what_needs_only_a_person_is_done_once_one_was_chosen(
    opened: Opened, typed: str, form: str, screen: str
) -> None:
    async with opened() as driver:
        await driver.press(screen, "ctrl+p")
        await driver.type("the person's own details" if typed == "own details" else typed)
        await driver.press("enter")
        if screen == "5":
            await driver.type("celik")
            await driver.press("enter")
        assert type(driver.app.screen).__name__ == form


async def test_what_is_called_so_comes_before_what_another_word_finds(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "enter", "ctrl+p")
        assert (await seek(driver, "erase"))[0] == "Erase a closed dossier for good"
        assert (await seek(driver, "print"))[0] == "The plan as a page to print for the jobseeker"


async def test_with_nothing_typed_it_lists_what_can_be_done_here(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4", "ctrl+p")
        assert "Move an appointment to another day or time" in found(driver)
        assert "Make a backup now" not in found(driver)


def test_every_command_that_does_more_than_move_has_words() -> None:
    """Without them only its own sentence finds it."""
    from coachdesk.tui.commands import EVERYWHERE
    from tests.tui.test_commands import desk_screens

    bare = {
        command.tip
        for screen in desk_screens()
        for command in (*screen.OFFERS, *EVERYWHERE)
        if command.writes and not command.words
    }
    assert bare <= NEED_NONE


# On a list that somebody is already in, where the strip shows their key.
NEED_NONE = {
    "Attended", "Did not come", "Excused; o changes the workshop itself", "Not known yet",
    "Who takes part",
    "Change the workshop itself", "Delete the workshop", "Take the file in", "Change this norm",
    "Consider this person for the highlighted vacancy",
    "How the highlighted introduction stands now",
}  # fmt: skip


@pytest.mark.parametrize("screen", ["1", "2", "4", "5"])
async def test_a_closed_dossier_is_erased_from_a_list_after_somebody_was_chosen(
    opened: Opened, screen: str
) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        closed = [line.case.person for line in desk.read.caseload(Scope.CLOSED)]
        person = closed[-1]
        await driver.press(screen, "ctrl+p")
        await driver.type("erase")
        await driver.press("enter")
        listed = {line.data for line in driver.lines if line.data is not None}
        assert listed == {item.id for item in closed}, "only who can be erased"
        await driver.type(person.ref)
        await driver.press("enter")
        assert f"{person.name}: erase dossier {person.ref} for good" in driver.in_sight
        await driver.press("enter")
        await driver.type(person.ref)
        await driver.press("enter")
        assert desk.read.find(person.ref), "enter is the safe answer"
        await driver.press("ctrl+s")
        assert desk.read.find(person.ref) is None
        assert "is erased" in driver.notices


async def test_the_highlighted_closed_dossier_is_the_one_to_erase(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "F")
        person = driver.app.screen.person()
        assert person in [line.case.person for line in driver.app.desk.read.caseload(Scope.CLOSED)]
        await driver.press("ctrl+p")
        await driver.type("erase")
        await driver.press("enter")
        assert f"{person.name}: erase dossier" in driver.in_sight


async def test_with_nobody_to_erase_that_is_said(opened: Opened, empty_desk: Desk) -> None:
    async with opened(desk=empty_desk) as driver:
        await driver.press("ctrl+p")
        await driver.type("erase")
        await driver.press("enter")
        assert "There is no closed dossier" in driver.in_sight
