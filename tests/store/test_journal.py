"""One entry a write; undo and redo give back what was, and never take what another wrote."""

import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.store import journal
from coachdesk.store.errors import Clash, NothingToDo
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
Act = Callable[[Desk, int], Any]

ACTS: list[tuple[str, Act]] = [
    ("add", lambda desk, owner: add_person(desk, first_name="Nieuw")),
    ("add", lambda desk, owner: add_contact(desk, owner, note="drie\nregels\n王 [/b]")),
    ("add", lambda desk, owner: add_placement(desk, owner, organisation="Nieuw", hours_per_week=7)),
    (
        "change",
        lambda desk, owner: desk.write.change(
            "jobseeker", owner, {"tags": ["zzp", "王"], "born_on": "1990-01-01"}, {}
        ),
    ),
    ("change", lambda desk, owner: desk.write.change("jobseeker", owner, {"prefix": None}, {})),
    ("change", lambda desk, owner: desk.write.change("debt", 1, {"amount": "12.30"}, {})),
    ("delete", lambda desk, owner: desk.write.delete("contact", 1)),
    ("delete", lambda desk, owner: desk.write.delete("jobseeker", owner)),
    (
        "log_contact",
        lambda desk, owner: desk.write.log_contact(
            owner,
            1,
            {"outcome": "held"},
            {},
            {"on": "2026-12-01", "mode": "phone", "purpose": "progress"},
        ),
    ),
    (
        "import",
        lambda desk, owner: import_records(
            desk,
            caseload(
                {"first_name": "Anders", "contacts": [{"on": "2026-11-02", "mode": "office",
                 "purpose": "plan"}]},
                {"ref": "N-1"},
                workshops=[{"title": "W", "held_on": "2026-11-02", "hours": 4,
                            "attendance": [{"ref": "N-1", "status": "planned"}]}],
            ),
        ),
    ),
]  # fmt: skip


def furnish(desk: Desk) -> int:
    """A dossier with something in most of its lists."""
    owner = add_person(desk, prefix="van den", phone="06 12345678")
    add_contact(desk, owner)
    desk.write.add(
        "debt",
        {
            "creditor": "Woonstichting",
            "kind": "housing",
            "amount": "1250.50",
            "noted_on": "2026-01-05",
            "problematic": True,
            "status": "open",
        },
        owner,
    )
    add_placement(desk, owner)
    return owner


@pytest.mark.parametrize(("what", "act"), ACTS)
def test_a_write_is_one_entry_and_undo_and_redo_give_back_what_was(
    new_desk: Desk, what: str, act: Act
) -> None:
    owner = furnish(new_desk)
    noted, before = entries(new_desk.path), rows(new_desk.path)
    act(new_desk, owner)
    after = rows(new_desk.path)
    assert after != before
    assert entries(new_desk.path) == [*noted, what]
    for _ in range(2):
        assert new_desk.write.undo().what == what
        assert rows(new_desk.path) == before
        assert new_desk.write.redo().what == what
        assert rows(new_desk.path) == after


def test_a_delete_takes_all_that_hangs_on_a_dossier_and_undo_brings_it_all_back(
    demo_desk: Desk,
) -> None:
    before = rows(demo_desk.path)
    fullest = max(
        demo_desk.read.people(), key=lambda hit: len(demo_desk.read.history(hit.person.id))
    )
    demo_desk.write.delete("jobseeker", fullest.person.id)
    gone = {name for name, table in rows(demo_desk.path).items() if len(table) < len(before[name])}
    assert {"jobseeker", "contact", "plan_step"} <= gone
    demo_desk.write.undo()
    assert rows(demo_desk.path) == before


def test_the_import_of_a_whole_caseload_is_undone_and_redone_at_once(demo_desk: Desk) -> None:
    full = rows(demo_desk.path)
    assert entries(demo_desk.path) == ["import"]
    demo_desk.write.undo()
    assert not any(rows(demo_desk.path).values())
    demo_desk.write.redo()
    assert rows(demo_desk.path) == full


def test_more_rows_than_one_statement_takes_are_undone_and_redone(new_desk: Desk) -> None:
    import_records(new_desk, caseload(*({"last_name": f"Achternaam {n}"} for n in range(1100))))
    full = rows(new_desk.path)
    assert len(full["jobseeker"]) == 1100
    new_desk.write.undo()
    assert not any(rows(new_desk.path).values())
    new_desk.write.redo()
    assert rows(new_desk.path) == full


def test_a_row_changed_twice_in_one_write_is_undone_and_redone_step_by_step(
    new_desk: Desk,
) -> None:
    owner = add_person(new_desk, note="eerst")
    with journal.write(new_desk.store, "change") as session:
        for note in ("toen", "nu"):
            session.connection().execute(
                text("UPDATE jobseeker SET note = :note WHERE id = :id"),
                {"note": note, "id": owner},
            )
    new_desk.write.undo()
    assert [row["note"] for row in rows(new_desk.path)["jobseeker"]] == ["eerst"]
    new_desk.write.redo()
    assert [row["note"] for row in rows(new_desk.path)["jobseeker"]] == ["nu"]


def test_writes_that_change_nothing_leave_no_entry(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    before, held = entries(new_desk.path), rows(new_desk.path, versions=True)
    new_desk.write.change("jobseeker", owner, {"prefix": "van den", "phone": " 06 12345678 "}, {})
    new_desk.write.change("debt", 1, {"amount": "1250.5"}, {})
    new_desk.write.change("placement", 1, {"organisation": "GROENWERK"}, {})
    new_desk.write.change("jobseeker", owner, {}, {})
    import_records(new_desk, caseload())
    import_records(new_desk, caseload({"prefix": "van den"}))
    assert entries(new_desk.path) == before
    assert rows(new_desk.path, versions=True) == held


def test_a_contact_completed_as_it_was_leaves_no_entry(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    before = entries(new_desk.path)
    assert new_desk.write.log_contact(owner, 1, {"mode": "office"}, {}) == 1
    assert entries(new_desk.path) == before


def test_a_refused_write_leaves_no_entry(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    before, held = entries(new_desk.path), rows(new_desk.path, versions=True)
    with pytest.raises(Refused):
        new_desk.write.change("jobseeker", owner, {"closed_on": "2020-01-01"}, {})
    with pytest.raises(Refused):
        add_placement(new_desk, owner, organisation="Nog onbekend", role="")
    with pytest.raises(Refused):
        import_records(new_desk, caseload({"first_name": "X"}, {"first_name": 1}))
    with pytest.raises(Clash):
        new_desk.write.change("jobseeker", owner, {"prefix": "de"}, {"prefix": "te"})
    assert entries(new_desk.path) == before
    assert rows(new_desk.path, versions=True) == held


def test_several_writes_are_undone_newest_first_and_redone_oldest_first(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    states = [rows(new_desk.path)]
    for _, act in ACTS[:7]:
        act(new_desk, owner)
        states.append(rows(new_desk.path))
    for state in reversed(states[:-1]):
        new_desk.write.undo()
        assert rows(new_desk.path) == state
    for state in states[1:]:
        new_desk.write.redo()
        assert rows(new_desk.path) == state
    with pytest.raises(NothingToDo):
        new_desk.write.redo()


def test_nothing_to_undo_or_redo_is_said(new_desk: Desk) -> None:
    for act in (new_desk.write.undo, new_desk.write.redo):
        with pytest.raises(NothingToDo):
            act()
    add_person(new_desk)
    new_desk.write.undo()
    with pytest.raises(NothingToDo):
        new_desk.write.undo()
    assert entries(new_desk.path) == ["add", "undo"]


def test_a_new_write_ends_what_can_be_redone(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    add_contact(new_desk, owner, note="eerst")
    new_desk.write.undo()
    add_contact(new_desk, owner, note="daarna")
    with pytest.raises(NothingToDo):
        new_desk.write.redo()
    new_desk.write.undo()
    new_desk.write.redo()
    with window("later"), pytest.raises(NothingToDo):
        new_desk.write.redo()


@pytest.mark.parametrize("seed", range(2))
def test_any_row_of_writes_can_be_undone_to_the_start_and_redone_to_the_end(
    new_desk: Desk, seed: int
) -> None:
    chance = random.Random(seed)
    states = [rows(new_desk.path)]
    for number in range(10):
        people = [hit.person.id for hit in new_desk.read.people()]
        if not people or chance.random() < 0.3:
            add_person(new_desk, first_name=f"P{number}")
        elif chance.random() < 0.2:
            new_desk.write.delete("jobseeker", chance.choice(people))
        elif chance.random() < 0.3:
            add_placement(new_desk, chance.choice(people), organisation=f"O{number % 3}")
        elif chance.random() < 0.3:
            file = caseload({"note": f"{number}", "aftercare": [{"on": "2026-01-01"}]})
            import_records(new_desk, file)
        else:
            add_contact(new_desk, chance.choice(people), note=f"{number}")
        if rows(new_desk.path) != states[-1]:
            states.append(rows(new_desk.path))
        if chance.random() < 0.2:
            new_desk.write.undo()
            new_desk.write.redo()
    with window("after a restart" if seed % 2 else f"window {seed}"):
        for state in reversed(states[:-1]):
            new_desk.write.undo()
            assert rows(new_desk.path) == state
        for state in states[1:]:
            new_desk.write.redo()
            assert rows(new_desk.path) == state


def test_the_last_change_is_undone_after_a_restart(new_desk: Desk) -> None:
    furnish(new_desk)
    before = rows(new_desk.path)
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from coachdesk.desk import Desk\n"
        "desk = Desk.open(Path(sys.argv[1]), today=date(2026, 11, 20))\n"
        "print(desk.write.undo().what)\n"
    )
    add_person(new_desk, first_name="Laatste")
    after = rows(new_desk.path)
    run = [sys.executable, "-c", script, str(new_desk.path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout == "add\n"
    assert rows(new_desk.path) == before
    assert new_desk.write.redo().what == "add"
    assert rows(new_desk.path) == after


def test_each_window_undoes_its_own_last_change_first(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    with window("one"):
        add_contact(new_desk, owner, note="van een")
    with window("two"):
        add_contact(new_desk, owner, note="van twee")
    notes = lambda: [row["note"] for row in rows(new_desk.path)["contact"]]  # noqa: E731
    with window("one"):
        new_desk.write.undo()
        assert notes() == [None, "van twee"]
        new_desk.write.redo()
    with window("two"):
        new_desk.write.undo()
        assert notes() == [None, "van een"]


def test_undo_is_refused_with_both_values_where_another_window_changed_the_record(
    new_desk: Desk,
) -> None:
    owner = furnish(new_desk)
    with window("one"):
        new_desk.write.change("jobseeker", owner, {"phone": "1"}, {})
    with window("two"):
        new_desk.write.change("jobseeker", owner, {"phone": "2"}, {})
    held, noted = rows(new_desk.path, versions=True), entries(new_desk.path)
    with window("one"), pytest.raises(Clash) as caught:
        new_desk.write.undo()
    assert str(caught.value.record) == f"jobseeker:{owner}"
    assert caught.value.differences == {"phone": ("1", "2")}
    assert rows(new_desk.path, versions=True) == held
    assert entries(new_desk.path) == noted
    with window("two"):
        new_desk.write.undo()
    with window("one"):
        new_desk.write.undo()
    assert rows(new_desk.path)["jobseeker"][0]["phone"] == "06 12345678"


def test_redo_is_refused_with_both_values_where_another_window_changed_the_record(
    new_desk: Desk,
) -> None:
    owner = furnish(new_desk)
    with window("one"):
        new_desk.write.change("jobseeker", owner, {"phone": "1"}, {})
        new_desk.write.undo()
    with window("two"):
        new_desk.write.change("jobseeker", owner, {"phone": "2"}, {})
    with window("one"), pytest.raises(Clash) as caught:
        new_desk.write.redo()
    assert caught.value.differences == {"phone": ("06 12345678", "2")}


def test_undo_is_refused_where_another_window_deleted_the_record(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    with window("one"):
        contact = add_contact(new_desk, owner, note="weg")
    with window("two"):
        new_desk.write.delete("contact", contact)
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()
    with window("two"):
        new_desk.write.undo()
    with window("one"):
        new_desk.write.undo()


# What one window wrote onto what another made -----------------------------------------------


def test_undo_of_a_new_dossier_keeps_what_another_window_wrote_in_it(new_desk: Desk) -> None:
    furnish(new_desk)
    with window("one"):
        owner = add_person(new_desk, first_name="Gedeeld")
    with window("two"):
        add_contact(new_desk, owner, note="een uur gesproken")
    held = rows(new_desk.path)
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()
    assert rows(new_desk.path) == held


def test_undo_of_the_first_dossier_keeps_the_dossiers_of_another_window(new_desk: Desk) -> None:
    with window("one"):
        add_person(new_desk, first_name="Eerste")
    with window("two"):
        add_person(new_desk, first_name="Tweede")
    with window("one"):
        new_desk.write.undo()
    assert [hit.person.first_name for hit in new_desk.read.people()] == ["Tweede"]


def test_undo_of_an_import_keeps_what_another_window_wrote_in_it(new_desk: Desk) -> None:
    with window("one"):
        import_records(new_desk, caseload({}))
    with window("two"):
        add_contact(new_desk, new_desk.read.people()[0].person.id, note="een uur gesproken")
    held = rows(new_desk.path)
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()
    assert rows(new_desk.path) == held


def test_undo_of_a_new_organisation_that_another_window_uses_is_refused(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    with window("one"):
        add_placement(new_desk, owner, organisation="Nieuw")
    with window("two"):
        add_placement(new_desk, owner, organisation="Nieuw", role="kok")
    held = rows(new_desk.path)
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()
    assert rows(new_desk.path) == held


def test_undo_of_a_delete_in_a_dossier_that_is_gone_is_refused(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    with window("one"):
        new_desk.write.delete("contact", 1)
    with window("two"):
        new_desk.write.delete("jobseeker", owner)
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()


def test_undo_of_a_delete_whose_number_is_taken_is_refused(new_desk: Desk) -> None:
    first = add_person(new_desk, ref="K-00007")
    add_person(new_desk, ref="K-00001")
    with window("one"):
        new_desk.write.delete("jobseeker", first)
    with window("two"):
        add_person(new_desk, ref="K-00007")
    with window("one"), pytest.raises(Clash):
        new_desk.write.undo()


@pytest.mark.parametrize("kind", ["jobseeker", "contact"])
def test_undo_and_redo_say_whom_they_are_about(new_desk: Desk, kind: str) -> None:
    furnish(new_desk)
    new_desk.write.delete(kind, 1)
    assert new_desk.write.undo().people == ("Zoë van den Berg",)
    assert new_desk.write.redo().people == ("Zoë van den Berg",)


# History -------------------------------------------------------------------------------------


def test_history_tells_each_change_newest_first_with_values_in_their_own_types(
    new_desk: Desk,
) -> None:
    owner = furnish(new_desk)
    new_desk.write.change("debt", 1, {"amount": "12.30", "problematic": False}, {})
    new_desk.write.undo()
    undo, change, *older = new_desk.read.history(owner)
    assert (undo.what, change.what, change.undone, undo.undone) == ("undo", "change", True, False)
    assert change.before is not None
    assert change.after is not None
    assert f"{change.before['amount']} {change.after['amount']}" == "1250.50 12.30"
    assert (change.before["problematic"], change.after["problematic"]) == (True, False)
    assert change.before["noted_on"] == date(2026, 1, 5)
    assert [line.record for line in older] == ["placement", "debt", "contact", "jobseeker"]
    assert all(line.before is None for line in older)
    at = datetime.fromisoformat(change.at)
    assert at.tzinfo is not None
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_a_new_dossier_has_no_history_of_one_that_was_deleted(new_desk: Desk) -> None:
    add_person(new_desk)
    gone = add_person(new_desk, first_name="Vertrokken", note="iets persoonlijks")
    new_desk.write.delete("jobseeker", gone)
    new = add_person(new_desk, first_name="Nieuw")
    names = {(line.after or line.before or {})["first_name"] for line in new_desk.read.history(new)}
    assert names == {"Nieuw"}


def test_a_dossier_number_is_never_given_to_a_second_person(new_desk: Desk) -> None:
    add_person(new_desk)
    gone = add_person(new_desk)
    new_desk.write.delete("jobseeker", gone)
    new = new_desk.read.record("jobseeker", add_person(new_desk))
    assert new is not None
    assert new["ref"] == "K-00003"


def test_history_is_of_one_dossier_alone(new_desk: Desk) -> None:
    one, two = furnish(new_desk), add_person(new_desk)
    assert len(new_desk.read.history(one)) == 4
    assert len(new_desk.read.history(two)) == 1
    assert new_desk.read.history(99) == []


def test_what_the_journal_holds_of_a_write_is_all_of_it_and_no_more(new_desk: Desk) -> None:
    owner = furnish(new_desk)
    before = count(new_desk.path, "change")
    new_desk.write.change("jobseeker", owner, {"phone": "1", "note": "x"}, {})
    assert count(new_desk.path, "change") == before + 1
    new_desk.write.delete("jobseeker", owner)
    assert count(new_desk.path, "change") == before + 1 + 4  # and contact, debt, placement


def test_undo_reaches_the_file_at_once(new_desk: Desk, tmp_path: Path) -> None:
    add_person(new_desk)
    with closing(Desk.open(new_desk.path, today=A_DAY)) as other:
        assert len(other.read.people()) == 1
        new_desk.write.undo()
        assert not other.read.people()


def test_an_undo_that_would_do_nothing_is_not_called_one(new_desk: Desk) -> None:
    """The coach a window made stays as long as another window's dossiers are there."""
    with window("one"):
        new_desk.write.set_up("Coach", None)
    with window("two"):
        add_person(new_desk)
    with window("one"), pytest.raises(NothingToDo):
        new_desk.write.undo()
    with window("two"):
        assert new_desk.write.undo().what == "add"
    with window("one"):
        assert new_desk.write.undo().what == "set_up"
