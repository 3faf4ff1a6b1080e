"""Counter the non-use of rights: a yearly check, and the supplement after years on benefit."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import BenefitKind

_ADULT_MONTHS = 252  # 21 years: who is younger has no right to the supplement (PW art. 36)
_SUPPLEMENT_MONTHS = 12


def check_due(case: Case, policy: Policy, today: date) -> Signal | None:
    """`rights.check_due`: look together whether all a person has a right to is used."""
    checked_on = case.rights_checked_on
    if checked_on:
        due = add_months(checked_on, policy.rights_check_months)
    else:
        due = add_days(case.registered_on, policy.intake_days)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity:
        return None
    facts = {
        "checked_on": checked_on,
        "registered_on": case.registered_on,
        "months": policy.rights_check_months,
        "days": policy.intake_days,
        "due": due,
    }
    return Signal(
        "rights.check_due",
        severity if checked_on else Severity.NOTE,
        case.record,
        due,
        case.person,
        facts,
    )


def long_term(case: Case, policy: Policy, today: date) -> Signal | None:
    """`rights.long_term`: so long on benefit that the income supplement may be due."""
    assert case.benefit_from
    if case.born_on and add_months(case.born_on, _ADULT_MONTHS) > today:
        return None
    long_since = add_months(case.benefit_from, policy.long_term_months)
    if today <= long_since:
        return None
    supplement_on, checked_on = case.income_supplement_on, case.rights_checked_on
    if supplement_on and today < add_months(supplement_on, _SUPPLEMENT_MONTHS):
        return None
    if (
        checked_on
        and checked_on > long_since
        and today < add_months(checked_on, policy.rights_check_months)
    ):
        return None
    facts = {
        "benefit_from": case.benefit_from,
        "months": policy.long_term_months,
        "long_since": long_since,
        "supplement_on": supplement_on,
        "checked_on": checked_on,
        "born_on": case.born_on,
    }
    return Signal("rights.long_term", Severity.NOTE, case.record, person=case.person, facts=facts)


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    if not case.benefit_from or case.benefit_kind == BenefitKind.NONE:
        return
    for signal in (check_due(case, policy, today), long_term(case, policy, today)):
        if signal:
            yield signal
