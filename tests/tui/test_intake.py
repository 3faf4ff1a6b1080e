"""The intake board: hours, days and what is missing; workshops planned, the roll taken."""

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
