"""What keys do while another program holds the store: what needs no store acts, the rest waits."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.benchmarks.stores import Stores
from tests.benchmarks.subjects import FORM, LISTED, SAVED, SCREENS, Subject, desk
from tests.benchmarks.tui_bench import ENV, QUIET_KEY, UNSET, Terminal

SECONDS = 4.0
_SETTLES = 1.0  # seconds after the first screen, in which the desk prepares what may come
_WITHIN = 30.0
_TYPED = "uitgelegd"

Figures = dict[str, list[float]]


def figures(stores: Stores, size: tuple[int, int], seconds: float = SECONDS) -> Figures:
    """One round: milliseconds of each key, and of what waited, from when the store was let go."""
    subject = desk("held", stores.people(40), [{"until": LISTED}])
    os.system(subject.setup)
    keys = _Keys(subject, size)
    try:
        keys.wait(keys.terminal.t0, LISTED, _SETTLES)
        keys.press("2", SCREENS["2"])
        keys.press("1", SCREENS["1"])
        with _held(subject, seconds):
            for key in ("down",) * 6 + ("pagedown", "pageup", "home", "space", "space"):
                keys.press(key, label=key)
            keys.press("2", SCREENS["2"])
            keys.press("/")
            for letter in "van":
                keys.press(letter, label="filter")
            keys.press("esc")
            keys.press("1", SCREENS["1"])
            keys.send("c", "h", f"text:{_TYPED}")
        keys.wait(time.perf_counter(), rf"{_TYPED}(?s:.*){FORM}", label="what was typed")
        with _held(subject, seconds):
            for _ in range(6):
                keys.press("x", label="letter in a form")
            for _ in range(4):
                keys.press("tab", label="next field")
            keys.send("ctrl+s")
        keys.wait(time.perf_counter(), SAVED, label="saved")
    finally:
        keys.terminal.close()
    return keys.found


class _Keys:
    """The keys of one run, and what each of them took."""

    def __init__(self, subject: Subject, size: tuple[int, int]) -> None:
        env = {name: text for name, text in os.environ.items() if name not in UNSET}
        self.terminal = Terminal(subject.cmd, env | ENV, size)
        self.found: Figures = {}

    def send(self, *keys: str) -> None:
        for key in keys:
            os.write(self.terminal.fd, self.terminal.encode(key))

    def press(self, key: str, until: str | None = None, label: str = "") -> None:
        begun = time.perf_counter()
        self.send(key)
        self.wait(begun, until, label=label)

    def wait(
        self, begun: float, until: str | None, quiet: float = QUIET_KEY, label: str = ""
    ) -> None:
        """Until the screen shows it; of a key alone, which may not stand still, the first byte."""
        took, reached = self.terminal.watch(begun, until, quiet, _WITHIN)
        if not reached:
            raise TimeoutError(f"not reached: {until}\n{self.terminal.text()}")
        milliseconds = took["match" if until else "first"]
        if label and milliseconds is not None:
            self.found.setdefault(label, []).append(milliseconds)


@contextmanager
def _held(subject: Subject, seconds: float) -> Iterator[None]:
    """Another program writes in the store for so long."""
    path = subject.cmd[-1]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.perf_counter()
        yield
        time.sleep(max(0.0, begun + seconds - time.perf_counter()))
