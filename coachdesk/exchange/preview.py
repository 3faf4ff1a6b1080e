"""What a list seems to hold, before anything of it is imported."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text import clean_line
from coachdesk.exchange.column_meanings import list_meanings
from coachdesk.exchange.details import table_under
from coachdesk.exchange.people_in import LIST_FIELDS
from coachdesk.exchange.table import Table

_SAMPLES = 3
_SHOWN_LENGTH = 40


@private_repr("number")
class SeenColumn(NamedTuple):
    """A column of a file: its position from 0, its header, the field it fills, its first values."""

    number: int
    header: str
    means: str | None
    samples: tuple[str, ...]


def seen_columns(tables: Iterable[Table], chosen: Mapping[int, str | None]) -> list[SeenColumn]:
    """The columns of the list of jobseekers; `chosen` are the meanings given by hand.

    A table of details has none to choose.
    """
    lists = (table for table in tables if not table_under(table.header.cells))
    table = next(lists, None)
    if table is None:
        return []
    rows = [row.cells for row in islice(table.rows, _SAMPLES)]
    meanings = list_meanings(table, chosen)
    return [
        SeenColumn(
            number,
            _shown(header),
            means if (means := meanings[number]) in LIST_FIELDS else None,
            tuple(_shown(row[number]) for row in rows if number < len(row)),
        )
        for number, header in enumerate(table.header.cells)
    ]


def _shown(cell: str) -> str:
    text = clean_line(cell)
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
