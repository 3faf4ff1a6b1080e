"""The coach's own tasks and templates: of nobody, journalled, in files like the rest."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.domain.signal import Signal
from coachdesk.store.errors import Clash
from coachdesk.store.migrations import migrate
from tests.store.steps import add_person, caseload, exported, import_records, problems_of

FRIDAY = date(2026, 11, 20)


def due(desk: Desk) -> Signal | None:
    found = [item for item in desk.read.day().signals if item.rule.name == "task.due"]
    return found[0] if found else None


def test_a_task_is_ticked_off_with_today_and_undo_brings_it_back(new_desk: Desk) -> None:
    made = new_desk.write.add("task", {"title": "Jaarverslag", "due_on": date(2026, 11, 23)})
    signal = due(new_desk)
    assert signal and (str(signal.record), signal.ref, signal.due_on) == (
        f"task:{made}", None, date(2026, 11, 23)
    )  # fmt: skip
    assert new_desk.write.answer(signal) == signal.tick_off
    assert due(new_desk) is None
    stored = new_desk.read.record("task", made)
    assert stored and stored["done_on"] == FRIDAY
    assert new_desk.write.undo().what == "change"
    assert due(new_desk) == signal


def test_a_task_done_in_another_window_is_not_done_again(new_desk: Desk) -> None:
    new_desk.write.add("task", {"title": "Bellen", "due_on": FRIDAY})
    signal = due(new_desk)
    assert signal
    with closing(Desk.open(new_desk.path, today=date(2026, 11, 19))) as other:
        other.write.answer(signal)
    with pytest.raises(Clash):
        new_desk.write.answer(signal)
    stored = new_desk.read.record("task", signal.record.id)
    assert stored and stored["done_on"] == date(2026, 11, 19)


def test_a_task_stands_in_the_agenda_before_any_norm_warns(new_desk: Desk) -> None:
    new_desk.write.add("task", {"title": "Bellen", "due_on": date(2026, 12, 20)})
    assert due(new_desk) is None
    found = new_desk.read.agenda(56).signals
    assert [(item.rule.name, item.due_on) for item in found] == [("task.due", date(2026, 12, 20))]


def test_tasks_and_templates_meet_by_title_and_by_kind_and_name(new_desk: Desk) -> None:
    own = {
        "tasks": [{"title": "Bellen"}, {"title": "Bellen", "due_on": "2026-11-21"}],
        "templates": [{"kind": "steps", "name": "Schulden", "body": "debts: Overzicht"}],
    }
    import_records(new_desk, caseload({}, **own))
    first = json.loads(exported(new_desk))
    own["tasks"][1]["done_on"] = "2026-11-20"
    own["templates"][0]["body"] = "debts: Overzicht\nincome: Toeslagen"
    import_records(new_desk, caseload({}, **own))
    second = json.loads(exported(new_desk))
    assert [item["done_on"] for item in second["tasks"]] == [None, "2026-11-20"]
    assert second["templates"][0]["body"].endswith("Toeslagen")
    for part in ("tasks", "templates"):
        assert [item["uid"] for item in first[part]] == [item["uid"] for item in second[part]]


def test_what_is_wrong_with_a_task_is_named_by_its_place(new_desk: Desk) -> None:
    own = {
        "tasks": [{"title": "Bellen", "due_on": "31-12"}, {}],
        "templates": [{"kind": "letter", "name": "x", "body": "y"}],
    }
    found = problems_of(new_desk, caseload({"contacts": [CALL]}, **own))
    assert {(str(p.place.path), p.code) for p in found} == {
        ("('tasks', 0, 'due_on')", "not_day"),
        ("('tasks', 1, 'title')", "missing"),
        ("('templates', 0, 'kind')", "unknown_word"),
        ("('jobseekers', 0, 'contacts', 0, 'minutes')", "not_whole"),
    }


CALL = {"on": "2026-11-20", "mode": "phone", "purpose": "progress", "minutes": 4}


@pytest.mark.parametrize(("minutes", "fits"), [(4, False), (5, True), (480, True), (481, False)])
def test_an_appointment_takes_five_minutes_to_eight_hours(
    new_desk: Desk, minutes: int, fits: bool
) -> None:
    owner = add_person(new_desk)
    values = {**CALL, "minutes": minutes, "place": "Buurthuis"}
    if not fits:
        with pytest.raises(Refused):
            new_desk.write.add("contact", values, owner)
        return
    made = new_desk.read.record("contact", new_desk.write.add("contact", values, owner))
    assert made and (made["minutes"], made["place"]) == (minutes, "Buurthuis")


def test_a_store_of_the_first_version_is_migrated_and_what_was_done_in_it_is_undone(
    tmp_path: Path, old_store: Callable[[Path], None]
) -> None:
    path = tmp_path / "caseload.db"
    old_store(path)
    with closing(Desk.open(path, today=FRIDAY)) as desk:
        [person] = desk.read.people()
        assert desk.write.undo().what == "add"
        assert desk.read.people() == []
        desk.write.redo()
        assert [again.person for again in desk.read.people()] == [person.person]


@pytest.fixture
def old_store() -> Callable[[Path], None]:
    """Makes a store of schema version 1, with one dossier and the journal of its making."""
    image = {
        "id": 1, "uid": "a1", "version": 1, "coach_id": 1, "ref": "K-00001", "first_name": "Zoë",
        "prefix": None, "last_name": "Berg", "tags": "[]", "registered_on": "2026-01-05",
    }  # fmt: skip

    def make(path: Path) -> None:
        path.touch(0o600)
        with closing(sqlite3.connect(path, isolation_level=None)) as link:
            migrate(link, 1)
            link.execute("INSERT INTO coach (id, uid, version, name) VALUES (1, 'c', 1, 'Anna')")
            marks = ", ".join(f":{name}" for name in image)
            link.execute(f"INSERT INTO jobseeker ({', '.join(image)}) VALUES ({marks})", image)
            link.execute(
                "INSERT INTO journal_entry (id, at, what, facts, window)"
                " VALUES (1, '2026-01-05T09:00:00+00:00', 'add', '{\"kind\": \"jobseeker\"}', '')"
            )
            link.execute(
                "INSERT INTO change (entry_id, record, record_id, jobseeker_id, after)"
                " VALUES (1, 'jobseeker', 1, 1, ?)",
                (json.dumps(image),),
            )

    return make
