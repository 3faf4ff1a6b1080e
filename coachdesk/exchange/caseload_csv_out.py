"""The caseload as CSV, a line a jobseeker (coachdesk/docs/interface.md, section 3)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from coachdesk.domain.case import Case, PlacementFact, StepFact
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.debts import debt_plan_due
from coachdesk.domain.rules.intake import intake_of
from coachdesk.domain.signal import Signal
from coachdesk.exchange.csv_writing import CellValue, csv_lines
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.schema.tags import join_tags


class ListedPerson(Protocol):
    """A jobseeker as the caseload lists one."""

    @property
    def case(self) -> Case: ...

    @property
    def signals(self) -> Sequence[Signal]: ...


class UnknownColumn(Exception):
    """A column that the caseload file does not have."""


def caseload_lines(
    people: Iterable[ListedPerson],
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
    cells = [_CELLS[name] for name in chosen]
    rows = (PersonRow(person, policy, today) for person in people)
    return csv_lines(chosen, ([cell(row) for cell in cells] for row in rows), dialect)


class PersonRow:
    """A jobseeker, with the values that columns compute from the dossier."""

    def __init__(self, listed: ListedPerson, policy: Policy, today: date) -> None:
        self.case = listed.case
        self.signals = listed.signals
        self.policy = policy
        self.today = today

    @cached_property
    def contact_due(self) -> date | None:
        return contact_due(self.case, self.policy) if self.case.active else None

    @property
    def days_late(self) -> int | None:
        return (self.today - self.contact_due).days if self.contact_due else None

    @property
    def intake_hours(self) -> float | None:
        intake = intake_of(self.case, self.policy, self.today)
        return intake.hours_attended if intake else None

    @cached_property
    def next_step(self) -> StepFact | None:
        return min(self.case.steps, key=_nearness, default=None)

    @property
    def open_debt(self) -> Decimal | None:
        """What is owed; None where no amount is known."""
        debts = self.case.debts
        amounts = [debt.amount for debt in debts if debt.amount is not None]
        return sum(amounts, Decimal("0.00")) if amounts or not debts else None

    @property
    def debt_plan_due(self) -> date | None:
        """The day of a debt plan that is still to be agreed."""
        asked = self.case.open_assistance if self.case.active else None
        return debt_plan_due(asked, self.policy) if asked and not asked.plan_agreed_on else None

    @cached_property
    def placement(self) -> PlacementFact | None:
        """The running placement; of several the latest started."""
        running = (item for item in self.case.placements if item.running(self.today))
        return max(running, key=lambda item: (item.started_on, item.id), default=None)


def _nearness(step: StepFact) -> tuple[bool, date, int]:
    return step.due_on is None, step.due_on or date.max, step.id


_CELLS: dict[str, Callable[[PersonRow], CellValue]] = {
    "ref": lambda row: row.case.person.ref,
    "first_name": lambda row: row.case.person.first_name,
    "prefix": lambda row: row.case.person.prefix,
    "last_name": lambda row: row.case.person.last_name,
    "born_on": lambda row: row.case.born_on,
    "phone": lambda row: row.case.phone,
    "email": lambda row: row.case.email,
    "neighbourhood": lambda row: row.case.neighbourhood,
    "language": lambda row: row.case.language,
    "tags": lambda row: join_tags(row.case.tags),
    "benefit_kind": lambda row: row.case.benefit_kind,
    "benefit_from": lambda row: row.case.benefit_from,
    "registered_on": lambda row: row.case.registered_on,
    "intake_started_on": lambda row: row.case.intake_started_on,
    "plan_goal": lambda row: row.case.plan_goal,
    "plan_agreed_on": lambda row: row.case.plan_agreed_on,
    "last_contact": lambda row: row.case.last_contact,
    "last_contact_mode": lambda row: row.case.last_contact_mode,
    "last_seen": lambda row: row.case.last_seen,
    "contact_due": lambda row: row.contact_due,
    "days_late": lambda row: row.days_late,
    "next_appointment": lambda row: min((item.on for item in row.case.appointments), default=None),
    "intake_hours": lambda row: row.intake_hours,
    "open_steps": lambda row: len(row.case.steps),
    "next_step": lambda row: row.next_step and row.next_step.title,
    "next_step_due": lambda row: row.next_step and row.next_step.due_on,
    "open_debt": lambda row: row.open_debt,
    "debt_plan_due": lambda row: row.debt_plan_due,
    "placement": lambda row: row.placement and row.placement.organisation,
    "placement_kind": lambda row: row.placement and row.placement.kind,
    "placement_hours": lambda row: row.placement and row.placement.hours_per_week,
    "placement_ends": lambda row: row.placement and row.placement.ends_on,
    "closed_on": lambda row: row.case.closed_on,
    "closed_reason": lambda row: row.case.closed_reason,
    "signals": lambda row: ", ".join(dict.fromkeys(signal.rule.name for signal in row.signals)),
}
