"""What a calendar is to be told: what comes, and what went out last time and does not come.

What went out, and how often something changed, is read from the journal.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from coachdesk.domain.calendar_event import CalendarEntry
from coachdesk.domain.json_text import object_in
from coachdesk.domain.names import full_name
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
from coachdesk.store.store import Store

_COLUMNS = {
    "contact": (
        "uid",
        "version",
        "jobseeker_id",
        "on",
        "at",
        "minutes",
        "place",
        "mode",
        "purpose",
    ),
    "workshop": ("uid", "version", "title", "held_on", "starts_at", "hours", "place"),
    "jobseeker": ("ref", "first_name", "prefix", "last_name", "registered_on", "closed_on"),
}
_COMING = 'outcome IS NULL AND "on" >= :today ORDER BY "on", at, id'
_HELD_LATER = "held_on >= :today ORDER BY held_on, starts_at, id"
# What was made of a calendar's event here stands in that calendar already.
_FROM_CALENDAR = """
SELECT c.record_id FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE e.what = 'import' AND c.record = 'contact' AND c.before IS NULL
  AND CASE WHEN json_valid(e.facts) THEN json_extract(e.facts, '$.calendar') END"""
# Each record that was changed since, as it was before the first of those changes.
_BEFORE = """
SELECT record_id, before, min(id) FROM change
WHERE record = :kind AND entry_id > :since GROUP BY record_id"""
_CHANGES = """
SELECT c.record_id, e.at FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE c.record = :kind AND c.record_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id"""

_Rows = dict[int, JsonObject]


class CalendarEntries:
    """Reads, in one transaction, what goes out to a calendar on a day."""

    def __init__(self, store: Store, today: date, minutes: int, sent: int | None) -> None:
        """`minutes` is how long an appointment takes that says nothing of it; `sent` the last
        entry of the journal when a calendar was written last."""
        self._sent = sent
        self._store = store
        self._today = today.isoformat()
        self._minutes = minutes

    def read(self) -> list[CalendarEntry]:
        """By day: the appointments, the workshops, then what is cancelled."""
        with self._store.read_transaction():
            self._from_calendar = {row[0] for row in self._store.read(_FROM_CALENDAR)}
            people = self._rows("jobseeker", "TRUE")
            contacts = self._rows("contact", _COMING, today=self._today)
            workshops = self._rows("workshop", _HELD_LATER, today=self._today)
            coming = {
                key: row
                for key, row in contacts.items()
                if self._is_active(people.get(row["jobseeker_id"]))
                and key not in self._from_calendar
            }
            gone, left = {}, {}
            if (since := self._sent) is not None:
                before = self._before("jobseeker", since)
                gone = dict(self._gone(contacts, coming, people, before, since))
                people = {**before, **people}
                left = {
                    key: row
                    for key, row in self._before("workshop", since).items()
                    if row["held_on"] >= self._today and key not in workshops
                }
            return [
                *self._appointments(coming, people),
                *self._workshops(workshops),
                *self._appointments(gone, people, cancelled=True),
                *self._workshops(left, cancelled=True),
            ]

    def _rows(self, kind: str, where: str, **values: FieldValue) -> _Rows:
        columns = ("id", *_COLUMNS[kind])
        names = ", ".join(f'"{name}"' for name in columns)
        rows = self._store.read(f"SELECT {names} FROM {kind} WHERE {where}", **values)
        return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

    def _before(self, kind: str, since: int) -> _Rows:
        """What was changed or deleted since an entry, as it stood then."""
        rows = self._store.read(_BEFORE, kind=kind, since=since)
        return {key: object_in(image) for key, image, _ in rows if image}

    def _gone(
        self, contacts: _Rows, coming: _Rows, people: _Rows, before: _Rows, since: int
    ) -> Iterator[tuple[int, JsonObject]]:
        """The appointments that went out last time and do not take place, as they went out."""
        changed = self._store.read(_BEFORE, kind="contact", since=since)
        as_then = {**contacts, **{key: image and object_in(image) for key, image, _ in changed}}
        for key, row in as_then.items():
            if row is None:  # made since
                continue
            owner = row["jobseeker_id"]
            if (
                key not in coming
                and row.get("outcome") is None
                and key not in self._from_calendar
                and row["on"] >= self._today
                and self._is_active(before.get(owner) or people.get(owner))
                and not self._took_place(key, row["on"])
            ):
                yield key, row

    def _took_place(self, key: int, on: str) -> bool:
        found = self._store.read('SELECT "on", outcome FROM contact WHERE id = :key', key=key)
        return any(
            day == on and outcome not in (None, ContactOutcome.CANCELLED) for day, outcome in found
        )

    def _is_active(self, person: JsonObject | None) -> bool:
        return bool(
            person
            and person["registered_on"] <= self._today
            and (person["closed_on"] is None or person["closed_on"] > self._today)
        )

    def _appointments(
        self, rows: _Rows, people: _Rows, *, cancelled: bool = False
    ) -> Iterator[CalendarEntry]:
        own = self._changes("contact", rows)
        # What the calendar shows changes with the person too: a name, or that the dossier closes.
        of_person = self._changes("jobseeker", {row["jobseeker_id"] for row in rows.values()})
        for key, row in rows.items():
            person = people.get(row["jobseeker_id"])
            times = [*own[key], *of_person[row["jobseeker_id"]]]
            yield CalendarEntry(
                row["uid"],
                max(row["version"], len(times)),
                date.fromisoformat(row["on"]),
                row["at"],
                row.get("minutes") or self._minutes,
                ContactMode(row["mode"]),
                ContactPurpose(row["purpose"]),
                person["ref"] if person else "",
                full_name(person["first_name"], person["prefix"], person["last_name"])
                if person
                else "",
                place=row.get("place"),
                changed=_last(times),
                cancelled=cancelled,
            )

    def _workshops(self, rows: _Rows, *, cancelled: bool = False) -> Iterator[CalendarEntry]:
        changes = self._changes("workshop", rows)
        for key, row in rows.items():
            yield CalendarEntry(
                row["uid"],
                max(row["version"], len(changes[key])),
                date.fromisoformat(row["held_on"]),
                row["starts_at"],
                round(60 * row["hours"]),
                title=row["title"],
                place=row["place"],
                changed=_last(changes[key]),
                cancelled=cancelled,
            )

    def _changes(self, kind: str, ids: Collection[int]) -> dict[int, list[str]]:
        """When each of these records changed, from the first time on."""
        found: dict[int, list[str]] = defaultdict(list)
        for key, at in self._store.read(_CHANGES, kind=kind, ids=json.dumps(list(ids))):
            found[key].append(at)
        return found


def _last(times: list[str]) -> datetime | None:
    """When the last change was; of several in one second each counts a second later."""
    last: datetime | None = None
    for text in sorted(times):
        at = datetime.fromisoformat(text)
        last = at if last is None else max(at, last + timedelta(seconds=1))
    return last
