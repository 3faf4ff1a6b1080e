"""A list of jobseekers that comes in, as kept in Excel (coachdesk/docs/interface.md, section 3)."""

import re
from datetime import date

from coachdesk.domain.names import folded
from coachdesk.domain.packed import Packed
from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
from coachdesk.exchange.column_meanings import ReadColumns, columns_of, is_contact_log, says_who
from coachdesk.exchange.contact_log import read_contact_log
from coachdesk.exchange.headers import WHOLE_NAME
from coachdesk.exchange.import_choices import NO_CHOICES, ImportChoices
from coachdesk.exchange.row_names import NAME_COLUMNS, find_names
from coachdesk.exchange.row_reader import ReadRow, RowReader
from coachdesk.exchange.table import Table, TableRow, is_blank
from coachdesk.incoming import Given, GivenDossier, Incoming
from coachdesk.schema.fields import Field
from coachdesk.schema.records import CONTACT, JOBSEEKER
from coachdesk.schema.work import PAIRING
from coachdesk.words.terms import word

_FIELDS: dict[str, Field] = {
    **JOBSEEKER.fields,
    "last_contact": CONTACT.fields["on"],
    "last_contact_mode": CONTACT.fields["mode"],
    "buddy": PAIRING.fields["with_whom"],
    **NAME_COLUMNS,
}
LIST_FIELDS = tuple(name for name in _FIELDS if name != "uid")
_LETTER = re.compile(r"[^\W\d_]")
# A line under a list (`Totaal klanten;12`) would else become a person. Who has such a last name
# has a first name or a phone number beside it.
_TOTALS = re.compile(
    r"(?:(?:sub|eind)?totaa?l(?:en|s)?|aantal(?:len)?|gemiddelde?|einde|count|average|end)\b"
)
_OF_A_PERSON = re.compile(r"\W*[^\W\d_]|(?:\D*[0-9]){9}")
# Where the notes stand that tell of something assumed.
_ASSUMED_FIELDS = {
    "registered_today": "registered_on",
    "registered_assumed": "registered_on",
    "plan_assumed": "plan_agreed_on",
    "no_plan_then": "plan_agreed_on",
    "contact_assumed": "last_contact",
}
# A list with fewer columns may well hold names alone.
_COLUMNS_OF_MORE = 3


def read_people(table: Table, today: date, choices: ImportChoices = NO_CHOICES) -> Incoming:
    """What a list of jobseekers gives, or of contacts with them; `problems` and `notes` name line,
    column and value.

    A new dossier without a day of registration is registered `today`. Raises Refused where a
    log of contacts names nobody.
    """
    if is_contact_log(table, choices):  # its notes are about contacts, and not about people
        return read_contact_log(table, today, choices)
    columns = columns_of(table, choices)
    incoming = Incoming(dossiers=Packed(), notes=[*table.notes, *columns.notes])
    if not says_who(columns):
        incoming.problems.append(file_problem(table.header.place, "no_people_column"))
        return incoming
    reader = ListReader(incoming, columns, today, choices)
    for row in table.rows:
        reader.read(row)
    incoming.problems.extend(table.problems)
    if not incoming.dossiers and not incoming.problems:
        incoming.notes.append(file_problem(table.header.place, "no_rows"))
    reader.end(
        today=today,
        registered=choices.registered_on,
        agreed=choices.plan_agreed_on,
        spoken=choices.last_contact_on,
        mode=word(reader.mode, "ContactMode"),
    )
    return incoming


class ListReader(RowReader):
    """Reads the rows of a list of jobseekers into `incoming`."""

    def __init__(
        self, incoming: Incoming, columns: ReadColumns, today: date, choices: ImportChoices
    ) -> None:
        super().__init__(incoming, columns, _FIELDS, today)
        self.choices = choices
        self.mode = ContactMode(choices.last_contact_mode or "office")
        self._names_alone: list[Problem] = []
        self._some_hold_more = False

    def read(self, line: TableRow) -> None:
        if self._is_of_totals(line):
            return
        row = self.read_row(line)
        if row is None:
            return
        self._note_name_alone(row)
        last_contact, buddy = self._last_contact(row), self._buddy(row)
        find_names(self, row, self.choices)
        given = self.checked(row, JOBSEEKER, row.values)
        self._need_person(row, given)
        if len(row.unread) > len(given.unread):
            given = given._replace(unread=frozenset(row.unread))
        self._add(row, given, last_contact, buddy)

    def _add(
        self, row: ReadRow, given: Given, last_contact: Given | None, buddy: Given | None
    ) -> None:
        """Add a dossier, with what is assumed where it is new: the day of registration; the plan
        of who was registered by that day and is in no intake; the last contact."""
        told: list[str] = []
        assumed: dict[str, FieldValue] = {}
        if not self._says(given, "registered_on"):
            told.append("registered_assumed" if self.choices.registered_on else "registered_today")
            assumed["registered_on"] = self.choices.registered_on or self.today
        agreed = self.choices.plan_agreed_on
        in_intake = "intake_started_on" in given.values and "intake_closed_on" not in given.values
        if agreed and not (self._says(given, "plan_agreed_on", "closed_on") or in_intake):
            if _was_here(agreed, given, assumed):
                told.append("plan_assumed")
                assumed["plan_agreed_on"] = agreed
            else:
                told.append("no_plan_then")
        on = self.choices.last_contact_on
        lacks = last_contact is None and "last_contact" not in row.unread
        if on and lacks and _was_here(on, given, assumed):
            told.append("contact_assumed")
            last_contact = self._held(row.place_of("last_contact"), on, self.mode)
        for code in told:
            self.told_once[code].add(row.place_of(_ASSUMED_FIELDS[code]))
        self.incoming.dossiers.append(
            GivenDossier(given, {}, last_contact, frozenset(told), assumed, buddy=buddy)
        )

    @staticmethod
    def _says(given: Given, *names: str) -> bool:
        return any(name in given.values or name in given.unread for name in names)

    def _is_of_totals(self, row: TableRow) -> bool:
        """Whether a row holds totals of the list, and no person: that is a problem."""
        cells = row.cells
        said = (n for n, _, _ in self.columns.read if n < len(cells) and not is_blank(cells[n]))
        first = next(said, None)
        if first is None or not _TOTALS.match(folded(cells[first])):
            return False
        if any(_OF_A_PERSON.match(cells[number]) for number in said):
            return False
        self.problem(row.place, "totals", value=cells[first])
        return True

    def _note_name_alone(self, row: ReadRow) -> None:
        if row.cells.keys() <= NAME_COLUMNS.keys():
            value = " ".join(row.cells.values())
            self._names_alone.append(file_problem(row.place, "name_alone", value=value))
        else:
            self._some_hold_more = True

    def end(self, **facts: FieldValue) -> None:
        """A name alone may be the head of a group, where other lines hold more."""
        if self._some_hold_more and len(self.columns.read) >= _COLUMNS_OF_MORE:
            self.incoming.notes.extend(self._names_alone)
        super().end(**facts)

    def _need_person(self, row: ReadRow, given: Given) -> None:
        """Without a dossier number only a name tells whom a line is about."""
        if "ref" in given.values or "ref" in row.unread:
            return
        names = ("first_name", "last_name")
        lacking = [name for name in names if name not in given.values and name not in row.unread]
        if len(lacking) == len(names):
            self.problem(given.place, "nobody")
            row.unread.update(names)
        elif lacking and WHOLE_NAME in row.cells:
            said = row.cells[WHOLE_NAME]
            self.problem(row.place_of(WHOLE_NAME), "half_a_name", value=said)
        elif lacking:
            self.problem(row.place_of(lacking[0]), "missing")
        elif not all(_LETTER.search(given.values.get(name, "a")) for name in names):
            self.problem(
                given.place,
                "no_letters",
                value=" ".join(given.values[name] for name in names if name in given.values),
            )

    def _buddy(self, row: ReadRow) -> Given | None:
        """The buddy in a row, as a pairing of which no more is known."""
        name = row.values.pop("buddy", None)
        if not name:
            return None
        place = row.place_of("buddy")
        given = self.incoming.check_fields(PAIRING, place, {"with_whom": name}, at=lambda _: place)
        return given._replace(heads={"with_whom": ""})

    # CONTACT -------------------------------------------------------------------------------

    def _last_contact(self, row: ReadRow) -> Given | None:
        """The latest contact in a row, as a contact that was held."""
        day = row.values.pop("last_contact", None)
        mode = row.values.pop("last_contact_mode", None)
        if day is None:
            if mode and "last_contact" not in row.unread:
                said = row.cells["last_contact_mode"]
                self.told_once["mode_not_needed"].add(row.place_of("last_contact_mode"), said)
            return None
        place, said = row.place_of("last_contact"), row.cells["last_contact"]
        if day > self.today:
            self.told_once["contact_ahead"].add(place, said)
            return None
        if mode is None and "last_contact_mode" not in row.unread:
            self.told_once["mode_assumed"].add(place)
        return self._held(place, day, mode or self.mode)

    def _held(self, place: Place, on: date, mode: ContactMode) -> Given:
        values = {
            "on": on,
            "mode": mode,
            "purpose": ContactPurpose.PROGRESS,
            "outcome": ContactOutcome.HELD,
        }
        return Given(place, values)


def _was_here(on: date, given: Given, assumed: FieldValues) -> bool:
    """Whether somebody was registered on that day, and not closed."""
    registered = given.values.get("registered_on") or assumed.get("registered_on")
    closed = given.values.get("closed_on")
    return bool(registered and registered <= on and not (closed and closed < on))
