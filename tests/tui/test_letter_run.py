"""A text typed where no field is open changes nothing; a letter that stands alone is a command."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.signal import Signal
from coachdesk.tui.app import DeskApp
from coachdesk.tui.letter_run import PAUSE
from coachdesk.tui.screens.attendance import open_roll
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.lines import Lines
from tests.scenes import sample_desk
from tests.store.steps import rows
from tests.tui.conftest import Driver, Opened

SENTENCES = (
    "Mevrouw belt morgen terug",
    "uur later kwam hij",
    "moet nog bellen over de uitkering",
    "Ja dat is goed",
    "Hoe gaat het met u",
    "bijna klaar met de cursus, u hoort ervan",
)
PLACES: dict[str, tuple[str, ...]] = {
    "today": (),
    "caseload": ("2",),
    "intake": ("3",),
    "agenda": ("4",),
    "summary": ("5",),
    "work": ("6",),
    "employers": ("6", "tab"),
    "plan": ("enter", "shift+tab"),
    "work-of-one": ("2", "enter", "tab", "tab", "tab", "tab", "end"),
    "deleting": ("enter", "shift+tab", "down", "down", "d"),
    "settings": (",", "down", "down"),
}


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("place", PLACES)
async def test_a_sentence_changes_nothing(
    opened: Opened, tmp_path: Path, place: str, text: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press(*PLACES[place])
        before = rows(desk.path)
        await driver.type(text)
        await driver.settle()
        assert rows(desk.path) == before


@pytest.mark.parametrize("text", (*SENTENCES, "ja, een man", "naar huis", "an en ane"))
async def test_a_sentence_on_a_roll_marks_nobody(opened: Opened, tmp_path: Path, text: str) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3", "end", "enter")
        assert driver.app.screen.NAME == "roll"
        before, shown = rows(desk.path), driver.cells
        await driver.type(text)
        await driver.settle()
        assert rows(desk.path) == before
        if driver.app.screen.NAME == "roll":
            assert driver.cells == shown


@pytest.mark.parametrize("away", ["escape", "enter", "2", "down"])
async def test_marks_as_fast_as_keys_can_come_are_written(
    opened: Opened, tmp_path: Path, away: str
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("3", "end", "enter", "home")
        key = driver.app.screen._workshop_id
        driver.app.screen.action_mark("no_show")
        driver.app.screen.action_mark("excused")
        await driver.pilot.press(away)
        await driver.settle()
        [found] = [item for item in desk.read.workshops() if item.id == key]
        assert [seat.status.value for seat in found.seats[:2]] == ["no_show", "excused"]


async def test_letters_that_stand_alone_are_commands(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        before = rows(desk.path)
        await _to_a_line_that_a_date_settles(driver)
        await driver.press("m")
        assert rows(desk.path) != before
        await driver.press("u")
        assert rows(desk.path) == before


async def test_the_same_letter_twice_is_the_command_twice(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    person = desk.read.people()[0].person.id
    before = rows(desk.path)
    for day in (1, 2):
        contact = {"on": date(2026, 11, day), "mode": "office", "purpose": "progress"}
        desk.write.add("contact", {**contact, "outcome": "held"}, person)
    async with opened(desk=desk) as driver:
        await driver.type("uu")
        await driver.settle()
        assert rows(desk.path) == before


async def _type_slowly(driver: Driver[DeskApp], text: str, gap: float) -> None:
    """A letter every `gap` seconds, by a clock of its own: nothing is waited for."""
    keys, now = driver.app.keys, 1000.0
    keys.clock = lambda: now
    for sign in text:
        assert driver.app._driver
        event = events.Key(_character_to_key(sign), sign)
        event.time = now
        driver.app._driver.send_message(event)
        await driver.pilot.pause(0.03)
        await driver.app.workers.wait_for_complete()
        await driver.pilot.pause()
        now += gap
    now += 10
    await driver.settle()


async def _urgent(driver: Driver[DeskApp], _: Desk) -> None:
    await _to_a_line_that_a_date_settles(driver)


async def _set_aside(driver: Driver[DeskApp], desk: Desk) -> None:
    signal = next(line.data for line in driver.lines if isinstance(line.data, Signal))
    desk.write.set_aside(signal, date(2026, 11, 27), "")
    await driver.press("2", "1", "end")


async def _after_a_save(driver: Driver[DeskApp], desk: Desk) -> None:
    person = desk.read.people()[0].person.id
    contact = {"on": date(2026, 11, 2), "mode": "office", "purpose": "progress"}
    desk.write.add("contact", {**contact, "outcome": "held"}, person)


async def _not_started(driver: Driver[DeskApp], _: Desk) -> None:
    await driver.press("3")
    await driver.go_to("Nog te starten")


async def _roll(driver: Driver[DeskApp], _: Desk) -> None:
    await driver.press("3", "end", "enter", "home")
    assert driver.app.screen.NAME == "roll"


async def _done_step(driver: Driver[DeskApp], _: Desk) -> None:
    for number in range(len(driver.lines)):
        await driver.press("1", "home", *["down"] * number, "enter")
        if driver.app.screen.NAME == "dossier":
            await driver.press("shift+tab")
            for line in driver.lines:
                if "gedaan" in " ".join(line.cells) or "☑" in "".join(line.cells):
                    driver.app.screen.query_one(Lines).move_to(line.key)
                    await driver.settle()
                    return
    raise AssertionError


async def _own_norm(driver: Driver[DeskApp], desk: Desk) -> None:
    desk.write.set_norm("contact_months", 2)
    await driver.press("comma")
    driver.app.screen.query_one(Lines).move_to("contact_months")
    await driver.settle()


async def _question(driver: Driver[DeskApp], desk: Desk) -> None:
    await _done_step(driver, desk)
    await driver.press("d")


Reach = Callable[[Driver[DeskApp], Desk], Awaitable[None]]
SLOWLY: list[tuple[Reach, tuple[str, ...]]] = [
    (
        _urgent,
        ("morgen bellen", "mm, dat weet ik niet", "uitkering stopt", "huur betaald, dus kom"),
    ),
    (_set_aside, ("bellen", "brief gestuurd")),
    (_after_a_save, ("uitkering stopt", "uur later kwam hij", "dat ziet er goed uit, u")),
    (_not_started, ("ik bel morgen", "is al begonnen i")),
    (_roll, ("niet gekomen", "een beetje laat", "niet geweest", "ja, aan het werk", "Afgemeld")),
    (_done_step, ("dat doen we later", " later", "klaar ")),
    (_own_norm, ("dat is goed", "de norm staat goed")),
    (_question, ("ja dat is goed", "nee, ja", "jammer", "weg ermee, ja j")),
]


@pytest.mark.parametrize("gap", [0.05, 0.3, 0.5])
@pytest.mark.parametrize(
    ("reach", "text"), [(reach, text) for reach, texts in SLOWLY for text in texts]
)
async def test_a_sentence_typed_slowly_writes_nothing(
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reach: Reach,
    text: str,
    gap: float,
) -> None:
    words.use("nl")
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await reach(driver, desk)
        monkeypatch.setattr("coachdesk.tui.letter_run.PAUSE", PAUSE)
        before = rows(desk.path)
        await _type_slowly(driver, text, gap)
        assert rows(desk.path) == before


async def test_a_letter_that_waits_is_shown_and_esc_takes_it_back(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await _to_a_line_that_a_date_settles(driver)
        before = rows(desk.path)
        driver.app.keys.clock = lambda: 0.0  # stands still
        await driver.pilot.press("m")
        strip = driver.app.screen.query_one(KeyStrip)
        assert strip._stressed and strip._stressed.key == "m"
        await driver.pilot.press("escape")
        assert strip._stressed is None
        await driver.settle()
        assert rows(desk.path) == before
        await driver.pilot.press("m", "down")  # no letter: it is a command, at once
        await driver.settle()
        assert rows(desk.path) != before


async def test_a_text_is_told_once_and_gone_with_the_next_command(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await _to_a_line_that_a_date_settles(driver)
        await driver.type("morgen bellen")
        assert "geen veld open" in driver.in_sight
        assert not driver.notices
        await driver.press("down")
        assert "geen veld open" not in driver.in_sight


async def test_who_came_is_not_known_before_a_workshop(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    coming = next(item for item in desk.read.workshops() if item.held_on > desk.today)
    async with opened(desk=desk) as driver:
        open_roll(driver.app, coming.id)
        await driver.settle()
        before = rows(desk.path)
        for key in ("a", "n"):
            await driver.press(key)
            assert "not until" in driver.notices
        assert rows(desk.path) == before
        await driver.press("e")
        assert rows(desk.path) != before


async def test_an_answer_that_waits_ends_in_no_field(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "k")
        await driver.type("Gebeld")
        await driver.pilot.press("escape", "j")
        await driver.pilot.press("escape")
        await driver.settle()
        note = driver.app.screen_stack[-2 if "Leave" in type(driver.app.screen).__name__ else -1]
        assert note.fields()["note"].text == "Gebeld"
        await driver.press("j")
        assert driver.app.screen.NAME == "today"


async def test_what_reset_a_norm_says_so(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await _own_norm(driver, desk)
        await driver.press("d")
        assert "u takes it back" in driver.notices
        await driver.press("d")
        assert "already" in driver.notices


async def _to_a_line_that_a_date_settles(driver: Driver[DeskApp]) -> None:
    for line in driver.lines:
        if isinstance(line.data, Signal) and line.data.tick_off:
            driver.app.screen.query_one(Lines).move_to(line.key)
            await driver.settle()
            return
    raise AssertionError
