"""A caseload on its way in: what a file gives, checked field by field, not yet in the store."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from coachdesk.domain.packed import Packed, packs_quickly
from coachdesk.domain.place import Place
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.problem import Problem, file_problem
from coachdesk.domain.text import bsn_like
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import RecordKind, check
from coachdesk.schema.records import JOBSEEKER
from coachdesk.schema.work import ORGANISATION, SOCIAL_RETURN, VACANCY

# How a record names another one, and the field of that one which it must fit.
_LINKS: dict[str, tuple[RecordKind, str]] = {
    "organisation": (ORGANISATION, "name"),
    "ref": (JOBSEEKER, "ref"),
    "vacancy": (VACANCY, "title"),
    "vacancy_uid": (VACANCY, "uid"),
    "social_return": (SOCIAL_RETURN, "title"),
}
# Looked for first: most texts hold no such digits, and the eleven-test takes far longer.
_NINE_DIGITS = re.compile(r"\d(?<!\d\d)(?:[ .-]?\d){8}(?!\d)")
NONE: frozenset[str] = frozenset()  # the one that most records share
_WARNED_OF = 200  # places that get a note of their own


# Notes of what a file did not say, which count only where it came in.
ASSUMED = frozenset(
    (
        *("registered_today", "registered_assumed", "plan_assumed", "no_plan_then"),
        *("mode_assumed", "contact_assumed"),
    )
)


@packs_quickly
@private_repr("place")
class Given(NamedTuple):
    """One record of a file: where it stands, and the fields it gives, in their own types.

    `links` holds what a file says in words (an organisation's name, a dossier number; None where it
    says that there is none), `heads` what the file calls its fields where that is not their own
    name.
    """

    place: Place
    values: dict[str, FieldValue]
    links: dict[str, str | None] = {}
    unread: frozenset[str] = NONE
    heads: Mapping[str, str] = {}

    def at(self, problem: Problem) -> Problem:
        """A problem of this record, with its place in the file."""
        return problem._replace(place=self.place.of(self.heads.get(problem.field, problem.field)))


@packs_quickly
class GivenDossier(NamedTuple):
    """A jobseeker and the lists of the dossier.

    `last_contact` is all that a list from Excel says of contacts: it counts only where the store
    knows none as late. `buddy` is a pairing of which only the name is known: added where there is
    none of that name. `assumed` holds values for a dossier that turns out to be new; a known one
    keeps its own, and `told` are the codes of the notes (of ASSUMED) that tell of them; of a last
    contact too, where that was assumed. `known_only`: a table of details, which says nothing of
    the jobseeker but the dossier number, and cannot make one.
    """

    given: Given
    lists: dict[str, list[Given]]
    last_contact: Given | None = None
    told: frozenset[str] = frozenset()
    assumed: dict[str, FieldValue] = {}
    known_only: bool = False
    buddy: Given | None = None


class GivenOrganisation(NamedTuple):
    """An organisation with its lists."""

    given: Given
    lists: dict[str, list[Given]]


class GivenWorkshop(NamedTuple):
    given: Given
    attendance: list[Given]


class GivenProfile(NamedTuple):
    """Somebody without a name, whom a neighbour shares."""

    given: Given
    skills: list[Given]


@private_repr()
@dataclass
class Incoming:
    """Everything a file gives; `problems` is what could not be read of it, `notes` what was
    assumed or left out and the user should know. `profiles` are None but in a neighbour's file:
    they are shown, and never become dossiers. `sent` is when and by which neighbour."""

    coach: Given | None = None
    handed_over: Given | None = None
    policy: dict[str, FieldValue] = field(default_factory=dict)
    organisations: list[GivenOrganisation] = field(default_factory=list)
    workshops: list[GivenWorkshop] = field(default_factory=list)
    own_lists: dict[str, list[Given]] = field(default_factory=dict)  # of nobody
    dossiers: list[GivenDossier] | Packed[GivenDossier] = field(default_factory=list)
    profiles: list[GivenProfile] | None = None
    sent: Given | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    _warnings: int = field(default=0, init=False)
    _last_warning: int = field(default=0, init=False)  # its position in the notes

    def forget_assumed(self, but: Container[str]) -> None:
        """Take out the notes of what was assumed, but for those that came in."""
        self.notes[:] = [n for n in self.notes if n.code not in ASSUMED or n.code in but]

    def check_fields(
        self,
        kind: RecordKind,
        place: Place,
        values: FieldValues,
        *links: str,
        at: Callable[[str], Place] | None = None,
    ) -> Given:
        """Check one record's fields; those in `links` name other records.

        Problems and warnings of a possible BSN are kept, each with the place of its field: what
        `at` gives for it, else its name within the record's own place.
        """
        at = at or place.of
        own = values
        if links:
            own = {name: value for name, value in values.items() if name not in links}
        checked, problems = check(kind, own)
        named: dict[str, str | None] = {}
        for link in links:
            if link in values:
                other, name = _LINKS[link]
                found, wrong = check(other, {name: values[link]})
                optional = link in kind.named and not kind.named[link].required
                if optional and [problem.code for problem in wrong] == ["missing"]:
                    named[link], wrong = None, []
                problems += [problem._replace(field=link) for problem in wrong]
                if found:
                    named[link] = found[name]
        self.problems.extend(problem._replace(place=at(problem.field)) for problem in problems)
        texts = {**checked, **named} if named else checked
        for name in _texts_of(kind):
            if (text := texts.get(name)) and _may_hold_bsn(text):
                self._warn(at(name))
        unread = frozenset(problem.field for problem in problems) if problems else NONE
        if not named:
            return Given(place, checked, unread=unread)
        return Given(place, checked, named, unread)

    def _warn(self, place: Place) -> None:
        """Note where a BSN may stand; of very many the last note counts the others."""
        self._warnings += 1
        if self._warnings <= _WARNED_OF:
            self._last_warning = len(self.notes)
            self.notes.append(file_problem(place, "bsn"))
        else:
            last = self.notes[self._last_warning]
            more = {"more_places": self._warnings - _WARNED_OF}
            self.notes[self._last_warning] = last._replace(facts=more)


@cache
def _texts_of(kind: RecordKind) -> tuple[str, ...]:
    """The fields of free text, which may hold a BSN.

    The number by which an attendance names its dossier is looked at in that dossier, once.
    """
    own = (name for name, one in kind.fields.items() if one.kind.is_text)
    return (*own, *kind.named)


def _may_hold_bsn(text: str | list[str]) -> bool:
    if isinstance(text, list):
        text = "\n".join(text)
    return len(text) > 8 and bool(_NINE_DIGITS.search(text) and bsn_like(text))
