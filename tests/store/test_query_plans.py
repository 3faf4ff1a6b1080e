"""Every select behind a list goes by an index; history is never walked through.

What grows with the years are contacts, finished steps, past placements and the journal. A read of
Today must reach them person by person, so that ten years of them cost no more than one.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store.store import Store

HISTORY = {
    "contact",
    "plan_step",
    "placement",
    "debt",
    "debt_assistance",
    "aftercare",
    "journal_entry",
    "change",
}
# A partial index that holds open matters alone may be walked through: it does not grow with years.
# A partial index of few odd rows may be walked through too.
ODD_ONLY = {"ix_journal_entry_erase", "ix_jobseeker_ref_letters"}
OPEN_ONLY = {"ix_contact_open", "ix_plan_step_open"}


class Told:
    """The selects a store was asked, each with its plan and the tables its aliases stand for."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plans: dict[str, list[str]] = {}
        ask = store.read

        def read(sql: str, **values: Any) -> list[Any]:
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                self.plans[sql] = [row[3] for row in ask(f"EXPLAIN QUERY PLAN {sql}", **values)]
            return ask(sql, **values)

        monkeypatch.setattr(store, "read", read)

    def scans(self) -> Iterator[tuple[str, str]]:
        """Each table that a select walks through as a whole, with that select."""
        for sql, steps in self.plans.items():
            words = sql.replace(",", " ").split()
            named = dict(zip(words[1:], words, strict=False))  # alias -> what stands before it
            for step in steps:
                if step.startswith("SCAN") and not any(index in step for index in OPEN_ONLY):
                    alias = step.split()[1]
                    yield named.get(alias, alias) if len(alias) == 1 else alias, sql


@pytest.fixture
def told(demo_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(demo_desk.store, monkeypatch)


def test_today_walks_through_no_history(demo_desk: Desk, told: Told) -> None:
    demo_desk.read.day()
    assert len(told.plans) > 10
    walked = {table for table, sql in told.scans() if "p.ended_on > :since" not in sql}
    assert not walked & HISTORY


def test_the_caseload_walks_through_no_history(demo_desk: Desk, told: Told) -> None:
    demo_desk.read.caseload()
    assert not {table for table, _ in told.scans()} & HISTORY


def test_one_line_of_the_caseload_walks_through_nothing_but_open_matters(
    demo_desk: Desk, told: Told
) -> None:
    assert demo_desk.read.case_line(1)
    assert {table for table, _ in told.scans()} <= {"setting"}


def test_a_dossier_and_its_history_walk_through_nothing(demo_desk: Desk, told: Told) -> None:
    demo_desk.read.history(1)
    assert told.plans
    assert not list(told.scans())


def test_who_is_seen_is_found_without_sorting(demo_desk: Desk, told: Told) -> None:
    demo_desk.read.caseload()
    [people] = [steps for sql, steps in told.plans.items() if "j.plan_goal" in sql]
    assert not [step for step in people if "TEMP B-TREE" in step]


def test_what_belongs_to_a_person_is_read_in_their_order_without_sorting(
    demo_desk: Desk, told: Told
) -> None:
    demo_desk.read.caseload()
    for table in ("plan_step", "debt", "debt_assistance", "placement"):
        [steps] = [steps for sql, steps in told.plans.items() if f"CROSS JOIN {table} " in sql]
        assert not [step for step in steps if "TEMP B-TREE" in step], table


def test_a_walk_through_history_would_be_noticed(demo_desk: Desk, told: Told) -> None:
    demo_desk.store.read("SELECT count(*) FROM contact c WHERE c.note LIKE '%x%'")
    assert {table for table, _ in told.scans()} == {"contact"}


def test_steps_and_placements_stand_in_the_order_of_their_days(demo_desk: Desk) -> None:
    for line in demo_desk.read.caseload():
        steps = [
            (step.due_on is None, step.due_on or date.max, step.id) for step in line.case.steps
        ]
        begun = [(item.started_on, item.id) for item in line.case.placements]
        assert steps == sorted(steps)
        assert begun == sorted(begun)


_LOOKS = ("SELECT", "WITH", "DELETE", "UPDATE")


class Asked:
    """What a write asks, on the connection that writes: of the driver, with its values in it."""

    def __init__(self, desk: Desk) -> None:
        self._engine = desk.store.engine
        self._said: list[str] = []
        with self._engine.connect() as link:
            link.connection.dbapi_connection.set_trace_callback(self._said.append)

    def walked(self) -> Iterator[tuple[str, str]]:
        """Each step that walks through a table as a whole, with its statement."""
        asked = [sql for sql in self._said if sql.lstrip().startswith(_LOOKS)]
        assert len(asked) > 3
        with self._engine.connect() as link:
            for sql in asked:
                for row in link.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"):
                    if row[3].startswith("SCAN") and not any(name in row[3] for name in ODD_ONLY):
                        yield row[3], sql


def test_a_new_dossier_walks_through_no_dossiers_and_no_history(demo_desk: Desk) -> None:
    person = {"first_name": "Nieuw", "last_name": "Nummer", "registered_on": demo_desk.today}
    demo_desk.write.add("jobseeker", person)
    asked = Asked(demo_desk)
    demo_desk.write.add("jobseeker", person)
    assert list(asked.walked()) == []


def test_undo_of_one_change_walks_through_no_dossiers_and_no_history(
    demo_desk: Desk, told: Told
) -> None:
    person = demo_desk.read.record("jobseeker", 1)
    assert person
    demo_desk.write.change("jobseeker", 1, {"phone": "06 12345678"}, person.values)
    asked = Asked(demo_desk)
    told.plans.clear()
    demo_desk.write.undo()
    # From the newest entry back to the first that fits. What is put off or unfinished is little.
    newest_first = {sql for step, sql in asked.walked() if step == "SCAN e"}
    assert all(sql.rstrip().endswith("ORDER BY e.id DESC LIMIT 1") for sql in newest_first)
    assert {step for step, _ in asked.walked()} <= {"SCAN e", "SCAN draft", "SCAN set_aside"}
    assert not {table for table, _ in told.scans()} & {*HISTORY, "jobseeker"}
