"""The only way in for screens and commands: everything they can ask or do, one method each.

The desk owns the clock and the norms. Reads are plain data from the bare connection; SQLModel is
imported by the first write, so that the first screen does not wait for it.
"""

from datetime import date

from coachdesk.desk.files import Files, Imported
from coachdesk.desk.opening import OpenStore
from coachdesk.desk.reading import CaseLine, PersonHit, Reading
from coachdesk.desk.safety import Safety
from coachdesk.desk.writing import Writing
from coachdesk.store.cases import Scope
from coachdesk.store.store import Store

__all__ = ["CaseLine", "Desk", "Imported", "PersonHit", "Scope"]


class Desk(OpenStore):
    """One open store as of a day, and its parts."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        super().__init__(store, today)
        self.read = Reading(self)
        self.write = Writing(self, self.read)
        self.safety = Safety(self)
        self.files = Files(self, self.read, self.safety)
