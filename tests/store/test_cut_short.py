"""What killed work leaves beside a store is ended at the next use, also beside a protected one.

Small in every run; COACHDESK_FULL=1 kills as often as the project asks for.
"""

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store import protection
from coachdesk.store.checking import LIES_OPEN, check
from coachdesk.store.connection import BUSY_TIMEOUT, connect
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.store_files import backup_files, copies_of, side_files
from coachdesk.store.write_lock import write_locked
from tests.platforms import needs_posix
from tests.store.steps import caseload, count, exported
from tests.store.test_erasing import ERASED, MARK, remnants
from tests.store.test_proofs import (
    FULL,
    OTHER,
    PASSPHRASE,
    full,
    killed,
    open_desk,
    remade,
    seconds,
)

PEOPLE = 60


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


@pytest.fixture
def place(empty_store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "place" / "caseload.db"
    path.parent.mkdir()
    shutil.copy2(empty_store, path)
    return path


def a_list() -> str:
    people = (
        {"ref": f"K-{number:05}", "first_name": f"{MARK}voor", "note": f"{MARK} {'x' * 3000}"}
        for number in range(1, PEOPLE)
    )
    return json.dumps(caseload(*people, {"ref": ERASED, "closed_on": "2026-01-06",
                                         "closed_reason": "moved"}))  # fmt: skip


def imported(path: Path, passphrase: str | None = None) -> Callable[..., None]:
    text = a_list()

    def import_records(*_: object) -> None:
        with closing(open_desk(path, passphrase)) as desk:
            # A small cache, so that pages are written before the end as in a long list.
            desk.store.engine.raw_connection().execute("PRAGMA cache_size = 5").close()
            desk.files.import_records(read_json(text))

    return import_records


def words_beside(path: Path) -> list[str]:
    return remnants(path.parent, None)


@needs_posix
def test_after_a_killed_import_an_encrypted_store_has_no_plain_word_beside_it(
    place: Path, tmp_path: Path
) -> None:
    original = tmp_path / "original.db"
    shutil.copy2(place, original)
    import_records = imported(place)
    whole = seconds(import_records)
    chance, sides, done = random.Random(11), 0, 0
    for _ in range(full(200, 5)):
        remade(place, original)
        _, ended = killed(import_records, chance.uniform(0, whole * 1.2))
        sides += bool(side_files(place))
        with closing(open_desk(place)) as desk:
            done += len(desk.read.people()) == PEOPLE
            assert len(desk.read.people()) in ((PEOPLE,) if ended else (0, PEOPLE))
            desk.safety.protect(None, PASSPHRASE)
        assert words_beside(place) == []
        assert side_files(place) == []
        assert not [item for item in check(place, PASSPHRASE) if item.damage]
    print(f"{sides} kills left a side file, {done} lists were in")
    assert sides or not FULL


@needs_posix
def test_after_a_killed_encrypt_the_next_opening_leaves_no_plain_word(
    place: Path, tmp_path: Path
) -> None:
    imported(place)()
    with closing(open_desk(place)) as desk:
        for _ in range(3):
            desk.safety.back_up()
        desk.safety.restore(backup_files(place)[0])
    original = tmp_path / "original"
    shutil.copytree(place.parent, original)
    with closing(open_desk(place)) as desk:
        wanted = exported(desk)
        whole = seconds(lambda: desk.safety.protect(None, PASSPHRASE))
    chance, protected, open_before = random.Random(12), 0, 0
    for _ in range(full(200, 5)):
        shutil.rmtree(place.parent)
        shutil.copytree(original, place.parent)
        killed(
            lambda _: open_desk(place).safety.protect(None, PASSPHRASE),
            chance.uniform(0, whole * 1.2),
        )
        if kind_of(place) is FileKind.PLAIN:
            open_desk(place).close()
            assert not list(place.parent.rglob("*.new*"))
            continue
        protected += 1
        found = bool(words_beside(place))
        open_before += found
        if found:
            assert {item.code for item in check(place, PASSPHRASE)} & set(LIES_OPEN)
        with closing(open_desk(place, PASSPHRASE)) as desk:
            assert exported(desk) == wanted
        assert words_beside(place) == []
        assert not [item for item in check(place, PASSPHRASE) if item.code in LIES_OPEN]
    print(f"{protected} were protected, {open_before} had plain copies until the next opening")
    assert open_before or not FULL


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_after_a_killed_erasing_the_next_one_leaves_no_word(
    place: Path, tmp_path: Path, passphrase: str | None
) -> None:
    text = caseload({"ref": ERASED, "first_name": f"{MARK}voor", "closed_on": "2026-01-06",
                     "closed_reason": "moved"})  # fmt: skip
    with closing(open_desk(place)) as desk:
        if passphrase:
            desk.safety.protect(None, passphrase)
        desk.files.import_records(read_json(json.dumps(text)))
        desk.safety.restore(desk.safety.back_up())
    original = tmp_path / "original"
    shutil.copytree(place.parent, original)
    whole = seconds(lambda: erased(place, passphrase))
    chance, found = random.Random(13), 0
    for _ in range(full(100, 3)):
        shutil.rmtree(place.parent)
        shutil.copytree(original, place.parent)
        killed(lambda _: erased(place, passphrase), chance.uniform(0, whole * 1.2))
        with closing(open_desk(place, passphrase)) as desk:
            if desk.read.find(ERASED) is not None:
                found += 1
                assert desk.safety.erase(ERASED).left == ()
        assert remnants(place.parent, passphrase) == []
        assert side_files(place) == []
    print(f"{found} were erased by the second one")


def erased(path: Path, passphrase: str | None) -> None:
    with closing(open_desk(path, passphrase)) as desk:
        desk.safety.erase(ERASED)


# What is left, one by one --------------------------------------------------------------------

WORDS = b"\0" * 512 + MARK.encode() * 2000


@pytest.fixture
def protected(place: Path) -> Path:
    with closing(open_desk(place)) as desk:
        desk.files.import_records(read_json(a_list()))
        desk.safety.back_up()
        desk.safety.protect(None, PASSPHRASE)
    return place


def lying_open(path: Path) -> set[str]:
    return {item.code for item in check(path, PASSPHRASE)} & set(LIES_OPEN)


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_a_plain_side_file_beside_a_protected_store_is_named_and_goes_at_the_next_opening(
    protected: Path, end: str
) -> None:
    side = protected.with_name(protected.name + end)
    side.write_bytes(WORDS)
    assert lying_open(protected) == {"plain_side_file"}
    open_desk(protected, PASSPHRASE).close()
    assert not side.exists()
    assert lying_open(protected) == set()


def test_a_plain_copy_beside_a_protected_store_is_protected_at_the_next_opening(
    protected: Path, empty_store: Path
) -> None:
    file = protected.parent / "backups" / f"{protected.name}.2026-01-02-090000-daily.db"
    shutil.copy2(empty_store, file)
    assert lying_open(protected) == {"plain_backup"}
    open_desk(protected, PASSPHRASE).close()
    assert lying_open(protected) == set()
    assert {kind_of(copy) for copy in copies_of(protected)} == {FileKind.ENCRYPTED}


def test_opening_to_read_ends_nothing(protected: Path) -> None:
    side = protected.with_name(protected.name + "-journal")
    side.write_bytes(WORDS)
    Desk.open(protected, read_only=True, passphrase=PASSPHRASE).close()
    assert side.read_bytes() == WORDS


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_journal_that_is_needed_is_rolled_back_and_never_just_removed(
    place: Path, passphrase: str | None
) -> None:
    with closing(open_desk(place)) as desk:
        desk.files.import_records(read_json(a_list()))
        if passphrase:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(place, passphrase)) as desk:
        wanted = exported(desk)

    def half_a_write(pipe: int) -> None:
        key = key_from_passphrase(place, passphrase) if passphrase else None
        link = connect(place, key=key)
        link.execute("PRAGMA cache_size = 1")
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE jobseeker SET note = 'half'")
        os.write(pipe, b"x")
        os.kill(os.getpid(), 9)

    killed(half_a_write, 1.0)
    [journal] = side_files(place)
    assert journal.read_bytes()[:1] != b"\0"
    with closing(open_desk(place, passphrase)) as desk:
        assert exported(desk) == wanted
    assert side_files(place) == []


def test_a_window_that_is_writing_keeps_its_journal_and_nobody_waits_for_it(place: Path) -> None:
    imported(place)()
    with closing(connect(place)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE jobseeker SET phone = '06'")
        assert side_files(place)
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE jobseeker SET phone = '06' WHERE id = 1")
        assert side_files(place)
        assert seconds(lambda: open_desk(place).close()) < BUSY_TIMEOUT
        assert side_files(place)
        other.execute("COMMIT")
    assert count(place, "jobseeker") == PEOPLE


def test_what_another_program_wrote_ahead_is_kept(place: Path) -> None:
    imported(place)()
    with closing(connect(place)) as other:
        other.execute("PRAGMA journal_mode = WAL").fetchall()
        other.execute("UPDATE jobseeker SET phone = '06 1' WHERE id = 1")
        copy = place.parent.parent / "copy.db"
        for end in ("", "-wal"):
            shutil.copy2(f"{place}{end}", f"{copy}{end}")
    with write_locked(copy, None):
        pass
    assert side_files(copy) == []
    with closing(connect(copy)) as link:
        [(phone,)] = link.execute("SELECT phone FROM jobseeker WHERE id = 1").fetchall()
    assert phone == "06 1"


def test_a_passphrase_that_was_changed_leaves_no_side_file(protected: Path) -> None:
    protected.with_name(protected.name + "-journal").write_bytes(WORDS)
    with closing(open_desk(protected, PASSPHRASE)) as desk:
        desk.safety.protect(PASSPHRASE, OTHER)
    assert side_files(protected) == []
