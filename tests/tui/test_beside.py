"""What stands beside a form: the last contact, what is agreed; it follows the fields."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.values import FieldValues
from coachdesk.tui.forms.contact import AppointmentForm, open_appointment_form, open_contact_form
from coachdesk.tui.widgets.beside import Beside
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Opened


def _person_with_history(desk: Desk) -> int:
    person = add_person(desk, phone="06 12345678")
    add_contact(desk, person, on="2026-10-01", outcome="held", note="Too long ago")
    add_contact(desk, person, on="2026-11-02", outcome="held", note="Wants to work in care")
    add_contact(desk, person, on="2026-11-16", mode="phone", outcome="attempted")
    add_contact(desk, person, on=(DAY + timedelta(7)).isoformat(), at="10:00")
    step = {"domain": "skills", "title": "Take the VCA exam", "owner": "jobseeker"}
    desk.write.add("plan_step", {**step, "status": "todo", "due_on": "2026-12-03"}, person)
    desk.write.add("plan_step", {**step, "status": "done", "title": "Old step"}, person)
    return person


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_last_contact_and_what_is_agreed_stand_beside_the_form(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    person = _person_with_history(empty_desk)
    async with opened(size=size, desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        said = driver.in_sight
        for text in ("06 12345678", "16 Nov 2026", "Wants to work in care", "10:00", "VCA exam"):
            assert text in said, text
        assert "Too long ago" not in said and "Old step" not in said


async def test_what_an_appointment_itself_says_is_not_said_again_beside_it(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk)
    add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", note="Bring the folder")
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        assert driver.in_sight.count("Bring the folder") == 1
        assert "none yet" in driver.in_sight


class _Follower(Beside):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[FieldValues] = []

    def follow(self, values: FieldValues) -> None:
        self.told.append(values)
        self.update(f"day {values.get('on')}")


async def test_what_stands_beside_a_form_follows_what_is_typed(
    opened: Opened, empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = add_person(empty_desk)
    follower = _Follower()

    def beside(_: AppointmentForm) -> Sequence[Beside]:
        return (follower,)

    monkeypatch.setattr(AppointmentForm, "beside", beside)
    for size in ((120, 40), (80, 24)):
        async with opened(size=size, desk=Desk.open(empty_desk.path, today=DAY)) as driver:
            open_appointment_form(driver.app, person)
            await driver.settle()
            assert follower.told[-1]["on"] is None
            await driver.type("morgen")
            assert "day 2026-11-21" in driver.in_sight
            await driver.type(" 10:00")  # the time goes into its own field when this one is left
            assert (follower.told[-1]["on"], follower.told[-1]["at"]) == (
                DAY + timedelta(1),
                "10:00",
            )
            await driver.type("x")
            assert "on" not in follower.told[-1]
            await driver.press("escape", "y")
        follower = _Follower()


@pytest.mark.parametrize("size", [(80, 24), (119, 30), (40, 10)])
async def test_where_nothing_fits_beside_it_two_lines_say_what_was_said_and_agreed(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    person = _person_with_history(empty_desk)
    async with opened(size=size, desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        brief = driver.said(".brief")
        assert brief.splitlines() == [
            "Last: 16 Nov phone, attempted; 2 Nov office: Wants to work in care",
            "Agreed: 27 Nov 10:00 office; Take the VCA exam 3 Dec",
        ]
        if size[0] > 40:
            assert "Wants to work in care" in driver.in_sight
            assert "Agreed: 27 Nov 10:00" in driver.in_sight
        for name in ("outcome", "mode", "note"):
            if size[1] > 10:
                assert driver.app.screen.fields()[name].region.bottom < size[1]


async def test_where_it_stands_beside_the_form_it_is_not_said_twice(
    opened: Opened, empty_desk: Desk
) -> None:
    person = _person_with_history(empty_desk)
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        assert driver.in_sight.count("Wants to work in care") == 1
