"""What leaves for neighbouring municipalities: open vacancies, and profiles without a name
(coachdesk/docs/interface.md, section 2)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coachdesk.domain.names import Person
from coachdesk.domain.personal import PersonalFacts, PersonalTexts, names_in
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValue, FieldValues

_MARK = re.compile("[0-9a-f]{16}")  # as coachdesk makes them, at random
EMPLOYER_FIELDS = ("name", "sector", "municipality", "country")
VACANCY_FIELDS = (
    *("uid", "title", "kind", "sector", "places", "hours_per_week", "place", "country"),
    *("asks", "offers", "social_return", "reported_on", "closes_on"),
)
WISHES = ("wanted_sectors", "wanted_hours", "travel_minutes", "abroad")
SKILL_FIELDS = ("kind", "title", "level")


class SharedEmployer(NamedTuple):
    """An employer with open vacancies; of each the fields that leave."""

    values: FieldValues
    vacancies: Sequence[FieldValues]


@private_repr("mark")
class SharedProfile(NamedTuple):
    """What somebody who agreed looks for and can do. `person` is for the eyes of the one who
    shares; the mark, made for one file, is all that leaves of who it is."""

    person: Person
    mark: str
    wishes: FieldValues
    skills: Sequence[FieldValues]


@private_repr("field")
class LeftOut(NamedTuple):
    """A text that stays here since it may lead to somebody: a field of a vacancy, or a skill.

    `of` is the title of the vacancy with its employer, or the name of the person. `whole`: the
    vacancy stays here with it.
    """

    of: str
    field: str
    text: str
    whole: bool = False


class Shared(NamedTuple):
    """All that leaves, and what was left out of it.

    The sender is a mark at random, the same in all that a coach shares: by it a neighbour knows
    which file follows which.
    """

    sender: str | None
    employers: Sequence[SharedEmployer]
    profiles: Sequence[SharedProfile]
    left_out: Sequence[LeftOut]

    @property
    def vacancies(self) -> int:
        return sum(len(employer.vacancies) for employer in self.employers)

    def same_as(self, other: "Shared") -> bool:
        """Whether the same leaves, whatever marks it was given."""

        def bare(shared: Shared) -> tuple[object, ...]:
            profiles = [profile._replace(mark="") for profile in shared.profiles]
            return shared.sender, shared.employers, sorted(profiles, key=lambda one: one.person.ref)

        return bare(self) == bare(other)


@private_repr("mark")
class Candidate(NamedTuple):
    """Somebody active who agreed, before their skills were looked at."""

    person: Person
    known: PersonalFacts
    mark: str
    wishes: FieldValues
    skills: Sequence[FieldValues]


def shared_of(
    sender: str | None,
    employers: Iterable[tuple[FieldValues, Sequence[FieldValues]]],
    candidates: Iterable[Candidate],
    personal: PersonalTexts,
) -> Shared:
    """What may leave of these. The profiles stand by mark, which says nothing of their order."""
    left_out: list[LeftOut] = []
    found = []
    for employer, vacancies in employers:
        own = [_vacancy(employer["name"], vacancy, personal, left_out) for vacancy in vacancies]
        if whole := [vacancy for vacancy in own if vacancy]:
            found.append(SharedEmployer(_employer(employer, personal), whole))
    profiles = [_profile(candidate, personal, left_out) for candidate in candidates]
    return Shared(sender, found, sorted(profiles, key=lambda profile: profile.mark), left_out)


def _employer(values: FieldValues, personal: PersonalTexts) -> FieldValues:
    town = values["municipality"]
    kept = None if personal.stand_in(town, single_names=False) else town
    return {name: values[name] for name in EMPLOYER_FIELDS} | {"municipality": kept}


def _vacancy(
    employer: str, values: FieldValues, personal: PersonalTexts, left_out: list[LeftOut]
) -> Mapping[str, FieldValue] | None:
    """None where its title, or the employer's name, may lead to somebody."""
    of = f"{values['title']}, {employer}"
    # Many employers are called after somebody: a name in it is no jobseeker's.
    if personal.stand_in(employer, single_names=False):
        left_out.append(LeftOut(of, "organisation", employer, whole=True))
        return None
    if personal.stand_in(values["title"]):
        left_out.append(LeftOut(of, "title", values["title"], whole=True))
        return None
    kept = {name: values[name] for name in VACANCY_FIELDS}
    if not _MARK.fullmatch(kept["uid"]):  # given by a file, which may give anything
        del kept["uid"]
    for name in ("place", "asks", "offers"):
        if personal.stand_in(kept[name]):
            left_out.append(LeftOut(of, name, kept[name]))
            kept[name] = None
    return kept


def _profile(
    candidate: Candidate, personal: PersonalTexts, left_out: list[LeftOut]
) -> SharedProfile:
    skills = []
    for skill in candidate.skills:
        kept = {name: skill[name] for name in SKILL_FIELDS}
        for name in ("title", "level"):
            text = kept[name]
            if text and (personal.stand_in(text) or names_in(candidate.known, text)):
                left_out.append(LeftOut(candidate.person.name, name, text))
                kept[name] = None
        if kept["title"]:
            skills.append(kept)
    return SharedProfile(candidate.person, candidate.mark, candidate.wishes, skills)
