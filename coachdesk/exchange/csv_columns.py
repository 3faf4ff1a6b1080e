"""Which columns of a list are read, as what, and what is told of the others."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.domain.text import clean_line
from coachdesk.exchange.details import TABLES, Details, meanings_in
from coachdesk.exchange.headers import (
    DERIVED_COLUMNS,
    INITIALS,
    PROBLEM,
    WHOLE_NAME,
    bare,
    meaning,
)
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.table import Table, TableRow, filled

# Without one of these a line does not say whom it is about.
_WHO = frozenset(("ref", "last_name", WHOLE_NAME))
_NOT_READ = DERIVED_COLUMNS | {PROBLEM}
_MAY_BE_MARKS = frozenset(("kenmerk", "nummer"))
_IN_A_LOG = frozenset(
    ("ref", "first_name", "prefix", "last_name", WHOLE_NAME, INITIALS, "last_contact_mode", "note")
)
_HEADER_SHOWN = 40


class ReadColumn(NamedTuple):
    """A column to read: its position from 0, its header as problems show it, the field it fills."""

    number: int
    header: str
    means: str


class ReadColumns(NamedTuple):
    """The columns to read, how many the header has, the nameless ones, what is to be told."""

    read: list[ReadColumn]
    width: int
    nameless: frozenset[int]
    notes: list[Problem]

    @property
    def means(self) -> frozenset[str]:
        return frozenset(column.means for column in self.read)


def names_people(header: Sequence[str]) -> bool:
    """Whether a header has a column that says whom a line is about."""
    return not _WHO.isdisjoint(map(meaning, header))


def list_meanings(table: Table, chosen: Mapping[int, str | None]) -> list[str | None]:
    """What the columns of a list of people stand for; an empty text for one left out by hand."""
    return [
        chosen[number] or "" if number in chosen else _meaning_of(table, number)
        for number in range(len(table.header.cells))
    ]


def _meaning_of(table: Table, number: int) -> str | None:
    """By its header; a column of marks is one of dossier numbers only where it holds numbers."""
    header = table.header.cells[number]
    means = meaning(header)
    if means == "ref" and bare(header) in _MAY_BE_MARKS:
        values = filled(row.cells[number] for row in table.rows if number < len(row.cells))
        numbers = [value for value in values if any(map(str.isdigit, value))]
        if len(set(values)) < len(table.rows) or len(numbers) < len(values):
            return None
        if values == [str(count) for count in range(1, len(values) + 1)]:
            return None  # lines that were counted
    return means


def columns_of(table: Table, choices: ImportChoices) -> ReadColumns:
    """The columns of a list; raises Refused where none says whom a line is about, and where it
    is a log of contacts: its notes are about contacts, and not about people."""
    header = table.header
    meanings = _without(header, list_meanings(table, choices.columns), choices.ignored)
    if not choices.columns and _is_contact_log(header, meanings):
        raise Refused([file_problem(header.place, "contact_log")])
    if not _WHO.intersection(meanings):
        raise Refused([file_problem(header.place, "no_people_column")])
    return _columns_as(header, meanings)


def _is_contact_log(header: TableRow, meanings: list[str | None]) -> bool:
    """Whether the columns are those of contacts: a date that is nothing of a person, and a way of
    contact or a note."""
    found = set(meanings) - {None, ""}
    own = meanings_in(TABLES["contacts"], header.cells)
    pairs = zip(own, meanings, strict=True)
    has_date = any(as_own == "on" and not means for as_own, means in pairs)
    return has_date and found <= _IN_A_LOG and bool(found & {"last_contact_mode", "note"})


def detail_columns_of(
    header: TableRow, details: Details, ignored: Collection[str] = ()
) -> ReadColumns:
    """The columns under the header of a table of details."""
    return _columns_as(header, _without(header, meanings_in(details, header.cells), ignored))


def _without(
    header: TableRow, meanings: list[str | None], ignored: Collection[str]
) -> list[str | None]:
    """The meanings without those of the columns to ignore; raises Refused where one is not there:
    what somebody wanted left out would come in."""
    names = [bare(cell) for cell in header.cells]
    lacking = [name for name in ignored if bare(name) not in names]
    if lacking:
        raise Refused([file_problem(header.place, "no_such_column", value=n) for n in lacking])
    left = {bare(name) for name in ignored}
    return ["" if name in left else means for name, means in zip(names, meanings, strict=True)]


def _columns_as(header: TableRow, meanings: list[str | None]) -> ReadColumns:
    """The columns by meaning: None is an unknown column, an empty one is left out."""
    nameless = {number for number, cell in enumerate(header.cells) if not clean_line(cell)}
    found = ReadColumns([], len(header.cells), frozenset(nameless), [])
    following: list[str] = []
    for number, (cell, means) in enumerate(zip(header.cells, meanings, strict=True)):
        name = clean_line(cell)[:_HEADER_SHOWN]
        if _is_double(means, meanings):
            found.notes.append(file_problem(Place(column=name), "column_not_needed"))
        elif means is None and name:
            found.notes.append(file_problem(Place(column=name), "column_not_read"))
        elif means and means not in _NOT_READ:
            found.read.append(ReadColumn(number, name, means))
        elif means in DERIVED_COLUMNS and name.casefold() != means:
            following.append(name)
    if following:
        facts = {"words": ", ".join(following), "count": len(following)}
        found.notes.append(file_problem(WHOLE_FILE, "columns_following", **facts))
    return found


def _is_double(means: str | None, meanings: list[str | None]) -> bool:
    """Whether other columns say the same, in the parts that a dossier holds."""
    if means == INITIALS:
        return "first_name" in meanings
    return means == WHOLE_NAME and "last_name" in meanings
