"""A form shows where you are: one field stands out, by a bar and by contrast, in every theme."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.widgets import Static

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.fields import FormField
from coachdesk.tui.themes import THEMES
from tests.contrast import contrast
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Driver, Opened

LEAST = 3.0
BAR = "▌"


def _row(driver: Driver, field: FormField) -> list[Segment]:
    """The first row of a field as it is drawn, cell by cell."""
    area = field.region
    strip = driver.app.screen._compositor.render_strips()[area.y]
    cells = [Segment(sign, item.style) for item in strip for sign in item.text]
    return cells[area.x : area.right]


def _ground(cell: Segment) -> str:
    """The background of a cell."""
    assert cell.style and cell.style.bgcolor and cell.style.bgcolor.triplet
    return cell.style.bgcolor.triplet.hex


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_field_in_use_differs_from_the_others_by_a_bar_and_by_contrast(
    tmp_path: Path, theme: str
) -> None:
    app = DeskApp(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        app.theme = theme
        await driver.press("c")
        fields = list(app.screen.fields().values())
        for number in range(len(fields)):
            await driver.pilot.pause()
            here = app.focused.parent
            rest = [field for field in fields if field is not here and field.region.height]
            assert _row(driver, here)[0].text == BAR
            assert all(_row(driver, field)[0].text != BAR for field in rest)
            label = _ground(_row(driver, here)[1])
            for field in rest:
                other = _ground(_row(driver, field)[1])
                assert contrast(label, other) >= LEAST, (number, theme)
            await driver.press("tab")
    app.desk.close()


async def test_an_empty_field_looks_like_a_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        fields = driver.app.screen.fields()
        row = _row(driver, fields["last_name"])
        cells = row[fields["last_name"].control.region.x - fields["last_name"].region.x :][:-1]
        assert len(cells) > 20
        assert all(cell.style and cell.style.underline for cell in cells)


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_the_label_of_the_field_in_use_is_in_sight(
    opened: Opened, size: tuple[int, int]
) -> None:
    words.use("nl")
    async with opened(size=size) as driver:
        edit_record(driver.app, "jobseeker", 10, 10)
        await driver.settle()
        shown = driver.app.screen.query_one("#fields").region
        for field in driver.app.screen.fields().values():
            assert driver.app.focused is field.control
            x, y, width, _ = field.region
            assert shown.contains_region(Region(x, y, width, 1)), field.spec.name
            await driver.press("tab")


# Letters behave alike in every field ------------------------------------------------------------


@pytest.mark.parametrize("leave", ["tab", "enter", "down"])
async def test_a_letter_answers_and_goes_on_and_no_key_after_it_is_swallowed(
    opened: Opened, leave: str
) -> None:
    async with opened() as driver:
        edit_record(driver.app, "debt", None, 10)
        await driver.settle()
        await driver.type("Energiebedrijf")
        await driver.press("tab", "u", leave, "shift+tab")
        await driver.type("1250,50")
        fields = driver.app.screen.fields()
        assert (fields["kind"].read(), fields["amount"].text) == ("utilities", "1250,50")
        await driver.press("tab", "tab", "y", leave, "shift+tab", "o", "tab", "tab")
        assert fields["problematic"].read() is True and fields["status"].read() == "open"


async def test_a_sentence_typed_where_a_choice_lacks_sets_up_nothing(
    opened: Opened, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    words.use("nl")
    desk = Desk.open(tmp_path / "own.db", today=DAY, create=True)
    async with opened(desk=desk) as driver:
        await driver.type("Els de Boer")
        await driver.press("ctrl+s")
        await driver.type("Nu wil ik met een lijst beginnen")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "SetupForm"
        assert desk.is_new and not desk.is_protected


# A question that comes while somebody types ----------------------------------------------------


async def _leave_half_a_person(driver: Driver) -> None:
    await driver.press("n")
    await driver.type("Anna")
    await driver.press("escape")
    assert type(driver.app.screen).__name__ == "LeaveScreen"


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("pause", [0.0, 0.2])
@pytest.mark.parametrize("text", ["ja dat is", "yes sure", "jij", "samen"])
async def test_a_text_typed_on_after_esc_throws_nothing_away(
    opened: Opened, text: str, pause: float, language: str
) -> None:
    words.use(language)
    async with opened() as driver:
        await _leave_half_a_person(driver)
        for sign in text:
            driver.app._driver.send_message(events.Key(_character_to_key(sign), sign))
            await driver.pilot.pause(pause)
        await driver.settle()
        await driver.press("escape")
        assert driver.app.screen.fields()["first_name"].text.startswith("Anna")


async def test_the_question_names_the_form_and_so_the_person(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "k")
        await driver.type("Wil in de zorg")
        await driver.press("escape")
        assert "Rahel Berhe" in str(driver.app.screen.query(Static).first().render())


# Somebody else, looked up from inside a form ----------------------------------------------------


async def test_ctrl_f_in_a_form_finds_somebody_and_comes_back_to_what_was_typed(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o")
        await driver.type("Knows ")
        await driver.press("ctrl+f")
        await driver.type("celik")
        await driver.press("enter")
        assert "Çelik" in driver.said("#who")
        await driver.press("escape")
        assert "Rahel Berhe" in driver.app.screen.heading
        await driver.type("Peters")
        assert driver.app.screen.fields()["note"].text == "Knows Peters"


async def test_another_screen_gone_to_from_there_asks_what_becomes_of_the_form(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o")
        await driver.type("Wants to work")
        await driver.press("ctrl+f")
        await driver.type("celik")
        await driver.press("enter", "3")
        assert type(driver.app.screen).__name__ == "LeaveScreen"
        await driver.press("escape")
        assert driver.app.screen.fields()["note"].text == "Wants to work"
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"
