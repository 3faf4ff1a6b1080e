"""What is shared with neighbouring municipalities, in words."""

from collections.abc import Iterator, Sequence

from coachdesk.domain.sharing import LeftOut, Shared, SharedEmployer, SharedProfile
from coachdesk.domain.values import FieldValues
from coachdesk.words import t, tn
from coachdesk.words.terms import field_label, field_text

Facts = list[tuple[str, str]]  # labels, each with its text

_NO_FACT = ("title", "name", "uid", "mark")  # what stands above the facts


def vacancy_title(employer: SharedEmployer, vacancy: FieldValues) -> str:
    return f"{vacancy['title']}, {employer.values['name']}"


def vacancy_facts(employer: SharedEmployer, vacancy: FieldValues) -> Facts:
    """A vacancy's sector and town are its employer's, where it has none of its own."""
    own = employer.values
    sector = vacancy["sector"] or own["sector"]
    facts = _facts({**vacancy, "sector": sector, "social_return": None})
    if vacancy["social_return"]:
        facts.append((field_label("social_return"), t("yes")))
    town = own["municipality"]
    return [*facts, (field_label("municipality"), town)] if town else facts


def profile_title(mark: str) -> str:
    return t("Profile {mark}", mark=mark)


def profiles_title(count: int) -> str:
    """Over the profiles that came in."""
    return t("Profiles to read ({count}); no dossier is made of them", count=count)


def profile_line(values: FieldValues, skills: Sequence[FieldValues]) -> str:
    """A profile that came in."""
    return _line(profile_title(values.get("mark", "–")), profile_facts(values, skills))


def profile_facts(wishes: FieldValues, skills: Sequence[FieldValues]) -> Facts:
    """What somebody without a name looks for and can do."""
    kinds = (field_text(skill["kind"]) for skill in skills)
    labels = (kind[:1].upper() + kind[1:] for kind in kinds)
    return [*_facts(wishes), *zip(labels, map(skill_text, skills), strict=True)]


def skill_text(skill: FieldValues) -> str:
    level = skill.get("level")
    return f"{skill['title']} ({level})" if level else str(skill["title"])


def _facts(values: FieldValues) -> Facts:
    return [
        (field_label(name), field_text(value))
        for name, value in values.items()
        if name not in _NO_FACT and value not in (None, "", [])
    ]


def counts_text(shared: Shared) -> str:
    """How much leaves."""
    vacancies = tn(shared.vacancies, "1 open vacancy", "{count} open vacancies")
    people = tn(len(shared.profiles), "1 profile without a name", "{count} profiles without a name")
    return t("This leaves: {vacancies} and {profiles}.", vacancies=vacancies, profiles=people)


def left_out_text(left: LeftOut) -> str:
    """Which text stays here, and where it stands."""
    said = t("“{text}” may lead to somebody", text=left.text)
    if left.whole:
        return t("{what}: {why}; this vacancy stays here.", what=left.of, why=said)
    where = field_label(left.field)
    return t("{what}, {field}: {why}; this stays here.", what=left.of, field=where, why=said)


def shared_lines(shared: Shared) -> Iterator[str]:
    """All that leaves, a line a vacancy or profile; no name among them."""
    for employer in shared.employers:
        for vacancy in employer.vacancies:
            yield _line(vacancy_title(employer, vacancy), vacancy_facts(employer, vacancy))
    for profile in shared.profiles:
        yield _line(profile_title(profile.mark), facts_of(profile))


def facts_of(profile: SharedProfile) -> Facts:
    """The same of a profile that leaves."""
    return profile_facts(profile.wishes, profile.skills)


def _line(title: str, facts: Facts) -> str:
    return f"{title}: {'; '.join(f'{label}: {text}' for label, text in facts)}"
