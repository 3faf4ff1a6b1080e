"""Volunteer and other placements: no displacement, no carousel, an end, the allowance's caps."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from coachdesk.domain.case import Case, PlacementFact
from coachdesk.domain.dates import add_months, months_touched
from coachdesk.domain.policy import (
    HEUSDEN,
    MAX_TERM_SOURCES,
    MEASURE,
    MEASURE_AMSTELVEEN,
    OWN_CHOICE,
    VISITS,
    Policy,
)
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Severity, Subject, graded, rule
from coachdesk.domain.vocabulary import HIRED, UNPAID, UNPAID_WORK, VISITED, PlacementKind

_YOUNG_MONTHS = 27 * 12
_CHECKED_KINDS = UNPAID - {PlacementKind.DAY_ACTIVITY}


def _finding(
    severity: Severity, placement: PlacementFact, due: date | None = None, **facts: object
) -> RuleFinding:
    facts |= {
        "organisation": placement.organisation,
        "kind": placement.kind,
        "started_on": placement.started_on,
    }
    return RuleFinding(severity, RecordRef("placement", placement.id), due, facts)


_CHECKED = "last checked {checked_on} + {months} = {due}"
_NEVER_CHECKED = "started {started_on}, never checked"


@rule(
    Case,
    "placement.displacement_check",
    Subject.PLACEMENT,
    MEASURE,
    norms="displacement_check_months",
    line="Displacement check: {organisation}",
    why="Unpaid work must not take a paid job: checked at the start and every {months}.",
)
def displacement_check(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Nobody asked (lately) whether this takes somebody's job."""
    months = policy.displacement_check_months
    for placement in case.placements:
        if not placement.running(today) or placement.kind not in _CHECKED_KINDS:
            continue
        checked_on = placement.checked_on
        due = add_months(checked_on, months) if checked_on else placement.started_on
        if not checked_on or today > due:
            found = _finding(Severity.OVERDUE, placement, due, checked_on=checked_on, months=months)
            yield found._replace(sums=(_CHECKED if checked_on else _NEVER_CHECKED,))


_RISK_NOTED = "It is noted that this unpaid work may take somebody's paid job."
_CHECK_NOT_NOTED = "started {started_on}; day of the check: not noted"


@rule(
    Case,
    "placement.displacement_risk",
    Subject.PLACEMENT,
    MEASURE_AMSTELVEEN,
    line="Displacement found: {organisation}",
    why="The check says this unpaid work may take somebody's paid job.",
    sums=("checked {checked_on}, started {started_on}",),
)
def displacement_risk(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """The check found that this may take somebody's job."""
    for placement in case.placements:
        if not (placement.running(today) and placement.risk and placement.kind in UNPAID):
            continue
        checked_on = placement.checked_on
        due = checked_on or placement.started_on
        found = _finding(Severity.OVERDUE, placement, due, checked_on=checked_on)
        if not checked_on:
            found = found._replace(why=_RISK_NOTED, sums=(_CHECK_NOT_NOTED,))
        yield found


_PAST_END = "Past its agreed end {due}: {organisation}"
_PAST_END_WHY = "The agreed end has passed: what comes next, or until when does it go on?"


@rule(
    Case,
    "placement.end",
    Subject.PLACEMENT,
    OWN_CHOICE,
    norms="placement_warn_days",
    line="Placement ends {due}: {organisation}",
    why="Before a placement ends, coach and jobseeker talk about what comes next.",
    sums=("agreed end {due}",),
)
def end(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """The agreed end is near or past; talk about what comes next."""
    for placement in case.placements:
        due = placement.ends_on if placement.running(today) else None
        if due and (severity := graded(due, today, policy.placement_warn_days)):
            found = _finding(severity, placement, due)
            if severity is Severity.OVERDUE:
                found = found._replace(line=_PAST_END, why=_PAST_END_WHY)
            yield found


@rule(
    Case,
    "placement.no_end_date",
    Subject.PLACEMENT,
    HEUSDEN,
    line="No end date: {organisation}",
    why="Unpaid work is temporary and aimed at paid work, so its end is agreed.",
    sums=("started {started_on}, no end agreed",),
)
def no_end_date(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Unpaid work without an agreed end."""
    for placement in case.placements:
        if placement.running(today) and not placement.ends_on and placement.kind in UNPAID_WORK:
            yield _finding(Severity.NOTE, placement)


@rule(
    Case,
    "placement.over_max_term",
    Subject.PLACEMENT,
    "PW 6h, PW 10a",
    norms="placement_max_months",
    line="Longer than {months}: {organisation}",
    why="A placement of this kind ({kind}) lasts at most {months}.",
    sums=("started {started_on} + {months} = {due}",),
)
def over_max_term(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Longer than this kind of placement may last."""
    for placement in case.placements:
        months = policy.placement_max_months.get(placement.kind)
        if not months or not placement.running(today):
            continue
        due = add_months(placement.started_on, months)
        if today > due:
            found = _finding(Severity.OVERDUE, placement, due, months=months)
            yield found._replace(source=MAX_TERM_SOURCES[placement.kind])


@rule(
    Case,
    "placement.revolving_door",
    Subject.PLACEMENT,
    MEASURE_AMSTELVEEN,
    line="Unpaid work again: {organisation}",
    why="No revolving door: earlier unpaid work ended without a job.",
    sums=("begun {before}, ended without a job (at this organisation: {same})",),
)
def revolving_door(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Unpaid work again, after unpaid work that led to no job."""
    for placement in case.placements:
        if not placement.running(today) or placement.kind not in UNPAID_WORK:
            continue
        before = [
            item
            for item in case.placements
            if item.kind in UNPAID_WORK
            and item.started_on < placement.started_on
            and item.ended_on
            and item.outcome not in HIRED
        ]
        same = sum(item.organisation_id == placement.organisation_id for item in before)
        if same or len(before) >= 2:
            begun = tuple(item.started_on for item in before)
            yield _finding(Severity.NOTE, placement, before=begun, same=same)


_YEAR_OVER = "Volunteer allowance above the cap: {year} this year"
_CAPS = "{month} a month (cap {month_cap}); {year} this year (cap {year_cap})"
_UNDER_27 = "Under 27 on benefit the volunteer allowance is not exempt at all (PW 31(5))."


@rule(
    Case,
    "placement.allowance_over_cap",
    Subject.PLACEMENT,
    "volunteer allowance 2025, PW 31",
    norms="allowance_month_cap allowance_year_cap",
    line="Volunteer allowance above the cap: {month} a month",
    why="Volunteer allowances together are at most {month_cap} a month and {year_cap} a year.",
)
def allowance_over_cap(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Volunteer allowances together above what stays exempt."""
    volunteer = [item for item in case.placements if item.kind == PlacementKind.VOLUNTEER]
    running = [item for item in volunteer if item.running(today)]
    if not running:
        return ()
    month = sum((item.allowance or Decimal(0) for item in running), Decimal(0))
    year = sum(
        (
            (item.allowance or Decimal(0)) * _months_this_year(item, today.year)
            for item in volunteer
        ),
        Decimal(0),
    )
    if month <= policy.allowance_month_cap and year <= policy.allowance_year_cap:
        return ()
    facts = {
        "month": month,
        "month_cap": policy.allowance_month_cap,
        "year": year,
        "year_cap": policy.allowance_year_cap,
    }
    is_young = case.born_on is not None and today < add_months(case.born_on, _YOUNG_MONTHS)
    line = "" if month > policy.allowance_month_cap else _YEAR_OVER
    sums = (_CAPS, _UNDER_27) if is_young else (_CAPS,)
    return [RuleFinding(Severity.NOTE, case.record, facts=facts, line=line, sums=sums)]


def _months_this_year(placement: PlacementFact, year: int) -> int:
    last = placement.ended_on or placement.ends_on or date(year, 12, 31)
    return months_touched(year, placement.started_on, last)


_LAST_VISIT = "last visit {visited_on} + {months} = {due}"


@rule(
    Case,
    "placement.visit_due",
    Subject.PLACEMENT,
    VISITS,
    norms="placement_visit_months contact_warn_days",
    line="Visit the placement: {organisation}",
    why="Who works somewhere on a placement is visited there every {months}.",
    sums=("started {started_on} + {months} = {due}",),
)
def visit_due(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """Some time after the last visit, or after the start."""
    months = policy.placement_visit_months
    for placement in case.placements:
        if not placement.running(today) or placement.kind not in VISITED:
            continue
        visited_on = placement.visited_on
        due = add_months(visited_on or placement.started_on, months)
        if severity := graded(due, today, policy.contact_warn_days):
            found = _finding(severity, placement, due, visited_on=visited_on, months=months)
            yield found._replace(sums=(_LAST_VISIT,) if visited_on else ())
