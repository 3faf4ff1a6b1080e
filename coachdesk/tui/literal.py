"""The one way text of data reaches a widget: cleaned, and literally, never as markup."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from coachdesk.domain.text import clean, clean_line

_SIGNS = 16  # a cell holds at most: a letter with its marks, not twenty thousand of them


def literal(text: str) -> Content:
    """Text for a widget, shown as it is: `[/]` is three characters, not an instruction."""
    return Content(clean(text))


def fitted(text: str, width: int) -> str:
    """One line of exactly `width` cells; what does not fit ends in an ellipsis."""
    line = text if text.isascii() and text.isprintable() else clean_line(text[: width * _SIGNS])
    length = len(line) if line.isascii() else cell_len(line)
    if length == width:
        return line
    if length < width:
        return line + " " * (width - length)
    return set_cell_size(line, width - 1) + "…" if width > 0 else ""
