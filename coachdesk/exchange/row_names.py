"""Whom a row of a list is about: first name, prefix and last name, from any columns of names."""

import re

from coachdesk.domain.names import full_name
from coachdesk.domain.problem import file_problem
from coachdesk.exchange.headers import INITIALS, WHOLE_NAME, has_last_name_first
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.name_parts import (
    first_name_and_prefix,
    names_beside,
    split_last_name,
    split_name,
    usual_case,
    without_prefix,
    without_remarks,
    writes_out_prefix,
)
from coachdesk.exchange.row_reader import ReadRow, RowReader
from coachdesk.schema.fields import Field
from coachdesk.schema.records import JOBSEEKER

NAME_COLUMNS: dict[str, Field] = {
    **{name: JOBSEEKER.fields[name] for name in ("first_name", "prefix", "last_name")},
    WHOLE_NAME: JOBSEEKER.fields["last_name"],
    INITIALS: JOBSEEKER.fields["first_name"],
}
_NO_NAME = re.compile(r"[0-9:]")
# A sign that a note under the list explains (`* = vertrouwelijk`), and brackets left open.
_MARKED = re.compile(r"\w[*#†‡]|[*#†‡]\w|[()\[\]]")


def find_names(reader: RowReader, row: ReadRow, choices: ImportChoices) -> None:
    """First name, prefix and last name of a row, from however many columns there are."""
    values = row.values
    initials = values.pop(INITIALS, None)
    whole = values.pop(WHOLE_NAME, None)
    if "prefix" in values and not reader.columns.is_own:
        values["prefix"] = usual_case(values["prefix"])
    if whole:
        _part_whole_name(reader, row, whole, choices)
    elif "prefix" in values and "last_name" in values:
        values["last_name"] = without_prefix(values["last_name"], values["prefix"])
    elif "last_name" in values:
        _find_prefix(reader, row)
    if initials:
        _fill(row, INITIALS, first_name=initials)


def _find_prefix(reader: RowReader, row: ReadRow) -> None:
    """A prefix in the columns of the other names. Where prefixes have their own column, one
    that is written as usual before a last name is a part of that."""
    values = row.values
    prefix = None
    if "prefix" in reader.means and reader.columns.is_own:
        return
    if "prefix" not in reader.means or writes_out_prefix(values["last_name"]):
        prefix, values["last_name"] = split_last_name(values["last_name"])
    if not prefix and "first_name" in values:
        values["first_name"], prefix = first_name_and_prefix(values["first_name"])
    _fill(row, "last_name", prefix=prefix)


def _part_whole_name(reader: RowReader, row: ReadRow, said: str, choices: ImportChoices) -> None:
    first = row.values.get("first_name")
    place = row.place_of(WHOLE_NAME)
    last_first = choices.last_name_first or has_last_name_first(place.column)
    whole, remark = without_remarks(said)
    parts = names_beside(first, whole) if first else split_name(whole, last_first=last_first)
    is_half = remark and not (parts.first_name and parts.last_name)
    if _NO_NAME.search(whole) or _MARKED.search(whole) or is_half:
        row.unread.update(("first_name", "last_name"))
        code = "half_a_name" if _NO_NAME.search(whole) else "name_remark"
        reader.problem(place, code, value=said)
        return
    if remark:
        reader.told_once["name_remark_left"].add(place, said)
    own = parts.first_name or ""
    if not (first or last_first or "," in whole) and own and own in whole[: len(own)]:
        reader.told_once["names_in_order"].add(place, whole)
    if not parts.sure:
        surname = full_name("", parts.prefix, parts.last_name or "")
        facts = {"first_name": parts.first_name, "last_name": surname}
        reader.incoming.notes.append(file_problem(place, "name_parted", **facts))
    found = {"prefix": parts.prefix, "last_name": parts.last_name}
    _fill(row, WHOLE_NAME, first_name=parts.first_name, **found)


def _fill(row: ReadRow, source: str, **parts: str | None) -> None:
    """Take what one column gives for fields that no column of their own fills."""
    for name, value in parts.items():
        if value and name not in row.values:
            row.values[name] = value
            if name not in row.cells:
                row.cells[name] = row.cells[source]
                row.moved[name] = row.place_of(source).column
