"""The threads that a screen starts, and how long the end of the program waits for them."""

import threading
import time

NAME = "coachdesk"  # with which the names of all of them begin


def all_end(within: float) -> bool:
    """Wait for them; False where one still works, or waits for a store that is held."""
    until = time.monotonic() + within
    for thread in _running():
        thread.join(max(0.0, until - time.monotonic()))
    return not _running()


def _running() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith(NAME)]
