"""What each signal says: its line in a list, and its why (the rule in words, the dates, the sum).

The wording is about the coach's task, never about a jobseeker's fault.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from coachdesk.domain.dates import add_months
from coachdesk.domain.policy import DEFAULTS, Policy, source_of
from coachdesk.domain.rules.catalogue import CATALOGUE, source_of_signal
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.vocabulary import Threat
from coachdesk.words import t, tn
from coachdesk.words.formats import day, hours, money, span
from coachdesk.words.terms import setting_label, setting_value, word


class Said(NamedTuple):
    """The texts of one rule; `total` shows the arithmetic and may be empty."""

    line: str
    rule: str
    total: str = ""


_TEXTS: dict[str, Said] = {
    "contact.first_talk": Said(
        "First talk, registered {registered_on}",
        "Everybody is seen within {days} of registration.",
        "{registered_on} + {days} = {due}",
    ),
    "contact.quarterly": Said(
        "Contact, last seen {last_seen}",
        "Everybody is seen at least once every {months}.",
        "last seen {last_seen} + {months} = {due}",
    ),
    "contact.outcome_missing": Said(
        "Outcome to log: {mode} {on}",
        "An appointment that has passed needs its outcome: held, no-show, cancelled or attempted.",
        "the appointment was on {on}",
    ),
    "contact.no_show_repeated": Said(
        "Twice not met: {earlier} and {later}",
        "Two appointments in a row did not come about. Another way or place may work better.",
        "no-shows on {earlier} and {later}, nothing held since",
    ),
    "caseload.over_limit": Said(
        "Caseload over the limit: {active} of {limit}",
        "A coach has at most {limit} jobseekers. Nobody is refused; this is to talk about.",
        "{active} active, limit {limit}",
    ),
    "caseload.full": Said(
        "Caseload full: {active} of {limit}",
        "A coach has at most {limit} jobseekers.",
        "{active} active, limit {limit}",
    ),
    "caseload.near_limit": Said(
        "Caseload nearly full: {active} of {limit}",
        "A coach has at most {limit} jobseekers; from {percent}% of that this shows.",
        "{active} active, limit {limit}",
    ),
    "intake.to_start": Said(
        "Start the intake, registered {registered_on}",
        "The intake workshops begin soon after registration and end within {days} of it.",
        "{registered_on} + {days} = {due}",
    ),
    "intake.late": Said(
        "Intake not finished: {attended} of {needed} hours",
        "{needed} hours of workshops within {days}, ending in a plan.",
        "{attended} of {needed} hours attended; plan agreed: {plan_agreed_on}",
    ),
    "intake.hours_short": Said(
        "Intake: {attended} attended + {planned} planned of {needed} hours",
        "{needed} hours of workshops within {days}: attended and planned do not yet reach it.",
        "{attended} + {planned} hours of {needed}",
    ),
    "intake.plan_to_make": Said(
        "Intake: make the plan",
        "The intake ends in a plan: the hours are full or the last days have come.",
        "{attended} of {needed} hours; plan agreed: {plan_agreed_on}",
    ),
    "plan.missing": Said(
        "No plan agreed, registered {registered_on}",
        "Everybody has a personal plan within {days} of registration.",
        "{registered_on} + {days} = {due}",
    ),
    "plan.step_due": Said(
        "Step: {title}",
        "A plan step still to do has reached (or nears) its day.",
        "the step is due {due}",
    ),
    "plan.review_due": Said(
        "Look at the plan together again",
        "A plan is looked at together every {months}.",
        "last looked at {looked_at} + {months} = {due}",
    ),
    "plan.no_open_step": Said(
        "Plan without an open step",
        "A plan always has a next step; in this one nothing is left to do.",
        "plan agreed {agreed_on}; steps to do: 0",
    ),
    "debt.threat": Said(
        "Threat: {threat}, known {known_on}",
        "Under a threat the first talk takes place within {working_days}.",
        "{known_on} + {working_days} = {working_due}",
    ),
    "debt.threat_stands": Said(
        "Threat stands: {threat}, talked {talked_on}",
        "A threat stays in view until it is averted or the debt assistance ends; a talk alone "
        "does not end it.",
        "last talk about debts {talked_on}; averted: not yet",
    ),
    "debt.first_talk": Said(
        "Debts: first talk, requested {requested_on}",
        "The first talk about debts takes place within {days} of the request; a last day that "
        "is no working day moves to the next.",
        "{requested_on} + {days} = {counted}; working day: {due}",
    ),
    "debt.plan": Said(
        "Debts: agree the plan, requested {requested_on}",
        "An individual debt plan stands within {days} of the request, sooner under a threat.",
        "{requested_on} + {days} = {wish}",
    ),
    "debt.no_assistance": Said(
        "Debts without assistance, noted {noted_on}",
        "Everybody with problematic debts is offered debt assistance.",
        "problematic and open: {count}, the first noted {noted_on}; no assistance open",
    ),
    "placement.displacement_check": Said(
        "Displacement check: {organisation}",
        "Unpaid work must not take a paid job: checked at the start and every {months}.",
        "",
    ),
    "placement.displacement_risk": Said(
        "Displacement found: {organisation}",
        "The check says this unpaid work may take somebody's paid job.",
        "checked {checked_on}, started {started_on}",
    ),
    "placement.end": Said(
        "Placement ends {due}: {organisation}",
        "Before a placement ends, coach and jobseeker talk about what comes next.",
        "agreed end {due}",
    ),
    "placement.no_end_date": Said(
        "No end date: {organisation}",
        "Unpaid work is temporary and aimed at paid work, so its end is agreed.",
        "started {started_on}, no end agreed",
    ),
    "placement.over_max_term": Said(
        "Longer than {months}: {organisation}",
        "A placement of this kind ({kind}) lasts at most {months}.",
        "started {started_on} + {months} = {due}",
    ),
    "placement.revolving_door": Said(
        "Unpaid work again: {organisation}",
        "No revolving door: earlier unpaid work ended without a job.",
        "begun {before}, ended without a job (at this organisation: {same})",
    ),
    "placement.allowance_over_cap": Said(
        "Volunteer allowance above the cap: {month} a month",
        "Volunteer allowances together are at most {month_cap} a month and {year_cap} a year.",
        "{month} a month (cap {month_cap}); {year} this year (cap {year_cap})",
    ),
    "workshop.roll_call_missing": Said(
        "Roll call to take: {title}",
        "Hours count once it is written down who took part.",
        "held {held_on}; still planned: {count}",
    ),
    "organisation.never_hires": Said(
        "{organisation}: {count} unpaid placements, nobody hired",
        "Three or more unpaid placements ended in 24 months and none led to a job.",
        "ended in the last 24 months: {count}; hired: 0",
    ),
    "rights.check_due": Said(
        "Check of rights (benefits, allowances)",
        "Every {months} coach and jobseeker check that no right goes unused.",
        "",
    ),
    "rights.long_term": Said(
        "Individual income supplement? On benefit since {benefit_from}",
        "After {months} on benefit a person may have a right to the income supplement.",
        "{benefit_from} + {months} = {long_since}; last supplement: {supplement_on}",
    ),
    "outflow.aftercare": Said(
        "Aftercare: {months} after closing",
        "After somebody went to work the coach asks how it goes.",
        "closed {closed_on} + {months} = {due}",
    ),
    "retention.due": Said(
        "Dossier may go: closed {closed_on}",
        "A closed dossier is kept here for {months}; the official file is elsewhere.",
        "closed {closed_on} + {months} = {due}",
    ),
}

# Lines and sums that depend on the facts.
_QUARTER_RULE = "Everybody is seen at least once every calendar quarter."
_QUARTER_TOTAL = "last seen {last_seen}; the next quarter ends {due}"
_STRIKE_DAYS = {
    Threat.EVICTION: "Eviction on {strikes_on}",
    Threat.UTILITY_CUTOFF: "Cut-off on {strikes_on}",
    Threat.HEALTH_INSURANCE_CANCELLED: "Health insurance ends {strikes_on}",
    Threat.OTHER: "Threat strikes on {strikes_on}",
}
_STRIKE_PASSED = "{strike_day}, passed: averted?"
_STRIKE_TALK = "{strike_day}: talk"
_STRIKES = "day it strikes: {strikes_on}"
_STRIKES_FIRST = "day it strikes: {strikes_on}, which comes first"
_NO_STRIKE_DAY = "day it strikes: not noted"
_KNOWN = "threat known {known_on}"
_KNOWN_BY_REQUEST = "day the threat became known: not noted; help was requested {known_on}"
_TALKED_BEFORE = "last talk about debts {talked_on}, before {known_on}"
_THREAT_REQUESTED = "Threat: {threat}, help requested {known_on}"
_THREAT_PLAN = "threat known {threat_known_on} + {threat_days} = {threat_due}"
_THREAT_PLAN_REQUESTED = "under the threat: {requested_on} + {threat_days} = {threat_due}"
_EARLIER_COUNTS = "the earlier counts: {due}"
_LAW_PLAN = "outer limit in law: first talk {first_talk_on} + 8 weeks = {law_limit}"
_LAW_PLAN_AHEAD = "outer limit in law: 8 weeks after the first talk, whose day is not noted"
_CHECKED = "last checked {checked_on} + {months} = {due}"
_NEVER_PLACEMENT = "started {started_on}, never checked"
_NEVER_RIGHTS = "never checked; registered {registered_on} + {days} = {due}"
_UNDER_27 = "Under 27 on benefit the volunteer allowance is not exempt at all (PW 31(5))."
_HOURS_FULL = "Intake: hours full, the plan is still to agree"
_YEAR_OVER = "Volunteer allowance above the cap: {year} this year"
_PLAN_AGREED = "plan agreed {looked_at} + {months} = {due}"
_PAST_END = "Past its agreed end {due}: {organisation}"
_PAST_END_RULE = "The agreed end has passed: what comes next, or until when does it go on?"
_RISK_UNCHECKED = "It is noted that this unpaid work may take somebody's paid job."
_UNCHECKED = "started {started_on}; day of the check: not noted"
_FROM_REGISTRATION = "registered {registered_on} + {days} = {due}"
_FROM_START = "begun late, on {started_on} + {days} = {due}"
_OWN_LIMIT = "Caseload limit of this coach: {limit}"


def signal_line(signal: Signal) -> str:
    """What is to do, in one line."""
    text, facts, said = _TEXTS[signal.rule].line, signal.facts, _said_facts(signal.facts)
    if signal.rule == "intake.late" and facts["attended"] >= facts["needed"]:
        text = _HOURS_FULL
    if signal.rule == "placement.allowance_over_cap" and facts["month"] <= facts["month_cap"]:
        text = _YEAR_OVER
    if signal.rule == "placement.end" and signal.severity is Severity.OVERDUE:
        text = _PAST_END
    if signal.rule == "debt.threat" and not facts["threat_on"]:
        text = _THREAT_REQUESTED
    if strike_day := strike_day_line(signal):
        if not is_strike_day(signal):
            return t(_STRIKE_TALK, strike_day=strike_day)
        return t(_STRIKE_PASSED, strike_day=strike_day) if facts["passed"] else strike_day
    return t(text, **said)


def strike_day_line(signal: Signal) -> str:
    """The day of an eviction or cut-off, named as such; empty where a signal knows of none."""
    strikes_on = signal.facts.get("strikes_on")
    if strikes_on is None:
        return ""
    return t(_STRIKE_DAYS[signal.facts["threat"]], strikes_on=day(strikes_on))


def is_strike_day(signal: Signal) -> bool:
    """Whether a signal's day is that of an eviction or cut-off: nobody's term, and never late."""
    return signal.rule == "debt.threat_stands"


def how_far(signal: Signal, today: date) -> str:
    """How far the day of a signal is, seen from today; empty where it has none."""
    days = signal.days_late(today)
    if days is None:
        return ""
    if is_strike_day(signal) and days > 0:
        return tn(days, "1 day ago", "{count} days ago")
    return span(days)


def due_text(signal: Signal, today: date) -> str:
    """By when, and how far that is; a strike day stands in the signal's line already."""
    far = how_far(signal, today)
    if not far or is_strike_day(signal):
        return far
    return f"{t('due {day}', day=day(signal.due_on))}, {far}"


class Why(NamedTuple):
    """A signal explaining itself."""

    rule: str
    sums: tuple[str, ...]
    source: str
    settings: tuple[str, ...]


def why(signal: Signal, policy: Policy, today: date) -> Why:
    """The rule in words, the dates and the sum, the source, and the norms to change it with."""
    facts = _said_facts(signal.facts)
    said = _TEXTS[signal.rule]
    rule, totals = _rule_in_words(signal, said.rule), _totals(signal, said.total, today)
    return Why(
        t(rule, **facts),
        tuple(t(total, **facts) for total in totals),
        t(source_of_signal(signal)),
        tuple(_setting_line(name, signal, policy) for name in CATALOGUE[signal.rule].settings),
    )


def _rule_in_words(signal: Signal, usual: str) -> str:
    """The rule as it holds for these facts."""
    facts = signal.facts
    if signal.rule == "contact.quarterly" and facts["contact_rule"] != "rolling":
        return _QUARTER_RULE
    if signal.rule == "placement.end" and signal.severity is Severity.OVERDUE:
        return _PAST_END_RULE
    if signal.rule == "placement.displacement_risk" and not facts["checked_on"]:
        return _RISK_UNCHECKED
    return usual


def _totals(signal: Signal, usual: str, today: date) -> list[str]:
    """The sums with these facts: no order of days is said that the days do not have."""
    facts = signal.facts
    match signal.rule:
        case "contact.quarterly" if facts["contact_rule"] != "rolling":
            return [_QUARTER_TOTAL]
        case "intake.late" | "intake.hours_short" | "intake.plan_to_make":
            return [_FROM_START if facts["begun_late"] else _FROM_REGISTRATION, usual]
        case "plan.review_due" if not facts["reviewed"]:
            return [_PLAN_AGREED]
        case "debt.threat" | "debt.threat_stands":
            return _threat_totals(signal, usual)
        case "debt.plan":
            law = _LAW_PLAN if facts["law_limit"] else _LAW_PLAN_AHEAD
            return [usual, *_threat_plan_totals(facts), law]
        case "placement.displacement_check":
            return [_CHECKED if facts["checked_on"] else _NEVER_PLACEMENT]
        case "placement.displacement_risk" if not facts["checked_on"]:
            return [_UNCHECKED]
        case "rights.check_due":
            return [_CHECKED if facts["checked_on"] else _NEVER_RIGHTS]
        case "placement.allowance_over_cap" if _under_27(signal, today):
            return [usual, _UNDER_27]
    return [usual]


def _threat_totals(signal: Signal, usual: str) -> list[str]:
    facts = signal.facts
    if is_strike_day(signal):
        known = _KNOWN if facts["threat_on"] else _KNOWN_BY_REQUEST
        return [known, usual, _STRIKES if facts["strikes_on"] else _NO_STRIKE_DAY]
    totals = [usual] if facts["threat_on"] else [_KNOWN_BY_REQUEST, usual]
    if facts["strikes_on"]:
        first = facts["strikes_on"] < facts["working_due"]
        totals.append(_STRIKES_FIRST if first else _STRIKES)
    return [*totals, _TALKED_BEFORE] if facts["talked_on"] else totals


def _threat_plan_totals(facts: Mapping[str, Any]) -> list[str]:
    """The sooner term under a threat, from the later of its becoming known and the request."""
    if not facts["threat_known_on"]:
        return []
    known_later = facts["threat_known_on"] > facts["requested_on"]
    return [_THREAT_PLAN if known_later else _THREAT_PLAN_REQUESTED, _EARLIER_COUNTS]


def _under_27(signal: Signal, today: date) -> bool:
    born_on = signal.facts["born_on"]
    return isinstance(born_on, date) and today < add_months(born_on, 27 * 12)


def _setting_line(name: str, signal: Signal, policy: Policy) -> str:
    """A norm as it stands, and its default where that was changed."""
    value, default = getattr(policy, name), getattr(DEFAULTS, name)
    if name == "caseload_limit" and signal.facts["limit"] != value:
        return t(_OWN_LIMIT, limit=signal.facts["limit"])
    if name == "placement_max_months":
        kind = str(signal.facts["kind"])
        value, default = {kind: value[kind]}, {kind: default[kind]}
    line = f"{setting_label(name)}: {setting_value(name, value)}"
    if value != default:
        shown = setting_value(name, default)
        line += " " + t("(default {value}, {source})", value=shown, source=t(source_of(name)))
    return line


def _said_facts(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: _said(name, value) for name, value in facts.items()}


_MODES = {"mode": "ContactMode", "kind": "PlacementKind", "threat": "Threat"}
_NOT_YET = ("first_talk_on", "plan_agreed_on", "checked_on")


def _said(name: str, value: Any) -> str:
    if value is None:
        return t("not yet") if name in _NOT_YET else t("none")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, float):
        return hours(value)
    if isinstance(value, tuple):
        return ", ".join(_said(name, item) for item in value)
    if name in _MODES:
        return word(value, _MODES[name])
    if name == "months":
        return tn(value, "{count} month", "{count} months")
    if name in ("days", "threat_days"):
        return tn(value, "{count} day", "{count} days")
    if name == "working_days":
        return tn(value, "{count} working day", "{count} working days")
    return str(value)


def rule_texts() -> dict[str, Said]:
    """Every rule's texts, for help and for the test that finds untranslated ones."""
    return dict(_TEXTS)
