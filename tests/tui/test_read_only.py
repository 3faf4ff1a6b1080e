"""A desk that is open for reading only: each key says why it does nothing, and none writes."""

from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.refused import RefusedScreen
from tests.scenes import DAY, sample_store
from tests.tui.conftest import Opened
from tests.tui.tour import Stop, go_home, stops

_WRONG = ("f4", "l", "delete", "d")
# Forms that write a file, or ask for a day: the store stays as it is.
_MAY_OPEN = {"FileForm", "PublishForm", "GoToDayForm"}
_NO_LIST = {"LockScreen", "LeaveScreen"}


@pytest.fixture
def reader(tmp_path: Path) -> tuple[Desk, list[Stop]]:
    store, file = sample_store(tmp_path), tmp_path / "list.csv"
    file.write_text("Naam;Telefoon\nAnna Berg;0612345678\n", encoding="utf-8")
    found = {}
    for stop in stops(store, file):
        found.setdefault(stop.screen, stop)  # of forms of many kinds one
    return Desk.open(store, today=DAY, read_only=True), list(found.values())


def _store_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("caseload.db*")
            if not file.name.endswith(".access.log")}  # fmt: skip


async def test_on_every_screen_a_key_that_cannot_write_says_why(
    opened: Opened, reader: tuple[Desk, list[Stop]], tmp_path: Path
) -> None:
    desk, ways = reader
    before = _store_files(tmp_path)
    async with opened(size=(120, 40), desk=desk) as driver:
        app, silent = driver.app, []
        for stop in ways:
            go_home(app, stop.under)
            await driver.settle()
            stop.open(app)
            await driver.settle()
            home = app.screen
            if not isinstance(home, DeskScreen):
                continue
            writing = [c.keys[0] for c in home.commands() if c.writes and c.keys]
            for key in dict.fromkeys((*_WRONG, *writing)):
                if app.screen is not home:
                    continue
                await driver.press(key)
                if isinstance(app.screen, RefusedScreen):
                    await driver.press("escape")
                else:
                    silent.append((stop.screen, key, type(app.screen).__name__))
                assert app.screen is home, (stop.screen, key)
        assert silent == []
    assert _store_files(tmp_path) == before


async def test_no_picker_opens_a_form_that_cannot_be_saved_nor_writes(
    opened: Opened, reader: tuple[Desk, list[Stop]], tmp_path: Path
) -> None:
    desk, ways = reader
    before = _store_files(tmp_path)
    async with opened(size=(120, 40), desk=desk) as driver:
        app = driver.app
        for stop in ways:
            for key in ("enter", "delete", "ctrl+s"):
                go_home(app, stop.under)
                await driver.settle()
                stop.open(app)
                await driver.settle()
                opens = type(app.screen).__name__
                if isinstance(app.screen, DeskScreen) or opens in _NO_LIST:
                    break
                assert not isinstance(app.screen, FormScreen) or opens in _MAY_OPEN, opens
                if opens in _MAY_OPEN:
                    break
                await driver.press(key)
                shown = app.screen
                assert not isinstance(shown, FormScreen) or type(shown).__name__ in _MAY_OPEN, (
                    stop.screen,
                    key,
                )
    assert _store_files(tmp_path) == before
