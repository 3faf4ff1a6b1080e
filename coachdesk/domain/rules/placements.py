"""Volunteer and other placements: no displacement, no carousel, an end, the allowance's caps."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from coachdesk.domain.case import Case, PlacementFact
from coachdesk.domain.dates import add_months, months_touched
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Severity, Signal, graded
from coachdesk.domain.vocabulary import HIRED, UNPAID, UNPAID_WORK, PlacementKind


def _signal(
    rule: str,
    severity: Severity,
    case: Case,
    placement: PlacementFact,
    due: date | None = None,
    **facts: Any,
) -> Signal:
    common = {
        "organisation": placement.organisation,
        "kind": placement.kind,
        "started_on": placement.started_on,
        "due": due,
    }
    return Signal(
        rule,
        severity,
        RecordRef("placement", placement.id),
        due,
        case.person,
        {**common, **facts},
    )


def displacement_check(
    case: Case, placement: PlacementFact, policy: Policy, today: date
) -> Signal | None:
    """`placement.displacement_check`: nobody asked (lately) whether this takes somebody's job."""
    if placement.kind not in UNPAID or placement.kind == PlacementKind.DAY_ACTIVITY:
        return None
    checked_on = placement.checked_on
    months = policy.displacement_check_months
    due = add_months(checked_on, months) if checked_on else placement.started_on
    if checked_on and today <= due:
        return None
    return _signal(
        "placement.displacement_check",
        Severity.OVERDUE,
        case,
        placement,
        due,
        checked_on=checked_on,
        months=months,
    )


def displacement_risk(case: Case, placement: PlacementFact) -> Signal | None:
    """`placement.displacement_risk`: the check found that this may take somebody's job."""
    if placement.kind not in UNPAID or not placement.risk:
        return None
    due = placement.checked_on or placement.started_on
    return _signal(
        "placement.displacement_risk",
        Severity.OVERDUE,
        case,
        placement,
        due,
        checked_on=placement.checked_on,
    )


def end(case: Case, placement: PlacementFact, policy: Policy, today: date) -> Signal | None:
    """`placement.end`: the agreed end is near or past; talk about what comes next."""
    if not placement.ends_on:
        return None
    severity = graded(placement.ends_on, today, policy.placement_warn_days)
    if not severity:
        return None
    return _signal("placement.end", severity, case, placement, placement.ends_on)


def no_end_date(case: Case, placement: PlacementFact) -> Signal | None:
    """`placement.no_end_date`: unpaid work without an agreed end."""
    if placement.ends_on or placement.kind not in UNPAID_WORK:
        return None
    return _signal("placement.no_end_date", Severity.NOTE, case, placement)


def over_max_term(
    case: Case, placement: PlacementFact, policy: Policy, today: date
) -> Signal | None:
    """`placement.over_max_term`: longer than this kind of placement may last."""
    months = policy.placement_max_months.get(placement.kind)
    if months is None:
        return None
    due = add_months(placement.started_on, months)
    if today <= due:
        return None
    return _signal("placement.over_max_term", Severity.OVERDUE, case, placement, due, months=months)


def revolving_door(case: Case, placement: PlacementFact) -> Signal | None:
    """`placement.revolving_door`: unpaid work again, after unpaid work that led to no job."""
    if placement.kind not in UNPAID_WORK:
        return None
    before = [
        item
        for item in case.placements
        if item.kind in UNPAID_WORK
        and item.started_on < placement.started_on
        and item.ended_on
        and item.outcome not in HIRED
    ]
    same = [item for item in before if item.organisation_id == placement.organisation_id]
    if not same and len(before) < 2:
        return None
    return _signal(
        "placement.revolving_door",
        Severity.NOTE,
        case,
        placement,
        before=tuple(item.started_on for item in before),
        same=len(same),
    )


def allowance_over_cap(case: Case, policy: Policy, today: date) -> Signal | None:
    """`placement.allowance_over_cap`: volunteer allowances together above what stays exempt."""
    volunteer = [item for item in case.placements if item.kind == PlacementKind.VOLUNTEER]
    running = [item for item in volunteer if item.running(today)]
    if not running:
        return None
    month = sum((item.allowance or Decimal(0) for item in running), Decimal(0))
    year = sum(
        (
            (item.allowance or Decimal(0)) * _months_this_year(item, today.year)
            for item in volunteer
        ),
        Decimal(0),
    )
    if month <= policy.allowance_month_cap and year <= policy.allowance_year_cap:
        return None
    facts = {
        "month": month,
        "month_cap": policy.allowance_month_cap,
        "year": year,
        "year_cap": policy.allowance_year_cap,
        "born_on": case.born_on,
    }
    return Signal(
        "placement.allowance_over_cap",
        Severity.NOTE,
        case.record,
        person=case.person,
        facts=facts,
    )


def _months_this_year(placement: PlacementFact, year: int) -> int:
    last = placement.ended_on or placement.ends_on or date(year, 12, 31)
    return months_touched(year, placement.started_on, last)


def signals(case: Case, policy: Policy, today: date) -> Iterator[Signal]:
    for placement in case.placements:
        if not placement.running(today):
            continue
        for signal in (
            displacement_check(case, placement, policy, today),
            displacement_risk(case, placement),
            end(case, placement, policy, today),
            no_end_date(case, placement),
            over_max_term(case, placement, policy, today),
            revolving_door(case, placement),
        ):
            if signal:
                yield signal
    if signal := allowance_over_cap(case, policy, today):
        yield signal
