"""Seeing people in time: the first talk, the quarterly contact, outcomes and no-shows."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months, next_quarter_end
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import ContactOutcome, ContactRule

_FIRST_TALK_WARN_DAYS = 7


def next_seen_appointment(case: Case, policy: Policy, until: date) -> date | None:
    """The first coming appointment, up to `until`, that will count as seeing the jobseeker."""
    days = [
        item.on for item in case.appointments if item.mode in policy.seen_modes and item.on <= until
    ]
    return min(days, default=None)


def first_talk(case: Case, policy: Policy, today: date) -> Signal | None:
    """`contact.first_talk`: somebody registered and never seen."""
    if case.last_seen:
        return None
    due = add_days(case.registered_on, policy.first_talk_days)
    severity = graded(due, today, _FIRST_TALK_WARN_DAYS)
    if not severity or (severity is Severity.SOON and next_seen_appointment(case, policy, due)):
        return None
    facts = {"registered_on": case.registered_on, "days": policy.first_talk_days, "due": due}
    return Signal("contact.first_talk", severity, case.record, due, case.person, facts)


def contact_due(case: Case, policy: Policy) -> date:
    """The day by which a jobseeker should be seen (again)."""
    if not case.last_seen:
        return add_days(case.registered_on, policy.first_talk_days)
    if policy.contact_rule == ContactRule.CALENDAR_QUARTER:
        return next_quarter_end(case.last_seen)
    return add_months(case.last_seen, policy.contact_months)


def quarterly(case: Case, policy: Policy, today: date) -> Signal | None:
    """`contact.quarterly`: somebody seen before, and due to be seen again."""
    if not case.last_seen:
        return None
    due = contact_due(case, policy)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity or (severity is Severity.SOON and next_seen_appointment(case, policy, due)):
        return None
    facts = {
        "last_seen": case.last_seen,
        "months": policy.contact_months,
        "contact_rule": policy.contact_rule.value,
        "due": due,
    }
    return Signal("contact.quarterly", severity, case.record, due, case.person, facts)


def outcome_missing(case: Case, today: date) -> Iterator[Signal]:
    """`contact.outcome_missing`: an appointment went by and nobody wrote how it went."""
    for item in case.unlogged:
        if item.on < today:
            yield Signal(
                "contact.outcome_missing",
                Severity.OVERDUE,
                RecordRef("contact", item.id),
                item.on,
                case.person,
                {"on": item.on, "mode": item.mode, "due": item.on},
            )


def no_show_repeated(case: Case) -> Signal | None:
    """`contact.no_show_repeated`: twice in a row somebody did not come; ask what is in the way."""
    if len(case.last_outcomes) < 2:
        return None
    later, earlier = case.last_outcomes[:2]
    if later.outcome != ContactOutcome.NO_SHOW or earlier.outcome != ContactOutcome.NO_SHOW:
        return None
    facts = {"earlier": earlier.on, "later": later.on}
    return Signal(
        "contact.no_show_repeated", Severity.NOTE, case.record, later.on, case.person, facts
    )


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    for signal in (
        first_talk(case, policy, today),
        quarterly(case, policy, today),
        no_show_repeated(case),
    ):
        if signal:
            yield signal
    yield from outcome_missing(case, today)
