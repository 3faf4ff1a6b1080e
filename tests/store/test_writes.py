"""One record at a time: checked and refused as a whole, and nothing lost between windows."""

import threading
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.schema.fields import new_uid
from coachdesk.store import journal
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import Clash
from coachdesk.words.problems import labelled
from tests.store.steps import (
    add_contact,
    add_person,
    add_placement,
    caseload,
    count,
    entries,
    import_records,
    rows,
    window,
)

A_DAY = date(2026, 11, 20)
CONTACT = {"on": "2026-11-02", "mode": "office", "purpose": "progress"}


def refused(act: Any) -> list[tuple[str, str]]:
    """Place and code of everything a write is refused for."""
    with pytest.raises(Refused) as caught:
        act()
    return [(problem.field, problem.code) for problem in caught.value.problems]


def names(desk: Desk) -> list[str]:
    return desk.read.organisations()


def test_dossiers_without_a_number_get_the_next_one(new_desk: Desk) -> None:
    given = [None, "", "K-00041", None, "X-9", "K-150001", "K-7b", None]
    made = [new_desk.read.record("jobseeker", add_person(new_desk, ref=ref)) for ref in given]
    assert [person["ref"] for person in made if person] == [
        "K-00001",
        "K-00002",
        "K-00041",
        "K-00042",
        "X-9",
        "K-150001",
        "K-7b",
        "K-150002",
    ]


@pytest.mark.parametrize("ref", ["  ", "\x1b"])
def test_a_blank_number_is_no_number(new_desk: Desk, ref: str) -> None:
    made = new_desk.read.record("jobseeker", add_person(new_desk, ref=ref))
    assert made is not None
    assert made["ref"] == "K-00001"


def test_a_number_belongs_to_one_dossier(new_desk: Desk) -> None:
    one = add_person(new_desk, ref="X-1")
    two = add_person(new_desk, ref="X-2")
    assert refused(lambda: add_person(new_desk, ref=" X-1 ")) == [("ref", "in_use")]
    change = lambda: new_desk.write.change("jobseeker", two, {"ref": "X-1"}, {})  # noqa: E731
    assert refused(change) == [("ref", "in_use")]
    new_desk.write.change("jobseeker", one, {"ref": "X-1", "note": "blijft"}, {})
    assert new_desk.read.find("X-1") == one


def test_numbers_count_on_whatever_their_capitals(new_desk: Desk) -> None:
    add_person(new_desk, ref="k-00041")
    made = new_desk.read.record("jobseeker", add_person(new_desk))
    assert made is not None
    assert made["ref"] == "K-00042"


def test_no_two_dossiers_have_numbers_that_differ_in_capitals_only(new_desk: Desk) -> None:
    one = add_person(new_desk, ref="É-1")
    two = add_person(new_desk, ref="X-2")
    for act in (
        lambda: add_person(new_desk, ref="é-1"),
        lambda: new_desk.write.change("jobseeker", two, {"ref": "é-1"}, {}),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert [labelled(problem) for problem in caught.value.problems] == [
            "Dossier number: é-1 is already in use"
        ]
    new_desk.write.change("jobseeker", one, {"ref": "é-1"}, {})
    assert new_desk.read.find("é-1") == one


def test_numbers_that_came_in_with_other_capitals_stay_and_do_not_block_a_form(
    new_desk: Desk,
) -> None:
    import_records(new_desk, caseload({"ref": "a"}, {"ref": "A", "first_name": "Bo"}))
    for ref in ("a", "A"):
        owner = new_desk.read.find(ref)
        assert owner is not None
        new_desk.write.change("jobseeker", owner, {"ref": ref, "note": ref}, {})
    assert [(row["ref"], row["note"]) for row in rows(new_desk.path)["jobseeker"]] == [
        ("a", "a"),
        ("A", "A"),
    ]


def test_all_that_is_wrong_with_a_record_is_said_at_once(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    days = {"started_on": "2026-01-05", "ends_on": "2026-01-04"}
    wrong = {"kind": "x", "hours_per_week": 0.3, **days}
    assert sorted(refused(lambda: new_desk.write.add("placement", wrong, owner))) == [
        ("ends_on", "before"),
        ("hours_per_week", "not_hours"),
        ("kind", "unknown_word"),
        ("organisation", "missing"),
        ("role", "missing"),
    ]
    assert not rows(new_desk.path)["organisation"]


def test_an_end_is_held_against_the_start_that_stands_in_the_store(new_desk: Desk) -> None:
    owner = add_person(new_desk, registered_on="2026-03-01")
    early = lambda: new_desk.write.change("jobseeker", owner, {"closed_on": "2026-02-01"}, {})  # noqa: E731
    assert refused(early) == [("closed_on", "before")]
    new_desk.write.change("jobseeker", owner, {"closed_on": "2026-04-01"}, {})
    late = lambda: new_desk.write.change("jobseeker", owner, {"registered_on": "2026-05-01"}, {})  # noqa: E731
    assert refused(late) == [("closed_on", "before")]
    new_desk.write.change(
        "jobseeker", owner, {"registered_on": "2026-05-01", "closed_on": None}, {}
    )


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ({}, {}, ["two_open"]),
        ({"ended_on": "2026-11-20"}, {}, []),
        ({"ended_on": "2026-11-21"}, {}, ["two_open"]),  # an end to come has not happened
        ({}, {"ended_on": "2026-11-01"}, []),
        ({}, {"requested_on": "2026-11-21"}, []),  # a request to come has not happened
        ({"requested_on": "2026-11-20"}, {"requested_on": "2026-11-20"}, ["two_open"]),
    ],
)
def test_at_most_one_debt_assistance_is_open(
    new_desk: Desk, first: dict[str, str], second: dict[str, str], codes: list[str]
) -> None:
    owner, other = add_person(new_desk), add_person(new_desk)
    asked = {"requested_on": "2026-10-01"}
    new_desk.write.add("debt_assistance", asked, other)
    new_desk.write.add("debt_assistance", {**asked, **first}, owner)
    try:
        new_desk.write.add("debt_assistance", {**asked, **second}, owner)
        found = []
    except Refused as error:
        found = [problem.code for problem in error.problems]
    assert found == codes


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("care_allowance", "care_allowance", ["second_right"]),
        ("care_allowance", "rent_allowance", []),
        ("other", "other", []),
    ],
)
def test_of_each_right_a_dossier_has_one(
    new_desk: Desk, first: str, second: str, codes: list[str]
) -> None:
    owner, other = add_person(new_desk), add_person(new_desk)
    right = {"status": "applied", "on": "2026-11-01"}
    new_desk.write.add("right", {**right, "kind": first}, owner)
    new_desk.write.add("right", {**right, "kind": second}, other)  # of somebody else
    try:
        new_desk.write.add("right", {**right, "kind": second}, owner)
        found = []
    except Refused as error:
        found = [problem.code for problem in error.problems]
    assert found == codes


def test_a_right_does_not_become_one_that_is_there(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    right = {"status": "applied", "on": "2026-11-01"}
    new_desk.write.add("right", {**right, "kind": "city_pass"}, owner)
    own = new_desk.write.add("right", {**right, "kind": "other"}, owner)
    again = lambda: new_desk.write.change("right", own, {"kind": "city_pass"}, {})  # noqa: E731
    assert refused(again) == [("kind", "second_right")]
    new_desk.write.change("right", own, {"kind": "child_fund", "note": "a school"}, {})


def test_an_assistance_is_not_opened_again_beside_another(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    old = new_desk.write.add(
        "debt_assistance", {"requested_on": "2026-01-01", "ended_on": "2026-02-01"}, owner
    )
    new = new_desk.write.add("debt_assistance", {"requested_on": "2026-03-01"}, owner)
    reopen = lambda: new_desk.write.change("debt_assistance", old, {"ended_on": None}, {})  # noqa: E731
    assert refused(reopen) == [("requested_on", "two_open")]
    new_desk.write.change("debt_assistance", new, {"ended_on": "2026-04-01"}, {})
    new_desk.write.change("debt_assistance", old, {"ended_on": None}, {})


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Groenwerk BV", "GROENWERK bv"),
        ("Café Élan", "CAFÉ ÉLAN"),
        ("ŞÜKRAN & Zonen", "şükran & zonen"),
        ("Straße", "STRASSE"),
        ("Ελλάς", "ελλάσ"),
        ("Groenwerk", "  Groenwerk \n"),
    ],
)
def test_an_organisation_is_the_same_in_any_case(new_desk: Desk, kept: str, typed: str) -> None:
    owner = add_person(new_desk)
    first = add_placement(new_desk, owner, organisation=kept)
    add_placement(new_desk, owner, organisation=typed)
    new_desk.write.change("placement", first, {"organisation": typed}, {})
    assert names(new_desk) == [kept]
    made = lambda: new_desk.write.add("organisation", {"name": typed})  # noqa: E731
    assert refused(made) == [("name", "in_use")]
    own = rows(new_desk.path)["organisation"][0]["id"]
    new_desk.write.change("organisation", own, {"name": typed}, {})
    assert names(new_desk) == [typed.strip()]


def test_text_typed_is_cleaned_of_what_steers_a_terminal(new_desk: Desk) -> None:
    owner = add_person(new_desk, first_name="\x1b[2JZoë\x9b\u202e", note="een\r\ntwee\x07")
    add_placement(new_desk, owner, organisation="\x1b]0;x\x07Groen\nwerk")
    person = new_desk.read.record("jobseeker", owner)
    assert person is not None
    assert (person["first_name"], person["note"]) == ("[2JZoë", "een\ntwee")
    assert names(new_desk) == ["]0;xGroen werk"]


# Two windows ---------------------------------------------------------------------------------


def test_a_change_onto_a_value_from_another_window_shows_both(new_desk: Desk) -> None:
    owner = add_person(new_desk, phone="1", note="eerst")
    seen = new_desk.read.record("jobseeker", owner)
    assert seen is not None
    new_desk.write.change("jobseeker", owner, {"phone": "2"}, {})
    with pytest.raises(Clash) as caught:
        new_desk.write.change("jobseeker", owner, {"phone": "3", "note": "x"}, seen.values)
    assert str(caught.value.record) == f"jobseeker:{owner}"
    assert caught.value.differences == {"phone": ("3", "2")}
    now = new_desk.read.record("jobseeker", owner)
    assert now is not None
    assert (now["phone"], now["note"]) == ("2", "eerst")


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("jobseeker", {"tags": ["a"]}, {"tags": ["b"]}),
        ("jobseeker", {"born_on": "1990-01-01"}, {"born_on": "1991-01-01"}),
        ("jobseeker", {"benefit_kind": "ww"}, {"benefit_kind": None, "born_on": None}),
        ("placement", {"organisation": "A"}, {"organisation": "B"}),
        ("placement", {"allowance_per_month": "5.00"}, {"allowance_per_month": "6"}),
        ("placement", {"hours_per_week": 2}, {"hours_per_week": 2.5}),
        ("placement", {"displacement_risk": True}, {"displacement_risk": False}),
    ],
)
def test_a_stale_form_clashes_for_every_kind_of_field(
    new_desk: Desk, kind: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    owner = add_person(new_desk, benefit_kind="ioaw")
    add_placement(new_desk, owner)
    seen = new_desk.read.record(kind, 1)
    assert seen is not None
    new_desk.write.change(kind, 1, first, seen.values)
    held = rows(new_desk.path)
    with pytest.raises(Clash):
        new_desk.write.change(kind, 1, second, seen.values)
    assert rows(new_desk.path) == held
    new_desk.write.change(kind, 1, first, seen.values)  # both wanted the same: no clash
    fresh = new_desk.read.record(kind, 1)
    assert fresh is not None
    new_desk.write.change(kind, 1, second, fresh.values)


def test_windows_that_change_other_fields_of_a_record_keep_both(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    seen = new_desk.read.record("jobseeker", owner)
    assert seen is not None
    new_desk.write.change("jobseeker", owner, {"phone": "1"}, seen.values)
    new_desk.write.change("jobseeker", owner, {"email": "a@b.nl"}, seen.values)
    now = new_desk.read.record("jobseeker", owner)
    assert now is not None
    assert (now["phone"], now["email"], now.version) == ("1", "a@b.nl", 3)


@pytest.mark.parametrize("act", ["change", "delete", "log"])
def test_a_record_deleted_in_another_window_is_a_clash(new_desk: Desk, act: str) -> None:
    owner = add_person(new_desk)
    contact = add_contact(new_desk, owner)
    new_desk.write.delete("contact", contact)
    with pytest.raises(Clash):
        if act == "change":
            new_desk.write.change("contact", contact, {"note": "x"}, {})
        elif act == "delete":
            new_desk.write.delete("contact", contact)
        else:
            new_desk.write.log_contact(owner, contact, {"outcome": "held"}, {})


@pytest.mark.parametrize("act", ["contact", "placement", "log"])
def test_a_record_for_a_dossier_deleted_in_another_window_is_a_clash(
    new_desk: Desk, act: str
) -> None:
    owner = add_person(new_desk)
    new_desk.write.delete("jobseeker", owner)
    with pytest.raises(Clash):
        if act == "contact":
            add_contact(new_desk, owner)
        elif act == "placement":
            add_placement(new_desk, owner)
        else:
            new_desk.write.log_contact(owner, None, CONTACT, {})


def test_an_organisation_with_placements_is_not_deleted(new_desk: Desk) -> None:
    add_placement(new_desk, add_person(new_desk))
    with pytest.raises((Refused, Clash)):
        new_desk.write.delete("organisation", 1)


def _write_an_organisation(desk: Desk, name: str | None) -> None:
    with journal.write(desk.store, "add", kind="organisation") as session:
        session.execute(
            text("INSERT INTO organisation (uid, version, name) VALUES (:uid, 1, :name)"),
            {"uid": new_uid(), "name": name},
        )


@pytest.mark.parametrize("protected", [False, True])
def test_a_fault_of_our_own_is_not_told_as_a_change_in_another_window(
    new_desk: Desk, protected: bool
) -> None:
    if protected:
        new_desk.safety.protect(None, "paard nietje batterij")
    with pytest.raises(IntegrityError, match="NOT NULL"):
        _write_an_organisation(new_desk, None)
    assert new_desk.read.organisations() == []


@pytest.mark.parametrize("protected", [False, True])
def test_a_name_taken_in_another_window_meanwhile_is_a_clash(
    new_desk: Desk, protected: bool
) -> None:
    if protected:
        new_desk.safety.protect(None, "paard nietje batterij")
    _write_an_organisation(new_desk, "Kringloop")
    with pytest.raises(Clash):
        _write_an_organisation(new_desk, "Kringloop")


def test_fifty_interleaved_edits_from_two_windows_lose_nothing(new_desk: Desk) -> None:
    owner = add_person(new_desk, tags=[])
    path = new_desk.path
    errors: list[BaseException] = []

    def edit(name: str) -> None:
        try:
            with closing(Desk.open(path, today=A_DAY)) as desk:
                for number in range(25):
                    add_contact(desk, owner, note=f"{name} {number}")
                    while True:
                        seen = desk.read.record("jobseeker", owner)
                        assert seen is not None
                        tags = [*seen["tags"], f"{name}-{number}"]
                        try:
                            desk.write.change("jobseeker", owner, {"tags": tags}, seen.values)
                            break
                        except Clash:
                            continue
        except BaseException as error:
            errors.append(error)

    windows = [threading.Thread(target=edit, args=(name,)) for name in ("een", "twee")]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    assert not errors
    wanted = {f"{name} {number}" for name in ("een", "twee") for number in range(25)}
    held = rows(path, versions=True)
    assert {row["note"] for row in held["contact"]} == wanted
    person = new_desk.read.record("jobseeker", owner)
    assert person is not None
    assert {tag.replace("-", " ") for tag in person["tags"]} == wanted
    assert person.version == 51
    assert len(entries(path)) == count(path, "change") - 1 == 101


# Logging a contact ---------------------------------------------------------------------------


def test_a_contact_logged_with_the_next_appointment_is_one_write(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    appointment = add_contact(new_desk, owner)
    new_desk.write.log_contact(
        owner, appointment, {"outcome": "held"}, {}, {**CONTACT, "at": "09:30"}
    )
    assert [row["outcome"] for row in rows(new_desk.path)["contact"]] == ["held", None]
    assert entries(new_desk.path)[-1] == "log_contact"
    with window("later"):
        new_desk.write.undo()
    assert [row["outcome"] for row in rows(new_desk.path)["contact"]] == [None]


def test_a_contact_is_not_logged_when_the_next_appointment_is_wrong(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    log = lambda: new_desk.write.log_contact(owner, None, CONTACT, {}, {**CONTACT, "on": "x"})  # noqa: E731
    assert refused(log) == [("on", "not_day")]
    assert not rows(new_desk.path)["contact"]


def test_a_draft_with_half_a_sign_in_it_is_kept(new_desk: Desk) -> None:
    draft = Draft("workshop", None, None, {"note": "half \ud83d"})
    new_desk.write.keep_draft(draft)
    assert new_desk.read.drafts()[0].texts == draft.texts
