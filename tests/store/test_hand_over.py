"""Dossiers handed over between two coaches: nobody is lost, doubled or mixed up with another."""

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.desk.files import Imported
from coachdesk.domain.problem import Refused
from coachdesk.exchange import safe_file
from coachdesk.exchange.caseload_file import read_file
from coachdesk.store import access_log, export_handover
from coachdesk.store.errors import StoreError
from tests.files import whole_caseload
from tests.platforms import needs_posix
from tests.problems import places_and_codes
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import (
    Json,
    add_contact,
    add_person,
    add_placement,
    caseload,
    count,
    entries,
    exported,
    import_records,
    problems_of,
    rows,
    run_sql,
)

A_DAY = date(2026, 11, 20)
MANY = settings(
    max_examples=300 if os.environ.get("COACHDESK_FULL") == "1" else 3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CLOSING = ("closed_on", "closed_reason", "closing_note")
SESSION = {"title": "Sollicitatie", "held_on": "2026-11-02", "hours": 4}


@contextmanager
def coaches(empty: Path, today: date = A_DAY) -> Iterator[tuple[Desk, Desk, Path]]:
    """Two coaches, each with a store, and a folder between them."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        desks = []
        for coach in ("anna", "bram"):
            shutil.copy2(empty, folder / f"{coach}.db")
            desks.append(
                stack.enter_context(closing(Desk.open(folder / f"{coach}.db", today=today)))
            )
            desks[-1].write.set_up(coach.title(), None)
        yield desks[0], desks[1], folder


@pytest.fixture
def two(empty_store: Path) -> Iterator[tuple[Desk, Desk, Path]]:
    with coaches(empty_store) as found:
        yield found


def hand(giver: Desk, taker: Desk, folder: Path, *refs: str) -> tuple[Imported, bytes]:
    """From one coach to the other; gives what the other was told, and the file."""
    file = folder / "over.json"
    giver.files.hand_over(refs, file)
    data = file.read_bytes()
    file.unlink()
    return take(taker, data), data


def take(desk: Desk, data: bytes) -> Imported:
    return desk.files.import_records(read_file(data, "over.json", desk.today))


def notes_of(desk: Desk, data: bytes) -> list[tuple[str, Any]]:
    """What is said of a file while it is taken in: code, and the number here."""
    incoming = read_file(data, "over.json", desk.today)
    desk.files.import_records(incoming)
    return [(note.code, note.facts.get("ref")) for note in incoming.notes]


def dossier(desk: Desk, uid: str) -> Json:
    """A dossier with its lists and its place in workshops, but for the number."""
    whole = whole_caseload(desk)
    [person] = [each for each in whole["jobseekers"] if each["uid"] == uid]
    ref = person.pop("ref")
    for placement in person["placements"]:  # each store writes a name in its own capitals
        placement["organisation"] = placement["organisation"].casefold()
    for introduction in person["introductions"]:  # a vacancy both know has a mark in each store
        introduction["organisation"] = introduction["organisation"].casefold()
        introduction.pop("vacancy_uid")
    person["attendance"] = sorted(
        (workshop["title"], workshop["held_on"], seat["status"])
        for workshop in whole["workshops"]
        for seat in workshop["attendance"]
        if seat["ref"] == ref
    )
    return person


def open_in(desk: Desk, uid: str) -> bool:
    found = [row for row in rows(desk.path)["jobseeker"] if row["uid"] == uid]
    return any(row["closed_reason"] != "transferred" for row in found)


def ref_of(desk: Desk, uid: str) -> str:
    return next(row["ref"] for row in rows(desk.path)["jobseeker"] if row["uid"] == uid)


def uid_of(desk: Desk, ref: str) -> str:
    return next(row["uid"] for row in rows(desk.path)["jobseeker"] if row["ref"] == ref)


# Handing over -----------------------------------------------------------------------------------


@needs_posix
def test_the_file_holds_the_open_dossier_and_here_it_closes(two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    add_contact(anna, add_person(anna), note="eerst")
    add_person(anna, first_name="Ander")
    before = dossier(anna, uid_of(anna, "K-00001"))
    anna.files.hand_over(["k-00001"], folder / "over.json")
    file = json.loads((folder / "over.json").read_text("utf-8"))
    assert [(each["ref"], each["closed_on"]) for each in file["jobseekers"]] == [("K-00001", None)]
    assert file["jobseekers"][0]["contacts"] == before["contacts"]
    assert (file["coach"], file["policy"]) == (None, {})
    assert (file["handed_over"]["by"], file["handed_over"]["on"]) == ("Anna", "2026-11-20")
    assert [(row["closed_on"], row["closed_reason"]) for row in rows(anna.path)["jobseeker"]] == [
        ("2026-11-20", "transferred"),
        (None, None),
    ]
    assert (folder / "over.json").stat().st_mode & 0o777 == 0o600


def test_it_is_one_step_that_can_be_taken_back(two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    for _ in range(3):
        add_person(anna)
    before = exported(anna)
    anna.files.hand_over(["K-00001", "K-00003"], folder / "over.json")
    assert entries(anna.path)[-1] == "hand_over"
    entry = anna.write.undo()
    assert (entry.what, entry.facts["refs"]) == ("hand_over", ["K-00001", "K-00003"])
    assert exported(anna) == before


def test_the_access_log_has_the_numbers_on_both_sides(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_person(anna)
    add_person(bram)
    hand(anna, bram, folder, "K-00001")
    out, taken = access_log.read(anna.path)[0], access_log.read(bram.path)[0]
    assert (out.what, out.refs, out.how_many) == ("exported", ("K-00001",), 1)
    assert (taken.what, taken.refs) == ("imported", ("K-00002",))
    assert "Anna" not in access_log.log_path(bram.path).read_text("utf-8")


@pytest.mark.parametrize("wrong", ["K-00099", "K-00002"])
def test_where_one_cannot_go_none_goes(wrong: str, two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    add_person(anna)
    add_person(anna, closed_on="2026-11-01", closed_reason="moved")
    before = exported(anna)
    with pytest.raises(Refused) as refused:
        anna.files.hand_over(["K-00001", wrong], folder / "over.json")
    assert [problem.facts["value"] for problem in refused.value.problems] == [wrong]
    assert not (folder / "over.json").exists()
    assert exported(anna) == before


def test_nobody_is_not_everybody(two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    add_person(anna)
    with pytest.raises(Refused):
        anna.files.hand_over([], folder / "over.json")
    assert not (folder / "over.json").exists()


def test_what_was_handed_over_cannot_be_so_again(two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    add_person(anna, registered_on="2026-12-01")
    anna.files.hand_over(["K-00001"], folder / "over.json")
    with pytest.raises(Refused):
        anna.files.hand_over(["K-00001"], folder / "again.json")


def test_no_file_is_written_over(two: tuple[Desk, Desk, Path]) -> None:
    """It may be the only place where another dossier is."""
    anna, _, folder = two
    add_person(anna)
    (folder / "over.json").write_text("x")
    with pytest.raises(Refused):
        anna.files.hand_over(["K-00001"], folder / "over.json")
    assert (folder / "over.json").read_text() == "x"
    assert open_in(anna, uid_of(anna, "K-00001"))


def test_where_closing_fails_the_file_goes_again(
    two: tuple[Desk, Desk, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, _, folder = two
    add_person(anna)

    def fail(*_: object) -> None:
        assert (folder / "over.json").exists()
        raise StoreError("disk_full", anna.path)

    monkeypatch.setattr(export_handover, "close_transferred", fail)
    with pytest.raises(StoreError):
        anna.files.hand_over(["K-00001"], folder / "over.json")
    assert not (folder / "over.json").exists()
    assert open_in(anna, uid_of(anna, "K-00001"))


def test_a_stop_after_the_closing_leaves_the_file(
    two: tuple[Desk, Desk, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, bram, folder = two
    add_person(anna)
    uid = uid_of(anna, "K-00001")

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(anna, "log", stopped)
    with pytest.raises(KeyboardInterrupt):
        anna.files.hand_over(["K-00001"], folder / "over.json")
    take(bram, (folder / "over.json").read_bytes())
    assert (open_in(anna, uid), open_in(bram, uid)) == (False, True)


def test_no_other_window_can_write_between_the_file_and_the_closing(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, _, _ = two
    add_person(anna)

    def put(pieces: Iterable[str]) -> None:
        "".join(pieces)
        with (
            closing(sqlite3.connect(anna.path, timeout=0)) as link,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            link.execute("BEGIN IMMEDIATE")

    anna.files.hand_over_to(["K-00001"], put)
    assert not open_in(anna, uid_of(anna, "K-00001"))


def test_where_the_file_cannot_be_written_nothing_closes(
    two: tuple[Desk, Desk, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, _, folder = two
    add_person(anna)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        anna.files.hand_over(["K-00001"], folder / "over.json")
    monkeypatch.undo()
    assert not (folder / "over.json").exists()
    assert open_in(anna, uid_of(anna, "K-00001"))


def test_a_read_only_desk_hands_nothing_over(two: tuple[Desk, Desk, Path]) -> None:
    anna, _, folder = two
    add_person(anna)
    with (
        closing(Desk.open(anna.path, today=A_DAY, read_only=True)) as reader,
        pytest.raises(StoreError),
    ):
        reader.files.hand_over(["K-00001"], folder / "over.json")
    assert not (folder / "over.json").exists()


# Taking over ------------------------------------------------------------------------------------


def test_equal_numbers_of_different_people_stay_different_people(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    add_contact(anna, add_person(anna, first_name="Zoë"), note="van Anna")
    add_contact(bram, add_person(bram, first_name="Ali"), note="van Bram")
    uid, other = uid_of(anna, "K-00001"), dossier(bram, uid_of(bram, "K-00001"))
    before = dossier(anna, uid)
    done, _ = hand(anna, bram, folder, "K-00001")
    assert done.handover == ("Anna", ("K-00002",))
    assert dossier(bram, uid) == before
    assert dossier(bram, uid_of(bram, "K-00001")) == other


def test_a_free_number_is_kept_and_a_taken_one_is_said(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    for name in ("A", "B", "C"):
        add_person(anna, first_name=name)
    add_person(bram)
    anna.files.hand_over(["K-00001", "K-00002", "K-00003"], folder / "over.json")
    data = (folder / "over.json").read_bytes()
    # The new number is none that the file needs.
    assert notes_of(bram, data) == [("number_taken", "K-00004")]
    named = {row["first_name"]: row["ref"] for row in rows(bram.path)["jobseeker"][1:]}
    assert named == {"A": "K-00004", "B": "K-00002", "C": "K-00003"}


def test_a_number_taken_in_other_capitals_is_taken(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_person(anna)
    uid = uid_of(anna, "K-00001")
    add_person(bram, ref="k-00001")
    done, _ = hand(anna, bram, folder, "K-00001")
    assert done.handover == ("Anna", ("K-00002",))
    assert uid_of(bram, "K-00002") == uid


def test_coach_and_norms_do_not_go_along(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_person(anna)
    anna.write.set_norm("contact_months", 2)
    hand(anna, bram, folder, "K-00001")
    assert bram.policy.contact_months == 3
    assert [row["name"] for row in rows(bram.path)["coach"]] == ["Bram"]


def test_coming_home_a_dossier_has_its_own_number_and_all_that_was_added(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    owner = add_person(anna, note="eerst")
    add_contact(anna, owner, note="van Anna")
    add_person(bram)
    uid = uid_of(anna, "K-00001")
    hand(anna, bram, folder, "K-00001")
    there = bram.read.find("K-00002")
    assert there
    add_contact(bram, there, note="van Bram")
    add_placement(bram, there)
    bram.write.change("jobseeker", there, {"note": "daarna"}, {})
    kept = dossier(bram, uid)
    bram.files.hand_over(["K-00002"], folder / "back.json")
    data = (folder / "back.json").read_bytes()
    assert notes_of(anna, data) == [("known_as", "K-00001")]
    assert dossier(anna, uid) == kept
    assert ref_of(anna, uid) == "K-00001"
    assert [each["note"] for each in kept["contacts"]] == ["van Anna", "van Bram"]
    assert entries(anna.path)[-1] == "import"
    assert anna.read.next_undo().facts["handed_over_by"] == "Bram"
    assert anna.read.next_undo().facts["refs"] == ["K-00001"]


def test_what_was_written_here_meanwhile_is_not_lost_to_its_like(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    owner = add_person(anna)
    hand(anna, bram, folder, "K-00001")
    add_contact(anna, owner, note="nog van Anna")
    add_contact(bram, bram.read.find("K-00001") or 0, note="van Bram")
    hand(bram, anna, folder, "K-00001")
    assert [row["note"] for row in rows(anna.path)["contact"]] == ["nog van Anna", "van Bram"]


def test_the_same_file_twice_changes_nothing_whatever_was_done_between(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    add_person(anna, phone="06-12345678")
    add_person(bram)
    _, data = hand(anna, bram, folder, "K-00001")
    before = exported(bram)
    assert notes_of(bram, data) == [("taken_before", None)]
    assert exported(bram) == before
    bram.write.change("jobseeker", bram.read.find("K-00002") or 0, {"phone": "06-87654321"}, {})
    before = exported(bram)
    assert take(bram, data).handover == ("Anna", ())
    assert exported(bram) == before
    # Nor does an old file open here again what another coach has.
    hand(bram, anna, folder, "K-00002")
    take(bram, data)
    assert not open_in(bram, uid_of(bram, "K-00002"))


def test_an_old_file_of_ones_own_takes_nothing_back(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    owner = add_person(anna, note="eerst")
    _, data = hand(anna, bram, folder, "K-00001")
    hand(bram, anna, folder, "K-00001")
    anna.write.change("jobseeker", owner, {"note": "daarna"}, {})
    before = exported(anna)
    take(anna, data)
    assert exported(anna) == before


def test_a_file_that_nobody_took_opens_the_dossier_where_it_came_from(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, _, folder = two
    add_person(anna)
    before = exported(anna)
    hand(anna, anna, folder, "K-00001")
    assert exported(anna) == before


def test_an_import_taken_back_can_be_done_again(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_person(anna)
    uid = uid_of(anna, "K-00001")
    _, data = hand(anna, bram, folder, "K-00001")
    bram.write.undo()
    assert not open_in(bram, uid)
    take(bram, data)
    assert open_in(bram, uid)


def test_an_erased_dossier_can_be_taken_over_anew(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_person(anna)
    uid = uid_of(anna, "K-00001")
    _, data = hand(anna, bram, folder, "K-00001")
    hand(bram, anna, folder, "K-00001")
    bram.safety.erase("K-00001")
    take(bram, data)
    assert open_in(bram, uid)


@pytest.mark.parametrize(
    ("given", "place", "code"),
    [
        ({"by": "Anna"}, "handed_over.on", "missing"),
        ({"by": "Anna", "on": "gisteren"}, "handed_over.on", "not_day"),
        ({"by": "Anna", "on": "2026-11-20", "why": "x"}, "handed_over.why", "unknown_field"),
        ({"by": None, "on": "2026-11-20"}, "handed_over.by", "missing"),
        ("Anna", "handed_over", "not_object"),
        ({"by": "Anna", "on": "2026-11-20"}, "jobseekers[0].uid", "missing"),
    ],
)
def test_what_a_file_says_of_its_handing_over_is_checked(
    given: Any, place: str, code: str, new_desk: Desk
) -> None:
    person = {} if place.startswith("jobseekers") else {"uid": "p1"}
    found = problems_of(new_desk, caseload(person, handed_over=given))
    assert places_and_codes(found) == [(place, code)]
    assert count(new_desk.path, "jobseeker") == 0


@pytest.mark.parametrize("twice", ["ref", "uid"])
def test_nobody_may_stand_in_the_file_twice(twice: str, new_desk: Desk) -> None:
    people = [{"ref": "K-1", "uid": "p1"}, {"ref": "K-2", "uid": "p2"}]
    people[1][twice] = people[0][twice]
    over = {"by": "Anna", "on": "2026-11-20"}
    found = problems_of(new_desk, caseload(*people, handed_over=over))
    assert places_and_codes(found) == [(f"jobseekers[1].{twice}", "duplicate")]


# What is shared with others ---------------------------------------------------------------------


def seat(ref: str, **more: Any) -> Json:
    return {"ref": ref, "status": "attended", **more}


def test_attendance_goes_to_its_own_dossier_and_leaves_that_of_others(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    import_records(
        anna, caseload({}, workshops=[{"uid": "wa", **SESSION, "attendance": [seat("K-00001")]}])
    )
    theirs = {**SESSION, "uid": "wb", "place": "Zaal 2", "attendance": []}
    theirs["attendance"] = [{"ref": "K-00001", "status": "no_show"}]
    import_records(bram, caseload({"first_name": "Ali"}, workshops=[theirs]))
    hand(anna, bram, folder, "K-00001")
    [workshop] = whole_caseload(bram)["workshops"]
    assert (workshop["uid"], workshop["place"]) == ("wb", "Zaal 2")
    assert {each["ref"]: each["status"] for each in workshop["attendance"]} == {
        "K-00001": "no_show",
        "K-00002": "attended",
    }


def test_attendance_of_somebody_outside_the_file_is_refused(new_desk: Desk) -> None:
    import_records(new_desk, caseload({}))
    over = {"by": "Anna", "on": "2026-11-20"}
    workshop = {**SESSION, "attendance": [seat("K-00001")]}
    data = caseload({"ref": "K-7", "uid": "p7"}, handed_over=over, workshops=[workshop])
    found = problems_of(new_desk, data)
    assert places_and_codes(found) == [("workshops[0].attendance[0].ref", "unknown_ref")]


def test_attendance_comes_home_to_the_one_of_two_workshops_that_are_alike(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    alike = [{"uid": "w1", **SESSION}, {"uid": "w2", **SESSION, "attendance": [seat("K-00001")]}]
    import_records(anna, caseload({}, workshops=alike))
    import_records(bram, caseload({"first_name": "Ali"}, workshops=[{"uid": "wb", **SESSION}]))
    before = rows(anna.path)["attendance"]
    hand(anna, bram, folder, "K-00001")
    hand(bram, anna, folder, "K-00002")
    assert rows(anna.path)["attendance"] == before
    assert count(anna.path, "workshop") == 2


def test_an_organisation_known_here_keeps_what_is_known_of_it(
    two: tuple[Desk, Desk, Path],
) -> None:
    anna, bram, folder = two
    placement = {"organisation": "Groenwerk", "kind": "volunteer", "role": "kok",
                 "started_on": "2026-01-05"}  # fmt: skip
    told = {"uid": "oa", "name": "Groenwerk", "phone": "1", "contact_person": "Els"}
    import_records(anna, caseload({"placements": [placement]}, organisations=[told]))
    known = {"uid": "ob", "name": "groenwerk", "phone": "2", "note": "van Bram"}
    import_records(bram, caseload({"first_name": "Ali"}, organisations=[known]))
    hand(anna, bram, folder, "K-00001")
    [there] = rows(bram.path)["organisation"]
    assert (there["uid"], there["name"], there["phone"]) == ("ob", "groenwerk", "2")
    assert (there["note"], there["contact_person"]) == ("van Bram", "Els")


def test_an_organisation_renamed_meanwhile_is_not_doubled(two: tuple[Desk, Desk, Path]) -> None:
    anna, bram, folder = two
    add_placement(anna, add_person(anna), organisation="Groenwerk")
    hand(anna, bram, folder, "K-00001")
    run_sql(anna.path, "UPDATE organisation SET name = 'Groenwerk BV'")
    hand(bram, anna, folder, "K-00001")
    assert [row["name"] for row in rows(anna.path)["organisation"]] == ["Groenwerk BV"]
    assert count(anna.path, "placement") == 1


# Forth and back ---------------------------------------------------------------------------------


def work_on(desk: Desk, chance: random.Random, ref: str, turn: int) -> None:
    """What a coach does in a dossier for a while."""
    owner = desk.read.find(ref)
    assert owner
    for number in range(chance.randrange(3)):
        add_contact(desk, owner, note=f"beurt {turn}.{number}")
    add_placement(desk, owner, organisation=chance.choice(["Groenwerk BV", f"Nieuw {turn}"]))
    desk.write.change("jobseeker", owner, {"plan_goal": f"doel {turn}", "phone": None}, {})
    found = desk.read.dossier(owner)
    assert found
    for step in found.lists["plan_steps"][:2]:
        desk.write.change("plan_step", step.id, {"note": f"stap {turn}"}, {})


def others(desk: Desk, uids: list[str]) -> list[Json]:
    """Everybody else, with their numbers and lists."""
    return [each for each in whole_caseload(desk)["jobseekers"] if each["uid"] not in uids]


@MANY
@given(seed=st.integers(0, 2**32))
def test_three_times_forth_and_back_nothing_is_lost_or_doubled(
    empty_store: Path, seed: int
) -> None:
    chance = random.Random(seed)
    today = random_day(chance)
    with coaches(empty_store, today) as (anna, bram, folder):
        for desk in (anna, bram):
            import_records(desk, random_caseload(chance, today, 4))
        free = [row for row in rows(anna.path)["jobseeker"] if row["closed_on"] is None]
        uids = [row["uid"] for row in free[: chance.randint(1, 3)]]
        assume(uids)
        own = {uid: ref_of(anna, uid) for uid in uids}
        apart = [others(desk, uids) for desk in (anna, bram)]
        giver, taker = anna, bram
        for turn in range(6):
            for uid in uids:
                work_on(giver, chance, ref_of(giver, uid), turn)
            kept = [dossier(giver, uid) for uid in uids]
            _, data = hand(giver, taker, folder, *(ref_of(giver, uid) for uid in uids))
            assert [dossier(taker, uid) for uid in uids] == kept
            closed = [{**dossier(giver, uid), **dict.fromkeys(CLOSING)} for uid in uids]
            assert closed == [{**each, **dict.fromkeys(CLOSING)} for each in kept]
            assert [(open_in(giver, uid), open_in(taker, uid)) for uid in uids] == [
                (False, True) for _ in uids
            ]
            before = exported(taker)
            take(taker, data)
            assert exported(taker) == before
            giver, taker = taker, giver
        assert {uid: ref_of(anna, uid) for uid in uids} == own
        assert [others(desk, uids) for desk in (anna, bram)] == apart
