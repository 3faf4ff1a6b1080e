"""The coach's own caseload. An over-full one warns and never blocks: nobody is refused."""

from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal


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


_RULES = {
    CaseloadState.OVER: ("caseload.over_limit", Severity.OVERDUE),
    CaseloadState.FULL: ("caseload.full", Severity.SOON),
    CaseloadState.NEAR: ("caseload.near_limit", Severity.NOTE),
}


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


def signal_of(active: int, limit: int, policy: Policy) -> Signal | None:
    """The one `caseload.*` signal there is, if any."""
    state = caseload_state(active, limit, policy)
    if state is CaseloadState.OK:
        return None
    rule, severity = _RULES[state]
    facts = {"active": active, "limit": limit, "percent": policy.caseload_warn_pct}
    return Signal(rule, severity, RecordRef("coach", 1), facts=facts)
