"""What the summary reads beside the rules' own reads."""

from datetime import date

from coachdesk.desk import Desk
from coachdesk.domain.policy import DEFAULTS
from coachdesk.store import summaries
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.summaries import read_background
from tests.store.steps import add_contact, add_person, add_placement

TODAY = date(2026, 11, 20)


def test_the_first_time_seen_is_held_in_a_seen_mode_with_the_jobseeker_there(
    new_desk: Desk,
) -> None:
    person = add_person(new_desk)
    for day, how in (
        ("2026-01-10", {"mode": "phone", "outcome": "held"}),
        ("2026-01-11", {"outcome": "no_show"}),
        ("2026-01-12", {"outcome": "held", "jobseeker_present": False}),
        ("2026-01-20", {"outcome": "held"}),
        ("2026-03-01", {"outcome": "held"}),
    ):
        add_contact(new_desk, person, on=day, **how)
    ahead = add_person(new_desk)
    add_contact(new_desk, ahead, on="2026-12-01", outcome="held")
    closed = add_person(new_desk, closed_on="2026-06-01")
    add_contact(new_desk, closed, on="2026-02-01", outcome="held")
    found = read_background(new_desk.store, DEFAULTS, TODAY)
    assert found.first_seen == {person: date(2026, 1, 20)}


def test_the_dossiers_whose_unpaid_work_ended_are_those_of_24_months(new_desk: Desk) -> None:
    for number, (ended, kind) in enumerate(
        (
            ("2024-11-20", "work_experience"),
            ("2024-11-21", "work_experience"),
            ("2026-11-20", "trial_placement"),
            ("2026-11-21", "work_experience"),
            ("2026-05-01", "volunteer"),
        ),
        start=1,
    ):
        person = add_person(new_desk, ref=f"R-{number}")
        add_placement(new_desk, person, kind=kind, started_on="2024-01-01", ended_on=ended)
    [refs] = read_background(new_desk.store, DEFAULTS, TODAY).unpaid_refs.values()
    assert refs == ("R-2", "R-3")


def test_who_the_coach_is_stands_with_it_and_is_empty_before_the_set_up(new_desk: Desk) -> None:
    before = read_background(new_desk.store, DEFAULTS, TODAY)
    assert (before.uid, before.team) == ("", None)
    new_desk.write.set_up("Anna", "Zuid")
    after = read_background(new_desk.store, DEFAULTS, TODAY)
    assert after.uid and after.team == "Zuid"


def test_first_times_seen_come_from_an_index_however_long_the_history(new_desk: Desk) -> None:
    sql = summaries._FIRST_SEEN.format(modes="'office'", active=IS_ACTIVE)
    plan = new_desk.store.read(f"EXPLAIN QUERY PLAN {sql}", today="2026-11-20")
    assert any("SEARCH c USING INDEX ix_contact" in row[-1] for row in plan), plan
