"""What the rules about employers, introductions, skills and the people around somebody promise."""

from typing import Any

import pytest

from tests.domain.examples import (
    Answers,
    Day,
    Example,
    Json,
    Rules,
    contact,
    example,
    names,
    placement,
    said_by_the_oracle,
)

GROENWERK = "Groenwerk"


def vacancy(closes_on: Day | None = None, **facts: Any) -> Json:
    needed = {"title": "Hovenier", "kind": "paid_job", "source": "coach", "reported_on": -30}
    return {**needed, "closes_on": closes_on, **facts}


def employer(name: str = GROENWERK, **lists: list[Json]) -> Json:
    return {"name": name, **lists}


def talk(on: Day, outcome: str | None = "held", **facts: Any) -> Json:
    return {"on": on, "mode": "phone", "purpose": "vacancy", "outcome": outcome, **facts}


def contract(until_on: Day, obligation: str = "1000.00", **facts: Any) -> Json:
    return {"title": "Bestek", "from_on": -300, "until_on": until_on, "obligation": obligation,
            **facts}  # fmt: skip


def at(*organisations: Json, says: tuple[tuple[str, Day | None], ...] = (), **more: Any) -> Example:
    """An example with these employers."""
    parts = {"organisations": list(organisations)}
    return example(*says, parts=parts, registered_on=-400, **more)


def introduced(status: str, on: Day, **facts: Any) -> Json:
    return {"organisation": GROENWERK, "vacancy": "Hovenier", "status": status, "on": on, **facts}


def pairing(started_on: Day, **facts: Any) -> Json:
    return {"kind": "buddy", "with_whom": "Willem", "started_on": started_on, **facts}


def skill(expires_on: Day | None, kind: str = "certificate", **facts: Any) -> Json:
    return {"kind": kind, "title": "VCA", "expires_on": expires_on, **facts}


def right(status: str, on: Day, kind: str = "city_pass", **facts: Any) -> Json:
    return {"kind": kind, "status": status, "on": on, **facts}


def alone(*introductions: Json, says: tuple[tuple[str, Day | None], ...] = (),
          vacancies: list[Json], **more: Any) -> Example:  # fmt: skip
    return at(employer(vacancies=vacancies), says=says, introductions=list(introductions), **more)


RULES: Rules = {
    "vacancy.closing": {
        "nothing eight days before": at(employer(vacancies=[vacancy(8)])),
        "soon from seven days before": at(employer(vacancies=[vacancy(7)]), says=(("soon", 7),)),
        "soon on the day": at(employer(vacancies=[vacancy(0)]), says=(("soon", 0),)),
        "late from the day after": at(employer(vacancies=[vacancy(-1)]), says=(("overdue", -1),)),
        "nothing without a day": at(employer(vacancies=[vacancy()])),
        "nothing once closed": at(employer(vacancies=[vacancy(3, closed_on=0)])),
        "soon when it is closed tomorrow": at(
            employer(vacancies=[vacancy(3, closed_on=1)]), says=(("soon", 3),)
        ),
        "nothing before it is reported": at(employer(vacancies=[vacancy(3, reported_on=1)])),
        "nothing once all places are filled": alone(
            introduced("hired", -1), introduced("hired", 0), vacancies=[vacancy(3, places=2)]
        ),
        "soon with a place left": alone(
            introduced("hired", -1), introduced("trial", -1),
            vacancies=[vacancy(3, places=2)], says=(("soon", 3),),
        ),
        "soon when somebody starts tomorrow": alone(
            introduced("hired", 1), vacancies=[vacancy(3)], says=(("soon", 3),)
        ),
        "as early as the norm warns": at(
            employer(vacancies=[vacancy(9)]), says=(("soon", 9),), norms={"vacancy_warn_days": 9}
        ),
    },
    "introduction.to_make": {
        "soon from the day itself": alone(
            introduced("agreed", 0), vacancies=[vacancy()], says=(("soon", 7),)
        ),
        "soon on the seventh day": alone(
            introduced("agreed", -7), vacancies=[vacancy()], says=(("soon", 0),)
        ),
        "late from the eighth": alone(
            introduced("agreed", -8), vacancies=[vacancy()], says=(("overdue", -1),)
        ),
        "the vacancy closes earlier": alone(
            introduced("agreed", -2), vacancies=[vacancy(3)], says=(("soon", 3),)
        ),
        "nothing before it is agreed": alone(introduced("agreed", 1), vacancies=[vacancy()]),
        "nothing once introduced": alone(introduced("introduced", -2), vacancies=[vacancy()]),
        "nothing for a closed vacancy": alone(
            introduced("agreed", -2), vacancies=[vacancy(closed_on=0)]
        ),
        "nothing for somebody closed": alone(
            introduced("agreed", -2), vacancies=[vacancy()], closed_on=0
        ),
        "as long as the norm says": alone(
            introduced("agreed", -2), vacancies=[vacancy()], says=(("soon", 1),),
            norms={"introduction_answer_days": 3},
        ),
    },
    "introduction.no_answer": {
        "nothing on the seventh day": alone(introduced("introduced", -7), vacancies=[vacancy()]),
        "late from the eighth": alone(
            introduced("introduced", -8), vacancies=[vacancy()], says=(("overdue", -1),)
        ),
        "an interview likewise": alone(
            introduced("interview", -9), vacancies=[vacancy()], says=(("overdue", -2),)
        ),
        "nothing on the day the answer was to come": alone(
            introduced("introduced", -30, answer_by=0), vacancies=[vacancy()]
        ),
        "late the day after it": alone(
            introduced("introduced", -3, answer_by=-1), vacancies=[vacancy()],
            says=(("overdue", -1),),
        ),
        "nothing once it is known": alone(
            *(introduced(status, -30) for status in ("trial", "hired", "declined_by_employer",
              "declined_by_jobseeker", "withdrawn", "considered")),
            vacancies=[vacancy()],
        ),
        "nothing for a closed vacancy": alone(
            introduced("introduced", -30), vacancies=[vacancy(closed_on=-1)]
        ),
        "as long as the norm says": alone(
            introduced("introduced", -3), vacancies=[vacancy()], says=(("overdue", -1),),
            norms={"introduction_answer_days": 2},
        ),
    },
    "employer.follow_up": {
        "nothing eight days before": at(employer(employer_contacts=[talk(-9, follow_up_on=8)])),
        "soon from seven days before": at(
            employer(employer_contacts=[talk(-9, follow_up_on=7)]), says=(("soon", 7),)
        ),
        "late from the day after": at(
            employer(employer_contacts=[talk(-9, follow_up_on=-1)]), says=(("overdue", -1),)
        ),
        "late when they were spoken to the same day": at(
            employer(employer_contacts=[talk(-9, follow_up_on=-1), talk(-9)]),
            says=(("overdue", -1),),
        ),
        "nothing once they were spoken to, or tried": at(
            employer(employer_contacts=[talk(-9, follow_up_on=-1), talk(-8)]),
            employer("Bouw", employer_contacts=[talk(-9, follow_up_on=0), talk(0, "attempted")]),
        ),
        "late when that is planned, cancelled, or was another employer": at(
            employer(employer_contacts=[
                talk(-9, follow_up_on=-1), talk(1), talk(-2, "cancelled"), talk(-3, "no_show"),
            ]),
            employer("Bouw", employer_contacts=[talk(-2)]),
            says=(("overdue", -1),),
        ),
        "nothing of a contact to come": at(employer(employer_contacts=[talk(1, follow_up_on=2)])),
        "as early as the norm warns": at(
            employer(employer_contacts=[talk(-9, follow_up_on=9)]), says=(("soon", 9),),
            norms={"step_warn_days": 9},
        ),
    },
    "employer.outcome_missing": {
        "nothing on the day": at(employer(employer_contacts=[talk(0, None)])),
        "late from the day after": at(
            employer(employer_contacts=[talk(-1, None)]), says=(("overdue", -1),)
        ),
        "nothing with an outcome": at(employer(employer_contacts=[talk(-1, "cancelled")])),
    },
    "social_return.open": {
        "nothing 91 days before": at(employer(social_returns=[contract(91)])),
        "soon from 90 days before": at(
            employer(social_returns=[contract(90)]), says=(("soon", 90),)
        ),
        "late from the day after": at(
            employer(social_returns=[contract(-1)]), says=(("overdue", -1),)
        ),
        "nothing before it begins": at(employer(social_returns=[contract(9, from_on=1)])),
        "nothing once settled": at(employer(social_returns=[contract(9, settled_on=0)])),
        "soon while it is settled tomorrow": at(
            employer(social_returns=[contract(9, settled_on=1)]), says=(("soon", 9),)
        ),
        "nothing once it is filled, also by who has left": at(
            employer(social_returns=[contract(9)]),
            placements=[placement(-90, social_return="Bestek", social_return_value="400.00")],
            closed_on=-1,
            others=[{"placements": [
                placement(-90, social_return="Bestek", social_return_value="600.00"),
            ]}],
        ),
        "soon with a cent to go": at(
            employer(social_returns=[contract(9)]), says=(("soon", 9),),
            placements=[
                placement(-90, social_return="Bestek", social_return_value="999.99"),
                placement(1, social_return="Bestek", social_return_value="400.00"),
                placement(-90, social_return_value="400.00"),
            ],
        ),
        "as early as the norm warns": at(
            employer(social_returns=[contract(95)]), says=(("soon", 95),),
            norms={"social_return_warn_days": 95},
        ),
    },
    "placement.visit_due": {
        "nothing more than fourteen days before": example(
            placements=[placement("2026-10-05", "basic_job")]
        ),
        "soon from fourteen days before": example(
            ("soon", "2026-12-04"), placements=[placement("2026-10-04", "basic_job")]
        ),
        "late from the day after": example(
            ("overdue", "2026-11-19"), placements=[placement("2026-09-19", "basic_job")]
        ),
        "two months after the last visit": example(
            ("soon", "2026-11-21"),
            placements=[placement("2026-01-05", "basic_job")],
            contacts=[
                contact("2026-09-21", "held", "workplace", purpose="placement_visit"),
                contact("2026-03-02", "held", "workplace", purpose="placement_visit"),
            ],
        ),
        "nothing missed, planned, before the start or about something else counts": example(
            ("overdue", "2026-11-19"),
            placements=[placement("2026-09-19", "basic_job")],
            contacts=[
                contact(-1, "no_show", purpose="placement_visit"),
                contact(1, "held", purpose="placement_visit"),
                contact("2026-09-18", "held", purpose="placement_visit"),
                contact(-1, "held", purpose="employer_visit"),
            ],
        ),
        "nobody is visited as a volunteer, in day activities or in a paid job": example(
            placements=[
                placement(-300, kind) for kind in ("volunteer", "day_activity", "paid_job")
            ]
        ),
        "nothing once ended, or before it starts": example(
            placements=[placement(-300, ended_on=0), placement(1)]
        ),
        "as often as the norm says": example(
            ("overdue", "2026-11-19"), placements=[placement("2026-10-19")],
            norms={"placement_visit_months": 1},
        ),
        "as early as the norm warns": example(
            ("soon", "2026-12-05"), placements=[placement("2026-10-05")],
            norms={"contact_warn_days": 15},
        ),
    },
    "skill.expires": {
        "nothing 61 days before": example(skills=[skill(61)]),
        "soon from 60 days before": example(("soon", 60), skills=[skill(60)]),
        "late from the day after": example(("overdue", -1), skills=[skill(-1, "licence")]),
        "nothing for other kinds": example(
            skills=[skill(3, kind) for kind in ("skill", "talent", "diploma", "language")]
        ),
        "nothing once there is a later one, whatever its capitals": example(
            skills=[skill(-1), skill(400, title="vca")]
        ),
        "nothing once there is one that never expires": example(skills=[skill(-1), skill(None)]),
        "late when that is another kind or title": example(
            ("overdue", -1), skills=[skill(-1), skill(None, "licence"), skill(None, title="BHV")]
        ),
        "both of the same day": example(("soon", 5), ("soon", 5), skills=[skill(5), skill(5)]),
        "late while the new one is not obtained yet": example(
            ("overdue", -1), skills=[skill(-1), skill(400, obtained_on=1)]
        ),
        "as early as the norm warns": example(
            ("soon", 70), skills=[skill(70)], norms={"certificate_warn_days": 70}
        ),
    },
    "pairing.check_due": {
        "nothing more than fourteen days before": example(pairings=[pairing("2026-10-05")]),
        "soon from fourteen days before": example(
            ("soon", "2026-12-04"), pairings=[pairing("2026-10-04")]
        ),
        "late from the day after": example(
            ("overdue", "2026-11-19"), pairings=[pairing("2026-09-19")]
        ),
        "counted from when it was last asked": example(
            ("soon", "2026-11-21"), pairings=[pairing("2026-01-05", checked_on="2026-09-21")]
        ),
        "nothing is asked before it starts": example(pairings=[pairing(1)]),
        "nothing once ended": example(pairings=[pairing(-300, ended_on=0)]),
        "late while it ends tomorrow, or is asked tomorrow": example(
            ("overdue", "2026-11-19"), ("overdue", "2026-11-19"),
            pairings=[
                pairing("2026-09-19", ended_on=1),
                pairing("2026-09-19", checked_on=1, with_whom="Ans"),
            ],
        ),
        "as often as the norm says": example(
            ("overdue", "2026-11-19"), pairings=[pairing("2026-10-19")],
            norms={"pairing_check_months": 1},
        ),
        "as early as the norm warns": example(
            ("soon", "2026-12-05"), pairings=[pairing("2026-10-05")],
            norms={"contact_warn_days": 15},
        ),
    },
    "rights.no_decision": {
        "nothing more than fourteen days before": example(rights=[right("applied", -41)]),
        "soon from fourteen days before": example(("soon", 14), rights=[right("applied", -42)]),
        "soon on the day": example(("soon", 0), rights=[right("applied", -56)]),
        "late from the day after": example(("overdue", -1), rights=[right("applied", -57)]),
        "nothing in another state": example(
            rights=[
                right(status, -90, kind)
                for status, kind in (
                    ("to_look_at", "city_pass"), ("receives", "child_fund"),
                    ("refused", "child_budget"), ("not_entitled", "care_allowance"),
                    ("not_wanted", "rent_allowance"),
                )
            ]
        ),
        "as many weeks as the norm says": example(
            ("overdue", -1), rights=[right("applied", -29)], norms={"rights_decision_weeks": 4}
        ),
        "as early as the norm warns": example(
            ("soon", 15), rights=[right("applied", -41)], norms={"contact_warn_days": 15}
        ),
    },
    "rights.ends": {
        "nothing 31 days before": example(rights=[right("receives", -90, until=31)]),
        "soon from 30 days before": example(
            ("soon", 30), rights=[right("receives", -90, until=30)]
        ),
        "late from the day after": example(
            ("overdue", -1), rights=[right("receives", -90, until=-1)]
        ),
        "nothing without an end, in another state, or not yet": example(
            rights=[
                right("receives", -90),
                right("refused", -90, "child_fund", until=3),
                right("receives", 1, "child_budget", until=3),
            ]
        ),
        "as early as the norm warns": example(
            ("soon", 40), rights=[right("receives", -90, until=40)],
            norms={"right_ends_warn_days": 40},
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_work(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
