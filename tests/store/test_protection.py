"""A protected store opens with its passphrase only, quickly, and says which of the two is wrong."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store import protection
from coachdesk.store.connection import connect
from coachdesk.store.errors import StoreError
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.opening import open_store
from coachdesk.store.protection import FileKind, Key, kind_of
from coachdesk.store.store_files import backup_files
from tests.store.steps import add_person, digest, exported

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden één"


def opened(path: Path, passphrase: str | None = PASSPHRASE, **how: bool) -> Desk:
    return Desk.open(path, today=A_DAY, passphrase=passphrase, **how)


def code_of(path: Path, passphrase: str | None, **how: bool) -> str:
    with pytest.raises(StoreError) as caught:
        opened(path, passphrase, **how).close()
    return caught.value.code


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


@pytest.fixture
def protected(demo_desk: Desk, quick: None) -> Path:
    demo_desk.safety.protect(None, PASSPHRASE)
    demo_desk.close()
    return demo_desk.path


def test_a_store_made_with_a_passphrase_is_protected_from_the_first_byte(
    tmp_path: Path, quick: None
) -> None:
    path = tmp_path / "caseload.db"
    with closing(opened(path, create=True)) as desk:
        assert desk.is_protected
        add_person(desk, first_name="Zichtbaar", note="Zichtbaar verhaal")
    assert kind_of(path) is FileKind.ENCRYPTED
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or b"Zichtbaar" not in file.read_bytes()
    with closing(opened(path)) as desk:
        assert [hit.person.first_name for hit in desk.read.people()] == ["Zichtbaar"]


def test_any_sqlcipher_opens_it_with_the_passphrase_alone(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    with closing(opened(path, create=True)) as desk:
        add_person(desk)
    with closing(protection.cipher().connect(str(path))) as link:
        link.execute(f"PRAGMA key = '{PASSPHRASE}'")
        assert link.execute("SELECT count(*) FROM jobseeker").fetchall() == [(1,)]


def test_a_passphrase_is_the_same_however_its_accents_are_typed(protected: Path) -> None:
    apart = PASSPHRASE.replace("é", "e\u0301")
    assert apart != PASSPHRASE
    opened(protected, apart).close()


@pytest.mark.parametrize("how", [{}, {"create": True}, {"read_only": True}])
@pytest.mark.parametrize(
    ("given", "code"),
    [(None, "locked"), ("fout", "wrong_passphrase"), ("", "wrong_passphrase"),
     (PASSPHRASE.upper(), "wrong_passphrase"), ("'; --\x00", "wrong_passphrase")],
)  # fmt: skip
def test_without_the_passphrase_it_stays_shut_and_as_it_was(
    protected: Path, given: str | None, code: str, how: dict[str, bool]
) -> None:
    before = sorted((file.name, digest(file)) for file in protected.parent.glob("*.db"))
    assert code_of(protected, given, **how) == code
    assert before == sorted((file.name, digest(file)) for file in protected.parent.glob("*.db"))


def test_a_wrong_passphrase_takes_under_a_second_and_the_library_says_nothing(
    demo_desk: Desk,
) -> None:
    demo_desk.safety.protect(None, PASSPHRASE)
    demo_desk.close()
    script = (
        "import sys, time; from pathlib import Path\n"
        "from coachdesk.desk import Desk; from coachdesk.store.errors import StoreError\n"
        "begun = time.process_time()\n"
        "try: Desk.open(Path(sys.argv[1]), passphrase='fout')\n"
        "except StoreError as error: print(error.code, time.process_time() - begun)\n"
    )
    run = [sys.executable, "-c", script, str(demo_desk.path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    code, taken = done.stdout.split()
    assert (code, done.stderr) == ("wrong_passphrase", "")
    assert float(taken) < 1


def test_the_right_passphrase_on_a_damaged_store_is_told_apart_from_a_wrong_one(
    protected: Path,
) -> None:
    data = bytearray(protected.read_bytes())
    for place in (3, 200, 4000):  # the salt, and the first page
        damaged = bytearray(data)
        damaged[place] ^= 1
        protected.write_bytes(damaged)
        assert code_of(protected, PASSPHRASE) == "damaged"
        assert code_of(protected, "fout") == "wrong_passphrase"


def test_a_protected_store_without_backups_that_does_not_open_is_said_to_have_another_passphrase(
    protected: Path,
) -> None:
    for file in backup_files(protected):
        file.unlink()
    data = bytearray(protected.read_bytes())
    data[200] ^= 1
    protected.write_bytes(data)
    assert code_of(protected, PASSPHRASE) == "wrong_passphrase"


def test_a_page_damaged_further_on_is_damage(protected: Path) -> None:
    data = bytearray(protected.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start + 100] ^= 1
    protected.write_bytes(data)
    with pytest.raises(StoreError) as caught, closing(opened(protected)) as desk:
        desk.read.day()
    assert caught.value.code == "damaged"


def test_a_plain_store_takes_no_notice_of_a_passphrase(demo_desk: Desk) -> None:
    demo_desk.close()
    with closing(opened(demo_desk.path)) as desk:
        assert not desk.is_protected
        assert desk.read.people()
    sqlite3.connect(demo_desk.path).execute("SELECT count(*) FROM jobseeker").fetchall()


def test_protecting_keeps_every_word_and_takes_it_all_from_the_disk(
    demo_desk: Desk, quick: None
) -> None:
    wanted, path = exported(demo_desk), demo_desk.path
    demo_desk.safety.back_up()
    name = demo_desk.read.people()[0].person.last_name.encode()
    assert name in path.read_bytes()
    done = demo_desk.safety.protect(None, PASSPHRASE)
    assert (done.removed, done.left) == ((), ())
    assert exported(demo_desk) == wanted
    add_person(demo_desk, first_name="Nieuw")
    demo_desk.write.undo()
    demo_desk.write.undo()
    demo_desk.write.redo()
    demo_desk.close()
    for file in path.parent.rglob("*"):
        assert file.is_dir() or name not in file.read_bytes(), file
    assert {kind_of(file) for file in backup_files(path)} == {FileKind.ENCRYPTED}
    with closing(opened(path)) as desk:
        assert exported(desk) == wanted
        assert {backup.state for backup in desk.safety.backups()} == {"good"}


def test_a_store_and_its_backups_get_another_passphrase_or_none(protected: Path) -> None:
    with closing(opened(protected)) as desk:
        wanted = exported(desk)
        desk.safety.protect(PASSPHRASE, "heel iets anders")
        assert {backup.state for backup in desk.safety.backups()} == {"good"}
    assert code_of(protected, PASSPHRASE) == "wrong_passphrase"
    with closing(opened(protected, "heel iets anders")) as desk:
        assert exported(desk) == wanted
        desk.safety.protect("heel iets anders", None)
        assert not desk.is_protected
    assert {kind_of(file) for file in (protected, *backup_files(protected))} == {FileKind.PLAIN}
    with closing(opened(protected, None)) as desk:
        assert exported(desk) == wanted


def test_the_protection_cannot_be_changed_without_the_passphrase_in_force(protected: Path) -> None:
    with closing(opened(protected)) as desk:
        for old in (None, "fout"):
            with pytest.raises(StoreError) as caught:
                desk.safety.protect(old, "anders")
            assert caught.value.code == "wrong_passphrase"
    opened(protected).close()


def test_a_backup_that_cannot_be_read_does_not_stay_unprotected(
    demo_desk: Desk, quick: None
) -> None:
    file = demo_desk.safety.back_up()
    data = bytearray(file.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    file.write_bytes(data)
    assert demo_desk.safety.protect(None, PASSPHRASE).removed == (file,)
    assert not file.exists()


def test_a_plain_backup_put_beside_a_protected_store_is_protected_at_the_next_write(
    demo_store: Path, protected: Path
) -> None:
    stray = backup_files(protected)[0].with_name(f"{protected.stem}-2026-11-19-120000-daily.db")
    stray.write_bytes(demo_store.read_bytes())
    with closing(opened(protected)) as desk:
        add_person(desk)
    assert kind_of(stray) is FileKind.ENCRYPTED


def test_a_closed_desk_has_dropped_its_key_and_opens_again(protected: Path) -> None:
    desk = opened(protected)
    desk.close()
    assert desk.store.key is None
    assert desk.is_protected
    with pytest.raises(StoreError) as caught:
        desk.read.day()
    assert caught.value.code == "closed"
    with pytest.raises(StoreError) as caught:
        desk.unlock("fout")
    assert caught.value.code == "wrong_passphrase"
    desk.unlock(PASSPHRASE)
    assert desk.read.people()
    add_person(desk)
    desk.close()


def test_a_store_protected_in_another_window_is_locked_in_this_one(
    demo_desk: Desk, quick: None
) -> None:
    add_person(demo_desk)
    with closing(opened(demo_desk.path, None)) as other:
        other.safety.protect(None, PASSPHRASE)
    for act in (demo_desk.read.day, lambda: add_person(demo_desk)):
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.code == "locked"
    demo_desk.unlock(PASSPHRASE)
    add_person(demo_desk)


def test_an_empty_passphrase_protects_nothing_and_is_not_taken(demo_desk: Desk) -> None:
    with pytest.raises(Refused):
        demo_desk.safety.protect(None, "")
    assert not demo_desk.is_protected
    assert demo_desk.read.people()


def test_a_key_shows_itself_nowhere() -> None:
    key = Key(b"\xaa" * 32, b"\xbb" * 16)
    for text in (repr(key), str(key), f"{key}", repr([key])):
        assert "aa" not in text
    with key.spelled() as text:
        assert text == b"x'" + b"aa" * 32 + b"bb" * 16 + b"'"
    assert not any(text)


def test_where_sqlcipher_is_missing_that_is_said_and_nothing_is_made(
    tmp_path: Path, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    assert not protection.has_cipher()
    assert code_of(protected, PASSPHRASE) == "no_sqlcipher"
    assert code_of(tmp_path / "new" / "caseload.db", PASSPHRASE, create=True) == "no_sqlcipher"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"Lieve dagboek " * 100, FileKind.FOREIGN),
        (bytes(4096), FileKind.FOREIGN),
        (bytes(range(256)) * 16, FileKind.FOREIGN),
        (b"PK\x03\x04" + os.urandom(4092), FileKind.FOREIGN),
        (os.urandom(4096), FileKind.ENCRYPTED),
        (b"SQLite format 3\0" + bytes(84), FileKind.PLAIN),
        (b"SQLite format 3\0", FileKind.FOREIGN),
    ],
    ids=["nothing", "a text", "noughts", "all bytes", "an archive", "random", "plain", "too short"],
)
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    (tmp_path / "x.db").write_bytes(content)
    assert kind_of(tmp_path / "x.db") is kind


def test_the_writing_connection_has_the_same_pragmas_as_a_plain_ones(protected: Path) -> None:
    store = open_store(protected, key=key_from_passphrase(protected, PASSPHRASE))
    with closing(store), store.engine.connect() as link:
        for pragma, expected in [
            ("foreign_keys", 1), ("synchronous", 3), ("journal_mode", "delete"),
            ("secure_delete", 1), ("trusted_schema", 0), ("temp_store", 2),
        ]:  # fmt: skip
            assert link.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == expected


# Speed ---------------------------------------------------------------------------------------


def best(work: object, times: int = 5) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append(time.perf_counter() - begun)
    return min(taken)


def test_unlocking_costs_at_most_twice_the_bare_key_derivation(demo_desk: Desk) -> None:
    demo_desk.safety.protect(None, PASSPHRASE)
    demo_desk.close()
    bare = best(lambda: Key.derived(PASSPHRASE, b"0" * 16), 3)
    assert best(lambda: opened(demo_desk.path).close(), 3) <= 2 * bare


def test_today_of_a_protected_store_takes_hardly_longer_once_it_is_open(
    demo_desk: Desk, tmp_path: Path
) -> None:
    copy = demo_desk.safety.back_up(tmp_path / "copy.db")
    with closing(opened(copy, None)) as plain:
        demo_desk.safety.protect(None, PASSPHRASE)
        for desk in (plain, demo_desk):
            desk.read.day()
        taken = [(best(demo_desk.read.day, 5), best(plain.read.day, 5)) for _ in range(10)]
    assert min(pair[0] for pair in taken) <= 1.2 * min(pair[1] for pair in taken)


def test_json_of_a_protected_store_gives_the_same_caseload_back(
    protected: Path, tmp_path: Path
) -> None:
    with closing(opened(protected)) as desk:
        text = exported(desk)
    with closing(opened(tmp_path / "other" / "copy.db", "ander", create=True)) as copy:
        copy.files.import_records(read_json(text))
        assert exported(copy) == text


def test_a_protected_store_makes_no_plain_side_file(protected: Path) -> None:
    with closing(opened(protected)) as desk, desk.store.engine.connect() as link:
        link.exec_driver_sql("UPDATE jobseeker SET note = 'ZICHTBAAR'")
        [journal] = protected.parent.glob("*-journal")
        assert b"SQLite format 3" not in journal.read_bytes()
        link.rollback()
    with closing(connect(protected, key=key_from_passphrase(protected, PASSPHRASE))) as bare:
        assert bare.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
