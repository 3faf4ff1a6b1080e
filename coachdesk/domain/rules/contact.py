"""Seeing people in time: the first talk, the quarterly contact, outcomes and no-shows."""

from collections.abc import Iterable
from datetime import date

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months, next_quarter_end
from coachdesk.domain.policy import MEASURE, OWN_CHOICE, VENLO, Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, graded, rule
from coachdesk.domain.vocabulary import ContactOutcome, ContactRule

_FIRST_TALK_WARN_DAYS = 7


def next_seen_appointment(case: Case, policy: Policy, until: date) -> date | None:
    """The first coming appointment, up to `until`, that will count as seeing the jobseeker."""
    days = [
        item.on for item in case.appointments if item.mode in policy.seen_modes and item.on <= until
    ]
    return min(days, default=None)


def contact_due(case: Case, policy: Policy) -> date:
    """The day by which a jobseeker should be seen (again)."""
    if not case.last_seen:
        return add_days(case.registered_on, policy.first_talk_days)
    if policy.contact_rule == ContactRule.CALENDAR_QUARTER:
        return next_quarter_end(case.last_seen)
    return add_months(case.last_seen, policy.contact_months)


@rule(
    Case,
    "contact.first_talk",
    Subject.CONTACT,
    VENLO,
    norms="first_talk_days seen_modes",
    line="First talk, registered {registered_on}",
    why="Everybody is seen within {days} of registration.",
    sums=("{registered_on} + {days} = {due}",),
)
def first_talk(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Somebody registered and never seen."""
    if case.last_seen:
        return ()
    due = contact_due(case, policy)
    severity = graded(due, today, _FIRST_TALK_WARN_DAYS)
    if not severity or (severity is Severity.SOON and next_seen_appointment(case, policy, due)):
        return ()
    facts = {"registered_on": case.registered_on, "days": policy.first_talk_days}
    return [RuleFinding(severity, case.record, due, facts)]


_QUARTER = "Everybody is seen at least once every calendar quarter."
_QUARTER_ENDS = "last seen {last_seen}; the next quarter ends {due}"


@rule(
    Case,
    "contact.quarterly",
    Subject.CONTACT,
    MEASURE,
    norms="contact_months contact_rule seen_modes contact_warn_days",
    line="Contact, last seen {last_seen}",
    why="Everybody is seen at least once every {months}.",
    sums=("last seen {last_seen} + {months} = {due}",),
)
def quarterly(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Somebody seen before, and due to be seen again."""
    if not case.last_seen:
        return ()
    due = contact_due(case, policy)
    severity = graded(due, today, policy.contact_warn_days)
    if not severity or (severity is Severity.SOON and next_seen_appointment(case, policy, due)):
        return ()
    facts = {"last_seen": case.last_seen, "months": policy.contact_months}
    found = RuleFinding(severity, case.record, due, facts)
    if policy.contact_rule == ContactRule.CALENDAR_QUARTER:
        found = found._replace(why=_QUARTER, sums=(_QUARTER_ENDS,))
    return [found]


@rule(
    Case,
    "contact.outcome_missing",
    Subject.CONTACT,
    OWN_CHOICE,
    line="Outcome to log: {mode} {on}",
    why="An appointment that has passed needs its outcome: held, no-show, cancelled or attempted.",
    sums=("the appointment was on {on}",),
)
def outcome_missing(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """An appointment went by and nobody wrote how it went."""
    for item in case.unlogged:
        if item.on < today:
            facts = {"on": item.on, "mode": item.mode}
            yield RuleFinding(Severity.OVERDUE, RecordRef("contact", item.id), item.on, facts)


@rule(
    Case,
    "contact.no_show_repeated",
    Subject.CONTACT,
    MEASURE,
    line="Twice not met: {earlier} and {later}",
    why="Two appointments in a row did not come about. Another way or place may work better.",
    sums=("no-shows on {earlier} and {later}, nothing held since",),
)
def no_show_repeated(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Twice in a row somebody did not come; ask what is in the way."""
    if len(case.last_outcomes) < 2:
        return ()
    later, earlier = case.last_outcomes[:2]
    if not later.outcome == earlier.outcome == ContactOutcome.NO_SHOW:
        return ()
    facts = {"earlier": earlier.on, "later": later.on}
    return [RuleFinding(Severity.NOTE, case.record, later.on, facts)]
