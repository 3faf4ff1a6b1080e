"""Esc without a wait.

A terminal sends esc as the begin of many keys. Textual looks ten times a second whether one stood
alone, and takes what is typed sooner after it for another key: esc and enter for enter alone.
"""

import os
import selectors
import sys
from typing import Any

from textual import constants

_ALONE = 0.03  # seconds in which the rest of a key has come, also through ssh


class _LooksOften(selectors.SelectSelector):
    """Waits for the terminal no longer than it takes to know a lone esc."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        longest = constants.ESCAPE_DELAY
        return super().select(longest if timeout is None else min(timeout, longest))


class _Selectors:
    """The module, as Textual's driver sees it."""

    SelectSelector = _LooksOften

    def __getattr__(self, name: str) -> Any:
        return getattr(selectors, name)


def esc_at_once() -> None:
    """Have Textual's driver know a lone esc soon; who set ESCDELAY knows better."""
    if "ESCDELAY" not in os.environ:
        constants.ESCAPE_DELAY = _ALONE  # type: ignore[misc]
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.selectors = _Selectors()  # type: ignore[assignment, attr-defined]
