"""Today's reads touch open matters: history only through an index, however long it is."""

from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.policy import Policy
from coachdesk.store import case_facts, cases, history
from coachdesk.store.cases import Scope
from tests.store.steps import add_contact, add_person

A_DAY = date(2026, 11, 20)


def plan(desk: Desk, sql: str) -> list[str]:
    """How SQLite goes about a read: one line a table, SCAN or SEARCH."""
    people = cases._SCOPES[Scope.ACTIVE]
    modes = ", ".join(f"'{mode}'" for mode in Policy().seen_modes)
    text = sql.replace("{scope}", people).replace("{modes}", modes)
    values = {"today": A_DAY.isoformat(), "since": A_DAY.isoformat(), "jobseeker": 1, "most": 9}
    return [row[3] for row in desk.store.read(f"EXPLAIN QUERY PLAN {text}", **values)]


PEOPLE = cases._people(cases._listed_fields())


@pytest.mark.parametrize(
    ("sql", "aliases", "index"),
    [
        (PEOPLE, {"c"}, "ix_contact_held"),
        (PEOPLE, {"c"}, "ix_contact_debts"),
        (case_facts._LATEST_OUTCOMES, {"c", "a", "b"}, "ix_contact_latest"),
        (case_facts._OPEN_CONTACTS, {"c"}, "ix_contact_open"),
        (case_facts._OPEN_STEPS, {"s"}, "ix_plan_step_open"),
        (case_facts._ATTENDANCES, {"a", "w"}, "ix_attendance_jobseeker_id"),
        (case_facts._CHECKS, {"a"}, "ix_aftercare_jobseeker_id"),
        (history._CHANGES, {"c"}, "ix_change_jobseeker_id"),
    ],
    ids=[
        "seen",
        "debt talks",
        "outcomes",
        "without an outcome",
        "steps",
        "attendance",
        "checks",
        "history",
    ],
)
def test_reads_of_history_go_by_an_index(
    demo_desk: Desk, sql: str, aliases: set[str], index: str
) -> None:
    steps = plan(demo_desk, sql)
    scanned = {
        line.split()[1]
        for line in steps
        if line.startswith("SCAN") and "USING INDEX" not in line and "COVERING" not in line
    }
    assert not scanned & aliases, steps
    assert any(index in line for line in steps), steps


def test_the_latest_contact_is_found_without_sorting_all_of_them(demo_desk: Desk) -> None:
    assert not [line for line in plan(demo_desk, PEOPLE) if "TEMP B-TREE" in line]
    assert not [
        line for line in plan(demo_desk, case_facts._LATEST_OUTCOMES) if "TEMP B-TREE" in line
    ]


@pytest.mark.parametrize(
    "table", ["contact", "plan_step", "circumstance", "debt", "debt_assistance", "placement",
              "aftercare", "attendance"]
)  # fmt: skip
def test_a_dossier_is_read_by_its_indexes(demo_desk: Desk, table: str) -> None:
    [step, *_] = plan(demo_desk, f"SELECT * FROM {table} r WHERE r.jobseeker_id = 1")
    assert step.startswith("SEARCH")


def test_finding_a_dossier_by_number_goes_by_an_index(demo_desk: Desk) -> None:
    [step] = plan(demo_desk, "SELECT id FROM jobseeker WHERE ref = 'K-00001'")
    assert step.startswith("SEARCH")


@pytest.mark.parametrize(
    ("registered", "closed", "scopes"),
    [
        ("2026-11-20", None, {Scope.ACTIVE, Scope.ALL}),
        ("2026-11-21", None, {Scope.ALL}),
        ("2026-01-01", "2026-11-20", {Scope.CLOSED, Scope.ALL}),
        ("2026-01-01", "2026-11-21", {Scope.ACTIVE, Scope.ALL}),
    ],
)
def test_a_scope_holds_who_is_active_or_closed_on_the_day(
    new_desk: Desk, registered: str, closed: str | None, scopes: set[Scope]
) -> None:
    owner = add_person(new_desk, registered_on=registered, closed_on=closed)
    assert {scope for scope in Scope if new_desk.read.caseload(scope)} == scopes
    line = new_desk.read.case_line(owner)
    assert line is not None
    assert line.case.active == (Scope.ACTIVE in scopes)


def test_the_latest_contact_of_a_day_is_the_one_latest_in_time_then_entered_last(
    new_desk: Desk,
) -> None:
    owner = add_person(new_desk)
    for at, mode in [("09:00", "office"), ("14:00", "phone"), (None, "video")]:
        add_contact(new_desk, owner, at=at, mode=mode, outcome="held")
    line = new_desk.read.case_line(owner)
    assert line is not None
    assert (line.case.last_contact_mode, line.case.last_contact) == ("phone", date(2026, 11, 2))
    add_contact(new_desk, owner, at="14:00", mode="message", outcome="held")
    line = new_desk.read.case_line(owner)
    assert line is not None
    assert line.case.last_contact_mode == "message"
