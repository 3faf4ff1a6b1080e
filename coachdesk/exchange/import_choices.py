"""What a person says of a list that the list itself does not tell."""

from collections.abc import Container, Mapping
from typing import NamedTuple


class ImportChoices(NamedTuple):
    """`last_contact_mode` is the way of contact where a row names none. `columns` are meanings of
    columns given by hand, by their position from 0; None leaves one out. `skipped` are the lines
    of rows that are left out."""

    last_contact_mode: str | None = None
    columns: Mapping[int, str | None] = {}
    skipped: Container[int] = ()


NO_CHOICES = ImportChoices()
