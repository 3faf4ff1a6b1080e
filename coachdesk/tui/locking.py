"""The lock of an app: when it comes, and that nothing comes over it.

A thread that ends, a timer, a form that was saved: what they say or open after the lock comes under
it, where it is seen once the lock is off. A toast is dropped.
"""

import time
from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.notifications import Notify
from textual.screen import Screen
from textual.widget import AwaitMount

from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.tui.screens.lock import LockScreen


def running_time() -> float:
    """Seconds that no clock set back can change; hours in which the laptop slept count too."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class LockingApp(App[None]):
    """The part of an app that locks. In a list of bases it stands first."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._last_touched = running_time()

    @property
    def locked(self) -> bool:
        """Whether the lock covers the screen."""
        return any(isinstance(screen, LockScreen) for screen in self.screen_stack)

    @property
    def lock_minutes(self) -> float:
        """Minutes of rest before it locks itself; 0 for never."""
        return LOCK_MINUTES

    def action_lock(self) -> None:
        """Hide every name."""
        self.lock(protected=False)

    def lock(self, *, protected: bool = True) -> None:
        """Cover the screen; a protected store until its passphrase is given."""
        if not self.locked:
            self.push_screen(LockScreen(protected=protected, first=self.before_lock()))

    def before_lock(self) -> Callable[[], object] | None:
        """What is to be done in a thread before the store is closed."""
        return None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._last_touched = running_time()
        await super().on_event(event)

    def _lock_when_idle(self) -> None:
        if self.locked:
            return
        minutes = self.lock_minutes
        if minutes and running_time() - self._last_touched > minutes * 60:
            self.action_lock()

    # What comes late ------------------------------------------------------------------------

    def _lift(self) -> Screen[Any] | None:
        """Take the lock off for what comes under it; it is put back before anything is painted."""
        stack = self._screen_stack
        return stack.pop() if stack and isinstance(stack[-1], LockScreen) else None

    def push_screen(self, screen: Any, *args: Any, **how: Any) -> Any:
        lock = self._lift()
        try:
            return super().push_screen(screen, *args, **how)
        finally:
            if lock:
                self._screen_stack.append(lock)

    def pop_screen(self) -> AwaitComplete:
        if isinstance(self.screen, LockScreen) and self.screen.is_done:
            return super().pop_screen()
        lock = self._lift()
        try:
            return super().pop_screen()
        finally:
            if lock:
                self._screen_stack.append(lock)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Another mode has its own screens, which the lock would not cover."""
        return AwaitMount(self.screen, []) if self.locked else super().switch_mode(mode)

    def on_notify(self, event: Notify) -> None:
        if self.locked:
            event.prevent_default()
