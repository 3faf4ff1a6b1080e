"""The first day, read in a thread while the screen's library is imported."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.day import Day


class FirstDay(threading.Thread):
    """Begins to read at once; `take` waits a moment for it, and gives None when it needs longer."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(daemon=True)
        self._desk = desk
        self._day: Day | None = None
        self.start()

    def run(self) -> None:
        self._day = self._desk.day()

    def take(self, wait: float) -> "Day | None":
        self.join(wait)
        return self._day
