"""From one dossier to the next of the list one came from."""

from coachdesk.tui.screens.dossier import DossierScreen
from coachdesk.tui.widgets.lines import Lines
from tests.tui.conftest import Driver, Opened


def name(driver: Driver) -> str:
    assert isinstance(driver.app.screen, DossierScreen)
    return driver.app.screen.person().listed


async def test_the_next_of_the_caseload_as_it_is_filtered_and_sorted(opened: Opened) -> None:
    async with opened((120, 40)) as driver:
        await driver.press("2", "f", "r", "home")  # overdue, the order turned around
        listed = [line.data.case.person.listed for line in driver.lines]
        await driver.press("enter")
        assert name(driver) == listed[0]
        assert f"1/{len(listed)}" in driver.said("TopBar")
        await driver.press("tab", ">")
        assert name(driver) == listed[1]
        assert driver.app.screen._tab == "contacts"  # the same tab
        await driver.press(">", "<", "<")
        assert name(driver) == listed[0]
        await driver.press("<")
        assert name(driver) == listed[0]
        assert "nobody further on" in driver.notices
        await driver.press(*(">" * (len(listed) - 1)))
        assert name(driver) == listed[-1]
        await driver.press("escape")  # the list went along
        assert driver.app.screen.person().listed == listed[-1]


async def test_each_person_of_today_and_of_the_agenda_once(opened: Opened) -> None:
    async with opened((120, 40)) as driver:
        for peer in ("1", "4"):
            await driver.press(peer)
            lines = driver.app.screen.query(Lines).first()
            people = []
            for line in lines.lines:
                lines.move_to(line.key)
                if (person := driver.app.screen.person()) and person.listed not in people:
                    people.append(person.listed)
            first = next(n for n, line in enumerate(lines.lines) if not line.heading)
            lines.move_to(lines.lines[first].key)
            await driver.press("enter")
            seen = [name(driver)]
            for _ in people[1:6]:
                await driver.press(">")
                seen.append(name(driver))
            assert seen == people[:6]
            await driver.press("escape")


async def test_there_is_no_next_without_a_list_and_none_across_the_table(opened: Opened) -> None:
    async with opened(size=(100, 30)) as driver:
        await driver.press("5", "slash")
        await driver.type("be")
        await driver.press("enter")
        before = name(driver)
        assert "> next" not in driver.said("KeyStrip")
        await driver.press(">")
        assert name(driver) == before
        await driver.press("escape", "2", "enter")
        before = name(driver)
        assert "> next person" in driver.said("KeyStrip")
        await driver.press("ctrl+t", ">")
        assert name(driver) == before


async def test_somebody_found_from_a_dossier_keeps_its_list(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2")
        listed = [line.data.case.person.listed for line in driver.lines]
        await driver.press("enter", "slash")
        await driver.type(listed[4])
        await driver.press("enter", ">")
        assert name(driver) == listed[5]
