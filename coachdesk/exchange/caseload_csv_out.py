"""The caseload as CSV, a line a jobseeker (coachdesk/docs/interface.md, section 3)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from coachdesk.domain.case import Case, PlacementFact, StepFact
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.debts import debt_plan_due
from coachdesk.domain.rules.intake import intake_of
from coachdesk.domain.signal import Signal
from coachdesk.exchange.csv_writing import Cell, csv_lines
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.exchange.tag_list import join_tags


class Line(Protocol):
    """A jobseeker as the caseload lists one."""

    @property
    def case(self) -> Case: ...

    @property
    def signals(self) -> Sequence[Signal]: ...


class UnknownColumn(Exception):
    """A column that the caseload file does not have."""


def caseload_lines(
    lines: Iterable[Line],
    policy: Policy,
    today: date,
    dialect: str,
    columns: Sequence[str] | None = None,
) -> Iterator[str]:
    """The caseload as text, line by line; all columns, or only these in this order.

    Raises UnknownColumn, with the name of the first that there is not.
    """
    chosen = CASELOAD_COLUMNS if columns is None else tuple(dict.fromkeys(columns))
    for name in chosen:
        if name not in CASELOAD_COLUMNS:
            raise UnknownColumn(name)
    places = [CASELOAD_COLUMNS.index(name) for name in chosen]
    rows = (_cells(line, policy, today) for line in lines)
    return csv_lines(chosen, ([row[place] for place in places] for row in rows), dialect)


def _cells(line: Line, policy: Policy, today: date) -> tuple[Cell, ...]:
    """A line's cells, in the order of the columns."""
    case = line.case
    return (
        *_person(case),
        case.last_contact,
        case.last_contact_mode,
        case.last_seen,
        *_contact_due(case, policy, today),
        min((item.on for item in case.appointments), default=None),
        *_intake_and_steps(case, policy, today),
        *_debts(case, policy),
        *_placement(case, today),
        case.closed_on,
        case.closed_reason,
        ", ".join(dict.fromkeys(signal.rule for signal in line.signals)),
    )


def _person(case: Case) -> tuple[Cell, ...]:
    """What a dossier itself holds."""
    person = case.person
    return (
        person.ref,
        person.first_name,
        person.prefix,
        person.last_name,
        case.born_on,
        case.phone,
        case.email,
        case.neighbourhood,
        case.language,
        join_tags(case.tags),
        case.benefit_kind,
        case.benefit_from,
        case.registered_on,
        case.intake_started_on,
        case.plan_goal,
        case.plan_agreed_on,
    )


def _contact_due(case: Case, policy: Policy, today: date) -> tuple[Cell, Cell]:
    if not case.active:
        return None, None
    due = contact_due(case, policy)
    return due, (today - due).days


def _intake_and_steps(case: Case, policy: Policy, today: date) -> tuple[Cell, ...]:
    intake = intake_of(case, policy, today)
    step = min(case.steps, key=_nearness, default=None)
    return (
        intake.hours_attended if intake else None,
        len(case.steps),
        step.title if step else None,
        step.due_on if step else None,
    )


def _nearness(step: StepFact) -> tuple[bool, date, int]:
    return step.due_on is None, step.due_on or date.max, step.id


def _debts(case: Case, policy: Policy) -> tuple[Cell, Cell]:
    """What is owed, empty where no amount is known; the day of a debt plan still to be agreed."""
    amounts = [debt.amount for debt in case.debts if debt.amount is not None]
    owed = sum(amounts, Decimal("0.00")) if amounts or not case.debts else None
    help_asked = case.open_assistance if case.active else None
    waiting = help_asked is not None and not help_asked.plan_agreed_on
    return owed, debt_plan_due(help_asked, policy) if help_asked and waiting else None


def _placement(case: Case, today: date) -> tuple[Cell, ...]:
    placement = _running_placement(case, today)
    if not placement:
        return None, None, None, None
    return (
        placement.organisation,
        placement.kind,
        placement.hours_per_week,
        placement.ends_on,
    )


def _running_placement(case: Case, today: date) -> PlacementFact | None:
    """The running placement; of several the latest started."""
    running = (item for item in case.placements if item.running(today))
    return max(running, key=lambda item: (item.started_on, item.id), default=None)
