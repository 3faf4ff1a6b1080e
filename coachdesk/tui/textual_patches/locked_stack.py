"""Hook: screens that open or close while the lock is on, below the lock.

Textual only pushes and pops at the top of its stack. Without this a form that was saved late would
close the lock instead of itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from coachdesk.tui.screens.lock import LockScreen
from coachdesk.tui.textual_types import AnyApp


@contextmanager
def below_the_lock(app: AnyApp) -> Iterator[None]:
    """Take the lock off the stack; it is put back before anything is painted."""
    stack = app._screen_stack
    lock = stack.pop() if stack and isinstance(stack[-1], LockScreen) else None
    try:
        yield
    finally:
        if lock:
            app._screen_stack.append(lock)
