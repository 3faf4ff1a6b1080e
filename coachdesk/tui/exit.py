"""How an app ends: by a fault, by a signal, or because its terminal is gone.

In each case what was being typed is kept first, and nobody's data is printed. A store that another
program holds does not keep the app from ending.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TYPE_CHECKING

from coachdesk.tui.signals import SignalWatch
from coachdesk.tui.textual_types import AnyApp
from coachdesk.tui.threads import NAME
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.textual_patches.terminal_driver import TerminalDriver

KEEP_SECONDS = 0.8  # how long the end waits for what was being typed to be kept
_TIDY_SECONDS = 0.3  # how long it waits for the terminal to be as it was
_HANG_UP = 1  # SIGHUP, a name that Windows does not have
_SIGNALLED = 128  # and the signal's number: the exit code of a program that was told to end


class ScreenThreads(ThreadPoolExecutor):
    """Those in which a screen reads and writes."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix=NAME)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End those that are idle; the loop would wait for the others here, for any time."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)


class Ending:
    """The end of one app: it loses nothing and tells nothing."""

    def __init__(self, app: AnyApp, keep_typed: Callable[[], bool | None]) -> None:
        """`keep_typed` keeps what stands in open forms; False where that failed."""
        self._app = app
        self._keep_typed = keep_typed
        self.fault: BaseException | None = None  # what stopped the app
        self.terminal: TerminalDriver | None = None
        self._told: int | None = None  # the signal that ended the app
        self._keeping: list[bool | None] | None = None  # what came of the last keeping
        self._threads = ScreenThreads()
        self._watch: SignalWatch | None = None

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

    def begin(self) -> None:
        """The app runs, in this thread's loop."""
        if self._app.is_headless or sys.platform == "win32":
            return
        asyncio.get_running_loop().set_default_executor(self._threads)
        numbers = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
        self._watch = SignalWatch(numbers, self.leave_now, self._leave_without_loop)

    def stop(self) -> None:
        """The app no longer runs."""
        self._threads.shutdown()
        if self._watch:
            self._watch.stop()

    def tell(self) -> None:
        """Raise the fault or the signal that stopped the app, if one did."""
        if self.fault:
            raise self.fault
        if self._told:
            raise SystemExit(_SIGNALLED + self._told)

    def failed(self, error: BaseException) -> None:
        """The app stops at this fault, or at the one before it."""
        self.fault = self.fault or error
        self.keep()

    def look_for_terminal(self) -> None:
        """Leave where the terminal went without a signal."""
        if sys.__stdin__ is None or not os.isatty(sys.__stdin__.fileno()):
            self.leave_now()

    def leave_now(self, number: int = _HANG_UP) -> None:
        """The terminal goes, or the system stops: end as at this signal."""
        if self._watch:
            self._watch.answer()
        if self._told is None:
            self._told = number
            self.keep()
            self._app.exit()

    def _leave_without_loop(self, number: int) -> None:
        """Likewise from another thread: the loop waits for a store, and may wait long."""
        self._told = number
        self.keep()
        if self.terminal:
            tidying = Thread(target=self.terminal.give_back, daemon=True)
            tidying.start()
            tidying.join(_TIDY_SECONDS)
        if self.unkept and sys.__stderr__:
            with suppress(OSError):
                print(self.unkept_text, file=sys.__stderr__, flush=True)
        os._exit(_SIGNALLED + number)

    def keep(self) -> None:
        """Keep what was being typed, in a thread: it may wait for a store that is held."""
        if self._keeping is not None:
            return
        kept: list[bool | None] = []

        def keep() -> None:
            with suppress(Exception):
                kept.append(self._keep_typed())

        self._keeping = kept
        keeping = Thread(target=copy_context().run, args=(keep,), name=f"{NAME}-keep", daemon=True)
        keeping.start()
        keeping.join(KEEP_SECONDS)
