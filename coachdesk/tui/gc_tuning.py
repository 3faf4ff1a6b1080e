"""Garbage is looked for where there may be some: not among the thousands of cases just read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000  # objects


class Collector:
    """Python's collector of garbage, as one app uses it."""

    def __init__(self) -> None:
        self._kept_many = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Many objects at once, which stay: to look through them all would show in the keys."""
        if self._kept_many:  # of what came since some may be garbage, which is not to stay
            gc.collect()
        was_on = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
                self._kept_many = True
            if was_on:
                gc.enable()
