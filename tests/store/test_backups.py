"""Backups are made by themselves, verified, kept for so many days of use, and put back exactly."""

import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.store import backups, protection, restoring
from coachdesk.store.backup_list import BackupState, list_backups
from coachdesk.store.backups import STANDARD, make_backup, retention_of
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.restoring import offer
from coachdesk.store.store_files import backup_files, backup_folder, replaced_stores
from tests.files import whole_caseload
from tests.platforms import needs_posix
from tests.store.steps import (
    add_person,
    caseload,
    count,
    digest,
    exported,
    import_records,
    made_newer,
    run_sql,
)

A_DAY = date(2026, 11, 20)
PASSPHRASE = "vier losse woorden"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def days_pass(monkeypatch: pytest.MonkeyPatch, start: datetime) -> Any:
    """A clock of the machine that the test moves."""

    class Clock(datetime):
        at = start

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return cls.at

    class Calendar(date):
        @classmethod
        def today(cls) -> date:
            return Clock.at.date()

    for module in (backups, restoring):
        monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.setattr(backups, "date", Calendar)
    return Clock


def whys(store: Path) -> list[str]:
    return [backup.why for backup in list_backups(store)]


def reopened(path: Path, passphrase: str | None = None) -> Desk:
    return Desk.open(path, today=A_DAY, passphrase=passphrase)


# When ----------------------------------------------------------------------------------------


def test_the_first_write_of_a_day_makes_a_backup_of_what_was_there_before(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(demo_desk)
    add_person(demo_desk)
    add_person(demo_desk)
    [backup] = demo_desk.safety.backups()
    assert (backup.why, backup.state) == ("daily", BackupState.GOOD)
    assert backup.people == len(demo_desk.read.people()) - 2
    with closing(reopened(backup.path)) as desk:
        assert exported(desk) == before


def test_a_new_store_has_nothing_to_keep_until_something_stands_in_it(new_desk: Desk) -> None:
    add_person(new_desk)
    assert new_desk.safety.backups() == []
    add_person(new_desk)
    assert [backup.people for backup in new_desk.safety.backups()] == [1]


def test_reading_makes_no_backup(demo_desk: Desk) -> None:
    demo_desk.read.day()
    whole_caseload(demo_desk)
    assert not backup_folder(demo_desk.path).exists()


def test_an_import_has_a_backup_of_its_own_and_a_dry_run_none(demo_desk: Desk) -> None:
    from coachdesk.exchange.caseload_json import read_json

    file = read_json('{"format": "coachdesk-caseload", "version": 1}')
    demo_desk.files.import_records(file, dry_run=True)
    assert demo_desk.safety.backups() == []
    import_records(demo_desk, caseload({"ref": "N-1"}))
    assert whys(demo_desk.path) == ["import"]


def test_an_import_is_not_done_without_its_backup(demo_desk: Desk) -> None:
    backup_folder(demo_desk.path).write_text("in the way")
    people = len(demo_desk.read.people())
    with pytest.raises(StoreError):
        import_records(demo_desk, caseload({"ref": "N-1"}))
    assert len(demo_desk.read.people()) == people


def test_a_daily_backup_that_cannot_be_made_stops_no_write_and_is_told(demo_desk: Desk) -> None:
    folder = backup_folder(demo_desk.path)
    folder.write_text("in the way")
    add_person(demo_desk, first_name="Toch")
    assert any(hit.person.first_name == "Toch" for hit in demo_desk.read.people())
    assert demo_desk.safety.backup_problem is not None
    folder.unlink()
    add_person(demo_desk)
    assert demo_desk.safety.backup_problem is None
    assert whys(demo_desk.path) == ["daily"]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_store_that_a_newer_coachdesk_made_meanwhile_gets_no_backup_and_keeps_its_own(
    demo_desk: Desk, passphrase: str | None
) -> None:
    demo_desk.safety.restore(demo_desk.safety.back_up())
    [kept] = replaced_stores(demo_desk.path)
    plain = kept.read_bytes()
    if passphrase:
        demo_desk.safety.protect(None, passphrase)
    kept.write_bytes(plain)
    made_newer(demo_desk)
    files = sorted(file for file in demo_desk.path.parent.rglob("*.db*") if file.is_file())
    before = [digest(file) for file in files]
    with pytest.raises(StoreError) as caught:
        add_person(demo_desk)
    assert caught.value.code == "newer"
    assert demo_desk.safety.backup_problem is not None
    assert demo_desk.safety.backup_problem.code == "newer"
    assert files == sorted(f for f in demo_desk.path.parent.rglob("*.db*") if f.is_file())
    assert [digest(file) for file in files] == before


@needs_posix
def test_backups_are_their_owners_alone_whatever_the_umask(demo_desk: Desk) -> None:
    before = os.umask(0)
    try:
        file = demo_desk.safety.back_up()
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_copy_is_as_of_one_moment_and_verified(demo_desk: Desk, tmp_path: Path) -> None:
    wanted = exported(demo_desk)
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.back_up(tmp_path / "nergens" / "kopie.db")
    assert caught.value.code == "unwritable"
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    with closing(reopened(file)) as desk:
        assert exported(desk) == wanted
    with pytest.raises(FileExistsError):
        demo_desk.safety.back_up(file)


def test_no_backup_is_made_of_a_damaged_store(demo_desk: Desk) -> None:
    run_sql(demo_desk.path, "PRAGMA foreign_keys = OFF", "DELETE FROM jobseeker WHERE id = 1")
    with pytest.raises(StoreError) as caught:
        demo_desk.safety.back_up()
    assert caught.value.code == "damaged"
    assert demo_desk.safety.backups() == []
    assert not list(backup_folder(demo_desk.path).iterdir())


# How long ------------------------------------------------------------------------------------


def kept_days(store: Path) -> list[date]:
    return [backup.at.date() for backup in list_backups(store)]


def test_seven_days_of_use_and_four_weeks_are_kept(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = days_pass(monkeypatch, datetime(2026, 1, 5, 9, 0))  # a Monday
    for day in range(120):
        clock.at = datetime(2026, 1, 5, 9, 0) + timedelta(days=day)
        if clock.at.weekday() < 5:
            make_backup(demo_desk.path, None, "daily")
    found = kept_days(demo_desk.path)
    assert found == [
        date(2026, 5, 4), date(2026, 5, 1), date(2026, 4, 30), date(2026, 4, 29),
        date(2026, 4, 28), date(2026, 4, 27), date(2026, 4, 24),
        date(2026, 4, 23), date(2026, 4, 17), date(2026, 4, 10), date(2026, 4, 3),
    ]  # fmt: skip


def test_a_holiday_lets_no_backup_go(demo_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = days_pass(monkeypatch, datetime(2026, 6, 1, 9, 0))
    for day in (1, 2, 3):
        clock.at = datetime(2026, 6, day, 9, 0)
        make_backup(demo_desk.path, None, "daily")
    clock.at = datetime(2026, 9, 1, 9, 0)
    make_backup(demo_desk.path, None, "daily")
    assert len(backup_files(demo_desk.path)) == 4


def test_of_a_day_that_is_over_the_last_backup_stays(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = days_pass(monkeypatch, datetime(2026, 6, 1, 9, 0))
    make_backup(demo_desk.path, None, "daily")
    make_backup(demo_desk.path, None, "import")
    clock.at = datetime(2026, 6, 1, 15, 0)
    make_backup(demo_desk.path, None, "asked")
    assert whys(demo_desk.path) == ["asked", "import", "daily"]
    clock.at = datetime(2026, 6, 2, 9, 0)
    make_backup(demo_desk.path, None, "daily")
    assert whys(demo_desk.path) == ["daily", "asked"]


def test_the_store_says_how_many_are_kept(demo_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    demo_desk.write.remember("backups_daily", 2)
    demo_desk.write.remember("backups_weekly", 0)
    clock = days_pass(monkeypatch, datetime(2027, 6, 1, 9, 0))
    for day in range(1, 6):
        clock.at = datetime(2027, 6, day, 9, 0)
        demo_desk.safety.back_up()
    assert kept_days(demo_desk.path) == [date(2027, 6, 5), date(2027, 6, 4)]


def test_a_clock_that_jumps_back_loses_no_write_and_misleads_no_restore(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = days_pass(monkeypatch, datetime(2031, 6, 1, 9, 0))
    add_person(demo_desk, first_name="Eerder")
    clock.at = datetime(2026, 6, 1, 9, 0)
    add_person(demo_desk, first_name="Later")
    demo_desk.safety.back_up()
    found = offer(demo_desk.path)
    assert found
    assert found.backup.at.year == 2026


@pytest.mark.parametrize("ahead", [14, 400, 4000])
def test_backups_dated_ahead_take_no_place_of_those_made_today(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    """A clock that was wrong for weeks, and then set right."""
    path, now = demo_desk.path, datetime(2026, 6, 1, 9, 0)
    clock = days_pass(monkeypatch, now)
    real = make_backup(path, None, "daily")
    for day in range(70):
        clock.at = now + timedelta(days=ahead + day)
        make_backup(path, None, "daily")
    wrong = set(backup_files(path)) - {real}
    assert len(wrong) >= 11
    clock.at = now + timedelta(days=1)
    made = [demo_desk.safety.back_up(), demo_desk.safety.back_up()]
    assert set(made) <= set(backup_files(path))
    demo_desk.safety.protect(None, PASSPHRASE)
    assert {backup.state for backup in demo_desk.safety.backups()} == {BackupState.GOOD}
    assert set(made) <= set(backup_files(path))
    for day in range(2, 12):
        clock.at = now + timedelta(days=day)
        made = [demo_desk.safety.back_up()]
        assert set(made) <= set(backup_files(path))
    assert [day for day in kept_days(path) if day <= clock.at.date()] == [
        clock.at.date() - timedelta(days=back) for back in range(8)
    ]


def test_a_clock_set_back_lets_the_newest_backups_from_before_stay(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = days_pass(monkeypatch, datetime(2026, 6, 1, 9, 0))
    for day in (1, 2, 3):
        clock.at = datetime(2026, 6, day, 9, 0)
        make_backup(demo_desk.path, None, "daily")
    clock.at = datetime(2010, 1, 1, 9, 0)
    make_backup(demo_desk.path, None, "daily")
    assert kept_days(demo_desk.path) == [date(2026, 6, 3), date(2026, 6, 2), date(2026, 6, 1),
                                         date(2010, 1, 1)]  # fmt: skip


@pytest.mark.parametrize("names", [("jan.db", "jan.store"), ("jan.store", "jan.db"),
                                   ("jan", "jan.db"), ("jan.db", "jan")])  # fmt: skip
def test_two_stores_of_one_stem_in_a_folder_have_each_their_own_backups(
    demo_store: Path, tmp_path: Path, names: tuple[str, str]
) -> None:
    first, second = (tmp_path / name for name in names)
    old = backup_folder(first) / "jan-2026-11-02-090000-daily.db"
    for path in (first, second):
        shutil.copy2(demo_store, path)
    old.parent.mkdir()
    shutil.copy2(demo_store, old)
    with closing(reopened(first)) as one, closing(reopened(second)) as other:
        own, others = one.safety.back_up(), other.safety.back_up()
        before = digest(others), digest(old)
        assert (backup_files(first), backup_files(second)) == ([own], [others])
        one.safety.protect(None, PASSPHRASE)
        add_person(one)
        add_person(other)
        assert (digest(others), digest(old)) == before
        assert {backup.state for backup in other.safety.backups()} == {BackupState.GOOD}
        assert {kind_of(file) for file in backup_files(first)} == {FileKind.ENCRYPTED}


def test_backups_by_the_old_name_are_still_the_stores_where_it_stands_alone(
    demo_desk: Desk, demo_store: Path
) -> None:
    path = demo_desk.path
    old = backup_folder(path) / f"{path.stem}-2026-11-02-090000-daily.db"
    old.parent.mkdir()
    shutil.copy2(demo_store, old)
    new = demo_desk.safety.back_up()
    for name in ("demo.csv", "demo.json", "demo.db-journal", "demo.db.access.log"):
        path.with_name(name).write_text("iets anders " * 99)
    path.with_name("demo").mkdir()
    assert backup_files(path) == [new, old]
    shutil.copy2(demo_store, path.with_name("demo.store"))
    assert backup_files(path) == [new]


@pytest.mark.parametrize("value", ["-1", "true", '"zeven"', "null", "{", "1e99"])
def test_a_setting_that_says_nothing_is_not_listened_to(demo_desk: Desk, value: str) -> None:
    run_sql(
        demo_desk.path, f"INSERT INTO setting (name, value) VALUES ('backups_daily', '{value}')"
    )
    daily, _ = retention_of(demo_desk.store)
    assert daily in (STANDARD.daily, 1, backups.MOST_KEPT)


def test_files_of_others_in_the_folder_are_left_alone(demo_desk: Desk) -> None:
    folder = backup_folder(demo_desk.path)
    folder.mkdir()
    others = ["notes.txt", "demo-2026.db", "other-2026-11-19-120000-daily.db",
              "demo-2026-13-41-996099-daily.db", "demo-2026-11-19-120000-daily.db.txt"]  # fmt: skip
    for name in others:
        (folder / name).write_text("x")
    demo_desk.safety.back_up()
    assert len(demo_desk.safety.backups()) == 1
    assert {file.name for file in folder.iterdir()} >= set(others)


# Looking -------------------------------------------------------------------------------------


def test_a_list_tells_which_backups_open(demo_desk: Desk, demo_store: Path) -> None:
    good = demo_desk.safety.back_up()
    folder, stem = good.parent, demo_desk.path.stem
    broken = folder / f"{stem}-2026-01-02-090000-daily.db"
    broken.write_bytes(good.read_bytes()[:9000])
    newer = folder / f"{stem}-2026-01-03-090000-daily.db"
    shutil.copy2(demo_store, newer)
    run_sql(newer, "PRAGMA user_version = 99")
    other = folder / f"{stem}-2026-01-04-090000-daily.db"
    with closing(Desk.open(folder / "x.db", create=True, passphrase="ander")) as desk:
        add_person(desk)
    (folder / "x.db").replace(other)
    states = {backup.path: backup.state for backup in demo_desk.safety.backups()}
    assert states == {
        good: BackupState.GOOD,
        broken: BackupState.DAMAGED,
        newer: BackupState.NEWER,
        other: BackupState.LOCKED,
    }


def test_a_store_emptied_by_a_full_disk_is_damaged_and_not_made_anew(demo_desk: Desk) -> None:
    demo_desk.safety.back_up()
    demo_desk.close()
    demo_desk.path.write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        Desk.open(demo_desk.path, create=True)
    assert caught.value.code == "damaged"


# Faults --------------------------------------------------------------------------------------


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As on a disk that is nearly full."""
    resource = pytest.importorskip("resource")
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_work_that_does_not_fit_on_the_disk_leaves_everything_as_it_was(
    demo_desk: Desk, tmp_path: Path
) -> None:
    add_person(demo_desk)
    file = demo_desk.safety.back_up(tmp_path / "kopie.db")
    before = digest(demo_desk.path), sorted(str(item) for item in tmp_path.rglob("*"))
    for size in (1, 5_000, 100_000, demo_desk.path.stat().st_size - 4096):
        for act in (
            demo_desk.safety.back_up,
            lambda: demo_desk.safety.restore(file),
            lambda: demo_desk.safety.protect(None, PASSPHRASE),
            lambda: import_records(demo_desk, caseload({"ref": "N-1"})),
        ):
            with no_file_larger_than(size), pytest.raises((StoreError, Refused)) as caught:
                act()
            assert getattr(caught.value, "code", "") in ("disk_full", "disk_fault"), act
        now = digest(demo_desk.path), sorted(str(item) for item in tmp_path.rglob("*"))
        assert now == before
    add_person(demo_desk, first_name="Weer")
    assert count(demo_desk.path, "jobseeker") == len(demo_desk.read.people())


@needs_posix
def test_a_thousand_odd_names_are_no_backups(tmp_path: Path) -> None:
    chance = random.Random(7)
    store = tmp_path / "a[b].db"
    folder = backup_folder(store)
    folder.mkdir()
    for _ in range(100):
        name = "".join(chance.choices("ab[].-20261119", k=20))
        (folder / f"a[b]-{name}").touch()
    assert backup_files(store) == []


def test_a_backup_opens_with_pythons_own_sqlite(demo_desk: Desk) -> None:
    with closing(sqlite3.connect(demo_desk.safety.back_up())) as link:
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
