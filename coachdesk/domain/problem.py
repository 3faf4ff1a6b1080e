"""What is wrong with something typed or read from a file: where, what, and the facts to say it."""

from collections.abc import Iterable
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValue, FieldValues


@private_repr("field", "code", "place")
class Problem(NamedTuple):
    """`field` is the name of a field of the record, if it is about one; words has the text."""

    field: str
    code: str
    facts: FieldValues = {}
    place: Place = WHOLE_FILE

    def at(self, record: Place) -> "Problem":
        """The same problem of the record that stands there in a file."""
        return self._replace(place=record.of(self.field))


def file_problem(place: Place, code: str, **facts: FieldValue) -> Problem:
    """What is wrong at a place of a file, which need not be a field."""
    return Problem("", code, facts, place)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem of a file once, in the order of the file."""
    once: dict[tuple[Place, str], Problem] = {}
    for problem in problems:
        once.setdefault((problem.place, problem.code), problem)
    return sorted(once.values(), key=lambda problem: problem.place.order)


class Refused(Exception):
    """Something could not be taken: every reason at once, and nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
