"""Records of employers and of what is around somebody: named, migrated, erased like the rest."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.store.checking import check
from coachdesk.store.migrations import migrate
from coachdesk.store.store_files import backup_files
from tests.store.steps import (
    Json,
    add_person,
    caseload,
    exported,
    import_records,
    problems_of,
    rows,
)

FRIDAY = date(2026, 11, 20)
VACANCY = {
    "organisation": "Groenwerk", "title": "Hovenier", "kind": "paid_job", "source": "coach",
    "reported_on": date(2026, 11, 2),
}  # fmt: skip


# What names another record ------------------------------------------------------------------


def test_a_vacancy_makes_its_employer_and_an_introduction_names_both(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    new_desk.write.add("vacancy", VACANCY)
    values = {"organisation": "GROENWERK", "vacancy": "hovenier", "status": "agreed", "on": FRIDAY}
    made = new_desk.read.record("introduction", new_desk.write.add("introduction", values, owner))
    assert made and (made["organisation"], made["vacancy"]) == ("Groenwerk", "Hovenier")
    assert new_desk.read.organisations() == ["Groenwerk"]
    dossier = new_desk.read.dossier(owner)
    assert dossier and [item["vacancy"] for item in dossier.lists["introductions"]] == ["Hovenier"]


def test_an_unknown_vacancy_and_contract_are_refused_and_make_nothing(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    new_desk.write.add("vacancy", VACANCY)
    held = rows(new_desk.path)
    wrong: list[tuple[str, Json]] = [
        ("introduction", {"organisation": "Groenwerk", "vacancy": "Kok", "status": "agreed",
                          "on": FRIDAY}),
        ("placement", {"organisation": "Groenwerk", "kind": "paid_job", "role": "x",
                       "started_on": FRIDAY, "social_return": "Bestek"}),
    ]  # fmt: skip
    for kind, values in wrong:
        with pytest.raises(Refused) as refused:
            new_desk.write.add(kind, values, owner)
        assert [p.code for p in refused.value.problems] in (
            ["unknown_vacancy"], ["unknown_social_return"]
        )  # fmt: skip
    assert rows(new_desk.path) == held


def test_a_contract_is_looked_for_where_the_placement_is(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    for name in ("Groenwerk", "Bouw"):
        new_desk.write.add(
            "social_return",
            {"organisation": name, "title": f"Bestek {name}", "from_on": FRIDAY, "until_on": FRIDAY,
             "obligation": "10.00"},
        )  # fmt: skip
    values = {"organisation": "Groenwerk", "kind": "paid_job", "role": "x", "started_on": FRIDAY,
              "social_return": "Bestek Groenwerk"}  # fmt: skip
    made = new_desk.write.add("placement", values, owner)
    seen = new_desk.read.record("placement", made)
    assert seen and seen["social_return"] == "Bestek Groenwerk"
    with pytest.raises(Refused):
        new_desk.write.change("placement", made, {"organisation": "Bouw"}, seen.values)
    moved = {"organisation": "Bouw", "social_return": "Bestek Bouw"}
    new_desk.write.change("placement", made, moved, seen.values)
    seen = new_desk.read.record("placement", made)
    assert seen and (seen["organisation"], seen["social_return"]) == ("Bouw", "Bestek Bouw")
    new_desk.write.change("placement", made, {"social_return": None}, seen.values)
    seen = new_desk.read.record("placement", made)
    assert seen and seen["social_return"] is None


def test_a_contact_may_name_whom_was_visited(new_desk: Desk) -> None:
    owner = add_person(new_desk)
    values = {"on": FRIDAY, "mode": "workplace", "purpose": "employer_visit"}
    made = new_desk.write.add("contact", {**values, "organisation": "Groenwerk"}, owner)
    seen = new_desk.read.record("contact", made)
    assert seen and seen["organisation"] == "Groenwerk"
    new_desk.write.change("contact", made, {"organisation": ""}, seen.values)
    seen = new_desk.read.record("contact", made)
    assert seen and seen["organisation"] is None


# Files --------------------------------------------------------------------------------------


def file(**person: Any) -> Json:
    employer = {
        "name": "Groenwerk",
        "vacancies": [{"title": "Hovenier", "kind": "paid_job", "source": "coach",
                       "reported_on": "2026-11-02"}],
    }  # fmt: skip
    return {**caseload(person, organisations=[employer]), "version": 2}


def test_what_is_not_known_is_named_by_its_place(new_desk: Desk) -> None:
    intro = {"organisation": "Groenwerk", "vacancy": "Kok", "status": "agreed", "on": "2026-11-02"}
    placed = {"organisation": "Groenwerk", "kind": "paid_job", "role": "x",
              "started_on": "2026-11-02", "social_return": "Bestek"}  # fmt: skip
    found = problems_of(new_desk, file(introductions=[intro, {}], placements=[placed]))
    assert {(p.place.path[2:], p.code) for p in found} == {
        (("introductions", 0, "vacancy"), "unknown_vacancy"),
        (("introductions", 1, "vacancy"), "missing"),
        (("introductions", 1, "status"), "missing"),
        (("introductions", 1, "on"), "missing"),
        (("placements", 0, "social_return"), "unknown_social_return"),
    }
    assert new_desk.read.people() == []


def test_items_meet_by_their_keys_and_null_clears_what_left_out_stays(new_desk: Desk) -> None:
    intro = {"organisation": "groenwerk", "vacancy": "Hovenier", "status": "agreed",
             "on": "2026-11-02", "note": "belt"}  # fmt: skip
    right = {"kind": "city_pass", "status": "applied", "on": "2026-11-02", "note": "a"}
    contact = {"on": "2026-11-02", "mode": "phone", "purpose": "progress",
               "organisation": "Groenwerk"}  # fmt: skip
    import_records(new_desk, file(introductions=[intro], rights=[right], contacts=[contact]))
    first = json.loads(exported(new_desk))["jobseekers"][0]
    assert first["introductions"][0]["vacancy_uid"]
    del intro["note"]
    later = file(
        introductions=[{**intro, "status": "hired"}],
        rights=[{**right, "status": "receives", "note": None}],
        contacts=[{**contact, "organisation": None}],
    )
    import_records(new_desk, later)
    second = json.loads(exported(new_desk))["jobseekers"][0]
    for name in ("introductions", "rights", "contacts"):
        assert [item["uid"] for item in first[name]] == [item["uid"] for item in second[name]]
    assert (second["introductions"][0]["status"], second["introductions"][0]["note"]) == (
        "hired", "belt"
    )  # fmt: skip
    assert (second["rights"][0]["status"], second["rights"][0]["note"]) == ("receives", None)
    assert second["contacts"][0]["organisation"] is None


RIGHT = {"kind": "city_pass", "status": "applied", "on": "2026-11-02"}
OTHER = {**RIGHT, "kind": "other"}


@pytest.mark.parametrize(
    ("rights", "refused"),
    [
        ([RIGHT, {**RIGHT, "status": "refused", "note": "x"}], [1]),
        ([RIGHT, RIGHT, {**RIGHT, "kind": "child_fund"}, RIGHT], [1, 3]),
        ([OTHER, {**OTHER, "note": "a"}, {**OTHER, "note": "b"}], []),
    ],
)
def test_a_file_that_gives_a_right_twice_names_the_place_and_makes_none(
    new_desk: Desk, rights: list[Json], refused: list[int]
) -> None:
    found = problems_of(new_desk, file(rights=rights))
    assert [(p.place.path, p.code) for p in found] == [
        (("jobseekers", 0, "rights", place, "kind"), "second_right") for place in refused
    ]
    assert bool(new_desk.read.people()) == (not refused)


def test_a_file_gives_no_second_of_a_right_that_is_stored(new_desk: Desk) -> None:
    import_records(new_desk, file(rights=[RIGHT, {**RIGHT, "kind": "child_fund"}]))
    before = exported(new_desk)
    stored = json.loads(before)["jobseekers"][0]["rights"]
    turned = {**stored[1], "kind": "city_pass"}
    for rights, place in (([turned], 0), ([stored[0], turned], 1), ([stored[0], RIGHT], 1)):
        [problem] = problems_of(new_desk, file(rights=rights))
        assert (problem.place.path[-2:], problem.code) == ((place, "kind"), "second_right")
        assert exported(new_desk) == before
    swapped = [{**stored[0], "kind": "child_fund"}, turned]
    assert problems_of(new_desk, file(rights=swapped)) == []


def test_two_equal_rights_of_an_older_store_stay_and_can_be_changed(new_desk: Desk) -> None:
    import_records(new_desk, file(rights=[RIGHT, {**RIGHT, "kind": "child_fund"}]))
    with closing(sqlite3.connect(new_desk.path)) as link:
        link.execute("UPDATE right SET kind = 'city_pass'")
        link.commit()
    stored = json.loads(exported(new_desk))["jobseekers"][0]["rights"]
    changed = [{**right, "status": "refused"} for right in stored]
    assert problems_of(new_desk, file(rights=changed)) == []


def test_a_table_that_gives_a_right_twice_names_line_and_column(new_desk: Desk) -> None:
    import_records(new_desk, file(rights=[RIGHT]))
    before = exported(new_desk)
    table = "ref,kind,status,on\nK-00001,city_pass,refused,2026-11-09\n"
    again = f"{table}K-00001,child_fund,applied,2026-11-09\nK-00001,city_pass,applied,2026-11-10\n"
    with pytest.raises(Refused) as error:
        new_desk.files.import_records(read_file(again.encode(), "rights.csv", FRIDAY))
    [problem] = error.value.problems
    assert (problem.place.line, problem.place.column, problem.code) == (4, "kind", "second_right")
    assert exported(new_desk) == before
    new_desk.files.import_records(read_file(table.encode(), "rights.csv", FRIDAY))
    [right] = json.loads(exported(new_desk))["jobseekers"][0]["rights"]
    assert right["status"] == "refused"


def test_a_right_that_both_noted_is_one_after_a_handover(new_desk: Desk, tmp_path: Path) -> None:
    import_records(new_desk, file(rights=[RIGHT, {**OTHER, "note": "a"}]))
    with new_desk.files.dump(["K-00001"]) as dump:
        whole = {**dump.head, "jobseekers": list(dump.dossiers)}
    handed = {**whole, "handed_over": {"by": "Anna", "on": "2026-11-20", "uid": "h1"}}
    for name in ("tasks", "templates"):
        handed.pop(name, None)
    person = handed["jobseekers"][0]
    older = [
        {**RIGHT, "uid": "0123456789abcdef"},
        {**OTHER, "note": "a", "uid": "1123456789abcdef"},
    ]
    with closing(Desk.open(tmp_path / "other.db", today=FRIDAY, create=True)) as desk:
        first = {**caseload({**person, "rights": older}), "version": 2}
        import_records(desk, {**first, "organisations": handed["organisations"]})
        import_records(desk, handed)
        rights = json.loads(exported(desk))["jobseekers"][0]["rights"]
    assert sorted(right["kind"] for right in rights) == ["city_pass", "other", "other"]


@pytest.mark.parametrize("version", [1, 2])
def test_a_buddy_in_a_file_becomes_a_pairing_once(new_desk: Desk, version: int) -> None:
    data = {**caseload({"buddy": "Willem"}), "version": version}
    import_records(new_desk, data)
    import_records(new_desk, {**caseload({"buddy": "WILLEM"}), "version": version})
    [person] = json.loads(exported(new_desk))["jobseekers"]
    assert "buddy" not in person
    [pairing] = person["pairings"]
    assert (pairing["kind"], pairing["with_whom"], pairing["started_on"]) == (
        "buddy", "Willem", "2026-01-05"
    )  # fmt: skip


def test_a_buddy_in_a_list_becomes_a_pairing_too(new_desk: Desk) -> None:
    listed = "dossiernummer;voornaam;achternaam;maatje\nK-1;Zo;Berg;Ans\n"
    new_desk.files.import_records(read_file(listed.encode(), "lijst.csv", FRIDAY))
    [person] = json.loads(exported(new_desk))["jobseekers"]
    assert [(each["kind"], each["with_whom"]) for each in person["pairings"]] == [("buddy", "Ans")]


# A store made before ------------------------------------------------------------------------


def old_store(path: Path) -> None:
    """Of schema version 1: somebody added with a buddy, who changed, and somebody deleted."""
    path.touch(0o600)
    person = {
        "id": 1, "uid": "a1", "version": 3, "coach_id": 1, "ref": "K-00001", "first_name": "Zoë",
        "prefix": None, "last_name": "Berg", "tags": "[]", "buddy": "Ans",
        "registered_on": "2026-01-05",
    }  # fmt: skip
    gone = {**person, "id": 2, "uid": "a2", "ref": "K-00002", "buddy": "Farid"}
    steps: list[tuple[str, Json | None, Json | None]] = [
        ("add", None, {**person, "buddy": "Willem", "version": 1}),
        ("change", {**person, "buddy": "Willem", "version": 1}, {**person, "version": 2}),
        ("change", {**person, "version": 2}, person),
        ("add", None, gone),
        ("delete", gone, None),
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        migrate(link, 1)
        link.execute("INSERT INTO coach (id, uid, version, name) VALUES (1, 'c', 1, 'Anna')")
        marks = ", ".join(f":{name}" for name in person)
        link.execute(f"INSERT INTO jobseeker ({', '.join(person)}) VALUES ({marks})", person)
        for number, (what, before, after) in enumerate(steps, start=1):
            image = after or before
            assert image
            link.execute(
                "INSERT INTO journal_entry (id, at, what, facts, window)"
                " VALUES (?, '2026-01-05T09:00:00+00:00', ?, '{\"kind\": \"jobseeker\"}', '')",
                (number, what),
            )
            texts = (json.dumps(each) if each else None for each in (before, after))
            link.execute(
                "INSERT INTO change (entry_id, record, record_id, jobseeker_id, before, after)"
                " VALUES (?, 'jobseeker', ?, ?, ?, ?)",
                (number, image["id"], image["id"], *texts),
            )


def buddies(desk: Desk) -> dict[str, list[str]]:
    return {
        person["ref"]: [each["with_whom"] for each in person["pairings"]]
        for person in json.loads(exported(desk))["jobseekers"]
    }


def test_a_stored_buddy_becomes_a_pairing_and_all_before_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    old_store(path)
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        assert any("-migration" in file.name for file in backup_files(path))
        assert buddies(desk) == {"K-00001": ["Ans"]}
        seen = []
        for _ in range(5):
            desk.write.undo()
            seen.append(buddies(desk))
        assert seen == [
            {"K-00001": ["Ans"], "K-00002": ["Farid"]},
            {"K-00001": ["Ans"]},
            {"K-00001": ["Ans"]},
            {"K-00001": ["Willem"]},
            {},
        ]
        for wanted in (*reversed(seen[:4]), {"K-00001": ["Ans"]}):
            desk.write.redo()
            assert buddies(desk) == wanted
    assert [item for item in check(path) if item.damage] == []


def held_in(path: Path) -> dict[str, list[str]]:
    """Every row of every table of a store, whatever its schema."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as link:
        tables = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(map(repr, link.execute(f"SELECT * FROM {name}"))) for (name,) in tables
        }


def test_the_backup_of_a_store_with_buddies_is_the_whole_one_of_before_and_can_be_put_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "caseload.db"
    old_store(path)
    before = held_in(path)
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        [pairing] = desk.read.dossier(1).lists["pairings"]  # type: ignore[union-attr]
        desk.write.change("pairing", pairing.id, {"with_whom": "Ans de Wit"}, pairing.values)
        [backup] = [file for file in backup_files(path) if "-migration" in file.name]
        assert held_in(backup) == before
        assert "'Ans'" in held_in(backup)["jobseeker"][0]
        desk.safety.restore(backup)
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        assert buddies(desk) == {"K-00001": ["Ans"]}
        for _ in range(5):
            desk.write.undo()
        assert buddies(desk) == {}
        for _ in range(5):
            desk.write.redo()
        assert buddies(desk) == {"K-00001": ["Ans"]}


def test_what_was_done_after_the_migration_is_taken_back_before_what_was_done_before(
    tmp_path: Path,
) -> None:
    path = tmp_path / "caseload.db"
    old_store(path)
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        [pairing] = desk.read.dossier(1).lists["pairings"]  # type: ignore[union-attr]
        desk.write.change("pairing", pairing.id, {"with_whom": "Ans de Wit"}, pairing.values)
        desk.write.delete("pairing", pairing.id)
        seen = []
        for _ in range(4):
            desk.write.undo()
            seen.append(buddies(desk))
    assert seen == [
        {"K-00001": ["Ans de Wit"]},
        {"K-00001": ["Ans"]},
        {"K-00001": ["Ans"], "K-00002": ["Farid"]},
        {"K-00001": ["Ans"]},
    ]
    assert [item for item in check(path) if item.damage] == []


def test_what_is_damaged_in_an_old_journal_does_not_keep_a_store_shut(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    old_store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("UPDATE change SET before = '{', after = '{\"buddy\": ' WHERE id = 2")
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        assert buddies(desk) == {"K-00001": ["Ans"]}


# Handed over, erased ------------------------------------------------------------------------


def around(ref: str) -> Json:
    """Somebody with all that is around a person, whom another has as a mentor."""
    return {
        "ref": ref, "first_name": "Xqz", "last_name": "Vkj", "registered_on": "2020-01-05",
        "introductions": [{"organisation": "Groenwerk", "vacancy": "Hovenier", "status": "hired",
                           "on": "2026-11-02", "note": "Xqz"}],
        "skills": [{"kind": "licence", "title": "Xqz"}],
        "rights": [{"kind": "city_pass", "status": "applied", "on": "2026-11-02", "note": "Xqz"}],
        "pairings": [{"kind": "buddy", "with_whom": "Xqz", "started_on": "2026-11-02"}],
    }  # fmt: skip


def test_erasing_takes_all_around_somebody_and_where_others_name_them(new_desk: Desk) -> None:
    data = file()
    mentor = {"kind": "mentor", "with_whom": "Xqz Vkj", "with_ref": "k-00007",
              "started_on": "2026-11-02"}  # fmt: skip
    other = {"kind": "buddy", "with_whom": "Ans", "with_ref": "K-00009", "started_on": "2026-11-02"}
    data["jobseekers"][0]["pairings"] = [mentor, other]
    data["jobseekers"].append(around("K-00007"))
    import_records(new_desk, data)
    owner = new_desk.read.find("K-00007")
    assert owner
    new_desk.write.change("jobseeker", owner, {"closed_on": "2026-11-19"}, {})
    new_desk.safety.erase("K-00007")
    said = json.loads(exported(new_desk))
    assert [item["with_whom"] for item in said["jobseekers"][0]["pairings"]] == ["Ans"]
    assert said["organisations"][0]["vacancies"]
    everything = new_desk.path.read_bytes()
    assert b"Xqz" not in everything and b"k-00007" not in everything


def test_who_is_handed_over_takes_along_what_the_dossier_names(
    new_desk: Desk, tmp_path: Path
) -> None:
    data = file()
    data["organisations"].append({"name": "Bouw", "vacancies": [
        {"title": "Timmerman", "kind": "paid_job", "source": "coach", "reported_on": "2026-11-02"}
    ]})  # fmt: skip
    data["organisations"][0]["employer_contacts"] = [
        {"on": "2026-11-02", "mode": "phone", "purpose": "vacancy"}
    ]
    data["tasks"] = [{"title": "Bellen"}]
    data["jobseekers"].append(around("K-00007"))
    data["jobseekers"][1]["pairings"][0]["with_ref"] = "K-00001"
    import_records(new_desk, data)
    with new_desk.files.dump(["K-00007"]) as dump:
        whole = {**dump.head, "jobseekers": list(dump.dossiers)}
    [employer] = whole["organisations"]
    assert (employer["name"], len(employer["vacancies"])) == ("Groenwerk", 1)
    handed = {**whole, "handed_over": {"by": "Anna", "on": "2026-11-20", "uid": "h1"}}
    handed.pop("tasks", None)
    handed.pop("templates", None)
    with closing(Desk.open(tmp_path / "other.db", today=FRIDAY, create=True)) as desk:
        import_records(desk, handed)
        [person] = json.loads(exported(desk))["jobseekers"]
    assert person["introductions"][0]["vacancy"] == "Hovenier"
    assert person["pairings"][0]["with_ref"] is None  # a number of the other store


# Rights that hang together ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "on", "noted"),
    [
        ("receives", FRIDAY, FRIDAY),
        ("receives", date(2026, 2, 1), date(2026, 2, 1)),
        ("receives", date(2027, 1, 1), None),
        ("applied", FRIDAY, None),
    ],
)
def test_a_supplement_that_is_received_is_the_latest_of_the_dossier(
    new_desk: Desk, status: str, on: date, noted: date | None
) -> None:
    owner = add_person(new_desk)

    def supplement_on() -> date | None:
        dossier = new_desk.read.dossier(owner)
        assert dossier
        return dossier.jobseeker["income_supplement_on"]

    values = {"kind": "income_supplement", "status": status, "on": on}
    made = new_desk.write.add("right", values, owner)
    assert supplement_on() == noted
    new_desk.write.undo()
    assert supplement_on() is None
    new_desk.write.redo()
    new_desk.write.change("right", made, {"on": date(2025, 1, 1)}, {})
    assert supplement_on() == (noted or (None if status == "applied" else date(2025, 1, 1)))
