"""Driving the app as a user does: keys and clicks, then what stands on the screen."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, Generic, TypeVar

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerCancelled

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.store.store import Store
from coachdesk.tui.app import DeskApp
from coachdesk.tui.typeahead import KeyQueue
from coachdesk.tui.widgets.lines import Lines, ListLine
from tests.scenes import DAY, sample_desk

AnyApp = TypeVar("AnyApp", bound=App[Any])
AnyDriver = TypeVar("AnyDriver", bound="Driver[Any]")


class Driver(Generic[AnyApp]):
    """One running app and a pilot for it."""

    def __init__(self, app: AnyApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until nothing is being read, written or drawn."""
        for _ in range(3):
            await self._letters_taken()
            with suppress(WorkerCancelled):  # a newer reading took the place of this one
                await self.app.workers.wait_for_complete()
        await self.pilot.pause(0.02)

    async def _letters_taken(self) -> None:
        """A letter that writes at once waits a moment: it may be the first of a text."""
        keys: KeyQueue = self.app.keys
        while keys.holds_letter or getattr(self.app.screen, "is_marking", False):
            await asyncio.sleep(0.02)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as fast as keys can come, as a terminal sends them."""
        assert self.app._driver
        for sign in text:
            self.app._driver.send_message(events.Key(_character_to_key(sign), sign))
        await self.settle()

    @property
    def lines(self) -> list[ListLine]:
        return list(self.app.screen.query(Lines).first().lines)

    @property
    def cells(self) -> list[str]:
        """Each line as one text."""
        return [" | ".join(line.cells) for line in self.lines]

    def line_of(self, text: str) -> ListLine:
        return next(line for line in self.lines if text in " | ".join(line.cells))

    async def go_to(self, text: str) -> None:
        """Put the cursor on the line that says this."""
        self.app.screen.query(Lines).first().move_to(self.line_of(text).key)
        await self.settle()

    def said(self, selector: str) -> str:
        """The text of a static part of the screen."""
        return str(self.app.screen.query_one(selector, Static).render())

    def word_beside(self, field: str) -> str:
        """What a form says beside one of its fields."""
        notes = self.app.screen.fields()[field].query(".note").results(Static)
        return "".join(str(note.render()) for note in notes)

    @property
    def in_sight(self) -> str:
        """What stands on the screen, its rows run together, so that wrapped text is found too."""
        strips = self.app.screen._compositor.render_strips()
        rows = ("".join(segment.text for segment in strip) for strip in strips)
        return " ".join(" ".join(rows).split())

    @property
    def notices(self) -> str:
        return "\n".join(notice.message for notice in self.app._notifications)


Opened = Callable[..., AbstractAsyncContextManager[Driver[DeskApp]]]


@asynccontextmanager
async def driven(
    app: AnyApp, size: tuple[int, int], driver: Callable[[AnyApp, Pilot[Any]], AnyDriver]
) -> AsyncIterator[AnyDriver]:
    """An app that runs, settled."""
    async with app.run_test(size=size) as pilot:
        found = driver(app, pilot)
        await found.settle()
        yield found


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("en")


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that writes waits less long here: thousands are pressed."""
    monkeypatch.setattr("coachdesk.tui.letter_run.PAUSE", 0.25)


@pytest.fixture(autouse=True)
def shown_in_viewer(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that a browser would show: no test opens one on somebody's desktop."""
    shown: list[Path] = []

    def note(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr("coachdesk.tui.forms.export.open_in_viewer", note)
    return shown


@pytest.fixture(autouse=True)
def no_wait_for_the_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the screen asks the store on the screen's own thread: each key would wait."""
    asked: list[str] = []
    patiently = Store._retry_while_busy

    def watched(store: Store, ask: Callable[[], Any]) -> Any:
        asked.extend(_asked_by_the_screen())
        return patiently(store, ask)

    monkeypatch.setattr(Store, "_retry_while_busy", watched)
    yield
    assert not asked, f"the screen waits for the store here: {sorted(set(asked))}"


def _asked_by_the_screen() -> Iterator[str]:
    """The place in the screens' code that is being carried out by the thread of the keys."""
    if asyncio._get_running_loop() is None:
        return
    frame: FrameType | None = sys._getframe()
    while frame:
        path = Path(frame.f_code.co_filename)
        if "/coachdesk/tui/" in path.as_posix():
            if frame.f_code.co_qualname not in _MAY_WAIT:
                yield f"{path.name}:{frame.f_lineno} {frame.f_code.co_qualname}"
            return
        frame = frame.f_back


# Before there is a screen, and when the window is being closed.
_MAY_WAIT = {"DeskApp.__init__", "FormScreen.keep_now"}


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Open the app on the sample caseload, or on a desk of one's own."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (80, 24), desk: Desk | None = None
    ) -> AsyncIterator[Driver[DeskApp]]:
        own = desk or sample_desk(tmp_path)
        async with driven(DeskApp(own), size, Driver) as driver:
            yield driver
        own.close()

    return open_app


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "empty.db", today=DAY, create=True)
    desk.write.set_up("Test Coach", None)
    return desk
