"""What every app of coachdesk has: its looks, keys in order, a lock, an end that loses nothing."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from textual import events
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.geometry import Offset
from textual.notifications import Notify
from textual.screen import Screen
from textual.widget import AwaitMount

from coachdesk.tui.exit import Ending
from coachdesk.tui.locking import Lock
from coachdesk.tui.screens.lock import LockScreen
from coachdesk.tui.terminal_cursor import cursor_offset, with_cursor
from coachdesk.tui.textual_patches.faults import end_silently
from coachdesk.tui.textual_patches.locked_stack import below_the_lock
from coachdesk.tui.textual_types import AnyScreen
from coachdesk.tui.themes import use_theme
from coachdesk.tui.typeahead import KeyQueue

_Result = TypeVar("_Result")


class CoachdeskApp(App[_Result]):
    """Holds the parts, and leads Textual's events to them."""

    TITLE = "coachdesk"
    ENABLE_COMMAND_PALETTE = False
    # A message stands over the bar on top, where it covers no line. Textual leaves an empty holder
    # of each one before it, which would push it down.
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { align: center middle; background: $background 60%; }
    .pane {
        padding: 0 1; border-top: solid $edge;
        border-title-color: $primary; border-title-style: bold;
    }
    .wide .beside { border: round $edge; }
    .wide .beside:focus { border: round $primary; }
    .low .pane { border: none; }
    ToastRack { dock: top; align: right top; margin: 0; overflow: hidden; }
    ToastHolder { display: none; &:last-child { display: block; } }
    Toast {
        width: auto; max-width: 100%; margin: 0; padding: 0 1; border: none;
        background: $secondary; color: $background;
        &.-warning { background: $warning; }
        &.-error { background: $error; }
    }
    Static {
        link-style: none; link-color: $foreground;
        link-style-hover: bold; link-color-hover: $background; link-background-hover: $primary;
    }
    """

    def __init__(self, colours: object = None) -> None:
        """`colours` names a theme as a store's settings do; without one it is the dark one."""
        for name in ("COLUMNS", "LINES"):  # else the screen keeps this size in any window
            os.environ.pop(name, None)
        super().__init__()
        self.ending = Ending(self, self.keep_typed)
        self.keys = KeyQueue(self, super().on_event, self.do)
        self.lock = Lock(self)
        use_theme(self, colours)
        self._has_begun = False  # before that Textual tells the size several times

    def keep_typed(self) -> bool | None:
        """Keep what stands in open forms; False where that failed. It raises nothing."""

    def do(self, act: Callable[[], object]) -> None:
        """Carry out what a key or an answer does."""
        act()

    # Running -------------------------------------------------------------------------------

    def run(self, *args: Any, **how: Any) -> _Result | None:
        """Run until somebody leaves; raises the fault or the signal that stopped it.

        The caller says a fault's type and place: Textual would print what all variables hold.
        """
        try:
            result = super().run(*args, **how)
        finally:
            self.ending.stop()
        self.ending.tell()
        return result

    def on_mount(self) -> None:
        self.ending.begin()
        self.keys.begin()

    def on_ready(self) -> None:
        self._has_begun = True

    def on_resize(self, event: events.Resize) -> None:
        """Paint all again where the size is told that the screen has: a terminal made small and
        large again at once lost what it showed, and Textual would paint nothing.
        """
        if self._has_begun and event.size == self.screen.outer_size:
            self.screen.refresh()

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, which reads any bytes of a terminal and lets its cursor be seen."""
        if sys.platform == "win32":
            return with_cursor(super().get_driver_class())
        from coachdesk.tui.textual_patches.terminal_driver import TerminalDriver

        return with_cursor(TerminalDriver)

    @property
    def cursor_position(self) -> Offset:
        """Where Textual leaves the terminal's cursor after each painting."""
        return cursor_offset(self.screen)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Textual's fields would set it; the focus tells the same, and lists too."""

    _fatal_error = end_silently

    def panic(self, *renderables: object) -> None:
        """What Textual would print is left unsaid."""
        self._fatal_error()

    def get_system_commands(self, screen: AnyScreen) -> Iterable[SystemCommand]:
        """None of Textual's own: its screenshot would write people's data to disk."""
        return ()

    async def on_event(self, event: events.Event) -> None:
        self.lock.notice(event)
        await self.keys.take(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves the screen while it is locked."""
        if not self.lock.is_on:
            super().copy_to_clipboard(text)

    # Below the lock ------------------------------------------------------------------------

    def action_lock(self) -> None:
        self.lock.put_on()

    def push_screen(self, screen: Any, *args: Any, **how: Any) -> Any:
        with below_the_lock(self):
            return super().push_screen(screen, *args, **how)

    def pop_screen(self) -> AwaitComplete:
        top: Screen[object] = self.screen
        if isinstance(top, LockScreen) and top.is_done:
            return super().pop_screen()
        with below_the_lock(self):
            return super().pop_screen()

    def switch_mode(self, mode: str) -> AwaitMount:
        """Another mode has its own screens, which the lock would not cover."""
        return AwaitMount(self.screen, []) if self.lock.is_on else super().switch_mode(mode)

    def on_notify(self, event: Notify) -> None:
        if self.lock.is_on:
            event.prevent_default()
