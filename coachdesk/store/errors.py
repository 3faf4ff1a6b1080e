"""What a caller of the store must expect: its codes have their sentences in words."""

from pathlib import Path

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue


class StoreError(Exception):
    """The store could not be opened, read or written; nothing was changed."""

    def __init__(self, code: str, path: Path, **facts: FieldValue) -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.facts = facts


class Clash(Exception):
    """A record is no longer as it was when it was read or changed here."""

    def __init__(
        self, record: RecordRef | None, differences: dict[str, tuple[FieldValue, FieldValue]]
    ) -> None:
        super().__init__(record)
        self.record = record
        self.differences = differences  # field: (as it is wanted here, as it is now)


class NothingToDo(Exception):
    """There is nothing (left) to undo or redo."""
