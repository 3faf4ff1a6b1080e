"""A calendar taken in: appointments made, moved and cancelled, and when else the coach is busy.

An appointment made of an event has a uid that tells by which event: so the same event is met again.
What was changed here stays so, unless the event was changed after it was last taken in.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session

from coachdesk.domain.calendar_event import (
    IMPORTED,
    BusyTime,
    CalendarEvent,
    CalendarFile,
    CalendarPlan,
    Deed,
    EventLine,
)
from coachdesk.domain.dates import add_days
from coachdesk.domain.json_text import object_in
from coachdesk.domain.mentions import Mentionable, Mentions
from coachdesk.domain.names import Person, fold
from coachdesk.domain.row_id import RowId
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
from coachdesk.schema.records import BUSY_TIME
from coachdesk.store import writes
from coachdesk.store.bulk import RowBatch
from coachdesk.store.busy_times import stored_busy_times
from coachdesk.store.journal import link_of
from coachdesk.store.models import table_of
from coachdesk.store.store import Store

_LEAST_MINUTES, _MOST_MINUTES = 5, 480  # of an appointment; longer ones are something else
_MOST_BUSY = 20_000
_AT_ONCE = 500
_PHONE = frozenset(
    (
        "bellen",
        "bel",
        "belafspraak",
        "terugbellen",
        "telefonisch",
        "telefoon",
        "tel",
        "call",
        "phone",
    )
)
_VIDEO = (
    "teams",
    "zoom",
    "webex",
    "meet.google",
    "jitsi",
    "videogesprek",
    "videobellen",
    "video call",
)
_HOME = ("huisbezoek", "home visit")

_CONTACTS = """
SELECT c.id, c.uid, c.jobseeker_id, c."on", c.at, c.minutes, c.place, c.outcome FROM contact c
WHERE c.uid LIKE 'cal-%' OR c.uid IN (SELECT value FROM json_each(:own))
  OR (c.outcome IS NULL AND c."on" >= :today)"""
_IMAGES = """
SELECT c.record_id, c.entry_id, c.after, e.what = 'import' AND e.undone_by IS NULL
  AND CASE WHEN json_valid(e.facts) THEN json_extract(e.facts, '$.calendar') END
FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE c.record = 'contact' AND c.record_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id"""
_DELETED = """
SELECT json_extract(c.before, '$.uid') FROM change c JOIN journal_entry e ON e.id = c.entry_id
WHERE c.record = 'contact' AND c.after IS NULL AND e.undone_by IS NULL
  AND e.what NOT IN ('undo', 'redo')"""
_PEOPLE = """
SELECT id, uid, ref, first_name, prefix, last_name, phone, email,
  registered_on <= :today AND (closed_on IS NULL OR closed_on > :today) FROM jobseeker"""
_OWN = "SELECT name, email FROM coach"


class CalendarImport:
    """Works out what a file would do, and does it."""

    def __init__(
        self, store: Store, file: CalendarFile, today: date, minutes: int, sent: int | None
    ) -> None:
        """`minutes` is how long an appointment takes that says nothing of it; `sent` the last
        entry of the journal when a calendar was written last."""
        self._sent = sent or 0
        self._store = store
        self._file = file
        self._today = today
        self._minutes = minutes
        self._lines: list[EventLine] = []
        self._left = 0
        self._busy: dict[str, BusyTime] = {}
        self._found: dict[tuple[str, str, str], Person | None] = {}
        self._met: set[int] = set()  # the appointments whose event is in the file

    def plan(self) -> CalendarPlan:
        """What would be done; reads only."""
        with self._store.read_transaction():
            self._read()
            for event in sorted(self._file.events, key=lambda item: (item.start, item.mark)):
                self._take(event)
            self._lines += self._gone()
            free = self._freed()
        notes = list(self._file.notes)
        lines = sorted(self._lines, key=lambda line: (line.on, line.at or "", line.title))
        return CalendarPlan(lines, self._left, list(self._busy.values()), free, notes)

    # Reading -------------------------------------------------------------------------------

    def _read(self) -> None:
        today = self._today.isoformat()
        listed = json.dumps([event.own for event in self._file.events if event.own])
        names = ("id", "uid", "jobseeker_id", "on", "at", "minutes", "place", "outcome")
        rows = self._store.read(_CONTACTS, own=listed, today=today)
        contacts = [dict(zip(names, row, strict=True)) for row in rows]
        self._by_uid = {row["uid"]: row for row in contacts}
        self._of_event: dict[str, list[JsonObject]] = defaultdict(list)
        for row in contacts:
            if row["uid"].startswith(IMPORTED):
                self._of_event[row["uid"].rpartition("_")[0]].append(row)
        self._standing = {
            (row["jobseeker_id"], row["on"], row["at"])
            for row in contacts
            if row["outcome"] is None and row["at"]
        }
        self._workshops = {row[0] for row in self._store.read("SELECT uid FROM workshop")}
        self._deleted = {row[0] for row in self._store.read(_DELETED)}
        self._stored_busy = stored_busy_times(self._store)
        self._read_people(today)
        self._read_images()

    def _read_people(self, today: str) -> None:
        self._people: dict[int, Person] = {}
        self._active: set[int] = set()
        known = []
        for key, uid, *names, phone, email, active in self._store.read(_PEOPLE, today=today):
            person = Person(RowId(key, uid), *names)
            self._people[key] = person
            known.append(Mentionable(person, phone, email))
            if active:
                self._active.add(key)
        own = [text for row in self._store.read(_OWN) for text in row if text]
        self._mentions = Mentions(known, own)

    def _read_images(self) -> None:
        """What the calendar last held of each appointment, as far as that is known."""
        own = {event.own for event in self._file.events}
        ids = json.dumps(
            [
                row["id"]
                for uid, row in self._by_uid.items()
                if uid in own or uid.startswith(IMPORTED)
            ]
        )
        self._known: dict[int, JsonObject] = {}
        found = self._store.read(_IMAGES, ids=ids)
        imported = {row["id"] for row in self._by_uid.values() if row["uid"].startswith(IMPORTED)}
        for key, entry, image, is_import in found:
            went_out = key not in imported and entry <= self._sent
            if image and (is_import or went_out):
                self._known[key] = object_in(image)

    # Each event ----------------------------------------------------------------------------

    def _take(self, event: CalendarEvent) -> None:
        if event.own:
            if event.own in self._by_uid:
                self._meet(self._by_uid[event.own], event)
            elif event.own in self._workshops or event.own in self._deleted:
                self._left += 1
            else:
                self._keep_busy(event)
            return
        comes = event.start.date() >= self._today and not event.cancelled
        # What another coachdesk wrote has numbers of its own.
        person = self._whose(event) if comes else None
        rows = self._of_event.get(_uid(event), [])
        if person:
            rows = [row for row in rows if row["jobseeker_id"] == person.id]
        if rows:
            self._meet(rows[0], event)
        elif comes and person and self._is_appointment(event, person):
            self._add(event, person)
        else:
            self._keep_busy(event)

    def _whose(self, event: CalendarEvent) -> Person | None:
        """Whom it is about; each time of what repeats says the same."""
        said = (event.title, event.said, event.place)
        if said not in self._found:
            self._found[said] = self._mentions.whose(*said[:2], place=said[2])
        return self._found[said]

    def _is_appointment(self, event: CalendarEvent, person: Person) -> bool:
        length = _length(event)
        return (
            person.id in self._active
            and not event.whole_day
            and not event.private
            and (length == 0 or _LEAST_MINUTES <= length <= _MOST_MINUTES)
            and _uid(event, person) not in self._deleted
        )

    def _add(self, event: CalendarEvent, person: Person) -> None:
        at = f"{event.start:%H:%M}"
        where = (person.id, event.start.date().isoformat(), at)
        if where in self._standing:
            self._left += 1
            return
        self._standing.add(where)
        length = _length(event)
        values = {
            "on": event.start.date(),
            "at": at,
            "minutes": None if length in (0, self._minutes) else length,
            "place": event.place or None,
            "mode": _mode(event),
            "purpose": ContactPurpose.PROGRESS,
            "note": event.title or None,
            "uid": _uid(event, person),
        }
        until = f"{event.end:%H:%M}" if length else ""
        self._lines.append(
            EventLine(Deed.ADD, event.title, event.start.date(), at, until, person, None, values)
        )

    def _meet(self, row: JsonObject, event: CalendarEvent) -> None:
        """The appointment of an event: cancelled or moved with it, or as it is."""
        self._met.add(row["id"])
        person = self._people[row["jobseeker_id"]]
        day = date.fromisoformat(row["on"])
        if row["outcome"] is not None:
            self._left += 1
        elif event.cancelled:
            self._lines.append(
                EventLine(Deed.CANCEL, event.title, day, row["at"], "", person, row["id"])
            )
        else:
            known = self._known.get(row["id"])
            values = self._differing(row, event)
            if not values or (known and not self._differing(known, event)):
                self._left += 1
                return
            moved = EventLine(
                Deed.MOVE,
                event.title,
                values.get("on", day),
                values.get("at", row["at"]),
                f"{event.end:%H:%M}" if row["at"] else "",
                person,
                row["id"],
                values,
            )
            self._lines.append(moved)

    def _differing(self, row: JsonObject, event: CalendarEvent) -> dict[str, FieldValue]:
        """What an event says otherwise than an appointment, as it stands or once stood."""
        says: dict[str, FieldValue] = {"on": event.start.date()}
        if not event.whole_day:
            says["at"] = f"{event.start:%H:%M}"
            length = _length(event)
            if _LEAST_MINUTES <= length <= _MOST_MINUTES and row["at"]:
                says["minutes"] = length
        elif row["at"]:
            return {}  # a day as a whole instead of its time: nobody can say when it is
        if not event.own:
            says["place"] = event.place or None
        holds = {**row, "on": date.fromisoformat(row["on"])}
        holds["minutes"] = row.get("minutes") or self._minutes
        return {name: value for name, value in says.items() if holds.get(name) != value}

    def _gone(self) -> Iterator[EventLine]:
        """The appointments of events that are there as a whole, but not at that time any more."""
        until = add_days(self._today, 365).isoformat()
        for name, rows in self._of_event.items():
            for row in rows:
                if (
                    _mark_of(name) in self._file.series
                    and row["id"] not in self._met
                    and row["outcome"] is None
                    and self._today.isoformat() <= row["on"] <= until
                ):
                    day, person = date.fromisoformat(row["on"]), self._people[row["jobseeker_id"]]
                    yield EventLine(Deed.CANCEL, "", day, row["at"], "", person, row["id"])

    # Busy times ----------------------------------------------------------------------------

    def _keep_busy(self, event: CalendarEvent) -> None:
        if event.cancelled or event.free or event.end.date() < self._today:
            return
        first = max(event.start, datetime.combine(self._today, datetime.min.time()))
        last = min(event.end, datetime.combine(add_days(self._today, 366), datetime.min.time()))
        while first < last and len(self._busy) < _MOST_BUSY:
            midnight = datetime.combine(add_days(first.date(), 1), datetime.min.time())
            minutes = -(-(min(midnight, last) - first) // timedelta(minutes=1))
            mark = f"{self._file.calendar}-{event.mark[:16]}-{first:%Y%m%dT%H%M}-{minutes}"
            at, until = f"{first:%H:%M}", f"{min(midnight, last):%H:%M}"
            if mark not in self._busy:
                self._busy[mark] = BusyTime(mark, first.date(), at, minutes)
                whole = minutes == 24 * 60
                said = (None, "") if whole else (at, "24:00" if until == "00:00" else until)
                self._lines.append(EventLine(Deed.BUSY, event.title, first.date(), *said))
            first = midnight

    def _freed(self) -> list[int]:
        """The busy times that go: past ones, and those that the same calendar does not have."""
        sent = {event.mark[:16] for event in self._file.events} | {
            mark[:16] for mark in self._file.series
        }
        gone = []
        for uid, (key, day) in self._stored_busy.items():
            calendar, mark = uid.split("-")[:2]
            replaced = calendar == self._file.calendar if self._file.whole else mark in sent
            if day < self._today.isoformat() or (replaced and uid not in self._busy):
                gone.append(key)
            else:
                self._busy.pop(uid, None)
        return gone

    # Writing -------------------------------------------------------------------------------

    def write(self, session: Session, plan: CalendarPlan) -> None:
        """Do what was worked out; raises Refused, Clash."""
        for line in plan.lines:
            values = dict(line.values)
            if line.deed is Deed.ADD and line.person:
                whose: dict[str, FieldValue] = {"jobseeker_id": line.person.id}
                whose["uid"] = values.pop("uid")
                writes.add_record(session, "contact", values, self._today, **whose)
            elif line.contact is not None:
                if line.deed is Deed.CANCEL:
                    values = {"outcome": ContactOutcome.CANCELLED}
                writes.change_record(session, "contact", line.contact, values, {}, self._today)
        table = table_of(BUSY_TIME)
        for first in range(0, len(plan.free), _AT_ONCE):
            some = plan.free[first : first + _AT_ONCE]
            session.execute(delete(table).where(table.c.id.in_(some)))
        batch = RowBatch(link_of(session))
        for busy in plan.busy:
            batch.add(BUSY_TIME, busy._asdict())
        batch.write()


def _uid(event: CalendarEvent, person: Person | None = None) -> str:
    """The uid of the appointment made of an event; without a person how it begins."""
    begins = f"{IMPORTED}{event.mark}_{event.key}"
    if person is None:
        return begins
    whose = hashlib.sha256(str(getattr(person.id, "uid", "")).encode()).hexdigest()[:8]
    return f"{begins}_{whose}"


def _mark_of(begins: str) -> str:
    return begins.removeprefix(IMPORTED).partition("_")[0]


def _length(event: CalendarEvent) -> int:
    """In minutes, as the clock counts."""
    return (event.end - event.start) // timedelta(minutes=1)


def _mode(event: CalendarEvent) -> ContactMode:
    """How people meet, where the title or the place say so."""
    text = fold(f"{event.title} {event.place}")
    if any(word in text for word in _HOME):
        return ContactMode.HOME_VISIT
    if any(word in text for word in _VIDEO):
        return ContactMode.VIDEO
    if _PHONE & set(text.replace(":", " ").replace(",", " ").replace(".", " ").split()):
        return ContactMode.PHONE
    return ContactMode.OFFICE
