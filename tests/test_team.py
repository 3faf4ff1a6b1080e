"""The team lead's door: it changes no byte, names what it cannot take, and takes in the rest."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange import summary_file
from coachdesk.team import MOST_FILES, Team
from coachdesk.words.summary import origin, replaced, source_problem
from tests.conftest import A_FRIDAY
from tests.platforms import needs_posix
from tests.store.steps import add_contact, add_person

NOBODY = 65534


def fingerprint(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def copied(store: Path, folder: Path, coach: str, uid: str = "") -> Path:
    """A store of its own for a coach of this name."""
    path = folder / f"{coach}.db"
    shutil.copy(store, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE coach SET name = ?, uid = ?", (coach, uid or coach))
        connection.commit()
    return path


def published(store: Path, folder: Path, coach: str, *, days_ago: int = 0) -> Path:
    path = copied(store, folder, coach)
    with closing(Desk.open(path, today=A_FRIDAY - timedelta(days=days_ago))) as desk:
        file = desk.files.publish(folder)
    path.unlink()
    return file


def codes(team: Team) -> list[tuple[str, str]]:
    return [(problem.source.name, problem.code) for problem in team.read().problems]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


# Nothing is changed ----------------------------------------------------------------------------


def test_reading_a_store_changes_no_byte_of_it(demo_store: Path, tmp_path: Path) -> None:
    path = copied(demo_store, tmp_path, "Anna")
    before = fingerprint(path)
    assert len(Team([path], A_FRIDAY, names=True).read().coaches) == 1
    assert fingerprint(path) == before
    assert not list(tmp_path.glob("*-journal")) and not list(tmp_path.glob("*-wal"))


def test_reading_while_the_coach_writes_shows_whole_figures_and_loses_nothing(
    demo_store: Path, tmp_path: Path
) -> None:
    path = copied(demo_store, tmp_path, "Anna")
    stop = threading.Event()
    faults: list[Exception] = []
    seen: set[int] = set()

    def look() -> None:
        try:
            while not stop.is_set():
                [item] = Team([path], A_FRIDAY).read().coaches
                seen.add(item.summary.figures.counts["active"])
        except Exception as error:
            faults.append(error)

    reader = threading.Thread(target=look)
    with closing(Desk.open(path, today=A_FRIDAY)) as desk:
        begun = desk.read.summary().figures.counts["active"]
        reader.start()
        for number in range(12):
            person = add_person(desk, first_name=f"N{number}")
            add_contact(desk, person)
        stop.set()
        reader.join(30)
        assert not faults
        assert desk.read.summary().figures.counts["active"] == begun + 12
    assert seen <= set(range(begun, begun + 13))
    before = fingerprint(path)
    Team([path], A_FRIDAY).read()
    assert fingerprint(path) == before


def as_nobody(work: Callable[[], None]) -> int:
    """Do it in a process without rights of its own, for root may write anywhere; its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        if not os.geteuid():
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        work()
        code = 0
    finally:
        os._exit(code)


@needs_posix
def test_a_store_is_read_from_a_folder_that_cannot_be_written(demo_store: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="coachdesk-unwritable-"))
    path = copied(demo_store, folder, "Anna")
    path.chmod(0o444)
    folder.chmod(0o555)
    before = fingerprint(path)

    def look() -> None:
        assert not os.access(folder, os.W_OK) and not os.access(path, os.W_OK)
        [item] = Team([path], A_FRIDAY, names=True).read().coaches
        assert item.coach == "Anna" and item.summary.figures.counts["active"] == 38

    try:
        # First here: the other process may not read this Python's own files.
        assert Team([demo_store], A_FRIDAY, names=True).read().coaches
        assert as_nobody(look) == 0
        assert fingerprint(path) == before
        assert [item.name for item in folder.iterdir()] == [path.name]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def left_by_a_crash(path: Path) -> None:
    """A write that was cut off: the journal is there, and parts of the store are new already."""
    torn = path.with_suffix(".torn")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE jobseeker SET note = hex(randomblob(20000))")
        shutil.copy(path, torn)
        shutil.copy(f"{path}-journal", f"{torn}-journal")
        connection.execute("ROLLBACK")
    torn.replace(path)
    Path(f"{torn}-journal").replace(f"{path}-journal")


def test_a_store_left_by_a_crash_is_left_as_it_is_for_its_coach(
    demo_store: Path, tmp_path: Path
) -> None:
    path, other = copied(demo_store, tmp_path, "Anna"), copied(demo_store, tmp_path, "Bea")
    left_by_a_crash(path)
    journal = Path(f"{path}-journal")
    before = fingerprint(path), fingerprint(journal)
    team = Team([path, other], A_FRIDAY)
    assert codes(team) == [("Anna.db", "unfinished")]
    assert [item.coach for item in team.read().coaches] == ["Bea"]
    assert "the coach must open it first" in source_problem(*team.read().problems[0])
    assert (fingerprint(path), fingerprint(journal)) == before
    Desk.open(path, today=A_FRIDAY).close()
    assert codes(team) == []


def test_a_store_of_an_older_schema_is_left_as_it_is_for_its_coach(
    demo_store: Path, tmp_path: Path
) -> None:
    path = copied(demo_store, tmp_path, "Anna")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
    before = fingerprint(path)
    team = Team([path], A_FRIDAY)
    assert codes(team) == [("Anna.db", "older")]
    assert "the coach must open it first" in source_problem(*team.read().problems[0])
    assert fingerprint(path) == before


# Where figures come from -----------------------------------------------------------------------


def test_stores_files_and_folders_go_together(
    demo_store: Path, tmp_path: Path, share: Path
) -> None:
    file = published(demo_store, tmp_path, "Cor")
    published(demo_store, share, "Bea")
    store = copied(demo_store, tmp_path, "anna")
    found = Team([file, share, store], A_FRIDAY).read()
    assert [item.coach for item in found.coaches] == ["anna", "Bea", "Cor"]
    assert found.problems == ()
    assert found.total.counts["active"] == 3 * 38


def test_names_come_from_stores_when_asked_for_and_never_from_files(
    demo_store: Path, tmp_path: Path, share: Path
) -> None:
    published(demo_store, share, "Bea")
    store = copied(demo_store, tmp_path, "Anna")
    anna, bea = Team([share, store], A_FRIDAY, names=True).read().coaches
    assert any(" " in text for text in anna.dossiers("contact.overdue"))
    assert not bea.names and not any(" " in text for text in bea.dossiers("contact.overdue"))
    assert not any(item.names for item in Team([share, store], A_FRIDAY).read().coaches)


@pytest.mark.parametrize(("days_ago", "stale"), [(0, False), (7, False), (8, True)])
def test_figures_over_seven_days_old_are_marked(
    demo_store: Path, share: Path, days_ago: int, stale: bool
) -> None:
    published(demo_store, share, "Bea", days_ago=days_ago)
    [item] = Team([share], A_FRIDAY).read().coaches
    assert item.stale is stale


def test_figures_of_a_day_to_come_are_left_out(demo_store: Path, share: Path) -> None:
    published(demo_store, share, "Bea", days_ago=-1)
    assert [code for _, code in codes(Team([share], A_FRIDAY))] == ["future"]


def test_of_one_coach_the_newest_counts_and_it_is_said(
    demo_store: Path, tmp_path: Path, share: Path
) -> None:
    older = published(demo_store, share, "Bea", days_ago=3)
    older.rename(share / "kopie.json")
    newer = published(demo_store, share, "Bea", days_ago=1)
    team = Team([share], A_FRIDAY)
    assert [item.source for item in team.read().coaches] == [newer]
    assert codes(team) == [("kopie.json", "duplicate")]
    store = copied(demo_store, tmp_path, "Bea")
    both = Team([store, share], A_FRIDAY).read()
    assert [item.source for item in both.coaches] == [store]
    assert len(both.problems) == 2
    assert both.total.counts["active"] == 38


@needs_posix
def test_what_cannot_be_taken_is_named_and_the_rest_shows(
    demo_store: Path, share: Path, tmp_path: Path
) -> None:
    published(demo_store, share, "Bea")
    (share / "kapot.json").write_text("{")
    (share / "vreemd.JSON").write_text('{"format": "coachdesk-caseload"}')
    (share / "nieuw.json").write_text('{"format": "coachdesk-summary", "version": 9}')
    (share / "map.json").mkdir()
    (share / "weg.json").symlink_to(tmp_path / "nergens")
    (share / "\x1b[31m.json").write_text("[]")
    (share / ".half-written.json").write_text("{")
    (share / "readme.txt").write_text("no summary")
    (tmp_path / "geen.db").write_bytes(b"not a database at all, but long enough" * 10)
    team = Team([share, tmp_path / "geen.db", tmp_path / "nergens"], A_FRIDAY)
    assert dict(codes(team)) == {
        "kapot.json": "damaged",
        "vreemd.JSON": "foreign",
        "nieuw.json": "newer",
        "map.json": "not_a_file",
        "weg.json": "not_a_file",
        "\x1b[31m.json": "foreign",
        "geen.db": "foreign",
        "nergens": "missing",
    }
    found = team.read()
    assert [item.coach for item in found.coaches] == ["Bea"]
    assert all(source_problem(*problem) for problem in found.problems)


def test_a_folder_without_anything_says_so(share: Path) -> None:
    assert codes(Team([share], A_FRIDAY)) == [("share", "empty")]


def test_a_folder_with_too_many_files_is_read_up_to_the_limit(share: Path) -> None:
    for number in range(MOST_FILES + 1):
        (share / f"{number:05}.json").touch()
    found = codes(Team([share], A_FRIDAY))
    assert ("share", "too_many") in found
    assert len(found) == MOST_FILES + 1


# Taking in what is new -------------------------------------------------------------------------


def test_the_mark_moves_when_a_file_is_published_and_only_then(
    demo_store: Path, share: Path
) -> None:
    published(demo_store, share, "Bea")
    team = Team([share], A_FRIDAY)
    before = team.stamp()
    team.read()
    assert team.stamp() == before
    published(demo_store, share, "Anna")
    assert team.stamp() != before
    assert [item.coach for item in team.read().coaches] == ["Anna", "Bea"]


def test_what_has_not_changed_is_not_read_again(
    demo_store: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(demo_store, share, "Bea")
    team = Team([share], A_FRIDAY)
    first = team.read()
    published(demo_store, share, "Anna")
    read: list[str] = []
    real = Team._read_file
    monkeypatch.setattr(
        Team, "_read_file", lambda self, path: (read.append(path.name), real(self, path))[1]
    )
    again = team.read()
    assert len(read) == 1
    assert again.coaches[1] is first.coaches[0]
    next(path for path in share.iterdir() if path.name == read[0]).unlink()
    assert [item.coach for item in team.read().coaches] == ["Bea"]


# Whose figures these are ------------------------------------------------------------------------


def _of_account(monkeypatch: pytest.MonkeyPatch, account: str) -> None:
    monkeypatch.setattr(summary_file, "_account", lambda _: account)


def test_each_file_says_since_when_and_of_which_account_it_is(
    demo_store: Path, share: Path, tmp_path: Path
) -> None:
    file = published(demo_store, share, "Bea")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    store = copied(demo_store, tmp_path, "Anna")
    anna, bea = Team([share, store], A_FRIDAY).read().coaches
    assert bea.since == datetime.fromtimestamp(1_700_000_000, UTC)
    assert bea.account == file.owner()
    assert bea.account in origin(bea)
    assert (anna.since, anna.account, origin(anna)) == (None, "", "")


def test_figures_put_in_the_place_of_others_stay_beside_them(
    demo_store: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_account(monkeypatch, "bea")
    published(demo_store, share, "Bea", days_ago=1)
    team = Team([share], A_FRIDAY)
    [first] = team.read().coaches
    assert first.before is None and not first.is_another_account
    _of_account(monkeypatch, "mallory")
    published(demo_store, share, "Bea")
    [item] = team.read().coaches
    assert (item.account, item.before) == ("mallory", first)
    assert item.is_another_account
    assert "another account" in replaced(item) and "account bea" in replaced(item)
    assert team.read().coaches == (item,)


def test_the_coachs_own_next_figures_are_no_warning(
    demo_store: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_account(monkeypatch, "bea")
    published(demo_store, share, "Bea", days_ago=1)
    team = Team([share], A_FRIDAY)
    [first] = team.read().coaches
    published(demo_store, share, "Bea")
    [item] = team.read().coaches
    assert item.before == first and not item.is_another_account
    assert "another account" not in replaced(item)


def test_a_second_file_under_a_coachs_mark_stands_beside_the_first(
    demo_store: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = published(demo_store, share, "Bea", days_ago=1).rename(share / "own.json")
    published(demo_store, share, "Bea")
    monkeypatch.setattr(
        summary_file, "_account", lambda about: str(about.st_ino == older.stat().st_ino)
    )
    [item] = Team([share], A_FRIDAY).read().coaches
    assert item.before and item.before.source == older
    assert item.is_another_account


@needs_posix
def test_a_link_in_a_folder_is_not_followed_but_one_that_was_named_is(
    demo_store: Path, share: Path, tmp_path: Path
) -> None:
    file = published(demo_store, share, "Bea").rename(tmp_path / "bea.json")
    (share / "link.json").symlink_to(file)
    assert codes(Team([share], A_FRIDAY)) == [("link.json", "not_a_file")]
    assert not Team([share / "link.json"], A_FRIDAY).read().problems
