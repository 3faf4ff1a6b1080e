"""The intake board: hours, days and what is missing; workshops planned, the roll taken."""

from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.tui.screens.dossier import open_dossier
from tests.store.steps import add_person
from tests.tui.conftest import DAY, Opened


async def test_the_board_says_in_words_what_is_missing(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("3")
        assert "the plan" in driver.line_of("Hassan, Ahmad al").cells[4]
        assert "nothing" in driver.line_of("王, Li").cells[4]
        assert "12/20" in driver.line_of("Hoen, Kevin 't").cells[1]


async def test_a_roll_of_eight_is_taken_in_under_twenty_keys(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        people = [case.person.id for case in desk.read.day().cases if case.active][:8]
        [workshop] = desk.write.plan_workshops({"title": "Proef", "hours": 2.0}, [DAY])
        desk.write.seat([workshop], people)
        driver.app.work.changed()
        await driver.press("3")
        await driver.go_to("Proef")
        await driver.press("enter")
        await driver.press("a", "a", "n", "a", "e", "a", "a", "a")
        [found] = [item for item in desk.read.workshops() if item.id == workshop]
        marks = [seat.status.value for seat in found.seats]
        assert marks == [
            *("attended", "attended", "no_show", "attended"),
            *("excused", "attended", "attended", "attended"),
        ]
        await driver.press("home", "e")
        assert driver.lines[0].cells[2] == "excused"
        await driver.press("u")
        assert driver.lines[0].cells[2] == "attended"


async def test_a_series_is_planned_for_those_whose_intake_runs(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("3", "n")
        await driver.type("Solliciteren")
        await driver.press("tab")
        await driver.type("2,5")
        await driver.press("tab")
        await driver.type("24-11, 26-11")
        await driver.press("ctrl+s")
        ticked = [line for line in driver.lines if line.cells[0] == "☑"]
        assert len(ticked) == 4
        await driver.press("space", "ctrl+s")
        made = [w for w in driver.app.desk.read.workshops() if w.title == "Solliciteren"]
        assert [len(workshop.seats) for workshop in made] == [3, 3]


async def test_a_day_that_is_none_is_said_beside_the_days(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("3", "n", "tab", "tab")
        await driver.type("24-11, 31-11")
        await driver.press("ctrl+s")
        assert "November has 30 days" in driver.word_beside("days")


async def test_a_full_intake_leads_straight_into_the_plan(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("3")
        await driver.go_to("Hassan, Ahmad al")
        await driver.press("p")
        await driver.type("Werk in de bouw")
        await driver.press("tab")
        await driver.type("today")
        await driver.press("ctrl+s")
        assert driver.app.screen._tab == "plan"
        assert any("Werk in de bouw" in text for text in driver.cells)


async def test_an_intake_that_lacks_something_is_closed_only_after_asking(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("3")
        line = next(line for line in driver.lines if line.key.startswith("jobseeker:"))
        await driver.press("f", "n")
        assert line.key in {shown.key for shown in driver.lines}
        await driver.press("f", "y")
        assert line.key not in {shown.key for shown in driver.lines}
        await driver.press("u")
        assert driver.app.screen.line().key == line.key


@pytest.mark.parametrize("where", ["intake", "dossier", "palette"])
async def test_an_intake_is_started_from_the_first_day_in_a_few_keys(
    opened: Opened, empty_desk: Desk, where: str
) -> None:
    zoe = add_person(empty_desk, registered_on=DAY.isoformat())
    async with opened(desk=empty_desk) as driver:
        if where == "dossier":
            open_dossier(driver.app, zoe)
            await driver.settle()
            await driver.press("i")
        elif where == "intake":
            await driver.press("3", "i")
        else:
            await driver.press("ctrl+p")
            await driver.type("start an intake")
            await driver.press("enter")
            await driver.type("zo")
            await driver.press("enter")
        stored = driver.app.desk.read.record("jobseeker", zoe)
        assert stored and stored["intake_started_on"] == DAY
        assert "Zoë Berg" in driver.notices
        await driver.press("u")
        stored = driver.app.desk.read.record("jobseeker", zoe)
        assert stored and stored["intake_started_on"] is None


async def test_an_intake_that_began_is_not_begun_again(opened: Opened, empty_desk: Desk) -> None:
    began = {"registered_on": "2026-11-10", "intake_started_on": "2026-11-12"}
    zoe = add_person(empty_desk, **began)
    async with opened(desk=empty_desk) as driver:
        open_dossier(driver.app, zoe)
        await driver.settle()
        await driver.press("i")
        assert "The intake of Zoë Berg began on 12 Nov 2026." in driver.in_sight


async def test_a_complete_intake_has_no_due_day(opened: Opened) -> None:
    async with opened(size=(200, 60)) as driver:
        await driver.press("3")
        assert driver.line_of("王, Li").cells[-1] == ""
        assert driver.line_of("Hassan, Ahmad al").cells[-1] != ""


# Workshops


async def test_somebody_is_added_to_a_workshop_from_the_dossier(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe = add_person(empty_desk)
    days = [date(2026, 11, 24), date(2026, 11, 26)]
    empty_desk.write.plan_workshops({"title": "Cv", "hours": 2.0, "place": "Stadhuis"}, days)
    async with opened(desk=empty_desk) as driver:
        open_dossier(driver.app, zoe)
        await driver.settle()
        await driver.press("t")
        await driver.type("26")
        await driver.press("enter")
        seats = {w.held_on.day: len(w.seats) for w in driver.app.desk.read.workshops()}
        assert seats == {24: 0, 26: 1}
        await driver.press("escape", "3")
        line = driver.line_of("26 Nov        Cv")
        assert line.cells[4] == "1 participant, 2 hours, Stadhuis"


async def test_nobody_takes_part_twice_on_one_day_in_a_series(
    opened: Opened, empty_desk: Desk
) -> None:
    zoe = add_person(empty_desk)
    day = date(2026, 11, 24)
    morning = {"title": "Cv", "hours": 2.0, "starts_at": "09:00"}
    [first] = empty_desk.write.plan_workshops(morning, [day])
    [second] = empty_desk.write.plan_workshops({**morning, "starts_at": "13:00"}, [day])
    assert empty_desk.write.seat([first, second], [zoe]) == ["Zoë Berg"]
    assert empty_desk.write.join(second, [zoe]) == ["Zoë Berg"]
    assert [len(w.seats) for w in empty_desk.read.workshops()] == [1, 0]


async def test_a_day_typed_twice_is_one_workshop_and_days_are_said_in_full(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        await driver.press("3", "n")
        await driver.type("Cv")
        await driver.press("tab")
        await driver.type("2")
        await driver.press("tab")
        await driver.type("24-11, volgende week di, 26-11")
        said = "Tuesday 24 November 2026; Tuesday 24 November 2026; Thursday 26 November 2026"
        assert said in driver.word_beside("days")
        await driver.press("ctrl+s", "escape")
        assert [w.held_on.day for w in driver.app.desk.read.workshops()] == [24, 26]


async def test_who_takes_part_is_found_by_typing(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("3")
        await driver.go_to("Geld en admin")
        await driver.press("enter", "p")
        await driver.type("hoen")
        assert [line.cells[1] for line in driver.lines] == ["Hoen, Kevin 't"]
        await driver.press("space")
        await driver.type("dongen")
        await driver.press("space", "ctrl+s")
        names = {line.cells[1] for line in driver.lines}
        assert {"Hoen, Kevin 't", "Dongen, Bram van"} <= names


async def test_an_old_roll_stays_while_it_is_taken(opened: Opened, empty_desk: Desk) -> None:
    [workshop] = empty_desk.write.plan_workshops({"title": "Cv", "hours": 2.0}, [date(2026, 9, 1)])
    empty_desk.write.seat([workshop], [add_person(empty_desk)])
    async with opened(desk=empty_desk) as driver:
        await driver.press("3")
        await driver.go_to("Cv")
        await driver.press("enter", "a")
        assert [line.cells[2] for line in driver.lines] == ["attended"]


async def test_workshops_are_named_whole_with_their_place_where_there_is_room(
    opened: Opened,
) -> None:
    async with opened(size=(120, 40)) as driver:
        await driver.press("3")
        for workshop in driver.app.desk.read.workshops()[-12:]:
            assert f"{workshop.starts_at} {workshop.title} " in driver.in_sight
            assert f"hours, {workshop.place}" in driver.in_sight


async def test_on_a_highlighted_workshop_only_who_is_asked(
    opened: Opened, empty_desk: Desk
) -> None:
    add_person(empty_desk)
    for title, on in (("Cv", date(2026, 11, 24)), ("Bellen", date(2026, 12, 8))):
        empty_desk.write.plan_workshops({"title": title, "hours": 2.0}, [on])
    async with opened(desk=empty_desk) as driver:
        await driver.press("3")
        await driver.go_to("Bellen")
        await driver.press("t")
        await driver.type("zo")
        await driver.press("enter")
        seats = {w.title: len(w.seats) for w in empty_desk.read.workshops()}
        assert seats == {"Cv": 0, "Bellen": 1}
        assert "Added to Bellen of 8 Dec 2026: Zoë Berg." in driver.notices
        await driver.press("t")
        await driver.type("zo")
        await driver.press("enter")
        assert "Takes part in Bellen of 8 Dec 2026 already: Zoë Berg." in driver.in_sight
        await driver.press("escape", "u")
        assert "Taken back: attendance added (Zoë Berg)" in driver.notices


@pytest.mark.parametrize("screen", ["3", "4"])
async def test_a_workshop_is_changed_and_called_off_where_it_stands(
    opened: Opened, empty_desk: Desk, screen: str
) -> None:
    [workshop] = empty_desk.write.plan_workshops(
        {"title": "Cv", "hours": 2.0}, [date(2026, 11, 24)]
    )
    empty_desk.write.seat([workshop], [add_person(empty_desk)])
    async with opened(desk=empty_desk) as driver:
        await driver.press(screen)
        await driver.go_to("Cv")
        await driver.press("e" if screen == "3" else "m")
        await driver.type(" 2")
        await driver.press("ctrl+s")
        assert [w.title for w in empty_desk.read.workshops()] == ["Cv 2"]
        await driver.press("delete")
        assert "Delete workshop Cv 2 of 24 Nov 2026?" in driver.in_sight
        assert "With it goes who takes part: Zoë Berg." in driver.in_sight
        await driver.press("y")
        assert not empty_desk.read.workshops()
        await driver.press("u")
        assert [len(w.seats) for w in empty_desk.read.workshops()] == [1]


@pytest.mark.parametrize("key", ["e", "delete", "d", "r", "m"])
async def test_on_a_person_a_key_of_a_workshop_says_what_to_do(opened: Opened, key: str) -> None:
    async with opened() as driver:
        await driver.press("3")
        await driver.go_to("Hoen")
        await driver.press(key)
        assert "Choose a workshop first" in driver.in_sight or "in a dossier" in driver.in_sight
