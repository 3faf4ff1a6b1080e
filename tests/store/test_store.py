"""A store opens whole or not at all and is its owner's alone; a file that is none stays whole."""

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store import opening
from coachdesk.store.connection import connect
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import StoreError
from coachdesk.store.opening import open_store
from coachdesk.store.protection import FileKind
from coachdesk.store.schema import APPLICATION_ID, SCHEMA_VERSION
from coachdesk.words.problems import store_text
from tests.files import whole_caseload
from tests.platforms import needs_posix
from tests.store.steps import (
    add_contact,
    add_person,
    count,
    digest,
    entries,
    import_records,
    run_sql,
)

A_DAY = date(2026, 11, 20)
NOBODY = 65534


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def an_ordinary_user(*paths: Path) -> Iterator[None]:
    """Without the rights of root (where the tests run as root), and owning `paths`."""
    if os.geteuid() != 0:
        yield
        return
    for path in paths:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder every user of the machine can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def code_of(path: Path, **how: bool) -> str:
    """Why a store does not open; the reason has a sentence."""
    with pytest.raises(StoreError) as caught:
        open_store(path, **how).close()
    error = caught.value
    assert str(error.path) in store_text(error.code, error.path, error.facts)
    return error.code


def other_database(path: Path) -> None:
    run_sql(path, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")


def text_file(path: Path) -> None:
    path.write_text("Lieve dagboek, vandaag heb ik niets gedaan.\n" * 50)


def short_text(path: Path) -> None:
    path.write_text("hallo")


def empty_file(path: Path) -> None:
    path.touch()


def other_program(path: Path) -> None:
    run_sql(path, "PRAGMA application_id = 252006674")


def other_version_number(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 1")


def newer_store(path: Path) -> None:
    open_store(path, create=True).close()
    run_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def cut_short(path: Path) -> None:
    open_store(path, create=True).close()
    path.write_bytes(path.read_bytes()[:20_000])


def overwritten_start(path: Path) -> None:
    open_store(path, create=True).close()
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


BAD_FILES: list[tuple[Callable[[Path], None], str]] = [
    (other_database, "foreign"),
    (text_file, "foreign"),
    (short_text, "foreign"),
    (other_program, "foreign"),
    (other_version_number, "foreign"),
    (newer_store, "newer"),
    (cut_short, "damaged"),
    (overwritten_start, "foreign"),
]


@needs_posix
@pytest.mark.parametrize("how", [{}, {"create": True}, {"read_only": True}])
@pytest.mark.parametrize(("make", "code"), BAD_FILES)
def test_a_file_that_is_no_store_of_ours_is_refused_and_stays_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], code: str, how: dict[str, bool]
) -> None:
    path = tmp_path / "caseload.db"
    make(path)
    path.chmod(0o644)
    before = digest(path), path.stat().st_mtime_ns
    assert code_of(path, **how) == code
    assert (digest(path), path.stat().st_mtime_ns) == before
    assert mode(path) == 0o644
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("how", [{}, {"read_only": True}])
def test_an_empty_file_is_no_store_unless_one_is_to_be_made(
    tmp_path: Path, how: dict[str, bool]
) -> None:
    path = tmp_path / "caseload.db"
    empty_file(path)
    assert code_of(path, **how) == "foreign"
    assert path.read_bytes() == b""


def test_a_start_cut_short_before_the_first_table_is_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    empty_file(path)
    open_store(path, create=True).close()
    open_store(path).close()


@pytest.mark.parametrize("how", [{}, {"read_only": True}, {"read_only": True, "create": True}])
def test_a_missing_store_is_said_and_not_made(tmp_path: Path, how: dict[str, bool]) -> None:
    assert code_of(tmp_path / "no" / "caseload.db", **how) == "missing"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("how", [{}, {"create": True}, {"read_only": True}])
def test_a_folder_is_no_store(tmp_path: Path, how: dict[str, bool]) -> None:
    assert code_of(tmp_path, **how) == "not_a_file"


def test_a_store_inside_a_file_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert code_of(tmp_path / "file" / "caseload.db") == "missing"
    assert code_of(tmp_path / "file" / "caseload.db", create=True) in ("unreadable", "unwritable")
    assert code_of(tmp_path / "file" / "a" / "b.db", create=True) in ("unreadable", "unwritable")
    assert (tmp_path / "file").read_text() == "x"


@needs_posix
@pytest.mark.parametrize("how", [{}, {"create": True}, {"read_only": True}])
def test_a_store_one_may_not_read_is_said_to_be_so(open_folder: Path, how: dict[str, bool]) -> None:
    path = open_folder / "caseload.db"
    open_store(path, create=True).close()
    path.chmod(0)
    with an_ordinary_user(path):
        assert code_of(path, **how) == "unreadable"


@needs_posix
@pytest.mark.parametrize("how", [{}, {"create": True}, {"read_only": True}])
def test_a_store_in_a_folder_one_may_not_enter_is_said_to_be_so(
    open_folder: Path, how: dict[str, bool]
) -> None:
    path = open_folder / "caseload.db"
    open_store(path, create=True).close()
    open_folder.chmod(0o600)
    try:
        with an_ordinary_user(path):
            assert code_of(path, **how) == "unreadable"
    finally:
        open_folder.chmod(0o700)


def test_a_name_no_file_can_have_is_said_to_be_so(tmp_path: Path) -> None:
    assert code_of(tmp_path / ("x" * 300), create=True) in ("unreadable", "unwritable")


@needs_posix
def test_a_store_cannot_be_made_where_one_may_not_write(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with an_ordinary_user():
        assert code_of(open_folder / "caseload.db", create=True) == "unwritable"
        assert code_of(open_folder / "a" / "caseload.db", create=True) == "unwritable"
    assert not list(open_folder.iterdir())


@needs_posix
def test_a_store_one_may_only_read_opens_read_only_and_says_why_it_takes_no_writes(
    open_folder: Path,
) -> None:
    path = open_folder / "caseload.db"
    open_store(path, create=True).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with an_ordinary_user(path):
        open_store(path, read_only=True).close()
        desk = Desk.open(path, today=A_DAY)
        with closing(desk), pytest.raises(StoreError) as caught:
            add_person(desk)
    assert caught.value.code == "unwritable"
    assert count(path, "jobseeker") == 0


@needs_posix
@pytest.mark.parametrize("name", ["a b?c#d%20.db", "王 Şükran's.db", "file:x?mode=memory"])
def test_a_store_may_have_any_name(tmp_path: Path, name: str) -> None:
    open_store(tmp_path / name, create=True).close()
    open_store(tmp_path / name, read_only=True).close()
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_a_store_may_have_a_name_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.db")
    open_store(path, create=True).close()
    assert path.stat().st_size


@needs_posix
def test_a_new_store_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "coachdesk" / "caseload.db"
    with umask(0), closing(Desk.open(path, today=A_DAY, create=True)) as desk:
        add_person(desk)
        assert mode(path) == 0o600
        assert mode(path.parent) == 0o700
        with desk.store.engine.connect() as link:
            link.exec_driver_sql("UPDATE jobseeker SET first_name = 'x'")
            beside = [item for item in path.parent.iterdir() if item != path]
            assert [mode(item) for item in beside] == [0o600]
            link.rollback()


@needs_posix
def test_every_folder_made_for_a_new_store_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "share" / "coachdesk" / "caseload.db"
    with umask(0):
        open_store(path, create=True).close()
    assert mode(tmp_path / "share") == 0o700


@needs_posix
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o750)
    (tmp_path / "shared").chmod(0o750)
    open_store(tmp_path / "shared" / "caseload.db", create=True).close()
    assert mode(tmp_path / "shared") == 0o750


def test_a_store_has_its_mark_and_leaves_one_file_at_rest(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.close()
    with closing(sqlite3.connect(new_desk.path)) as link:
        assert link.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert link.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert link.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    beside = {item.name for item in new_desk.path.parent.iterdir()} - {new_desk.path.name}
    assert beside == {f"{new_desk.path.name}.access.log"}


def test_writes_survive_power_cuts_and_cascade_and_wait_for_each_other(new_desk: Desk) -> None:
    with new_desk.store.engine.connect() as link:
        for pragma, expected in [
            ("foreign_keys", 1),
            ("synchronous", 3),  # EXTRA
            ("journal_mode", "delete"),
            ("secure_delete", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
        ]:
            assert link.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == expected
        assert int(link.exec_driver_sql("PRAGMA busy_timeout").scalar_one()) >= 1000


@needs_posix
def test_reading_changes_nothing_at_all(demo_desk: Desk) -> None:
    path = demo_desk.path
    demo_desk.close()
    path.parent.chmod(0o500)
    before = digest(path), path.stat().st_mtime_ns
    with closing(Desk.open(path, today=A_DAY, read_only=True)) as desk:
        assert desk.read_only
        desk.read.day()
        for line in desk.read.caseload():
            desk.read.dossier(line.case.person.id)
            desk.read.history(line.case.person.id)
        desk.read.people()
        desk.read.organisations()
        whole_caseload(desk)
        desk.write.warm_up()
        # Only that it was opened is noted, beside the store.
        beside = sorted(item.name for item in path.parent.iterdir())
        assert beside in ([path.name], [path.name, f"{path.name}.access.log"])
    path.parent.chmod(0o700)
    assert (digest(path), path.stat().st_mtime_ns) == before


def test_a_desk_opened_read_only_takes_no_write(demo_desk: Desk) -> None:
    before = digest(demo_desk.path)
    with closing(Desk.open(demo_desk.path, today=A_DAY, read_only=True)) as desk:
        person = desk.read.people()[0].person.id
        writes: list[Callable[[], object]] = [
            lambda: add_person(desk),
            lambda: add_contact(desk, person),
            lambda: desk.write.change("jobseeker", person, {"first_name": "x"}, {}),
            lambda: desk.write.delete("jobseeker", person),
            lambda: desk.write.log_contact(person, None, {}, {}),
            lambda: import_records(desk, {"format": "coachdesk-caseload", "version": 1}),
            desk.write.undo,
            desk.write.redo,
        ]
        for write in writes:
            with pytest.raises(StoreError) as caught:
                write()
            assert caught.value.code == "read_only"
        with pytest.raises(StoreError) as caught:
            desk.store.read("DELETE FROM jobseeker")
        assert caught.value.code == "unwritable"
    assert digest(demo_desk.path) == before


def test_an_older_store_is_not_touched_when_it_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    open_store(path, create=True).close()
    run_sql(path, "PRAGMA user_version = 0")
    before = digest(path)
    assert code_of(path, read_only=True) == "older"
    assert digest(path) == before


def in_place(desk: Desk, *statements: str) -> None:
    run_sql(desk.path, *statements)


def moved_there(desk: Desk, *statements: str) -> None:
    other = desk.path.with_name("other.db")
    shutil.copy2(desk.path, other)
    run_sql(other, *statements)
    other.replace(desk.path)


@needs_posix
@pytest.mark.parametrize("change", [in_place, moved_there])
@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (f"PRAGMA user_version = {SCHEMA_VERSION + 1}", "newer"),
        ("PRAGMA user_version = 0", "older"),
        ("PRAGMA application_id = 252006674", "foreign"),
    ],
)
def test_an_open_desk_leaves_a_store_alone_that_another_made_its_own(
    new_desk: Desk, change: Callable[..., None], marks: str, code: str
) -> None:
    owner = add_person(new_desk)
    new_desk.write.undo()
    add_contact(new_desk, add_person(new_desk))
    change(new_desk, marks)
    before = digest(new_desk.path)
    writes: list[Callable[[], object]] = [
        lambda: add_person(new_desk),
        lambda: new_desk.write.keep_draft(Draft("contact", owner, None, {"note": "x"})),
        lambda: new_desk.write.remember("theme", "dark"),
        new_desk.write.undo,
        new_desk.write.redo,
    ]
    for write in writes:
        with pytest.raises(StoreError) as caught:
            write()
        assert caught.value.code == code
        assert store_text(code, new_desk.path, caught.value.facts)
    assert digest(new_desk.path) == before
    # Nothing keeps it from whom it belongs to.
    with closing(sqlite3.connect(new_desk.path, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")


def test_a_table_that_a_newer_coachdesk_changed_is_no_damage(new_desk: Desk) -> None:
    in_place(
        new_desk,
        "ALTER TABLE contact RENAME TO meeting",
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
    )
    with pytest.raises(StoreError) as caught:
        new_desk.read.day()
    assert caught.value.code == "newer"


def test_a_store_whose_tables_are_gone_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    open_store(path, create=True).close()
    run_sql(path, "DROP TABLE contact")
    with closing(Desk.open(path, today=A_DAY)) as desk:
        with pytest.raises(StoreError) as caught:
            desk.read.day()
        assert caught.value.code == "damaged"


def test_a_page_overwritten_inside_a_store_is_damage_and_no_riddle(demo_desk: Desk) -> None:
    path = demo_desk.path
    demo_desk.close()
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        Desk.open(path, today=A_DAY).read.day()
    assert caught.value.code == "damaged"
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE jobseeker SET registered_on = '2026-13-01'",
        "UPDATE contact SET mode = 'offiae'",
        "UPDATE jobseeker SET tags = '[\"zzp'",
        "UPDATE contact SET note = CAST(x'ff41' AS TEXT)",
        "UPDATE debt SET amount = 'abc'",
    ],
)
def test_a_value_nobody_can_have_written_is_damage_and_no_riddle(
    demo_desk: Desk, damage: str
) -> None:
    run_sql(demo_desk.path, damage)
    with pytest.raises(StoreError) as caught:
        _ = demo_desk.settings
        demo_desk.read.day()
        for hit in demo_desk.read.people():
            demo_desk.read.dossier(hit.person.id)
    assert caught.value.code == "damaged"


def test_a_store_that_another_window_keeps_for_itself_is_busy(
    new_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.store.store.BUSY_TIMEOUT", 0.05)
    path = new_desk.path
    with (
        closing(Desk.open(path, today=A_DAY)) as desk,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            add_person(desk)
        assert caught.value.code == "busy"
        assert not desk.read.people()
        other.execute("ROLLBACK")
        add_person(desk)
    assert entries(path) == ["add"]


def test_a_write_waits_for_another_window_to_finish(new_desk: Desk) -> None:
    with closing(
        sqlite3.connect(new_desk.path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.15, lambda: other.execute("COMMIT"))
        done.start()
        add_person(new_desk)
        done.join()
    assert count(new_desk.path, "jobseeker") == 1


def test_several_reads_see_one_moment(new_desk: Desk) -> None:
    add_person(new_desk)
    store = new_desk.store
    with store.read_transaction():
        before = store.read("SELECT count(*) FROM jobseeker")
        wait = threading.Thread(target=add_person, args=(new_desk,))
        wait.start()
        wait.join(0.1)
        assert store.read("SELECT count(*) FROM jobseeker") == before
    wait.join()
    assert len(new_desk.read.people()) == 2


def _in_a_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_nobody_waits_for_a_long_reading(new_desk: Desk) -> None:
    add_person(new_desk)
    store = new_desk.store
    with store.read_transaction():
        store.read("SELECT * FROM jobseeker")
        found: list[object] = []
        for read in (
            new_desk.read.people,
            lambda: new_desk.version,
            lambda: new_desk.read.case_line(1),
        ):
            other = _in_a_thread(lambda read=read: found.append(read()))  # type: ignore[misc]
            other.join(5)
            assert not other.is_alive()
        assert len(found) == 3


def test_a_reading_ends_while_others_wait_for_the_writer_that_waits_for_it(
    new_desk: Desk,
) -> None:
    add_person(new_desk)
    found: list[object] = []
    with new_desk.store.read_transaction():
        new_desk.read.people()
        writer = _in_a_thread(lambda: add_person(new_desk, last_name="Later"))
        writer.join(0.3)
        readers = [
            _in_a_thread(lambda read=read: found.append(read()))  # type: ignore[misc]
            for read in (
                lambda: new_desk.read.case_line(1),
                new_desk.read.day,
                new_desk.read.people,
            )
        ]
        readers[0].join(0.3)
        assert writer.is_alive()
    for thread in (writer, *readers):
        thread.join()
    assert len(found) == 3  # none was told that the store is busy


def test_a_file_is_replaced_and_closed_when_no_reading_goes_on(new_desk: Desk) -> None:
    add_person(new_desk)
    store = new_desk.store

    def replaced() -> None:
        with store.detached():
            pass

    for work in (replaced, new_desk.close):
        with store.read_transaction():
            other = _in_a_thread(work)
            other.join(0.1)
            assert other.is_alive()
            assert store.read("SELECT count(*) FROM jobseeker") == [(1,)]
        other.join(5)
        assert not other.is_alive()


@needs_posix
def test_a_reading_of_one_moment_follows_a_file_put_in_its_place(demo_desk: Desk) -> None:
    store = demo_desk.store
    with store.read_transaction():
        count = store.read("SELECT count(*) FROM jobseeker")[0][0]
    copy = demo_desk.path.with_suffix(".copy")
    shutil.copy(demo_desk.path, copy)
    with closing(sqlite3.connect(copy)) as other:
        other.execute("DELETE FROM setting")
        other.execute("DELETE FROM set_aside")
        other.commit()
    with store.read_transaction():
        copy.replace(demo_desk.path)
        assert store.read("SELECT count(*) FROM jobseeker")[0][0] == count
    with store.read_transaction():
        assert store.read("SELECT count(*) FROM set_aside")[0][0] == 0


def test_a_desk_sees_that_another_window_wrote(new_desk: Desk) -> None:
    version = new_desk.version
    assert new_desk.version == version
    with closing(Desk.open(new_desk.path, today=A_DAY)) as other:
        add_person(other)
    assert new_desk.version != version
    version = new_desk.version
    add_person(new_desk)
    assert new_desk.version != version


def test_what_is_being_typed_makes_no_window_read_again(new_desk: Desk) -> None:
    version = new_desk.version
    draft = Draft("jobseeker", None, None, {"first_name": "Zo"})
    new_desk.write.keep_draft(draft)
    assert new_desk.read.drafts()
    assert new_desk.version == version


def wiped(path: Path) -> bytes:
    """Wipe a file as a replaced one is; gives what it held."""
    held = path.read_bytes()
    path.write_bytes(bytes(len(held)))
    return held


def test_a_new_file_with_the_number_of_the_one_before_is_not_called_damaged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "caseload.db"
    with closing(Desk.open(path, create=True)) as desk:
        add_person(desk)
        held: list[bytes] = [wiped(path)]

        def act(_: object) -> str:
            if held:  # the new file gets the number of the one that was wiped
                path.write_bytes(held.pop())
                raise StoreError("damaged", path)
            return "done"

        path.write_bytes(held[0])
        assert desk.store.with_key(act) == "done"


def test_opening_looks_again_at_a_new_file_with_the_number_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "caseload.db"
    Desk.open(path, create=True).close()
    held = [wiped(path)]
    kind_of = opening.kind_of

    def seen_first(of: Path) -> FileKind:
        kind = kind_of(of)
        if held and kind is FileKind.FOREIGN and sys._getframe(1).f_code.co_name == "_connect":
            path.write_bytes(held.pop())
        return kind

    monkeypatch.setattr(opening, "kind_of", seen_first)
    Desk.open(path).close()


def test_a_reading_looks_again_at_a_new_file_with_the_number_of_the_one_before(
    tmp_path: Path,
) -> None:
    path = tmp_path / "caseload.db"
    with closing(Desk.open(path, create=True)) as desk:
        add_person(desk)
        asked: list[int] = []

        def ask(link: sqlite3.Connection) -> int:
            asked.append(1)
            if len(asked) == 1:
                path.write_bytes(wiped(path))
                raise _damaged()
            return 7

        with desk.store._reading:
            assert desk.store._file.query(ask) == 7


def _damaged() -> sqlite3.DatabaseError:
    """As the driver says it of a file that was wiped."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def test_a_moment_read_of_a_file_that_was_replaced_under_its_number_is_not_damage(
    tmp_path: Path,
) -> None:
    path = tmp_path / "caseload.db"
    with closing(Desk.open(path, create=True)) as desk:
        add_person(desk)
        with desk.store.read_transaction():
            path.write_bytes(wiped(path))
            stamp = desk.store._transactions.stamp
            assert desk.store._file.read_error(_damaged(), stamp).code == "busy"
        assert desk.store._file.read_error(_damaged()).code == "damaged"


def test_a_file_replaced_while_it_is_opened_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "caseload.db"
    with closing(Desk.open(path, create=True)) as desk:
        add_person(desk)
    held = path.read_bytes()
    store = opening.Store

    def late(*args: object, **how: object) -> opening.Store:
        new = path.with_name("new.db")
        new.write_bytes(held)
        with path.open("r+b") as old:
            new.replace(path)
            old.write(bytes(len(held)))
        return store(*args, **how)

    monkeypatch.setattr(opening, "Store", late)
    with closing(Desk.open(path)) as desk:
        assert len(desk.read.people()) == 1


def test_the_first_write_finds_its_connection_made(demo_desk: Desk) -> None:
    demo_desk.write.warm_up()
    made = demo_desk.store.engine.pool.status()
    add_person(demo_desk)
    assert "Connections in pool: 1" in made
    assert demo_desk.store.engine.pool.status() == made


def test_a_held_store_keeps_nobody_from_warming_up(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connect.__kwdefaults__, "timeout", 0.1)
    with closing(sqlite3.connect(demo_desk.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        demo_desk.write.warm_up()
    add_person(demo_desk)
