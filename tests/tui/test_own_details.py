"""The coach's own details, and the plan on paper that carries them."""

from pathlib import Path

from coachdesk.tui.forms.export import open_plan_page
from tests.tui.conftest import Opened


async def test_own_details_can_be_changed_in_the_settings(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press(",")
        await driver.go_to("Your details")
        await driver.press("enter")
        fields = driver.app.screen.fields()
        assert fields["name"].text == "Hanneke Terpstra"
        fields["name"].put("Marieke de Wit")
        fields["email"].put("m.dewit@example.nl")
        await driver.press("ctrl+s")
        coach = driver.app.desk.read.record("coach", 1)
        assert coach and (coach["name"], coach["email"]) == ("Marieke de Wit", "m.dewit@example.nl")
        await driver.press("escape", "u")
        coach = driver.app.desk.read.record("coach", 1)
        assert coach and coach["name"] == "Hanneke Terpstra"


async def test_the_plan_is_written_and_opened_to_be_printed(
    opened: Opened, tmp_path: Path, shown_in_viewer: list[Path]
) -> None:
    async with opened() as driver:
        await driver.press("enter")
        person = driver.app.screen.jobseeker_id
        open_plan_page(driver.app, person, "K-1")
        await driver.settle()
        page = tmp_path / "plan.html"
        driver.app.screen.fields()["file"].put(str(page))
        await driver.press("ctrl+s")
        assert shown_in_viewer == [page] and page.exists()
