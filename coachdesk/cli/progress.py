"""How far long work has come: one line on standard error, where that is a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeVar

_T = TypeVar("_T")

_WIDTH = 30
_EVERY = 0.1  # seconds between two drawings
_WIPE = "\r\x1b[K"


class Progress:
    """A bar that fills while work is done, and is gone afterwards."""

    def __init__(self, title: str, total: int, *, shown: bool = True) -> None:
        self._title = title
        self._total = total
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            self._write(_WIPE)

    def update(self, done: int) -> None:
        """So much of the total is done."""
        now = time.monotonic()
        if not self._shown or not self._total or now - self._last < _EVERY:
            return
        self._last = now
        share = min(done / self._total, 1.0)
        full = int(share * _WIDTH)
        self._write(f"\r{self._title} {'█' * full}{'░' * (_WIDTH - full)} {share:4.0%}")
        self._drawn = True

    def track(self, items: Iterable[_T]) -> Iterator[_T]:
        """These items; each that was used counts as done."""
        for number, item in enumerate(items, start=1):
            yield item
            self.update(number)

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
