"""Where something stands in a CSV file, in words and back."""

import re

from coachdesk.words import t


def line_place(line: int, column: str = "") -> str:
    """Where something stands in the file, as problems name it: `line 4, Geb.datum`."""
    place = t("line {line}", line=line)
    return f"{place}, {column}" if column else place


def line_of(place: str) -> int | None:
    """The line that a place in a CSV file names."""
    found = re.match(t("line {line}", line=r"([0-9]+)") + r"(?:,|$)", place)
    return int(found[1]) if found else None
