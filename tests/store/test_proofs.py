"""What a store withstands: kills, flipped bits, failing drives, two windows at once.

Small in every run; COACHDESK_FULL=1 gives the numbers the project asks for.
"""

import ctypes
import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import migrations, protection, schema
from coachdesk.store.checking import check
from coachdesk.store.connection import connect
from coachdesk.store.errors import Clash, StoreError
from coachdesk.store.file_copy import rewrite
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.restoring import restore
from coachdesk.store.schema import SCHEMA_VERSION, row_counts
from coachdesk.store.store_files import backup_files
from tests.platforms import needs_posix
from tests.store.steps import add_contact, add_person, exported
from tests.store.test_erasing import ERASED, furnish, remnants

A_DAY = date(2026, 11, 20)
FULL = os.environ.get("COACHDESK_FULL") == "1"
PASSPHRASE, OTHER = "vier losse woorden één", "heel iets anders"


def full(number: int, small: int) -> int:
    return number if FULL else small


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key derived in no time, so that a kill falls in the work and not before it."""
    monkeypatch.setattr(protection, "ROUNDS", 10)


def open_desk(path: Path, passphrase: str | None = None) -> Desk:
    return Desk.open(path, today=A_DAY, passphrase=passphrase)


def remade(path: Path, original: Path) -> None:
    """The store as it was at first, with nothing beside it."""
    for item in path.parent.iterdir():
        shutil.rmtree(item) if item.is_dir() else item.unlink()
    shutil.copy2(original, path)


def killed(work: Callable[[int], object], after: float) -> tuple[bytes, bool]:
    """What a process had said when it was killed, and whether it was done before."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read(), os.WIFEXITED(status)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@pytest.fixture
def plain(demo_store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "place" / "caseload.db"
    path.parent.mkdir()
    shutil.copy2(demo_store, path)
    return path


@pytest.fixture
def protected(plain: Path) -> Path:
    with closing(open_desk(plain)) as desk:
        desk.safety.protect(None, PASSPHRASE)
    return plain


# Kills ---------------------------------------------------------------------------------------


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_kill_while_writing_loses_nothing_that_was_said_to_be_saved(
    plain: Path, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(plain, passphrase)) as desk:  # loads what the processes need to write
        add_contact(desk, desk.read.people()[0].person.id)
    chance, said = random.Random(1), 0

    def write_on(pipe: int) -> None:
        desk = open_desk(plain, passphrase)
        owner = desk.read.people()[0].person.id
        for number in range(10_000):
            note = f"{os.getpid()}-{number}"
            add_contact(desk, owner, note=note)
            os.write(pipe, f"{note}\n".encode())

    for _ in range(full(100, 4)):
        heard, _ = killed(write_on, chance.uniform(0.02, 0.25))
        acknowledged = set(heard.decode().split("\n")[:-1])
        said += len(acknowledged)
        with closing(open_desk(plain, passphrase)) as desk:
            kept = {row[0] for row in desk.store.read("SELECT note FROM contact")}
            noted = desk.store.read("SELECT count(DISTINCT entry_id) FROM change")
            entries = desk.store.read("SELECT count(*) FROM journal_entry")
        assert acknowledged <= kept
        assert noted == entries
        assert not [item for item in check(plain, passphrase) if item.damage]
    assert said > 0
    print(f"{said} writes acknowledged, none lost")


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_kill_during_a_migration_leaves_one_schema_or_the_other_with_all_rows(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(migrations.__file__).parent, scripts)
    new = SCHEMA_VERSION + 1
    (scripts / f"{new:04}_next.sql").write_text(
        "ALTER TABLE contact ADD COLUMN spot VARCHAR;\n"
        "CREATE TABLE other AS SELECT * FROM plan_step;\nDROP TABLE plan_step;\n"
        "CREATE TABLE plan_step AS SELECT * FROM other;\nDROP TABLE other;\n"
        "UPDATE contact SET spot = 'ergens', note = note || '';\n"
    )
    monkeypatch.setattr(migrations, "SCRIPTS", scripts)
    original = tmp_path / "original.db"
    shutil.copy2(plain, original)

    def counted() -> tuple[int, bool, dict[str, int]]:
        key = key_from_passphrase(plain, passphrase) if passphrase else None
        with closing(connect(plain, key=key)) as link:
            [(version,)] = link.execute("PRAGMA user_version").fetchall()
            columns = {row[1] for row in link.execute("PRAGMA table_info(contact)").fetchall()}
            return version, "spot" in columns, row_counts(link)

    _, _, wanted = counted()
    found: list[int] = []

    def migrate(pipe: int) -> None:
        monkeypatch.setattr(schema, "SCHEMA_VERSION", new)
        open_desk(plain, passphrase)

    monkeypatch.setattr(schema, "SCHEMA_VERSION", new)
    whole = seconds(lambda: open_desk(plain, passphrase).close())
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION)
    chance = random.Random(2)
    for number in range(full(100, 6)):
        remade(plain, original)
        killed(migrate, chance.uniform(0, whole * (2 + number / 25)))
        version, has_column, found_rows = counted()
        assert (version == new) == has_column
        assert found_rows == wanted
        assert not [item for item in check_of(plain, passphrase, new) if item.damage]
        found.append(version)
    print({version: found.count(version) for version in found})
    assert set(found) <= {SCHEMA_VERSION, new}
    assert len(set(found)) == 2 or not FULL


def check_of(path: Path, passphrase: str | None, newest: int) -> list[Any]:
    """`check` by a coachdesk that knows the schema `newest`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "SCHEMA_VERSION", newest)
        return check(path, passphrase)


@needs_posix
@pytest.mark.parametrize(
    ("old", "new"), [(PASSPHRASE, OTHER), (None, PASSPHRASE), (PASSPHRASE, None)]
)
def test_a_kill_while_the_protection_changes_leaves_a_store_that_opens_with_one_of_the_two(
    plain: Path, tmp_path: Path, old: str | None, new: str | None
) -> None:
    if old:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, old)
    original = tmp_path / "original.db"
    shutil.copy2(plain, original)

    def change(pipe: int) -> None:
        open_desk(plain, old).safety.protect(old, new)

    with closing(open_desk(plain, old)) as desk:
        wanted = exported(desk)
        whole = seconds(lambda: desk.safety.protect(old, new))
    chance, opened = random.Random(3), list[str | None]()
    for _ in range(full(200, 4)):
        remade(plain, original)
        killed(change, chance.uniform(0, whole * 2))
        opening = [given for given in (old, new) if opens(plain, given)]
        assert len(opening) == 1
        opened.append(opening[0])
        with closing(open_desk(plain, opening[0])) as desk:
            assert exported(desk) == wanted
            add_person(desk, first_name="Daarna")
        # What was cut short leaves nothing unprotected beside a protected store.
        assert not list(plain.parent.glob("*.new*"))
        if opening[0] is not None:
            kinds = {protection.kind_of(file) for file in backup_files(plain)}
            assert protection.FileKind.PLAIN not in kinds
    print({given: opened.count(given) for given in opened})
    assert len(set(opened)) == 2 or not FULL


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_kill_during_a_restore_leaves_a_whole_store(
    plain: Path, tmp_path: Path, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(plain, passphrase)) as desk:
        copy = desk.safety.back_up(tmp_path / "copy.db")
        wanted = exported(desk)
        whole = seconds(lambda: desk.safety.restore(copy, passphrase))
    chance = random.Random(7)
    for _ in range(full(100, 2)):
        remade(plain, copy)
        killed(
            lambda _: open_desk(plain, passphrase).safety.restore(copy, passphrase),
            chance.uniform(0, whole),
        )
        with closing(open_desk(plain, passphrase)) as desk:
            assert exported(desk) == wanted
        assert not [item for item in check(plain, passphrase) if item.damage]
    print(f"{full(100, 2)} restores killed, none half")


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_kill_while_a_dossier_is_erased_leaves_it_there_or_gone_and_a_second_erasing_ends_it(
    plain: Path, tmp_path: Path, passphrase: str | None
) -> None:
    with closing(open_desk(plain)) as desk:
        if passphrase:
            desk.safety.protect(None, passphrase)
        furnish(desk)
        for _ in range(2):
            desk.safety.restore(desk.safety.back_up())
        before = exported(desk)
    original = tmp_path / "original"
    shutil.copytree(plain.parent, original)
    with closing(open_desk(plain, passphrase)) as desk:
        whole = seconds(lambda: desk.safety.erase(ERASED))
        after = exported(desk)
    assert remnants(original, passphrase)
    chance, found = random.Random(8), {"there": 0, "gone": 0}
    for _ in range(full(100, 3)):
        shutil.rmtree(plain.parent)
        shutil.copytree(original, plain.parent)
        killed(
            lambda _: open_desk(plain, passphrase).safety.erase(ERASED),
            chance.uniform(0, whole * 2),
        )
        with closing(open_desk(plain, passphrase)) as desk:
            is_there = desk.read.find(ERASED) is not None
            found["there" if is_there else "gone"] += 1
            assert exported(desk) == (before if is_there else after)
            assert not [item for item in check(plain, passphrase) if item.damage]
            if is_there:
                assert desk.safety.erase(ERASED).left == ()
            assert exported(desk) == after
            with pytest.raises(StoreError):
                desk.safety.erase(ERASED)
        assert remnants(plain.parent, passphrase) == []
        assert not list(plain.parent.rglob("*.new*"))
    print(found)
    assert all(found.values()) or not FULL


def opens(path: Path, passphrase: str | None) -> bool:
    kind = protection.kind_of(path)
    if passphrase is None or kind is protection.FileKind.PLAIN:
        return passphrase is None and kind is protection.FileKind.PLAIN
    try:
        open_desk(path, passphrase).close()
    except StoreError as error:
        assert error.code == "wrong_passphrase", error.code
        return False
    return True


# Damage --------------------------------------------------------------------------------------


def detected(path: Path, wanted: str) -> bool:
    """Whether `check` tells of the damage; what the desk shows meanwhile is right or an error."""
    try:
        with closing(open_desk(path, PASSPHRASE)) as desk:
            assert exported(desk) == wanted
    except StoreError as error:
        assert error.code in ("damaged", "foreign"), error.code
    try:
        return any(item.damage for item in check(path, PASSPHRASE))
    except StoreError as error:
        return error.code in ("damaged", "foreign")


def test_every_flipped_bit_of_a_protected_store_is_detected(protected: Path) -> None:
    with closing(open_desk(protected, PASSPHRASE)) as desk:
        wanted = exported(desk)
    data = protected.read_bytes()
    chance = random.Random(4)
    for _ in range(full(400, 12)):
        place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        protected.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        assert detected(protected, wanted), place


def test_every_cut_off_protected_store_is_detected(protected: Path) -> None:
    with closing(open_desk(protected, PASSPHRASE)) as desk:
        wanted = exported(desk)
    data = protected.read_bytes()
    chance = random.Random(5)
    lengths = [0, 1, 15, 16, 99, 1023, 4095, 4096, 4097, len(data) - 4096, len(data) - 1]
    lengths += [chance.randrange(len(data)) for _ in range(100 - len(lengths))]
    for length in lengths[: full(100, 14)]:
        protected.write_bytes(data[:length])
        assert detected(protected, wanted), length


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_restore_is_exact_whatever_side_files_lie_about(
    plain: Path, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(plain, passphrase)) as desk:
        wanted = exported(desk)
        file = desk.safety.back_up()
    chance = random.Random(6)

    def half_a_write(pipe: int) -> None:
        key = key_from_passphrase(plain, passphrase) if passphrase else None
        link = connect(plain, key=key)
        link.execute("PRAGMA cache_size = 1")
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE contact SET note = 'half', \"on\" = '2020-01-01'")
        os.write(pipe, b"x")
        time.sleep(60)

    for number in range(full(10, 2)):
        killed(half_a_write, 0.3)
        journal = plain.with_name(plain.name + "-journal")
        assert journal.exists()
        plain.with_name(plain.name + "-wal").write_bytes(chance.randbytes(10_000))
        plain.with_name(plain.name + "-shm").write_bytes(chance.randbytes(1000))
        if number % 2:
            damaged = bytearray(plain.read_bytes())
            damaged[:5000] = chance.randbytes(5000)
            plain.write_bytes(damaged)
        done = restore(plain, file, passphrase=passphrase)
        assert done.kept and done.kept.exists()
        assert not [f for f in plain.parent.iterdir() if f.name.startswith(f"{plain.name}-")]
        with closing(open_desk(plain, passphrase)) as desk:
            assert exported(desk) == wanted


# Drives that fail ----------------------------------------------------------------------------


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, as far as its system calls can be replaced through it."""

    _fields_ = [
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        *((f"call{number}", ctypes.c_void_p) for number in range(13)),
        ("xSetSystemCall", ctypes.c_void_p),
        ("xGetSystemCall", ctypes.c_void_p),
    ]


_CALLS = {
    "open": (ctypes.c_char_p, ctypes.c_int, ctypes.c_int),
    "write": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t),
    "pwrite": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "pwrite64": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "ftruncate": (ctypes.c_int, ctypes.c_int64),
    "unlink": (ctypes.c_char_p,),
}


class Drive:
    """SQLite's way to the disk, with a fault on demand: the n-th call fails, or all from it on."""

    def __init__(self) -> None:
        self.calls, self.fails_at, self.for_good, self.error = 0, -1, False, errno.EIO
        self.said: list[str] = []
        self._library = ctypes.CDLL("libsqlite3.so.0")
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = self._library.sqlite3_vfs_find(None)
        pointer, vfs = ctypes.c_void_p, ctypes.c_void_p
        get = ctypes.CFUNCTYPE(pointer, vfs, ctypes.c_char_p)(self._vfs.contents.xGetSystemCall)
        self._set = ctypes.CFUNCTYPE(ctypes.c_int, vfs, ctypes.c_char_p, pointer)(
            self._vfs.contents.xSetSystemCall
        )
        self._ours = []
        for name, takes in _CALLS.items():
            real = get(self._vfs, name.encode())
            if real:
                self._replace(name, takes, real)

    def _replace(self, name: str, takes: tuple[Any, ...], real: int) -> None:
        kind = ctypes.CFUNCTYPE(ctypes.c_int, *takes, use_errno=True)
        way = kind(real)

        def call(*values: Any) -> int:
            if name == "open" and not values[1] & os.O_CREAT:
                return int(way(*values))
            self.calls += 1
            if self.calls == self.fails_at or (self.for_good and 0 < self.fails_at <= self.calls):
                self.said.append(name)
                ctypes.set_errno(self.error)
                return -1
            return int(way(*values))

        ours = kind(call)
        self._ours.append((name, ours, real))
        self._set(self._vfs, name.encode(), ctypes.cast(ours, ctypes.c_void_p))

    def mended(self) -> None:
        self.fails_at = -1

    def close(self) -> None:
        for name, _, real in self._ours:
            self._set(self._vfs, name.encode(), real)


@pytest.fixture
def drive() -> Iterator[Drive]:
    """Only where Python uses the system's SQLite."""
    import _sqlite3

    try:
        maps = Path("/proc/self/maps").read_text()
        if "libsqlite3.so" not in maps or "libsqlite3.so" in str(_sqlite3.__file__):
            pytest.skip("SQLite is built into Python here")
        found = Drive()
    except (OSError, AttributeError):
        pytest.skip("SQLite's system calls cannot be replaced here")
    yield found
    found.close()


CODES = {errno.EIO: "disk_fault", errno.ENOSPC: "disk_full", errno.EACCES: "unwritable"}


@needs_posix
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("for_good", [False, True])
def test_a_drive_that_fails_anywhere_in_a_save_is_told_and_the_next_save_works(
    plain: Path, drive: Drive, error: int, for_good: bool
) -> None:
    with closing(open_desk(plain)) as desk:
        owner = desk.read.people()[0].person.id
        add_contact(desk, owner, note="eerste")  # makes the day's backup
        begun = drive.calls
        add_contact(desk, owner, note="tweede")
        points = drive.calls - begun
        assert points >= 10
        drive.error, drive.for_good = error, for_good
        told = 0

        def kept() -> list[Any]:
            return [desk.store.read(f"SELECT * FROM {table}") for table in ("contact", "change")]

        for point in range(1, points + 1):
            before = kept()
            drive.fails_at = drive.calls + point
            try:
                add_contact(desk, owner, note=f"{point}")
                saved = True
            except StoreError as fault:
                saved = False
                told += 1
                assert fault.code in ("disk_fault", "disk_full", "unwritable"), fault.code
            drive.mended()
            after = kept()
            assert (after != before) == saved
            add_contact(desk, owner, note=f"{point} daarna")
            assert [len(table) for table in kept()] == [len(table) + 1 for table in after]
        print(f"{points} points, {told} told")
        assert told >= points * 3 / 4  # what is only read again may fail unnoticed
    assert not [item for item in check(plain) if item.damage]


# Two windows ---------------------------------------------------------------------------------


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_two_windows_that_change_the_same_records_lose_nothing(
    plain: Path, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(plain, passphrase)) as desk:
        people = [hit.person.id for hit in desk.read.people()[:3]]
        for person in people:
            desk.write.change("jobseeker", person, {"note": "begin"}, {})
    edits = full(150, 20)

    def add_words(window: str) -> None:
        desk = open_desk(plain, passphrase)
        for number in range(edits):
            person = people[number % len(people)]
            while True:
                seen = desk.read.record("jobseeker", person)
                assert seen is not None
                wanted = f"{seen.values['note']} {window}{number}"
                try:
                    desk.write.change("jobseeker", person, {"note": wanted}, seen.values)
                    break
                except Clash as clash:
                    # Both values are told, and neither was written over.
                    mine, theirs = clash.differences["note"]
                    assert mine == wanted != theirs
                except StoreError as error:
                    assert error.code == "busy"

    children = []
    for window in ("a", "b"):
        child = os.fork()
        if not child:
            failed = 1
            try:
                add_words(window)
                failed = 0
            finally:
                os._exit(failed)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    with closing(open_desk(plain, passphrase)) as desk:
        records = [desk.read.record("jobseeker", person) for person in people]
        said = [word for item in records if item for word in item.values["note"].split()]
        assert sorted(said) == sorted(
            [f"{window}{number}" for window in "ab" for number in range(edits)]
            + ["begin"] * len(people)
        )
        lines = [line for person in people for line in desk.read.history(person)]
        assert sum(line.what == "change" for line in lines) == 2 * edits + len(people)


@needs_posix
def test_a_store_replaced_meanwhile_loses_no_write_of_another_window(plain: Path) -> None:
    """One window writes on and on while another rewrites the store under it."""

    def write_on(pipe: int) -> None:
        desk = open_desk(plain)
        owner = desk.read.people()[0].person.id
        for number in range(10_000):
            try:
                add_contact(desk, owner, note=f"w{number}")
            except StoreError as error:
                assert error.code == "busy"
                continue
            os.write(pipe, f"w{number}\n".encode())
            time.sleep(0.005)  # a person leaves room for others

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            write_on(writing)
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        for _ in range(full(40, 5)):
            more = pipe.read(100_000)
            assert more, "the other window does not go on"
            heard += more
            rewrite(plain, None, None)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += pipe.read(100_000)
    acknowledged = set(heard.decode().split("\n")[:-1])
    with closing(open_desk(plain)) as desk:
        kept = {row[0] for row in desk.store.read("SELECT note FROM contact")}
    print(f"{len(acknowledged)} writes acknowledged, none lost")
    assert acknowledged
    assert acknowledged <= kept


@needs_posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_who_reads_on_while_a_store_is_replaced_sees_the_whole_of_one_or_the_other(
    plain: Path, passphrase: str | None
) -> None:
    if passphrase:
        with closing(open_desk(plain)) as desk:
            desk.safety.protect(None, passphrase)
    with closing(open_desk(plain, passphrase)) as desk:
        wanted = desk.read.caseload()
    key = key_from_passphrase(plain, passphrase) if passphrase else None
    child = os.fork()
    if not child:
        try:
            for _ in range(10_000):
                rewrite(plain, key, key)
                time.sleep(0.02)
        finally:
            os._exit(1)
    try:
        with closing(open_desk(plain, passphrase)) as desk:
            end = time.monotonic() + 60
            while desk.store._file.generation < full(100, 3):  # how often it followed to a new file
                assert time.monotonic() < end
                assert desk.read.caseload() == wanted
                assert desk.read.day().signals
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
