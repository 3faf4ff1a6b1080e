"""CSV as spreadsheets and scripts want it: nothing is run, and nothing changes kind on the way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple, TypeAlias

from coachdesk.exchange.safe_text import safe_cell, safe_ref, safe_word, spaced_phone

CellValue: TypeAlias = str | date | bool | int | float | Decimal | None

# Texts that would be taken for a number or for nothing, by the column they stand in: by a
# spreadsheet alone, which then saves something else, and by whatever reads the file.
_KEPT_IN_SHEETS = {"ref": safe_ref, "uid": safe_ref, "workshop_uid": safe_ref}
_KEPT: dict[str, Callable[[str], str]] = {
    "phone": spaced_phone,
    "ref": partial(safe_word, "ref"),
    "prefix": partial(safe_word, "prefix"),
}


class Dialect(NamedTuple):
    """How a spreadsheet or a script wants its CSV."""

    start: str
    delimiter: str
    line_end: str
    decimal: str
    for_sheets: bool


DIALECTS = {
    "excel-nl": Dialect("\ufeff", ";", "\r\n", ",", True),
    "plain": Dialect("", ",", "\n", ".", False),
}


def csv_lines(
    columns: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    dialect: str,
    headers: Sequence[str] | None = None,
) -> Iterator[str]:
    """A table as text, line by line; the header first: the names of the columns, or what they are
    called instead."""
    form = DIALECTS[dialect]
    keep_as = {**_KEPT, **_KEPT_IN_SHEETS} if form.for_sheets else _KEPT
    kept = [keep_as.get(name) for name in columns]
    yield form.start + text_line(columns if headers is None else headers, form)
    for row in rows:
        cells = [_written(cell, form, keep) for cell, keep in zip(row, kept, strict=True)]
        yield form.delimiter.join(cells) + form.line_end


def text_line(texts: Iterable[str], form: Dialect) -> str:
    """A line of texts that may stand in a file as they are."""
    return form.delimiter.join(_quoted(text, form) for text in texts) + form.line_end


def _written(cell: CellValue, form: Dialect, keep: Callable[[str], str] | None) -> str:
    """Texts may be quoted; dates and numbers never are: a spreadsheet would keep them as text."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        text = safe_cell(cell)
        return _quoted(keep(text) if keep else text, form)
    if isinstance(cell, bool):
        return _quoted("true" if cell else "false", form)
    if isinstance(cell, date):
        return cell.isoformat()
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.replace(".", form.decimal)


def _quoted(text: str, form: Dialect) -> str:
    plain = (
        not form.for_sheets  # there every text is quoted
        and text == text.strip()
        and not any(sign in text for sign in (form.delimiter, '"', "\n"))
    )
    return text if plain else '"' + text.replace('"', '""') + '"'
