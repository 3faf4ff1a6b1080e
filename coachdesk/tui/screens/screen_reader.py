"""What a screen of the desk shows is read in a thread, and read again when the store changed."""

from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.worker import get_current_worker

from coachdesk.desk import StoreVersion
from coachdesk.store.errors import StoreError
from coachdesk.tui.widgets.lines import Lines
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.screens.base import DeskScreen

_OF_NO_STORE: StoreVersion = (-1, -1)  # a version that differs from any
_JUST_NOW = 0.1  # seconds
_Data = TypeVar("_Data")


class ScreenReader(Generic[_Data]):
    """Reads for one screen; the newest reading wins."""

    def __init__(self, screen: "DeskScreen[_Data]") -> None:
        self._screen = screen
        self.version: StoreVersion | None = None  # of what the screen shows
        self.is_ready = False  # whether the screen has its widgets
        self._shown_at = 0.0
        self._early: tuple[StoreVersion, _Data] | None = None  # read before it had them

    def screen_is_ready(self) -> None:
        """The screen has its widgets: show what was read by now."""
        self.is_ready = True
        if self._early:
            self.show(*self._early)
        elif self.version is None:
            self._screen.query_one(Lines).say_until_shown(t("Reading …"))

    def start(self) -> None:
        """Read, and show it."""
        self._screen.run_worker(self._read, thread=True, exclusive=True, group="reading")

    def check(self) -> None:
        """The screen is seen: read again where the store has changed, unless it is being read, or
        was read just now: Textual may tell twice that a new screen is seen.
        """
        if self.version is not None and monotonic() - self._shown_at > _JUST_NOW:
            # Beside a reading that goes on, not in its place.
            self._screen.run_worker(self._check, thread=True, exclusive=True, group="checking")

    def invalidate(self) -> None:
        """Read again when the screen is seen again."""
        self.version, self._shown_at = _OF_NO_STORE, 0.0

    @property
    def is_first(self) -> bool:
        """Whether what the screen shows first is being read."""
        screen = self._screen
        return self.version is None and any(
            worker.node is screen and not worker.is_finished for worker in screen.app.workers
        )

    @property
    def is_unread(self) -> bool:
        """Whether nothing could be shown yet."""
        return self.version is None and not self.is_first

    def _check(self) -> None:
        screen, worker = self._screen, get_current_worker()
        try:
            as_shown = screen.desk.version == self.version
        except StoreError:
            as_shown = False  # reading will tell why
        if not worker.is_cancelled:
            screen.app.call_from_thread(self._paint if as_shown else screen.reload)

    def _read(self) -> None:
        screen, worker = self._screen, get_current_worker()
        try:
            version = screen.desk.version
            with screen.desk_app.collector.reading():
                found = screen.read()
        except StoreError as error:
            if not worker.is_cancelled:
                screen.app.call_from_thread(screen.not_read, error)
            return
        if not worker.is_cancelled:
            screen.app.call_from_thread(self.show, version, found)

    def show(self, version: StoreVersion, found: _Data) -> None:
        """Put on the screen what was read of the store as of this version."""
        if not self.is_ready:
            self._early = version, found
            return
        screen = self._screen
        self.version, self._early = version, None
        self._shown_at = monotonic()
        screen.work.saw(version)
        # A screen that goes loses its parts one by one.
        if screen.is_attached and screen.query("TopBar") and screen.query(Lines):
            screen.desk_app.do(lambda: screen.show_read(found))
        self._paint()

    def _paint(self) -> None:
        self._screen.desk_app.painting.paint_soon(self._screen)

    def failed(self, error: StoreError) -> None:
        """Say why it could not be read."""
        screen = self._screen
        for lines in screen.query(Lines):
            lines.say_until_shown("")
        if self.version is None and screen.app.screen is screen:
            # Somebody types on for what this screen would have shown.
            screen.work.not_opened(error, self._leave_unread)
        else:
            screen.work.not_done(error)

    def _leave_unread(self) -> None:
        """Back to the screen before; one of the six screens stays, and is read later."""
        app = self._screen.app
        if self.version is None and app.screen is self._screen and len(app.screen_stack) > 1:
            app.pop_screen()
