"""Work that hangs does not keep an app from ending."""

import asyncio
import subprocess
import sys

import pytest

from coachdesk.tui.daemon_threads import unawaited


def test_what_it_does_is_given_back_and_what_it_raises_is_raised() -> None:
    assert asyncio.run(unawaited(lambda: 3)) == 3
    with pytest.raises(ZeroDivisionError):
        asyncio.run(unawaited(lambda: 1 // 0))


_LEAVES = """
import asyncio, threading
from coachdesk.tui.daemon_threads import unawaited

async def leave():
    waiting = asyncio.ensure_future(unawaited(threading.Event().wait))
    await asyncio.sleep(0)
    waiting.cancel()

asyncio.run(leave())
"""


def test_a_program_ends_while_the_work_still_hangs() -> None:
    subprocess.run([sys.executable, "-c", _LEAVES], check=True, timeout=60)
