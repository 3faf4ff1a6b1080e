"""The demo's caseload shows every rule at work, on any day, and looks like a caseload in order."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from coachdesk.demo import demo_caseload
from tests import oracle

A_FRIDAY = date(2026, 11, 20)
DAYS = [
    A_FRIDAY,
    date(2026, 11, 22),  # Sunday
    date(2026, 11, 30),  # month end
    date(2026, 12, 26),  # between holidays
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 4, 3),  # right after Easter
    date(2028, 2, 29),
]
# What a caseload of 38 of 40 cannot show next to `near_limit`.
EXCLUDED = {"caseload.over_limit", "caseload.full"}
RULES = {
    "contact.first_talk",
    "contact.quarterly",
    "contact.outcome_missing",
    "contact.no_show_repeated",
    "caseload.over_limit",
    "caseload.full",
    "caseload.near_limit",
    "intake.to_start",
    "intake.late",
    "intake.hours_short",
    "intake.plan_to_make",
    "plan.missing",
    "plan.step_due",
    "plan.review_due",
    "plan.no_open_step",
    "debt.threat",
    "debt.threat_stands",
    "debt.first_talk",
    "debt.plan",
    "debt.no_assistance",
    "placement.displacement_check",
    "placement.displacement_risk",
    "placement.end",
    "placement.no_end_date",
    "placement.over_max_term",
    "placement.revolving_door",
    "placement.allowance_over_cap",
    "placement.visit_due",
    "vacancy.closing",
    "introduction.to_make",
    "introduction.no_answer",
    "employer.follow_up",
    "employer.outcome_missing",
    "social_return.open",
    "skill.expires",
    "pairing.check_due",
    "rights.no_decision",
    "rights.ends",
    "outflow.bonus",
    "task.due",
    "workshop.roll_call_missing",
    "organisation.never_hires",
    "rights.check_due",
    "rights.long_term",
    "outflow.aftercare",
    "retention.due",
}
# Rules that are a coach's daily bread; the others fire for three people at most.
ROUTINE = {"contact.quarterly", "plan.step_due"}
# Each end lies on or after its start (coachdesk/docs/domain.md, section 2).
ORDERED = [
    ("registered_on", "closed_on"),
    ("intake_started_on", "intake_closed_on"),
    ("started_on", "ends_on"),
    ("started_on", "ended_on"),
    ("requested_on", "ended_on"),
]


def every_record(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a caseload that has a uid."""
    if isinstance(value, list):
        for item in value:
            yield from every_record(item)
    elif isinstance(value, dict):
        if "uid" in value:
            yield value
        for item in value.values():
            yield from every_record(item)


def passes_eleven_test(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def people_with(severities: set[str], today: date) -> set[str | None]:
    signals = oracle.expected_signals(demo_caseload(today), today)
    return {ref for _, ref, severity, _ in signals if ref and severity in severities}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_rule_fires_for_somebody(today: date) -> None:
    fired = {rule for rule, *_ in oracle.expected_signals(demo_caseload(today), today)}
    assert fired == RULES - EXCLUDED


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_mentor_is_a_jobseeker_too_and_a_contract_fills(today: date) -> None:
    caseload = demo_caseload(today)
    by_ref = {person["ref"]: person for person in caseload["jobseekers"]}
    [pairing] = [
        each
        for person in caseload["jobseekers"]
        for each in person["pairings"]
        if each.get("with_ref") not in (None, person["ref"])
    ]
    mentor = by_ref[pairing["with_ref"]]
    assert pairing["kind"] == "mentor" and pairing["with_whom"].endswith(mentor["last_name"])
    [contract] = [each for o in caseload["organisations"] for each in o["social_returns"]]
    filling = [
        float(each["social_return_value"])
        for person in caseload["jobseekers"]
        for each in person["placements"]
        if each.get("social_return") == contract["title"] and each["started_on"] <= str(today)
    ]
    assert 0 < sum(filling) < float(contract["obligation"])


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_two_thirds_of_the_people_have_nothing_overdue(today: date) -> None:
    assert len(people_with({"urgent", "overdue"}, today)) <= 38 // 3 + 1


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_no_rule_floods_the_first_screen(today: date) -> None:
    signals = oracle.expected_signals(demo_caseload(today), today)
    counts = Counter(rule for rule, *_ in signals)
    assert all(count <= 3 for rule, count in counts.items() if rule not in ROUTINE)
    assert all(counts[rule] <= 9 for rule in ROUTINE)
    assert counts["debt.threat"] == counts["debt.threat_stands"] == 1


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_day_has_four_appointments_one_of_them_a_call_back(today: date) -> None:
    planned = [
        contact
        for person in demo_caseload(today)["jobseekers"]
        for contact in person["contacts"]
        if contact["on"] == today.isoformat() and contact["outcome"] is None
    ]
    assert len(planned) == 4
    assert [each["mode"] for each in planned if each["at"] is None] == ["phone"]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_other_appointments_and_workshops_are_on_weekdays_in_office_hours(today: date) -> None:
    caseload = demo_caseload(today)
    contacts = [each for person in caseload["jobseekers"] for each in person["contacts"]]
    for contact in contacts:
        assert contact["on"] == today.isoformat() or on_weekday(contact["on"])
        assert contact["at"] is None or "08:30" <= contact["at"] < "17:00"
    assert all(on_weekday(each["held_on"]) for each in caseload["workshops"])


def on_weekday(day: str) -> bool:
    return date.fromisoformat(day).weekday() < 5


def test_running_intakes_differ_in_state() -> None:
    intakes = oracle.expected_intakes(demo_caseload(A_FRIDAY), A_FRIDAY)
    states = Counter(intake["state"] for intake in intakes)
    assert states == {"running": 3, "late": 1, "complete": 1}
    assert len({(each["day"], each["hours_attended"]) for each in intakes}) == 5


def test_the_same_arguments_give_the_same_caseload() -> None:
    assert json.dumps(demo_caseload(A_FRIDAY)) == json.dumps(demo_caseload(A_FRIDAY))
    assert demo_caseload(A_FRIDAY, seed=2) != demo_caseload(A_FRIDAY)


@pytest.mark.parametrize("size", [0, 1, 7, 15, 38, 40, 41, 1000])
def test_size_counts_the_active_people(size: int) -> None:
    people = demo_caseload(A_FRIDAY, size=size, seed=5)["jobseekers"]
    assert sum(person["closed_on"] is None for person in people) == size
    assert len({person["ref"] for person in people}) == len(people)
    phones = [person["phone"] for person in people if person["phone"]]
    assert len(set(phones)) == len(phones)


@pytest.mark.parametrize("size", [38, 1000])
def test_every_record_has_a_uid_of_its_own(size: int) -> None:
    caseload = demo_caseload(A_FRIDAY, size=size)
    uids = [record["uid"] for record in every_record(caseload)]
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch("[0-9a-f]{16}", uid) for uid in uids)


def test_no_record_ends_before_it_starts_on_any_day_of_a_year() -> None:
    for ahead in range(0, 366, 3):
        for record in every_record(demo_caseload(A_FRIDAY + timedelta(days=ahead))):
            for start, end in ORDERED:
                if record.get(start) and record.get(end):
                    assert record[start] <= record[end]


def test_one_assistance_is_open_at_most() -> None:
    for person in demo_caseload(A_FRIDAY)["jobseekers"]:
        assert sum(each["ended_on"] is None for each in person["debt_assistance"]) <= 1


def test_attendance_and_placements_name_what_is_there() -> None:
    caseload = demo_caseload(A_FRIDAY)
    refs = {person["ref"] for person in caseload["jobseekers"]}
    names = {organisation["name"] for organisation in caseload["organisations"]}
    seats = [seat["ref"] for workshop in caseload["workshops"] for seat in workshop["attendance"]]
    placements = [each for person in caseload["jobseekers"] for each in person["placements"]]
    assert set(seats) <= refs
    assert {placement["organisation"] for placement in placements} <= names


@pytest.mark.parametrize("seed", [1, 2])
def test_no_text_holds_a_bsn(seed: int) -> None:
    caseload = demo_caseload(A_FRIDAY, size=400, seed=seed)
    for record in every_record(caseload):
        for name, value in record.items():
            if isinstance(value, str) and name != "uid":
                digits = re.sub(r"(?<=\d)[ .-](?=\d)", "", value)
                found = re.findall(r"(?<!\d)\d{9}(?!\d)", digits)
                assert not any(map(passes_eleven_test, found)), value
