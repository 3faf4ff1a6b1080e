"""Calendars of elsewhere, taken in: what a file would do, and doing it as one change."""

from typing import TYPE_CHECKING

from coachdesk.desk.opening import OpenStore
from coachdesk.desk.safety import Safety
from coachdesk.domain.calendar_event import CalendarFile, CalendarPlan

if TYPE_CHECKING:
    from coachdesk.store.calendar_import import CalendarImport


class Calendars:
    """What a calendar's file would do to appointments and to the coach's time."""

    def __init__(self, opened: OpenStore, safety: Safety) -> None:
        self._open = opened
        self._safety = safety

    def read(self, data: bytes) -> CalendarFile:
        """What a file holds; raises Refused where it is no calendar."""
        from coachdesk.exchange.calendar_in import read_calendar

        return read_calendar(data, self._open.today)

    def plan(self, file: CalendarFile) -> CalendarPlan:
        """What it would do; nothing is written."""
        self._open.look_again()
        with self._open.damage_understood():
            return self._importing(file).plan()

    def take(self, file: CalendarFile, seen: CalendarPlan | None = None) -> CalendarPlan:
        """Do it, as one change that undo takes back; raises Refused.

        Raises Clash where it would do something else by now than what was `seen`.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store import journal
        from coachdesk.store.errors import Clash

        if not self._open.is_empty():
            self._safety.back_up(why="import")
        with journal.write(self._open.store, "import", calendar=True) as session:
            taking = self._importing(file)
            plan = taking.plan()
            if seen is not None and plan != seen:
                raise Clash(None, {})
            taking.write(session, plan)
        self._open.look_again()
        self._open.log("imported", count=len(plan.lines))
        return plan

    def _importing(self, file: CalendarFile) -> "CalendarImport":
        from coachdesk.store.calendar_import import CalendarImport

        minutes, sent = self._open.appointment_minutes, self._open.calendar_sent()
        return CalendarImport(self._open.store, file, self._open.today, minutes, sent)
