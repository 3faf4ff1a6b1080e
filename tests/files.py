"""Files in and out in one piece, as tests want them."""

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk.desk import Desk
from coachdesk.domain.policy import Policy
from coachdesk.domain.values import JsonObject
from coachdesk.exchange import caseload_json, people_out
from coachdesk.exchange.csv_table import read_table
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.people_in import read_people
from coachdesk.incoming import Incoming


def read_csv(data: bytes, today: date, last_contact_mode: str | None = None) -> Incoming:
    """What a list of jobseekers gives."""
    return read_people(read_table(data), today, ImportChoices(last_contact_mode))


def write_csv(
    lines: Iterable[people_out.ListedPerson],
    policy: Policy,
    today: date,
    dialect: str,
    columns: Sequence[str] | None = None,
) -> str:
    """The caseload as text."""
    return "".join(people_out.caseload_lines(lines, policy, today, dialect, columns))


def write_json(caseload: JsonObject) -> str:
    """A caseload as text."""
    head = {name: value for name, value in caseload.items() if name != "jobseekers"}
    return "".join(caseload_json.caseload_pieces(head, caseload["jobseekers"]))


def whole_caseload(desk: Desk) -> JsonObject:
    """The whole caseload, in the form of the JSON file."""
    with desk.files.dump() as dump:
        return {**dump.head, "jobseekers": list(dump.dossiers)}
