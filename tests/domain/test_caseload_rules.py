"""What the rules about the caseload promise: near, full and over the limit, one line at most."""

import pytest

from tests.domain.examples import Answers, Json, Rules, example, names, said_by_the_oracle


def people(count: int) -> list[Json]:
    """So many active people beside the one every example has."""
    return [{} for _ in range(count - 1)]


RULES: Rules = {
    "caseload.over_limit": {
        "over with one more than the limit": example(("overdue", None), others=people(41)),
        "nothing at the limit": example(others=people(40)),
        "the coach's own limit goes before the norm": example(
            ("overdue", None), others=people(4), limit=3
        ),
        "the norm is the limit of a coach without one": example(
            ("overdue", None), others=people(4), norms={"caseload_limit": 3}
        ),
        "nothing when the coach's own limit is higher than the norm": example(
            others=people(4), norms={"caseload_limit": 3}, limit=9
        ),
        "somebody closed today does not count": example(
            others=[*people(3), {"closed_on": 0}], limit=3
        ),
        "somebody who closes tomorrow counts": example(
            ("overdue", None), others=[*people(3), {"closed_on": 1}], limit=3
        ),
        "somebody who registers today counts": example(
            ("overdue", None), others=[*people(3), {"registered_on": 0}], limit=3
        ),
        "somebody who registers tomorrow does not count": example(
            others=[*people(3), {"registered_on": 1}], limit=3
        ),
    },
    "caseload.full": {
        "full at the limit": example(("soon", None), others=people(40)),
        "nothing with one less": example(others=people(39)),
        "nothing with one more": example(others=people(41)),
        "full by the coach's own limit": example(("soon", None), others=people(3), limit=3),
        "full by the limit of the norm": example(
            ("soon", None), others=people(3), norms={"caseload_limit": 3}
        ),
        "full whatever the norm warns at": example(
            ("soon", None), others=people(3), limit=3, norms={"caseload_warn_pct": 100}
        ),
        "somebody who registers tomorrow does not fill it": example(
            others=[*people(2), {"registered_on": 1}], limit=3
        ),
    },
    "caseload.near_limit": {
        "a note at nine tenths of the limit": example(("note", None), others=people(36)),
        "a note with one place left": example(("note", None), others=people(39)),
        "nothing below nine tenths": example(others=people(35)),
        "nothing at the limit": example(others=people(40)),
        "nothing over the limit": example(others=people(41)),
        "a part of somebody is not reached": example(
            others=people(5), limit=7, norms={"caseload_warn_pct": 75}
        ),
        "seven of eight are less than 88 of a hundred": example(
            others=people(7), limit=8, norms={"caseload_warn_pct": 88}
        ),
        "a part of somebody is passed": example(
            ("note", None), others=people(6), limit=7, norms={"caseload_warn_pct": 75}
        ),
        "nothing early where the norm warns at the limit only": example(
            others=people(6), limit=7, norms={"caseload_warn_pct": 100}
        ),
        "a note near the limit of the norm": example(
            ("note", None), others=people(9), norms={"caseload_limit": 10}
        ),
        "exactly the share of the norm": example(
            ("note", None), others=people(3), limit=6, norms={"caseload_warn_pct": 50}
        ),
        "people who are closed do not count": example(
            others=[*people(5), {"closed_on": 0}, {"closed_on": -9}], limit=7
        ),
    },
}


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_caseload(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
