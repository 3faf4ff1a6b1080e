"""A log of contacts that names people (`Naam; Datum; Wijze; Notitie`): contacts of who is known."""

from datetime import date

from coachdesk.domain.problem import Refused, file_problem
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.exchange.column_meanings import ReadColumns, log_columns_of
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.row_names import NAME_COLUMNS, find_names
from coachdesk.exchange.row_reader import RowReader
from coachdesk.exchange.table import Table, TableRow
from coachdesk.incoming import Given, GivenDossier, Incoming
from coachdesk.schema.records import CONTACT, JOBSEEKER
from coachdesk.words.terms import word

_WHO = ("ref", "first_name", "prefix", "last_name", "born_on")
_FIELDS = {
    **CONTACT.fields,
    **NAME_COLUMNS,
    "ref": JOBSEEKER.fields["ref"],
    "born_on": JOBSEEKER.fields["born_on"],
}


def read_contact_log(table: Table, today: date, choices: ImportChoices) -> Incoming:
    """The contacts in such a list; raises Refused where nothing tells with whom they were."""
    columns = log_columns_of(table, choices)
    if not columns.means & {"ref", *NAME_COLUMNS}:
        raise Refused([file_problem(table.header.place, "contact_log")])
    incoming = Incoming(notes=[*table.notes, *columns.notes])
    reader = _LogReader(incoming, columns, today, choices)
    for row in table.rows:
        reader.read(row)
    incoming.dossiers.extend(
        GivenDossier(who, {"contacts": items}, known_only=True) for who, items in reader.found
    )
    incoming.problems.extend(table.problems)
    if not incoming.dossiers and not incoming.problems:
        incoming.notes.append(file_problem(table.header.place, "no_rows"))
    reader.end(mode=word(reader.mode, "ContactMode"))
    return incoming


class _LogReader(RowReader):
    """Reads rows of contacts; `found` has those of one person together."""

    def __init__(
        self, incoming: Incoming, columns: ReadColumns, today: date, choices: ImportChoices
    ) -> None:
        super().__init__(incoming, columns, _FIELDS, today)
        self._choices = choices
        self.mode = ContactMode(choices.last_contact_mode or "office")
        self._by_person: dict[tuple[FieldValue, ...], tuple[Given, list[Given]]] = {}

    @property
    def found(self) -> list[tuple[Given, list[Given]]]:
        return list(self._by_person.values())

    def read(self, line: TableRow) -> None:
        row = self.read_row(line)
        if row is None:
            return
        find_names(self, row, self._choices)
        who = {name: row.values[name] for name in _WHO if name in row.values}
        has_name = "first_name" in who and "last_name" in who
        if not ("ref" in who or has_name or row.unread & {*_WHO}):
            code = "half_a_name" if "last_name" in who else "nobody"
            self.problem(row.place, code, value=who.get("last_name", ""))
        contact = {name: row.values[name] for name in CONTACT.fields if name in row.values}
        if "mode" not in self.means:
            contact["mode"] = self.mode
            self.told_once["mode_taken"].add(row.place_of("mode"))
        given = self.checked(row, CONTACT, contact)
        key = tuple(who.get(name) for name in _WHO)
        owner = Given(row.place, who, heads=self.heads)
        self._by_person.setdefault(key, (owner, []))[1].append(given)
