"""Forms: all errors at once, dates echoed in full, nothing lost by accident."""

from datetime import timedelta

import pytest

from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened


async def test_every_error_shows_at_once_beside_its_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n", "tab", "tab", "tab")
        await driver.type("31-11")
        await driver.press("ctrl+s")
        assert "is needed" in driver.word_beside("first_name")
        assert "is needed" in driver.word_beside("last_name")
        assert "November has 30 days" in driver.word_beside("registered_on")
        assert type(driver.app.screen).__name__ == "RecordForm"


async def test_a_wrong_date_is_typed_anew_without_wiping_it_first(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("a")
        await driver.type("31-11")
        await driver.press("ctrl+s")
        await driver.type("30-11")
        assert driver.word_beside("on") == "Monday 30 November 2026"


async def test_a_typed_date_is_echoed_in_full(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("a")
        await driver.type("3 dec")
        assert driver.word_beside("on") == "Thursday 3 December 2026"


async def test_esc_on_a_changed_form_asks(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        await driver.type("Zoë")
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("n")
        assert driver.app.screen.fields()["first_name"].text == "Zoë"
        await driver.press("escape", "y")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_a_new_person_needs_two_names_and_gets_a_number(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        await driver.press("n")
        await driver.type("Zoë")
        await driver.press("tab", "tab")
        await driver.type("Berg")
        await driver.press("ctrl+s")
        assert "Zoë Berg · K-00001" in driver.said("#who")


async def test_letters_typed_in_a_burst_land_where_they_belong(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        keys = ["n", *"Anna", "tab", *"de", "tab", *"Wit", "ctrl+s"]
        for key in keys:
            driver.app.post_message(_key(key))
        for _ in range(10):
            await driver.settle()
        assert "Anna de Wit" in driver.said("#who")


async def test_what_was_not_saved_stays_in_the_form(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o")
        await driver.type("Veel besproken")

        def full(*_: object, **__: object) -> int:
            raise StoreError("disk_full", driver.app.desk.path)

        driver.app.desk.log_contact = full
        await driver.press("ctrl+s")
        assert "disk" in driver.said("#problem")
        assert driver.app.screen.fields()["note"].text == "Veel besproken"
        del driver.app.desk.log_contact
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def _both_change(driver: Driver, field: str, here: str, there: str) -> None:
    """Type in the form what another window meanwhile changed too, and save."""
    desk = driver.app.desk
    seen = desk.record("jobseeker", 10)
    driver.app.edit("jobseeker", 10, 10)
    await driver.settle()
    desk.change("jobseeker", 10, {field: there}, seen.values)
    driver.app.screen.fields()[field].focus_control()
    await driver.type(here)
    await driver.press("ctrl+s")


@pytest.mark.parametrize(("side", "stays"), [("as typed here", "06 22"), ("as it is now", "06 11")])
async def test_of_a_change_made_elsewhere_meanwhile_the_user_says_what_stays(
    opened: Opened, side: str, stays: str
) -> None:
    async with opened() as driver:
        await _both_change(driver, "phone", "06 22", "06 11")
        assert {"06 22", "06 11"} <= {line.cells[-1] for line in driver.lines}
        await driver.press("ctrl+s")  # nothing is decided silently
        assert type(driver.app.screen).__name__ == "ClashScreen"
        await driver.go_to(side)
        await driver.press("space", "ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"
        assert driver.app.desk.record("jobseeker", 10)["phone"] == stays


async def test_of_two_texts_both_can_stay(opened: Opened) -> None:
    async with opened() as driver:
        await _both_change(driver, "note", "Belt liever", "Werkt in de tuin")
        await driver.go_to("both")
        await driver.press("space", "ctrl+s")
        note = driver.app.desk.record("jobseeker", 10)["note"]
        assert "Belt liever" in note and "Werkt in de tuin" in note


async def test_esc_from_a_conflict_leaves_the_form_as_it_was_typed(opened: Opened) -> None:
    async with opened() as driver:
        await _both_change(driver, "phone", "06 22", "06 11")
        await driver.press("escape")
        assert driver.app.screen.fields()["phone"].text == "06 22"
        assert driver.app.desk.record("jobseeker", 10)["phone"] == "06 11"


async def test_nine_digits_like_a_bsn_are_warned_of(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        await driver.type("111222333")
        assert "BSN" in driver.word_beside("first_name")


async def test_markup_and_controls_in_names_are_shown_as_they_are(
    opened: Opened, empty_desk: Desk
) -> None:
    for name in ("[/]", "[@click=app.quit]x[/]", "\x1b]52;c;eA==\x07"):
        empty_desk.add("jobseeker", {"first_name": name, "last_name": "Y", **_registered()})
    async with opened(desk=empty_desk) as driver:
        assert any("[@click=app.quit]x[/]" in text for text in driver.cells)
        assert not any("\x1b" in text for text in driver.cells)
        for screen in "2345":
            await driver.press(screen)
        await driver.press("slash")
        await driver.press("escape")


def _registered() -> dict[str, object]:
    return {"registered_on": DAY - timedelta(days=20)}


def _key(key: str):  # type: ignore[no-untyped-def]
    from textual.events import Key

    named = {"tab", "ctrl+s"}
    return Key(key, None if key in named else key)
