"""What a passphrase field takes at the set-up, the unlock screen takes as well, and the command
line too: typed, pasted, or read from a file."""

import io
import os
import sys
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from coachdesk.cli.console import CannotDo
from coachdesk.cli.passphrases import Passphrases
from coachdesk.desk import Desk
from coachdesk.domain.passphrase import refusal
from coachdesk.store import protection
from coachdesk.store.errors import StoreError
from coachdesk.tui.forms.protection import protect
from coachdesk.tui.unlock import UnlockApp
from coachdesk.tui.widgets.passphrase import SecretInput
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Driver, Opened

pytest.importorskip("sqlcipher3")

PASSPHRASE = "paard nietje batterij correct"
FULL = os.environ.get("COACHDESK_FULL") == "1"
PASTES = [
    PASSPHRASE, "één", "e\u0301e\u0301n", "密碼 很長 的", "نرگس\u200cها و گل", "👩‍🚀 maan raket",
    "'; DROP TABLE", '"dubbel"', "x'00'", "%s {0} {x}", "[bold]vet[/bold]", "[/]", "\\n \\x00",
    "a  b   c", "-- --", "$(id) `id`", "Ångström", "A\u030angstro\u0308m", "ﬁets", "½ liter", "x",
    "ß", "٣٤٥ getal", "日本語パスワード", "a" * 1000, "é" * 1000, "a" * 1001, "a" * 20_000,
    "", "   ", "\u00a0", "\x00", "voor\x00na", " voor", "na ", "na\n", "na\r\n", "\ufeffbegin",
    "twee\nregels", "twee\r\nregels", "een\ttab", "onzichtbaar\u200bteken", "\u202eomgekeerd",
    "bel\x07", "esc\x1b[31m", "regel\u2028regel", "harde\u00a0spatie",
]  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def send(app: App[Any], *keys: str) -> None:
    """Press keys all at once, as a terminal sends them."""
    assert app._driver
    for key in keys:
        name, sign = ("enter", "\r") if key == "enter" else (_character_to_key(key), key)
        app._driver.send_message(events.Key(name, sign))


async def paste(driver: Driver, text: str) -> None:
    assert driver.app._driver
    driver.app._driver.send_message(events.Paste(text))
    await driver.settle()


async def settle(app: UnlockApp, pilot: Pilot[object]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def opens_by_paste(path: Path, text: str) -> bool:
    app = UnlockApp(lambda given: Desk.open(path, today=DAY, passphrase=given))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app._driver
        app._driver.send_message(events.Paste(text))
        await pilot.press("enter")
        await settle(app, pilot)
    if app.return_value:
        app.return_value.close()
    return app.return_value is not None


TRIED = PASTES if FULL else PASTES[::4]


@pytest.mark.parametrize("text", TRIED, ids=range(len(TRIED)))
async def test_a_paste_that_the_set_up_takes_opens_the_store_and_another_is_refused(
    opened: Opened, tmp_path: Path, text: str
) -> None:
    desk = Desk.open(tmp_path / "new.db", today=DAY, create=True)
    async with opened(desk=desk) as driver:
        await driver.type("Els")
        await driver.press("tab", "tab", "e", "tab", "p")
        await paste(driver, text)
        await driver.press("tab")
        await paste(driver, text)
        await driver.press("ctrl+s")
        assert desk.is_protected is (refusal(text) is None)
        if not desk.is_protected:
            assert driver.word_beside("passphrase")
            return
        await driver.press("escape", "ctrl+l")
        await paste(driver, text)
        await driver.press("enter")
        assert not driver.app.lock.is_on and not desk.is_new
    assert await opens_by_paste(desk.path, text)
    for form in ("NFC", "NFD"):
        with closing(Desk.open(desk.path, passphrase=unicodedata.normalize(form, text))):
            pass


@pytest.mark.parametrize("text", PASTES, ids=range(len(PASTES)))
@pytest.mark.parametrize("way", ["file", "standard input"])
@needs_posix
def test_a_line_that_the_command_line_takes_is_taken_literally(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, way: str
) -> None:
    data = text.encode() + b"\r\nanother line\n"
    file = tmp_path / "passphrase"
    file.write_bytes(data)
    file.chmod(0o600)
    if way == "file":
        monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(file))
    else:
        monkeypatch.delenv("COACHDESK_PASSPHRASE_FILE", raising=False)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    line = text.partition("\n")[0].removesuffix("\r").removeprefix("\ufeff")
    if line and refusal(line) is None:
        assert Passphrases().new() == line
    else:
        with pytest.raises(CannotDo):
            Passphrases().new()


@pytest.mark.parametrize("text", ["  voor en na \n", "een\ttab", "a\u200bb", "twee\nregels"])
def test_a_store_that_an_older_set_up_protected_opens_with_the_same_paste(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = {"  voor en na \n": "voor en na", "een\ttab": "een tab", "a\u200bb": "ab",
            "twee\nregels": "twee regels"}[text]  # fmt: skip
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, once)
    desk.close()
    with closing(Desk.open(desk.path, passphrase=text)) as again:
        assert again.safety.protect(text, PASSPHRASE).backups
    with pytest.raises(StoreError):
        Desk.open(desk.path, passphrase=text)


async def test_keys_after_the_passphrase_wait_for_the_desk(tmp_path: Path, opened: Opened) -> None:
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    desk.close()
    app = UnlockApp(lambda given: Desk.open(desk.path, today=DAY, passphrase=given))
    async with app.run_test() as pilot:
        await pilot.pause()
        send(app, *PASSPHRASE, "enter", "2", "j")
        while app.return_value is None:
            await pilot.pause(0.01)
    assert app.return_value
    waiting = app.keys.still_waiting()
    assert [event.key for event in waiting if isinstance(event, events.Key)] == ["2", "j"]
    app.return_value.close()


async def test_keys_after_the_passphrase_of_the_lock_go_to_what_it_covered(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        await driver.press("ctrl+l")
        send(driver.app, *PASSPHRASE, "enter", "2")
        while driver.app.lock.is_on:
            await driver.pilot.pause(0.01)
        await driver.settle()
        assert type(driver.app.screen).__name__ == "CaseloadScreen"


async def test_keys_after_a_wrong_passphrase_do_nothing(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        await driver.press("ctrl+l")
        send(driver.app, "x", "enter", "2")
        await driver.settle()
        assert driver.app.lock.is_on and not driver.app.screen.query_one(SecretInput).value


async def test_a_passphrase_field_is_edited_as_any_other(opened: Opened, tmp_path: Path) -> None:
    async with opened(desk=Desk.open(tmp_path / "new.db", today=DAY, create=True)) as driver:
        field = driver.app.screen.fields()["passphrase"].control
        field.focus()
        await driver.type("abcdef")
        await driver.press("left", "left", "backspace", "X", "home", "delete", "Y", "end", "Z")
        assert field.copied() == "YbcXefZ" and set(field.value) == {"•"}
        field.select_all()
        await driver.type("nieuw")
        assert field.copied() == "nieuw"
        field.empty()
        assert field.copied() == "" and not any(field._signs)


async def test_a_passphrase_field_that_goes_takes_what_was_typed_with_it(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        protect(driver.app)
        await driver.settle()
        await driver.type(PASSPHRASE)
        field = driver.app.screen.query(SecretInput).first()
        assert any(field._signs)
        await driver.press("escape", "y")
        assert not field.is_attached and len(field._signs) and not any(field._signs)
