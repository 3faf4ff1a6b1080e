"""By the rules of Windows: nothing takes the place of a file that a window has open, or goes."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import file_replacing, file_wiping, protection
from coachdesk.store.checking import check
from coachdesk.store.errors import StoreError
from coachdesk.store.file_replacing import replace_file
from coachdesk.store.restoring import restore
from coachdesk.store.store_files import backup_files, replaced_stores
from coachdesk.words.problems import store_text
from tests.store.steps import add_contact, add_person, digest, exported

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"
REF = "K-90001"
FILES = Path("/proc/self/fd")

pytestmark = pytest.mark.skipif(not FILES.exists(), reason="no list of open files here")


def is_open(path: Path) -> bool:
    """Whether this process, with all its windows, has a file open."""
    try:
        found = path.stat()
    except OSError:
        return False
    for handle in FILES.iterdir():
        try:
            held = handle.stat()
        except OSError:
            continue
        if (held.st_dev, held.st_ino) == (found.st_dev, found.st_ino):
            return True
    return False


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules of Windows for files that somebody has open, as far as they count here."""
    replace, unlink = Path.replace, Path.unlink

    def checked_replace(path: Path, target: Path) -> Path:
        if is_open(path) or is_open(Path(target)):
            raise PermissionError(13, "in use")
        return replace(path, target)

    def checked_unlink(path: Path, missing_ok: bool = False) -> None:
        if is_open(path):
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(protection, "ROUNDS", 10)
    monkeypatch.setattr(file_replacing, "_OPEN_FILES_BLOCK_MOVES", True)
    for module in (file_wiping, file_replacing):
        monkeypatch.setattr(module, "open_to_wipe", lambda _: None)
    monkeypatch.setattr(Path, "replace", checked_replace)
    monkeypatch.setattr(Path, "unlink", checked_unlink)


@pytest.fixture
def desk(demo_desk: Desk) -> Desk:
    add_person(demo_desk, ref=REF, closed_on="2026-01-06", closed_reason="moved")
    demo_desk.safety.back_up()
    return demo_desk


ACTS: dict[str, Callable[[Desk], object]] = {
    "restore": lambda desk: desk.safety.restore(backup_files(desk.path)[0]),
    "erase": lambda desk: desk.safety.erase(REF),
    "encrypt": lambda desk: desk.safety.protect(None, PASSPHRASE),
}


@pytest.mark.parametrize("act", ACTS)
def test_alone_each_act_is_done(desk: Desk, act: str) -> None:
    ACTS[act](desk)
    assert desk.read.people()
    assert not list(desk.path.parent.rglob("*.new*"))


@pytest.mark.parametrize("act", ACTS)
def test_with_a_second_window_open_it_says_so_and_all_stays_as_it_was(desk: Desk, act: str) -> None:
    before, backup = exported(desk), backup_files(desk.path)[-1]
    held = digest(backup)
    with closing(Desk.open(desk.path, today=A_DAY)) as other:
        with pytest.raises(StoreError) as caught:
            ACTS[act](desk)
        assert caught.value.code == "open_elsewhere"
        assert "other window" in store_text("open_elsewhere", desk.path, {})
        assert exported(desk) == exported(other) == before
        add_contact(other, other.read.people()[0].person.id)
    assert replaced_stores(desk.path) == []
    assert digest(backup) == held
    assert not list(desk.path.parent.rglob("*.new*"))
    codes = {item.code for item in check(desk.path)}
    assert not codes & {"kept_apart", "half_made", "side_file"}
    ACTS[act](desk)  # the other one is closed


def test_a_damaged_store_that_another_window_has_open_is_not_set_apart(desk: Desk) -> None:
    file = backup_files(desk.path)[0]
    path = desk.path
    desk.close()
    data = bytearray(path.read_bytes())
    data[:100] = b"x" * 100
    path.write_bytes(data)
    with path.open("rb"), pytest.raises(StoreError) as caught:
        restore(path, file)
    assert caught.value.code == "open_elsewhere"
    assert replaced_stores(path) == []
    assert restore(path, file).kept


@pytest.mark.parametrize("act", ACTS)
def test_what_another_window_writes_once_the_lock_went_is_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """A window opens, writes and closes in the moment between the lock and the move."""
    path, refuse = desk.path, file_replacing.refuse_open

    def refuse_open(place: Path) -> None:
        if place == path:
            with closing(Desk.open(path, today=A_DAY)) as other:
                add_contact(other, other.read.people()[0].person.id, note="in between")
        refuse(place)

    with monkeypatch.context() as patch:
        patch.setattr(file_replacing, "refuse_open", refuse_open)
        with pytest.raises(StoreError) as caught:
            ACTS[act](desk)
    assert caught.value.code == "busy"
    assert desk.store.read("SELECT 1 FROM contact WHERE note = 'in between'")
    assert replaced_stores(path) == []


def test_a_restore_whose_move_fails_leaves_the_store_its_one_name_and_its_side_files(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, file = desk.path, backup_files(desk.path)[0]
    desk.close()
    data = bytearray(path.read_bytes())
    data[:100] = b"x" * 100
    path.write_bytes(data)
    side = path.with_name(path.name + "-journal")
    side.write_bytes(b"needed, perhaps")

    def refused(made: Path, target: Path, lock: Any = None) -> None:
        if target == path:
            raise StoreError("open_elsewhere", path)
        replace_file(made, target, lock)

    with monkeypatch.context() as patch:
        patch.setattr("coachdesk.store.restoring.replace_file", refused)
        with pytest.raises(StoreError):
            restore(path, file)
    assert replaced_stores(path) == []
    assert side.read_bytes() == b"needed, perhaps"
    assert path.read_bytes() == bytes(data)


def test_on_a_drive_without_links_a_refused_restore_leaves_no_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "no links")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    copy = desk.path.with_name("copy.db")
    shutil.copy2(backup_files(desk.path)[0], copy)
    with closing(Desk.open(desk.path, today=A_DAY)), pytest.raises(StoreError):
        desk.safety.restore(copy)
    assert replaced_stores(desk.path) == []
    assert [desk.safety.restore(copy).kept] == replaced_stores(desk.path)
