"""R, the reference of every ratio: a bare Textual DataTable of 40 rows x 8 columns from sqlite3.

python reference.py DATABASE      (made when it is not there)
"""

import sqlite3
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS, COLUMNS = 40, 8


def make(path: Path) -> None:
    """A table of plain text, once."""
    connection = sqlite3.connect(path)
    names = ", ".join(f"c{number}" for number in range(COLUMNS))
    marks = ", ".join("?" * COLUMNS)
    connection.execute(f"CREATE TABLE line ({names})")
    rows = [tuple(f"row {row} cell {column}" for column in range(COLUMNS)) for row in range(ROWS)]
    connection.executemany(f"INSERT INTO line VALUES ({marks})", rows)
    connection.commit()
    connection.close()


class Reference(App[None]):
    """The table and nothing else."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"column {number}" for number in range(COLUMNS)))
        connection = sqlite3.connect(sys.argv[1])
        table.add_rows(connection.execute("SELECT * FROM line").fetchall())
        connection.close()


if __name__ == "__main__":
    if not Path(sys.argv[1]).exists():
        make(Path(sys.argv[1]))
    Reference().run()
