"""A file that comes in, of any kind: JSON by its first signs or its name, a caseload or what a
neighbour shares; a workbook; else CSV."""

from collections.abc import Container
from datetime import date
from json import detect_encoding
from typing import TYPE_CHECKING

from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.problem import Refused, file_problem
from coachdesk.exchange.import_choices import NO_CHOICES, ImportChoices
from coachdesk.exchange.text_encoding import refuse_console_text, text_in
from coachdesk.incoming import Incoming

if TYPE_CHECKING:
    from coachdesk.exchange.table import Table

STANDARD_INPUT = "-"
_HEAD = 64  # bytes: a mark and some blanks before the first sign
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # zip, OLE


def read_file(data: bytes, name: str, today: date, choices: ImportChoices = NO_CHOICES) -> Incoming:
    """What a file gives; raises Refused where it is no caseload at all."""
    if is_json(data, name):
        from coachdesk.exchange import shared_file
        from coachdesk.exchange.caseload_json import json_object, read_caseload

        found = json_object(_json_text(data))
        if found.get("format") == shared_file.FORMAT:
            return shared_file.read_shared(found)
        return read_caseload(found)
    from coachdesk.exchange.details import table_under
    from coachdesk.exchange.details_in import read_details
    from coachdesk.exchange.people_in import read_people

    def read(table: "Table") -> Incoming:
        details = table_under(table.header.cells)
        if details:
            return read_details(table, details, today, choices.ignored)
        return read_people(table, today, choices)

    tables = read_tables(data, choices.sheet, choices.skipped)
    if len(tables) == 1:
        return read(tables[0])
    from coachdesk.exchange.several_tables import taken_together

    return taken_together(map(read, tables))


def read_tables(
    data: bytes, sheet: str | None = None, skipped: Container[int] = ()
) -> "list[Table]":
    """The table in a CSV file, the tables of a workbook or that of one sheet of it, without the
    rows on the lines `skipped`; raises Refused where there is none."""
    if is_workbook(data):
        from coachdesk.exchange import workbook_in

        return workbook_in.read_tables(data, sheet, skipped)
    from coachdesk.exchange.csv_table import read_table

    return [read_table(data, skipped)]


def is_workbook(data: bytes) -> bool:
    """By what is in the file: names lie."""
    return data.startswith(_WORKBOOK_STARTS)


def is_json(data: bytes, name: str) -> bool:
    """By what is in the file; by its name where that leads nowhere, as where it is cut short."""
    # In UTF-16 the first signs have a byte of nothing beside them.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    begins = head.startswith(b"{") and head[1:].lstrip()[:1] in (b'"', b"}", b"")
    return begins or (name.lower().endswith(".json") and not is_workbook(data))


def _json_text(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 as `>` of Windows PowerShell writes it."""
    encoding = detect_encoding(data)
    if encoding.startswith("utf-8"):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused([file_problem(WHOLE_FILE, "not_text", encoding="UTF-8")]) from None
    else:
        text = text_in(data, encoding).removeprefix("\ufeff")
    refuse_console_text(text)
    return text
