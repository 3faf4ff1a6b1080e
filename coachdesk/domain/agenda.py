"""The coming weeks, and those that have passed: appointments, workshops and what falls due."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coachdesk.domain.calendar_event import BusyTime
from coachdesk.domain.day import Appointment
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.rules import Snapshot, all_signals
from coachdesk.domain.rules.caseload import Fullness
from coachdesk.domain.signal import Signal
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.domain.workshop import Gathering


@private_repr("outcome")
class HeldContact(NamedTuple):
    """A contact of which it is known how it went."""

    appointment: Appointment
    outcome: ContactOutcome
    note: str

    @property
    def person(self) -> Person:
        return self.appointment.person


@private_repr("today", "since")
class AgendaData(NamedTuple):
    """What the agenda shows. `signals` are also those that no norm warns of yet.

    `notes` were written to prepare appointments, by their id; `phones` are by the person's. With
    `since` it looks back to that day: `held` is what took place, or did not.
    """

    today: date
    fullness: Fullness
    unlogged: list[Appointment]
    appointments: list[Appointment]
    signals: list[Signal]
    workshops: Sequence[Gathering]
    phones: Mapping[int, str]
    notes: Mapping[int, str]
    busy: Sequence[BusyTime] = ()
    held: Sequence[HeldContact] = ()
    since: date | None = None


def agenda_of(
    snapshot: Snapshot,
    workshops: Sequence[Gathering],
    notes: Mapping[int, str],
    busy: Sequence[BusyTime],
    policy: Policy,
    today: date,
    days: int,
) -> AgendaData:
    """Work out the agenda, with a warning for all that falls due within `days`."""
    ahead = policy._replace(
        contact_warn_days=days,
        step_warn_days=days,
        debt_warn_days=days,
        placement_warn_days=days,
        vacancy_warn_days=days,
        certificate_warn_days=days,
        right_ends_warn_days=days,
        social_return_warn_days=days,
    )
    active = [case for case in snapshot.cases if case.active]
    return AgendaData(
        today,
        snapshot.fullness(policy),
        [Appointment(case.person, item) for case in active for item in case.unlogged],
        [Appointment(case.person, item) for case in active for item in case.appointments],
        all_signals(snapshot, ahead, today),
        workshops,
        {case.person.id: case.phone for case in active if case.phone},
        notes,
        busy,
    )
