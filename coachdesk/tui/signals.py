"""Signals that end a screen, also while its loop waits for a store that another program holds."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

_SOON = 0.4  # seconds in which a loop that waits for nothing has answered
_THEN = 1.2  # and in which the screen has gone, once it has


def _go_on(_: int, __: FrameType | None) -> None:
    """The watching thread has it already."""


class SignalWatch:
    """A thread that is told of signals at once.

    Python's own handlers, and those of the loop, run in the main thread, and only when that waits
    for nothing.
    """

    def __init__(
        self, numbers: tuple[int, ...], ask: Callable[[int], object], force: Callable[[int], object]
    ) -> None:
        """`ask` is called in the loop, and is to call `answer`; `force` where that does not end."""
        self._numbers = numbers
        self._ask = ask
        self._force = force
        self._loop = asyncio.get_running_loop()
        self._answered = threading.Event()
        self._ended = threading.Event()
        self._listens, self._tells = os.pipe()
        os.set_blocking(self._tells, False)
        self._before: dict[int, Any] = {n: signal.signal(n, _go_on) for n in numbers}
        self._wakeup = signal.set_wakeup_fd(self._tells, warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def answer(self) -> None:
        """The loop does what it was asked."""
        self._answered.set()

    def stop(self) -> None:
        """Give the signals back, once the screen has gone."""
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        self._answered.set()
        self._ended.set()
        os.close(self._tells)
        self._thread.join()
        os.close(self._listens)

    def _listen(self) -> None:
        while (heard := os.read(self._listens, 64)) and not self._ended.is_set():
            number = next((n for n in heard if n in self._numbers), None)
            with suppress(RuntimeError):  # the loop has just ended
                if number is None:  # Textual's own handler runs once the main thread wakes
                    self._loop.call_soon_threadsafe(bool)
                else:
                    self._loop.call_soon_threadsafe(self._ask, number)
            if number is not None and not (self._answered.wait(_SOON) and self._ended.wait(_THEN)):
                self._force(number)
