"""The store goes away under an open window: it is said, nothing typed is lost, the desk stays."""

import sqlite3
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.tui.screens.lock import LockScreen
from coachdesk.tui.screens.today import TodayScreen
from coachdesk.tui.widgets.passphrase import PassphraseBox
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Opened

PASSPHRASE = "vier losse woorden samen"

# What can be pressed on Today, in forms and in lists, and what may answer only with a word.
KEYS = [
    "c", "a", "w", "n", "m", "s", "b", "o", "i", "x", "u", "ctrl+r", "slash", "enter", "space",
    "comma", "2", "3", "4", "5", "1", "h", "question_mark", "ctrl+p",
]  # fmt: skip


def gone(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def foreign(path: Path) -> None:
    path.write_bytes(b"no caseload at all " * 500)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as link:
        link.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    "away",
    [pytest.param(gone, marks=needs_posix, id="gone"), foreign, newer],
    ids=lambda away: away.__name__,
)
@pytest.mark.parametrize("key", KEYS)
async def test_any_key_is_answered_while_the_store_is_away(
    key: str, away: object, opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        away(desk.path)  # type: ignore[operator]
        await driver.press(key)
        driver.app.background.look_for_changes()
        driver.app.lock.put_on_when_idle()
        await driver.settle()
        assert driver.app.is_running and driver.app.ending.fault is None
        for _ in range(3):
            if not isinstance(driver.app.screen, TodayScreen):
                await driver.press("escape")
        assert driver.app.is_running and driver.app.ending.fault is None


@needs_posix
@pytest.mark.parametrize("tab", range(7))
async def test_any_key_of_a_dossier_is_answered_while_the_store_is_away(
    tab: int, opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.go_to("Yıldırım")
        await driver.press("enter", *["tab"] * tab, "down")
        dossier = driver.app.screen
        gone(desk.path)
        for command in dossier.offered():
            if command.key and command.action not in ("leave", "back"):
                await driver.press(command.key.split(",")[0])
                assert driver.app.is_running and driver.app.ending.fault is None
                for _ in range(4):
                    if driver.app.screen is not dossier:
                        await driver.press("escape")
                if driver.app.screen is not dossier:
                    break
        assert driver.app.is_running and driver.app.ending.fault is None


@needs_posix
async def test_what_is_typed_meanwhile_stays_and_is_saved_when_the_store_is_back(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("n")
        await driver.type("Merel")
        gone(desk.path)
        await driver.press("tab", "tab")
        await driver.type("Bos")
        await driver.press("ctrl+s")
        driver.app.background.look_for_changes()
        await driver.settle()
        assert "no longer there" in driver.in_sight
        (desk.path.with_name("moved.db")).rename(desk.path)
        await driver.press("ctrl+s")
        assert "Merel Bos" in driver.in_sight or "Bos, Merel" in driver.in_sight
    with sqlite3.connect(desk.path) as link:
        found = link.execute("SELECT first_name, last_name FROM jobseeker WHERE last_name = 'Bos'")
        assert found.fetchall() == [("Merel", "Bos")]


async def test_a_store_that_gets_a_passphrase_elsewhere_asks_for_it_here(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        other = Desk.open(desk.path, today=DAY)
        other.safety.protect(None, PASSPHRASE)
        other.close()
        assert kind_of(desk.path) is FileKind.ENCRYPTED
        driver.app.background.look_for_changes()
        await driver.settle()
        assert isinstance(driver.app.screen, LockScreen)
        assert driver.app.screen.query(PassphraseBox)
        await driver.type(PASSPHRASE)
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, TodayScreen)
        assert "38 / 40" in driver.said("#gauge")
