"""What a desk can be asked: each answer is plain data, read from the bare connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.desk.opening import Moment, OpenStore, StoreVersion
from coachdesk.domain.case import Case
from coachdesk.domain.day import Day, day_of, first_lines
from coachdesk.domain.names import Person, full_name
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import is_about, uid_of
from coachdesk.domain.rules import all_signals, signals_of
from coachdesk.domain.rules.caseload import Fullness
from coachdesk.domain.signal import PRESSING, Signal, in_order
from coachdesk.domain.values import FieldValue
from coachdesk.store.cases import Scope, find_person, read_cases, with_listed, without_gc
from coachdesk.store.snapshots import (
    MANY,
    read_first,
    read_fullness,
    read_last_notes,
    read_set_aside,
    read_snapshot,
)

if TYPE_CHECKING:
    from coachdesk.domain.agenda import AgendaData
    from coachdesk.domain.appointment_text import AppointmentFacts, TextKind
    from coachdesk.domain.calendar_event import CalendarEntry
    from coachdesk.domain.day_plan import Taken
    from coachdesk.domain.search import NoteSearch, PersonHit, WorkHit
    from coachdesk.domain.sharing import Shared
    from coachdesk.domain.summary import Summary
    from coachdesk.domain.workshop import Gathering
    from coachdesk.store.dossiers import Dossier, Stored
    from coachdesk.store.draft_list import Draft
    from coachdesk.store.employers import Mentored, Moving, Opening, WorkData
    from coachdesk.store.history import HistoryLine
    from coachdesk.store.journal import JournalEntry


ROLL_DAYS = 14  # how long back a roll that was taken is still listed, to correct it


class CaseLine(NamedTuple):
    """A jobseeker as the caseload lists one: the case and what it asks for, most pressing first."""

    case: Case
    signals: tuple[Signal, ...]


class Reading:
    """What a desk answers: plain data, each answer from one read transaction."""

    def __init__(self, opened: OpenStore) -> None:
        self._open = opened
        self._last_day: tuple[StoreVersion | None, Day | None] = (None, None)

    @contextmanager
    def transaction(self) -> Iterator[Policy]:
        """Reads meanwhile see the store as of one moment, with the norms in force then.

        A writer waits for its end, so what was read is worked out after it.
        """
        with self._moment() as moment:
            yield moment.policy

    @contextmanager
    def _moment(self) -> Iterator[Moment]:
        with self._open.damage_understood(), self._open.store.read_transaction():
            yield self._open.look_again()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """What is made of many records: damage is understood, and no garbage is looked for."""
        with self._open.damage_understood(), without_gc():
            yield

    def day(self) -> Day:
        """What is due today, who comes, whose intake runs, how full the caseload is."""
        store, today = self._open.store, self._open.today
        with self._answering():
            with self._moment() as (version, policy):
                snapshot = read_snapshot(store, policy, today)
                aside = read_set_aside(store, today)
                # Of thousands of people it would be the slowest part, and nobody reads them all.
                notes = read_last_notes(store, today) if len(snapshot.cases) < MANY else {}
                is_empty = not snapshot.active and self._open.is_empty()
            found = day_of(snapshot, policy, today, notes)
            found = found._replace(aside=aside, is_empty=is_empty)
            self._last_day = version, found
            return found

    def first_lines(self) -> Day | None:
        """What stands first on Today, quickly; None where reading all of it is quick enough."""
        store, today = self._open.store, self._open.today
        with self._answering():
            with self.transaction() as policy:
                full = read_fullness(store, policy, today)
                if full.active < MANY:
                    return None
                snapshot = read_first(store, policy, today)
                aside = read_set_aside(store, today)
            return first_lines(snapshot, full, policy, today)._replace(aside=aside)

    def fullness(self) -> Fullness:
        """How full the caseload is."""
        with self.transaction() as policy:
            return read_fullness(self._open.store, policy, self._open.today)

    def agenda(self, days: int, since: date | None = None) -> "AgendaData":
        """What comes and what falls due within `days`, also what no norm warns of yet.

        With `since` also what took place from that day on.
        """
        from coachdesk.domain.agenda import agenda_of
        from coachdesk.domain.dates import add_days
        from coachdesk.store.busy_times import read_busy_times
        from coachdesk.store.meetings import read_held, read_prepared

        with self._answering():
            with self.transaction() as policy:
                snapshot = read_snapshot(self._open.store, policy, self._open.today)
                workshops, notes = self.workshops(since), read_prepared(self._open.store)
                held = read_held(self._open.store, since, self._open.today) if since else []
                busy = read_busy_times(self._open.store, self._open.today)
            until = add_days(self._open.today, days)
            busy = [item for item in busy if item.on <= until]
            found = agenda_of(snapshot, workshops, notes, busy, policy, self._open.today, days)
            return found._replace(held=held, since=since)

    def caseload(self, scope: Scope = Scope.ACTIVE) -> list[CaseLine]:
        """One line a jobseeker, by name."""
        store, today = self._open.store, self._open.today
        with self._answering():
            with self._moment() as moment:
                day = self._day_as_of(moment) if scope is Scope.ACTIVE else None
                if day:
                    cases = with_listed(store, today, [case for case in day.cases if case.active])
                else:
                    cases = read_cases(store, moment.policy, today, scope)
            in_name_order = sorted(cases, key=lambda case: case.person.sort_key)
            if not day:
                return [self._line(case, moment.policy) for case in in_name_order]
            signals = day.signals_by_person()
            return [CaseLine(case, signals.get(case.person.id, ())) for case in in_name_order]

    def _day_as_of(self, moment: Moment) -> Day | None:
        """The day that was read last, where nothing was written since."""
        version, day = self._last_day
        return day if version == moment.version and day and day.today == self._open.today else None

    def case_line(self, jobseeker_id: int) -> CaseLine | None:
        """The line of one jobseeker; None where that id is somebody else's now."""
        with self.transaction() as policy:
            cases = read_cases(self._open.store, policy, self._open.today, jobseeker_id)
        cases = tuple(case for case in cases if is_about(jobseeker_id, uid_of(case.person.id)))
        return self._line(cases[0], policy) if cases else None

    def _line(self, case: Case, policy: Policy) -> CaseLine:
        return CaseLine(case, tuple(in_order(signals_of(case, policy, self._open.today))))

    def find(self, ref: str) -> int | None:
        """The id of the dossier with this number."""
        return find_person(self._open.store, ref)

    def people(self) -> "list[PersonHit]":
        """Everybody in the store, by name; who is closed comes last."""
        from coachdesk.store.search import read_people

        return read_people(self._open.store, self._open.today)

    def findable_work(self) -> "list[WorkHit]":
        """Every employer, and the open vacancies, by name."""
        from coachdesk.store.search import read_work_hits

        return read_work_hits(self._open.store, self._open.today)

    def noted(self) -> "NoteSearch":
        """All that was written in dossiers, to search in."""
        from coachdesk.domain.search import NoteSearch
        from coachdesk.store.noted_texts import read_noted_texts

        with self._answering():
            with self.transaction():
                people = {hit.person.id: (hit.person, hit.closed) for hit in self.people()}
                texts = read_noted_texts(self._open.store, people)
            return NoteSearch(texts)

    def dossier(self, jobseeker_id: int) -> "Dossier | None":
        """Everything of one jobseeker."""
        from coachdesk.store.dossiers import read_dossier

        with self._open.damage_understood():
            return read_dossier(self._open.store, jobseeker_id)

    def record(self, kind: str, record_id: int) -> "Stored | None":
        """One record, in its own types."""
        from coachdesk.store.dossiers import read_record

        return read_record(self._open.store, kind, record_id)

    def whose(self, kind: str, record_id: int) -> str:
        """The name of the jobseeker in whose dossier a record stands; empty where there is none."""
        from coachdesk.store.search import owner_name

        return owner_name(self._open.store, kind, record_id)

    def history(self, jobseeker_id: int) -> "list[HistoryLine]":
        """What changed in a dossier, newest first."""
        from coachdesk.store.history import history

        with self._open.damage_understood():
            return history(self._open.store, jobseeker_id)

    def workshops(self, since: date | None = None) -> "list[Gathering]":
        """Recent and coming workshops, those from `since` on, and any whose roll was not taken."""
        from coachdesk.store.workshop_list import read_workshops

        recent = self._open.today - timedelta(days=ROLL_DAYS)
        with self._open.damage_understood():
            return read_workshops(self._open.store, min(since or recent, recent))

    def calendar_entries(self) -> "list[CalendarEntry]":
        """Coming appointments and workshops, and what is cancelled, as a calendar takes them."""
        from coachdesk.store.calendar_entries import CalendarEntries

        with self._open.damage_understood():
            minutes, sent = self._open.appointment_minutes, self._open.calendar_sent()
            return CalendarEntries(self._open.store, self._open.today, minutes, sent).read()

    def appointment_facts(
        self, jobseeker_id: int, kind: "TextKind", contact_id: int | None = None
    ) -> "AppointmentFacts | None":
        """What a text about somebody's appointment may tell; None where there is no such one.

        `contact_id` names the appointment; without it the kind says which it is.
        """
        from coachdesk.domain.appointment_text import (
            Addressee,
            AppointmentFacts,
            Sender,
            meeting_of,
        )
        from coachdesk.store.meetings import read_own_meetings

        with self._open.damage_understood(), self.transaction():
            person, coach = self.record("jobseeker", jobseeker_id), self.record("coach", 1)
            meetings = read_own_meetings(self._open.store, jobseeker_id)
        if contact_id is None:
            meeting = meeting_of(kind, meetings, self._open.today)
        else:
            meeting = next((m for m in meetings if m.contact_id == contact_id), None)
        if person is None or coach is None or meeting is None:
            return None
        name = full_name(person["first_name"], person["prefix"], person["last_name"])
        where = (person[field] for field in ("street", "postcode", "town", "phone", "email"))
        ways = (coach[field] for field in ("name", "team", "phone", "email"))
        return AppointmentFacts(Addressee(person["ref"], name, *where), meeting, Sender(*ways))

    def plan(self) -> "list[Taken]":
        """What takes time from today on: appointments and workshops, each with its length."""
        from coachdesk import words
        from coachdesk.domain.day_plan import Taken, busy_taken, workshop_taken
        from coachdesk.domain.vocabulary import ContactMode
        from coachdesk.store.busy_times import read_busy_times
        from coachdesk.store.meetings import read_meetings

        with self._open.damage_understood(), self.transaction():
            rows, workshops = read_meetings(self._open.store, self._open.today), self.workshops()
            busy = read_busy_times(self._open.store, self._open.today)
        minutes = self._open.appointment_minutes
        taken = [
            Taken(
                date.fromisoformat(row.on),
                row.at,
                row.minutes or minutes,
                Person(row.id, row.ref, row.first_name, row.prefix, row.last_name).listed,
                RecordRef("contact", row.contact_id),
                ContactMode(row.mode),
                row.place,
            )
            for row in rows
        ]
        taken += [workshop_taken(item) for item in workshops if item.held_on >= self._open.today]
        return taken + [busy_taken(item, words.t("busy")) for item in busy]

    def organisations(self) -> list[str]:
        """The names of the organisations known, for a form to offer."""
        from coachdesk.store.search import organisation_names

        return organisation_names(self._open.store)

    def work(self) -> "WorkData":
        """Vacancies, employers, who was introduced and who may be asked."""
        from coachdesk.store.employers import read_work

        with self._answering(), self.transaction():
            return read_work(self._open.store, self._open.today)

    def moving(self, kept_id: int, other_id: int) -> "Moving":
        """What would move if the other organisation became the one that is kept."""
        from coachdesk.store.employers import read_moving

        with self.transaction():
            return read_moving(self._open.store, kept_id, other_id)

    def openings(self) -> "list[Opening]":
        """Open vacancies with places left."""
        from coachdesk.store.employers import read_openings

        return read_openings(self._open.store, self._open.today)

    def mentored(self, ref: str) -> "list[Mentored]":
        """The pairings in other dossiers that name the jobseeker with this number."""
        from coachdesk.store.employers import read_mentored

        return read_mentored(self._open.store, ref)

    def shared(self) -> "Shared":
        """What may leave for neighbouring municipalities, with a new mark for each profile."""
        from coachdesk.store.sharing import read_shared

        with self._answering(), self.transaction():
            return read_shared(self._open.store, self._open.today)

    def own_records(self, kind: str) -> "list[Stored]":
        """All records of a kind that belongs to nobody."""
        from coachdesk.schema.records import RECORDS
        from coachdesk.store.dossiers import read_records

        with self._open.damage_understood():
            return read_records(self._open.store, RECORDS[kind], "1")

    def summary(self) -> "Summary":
        """The figures of this caseload, for the coach and the team lead."""
        from coachdesk.domain.summary import summarise
        from coachdesk.store.summaries import read_background

        with self._answering():
            with self.transaction() as policy:
                background = read_background(self._open.store, policy, self._open.today)
                snapshot = read_snapshot(self._open.store, policy, self._open.today)
            return summarise(snapshot, background, policy, self._open.today)

    def effect(self, norm: str, value: FieldValue) -> tuple[int, int]:
        """People something presses for by the rules of a norm: now, and with another value."""
        with self.transaction() as now:
            snapshot = read_snapshot(self._open.store, now, self._open.today)

        def pressed(policy: Policy) -> int:
            found = all_signals(snapshot, policy, self._open.today)
            return len(
                {
                    signal.person.id
                    for signal in found
                    if signal.person and norm in signal.rule.norms and signal.severity in PRESSING
                }
            )

        return pressed(now), pressed(now._replace(**{norm: value}))

    def drafts(self) -> "list[Draft]":
        """Forms left unfinished, the newest first."""
        from coachdesk.store.draft_list import read_drafts

        return read_drafts(self._open.store)

    def next_undo(self) -> "JournalEntry | None":
        """What `undo` would take back now."""
        return next(iter(self.undoable(1)), None)

    def undoable(self, count: int) -> "list[JournalEntry]":
        """What `undo` would take back, one after the other."""
        from coachdesk.store import undo

        return undo.undoable(self._open.store, count)
