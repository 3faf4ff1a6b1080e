"""What the rules about rights promise: a check in time, and the supplement after years."""

from typing import Any

import pytest

from tests.domain.examples import Answers, Example, Rules, example, names, said_by_the_oracle


def on_benefit(
    *says: tuple[str, Any], since: int | str = -90, kind: str | None = "ioaw", **facts: Any
) -> Example:
    return example(*says, benefit_from=since, benefit_kind=kind, **facts)


def long_on_benefit(*says: tuple[str, Any], **facts: Any) -> Example:
    """Somebody who was on benefit for 36 months yesterday."""
    return on_benefit(*says, since="2023-11-19", **facts)


NOTE = ("note", None)

RULES: Rules = {
    "rights.check_due": {
        "never checked: nothing fifteen days before": on_benefit(
            registered_on=0, norms={"intake_days": 15}
        ),
        "never checked: a note from fourteen days before": on_benefit(
            ("note", 14), registered_on=0
        ),
        "never checked: a note on the day it is due": on_benefit(("note", 0), registered_on=-14),
        "never checked: still a note after it": on_benefit(("note", -386), registered_on=-400),
        "checked tomorrow is never checked": on_benefit(
            ("note", -1), registered_on=-15, rights_checked_on=1
        ),
        "checked: nothing fifteen days before": on_benefit(rights_checked_on="2025-12-05"),
        "checked: soon from fourteen days before": on_benefit(
            ("soon", "2026-12-04"), rights_checked_on="2025-12-04"
        ),
        "checked: soon on the day it is due": on_benefit(
            ("soon", 0), rights_checked_on="2025-11-20"
        ),
        "checked: late the day after": on_benefit(
            ("overdue", -1), rights_checked_on="2025-11-19"
        ),
        "nothing once checked today": on_benefit(rights_checked_on=0),
        "a check before registering counts": on_benefit(
            registered_on=-15, rights_checked_on=-60
        ),
        "checked on 29 February is due on 28 February": on_benefit(
            ("overdue", "2029-02-28"), rights_checked_on="2028-02-29", today="2029-03-01"
        ),
        "31 August and six months is 28 February": on_benefit(
            ("soon", "2027-02-28"), rights_checked_on="2026-08-31", today="2027-02-28",
            norms={"rights_check_months": 6},
        ),
        "nothing without a day the benefit began": on_benefit(since=None),
        "nothing when the benefit begins tomorrow": on_benefit(since=1),
        "a note when it begins today": on_benefit(("note", -386), since=0),
        "nothing where the kind says there is none": on_benefit(kind="none"),
        "a kind left empty is not none": on_benefit(("note", -386), kind=None),
        "as many months as the norm says": on_benefit(
            ("overdue", -1), rights_checked_on="2026-10-19", norms={"rights_check_months": 1}
        ),
        "as early as the norm warns": on_benefit(
            ("soon", 0), rights_checked_on="2025-11-20", norms={"contact_warn_days": 0}
        ),
    },
    "rights.long_term": {
        "nothing on the day 36 months after": on_benefit(since="2023-11-20"),
        "a note the day after": long_on_benefit(NOTE),
        "a note for years": on_benefit(NOTE, since="1999-01-01"),
        "nothing without a day the benefit began": on_benefit(since=None),
        "nothing where the kind says there is none": long_on_benefit(kind="none"),
        "a kind left empty is not none": long_on_benefit(NOTE, kind=None),
        "nothing the day before 21": long_on_benefit(born_on="2005-11-21"),
        "a note on the day of 21": long_on_benefit(NOTE, born_on="2005-11-20"),
        "age unknown does not stop it": long_on_benefit(NOTE, born_on=None),
        "born on 29 February: 21 on 28 February": on_benefit(
            NOTE, since="2025-02-27", born_on="2008-02-29", today="2029-02-28"
        ),
        "born on 29 February: not yet on the 27th": on_benefit(
            since="2025-02-26", born_on="2008-02-29", today="2029-02-27"
        ),
        "a day of birth still to come says no age": long_on_benefit(NOTE, born_on=1),
        "nothing with a supplement a day less than twelve months ago": long_on_benefit(
            income_supplement_on="2025-11-21"
        ),
        "a note with a supplement twelve months ago": long_on_benefit(
            NOTE, income_supplement_on="2025-11-20"
        ),
        "nothing with a supplement of today": long_on_benefit(income_supplement_on=0),
        "a supplement of tomorrow has not happened": long_on_benefit(NOTE, income_supplement_on=1),
        "nothing with a check since": long_on_benefit(rights_checked_on=0),
        "a check on the day of 36 months is not after it": long_on_benefit(
            NOTE, rights_checked_on=-1
        ),
        "a check of tomorrow has not happened": long_on_benefit(NOTE, rights_checked_on=1),
        "nothing with a check a day less than twelve months ago": on_benefit(
            since="2020-01-01", rights_checked_on="2025-11-21"
        ),
        "a note with a check twelve months ago": on_benefit(
            NOTE, since="2020-01-01", rights_checked_on="2025-11-20"
        ),
        "29 February and 36 months is 28 February": on_benefit(
            NOTE, since="2024-02-29", today="2027-03-01"
        ),
        "29 February and 36 months: nothing on that day": on_benefit(
            since="2024-02-29", today="2027-02-28"
        ),
        "as many months as the norm says": on_benefit(
            NOTE, since="2025-11-19", norms={"long_term_months": 12}
        ),
        "nothing before the months of the norm": long_on_benefit(norms={"long_term_months": 60}),
        "a check counts as long as the norm says": on_benefit(
            NOTE, since="2020-01-01", rights_checked_on="2026-05-20",
            norms={"rights_check_months": 6},
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_rights(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
