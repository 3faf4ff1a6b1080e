"""A dossier is read whole, each record in its own types, each list in the order people read it."""

from datetime import date
from decimal import Decimal

from coachdesk.desk import Desk
from coachdesk.schema.records import DOSSIER_LISTS
from tests.files import whole_caseload
from tests.store.steps import Json, add_contact, add_person, add_placement, caseload, import_records


def test_a_dossier_holds_what_the_file_said(demo_desk: Desk) -> None:
    written = {person["ref"]: person for person in whole_caseload(demo_desk)["jobseekers"]}
    for hit in demo_desk.read.people():
        dossier = demo_desk.read.dossier(hit.person.id)
        assert dossier is not None
        person = written[hit.person.ref]
        for name, value in dossier.jobseeker.values.items():
            said = person[name]
            assert (value.isoformat() if isinstance(value, date) else value) == said
        assert {name: len(dossier.lists[name]) for name in DOSSIER_LISTS} == {
            name: len(person[name]) for name in DOSSIER_LISTS
        }


def test_a_dossier_that_is_not_there_is_none(new_desk: Desk) -> None:
    assert new_desk.read.dossier(1) is None
    assert new_desk.read.record("contact", 1) is None
    assert new_desk.read.case_line(1) is None
    assert new_desk.read.find("K-00001") is None


def test_contacts_and_placements_stand_newest_first(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    for on, at in [("2026-01-01", None), ("2026-02-01", "09:00"), ("2026-02-01", None)]:
        add_contact(new_desk, owner, on=on, at=at)
    add_contact(new_desk, owner, on="2026-02-01", at="14:00")
    add_placement(new_desk, owner, started_on="2025-01-01", role="eerst")
    add_placement(new_desk, owner, started_on="2026-01-01", role="daarna")
    dossier = new_desk.read.dossier(owner)
    assert dossier is not None
    assert [(item["on"].isoformat(), item["at"]) for item in dossier.lists["contacts"]] == [
        ("2026-02-01", "14:00"),
        ("2026-02-01", "09:00"),
        ("2026-02-01", None),
        ("2026-01-01", None),
    ]
    assert [item["role"] for item in dossier.lists["placements"]] == ["daarna", "eerst"]


def test_what_a_record_is_linked_to_is_named(new_desk: Desk) -> None:
    workshop: Json = {
        "title": "Solliciteren",
        "held_on": "2026-11-02",
        "hours": 2.5,
        "attendance": [{"ref": "K-00001", "status": "attended"}],
    }
    placement = {
        "organisation": "Groenwerk",
        "kind": "volunteer",
        "role": "gastvrouw",
        "started_on": "2026-01-01",
        "allowance_per_month": "105.50",
    }
    import_records(new_desk, caseload({"placements": [placement]}, workshops=[workshop]))
    dossier = new_desk.read.dossier(1)
    assert dossier is not None
    [attended] = dossier.attendance
    assert (attended["title"], attended["held_on"], attended["hours"], attended["status"]) == (
        "Solliciteren",
        date(2026, 11, 2),
        2.5,
        "attended",
    )
    [placed] = dossier.lists["placements"]
    assert (placed["organisation"], placed["allowance_per_month"]) == (
        "Groenwerk",
        Decimal("105.50"),
    )


def test_a_dossier_holds_nobody_elses_records(new_desk: Desk) -> None:
    one, two = add_person(new_desk), add_person(new_desk)
    add_contact(new_desk, one, note="van een")
    add_placement(new_desk, two)
    first, second = new_desk.read.dossier(one), new_desk.read.dossier(two)
    assert first is not None
    assert second is not None
    assert [item["note"] for item in first.lists["contacts"]] == ["van een"]
    assert not first.lists["placements"]
    assert not second.lists["contacts"]
