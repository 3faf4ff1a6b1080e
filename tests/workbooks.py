"""Workbooks as tests want them: made of rows, changed inside, damaged."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine
import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
Rows = Sequence[Sequence[Any]]
FORMATS = {datetime: "dd-mm-yyyy hh:mm", date: "dd-mm-yyyy", time: "hh:mm", timedelta: "[h]:mm"}


def workbook(sheets: Mapping[str, Rows], *hidden: str, **options: Any) -> bytes:
    """An .xlsx with these sheets; a tuple is a formula with its value."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **options})
    forms = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write_formula(number, column, value[0], None, value[1])
                elif type(value) in forms:
                    sheet.write_datetime(number, column, value, forms[type(value)])
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()
    return file.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The same workbook with one part changed, or left out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = change(old.read(name)) if name == part else old.read(name)
            if text is not None:
                new.writestr(name, text)
    return file.getvalue()


def with_rows(data: bytes, rows: bytes) -> bytes:
    """The same workbook with more rows at the end of its first sheet, as they stand in a file."""
    return changed(data, SHEET, lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>"))


def with_sheet(data: bytes, pattern: str, other: str) -> bytes:
    """The same workbook with a part of its first sheet replaced."""
    return changed(data, SHEET, lambda text: re.sub(pattern.encode(), other.encode(), text))


CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="Lijst">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{inside}</manifest:manifest>"""


def open_document(rows: str, manifest: str = "") -> bytes:
    """An .ods with these rows, as they stand in a file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", CONTENT.format(rows=rows))
        new.writestr("META-INF/manifest.xml", MANIFEST.format(inside=manifest))
    return file.getvalue()


def ods_row(*cells: str, **attributes: str) -> str:
    """A row of texts."""
    said = "".join(f' table:{name.replace("_", "-")}="{is_}"' for name, is_ in attributes.items())
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row{said}>{inside}</table:table-row>"


def old_file(*entries: str) -> bytes:
    """An OLE file with entries of these names and nothing in them."""
    sector = 512
    head = bytearray(sector)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:34] = (9).to_bytes(2, "little") + (6).to_bytes(2, "little")
    head[48:52] = (1).to_bytes(4, "little")  # the directory is the second sector
    for at in range(60, sector, 4):
        head[at : at + 4] = b"\xff\xff\xff\xff"
    head[76:80] = bytes(4)  # the table of chains is the first
    end = b"\xfe\xff\xff\xff"
    chains = (b"\xfd\xff\xff\xff" + end).ljust(sector, b"\xff")
    directory = b""
    for name in ("Root Entry", *entries):
        text = (name + "\0").encode("utf-16-le")
        entry = text.ljust(64, b"\0") + len(text).to_bytes(2, "little")
        directory += entry.ljust(116, b"\0") + end + bytes(8)
    return bytes(head) + chains + directory.ljust(sector, b"\0")


def sheets_of(data: bytes) -> dict[str, list[list[Any]]]:
    """What stands on the sheets of a workbook."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
