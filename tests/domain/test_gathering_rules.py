"""What the rules about what people share promise: the roll of a workshop, work without a job."""

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
    workshop,
)


def ended(on: int | str, **facts: Any) -> Json:
    """Unpaid work at Groenwerk that ended on a day and led to no job."""
    return placement("2020-01-01", ended_on=on, **{"outcome": "completed", **facts})


def at_groenwerk(*placements: Json, says: bool, today: str = "2026-11-20") -> Example:
    """One person each, so that what counts is the organisation's."""
    first, *others = ({"placements": [item]} for item in placements)
    notes = [("note", None)] if says else []
    return example(*notes, registered_on="2020-01-01", others=others, today=today, **first)


THREE = (ended(-90), ended(-60), ended(-30))

RULES: Rules = {
    "workshop.roll_call_missing": {
        "nothing on the day itself": example(workshops=[workshop(0, 4, "planned")]),
        "nothing for one to come": example(workshops=[workshop(1, 4, "planned")]),
        "late from the day after": example(
            ("overdue", -1), workshops=[workshop(-1, 4, "planned")]
        ),
        "late for years": example(("overdue", -900), workshops=[workshop(-900, 4, "planned")]),
        "nothing once written down": example(
            others=[{}, {}], workshops=[workshop(-1, 4, "attended", "no_show", "excused")]
        ),
        "late while one of them is not written down": example(
            ("overdue", -1), others=[{}], workshops=[workshop(-1, 4, "attended", "planned")]
        ),
        "one line for everybody not written down": example(
            ("overdue", -1), others=[{}], workshops=[workshop(-1, 4, "planned", "planned")]
        ),
        "a line for each workshop": example(
            ("overdue", -1), ("overdue", -1), ("overdue", -8),
            workshops=[workshop(day, 4, "planned") for day in (-1, -1, -8, 0)],
        ),
        "nothing for a workshop of nobody": example(workshops=[workshop(-1, 4)]),
        "nothing for somebody closed today": example(
            closed_on=0, workshops=[workshop(-1, 4, "planned")]
        ),
        "late for somebody who closes tomorrow": example(
            ("overdue", -1), closed_on=1, workshops=[workshop(-1, 4, "planned")]
        ),
        "nothing for somebody who registers tomorrow": example(
            registered_on=1, workshops=[workshop(-1, 4, "planned")]
        ),
        "late for somebody who registers today": example(
            ("overdue", -1), registered_on=0, workshops=[workshop(-1, 4, "planned")]
        ),
        "late without an intake too": example(
            ("overdue", -1), plan_agreed_on=-9, workshops=[workshop(-1, 4, "planned")]
        ),
    },
    "organisation.never_hires": {
        "a note after three": at_groenwerk(*THREE, says=True),
        "nothing after two": at_groenwerk(*THREE[1:], says=False),
        "of one person alone too": example(("note", None), placements=list(THREE)),
        "nothing when one was hired for good": at_groenwerk(
            *THREE, ended(-9, outcome="hired_permanent"), says=False
        ),
        "nothing when one was hired for a time": at_groenwerk(
            *THREE, ended(-9, outcome="hired_temporary"), says=False
        ),
        "an end without an outcome led to no job": at_groenwerk(
            *THREE[1:], ended(-9, outcome=None), says=True
        ),
        "however it ended without a job": at_groenwerk(
            ended(-9, outcome="stopped_by_jobseeker"),
            ended(-9, outcome="stopped_by_organisation"),
            ended(-9, outcome="other"),
            says=True,
        ),
        "ended today counts": at_groenwerk(*THREE[1:], ended(0), says=True),
        "ends tomorrow, so it has not ended": at_groenwerk(*THREE[1:], ended(1), says=False),
        "still running does not count": at_groenwerk(*THREE[1:], placement(-90), says=False),
        "a day agreed as the end is no end": at_groenwerk(
            *THREE[1:], placement(-90, ends_on=-9), says=False
        ),
        "ended 24 months ago does not count": at_groenwerk(
            *THREE[1:], ended("2024-11-20"), says=False
        ),
        "ended a day less ago counts": at_groenwerk(*THREE[1:], ended("2024-11-21"), says=True),
        "hired 24 months ago does not count": at_groenwerk(
            *THREE, ended("2024-11-20", outcome="hired_permanent"), says=True
        ),
        "hired a day less ago counts": at_groenwerk(
            *THREE, ended("2024-11-21", outcome="hired_permanent"), says=False
        ),
        "hired from tomorrow has not happened": at_groenwerk(
            *THREE, ended(1, outcome="hired_permanent"), says=True
        ),
        "on 29 February: 24 months ago is 28 February": at_groenwerk(
            *(ended("2026-02-28") for _ in range(3)), says=False, today="2028-02-29"
        ),
        "on 29 February: the day after it counts": at_groenwerk(
            *(ended("2026-03-01") for _ in range(3)), says=True, today="2028-02-29"
        ),
        "unpaid work of every kind": at_groenwerk(
            ended(-9, kind="trial_placement"),
            ended(-9, kind="learn_work_internship"),
            ended(-9, kind="participation_placement"),
            says=True,
        ),
        "volunteer work, day activities and paid work do not count": at_groenwerk(
            *THREE[1:],
            *(ended(-9, kind=kind) for kind in ("volunteer", "day_activity", "basic_job")),
            says=False,
        ),
        "hired from volunteer work is not hired from unpaid work": at_groenwerk(
            *THREE, ended(-9, kind="volunteer", outcome="hired_permanent"), says=True
        ),
        "closed dossiers count": example(
            ("note", None),
            closed_on=-9,
            placements=[THREE[0]],
            others=[
                {"closed_on": 0, "placements": [THREE[1]]}, {"placements": [THREE[2]]},
            ],
        ),
        "other organisations do not count": at_groenwerk(
            *THREE[1:], ended(-9, organisation="Zorgpartners"), says=False
        ),
        "the same organisation in other letters": at_groenwerk(
            ended(-9, organisation="CAFÉ ÜNAL"),
            ended(-9, organisation="Café Ünal"),
            ended(-9, organisation="café ünal"),
            says=True,
        ),
        "a note for each organisation": example(
            ("note", None), ("note", None),
            placements=[
                *THREE, *({**item, "organisation": "Zorgpartners"} for item in THREE),
            ],
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_gathering(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
