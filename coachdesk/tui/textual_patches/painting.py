"""Hook: one painting for a change of screen, when what was read stands on it.

Textual waits for a fixed time after a change of mode, and for its next sixtieth of a second.
"""

from contextlib import ExitStack

from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from coachdesk.tui.textual_types import AnyApp, AnyScreen

_SETTLED = 0.002  # seconds


class DelayedPainting:
    """Lets an app wait with painting until its screen has its data."""

    def __init__(self, app: AnyApp) -> None:
        self._app = app
        self._unpainted: ExitStack | None = None
        self._timer: Timer | None = None

    def delay(self, seconds: float) -> None:
        """Paint nothing until `paint_soon`, at most for so many seconds."""
        if self._unpainted is None:
            self._unpainted = ExitStack()
            self._unpainted.enter_context(self._app.batch_update())
            self._timer = self._app.set_timer(seconds, self._paint)

    def paint_soon(self, screen: AnyScreen) -> None:
        """The screen has its data: paint when its widgets have it too."""
        if self._unpainted and self._timer and screen.is_current:
            self._timer.stop()
            self._timer = self._app.set_timer(_SETTLED, self._paint)

    def _paint(self) -> None:
        if self._unpainted:
            screen = self._app.screen
            if screen._layout_required:  # now, or it would all be drawn before and after it
                screen._refresh_layout()
                screen._layout_required = False
            held, self._unpainted = self._unpainted, None
            held.close()
            screen.refresh()
            # At once: the timer of a new screen would first wait for a sixtieth of a second.
            screen._on_timer_update()
            screen._update_timer.resume()


def draw_unless_delayed(screen: AnyScreen) -> None:
    """In place of `Screen._compositor_refresh`: while updates are held back, Textual would draw it
    all, and then not show it.
    """
    if screen.app._batch_count:
        screen.refresh()
    else:
        Screen._compositor_refresh(screen)


def keep_styles(screen: AnyScreen, message: Message) -> bool:
    """In place of `Screen.post_message`: Textual would style all of a screen again that was just
    made, or that another one hid. A run has one theme, so nothing has changed.
    """
    if isinstance(message, ScreenResume):
        message.refresh_styles = False
    return Screen.post_message(screen, message)
