"""How the terminal is read: Textual's driver, with a reading thread of its own.

Textual's ends the app at one byte that is no UTF-8 and at sequences it cannot read, and looks ten
times a second whether an esc stood alone: what is typed sooner after it is taken for another key,
esc and enter for enter alone.
"""

import os
import select

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from coachdesk.store.memory_wiping import zeroize
from coachdesk.tui.decoding import TerminalText
from coachdesk.tui.pasting import PASTE_BEGINS, QuickPasteParser

_ALONE = 0.03  # seconds in which the rest of a key has come, also through ssh
_IDLE = 0.1  # seconds between two looks whether the app has ended
_MUCH = 4096  # bytes read at once


class TerminalDriver(LinuxDriver):
    """Reads whatever a terminal sends."""

    def let_go(self) -> None:
        """Leave the terminal as it was, from any thread, while the loop waits for something."""
        self._disable_mouse_support()
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

            self._app.call_later(fail)

    def _read_on(self) -> None:
        if "ESCDELAY" not in os.environ:  # who set that knows better
            constants.ESCAPE_DELAY = _ALONE  # type: ignore[misc]
        text, keys = TerminalText(), QuickPasteParser()
        data = b""
        while not self.exit_event.is_set():
            # Where half a key may have come, its rest follows soon or never.
            data = self._take(min(constants.ESCAPE_DELAY + 0.001, _IDLE) if data else _IDLE)
            if not data:
                text.rest()
            for event in keys.feed(text.read(data)) if data else keys.tick():
                self.process_message(event)
            if len(data) > 1 and (data[:1] != b"\x1b" or PASTE_BEGINS in data):
                zeroize(data)  # it may be a passphrase
        self._take(_IDLE)  # the mouse's last reports, which else stand at the shell's prompt

    def _take(self, wait: float) -> bytes:
        """What came within so many seconds."""
        if not select.select([self.fileno], [], [], wait)[0]:
            return b""
        try:
            data = os.read(self.fileno, _MUCH)
        except OSError:
            data = b""
        if not data:  # the terminal is gone, and would be asked for ever
            self.exit_event.wait(_IDLE)
        return data
