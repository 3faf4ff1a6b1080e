"""A fictitious caseload, to try the desk on: nobody in it exists.

`coachdesk demo` opens it; tests and screenshots are fed by it.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from random import Random

from coachdesk.demo import arrivals, crowd, leavers, workplaces, worries
from coachdesk.demo.days import Days
from coachdesk.demo.employers import employers, own_tasks, templates
from coachdesk.demo.people import fictitious_email, fictitious_phone
from coachdesk.demo.programme import workshops
from coachdesk.demo.shapes import Character, plain
from coachdesk.demo.town import DIRECTIONS
from coachdesk.domain.values import JsonObject

_STORIES: tuple[Callable[[Days, Random], Character], ...] = (
    worries.fatma,
    arrivals.samira,
    arrivals.ahmad,
    worries.jeroen,
    workplaces.mohamed,
    arrivals.kevin,
    arrivals.oleksandra,
    workplaces.giovanni,
    arrivals.tesfay,
    arrivals.li,
    worries.winston,
    arrivals.agnieszka,
    workplaces.bram,
    arrivals.gerda,
    worries.zeynep,
    worries.piotr,
    workplaces.mehmet,
    worries.ilse,
    worries.selam,
    workplaces.roshni,
)

# So many active people go with so many who left in the past two years.
_ACTIVE, _LEFT = 38, 12

_LISTS = (
    "contacts",
    "plan_steps",
    "circumstances",
    "debts",
    "debt_assistance",
    "placements",
    "aftercare",
    "introductions",
    "skills",
    "pairings",
    "rights",
)
_OF_EMPLOYERS = ("employer_contacts", "vacancies", "social_returns")
_OF_NOBODY = ("tasks", "templates")


def demo_caseload(today: date, size: int = 38, seed: int = 1) -> JsonObject:
    """One coach's caseload of `size` active people around `today`, in the exchange format.

    The same arguments give the same caseload. The first people have a story of their own, each
    with something for the coach to do; the others are composed from parts by `seed`.
    """
    days = Days(today)
    people = _active(days, size, seed) + _left(days, size * _LEFT // _ACTIVE, seed)
    people.sort(key=lambda person: person.record["registered_on"])
    for number, person in enumerate(people, start=1):
        person.record["ref"] = f"K-{number:05d}"
        _make_reachable(person.record, number)
    caseload: JsonObject = {
        "format": "coachdesk-caseload",
        "version": 2,
        "exported_at": f"{today.isoformat()}T07:30:00+00:00",
        "coach": {
            "name": "Hanneke Terpstra",
            "email": "hanneke.terpstra@example.nl",
            "team": "Team Zuid",
            "caseload_limit": None,
            "phone": "085 000 00 12",
        },
        "policy": {},
        "organisations": employers(days, people),
        "workshops": workshops(days, people),
        "tasks": own_tasks(days),
        "templates": templates(),
        "jobseekers": [person.record for person in people],
    }
    _mark(caseload, seed)
    finished: JsonObject = plain(caseload)
    return finished


def _active(days: Days, size: int, seed: int) -> list[Character]:
    told = [
        story(days, Random(f"{seed}/story/{number}"))
        for number, story in enumerate(_STORIES[:size])
    ]
    random = Random(f"{seed}/crowd")
    composed = [crowd.somebody(days, random, number) for number in range(size - len(told))]
    return told + composed


def _left(days: Days, count: int, seed: int) -> list[Character]:
    random = Random(f"{seed}/left")
    told = [story(days, random) for story in leavers.STORIES[:count]]
    composed = [
        leavers.stranger(
            days, random, number, crowd.identity(days, random), random.choice(DIRECTIONS).goal
        )
        for number in range(count - len(told))
    ]
    return told + composed


def _make_reachable(record: JsonObject, number: int) -> None:
    """Give most people a phone number and an address; some have none, as in life."""
    rung = record["aftercare"] or any(each["mode"] == "phone" for each in record["contacts"])
    if rung or number % 5:
        record["phone"] = fictitious_phone(number)
    if number % 4:
        record["email"] = fictitious_email(
            record["first_name"], record["last_name"], record["born_on"].year
        )


def _mark(caseload: JsonObject, seed: int) -> None:
    """Give every record its uid: its place in the caseload, as 16 hex digits."""

    def mark(record: JsonObject, place: str) -> None:
        digest = hashlib.blake2b(f"demo/{seed}/{place}".encode(), digest_size=8)
        record["uid"] = digest.hexdigest()

    def mark_all(records: list[JsonObject], place: str) -> None:
        for number, record in enumerate(records):
            mark(record, f"{place}/{number}")

    mark(caseload["coach"], "coach")
    mark_all(caseload["organisations"], "organisation")
    for number, organisation in enumerate(caseload["organisations"]):
        for name in _OF_EMPLOYERS:
            mark_all(organisation[name], f"organisation/{number}/{name}")
    for name in _OF_NOBODY:
        mark_all(caseload[name], name)
    for number, workshop in enumerate(caseload["workshops"]):
        mark(workshop, f"workshop/{number}")
        mark_all(workshop["attendance"], f"workshop/{number}/attendance")
    for number, person in enumerate(caseload["jobseekers"]):
        mark(person, f"jobseeker/{number}")
        for name in _LISTS:
            mark_all(person[name], f"jobseeker/{number}/{name}")
