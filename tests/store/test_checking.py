"""`check` finds what is wrong with a store and its backups, and touches neither."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store import protection
from coachdesk.store.backups import files_of, folder_of
from coachdesk.store.checking import Finding, check
from coachdesk.store.engine import SCHEMA_VERSION
from coachdesk.store.errors import StoreError
from coachdesk.words.keeping import finding_text
from tests.store.steps import add_person, digest, run_sql

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


@pytest.fixture
def store(demo_desk: Desk) -> Path:
    """A store with a good backup of today."""
    demo_desk.back_up()
    demo_desk.close()
    return demo_desk.path


def looked_at(path: Path, passphrase: str | None = None) -> list[Finding]:
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
    (lambda path: folder_of(path).chmod(0o755), {"open_to_others": False}),
    (lambda path: files_of(path)[0].chmod(0o640), {"open_to_others": False}),
    (lambda path: path.with_name(path.name + "-wal").touch(), {"side_file": False}),
    (lambda path: scribble(files_of(path)[0]), {"bad_backup": True, "no_backup": False}),
    (lambda path: files_of(path)[0].unlink(), {"no_backup": False}),
    (
        lambda path: files_of(path)[0].replace(
            files_of(path)[0].with_name(f"{path.stem}-2020-01-02-090000-daily.db")
        ),
        {"old_backup": False},
    ),
    (
        lambda path: path.with_name(f"{path.name}.damaged-2026-01-02-090000").touch(0o600),
        {"kept_apart": False},
    ),
]


@pytest.mark.parametrize(("spoil", "expected"), SPOILT)
def test_what_is_wrong_is_found(
    store: Path, spoil: Callable[[Path], object], expected: dict[str, bool]
) -> None:
    spoil(store)
    assert codes(store) == expected


def test_a_store_left_in_the_middle_of_a_write_is_told_and_not_mended(store: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    child = os.fork()
    if not child:
        from coachdesk.store.engine import connect

        link = connect(store)
        link.execute("PRAGMA cache_size = 1")
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE contact SET note = 'half'")
        os._exit(0)
    os.waitpid(child, 0)
    assert codes(store) == {"side_file": False, "unfinished": False}
    with closing(Desk.open(store, today=A_DAY)) as desk:
        assert not desk._store.read("SELECT 1 FROM contact WHERE note = 'half'")
    assert codes(store) == {}


@pytest.mark.parametrize("passphrase", [None, "fout"])
def test_a_protected_store_is_checked_with_its_passphrase_only(
    store: Path, passphrase: str | None
) -> None:
    with closing(Desk.open(store, today=A_DAY)) as desk:
        desk.protect(None, PASSPHRASE)
    assert looked_at(store, PASSPHRASE) == []
    with pytest.raises(StoreError) as caught:
        check(store, passphrase)
    assert caught.value.code == ("locked" if passphrase is None else "wrong_passphrase")


def test_beside_a_protected_store_a_plain_backup_and_one_with_another_passphrase_are_told(
    store: Path, demo_store: Path
) -> None:
    plain = files_of(store)[0].read_bytes()
    with closing(Desk.open(store, today=A_DAY)) as desk:
        desk.protect(None, PASSPHRASE)
    folder, stem = folder_of(store), store.stem
    stray = folder / f"{stem}-2026-11-01-090000-daily.db"
    stray.write_bytes(plain)
    stray.chmod(0o600)
    with closing(Desk.open(folder / "x.db", create=True, passphrase="ander")) as desk:
        add_person(desk)
    (folder / "x.db").replace(folder / f"{stem}-2026-11-02-090000-daily.db")
    assert codes(store, PASSPHRASE) == {"plain_backup": False, "locked_backup": False}


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
