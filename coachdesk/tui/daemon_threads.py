"""Work that the end of the program does not wait for."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

_Found = TypeVar("_Found")


async def unawaited(act: Callable[[], _Found]) -> _Found:
    """Do `act` in a thread and give its result, or raise what it raised.

    A thread of Textual's own is waited for when the app ends. A network folder that does not
    answer would so keep it from ending.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Found] = loop.create_future()

    def settle(found: _Found | None, error: Exception | None) -> None:
        if done.done():  # the app is leaving
            return
        if error:
            done.set_exception(error)
        else:
            done.set_result(cast(_Found, found))

    def work() -> None:
        found, fault = None, None
        try:
            found = act()
        except Exception as error:
            fault = error
        with suppress(RuntimeError):  # the app has gone
            loop.call_soon_threadsafe(settle, found, fault)

    threading.Thread(target=work, daemon=True).start()
    return await done
