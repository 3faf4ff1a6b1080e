"""Every rule (coachdesk/docs/domain.md, section 4): pure functions of a case, policy and day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules import (
    caseload,
    contact,
    debts,
    intake,
    outflow,
    placements,
    plan,
    rights,
    shared,
)
from coachdesk.domain.rules.shared import OpenRoll, UnpaidRecord
from coachdesk.domain.signal import Signal, in_order

_ACTIVE = (contact, intake, plan, debts, placements, rights)


class Snapshot(NamedTuple):
    """All the rules look at for one coach, as of a day."""

    coach: str
    limit: int
    cases: tuple[Case, ...]
    open_rolls: tuple[OpenRoll, ...] = ()
    organisations: tuple[UnpaidRecord, ...] = ()

    @property
    def active(self) -> int:
        return sum(case.active for case in self.cases)


def signals_of(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    """The signals about one jobseeker."""
    if case.active:
        for subject in _ACTIVE:
            yield from subject.signals(case, policy, today)
    else:
        yield from outflow.signals(case, policy, today)


def all_signals(snapshot: Snapshot, policy: Policy, today: date) -> list[Signal]:
    """Every signal of a caseload, most pressing first."""
    return in_order(_each(snapshot, policy, today))


def _each(snapshot: Snapshot, policy: Policy, today: date) -> Iterable[Signal]:
    for case in snapshot.cases:
        yield from signals_of(case, policy, today)
    yield from (shared.roll_call_missing(item) for item in snapshot.open_rolls)
    for organisation in snapshot.organisations:
        if signal := shared.never_hires(organisation):
            yield signal
    if signal := caseload.signal_of(snapshot.active, snapshot.limit, policy):
        yield signal
