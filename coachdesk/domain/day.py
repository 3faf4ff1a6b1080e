"""A coach's day: what is due, who comes, whose intake runs."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from coachdesk.domain.already import Already, LastNote, already_of
from coachdesk.domain.case import Case, ContactFact
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules import Snapshot, all_signals
from coachdesk.domain.rules.caseload import CaseloadState, Fullness
from coachdesk.domain.rules.intake import Intake, intake_of
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.vocabulary import ContactMode

NO_NOTES: Mapping[int, LastNote] = {}


class Appointment(NamedTuple):
    person: Person
    contact: ContactFact

    @property
    def call_back(self) -> bool:
        """A phone call promised for the day, at no set time."""
        return self.contact.mode == ContactMode.PHONE and not self.contact.at


class RunningIntake(NamedTuple):
    person: Person
    intake: Intake


@private_repr("until_on")
class Aside(NamedTuple):
    """A signal put off: until when, and why."""

    until_on: date
    reason: str


class Day(NamedTuple):
    """All that the first screen shows.

    `aside` by rule and record of the signals put off, `already` by the id of who is listed.
    """

    today: date
    coach: str
    active: int
    limit: int
    state: CaseloadState
    signals: list[Signal]
    appointments: list[Appointment]
    intakes: list[RunningIntake]
    cases: tuple[Case, ...]
    already: Mapping[int, Already] = {}
    aside: Mapping[tuple[str, RecordRef], Aside] = {}
    is_empty: bool = False  # whether nobody was ever put in
    whole: bool = True  # whether everybody was looked at, or only whom the first lines are about

    @property
    def fullness(self) -> Fullness:
        return Fullness(self.active, self.limit, self.state)

    def signals_by_person(self) -> dict[int, tuple[Signal, ...]]:
        """The signals of each, most pressing first."""
        found: dict[int, list[Signal]] = {}
        for signal in self.signals:
            if signal.person:
                found.setdefault(signal.person.id, []).append(signal)
        return {owner: tuple(signals) for owner, signals in found.items()}


def first_lines(snapshot: Snapshot, full: Fullness, policy: Policy, today: date) -> Day:
    """What stands first: threats and today's appointments, each final; the rest is not known.

    `snapshot` need hold nobody else; `full` counts everybody.
    """
    found = day_of(snapshot, policy, today)
    urgent = {item.person for item in found.signals if item.severity is Severity.URGENT}
    return found._replace(
        active=full.active,
        state=full.state,
        signals=[item for item in found.signals if item.person in urgent],
        intakes=[],
        whole=False,
    )


def day_of(
    snapshot: Snapshot, policy: Policy, today: date, notes: Mapping[int, LastNote] = NO_NOTES
) -> Day:
    """Work out the day from what the store holds; `notes` by the id of whom they are about."""
    appointments = [
        Appointment(case.person, contact)
        for case in snapshot.cases
        for contact in case.appointments
        if case.active and contact.on == today
    ]
    appointments.sort(key=lambda item: (item.contact.at or "99", item.person.sort_key))
    intakes = [
        RunningIntake(case.person, intake)
        for case in snapshot.cases
        if (intake := intake_of(case, policy, today))
    ]
    intakes.sort(key=lambda item: (item.intake.due_on, item.person.sort_key))
    signals = all_signals(snapshot, policy, today)
    people = (item.person for group in (signals, appointments, intakes) for item in group)
    listed = {person.id for person in people if person}
    return Day(
        today,
        snapshot.coach,
        snapshot.active,
        snapshot.limit,
        snapshot.fullness(policy).state,
        signals,
        appointments,
        intakes,
        snapshot.cases,
        {
            case.person.id: already_of(case, notes.get(case.person.id))
            for case in snapshot.cases
            if case.person.id in listed
        },
    )
