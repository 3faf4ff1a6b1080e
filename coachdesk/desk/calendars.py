"""A calendar out and in: what goes out, what a file would do, and doing it as one change."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.desk.file_writer import FileWriter, Missed
from coachdesk.desk.opening import OpenStore
from coachdesk.desk.reading import Reading
from coachdesk.desk.safety import Safety
from coachdesk.domain.calendar_event import CalendarFile, CalendarPlan

if TYPE_CHECKING:
    from coachdesk.store.calendar_import import CalendarImport


class Calendars:
    """What goes to a calendar, and what comes from one."""

    def __init__(self, opened: OpenStore, read: Reading, safety: Safety) -> None:
        self._open = opened
        self._read = read
        self._safety = safety
        self._writer = FileWriter(opened, safety)

    def export(
        self,
        path: Path | None = None,
        *,
        names: bool = False,
        missed: Missed = lambda _: None,
        over: bool = False,
    ) -> str:
        """Write what a calendar takes, to a file where one is named, and note it; raises OSError.

        Gives the text. The note in the access log says up to which change it is, so that the next
        file cancels what has gone since.
        """
        from coachdesk.exchange.calendar_out import write_calendar

        with self._open.store.read_transaction():
            entries = self._read.calendar_entries()
            [(last,)] = self._open.store.read("SELECT max(id) FROM journal_entry")
        text = write_calendar(entries, datetime.now(UTC), names)
        noted = {"format": "ics", "entry": last}
        self._writer.write(path, text, "export_calendar", len(entries), missed, over=over, **noted)
        return text

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
