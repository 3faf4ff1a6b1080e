"""Records are checked as coachdesk/docs/domain.md, section 2 says; stored forms are fixed."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.schema.fields import RecordKind, check, missing, order_problems
from coachdesk.schema.kinds import MONEY
from coachdesk.schema.records import (
    AFTERCARE,
    ATTENDANCE,
    CIRCUMSTANCE,
    COACH,
    CONTACT,
    DEBT,
    DEBT_ASSISTANCE,
    JOBSEEKER,
    PLACEMENT,
    PLAN_STEP,
    RECORDS,
    WORKSHOP,
)
from coachdesk.schema.work import ORGANISATION
from coachdesk.store.models import model_of
from coachdesk.words.problems import placed, problem_text
from tests.files import whole_caseload
from tests.store.steps import add_person, add_placement

A_DAY = date(2026, 11, 20)


def codes(cls: RecordKind, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Place and code of everything wrong with a new record."""
    checked, problems = check(cls, values)
    said = {problem.field for problem in problems}
    problems += [problem for problem in missing(cls, checked) if problem.field not in said]
    problems += order_problems(cls, checked)
    return [(problem.field, problem.code) for problem in problems]


PERSON = {"ref": "K-1", "first_name": "Zoë", "last_name": "Berg", "registered_on": "2026-01-05"}
A_CONTACT = {"on": "2026-01-05", "mode": "office", "purpose": "plan"}
A_DEBT = {
    "creditor": "Woonstichting",
    "kind": "housing",
    "noted_on": "2026-01-05",
    "problematic": True,
    "status": "open",
}
A_PLACEMENT = {"kind": "volunteer", "role": "gastvrouw", "started_on": "2026-01-05"}
A_WORKSHOP = {"title": "Solliciteren", "held_on": "2026-01-05", "hours": 4}
A_STEP = {"domain": "work", "title": "CV", "owner": "coach", "status": "todo"}


@pytest.mark.parametrize(
    ("cls", "needed"),
    [
        (COACH, {"name"}),
        (JOBSEEKER, {"ref", "first_name", "last_name", "registered_on"}),
        (CONTACT, {"on", "mode", "purpose"}),
        (PLAN_STEP, {"domain", "title", "owner", "status"}),
        (CIRCUMSTANCE, {"kind", "domain", "text"}),
        (DEBT, {"creditor", "kind", "noted_on", "problematic", "status"}),
        (DEBT_ASSISTANCE, {"requested_on"}),
        (ORGANISATION, {"name"}),
        (PLACEMENT, {"kind", "role", "started_on"}),
        (WORKSHOP, {"title", "held_on", "hours"}),
        (ATTENDANCE, {"status"}),
        (AFTERCARE, {"on"}),
    ],
)
def test_what_a_record_cannot_do_without_is_what_the_domain_says(
    cls: RecordKind, needed: set[str]
) -> None:
    assert {problem.field for problem in missing(cls, {})} == needed
    assert {problem.code for problem in missing(cls, {})} == {"missing"}


@pytest.mark.parametrize(
    ("cls", "values", "expected"),
    [
        (JOBSEEKER, {**PERSON, "closed_on": "2026-01-04"}, ("closed_on", "before")),
        (
            JOBSEEKER,
            {**PERSON, "intake_started_on": "2026-02-02", "intake_closed_on": "2026-02-01"},
            ("intake_closed_on", "before"),
        ),
        (PLACEMENT, {**A_PLACEMENT, "ends_on": "2026-01-04"}, ("ends_on", "before")),
        (PLACEMENT, {**A_PLACEMENT, "ended_on": "2026-01-04"}, ("ended_on", "before")),
        (
            DEBT_ASSISTANCE,
            {"requested_on": "2026-01-05", "ended_on": "2026-01-04"},
            ("ended_on", "before"),
        ),
        (JOBSEEKER, {**PERSON, "last_name": ""}, ("last_name", "missing")),
        (JOBSEEKER, {**PERSON, "last_name": " \t\n"}, ("last_name", "missing")),
        (JOBSEEKER, {**PERSON, "last_name": "\x1b\u202e"}, ("last_name", "missing")),
        (JOBSEEKER, {**PERSON, "registered_on": None}, ("registered_on", "missing")),
        (JOBSEEKER, {**PERSON, "bsn": "111222333"}, ("bsn", "unknown_field")),
        (JOBSEEKER, {**PERSON, "id": 7}, ("id", "unknown_field")),
        (JOBSEEKER, {**PERSON, "version": 7}, ("version", "unknown_field")),
        (JOBSEEKER, {**PERSON, "coach_id": 7}, ("coach_id", "unknown_field")),
        (CONTACT, {**A_CONTACT, "jobseeker_id": 7}, ("jobseeker_id", "unknown_field")),
        (JOBSEEKER, {**PERSON, "benefit_kind": "wajong"}, ("benefit_kind", "unknown_word")),
        (JOBSEEKER, {**PERSON, "benefit_kind": ["ww"]}, ("benefit_kind", "unknown_word")),
        (CONTACT, {**A_CONTACT, "mode": "Office"}, ("mode", "unknown_word")),
        (CONTACT, {**A_CONTACT, "mode": True}, ("mode", "unknown_word")),
        (JOBSEEKER, {**PERSON, "born_on": "31-01-1990"}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": "1990-02-30"}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": "19900130"}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": "1990-W05-2"}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": "1990-01-30T00:00:00"}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": datetime(1990, 1, 30)}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": 19900130}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "born_on": True}, ("born_on", "not_day")),
        (JOBSEEKER, {**PERSON, "first_name": 12}, ("first_name", "not_line")),
        (JOBSEEKER, {**PERSON, "first_name": ["Zoë"]}, ("first_name", "not_line")),
        (JOBSEEKER, {**PERSON, "note": {"a": 1}}, ("note", "not_note")),
        (JOBSEEKER, {**PERSON, "tags": "zzp"}, ("tags", "not_tags")),
        (JOBSEEKER, {**PERSON, "tags": [1]}, ("tags", "not_tags")),
        (JOBSEEKER, {**PERSON, "tags": {"zzp": 1}}, ("tags", "not_tags")),
        (JOBSEEKER, {**PERSON, "uid": "a b"}, ("uid", "not_uid")),
        (JOBSEEKER, {**PERSON, "uid": "é"}, ("uid", "not_uid")),
        (JOBSEEKER, {**PERSON, "uid": "a\n"}, ("uid", "not_uid")),
        (JOBSEEKER, {**PERSON, "uid": "a" * 65}, ("uid", "not_uid")),
        (CONTACT, {**A_CONTACT, "at": "9:30"}, ("at", "not_clock")),
        (CONTACT, {**A_CONTACT, "at": "24:00"}, ("at", "not_clock")),
        (CONTACT, {**A_CONTACT, "at": "09:30\n"}, ("at", "not_clock")),
        (CONTACT, {**A_CONTACT, "at": "09:30:00"}, ("at", "not_clock")),
        (CONTACT, {**A_CONTACT, "at": 930}, ("at", "not_clock")),
        (CONTACT, {**A_CONTACT, "jobseeker_present": 1}, ("jobseeker_present", "not_flag")),
        (CONTACT, {**A_CONTACT, "jobseeker_present": "yes"}, ("jobseeker_present", "not_flag")),
        (DEBT, {**A_DEBT, "problematic": None}, ("problematic", "missing")),
        (DEBT, {**A_DEBT, "amount": 1250.5}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": 1250}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "1250,50"}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "1.250,50"}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "1250.505"}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "NaN"}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "1e3"}, ("amount", "not_money")),
        (DEBT, {**A_DEBT, "amount": "9" * 13}, ("amount", "not_money")),
        (WORKSHOP, {**A_WORKSHOP, "hours": 1.25}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": -1}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": "4"}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": True}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": float("nan")}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": float("inf")}, ("hours", "not_hours")),
        (WORKSHOP, {**A_WORKSHOP, "hours": 10**400}, ("hours", "not_hours")),
        (COACH, {"name": "X", "caseload_limit": 0}, ("caseload_limit", "not_whole")),
        (COACH, {"name": "X", "caseload_limit": 40.0}, ("caseload_limit", "not_whole")),
        (COACH, {"name": "X", "caseload_limit": True}, ("caseload_limit", "not_whole")),
        (JOBSEEKER, {**PERSON, "first_name": "x" * 201}, ("first_name", "too_long")),
        (JOBSEEKER, {**PERSON, "note": "x" * 20_001}, ("note", "too_long")),
        (JOBSEEKER, {**PERSON, "tags": ["x" * 201]}, ("tags", "too_long")),
    ],
)
def test_each_kind_of_error_is_found_at_its_place(
    cls: RecordKind, values: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert codes(cls, values) == [expected]


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (JOBSEEKER, {**PERSON, "closed_on": "2026-01-05"}),  # the same day is no error
        (JOBSEEKER, {**PERSON, "registered_on": "2126-01-05"}),
        (JOBSEEKER, {**PERSON, "registered_on": "0001-01-01", "closed_on": "9999-12-31"}),
        (JOBSEEKER, {**PERSON, "born_on": "2027-01-05"}),
        (JOBSEEKER, {**PERSON, "intake_closed_on": "2020-01-01"}),
        (JOBSEEKER, {**PERSON, "intake_started_on": "2020-01-01"}),
        (
            JOBSEEKER,
            {**PERSON, "plan_agreed_on": "2026-02-01", "plan_reviewed_on": "2025-02-01"},
        ),
        (JOBSEEKER, {**PERSON, "closed_reason": "moved"}),  # a reason without a day
        (JOBSEEKER, {**PERSON, "benefit_from": "1999-01-01", "income_supplement_on": "1998-01-01"}),
        (JOBSEEKER, {**PERSON, "phone": "geen", "email": "geen"}),
        (JOBSEEKER, {**PERSON, "prefix": "", "note": "  ", "benefit_kind": "", "born_on": ""}),
        (JOBSEEKER, {**PERSON, "first_name": "x" * 200, "note": "x" * 20_000}),
        (JOBSEEKER, {**PERSON, "tags": [], "uid": None}),
        (CONTACT, {**A_CONTACT, "on": "2126-01-05", "outcome": "held"}),
        (CONTACT, {**A_CONTACT, "at": "00:00", "jobseeker_present": None}),
        (PLAN_STEP, {**A_STEP, "due_on": "2020-01-01", "done_on": "2019-01-01"}),
        (DEBT, {**A_DEBT, "noted_on": "2126-01-05", "amount": "0"}),
        (
            DEBT_ASSISTANCE,
            {
                "requested_on": "2026-01-05",
                "first_talk_on": "2025-01-01",
                "plan_agreed_on": "2024-01-01",
                "threat_on": "2026-03-01",
                "threat_strikes_on": "2026-02-01",
                "threat_averted_on": "2026-01-01",
            },
        ),
        (PLACEMENT, {**A_PLACEMENT, "ends_on": "2026-02-01", "ended_on": "2026-01-20"}),
        (PLACEMENT, {**A_PLACEMENT, "displacement_checked_on": "2020-01-01"}),
        (WORKSHOP, {**A_WORKSHOP, "hours": 0.5, "held_on": "2126-01-01"}),
        (AFTERCARE, {"on": "1990-01-01"}),
    ],
)
def test_untidy_life_is_accepted(cls: RecordKind, values: dict[str, Any]) -> None:
    assert codes(cls, values) == []


def test_all_that_is_wrong_is_said_at_once() -> None:
    values = {"first_name": 1, "born_on": "x", "benefit_kind": "x", "diagnosis": "x"}
    assert sorted(codes(JOBSEEKER, values)) == [
        ("benefit_kind", "unknown_word"),
        ("born_on", "not_day"),
        ("diagnosis", "unknown_field"),
        ("first_name", "not_line"),
        ("last_name", "missing"),
        ("ref", "missing"),
        ("registered_on", "missing"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"first_name": "x" * 201},
        {"note": "x" * 20_001},
        {"uid": "x" * 65},
        {"tags": ["zzp", "x" * 201]},
        {"born_on": "\x1b]52;c;x\x07", "benefit_kind": "\x1b[2J"},
    ],
)
def test_every_problem_has_a_sentence(values: dict[str, Any]) -> None:
    _, problems = check(JOBSEEKER, values)
    assert problems
    assert all(placed(problem) for problem in problems)


def test_a_word_that_is_too_long_in_a_list_is_said_with_its_own_length() -> None:
    _, [problem] = check(JOBSEEKER, {"tags": ["x" * 201]})
    assert problem_text(problem) == "has 201 characters; at most 200 fit"


def test_a_time_has_digits_every_sorting_knows() -> None:
    assert codes(CONTACT, {**A_CONTACT, "at": "1٢:3٠"}) == [("at", "not_clock")]


@pytest.mark.parametrize(
    ("cls", "name", "given", "kept"),
    [
        (JOBSEEKER, "first_name", "  Jan \t Peter\n", "Jan Peter"),
        (JOBSEEKER, "first_name", "\x1b[31mJan\x07\x00", "[31mJan"),
        (JOBSEEKER, "first_name", "\u202eJan\u2066\ufeff\x9b", "Jan"),
        (JOBSEEKER, "first_name", "\ud800Jan", "Jan"),
        (JOBSEEKER, "note", "een\r\ntwee\rdrie\u2028vier\x85vijf", "een\ntwee\ndrie\nvier\nvijf"),
        (JOBSEEKER, "note", "a\x1b]52;c;eA==\x07b", "a]52;c;eA==b"),
        (JOBSEEKER, "tags", [" zzp ", "zzp", "", "\x1b", "王"], ["zzp", "王"]),
        (JOBSEEKER, "first_name", "[/b] =1+1 Şükran 王 🙂", "[/b] =1+1 Şükran 王 🙂"),
        (DEBT, "amount", "1250.5", Decimal("1250.50")),
        (DEBT, "amount", Decimal("0.07"), Decimal("0.07")),
        (JOBSEEKER, "born_on", "2028-02-29", date(2028, 2, 29)),
        (WORKSHOP, "hours", 4, 4.0),
    ],
)
def test_values_come_in_clean_and_in_their_own_type(
    cls: RecordKind, name: str, given: Any, kept: Any
) -> None:
    checked, problems = check(cls, {name: given})
    assert not problems
    assert checked[name] == kept
    assert type(checked[name]) is type(kept)


def test_nothing_given_becomes_what_the_field_holds_when_empty() -> None:
    given = {"prefix": None, "tags": None, "note": "", "born_on": " ", "benefit_kind": ""}
    checked, problems = check(JOBSEEKER, given)
    assert not problems
    assert checked == {
        "prefix": None, "tags": [], "note": None, "born_on": None, "benefit_kind": None,
    }  # fmt: skip
    assert check(CONTACT, {"jobseeker_present": None}) == ({"jobseeker_present": True}, [])


def test_no_record_has_a_place_for_a_citizen_number_or_a_diagnosis() -> None:
    names = {name for cls in RECORDS.values() for name in cls.fields}
    assert not names & {"bsn", "diagnosis", "score", "risk_score", "profile"}


def test_what_only_the_store_answers_for_is_in_no_form_and_no_file() -> None:
    for cls in RECORDS.values():
        names = list(cls.fields)
        assert names[-1] == "uid"
        assert not {"id", "version"} & set(names)
        assert not [name for name in names if name.endswith("_id")]


def test_an_amount_is_never_a_float_anywhere() -> None:
    money = [
        (cls, name)
        for cls in RECORDS.values()
        for name, spec in cls.fields.items()
        if spec.kind is MONEY
    ]
    assert {name for _, name in money} == {
        "amount", "allowance_per_month", "obligation", "social_return_value",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "cents"),
    [
        ("0.10", 10),
        ("0.29", 29),
        ("1.15", 115),
        ("4.35", 435),
        ("1250.50", 125_050),
        ("999999999999.99", 99_999_999_999_999),
        ("-12.34", -1234),
        ("0", 0),
    ],
)
def test_money_is_whole_cents_in_the_store_and_the_same_amount_again_outside(
    new_desk: Desk, given: str, cents: int
) -> None:
    owner = add_person(new_desk)
    debt = new_desk.write.add("debt", {**A_DEBT, "amount": given}, owner)
    with closing(sqlite3.connect(new_desk.path)) as link:
        assert link.execute("SELECT amount, typeof(amount) FROM debt").fetchone() == (
            cents,
            "integer",
        )
    stored = new_desk.read.record("debt", debt)
    assert stored is not None
    assert stored["amount"] == Decimal(given)
    assert stored["amount"].as_tuple().exponent == -2
    [written] = whole_caseload(new_desk)["jobseekers"][0]["debts"]
    assert written["amount"] == f"{Decimal(given):.2f}"


def test_stored_forms_are_fixed_and_read_back_in_their_own_types(new_desk: Desk) -> None:
    given = {
        "born_on": "1990-02-28",
        "tags": ["zzp", "王", 'a"b'],
        "benefit_kind": "ioaw",
    }
    owner = add_person(new_desk, **given)
    placement = add_placement(
        new_desk, owner, hours_per_week=7.5, displacement_risk=False, ends_on="2026-12-31"
    )
    with closing(sqlite3.connect(new_desk.path)) as link:
        assert link.execute(
            "SELECT born_on, tags, benefit_kind, prefix FROM jobseeker"
        ).fetchone() == ("1990-02-28", '["zzp", "王", "a\\"b"]', "ioaw", None)
        assert link.execute(
            "SELECT kind, hours_per_week, displacement_risk, typeof(displacement_risk),"
            " ends_on, version FROM placement"
        ).fetchone() == ("work_experience", 7.5, 0, "integer", "2026-12-31", 1)
    person, stored = (
        new_desk.read.record("jobseeker", owner),
        new_desk.read.record("placement", placement),
    )
    assert person is not None
    assert stored is not None
    assert (person["born_on"], person["tags"]) == (date(1990, 2, 28), ["zzp", "王", 'a"b'])
    assert person["benefit_kind"] == "ioaw"
    assert stored["displacement_risk"] is False
    assert stored["organisation"] == "Groenwerk"


def test_a_record_never_shows_what_it_holds_by_accident(new_desk: Desk) -> None:
    owner = add_person(new_desk, first_name="Geheim")
    assert "Geheim" not in repr(new_desk.read.record("jobseeker", owner))
    assert "Geheim" not in repr(model_of(JOBSEEKER)(id=3, first_name="Geheim"))
    assert "Geheim" not in str(model_of(JOBSEEKER)(id=3, first_name="Geheim"))
