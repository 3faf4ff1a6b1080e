"""How an app ends: by a fault, by a signal, or because its terminal is gone.

Whichever it is, what was being typed is kept first, and nothing of anybody's data is printed.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import FrameType
from typing import Any, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

LOOK_SECONDS = 1.0

_T = TypeVar("_T")


class EndingApp(App[_T]):
    """An app that ends without losing or telling anything."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: BaseException | None = None  # what stopped it

    def keep_typed(self) -> None:
        """Keep what stands in open forms; called last of all, so it raises nothing."""

    def run(self, *args: Any, **how: Any) -> _T | None:
        """Run until somebody leaves; raises the fault that stopped it.

        Whoever called says its type and place: Textual would print what all variables hold.
        """
        result = super().run(*args, **how)
        if self.fault:
            raise self.fault
        return result

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, which reads whatever a terminal sends."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from coachdesk.tui.driver import TerminalDriver

        return TerminalDriver

    def on_mount(self) -> None:
        if self.is_headless or sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self.leave_now)
        self.call_after_refresh(self._watch_stops)
        self.set_interval(LOOK_SECONDS, self._look_for_terminal)

    def _watch_stops(self) -> None:
        """A stop that gave no warning must not make Textual take the terminal a second time.

        It would read it twice from then on, lose keys between the two, and hang when it ends.
        """
        import termios

        driver, terminal = self._driver, sys.__stdin__
        textuals = signal.getsignal(signal.SIGCONT)
        if terminal is None or not callable(textuals):
            return
        modes = termios.tcgetattr(terminal.fileno())

        def go_on(number: int, frame: FrameType | None) -> None:
            if getattr(driver, "_must_signal_resume", True):  # it let go of the terminal before
                textuals(number, frame)
                return
            # A shell may have been in between; a terminal that closes sends this signal too.
            with suppress(termios.error):
                termios.tcsetattr(terminal.fileno(), termios.TCSANOW, modes)
            self.call_later(self.refresh, layout=True)

        signal.signal(signal.SIGCONT, go_on)

    def _look_for_terminal(self) -> None:
        """A terminal that went without a signal: reading it would spin for ever."""
        if sys.__stdin__ is None or not os.isatty(sys.__stdin__.fileno()):
            self.leave_now()

    def leave_now(self) -> None:
        """The terminal goes, or the system stops."""
        self.keep_typed()
        self.exit()

    def _fatal_error(self) -> None:
        error = sys.exc_info()[1] or self._exception
        self.fault = self.fault or (error.error if isinstance(error, WorkerFailed) else error)
        self.keep_typed()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """What Textual would print is left unsaid; its input thread ends so without a terminal."""
        self._return_code = 1
        self._fatal_error()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[Any]:
        """None of Textual's own: its screenshot would write people's data to disk."""
        return ()
