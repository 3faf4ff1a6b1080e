"""The whole caseload as JSON (INTERFACE.md, section 2)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coachdesk.domain.policy import policy_from
from coachdesk.domain.problem import Problem, Refused
from coachdesk.incoming import Given, GivenDossier, GivenWorkshop, Incoming
from coachdesk.records import (
    DOSSIER_LISTS,
    Attendance,
    Coach,
    Jobseeker,
    Organisation,
    Workshop,
)

FORMAT = "coachdesk-caseload"
VERSION = 1

_PARTS = ("coach", "policy", "organisations", "workshops", "jobseekers")
_HEAD = ("format", "version", "exported_at")


def write_json(caseload: Mapping[str, Any]) -> str:
    """A caseload as text: the same caseload always gives the same bytes."""
    return json.dumps(caseload, ensure_ascii=False, indent=1) + "\n"


def read_json(text: str) -> Incoming:
    """What a JSON file gives; raises Refused where it is no caseload at all."""
    try:
        data = json.loads(text, object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except _Twice as error:
        raise Refused([Problem("", "field_twice", {"field": str(error)})]) from None
    except json.JSONDecodeError as error:
        facts = {"line": error.lineno, "column": error.colno}
        raise Refused([Problem("", "not_json", facts)]) from None
    except (RecursionError, ValueError):
        raise Refused([Problem("", "not_json", {"line": 1, "column": 1})]) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused([Problem("format", "not_caseload", {"format": FORMAT})])
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Refused([Problem("version", "not_whole", {"value": version})])
    if version > VERSION:
        raise Refused([Problem("version", "newer_file", {"version": version, "known": VERSION})])
    return _read_parts(data)


class _Twice(Exception):
    pass


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _read_parts(data: dict[str, Any]) -> Incoming:
    incoming = Incoming()
    incoming.problems.extend(
        Problem(name, "unknown_field") for name in data if name not in (*_HEAD, *_PARTS)
    )
    if (coach := _object(incoming, data, "coach")) is not None:
        incoming.coach = incoming.take(Coach, "coach", coach)
    if (policy := _object(incoming, data, "policy")) is not None:
        incoming.policy = policy
        incoming.problems.extend(
            Problem(f"policy.{error.place}", error.code, error.facts)
            for error in policy_from(policy)[1]
        )
    for place, values in _objects(incoming, data.get("organisations"), "organisations"):
        incoming.organisations.append(incoming.take(Organisation, place, values))
    for place, values in _objects(incoming, data.get("workshops"), "workshops"):
        incoming.workshops.append(_workshop(incoming, place, values))
    for place, values in _objects(incoming, data.get("jobseekers"), "jobseekers"):
        incoming.dossiers.append(_dossier(incoming, place, values))
    return incoming


def _object(incoming: Incoming, data: dict[str, Any], place: str) -> dict[str, Any] | None:
    """One part of the file that is a group of fields; None where it is left out or null."""
    value = data.get(place)
    if value is None or isinstance(value, dict):
        return value
    incoming.problems.append(Problem(place, "not_object", {"value": value}))
    return None


def _objects(incoming: Incoming, items: Any, place: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The objects of a list with their places; what is no object or no list is a problem."""
    if items is None:
        return
    if not isinstance(items, list):
        incoming.problems.append(Problem(place, "not_list", {"value": items}))
        return
    for number, item in enumerate(items):
        spot = f"{place}[{number}]"
        if isinstance(item, dict):
            yield spot, item
        else:
            incoming.problems.append(Problem(spot, "not_object", {"value": item}))


def _workshop(incoming: Incoming, place: str, values: dict[str, Any]) -> GivenWorkshop:
    own = {name: value for name, value in values.items() if name != "attendance"}
    attendance = [
        incoming.take(Attendance, spot, item, "ref")
        for spot, item in _objects(incoming, values.get("attendance"), f"{place}.attendance")
    ]
    _need(incoming, attendance, "ref")
    return GivenWorkshop(incoming.take(Workshop, place, own), attendance)


def _dossier(incoming: Incoming, place: str, values: dict[str, Any]) -> GivenDossier:
    own = {name: value for name, value in values.items() if name not in DOSSIER_LISTS}
    given = incoming.take(Jobseeker, place, own)
    if "ref" not in own:
        incoming.problems.append(Problem(f"{place}.ref", "missing"))
    lists: dict[str, list[Given]] = {}
    for name, cls in DOSSIER_LISTS.items():
        links = ("organisation",) if name == "placements" else ()
        lists[name] = [
            incoming.take(cls, spot, item, *links)
            for spot, item in _objects(incoming, values.get(name), f"{place}.{name}")
        ]
    return GivenDossier(given, lists)


def _need(incoming: Incoming, items: list[Given], link: str) -> None:
    said = {problem.place for problem in incoming.problems}
    incoming.problems.extend(
        Problem(f"{item.place}.{link}", "missing")
        for item in items
        if link not in item.links and f"{item.place}.{link}" not in said
    )
