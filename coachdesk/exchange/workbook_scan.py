"""A workbook looked through before it is read: nothing in it may cost much memory or time.

What calamine does not tell is found on the way: hidden rows and columns, cells with an error,
formulas without a value, remarks beside cells.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from coachdesk.exchange.old_workbook import scan_old
from coachdesk.exchange.sheet_facts import (
    COLUMNS,
    MOST_CELLS,
    ROWS,
    Scanned,
    SheetFacts,
    fitting,
    refuse,
)

_OLE = b"\xd0\xcf\x11\xe0"
# RuntimeError: packed in a way that Python does not know, or nested too deep.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError),
    *(EOFError, KeyError, ValueError, RuntimeError),
)
_MOST_BYTES = 400 * 2**20  # unpacked
_SMALL = 10 * 2**20  # of a part that is unpacked whatever it was packed to
_MOST_RATIO = 150
_MOST_BLANKS = 1 << 15  # written as a number
_BLOCK = 1 << 18
_DAYS_TO_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)""", re.IGNORECASE)
_SHEET = re.compile(rb"<(?:[\w.-]+:)?worksheet[\s/>]")
_LOCKED_BY_OPEN_DOCUMENT = b"encryption-data"
_TAB = re.compile(rb"<text:tab\b[^<>]*/>")
_LINE_BREAK = re.compile(rb"<text:line-break\b[^<>]*/>")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"

Attributes = dict[str, str]


def scan(data: bytes) -> Scanned:
    """Look through a workbook; raises Refused where it cannot be read, or should not be."""
    if data.startswith(_OLE):
        return scan_old(data)
    try:
        return _scan_parts(data)
    except _UNREADABLE:
        refuse("workbook_damaged")


def _scan_parts(data: bytes) -> Scanned:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part.filename: part for part in archive.infolist()}
        if any(part.flag_bits & 1 for part in parts.values()):
            refuse("workbook_locked")
        _refuse_swollen(part for part in parts.values() if _is_read(part.filename))
        texts = {name: _unpacked(archive, part) for name, part in parts.items() if _is_read(name)}
    if "content.xml" in texts:
        if not texts.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
            refuse("document")
        if _LOCKED_BY_OPEN_DOCUMENT in texts.get("META-INF/manifest.xml", b""):
            refuse("workbook_locked")
        sheets, remarks = _open_document(texts["content.xml"])
        # calamine reads no tab and no line break that stands as an element: words would join.
        texts["content.xml"] = _LINE_BREAK.sub(b"\n", _TAB.sub(b"\t", texts["content.xml"]))
        return Scanned(_packed(texts), fitting(sheets), remarks)
    if "xl/workbook.xml" not in texts:
        other = {"xl/workbook.bin": "workbook_kind", "word/document.xml": "document"}
        refuse(next((other[part] for part in other if part in parts), "not_a_workbook"))
    names = _sheet_names(texts)
    found = {
        name: sheet_xml(text)
        for name, text in texts.items()
        if name.startswith("xl/") and _SHEET.search(text)
    }
    in_order = {names[part]: found[part] for part in names if part in found}
    others = {part: facts for part, facts in found.items() if part not in names}
    remarks = sum(len(re.findall(rb"<(?:\w+:)?comment[\s>]", texts[part]))
                  for part in texts if re.search(r"comments\d*\.xml$", part))  # fmt: skip
    is_1904 = bool(_DAYS_TO_1904.search(texts["xl/workbook.xml"]))
    return Scanned(_packed(texts), fitting({**in_order, **others}), remarks, is_1904)


def _is_read(name: str) -> bool:
    """Whether a part says something of a list: not pictures, fonts, macros, saved questions."""
    if name == "mimetype":
        return True
    unread = ("customXml/", "docProps/", "xl/theme/", "xl/media/", "xl/pivot", "xl/drawings/",
              "xl/charts/", "xl/embeddings/", "xl/externalLinks/", "Object ")  # fmt: skip
    return name.endswith((".xml", ".rels", ".vml")) and not name.startswith(unread)


def _refuse_swollen(parts: Iterator[zipfile.ZipInfo]) -> None:
    """A part that unpacks to very much more than it is was made to do harm."""
    total = 0
    for part in parts:
        total += part.file_size
        swollen = part.file_size > max(_SMALL, part.compress_size * _MOST_RATIO)
        if swollen or total > _MOST_BYTES:
            refuse("workbook_swollen")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, never more of it than it says it has."""
    text = archive.read(part)
    if b"<!DOCTYPE" in text[:_BLOCK] or b"<!ENTITY" in text[:_BLOCK]:
        refuse("workbook_damaged")
    return text


def _packed(texts: dict[str, bytes]) -> bytes:
    """The same workbook of these parts alone: what was looked at is what is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return made.getvalue()


# Sheets of Excel ---------------------------------------------------------------------------


def _sheet_names(texts: dict[str, bytes]) -> dict[str, str]:
    """The part of each sheet, with its name, in the order of the workbook."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = part

    def sheet(name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            key = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            names[targets.get(key, key)] = attributes.get("name", "")

    _parse(texts.get("xl/_rels/workbook.xml.rels", b"<none/>"), relation)
    _parse(texts["xl/workbook.xml"], sheet)
    return names


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parse(text: bytes, start: Callable[[str, Attributes], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    for begin in range(0, len(text), _BLOCK):
        parser.Parse(text[begin : begin + _BLOCK], False)
    parser.Parse(b"", True)


def sheet_xml(text: bytes) -> SheetFacts:
    """One sheet of an .xlsx, looked through."""
    reader = _SheetReader()
    _parse(text, reader.start)
    reader.end_cell()
    return reader.facts


class _SheetReader:
    """Follows the elements of one sheet."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self._row = self._column = 0
        self._is_hidden = self._is_error = self._has_formula = self._has_value = False
        self._numbers: dict[str, int] = {}
        self._does = {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "f": self._formula,
            "row": self._new_row,
            "col": self._col,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        does = self._does.get(name)
        if does is None and ":" in name:
            does = self._does.get(_local(name))
        if does:
            does(attributes)

    def end_cell(self) -> None:
        if self._has_formula and not self._has_value:
            self.facts.without_value.add(self._row)
        self._has_formula = self._has_value = False

    def _new_row(self, attributes: Attributes) -> None:
        self.end_cell()
        self._row = int(attributes.get("r") or self._row + 1)
        self._column = 0
        self._is_hidden = attributes.get("hidden") in ("1", "true")

    def _cell(self, attributes: Attributes) -> None:
        if self._has_formula:
            self.end_cell()
        self._has_value = False
        if at := attributes.get("r"):
            letters = at.rstrip("0123456789")
            self._row = int(at[len(letters) :])
            self._column = self._numbers.get(letters) or self._number(letters)
        else:
            self._column += 1
        self._is_error = attributes.get("t") == "e"

    def _number(self, letters: str) -> int:
        self._numbers[letters] = number = column_number(letters)
        return number

    def _value(self, _: Attributes) -> None:
        facts = self.facts
        self._has_value = True
        if self._row > facts.rows or self._column not in facts.filled:
            facts.take(self._row, self._column)
        if self._is_hidden:
            facts.hidden_rows.add(self._row)
            self._is_hidden = False
        if self._is_error:
            facts.errors.add(self._row)
            self._is_error = False

    def _formula(self, _: Attributes) -> None:
        self._has_formula = True

    def _col(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            self.facts.hidden.append((int(attributes["min"]), int(attributes["max"])))


def column_number(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


# Sheets of LibreOffice ---------------------------------------------------------------------


def _open_document(text: bytes) -> tuple[dict[str, SheetFacts], int]:
    """The sheets of an .ods, and how many remarks stand beside cells."""
    reader = _OpenDocumentReader()
    _parse(text, reader.start)
    return reader.sheets, reader.remarks


class _OpenDocumentReader:
    """Follows the elements of an .ods; a row or cell may stand for many."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self.remarks = 0
        self._facts = SheetFacts()
        self._row = self._column = self._rows_here = self._cells_here = 0
        self._is_hidden = self._is_taken = False
        self._pushed = 0  # rows and cells in all
        self._does = {
            "table:table": self._table,
            "table:table-column": self._col,
            "table:table-row": self._new_row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "text:p": self._text,
            "text:s": self._blanks,
            "office:annotation": self._remark,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if does := self._does.get(name):
            does(attributes)

    def _table(self, attributes: Attributes) -> None:
        self._facts = self.sheets.setdefault(attributes.get("table:name", ""), SheetFacts())
        self._row = self._column = self._rows_here = self._cells_here = 0

    def _col(self, attributes: Attributes) -> None:
        count = int(attributes.get("table:number-columns-repeated", 1))
        if attributes.get("table:visibility", "visible") != "visible":
            self._facts.hidden.append((self._column + 1, self._column + count))
        self._column += count

    def _new_row(self, attributes: Attributes) -> None:
        self._row += self._rows_here
        self._rows_here = self._times(attributes, "rows", ROWS)
        self._column = self._cells_here = 0
        self._is_hidden = attributes.get("table:visibility", "visible") != "visible"

    def _times(self, attributes: Attributes, what: str, most: int) -> int:
        times = int(attributes.get(f"table:number-{what}-repeated", 1))
        if times > most:
            refuse("workbook_huge", rows=times, columns=times)
        return times

    def _cell(self, attributes: Attributes) -> None:
        self._column += self._cells_here
        self._cells_here = self._times(attributes, "columns", COLUMNS)
        self._is_taken = False
        first = self._row + 1
        if attributes.get("calcext:value-type") == "error":
            self._facts.errors.add(first)
        if (rows := int(attributes.get("table:number-rows-spanned", 1))) > 1:
            self._facts.merged.append((self._column + 1, first, first + rows - 1))
        if "office:value-type" in attributes:
            self._take()

    def _text(self, _: Attributes) -> None:
        if not self._is_taken and self._cells_here:
            self._take()

    def _take(self) -> None:
        self._is_taken = True
        first = self._row + 1
        self._facts.take(self._row + self._rows_here, self._column + 1, self._cells_here)
        self._pushed += self._rows_here * self._cells_here
        if self._pushed > MOST_CELLS:
            refuse("workbook_huge", rows=self._facts.rows, columns=self._facts.columns)
        if self._is_hidden:
            self._facts.hidden_rows.add(first)
            self._is_hidden = False

    def _blanks(self, attributes: Attributes) -> None:
        if int(attributes.get("text:c", 1)) > _MOST_BLANKS:
            refuse("workbook_swollen")

    def _remark(self, _: Attributes) -> None:
        self.remarks += 1
        self._is_taken = True  # its text is no value
