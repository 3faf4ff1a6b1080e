"""A caseload in a file of any kind: JSON by its name or its first sign, else CSV."""

import io
from collections.abc import Container, Mapping
from datetime import date
from typing import BinaryIO

from coachdesk.exchange.csv_encoding import as_utf_8, refuse_console_text
from coachdesk.incoming import Incoming

STANDARD_INPUT = "-"
_HEAD = 64  # bytes: a mark and some blanks before the first sign


def read_file(
    data: bytes,
    name: str,
    today: date,
    last_contact_mode: str | None = None,
    chosen: Mapping[int, str | None] | None = None,
) -> Incoming:
    """What a file gives, read to its end; raises Refused where it is no caseload at all."""
    stream = io.BytesIO(data)
    return open_file(stream, name, today, last_contact_mode, chosen=chosen).read_all()


def open_file(
    stream: BinaryIO,
    name: str,
    today: date,
    last_contact_mode: str | None = None,
    skip: Container[int] = (),
    chosen: Mapping[int, str | None] | None = None,
) -> Incoming:
    """The same of an open file; the dossiers of a long one are read while they are taken.

    `skip` are lines of a CSV file whose records are left out; `chosen` are meanings of the columns
    of a list, by their place, that were given by hand.
    """
    if is_json(stream, name):
        from coachdesk.exchange.caseload_json import read_stream

        stream = as_utf_8(stream)
        refuse_console_text(line.decode("utf-8", "replace") for line in stream)
        return read_stream(stream)
    from coachdesk.exchange.caseload_csv_in import read_people
    from coachdesk.exchange.csv_table import read_table
    from coachdesk.exchange.detail_csv_in import read_details
    from coachdesk.exchange.details import table_under

    stream.seek(0)
    data = stream.read()
    table = read_table(data, skip)
    details = table_under(table.header.cells)
    if details:
        return read_details(data, details, today, skip)
    return read_people(table, today, last_contact_mode, chosen)


def is_json(stream: BinaryIO, name: str) -> bool:
    """By the name of the file; standard input has none."""
    if name != STANDARD_INPUT:
        return name.lower().endswith(".json")
    stream.seek(0)
    # In UTF-16 the first sign has a byte of nothing beside it.
    return stream.read(_HEAD).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"{"
