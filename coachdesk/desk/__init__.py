"""The door: everything a screen or a command can ask or do, one method each.

The desk owns the clock and the policy. Reads are plain data from the bare connection; SQLModel is
imported by the first write, so that the first screen does not wait for it.
"""

from coachdesk.desk.filing import FilingDesk, Imported
from coachdesk.desk.reading import CaseLine, PersonHit
from coachdesk.store.cases import Scope

__all__ = ["CaseLine", "Desk", "Imported", "PersonHit", "Scope"]


class Desk(FilingDesk):
    """One open store, as of a day."""
