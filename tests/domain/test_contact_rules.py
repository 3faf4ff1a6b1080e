"""What the rules about contact promise: when a talk is soon or late, and what settles it."""

import pytest

from tests.domain.examples import (
    Answers,
    Rules,
    contact,
    example,
    held,
    names,
    said_by_the_oracle,
    workshop,
)

QUARTERLY = {"contact_rule": "calendar_quarter"}

RULES: Rules = {
    "contact.first_talk": {
        "nothing eight days before it is due": example(registered_on=-6),
        "soon from seven days before": example(("soon", 7), registered_on=-7),
        "soon on the day it is due": example(("soon", 0), registered_on=-14),
        "late the day after it is due": example(("overdue", -1), registered_on=-15),
        "late for years": example(("overdue", -386), registered_on=-400),
        "no holiday or weekend moves it": example(
            ("soon", "2026-12-26"), registered_on="2026-12-12", today="2026-12-26"
        ),
        "nothing once seen": example(registered_on=-15, contacts=[held(-1)]),
        "nothing once seen today": example(registered_on=-15, contacts=[held(0)]),
        "nothing when seen before registering": example(registered_on=-15, contacts=[held(-90)]),
        "a talk tomorrow noted as held has not happened": example(
            ("overdue", -1), registered_on=-15, contacts=[held(1)]
        ),
        "a phone call is not seeing": example(
            ("overdue", -1), registered_on=-15, contacts=[held(-1, "phone")]
        ),
        "a message is not seeing": example(
            ("overdue", -1), registered_on=-15, contacts=[held(-1, "message")]
        ),
        "a home visit is seeing": example(registered_on=-15, contacts=[held(-1, "home_visit")]),
        "a visit at the workplace is": example(registered_on=-15, contacts=[held(-1, "workplace")]),
        "a talk by video is": example(registered_on=-15, contacts=[held(-1, "video")]),
        "a phone call is seeing where the norm says so": example(
            registered_on=-15, contacts=[held(-1, "phone")], norms={"seen_modes": ["phone"]}
        ),
        "a talk at the office is not where the norm leaves it out": example(
            ("overdue", -1),
            registered_on=-15,
            contacts=[held(-1)],
            norms={"seen_modes": ["home_visit"]},
        ),
        "a visit to an employer alone is not seeing": example(
            ("overdue", -1), registered_on=-15, contacts=[held(-1, jobseeker_present=False)]
        ),
        "a talk missed is no talk": example(
            ("overdue", -1), registered_on=-15, contacts=[contact(-1, "no_show")]
        ),
        "a talk cancelled or tried is no talk": example(
            ("overdue", -1),
            registered_on=-15,
            contacts=[contact(-1, "cancelled"), contact(-2, "attempted")],
        ),
        "a talk without an outcome is no talk": example(
            ("overdue", -1), registered_on=-15, contacts=[contact(-1)]
        ),
        "a workshop is no talk": example(
            ("overdue", -1), registered_on=-15, workshops=[workshop(-1, 4, "attended")]
        ),
        "nothing with an appointment today": example(
            registered_on=-10, contacts=[contact(0)]
        ),
        "nothing with an appointment on the day it is due": example(
            registered_on=-10, contacts=[contact(4)]
        ),
        "still soon with an appointment the day after it is due": example(
            ("soon", 4), registered_on=-10, contacts=[contact(5)]
        ),
        "still soon with an appointment yesterday": example(
            ("soon", 4), registered_on=-10, contacts=[contact(-1)]
        ),
        "still soon with an appointment by phone": example(
            ("soon", 4), registered_on=-10, contacts=[contact(2, mode="phone")]
        ),
        "still soon with an appointment that was cancelled": example(
            ("soon", 4), registered_on=-10, contacts=[contact(2, "cancelled")]
        ),
        "late whatever appointment stands": example(
            ("overdue", -1), registered_on=-15, contacts=[contact(0), contact(3)]
        ),
        "registered today with a norm of no days: due today": example(
            ("soon", 0), registered_on=0, norms={"first_talk_days": 0}
        ),
        "the norm moves the day": example(
            ("overdue", -1), registered_on=-8, norms={"first_talk_days": 7}
        ),
        "nothing before somebody is registered": example(
            registered_on=1, norms={"first_talk_days": 0}
        ),
    },
    "contact.quarterly": {
        "nothing fifteen days before it is due": example(contacts=[held("2026-09-05")]),
        "soon from fourteen days before": example(
            ("soon", "2026-12-04"), contacts=[held("2026-09-04")]
        ),
        "soon on the day it is due": example(("soon", 0), contacts=[held("2026-08-20")]),
        "late the day after it is due": example(("overdue", -1), contacts=[held("2026-08-19")]),
        "nothing for somebody never seen": example(registered_on=-400),
        "counted from the latest talk, not the last one typed": example(
            ("soon", 0), contacts=[held("2026-08-20"), held("2026-08-01")]
        ),
        "counted from a talk before registering": example(
            ("overdue", -1), registered_on=-3, contacts=[held("2026-08-19")]
        ),
        "a phone call since does not count": example(
            ("overdue", -1), contacts=[held("2026-08-19"), held(-2, "phone")]
        ),
        "a visit without the jobseeker since does not count": example(
            ("overdue", -1), contacts=[held("2026-08-19"), held(-2, jobseeker_present=False)]
        ),
        "a talk missed since does not count": example(
            ("overdue", -1), contacts=[held("2026-08-19"), contact(-2, "no_show")]
        ),
        "a phone call counts where the norm says so": example(
            contacts=[held("2026-08-19"), held(-2, "phone")],
            norms={"seen_modes": ["office", "phone"]},
        ),
        "a home visit does not where the norm leaves it out": example(
            ("overdue", -1),
            contacts=[held("2026-08-19"), held(-2, "home_visit")],
            norms={"seen_modes": ["office"]},
        ),
        "a talk today settles it": example(contacts=[held("2026-08-19"), held(0)]),
        "a talk tomorrow has not happened": example(
            ("overdue", -1), contacts=[held("2026-08-19"), held(1)]
        ),
        "30 November and three months is 28 February": example(
            ("soon", "2027-02-28"), contacts=[held("2026-11-30")], today="2027-02-28"
        ),
        "30 November and three months is late on 1 March": example(
            ("overdue", "2027-02-28"), contacts=[held("2026-11-30")], today="2027-03-01"
        ),
        "30 November and three months is 29 February in a leap year": example(
            ("soon", "2028-02-29"), contacts=[held("2027-11-30")], today="2028-02-28"
        ),
        "29 February and three months is 29 May": example(
            ("soon", "2028-05-29"), contacts=[held("2028-02-29")], today="2028-05-29"
        ),
        "29 February and twelve months is 28 February": example(
            ("overdue", "2029-02-28"),
            contacts=[held("2028-02-29")],
            today="2029-03-01",
            norms={"contact_months": 12},
        ),
        "31 August and three months is 30 November": example(
            ("overdue", "2026-11-30"), contacts=[held("2026-08-31")], today="2026-12-01"
        ),
        "no holiday moves it: due at Christmas": example(
            ("overdue", "2026-12-25"), contacts=[held("2026-09-25")], today="2026-12-26"
        ),
        "nothing with an appointment today": example(
            contacts=[held("2026-09-01"), contact(0)]
        ),
        "nothing with an appointment on the day it is due": example(
            contacts=[held("2026-09-01"), contact("2026-12-01")]
        ),
        "still soon with an appointment the day after it is due": example(
            ("soon", "2026-12-01"), contacts=[held("2026-09-01"), contact("2026-12-02")]
        ),
        "still soon with an appointment by phone": example(
            ("soon", "2026-12-01"), contacts=[held("2026-09-01"), contact(1, mode="phone")]
        ),
        "late whatever appointment stands": example(
            ("overdue", -1), contacts=[held("2026-08-19"), contact(0), contact(1)]
        ),
        "one month where the norm says so": example(
            ("overdue", -1), contacts=[held("2026-10-19")], norms={"contact_months": 1}
        ),
        "soon only as early as the norm warns": example(
            contacts=[held("2026-08-21")], norms={"contact_warn_days": 0}
        ),
        "soon on the day itself where the norm warns no day ahead": example(
            ("soon", 0), contacts=[held("2026-08-20")], norms={"contact_warn_days": 0}
        ),
        "by the quarter: seen on its first day, due at the end of the next": example(
            ("soon", "2026-12-31"),
            contacts=[held("2026-07-01")],
            norms=QUARTERLY,
            today="2026-12-17",
        ),
        "by the quarter: nothing fifteen days before": example(
            contacts=[held("2026-07-01")], norms=QUARTERLY, today="2026-12-16"
        ),
        "by the quarter: seen on its last day, due at the end of the next": example(
            ("soon", "2026-12-31"),
            contacts=[held("2026-09-30")],
            norms=QUARTERLY,
            today="2026-12-31",
        ),
        "by the quarter: late on the first day of the one after": example(
            ("overdue", "2026-12-31"),
            contacts=[held("2026-09-30")],
            norms=QUARTERLY,
            today="2027-01-01",
        ),
        "by the quarter: the months of the norm count for nothing": example(
            contacts=[held("2026-07-01")], norms={**QUARTERLY, "contact_months": 1}
        ),
        "by the quarter: from the fourth quarter into the next year": example(
            ("overdue", "2027-03-31"),
            contacts=[held("2026-10-01")],
            norms=QUARTERLY,
            today="2027-04-01",
        ),
        "by the quarter: from the first quarter to 30 June": example(
            ("overdue", "2026-06-30"),
            contacts=[held("2026-01-31")],
            norms=QUARTERLY,
            today="2026-07-01",
        ),
        "by the quarter: from the second quarter to 30 September": example(
            ("overdue", "2026-09-30"),
            contacts=[held("2026-06-30")],
            norms=QUARTERLY,
            today="2026-10-01",
        ),
        "by the quarter: nothing with an appointment in it": example(
            contacts=[held("2026-07-01"), contact("2026-12-31")],
            norms=QUARTERLY,
            today="2026-12-20",
        ),
    },
    "contact.outcome_missing": {
        "nothing on the day of the contact": example(contacts=[contact(0)]),
        "late from the day after": example(("overdue", -1), contacts=[contact(-1)]),
        "late for years": example(("overdue", -390), contacts=[contact(-390)]),
        "nothing for one still to come": example(contacts=[contact(1)]),
        "nothing once an outcome is noted": example(
            contacts=[
                contact(-1, outcome) for outcome in ("held", "no_show", "cancelled", "attempted")
            ]
        ),
        "one line for each contact": example(
            ("overdue", -1), ("overdue", -1), ("overdue", -9),
            contacts=[contact(-1), contact(-9), contact(-1)],
        ),
        "a phone call needs an outcome too": example(
            ("overdue", -1), contacts=[contact(-1, mode="phone")]
        ),
        "a visit without the jobseeker too": example(
            ("overdue", -1), contacts=[contact(-1, jobseeker_present=False)]
        ),
        "a contact before registering too": example(
            ("overdue", -9), registered_on=-5, contacts=[contact(-9)]
        ),
        "nothing for somebody not registered yet": example(registered_on=1, contacts=[contact(-1)]),
    },
    "contact.no_show_repeated": {
        "a note on the day of the second": example(
            ("note", 0), contacts=[contact(-7, "no_show"), contact(0, "no_show")]
        ),
        "a note for as long as it stays so": example(
            ("note", -200), contacts=[contact(-300, "no_show"), contact(-200, "no_show")]
        ),
        "nothing after one alone": example(contacts=[contact(-1, "no_show")]),
        "nothing once a talk was held after": example(
            contacts=[contact(-9, "no_show"), contact(-8, "no_show"), held(0)]
        ),
        "nothing when one was held between": example(
            contacts=[contact(-9, "no_show"), held(-5), contact(-1, "no_show")]
        ),
        "a phone call held between counts": example(
            contacts=[contact(-9, "no_show"), held(-5, "phone"), contact(-1, "no_show")]
        ),
        "a note again after one was held before": example(
            ("note", -1), contacts=[held(-20), contact(-9, "no_show"), contact(-1, "no_show")]
        ),
        "cancelled, tried and open ones between do not count": example(
            ("note", -1),
            contacts=[
                contact(-9, "no_show"),
                contact(-6, "cancelled"),
                contact(-5, "attempted"),
                contact(-4),
                contact(-1, "no_show"),
            ],
        ),
        "a second one tomorrow has not happened": example(
            contacts=[contact(-1, "no_show"), contact(1, "no_show")]
        ),
        "a talk tomorrow does not settle it yet": example(
            ("note", -1), contacts=[contact(-9, "no_show"), contact(-1, "no_show"), held(1)]
        ),
        "by day, not by order of entry": example(
            ("note", -1), contacts=[contact(-1, "no_show"), contact(-2, "no_show"), held(-9)]
        ),
        "on one day by time": example(
            contacts=[
                held(-1, at="11:00"), contact(-1, "no_show", at="10:00"), contact(-2, "no_show"),
            ]
        ),
        "on one day by time, the one before the latest too": example(
            contacts=[
                held(-1, at="11:00"),
                contact(-1, "no_show", at="10:00"),
                contact(-1, "no_show", at="12:00"),
            ]
        ),
        "on one day, without a time comes first": example(
            ("note", -1),
            contacts=[
                contact(-1, "no_show", at="09:00"), contact(-1, "no_show", at="10:00"), held(-1),
            ],
        ),
        "on one day at one time by order of entry": example(
            contacts=[contact(-2, "no_show"), contact(-1, "no_show"), held(-1)]
        ),
        "on one day at one time, the other way round": example(
            contacts=[contact(-2, "no_show"), held(-1), contact(-1, "no_show")]
        ),
        "two in a row at one moment, entered last": example(
            ("note", -1),
            contacts=[held(-1), contact(-1, "no_show"), contact(-1, "no_show")],
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), names(RULES))
def test_contact(rule: str, name: str, said: Answers) -> None:
    item = RULES[rule][name]
    assert said(rule, name) == item.says
    assert said_by_the_oracle(item, rule) == item.says
