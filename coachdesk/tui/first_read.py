"""The first day, read in a thread while the screen's library is imported."""

import threading
from typing import TYPE_CHECKING

from coachdesk.tui.threads import NAME

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.day import Day


class FirstDay(threading.Thread):
    """Begins to read at once; of a large caseload only the first lines."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(daemon=True, name=f"{NAME}-first")
        self._desk = desk
        self._day: Day | None = None
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._day = self._desk.read.first_lines() or self._desk.read.day()
        except Exception as error:
            self._error = error

    def take(self, wait: float) -> "Day | None":
        """The day, or None when it needs longer than `wait` seconds; raises what reading raised."""
        self.join(wait)
        if self._error:
            raise self._error
        return self._day
