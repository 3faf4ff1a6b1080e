"""A dossier's tabs and head: what was done is not asked for again, what is to come is not done."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.handout import HandoutCoach, write_handout
from coachdesk.pages import handout_of
from coachdesk.tui.screens.dossier_lists import DossierData
from coachdesk.tui.screens.dossier_tabs import tab_lines
from coachdesk.tui.screens.today_lines import DayList, FoldedGroups
from tests.scenes import DAY, sample_desk
from tests.store.steps import add_person, caseload, import_records
from tests.tui.conftest import Opened


def on(offset: int) -> date:
    return DAY + timedelta(days=offset)


def shown(desk: Desk, owner: int, tab: str) -> list[str]:
    dossier, line = desk.read.dossier(owner), desk.read.case_line(owner)
    assert dossier and line
    found = DossierData(dossier, line, desk.read.history(owner), desk.policy, desk.today)
    return [" | ".join(item.cells) for item in tab_lines(tab, found)[1]]


def asked(desk: Desk, *, talk: int | None = None, closed: int | None = None, **facts: Any) -> int:
    """Somebody with a debt assistance, asked ten days ago; facts in days from today."""
    owner = add_person(desk, registered_on="2025-01-01")
    values: dict[str, Any] = {"requested_on": on(-10)}
    for name, value in facts.items():
        values[name] = on(value) if isinstance(value, int) else value
    desk.write.add("debt_assistance", values, owner)
    if talk is not None:
        held = {"on": on(talk), "mode": "phone", "purpose": "debts", "outcome": "held"}
        desk.write.add("contact", held, owner)
    if closed is not None:
        person = desk.read.record("jobseeker", owner)
        assert person
        values = {"closed_on": on(closed), "closed_reason": "moved"}
        desk.write.change("jobseeker", owner, values, person.values)
    return owner


EVICTION = {"threat": "eviction", "threat_on": -3, "threat_strikes_on": 9}
FIRST_TALKS: dict[str, tuple[dict[str, Any], str]] = {
    "no talk": (EVICTION, "due 20 Nov 2026, today"),
    "a talk noted as a contact": (EVICTION | {"talk": -2}, "talked about debts 18 Nov 2026"),
    "a talk the day before": (EVICTION | {"talk": -4}, "due 20 Nov 2026, today"),
    "a first talk": (EVICTION | {"first_talk_on": -2}, "18 Nov 2026"),
    "a first talk of before": (
        EVICTION | {"first_talk_on": -8},
        "12 Nov 2026; under the threat: due 20 Nov 2026, today",
    ),
    "a first talk of before, and a talk since": (
        EVICTION | {"first_talk_on": -8, "talk": -1},
        "12 Nov 2026, talked about debts 19 Nov 2026",
    ),
    "a first talk to come": (
        EVICTION | {"first_talk_on": 1},
        "planned 21 Nov 2026; due 20 Nov 2026, today",
    ),
    "no threat": ({}, "due 8 Dec 2026, in 18 days"),
    "no threat, a first talk to come": (
        {"first_talk_on": 4},
        "planned 24 Nov 2026; due 8 Dec 2026, in 18 days",
    ),
    "a threat known from tomorrow on": (
        EVICTION | {"threat_on": 1},
        "due 8 Dec 2026, in 18 days",
    ),
    "the assistance has ended": (EVICTION | {"ended_on": 0}, "–"),
    "the dossier is closed": (EVICTION | {"closed": 0}, "–"),
}


@pytest.mark.parametrize("name", FIRST_TALKS)
def test_the_debts_tab_asks_for_a_first_talk_only_where_one_is_due(
    new_desk: Desk, name: str
) -> None:
    facts, text = FIRST_TALKS[name]
    lines = shown(new_desk, asked(new_desk, **facts), "debts")
    assert f"  First talk on: {text}" in lines


def test_the_debts_tab_asks_for_a_plan_only_where_one_is_due(new_desk: Desk) -> None:
    def plan(**facts: Any) -> str:
        lines = shown(new_desk, asked(new_desk, **facts), "debts")
        return next(line for line in lines if "Plan agreed on" in line).partition(": ")[2]

    assert plan() == "due 22 Dec 2026, in 32 days"
    assert plan(plan_agreed_on=0) == "20 Nov 2026"
    assert plan(plan_agreed_on=1) == "planned 21 Nov 2026; due 22 Dec 2026, in 32 days"
    assert plan(first_talk_on=1) == "due 22 Dec 2026, in 32 days"
    assert plan(first_talk_on=0).endswith("; outer limit in law 15 Jan 2027")
    assert plan(ended_on=0) == plan(closed=0) == "–"


@pytest.mark.parametrize(
    ("facts", "text", "tone"),
    [
        ({}, "Eviction, known 17 Nov 2026", "urgent"),
        ({"threat_averted_on": 0}, "Eviction, known 17 Nov 2026, averted 20 Nov 2026", "dim"),
        ({"threat_averted_on": 1}, "Eviction, known 17 Nov 2026", "urgent"),
        ({"ended_on": 0}, "Eviction, known 17 Nov 2026", "dim"),
        ({"threat_on": None}, "Eviction", "urgent"),
    ],
    ids=["stands", "averted", "averted tomorrow", "ended", "no day known"],
)  # fmt: skip
def test_the_debts_tab_presses_while_a_threat_stands(
    new_desk: Desk, facts: dict[str, Any], text: str, tone: str
) -> None:
    owner = asked(new_desk, **(EVICTION | facts))
    dossier, line = new_desk.read.dossier(owner), new_desk.read.case_line(owner)
    assert dossier and line
    found = DossierData(dossier, line, [], new_desk.policy, DAY)
    lines = tab_lines("debts", found)[1]
    [threat] = [item for item in lines if "Threat:" in item.cells[0]]
    assert threat.cells[0].partition(": ")[2].lower() == text.lower()
    # The day it strikes is no term: it stands by itself, whole on a narrow screen too.
    [strikes] = [item for item in lines if "29 Nov 2026" in item.cells[0]]
    assert strikes.cells[0] == "  Threat strikes on: 29 Nov 2026"
    assert threat.tone == strikes.tone == tone


async def test_a_strike_day_is_told_from_the_term_in_the_dossier(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("enter")
        assert "Cut-off on 30 Nov 2026: talk – due 24 Nov, in 4 days" in driver.in_sight
        rows = driver.cells
        assert "  Threat strikes on: 30 Nov 2026" in rows
        assert not [row for row in rows if "30 Nov 2026" in row and row.count("2026") > 1]


def test_an_assistance_that_ends_later_has_not_ended(new_desk: Desk) -> None:
    assert "Requested 10 Nov 2026, ends 21 Nov 2026" in shown(
        new_desk, asked(new_desk, ended_on=1), "debts"
    )
    assert "Requested 10 Nov 2026, ended 20 Nov 2026" in shown(
        new_desk, asked(new_desk, ended_on=0), "debts"
    )


def test_the_plan_tab_says_agreed_and_reviewed_only_of_what_has_happened(new_desk: Desk) -> None:
    def plan(**facts: str) -> str:
        return shown(new_desk, add_person(new_desk, **facts), "plan")[0]

    assert plan(plan_agreed_on="2026-11-20") == "Agreed 20 Nov 2026"
    assert plan(plan_agreed_on="2026-11-21") == "Plan agreed on: planned 21 Nov 2026"
    both = {"plan_agreed_on": "2026-11-01", "plan_reviewed_on": "2026-11-20"}
    assert plan(**both) == "Agreed 1 Nov 2026, reviewed 20 Nov 2026"
    assert plan(**both | {"plan_reviewed_on": "2026-11-21"}) == "Agreed 1 Nov 2026"


def test_no_step_of_a_closed_dossier_is_late(new_desk: Desk) -> None:
    owner = asked(new_desk)
    step = {"domain": "work", "title": "Cv", "owner": "coach", "due_on": on(-3), "status": "todo"}
    new_desk.write.add("plan_step", step, owner)
    [line] = [line for line in shown(new_desk, owner, "plan") if "Cv" in line]
    assert line.endswith("17 Nov, 3 days late")
    person = new_desk.read.record("jobseeker", owner)
    assert person
    new_desk.write.change(
        "jobseeker", owner, {"closed_on": DAY, "closed_reason": "moved"}, person.values
    )
    [line] = [line for line in shown(new_desk, owner, "plan") if "Cv" in line]
    assert line.endswith("17 Nov")


@pytest.mark.parametrize(("resolved", "is_resolved"), [(-1, True), (0, True), (1, False)])
def test_what_is_resolved_tomorrow_stands_as_open_everywhere(
    new_desk: Desk, resolved: int, is_resolved: bool
) -> None:
    owner = add_person(new_desk)
    help_there = {"kind": "opportunity", "domain": "work", "text": "Vakman"}
    new_desk.write.add("circumstance", help_there | {"resolved_on": on(resolved)}, owner)
    [line] = [line for line in shown(new_desk, owner, "plan") if "Vakman" in line]
    assert ("(resolved)" in line) == is_resolved
    on_overview = any("Vakman" in line for line in shown(new_desk, owner, "overview"))
    assert on_overview is not is_resolved
    dossier, case_line = new_desk.read.dossier(owner), new_desk.read.case_line(owner)
    assert dossier and case_line
    page = write_handout(handout_of(dossier, case_line.case, HandoutCoach("Anna"), DAY), DAY)
    assert ("Vakman" in page) is not is_resolved


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"intake_started_on": "2026-11-12"}, "Intake running: 0 of 20 hours, 0 planned, day 8, "
         "due 24 Nov 2026"),
        ({"intake_started_on": "2026-11-12", "intake_closed_on": "2026-11-20"},
         "Intake started 12 Nov 2026, closed 20 Nov 2026"),
        ({"intake_started_on": "2026-11-21"}, "Intake started on: planned 21 Nov 2026"),
    ],
    ids=["running", "closed", "to begin"],
)  # fmt: skip
def test_the_intake_tab_says_whether_an_intake_runs(
    new_desk: Desk, facts: dict[str, str], text: str
) -> None:
    owner = add_person(new_desk, registered_on="2026-11-10", **facts)
    assert shown(new_desk, owner, "intake")[0] == text


def test_a_complete_intake_is_not_due_and_one_that_runs_is(new_desk: Desk) -> None:
    begun = {"registered_on": "2026-11-10", "intake_started_on": "2026-11-10"}
    done = begun | {"plan_agreed_on": "2026-11-19", "last_name": "Klaar"}
    seats = [{"ref": ref, "status": "attended"} for ref in ("K-00001", "K-00002")]
    workshop = {"title": "Start", "held_on": "2026-11-19", "hours": 20.0, "attendance": seats}
    import_records(new_desk, caseload(done, begun, workshops=[workshop]))
    owner = new_desk.read.find("K-00001")
    assert owner
    assert shown(new_desk, owner, "intake")[0] == "Intake complete: 20 of 20 hours"
    day = new_desk.read.day()
    lines = [
        line
        for line in DayList(day, {}, FoldedGroups(()), 120).lines()
        if line.key[:7] == "intake:"
    ]
    assert [line.cells[3] for line in lines] == ["running, 24 Nov", "complete"]


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_a_strike_day_stands_in_the_head_and_on_the_overview_of_a_dossier(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as driver:
        await driver.press("slash")
        await driver.type("heuvel")
        await driver.press("enter")
        assert "Eviction on 2 Dec 2026" in driver.said("#who")
        assert "Eviction on 2 Dec 2026" in driver.in_sight
        assert any("Eviction on 2 Dec 2026 – in 12 days" in line for line in driver.cells)
        assert driver.app.screen.query_one("#who").size.height >= 2


async def test_today_names_the_strike_day_and_no_key_alone_ends_it(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened(desk=sample_desk(tmp_path)) as driver:
        await driver.go_to("Eviction on 2 Dec")
        line = driver.app.screen.query_one("Lines").current
        assert line.cells[3] == "in 12d, today 11:00"
        why = driver.said("#why")
        assert "due 2 Dec" not in why and "Eviction on 2 Dec 2026" in why
        await driver.press("m")
        assert "No date alone answers this" in driver.notices
        assert driver.line_of("Eviction on 2 Dec")


async def test_ticking_off_the_talk_leaves_the_day_of_the_cut_off_on_today(
    opened: Opened,
) -> None:
    async with opened() as driver:
        await driver.go_to("Yıldırım, Fatma")
        assert "Cut-off on 30 Nov: talk" in driver.line_of("Yıldırım").cells
        await driver.press("m")
        assert "Cut-off on 30 Nov" in driver.line_of("Yıldırım").cells
        await driver.press("m")
        assert "Cut-off on 30 Nov" in driver.line_of("Yıldırım").cells
