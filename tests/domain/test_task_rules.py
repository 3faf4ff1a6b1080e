"""What the rule about the coach's own tasks promises."""

import pytest

from tests.domain.examples import (
    Answers,
    Day,
    Example,
    Json,
    Rules,
    example,
    names,
    said_by_the_oracle,
)


def task(due_on: Day | None, done_on: Day | None = None) -> Json:
    return {"title": "Jaarverslag", "due_on": due_on, "done_on": done_on}


def tasks(*items: Json, says: tuple[tuple[str, Day], ...] = (), **more: Json) -> Example:
    return example(*says, parts={"tasks": list(items)}, **more)


RULES: Rules = {
    "task.due": {
        "nothing eight days before": tasks(task(8)),
        "soon from seven days before": tasks(task(7), says=(("soon", 7),)),
        "soon on the day": tasks(task(0), says=(("soon", 0),)),
        "late from the day after": tasks(task(-1), says=(("overdue", -1),)),
        "late for years": tasks(task(-900), says=(("overdue", -900),)),
        "nothing without a day": tasks(task(None)),
        "nothing once done": tasks(task(-3, 0)),
        "nothing once done long before": tasks(task(3, -40)),
        "late while it is to be done tomorrow": tasks(task(-1, 1), says=(("overdue", -1),)),
        "one line each": tasks(task(0), task(0), task(-2, -2), says=(("soon", 0), ("soon", 0))),
        "soon from the norm's days before": tasks(
            task(10), says=(("soon", 10),), norms={"step_warn_days": 10}
        ),
        "nothing before the norm's days": tasks(task(4), norms={"step_warn_days": 3}),
    }
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return RULES


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_the_desk_says_what_the_example_promises(rule: str, name: str, said: Answers) -> None:
    assert said(rule, name) == RULES[rule][name].says


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_the_oracle_says_the_same(rule: str, name: str) -> None:
    item = RULES[rule][name]
    assert said_by_the_oracle(item, rule) == item.says
