"""When the coach is busy by the calendars that were brought in."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from coachdesk.domain.calendar_event import BusyTime
from coachdesk.domain.day_plan import clock_of, minutes_of
from coachdesk.store.store import Store

_BUSY = """
SELECT id, uid, "on", at, minutes FROM busy_time WHERE "on" >= :since ORDER BY "on", at, minutes"""


def read_busy_times(store: Store, since: date) -> list[BusyTime]:
    """By day; what overlaps or follows at once is one time: it says when, not how often."""
    rows = store.read(_BUSY, since=since.isoformat())
    return [
        time
        for day, taken in groupby(rows, key=lambda row: row[2])
        for time in _joined(date.fromisoformat(day), [(row[3], row[4]) for row in taken])
    ]


def stored_busy_times(store: Store) -> dict[str, tuple[int, str]]:
    """Of every busy time by its uid: its id and its day."""
    rows = store.read('SELECT uid, id, "on" FROM busy_time')
    return {uid: (key, day) for uid, key, day in rows}


def _joined(day: date, taken: list[tuple[str, int]]) -> Iterator[BusyTime]:
    start = end = None
    for at, minutes in taken:
        begins = minutes_of(at)
        if start is None or end is None or begins > end:
            if start is not None and end is not None:
                yield BusyTime("", day, clock_of(start), end - start)
            start, end = begins, begins + minutes
        else:
            end = max(end, begins + minutes)
    if start is not None and end is not None:
        yield BusyTime("", day, clock_of(start), end - start)
