"""The caseload as CSV, a line a jobseeker (INTERFACE.md, section 3)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias

from coachdesk.domain.case import Case, PlacementFact, StepFact
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.debts import debt_plan_due
from coachdesk.domain.rules.intake import intake_of
from coachdesk.domain.signal import Signal
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.exchange.safe_text import safe_cell, spaced_phone
from coachdesk.exchange.tag_list import join_tags

Cell: TypeAlias = str | date | int | float | Decimal | None


class Line(Protocol):
    """A jobseeker as the caseload lists one."""

    @property
    def case(self) -> Case: ...

    @property
    def signals(self) -> Sequence[Signal]: ...


class Dialect(NamedTuple):
    """How a spreadsheet or a script wants its CSV."""

    start: str
    delimiter: str
    line_end: str
    decimal: str
    all_texts_quoted: bool


DIALECTS = {
    "excel-nl": Dialect("\ufeff", ";", "\r\n", ",", True),
    "plain": Dialect("", ",", "\n", ".", False),
}


def write_csv(lines: Iterable[Line], policy: Policy, today: date, dialect: str) -> str:
    """The caseload as text; the same lines always give the same text."""
    form = DIALECTS[dialect]
    rows = [_joined(CASELOAD_COLUMNS, form)]
    rows.extend(_joined(_cells(line, policy, today), form) for line in lines)
    return form.start + "".join(rows)


def _joined(cells: Iterable[Cell], form: Dialect) -> str:
    return form.delimiter.join(_written(cell, form) for cell in cells) + form.line_end


def _written(cell: Cell, form: Dialect) -> str:
    """Texts may be quoted; dates and numbers never are: a spreadsheet would keep them as text."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return _quoted(safe_cell(cell), form)
    if isinstance(cell, date):
        return cell.isoformat()
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.replace(".", form.decimal)


def _quoted(text: str, form: Dialect) -> str:
    plain = (
        not form.all_texts_quoted
        and text == text.strip()
        and not any(sign in text for sign in (form.delimiter, '"', "\n"))
    )
    return text if plain else '"' + text.replace('"', '""') + '"'


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
        spaced_phone(case.phone) if case.phone else None,
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
