"""A book pasted by accident: the desk goes on answering, and says what it left out."""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Event, Key, Paste

from coachdesk.desk import Desk
from coachdesk.domain.text import NOTE_LENGTH
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.textual_patches.pasting import QuickPasteParser
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.tui.conftest import Driver, Opened
from tests.tui.terminal import Terminal

WORDS = "Er was eens een werkzoekende uit Almelo.\n"
BOOK = WORDS * (2_000_000 // len(WORDS))
_ALL_BOOKS = {
    "lines": BOOK,
    "one line": "x" * 2_000_000,
    "wide": "漢" * 2_000_000,
    "empty lines": "\n" * 2_000_000,
}
FULL = os.environ.get("COACHDESK_FULL") == "1"
BOOKS = _ALL_BOOKS if FULL else {"lines": BOOK, "empty lines": _ALL_BOOKS["empty lines"]}
ANSWERS_WITHIN = 2.0  # seconds


async def _paste(driver: Driver, name: str, text: str) -> float:
    """Paste into a field; gives how long a key pressed right after it takes."""
    driver.app.screen.fields()[name].focus_control()
    await driver.pilot.pause()
    begun = time.monotonic()
    driver.app.post_message(Paste(text))
    await driver.pilot.press("left")
    took = time.monotonic() - begun
    await driver.settle()
    return took


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
@pytest.mark.parametrize("name", ["note", "first_name"])
async def test_a_pasted_book_is_cut_with_a_word_said(opened: Opened, name: str, book: str) -> None:
    async with opened() as driver:
        edit_record(driver.app, "jobseeker", 3, 3)
        await driver.settle()
        field = driver.app.screen.fields()[name]
        field.put("")
        took = await _paste(driver, name, book)
        assert took < ANSWERS_WITHIN
        if book.strip() or name == "note":
            assert len(field.text) == NOTE_LENGTH
            assert "20000" in driver.word_beside(name)
        begun = time.monotonic()
        await driver.pilot.press("backspace")
        assert time.monotonic() - begun < ANSWERS_WITHIN
        await driver.type("zo")
        assert len(field.text) <= NOTE_LENGTH
        assert driver.app.ending.fault is None


@pytest.mark.parametrize("name", ["note", "first_name"])
async def test_a_full_field_takes_no_more_typing_and_says_so(opened: Opened, name: str) -> None:
    async with opened() as driver:
        edit_record(driver.app, "jobseeker", 3, 3)
        await driver.settle()
        field = driver.app.screen.fields()[name]
        field.put("x" * (NOTE_LENGTH - 1))
        field.focus_control()
        await driver.press("end", "y")
        assert len(field.text) == NOTE_LENGTH and not driver.word_beside(name)
        await driver.press("z")
        assert len(field.text) == NOTE_LENGTH and "rest was left out" in driver.word_beside(name)
        await driver.press("backspace")
        assert len(field.text) == NOTE_LENGTH - 1 and not driver.word_beside(name)


async def test_pasted_over_a_selection_only_the_new_text_counts(opened: Opened) -> None:
    async with opened() as driver:
        edit_record(driver.app, "jobseeker", 3, 3)
        await driver.settle()
        field = driver.app.screen.fields()["note"]
        field.put("x" * NOTE_LENGTH)
        field.focus_control()
        field.control.select_all()
        await _paste(driver, "note", "y" * NOTE_LENGTH)
        assert field.text == "y" * NOTE_LENGTH and not driver.word_beside("note")


async def test_several_lines_pasted_on_one_line_all_stay(opened: Opened) -> None:
    async with opened() as driver:
        edit_record(driver.app, "jobseeker", 3, 3)
        await driver.settle()
        field = driver.app.screen.fields()["neighbourhood"]
        field.put("")
        await _paste(driver, "neighbourhood", "Dorpsstraat 1\r\n1234 AB\tAlmelo\n")
        assert field.text == "Dorpsstraat 1 1234 AB Almelo"


@needs_posix
def test_a_book_through_a_terminal_holds_nothing_up(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.press("/", *"berhe")
        terminal.write("\r")
        terminal.settle(0.4)
        terminal.press("c", "o")  # somebody of whom nothing was prepared
        terminal.write(f"\x1b[200~{BOOK}\x1b[201~")
        begun = time.monotonic()
        terminal.write("\x1b")  # leaving a changed form asks
        terminal.wait_for("Throw it away")
        took = time.monotonic() - begun
        terminal.press("n")
        terminal.write("\x13")
        terminal.wait_for("saved")
        terminal.settle(0.4)
        terminal.write("\x11")
        assert terminal.ended() == 0
    assert took < ANSWERS_WITHIN, took
    with closing(Desk.open(store, today=DAY)) as desk:
        lengths = [len(item["note"] or "") for case in desk.read.day().cases
                   for item in desk.read.dossier(case.person.id).lists["contacts"]]  # fmt: skip
    assert max(lengths) == NOTE_LENGTH


def _read(*pieces: str) -> list[Event]:
    parser = QuickPasteParser()
    return [event for piece in pieces for event in parser.feed(piece)]


def test_a_paste_in_pieces_is_one_paste_and_keys_around_it_stay_keys() -> None:
    whole = "a\x1b[200~twee\nregels \x1b[31m\x1b[201~b\x1b[200~\x1b[201~c"
    for size in (1, 2, 3, 5, 7, 11, 100):
        pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
        found = [event.text if isinstance(event, Paste) else event.character
                 for event in _read(*pieces) if isinstance(event, Paste | Key)]  # fmt: skip
        texts = [text for text in found if text]
        assert texts == ["a", "twee\nregels \x1b[31m", "b", "c"], size


def test_a_book_is_read_in_a_moment() -> None:
    begun = time.monotonic()
    data = f"\x1b[200~{BOOK}\x1b[201~"
    events = _read(*(data[at : at + 4096] for at in range(0, len(data), 4096)))
    assert [event.text for event in events if isinstance(event, Paste)] == [BOOK]
    assert time.monotonic() - begun < 0.5
