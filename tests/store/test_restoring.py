"""The right backup is offered for a damaged store, and put back exactly; what stood there stays."""

import random
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import protection, restoring
from coachdesk.store.backup_list import BackupState
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.restoring import offer, restore
from coachdesk.store.store_files import backup_files, replaced_stores
from tests.platforms import needs_posix
from tests.store.steps import (
    add_contact,
    add_person,
    digest,
    exported,
    made_newer,
    run_sql,
)
from tests.store.test_backups import reopened, whys
from tests.store.test_file_copy import asks_for_the_lock

PASSPHRASE = "vier losse woorden"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


# Which one -----------------------------------------------------------------------------------


def test_a_damaged_store_is_offered_its_best_backup_and_told_what_that_lacks(
    demo_desk: Desk,
) -> None:
    path = demo_desk.path
    best = demo_desk.safety.back_up()
    later = demo_desk.safety.back_up()
    data = bytearray(later.read_bytes())
    for start in range(8192, len(data), 8192):
        data[start : start + 64] = b"\xff" * 64
    later.write_bytes(data)
    owner = add_person(demo_desk)
    add_contact(demo_desk, owner)
    add_contact(demo_desk, owner)
    found = offer(path)
    assert found
    assert found.backup.path == best
    assert found.missing == {"jobseeker": 1, "contact": 2}
    demo_desk.close()
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])
    found = offer(path)
    assert found
    assert (found.backup.path, found.missing) == (best, None)
    with pytest.raises(StoreError) as caught:
        reopened(path)
    assert caught.value.code == "damaged"


def test_nothing_is_offered_where_no_backup_is_good(demo_desk: Desk) -> None:
    assert offer(demo_desk.path) is None


SPOILT = "UPDATE jobseeker SET tags = '[' WHERE id = 3"


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_the_newest_backup_in_which_all_can_be_read_is_offered_before_a_newer_one(
    demo_desk: Desk, passphrase: str | None
) -> None:
    path, older = demo_desk.path, demo_desk.safety.back_up()
    add_person(demo_desk)
    newer = demo_desk.safety.back_up()
    run_sql(newer, SPOILT)
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
        for file in backup_files(path):
            if file not in (older, newer):
                file.unlink()
    found = offer(path, passphrase=passphrase)
    assert found
    assert (found.backup.path, found.sound, found.missing) == (older, True, {"jobseeker": 1})


def test_where_no_backup_can_be_read_whole_the_newest_that_opens_is_offered_and_put_back(
    demo_desk: Desk,
) -> None:
    run_sql(demo_desk.safety.back_up(), SPOILT)
    add_person(demo_desk)
    newer = demo_desk.safety.back_up()
    run_sql(newer, SPOILT)
    scrap = newer.with_name("demo.db.2026-01-02-090000-daily.db")
    scrap.write_bytes(newer.read_bytes()[:9000])
    for file in backup_files(demo_desk.path):
        if "daily" in file.name and file != scrap:
            file.unlink()
    found = offer(demo_desk.path)
    assert found
    assert (found.backup.path, found.sound) == (newer, False)
    demo_desk.close()
    assert restore(demo_desk.path, newer).people == found.backup.people


# Putting back --------------------------------------------------------------------------------


@needs_posix
def test_a_backup_that_another_window_replaces_while_it_is_read_is_not_called_damaged(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = demo_desk.safety.back_up()
    before = digest(demo_desk.path)

    def replaced(*_: Any, **__: Any) -> None:
        other = file.with_name("other.db")
        other.write_bytes(file.read_bytes())
        other.replace(file)
        raise StoreError("damaged", file)

    monkeypatch.setattr(restoring, "copy_into", replaced)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.restore(file)
    assert caught.value.code == "busy"
    assert digest(demo_desk.path) == before


@needs_posix
def test_a_restore_gives_back_what_was_and_keeps_what_stood_there(demo_desk: Desk) -> None:
    wanted = exported(demo_desk)
    file = demo_desk.safety.back_up()
    add_person(demo_desk, first_name="Daarna")
    after = exported(demo_desk)
    done = demo_desk.safety.restore(file)
    assert exported(demo_desk) == wanted
    assert done.kept
    with closing(reopened(done.kept)) as kept:
        assert exported(kept) == after
    assert stat.S_IMODE(demo_desk.path.stat().st_mode) == 0o600
    assert "restore" in whys(demo_desk.path)
    add_person(demo_desk)
    again = demo_desk.safety.restore(file)
    assert again.kept != done.kept
    assert replaced_stores(demo_desk.path) == sorted([done.kept, again.kept or done.kept])


@needs_posix
def test_a_restore_works_where_the_store_is_missing_or_cannot_be_read(
    demo_desk: Desk, tmp_path: Path
) -> None:
    wanted = exported(demo_desk)
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    demo_desk.close()
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"niets" * 999)):
        spoil(demo_desk.path)
        restore(demo_desk.path, file)
        with closing(reopened(demo_desk.path)) as desk:
            assert exported(desk) == wanted
    restore(tmp_path / "new" / "place" / "caseload.db", file)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.unlink(), "no_such_backup"),
        (lambda file: file.write_bytes(b"tekst" * 99), "bad_backup"),
        (lambda file: file.write_bytes(b""), "bad_backup"),
        (lambda file: file.write_bytes(file.read_bytes()[:9000]), "bad_backup"),
        (lambda file: run_sql(file, "PRAGMA user_version = 99"), "newer_backup"),
        (lambda file: run_sql(file, "PRAGMA application_id = 9"), "bad_backup"),
        (lambda file: run_sql(file, "DELETE FROM jobseeker WHERE id = 1"), "bad_backup"),
        (lambda file: (file.unlink(), file.mkdir()), "no_such_backup"),
    ],
)
def test_a_file_that_is_no_whole_backup_is_refused_and_the_store_stays(
    demo_desk: Desk, tmp_path: Path, spoil: Any, code: str
) -> None:
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    spoil(file)
    before = digest(demo_desk.path)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.restore(file)
    assert caught.value.code == code
    assert digest(demo_desk.path) == before
    assert replaced_stores(demo_desk.path) == []
    assert demo_desk.read.people()


def test_a_backup_under_another_passphrase_asks_for_that_one(
    demo_desk: Desk, tmp_path: Path
) -> None:
    demo_desk.safety.protect(None, "eerste")
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    wanted = exported(demo_desk)
    demo_desk.safety.protect("eerste", PASSPHRASE)
    add_person(demo_desk)
    for given, code in ((None, "locked"), ("fout", "wrong_passphrase")):
        with pytest.raises(StoreError) as caught:
            demo_desk.safety.restore(file, given)
        assert caught.value.code == code
    demo_desk.safety.restore(file, "eerste")
    assert exported(demo_desk) == wanted
    demo_desk.close()
    reopened(demo_desk.path, "eerste").close()


@pytest.fixture
def plain_copy(demo_desk: Desk, tmp_path: Path) -> Path:
    """A copy made before the store was protected."""
    (tmp_path / "elders").mkdir()
    file = demo_desk.safety.back_up(tmp_path / "elders" / "kopie.db")
    demo_desk.safety.protect(None, PASSPHRASE)
    return file


def test_a_plain_copy_put_back_at_a_protected_desk_is_protected(
    demo_desk: Desk, plain_copy: Path
) -> None:
    wanted, people = exported(demo_desk), len(demo_desk.read.people())
    add_person(demo_desk)
    assert demo_desk.safety.restore(plain_copy).people == people
    assert kind_of(demo_desk.path) is FileKind.ENCRYPTED
    assert exported(demo_desk) == wanted
    assert demo_desk.is_protected
    assert {backup.state for backup in demo_desk.safety.backups()} == {BackupState.GOOD}
    with closing(reopened(demo_desk.path, PASSPHRASE)) as desk:
        assert exported(desk) == wanted
    assert kind_of(plain_copy) is FileKind.PLAIN


@pytest.mark.parametrize(("given", "code"), [(None, "locked"), ("fout", "wrong_passphrase")])
@pytest.mark.parametrize("state", ["whole", "damaged", "missing", "overwritten"])
def test_a_plain_copy_takes_no_protected_place_without_its_passphrase(
    demo_desk: Desk, plain_copy: Path, state: str, given: str | None, code: str
) -> None:
    path = demo_desk.path
    demo_desk.close()
    spoil(path, state)
    before = digest(path) if path.exists() else None
    with pytest.raises(StoreError) as caught:
        restore(path, plain_copy, passphrase=given)
    assert caught.value.code == code
    assert (digest(path) if path.exists() else None) == before
    assert replaced_stores(path) == []
    restore(path, plain_copy, passphrase=PASSPHRASE)
    assert kind_of(path) is FileKind.ENCRYPTED
    reopened(path, PASSPHRASE).close()


def spoil(path: Path, state: str) -> None:
    data = bytearray(path.read_bytes())
    if state == "damaged":
        data[3] ^= 1  # of the salt
        path.write_bytes(data)
    elif state == "overwritten":
        path.write_bytes(bytes(len(data)))
    elif state == "missing":
        path.unlink()


def test_a_plain_store_whose_start_looks_enciphered_by_damage_asks_for_no_passphrase(
    demo_desk: Desk,
) -> None:
    wanted = exported(demo_desk)
    file = demo_desk.safety.back_up()
    demo_desk.close()
    data = demo_desk.path.read_bytes()
    demo_desk.path.write_bytes(random.Random(3).randbytes(5000) + data[5000:])
    assert kind_of(demo_desk.path) is FileKind.ENCRYPTED
    restore(demo_desk.path, file)
    with closing(reopened(demo_desk.path)) as desk:
        assert exported(desk) == wanted


def test_where_sqlcipher_is_missing_a_protected_place_is_not_filled(
    demo_desk: Desk, plain_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo_desk.close()
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(StoreError) as caught:
        restore(demo_desk.path, plain_copy, passphrase=PASSPHRASE)
    assert caught.value.code == "no_sqlcipher"
    assert kind_of(demo_desk.path) is FileKind.ENCRYPTED


def test_another_window_goes_on_in_the_store_that_was_put_back(demo_desk: Desk) -> None:
    file = demo_desk.safety.back_up()
    wanted = exported(demo_desk)
    add_person(demo_desk)
    with closing(reopened(demo_desk.path)) as other:
        version = other.version
        demo_desk.safety.restore(file)
        assert other.version != version
        assert exported(other) == wanted
        add_person(other, first_name="Verder")
    assert any(hit.person.first_name == "Verder" for hit in demo_desk.read.people())


@needs_posix
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nobody_writes_in_a_store_until_the_backup_stands_in_its_place(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, passphrase: str | None, links: bool
) -> None:
    path, file = demo_desk.path, demo_desk.safety.back_up()
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    wanted = exported(demo_desk)
    demo_desk.close()
    said, move = [], Path.replace

    def looking(made: Path, target: Path) -> Path:
        said.append(asks_for_the_lock(path, passphrase))
        return move(made, target)

    def refuse(*_: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", looking)
        if not links:
            patch.setattr(Path, "hardlink_to", refuse)
        kept = restore(path, file, passphrase=passphrase).kept
    assert set(said) == {"SQLITE_BUSY"}
    assert kept
    for found in (path, kept):
        with closing(reopened(found, passphrase)) as desk:
            assert exported(desk) == wanted


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_store_that_a_newer_coachdesk_made_meanwhile_is_not_replaced(
    demo_desk: Desk, passphrase: str | None
) -> None:
    file = demo_desk.safety.back_up()
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    made_newer(demo_desk)
    before = {each: digest(each) for each in (demo_desk.path, *backup_files(demo_desk.path))}
    for act in (
        lambda: demo_desk.safety.restore(file),
        lambda: restore(demo_desk.path, file, passphrase=passphrase),
    ):
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.code == "newer"
    assert {
        each: digest(each) for each in (demo_desk.path, *backup_files(demo_desk.path))
    } == before
    assert replaced_stores(demo_desk.path) == []


def test_a_damaged_copy_under_the_stores_own_key_is_not_called_a_wrong_passphrase(
    demo_desk: Desk, tmp_path: Path
) -> None:
    demo_desk.safety.protect(None, PASSPHRASE)
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.restore(file)
    assert caught.value.code == "bad_backup"
