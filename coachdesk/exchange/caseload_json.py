"""The whole caseload as JSON (coachdesk/docs/interface.md, section 2)."""

from collections.abc import Iterable, Iterator, Mapping
from json import JSONDecodeError

from coachdesk.domain.place import PARTS, WHOLE_FILE, Place
from coachdesk.domain.policy import policy_from
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.exchange.json_text import DuplicateName, read_strict, write_parts
from coachdesk.incoming import Given, GivenDossier, GivenOrganisation, GivenWorkshop, Incoming
from coachdesk.schema.fields import RecordKind, missing
from coachdesk.schema.records import (
    ATTENDANCE,
    COACH,
    DOSSIER_LISTS,
    HANDOVER,
    JOBSEEKER,
    ORGANISATION_LISTS,
    OWN_LISTS,
    WORKSHOP,
)
from coachdesk.schema.work import INTRODUCTION, ORGANISATION, PAIRING

FORMAT = "coachdesk-caseload"
VERSION = 2
DOSSIERS = "jobseekers"
_BUDDY = "buddy"  # what a pairing was called in files made before there were pairings

_HEAD = ("format", "version", "exported_at")


def caseload_pieces(
    head: Mapping[str, FieldValue], dossiers: Iterable[Mapping[str, FieldValue]]
) -> Iterator[str]:
    """A caseload as text, in pieces: the same caseload always gives the same bytes."""
    return write_parts(head, DOSSIERS, dossiers)


def read_json(text: str) -> Incoming:
    """What a JSON file gives; raises Refused where it is no caseload at all."""
    return read_caseload(json_object(text))


def read_caseload(data: JsonObject) -> Incoming:
    """What the object of a JSON file gives; raises Refused where it is no caseload."""
    if data.get("format") != FORMAT:
        raise Refused([Problem("format", "not_caseload", {"format": FORMAT})])
    refuse_newer(data, VERSION)
    incoming = Incoming()
    incoming.problems.extend(
        Problem(name, "unknown_field").at(WHOLE_FILE)
        for name in data
        if name not in (*_HEAD, *PARTS)
    )
    if (handed_over := _object(incoming, data, "handed_over")) is not None:
        incoming.handed_over = _handed_over(incoming, handed_over)
    if (coach := _object(incoming, data, "coach")) is not None:
        incoming.coach = incoming.check_fields(COACH, WHOLE_FILE.of("coach"), coach)
    if (policy := _object(incoming, data, "policy")) is not None:
        incoming.policy = policy
        incoming.problems.extend(
            Problem(error.place, error.code, error.facts).at(WHOLE_FILE.of("policy"))
            for error in policy_from(policy)[1]
        )
    for place, values in objects_in(incoming, data, "organisations", WHOLE_FILE):
        own = {name: value for name, value in values.items() if name not in ORGANISATION_LISTS}
        given = incoming.check_fields(ORGANISATION, place, own)
        lists = _lists(incoming, ORGANISATION_LISTS, place, values)
        incoming.organisations.append(GivenOrganisation(given, lists))
    for place, values in objects_in(incoming, data, "workshops", WHOLE_FILE):
        incoming.workshops.append(_workshop(incoming, place, values))
    incoming.own_lists = _lists(incoming, OWN_LISTS, WHOLE_FILE, data)
    for place, values in objects_in(incoming, data, DOSSIERS, WHOLE_FILE):
        incoming.dossiers.append(_dossier(incoming, place, values))
    return incoming


def json_object(text: str) -> JsonObject:
    """The object in a file, empty where something else stands there; raises Refused."""
    try:
        data = read_strict(text)
    except DuplicateName as error:
        raise Refused([file_problem(WHOLE_FILE, "field_twice", field=str(error))]) from None
    except (ValueError, RecursionError) as error:
        line, column = 1, 1
        if isinstance(error, JSONDecodeError):
            line, column = error.lineno, error.colno
        wrong = file_problem(WHOLE_FILE, "not_json", line=line, column=column)
        raise Refused([wrong]) from None
    return data if isinstance(data, dict) else {}


def refuse_newer(data: JsonObject, known: int) -> None:
    """Raises Refused where a file is of a version that this coachdesk does not know."""
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Refused([Problem("version", "not_whole", {"value": version})])
    if version > known:
        raise Refused([Problem("version", "newer_file", {"version": version, "known": known})])


def _handed_over(incoming: Incoming, values: JsonObject) -> Given:
    place = WHOLE_FILE.of("handed_over")
    given = incoming.check_fields(HANDOVER, place, values)
    incoming.problems.extend(problem.at(place) for problem in missing(HANDOVER, values))
    return given


def _object(incoming: Incoming, data: JsonObject, name: str) -> JsonObject | None:
    """One part of the file that is a group of fields; None where it is left out or null."""
    value = data.get(name)
    if value is None or isinstance(value, dict):
        return value
    incoming.problems.append(file_problem(WHOLE_FILE.of(name), "not_object", value=value))
    return None


def objects_in(
    incoming: Incoming, record: JsonObject, name: str, place: Place
) -> Iterable[tuple[Place, JsonObject]]:
    """The objects of one list of a record with their places; anything else is a problem."""
    items = record.get(name)
    if items is None:
        return
    if not isinstance(items, list):
        incoming.problems.append(file_problem(place.of(name), "not_list", value=items))
        return
    for number, item in enumerate(items):
        spot = place.item(name, number)
        if isinstance(item, dict):
            yield spot, item
        else:
            incoming.problems.append(file_problem(spot, "not_object", value=item))


def _workshop(incoming: Incoming, place: Place, values: JsonObject) -> GivenWorkshop:
    own = {name: value for name, value in values.items() if name != "attendance"}
    attendance = [
        incoming.check_fields(ATTENDANCE, spot, item, "ref")
        for spot, item in objects_in(incoming, values, "attendance", place)
    ]
    _need_refs(incoming, attendance)
    return GivenWorkshop(incoming.check_fields(WORKSHOP, place, own), attendance)


def _dossier(incoming: Incoming, place: Place, values: JsonObject) -> GivenDossier:
    named = (*DOSSIER_LISTS, _BUDDY)
    own = {name: value for name, value in values.items() if name not in named}
    given = incoming.check_fields(JOBSEEKER, place, own)
    if "ref" not in own:
        incoming.problems.append(Problem("ref", "missing").at(place))
    if incoming.handed_over and not {"uid"} & {*given.values, *given.unread}:
        # Two coaches give the same numbers: only the mark says who it is.
        incoming.problems.append(Problem("uid", "missing").at(place))
    lists = _lists(incoming, DOSSIER_LISTS, place, values)
    buddy = None
    if (name := values.get(_BUDDY)) not in (None, ""):
        spot = place.of(_BUDDY)
        buddy = incoming.check_fields(PAIRING, place, {"with_whom": name}, at=lambda _: spot)
        buddy = buddy._replace(heads={"with_whom": _BUDDY})
    return GivenDossier(given, lists, buddy=buddy)


def _lists(
    incoming: Incoming, kinds: Mapping[str, RecordKind], place: Place, values: JsonObject
) -> dict[str, list[Given]]:
    """The lists of these kinds in an object."""
    return {
        name: [
            incoming.check_fields(kind, spot, item, *_links(kind))
            for spot, item in objects_in(incoming, values, name, place)
        ]
        for name, kind in kinds.items()
    }


def _links(kind: RecordKind) -> tuple[str, ...]:
    """The names by which records of a kind give others; those in the list of an employer give
    none: the employer is the one they stand under."""
    own = tuple(kind.named) if kind.owner == "jobseeker" else ()
    return (*own, "vacancy_uid") if kind is INTRODUCTION else own


def _need_refs(incoming: Incoming, attendance: list[Given]) -> None:
    """A problem for each that names no dossier, unless what it names is one already."""
    said = {problem.place for problem in incoming.problems}
    incoming.problems.extend(
        Problem("ref", "missing").at(item.place)
        for item in attendance
        if "ref" not in item.links and item.place.of("ref") not in said
    )
