"""What is shared with neighbouring municipalities, as JSON: open vacancies and profiles without a
name (coachdesk/docs/interface.md, section 2).

Whatever comes in with it that has no place in the format is a problem that names the place: a
name, a number or a note cannot slip in.
"""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.sharing import (
    EMPLOYER_FIELDS,
    SKILL_FIELDS,
    VACANCY_FIELDS,
    WISHES,
    Shared,
)
from coachdesk.domain.values import FieldValues, JsonObject
from coachdesk.domain.vocabulary import VacancySource
from coachdesk.exchange.caseload_json import objects_in, refuse_newer
from coachdesk.exchange.json_text import write_parts
from coachdesk.incoming import Given, GivenOrganisation, GivenProfile, Incoming
from coachdesk.schema.fields import Field, RecordKind, missing
from coachdesk.schema.kinds import DAY, LINE, UID
from coachdesk.schema.records import JOBSEEKER
from coachdesk.schema.work import ORGANISATION, SKILL, VACANCY
from coachdesk.words import t

FORMAT = "coachdesk-shared"
VERSION = 1

_LISTS = ("organisations", "profiles")


def _part_of(kind: RecordKind, names: tuple[str, ...], *more: Field) -> RecordKind:
    return RecordKind(kind.name, kind.label, (*more, *(kind.fields[name] for name in names)))


_EMPLOYER = _part_of(ORGANISATION, EMPLOYER_FIELDS)
_VACANCY = _part_of(VACANCY, tuple(name for name in VACANCY_FIELDS if name != "uid"))
_PROFILE = _part_of(JOBSEEKER, WISHES, Field("mark", LINE, required=True))
_SKILL = _part_of(SKILL, SKILL_FIELDS)
_HEAD = RecordKind("shared", "shared file", (Field("shared_on", DAY), Field("sender", UID)))


def file_name(today: date) -> str:
    """The name for the file of a day."""
    return t("shared-{day}.json", day=today.isoformat())


def write_shared(shared: Shared, today: date) -> Iterator[str]:
    """The file's text, in pieces."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "shared_on": today.isoformat(),
        "sender": shared.sender,
        "organisations": [
            {
                **_in_file(_EMPLOYER, employer.values),
                "vacancies": [_in_file(_VACANCY, vacancy) for vacancy in employer.vacancies],
            }
            for employer in shared.employers
        ],
    }
    profiles = (
        {
            **_in_file(_PROFILE, {"mark": profile.mark, **profile.wishes}),
            "skills": [_in_file(_SKILL, skill) for skill in profile.skills],
        }
        for profile in shared.profiles
    )
    return write_parts(head, "profiles", profiles)


def _in_file(kind: RecordKind, values: FieldValues) -> JsonObject:
    """The fields of this kind, and no other, in the form of a file."""
    found: JsonObject = {}
    for name, field in kind.fields.items():
        if name in values:
            value = values[name]
            found[name] = None if value is None else field.kind.to_file(field.kind.to_store(value))
    return found


def read_shared(data: JsonObject) -> Incoming:
    """What a neighbour's file gives; raises Refused where it is of a newer version."""
    refuse_newer(data, VERSION)
    incoming = Incoming(profiles=[])
    assert incoming.profiles is not None
    told = ("format", "version", *_LISTS)
    head = {name: value for name, value in data.items() if name not in told}
    incoming.sent = incoming.check_fields(_HEAD, WHOLE_FILE, head)
    for place, values in objects_in(incoming, data, "organisations", WHOLE_FILE):
        given = _checked(incoming, _EMPLOYER, place, values, "vacancies")
        vacancies = [
            _vacancy(incoming, spot, item)
            for spot, item in objects_in(incoming, values, "vacancies", place)
        ]
        incoming.organisations.append(GivenOrganisation(given, {"vacancies": vacancies}))
    for place, values in objects_in(incoming, data, "profiles", WHOLE_FILE):
        given = _checked(incoming, _PROFILE, place, values, "skills")
        skills = [
            _checked(incoming, _SKILL, spot, item)
            for spot, item in objects_in(incoming, values, "skills", place)
        ]
        incoming.profiles.append(GivenProfile(given, skills))
    return incoming


def _checked(
    incoming: Incoming, kind: RecordKind, place: Place, values: JsonObject, *lists: str
) -> Given:
    """A record with all that it needs; what stands in its lists is checked apart."""
    own = {name: value for name, value in values.items() if name not in lists}
    given = incoming.check_fields(kind, place, own)
    incoming.problems.extend(problem.at(place) for problem in missing(kind, own))
    return given


def _vacancy(incoming: Incoming, place: Place, values: JsonObject) -> Given:
    given = _checked(incoming, _VACANCY, place, values)
    return given._replace(values={**given.values, "source": VacancySource.NEIGHBOUR})
