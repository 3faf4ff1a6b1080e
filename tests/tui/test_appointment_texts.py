"""`T`: the text of an appointment for one person or for those ticked; nothing is sent."""

from email import message_from_string
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.widgets.bars import KeyStrip
from tests.tui.conftest import Driver, Opened
from tests.tui.test_copying import sent  # noqa: F401 - a fixture


def _made(driver: Driver[DeskApp], person: int) -> list[str]:
    lines = driver.app.desk.read.history(person)
    return [line.facts["of"] for line in lines if line.what == "text"]


async def _put(driver: Driver[DeskApp], name: str, text: str) -> None:
    """Another text in a field of the form."""
    field = driver.app.screen.fields()[name]
    driver.app.screen.set_focus(field.query("Input, TextArea").first())
    inner = field.query("Input, TextArea").first()
    if hasattr(inner, "value"):
        inner.value = text
    else:
        inner.text = text
    await driver.settle()


async def _to(driver: Driver[DeskApp], path: Path) -> None:
    """Save at another place."""
    await _put(driver, "file", str(path))
    await driver.press("ctrl+s")


async def test_the_appointment_of_the_line_becomes_a_letter(
    opened: Opened, tmp_path: Path, shown_in_viewer: list[Path]
) -> None:
    async with opened() as driver:
        person = driver.app.desk_screen.person()
        assert person
        await driver.press("T")
        assert [line.cells[0] for line in driver.lines][:2] == ["Confirmation", "Invitation"]
        await driver.press("enter", "l")
        path = tmp_path / "brief.html"
        await _to(driver, path)
        page = path.read_text(encoding="utf-8")
        assert person.name in page and "09:30" in page
        assert shown_in_viewer == [path]
        assert _made(driver, person.id) == ["confirmation"]
        assert "Nothing was sent" in driver.notices


async def test_a_text_is_copied_for_a_message(opened: Opened, sent: list[str]) -> None:  # noqa: F811
    async with opened() as driver:
        person = driver.app.desk_screen.person()
        assert person
        await driver.press("T")
        await driver.type("remin")
        await driver.press("enter", "c")
        assert [text.startswith(f"Dear {person.name},") for text in sent] == [True]
        assert _made(driver, person.id) == ["reminder"]


async def test_who_missed_nothing_gets_no_text_of_that(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("T")
        await driver.type("missed")
        await driver.press("enter")
        assert "has missed no appointment" in driver.in_sight


async def test_those_ticked_get_a_mail_each_and_who_has_no_appointment_is_named(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened() as driver:
        await driver.press("2", *["space"] * 12, "T", "enter", "m")
        said = driver.in_sight
        assert "Left out" in said
        await _to(driver, tmp_path / "mail.eml")
        files = sorted(tmp_path.glob("mail-*.eml"))
        assert len(files) > 1
        for file in files:
            draft = message_from_string(file.read_text(encoding="ascii"))
            body = draft.get_payload(decode=True)
            assert isinstance(body, bytes)
            assert "{" not in body.decode()
            person = driver.app.desk.read.find(file.stem.removeprefix("mail-"))
            assert person is not None
            assert _made(driver, person) == ["confirmation"]


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_an_own_text_is_made_from_the_one_that_is_there_and_its_marks_are_checked(
    opened: Opened, language: str
) -> None:
    words.use(language)
    name, wrong = ("naam", "naem") if language == "nl" else ("name", "nam")
    async with opened() as driver:
        await driver.press("T", *["down"] * 4, "enter")
        assert f"{{{name}}}" in driver.app.screen.fields()["body"].query_one("TextArea").text
        await _put(driver, "name", "Kort")
        await _put(driver, "body", f"Hallo {{{wrong}}}")
        await driver.press("ctrl+s")
        assert f"{{{wrong}}}" in driver.word_beside("body")
        await _put(driver, "body", f"Hallo {{{name}}}")
        await driver.press("ctrl+s")
        [own] = [
            item for item in driver.app.desk.read.own_records("template") if item["name"] == "Kort"
        ]
        assert own["body"] == "Hallo {name}"


async def test_ticks_stay_when_a_text_is_given_up(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "space", "space", "T")
        first = [line.cells for line in driver.lines]
        await driver.press("escape", "T")
        assert [line.cells for line in driver.lines] == first
        assert "1 person" in str(first) or "2 people" in str(first)


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (200, 60)])
async def test_the_text_begins_in_sight_at_its_beginning(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as driver:
        person = driver.app.desk_screen.person()
        assert person
        await driver.press("T", "enter", "l")
        form = driver.app.screen
        assert f"Dear {person.name}," in driver.in_sight
        assert form.fields()["file"].has_pseudo_class("focus-within")
        await driver.press("tab", "X")
        assert form.fields()["text"].text.startswith("XDear")
        if size == (80, 24):
            area = form.fields()["text"].control
            assert area.region.height >= area.document.line_count, "it has all the room there is"


@pytest.mark.parametrize("lines", [3, 12, 30])
async def test_a_form_with_a_long_note_keeps_no_rows_free(opened: Opened, lines: int) -> None:
    async with opened(size=(80, 24)) as driver:
        note = "\n".join(f"Line {number}" for number in range(lines))
        task = driver.app.desk.write.add("task", {"title": "Read", "note": note})
        edit_record(driver.app, "task", task, None)
        await driver.settle()
        form = driver.app.screen
        parts, strip = form.query_one("#parts"), form.query_one(KeyStrip)
        assert parts.region.bottom == strip.region.y
        assert f"Line {lines - 1}" in driver.in_sight, "a remark is gone on with at its end"
