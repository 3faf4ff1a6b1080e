"""Figures that follow from counts: rates and medians, alone and of a team."""

from datetime import date

import pytest

from coachdesk.domain.case import AssistanceFact, Case, CheckFact
from coachdesk.domain.names import Person
from coachdesk.domain.policy import DEFAULTS
from coachdesk.domain.rules import Snapshot
from coachdesk.domain.summary import (
    COUNTED,
    Figures,
    Months,
    Summary,
    SummaryBackground,
    summarise,
    total,
)
from coachdesk.domain.vocabulary import ClosedReason, Threat

TODAY = date(2026, 11, 20)


def figures(**how: int) -> Figures:
    counts = dict.fromkeys(COUNTED, 0)
    counts |= {"active": how.get("active", 0), "outflow.closed_12m": how.get("closed", 0)}
    counts["outflow.to_work_12m"] = how.get("to_work", 0)
    return Figures(40, counts)


def person(number: int) -> Person:
    return Person(number, f"K-{number:05}", "Zoë", None, "Berg")


def closed(number: int, on: date, reason: ClosedReason, *checks: CheckFact) -> Case:
    return Case(
        person(number),
        active=False,
        registered_on=date(2024, 1, 5),
        closed_on=on,
        closed_reason=reason,
        checks=checks,
    )


def summary_of(*cases: Case, background: SummaryBackground | None = None) -> Summary:
    return summarise(
        Snapshot("Anna", 40, cases), background or SummaryBackground("u"), DEFAULTS, TODAY
    )


def test_a_threat_counts_until_it_is_averted_talked_about_or_not() -> None:
    def asked(**facts: date) -> Case:
        known = {"threat": Threat.EVICTION, "threat_on": TODAY}
        help_asked = AssistanceFact(1, TODAY, **known, **facts)
        return Case(person(1), True, date(2026, 1, 5), assistances=(help_asked,))

    not_talked, talked = asked(), asked(first_talk_on=TODAY)
    averted = asked(first_talk_on=TODAY, threat_averted_on=TODAY)
    found = summary_of(not_talked, talked, averted)
    assert found.figures.counts["debts.threats"] == 2


@pytest.mark.parametrize(
    ("to_work", "of", "rate"), [(1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3), (0, 5, 0), (5, 5, 100)]
)
def test_the_outflow_rate_is_rounded_half_up_to_one_decimal(
    to_work: int, of: int, rate: float
) -> None:
    assert figures(active=of - to_work, closed=to_work, to_work=to_work).rate_pct == rate


def test_a_rate_or_a_median_of_nobody_is_none() -> None:
    assert figures().rate_pct is None
    assert figures().median_first_talk_days is None
    assert total([]).value("outflow.rate_pct") is None


def test_rates_and_medians_of_a_team_are_taken_anew() -> None:
    one = figures(active=10, closed=0)._replace(first_talk_days=(1, 1, 1, 1))
    other = figures(active=5, closed=5, to_work=5)._replace(first_talk_days=(9,))
    together = total([one, other])
    assert together.median_first_talk_days == 1
    assert together.rate_pct == 25
    assert together.limit == 80
    assert total([one, other._replace(first_talk_days=(4, 6, 8, 9))]).median_first_talk_days == 2.5


def test_months_are_added_by_name_and_the_last_24_count() -> None:
    def months(year: int, first: int) -> Months:
        names = (f"{year + (first + n) // 12}-{(first + n) % 12 + 1:02}" for n in range(24))
        return Months(tuple(names), (10,) * 24, (1,) * 24, (1,) * 24, (0,) * 24)

    together = total([figures()._replace(months=months(2024, 10)),
                      figures()._replace(months=months(2024, 11))])  # fmt: skip
    rows = list(zip(*together.months, strict=True))
    assert len(rows) == 24
    assert rows[0] == ("2024-12", 20, 2, 2, 0)
    assert rows[-1] == ("2026-11", 10, 1, 1, 0)


def test_the_outflow_looks_back_twelve_months_and_no_further() -> None:
    found = summary_of(
        closed(1, date(2025, 11, 20), ClosedReason.PAID_PERMANENT),
        closed(2, date(2025, 11, 21), ClosedReason.PAID_PERMANENT),
        closed(3, TODAY, ClosedReason.MOVED),
        closed(4, TODAY, ClosedReason.TRANSFERRED),
    )
    assert found.refs["outflow.closed_12m"] == ("K-00002", "K-00003")
    assert found.refs["outflow.to_work_12m"] == ("K-00002",)
    assert [column[-1] for column in found.figures.months] == ["2026-11", 0, 0, 1, 0]


def test_outflow_is_sustained_by_a_check_at_the_norm_or_later_that_says_yes() -> None:
    on, due = date(2026, 1, 31), date(2026, 7, 31)
    yes, early = CheckFact(due, True), CheckFact(date(2026, 7, 30), True)
    found = summary_of(
        closed(1, on, ClosedReason.PAID_TEMPORARY, yes),
        closed(2, on, ClosedReason.PAID_TEMPORARY, early, CheckFact(due, False)),
        closed(3, on, ClosedReason.PAID_TEMPORARY, CheckFact(due, None)),
        closed(4, on, ClosedReason.EDUCATION, yes),
    )
    assert found.refs["outflow.sustained"] == ("K-00001",)


def test_who_was_seen_before_registration_waited_no_day() -> None:
    seen, never = (
        Case(person(number), True, date(2026, 11, 1), last_seen=last)
        for number, last in ((1, date(2026, 11, 9)), (2, None))
    )
    before = SummaryBackground("u", first_seen={1: date(2026, 10, 1)})
    after = SummaryBackground("u", first_seen={1: date(2026, 11, 4)})
    assert summary_of(seen, never, background=before).figures.first_talk_days == (0,)
    assert summary_of(seen, never, background=after).figures.first_talk_days == (3,)


def test_a_figure_that_counts_records_lists_each_dossier_once() -> None:
    from coachdesk.domain.case import PlacementFact
    from coachdesk.domain.vocabulary import PlacementKind

    work = PlacementFact(1, 1, "Groenwerk", PlacementKind.VOLUNTEER, "rol", date(2026, 10, 1))
    case = Case(person(1), True, date(2026, 1, 1), placements=(work, work._replace(id=2)))
    found = summary_of(case)
    assert found.figures.counts["placements.running_unpaid"] == 2
    assert found.refs["placements.running_unpaid"] == ("K-00001",)
