"""The lock of an app: when it comes, and that nothing is seen over it.

What a thread, a timer or a saved form opens after the lock comes below it, where it is seen once
the lock is off. A toast is dropped.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.tui.screens.lock import LockScreen
from coachdesk.tui.textual_types import AnyApp

if TYPE_CHECKING:
    from coachdesk.tui.base_app import CoachdeskApp


def running_time() -> float:
    """Seconds that no clock set back can change; hours in which the laptop slept count too."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def lock(app: "CoachdeskApp[object]") -> None:
    """The command."""
    app.lock.put_on()


class Lock:
    """Covers the screen when asked to, and after some minutes without a key."""

    def __init__(
        self,
        app: AnyApp,
        *,
        minutes: Callable[[], float] = lambda: LOCK_MINUTES,
        is_protected: Callable[[], bool] = lambda: False,
        before: Callable[[], Callable[[], object] | None] = lambda: None,
    ) -> None:
        """`minutes` of rest before it locks itself; 0 for never.

        `before` gives what is to be done in a thread before a protected store is closed.
        """
        self._app = app
        self.minutes = minutes
        self._is_protected = is_protected
        self._before = before
        self.last_touched = running_time()

    @property
    def is_on(self) -> bool:
        return any(isinstance(screen, LockScreen) for screen in self._app.screen_stack)

    def put_on(self, *, protected: bool | None = None) -> None:
        """Hide every name; a protected store is closed, and its key forgotten."""
        if self.is_on:
            return
        if protected is None:
            protected = self._is_protected()
        self._app.clear_notifications()
        self._app.push_screen(LockScreen(protected=protected, first=self._before()))

    def put_on_when_idle(self) -> None:
        if self.is_on:
            return
        minutes = self.minutes()
        if minutes and running_time() - self.last_touched > minutes * 60:
            self.put_on()

    def notice(self, event: events.Event) -> None:
        """A key or the mouse: somebody is there."""
        if isinstance(event, events.InputEvent):
            self.last_touched = running_time()
