"""Debts: help in time, sooner under a threat, and nobody with problematic debts left without."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import AssistanceFact, Case
from coachdesk.domain.dates import add_days, next_working_day, working_days_after
from coachdesk.domain.policy import MEASURE, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Phrase, RuleFinding, Severity, Subject, TickOff, graded, rule
from coachdesk.domain.vocabulary import DebtStatus, Threat

_FIRST_TALK_WARN_DAYS = 7
_LAW_PLAN_DAYS = 56
_FIRST_TALK = TickOff("debt_assistance", "first_talk_on")


def _record(help_asked: AssistanceFact) -> RecordRef:
    return RecordRef("debt_assistance", help_asked.id)


# Threats -----------------------------------------------------------------------------------


def threat_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which somebody must have talked about a threat, and never after it strikes."""
    due = working_days_after(help_asked.known_on, policy.debt_threat_working_days)
    return min(due, help_asked.threat_strikes_on or due)


def last_talk(case: Case, help_asked: AssistanceFact) -> date | None:
    """The latest talk about the debts, noted as the first talk or as a contact about debts."""
    talks = (help_asked.first_talk_on, case.last_debt_talk)
    return max((talk for talk in talks if talk), default=None)


def talked_under_threat(case: Case, help_asked: AssistanceFact) -> bool:
    """Whether a threat stands and was talked about since it became known."""
    talked_on = last_talk(case, help_asked)
    return bool(help_asked.threat_stands and talked_on and talked_on >= help_asked.known_on)


_STRIKE_DAYS = {
    Threat.EVICTION: "Eviction on {strikes_on}",
    Threat.UTILITY_CUTOFF: "Cut-off on {strikes_on}",
    Threat.HEALTH_INSURANCE_CANCELLED: "Health insurance ends {strikes_on}",
    Threat.OTHER: "Threat strikes on {strikes_on}",
}


def _threat_facts(case: Case, help_asked: AssistanceFact) -> dict[str, object]:
    strikes_on = help_asked.threat_strikes_on
    facts: dict[str, object] = {
        "threat": help_asked.threat,
        "known_on": help_asked.known_on,
        "talked_on": last_talk(case, help_asked),
        "strikes_on": strikes_on,
    }
    if help_asked.threat and strikes_on:
        strike_day = Phrase(_STRIKE_DAYS[help_asked.threat], {"strikes_on": strikes_on})
        facts["strike_day"] = strike_day
    return facts


_REQUESTED = "Threat: {threat}, help requested {known_on}"
_TALK_BEFORE_STRIKE = "{strike_day}: talk"
_WORKING_DAYS = "{known_on} + {working_days} = {working_due}"
_KNOWN_BY_REQUEST = "day the threat became known: not noted; help was requested {known_on}"
_STRIKES = "{strike_day}"
_STRIKES_FIRST = "{strike_day}, which comes first"
_TALKED_BEFORE = "last talk about debts {talked_on}, before {known_on}"


@rule(
    Case,
    "debt.threat",
    Subject.DEBT,
    "Wgs 4(2)",
    norms="debt_threat_working_days",
    line="Threat: {threat}, known {known_on}",
    why="Under a threat the first talk takes place within {working_days}.",
    tick_off=_FIRST_TALK,
)
def threat(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """An eviction or cut-off threatens and nobody has talked about it yet."""
    for help_asked in case.assistances:
        if (
            help_asked.ended_on
            or not help_asked.threat_stands
            or talked_under_threat(case, help_asked)
        ):
            continue
        working_due = working_days_after(help_asked.known_on, policy.debt_threat_working_days)
        facts = {
            **_threat_facts(case, help_asked),
            "working_days": policy.debt_threat_working_days,
            "working_due": working_due,
        }
        strikes_on, due = help_asked.threat_strikes_on, threat_due(help_asked, policy)
        line = "" if help_asked.threat_on else _REQUESTED
        sums = [_WORKING_DAYS] if help_asked.threat_on else [_KNOWN_BY_REQUEST, _WORKING_DAYS]
        if strikes_on:
            line = _TALK_BEFORE_STRIKE
            sums.append(_STRIKES_FIRST if strikes_on < working_due else _STRIKES)
        if facts["talked_on"]:
            sums.append(_TALKED_BEFORE)
        yield RuleFinding(
            Severity.URGENT,
            _record(help_asked),
            due,
            facts,
            line,
            sums=tuple(sums),
            # A first talk from before the threat keeps its day: the law counts from it.
            can_tick_off=not help_asked.first_talk_on,
        )


_STRIKE_PASSED = "{strike_day}, passed: averted?"
_KNOWN = "threat known {known_on}"
_NOT_AVERTED = "last talk about debts {talked_on}; averted: not yet"
_NO_STRIKE_DAY = "day of the eviction or cut-off: not noted"


@rule(
    Case,
    "debt.threat_stands",
    Subject.DEBT,
    "Wgs 4(2)",
    line="Threat stands: {threat}, talked {talked_on}",
    why="A threat stays in view until it is averted or the debt assistance ends; a talk alone "
    "does not end it.",
)
def threat_stands(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Talked about and not averted, so its day stays in view."""
    for help_asked in case.assistances:
        if help_asked.ended_on or not talked_under_threat(case, help_asked):
            continue
        strikes_on, line = help_asked.threat_strikes_on, ""
        if help_asked.threat and strikes_on:
            passed = strikes_on < today
            line = _STRIKE_PASSED if passed else _STRIKE_DAYS[help_asked.threat]
        yield RuleFinding(
            Severity.URGENT if strikes_on else Severity.NOTE,
            _record(help_asked),
            strikes_on,
            _threat_facts(case, help_asked),
            line,
            sums=(
                _KNOWN if help_asked.threat_on else _KNOWN_BY_REQUEST,
                _NOT_AVERTED,
                _STRIKES if strikes_on else _NO_STRIKE_DAY,
            ),
        )


# First talk and plan -----------------------------------------------------------------------


def first_talk_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which the first talk should be held: the law's term, on a working day."""
    return next_working_day(add_days(help_asked.requested_on, policy.debt_first_talk_days))


@rule(
    Case,
    "debt.first_talk",
    Subject.DEBT,
    "Wgs 4(1), Termijnenwet 1",
    norms="debt_first_talk_days",
    line="Debts: first talk, requested {requested_on}",
    why="The first talk about debts takes place within {days} of the request; a last day that "
    "is no working day moves to the next.",
    sums=("{requested_on} + {days} = {counted}; working day: {due}",),
    tick_off=_FIRST_TALK,
)
def first_talk(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Help was requested and the first talk is yet to come (Wgs art. 4(1))."""
    for help_asked in case.assistances:
        if help_asked.ended_on or help_asked.first_talk_on or help_asked.threat_stands:
            continue
        due = first_talk_due(help_asked, policy)
        if severity := graded(due, today, _FIRST_TALK_WARN_DAYS):
            facts = {
                "requested_on": help_asked.requested_on,
                "days": policy.debt_first_talk_days,
                "counted": add_days(help_asked.requested_on, policy.debt_first_talk_days),
            }
            yield RuleFinding(severity, _record(help_asked), due, facts)


def law_plan_limit(first_talk_on: date) -> date:
    """The outer limit in law for the debt plan: eight weeks after the first talk (Wgs)."""
    return add_days(first_talk_on, _LAW_PLAN_DAYS)


def debt_plan_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """The day by which the debt plan should be agreed: sooner while a threat stands."""
    due = add_days(help_asked.requested_on, policy.debt_plan_days)
    if not help_asked.threat_stands:
        return due
    return min(due, _threat_plan_due(help_asked, policy))


def _threat_plan_due(help_asked: AssistanceFact, policy: Policy) -> date:
    """Counted from when both the request and the threat were there."""
    pressing_from = max(help_asked.requested_on, help_asked.known_on)
    return add_days(pressing_from, policy.debt_plan_threat_days)


_PLAN_TERM = "{requested_on} + {days} = {wish}"
_THREAT_KNOWN_LATER = "threat known {threat_known_on} + {threat_days} = {threat_due}"
_UNDER_THE_THREAT = "under the threat: {requested_on} + {threat_days} = {threat_due}"
_EARLIER_COUNTS = "the earlier counts: {due}"
_LAW = "outer limit in law: first talk {first_talk_on} + 8 weeks = {law_limit}"
_LAW_AHEAD = "outer limit in law: 8 weeks after the first talk, whose day is not noted"


@rule(
    Case,
    "debt.plan",
    Subject.DEBT,
    MEASURE,
    norms="debt_plan_days debt_plan_threat_days debt_warn_days",
    line="Debts: agree the plan, requested {requested_on}",
    why="An individual debt plan stands within {days} of the request, sooner under a threat.",
    tick_off=TickOff("debt_assistance", "plan_agreed_on"),
)
def debt_plan(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Help was requested and the debt plan is yet to be agreed."""
    for help_asked in case.assistances:
        if help_asked.ended_on or help_asked.plan_agreed_on:
            continue
        due = debt_plan_due(help_asked, policy)
        severity = graded(due, today, policy.debt_warn_days)
        if not severity:
            continue
        requested_on, talk = help_asked.requested_on, help_asked.first_talk_on
        facts = {
            "requested_on": requested_on,
            "days": policy.debt_plan_days,
            "wish": add_days(requested_on, policy.debt_plan_days),
            "threat_known_on": help_asked.known_on,
            "threat_days": policy.debt_plan_threat_days,
            "threat_due": _threat_plan_due(help_asked, policy),
            "first_talk_on": talk,
            "law_limit": law_plan_limit(talk) if talk else None,
        }
        sums = [_PLAN_TERM]
        if help_asked.threat_stands:
            known_later = help_asked.known_on > requested_on
            sums += [_THREAT_KNOWN_LATER if known_later else _UNDER_THE_THREAT, _EARLIER_COUNTS]
        sums.append(_LAW if talk else _LAW_AHEAD)
        yield RuleFinding(severity, _record(help_asked), due, facts, sums=tuple(sums))


@rule(
    Case,
    "debt.no_assistance",
    Subject.DEBT,
    MEASURE,
    line="Debts without assistance, noted {noted_on}",
    why="Everybody with problematic debts is offered debt assistance.",
    sums=("problematic and open: {count}, the first noted {noted_on}; no assistance open",),
)
def no_assistance(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A problematic debt for which no help was ever asked."""
    if not case.debts or case.open_assistance:
        return ()
    requested = [item.requested_on for item in case.assistances]
    alone = [
        debt.noted_on
        for debt in case.debts
        if debt.problematic
        and debt.status == DebtStatus.OPEN
        and not any(requested_on >= debt.noted_on for requested_on in requested)
    ]
    if not alone:
        return ()
    noted_on = min(alone)
    facts = {"noted_on": noted_on, "count": len(alone)}
    return [RuleFinding(Severity.OVERDUE, case.record, noted_on, facts)]
