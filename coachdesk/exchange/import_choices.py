"""What a person says of a list that the list itself does not tell."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple


class ImportChoices(NamedTuple):
    """`last_contact_mode` is the way of contact where a row names none. `columns` are meanings of
    columns given by hand, by their position from 0; None leaves one out. `skipped` are the lines
    of rows that are left out, `ignored` the headers of columns that are.

    The days are those of an existing caseload: each counts for who is new and has none in the
    list. `last_name_first` says how whole names without a comma stand, `sheet` which of a workbook
    is meant.
    """

    last_contact_mode: str | None = None
    columns: Mapping[int, str | None] = {}
    skipped: Collection[int] = ()
    ignored: Collection[str] = ()
    last_name_first: bool = False
    registered_on: date | None = None
    plan_agreed_on: date | None = None
    last_contact_on: date | None = None
    sheet: str | None = None


NO_CHOICES = ImportChoices()
