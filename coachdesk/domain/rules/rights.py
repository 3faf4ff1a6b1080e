"""Counter the non-use of rights: a yearly check, and the supplement after years on benefit."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import AWB, MEASURE, OWN_CHOICE, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, TickOff, graded, rule
from coachdesk.domain.vocabulary import BenefitKind, RightStatus

_ADULT_MONTHS = 252  # 21 years: who is younger has no right to the supplement (PW art. 36)
_SUPPLEMENT_MONTHS = 12
_CHECKED = "last checked {checked_on} + {months} = {due}"
_NEVER_CHECKED = "never checked; registered {registered_on} + {days} = {due}"


def _is_on_benefit(case: Case) -> bool:
    return case.benefit_from is not None and case.benefit_kind != BenefitKind.NONE


@rule(
    Case,
    "rights.check_due",
    Subject.RIGHTS,
    MEASURE,
    norms="rights_check_months intake_days contact_warn_days",
    line="Check of rights (benefits, allowances)",
    why="Every {months} coach and jobseeker check that no right goes unused.",
    tick_off=TickOff("jobseeker", "rights_checked_on"),
)
def check_due(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Look together whether all a person has a right to is used."""
    if not _is_on_benefit(case):
        return ()
    checked_on = case.rights_checked_on
    if checked_on:
        due = add_months(checked_on, policy.rights_check_months)
    else:
        due = add_days(case.registered_on, policy.intake_days)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity:
        return ()
    facts = {
        "checked_on": checked_on,
        "registered_on": case.registered_on,
        "months": policy.rights_check_months,
        "days": policy.intake_days,
    }
    if checked_on:
        return [RuleFinding(severity, case.record, due, facts, sums=(_CHECKED,))]
    return [RuleFinding(Severity.NOTE, case.record, due, facts, sums=(_NEVER_CHECKED,))]


@rule(
    Case,
    "rights.no_decision",
    Subject.RIGHTS,
    AWB,
    norms="rights_decision_weeks contact_warn_days",
    line="No decision yet: {kind}",
    why="A decision comes within {weeks} of the request.",
    sums=("applied for {on} + {weeks} = {due}",),
)
def no_decision(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A right that was applied for, on or near the day the decision is due."""
    for right in case.rights:
        due = add_days(right.on, 7 * policy.rights_decision_weeks)
        severity = graded(due, today, policy.contact_warn_days)
        if severity and right.status == RightStatus.APPLIED:
            facts = {"kind": right.kind, "on": right.on, "weeks": policy.rights_decision_weeks}
            yield RuleFinding(severity, RecordRef("right", right.id), due, facts)


@rule(
    Case,
    "rights.ends",
    Subject.RIGHTS,
    OWN_CHOICE,
    norms="right_ends_warn_days",
    line="Ends {due}: {kind}",
    why="Before a right ends, it is looked at whether it can be had again.",
    sums=("received until {due}",),
)
def ends(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A right that somebody receives, on or near its last day."""
    for right in case.rights:
        severity = right.until and graded(right.until, today, policy.right_ends_warn_days)
        if severity and right.status == RightStatus.RECEIVES:
            record = RecordRef("right", right.id)
            yield RuleFinding(severity, record, right.until, {"kind": right.kind})


@rule(
    Case,
    "rights.long_term",
    Subject.RIGHTS,
    "Menselijke maat, PW 36",
    norms="long_term_months rights_check_months",
    line="Individual income supplement? On benefit since {benefit_from}",
    why="After {months} on benefit a person may have a right to the income supplement.",
    sums=("{benefit_from} + {months} = {long_since}; last supplement: {supplement_on}",),
    tick_off=TickOff("jobseeker", "rights_checked_on"),
)
def long_term(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """So long on benefit that the income supplement may be due."""
    if not case.benefit_from or not _is_on_benefit(case):
        return ()
    if case.born_on and add_months(case.born_on, _ADULT_MONTHS) > today:
        return ()
    long_since = add_months(case.benefit_from, policy.long_term_months)
    if today <= long_since:
        return ()
    supplement_on, checked_on = case.income_supplement_on, case.rights_checked_on
    if supplement_on and today < add_months(supplement_on, _SUPPLEMENT_MONTHS):
        return ()
    if (
        checked_on
        and checked_on > long_since
        and today < add_months(checked_on, policy.rights_check_months)
    ):
        return ()
    facts = {
        "benefit_from": case.benefit_from,
        "months": policy.long_term_months,
        "long_since": long_since,
        "supplement_on": supplement_on,
    }
    return [RuleFinding(Severity.NOTE, case.record, facts=facts)]
