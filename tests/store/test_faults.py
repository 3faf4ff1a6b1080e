"""A write that cannot be kept says so, changes nothing, and the next one works again."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store import protection
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import StoreError
from coachdesk.store.restoring import restore
from coachdesk.words.problems import store_text
from tests.platforms import needs_posix
from tests.store.steps import add_contact, add_person, exported
from tests.store.test_backups import no_file_larger_than
from tests.store.test_store import an_ordinary_user

A_DAY = date(2026, 11, 20)
PASSPHRASES = [None, "vier losse woorden"]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


@pytest.fixture(params=PASSPHRASES)
def desk(request: pytest.FixtureRequest, demo_desk: Desk) -> Desk:
    """A plain and a protected store, with this day's backup made."""
    if request.param:
        demo_desk.safety.protect(None, request.param)
    add_person(demo_desk)
    return demo_desk


def refused(desk: Desk, *codes: str) -> None:
    """A write is told not to be saved, for one of these reasons."""
    before = exported(desk) if "gone" not in codes else None
    with pytest.raises(StoreError) as caught:
        add_person(desk, first_name="Onbewaard", note="lang verhaal " * 1000)
    error = caught.value
    assert error.code in codes
    assert store_text(error.code, error.path, error.facts)
    assert before is None or exported(desk) == before


def works_again(desk: Desk) -> None:
    add_person(desk, first_name="Weer")
    names = [hit.person.first_name for hit in desk.read.people()]
    assert "Weer" in names
    assert "Onbewaard" not in names
    assert desk.store.read("PRAGMA integrity_check") == [("ok",)]


def test_a_disk_that_is_full(desk: Desk) -> None:
    size = desk.path.stat().st_size
    for most in (1, 700, size):
        with no_file_larger_than(most):
            refused(desk, "disk_full", "disk_fault")
    works_again(desk)


def test_a_draft_that_cannot_be_kept_is_told_too(desk: Desk) -> None:
    draft = Draft("contact", None, None, {"note": "half verhaal " * 2000})
    with no_file_larger_than(desk.path.stat().st_size), pytest.raises(StoreError):
        desk.write.keep_draft(draft)
    desk.write.keep_draft(draft)
    assert [kept.texts for kept in desk.read.drafts()] == [draft.texts]


@needs_posix
def test_a_drive_that_is_gone_and_comes_back(desk: Desk, tmp_path_factory: Path) -> None:
    folder = desk.path.parent
    away = folder.with_name(folder.name + "-weg")
    folder.rename(away)
    try:
        refused(desk, "gone")
        with pytest.raises(StoreError) as caught:
            desk.read.day()
        assert caught.value.code == "gone"
    finally:
        away.rename(folder)
    works_again(desk)


@pytest.fixture
def shared(desk: Desk) -> Iterator[Desk]:
    """A desk whose store an ordinary user owns and uses."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy2(desk.path, folder / "caseload.db")
        with closing(
            Desk.open(folder / "caseload.db", today=A_DAY, passphrase=PASSPHRASES[1])
        ) as own:
            add_person(own)
            with an_ordinary_user(folder, *folder.rglob("*")):
                yield own


@needs_posix
def test_a_folder_one_may_no_longer_write_in(shared: Desk) -> None:
    folder = shared.path.parent
    folder.chmod(0o500)
    try:
        refused(shared, "unwritable")
    finally:
        folder.chmod(0o700)
    works_again(shared)


@needs_posix
def test_a_file_one_may_no_longer_write_in(shared: Desk) -> None:
    passphrase = PASSPHRASES[1]
    shared.path.chmod(0o400)
    try:
        with closing(Desk.open(shared.path, today=A_DAY, passphrase=passphrase)) as desk:
            refused(desk, "unwritable")
    finally:
        shared.path.chmod(0o600)
    works_again(shared)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of its own with hardly more room than the store takes."""
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2000k", "none", str(place)], capture_output=True
    ) if shutil.which("mount") and os.name == "posix" else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk_that_fills_up_and_is_cleared(demo_desk: Desk, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf") as place:
        shutil.copy2(demo_desk.path, place / "caseload.db")
        with closing(Desk.open(place / "caseload.db", today=A_DAY)) as desk:
            ballast = place / "ballast"
            with pytest.raises(OSError), ballast.open("wb") as file:
                while True:
                    file.write(b"x" * 4096)
                    file.flush()
            owner = desk.read.people()[0].person.id
            with pytest.raises(StoreError) as caught:
                add_contact(desk, owner, note="past niet " * 1000)
            assert caught.value.code == "disk_full"
            assert desk.safety.backup_problem
            ballast.unlink()
            add_contact(desk, owner, note="past weer")
            assert [row[0] for row in desk.store.read("SELECT note FROM contact")].count(
                "past weer"
            ) == 1
            # A backup would have taken the room that the next save needs.
            assert desk.safety.backup_problem
            assert desk.safety.backup_problem.code == "disk_full"
            add_contact(desk, owner, note="past " * 3_900)


def leave_free(place: Path, size: int) -> None:
    """Fill a disk but for so many bytes."""
    room = os.statvfs(place)
    (place / "ballast").write_bytes(b"x" * (room.f_bavail * room.f_bsize - size))


@pytest.mark.parametrize("free", [0, 4_096, 65_536])
def test_a_new_store_on_a_full_disk_is_not_called_in_use(free: int, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf") as place:
        leave_free(place, free)
        with pytest.raises(StoreError) as caught:
            Desk.open(place / "caseload.db", create=True)
        assert caught.value.code == "disk_full"


def test_a_restore_names_the_disk_that_is_full_and_not_that_of_the_backup(
    demo_desk: Desk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "schijf") as place:
        shutil.copy2(demo_desk.path, place / "caseload.db")
        leave_free(place, 65_536)
        with pytest.raises(StoreError) as caught:
            restore(place / "caseload.db", demo_desk.path)
        assert (caught.value.code, caught.value.path) == ("disk_full", place / "caseload.db")
