"""Which columns of a list are read, as what, and what is told of the others."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.domain.text import clean_line
from coachdesk.exchange.about_others import behind_others
from coachdesk.exchange.cell_values import ref_in
from coachdesk.exchange.details import TABLES, Details, meanings_in
from coachdesk.exchange.headers import (
    DERIVED_COLUMNS,
    INITIALS,
    PROBLEM,
    WHOLE_NAME,
    bare,
    meaning,
)
from coachdesk.exchange.import_choices import NO_CHOICES, ImportChoices
from coachdesk.exchange.table import Table, TableRow, is_blank

# Without one of these a line does not say whom it is about.
_WHO = frozenset(("ref", "last_name", WHOLE_NAME))
_NOT_READ = DERIVED_COLUMNS | {PROBLEM}
# Headers of many things; of dossier numbers only where the values look like these.
_MARK = "kenmerk"
_COUNT = "nummer"
_MAY_BE_MARKS = frozenset((_MARK, _COUNT, "id", "referentie", "reference", "dossier"))
_NUMBER = re.compile(r"[^\W\d_]{0,8}[-./ ]?[0-9]+(?:[-./]?\w+)*")
_DAY = re.compile(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}")
# What tells whom a contact was with, and all that a list of contacts may hold of people.
_WHO_IN_A_LOG = frozenset(
    ("ref", "first_name", "prefix", "last_name", WHOLE_NAME, INITIALS, "born_on", PROBLEM)
)
_IN_A_LOG = _WHO_IN_A_LOG | {"phone", "email", "last_contact", "last_contact_mode", "note"}
_LAST = re.compile("la(?:a|test)?st")
_OWN_NAMES = frozenset(("last_name", "uid"))  # one of them stands in each file of our own
_HEADER_SHOWN = 40


class ReadColumn(NamedTuple):
    """A column to read: its position from 0, its header as problems show it, the field it fills."""

    number: int
    header: str
    means: str


class ReadColumns(NamedTuple):
    """The columns to read, how many the header has, the nameless ones, what is to be told, and
    whether it is a file of our own: each name stands there as it is kept."""

    read: list[ReadColumn]
    width: int
    nameless: frozenset[int]
    notes: list[Problem]
    is_own: bool = False

    @property
    def means(self) -> frozenset[str]:
        return frozenset(column.means for column in self.read)


def names_people(header: Sequence[str]) -> bool:
    """Whether a header has a column that says whom a line is about."""
    return not _WHO.isdisjoint(map(meaning, header))


class _Meanings(NamedTuple):
    """What columns stand for: None is an unknown one, an empty text one that is left out; and why
    some have none that their header would give, as notes by number."""

    means: list[str | None]
    why: dict[int, Problem]


def list_meanings(table: Table, chosen: Mapping[int, str | None]) -> list[str | None]:
    """What the columns of a list of people stand for; an empty text for one left out by hand."""
    return _meanings(table, chosen).means


def _meanings(table: Table, chosen: Mapping[int, str | None]) -> _Meanings:
    headers = table.header.cells
    found = _Meanings([meaning(header) for header in headers], {})
    for number, other in behind_others(headers, found.means).items():
        found.why[number] = file_problem(WHOLE_FILE, "behind_other", value=other)
    marks = () if _is_own(headers, found.means) else _marks(headers, found.means)
    for number in marks:
        if value := _no_number(table, number):
            found.why[number] = file_problem(WHOLE_FILE, "no_numbers", value=value)
    for number in found.why:
        found.means[number] = None
    for number, means in chosen.items():
        if number < len(headers):
            found.means[number] = means or ""
    return found


def _is_own(headers: Sequence[str], meanings: Sequence[str | None]) -> bool:
    """Whether coachdesk wrote the list: by a field name, or by what only its own lists have."""
    following = DERIVED_COLUMNS.intersection(filter(None, meanings))
    names = {*headers, *(means for means in meanings if means == "uid")}
    return bool(_OWN_NAMES & names) or not following.isdisjoint(headers) or len(following) > 2


def _marks(headers: Sequence[str], meanings: Sequence[str | None]) -> Iterator[int]:
    """The columns that may hold marks instead of dossier numbers: most only where names tell too
    whom a row is about."""
    has_names = len(_WHO.intersection(meanings)) > 1
    for number, header in enumerate(headers):
        may_be = _MAY_BE_MARKS if has_names else {_MARK}
        if meanings[number] == "ref" and bare(header) in may_be:
            yield number


def _no_number(table: Table, number: int) -> str:
    """A value of a column that is no dossier number, if there is one: a word, a day, and under
    `Kenmerk` a number where not every row has its own."""
    cells = [row.cells[number] if number < len(row.cells) else "" for row in table.rows]
    values = [value for cell in cells if not is_blank(cell) and (value := ref_in(cell))]
    for value in values:
        if not _NUMBER.fullmatch(value) or _DAY.fullmatch(value):
            return value
    if bare(table.header.cells[number]) == _COUNT and values == [
        str(place) for place in range(1, len(values) + 1)
    ]:
        return values[0]  # the rows were counted
    few = len(set(values)) < len(cells)
    return values[0] if values and few and bare(table.header.cells[number]) == _MARK else ""


def columns_of(table: Table, choices: ImportChoices) -> ReadColumns:
    """The columns of a list of people; raises Refused where an ignored one is not there."""
    found = _meanings(table, choices.columns)
    return _columns_as(
        table.header, _without(table.header, found.means, choices.ignored), found.why
    )


def says_who(columns: ReadColumns) -> bool:
    """Whether a column tells whom a line is about."""
    return bool(_WHO & columns.means)


def log_columns_of(table: Table, choices: ImportChoices) -> ReadColumns:
    """The columns of a log of contacts, whose people are named as in a list of people."""
    found = _meanings(table, choices.columns)
    as_contact = meanings_in(TABLES["contacts"], table.header.cells)
    both = [
        person if person in _WHO_IN_A_LOG or number in choices.columns else contact
        for number, (contact, person) in enumerate(zip(as_contact, found.means, strict=True))
    ]
    why = {
        number: file_problem(WHOLE_FILE, "not_of_contacts")
        for number, person in enumerate(found.means)
        if person and not both[number]
    }
    meanings = _without(table.header, both, choices.ignored)
    return _columns_as(table.header, meanings, {**why, **found.why})


def is_contact_log(table: Table, choices: ImportChoices = NO_CHOICES) -> bool:
    """Whether the columns are those of contacts: a date that is nothing of a person, and a way of
    contact or a note, which nobody said by hand to be about the person."""
    headers = table.header.cells
    as_person = list_meanings(table, choices.columns)
    both = list(zip(meanings_in(TABLES["contacts"], headers), as_person, strict=True))
    dates = [
        number
        for number, (contact, person) in enumerate(both)
        if contact == "on" and (not person or person == "last_contact")
    ]
    # `Laatste contact` is what a list of people says of each.
    is_last = any(as_person[n] and _LAST.search(bare(headers[n])) for n in dates)
    by_hand = {means for number, means in choices.columns.items() if number not in dates}
    if not dates or is_last or by_hand & {"note", "last_contact_mode"}:
        return False
    found = set(as_person) - {None, ""}
    has_note = "note" in found or ("note", None) in both or ("note", "") in both
    has_mode = "last_contact_mode" in found and not all(as_person[n] for n in dates)
    return found <= _IN_A_LOG and (has_note or has_mode)


def detail_columns_of(
    header: TableRow, details: Details, ignored: Collection[str] = ()
) -> ReadColumns:
    """The columns under the header of a table of details."""
    return _columns_as(header, _without(header, meanings_in(details, header.cells), ignored), {})


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


def _columns_as(
    header: TableRow, meanings: list[str | None], why: Mapping[int, Problem]
) -> ReadColumns:
    """The columns by meaning: None is an unknown column, an empty one is left out."""
    nameless = {number for number, cell in enumerate(header.cells) if not clean_line(cell)}
    found = ReadColumns(
        [], len(header.cells), frozenset(nameless), [], _is_own(header.cells, meanings)
    )
    following: list[str] = []
    for number, (cell, means) in enumerate(zip(header.cells, meanings, strict=True)):
        name = clean_line(cell)[:_HEADER_SHOWN]
        if _is_double(means, meanings):
            found.notes.append(file_problem(Place(column=name), "column_not_needed"))
        elif means is None and name:
            note = why.get(number, file_problem(WHOLE_FILE, "column_not_read"))
            found.notes.append(note._replace(place=Place(column=name)))
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
