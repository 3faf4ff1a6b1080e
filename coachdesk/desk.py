"""The door: everything a screen or a command can ask or do, one method each.

The desk owns the clock and the policy. Reads are plain data from the bare connection; SQLModel is
imported by the first write, so that the first screen does not wait for it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coachdesk import words
from coachdesk.domain.answers import Answer, answer_to
from coachdesk.domain.case import Case
from coachdesk.domain.day import Day, day_of
from coachdesk.domain.discreet import discreet
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy, plain_setting
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.rules import all_signals, signals_of
from coachdesk.domain.rules.catalogue import CATALOGUE
from coachdesk.domain.signal import PRESSING, Signal, in_order
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose, StepStatus
from coachdesk.domain.workshop import Gathering
from coachdesk.store import access_log
from coachdesk.store.cases import Scope as Scope
from coachdesk.store.cases import (
    find_person,
    read_cases,
    read_meetings,
    read_set_aside,
    read_snapshot,
)
from coachdesk.store.draft_list import Draft, read_drafts
from coachdesk.store.engine import Store
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, Kind, kind_of
from coachdesk.store.settings import policy_name, policy_of, read_settings
from coachdesk.store.unlocking import unlock

if TYPE_CHECKING:
    from coachdesk.domain.summary import Summary
    from coachdesk.exchange.calendar_file import Meeting
    from coachdesk.incoming import Incoming
    from coachdesk.store.backups import Backup, Restored
    from coachdesk.store.details import Rows as DetailRows
    from coachdesk.store.dossiers import Dossier, Stored
    from coachdesk.store.erasing import Erased
    from coachdesk.store.handing_over import Going
    from coachdesk.store.journal import Entry, HistoryLine
    from coachdesk.store.merging import Tally
    from coachdesk.store.reprotecting import Reprotected
    from coachdesk.store.taking_over import TakenOver
    from coachdesk.store.whole import Whole


ROLL_DAYS = 14  # how long back a roll that was taken is still listed, to correct it


class CaseLine(NamedTuple):
    """A jobseeker as the caseload lists one: the case and what it asks for, most pressing first."""

    case: Case
    signals: tuple[Signal, ...]


@discreet("person")
class PersonHit(NamedTuple):
    """Somebody to find by name, number or phone."""

    person: Person
    phone: str | None
    closed: bool


class Imported(NamedTuple):
    """What an import did, or would do: a tally by record kind, and what was taken over."""

    tally: "Mapping[str, Tally]"
    saved: bool
    taken_over: "TakenOver | None" = None


class Desk:
    """One open store, as of a day."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        self._store = store
        self._fixed_today = today
        self._openings = 0
        self._version = (-1, -1)
        self._settings: dict[str, Any] = {}
        self._policy = Policy()
        self.is_logged = True  # whether the access log took the opening

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        today: date | None = None,
        read_only: bool = False,
        create: bool = False,
        passphrase: str | None = None,
    ) -> "Desk":
        """Open the store at `path`, with its passphrase where it is protected; raises StoreError.

        A new store is protected where a passphrase is given.
        """
        new = kind_of(path) in (Kind.MISSING, Kind.EMPTY)
        desk = cls(unlock(path, passphrase, read_only=read_only, create=create), today)
        desk.is_logged = new or desk.log("opened")
        return desk

    def close(self) -> None:
        """Let go of the store and of its key."""
        self._store.close()

    # Clock, norms, store -------------------------------------------------------------------

    @property
    def today(self) -> date:
        return self._fixed_today or date.today()

    @property
    def today_is_set(self) -> bool:
        """Whether the day was given with --today instead of taken from the clock."""
        return self._fixed_today is not None

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def settings(self) -> dict[str, Any]:
        """Everything the store remembers beside its records."""
        version = self.version
        if version != self._version:
            with self._understood():
                self._settings = read_settings(self._store)
            self._policy = policy_of(self._settings)
            self._version = version
        return self._settings

    @property
    def policy(self) -> Policy:
        """The norms in force."""
        _ = self.settings
        return self._policy

    def changed_since(self, version: tuple[int, int]) -> bool:
        """Whether anything was written since `version`, in any window, or the store opened anew."""
        return self.version != version

    @property
    def version(self) -> tuple[int, int]:
        """Moves with every write in any window, and when the store is opened again."""
        return self._openings, self._store.data_version()

    # Reading -------------------------------------------------------------------------------

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """A row that says what no record can say was damaged in the file."""
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError("damaged", self.path) from error

    def day(self) -> Day:
        """What is due today, who comes, whose intake runs, how full the caseload is."""
        with self._understood():
            snapshot = read_snapshot(self._store, self.policy, self.today)
            aside = read_set_aside(self._store, self.today)
        return day_of(snapshot, self.policy, self.today)._replace(aside=aside)

    def coming(self, days: int) -> list[Signal]:
        """What falls due from today on within `days`, also what no norm warns of yet."""
        ahead = replace(
            self.policy,
            contact_warn_days=days,
            step_warn_days=days,
            debt_warn_days=days,
            placement_warn_days=days,
        )
        with self._understood():
            snapshot = read_snapshot(self._store, ahead, self.today)
        found = all_signals(snapshot, ahead, self.today)
        return [signal for signal in found if signal.due_on and signal.due_on >= self.today]

    def caseload(self, scope: Scope = Scope.ACTIVE) -> list[CaseLine]:
        """One line a jobseeker, by name."""
        with self._understood(), self._store.one_moment():
            cases = read_cases(self._store, self.policy, self.today, scope)
        return [self._line(case) for case in sorted(cases, key=lambda case: case.person.sort_key)]

    def case_line(self, jobseeker_id: int) -> CaseLine | None:
        """The line of one jobseeker."""
        with self._understood(), self._store.one_moment():
            cases = read_cases(self._store, self.policy, self.today, jobseeker_id)
        return self._line(cases[0]) if cases else None

    def _line(self, case: Case) -> CaseLine:
        return CaseLine(case, tuple(in_order(signals_of(case, self.policy, self.today))))

    def find(self, ref: str) -> int | None:
        """The id of the dossier with this number."""
        return find_person(self._store, ref)

    def people(self) -> list[PersonHit]:
        """Everybody in the store, by name; who is closed comes last."""
        rows = self._store.read(
            "SELECT id, ref, first_name, prefix, last_name, phone,"
            " closed_on IS NOT NULL AND closed_on <= :today FROM jobseeker",
            today=self.today.isoformat(),
        )
        hits = [PersonHit(Person(*row[:5]), row[5], bool(row[6])) for row in rows]
        return sorted(hits, key=lambda hit: (hit.closed, hit.person.sort_key))

    def dossier(self, jobseeker_id: int) -> "Dossier | None":
        """Everything of one jobseeker."""
        from coachdesk.store.dossiers import read_dossier

        with self._understood():
            return read_dossier(self._store, jobseeker_id)

    def record(self, kind: str, record_id: int) -> "Stored | None":
        """One record, in its own types."""
        from coachdesk.records import RECORDS
        from coachdesk.store.dossiers import read_record

        return read_record(self._store, RECORDS[kind], record_id)

    def history(self, jobseeker_id: int) -> "list[HistoryLine]":
        """What changed in a dossier, newest first."""
        from coachdesk.store.journal import history

        return history(self._store, jobseeker_id)

    def workshops(self) -> list[Gathering]:
        """Recent and coming workshops, and any whose roll was not taken."""
        from coachdesk.store.workshops import read_workshops

        with self._understood():
            return read_workshops(self._store, self.today - timedelta(days=ROLL_DAYS))

    def meetings(self) -> "list[Meeting]":
        """Coming appointments, as a calendar file takes them."""
        from coachdesk.exchange.calendar_file import Meeting

        with self._understood():
            return [
                Meeting(
                    row[0],
                    row[1],
                    date.fromisoformat(row[2]),
                    row[3],
                    ContactMode(row[4]),
                    ContactPurpose(row[5]),
                    row[7],
                    Person(*row[6:]).name,
                )
                for row in read_meetings(self._store, self.today)
            ]

    def organisations(self) -> list[str]:
        """The names of the organisations known, for a form to offer."""
        rows = self._store.read("SELECT name FROM organisation ORDER BY name COLLATE NOCASE")
        return [row[0] for row in rows]

    def is_empty(self) -> bool:
        """Whether the store has no dossier yet."""
        return not self._store.read("SELECT 1 FROM jobseeker LIMIT 1")

    def summary(self) -> "Summary":
        """The figures of this caseload, for the coach and the team lead."""
        from coachdesk.domain.summary import summarise
        from coachdesk.store.summaries import read_background

        with self._understood():
            background = read_background(self._store, self.policy, self.today)
            snapshot = read_snapshot(self._store, self.policy, self.today)
        return summarise(snapshot, background, self.policy, self.today)

    # Writing -------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Import what writing needs, in a thread, while nobody waits for it."""
        import coachdesk.store.dossiers
        import coachdesk.store.merging
        import coachdesk.store.writes  # noqa: F401

        if not self.read_only:
            _ = self._store.engine

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise StoreError("read_only", self.path)

    def add(self, kind: str, values: Mapping[str, Any], jobseeker_id: int | None = None) -> int:
        """A new record, in a dossier where it belongs to one; gives its id."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, merging, writes

        inner: dict[str, Any] = {}
        if kind == "jobseeker":
            inner["coach_id"] = merging.COACH_ID
        elif jobseeker_id is not None:
            inner["jobseeker_id"] = jobseeker_id
        with journal.write(self._store, "add", kind=kind) as session:
            if kind == "jobseeker":
                merging.ensure_coach(session, words.t("Work coach"))
            record = writes.add_record(session, kind, values, self.today, **inner)
            assert record.id is not None
            return record.id

    def change(
        self, kind: str, record_id: int, values: Mapping[str, Any], seen: Mapping[str, Any]
    ) -> None:
        """Change fields of a record that held `seen` when the user read them."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "change", kind=kind) as session:
            writes.change_record(session, kind, record_id, values, seen, self.today)

    def delete(self, kind: str, record_id: int) -> None:
        """Delete a record of a dossier; undo brings it back."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "delete", kind=kind) as session:
            writes.delete_record(session, kind, record_id)

    def log_contact(
        self,
        jobseeker_id: int,
        contact_id: int | None,
        values: Mapping[str, Any],
        seen: Mapping[str, Any],
        next_appointment: Mapping[str, Any] | None = None,
    ) -> int:
        """Complete an appointment, or add a contact; with the next appointment, in one write."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "log_contact") as session:
            if contact_id is None:
                record = writes.add_record(
                    session, "contact", values, self.today, jobseeker_id=jobseeker_id
                )
            else:
                record = writes.change_record(
                    session, "contact", contact_id, values, seen, self.today
                )
            if next_appointment:
                writes.add_record(
                    session, "contact", next_appointment, self.today, jobseeker_id=jobseeker_id
                )
            assert record.id is not None
            return record.id

    def set_aside(self, signal: Signal, until: date, reason: str) -> None:
        """Put a signal off until a day; until then Today lists it apart, with the reason."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        owner = signal.person.id if signal.person else None
        values = {"until_on": until, "reason": reason}
        with journal.write(self._store, "set_aside") as session:
            writes.set_aside(session, signal.rule, signal.record, owner, values, self.today)

    def bring_back(self, signal: Signal) -> None:
        """Show a signal again that was set aside."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "bring_back") as session:
            writes.bring_back(session, signal.rule, signal.record)

    def answer(self, signal: Signal) -> Answer | None:
        """Fill in today's date where that answers a signal; None where it does not."""
        answer = answer_to(signal)
        if answer is None or signal.person is None:
            return None
        own = signal.person.id if answer.kind == "jobseeker" else signal.record_id
        seen = self.record(answer.kind, own)
        if seen is None:
            return None
        values: dict[str, Any] = {answer.field: self.today}
        if answer.kind == "plan_step":
            values["status"] = StepStatus.DONE
        self.change(answer.kind, own, values, seen.values)
        return answer

    def plan_workshops(self, values: Mapping[str, Any], days: Sequence[date]) -> list[int]:
        """Plan a workshop on one or more days; gives their ids."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, workshops

        with journal.write(self._store, "add", kind="workshop") as session:
            return workshops.plan_series(session, values, days, self.today)

    def seat(self, workshop_ids: Iterable[int], people: Iterable[int]) -> None:
        """Say who takes part in these workshops."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, workshops

        with journal.write(self._store, "change", kind="attendance") as session:
            workshops.seat_people(session, workshop_ids, people)

    def plan_together(self, people: Iterable[int], values: Mapping[str, Any]) -> list[int]:
        """The same appointment for several people, in one write; gives the appointments' ids."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "add", kind="contact") as session:
            made = [
                writes.add_record(session, "contact", values, self.today, jobseeker_id=person)
                for person in people
            ]
        return [record.id for record in made if record.id is not None]

    def effect(self, setting: str, value: Any) -> tuple[int, int]:
        """People something presses for by the rules of a norm: now, and with another value."""
        rules = {rule for rule, about in CATALOGUE.items() if setting in about.settings}
        with self._understood():
            snapshot = read_snapshot(self._store, self.policy, self.today)

        def pressed(policy: Policy) -> int:
            found = all_signals(snapshot, policy, self.today)
            return len(
                {
                    signal.person.id
                    for signal in found
                    if signal.person and signal.rule in rules and signal.severity in PRESSING
                }
            )

        return pressed(self.policy), pressed(replace(self.policy, **{setting: value}))

    def set_norm(self, setting: str, value: Any) -> None:
        """Change a norm of this store; `value` is in the norm's own type."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "change", kind="setting") as session:
            writes.set_setting(session, policy_name(setting), plain_setting(setting, value))

    def keep_draft(self, draft: Draft) -> None:
        """Keep what stands in a form that is not saved yet."""
        if not self.read_only:
            from coachdesk.store import drafts

            drafts.keep(self._store, draft)

    def drop_draft(self, draft: Draft) -> None:
        """The form was saved, or thrown away on purpose."""
        if not self.read_only:
            from coachdesk.store import drafts

            drafts.drop(self._store, draft)

    def drafts(self) -> list[Draft]:
        """Forms left unfinished, the newest first."""
        return read_drafts(self._store)

    def set_up(self, name: str, team: str | None) -> None:
        """Say who the coach of this store is."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, merging, writes

        with journal.write(self._store, "set_up") as session:
            merging.ensure_coach(session, name)
            values = {"name": name, "team": team}
            writes.change_record(session, "coach", merging.COACH_ID, values, {}, self.today)

    @property
    def is_new(self) -> bool:
        """Whether nobody has said yet whose store this is."""
        return not self._store.read("SELECT 1 FROM coach LIMIT 1")

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting of looks or language in the store."""
        self._refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._store, "change", kind="setting") as session:
            writes.set_setting(session, name, value)

    def next_undo(self) -> "Entry | None":
        """What `undo` would take back now."""
        from coachdesk.store import journal

        return journal.next_undo(self._store)

    def undo(self) -> "Entry":
        """Take back the last change; raises NothingToDo, Clash."""
        self._refuse_if_read_only()
        from coachdesk.store import journal

        return journal.undo(self._store)

    def redo(self) -> "Entry":
        """Do again what was undone last; raises NothingToDo, Clash."""
        self._refuse_if_read_only()
        from coachdesk.store import journal

        return journal.redo(self._store)

    # Files ---------------------------------------------------------------------------------

    def take_in(
        self,
        incoming: "Incoming",
        *,
        dry_run: bool = False,
        told: Callable[[int], None] | None = None,
    ) -> Imported:
        """Import what a file gives, in one write; raises Refused and leaves all as it was.

        `told` hears how many dossiers were taken so far.
        """
        self._refuse_if_read_only()
        from coachdesk.store import journal, merging, taking_over

        if not (dry_run or incoming.problems or self.is_empty()):
            self.back_up(why="import")

        try:
            with journal.write(self._store, "import") as session, session.no_autoflush:
                how = (session, incoming, self.today, words.t("Work coach"), told)
                handed = taking_over.TakeOver(*how) if incoming.handed_over else None
                merge = handed or merging.Merge(*how)
                merge.run()
                if merge.problems:
                    raise Refused(_by_place(merge.problems))
                if dry_run:
                    raise _DryRun
        except _DryRun:
            return Imported(merge.tally, saved=False)
        if handed is None:
            self.log("imported", count=merge.taken)
            return Imported(merge.tally, saved=True)
        over = handed.taken_over
        self.log("imported", refs=over.refs, count=merge.taken, handed_over_by=over.by)
        return Imported(merge.tally, saved=True, taken_over=over)

    def going(self, refs: Iterable[str], path: Path | None = None) -> "list[Going]":
        """What goes along with these dossiers; raises Refused where one cannot be handed over.

        No file is written over: it may be all there is of another dossier.
        """
        from coachdesk.store.handing_over import going

        if path and path.is_file():
            raise Refused([Problem("file", "file_exists", {"value": str(path)})])
        return going(self._store, refs, self.today)

    def hand_over(self, refs: Iterable[str], path: Path) -> "list[Going]":
        """Write dossiers to a file for another coach, and close them here; raises Refused, OSError.

        The file is there whole before they close, and goes where they do not.
        """
        from coachdesk.exchange.safe_file import write_pieces
        from coachdesk.store.handing_over import any_open

        refs = [item.ref for item in self.going(refs, path)]
        try:
            return self.hand_over_to(refs, lambda pieces: write_pieces(path, pieces))
        except BaseException:
            # A file too many does less harm than a dossier that nobody has.
            if path.is_file() and any_open(self._store, refs):
                path.unlink()
            raise

    def hand_over_to(
        self, refs: Iterable[str], put: Callable[[Iterable[str]], None]
    ) -> "list[Going]":
        """The same by way of `put`, which writes the text; nothing can change in between."""
        self._refuse_if_read_only()
        from coachdesk.exchange.caseload_json import write_pieces
        from coachdesk.records import new_uid
        from coachdesk.store import handing_over, journal
        from coachdesk.store.whole import whole_of

        coach = self._store.read("SELECT name FROM coach WHERE id = 1")
        by = coach[0][0] if coach else words.t("Work coach")
        said = {"by": by, "on": self.today.isoformat(), "uid": new_uid()}
        listed = [item.ref for item in self.going(refs)]
        facts = {"refs": listed, "handed_over": said["uid"]}
        with journal.write(self._store, "hand_over", **facts) as session:
            found = self.going(listed)
            with self._understood(), whole_of(self._store, listed, said) as whole:
                put(write_pieces(whole.head, whole.dossiers))
            handing_over.close_transferred(session, [item.id for item in found], self.today)
        self.log("exported", refs=listed, count=len(found), format="json", handed_over=True)
        return found

    def export_lines(
        self,
        lines: Sequence[CaseLine],
        path: Path,
        dialect: str,
        columns: Sequence[str] | None = None,
    ) -> None:
        """Write these people to a CSV file, with all columns or these, and note it in the journal.

        Raises OSError.
        """
        from coachdesk.exchange.caseload_csv_out import caseload_lines
        from coachdesk.exchange.headers import CASELOAD_COLUMNS

        text = caseload_lines(lines, self.policy, self.today, dialect, columns)
        chosen = list(columns or CASELOAD_COLUMNS)
        self._write_file(path, text, "export", len(lines), columns=chosen)

    def export_details(
        self, table: str, path: Path, dialect: str, *, closed_too: bool = False
    ) -> int:
        """Write a table of details to a CSV file and note it; gives its rows, raises OSError."""
        from coachdesk.exchange.csv_writing import csv_lines
        from coachdesk.exchange.details import TABLES

        columns = list(TABLES[table].columns)
        with self.details(table, closed_too=closed_too) as found:
            text = csv_lines(columns, found.rows, dialect)
            facts = {"table": table, "columns": columns}
            self._write_file(path, text, "export", found.size, **facts)
            return found.size

    @contextmanager
    def details(self, table: str, *, closed_too: bool = False) -> "Iterator[DetailRows]":
        """The rows of a table of details (exchange/details.py), as of one moment."""
        from coachdesk.exchange.details import TABLES
        from coachdesk.store.details import details_of

        wanted = TABLES[table]
        how = {"closed_too": closed_too}
        with (
            self._understood(),
            details_of(self._store, wanted.cls, wanted.columns, self.today, **how) as rows,
        ):
            yield rows

    def export_calendar(self, meetings: "Sequence[Meeting]", path: Path, *, names: bool) -> None:
        """Write coming appointments to a calendar file and note it; raises OSError."""
        from coachdesk.exchange.calendar_file import write_calendar

        text = write_calendar(meetings, datetime.now(UTC), names)
        self._write_file(path, text, "export_calendar", len(meetings))

    def export_handout(self, jobseeker_id: int, path: Path, *, debts: bool) -> None:
        """Write a jobseeker's plan as a page to print, and note it; raises OSError."""
        from coachdesk.exchange.handout import write_handout
        from coachdesk.pages import handout_of

        dossier, line = self.dossier(jobseeker_id), self.case_line(jobseeker_id)
        assert dossier and line
        coach = self._store.read("SELECT name, email FROM coach WHERE id = 1")
        plan = handout_of(dossier, line.case, coach[0] if coach else ("", None))
        self._write_file(path, write_handout(plan, self.today, debts), "print_plan", 1)

    def _write_file(
        self, path: Path, text: Iterable[str], what: str, count: int, **facts: Any
    ) -> None:
        from coachdesk.exchange.safe_file import write_pieces

        write_pieces(path, [text] if isinstance(text, str) else text)
        self.log(_DEEDS.get(what, "exported"), count=count, **facts)
        if not self.read_only:
            from coachdesk.store import journal

            journal.note(self._store, what, count=count, **facts)

    def whole(self) -> dict[str, Any]:
        """The whole caseload, in the form of the JSON file."""
        from coachdesk.store.whole import read_whole

        with self._understood():
            return read_whole(self._store)

    @contextmanager
    def whole_in_pieces(self, refs: Collection[str] = ()) -> "Iterator[Whole]":
        """The same with its dossiers one by one, or only what is about the dossiers `refs`."""
        from coachdesk.store.whole import whole_of

        with self._understood(), whole_of(self._store, refs) as whole:
            yield whole

    def publish(self, folder: Path) -> Path:
        """Write this coach's summary file for the team lead, and note it; raises OSError."""
        from coachdesk.exchange.summary_file import summary_file_name, write_summary

        summary = self.summary()
        if not summary.uid:
            raise Refused([Problem("name", "missing")])
        path = folder / summary_file_name(summary.uid)
        text = write_summary(summary, datetime.now(UTC))
        self._write_file(path, text, "publish", summary.figures.counts["active"])
        return path

    def publish_if_due(self) -> str:
        """Publish once a day where a folder is set; a message where that did not work, else empty.

        What was published is read from the folder, so that no setting changes every day. A desk
        that looks at another day than the clock's publishes nothing by itself.
        """
        folder = self.settings.get("publish_folder")
        if not isinstance(folder, str) or not folder or self.read_only or self.today_is_set:
            return ""
        from coachdesk.exchange.summary_file import published_on

        try:
            coach = self._store.read("SELECT uid FROM coach WHERE id = 1")
            if coach and published_on(Path(folder), coach[0][0]) != self.today:
                self.publish(Path(folder))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            return words.t(
                "Your figures were not published in {folder} ({reason}).",
                folder=folder,
                reason=reason,
            )
        return ""

    # Keeping -------------------------------------------------------------------------------

    @property
    def is_protected(self) -> bool:
        """Whether the store needs a passphrase."""
        return self._store.is_protected

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the store again after `close`; raises StoreError and stays closed."""
        self._store = unlock(self.path, passphrase, read_only=self.read_only)
        self._openings += 1
        self.is_logged = self.log("opened")

    def protect(self, old: str | None, new: str | None) -> "Reprotected":
        """Put the store and its backups under another passphrase, or under none.

        `old` is asked again, so that nobody at an open desk can do it; raises StoreError.
        """
        self._refuse_if_read_only()
        from coachdesk.store.reprotecting import protect

        key = self._store.key
        if key is not None and (old is None or Key.derived(old, key.salt) != key):
            raise StoreError("wrong_passphrase", self.path)
        return protect(self._store, old, new)

    def back_up(self, file: Path | None = None, why: str = "asked") -> Path:
        """A verified backup, beside the store or as `file`; raises StoreError, FileExistsError."""
        from coachdesk.store import backups
        from coachdesk.store.copying import copy_store

        if file is None:
            most = backups.kept_by(self._store)
            return backups.keep(self.path, self._store.key, why, most)
        copy_store(self.path, file, self._store.key)
        self.log("backup")
        return file

    def write_recovery_sheet(self, path: Path) -> None:
        """Write the page to keep on paper; the passphrase does not stand on it; raises OSError."""
        from coachdesk.exchange.recovery_sheet import write_recovery_sheet
        from coachdesk.exchange.safe_file import write_beside
        from coachdesk.store.backups import folder_of

        coach = self._store.read("SELECT name FROM coach WHERE id = 1")
        name = coach[0][0] if coach else ""
        text = write_recovery_sheet(name, self.path, folder_of(self.path), self.today)
        write_beside(path, text.encode("utf-8"))

    def backups(self) -> "list[Backup]":
        """The backups beside the store, the newest first."""
        from coachdesk.store.backups import listed

        return listed(self.path, self._store.key)

    @property
    def backup_problem(self) -> StoreError | None:
        """Why this day of use has no backup; None where it has one, or needs none yet."""
        return self._store.backup_problem

    def restore(self, file: Path, passphrase: str | None = None) -> "Restored":
        """Put a backup in the place of the store, which is kept beside it; raises StoreError.

        A passphrase is needed where the backup is under another one than the store.
        """
        self._refuse_if_read_only()
        from coachdesk.store.backups import restore

        with self._store.set_down():
            done = restore(self.path, file, self._store.key, passphrase)
            self._store.key = done.key
        return done

    def erasable(self, ref: str) -> str:
        """The number, where `erase` can remove that dossier; raises StoreError saying why not."""
        from coachdesk.store.erasing import erasable

        erasable(self._store, ref, self.today)
        return ref

    def erase(self, ref: str) -> "Erased":
        """Remove a closed dossier from store, journal and backups; raises StoreError."""
        self._refuse_if_read_only()
        from coachdesk.store.erasing import erase

        return erase(self._store, ref, self.today)

    def log(
        self, what: str, *, refs: Sequence[str] = (), count: int | None = None, **facts: Any
    ) -> bool:
        """Note a deed in the access log; False where it cannot be written."""
        return access_log.note(self.path, what, refs=refs, count=count, **facts)

    def deeds(self) -> "list[access_log.Deed]":
        """What the access log tells, newest first."""
        return access_log.read(self.path)


# What the access log calls a file that was written; every other is an export.
_DEEDS = {"print_plan": "printed", "publish": "published"}


class _DryRun(Exception):
    pass


_PARTS = ("coach", "policy", "organisations", "workshops", "jobseekers")


def _by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the file: by its part, and by each number in its place."""

    def order(problem: Problem) -> tuple[int, list[int]]:
        part = re.split(r"[.\[]", problem.place)[0]
        numbers = [int(number) for number in re.findall(r"[0-9]+", problem.place)]
        return (_PARTS.index(part) if part in _PARTS else -1, numbers)

    once: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        once.setdefault((problem.place, problem.code), problem)
    return sorted(once.values(), key=order)
