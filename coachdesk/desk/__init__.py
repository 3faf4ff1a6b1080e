"""The only way in for screens and commands: everything they can ask or do, one method each.

The desk owns the clock and the norms. Reads are plain data from the bare connection; SQLModel is
imported by the first write, so that the first screen does not wait for it.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from coachdesk.desk.opening import OpenStore, StoreVersion
from coachdesk.desk.reading import CaseLine, Reading
from coachdesk.store.cases import Scope
from coachdesk.store.store import Store

if TYPE_CHECKING:
    from coachdesk.desk.calendars import Calendars
    from coachdesk.desk.files import Files
    from coachdesk.desk.safety import Safety
    from coachdesk.desk.writing import Writing

__all__ = ["CaseLine", "Desk", "Scope", "StoreVersion"]


class Desk(OpenStore):
    """One open store as of a day, and its parts; each is imported when it is first used."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        super().__init__(store, today)
        self.read = Reading(self)

    @cached_property
    def write(self) -> "Writing":
        from coachdesk.desk.writing import Writing

        return Writing(self, self.read)

    @cached_property
    def safety(self) -> "Safety":
        from coachdesk.desk.safety import Safety

        return Safety(self)

    @cached_property
    def files(self) -> "Files":
        from coachdesk.desk.files import Files

        return Files(self, self.read, self.safety)

    @cached_property
    def calendars(self) -> "Calendars":
        from coachdesk.desk.calendars import Calendars

        return Calendars(self, self.read, self.safety)
