"""Showing a written page in the program that the system opens such files with."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def open_in_viewer(path: Path) -> bool:
    """Open a file in the user's own program for it; False where there is no such program.

    A browser that works inside the terminal would draw over the screen: without a desktop
    nothing is started.
    """
    with suppress(OSError):
        if sys.platform == "win32":
            os.startfile(path)
            return True
        if command := _opener():
            subprocess.Popen(
                [command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return True
    return False


def _opener() -> str | None:
    if sys.platform == "darwin":
        return "open"
    has_desktop = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    return "xdg-open" if has_desktop else None
