"""The whole caseload as JSON (coachdesk/docs/interface.md, section 2)."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from coachdesk.domain.policy import policy_from
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.json_pieces import GivenTwice, NotJson, read_parts, write_parts
from coachdesk.incoming import Given, GivenDossier, GivenWorkshop, Incoming
from coachdesk.schema.fields import missing
from coachdesk.schema.records import (
    ATTENDANCE,
    COACH,
    DOSSIER_LISTS,
    HANDOVER,
    JOBSEEKER,
    ORGANISATION,
    WORKSHOP,
)

FORMAT = "coachdesk-caseload"
VERSION = 1
DOSSIERS = "jobseekers"

_PARTS = ("handed_over", "coach", "policy", "organisations", "workshops", DOSSIERS)
_HEAD = ("format", "version", "exported_at")


def write_json(caseload: Mapping[str, Any]) -> str:
    """A caseload as text: the same caseload always gives the same bytes."""
    head = {name: value for name, value in caseload.items() if name != DOSSIERS}
    return "".join(write_pieces(head, caseload[DOSSIERS]))


def write_pieces(head: Mapping[str, Any], dossiers: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The same text in pieces, a dossier at a time."""
    return write_parts(head, DOSSIERS, dossiers)


def read_json(text: str) -> Incoming:
    """What a JSON file gives; raises Refused where it is no caseload at all."""
    return read_stream(io.BytesIO(text.encode("utf-8", "surrogatepass"))).read_all()


def read_stream(stream: BinaryIO) -> Incoming:
    """The same of an open file, which is read twice: now, to know that it is whole, and once more
    for the dossiers when they are asked for."""
    data: dict[str, Any] = {}
    count = 0
    for name, value in _parts_of(stream):
        if name == DOSSIERS and isinstance(value, list):
            count += 1
            data.setdefault(name, [])
        else:
            data[name] = value
    if data.get("format") != FORMAT:
        raise Refused([Problem("format", "not_caseload", {"format": FORMAT})])
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Refused([Problem("version", "not_whole", {"value": version})])
    if version > VERSION:
        raise Refused([Problem("version", "newer_file", {"version": version, "known": VERSION})])
    incoming = _read_parts(data)
    incoming.count = count
    if count:
        incoming.coming = _dossiers(incoming, stream)
    return incoming


def _parts_of(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """The parts of the file, the dossiers one by one; raises Refused where it is no JSON."""
    try:
        yield from read_parts(stream, DOSSIERS)
    except UnicodeDecodeError:
        raise Refused([Problem("", "not_text", {"encoding": "UTF-8"})]) from None
    except GivenTwice as error:
        raise Refused([Problem("", "field_twice", {"field": str(error)})]) from None
    except NotJson as error:
        facts = {"line": error.line, "column": error.column}
        raise Refused([Problem("", "not_json", facts)]) from None


def _dossiers(incoming: Incoming, stream: BinaryIO) -> Iterator[GivenDossier]:
    number = 0
    for name, value in _parts_of(stream):
        if name != DOSSIERS or not isinstance(value, list):
            continue
        place = f"{DOSSIERS}[{number}]"
        number += 1
        if isinstance(value[0], dict):
            yield _dossier(incoming, place, value[0])
        else:
            incoming.problems.append(Problem(place, "not_object", {"value": value[0]}))


def _read_parts(data: dict[str, Any]) -> Incoming:
    incoming = Incoming()
    incoming.problems.extend(
        Problem(name, "unknown_field") for name in data if name not in (*_HEAD, *_PARTS)
    )
    if (handed_over := _object(incoming, data, "handed_over")) is not None:
        incoming.handed_over = _handed_over(incoming, handed_over)
    if (coach := _object(incoming, data, "coach")) is not None:
        incoming.coach = incoming.take(COACH, "coach", coach)
    if (policy := _object(incoming, data, "policy")) is not None:
        incoming.policy = policy
        incoming.problems.extend(
            Problem(f"policy.{error.place}", error.code, error.facts)
            for error in policy_from(policy)[1]
        )
    for place, values in _objects(incoming, data.get("organisations"), "organisations"):
        incoming.organisations.append(incoming.take(ORGANISATION, place, values))
    for place, values in _objects(incoming, data.get("workshops"), "workshops"):
        incoming.workshops.append(_workshop(incoming, place, values))
    if not isinstance(data.get(DOSSIERS), list | None):
        incoming.problems.append(Problem(DOSSIERS, "not_list", {"value": data[DOSSIERS]}))
    return incoming


def _handed_over(incoming: Incoming, values: dict[str, Any]) -> Given:
    given = incoming.take(HANDOVER, "handed_over", values)
    lacking = (problem.place for problem in missing(HANDOVER, values))
    incoming.problems.extend(Problem(f"handed_over.{name}", "missing") for name in lacking)
    return given


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
        incoming.take(ATTENDANCE, spot, item, "ref")
        for spot, item in _objects(incoming, values.get("attendance"), f"{place}.attendance")
    ]
    _need(incoming, attendance, "ref")
    return GivenWorkshop(incoming.take(WORKSHOP, place, own), attendance)


def _dossier(incoming: Incoming, place: str, values: dict[str, Any]) -> GivenDossier:
    own = {name: value for name, value in values.items() if name not in DOSSIER_LISTS}
    given = incoming.take(JOBSEEKER, place, own)
    if "ref" not in own:
        incoming.problems.append(Problem(f"{place}.ref", "missing"))
    if incoming.handed_over and not {"uid"} & {*given.values, *given.unread}:
        # Two coaches give the same numbers: only the mark says who it is.
        incoming.problems.append(Problem(f"{place}.uid", "missing"))
    lists: dict[str, list[Given]] = {}
    for name, kind in DOSSIER_LISTS.items():
        links = tuple(link.kind for link in kind.links)
        lists[name] = [
            incoming.take(kind, spot, item, *links)
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
