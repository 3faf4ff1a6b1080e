"""What holds for every rule: it has examples, uses the norms it names, and ends with a dossier.

The examples of the rules about active people stand in one store here, also with the dossier closed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coachdesk.domain.policy import NORMS
from coachdesk.domain.rules import RULES as DECLARED
from tests.domain import (
    test_caseload_rules,
    test_contact_rules,
    test_debt_rules,
    test_gathering_rules,
    test_intake_rules,
    test_outflow_rules,
    test_placement_rules,
    test_plan_rules,
    test_rights_rules,
    test_task_rules,
    test_work_rules,
)
from tests.domain.examples import (
    Answers,
    Example,
    Rules,
    example,
    is_shared,
    names,
    signals_of,
)

TABLES = (
    test_caseload_rules,
    test_contact_rules,
    test_debt_rules,
    test_gathering_rules,
    test_intake_rules,
    test_outflow_rules,
    test_placement_rules,
    test_plan_rules,
    test_rights_rules,
    test_task_rules,
    test_work_rules,
)
EXAMPLES: Rules = {rule: examples for file in TABLES for rule, examples in file.RULES.items()}
OF_THE_CLOSED = {"outflow", "retention"}


def with_its_closing(examples: Mapping[str, Example]) -> Iterator[tuple[str, Example]]:
    """The examples, and those in which a rule fires again with the dossier closed."""
    for name, item in examples.items():
        yield name, item
        if item.says:
            yield f"{name}{CLOSED}today", closed(item, 0)
            yield f"{name}{CLOSED}tomorrow", closed(item, 1)


def closed(item: Example, days: int) -> Example:
    """The same dossier closed so many days after the day of the example."""
    dossier = {**item.dossier, "closed_on": (item.today + timedelta(days=days)).isoformat()}
    return replace(item, dossier=dossier, says=item.says if days > 0 else ())


CLOSED = ", closed "
RULES: Rules = {
    rule: dict(with_its_closing(examples))
    for rule, examples in EXAMPLES.items()
    if not is_shared(rule) and rule.partition(".")[0] not in OF_THE_CLOSED
}
OTHER_NORMS: dict[str, Any] = {
    "caseload_limit": 9,
    "caseload_warn_pct": 10,
    "contact_rule": "calendar_quarter",
    "seen_modes": ["phone", "message"],
    "placement_max_months": {"work_experience": 2, "participation_placement": 5},
    "allowance_month_cap": "17.50",
    "allowance_year_cap": "99.00",
    "aftercare_months": [2, 9],
}


def test_every_rule_has_its_examples_and_every_example_a_rule() -> None:
    assert EXAMPLES.keys() == DECLARED.keys()


@pytest.mark.parametrize("rule", DECLARED)
def test_a_rule_fires_in_some_example_and_not_in_another(rule: str) -> None:
    assert {bool(item.says) for item in EXAMPLES[rule].values()} == {True, False}


@pytest.mark.parametrize("rule", DECLARED)
def test_each_norm_of_a_rule_is_changed_in_some_example(rule: str) -> None:
    changed = {norm for item in EXAMPLES[rule].values() for norm in item.norms}
    assert set(DECLARED[rule].norms) <= changed


@pytest.mark.parametrize(
    ("rule", "name"), [pair for pair in names(RULES) if CLOSED in pair.values[1]]
)
def test_what_is_said_of_an_active_person_ends_on_the_day_of_closing(
    rule: str, name: str, said: Answers
) -> None:
    assert said(rule, name) == RULES[rule][name].says


@pytest.mark.parametrize("norm", NORMS)
def test_a_rule_uses_no_norm_but_those_it_names(norm: str, said: Answers) -> None:
    def found(item: Example) -> list[object]:
        return [
            (line.rule, line.person, line.found._replace(facts={}))
            for line in signals_of(said.together, item)
            if norm not in line.rule.norms
        ]

    other = OTHER_NORMS.get(norm, 5)
    assert found(example(norms={norm: other})) == found(example())
