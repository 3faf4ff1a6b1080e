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
from coachdesk.domain.signal import Signal
from coachdesk.words import t, tn
from coachdesk.words.formats import day, hours, money
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
_STRIKES = "it strikes on {strikes_on}, so no later than that"
_THREAT_PLAN = "threat known {threat_known_on} + {threat_days}; the earlier counts: {due}"
_LAW_PLAN = "outer limit in law: first talk {first_talk_on} + 8 weeks = {law_limit}"
_LAW_PLAN_AHEAD = "outer limit in law: 8 weeks after the first talk, which is yet to come"
_CHECKED = "last checked {checked_on} + {months} = {due}"
_NEVER_PLACEMENT = "started {started_on}, never checked"
_NEVER_RIGHTS = "never checked; registered {registered_on} + {days} = {due}"
_UNDER_27 = "Under 27 on benefit the volunteer allowance is not exempt at all (PW 31(5))."
_HOURS_FULL = "Intake: hours full, the plan is still to agree"
_YEAR_OVER = "Volunteer allowance above the cap: {year} this year"
_FROM_REGISTRATION = "registered {registered_on} + {days} = {due}"
_FROM_START = "begun late, on {started_on} + {days} = {due}"
_OWN_LIMIT = "Caseload limit of this coach: {limit}"
_INTAKE_RULES = ("intake.late", "intake.hours_short", "intake.plan_to_make")


def signal_line(signal: Signal) -> str:
    """What is to do, in one line."""
    text, facts = _TEXTS[signal.rule].line, signal.facts
    if signal.rule == "intake.late" and facts["attended"] >= facts["needed"]:
        text = _HOURS_FULL
    if signal.rule == "placement.allowance_over_cap" and facts["month"] <= facts["month_cap"]:
        text = _YEAR_OVER
    return t(text, **_said_facts(facts))


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
    rule, totals = said.rule, [said.total] if said.total else []
    if signal.rule == "contact.quarterly" and signal.facts["contact_rule"] != "rolling":
        rule, totals = _QUARTER_RULE, [_QUARTER_TOTAL]
    if signal.rule == "debt.threat" and signal.facts["strikes_on"]:
        totals.append(_STRIKES)
    if signal.rule == "debt.plan":
        totals += [_THREAT_PLAN] if signal.facts["threat_known_on"] else []
        totals.append(_LAW_PLAN if signal.facts["law_limit"] else _LAW_PLAN_AHEAD)
    if signal.rule == "placement.displacement_check":
        totals = [_CHECKED if signal.facts["checked_on"] else _NEVER_PLACEMENT]
    if signal.rule == "rights.check_due":
        totals = [_CHECKED if signal.facts["checked_on"] else _NEVER_RIGHTS]
    if signal.rule in _INTAKE_RULES:
        totals.insert(0, _intake_term(signal))
    if signal.rule == "placement.allowance_over_cap" and _under_27(signal, today):
        totals.append(_UNDER_27)
    return Why(
        t(rule, **facts),
        tuple(t(total, **facts) for total in totals),
        t(source_of_signal(signal)),
        tuple(_setting_line(name, signal, policy) for name in CATALOGUE[signal.rule].settings),
    )


def _intake_term(signal: Signal) -> str:
    """Counted from registration, or from the start where that was later than the term."""
    due, started_on = signal.facts["due"], signal.facts["started_on"]
    days = signal.facts["days"]
    assert isinstance(due, date) and isinstance(started_on, date) and isinstance(days, int)
    return _FROM_START if (due - started_on).days == days else _FROM_REGISTRATION


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
