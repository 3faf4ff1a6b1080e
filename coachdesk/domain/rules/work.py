"""Work with employers: vacancies, introductions, contacts, contracts, and what a job asks."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days
from coachdesk.domain.policy import OWN_CHOICE, Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, graded, rule
from coachdesk.domain.vocabulary import ContactMode, IntroductionStatus


@private_repr("id")
class VacancyFact(NamedTuple):
    """An open vacancy with a day on which it closes, and how many were hired for it."""

    id: int
    title: str
    organisation: str
    closes_on: date
    places: int
    hired: int


@private_repr("id")
class EmployerContactFact(NamedTuple):
    """A contact with an employer; `answered`: they were spoken to, or tried, on a later day.

    `reached`: by what number, and whom.
    """

    id: int
    organisation: str
    on: date
    mode: ContactMode
    has_outcome: bool
    follow_up_on: date | None = None
    answered: bool = False
    note: str = ""
    reached: str = ""

    def facts(self) -> dict[str, object]:
        names = ("organisation", "on", "note", "reached")
        return {name: getattr(self, name) for name in names}


@private_repr("id")
class ContractFact(NamedTuple):
    """A promise of social return that has begun and is not settled, and what fills it so far."""

    id: int
    title: str
    organisation: str
    until_on: date
    obligation: Decimal
    filled: Decimal


@rule(
    VacancyFact,
    "vacancy.closing",
    Subject.WORK,
    OWN_CHOICE,
    norms="vacancy_warn_days",
    line="Vacancy closes {due}: {title}, {organisation}",
    why="An open vacancy closes while it has places left.",
    sums=("closes {due}; hired {hired} of {places}",),
)
def closing(vacancy: VacancyFact, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A vacancy with places left, on or near the day it closes."""
    severity = graded(vacancy.closes_on, today, policy.vacancy_warn_days)
    if not severity or vacancy.hired >= vacancy.places:
        return ()
    facts = {
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "hired": vacancy.hired,
        "places": vacancy.places,
    }
    return [RuleFinding(severity, RecordRef("vacancy", vacancy.id), vacancy.closes_on, facts)]


_VACANCY_CLOSES = "the vacancy closes {due}, which comes first"


@rule(
    Case,
    "introduction.to_make",
    Subject.WORK,
    OWN_CHOICE,
    norms="introduction_answer_days",
    line="Introduce: {title}, {organisation}",
    why="An introduction that was agreed is made within {days}.",
    sums=("agreed {on} + {days} = {due}",),
)
def to_make(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """It was agreed to introduce somebody for a vacancy, and that was not done yet."""
    for item in case.introductions:
        if item.status != IntroductionStatus.AGREED:
            continue
        due = counted = add_days(item.on, policy.introduction_answer_days)
        if item.closes_on and item.closes_on < due:
            due = item.closes_on
        severity = Severity.OVERDUE if today > due else Severity.SOON
        sums = () if due == counted else (_VACANCY_CLOSES,)
        facts = {**item.facts(), "days": policy.introduction_answer_days}
        yield RuleFinding(severity, RecordRef("introduction", item.id), due, facts, sums=sums)


_ANSWER_BY = "an answer was to come by {due}"


@rule(
    Case,
    "introduction.no_answer",
    Subject.WORK,
    OWN_CHOICE,
    norms="introduction_answer_days",
    line="No answer yet: {title}, {organisation}",
    why="Without an answer in time the coach asks the employer how it stands.",
    sums=("{status} {on} + {days} = {due}",),
)
def no_answer(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Introduced, or talked to by the employer, and the answer is late."""
    for item in case.introductions:
        if item.status == IntroductionStatus.AGREED:
            continue
        due = item.answer_by or add_days(item.on, policy.introduction_answer_days)
        if today > due:
            sums = (_ANSWER_BY,) if item.answer_by else ()
            facts = {
                **item.facts(),
                "status": item.status,
                "days": policy.introduction_answer_days,
            }
            record = RecordRef("introduction", item.id)
            yield RuleFinding(Severity.OVERDUE, record, due, facts, sums=sums)


@rule(
    EmployerContactFact,
    "employer.follow_up",
    Subject.WORK,
    OWN_CHOICE,
    norms="step_warn_days",
    line="Follow up: {organisation}",
    why="What was agreed with an employer is followed up on its day.",
    sums=("contact on {on}; to follow up {due}",),
)
def follow_up(contact: EmployerContactFact, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A day to come back to an employer, who was not spoken to since."""
    due = contact.follow_up_on
    severity = due and graded(due, today, policy.step_warn_days)
    if not severity or contact.answered:
        return ()
    return [RuleFinding(severity, RecordRef("employer_contact", contact.id), due, contact.facts())]


@rule(
    EmployerContactFact,
    "employer.outcome_missing",
    Subject.WORK,
    OWN_CHOICE,
    line="Outcome to log: {organisation}, {mode} {on}",
    why="An appointment that has passed needs its outcome: held, no-show, cancelled or attempted.",
    sums=("the appointment was on {on}",),
)
def outcome_missing(
    contact: EmployerContactFact, policy: Policy, today: date
) -> Iterable[RuleFinding]:
    """An appointment with an employer has passed without an outcome."""
    if contact.has_outcome or contact.on >= today:
        return ()
    facts = {**contact.facts(), "mode": contact.mode}
    record = RecordRef("employer_contact", contact.id)
    return [RuleFinding(Severity.OVERDUE, record, contact.on, facts)]


@rule(
    ContractFact,
    "social_return.open",
    Subject.WORK,
    OWN_CHOICE,
    norms="social_return_warn_days",
    line="Social return {filled} of {obligation}: {title}, {organisation}",
    why="What a contract promises people far from work is filled before it ends.",
    sums=("placements so far {filled} of {obligation}; the contract ends {due}",),
)
def social_return(contract: ContractFact, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A contract near its end whose promise is not filled."""
    severity = graded(contract.until_on, today, policy.social_return_warn_days)
    if not severity or contract.filled >= contract.obligation:
        return ()
    facts = {
        "title": contract.title,
        "organisation": contract.organisation,
        "filled": contract.filled,
        "obligation": contract.obligation,
    }
    record = RecordRef("social_return", contract.id)
    return [RuleFinding(severity, record, contract.until_on, facts)]


@rule(
    Case,
    "skill.expires",
    Subject.WORK,
    OWN_CHOICE,
    norms="certificate_warn_days",
    line="Expires {due}: {title}",
    why="A certificate or licence is renewed before it expires.",
    sums=("{kind} {title}, valid up to {due}",),
)
def expires(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A certificate or licence that expires, and no newer one like it."""
    for skill in case.skills:
        due = skill.expires_on
        severity = due and graded(due, today, policy.certificate_warn_days)
        if severity and not any(skill.renewed_by(other) for other in case.skills):
            facts = {"kind": skill.kind, "title": skill.title}
            yield RuleFinding(severity, RecordRef("skill", skill.id), due, facts)
