"""What the desk's app does by itself: look for changes, lock, publish, import what comes next."""

import gc
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import PEERS
from coachdesk.tui.lazy import imported
from coachdesk.tui.locking import running_time
from coachdesk.tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from coachdesk.tui.app import DeskApp

POLL_SECONDS = 5.0
PUBLISH_SECONDS = 3600.0
WARM_UP_AFTER = 0.3  # seconds in which no key was pressed
WARM_UP_WITHIN = 2.0  # seconds, where keys never rest


def _import_dossier() -> None:
    """The first enter opens one: nobody is quicker than this import."""
    import_module("coachdesk.tui.screens.dossier")


class BackgroundTimers:
    """The timers of the desk's app, which begin after its first painting."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self._is_looking = False  # after changes of other windows, in a thread
        self._seen_day = app.desk.today
        self._shown_at = 0.0
        self._warming_up: Timer | None = None

    def begin(self) -> None:
        app = self._app
        self._shown_at = app.lock.last_touched = running_time()
        app.run_worker(_import_dossier, thread=True, group="warm-up")
        self._warming_up = app.set_interval(WARM_UP_AFTER / 4, self._warm_up_when_idle)
        app.set_interval(POLL_SECONDS, self._look)  # one timer: each wakes the processor
        self._publish_if_due()
        app.set_interval(PUBLISH_SECONDS, self._publish_if_due)

    # Imports -------------------------------------------------------------------------------

    def _warm_up_when_idle(self) -> None:
        now = running_time()
        rests = now - self._app.lock.last_touched > WARM_UP_AFTER
        if rests or now - self._shown_at > WARM_UP_WITHIN:
            self.warm_up()

    def warm_up(self) -> None:
        """Begin to import, once; a form that opens will be saved soon."""
        if self._warming_up:
            self._warming_up.stop()
            self._warming_up = None
            self._app.run_worker(self._warm_up, thread=True, group="warm-up")

    def _warm_up(self) -> None:
        """Import in a thread what will be asked for next, SQLModel above all."""
        import_module("coachdesk.tui.forms.contact")
        for place in PEERS.values():
            imported(place)
        with suppress(StoreError):  # locked meanwhile, say: the next write will tell
            self._app.desk.write.warm_up()
        gc.freeze()

    def _look(self) -> None:
        self._app.lock.put_on_when_idle()
        self.look_for_changes()

    # Other windows -------------------------------------------------------------------------

    def look_for_changes(self) -> None:
        """Another window wrote, or a new day began: read again."""
        if self._app.lock.is_on or self._is_looking:
            return
        self._is_looking = True

        def failed(_: Exception) -> bool:
            self._is_looking = False
            return False

        self._app.work.write(lambda: self._app.desk.version, self._looked, failed)

    def _looked(self, version: tuple[int, int]) -> None:
        self._is_looking = False
        work, today = self._app.work, self._app.desk.today
        is_unread = any(
            isinstance(screen, DeskScreen) and screen.reading.is_unread
            for screen in self._app.screen_stack
        )
        if version != work.seen_version or today != self._seen_day or is_unread:
            work.seen_version, self._seen_day = version, today
            work.reload()

    # Publishing ----------------------------------------------------------------------------

    def _publish_if_due(self) -> None:
        """Once a day, where the coach set a folder for it."""
        if not self._app.lock.is_on:
            self._app.run_worker(self._publish(), group="publishing")

    async def _publish(self) -> None:
        from coachdesk.tui.daemon_threads import unawaited

        try:
            problem = await unawaited(self._app.desk.files.publish_if_due)
        except Exception as error:
            self._app.work.not_done(error)
        else:
            if problem:
                self._app.work.say(problem, warn=True)
