"""Hook: how the terminal is read, with a thread of coachdesk's own.

Textual's thread ends the app at one byte that is no UTF-8 and at sequences it cannot read. It looks
ten times a second whether an esc stood alone: a key that comes sooner is taken for another key, esc
and enter for enter alone. Here the thread sleeps while nobody types, and a battery lasts longer.
"""

import os
import select
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from coachdesk.store.memory_wiping import zeroize
from coachdesk.tui.textual_patches.decoding import TerminalText
from coachdesk.tui.textual_patches.pasting import PASTE_BEGINS, QuickPasteParser
from coachdesk.tui.textual_types import AnyApp

if TYPE_CHECKING:
    from coachdesk.tui.base_app import CoachdeskApp

_ALONE = 0.03  # seconds in which the rest of a key has come, also through ssh
_STEP = 0.1  # seconds; the longest wait for the rest of a key, and between looks at what ends
_MUCH = 4096  # bytes read at once
_NO_MOUSE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"


class TerminalDriver(LinuxDriver):
    """Reads any bytes that a terminal sends."""

    def __init__(
        self,
        app: AnyApp,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._owner = cast("CoachdeskApp[object]", app)
        self._owner.ending.terminal = self
        self._is_given_back = False  # to the shell, at ctrl+z
        self._own_modes: list[int | list[bytes | int]] | None = None  # the terminal's, as set here
        self._woken, self._wakes = os.pipe()  # ends the sleep of the thread that reads

    def start_application_mode(self) -> None:
        self.attrs_before = None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.attrs_before is not None:  # else the shell kept it, and it was stopped again
            self._is_given_back = False
            with suppress(termios.error):
                self._own_modes = termios.tcgetattr(self.fileno)

    def suspend_application_mode(self) -> None:
        self._is_given_back = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again and paint all anew, which Textual does not where nothing changed.

        After a stop that gave no warning the terminal is still taken. Textual would take it a
        second time, lose keys between its two readers, and hang at the end.
        """
        if self._is_given_back:
            super().resume_application_mode()
        elif self._own_modes is not None:
            # A shell may have been in between; a terminal that closes sends this signal too.
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._own_modes)
        self._owner.call_later(self._owner.refresh, layout=True)

    def give_back(self) -> None:
        """Leave the terminal as it was, from any thread, while the loop waits for something."""
        self.write(_NO_MOUSE)
        self.stop_application_mode()
        self.close()

    def run_input_thread(self) -> None:
        """Read until the app ends; what goes wrong here is raised in the app."""
        try:
            self._read_on()
        except Exception as error:
            fault = error

            def fail() -> None:
                raise fault

            self._owner.call_later(fail)

    def _read_on(self) -> None:
        if "ESCDELAY" not in os.environ:  # else the user chose a delay
            constants.ESCAPE_DELAY = _ALONE  # type: ignore[misc]
        text, keys = TerminalText(), QuickPasteParser()
        came_at = time.monotonic()
        while not self.exit_event.is_set():
            # Where half a key may have come, its rest follows soon or never.
            rests = time.monotonic() - came_at > constants.ESCAPE_DELAY + _STEP
            data = self._take(None if rests else min(constants.ESCAPE_DELAY + 0.001, _STEP))
            if data:
                came_at = time.monotonic()
            else:
                text.rest()
            for event in keys.feed(text.read(data)) if data else keys.tick():
                self.process_message(event)
            if len(data) > 1 and (data[:1] != b"\x1b" or PASTE_BEGINS in data):
                zeroize(data)  # it may be a passphrase
        self._take(_STEP)  # the mouse's last reports, which else stand at the shell's prompt

    def disable_input(self) -> None:
        """Read no more; the thread that reads has ended then."""
        os.write(self._wakes, b".")
        super().disable_input()
        os.read(self._woken, 1)

    def _take(self, wait: float | None) -> bytes:
        """What came within so many seconds, or whenever it comes."""
        ready = select.select([self.fileno, self._woken], [], [], wait)[0]
        if self.fileno not in ready:
            if ready:  # the end is near
                self.exit_event.wait(_STEP)
            return b""
        try:
            data = os.read(self.fileno, _MUCH)
        except OSError:
            data = b""
        if not data:  # the terminal may be gone, and would be asked for ever
            self._owner.call_later(self._owner.ending.look_for_terminal)
            self.exit_event.wait(_STEP)
        return data
