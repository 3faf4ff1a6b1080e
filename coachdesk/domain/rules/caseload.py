"""The coach's own caseload. An over-full one warns and never blocks: nobody is refused."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.policy import VENLO, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, rule


class CaseloadState(StrEnum):
    OK = "ok"
    NEAR = "near"
    FULL = "full"
    OVER = "over"


class Fullness(NamedTuple):
    """How full the caseload is: active people, the limit, and what that comes to."""

    active: int
    limit: int
    state: CaseloadState


def caseload_state(active: int, limit: int, policy: Policy) -> CaseloadState:
    if active > limit:
        return CaseloadState.OVER
    if active == limit:
        return CaseloadState.FULL
    if active * 100 >= limit * policy.caseload_warn_pct:
        return CaseloadState.NEAR
    return CaseloadState.OK


def fullness(active: int, limit: int, policy: Policy) -> Fullness:
    return Fullness(active, limit, caseload_state(active, limit, policy))


def _found(
    state: CaseloadState, severity: Severity, full: Fullness, policy: Policy
) -> Iterable[RuleFinding]:
    if full.state is not state:
        return ()
    facts = {"active": full.active, "limit": full.limit, "percent": policy.caseload_warn_pct}
    return [RuleFinding(severity, RecordRef("coach", 1), facts=facts)]


@rule(
    Fullness,
    "caseload.over_limit",
    Subject.CASELOAD,
    VENLO,
    norms="caseload_limit",
    line="Caseload over the limit: {active} of {limit}",
    why="A coach has at most {limit} jobseekers. Nobody is refused; this is to talk about.",
    sums=("{active} active, limit {limit}",),
)
def over_limit(full: Fullness, policy: Policy, today: date) -> Iterable[RuleFinding]:
    return _found(CaseloadState.OVER, Severity.OVERDUE, full, policy)


@rule(
    Fullness,
    "caseload.full",
    Subject.CASELOAD,
    VENLO,
    norms="caseload_limit",
    line="Caseload full: {active} of {limit}",
    why="A coach has at most {limit} jobseekers.",
    sums=("{active} active, limit {limit}",),
)
def at_limit(full: Fullness, policy: Policy, today: date) -> Iterable[RuleFinding]:
    return _found(CaseloadState.FULL, Severity.SOON, full, policy)


@rule(
    Fullness,
    "caseload.near_limit",
    Subject.CASELOAD,
    VENLO,
    norms="caseload_limit caseload_warn_pct",
    line="Caseload nearly full: {active} of {limit}",
    why="A coach has at most {limit} jobseekers; from {percent}% of that this shows.",
    sums=("{active} active, limit {limit}",),
)
def near_limit(full: Fullness, policy: Policy, today: date) -> Iterable[RuleFinding]:
    return _found(CaseloadState.NEAR, Severity.NOTE, full, policy)
