"""R, the reference of every ratio: a bare Textual DataTable of 40 rows x 8 columns from sqlite3.

f opens the least that Textual can show of a form: as many widgets as that of a contact has. e opens
a screen with one line on it.

python reference.py DATABASE      (made when it is not there)
"""

import sqlite3
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import DataTable, Input, Static

ROWS, COLUMNS = 40, 8
FIELDS, TEXTS = 10, 4  # with their boxes 37 widgets


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


class EmptyScreen(ModalScreen[None]):
    """One line over what stands there."""

    BINDINGS = [("escape", "app.pop_screen", "Back")]

    def compose(self) -> ComposeResult:
        yield Static("one line")


class BareForm(ModalScreen[None]):
    """Labels with a line to type in, or with a text."""

    BINDINGS = [("escape", "app.pop_screen", "Back")]
    CSS = """
    BareForm Vertical { height: auto; border: round white; }
    BareForm VerticalScroll, BareForm Horizontal { height: auto; }
    BareForm Horizontal Static { width: 22; }
    """

    def compose(self) -> ComposeResult:
        with Vertical(), VerticalScroll(can_focus=False):
            for number in range(FIELDS):
                with Horizontal():
                    yield Static(f"field {number}")
                    text = f"value {number}"
                    yield Input(text, compact=True) if number % 2 else Static(text)
            yield from (Static(f"text {number}") for number in range(TEXTS))


class Reference(App[None]):
    """The table and nothing else."""

    BINDINGS = [("q", "quit", "Quit"), ("f", "form", "Form"), ("e", "line", "Line")]

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"column {number}" for number in range(COLUMNS)))
        connection = sqlite3.connect(sys.argv[1])
        table.add_rows(connection.execute("SELECT * FROM line").fetchall())
        connection.close()

    def action_line(self) -> None:
        self.push_screen(EmptyScreen())

    def action_form(self) -> None:
        self.push_screen(BareForm())


if __name__ == "__main__":
    if not Path(sys.argv[1]).exists():
        make(Path(sys.argv[1]))
    Reference().run()
