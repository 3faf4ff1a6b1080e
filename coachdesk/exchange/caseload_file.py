"""A caseload in a file of any kind: JSON by its name or its first sign, else CSV."""

from datetime import date
from json import detect_encoding

from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.problem import Refused, file_problem
from coachdesk.exchange.csv_encoding import refuse_console_text, text_in
from coachdesk.exchange.import_choices import NO_CHOICES, ImportChoices
from coachdesk.incoming import Incoming

STANDARD_INPUT = "-"
_HEAD = 64  # bytes: a mark and some blanks before the first sign


def read_file(data: bytes, name: str, today: date, choices: ImportChoices = NO_CHOICES) -> Incoming:
    """What a file gives; raises Refused where it is no caseload at all."""
    if is_json(data, name):
        from coachdesk.exchange.caseload_json import read_json

        return read_json(_json_text(data))
    from coachdesk.exchange.caseload_csv_in import read_people
    from coachdesk.exchange.csv_table import read_table
    from coachdesk.exchange.detail_csv_in import read_details
    from coachdesk.exchange.details import table_under

    table = read_table(data, choices.skipped)
    details = table_under(table.header.cells)
    if details:
        return read_details(table, details, today, choices.ignored)
    return read_people(table, today, choices)


def is_json(data: bytes, name: str) -> bool:
    """By the name of the file; standard input has none."""
    if name != STANDARD_INPUT:
        return name.lower().endswith(".json")
    # In UTF-16 the first sign has a byte of nothing beside it.
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"{"


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
