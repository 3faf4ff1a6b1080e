"""How an app ends: by a fault, by a signal, or because its terminal is gone.

Whichever it is, what was being typed is kept first, and nothing of anybody's data is printed. A
store that another program holds does not keep it from ending.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from types import FrameType
from typing import Any, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from coachdesk.tui.signals import SignalWatch
from coachdesk.tui.threads import NAME
from coachdesk.words import t

LOOK_SECONDS = 1.0
KEEP_SECONDS = 0.8  # how long the end waits for what was being typed to be kept
_TIDY_SECONDS = 0.3  # how long it waits for the terminal to be as it was
_HANG_UP = 1  # SIGHUP, a name that Windows does not have
_SIGNALLED = 128  # and the signal's number: the exit code of a program that was told to end

_T = TypeVar("_T")


class ScreenThreads(ThreadPoolExecutor):
    """Those in which a screen reads and writes."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix=NAME)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End those that are idle; the loop would wait for the others here, for any time."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)


class EndingApp(App[_T]):
    """An app that ends without losing or telling anything."""

    def __init__(self) -> None:
        for name in ("COLUMNS", "LINES"):  # else the screen keeps this size in any window
            os.environ.pop(name, None)
        super().__init__()
        self.fault: BaseException | None = None  # what stopped it
        self._told: int | None = None  # the signal that ended it
        self._keeping: list[bool | None] | None = None  # what came of the last keeping
        self._threads = ScreenThreads()
        self._watch: SignalWatch | None = None

    def keep_typed(self) -> bool | None:
        """Keep what stands in open forms; False where that failed. It raises nothing."""

    @property
    def unkept(self) -> bool:
        """Whether what was being typed when the app ended could not be kept."""
        return self._keeping is not None and (not self._keeping or self._keeping[0] is False)

    @property
    def unkept_text(self) -> str:
        """What to say then, when the screen has gone."""
        return t(
            "What was being typed last could not be kept: the caseload is in use elsewhere, "
            "or cannot be written."
        )

    def run(self, *args: Any, **how: Any) -> _T | None:
        """Run until somebody leaves; raises the fault or the signal that stopped it.

        Whoever called says a fault's type and place: Textual would print what all variables hold.
        """
        try:
            result = super().run(*args, **how)
        finally:
            self._threads.shutdown()
            if self._watch:
                self._watch.stop()
        if self.fault:
            raise self.fault
        if self._told:
            raise SystemExit(_SIGNALLED + self._told)
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
        asyncio.get_running_loop().set_default_executor(self._threads)
        numbers = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
        self._watch = SignalWatch(numbers, self.leave_now, self._leave_without_loop)
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

    def leave_now(self, number: int = _HANG_UP) -> None:
        """The terminal goes, or the system stops: end as at this signal."""
        if self._watch:
            self._watch.answer()
        if self._told is None:
            self._told = number
            self._keep()
            self.exit()

    def _leave_without_loop(self, number: int) -> None:
        """Likewise from another thread: the loop waits for a store, and may wait long."""
        self._told = number
        self._keep()
        if let_go := getattr(self._driver, "let_go", None):
            tidying = Thread(target=let_go, daemon=True)
            tidying.start()
            tidying.join(_TIDY_SECONDS)
        if self.unkept and sys.__stderr__:
            with suppress(OSError):
                print(self.unkept_text, file=sys.__stderr__, flush=True)
        os._exit(_SIGNALLED + number)

    def _keep(self) -> None:
        """Keep what was being typed, in a thread: it may wait for a store that is held."""
        if self._keeping is not None:
            return
        kept: list[bool | None] = []

        def keep() -> None:
            with suppress(Exception):
                kept.append(self.keep_typed())

        self._keeping = kept
        keeping = Thread(target=copy_context().run, args=(keep,), name=f"{NAME}-keep", daemon=True)
        keeping.start()
        keeping.join(KEEP_SECONDS)

    def _fatal_error(self) -> None:
        error = sys.exc_info()[1] or self._exception or RuntimeError()
        self.fault = self.fault or (error.error if isinstance(error, WorkerFailed) else error)
        self._keep()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """What Textual would print is left unsaid."""
        self._return_code = 1
        self._fatal_error()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[Any]:
        """None of Textual's own: its screenshot would write people's data to disk."""
        return ()
