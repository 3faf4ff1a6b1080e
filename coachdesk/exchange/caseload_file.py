"""A caseload in a file of either kind: JSON by its name or its first sign, else CSV."""

from datetime import date

from coachdesk.domain.problem import Problem, Refused
from coachdesk.incoming import Incoming

STANDARD_INPUT = "-"


def read_file(
    data: bytes, name: str, today: date, last_contact_mode: str | None = None
) -> Incoming:
    """What a file gives; raises Refused where it is no caseload at all."""
    is_json = name.lower().endswith(".json")
    if name == STANDARD_INPUT:
        is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    if is_json:
        from coachdesk.exchange.caseload_json import read_json

        try:
            return read_json(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise Refused([Problem("", "not_text", {"encoding": "UTF-8"})]) from None
    from coachdesk.exchange.caseload_csv_in import read_csv

    return read_csv(data, today, last_contact_mode)
