"""The demo's workshops: the rolling programme around today and the intake groups before it."""

from collections.abc import Iterable
from datetime import date

from coachdesk.demo.days import Days
from coachdesk.demo.shapes import Character
from coachdesk.domain.values import JsonObject

_HALF_DAY = 4.0
_SEATS = 12
_PLACES = ("Stadhuis, zaal 2", "Buurthuis De Meent", "Bibliotheek, leslokaal")

_WHO = "Kennismaken: wie ben ik en wat kan ik"
_TALENTS = "Talenten en vaardigheden"
_APPLYING = "Solliciteren: cv en brief"
_MONEY = "Geld en administratie op orde"
_RHYTHM = "Ritme, zorg en netwerk"
_PLAN = "Mijn plan van aanpak"
_COMPUTER = "Werken met de computer"
_FAIR = "Samen naar de banenmarkt"

# Working days from today, and what the programme offers then.
_CURRENT = {
    -11: _WHO,
    -10: _TALENTS,
    -8: _APPLYING,
    -7: _MONEY,
    -6: _WHO,
    -5: _TALENTS,
    -4: _RHYTHM,
    -3: _COMPUTER,
    -2: _APPLYING,
    -1: _MONEY,
    1: _TALENTS,
    2: _APPLYING,
    4: _RHYTHM,
    5: _WHO,
    7: _MONEY,
    9: _FAIR,
    12: _PLAN,
}
_GROUP = (_WHO, _TALENTS, _APPLYING, _MONEY, _RHYTHM, _PLAN)
_SHORT = {_PLAN: 2.5, _COMPUTER: 3.0, _FAIR: 3.0}


def workshops(days: Days, people: Iterable[Character]) -> list[JsonObject]:
    """Every workshop somebody has a seat at, and the rest of the current programme."""
    seats: dict[date, list[JsonObject]] = {days.work(slot): [] for slot in _CURRENT}
    for person in people:
        for held_on, status in person.seats.items():
            attendance = {"ref": person.record["ref"], "status": status}
            seats.setdefault(held_on, []).append(attendance)
    titles = _titles(days, seats)
    return [
        _workshop(titles[held_on], held_on, attendance[first : first + _SEATS], first // _SEATS)
        for held_on, attendance in sorted(seats.items())
        for first in range(0, max(1, len(attendance)), _SEATS)
    ]


def _titles(days: Days, wanted: Iterable[date]) -> dict[date, str]:
    """What was on at each of the `wanted` days."""
    titles: dict[date, str] = {}
    oldest, groups_ago = min(wanted), 1
    while (meetings := days.group_meetings(groups_ago))[-1] >= oldest:
        titles |= dict(zip(meetings, _GROUP, strict=True))
        groups_ago += 1
    return titles | {days.work(slot): title for slot, title in _CURRENT.items()}


def _workshop(title: str, held_on: date, attendance: list[JsonObject], room: int) -> JsonObject:
    afternoon = room % 2 == 1
    return {
        "title": title,
        "held_on": held_on,
        "hours": _SHORT.get(title, _HALF_DAY),
        "place": _PLACES[(held_on.toordinal() + room) % len(_PLACES)],
        "starts_at": "13:00" if afternoon else "09:00",
        "attendance": attendance,
    }
