"""What a sheet of a workbook holds besides its values, and how large it may be."""

from typing import NamedTuple, NoReturn

from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.problem import Refused, file_problem

MOST_CELLS = 5_000_000  # of all sheets, each counted as wide and long as it is
ROWS, COLUMNS = 1 << 20, 1 << 14  # of one sheet


def refuse(code: str, **facts: int) -> NoReturn:
    """Raise Refused for the workbook as a whole."""
    raise Refused([file_problem(WHOLE_FILE, code, **facts)])


class Count:
    """How often something is so, and at which row first, counted from 1."""

    def __init__(self) -> None:
        self.count = 0
        self.row = 0

    def add(self, row: int) -> None:
        self.count += 1
        self.row = self.row or row


class SheetFacts:
    """What one sheet holds besides its values; rows and columns count from 1."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.hidden_rows = Count()
        self.errors = Count()
        self.without_value = Count()
        self.merged: list[tuple[int, int, int]] = []  # column, first row, last row
        self.filled: set[int] = set()  # columns
        self.hidden: list[tuple[int, int]] = []  # columns, from and to

    def take(self, row: int, column: int, repeated: int = 1) -> None:
        """A cell with a value."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column + repeated - 1)
        if repeated == 1:
            self.filled.add(column)
        if self.rows > ROWS or self.columns > COLUMNS or self.size > MOST_CELLS:
            refuse("workbook_huge", rows=self.rows, columns=self.columns)

    @property
    def size(self) -> int:
        return self.rows * self.columns

    @property
    def hidden_columns(self) -> int:
        """How many of the hidden columns hold something."""
        return sum(any(a <= column <= b for a, b in self.hidden) for column in self.filled)


class Scanned(NamedTuple):
    """A workbook that may be read: `data` has no more than what was looked at. `sheets` are in
    their order in the file, by name where that is known, else by the name of their part."""

    data: bytes
    sheets: dict[str, SheetFacts]
    remarks: int = 0
    is_1904: bool = False


def fitting(sheets: dict[str, SheetFacts]) -> dict[str, SheetFacts]:
    """These sheets; raises Refused where together they have more than MOST_CELLS."""
    if sum(facts.size for facts in sheets.values()) > MOST_CELLS:
        largest = max(sheets.values(), key=lambda facts: facts.size)
        refuse("workbook_huge", rows=largest.rows, columns=largest.columns)
    return sheets
