"""An erased dossier leaves no word of it anywhere the desk keeps things: only its number."""

import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.signal import Signal
from coachdesk.store import protection
from coachdesk.store.access_log import read
from coachdesk.store.connection import connect
from coachdesk.store.draft_list import Draft
from coachdesk.store.erasing import erase
from coachdesk.store.errors import NothingToDo, StoreError
from coachdesk.store.file_replacing import replace_file
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.opening import open_store
from coachdesk.store.protection import kind_of
from coachdesk.store.schema import SCHEMA_VERSION, integrity_errors
from coachdesk.store.store_files import SIDE_FILES, backup_files
from coachdesk.store.temporary_files import temporary_file
from tests.platforms import needs_posix
from tests.store.steps import (
    add_contact,
    add_person,
    add_placement,
    caseload,
    digest,
    exported,
    import_records,
    run_sql,
)

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"
LATER = "2026-11-20-090000-asked"
ERASED = "K-90001"
# Stands in every text of the person to be erased and nowhere else, by chance in no enciphered file.
MARK = "Qxzvwkjpbmfg"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def furnish(desk: Desk) -> int:
    """Somebody with a mark in every text, through every way in, and all of it changed since."""
    file = caseload(
        {
            "ref": ERASED, "first_name": f"{MARK}voor", "last_name": f"{MARK}achter",
            "phone": f"06-{MARK}", "note": f"{MARK} ingelezen", "registered_on": "2020-01-05",
            "contacts": [{"on": "2020-02-02", "mode": "office", "purpose": "progress",
                          "outcome": "held", "note": f"{MARK} gesprek"}],
            "debts": [{"creditor": f"{MARK} bank", "kind": "other", "amount": "12.00",
                       "noted_on": "2020-02-02", "problematic": True, "status": "settled"}],
        },
        workshops=[{"title": "Solliciteren", "held_on": "2020-03-03", "hours": 4.0,
                    "attendance": [{"ref": ERASED, "status": "attended"}]}],
    )  # fmt: skip
    import_records(desk, file)
    owner = desk.read.find(ERASED)
    assert owner is not None
    desk.safety.back_up()
    contact = add_contact(desk, owner, note=f"{MARK} tweede", outcome="held", on="2020-03-02")
    desk.write.change("contact", contact, {"note": f"{MARK} derde"}, {})
    desk.write.delete("contact", contact)
    add_placement(desk, owner, role=f"{MARK} kok", started_on="2020-05-01", ended_on="2020-06-01")
    desk.write.keep_draft(Draft("contact", owner, None, {"note": f"{MARK} half"}))
    desk.write.keep_draft(
        Draft("jobseeker", None, None, {"a": f"{MARK}voor", "b": f"{MARK}achter"})
    )
    desk.write.change("jobseeker", owner, {"plan_goal": f"{MARK} doel"}, {})
    desk.write.undo()
    desk.write.change(
        "jobseeker",
        owner,
        {"closed_on": "2020-07-01", "closed_reason": "moved", "closing_note": f"{MARK} dag"},
        {},
    )
    return owner


def texts_of(file: Path, passphrase: str | None) -> bytes:
    """What a file holds: its bytes, and where it is protected all that stands in its tables."""
    data = file.read_bytes()
    if passphrase and kind_of(file) is protection.FileKind.ENCRYPTED:
        with closing(
            connect(file, read_only=True, key=key_from_passphrase(file, passphrase))
        ) as link:
            assert integrity_errors(link) == []
            for (table,) in link.execute("SELECT name FROM sqlite_master").fetchall():
                if not table.startswith(("ix_", "sqlite_autoindex")):
                    data += str(link.execute(f"SELECT * FROM {table}").fetchall()).encode()
    return data


def remnants(folder: Path, passphrase: str | None) -> list[str]:
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and MARK.encode() in texts_of(file, passphrase)
    ]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nothing_of_an_erased_dossier_is_left_in_store_journal_and_backups(
    demo_desk: Desk, passphrase: str | None
) -> None:
    others = exported(demo_desk)
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    furnish(demo_desk)
    folder = demo_desk.path.parent
    kept = demo_desk.safety.restore(demo_desk.safety.back_up()).kept
    assert kept
    # The way it is searched would find it.
    assert len(remnants(folder, passphrase)) >= 4
    done = demo_desk.safety.erase(ERASED)
    assert remnants(folder, passphrase) == []
    assert (done.ref, done.left, done.gone_by) == (ERASED, (), None)
    assert done.records["jobseeker"] == done.records["debt"] == done.records["attendance"] == 1
    assert done.records["draft"] == 2
    assert done.changes > 10
    before_it = 1 if passphrase is None else 2
    assert done.backups == len([kept, *backup_files(demo_desk.path)]) - before_it
    # Everybody else is as before, here and in the backups.
    demo_desk.write.delete("workshop", demo_desk.store.read("SELECT max(id) FROM workshop")[0][0])
    now, before = json.loads(exported(demo_desk)), json.loads(others)
    assert now["jobseekers"] == before["jobseekers"]
    assert {backup.state for backup in demo_desk.safety.backups()} == {"good"}
    add_person(demo_desk)
    demo_desk.close()
    assert remnants(folder, passphrase) == []


def test_the_number_and_the_day_stay_and_the_number_is_never_given_again(demo_desk: Desk) -> None:
    furnish(demo_desk)
    demo_desk.safety.erase(ERASED)
    [entry] = demo_desk.store.read("SELECT at, facts FROM journal_entry WHERE what = 'erase'")
    assert json.loads(entry[1]) == {"ref": ERASED}
    [deed] = [deed for deed in read(demo_desk.path) if deed.what == "erased"]
    assert deed.refs == (ERASED,)
    new = add_person(demo_desk)
    [(ref,)] = demo_desk.store.read("SELECT ref FROM jobseeker WHERE id = :id", id=new)
    assert ref == "K-90002"


def test_what_was_made_for_them_is_not_told_any_more(demo_desk: Desk) -> None:
    owner = furnish(demo_desk)
    other = add_person(demo_desk)
    demo_desk.files.export_text(None, "Beste", {owner: ERASED, other: "K-90003"}, "reminder")
    asked = "SELECT jobseeker_id FROM journal_entry WHERE what = 'text' ORDER BY id"
    assert demo_desk.store.read(asked) == [(owner,), (other,)]
    assert [line.what for line in demo_desk.read.history(other)] == ["text", "add"]
    demo_desk.safety.erase(ERASED)
    assert demo_desk.store.read(asked) == [(other,)]


def test_undo_brings_nothing_back_and_goes_on_with_what_is_left(demo_desk: Desk) -> None:
    owner = add_person(demo_desk, ref="K-80000", first_name="Ander")
    furnish(demo_desk)
    demo_desk.safety.erase(ERASED)
    undone = [demo_desk.write.undo().what]
    with pytest.raises(NothingToDo):
        while True:
            undone.append(demo_desk.write.undo().what)
    assert "delete" not in undone
    assert remnants(demo_desk.path.parent, None) == []
    assert demo_desk.read.dossier(owner) is None
    with pytest.raises(NothingToDo):
        while True:
            demo_desk.write.redo()
    assert remnants(demo_desk.path.parent, None) == []


@pytest.mark.parametrize("closed_on", [None, "2026-11-21"])
def test_a_dossier_that_is_not_closed_is_not_erased(demo_desk: Desk, closed_on: str | None) -> None:
    add_person(demo_desk, ref=ERASED, closed_on=closed_on)
    before = exported(demo_desk)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.erase(ERASED)
    assert caught.value.code == "not_closed"
    assert exported(demo_desk) == before


def test_a_number_nobody_had_is_said_to_be_so(demo_desk: Desk) -> None:
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.erase("K-99999")
    assert caught.value.code == "no_dossier"


def test_a_dossier_that_was_deleted_is_erased_from_the_journal(demo_desk: Desk) -> None:
    owner = furnish(demo_desk)
    demo_desk.write.delete("jobseeker", owner)
    assert remnants(demo_desk.path.parent, None)
    demo_desk.safety.erase(ERASED)
    assert remnants(demo_desk.path.parent, None) == []
    with pytest.raises(StoreError):
        demo_desk.safety.erase(ERASED)


def test_who_has_a_number_that_another_had_before_is_not_erased_with_them(
    demo_desk: Desk,
) -> None:
    first = add_person(demo_desk, ref=ERASED, first_name="Eerste")
    demo_desk.write.change("jobseeker", first, {"ref": "K-90002"}, {})
    second = add_person(demo_desk, ref=ERASED, first_name="Tweede")
    done = {"closed_on": "2026-01-05", "closed_reason": "moved"}
    demo_desk.write.change("jobseeker", second, done, {})
    demo_desk.safety.erase(ERASED)
    assert demo_desk.read.dossier(first)
    assert any(line.what == "change" for line in demo_desk.read.history(first))


def test_a_backup_that_does_not_open_is_named_with_the_day_it_is_gone(demo_desk: Desk) -> None:
    furnish(demo_desk)
    file = demo_desk.safety.back_up()
    shut = file.with_name(f"{demo_desk.path.stem}-2026-11-13-090000-daily.db")
    shut.write_bytes(b"x" * 5000)
    done = demo_desk.safety.erase(ERASED)
    assert done.left == (shut,)
    assert done.gone_by == date(2027, 1, 1)


def failing(*_: object) -> None:
    raise StoreError("disk_full", Path())


def test_an_erasure_cut_short_before_the_store_is_done_again(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(demo_desk)
    with monkeypatch.context() as patch:
        patch.setattr("coachdesk.store.erasing.replace_file", failing)
        with pytest.raises(StoreError):
            erase(demo_desk.store, ERASED, A_DAY)
    assert demo_desk.read.find(ERASED) is not None
    demo_desk.safety.erase(ERASED)
    assert remnants(demo_desk.path.parent, None) == []


def no_room(*_: object) -> None:
    raise PermissionError(13, "no")


def damaged_by_the_change(link: sqlite3.Connection) -> list[str]:
    """What is wrong with a copy once the dossier is out of it."""
    found = link.execute("SELECT 1 FROM jobseeker WHERE ref = ?", (ERASED,)).fetchall()
    return [] if found else ["a page"]


@pytest.mark.parametrize(
    ("step", "fault", "code"),
    [
        ("erasing.temporary_file", no_room, "unwritable"),
        ("erasing.copy_into", failing, "disk_full"),
        ("file_copy.integrity_errors", damaged_by_the_change, "damaged"),
        ("erasing.refuse_other_schema", failing, "disk_full"),
    ],
)
def test_an_erasure_that_is_refused_leaves_every_backup_as_it_was(
    demo_desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fault: Callable[..., object],
    code: str,
) -> None:
    furnish(demo_desk)
    kept = demo_desk.safety.restore(demo_desk.safety.back_up()).kept
    assert kept
    before = {file: digest(file) for file in (*backup_files(demo_desk.path), kept, demo_desk.path)}
    with monkeypatch.context() as patch:
        patch.setattr(f"coachdesk.store.{step}", fault)
        with pytest.raises(StoreError) as caught:
            demo_desk.safety.erase(ERASED)
    assert caught.value.code == code
    assert {file: digest(file) for file in before} == before
    assert demo_desk.read.find(ERASED) is not None


def test_nothing_is_erased_from_a_newer_store(demo_desk: Desk) -> None:
    furnish(demo_desk)
    run_sql(demo_desk.path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = {file: digest(file) for file in (*backup_files(demo_desk.path), demo_desk.path)}
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.erase(ERASED)
    assert caught.value.code == "newer"
    assert {file: digest(file) for file in before} == before


QUOTED = [
    ("Jan", "D'Zqangelo", {"note": 'Jan D\'Zqangelo zei "nee"'}),
    ("Jan", "D'Zqangelo", {"first_name": "Jan", "last_name": "D'Zqangelo", "note": 'zei "nee"'}),
    ("Jan", "Zqangelo", {"note": "belde JAN zqangelo terug"}),
    ("Zoë", "Zqangeló", {"note": "zoe zqangelo"}),
    ("Jan", "Zqangelo", {"rows": [{"first": "Jan"}, ["Zqangelo"]], "more": {"a": 1}}),
    ("Jan", "Zqangelo", {"note": "K-90001, Zqangelo"}),
    ("Jan", "Zqangelo", {"note": "dossier k-90001, zqangelo"}),
]


@pytest.mark.parametrize(("first_name", "last_name", "texts"), QUOTED)
def test_a_form_of_no_dossier_goes_however_the_name_is_written_in_it(
    new_desk: Desk, first_name: str, last_name: str, texts: dict[str, object]
) -> None:
    done = {"closed_on": "2026-01-06", "closed_reason": "moved"}
    add_person(new_desk, ref=ERASED, first_name=first_name, last_name=last_name, **done)
    new_desk.write.keep_draft(Draft("workshop", None, None, texts))
    new_desk.write.keep_draft(Draft("contact", None, None, {"note": "Jan Ander belde"}))
    new_desk.safety.back_up()
    done_with = new_desk.safety.erase(ERASED)
    assert done_with.records["draft"] == 1
    assert [draft.texts for draft in new_desk.read.drafts()] == [{"note": "Jan Ander belde"}]
    for file in (new_desk.path, *backup_files(new_desk.path)):
        assert b"angel" not in file.read_bytes().lower()


def test_a_form_that_nobody_can_read_goes_too(new_desk: Desk) -> None:
    done = {"closed_on": "2026-01-06", "closed_reason": "moved"}
    add_person(new_desk, ref=ERASED, **done)
    new_desk.write.keep_draft(Draft("contact", None, None, {"note": "x"}))
    run_sql(new_desk.path, f"UPDATE draft SET texts = '{{{MARK}'")
    new_desk.safety.erase(ERASED)
    assert remnants(new_desk.path.parent, None) == []


def test_whoever_was_deleted_with_the_same_number_is_erased_too(demo_desk: Desk) -> None:
    demo_desk.write.delete("jobseeker", furnish(demo_desk))
    person = {"ref": ERASED, "closed_on": "2026-06-01", "closed_reason": "other"}
    import_records(demo_desk, caseload(person))
    demo_desk.safety.back_up()
    assert remnants(demo_desk.path.parent, None)
    demo_desk.safety.erase(ERASED)
    assert remnants(demo_desk.path.parent, None) == []
    assert demo_desk.read.find(ERASED) is None


def test_the_side_files_of_a_store_that_was_set_apart_go_too(demo_desk: Desk) -> None:
    furnish(demo_desk)
    path = demo_desk.path
    wal, words = path.with_name(path.name + "-wal"), MARK.encode() * 500
    wal.write_bytes(words)
    kept = demo_desk.safety.restore(demo_desk.safety.back_up()).kept
    assert kept
    beside_kept = [kept.with_name(f"{kept.name}{end}") for end in SIDE_FILES]
    alone = path.with_name(f"{path.name}.damaged-2026-01-02-090000-wal")
    for file in (*beside_kept[1:], alone):
        file.write_bytes(words)
    demo_desk.safety.erase(ERASED)
    assert not [file for file in (*beside_kept, alone) if file.exists()]
    assert remnants(path.parent, None) == []
    with closing(connect(kept, read_only=True)) as link:
        assert integrity_errors(link) == []


@needs_posix
def test_a_store_behind_a_link_leaves_nothing_on_either_side(
    demo_desk: Desk, tmp_path: Path
) -> None:
    furnish(demo_desk)
    kept = demo_desk.safety.restore(demo_desk.safety.back_up()).kept
    assert kept
    demo_desk.close()
    (tmp_path / "linked").mkdir()
    link = tmp_path / "linked" / "caseload.db"
    link.symlink_to(demo_desk.path)
    with closing(Desk.open(link, today=A_DAY)) as desk:
        desk.safety.back_up()
        assert desk.safety.erase(ERASED).left == ()
    assert link.is_symlink()
    assert remnants(tmp_path, None) == []


def test_a_store_set_apart_that_does_not_open_is_named_with_its_side_files(
    demo_desk: Desk,
) -> None:
    furnish(demo_desk)
    kept = demo_desk.path.with_name(f"{demo_desk.path.name}.damaged-2026-01-02-090000")
    side = kept.with_name(f"{kept.name}-wal")
    kept.write_bytes(b"x" * 5000)
    side.write_bytes(b"x")
    assert demo_desk.safety.erase(ERASED).left == (kept, side)


@pytest.mark.parametrize("late", ["before", "after"])
def test_a_backup_that_another_window_makes_meanwhile_does_not_keep_the_dossier(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    """A copy of the old store comes among the backups when the erasing is all but done."""
    furnish(demo_desk)
    path = demo_desk.path
    copy, target = path.with_name("copy"), path.parent / "backups" / f"{path.stem}-{LATER}.db"
    shutil.copy2(path, copy)
    begun = threading.Event()

    def other_window() -> None:
        # Beside, as a copy is made; moved when the store is another one already.
        with temporary_file(target) as made:
            begun.set()
            made.write_bytes(copy.read_bytes())
            time.sleep(0.3)
            made.replace(target)
            copy.unlink()

    other = threading.Thread(target=other_window)

    def in_place(*what: Any) -> None:
        if late == "before":
            other.start()
            begun.wait()
        replace_file(*what)
        if late == "after":
            copy.replace(target)

    monkeypatch.setattr("coachdesk.store.erasing.replace_file", in_place)
    done = demo_desk.safety.erase(ERASED)
    assert target.exists()
    assert done.left == ()
    assert remnants(path.parent, None) == []


@pytest.mark.parametrize("place", ["backups/x.db", "x.db"])
def test_a_copy_still_being_made_after_a_while_is_named(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr("coachdesk.store.copy_erasing._TIMEOUT", 0.1)
    furnish(demo_desk)
    with temporary_file(demo_desk.path.parent / place) as made:
        assert demo_desk.safety.erase(ERASED).left == (made,)


@needs_posix
def test_what_a_killed_run_left_half_made_goes_too_also_behind_a_link(
    demo_desk: Desk, tmp_path: Path
) -> None:
    furnish(demo_desk)
    (tmp_path / "linked").mkdir()
    link = tmp_path / "linked" / "caseload.db"
    link.symlink_to(demo_desk.path)
    for home in (link, demo_desk.path):
        for folder in (home.parent, home.parent / "backups"):
            folder.mkdir(exist_ok=True)
            shutil.copy2(demo_desk.path, folder / f".{home.name}.0123456789abcdef.new")
    demo_desk.close()
    store = open_store(link)
    assert erase(store, ERASED, A_DAY).left == ()
    store.close()
    assert remnants(tmp_path, None) == []


def test_a_dossier_past_its_term_is_proposed(demo_desk: Desk) -> None:
    furnish(demo_desk)
    found: list[Signal] = [
        signal for signal in demo_desk.read.day().signals if signal.rule.name == "retention.due"
    ]
    refs = [signal.person.ref for signal in found if signal.person]
    assert ERASED in refs
    demo_desk.safety.erase(ERASED)
    assert all(
        signal.person and signal.person.ref != ERASED for signal in demo_desk.read.day().signals
        if signal.rule.name == "retention.due"
    )  # fmt: skip
