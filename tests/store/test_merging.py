"""A file taken into a store: updated where known, added where new, or refused as a whole."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store import merging
from tests.files import whole_caseload
from tests.problems import places_and_codes
from tests.store.steps import (
    Json,
    add_person,
    caseload,
    count,
    digest,
    entries,
    exported,
    import_records,
    problems_of,
    rows,
)

A_DAY = date(2026, 11, 20)
CONTACT = {"on": "2026-11-02", "mode": "office", "purpose": "plan"}
PLACEMENT = {"organisation": "A", "kind": "volunteer", "role": "kok", "started_on": "2026-01-05"}
WORKSHOP = {"title": "W", "held_on": "2026-11-02", "hours": 4}


def places(desk: Desk, data: Json) -> list[tuple[str, str]]:
    """Place and code of all that a file is refused for."""
    return places_and_codes(problems_of(desk, data))


def contacts(desk: Desk) -> list[tuple[str, str | None]]:
    """Uid and note of every contact."""
    return [(row["uid"], row["note"]) for row in rows(desk.path)["contact"]]


def filled(desk: Desk) -> None:
    """A store with one dossier that has one of everything."""
    import_records(
        desk,
        caseload(
            {
                "uid": "p1",
                "prefix": "van",
                "tags": ["zzp"],
                "note": "eerst",
                "contacts": [{"uid": "c1", **CONTACT, "note": "n1"}],
                "placements": [{"uid": "l1", **PLACEMENT}],
                "debts": [
                    {
                        "creditor": "Eneco",
                        "kind": "utilities",
                        "noted_on": "2026-01-05",
                        "problematic": True,
                        "status": "open",
                        "amount": "10.00",
                    }
                ],
            },
            organisations=[{"uid": "o1", "name": "A", "sector": "care"}],
            workshops=[{"uid": "w1", **WORKSHOP, "attendance": [
                {"uid": "a1", "ref": "K-00001", "status": "planned"}]}],
        ),
    )  # fmt: skip


# Updating -------------------------------------------------------------------------------------


def test_null_clears_and_what_is_left_out_stays(new_desk: Desk) -> None:
    filled(new_desk)
    import_records(new_desk, caseload({"note": None, "tags": None, "first_name": "Anna"}))
    [person] = rows(new_desk.path)["jobseeker"]
    assert (person["note"], person["tags"], person["first_name"]) == (None, "[]", "Anna")
    assert (person["prefix"], person["uid"]) == ("van", "p1")
    assert [len(rows(new_desk.path)[name]) for name in ("contact", "placement", "debt")] == [1] * 3


def test_null_clears_in_a_list_too(new_desk: Desk) -> None:
    filled(new_desk)
    debt = {"creditor": "Eneco", "kind": "utilities", "noted_on": "2026-01-05", "amount": None}
    import_records(
        new_desk,
        caseload({"debts": [debt], "contacts": [{"uid": "c1", "note": None}]}),
    )
    assert rows(new_desk.path)["debt"][0]["amount"] is None
    assert contacts(new_desk) == [("c1", None)]


def test_null_for_what_a_record_needs_is_refused(new_desk: Desk) -> None:
    filled(new_desk)
    data = caseload(
        {"registered_on": None, "contacts": [{"uid": "c1", "mode": None}]},
        organisations=[{"uid": "o1", "name": None}],
    )
    assert places(new_desk, data) == [
        ("organisations[0].name", "missing"),
        ("jobseekers[0].registered_on", "missing"),
        ("jobseekers[0].contacts[0].mode", "missing"),
    ]


def test_an_update_may_leave_out_what_a_new_record_needs(new_desk: Desk) -> None:
    filled(new_desk)
    data = {
        "format": "coachdesk-caseload",
        "version": 1,
        "jobseekers": [{"ref": "K-00001", "note": "daarna"}],
    }
    import_records(new_desk, data)
    assert rows(new_desk.path)["jobseeker"][0]["note"] == "daarna"
    assert places(new_desk, {**data, "jobseekers": [{"ref": "K-2"}]}) == [
        ("jobseekers[0].first_name", "missing"),
        ("jobseekers[0].last_name", "missing"),
        ("jobseekers[0].registered_on", "missing"),
    ]


def test_nothing_is_deleted_and_new_records_are_added(new_desk: Desk) -> None:
    filled(new_desk)
    other = {"ref": "N-1", "contacts": [CONTACT]}
    data = caseload({"contacts": [], "placements": None}, other, workshops=[])
    tally = import_records(new_desk, data).tally
    assert {kind: tuple(each) for kind, each in tally.items()} == {
        "jobseeker": (1, 0, 1),
        "contact": (1, 0, 0),
    }
    assert [row["ref"] for row in rows(new_desk.path)["jobseeker"]] == ["K-00001", "N-1"]
    assert len(contacts(new_desk)) == 2


@pytest.mark.parametrize("uids", [True, False])
def test_importing_a_file_twice_changes_nothing_the_second_time(
    new_desk: Desk, demo_desk: Desk, uids: bool
) -> None:
    data = whole_caseload(demo_desk)
    if not uids:
        data = without_uids(data)
    import_records(new_desk, data)
    held, noted = digest(new_desk.path), entries(new_desk.path)
    result = import_records(new_desk, data)
    assert all(not tally.added and not tally.updated for tally in result.tally.values())
    assert entries(new_desk.path) == noted == ["import"]
    assert digest(new_desk.path) == held


def without_uids(value: Any) -> Any:
    if isinstance(value, list):
        return [without_uids(item) for item in value]
    if isinstance(value, dict):
        return {name: without_uids(item) for name, item in value.items() if name != "uid"}
    return value


def test_a_dry_run_tells_the_same_and_writes_nothing(new_desk: Desk) -> None:
    filled(new_desk)
    data = caseload({"note": "x", "contacts": [{**CONTACT, "at": "09:00"}]}, {"ref": "N-1"})
    before = digest(new_desk.path)
    incoming = read_json(json.dumps(data))
    preview = new_desk.files.import_records(incoming, dry_run=True)
    assert not preview.saved
    assert digest(new_desk.path) == before
    assert import_records(new_desk, data).tally == preview.tally


# Which record is which ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "given", "expected"),
    [
        # The n-th equal key with the n-th.
        (
            [("a", "1"), ("b", "2")],
            [(None, "x"), (None, "y"), (None, "z")],
            [("a", "x"), ("b", "y"), (None, "z")],
        ),
        # By uid first, whatever the order; the others share what is left.
        (
            [("a", "1"), ("b", "2"), ("c", "3")],
            [(None, "x"), ("b", "y"), ("a", "z")],
            [("a", "z"), ("b", "y"), ("c", "x")],
        ),
        ([("a", "1"), ("b", "2")], [("b", "y")], [("a", "1"), ("b", "y")]),
        # A uid of another store is met by its key, and stays what it was here.
        ([("a", "1")], [("q", "x")], [("a", "x")]),
        ([("a", "1")], [("q", "x"), ("a", "y")], [("a", "y"), ("q", "x")]),
    ],
)
def test_list_items_meet_by_uid_else_by_key_the_nth_with_the_nth(
    new_desk: Desk,
    stored: list[tuple[str | None, str]],
    given: list[tuple[str | None, str]],
    expected: list[tuple[str | None, str]],
) -> None:
    def items(pairs: list[tuple[str | None, str]]) -> list[Json]:
        return [{**CONTACT, "uid": uid, "note": note} for uid, note in pairs]

    import_records(new_desk, caseload({"contacts": items(stored)}))
    import_records(new_desk, caseload({"contacts": items(given)}))
    known = {uid for uid, _ in [*stored, *given]}
    found = [(uid if uid in known else None, note) for uid, note in contacts(new_desk)]
    assert found == expected


@pytest.mark.parametrize(
    ("name", "item", "same", "other"),
    [
        ("contacts", CONTACT, {"purpose": "debts"}, {"at": "09:30"}),
        (
            "plan_steps",
            {"domain": "work", "title": "CV", "owner": "coach", "status": "todo"},
            {"status": "done"},
            {"title": "CV 2"},
        ),
        (
            "circumstances",
            {"kind": "barrier", "domain": "work", "text": "Geen\nvervoer"},
            {"resolved_on": "2026-01-01"},
            {"kind": "opportunity"},
        ),
        (
            "debts",
            {
                "creditor": "Eneco",
                "kind": "utilities",
                "noted_on": "2026-01-05",
                "problematic": True,
                "status": "open",
            },
            {"amount": "7.00"},
            {"noted_on": "2026-01-06"},
        ),
        (
            "debt_assistance",
            {"requested_on": "2026-01-05", "ended_on": "2026-02-01"},
            {"end_reason": "klaar"},
            {"requested_on": "2026-01-06"},
        ),
        ("placements", PLACEMENT, {"organisation": "a", "note": "x"}, {"organisation": "B"}),
        ("aftercare", {"on": "2026-01-05"}, {"still_working": True}, {"on": "2026-01-06"}),
    ],
)
def test_each_list_has_its_key(
    new_desk: Desk, name: str, item: Json, same: Json, other: Json
) -> None:
    for given, length in [(item, 1), ({**item, **same}, 1), ({**item, **other}, 2)]:
        import_records(new_desk, caseload({name: [given]}))
        assert len(whole_caseload(new_desk)["jobseekers"][0][name]) == length


def test_workshops_meet_by_title_and_day_and_attendance_by_dossier(new_desk: Desk) -> None:
    filled(new_desk)
    here = {**WORKSHOP, "hours": 5, "attendance": [{"ref": "K-00001", "status": "attended"}]}
    later = {**WORKSHOP, "held_on": "2026-11-09"}
    import_records(new_desk, caseload(workshops=[here, later]))
    held = rows(new_desk.path)
    assert [(row["uid"], row["hours"]) for row in held["workshop"][:1]] == [("w1", 5.0)]
    assert [(row["uid"], row["status"]) for row in held["attendance"]] == [("a1", "attended")]
    assert len(held["workshop"]) == 2


def test_workshops_meet_whatever_the_capitals_of_their_title(new_desk: Desk) -> None:
    koken = {"title": "Écht koken", "held_on": "2026-11-02", "hours": 4}
    who = [{"ref": "K-00001", "status": "planned"}]
    import_records(new_desk, caseload({}, workshops=[{**koken, "attendance": who}]))
    who = [{"ref": "K-00001", "status": "attended"}]
    later = {**koken, "title": "écht KOKEN", "held_on": "2026-11-03"}
    same = {**koken, "title": "écht KOKEN", "attendance": who}
    import_records(new_desk, caseload(workshops=[later, same]))
    held = rows(new_desk.path)
    assert [row["title"] for row in held["workshop"]] == ["écht KOKEN", "écht KOKEN"]
    assert [(row["workshop_id"], row["status"]) for row in held["attendance"]] == [
        (held["workshop"][0]["id"], "attended")
    ]


def test_a_workshop_of_the_very_title_comes_before_one_of_other_capitals(new_desk: Desk) -> None:
    def named(*titles: str) -> Json:
        return caseload(workshops=[{**WORKSHOP, "title": title} for title in titles])

    import_records(new_desk, named("Koken"))
    import_records(new_desk, named("koken", "Koken"))
    titles = [row["title"] for row in rows(new_desk.path)["workshop"]]
    assert titles == ["Koken", "koken"]
    assert tuple(import_records(new_desk, named("koken", "Koken")).tally["workshop"]) == (0, 0, 2)


@pytest.mark.parametrize("name", ["a", "A ", "\x1bA"])
def test_an_organisation_named_only_in_a_placement_is_made_once(new_desk: Desk, name: str) -> None:
    placements = [PLACEMENT, {**PLACEMENT, "organisation": name, "role": "gastvrouw"}]
    import_records(new_desk, caseload({"placements": placements}, {"placements": placements}))
    assert new_desk.read.organisations() == ["A"]


def test_organisations_meet_in_any_case_beyond_ascii_too(new_desk: Desk) -> None:
    import_records(new_desk, caseload({"placements": [{**PLACEMENT, "organisation": "CAFÉ ÉLAN"}]}))
    import_records(
        new_desk,
        caseload(
            {"placements": [{**PLACEMENT, "organisation": "café élan", "note": "x"}]},
            organisations=[{"name": "Café Élan", "sector": "hospitality"}],
        ),
    )
    held = rows(new_desk.path)
    assert [(row["name"], row["sector"]) for row in held["organisation"]] == [
        ("Café Élan", "hospitality")
    ]
    assert [row["note"] for row in held["placement"]] == ["x"]
    twice = caseload(organisations=[{"name": "Zoë"}, {"name": "ZOË"}])
    assert places(new_desk, twice) == [("organisations[1].name", "duplicate")]


def test_an_organisation_renamed_onto_another_is_refused(new_desk: Desk) -> None:
    import_records(new_desk, caseload(organisations=[{"uid": "a", "name": "A"}, {"name": "B"}]))
    data = caseload(organisations=[{"uid": "a", "name": "b"}])
    assert places(new_desk, data) == [("organisations[0].name", "in_use")]


def test_two_dossiers_of_a_file_never_become_one(new_desk: Desk) -> None:
    import_records(new_desk, caseload({"uid": "u1"}))
    data = caseload({"ref": "K-00001"}, {"ref": "K-00009", "uid": "u1", "first_name": "Ander"})
    assert places(new_desk, data) == [("jobseekers[1].uid", "duplicate")]
    assert [row["ref"] for row in rows(new_desk.path)["jobseeker"]] == ["K-00001"]


# Coach and policy -----------------------------------------------------------------------------


def test_coach_and_policy_are_taken_only_into_a_store_without_dossiers(new_desk: Desk) -> None:
    first = {"coach": {"name": "Hanneke", "caseload_limit": 25}, "policy": {"contact_months": 2}}
    other = {"coach": {"name": "Anders", "caseload_limit": 99}, "policy": {"contact_months": 6}}
    import_records(new_desk, caseload({}, **first))
    import_records(new_desk, caseload({}, {"ref": "N-1"}, **other))
    whole = whole_caseload(new_desk)
    assert (whole["coach"]["name"], whole["coach"]["caseload_limit"]) == ("Hanneke", 25)
    assert whole["policy"] == {"contact_months": 2}
    assert new_desk.policy.contact_months == 2
    assert new_desk.read.day().limit == 25


def test_the_coach_of_a_first_set_up_takes_what_the_file_says(new_desk: Desk) -> None:
    import_records(new_desk, caseload(coach={"name": "Eerst", "team": "Zuid"}))
    import_records(new_desk, caseload({}, coach={"uid": "c1", "name": "Daarna"}))
    [coach] = rows(new_desk.path)["coach"]
    assert (coach["id"], coach["uid"], coach["name"], coach["team"]) == (1, "c1", "Daarna", "Zuid")


def test_a_file_without_a_coach_gives_the_store_one(new_desk: Desk) -> None:
    import_records(new_desk, caseload({}))
    assert rows(new_desk.path)["coach"][0]["name"] == "Work coach"
    import_records(new_desk, caseload({}, coach=None))
    assert count(new_desk.path, "coach") == 1


def test_every_norm_comes_in_and_goes_out_as_the_file_says(new_desk: Desk) -> None:
    policy = {
        "caseload_limit": 25,
        "contact_rule": "calendar_quarter",
        "seen_modes": ["office", "phone"],
        "placement_max_months": {"trial_placement": 3},
        "allowance_month_cap": "150.00",
        "aftercare_months": [2, 4],
    }
    import_records(new_desk, caseload({}, policy={**policy, "contact_months": 3}))
    assert whole_caseload(new_desk)["policy"] == policy


# Errors ---------------------------------------------------------------------------------------


def test_every_wrong_place_is_named_at_once_and_nothing_is_imported(new_desk: Desk) -> None:
    filled(new_desk)
    data = caseload(
        {"first_name": 1, "closed_on": "2020-01-01", "bsn": "111222333"},
        {"ref": "N-1", "contacts": [{**CONTACT, "mode": "x", "at": "9"}, "not a contact"]},
        {"ref": "N-1"},
        {
            "ref": "N-2",
            "last_name": None,
            "placements": [{**PLACEMENT, "ends_on": "2026-01-01"}, {**PLACEMENT, "role": None}],
            "debt_assistance": [{"requested_on": "2026-01-05"}, {"requested_on": "2026-02-05"}],
            "debts": {},
        },
        organisations=[{"name": "B"}, {"name": "b"}, {"sector": "care"}],
        workshops=[
            {**WORKSHOP, "hours": 1.1, "attendance": [
                {"ref": "gone", "status": "planned"},
                {"ref": "N-2", "status": "planned"},
                {"ref": "N-2", "status": "planned"},
                {"status": "late"},
                {"ref": 7, "status": "planned"},
            ]},
        ],
        coach={"name": "X", "caseload_limit": -1},
        policy={"contact_months": 0, "nonsense": 1, "placement_max_months": {"volunteer": 3}},
        appointments=[],
    )  # fmt: skip
    del data["jobseekers"][0]["ref"]
    before = digest(new_desk.path)
    found = places(new_desk, data)
    assert len(found) == len(set(found))
    assert set(found) == {
        ("appointments", "unknown_field"),
        ("coach.caseload_limit", "not_whole"),
        ("policy.contact_months", "out_of_range"),
        ("policy.nonsense", "unknown_setting"),
        ("policy.placement_max_months.volunteer", "unknown_word"),
        ("organisations[1].name", "duplicate"),
        ("organisations[2].name", "missing"),
        ("workshops[0].hours", "not_hours"),
        ("workshops[0].attendance[0].ref", "unknown_ref"),
        ("workshops[0].attendance[2].ref", "duplicate"),
        ("workshops[0].attendance[3].ref", "missing"),
        ("workshops[0].attendance[3].status", "unknown_word"),
        ("workshops[0].attendance[4].ref", "not_line"),
        ("jobseekers[0].ref", "missing"),
        ("jobseekers[0].first_name", "not_line"),
        ("jobseekers[0].bsn", "unknown_field"),
        ("jobseekers[0].closed_on", "before"),
        ("jobseekers[1].contacts[0].mode", "unknown_word"),
        ("jobseekers[1].contacts[0].at", "not_clock"),
        ("jobseekers[1].contacts[1]", "not_object"),
        ("jobseekers[2].ref", "duplicate"),
        ("jobseekers[3].last_name", "missing"),
        ("jobseekers[3].placements[0].ends_on", "before"),
        ("jobseekers[3].placements[1].role", "missing"),
        ("jobseekers[3].debt_assistance", "two_open"),
        ("jobseekers[3].debts", "not_list"),
    }
    assert digest(new_desk.path) == before


def test_what_will_not_read_is_not_said_to_be_lacking(new_desk: Desk) -> None:
    data = caseload({"placements": [{**PLACEMENT, "organisation": "x" * 300}]})
    assert places(new_desk, data) == [("jobseekers[0].placements[0].organisation", "too_long")]


def test_all_that_a_placement_lacks_is_said_at_once(new_desk: Desk) -> None:
    assert places(new_desk, caseload({"placements": [{"kind": "volunteer"}]})) == [
        ("jobseekers[0].placements[0].organisation", "missing"),
        ("jobseekers[0].placements[0].role", "missing"),
        ("jobseekers[0].placements[0].started_on", "missing"),
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (caseload({"uid": "a"}, {"uid": "a"}), "jobseekers[1].uid"),
        (
            caseload({"contacts": [{**CONTACT, "uid": "x"}, {**CONTACT, "uid": "x"}]}),
            "jobseekers[0].contacts[1].uid",
        ),
        (
            caseload(workshops=[{**WORKSHOP, "uid": "x"}, {**WORKSHOP, "title": "V", "uid": "x"}]),
            "workshops[1].uid",
        ),
        (
            caseload(organisations=[{"name": "X", "uid": "x"}, {"name": "Y", "uid": "x"}]),
            "organisations[1].uid",
        ),
    ],
)
def test_a_uid_that_stands_twice_is_refused(new_desk: Desk, data: Json, place: str) -> None:
    before = digest(new_desk.path)
    assert places(new_desk, data) == [(place, "duplicate")]
    assert digest(new_desk.path) == before


def test_a_uid_that_stands_twice_is_refused_when_it_is_known(new_desk: Desk) -> None:
    filled(new_desk)
    twice = [{"uid": "c1", **CONTACT, "note": "x"}, {"uid": "c1", **CONTACT, "note": "y"}]
    assert places(new_desk, caseload({"contacts": twice})) == [
        ("jobseekers[0].contacts[1].uid", "duplicate")
    ]


def test_problems_come_in_the_order_of_the_file(new_desk: Desk) -> None:
    data = caseload(
        {"closed_on": "2020-01-01"},
        {"first_name": 1},
        {"placements": [{**PLACEMENT, "organisation": None}]},
        {"first_name": 2},
    )
    found = [place for place, _ in places(new_desk, data)]
    assert found == sorted(found)


def test_an_order_is_held_against_what_the_store_has(new_desk: Desk) -> None:
    filled(new_desk)
    data = caseload({"placements": [{"uid": "l1", "ended_on": "2026-01-01"}]})
    data["jobseekers"][0].pop("registered_on")
    data["jobseekers"][0]["closed_on"] = "2026-01-01"
    assert places(new_desk, data) == [
        ("jobseekers[0].closed_on", "before"),
        ("jobseekers[0].placements[0].ended_on", "before"),
    ]


def test_an_assistance_cannot_be_opened_beside_one_in_the_store(new_desk: Desk) -> None:
    open_one = {"debt_assistance": [{"requested_on": "2026-01-05"}]}
    other = {"debt_assistance": [{"requested_on": "2026-02-05"}]}
    import_records(new_desk, caseload(open_one))
    assert places(new_desk, caseload(other)) == [("jobseekers[0].debt_assistance", "two_open")]
    ended = {**open_one["debt_assistance"][0], "ended_on": "2026-02-01"}
    import_records(new_desk, caseload({"debt_assistance": [*other["debt_assistance"], ended]}))


def test_an_import_that_is_refused_makes_no_coach_no_setting_and_no_organisation(
    new_desk: Desk,
) -> None:
    data = caseload(
        {"placements": [PLACEMENT]},
        {"first_name": 1},
        coach={"name": "X"},
        policy={"contact_months": 2},
        organisations=[{"name": "B"}],
    )
    assert places(new_desk, data)
    assert not any(rows(new_desk.path).values())
    assert not entries(new_desk.path)


def test_an_import_is_whole_when_two_windows_import_the_same(new_desk: Desk) -> None:
    data = caseload({"contacts": [CONTACT, CONTACT]}, {"ref": "N-1"})
    import_records(new_desk, data)
    with closing(Desk.open(new_desk.path, today=A_DAY)) as other:
        import_records(other, data)
        add_person(other)
        import_records(new_desk, data)
    assert count(new_desk.path, "contact") == 2
    assert count(new_desk.path, "jobseeker") == 3


def test_text_in_a_file_is_cleaned_like_typed_text(new_desk: Desk) -> None:
    import_records(
        new_desk,
        caseload(
            {
                "first_name": "\x1b[2JZoë\x9b\u202e",
                "tags": ["\x07zzp"],
                "note": "een\r\ntwee\x00\ud800",
                "placements": [{**PLACEMENT, "organisation": " \x1b]0;x\x07Groen\nwerk "}],
            },
            workshops=[{**WORKSHOP, "attendance": [{"ref": "\x07K-00001", "status": "planned"}]}],
        ),
    )
    text = exported(new_desk)
    assert not [sign for sign in text if sign != "\n" and not sign.isprintable()]
    [person] = whole_caseload(new_desk)["jobseekers"]
    assert (person["first_name"], person["tags"]) == ("[2JZoë", ["zzp"])
    assert person["note"] == "een\ntwee"
    assert new_desk.read.organisations() == ["]0;xGroen werk"]
    assert count(new_desk.path, "attendance") == 1


def test_what_a_list_does_not_know_stays_refused_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    for _ in range(2):
        with closing(Desk.open(path, today=A_DAY, create=True)) as desk, pytest.raises(Refused):
            import_records(desk, caseload({"nonsense": 1}))
    assert count(path, "jobseeker") == 0


# Long files -----------------------------------------------------------------------------------


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_BATCH", 2)


@pytest.mark.usefixtures("small_batches")
def test_a_long_file_is_one_write_and_one_undo(new_desk: Desk, demo_desk: Desk) -> None:
    before = rows(new_desk.path)
    import_records(new_desk, whole_caseload(demo_desk))
    assert exported(new_desk) == exported(demo_desk)
    assert entries(new_desk.path) == ["import"]
    new_desk.write.undo()
    found = rows(new_desk.path)
    assert {name: table for name, table in found.items() if name != "coach"} == {
        name: table for name, table in before.items() if name != "coach"
    }


@pytest.mark.usefixtures("small_batches")
def test_what_is_wrong_anywhere_in_a_long_file_is_named_and_nothing_is_kept(
    new_desk: Desk,
) -> None:
    """Also what is wrong between batches: the same number, the same uid, one that is stored."""
    filled(new_desk)
    people: list[Json] = [{"ref": f"N-{number}"} for number in range(9)]
    people[0]["contacts"] = [{**CONTACT, "uid": "same"}]
    people[3]["contacts"] = [{**CONTACT, "uid": "same"}]
    people[5]["ref"] = "N-1"
    people[6]["contacts"] = [{**CONTACT, "uid": "c1"}]
    people[8]["contacts"] = [{**CONTACT, "uid": "same"}]
    before = digest(new_desk.path)
    assert places(new_desk, caseload(*people)) == [
        ("jobseekers[3].contacts[0].uid", "duplicate"),
        ("jobseekers[5].ref", "duplicate"),
        ("jobseekers[6].contacts[0].uid", "duplicate"),
        ("jobseekers[8].contacts[0].uid", "duplicate"),
    ]
    assert digest(new_desk.path) == before


@pytest.mark.usefixtures("small_batches")
def test_an_organisation_is_made_once_in_a_long_file(new_desk: Desk) -> None:
    people = [{"ref": f"N-{number}", "placements": [PLACEMENT]} for number in range(7)]
    tally = import_records(new_desk, caseload(*people)).tally
    assert new_desk.read.organisations() == ["A"]
    assert tuple(tally["organisation"]) == (1, 0, 0)
    assert count(new_desk.path, "placement") == 7


def test_ids_are_never_given_again_by_an_import(new_desk: Desk) -> None:
    import_records(new_desk, caseload({"ref": "N-1"}))
    [first] = rows(new_desk.path)["jobseeker"]
    new_desk.write.undo()
    add_person(new_desk)
    import_records(new_desk, caseload({"ref": "N-2"}))
    ids = [row["id"] for row in rows(new_desk.path)["jobseeker"]]
    assert first["id"] not in ids
    assert ids == sorted(set(ids))
