"""Which record something is about."""

from typing import NamedTuple


class RecordRef(NamedTuple):
    """A record by its kind (its table's name) and its id; a RowId also knows its uid.

    JSON and the store hold it as text: `plan_step:17`.
    """

    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "RecordRef":
        """From its text; raises ValueError."""
        kind, _, number = text.partition(":")
        return cls(kind, int(number))
