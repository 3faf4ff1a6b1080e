"""`check` finds what is wrong with a store and its backups, and touches neither."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store import backup_list, checking, protection
from coachdesk.store.backup_list import BackupState, inspect_backup
from coachdesk.store.checking import CheckFinding, check
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import rewrite
from coachdesk.store.protection import Key
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.store.store_files import backup_files, backup_folder
from coachdesk.words.safety import finding_text
from tests.platforms import needs_posix
from tests.store.steps import add_person, digest, run_sql
from tests.store.test_reprotecting import someones_store  # noqa: F401 - a fixture

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


@pytest.fixture
def store(demo_desk: Desk) -> Path:
    """A store with a good backup of today."""
    demo_desk.safety.back_up()
    demo_desk.close()
    return demo_desk.path


def looked_at(path: Path, passphrase: str | None = None) -> list[CheckFinding]:
    """What is found; every finding has a sentence, and nothing was touched."""
    files = sorted(path.parent.rglob("*"))
    before = [(file, file.stat().st_mtime_ns, file.is_file() and digest(file)) for file in files]
    found = check(path, passphrase)
    files = sorted(path.parent.rglob("*"))
    after = [(file, file.stat().st_mtime_ns, file.is_file() and digest(file)) for file in files]
    assert before == after
    assert all(finding_text(item.code, item.facts) for item in found)
    return found


def codes(path: Path, passphrase: str | None = None) -> dict[str, bool]:
    return {item.code: item.damage for item in looked_at(path, passphrase)}


def test_a_whole_store_has_nothing_to_say(store: Path) -> None:
    assert looked_at(store) == []


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)


SPOILT: list[tuple[Callable[[Path], object], dict[str, bool]]] = [
    (scribble, {"unreadable_pages": True}),
    (lambda path: os.truncate(path, 20_000), {"unreadable_pages": True}),
    (lambda path: path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:]), {"no_header": True}),
    (lambda path: path.write_bytes(b""), {"no_header": True}),
    (
        lambda path: run_sql(path, "DELETE FROM jobseeker WHERE id = 1"),
        {"fault": True},
    ),
    (lambda path: path.chmod(0o644), {"open_to_others": False}),
    (lambda path: backup_folder(path).chmod(0o755), {"open_to_others": False}),
    (lambda path: backup_files(path)[0].chmod(0o640), {"open_to_others": False}),
    (lambda path: path.with_name(path.name + "-wal").touch(), {"side_file": False}),
    (lambda path: scribble(backup_files(path)[0]), {"bad_backup": True, "no_backup": False}),
    (lambda path: backup_files(path)[0].unlink(), {"no_backup": False}),
    (
        lambda path: backup_files(path)[0].replace(
            backup_files(path)[0].with_name(f"{path.stem}-2020-01-02-090000-daily.db")
        ),
        {"old_backup": False},
    ),
    (
        lambda path: path.with_name(f"{path.name}.damaged-2026-01-02-090000").touch(0o600),
        {"kept_apart": False},
    ),
]


@needs_posix
@pytest.mark.parametrize(("spoil", "expected"), SPOILT)
def test_what_is_wrong_is_found(
    store: Path, spoil: Callable[[Path], object], expected: dict[str, bool]
) -> None:
    spoil(store)
    assert codes(store) == expected


# What the desk calls damaged, and the whole of what `check` may say of it.
UNREADABLE = [
    ("UPDATE jobseeker SET born_on = '2026-13-01' WHERE id = 3", "jobseeker", "born_on"),
    ("UPDATE jobseeker SET tags = '[\"zzp' WHERE id = 3", "jobseeker", "tags"),
    ("UPDATE jobseeker SET tags = '{}' WHERE id = 3", "jobseeker", "tags"),
    ("UPDATE jobseeker SET last_name = CAST(x'5a41ff' AS TEXT) WHERE id = 3", "jobseeker",
     "last_name"),
    ("UPDATE jobseeker SET first_name = x'41' WHERE id = 3", "jobseeker", "first_name"),
    ("UPDATE contact SET mode = 'offiae' WHERE id = 3", "contact", "mode"),
    ("UPDATE contact SET \"on\" = '20261101' WHERE id = 3", "contact", "on"),
    ("UPDATE contact SET jobseeker_present = 'ja' WHERE id = 3", "contact", "jobseeker_present"),
    ("UPDATE debt SET amount = 'abc' WHERE id = 3", "debt", "amount"),
    ("UPDATE contact SET version = 'abc' WHERE id = 3", "contact", "version"),
    ("INSERT INTO setting (id, name, value) VALUES (3, 'language', '\"nl')", "setting", "value"),
    ("INSERT INTO draft (id, form, texts, kept_at) VALUES (3, 'contact', '{{', '2026-11-20')",
     "draft", "texts"),
    ("UPDATE change SET after = '{' WHERE id = 3", "change", "after"),
    ("UPDATE journal_entry SET facts = '5', id = 3", "journal_entry", "facts"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "kind", "field"), UNREADABLE)
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_value_that_cannot_be_read_is_named_without_what_stands_there(
    store: Path, damage: str, kind: str, field: str, passphrase: str | None
) -> None:
    run_sql(store, "PRAGMA foreign_keys = OFF", damage)
    if kind == "journal_entry":
        run_sql(store, "UPDATE change SET entry_id = 3")
    if passphrase:
        backup_files(store)[0].unlink()
        rewrite(store, None, Key.new(passphrase))
    found = [item for item in looked_at(store, passphrase) if item.code != "no_backup"]
    assert found == [CheckFinding("value", True, {"kind": kind, "id": 3, "field": field})]
    assert field in finding_text(found[0].code, found[0].facts)


@pytest.mark.parametrize(
    ("damage", "code", "name"),
    [
        ("DROP TABLE contact", "part_missing", "contact"),
        ("DROP INDEX ix_contact_open", "part_missing", "ix_contact_open"),
        ("DROP INDEX ix_organisation_name", "part_missing", "ix_organisation_name"),
        ("ALTER TABLE contact ADD COLUMN more", "part_changed", "contact"),
        ("CREATE TABLE other (a)", "part_foreign", "other"),
        ("CREATE VIEW other AS SELECT 1", "part_foreign", "other"),
        (
            "CREATE TRIGGER other AFTER INSERT ON contact BEGIN DELETE FROM contact; END",
            "part_foreign",
            "other",
        ),
    ],
)
def test_a_part_that_is_missing_changed_or_foreign_is_named(
    store: Path, damage: str, code: str, name: str
) -> None:
    run_sql(store, damage)
    found = [(item.code, item.facts) for item in looked_at(store)]
    assert (code, {"name": name}) in found
    assert {item[0] for item in found} <= {"part_missing", code}  # indexes go with their table


def test_a_backup_with_a_value_that_cannot_be_read_is_no_good_one(store: Path) -> None:
    run_sql(backup_files(store)[0], "UPDATE jobseeker SET tags = '[' WHERE id = 3")
    assert codes(store) == {"unsound_backup": True, "no_backup": False}


@pytest.mark.parametrize("spoil", ["furnished", "protected", "rewritten"])
def test_a_store_with_everything_in_it_is_whole_under_any_protection(
    demo_desk: Desk, spoil: str
) -> None:
    person = add_person(demo_desk, tags=["a", "ß'\""], born_on="1900-01-01", note="\U0001f600")
    demo_desk.write.keep_draft(Draft("contact", person, None, {"note": "half"}))
    demo_desk.write.keep_draft(Draft("contact", None, None, {}))
    demo_desk.write.remember("language", "nl")
    demo_desk.write.delete("jobseeker", person)
    demo_desk.write.undo()
    passphrase = PASSPHRASE if spoil != "furnished" else None
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    if spoil == "rewritten":
        demo_desk.safety.protect(passphrase, passphrase := None)
    demo_desk.safety.back_up()
    demo_desk.close()
    assert looked_at(demo_desk.path, passphrase) == []


@needs_posix
def test_a_store_left_in_the_middle_of_a_write_is_told_and_not_mended(store: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    child = os.fork()
    if not child:
        from coachdesk.store.connection import connect

        link = connect(store)
        link.execute("PRAGMA cache_size = 1")
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE contact SET note = 'half'")
        os._exit(0)
    os.waitpid(child, 0)
    assert codes(store) == {"side_file": False, "unfinished": False}
    with closing(Desk.open(store, today=A_DAY)) as desk:
        assert not desk.store.read("SELECT 1 FROM contact WHERE note = 'half'")
    assert codes(store) == {}


@pytest.mark.parametrize("passphrase", [None, "fout"])
def test_a_protected_store_is_checked_with_its_passphrase_only(
    store: Path, passphrase: str | None
) -> None:
    with closing(Desk.open(store, today=A_DAY)) as desk:
        desk.safety.protect(None, PASSPHRASE)
    assert looked_at(store, PASSPHRASE) == []
    with pytest.raises(StoreError) as caught:
        check(store, passphrase)
    assert caught.value.code == ("locked" if passphrase is None else "wrong_passphrase")


@needs_posix
def test_beside_a_protected_store_a_plain_backup_and_one_with_another_passphrase_are_told(
    store: Path, demo_store: Path
) -> None:
    plain = backup_files(store)[0].read_bytes()
    with closing(Desk.open(store, today=A_DAY)) as desk:
        desk.safety.protect(None, PASSPHRASE)
    folder, stem = backup_folder(store), store.stem
    stray = folder / f"{stem}-2026-11-01-090000-daily.db"
    stray.write_bytes(plain)
    stray.chmod(0o600)
    with closing(Desk.open(folder / "x.db", create=True, passphrase="ander")) as desk:
        add_person(desk)
    (folder / "x.db").replace(folder / f"{stem}-2026-11-02-090000-daily.db")
    assert codes(store, PASSPHRASE) == {"plain_backup": False, "locked_backup": False}


def test_a_plain_store_kept_beside_a_protected_one_is_told(store: Path) -> None:
    with closing(Desk.open(store, today=A_DAY)) as desk:
        kept = desk.safety.restore(backup_files(store)[0]).kept
        assert kept
        plain = kept.read_bytes()
        desk.safety.protect(None, PASSPHRASE)
        assert codes(store, PASSPHRASE) == {"kept_apart": False}
        kept.write_bytes(plain)
        found = looked_at(store, PASSPHRASE)
        assert [(item.code, item.facts) for item in found] == [
            ("plain_backup", {"file": kept.name}),
            ("kept_apart", {"file": kept.name}),
        ]
        add_person(desk)
    assert codes(store, PASSPHRASE) == {"kept_apart": False}


@needs_posix
def test_a_backup_that_may_not_be_read_is_not_called_damaged(
    someones_store: Path,  # noqa: F811
) -> None:
    shut, *others = backup_files(someones_store)
    shut.chmod(0)
    found = [item for item in check(someones_store) if item.code != "kept_apart"]
    name = f"{backup_folder(someones_store).name}/{shut.name}"
    assert found == [CheckFinding("unreadable_backup", False, {"file": name})]
    assert not finding_text(found[0].code, found[0].facts).startswith("DAMAGED")
    assert [inspect_backup(someones_store, file).state for file in (shut, *others)] == [
        BackupState.UNREADABLE, *[BackupState.GOOD] * len(others)
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["beside", "backups"])
def test_what_is_half_made_is_told_until_the_caseload_is_opened(store: Path, where: str) -> None:
    folder = store.parent if where == "beside" else backup_folder(store)
    made = folder / f".{store.name}.0123456789abcdef.new"
    made.write_bytes(store.read_bytes())
    assert looked_at(store) == [CheckFinding("half_made", False, {"file": str(made)})]
    Desk.open(store, today=A_DAY).close()
    assert looked_at(store) == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "missing"),
        (lambda path: run_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}"), "newer"),
        (lambda path: run_sql(path, "PRAGMA application_id = 7"), "foreign"),
    ],
)
def test_what_is_no_store_of_ours_is_said_to_be_so(
    store: Path, spoil: Callable[[Path], object], code: str
) -> None:
    spoil(store)
    with pytest.raises(StoreError) as caught:
        check(store)
    assert caught.value.code == code


def test_a_text_file_is_no_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    path.write_text("Lieve dagboek\n" * 200)
    with pytest.raises(StoreError) as caught:
        check(path)
    assert caught.value.code == "foreign"


def put_another_there(path: Path, *, good: bytes) -> None:
    """As other windows replace a file: a new one takes its place, the old one is wiped."""
    new = path.with_name("new")
    new.write_bytes(good)
    new.chmod(0o600)
    with path.open("r+b") as old:
        new.replace(path)
        old.write(bytes(len(good)))


@pytest.mark.parametrize("which", ["store", "backup"])
@needs_posix
def test_a_file_that_another_window_replaces_meanwhile_is_not_called_damaged(
    store: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    target = store if which == "store" else backup_files(store)[0]
    good, left = target.read_bytes(), [target]
    module = checking if which == "store" else backup_list
    integrity_errors = module.integrity_errors

    def replaced_first(link: sqlite3.Connection) -> list[str]:
        if left:
            put_another_there(left.pop(), good=good)
        return integrity_errors(link)

    monkeypatch.setattr(module, "integrity_errors", replaced_first)
    assert not [item for item in check(store) if item.damage]
    assert not left


def test_a_backup_that_another_window_lets_go_of_meanwhile_is_left_out(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = backup_files(store)[0].with_name("caseload.db.2026-01-02-030405-daily.db")
    monkeypatch.setattr(checking, "backup_files", lambda path: [gone, *backup_files(path)])
    assert check(store) == []
