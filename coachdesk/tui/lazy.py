"""A function or class named by its place, and imported when it is first used.

So the start does not wait for screens that nobody opened yet, and a command can name a screen that
imports the list of commands itself.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

Opener = Callable[..., object]


def imported(place: str) -> Opener:
    """`screens.settings:open_settings` → that function of `coachdesk.tui.screens.settings`."""
    module, _, name = place.partition(":")
    return cast(Opener, getattr(import_module(f"coachdesk.tui.{module}"), name))
