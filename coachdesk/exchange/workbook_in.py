"""The lists in a workbook (.xlsx, .xls, .ods), cell by cell as a CSV file would have them."""

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.exchange.column_meanings import names_people
from coachdesk.exchange.details import table_under
from coachdesk.exchange.sheet_facts import Scanned, SheetFacts, refuse
from coachdesk.exchange.sheet_number import SheetNumber
from coachdesk.exchange.table import (
    HEADER_WITHIN,
    FoundHeader,
    Table,
    TableRow,
    find_header,
    is_blank,
    make_table,
)
from coachdesk.exchange.workbook_scan import scan
from coachdesk.words import t

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SheetValue: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

_ZERO_DAYS = (date(1899, 12, 30), date(1899, 12, 31))
_FROM_1900 = 1462  # days, where a workbook counts from 1904
_EXACT = 1e15  # from here on not every digit is kept
_MOST_FILLED = 200_000  # cells that merged ones stand for
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


class SheetList(NamedTuple):
    """A sheet that holds a list: its name, its header, and what it is told by."""

    name: str
    header: FoundHeader
    rows: list[TableRow]
    facts: SheetFacts
    kind: str  # the table of details that it is; empty for people
    is_hidden: bool


def read_tables(data: bytes, sheet: str | None = None, skipped: Container[int] = ()) -> list[Table]:
    """The lists of a workbook, or the one on the sheet of this name; where there are several,
    places name their sheet. Raises Refused, also where it is not clear which are meant."""
    found = scan(data)
    with _opened(found.data) as workbook:
        lists, names = _looked_through(workbook, found, sheet)
    if sheet is not None and not lists:
        code = "no_list_on_sheet" if sheet in names else "no_sheet"
        raise Refused([_of_sheets(code, names.values(), value=sheet)])
    chosen = lists if sheet is not None else _chosen(lists, names)
    several = len(chosen) > 1
    tables = [_table(item, skipped, named=several) for item in chosen]
    read = {item.name for item in chosen}
    unread = {n: t for n, t in names.items() if found.sheets[n].rows and n not in read}
    tables[0].notes[:0] = _sheet_notes(chosen, unread, found)
    return tables


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        refuse("workbook_locked")
    except (CalamineError, OSError, ValueError):
        refuse("workbook_damaged")
    except BaseException as error:
        _refuse_panic(error)
        raise


def _refuse_panic(error: BaseException) -> None:
    """What the reader did not expect in a file is damage of that file."""
    if type(error).__name__ == "PanicException":
        refuse("workbook_damaged")


# Which sheets ------------------------------------------------------------------------------


def _looked_through(
    workbook: "CalamineWorkbook", found: Scanned, wanted: str | None
) -> tuple[list[SheetList], dict[str, str]]:
    """The sheets that hold lists, and the names of all, with how each is said."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    lists: list[SheetList] = []
    names: dict[str, str] = {}
    sheets = workbook.sheets_metadata
    for number, about in enumerate(sheets):
        is_hidden = about.visible is not SheetVisibleEnum.Visible
        name = f"“{about.name}”"
        names[about.name] = t("{sheet} (hidden)", sheet=name) if is_hidden else name
        facts = found.sheets.setdefault(about.name, SheetFacts())
        if about.typ is not SheetTypeEnum.WorkSheet or wanted not in (None, about.name):
            continue
        rows = _rows(workbook, number, facts, found.is_1904)
        if not rows:
            continue
        header = find_header(rows[:HEADER_WITHIN])
        if header and header.known and (wanted is not None or _is_list(header)):
            details = table_under(header.row.cells)
            kind = details.name if details else ""
            lists.append(SheetList(about.name, header, rows, facts, kind, is_hidden))
    return lists, names


def _is_list(header: FoundHeader) -> bool:
    cells = header.row.cells
    return bool(table_under(cells)) or (header.known > 1 and names_people(cells))


def _chosen(lists: list[SheetList], names: Mapping[str, str]) -> list[SheetList]:
    """The lists to read: one of people, and one of each kind of details, where that is clear.
    Hidden ones only where no other is there."""
    found = [item for item in lists if not item.is_hidden] or lists
    by_kind: dict[str, list[SheetList]] = {}
    for item in found:
        by_kind.setdefault(item.kind, []).append(item)
    chosen: list[SheetList] = []
    for items in by_kind.values():
        filled = [item for item in items if item.rows[-1].place != item.header.row.place]
        if len(filled) > 1:
            problem = _of_sheets("which_sheet", [names[item.name] for item in filled])
            facts = {**problem.facts, "sheets": [item.name for item in filled]}
            raise Refused([problem._replace(facts=facts)])
        chosen += filled or items[:1]
    if not chosen:
        raise Refused([_of_sheets("no_list_in_workbook", names.values())])
    return [item for item in found if item in chosen]


def _of_sheets(code: str, names: Iterable[str], **facts: str) -> Problem:
    return file_problem(WHOLE_FILE, code, words=", ".join(names), **facts)


def _table(item: SheetList, skipped: Container[int], *, named: bool) -> Table:
    """The list of one sheet; where others are read as well its places name it."""
    if not named:
        return make_table(item.header, item.rows, skipped)

    def there(row: TableRow) -> TableRow:
        return row._replace(place=row.place._replace(sheet=item.name))

    found = item.header
    header = FoundHeader(there(found.row), [there(row) for row in found.above], found.known)
    return make_table(header, list(map(there, item.rows)), ())


def _sheet_notes(
    chosen: list[SheetList], unread: Mapping[str, str], found: Scanned
) -> Iterator[Problem]:
    """What stands in the workbook besides what the cells of these lists say."""
    if unread:
        yield _of_sheets(
            "sheets_not_read", unread.values(), value=", ".join(i.name for i in chosen)
        )
    for item in chosen:
        facts = item.facts
        sheet = item.name if len(chosen) > 1 else ""
        if item.is_hidden:
            yield file_problem(Place(sheet=sheet), "sheet_hidden", value=item.name)
        for code, seen in (
            ("hidden_rows", facts.hidden_rows),
            ("error_cells", facts.errors),
            ("formulas_empty", facts.without_value),
        ):
            if seen.count:
                yield file_problem(Place(seen.row, sheet=sheet), code, count=seen.count)
        if count := facts.hidden_columns:
            yield file_problem(Place(sheet=sheet), "hidden_columns", count=count)
    if found.remarks:
        yield file_problem(WHOLE_FILE, "remarks_not_read", count=found.remarks)


# Cells -------------------------------------------------------------------------------------


def _rows(
    workbook: "CalamineWorkbook", number: int, facts: SheetFacts, is_1904: bool
) -> list[TableRow]:
    """The rows of a sheet in which something is shown."""
    from python_calamine import CalamineError

    try:
        sheet: CalamineSheet = workbook.get_sheet_by_index(number)
        found = [
            TableRow(Place(line), ["" if value == "" else _text(value, is_1904) for value in row])
            for line, row in enumerate(sheet.iter_rows(), 1)
            if row.count("") < len(row)
        ]
        merged = [*facts.merged, *_merged(sheet)]
    except (CalamineError, OSError, ValueError, OverflowError):
        refuse("workbook_damaged")
    except BaseException as error:
        _refuse_panic(error)
        raise
    _fill_merged(found, merged)
    return [row for row in found if not all(map(is_blank, row.cells))]


def _merged(sheet: "CalamineSheet") -> Iterator[tuple[int, int, int]]:
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        yield column + 1, first + 1, last + 1


def _fill_merged(rows: list[TableRow], merged: Iterable[tuple[int, int, int]]) -> None:
    """A cell that reaches over several rows counts for each of them."""
    tall = {item for item in merged if item[2] > item[1]}
    if not tall:
        return
    lines = [row.place.line for row in rows]
    filled = 0
    for column, first, last in tall:
        begin, end = bisect_left(lines, first), bisect_right(lines, last)
        if begin == end or lines[begin] != first or column > len(rows[begin].cells):
            continue
        value = rows[begin].cells[column - 1]
        filled += end - begin
        if filled > _MOST_FILLED:
            refuse("workbook_damaged")
        for row in rows[begin + 1 : end]:
            row.cells[column - 1] = row.cells[column - 1] or value


def _text(value: SheetValue, is_1904: bool) -> str:
    """A cell as a list would write it: days in ISO form, numbers with a point."""
    if isinstance(value, str):
        return value if not value.startswith("PT") else _duration(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        text = str(int(value)) if value == int(value) else repr(value)
        if abs(value) >= _EXACT:
            text = f"{value:.14E}"  # as lists show what lost digits
        serial = value + _FROM_1900 if is_1904 else value
        return SheetNumber.of(text, float(value), float(serial))
    if isinstance(value, datetime):
        whole = (value + timedelta(seconds=0.5)).replace(microsecond=0)
        return whole.date().isoformat() if whole.time() == time() else f"{whole:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return "" if value in _ZERO_DAYS else value.isoformat()
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return _hours(value.total_seconds())


def _hours(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    return SheetNumber.of(f"{hours:02}:{minutes:02}", round(seconds / 3600, 6), seconds / 86400)


def _duration(text: str) -> str:
    """A time in the form that .ods keeps it in, which is longer than a day."""
    found = _DURATION.fullmatch(text)
    if not found:
        return text
    return _hours(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]))
