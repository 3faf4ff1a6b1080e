"""What the rules about closed dossiers promise: aftercare for work, and the day one may go."""

from typing import Any

import pytest

from tests.domain.examples import (
    Answers,
    Day,
    Example,
    Json,
    Rules,
    example,
    held,
    names,
    said_by_the_oracle,
)


def closed(
    on: int | str, *says: tuple[str, Any], reason: str | None = "paid_permanent", **facts: Any
) -> Example:
    """A dossier closed on a day, to work unless said otherwise."""
    began = {"registered_on": "2020-01-01"}
    return example(*says, **began, closed_on=on, closed_reason=reason, **facts)


def check(on: int | str, still_working: bool | None = True) -> Json:
    return {"on": on, "still_working": still_working}


def to_work(*says: tuple[str, Day | None], **facts: Any) -> Example:
    return example(*says, **{"closed_reason": "paid_permanent", "registered_on": -1500, **facts})


def asked(on: Day, still_working: bool | None = True) -> Json:
    return {"on": on, "still_working": still_working}


def bonus(status: str, on: Day) -> Json:
    return {"kind": "outflow_bonus", "status": status, "on": on}


RULES: Rules = {
    "outflow.bonus": {
        "a note once there is a check after six months": to_work(
            ("note", "2026-11-05"), closed_on="2026-05-05", aftercare=[asked("2026-11-05")]
        ),
        "nothing for a check before that": to_work(
            closed_on="2026-05-05", aftercare=[asked("2026-11-04")]
        ),
        "nothing for a check to come": to_work(closed_on="2026-05-20", aftercare=[asked(1)]),
        "nothing when the work has ended, or it is not known": to_work(
            closed_on="2026-05-05", aftercare=[asked(-1, False), asked(-2, None)]
        ),
        "nothing for who left otherwise": to_work(
            closed_on="2026-05-05", closed_reason="education", aftercare=[asked(-1)]
        ),
        "nothing once the bonus is applied for, refused or paid": to_work(
            closed_on="2026-05-05", aftercare=[asked(-1)], rights=[bonus("applied", 0)]
        ),
        "a note while it is still to be looked at": to_work(
            ("note", "2026-11-05"),
            closed_on="2026-05-05", aftercare=[asked(-1)], rights=[bonus("to_look_at", -3)],
        ),
        "a note until the day of the request": to_work(
            ("note", "2026-11-05"),
            closed_on="2026-05-05", aftercare=[asked(-1)], rights=[bonus("applied", 1)],
        ),
        "nothing from the day the dossier may go": to_work(
            closed_on="2024-11-20", aftercare=[asked(-1)]
        ),
        "a note the day before": to_work(
            ("note", "2025-05-21"), closed_on="2024-11-21", aftercare=[asked(-1)]
        ),
        "as many months as the norms say": to_work(
            ("note", "2026-08-05"), closed_on="2026-05-05", aftercare=[asked("2026-08-05")],
            norms={"sustained_months": 3, "retention_months": 7},
        ),
    },
    "outflow.aftercare": {
        "first: nothing fifteen days before": closed("2026-11-05"),
        "first: soon from fourteen days before": closed("2026-11-04", ("soon", "2026-12-04")),
        "first: soon on the day it is due": closed("2026-10-20", ("soon", 0)),
        "first: late the day after": closed("2026-10-19", ("overdue", -1)),
        "first: late until the second opens": closed("2026-06-05", ("overdue", "2026-07-05")),
        "second: soon from fourteen days before": closed("2026-06-04", ("soon", "2026-12-04")),
        "second: soon on the day it is due": closed("2026-05-20", ("soon", 0)),
        "second: late the day after": closed("2026-05-19", ("overdue", -1)),
        "second: late until the third opens": closed("2025-12-05", ("overdue", "2026-06-05")),
        "third: soon from fourteen days before": closed("2025-12-04", ("soon", "2026-12-04")),
        "third: late the day after": closed("2025-11-19", ("overdue", -1)),
        "third: late the day before the dossier may go": closed(
            "2024-11-21", ("overdue", "2025-11-21")
        ),
        "nothing from the day the dossier may go": closed("2024-11-20"),
        "paid work for a time is work": closed(
            "2026-10-19", ("overdue", -1), reason="paid_temporary"
        ),
        "a business of one's own is work": closed(
            "2026-10-19", ("overdue", -1), reason="self_employed"
        ),
        "education is no work": closed("2026-10-19", reason="education"),
        "a move is no work": closed("2026-10-19", reason="moved"),
        "a pension is no work": closed("2026-10-19", reason="pension_age"),
        "a relationship is no work": closed("2026-10-19", reason="relationship"),
        "other income is no work": closed("2026-10-19", reason="other_income"),
        "handed to another coach is no work": closed("2026-10-19", reason="transferred"),
        "another reason is no work": closed("2026-10-19", reason="other"),
        "no reason given is no work": closed("2026-10-19", reason=None),
        "nothing for somebody not closed": example(closed_reason="paid_permanent"),
        "a check on the first day of its window settles it": closed(
            "2026-10-19", aftercare=[check("2026-11-05")]
        ),
        "a check the day before its window does not": closed(
            "2026-10-19", ("overdue", -1), aftercare=[check("2026-11-04")]
        ),
        "a check of today settles it": closed("2026-10-19", aftercare=[check(0)]),
        "a check of tomorrow has not happened": closed(
            "2026-10-19", ("overdue", -1), aftercare=[check(1)]
        ),
        "a check without an answer settles it": closed(
            "2026-10-19", aftercare=[check(-1, None)]
        ),
        "an early check settles the moment before it is due": closed(
            "2026-11-04", aftercare=[check(0)]
        ),
        "the check of the first moment does not settle the second": closed(
            "2026-05-19", ("overdue", -1), aftercare=[check("2026-06-19")]
        ),
        "the moments before the latest are let go": closed(
            "2026-05-19", aftercare=[check("2026-11-05")]
        ),
        "nothing once the work has stopped": closed(
            "2026-05-19", aftercare=[check("2026-06-19", False)]
        ),
        "nothing once it stopped, whatever was said later": closed(
            "2025-12-04", aftercare=[check("2026-01-04", False), check("2026-06-04", True)]
        ),
        "stopped by a check of tomorrow has not happened": closed(
            "2026-10-19", ("overdue", -1), aftercare=[check(1, False)]
        ),
        "a contact is no check": closed(
            "2026-10-19", ("overdue", -1), contacts=[held(-1)]
        ),
        "31 January and one month is 28 February": closed(
            "2027-01-31", ("overdue", "2027-02-28"), today="2027-03-01"
        ),
        "31 January and one month is 29 February in a leap year": closed(
            "2028-01-31", ("soon", "2028-02-29"), today="2028-02-29"
        ),
        "31 August and six months is 28 February": closed(
            "2026-08-31", ("overdue", "2027-02-28"), today="2027-03-01"
        ),
        "no holiday moves it": closed(
            "2026-11-25", ("overdue", "2026-12-25"), today="2026-12-26"
        ),
        "the moments of the norm": closed(
            "2026-08-19", ("overdue", -1), norms={"aftercare_months": [3]}
        ),
        "nothing before the first moment of the norm": closed(
            "2026-10-19", norms={"aftercare_months": [3]}
        ),
        "moments in any order": closed(
            "2026-05-19", ("overdue", -1), norms={"aftercare_months": [12, 6, 1]}
        ),
        "two windows open at once: the later moment": closed(
            "2026-10-19", ("soon", "2026-12-19"),
            norms={"aftercare_months": [1, 2], "contact_warn_days": 40},
        ),
        "soon on the day of closing where the norm warns as early": closed(
            0, ("soon", "2026-12-20"), norms={"contact_warn_days": 40}
        ),
        "nothing when it closes tomorrow": closed(1, norms={"contact_warn_days": 40}),
        "a shorter time to keep ends it": closed(
            "2026-05-20", norms={"retention_months": 6}
        ),
        "as early as the norm warns": closed(
            "2026-10-20", ("soon", 0), norms={"contact_warn_days": 0}
        ),
    },
    "retention.due": {
        "nothing the day before": closed("2024-11-21"),
        "a note from the day itself": closed("2024-11-20", ("note", 0)),
        "a note the day after": closed("2024-11-19", ("note", -1)),
        "a note for years": closed("2020-02-01", ("note", "2022-02-01")),
        "whatever the reason": closed("2024-11-20", ("note", 0), reason="moved"),
        "without a reason": closed("2024-11-20", ("note", 0), reason=None),
        "nothing for somebody not closed": example(registered_on="2000-01-01"),
        "closed on 29 February is due on 28 February": closed(
            "2024-02-29", ("note", "2026-02-28"), today="2026-02-28"
        ),
        "closed on 29 February: nothing on the 27th": closed("2024-02-29", today="2026-02-27"),
        "as many months as the norm says": closed(
            "2026-10-20", ("note", 0), norms={"retention_months": 1}
        ),
        "no holiday moves it": closed(
            "2024-12-25", ("note", "2026-12-25"), today="2026-12-25"
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_outflow(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
