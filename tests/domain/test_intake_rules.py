"""What the rules about the intake promise: begun in time, hours enough, and a plan at its end."""

import pytest

from tests.domain.examples import Answers, Rules, example, names, said_by_the_oracle, workshop

BEGUN = {"registered_on": -10, "intake_started_on": -8}  # due in four days
LATE = {"registered_on": -15, "intake_started_on": -8}  # was due yesterday

RULES: Rules = {
    "intake.to_start": {
        "nothing two days after registering": example(registered_on=-2),
        "soon from the third day after": example(("soon", 11), registered_on=-3),
        "soon on the day the intake is due": example(("soon", 0), registered_on=-14),
        "nothing the day after it is due": example(registered_on=-15),
        "nothing once begun": example(registered_on=-5, intake_started_on=-1),
        "nothing once begun today": example(registered_on=-5, intake_started_on=0),
        "begins tomorrow, so not begun": example(
            ("soon", 9), registered_on=-5, intake_started_on=1
        ),
        "nothing when begun before registering": example(registered_on=-5, intake_started_on=-90),
        "nothing once a plan is agreed": example(registered_on=-5, plan_agreed_on=0),
        "a plan agreed tomorrow is not agreed": example(
            ("soon", 9), registered_on=-5, plan_agreed_on=1
        ),
        "across the end of a leap February": example(
            ("soon", "2028-03-05"), registered_on="2028-02-20", today="2028-02-29"
        ),
        "as long as the norm says": example(
            ("soon", 6), registered_on=-15, norms={"intake_days": 21}
        ),
        "never where the norm leaves less than three days": example(
            registered_on=-2, norms={"intake_days": 2}
        ),
        "one day alone where the norm is three": example(
            ("soon", 0), registered_on=-3, norms={"intake_days": 3}
        ),
    },
    "intake.late": {
        "nothing on the day it is due": example(registered_on=-14, intake_started_on=-8),
        "late the day after": example(("overdue", -1), **LATE),
        "late for as long as it runs": example(
            ("overdue", -386), registered_on=-400, intake_started_on=-390
        ),
        "begun on the day it was due: counted from registration": example(
            ("overdue", -1), registered_on=-15, intake_started_on=-1
        ),
        "begun the day after it was due: counted from its start": example(
            registered_on=-16, intake_started_on=-1
        ),
        "begun late: late the day after its own term": example(
            ("overdue", -1), registered_on=-90, intake_started_on=-15
        ),
        "begun late: not yet on the day of its own term": example(
            registered_on=-90, intake_started_on=-14
        ),
        "begun before registering: counted from registration": example(
            ("overdue", -1), registered_on=-15, intake_started_on=-40
        ),
        "nothing when it begins tomorrow": example(registered_on=-90, intake_started_on=1),
        "nothing without an intake": example(registered_on=-90),
        "nothing once closed": example(**LATE, intake_closed_on=0),
        "closes tomorrow, so still late": example(("overdue", -1), **LATE, intake_closed_on=1),
        "nothing with hours and a plan": example(
            **LATE, plan_agreed_on=0, workshops=[workshop(-7, 20, "attended")]
        ),
        "late with hours and no plan": example(
            ("overdue", -1), **LATE, workshops=[workshop(-7, 20, "attended")]
        ),
        "late with a plan and half an hour short": example(
            ("overdue", -1), **LATE, plan_agreed_on=-2,
            workshops=[workshop(-7, 19.5, "attended")],
        ),
        "late when the plan is agreed tomorrow": example(
            ("overdue", -1), **LATE, plan_agreed_on=1, workshops=[workshop(-7, 20, "attended")]
        ),
        "late when the hours were before its start": example(
            ("overdue", -1), **LATE, plan_agreed_on=0, workshops=[workshop(-9, 20, "attended")]
        ),
        "hours on the day it starts count": example(
            **LATE, plan_agreed_on=0, workshops=[workshop(-8, 20, "attended")]
        ),
        "hours of today count": example(
            **LATE, plan_agreed_on=0, workshops=[workshop(0, 20, "attended")]
        ),
        "hours attended tomorrow have not happened": example(
            ("overdue", -1), **LATE, plan_agreed_on=0, workshops=[workshop(1, 20, "attended")]
        ),
        "hours missed, excused or not written down count for nothing": example(
            ("overdue", -1), **LATE, plan_agreed_on=0,
            workshops=[workshop(-3, 20, how) for how in ("no_show", "excused", "planned")],
        ),
        "a plan alone is enough where the norm asks no hours": example(
            **LATE, plan_agreed_on=0, norms={"intake_hours": 0}
        ),
        "the norm moves the day": example(
            ("overdue", -1), registered_on=-8, intake_started_on=-8, norms={"intake_days": 7}
        ),
        "no holiday moves it": example(
            ("overdue", "2026-12-25"),
            registered_on="2026-12-11", intake_started_on="2026-12-12", today="2026-12-26",
        ),
    },
    "intake.hours_short": {
        "soon on the first day": example(("soon", 14), registered_on=0, intake_started_on=0),
        "soon on the day it is due": example(("soon", 0), registered_on=-14, intake_started_on=-8),
        "nothing the day after, when it is late": example(**LATE),
        "nothing with hours attended and planned enough": example(
            **BEGUN, workshops=[workshop(-5, 12, "attended"), workshop(2, 8, "planned")]
        ),
        "soon with half an hour short": example(
            ("soon", 4), **BEGUN,
            workshops=[workshop(-5, 12, "attended"), workshop(2, 7.5, "planned")],
        ),
        "half hours add up": example(
            **BEGUN, workshops=[workshop(-5, 9.5, "attended"), workshop(-4, 10.5, "attended")]
        ),
        "planned on the day it is due counts": example(
            **BEGUN, workshops=[workshop(4, 20, "planned")]
        ),
        "hours of the day it begins count": example(
            registered_on=0, intake_started_on=0, workshops=[workshop(0, 20, "attended")]
        ),
        "planned the day after it is due does not": example(
            ("soon", 4), **BEGUN, workshops=[workshop(5, 20, "planned")]
        ),
        "planned today counts": example(**BEGUN, workshops=[workshop(0, 20, "planned")]),
        "still planned of yesterday counts for nothing": example(
            ("soon", 4), **BEGUN, workshops=[workshop(-1, 20, "planned")]
        ),
        "attended before its start does not count": example(
            ("soon", 4), **BEGUN, workshops=[workshop(-9, 20, "attended")]
        ),
        "attended tomorrow has not happened": example(
            ("soon", 4), **BEGUN, workshops=[workshop(1, 20, "attended")]
        ),
        "missed and excused do not count": example(
            ("soon", 4), **BEGUN,
            workshops=[workshop(-5, 20, "no_show"), workshop(2, 20, "excused")],
        ),
        "hours of somebody else do not count": example(
            ("soon", 4), **BEGUN, others=[{}], workshops=[workshop(-5, 20, "excused", "attended")]
        ),
        "a plan agreed adds no hours": example(("soon", 4), **BEGUN, plan_agreed_on=-1),
        "begun late: due by its own term": example(
            ("soon", 12), registered_on=-90, intake_started_on=-2
        ),
        "nothing without an intake": example(registered_on=-10),
        "nothing when it begins tomorrow": example(registered_on=-10, intake_started_on=1),
        "nothing once closed": example(**BEGUN, intake_closed_on=0),
        "closes tomorrow, so still soon": example(("soon", 4), **BEGUN, intake_closed_on=1),
        "due as the norm says": example(
            ("soon", 1), registered_on=-4, intake_started_on=-4, norms={"intake_days": 5}
        ),
        "as many hours as the norm asks": example(
            ("soon", 4), **BEGUN, norms={"intake_hours": 21},
            workshops=[workshop(-5, 20, "attended")],
        ),
    },
    "intake.plan_to_make": {
        "nothing four days before it is due": example(**BEGUN),
        "soon from three days before": example(
            ("soon", 3), registered_on=-11, intake_started_on=-8
        ),
        "soon on the day it is due": example(("soon", 0), registered_on=-14, intake_started_on=-8),
        "nothing the day after, when it is late": example(**LATE),
        "soon as soon as the hours are attended": example(
            ("soon", 4), **BEGUN, workshops=[workshop(0, 20, "attended")]
        ),
        "nothing with half an hour to go": example(
            **BEGUN, workshops=[workshop(0, 19.5, "attended")]
        ),
        "nothing while hours are only planned": example(
            **BEGUN, workshops=[workshop(0, 20, "planned")]
        ),
        "nothing once a plan is agreed": example(
            registered_on=-14, intake_started_on=-8, plan_agreed_on=0
        ),
        "nothing with hours and a plan": example(
            **BEGUN, plan_agreed_on=-1, workshops=[workshop(0, 20, "attended")]
        ),
        "a plan agreed tomorrow is not agreed": example(
            ("soon", 0), registered_on=-14, intake_started_on=-8, plan_agreed_on=1
        ),
        "begun late: three days before its own term": example(
            ("soon", 3), registered_on=-90, intake_started_on=-11
        ),
        "begun late: nothing four days before": example(registered_on=-90, intake_started_on=-10),
        "nothing without an intake": example(registered_on=-14),
        "nothing once closed": example(
            registered_on=-14, intake_started_on=-8, intake_closed_on=0
        ),
        "three days before the day of the norm": example(
            ("soon", 3), registered_on=-4, intake_started_on=-4, norms={"intake_days": 7}
        ),
        "from the first day where the norm asks no hours": example(
            ("soon", 14), registered_on=0, intake_started_on=0, norms={"intake_hours": 0}
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_intake(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
