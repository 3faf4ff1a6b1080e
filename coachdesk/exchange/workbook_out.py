"""A workbook (.xlsx) of tables: days and amounts by their type, and a text always as that text."""

import io
import re
from collections.abc import Container, Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from coachdesk.domain.policy import Policy
from coachdesk.domain.text import clean
from coachdesk.domain.values import FieldValue
from coachdesk.exchange.details import TABLES
from coachdesk.exchange.people_out import ListedPerson, caseload_table
from coachdesk.exchange.safe_text import looks_like_formula, reads_otherwise
from coachdesk.exchange.table_words import TableForm
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import CLOCK, DAY, HOURS, MONEY, NOTE, FieldKind, WholeKind
from coachdesk.words import language, t
from coachdesk.words.terms import list_name

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that there never was
_NARROWEST, _WIDEST = 9, 45  # signs
_MARKS = 20
_MOST_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
# What no workbook can hold.
_NO_TEXT = re.compile("[\ufffe\uffff]")


class WorkbookOut:
    """A workbook that is being made; it is kept in memory, for on a disk others could read it."""

    def __init__(self, *, codes: bool = False) -> None:
        from xlsxwriter import Workbook

        self._codes = codes
        self._file = io.BytesIO()
        self._book = Workbook(self._file, {"in_memory": True})
        day = "dd-mm-yyyy" if language() == "nl" else "yyyy-mm-dd"
        self._forms = {DAY: day, MONEY: "#,##0.00", HOURS: "0.0#", CLOCK: "hh:mm"}
        self._made: dict[tuple[str, bool], Format] = {}
        self._header = self._book.add_format({"bold": True, "bottom": 1, "num_format": "@"})

    def add_people(
        self,
        people: Iterable[ListedPerson],
        policy: Policy,
        today: date,
        columns: Sequence[str] | None,
    ) -> None:
        """Add the list of these people, with all columns or these."""
        form, rows = caseload_table(people, policy, today, columns, codes=self._codes)
        self.add(t("Caseload") if form.in_words else "caseload", form, rows)

    def add_details(
        self,
        table: str,
        rows: Iterable[Sequence[FieldValue]],
        columns: Sequence[str] | None,
        refs: Container[str] | None,
    ) -> None:
        """Add a table of details; its rows begin with the dossier number where `refs` says whose
        there are."""
        there = list(TABLES[table].columns)
        form = TableForm(columns or there, TABLES[table].columns, codes=self._codes)
        places = [there.index(column) for column in form.names]
        theirs = (row for row in rows if refs is None or row[0] in refs)
        name = list_name(table) if form.in_words else table
        self.add(name, form, ([row[place] for place in places] for row in theirs))

    def add(self, name: str, form: TableForm, rows: Iterable[Sequence[FieldValue]]) -> None:
        """Add a table on a sheet of its own."""
        sheet = self._book.add_worksheet(_NO_NAME.sub("-", name)[:_MOST_NAME])
        fields = form.fields
        formats = [self._format(self._number_format(field.kind)) for field in fields]
        widths = [len(header) + 3 for header in form.headers]
        for column, header in enumerate(form.headers):
            sheet.write_string(0, column, header, self._header)
        last = 0
        for last, row in enumerate(form.rows(rows), 1):
            for column, value in enumerate(row):
                if value is None or value == "":
                    continue
                field = fields[column]
                if isinstance(value, str) and field.kind is not CLOCK:
                    width = self._write_text(sheet, last, column, value, field)
                else:
                    width = _write(sheet, last, column, value, formats[column])
                if width > widths[column]:
                    widths[column] = width
        for column, field in enumerate(fields):
            widest = _MARKS if form.names[column].endswith("uid") else _WIDEST
            width = min(max(widths[column], _NARROWEST), widest)
            empty = formats[column] if field.kind is not NOTE else None
            sheet.set_column(column, column, width, empty)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(fields) - 1)

    def finished(self) -> bytes:
        """The whole file."""
        self._book.close()
        return self._file.getvalue()

    def _number_format(self, kind: FieldKind) -> str:
        if isinstance(kind, WholeKind):
            return "0"
        return self._forms.get(kind, "General" if kind is NOTE else "@")

    def _format(self, number: str, *, quoted: bool = False) -> "Format":
        """A format; `quoted` keeps a text that starts like a formula a text when it is edited."""
        if (number, quoted) not in self._made:
            how = {"num_format": number, "quote_prefix": quoted, "valign": "top"}
            self._made[number, quoted] = self._book.add_format(how)
        return self._made[number, quoted]

    def _write_text(
        self, sheet: "Worksheet", row: int, column: int, value: str, field: Field
    ) -> int:
        """A text cell; gives how wide it is, in signs."""
        text = workbook_text(value, field.name)
        number = "General" if field.kind is NOTE else "@"
        form = self._format(number, quoted=looks_like_formula(text))
        sheet.write_string(row, column, text, form)
        return len(text) + 1


def workbook_text(value: str, name: str) -> str:
    """A text as it may stand in a cell of this field: what an import would read as something else
    gets the mark that it takes off again."""
    text = _NO_TEXT.sub("", clean(value))
    return "'" + text if reads_otherwise(text, name) else text


def _write(sheet: "Worksheet", row: int, column: int, value: FieldValue, form: "Format") -> int:
    """A cell that is no text; gives how wide it is, in signs."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, date):
        if value < _FIRST_DAY:
            sheet.write_string(row, column, value.isoformat(), form)
        else:
            sheet.write_datetime(row, column, value, form)
        return 11
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, float(value), form)
        return len(f"{value:,.2f}") + 1
    else:
        sheet.write_datetime(row, column, time.fromisoformat(str(value)), form)
    return 0
