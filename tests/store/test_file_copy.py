"""A copy is whole or not there, whatever cut its making short; nothing half made stays about."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import file_copy, protection
from coachdesk.store.backups import make_backup
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import copy_store
from coachdesk.store.file_wiping import remove
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.store_files import backup_files, backup_folder
from coachdesk.store.temporary_files import remove_abandoned, temporary_file
from coachdesk.store.write_lock import write_locked
from tests.platforms import needs_posix
from tests.store.steps import add_person, exported
from tests.store.test_backups import days_pass
from tests.store.test_reprotecting import someones_store  # noqa: F401 - a fixture

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"
MARK = "0123456789abcdef"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def half_made(folder: Path) -> list[Path]:
    """Also in the folders within."""
    return sorted(file for file in folder.rglob(".*") if ".new" in file.name)


def killed_while_copying(source: Path, target: Path) -> None:
    """A process that is killed when the copy is written and not yet in its place."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        file_copy.name_copy = lambda *_: (os.write(writing, b"x"), time.sleep(60))
        try:
            copy_store(source, target, None)
        finally:
            os._exit(0)
    os.close(writing)
    assert os.read(reading, 1) == b"x"
    os.close(reading)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@needs_posix
def test_what_a_killed_run_left_half_made_is_gone_after_the_next_copy_in_that_folder(
    demo_desk: Desk, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    name = demo_desk.read.people()[0].person.last_name.encode()
    backup_folder(demo_desk.path).mkdir()
    for target in (backup_folder(demo_desk.path) / "x.db", elsewhere / "kopie.db"):
        killed_while_copying(demo_desk.path, target)
        [left] = half_made(target.parent)
        assert name in left.read_bytes()
    demo_desk.safety.back_up()
    demo_desk.safety.back_up(elsewhere / "later.db")
    assert half_made(tmp_path) == []


@needs_posix
@pytest.mark.parametrize("act", ["open", "write", "protect"])
def test_what_a_killed_run_left_beside_the_store_is_gone_when_it_is_next_at_work(
    demo_desk: Desk, tmp_path: Path, act: str
) -> None:
    backup_folder(demo_desk.path).mkdir()
    killed_while_copying(demo_desk.path, backup_folder(demo_desk.path) / "x.db")
    killed_while_copying(demo_desk.path, tmp_path / "kopie.db")
    assert len(half_made(tmp_path)) == 2
    Desk.open(demo_desk.path, today=A_DAY, read_only=True).close()
    assert len(half_made(tmp_path)) == 2
    if act == "open":
        Desk.open(demo_desk.path, today=A_DAY).close()
    elif act == "write":
        add_person(demo_desk)
    else:
        assert demo_desk.safety.protect(None, PASSPHRASE).left == ()
    assert half_made(tmp_path) == []


@needs_posix
def test_what_was_left_beside_a_store_behind_a_link_is_gone_when_it_is_opened(
    demo_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "linked").mkdir()
    link = tmp_path / "linked" / "caseload\n.db"
    link.symlink_to(demo_desk.path)
    for home in (link, demo_desk.path):
        shutil.copy2(demo_desk.path, home.with_name(f".{home.name}.{MARK}.new"))
    assert len(half_made(tmp_path)) == 2
    Desk.open(link, today=A_DAY).close()
    assert half_made(tmp_path) == []


def test_what_is_being_made_now_is_left_alone_and_counted_by_who_protects(
    demo_desk: Desk,
) -> None:
    folder = backup_folder(demo_desk.path)
    folder.mkdir()
    with temporary_file(folder / "x.db") as made:
        shutil.copy2(demo_desk.path, made)
        assert remove_abandoned(folder) == [made]
        demo_desk.safety.back_up()
        done = demo_desk.safety.protect(None, PASSPHRASE)
        assert made.exists()
        assert done.left == (made,)
    assert half_made(folder) == []
    assert remove_abandoned(folder) == []


@needs_posix
def test_files_of_others_that_look_like_it_are_left_alone(tmp_path: Path) -> None:
    treasure = tmp_path / "schat.db"
    treasure.write_bytes(b"kostbaar")
    folder = tmp_path / "stick"
    folder.mkdir()
    names = [".x.new", ".x.db.0123.new", f".x.{MARK}.news", f"x.{MARK}.new", f".x.{MARK}.new.db"]
    for name in names:
        (folder / name).write_text("van een ander")
    (folder / f".x.{MARK}.new").symlink_to(treasure)
    (folder / f".y.{MARK}.new").hardlink_to(treasure)
    (folder / f".z.{MARK}.new").mkdir()
    assert remove_abandoned(folder) == [folder / f".z.{MARK}.new"]
    assert treasure.read_bytes() == b"kostbaar"
    assert {file.name for file in folder.iterdir()} == {*names, f".z.{MARK}.new"}
    assert remove_abandoned(tmp_path / "nergens") == []


def test_what_is_removed_is_wiped_unless_it_has_another_name(tmp_path: Path) -> None:
    file, other = tmp_path / "x", tmp_path / "y"
    file.write_bytes(b"geheim")
    other.hardlink_to(file)
    remove(file)
    assert other.read_bytes() == b"geheim"
    with other.open("rb") as still:
        remove(other)
        assert still.read() == bytes(6)


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_copy_takes_no_place_that_was_taken_while_it_was_made(
    demo_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:

        def refuse(*_: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    target, fill = tmp_path / "kopie.db", file_copy.copy_into

    def overtaken(*given: Any, **how: Any) -> None:
        fill(*given, **how)
        target.write_text("van een ander venster")

    with monkeypatch.context() as patch:
        patch.setattr(file_copy, "copy_into", overtaken)
        with pytest.raises(FileExistsError):
            demo_desk.safety.back_up(target)
    assert target.read_text() == "van een ander venster"
    assert half_made(tmp_path) == []
    assert kind_of(demo_desk.safety.back_up(tmp_path / "andere.db")) is FileKind.PLAIN


def test_two_backups_of_one_second_get_two_names(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_pass(monkeypatch, datetime(2026, 11, 20, 9, 0))
    fill = file_copy.copy_into

    def overtaken(*given: Any, **how: Any) -> None:
        monkeypatch.setattr(file_copy, "copy_into", fill)
        files.append(demo_desk.safety.back_up())
        fill(*given, **how)

    files: list[Path] = []
    monkeypatch.setattr(file_copy, "copy_into", overtaken)
    files.append(demo_desk.safety.back_up())
    assert [file.name for file in files] == [
        "demo.db.2026-11-20-090000-asked.db",
        "demo.db.2026-11-20-090000-asked-2.db",
    ]
    assert {backup.state for backup in demo_desk.safety.backups()} == {"good"}


def asks_for_the_lock(path: Path, passphrase: str | None) -> str:
    """Whether another process may write now: this one knows of its own locks without asking."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from coachdesk.store import protection\n"
        "from coachdesk.store.connection import connect\n"
        "from coachdesk.store.driver_errors import driver_errors\n"
        "from coachdesk.store.keys import key_from_passphrase\n"
        "protection.ROUNDS = 10\n"
        "path, passphrase = Path(sys.argv[1]), sys.argv[2]\n"
        "key = key_from_passphrase(path, passphrase) if passphrase else None\n"
        "link = connect(path, key=key, timeout=0)\n"
        "try: link.execute('BEGIN IMMEDIATE')\n"
        "except driver_errors() as error: print(error.sqlite_errorname)\n"
    )
    run = [sys.executable, "-c", script, str(path), passphrase or ""]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_backup_made_under_a_lock_leaves_the_lock_in_force(
    demo_desk: Desk, passphrase: str | None
) -> None:
    path = demo_desk.path
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    demo_desk.close()
    key = key_from_passphrase(path, passphrase) if passphrase else None
    assert asks_for_the_lock(path, passphrase) == ""
    with write_locked(path, key):
        make_backup(path, key, "asked")
        assert asks_for_the_lock(path, passphrase) == "SQLITE_BUSY"


# In words --------------------------------------------------------------------------------------


@pytest.fixture
def oddly_named(demo_store: Path, tmp_path: Path) -> Iterator[Path]:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xffp"))
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this drive takes names in UTF-8 only")
    yield folder / os.fsdecode(b"\xffatt.db")


def test_a_name_that_is_not_text_is_as_good_as_any(demo_store: Path, oddly_named: Path) -> None:
    shutil.copy2(demo_store, oddly_named)
    with closing(Desk.open(oddly_named, today=A_DAY)) as desk:
        wanted = exported(desk)
        desk.safety.protect(None, PASSPHRASE)
        add_person(desk)
        desk.safety.restore(backup_files(oddly_named)[-1])
        assert exported(desk) == wanted
        desk.safety.protect(PASSPHRASE, None)
    assert {kind_of(file) for file in (oddly_named, *backup_files(oddly_named))} == {FileKind.PLAIN}


@needs_posix
@pytest.mark.parametrize("length", [215, 238])
def test_a_name_too_long_for_its_backups_is_said_to_be_so(
    demo_store: Path, tmp_path: Path, length: int
) -> None:
    path = tmp_path / ("x" * (length - 3) + ".db")
    shutil.copy2(demo_store, path)
    with closing(Desk.open(path, today=A_DAY)) as desk:
        for act in (desk.safety.back_up, lambda: desk.safety.protect(None, PASSPHRASE)):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code == "name_too_long"
        add_person(desk)
        assert desk.safety.backup_problem is not None
        assert desk.safety.backup_problem.code == "name_too_long"
    assert [item.name for item in backup_folder(path).iterdir()] == []


@needs_posix
def test_a_folder_of_backups_one_may_not_write_in_is_the_one_that_is_named(
    someones_store: Path,  # noqa: F811
) -> None:
    folder = backup_folder(someones_store)
    folder.chmod(0o500)
    with closing(Desk.open(someones_store, today=A_DAY)) as desk:
        with pytest.raises(StoreError) as caught:
            desk.safety.back_up()
        assert caught.value.code == "unwritable"
        assert caught.value.path.parent == folder
    folder.chmod(0o700)


def test_a_disk_that_is_full_is_the_one_that_is_named(demo_desk: Desk, tmp_path: Path) -> None:
    from tests.store.test_backups import no_file_larger_than

    target = tmp_path / "kopie.db"
    with no_file_larger_than(5000), pytest.raises(StoreError) as caught:
        demo_desk.safety.back_up(target)
    assert caught.value.code in ("disk_full", "disk_fault")
    if caught.value.code == "disk_full":
        assert caught.value.path == target
