"""coachdesk in a process of its own on a terminal (a pty), and every byte it sends there."""

import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

if sys.platform != "win32":  # where the tests that play a terminal are skipped
    import fcntl
    import pty
    import termios

HERE = Path(__file__).parents[2]
_SEQUENCES = re.compile(
    rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[()][0-9A-Z]|.)"
)


class Terminal:
    """One program on its own terminal."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        home: Path,
        env: Mapping[str, str] = {},
        size: tuple[int, int] = (80, 24),
        *,
        leads: bool = True,
        **elsewhere: Any,
    ) -> None:
        """`leads`: whether closing the window tells the program so (SIGHUP), as usual.

        `elsewhere`: streams that are not this terminal (`stderr=file`).
        """
        self.sent = b""  # all that the program sent to the terminal
        self.master: int | None
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        own = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "TERM": "xterm-256color",
               "LANG": "en_US.UTF-8", "PYTHONPATH": str(HERE), "COACHDESK_TODAY": "2026-11-20",
               "TMPDIR": str(home)}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, *map(str, argv)],
            **{"stdin": slave, "stdout": slave, "stderr": slave, **elsewhere},
            cwd=home, start_new_session=True,
            env={**os.environ, **own, **env},
            preexec_fn=(lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0)) if leads else None,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal window."""
        if self.master is not None:
            os.close(self.master)
            self.master = None

    @property
    def shown(self) -> str:
        """All texts sent so far, without the sequences that place and colour them."""
        return _SEQUENCES.sub(b"", self.sent).decode("utf-8", "replace")

    def pump(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; says whether anything came."""
        if self.master is None or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            data = b""
        self.sent += data
        return bool(data)

    def settle(self, quiet: float = 0.25, at_most: float = 20) -> None:
        """Wait until it sends nothing for a while."""
        end = time.monotonic() + at_most
        while time.monotonic() < end and self.pump(quiet):
            pass

    def wait_for(self, text: str, at_most: float = 30) -> None:
        """Wait until it showed this text; what it showed is forgotten."""
        end = time.monotonic() + at_most
        while text not in self.shown[self._read :]:
            assert time.monotonic() < end, f"no {text!r} in: {self.shown[self._read :][-3000:]}"
            if not self.pump(0.2):
                assert self.process.poll() is None, self.shown[-3000:]
        self._read = len(self.shown)

    def forget(self) -> None:
        """What it showed so far counts no more for `wait_for`."""
        self._read = len(self.shown)

    _read = 0

    def press(self, *keys: str, quiet: float = 0.25) -> None:
        """Send keys one by one, and wait each time until the screen rests."""
        for key in keys:
            self.write(key)
            self.settle(quiet)

    def resize(self, width: int, height: int) -> None:
        """The window gets another size, of which the system tells the program."""
        assert self.master is not None
        size = struct.pack("HHHH", height, width, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    def write(self, text: str | bytes) -> None:
        """Send text as a user types it, or any bytes; long ones bit by bit, as terminals do."""
        assert self.master is not None
        data = text.encode() if isinstance(text, str) else text
        while data:
            ready = select.select([self.master], [self.master], [], 10)
            if self.master in ready[0]:
                self.pump(0)
            if self.master in ready[1]:
                data = data[os.write(self.master, data[:1024]) :]

    def ended(self, at_most: float = 20) -> int:
        """Wait until it ends; gives the exit code (negative: ended by that signal)."""
        end = time.monotonic() + at_most
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still running: {self.shown[-2000:]}"
            if not self.pump(0.02):
                time.sleep(0.005)
        while self.pump(0.05):
            pass
        return self.process.returncode
