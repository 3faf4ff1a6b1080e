"""The caseload as a table, a row a jobseeker (coachdesk/docs/interface.md, section 3)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from coachdesk.domain.case import Case, PlacementFact, StepFact
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.debts import debt_plan_due
from coachdesk.domain.rules.intake import intake_of
from coachdesk.domain.signal import Signal
from coachdesk.exchange.csv_writing import DIALECTS, CellValue, csv_lines
from coachdesk.exchange.headers import CASELOAD_COLUMNS, LISTED_FIELDS
from coachdesk.exchange.table_words import TableForm
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import DAY, HOURS, LINE, MONEY, NOTE, TAGS, WholeKind
from coachdesk.schema.records import CONTACT, JOBSEEKER, PLACEMENT
from coachdesk.schema.tags import join_tags
from coachdesk.words.signals import signal_line


class ListedPerson(Protocol):
    """A jobseeker as the caseload lists one."""

    @property
    def case(self) -> Case: ...

    @property
    def signals(self) -> Sequence[Signal]: ...


def caseload_lines(
    people: Iterable[ListedPerson],
    policy: Policy,
    today: date,
    dialect: str,
    columns: Sequence[str] | None = None,
    *,
    codes: bool = False,
) -> Iterator[str]:
    """The caseload as text, line by line; the rest as in `caseload_table`."""
    codes = codes or not DIALECTS[dialect].for_sheets
    form, rows = caseload_table(people, policy, today, columns, codes=codes)
    return csv_lines(form.names, form.rows(rows), dialect, form.headers)


def caseload_table(
    people: Iterable[ListedPerson],
    policy: Policy,
    today: date,
    columns: Sequence[str] | None = None,
    *,
    codes: bool = False,
) -> tuple[TableForm, Iterator[list[CellValue]]]:
    """The caseload, a row a jobseeker; all CASELOAD_COLUMNS, or only these in this order."""
    chosen = CASELOAD_COLUMNS if columns is None else tuple(dict.fromkeys(columns))
    form = TableForm(chosen, _COLUMNS, codes=codes)
    said = {**_CELLS, "signals": _signals_in_words} if form.in_words else _CELLS
    cells = [said[name] for name in chosen]
    rows = (PersonRow(person, policy, today) for person in people)
    return form, ([cell(row) for cell in cells] for row in rows)


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


def _field_cell(name: str) -> Callable[[PersonRow], CellValue]:
    """A field of the dossier: where the case knows it as of the day, as that says."""
    if name in Person._fields:
        return lambda row: getattr(row.case.person, name)
    if name in Case._fields:
        return lambda row: getattr(row.case, name)
    if JOBSEEKER.fields[name].kind is TAGS:
        return lambda row: join_tags(row.case.listed.get(name, ()))
    return lambda row: row.case.listed.get(name)


def _signals_in_words(row: PersonRow) -> CellValue:
    return "; ".join(dict.fromkeys(map(signal_line, row.signals)))


_CELLS: dict[str, Callable[[PersonRow], CellValue]] = {
    **{name: _field_cell(name) for name in LISTED_FIELDS},
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
    "signals": lambda row: ", ".join(dict.fromkeys(signal.rule.name for signal in row.signals)),
}

_COUNT = WholeKind(0)
# What each column holds, for its words and its form on a sheet.
_COLUMNS: dict[str, Field] = {
    **{name: JOBSEEKER.fields[name] for name in LISTED_FIELDS},
    "last_contact_mode": CONTACT.fields["mode"],
    "placement_kind": PLACEMENT.fields["kind"],
    **{
        name: Field(name, kind)
        for kind, names in (
            (DAY, ("last_contact", "last_seen", "contact_due", "next_appointment")),
            (DAY, ("next_step_due", "debt_plan_due", "placement_ends")),
            (HOURS, ("intake_hours", "placement_hours")),
            (MONEY, ("open_debt",)),
            (_COUNT, ("days_late", "open_steps")),
            (LINE, ("next_step", "placement")),
            (NOTE, ("signals",)),
        )
        for name in names
    },
}
