"""A lone esc is known soon, unless the user set a delay of their own."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest
from textual import constants
from textual.events import Key

from tests.platforms import needs_posix

if sys.platform != "win32":
    from coachdesk.tui.textual_patches.terminal_driver import TerminalDriver

pytestmark = needs_posix  # Textual has another driver there


@contextmanager
def reading() -> Iterator[tuple[int, "Queue[str]"]]:
    """A driver at work: where to write for it to read, and the keys it has read."""
    keys: Queue[str] = Queue()
    driver = TerminalDriver.__new__(TerminalDriver)
    driver.fileno, wrote = os.pipe()
    driver._woken, driver._wakes = os.pipe()
    driver.exit_event = Event()
    driver.process_message = lambda event: isinstance(event, Key) and keys.put(event.key)  # type: ignore[assignment, func-returns-value]
    thread = Thread(target=driver.run_input_thread)
    thread.start()
    yield wrote, keys
    driver.exit_event.set()
    os.write(driver._wakes, b".")
    thread.join()
    for pipe in (wrote, driver.fileno, driver._woken, driver._wakes):
        os.close(pipe)


@pytest.fixture
def untouched(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Textual as it comes."""
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    monkeypatch.delenv("ESCDELAY", raising=False)
    return monkeypatch


def test_esc_alone_is_a_key_of_its_own_before_the_next_one(
    untouched: pytest.MonkeyPatch,
) -> None:
    with reading() as (wrote, keys):
        os.write(wrote, b"\x1b")
        assert keys.get(timeout=5) == "escape"
        os.write(wrote, b"\r")
        assert keys.get(timeout=5) == "enter"
    assert constants.ESCAPE_DELAY < 0.1


def test_the_delay_that_somebody_set_is_kept(untouched: pytest.MonkeyPatch) -> None:
    untouched.setenv("ESCDELAY", "5000")
    untouched.setattr(constants, "ESCAPE_DELAY", 5.0)
    with reading() as (wrote, keys):
        os.write(wrote, b"\x1b")
        os.write(wrote, b"[A")
        assert keys.get(timeout=5) == "up"
    assert constants.ESCAPE_DELAY == 5.0


def test_the_thread_that_reads_sleeps_while_nobody_types(untouched: pytest.MonkeyPatch) -> None:
    sleeps, waits = Event(), select.select

    def wait(*what: Any) -> Any:
        if what[3] is None:
            sleeps.set()
        return waits(*what)

    untouched.setattr(select, "select", wait)
    with reading() as (wrote, keys):
        for _ in range(2):
            os.write(wrote, b"a")
            assert keys.get(timeout=5) == "a"
            sleeps.clear()
            assert sleeps.wait(timeout=5)
