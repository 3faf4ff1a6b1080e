"""A coach's day: what is due, who comes, whose intake runs."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

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
    """All that the first screen shows; `aside` by rule and record of the signals put off."""

    today: date
    coach: str
    active: int
    limit: int
    state: CaseloadState
    signals: list[Signal]
    appointments: list[Appointment]
    intakes: list[RunningIntake]
    cases: tuple[Case, ...]
    aside: Mapping[tuple[str, RecordRef], Aside] = {}
    is_empty: bool = False  # whether nobody was ever put in
    whole: bool = True  # whether everybody was looked at, or only whom the first lines are about

    @property
    def fullness(self) -> Fullness:
        return Fullness(self.active, self.limit, self.state)


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


def day_of(snapshot: Snapshot, policy: Policy, today: date) -> Day:
    """Work out the day from what the store holds."""
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
    return Day(
        today,
        snapshot.coach,
        snapshot.active,
        snapshot.limit,
        snapshot.fullness(policy).state,
        all_signals(snapshot, policy, today),
        appointments,
        intakes,
        snapshot.cases,
    )
