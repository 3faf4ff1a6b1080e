"""A caseload on its way in: what a file says, checked field by field, not yet in the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from coachdesk.domain.discreet import discreet
from coachdesk.domain.problem import Problem
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.records import Day, Line, Record, check


@discreet("place")
class Given(NamedTuple):
    """One record of a file: where it stands, and the fields it gives, in their own types.

    `links` holds what a file says in words (an organisation's name, a dossier number), `heads`
    what the file calls its fields where that is not their own name.
    """

    place: str
    values: dict[str, Any]
    links: dict[str, str] = {}
    unread: frozenset[str] = frozenset()
    heads: Mapping[str, str] = {}

    def at(self, problem: Problem) -> Problem:
        """A problem of this record, with its place in the file."""
        name = self.heads.get(problem.place, problem.place)
        return problem._replace(place=name).at(self.place)


class GivenDossier(NamedTuple):
    """A jobseeker and the lists of the dossier.

    `last_contact` is all that a list from Excel says of contacts: it counts only where the store
    knows none as late. `assumed` holds values for a dossier that turns out to be new; a known one
    keeps its own. `known_only`: a table of details, which says nothing of the jobseeker but the
    dossier number, and cannot make one.
    """

    given: Given
    lists: dict[str, list[Given]]
    last_contact: Given | None = None
    assumed: dict[str, Any] = {}
    known_only: bool = False


class GivenWorkshop(NamedTuple):
    given: Given
    attendance: list[Given]


class HandedOver(Record):
    """What a file of dossiers handed over says of that: by which coach, and when; no table.

    Its uid tells this handing over from any other.
    """

    by: Line
    on: Day


@discreet("count")
@dataclass
class Incoming:
    """Everything a file gives; `problems` is what could not be read of it, `notes` what was
    assumed or left out and the user should know.

    Of a long file the dossiers are read while they are asked for: `coming` gives them once, and
    problems and notes grow meanwhile. `count` says how many there are to come.
    """

    coach: Given | None = None
    handed_over: Given | None = None
    policy: dict[str, Any] = field(default_factory=dict)
    organisations: list[Given] = field(default_factory=list)
    workshops: list[GivenWorkshop] = field(default_factory=list)
    dossiers: list[GivenDossier] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    coming: Iterable[GivenDossier] = ()
    count: int = 0

    def each_dossier(self) -> Iterator[GivenDossier]:
        """Every dossier, those still to be read last."""
        yield from self.dossiers
        yield from self.coming

    def read_all(self) -> "Incoming":
        """The same, read to the end: every dossier, problem and note is known."""
        self.dossiers.extend(self.coming)
        self.coming = ()
        return self

    def take(self, cls: type[Record], place: str, values: Mapping[str, Any], *links: str) -> Given:
        """Check one record's fields; problems are kept with their place."""
        own = {name: value for name, value in values.items() if name not in links}
        checked, problems = check(cls, own)
        self.problems.extend(problem.at(place) for problem in problems)
        named: dict[str, str] = {}
        for link in links:
            if link in values:
                text = self._name(values[link], f"{place}.{link}")
                if text:
                    named[link] = text
        unread = frozenset(problem.place for problem in problems)
        return Given(place, checked, named, unread)

    def _name(self, value: Any, place: str) -> str | None:
        if value is None or (isinstance(value, str) and not clean_line(value)):
            self.problems.append(Problem(place, "missing"))
        elif not isinstance(value, str):
            self.problems.append(Problem(place, "not_line", {"value": value}))
        elif len(text := clean_line(value)) > LINE_LENGTH:
            facts = {"most": LINE_LENGTH, "length": len(text)}
            self.problems.append(Problem(place, "too_long", facts))
        else:
            return text
        return None
