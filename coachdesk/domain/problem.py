"""What is wrong with something typed or read from a file: where, what, and the facts to say it."""

from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValues


def within(prefix: str, place: str) -> str:
    """A place seen from further out."""
    # A path has no spaces; a place in words (`line 4`) goes on with a comma.
    joint = ", " if " " in prefix else "."
    return f"{prefix}{joint}{place}" if place else prefix


@private_repr("place", "code")
class Problem(NamedTuple):
    """`place` is a field or a path (`jobseekers[3].placements[0].ends_on`); words has the text."""

    place: str
    code: str
    facts: FieldValues = {}

    def at(self, prefix: str) -> "Problem":
        """The same problem, seen from further out."""
        return self._replace(place=within(prefix, self.place))


class Refused(Exception):
    """Something could not be taken: every reason at once, and nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
