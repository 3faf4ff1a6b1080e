"""Another protection reaches every file of a store, and tells of each that it cannot reach."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import backups, change_protection, copy_protection, protection
from coachdesk.store.backup_list import inspect_backup
from coachdesk.store.backups import make_backup
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import rewrite
from coachdesk.store.protection import FileKind, Key, kind_of
from coachdesk.store.store_files import backup_files, backup_folder, replaced_stores
from tests.platforms import needs_posix
from tests.store.steps import add_person, digest, exported, made_newer
from tests.store.test_store import an_ordinary_user

A_DAY = date(2026, 11, 20)
PASSPHRASE, OTHER = "vier losse woorden", "heel iets anders"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def opened(path: Path, passphrase: str | None = None) -> Desk:
    return Desk.open(path, today=A_DAY, passphrase=passphrase)


@pytest.fixture
def someones_store(demo_store: Path) -> Iterator[Path]:
    """A store where an ordinary user works, with three backups and one store kept apart."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "demo.db"
        shutil.copy2(demo_store, path)
        with closing(opened(path)) as desk:
            file = desk.safety.back_up()
            desk.safety.restore(file)
            desk.safety.back_up()
        everything = [*path.parent.rglob("*"), path.parent]
        with an_ordinary_user(*everything):
            yield path


@needs_posix
@pytest.mark.parametrize("which", ["backup", "kept"])
def test_a_file_that_may_not_be_read_is_told_and_every_other_is_protected(
    someones_store: Path, which: str
) -> None:
    shut = (
        backup_files(someones_store)[0] if which == "backup" else replaced_stores(someones_store)[0]
    )
    shut.chmod(0)
    with closing(opened(someones_store)) as desk:
        done = desk.safety.protect(None, PASSPHRASE)
    assert (done.left, done.removed) == ((shut,), ())
    assert kind_of(someones_store) is FileKind.ENCRYPTED
    shut.chmod(0o600)
    every = [*backup_files(someones_store), *replaced_stores(someones_store)]
    assert [file for file in every if kind_of(file) is FileKind.PLAIN] == [shut]
    with closing(opened(someones_store, PASSPHRASE)) as desk:
        add_person(desk)
        assert desk.safety.backup_problem is None
    assert kind_of(shut) is FileKind.ENCRYPTED


@needs_posix
def test_a_backup_that_may_not_be_read_keeps_no_day_from_its_backup_and_is_told(
    someones_store: Path,
) -> None:
    with closing(opened(someones_store)) as desk:
        desk.safety.protect(None, PASSPHRASE)
    for file in backup_files(someones_store):
        file.unlink()
    shut = backup_folder(someones_store) / "demo-2026-11-02-090000-daily.db"
    shutil.copy2(replaced_stores(someones_store)[0], shut)
    shut.chmod(0)
    with closing(opened(someones_store, PASSPHRASE)) as desk:
        add_person(desk)
        assert [inspect_backup(desk.path, file).why for file in backup_files(desk.path)
                if file != shut] == ["daily"]  # fmt: skip
        assert desk.safety.backup_problem is not None
        assert (desk.safety.backup_problem.code, desk.safety.backup_problem.path) == (
            "left_plain",
            shut,
        )


@pytest.mark.parametrize("code", ["disk_full", "unwritable", "busy"])
def test_a_good_backup_is_not_removed_because_it_could_not_be_rewritten_just_now(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    file, before = demo_desk.safety.back_up(), digest(demo_desk.safety.backups()[0].path)

    def failing(path: Path, *rest: Any, **how: Any) -> None:
        if path == file:
            raise StoreError(code, path)
        rewrite(path, *rest, **how)

    for module in (copy_protection, change_protection):
        monkeypatch.setattr(module, "rewrite", failing)
    done = demo_desk.safety.protect(None, PASSPHRASE)
    assert (done.left, done.removed) == ((file,), ())
    assert digest(file) == before


def test_a_store_kept_apart_is_protected_at_the_next_write_where_encrypt_was_cut_short(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo_desk.safety.restore(demo_desk.safety.back_up())
    [kept] = replaced_stores(demo_desk.path)
    with monkeypatch.context() as patch:
        patch.setattr(change_protection, "copies_of", lambda _: 1 / 0)  # killed: the store is done
        with pytest.raises(ZeroDivisionError):
            demo_desk.safety.protect(None, PASSPHRASE)
    assert kind_of(demo_desk.path) is FileKind.ENCRYPTED
    assert kind_of(kept) is FileKind.PLAIN
    add_person(demo_desk)
    every = [*backup_files(demo_desk.path), *replaced_stores(demo_desk.path)]
    assert {kind_of(file) for file in every} == {FileKind.ENCRYPTED}
    with closing(opened(kept, PASSPHRASE)) as desk:
        assert desk.read.people()


def test_a_store_kept_apart_that_is_damaged_is_never_removed(demo_desk: Desk) -> None:
    demo_desk.safety.restore(demo_desk.safety.back_up())
    [kept] = replaced_stores(demo_desk.path)
    kept.write_bytes(kept.read_bytes()[:9000])
    before = digest(kept)
    done = demo_desk.safety.protect(None, PASSPHRASE)
    assert (done.left, done.removed) == ((kept,), ())
    add_person(demo_desk)
    assert digest(kept) == before
    assert demo_desk.safety.backup_problem is not None
    assert demo_desk.safety.backup_problem.path == kept


# Twice at once ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "winner", "loser"),
    [(None, PASSPHRASE, OTHER), (OTHER, PASSPHRASE, "weer anders"), (OTHER, None, PASSPHRASE),
     (OTHER, PASSPHRASE, None), (OTHER, None, None)],
)  # fmt: skip
@pytest.mark.parametrize("moment", ["first", "rewriting"])
def test_of_two_changes_at_once_the_second_is_told_and_leaves_nothing_behind(
    demo_desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    old: str | None,
    winner: str | None,
    loser: str | None,
) -> None:
    """The other window is done just before this one's first copy, or before the store itself."""
    if old:
        demo_desk.safety.protect(None, old)
    wanted = exported(demo_desk)
    other = opened(demo_desk.path, old)
    work = make_backup if moment == "first" else rewrite

    def overtaken(path: Path, *rest: Any, **how: Any) -> Any:
        if path == demo_desk.path:
            monkeypatch.undo()
            monkeypatch.setattr(protection, "ROUNDS", 10)
            other.safety.protect(old, winner)
        return work(path, *rest, **how)

    monkeypatch.setattr(
        change_protection, "make_backup" if moment == "first" else "rewrite", overtaken
    )
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.protect(old, loser)
    assert (caught.value.code, caught.value.path) == ("reprotected", demo_desk.path)
    other.close()
    with closing(opened(demo_desk.path, winner)) as desk:
        assert exported(desk) == wanted
        assert {backup.state for backup in desk.safety.backups()} == {"good"}
    every = {kind_of(file) for file in (demo_desk.path, *backup_files(demo_desk.path))}
    assert every == {FileKind.ENCRYPTED if winner else FileKind.PLAIN}


def test_a_backup_made_while_the_store_is_protected_does_not_stay_plain(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = backups.copy_store

    def overtaken(*given: Any) -> None:
        with closing(opened(demo_desk.path)) as other:
            monkeypatch.setattr(backups, "copy_store", work)
            other.safety.protect(None, PASSPHRASE)
        shutil.copy2(plain, given[1])

    plain = demo_desk.safety.back_up(demo_desk.path.with_name("plain.db"))
    monkeypatch.setattr(backups, "copy_store", overtaken)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.back_up()
    assert caught.value.code == "locked"
    assert {kind_of(file) for file in backup_files(demo_desk.path)} == {FileKind.ENCRYPTED}


def test_a_change_that_fails_leaves_the_store_and_its_backups_as_they_were(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo_desk.safety.back_up()
    before = {file: digest(file) for file in (demo_desk.path, *backup_files(demo_desk.path))}

    def failing(path: Path, *rest: Any, **how: Any) -> None:
        if path == demo_desk.path:
            raise StoreError("disk_full", path)
        rewrite(path, *rest, **how)

    monkeypatch.setattr(change_protection, "rewrite", failing)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.protect(None, PASSPHRASE)
    assert caught.value.code == "disk_full"
    assert {
        file: digest(file) for file in (demo_desk.path, *backup_files(demo_desk.path))
    } == before
    assert demo_desk.read.people()


@pytest.mark.parametrize(("old", "new"), [(None, PASSPHRASE), (OTHER, PASSPHRASE), (OTHER, None)])
def test_a_store_that_a_newer_coachdesk_made_meanwhile_keeps_its_protection(
    demo_desk: Desk, old: str | None, new: str | None
) -> None:
    if old:
        demo_desk.safety.protect(None, old)
    demo_desk.safety.back_up()
    made_newer(demo_desk)
    before = {file: digest(file) for file in (demo_desk.path, *backup_files(demo_desk.path))}
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.protect(old, new)
    assert caught.value.code == "newer"
    assert {
        file: digest(file) for file in (demo_desk.path, *backup_files(demo_desk.path))
    } == before


def test_a_rewrite_that_waited_does_not_take_the_new_file_for_the_old(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look at a file and its lock another window puts a new one there."""
    from coachdesk.store import write_lock

    connect, path, once = write_lock.connect, demo_desk.path, []

    def replaced(file: Path, **how: Any) -> Any:
        link = connect(file, **how)
        if file == path and not once:
            once.append(file)
            rewrite(path, None, Key.new(PASSPHRASE))
        return link

    monkeypatch.setattr(write_lock, "connect", replaced)
    with pytest.raises(StoreError) as caught:
        rewrite(path, None, Key.new(OTHER))
    assert caught.value.code == "busy"
    opened(path, PASSPHRASE).close()
    assert not [name for name in os.listdir(path.parent) if ".new" in name]  # noqa: PTH208
