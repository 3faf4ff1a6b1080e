"""What a desk can change: every method is one write, with one journal entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from coachdesk import words
from coachdesk.desk.opening import OpenStore
from coachdesk.desk.reading import Reading
from coachdesk.domain.policy import plain_setting
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.signal import Signal, TickOff
from coachdesk.domain.step_template import TemplateStep
from coachdesk.domain.vocabulary import IntroductionStatus, RightKind, RightStatus, StepStatus
from coachdesk.schema.work import ORGANISATION
from coachdesk.store.draft_list import Draft
from coachdesk.store.settings import policy_name

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored
    from coachdesk.store.journal import JournalEntry


class Writing:
    """What a desk changes. SQLModel is imported by the first write."""

    def __init__(self, opened: OpenStore, read: Reading) -> None:
        self._open = opened
        self._read = read

    def warm_up(self) -> None:
        """Import what writing needs and make its connection, while nobody waits for it."""
        import coachdesk.store.writes  # noqa: F401
        from coachdesk.schema.records import CONTACT
        from coachdesk.store.models import model_of
        from coachdesk.store.write_engine import prepare_to_write

        model_of(CONTACT)  # what is written most; another kind takes some milliseconds once
        store = self._open.store
        if not store.read_only:
            with store.writing:  # who writes meanwhile waits here, and not for the connection
                prepare_to_write(store.engine)

    def add(self, kind: str, values: Mapping[str, Any], jobseeker_id: int | None = None) -> int:
        """A new record, in a dossier where it belongs to one; gives its id."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        inner: dict[str, Any] = {}
        if kind == "jobseeker":
            inner["coach_id"] = writes.COACH_ID
        elif jobseeker_id is not None:
            inner["jobseeker_id"] = jobseeker_id
        with journal.write(self._open.store, "add", kind=kind) as session:
            if kind == "jobseeker":
                writes.ensure_coach(session, words.t("Work coach"))
            record = writes.add_record(session, kind, values, self._open.today, **inner)
            writes.note_supplement(session, record, self._open.today)
            return writes.row_id(record)

    def change(
        self, kind: str, record_id: int, values: Mapping[str, Any], seen: Mapping[str, Any]
    ) -> None:
        """Change fields of a record that held `seen` when the user read them."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "change", kind=kind) as session:
            today = self._open.today
            record = writes.change_record(session, kind, record_id, values, seen, today)
            writes.note_supplement(session, record, today)

    def delete(self, kind: str, record_id: int) -> None:
        """Delete a record of a dossier; undo brings it back."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "delete", kind=kind) as session:
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
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "log_contact") as session:
            if contact_id is None:
                record = writes.add_record(
                    session, "contact", values, self._open.today, jobseeker_id=jobseeker_id
                )
            else:
                record = writes.change_record(
                    session, "contact", contact_id, values, seen, self._open.today
                )
            if next_appointment:
                writes.add_record(
                    session,
                    "contact",
                    next_appointment,
                    self._open.today,
                    jobseeker_id=jobseeker_id,
                )
            return writes.row_id(record)

    def add_steps(self, jobseeker_id: int, steps: Iterable[TemplateStep]) -> None:
        """Add a set of steps to a plan, in one write."""
        self._open.refuse_if_read_only()
        from coachdesk.schema.records import PLAN_STEP
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "add", kind="plan_step") as session:
            for step in steps:
                values = {**(PLAN_STEP.begins or {}), "domain": step.domain, "title": step.title}
                writes.add_record(
                    session, "plan_step", values, self._open.today, jobseeker_id=jobseeker_id
                )

    def introduce(self, vacancy_id: int, jobseeker_id: int) -> int:
        """Consider somebody for a vacancy; gives the introduction's id."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        whose = {"jobseeker_id": jobseeker_id, "vacancy_id": vacancy_id}
        values = {"status": IntroductionStatus.CONSIDERED, "on": self._open.today}
        with journal.write(self._open.store, "add", kind="introduction") as session:
            writes.refuse_another(session, "vacancy", vacancy_id)
            return writes.row_id(
                writes.add_record(session, "introduction", values, self._open.today, **whose)
            )

    def merge_employers(self, kept: "Stored", other: "Stored") -> None:
        """The other one becomes the one that is kept, which says all that both said."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes
        from coachdesk.store.employers import kinds_of_employer

        values = _said_by_both(kept, other)
        with journal.write(self._open.store, "merge", kind="organisation") as session:
            # What was shown of the other one still stands, else the note would lack it.
            writes.change_record(
                session, "organisation", other.id, other.values, other.values, self._open.today
            )
            writes.change_record(
                session, "organisation", kept.id, values, kept.values, self._open.today
            )
            writes.merge_organisations(session, kept.id, other.id, kinds_of_employer())

    def set_right(
        self,
        person: "Stored",
        right: "Stored | None",
        kind: RightKind,
        status: RightStatus,
        *,
        is_last: bool,
    ) -> None:
        """How a right stands from today on; `is_last`: with it all rights were gone through."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        today = self._open.today
        values: dict[str, Any] = {"status": status, "on": today}
        if right and right["until"] and right["until"] <= today:
            values["until"] = None  # it was the end of what stood before
        own: dict[str, Any] = {"rights_checked_on": today} if is_last else {}
        with journal.write(self._open.store, "change", kind="right") as session:
            if right:
                record = writes.change_record(
                    session, "right", right.id, values, right.values, today
                )
            else:
                whole = {**values, "kind": kind}
                record = writes.add_record(session, "right", whole, today, jobseeker_id=person.id)
            writes.note_supplement(session, record, today)
            if own:
                writes.change_record(session, "jobseeker", person.id, own, person.values, today)

    def set_aside(self, signal: Signal, until: date, reason: str) -> None:
        """Put a signal off until a day; until then Today lists it apart, with the reason."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        owner = signal.person.id if signal.person else None
        values = {"until_on": until, "reason": reason}
        with journal.write(self._open.store, "set_aside") as session:
            self._refuse_unless_it_stands(signal)
            writes.set_aside(
                session, signal.rule.name, str(signal.record), owner, values, self._open.today
            )

    def bring_back(self, signal: Signal) -> None:
        """Show a signal again that was set aside."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "bring_back") as session:
            self._refuse_unless_it_stands(signal)
            writes.bring_back(session, signal.rule.name, str(signal.record))

    def answer(self, signal: Signal) -> TickOff | None:
        """Fill in today's date where that answers a signal; None where it does not."""
        answer = signal.tick_off
        if answer is None:
            return None
        of_person = signal.person if answer.kind == "jobseeker" else None
        own = of_person.id if of_person else signal.record.id
        with self._open.store.read_transaction():
            self._refuse_unless_it_stands(signal)
            seen = self._read.record(answer.kind, own)
        if seen is None:
            return None
        if signal.person is None and (done := seen[answer.field]) and done <= self._open.today:
            from coachdesk.store.errors import Clash

            raise Clash(signal.record, {answer.field: (self._open.today, done)})
        values: dict[str, Any] = {answer.field: self._open.today}
        if answer.kind == "plan_step":
            values["status"] = StepStatus.DONE
        self.change(answer.kind, own, values, seen.values)
        return answer

    def _refuse_unless_it_stands(self, signal: Signal) -> None:
        """Raise Clash where the store does not say any more what was shown.

        A record's number may be that of another record by now.
        """
        if not (self._still_says(signal) if signal.person else self._still_has(signal)):
            from coachdesk.store.errors import Clash

            raise Clash(signal.record, {"id": (signal.record.id, None)})

    def _still_says(self, signal: Signal) -> bool:
        assert signal.person
        line = self._read.case_line(signal.person.id)
        asked = (signal.key, signal.due_on)
        found = line.signals if line else ()
        return any((item.key, item.due_on) == asked for item in found)

    def _still_has(self, signal: Signal) -> bool:
        """Whether the workshop, organisation … of a signal is still the one of that number."""
        record = signal.record
        return uid_of(record.id) is None or bool(self._read.record(record.kind, record.id))

    def plan_workshops(self, values: Mapping[str, Any], days: Sequence[date]) -> list[int]:
        """Plan a workshop on one or more days; gives their ids."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, workshops

        with journal.write(self._open.store, "add", kind="workshop") as session:
            return workshops.plan_series(session, values, days, self._open.today)

    def seat(self, workshop_ids: Iterable[int], people: Iterable[int]) -> list[str]:
        """Say who takes part in these workshops; gives whom another one of that day has."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, workshops

        with journal.write(self._open.store, "change", kind="attendance") as session:
            return workshops.seat_people(session, workshop_ids, people)

    def join(self, workshop_id: int, people: Iterable[int]) -> list[str]:
        """These people take part as well; gives whom another workshop of that day has."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, workshops

        with journal.write(self._open.store, "add", kind="attendance") as session:
            return workshops.seat_people(session, [workshop_id], people, others_go=False)

    def plan_together(self, people: Iterable[int], values: Mapping[str, Any]) -> list[int]:
        """The same appointment for several people, in one write; gives the appointments' ids."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "add", kind="contact") as session:
            made = [
                writes.add_record(session, "contact", values, self._open.today, jobseeker_id=person)
                for person in people
            ]
            return [writes.row_id(record) for record in made]

    def plan_series(
        self, person: int, values: Mapping[str, Any], days: Sequence[date]
    ) -> list[int]:
        """The same appointment on several days, in one write; gives the appointments' ids."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "add", kind="contact") as session:
            made = [
                writes.add_record(
                    session, "contact", {**values, "on": on}, self._open.today, jobseeker_id=person
                )
                for on in days
            ]
            return [writes.row_id(record) for record in made]

    def set_norm(self, setting: str, value: Any) -> None:
        """Change a norm of this store; `value` is in the norm's own type."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "change", kind="setting") as session:
            writes.set_setting(session, policy_name(setting), plain_setting(setting, value))
        self._open.look_again()

    def keep_draft(self, draft: Draft) -> None:
        """Keep what stands in a form that is not saved yet."""
        if not self._open.read_only:
            from coachdesk.store import drafts

            drafts.save_draft(self._open.store, draft)

    def drop_draft(self, draft: Draft) -> None:
        """The form was saved, or thrown away on purpose."""
        if not self._open.read_only:
            from coachdesk.store import drafts

            drafts.delete_draft(self._open.store, draft)

    def set_up(self, name: str, team: str | None) -> None:
        """Say who the coach of this store is."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "set_up") as session:
            writes.ensure_coach(session, name)
            values = {"name": name, "team": team}
            writes.change_record(session, "coach", writes.COACH_ID, values, {}, self._open.today)

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting of looks or language in the store."""
        self._open.refuse_if_read_only()
        from coachdesk.store import journal, writes

        with journal.write(self._open.store, "change", kind="setting") as session:
            writes.set_setting(session, name, value)
        self._open.look_again()

    def undo(self, may: "Callable[[JournalEntry], bool]" = lambda _: True) -> "JournalEntry":
        """Take back the last change; raises NothingToDo, Clash.

        `may` says of the entry whether it is meant; of another one nothing is taken back.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store import undo

        undone = undo.undo(self._open.store, may)
        self._open.look_again()
        return undone

    def redo(self) -> "JournalEntry":
        """Do again what was undone last; raises NothingToDo, Clash."""
        self._open.refuse_if_read_only()
        from coachdesk.store import undo

        redone = undo.redo(self._open.store)
        self._open.look_again()
        return redone


def _said_by_both(kept: "Stored", other: "Stored") -> dict[str, Any]:
    """What one organisation says after it took another in: empty fields are filled, and what
    differs goes into its note, so that nothing is lost."""
    from coachdesk.words.terms import field_label, field_text

    values, notes = {}, [kept["note"], words.t("Also called: {name}", name=other["name"])]
    for field in ORGANISATION.own:
        own, theirs = kept[field.name], other[field.name]
        if field.name in ("name", "note") or theirs in (None, own, field.default):
            continue
        if own is None:
            values[field.name] = theirs
        else:
            notes.append(f"{field_label(field.name)}: {field_text(theirs)}")
    values["note"] = "\n".join(filter(None, [*notes, other["note"]]))
    return values
