"""A contact with a jobseeker and an employer together: noted once, seen with both."""

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import ContactPurpose
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.option_letters import option_letters, own_letters
from coachdesk.words.terms import choice
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Driver, Opened


@pytest.fixture
def person(empty_desk: Desk) -> int:
    empty_desk.write.add("organisation", {"name": "Bakkerij Jansen"})
    return add_person(empty_desk)


async def _choose(driver: Driver, letter: str) -> None:
    driver.app.screen.fields()["purpose"].focus_control()
    await driver.press(letter)


async def test_a_visit_together_names_the_employer_and_stands_with_both(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_contact_form(driver.app, person, None)
        await driver.settle()
        fields = driver.app.screen.fields()
        assert not fields["organisation"].display
        await driver.press("h", "w")
        await _choose(driver, "e")
        assert fields["organisation"].display
        await driver.press("y")  # the jobseeker was there; the next field is the employer
        assert driver.app.screen.focused is fields["organisation"].control
        await driver.type("bakk")
        await driver.press("right", "ctrl+s")
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert contact["organisation"] == "Bakkerij Jansen" and contact["on"] == DAY
        assert empty_desk.read.organisations() == ["Bakkerij Jansen"]
        await driver.press("6", "tab")
        assert "Berg, Zoë" in driver.in_sight  # beside the employer, among its contacts


async def test_what_is_not_about_an_employer_asks_for_none(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_contact_form(driver.app, person, None)
        await driver.settle()
        await driver.press("h", "o", "ctrl+s")
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert contact["organisation"] is None


async def test_an_appointment_at_an_employer_keeps_its_name_until_it_is_logged(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        fields = driver.app.screen.fields()
        await driver.type("1-12")
        fields["mode"].focus_control()
        await driver.press("w")
        purposes = list(ContactPurpose)
        letters = own_letters([*map(choice, purposes)], option_letters([*map(str, purposes)]))
        await _choose(driver, letters[purposes.index(ContactPurpose.PLACEMENT_VISIT)])
        fields["organisation"].focus_control()
        await driver.type("Groenwerk")
        await driver.press("ctrl+s")
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert contact["organisation"] == "Groenwerk"
        open_contact_form(driver.app, person, contact.id)
        await driver.settle()
        assert driver.app.screen.fields()["organisation"].display
        await driver.press("a", "ctrl+s", "y")
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert (contact["outcome"], contact["organisation"]) == ("attempted", "Groenwerk")


async def test_the_employer_of_a_contact_is_mended_in_the_dossier(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    contact = add_contact(empty_desk, person, organisation="Bakkerij Jansen", outcome="held")
    async with opened(desk=empty_desk) as driver:
        edit_record(driver.app, "contact", contact, person)
        await driver.settle()
        field = driver.app.screen.fields()["organisation"]
        assert field.kept == "Bakkerij Jansen"
        field.put("Groenwerk")
        await driver.press("ctrl+s")
        [stored] = empty_desk.read.dossier(person).lists["contacts"]
        assert stored["organisation"] == "Groenwerk"
