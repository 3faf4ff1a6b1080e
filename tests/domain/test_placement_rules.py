"""What the rules about placements promise: no displacement, no carousel, an end, the caps."""

from typing import Any

import pytest

from tests.domain.examples import (
    Answers,
    Example,
    Json,
    Rules,
    example,
    names,
    placement,
    said_by_the_oracle,
)

UNPAID_WORK = (
    "work_experience", "learn_work_internship", "trial_placement", "participation_placement",
)  # fmt: skip
PAID = ("apprenticeship", "sheltered_work", "basic_job", "subsidised_job", "paid_job")


def placed(*says: tuple[str, Any], at: list[Json], **facts: Any) -> Example:
    """Somebody with these placements."""
    return example(*says, placements=at, **facts)


def checked(on: int | str, **facts: Any) -> Json:
    """A placement checked for displacement on a day."""
    return placement("2024-01-10", displacement_checked_on=on, **facts)


def volunteer(started_on: int | str, allowance: str | None, **facts: Any) -> Json:
    return placement(started_on, "volunteer", allowance_per_month=allowance, **facts)


def ended(started_on: int | str, ended_on: int | str, **facts: Any) -> Json:
    """Unpaid work that ended, at another organisation, without being hired."""
    other = {"organisation": "Zorgpartners", "outcome": "completed", **facts}
    return placement(started_on, ended_on=ended_on, **other)


CHECK: dict[str, Example] = {
    "late from the first day when never checked": placed(("overdue", 0), at=[placement(0)]),
    "late since its start when never checked": placed(("overdue", -99), at=[placement(-99)]),
    "nothing when it starts tomorrow": placed(at=[placement(1)]),
    "nothing once checked today": placed(at=[checked(0)]),
    "checked tomorrow is not checked": placed(
        ("overdue", -5), at=[placement(-5, displacement_checked_on=1)]
    ),
    "nothing on the day twelve months after": placed(at=[checked("2025-11-20")]),
    "late the day after": placed(("overdue", -1), at=[checked("2025-11-19")]),
    "a check before its start counts": placed(
        at=[placement(-5, displacement_checked_on=-30)]
    ),
    "a risk found does not make it unchecked": placed(at=[checked(-9, displacement_risk=True)]),
    "checked on 29 February is due on 28 February": placed(
        ("overdue", "2025-02-28"), at=[checked("2024-02-29")], today="2025-03-01"
    ),
    "nothing on that 28 February": placed(at=[checked("2024-02-29")], today="2025-02-28"),
    "as many months as the norm says": placed(
        ("overdue", -1), at=[checked("2026-10-19")], norms={"displacement_check_months": 1}
    ),
    "nothing once ended today": placed(at=[placement(-9, ended_on=0)]),
    "ends tomorrow, so it runs": placed(("overdue", -9), at=[placement(-9, ended_on=1)]),
    "runs past the day agreed as its end": placed(
        ("overdue", -9), at=[placement(-9, ends_on=-2)]
    ),
    "for all unpaid work": placed(
        *[("overdue", -9)] * 4, at=[placement(-9, kind) for kind in UNPAID_WORK]
    ),
    "for volunteer work": placed(("overdue", -9), at=[placement(-9, "volunteer")]),
    "not for day activities": placed(at=[placement(-9, "day_activity")]),
    "not for paid work": placed(at=[placement(-9, kind) for kind in PAID]),
    "a line for each placement": placed(
        ("overdue", -9), ("overdue", -3), at=[placement(-9), placement(-3), checked(-1)]
    ),
}  # fmt: skip

RISK: dict[str, Example] = {
    "late since the check that found it": placed(
        ("overdue", -9), at=[checked(-9, displacement_risk=True)]
    ),
    "late since its start when the check has no day": placed(
        ("overdue", -30), at=[placement(-30, displacement_risk=True)]
    ),
    "late since its start when the check is of tomorrow": placed(
        ("overdue", -30), at=[placement(-30, displacement_risk=True, displacement_checked_on=1)]
    ),
    "late on the day of the check": placed(
        ("overdue", 0), at=[checked(0, displacement_risk=True)]
    ),
    "nothing without a risk": placed(at=[checked(-9, displacement_risk=False)]),
    "nothing when nobody said": placed(at=[checked(-9)]),
    "nothing when it starts tomorrow": placed(at=[placement(1, displacement_risk=True)]),
    "nothing once ended today": placed(at=[checked(-9, displacement_risk=True, ended_on=0)]),
    "ends tomorrow, so it runs": placed(
        ("overdue", -9), at=[checked(-9, displacement_risk=True, ended_on=1)]
    ),
    "for all unpaid placements": placed(
        *[("overdue", -9)] * 6,
        at=[
            placement(-9, kind, displacement_risk=True)
            for kind in (*UNPAID_WORK, "volunteer", "day_activity")
        ],
    ),
    "not for paid work": placed(
        at=[placement(-9, kind, displacement_risk=True) for kind in PAID]
    ),
}  # fmt: skip

END: dict[str, Example] = {
    "nothing thirty-one days before": placed(at=[placement(-9, ends_on=31)]),
    "soon from thirty days before": placed(("soon", 30), at=[placement(-9, ends_on=30)]),
    "soon on the day itself": placed(("soon", 0), at=[placement(-9, ends_on=0)]),
    "late the day after": placed(("overdue", -1), at=[placement(-9, ends_on=-1)]),
    "nothing without a day": placed(at=[placement(-9)]),
    "nothing when it starts tomorrow": placed(at=[placement(1, ends_on=9)]),
    "soon on its first day": placed(("soon", 9), at=[placement(0, ends_on=9)]),
    "nothing once ended today": placed(at=[placement(-9, ends_on=-1, ended_on=0)]),
    "ends tomorrow, so it runs": placed(
        ("overdue", -1), at=[placement(-9, ends_on=-1, ended_on=1)]
    ),
    "for every kind": placed(
        *[("soon", 9)] * 11,
        at=[
            placement(-9, kind, ends_on=9)
            for kind in (*UNPAID_WORK, "volunteer", "day_activity", *PAID)
        ],
    ),
    "no holiday moves it": placed(
        ("overdue", "2027-04-27"), at=[placement("2027-04-01", ends_on="2027-04-27")],
        today="2027-04-28",
    ),
    "as early as the norm warns": placed(
        ("soon", 2), at=[placement(-9, ends_on=3), placement(-9, ends_on=2)],
        norms={"placement_warn_days": 2},
    ),
}  # fmt: skip

NO_END: dict[str, Example] = {
    "a note from the first day": placed(("note", None), at=[placement(0)]),
    "nothing when it starts tomorrow": placed(at=[placement(1)]),
    "nothing with a day": placed(at=[placement(-9, ends_on=99)]),
    "nothing with a day gone by": placed(at=[placement(-9, ends_on=-1)]),
    "nothing once ended today": placed(at=[placement(-9, ended_on=0)]),
    "ends tomorrow, so it runs": placed(
        ("note", None), at=[placement(-9, ended_on=1)]
    ),
    "for all unpaid work": placed(
        *[("note", None)] * 4, at=[placement(-9, kind) for kind in UNPAID_WORK]
    ),
    "not for volunteers, day activities and paid work": placed(
        at=[placement(-9, kind) for kind in ("volunteer", "day_activity", *PAID)]
    ),
}  # fmt: skip

MAX_TERM: dict[str, Example] = {
    "nothing on the day six months after": placed(at=[placement("2026-05-20")]),
    "late the day after": placed(("overdue", -1), at=[placement("2026-05-19")]),
    "an internship after six months": placed(
        ("overdue", -1), at=[placement("2026-05-19", "learn_work_internship")]
    ),
    "a trial placement after six months": placed(
        ("overdue", -1), at=[placement("2026-05-19", "trial_placement")]
    ),
    "a participation placement after 24 months": placed(
        ("overdue", -1), at=[placement("2024-11-19", "participation_placement")]
    ),
    "a participation placement: nothing on that day": placed(
        at=[placement("2024-11-20", "participation_placement")]
    ),
    "never for kinds without a maximum": placed(
        at=[placement("2015-01-01", kind) for kind in ("volunteer", "day_activity", *PAID)]
    ),
    "whatever end was agreed": placed(
        ("overdue", -1), at=[placement("2026-05-19", ends_on=90)]
    ),
    "31 August and six months is 28 February": placed(
        ("overdue", "2027-02-28"), at=[placement("2026-08-31")], today="2027-03-01"
    ),
    "31 August and six months: nothing on 28 February": placed(
        at=[placement("2026-08-31")], today="2027-02-28"
    ),
    "29 February and 24 months is 28 February": placed(
        ("overdue", "2026-02-28"), at=[placement("2024-02-29", "participation_placement")],
        today="2026-03-01",
    ),
    "nothing once ended today": placed(at=[placement("2026-05-19", ended_on=0)]),
    "ends tomorrow, so it runs": placed(
        ("overdue", -1), at=[placement("2026-05-19", ended_on=1)]
    ),
    "the norm of one kind leaves the others": placed(
        ("overdue", "2026-10-19"),
        at=[placement("2026-09-19"), placement("2026-09-19", "trial_placement")],
        norms={"placement_max_months": {"trial_placement": 1}},
    ),
}  # fmt: skip

REVOLVING: dict[str, Example] = {
    "a note after unpaid work at the same organisation": placed(
        ("note", None), at=[ended(-90, -30, organisation="Groenwerk"), placement(-9)]
    ),
    "the same organisation in other letters": placed(
        ("note", None),
        at=[
            ended(-90, -30, organisation="CAFÉ ÜNAL"),
            placement(-9, organisation="Café Ünal"),
        ],
    ),
    "nothing after one at another organisation": placed(at=[ended(-90, -30), placement(-9)]),
    "a note after two at other organisations": placed(
        ("note", None),
        at=[ended(-90, -60), ended(-50, -30, organisation="Anders"), placement(-9)],
    ),
    "a note after two at one other organisation": placed(
        ("note", None), at=[ended(-90, -60), ended(-50, -30), placement(-9)]
    ),
    "nothing when the one here led to a job for good": placed(
        at=[
            ended(-90, -30, organisation="Groenwerk", outcome="hired_permanent"), placement(-9),
        ]
    ),
    "nothing when the one here led to a job for a time": placed(
        at=[
            ended(-90, -30, organisation="Groenwerk", outcome="hired_temporary"), placement(-9),
        ]
    ),
    "nothing when one of two led to a job": placed(
        at=[ended(-90, -60), ended(-50, -30, outcome="hired_temporary"), placement(-9)]
    ),
    "an end without an outcome led to no job": placed(
        ("note", None),
        at=[ended(-90, -30, organisation="Groenwerk", outcome=None), placement(-9)],
    ),
    "however it ended without a job": placed(
        ("note", None),
        at=[
            ended(-90, -60, outcome="stopped_by_jobseeker"),
            ended(-50, -30, outcome="stopped_by_organisation"),
            placement(-9),
        ],
    ),
    "nothing while the one before still runs": placed(at=[placement(-90), placement(-90)]),
    "the one before ends tomorrow, so it has not ended": placed(
        at=[ended(-90, 1, organisation="Groenwerk"), placement(-9)]
    ),
    "the one before ended today": placed(
        ("note", None), at=[ended(-90, 0, organisation="Groenwerk"), placement(-9)]
    ),
    "ended after this one started is still before": placed(
        ("note", None), at=[ended(-90, -2, organisation="Groenwerk"), placement(-9)]
    ),
    "nothing when it started on the same day": placed(
        at=[ended(-9, -2, organisation="Groenwerk"), placement(-9)]
    ),
    "nothing when it started later": placed(
        at=[ended(-5, -2, organisation="Groenwerk"), placement(-9)]
    ),
    "any unpaid work after any": placed(
        ("note", None),
        at=[
            ended(-90, -30, organisation="Groenwerk", kind="trial_placement"),
            placement(-9, "participation_placement"),
        ],
    ),
    "volunteer work before is no unpaid work": placed(
        at=[ended(-90, -30, organisation="Groenwerk", kind="volunteer"), placement(-9)]
    ),
    "paid work before is no unpaid work": placed(
        at=[ended(-90, -30, organisation="Groenwerk", kind="paid_job"), placement(-9)]
    ),
    "volunteer work after it is no carousel": placed(
        at=[ended(-90, -30, organisation="Groenwerk"), placement(-9, "volunteer")]
    ),
    "nothing once this one has ended": placed(
        at=[ended(-90, -30, organisation="Groenwerk"), placement(-9, ended_on=0)]
    ),
    "nothing when this one starts tomorrow": placed(
        at=[ended(-90, -30, organisation="Groenwerk"), placement(1)]
    ),
    "years before count": placed(
        ("note", None),
        at=[ended("2015-01-01", "2015-06-01", organisation="Groenwerk"), placement(-9)],
    ),
    "somebody else's do not count": placed(
        at=[placement(-9)], others=[{"placements": [ended(-90, -30, organisation="Groenwerk")]}]
    ),
}  # fmt: skip

CAPS: dict[str, Example] = {
    "nothing at the cap of a month": placed(at=[volunteer("2026-11-01", "210.00")]),
    "a note a cent above it": placed(("note", None), at=[volunteer("2026-11-01", "210.01")]),
    "two together above it": placed(
        ("note", None),
        at=[volunteer("2026-11-01", "105.00"), volunteer("2026-11-02", "105.01")],
    ),
    "one note for all together": placed(
        ("note", None), at=[volunteer("2026-11-01", "300.00"), volunteer("2026-11-02", "300.00")]
    ),
    "nothing without an allowance": placed(at=[volunteer("2026-01-01", None)]),
    "one without an allowance adds nothing to the month": placed(
        at=[volunteer("2026-11-01", "210.00"), volunteer("2026-11-01", None)]
    ),
    "one without an allowance adds nothing to the year": placed(
        at=[volunteer("2026-03-01", "210.00"), volunteer("2026-11-01", None)]
    ),
    "nothing for an allowance of another kind": placed(
        at=[placement(-9, "day_activity", allowance_per_month="500.00"), volunteer(-9, None)]
    ),
    "one that ended yesterday is not of this month's sum": placed(
        at=[volunteer(-9, "200.00", ended_on=-1), volunteer(-9, "200.00")]
    ),
    "one that ends tomorrow is": placed(
        ("note", None), at=[volunteer(-9, "200.00", ended_on=1), volunteer(-9, "200.00")]
    ),
    "one that starts tomorrow is not": placed(
        at=[volunteer(1, "200.00"), volunteer(-9, "200.00")]
    ),
    "nothing at the cap of a year: ten months": placed(at=[volunteer("2026-03-31", "210.00")]),
    "a note for eleven months": placed(("note", None), at=[volunteer("2026-02-28", "210.00")]),
    "the year runs to 31 December without an end": placed(
        ("note", None), at=[volunteer("2025-05-01", "175.01")]
    ),
    "the months of the year before do not count": placed(at=[volunteer("2025-05-01", "175.00")]),
    "the year stops at the day agreed as the end": placed(
        at=[volunteer("2026-02-01", "210.00", ends_on="2026-11-30")]
    ),
    "a day in a month is that month": placed(
        ("note", None), at=[volunteer("2026-02-01", "210.00", ends_on="2026-12-01")]
    ),
    "an end in another year counts to December": placed(
        ("note", None), at=[volunteer("2026-02-01", "210.00", ends_on="2027-03-01")]
    ),
    "ended ones of this year count": placed(
        ("note", None),
        at=[
            volunteer("2026-01-01", "210.00", ended_on="2026-09-30"),
            volunteer("2026-11-01", "105.01"),
        ],
    ),
    "ended ones count to the day they ended, not the day agreed": placed(
        at=[
            volunteer("2026-01-01", "210.00", ended_on="2026-08-31", ends_on="2026-12-31"),
            volunteer("2026-11-01", "210.00"),
        ]
    ),
    "planned ones of this year count": placed(
        ("note", None),
        at=[
            volunteer("2026-03-01", "209.00"), volunteer("2026-12-31", "20.00"),
        ],
    ),
    "planned ones of the next year do not": placed(
        at=[volunteer("2026-03-01", "209.00"), volunteer("2027-01-01", "209.00")]
    ),
    "nothing when none runs, whatever the year": placed(
        at=[volunteer("2026-01-01", "2000.00", ended_on=-1), volunteer(1, "2000.00")]
    ),
    "a running one without an allowance is enough": placed(
        ("note", None),
        at=[volunteer("2026-01-01", "2000.00", ended_on="2026-02-01"), volunteer(-9, None)],
    ),
    "a new year begins anew": placed(
        at=[volunteer("2026-01-01", "175.00")], today="2027-01-01"
    ),
    "the cap of a month by the norm": placed(
        ("note", None), at=[volunteer(-9, "100.01")], norms={"allowance_month_cap": "100.00"}
    ),
    "the cap of a year by the norm": placed(
        ("note", None), at=[volunteer("2026-11-01", "100.00")],
        norms={"allowance_year_cap": "199.99"},
    ),
    "cents add up exactly": placed(
        at=[volunteer("2026-12-01", "0.10"), volunteer("2026-12-01", "0.20")],
        norms={"allowance_month_cap": "0.30"}, today="2026-12-01",
    ),
}  # fmt: skip

RULES: Rules = {
    "placement.displacement_check": CHECK,
    "placement.displacement_risk": RISK,
    "placement.end": END,
    "placement.no_end_date": NO_END,
    "placement.over_max_term": MAX_TERM,
    "placement.revolving_door": REVOLVING,
    "placement.allowance_over_cap": CAPS,
}


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_placement(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
