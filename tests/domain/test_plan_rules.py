"""What the rules about the plan promise: it is there, its steps are taken, it is reviewed."""

import pytest

from tests.domain.examples import Answers, Rules, example, names, said_by_the_oracle, step

RULES: Rules = {
    "plan.missing": {
        "nothing on the day the intake is due": example(registered_on=-14),
        "late the day after": example(("overdue", -1), registered_on=-15),
        "late for years": example(("overdue", -386), registered_on=-400),
        "nothing while an intake is open": example(registered_on=-90, intake_started_on=-80),
        "nothing once an intake begins today": example(registered_on=-90, intake_started_on=0),
        "an intake that begins tomorrow is not open": example(
            ("overdue", -76), registered_on=-90, intake_started_on=1
        ),
        "late once the intake is closed": example(
            ("overdue", -1), registered_on=-15, intake_started_on=-9, intake_closed_on=0
        ),
        "an intake that closes tomorrow is open": example(
            registered_on=-15, intake_started_on=-9, intake_closed_on=1
        ),
        "a closed intake begun late is counted from registration": example(
            ("overdue", -76), registered_on=-90, intake_started_on=-5, intake_closed_on=-1
        ),
        "nothing on the day it is due, the intake closed": example(
            registered_on=-14, intake_started_on=-9, intake_closed_on=-1
        ),
        "nothing once agreed": example(registered_on=-15, plan_agreed_on=0),
        "nothing once agreed, the intake closed": example(
            registered_on=-15, intake_started_on=-9, intake_closed_on=-1, plan_agreed_on=-1
        ),
        "agreed before registering is agreed": example(registered_on=-15, plan_agreed_on=-90),
        "agreed tomorrow is not agreed": example(
            ("overdue", -1), registered_on=-15, plan_agreed_on=1
        ),
        "a goal without an agreement is no plan": example(
            ("overdue", -1), registered_on=-15, plan_goal="Hovenier", plan_steps=[step(9)]
        ),
        "the norm moves the day": example(
            ("overdue", -1), registered_on=-22, norms={"intake_days": 21}
        ),
        "the day after registering where the norm is none": example(
            ("overdue", -1), registered_on=-1, norms={"intake_days": 0}
        ),
    },
    "plan.step_due": {
        "nothing eight days before": example(plan_steps=[step(8)]),
        "soon from seven days before": example(("soon", 7), plan_steps=[step(7)]),
        "soon on the day itself": example(("soon", 0), plan_steps=[step(0)]),
        "late the day after": example(("overdue", -1), plan_steps=[step(-1)]),
        "one begun is like one to do": example(("overdue", -1), plan_steps=[step(-1, "doing")]),
        "nothing for one done, dropped or cancelled": example(
            plan_steps=[
                step(-1, "done", done_on=0),
                step(-1, "dropped_by_jobseeker"),
                step(-1, "cancelled_by_us"),
            ]
        ),
        "nothing for one without a day": example(plan_steps=[step(None), step(None, "doing")]),
        "a line for each step": example(
            ("overdue", -3), ("soon", 1), ("soon", 1),
            plan_steps=[step(1), step(-3, "doing"), step(1), step(30)],
        ),
        "a step of anybody": example(
            *[("overdue", -1)] * 4,
            plan_steps=[
                step(-1, owner=owner) for owner in ("jobseeker", "coach", "together", "other")
            ],
        ),
        "without an agreed plan too": example(("soon", 2), plan_steps=[step(2)]),
        "no holiday moves it": example(
            ("overdue", "2027-01-01"), plan_steps=[step("2027-01-01")], today="2027-01-02"
        ),
        "as early as the norm warns": example(
            ("soon", 8), plan_steps=[step(8)], norms={"step_warn_days": 8}
        ),
        "on the day alone where the norm warns no day ahead": example(
            ("soon", 0), plan_steps=[step(0), step(1)], norms={"step_warn_days": 0}
        ),
    },
    "plan.review_due": {
        "nothing fifteen days before": example(plan_agreed_on="2026-06-05"),
        "soon from fourteen days before": example(
            ("soon", "2026-12-04"), plan_agreed_on="2026-06-04"
        ),
        "soon on the day it is due": example(("soon", 0), plan_agreed_on="2026-05-20"),
        "late the day after": example(("overdue", -1), plan_agreed_on="2026-05-19"),
        "nothing without a plan": example(registered_on=-400),
        "nothing when only a review is noted": example(plan_reviewed_on="2026-01-01"),
        "counted from the review when that is later": example(
            ("overdue", -1), plan_agreed_on="2025-01-01", plan_reviewed_on="2026-05-19"
        ),
        "counted from the agreement when that is later": example(
            ("overdue", -1), plan_agreed_on="2026-05-19", plan_reviewed_on="2025-01-01"
        ),
        "nothing once reviewed today": example(plan_agreed_on="2026-05-19", plan_reviewed_on=0),
        "reviewed tomorrow is not reviewed": example(
            ("overdue", -1), plan_agreed_on="2026-05-19", plan_reviewed_on=1
        ),
        "nothing when it is agreed tomorrow": example(
            plan_agreed_on=1, plan_reviewed_on="2025-01-01"
        ),
        "31 August and six months is 28 February": example(
            ("overdue", "2027-02-28"), plan_agreed_on="2026-08-31", today="2027-03-01"
        ),
        "31 August and six months is 29 February in a leap year": example(
            ("soon", "2028-02-29"), plan_agreed_on="2027-08-31", today="2028-02-29"
        ),
        "29 February and six months is 29 August": example(
            ("overdue", "2028-08-29"), plan_agreed_on="2028-02-29", today="2028-08-30"
        ),
        "as many months as the norm says": example(
            ("overdue", -1), plan_agreed_on="2026-10-19", norms={"plan_review_months": 1}
        ),
        "as early as the norm warns": example(
            ("soon", "2026-12-05"), plan_agreed_on="2026-06-05", norms={"contact_warn_days": 15}
        ),
    },
    "plan.no_open_step": {
        "a note from the day of the plan": example(("note", None), plan_agreed_on=0),
        "nothing when it is agreed tomorrow": example(plan_agreed_on=1),
        "nothing without a plan": example(plan_steps=[]),
        "nothing with a step to do": example(plan_agreed_on=-9, plan_steps=[step(None)]),
        "nothing with a step begun": example(plan_agreed_on=-9, plan_steps=[step(5, "doing")]),
        "nothing with a step that is late": example(plan_agreed_on=-9, plan_steps=[step(-5)]),
        "a note when all are done, dropped or cancelled": example(
            ("note", None),
            plan_agreed_on=-9,
            plan_steps=[
                step(-1, "done"), step(9, "dropped_by_jobseeker"), step(None, "cancelled_by_us"),
            ],
        ),
        "nothing with one open among them": example(
            plan_agreed_on=-9, plan_steps=[step(-1, "done"), step(9)]
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_plan(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
