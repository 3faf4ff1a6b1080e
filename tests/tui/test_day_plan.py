"""Planning with the day beside the form: what stands on it, what falls together."""

from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.moving import move_appointment
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Opened

MONDAY = "2026-11-23"


def _planned(desk: Desk) -> tuple[int, int]:
    """Somebody without an appointment, and the appointment of somebody else on Monday at 9:30."""
    zoe = add_person(desk)
    other = add_person(desk, first_name="Ali", last_name="Demir")
    contact = add_contact(desk, other, on=MONDAY, at="09:30", mode="home_visit")
    workshop = {"title": "Sollicitatiebrief", "hours": 2.5, "starts_at": "13:00"}
    desk.write.plan_workshops(workshop, [date.fromisoformat(MONDAY)])
    return zoe, contact


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)])
async def test_the_day_that_is_typed_stands_beside_the_form_with_the_slot_among_it(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    zoe, _ = _planned(empty_desk)
    async with opened(size=size, desk=empty_desk) as driver:
        open_appointment_form(driver.app, zoe)
        await driver.settle()
        assert "Mon 23 Nov: 09:00–09:30, 10:15–13:00, 15:30–17:00" in driver.said("DayPlan")
        await driver.type("ma")
        await driver.press("tab")
        await driver.type("half 11")
        said = " ".join(driver.said("DayPlan").split())
        assert "Monday 23 November 2026" in said
        assert "09:30–10:15 Demir, Ali, home visit" in said
        assert "10:30–11:15 this appointment" in said
        assert "13:00–15:30 Sollicitatiebrief" in said
        assert "at the same time" not in said


async def test_what_falls_together_is_said_beside_the_form_and_after_saving_and_never_refused(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe, _ = _planned(empty_desk)
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, zoe)
        await driver.settle()
        await driver.type("ma")
        await driver.press("tab")
        await driver.type("10")
        assert "! at the same time: Demir, Ali, 09:30–10:15" in driver.in_sight
        await driver.press("tab", "o", "ctrl+s")
        assert "! at the same time: Demir, Ali, 09:30–10:15" in driver.notices
        assert sum(bool(e.ref) for e in driver.app.desk.read.calendar_entries()) == 2


async def test_an_appointment_that_is_moved_is_not_in_its_own_way(
    opened: Opened, empty_desk: Desk
) -> None:
    _, contact = _planned(empty_desk)
    async with opened(desk=empty_desk) as driver:
        move_appointment(driver.app, contact)
        await driver.settle()
        assert "Demir" not in driver.said("DayPlan")
        await driver.press("tab")
        await driver.type("1330")
        assert "! at the same time: Sollicitatiebrief, 13:00–15:30" in driver.in_sight


async def test_the_next_appointment_in_a_contact_form_has_its_day_beside_it(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe, _ = _planned(empty_desk)
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        open_contact_form(driver.app, zoe)
        await driver.settle()
        driver.app.screen.fields()["next_on"].focus_control()
        await driver.type("ma")
        assert "09:30–10:15  Demir, Ali" in driver.said("DayPlan")


async def test_length_and_place_are_typed_shown_and_the_usual_length_is_a_setting(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe, _ = _planned(empty_desk)
    empty_desk.write.remember("appointment_minutes", 30)
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        open_appointment_form(driver.app, zoe)
        await driver.settle()
        await driver.type("ma")
        await driver.press("tab")
        await driver.type("16")
        assert "16:00–16:30  this appointment" in driver.said("DayPlan")
        assert "09:30–10:00  Demir, Ali" in driver.said("DayPlan")
        await driver.press("tab", "o")
        driver.app.screen.fields()["minutes"].focus_control()
        await driver.type("90")
        await driver.press("tab")
        await driver.type("Stadhuis")
        assert "16:00–17:30  this appointment" in driver.said("DayPlan")
        await driver.press("ctrl+s", "4")
        line = driver.line_of("Berg, Zoë")
        assert line.cells[1] == "16:00–17:30" and line.cells[3].endswith("Stadhuis")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_days_of_a_workshop_stand_beside_its_form(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    _planned(empty_desk)
    async with opened(size=size, desk=empty_desk) as driver:
        await driver.press("3", "n")
        assert "Mon 23 Nov: 09:00–09:30, 10:15–13:00" in driver.said("DayPlan")
        await driver.type("Cv")
        await driver.press("tab")
        await driver.type("2,5")
        await driver.press("tab")
        await driver.type("23-11, 24-11, 31-11")
        said = driver.said("DayPlan")
        assert "Monday 23 November 2026" in said and "Tuesday 24 November 2026" in said
        await driver.press("backspace", *["backspace"] * 6, "tab")
        await driver.type("half 10")
        said = driver.said("DayPlan")
        assert said.count("09:30–12:00  this workshop") == 2
        assert said.count("at the same time: Demir, Ali, 09:30–10:15") == 1
        assert "at the same time: Demir, Ali" in driver.in_sight
        await driver.press("ctrl+s")
        assert "! 23 Nov: at the same time: Demir, Ali, 09:30–10:15" in driver.notices


async def test_minutes_that_are_no_number_stop_nothing(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        person = driver.app.desk_screen.person()
        assert person
        open_appointment_form(driver.app, person.id)
        await driver.settle()
        for name, text in (("on", "23-11"), ("at", "10:00"), ("minutes", "lang")):
            driver.app.screen.fields()[name].control.value = text
        await driver.settle()
        assert "this appointment" in driver.in_sight
