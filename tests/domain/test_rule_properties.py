"""What the arithmetic of the rules promises for any dossier, whatever stands in it."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.case import (
    AssistanceFact,
    AttendanceFact,
    Case,
    CheckFact,
    ContactFact,
    DebtFact,
    IntroductionFact,
    OutcomeFact,
    PairingFact,
    PlacementFact,
    RightFact,
    SkillFact,
    StepFact,
)
from coachdesk.domain.dates import add_days
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS
from coachdesk.domain.rules import signals_of
from coachdesk.domain.rules.tasks import TaskFact
from coachdesk.domain.rules.work import ContractFact, EmployerContactFact, VacancyFact
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import (
    AttendanceStatus,
    BenefitKind,
    ClosedReason,
    ContactMode,
    ContactOutcome,
    ContactPurpose,
    ContactRule,
    DebtStatus,
    IntroductionStatus,
    LifeDomain,
    PairingKind,
    PlacementKind,
    PlacementOutcome,
    RightKind,
    RightStatus,
    SkillKind,
    Threat,
)

TODAY = date(2026, 11, 20)
ANNA = Person(1, "K-00001", "Anna", None, "Berg")
SOON_THEN_LATE = {
    "contact.first_talk",
    "contact.quarterly",
    "plan.step_due",
    "plan.review_due",
    "debt.first_talk",
    "debt.plan",
    "placement.end",
    "placement.visit_due",
    "vacancy.closing",
    "introduction.to_make",
    "employer.follow_up",
    "social_return.open",
    "skill.expires",
    "pairing.check_due",
    "rights.no_decision",
    "rights.ends",
    "task.due",
}
LATE_AT_ONCE = {
    "placement.displacement_check",
    "placement.displacement_risk",
    "debt.no_assistance",
}
MOVES_ON = {"outflow.aftercare"}  # the next moment takes the place of one that is late

past = st.integers(0, 200).map(lambda days: TODAY - timedelta(days=days))
past_or_none = st.none() | past
plans = st.none() | st.integers(-200, 400).map(lambda days: TODAY + timedelta(days=days))
later = st.integers(0, 200).map(lambda days: TODAY + timedelta(days=days))
days = st.integers(0, 100)
policies = st.builds(
    DEFAULTS._replace,
    contact_rule=st.sampled_from(ContactRule),
    contact_warn_days=days,
    intake_days=days,
    step_warn_days=days,
    debt_warn_days=days,
    placement_warn_days=days,
    vacancy_warn_days=days,
    certificate_warn_days=days,
    right_ends_warn_days=days,
    social_return_warn_days=days,
    introduction_answer_days=st.integers(1, 30),
    rights_decision_weeks=st.integers(1, 13),
    pairing_check_months=st.integers(1, 6),
    retention_months=st.integers(1, 24),
)


def some(fact: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few facts of a kind, each with a number of its own."""
    return st.lists(fact, max_size=2).map(
        lambda facts: tuple(item._replace(id=number) for number, item in enumerate(facts, 1))
    )


number = st.just(0)
contacts = st.builds(
    ContactFact,
    id=number,
    on=past,
    at=st.none(),
    mode=st.sampled_from(ContactMode),
    purpose=st.sampled_from(ContactPurpose),
)
outcomes = st.builds(OutcomeFact, number, past, st.sampled_from(ContactOutcome))
steps = st.builds(StepFact, number, st.just("Cv"), st.sampled_from(LifeDomain), plans)
debts = st.builds(
    DebtFact,
    number,
    st.just("Bank"),
    past,
    st.booleans(),
    st.sampled_from(DebtStatus),
    st.none(),
)
assistances = st.builds(
    AssistanceFact,
    number,
    past,
    first_talk_on=past_or_none,
    threat=st.none() | st.sampled_from(Threat),
    threat_on=past_or_none,
    threat_strikes_on=plans,
    threat_averted_on=past_or_none,
    plan_agreed_on=past_or_none,
    ended_on=past_or_none,
)
placements = st.builds(
    PlacementFact,
    id=number,
    organisation_id=st.integers(1, 2),
    organisation=st.just("Groenwerk"),
    kind=st.sampled_from(PlacementKind),
    role=st.just("hovenier"),
    started_on=past,
    ends_on=plans,
    ended_on=past_or_none,
    outcome=st.none() | st.sampled_from(PlacementOutcome),
    allowance=st.none() | st.decimals(0, 300, places=2),
    checked_on=past_or_none,
    risk=st.booleans(),
)
attendances = st.builds(
    AttendanceFact, past, st.sampled_from([4.0, 9.5, 20.0]), st.sampled_from(AttendanceStatus)
)
introductions = st.builds(
    IntroductionFact,
    number,
    st.sampled_from(
        [IntroductionStatus.AGREED, IntroductionStatus.INTRODUCED, IntroductionStatus.INTERVIEW]
    ),
    past,
    st.just("Hovenier"),
    st.just("Groenwerk"),
    answer_by=plans,
    closes_on=plans,
)
skills = st.builds(
    SkillFact,
    number,
    st.sampled_from([SkillKind.CERTIFICATE, SkillKind.LICENCE]),
    st.sampled_from(["VCA", "vca", "Heftruck"]),
    plans,
)
pairings = st.builds(
    PairingFact, number, st.sampled_from(PairingKind), st.just("Willem"), past, past_or_none
)
rights = st.builds(
    RightFact, number, st.sampled_from(RightKind), st.sampled_from(RightStatus), past, plans
)
some_day = past | st.integers(0, 400).map(lambda days: TODAY + timedelta(days=days))
amounts = st.decimals(0, 300, places=2)
checks = st.builds(CheckFact, past, st.none() | st.booleans())


def dossiers(**facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Case]:
    """Dossiers in which all that happened did so by today, without appointments."""
    facts |= {"registered_on": past, "checks": st.lists(checks, max_size=2).map(tuple)}
    return st.fixed_dictionaries(facts).map(lambda given: Case(ANNA, **given))


cases = dossiers(
    active=st.just(True),
    born_on=past_or_none,
    benefit_kind=st.none() | st.sampled_from(BenefitKind),
    benefit_from=past_or_none,
    intake_started_on=past_or_none,
    intake_closed_on=past_or_none,
    plan_agreed_on=past_or_none,
    plan_reviewed_on=past_or_none,
    rights_checked_on=past_or_none,
    income_supplement_on=past_or_none,
    last_seen=past_or_none,
    last_debt_talk=past_or_none,
    last_outcomes=some(outcomes),
    unlogged=some(contacts),
    steps=some(steps),
    debts=some(debts),
    assistances=some(assistances),
    placements=some(placements),
    attendances=st.lists(attendances, max_size=2).map(tuple),
    introductions=some(introductions),
    skills=some(skills),
    pairings=some(pairings),
    rights=some(rights),
) | dossiers(
    active=st.just(False),
    closed_on=past,
    closed_reason=st.sampled_from([None, ClosedReason.MOVED, ClosedReason.PAID_PERMANENT]),
)


names = (st.just("Hovenier"), st.just("Groenwerk"))
shared = (
    st.builds(VacancyFact, number, *names, some_day, st.integers(1, 3), st.integers(0, 3))
    | st.builds(ContractFact, number, *names, some_day, amounts, amounts)
    | st.builds(TaskFact, number, st.just("Bellen"), some_day)
    | st.builds(
        EmployerContactFact,
        number,
        st.just("Groenwerk"),
        past,
        st.sampled_from(ContactMode),
        st.booleans(),
        plans,
        st.booleans(),
    )
)
facts = cases | shared


def is_late(signal: Signal) -> bool:
    return signal.severity is Severity.OVERDUE


def severity(signal: Signal, fact: object, policy: Any, day: date) -> Severity | None:
    """What the same line says on another day."""
    found = {line(item): item.severity for item in signals_of(fact, policy, day)}
    return found.get(line(signal))


def line(signal: Signal) -> tuple[str, str, date | None]:
    return signal.rule.name, signal.record, signal.due_on


@given(st.dates(), st.dates(), st.integers(0, 3650))
def test_a_date_is_late_from_the_day_after_and_soon_in_the_days_before(
    due: date, today: date, warn_days: int
) -> None:
    soon = add_days(due, -warn_days) <= today <= due
    wanted = Severity.OVERDUE if today > due else Severity.SOON if soon else None
    assert graded(due, today, warn_days) is wanted


@given(facts, policies, later)
def test_days_late_are_today_less_the_day_it_is_due(fact: object, policy: Any, today: date) -> None:
    for signal in signals_of(fact, policy, today):
        late = signal.days_late(today)
        assert late == (None if signal.due_on is None else (today - signal.due_on).days)
        if signal.severity is Severity.SOON:
            assert late is not None and late <= 0
        if is_late(signal) and signal.rule.name not in LATE_AT_ONCE:
            assert late is not None and late > 0


@given(facts, policies, later)
def test_a_rule_says_one_thing_of_a_record(fact: object, policy: Any, today: date) -> None:
    counted = Counter((item.rule.name, item.record) for item in signals_of(fact, policy, today))
    assert not {key for key, count in counted.items() if count > 1}


@given(facts, policies, later, st.integers(0, 1500))
def test_what_is_late_stays_late_until_a_fact_settles_it(
    fact: object, policy: Any, today: date, days: int
) -> None:
    def late_on(day: date) -> set[tuple[str, str, date | None]]:
        found = signals_of(fact, policy, day)
        return {line(item) for item in found if is_late(item) and item.rule.name not in MOVES_ON}

    assert late_on(today) <= late_on(today + timedelta(days=days))


@given(facts, policies, later)
def test_what_is_soon_on_its_day_is_late_the_day_after(
    fact: object, policy: Any, today: date
) -> None:
    for item in signals_of(fact, policy, today):
        due = item.due_on
        if item.rule.name in SOON_THEN_LATE and due and due >= TODAY:
            assert severity(item, fact, policy, due) is Severity.SOON
            assert severity(item, fact, policy, due + timedelta(days=1)) is Severity.OVERDUE


@given(facts, policies, later, st.integers(0, 100))
def test_an_earlier_warning_takes_nothing_away(
    fact: object, policy: Any, today: date, days: int
) -> None:
    def found(**norms: int) -> set[tuple[str, str, date | None]]:
        with_norms = policy._replace(**norms)
        lines = signals_of(fact, with_norms, today)
        return {line(item) for item in lines if item.rule.name not in MOVES_ON}

    earlier = found(
        contact_warn_days=policy.contact_warn_days + days,
        step_warn_days=policy.step_warn_days + days,
        debt_warn_days=policy.debt_warn_days + days,
        placement_warn_days=policy.placement_warn_days + days,
        vacancy_warn_days=policy.vacancy_warn_days + days,
        certificate_warn_days=policy.certificate_warn_days + days,
        right_ends_warn_days=policy.right_ends_warn_days + days,
        social_return_warn_days=policy.social_return_warn_days + days,
    )
    assert found() <= earlier
