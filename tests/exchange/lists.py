"""What comes of a list: who is in the store then, what was said, why it was refused."""

from datetime import date
from typing import NamedTuple

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.domain.values import JsonObject
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.import_choices import NO_CHOICES, ImportChoices
from coachdesk.incoming import Incoming
from coachdesk.words.problems import placed
from tests.files import whole_caseload

TODAY = date(2026, 11, 20)


class Taken(NamedTuple):
    """`people` have no empty values and no marks."""

    people: list[JsonObject]
    notes: list[str]
    refused: list[str]


def take(
    desk: Desk, text: str | bytes, choices: ImportChoices = NO_CHOICES, name: str = "list.csv"
) -> Taken:
    """Import a list."""
    data = text.encode() if isinstance(text, str) else text
    refused: list[str] = []
    incoming = Incoming()
    try:
        incoming = read_file(data, name, TODAY, choices)
        desk.files.import_records(incoming)
    except Refused as error:
        refused = [placed(problem) for problem in error.problems]
    return Taken(people(desk), [placed(note) for note in incoming.notes], refused)


def people(desk: Desk) -> list[JsonObject]:
    """Everybody in the store."""
    return [
        {key: value for key, value in person.items() if value not in (None, [], "")}
        for person in whole_caseload(desk)["jobseekers"]
    ]


def told(taken: Taken, *parts: str) -> list[str]:
    """The notes with all of these parts."""
    return [note for note in taken.notes if all(part in note for part in parts)]
