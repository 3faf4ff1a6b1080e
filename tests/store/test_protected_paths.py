"""No file for elsewhere takes the place of one of the store's own."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.store.protected_paths import is_own
from tests.platforms import needs_posix
from tests.store.steps import add_person

OWN = (
    "caseload.db",
    "caseload.db-journal",
    "caseload.db-wal",
    "caseload.db-shm",
    "caseload.db.access.log",
    "caseload.db.access.log.1",
    "caseload.db.damaged-2026-11-20-090000",
    "caseload.db.asked-2026-11-20-090000",
    "backups",
    "backups/caseload-2026-11-20-090000-day.db",
    "backups/deeper/x.csv",
    "CASELOAD.DB-wal",
    "./backups/../caseload.db",
)
FREE = ("caseload.csv", "caseload.db.csv", "xcaseload.db", "other/caseload.db", "backups.csv", "")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "caseload.db"
    path.write_text("x")
    (tmp_path / "backups").mkdir()
    return path


@needs_posix
@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("way", ["itself", "linked", "linked folder", "linked store"])
def test_what_is_the_stores_own(name: str, way: str, store: Path, tmp_path: Path) -> None:
    target = store.parent / name
    if way == "linked":
        link = tmp_path / "elsewhere.csv"
        link.symlink_to(target)
        target = link
    elif way == "linked folder":
        folder = tmp_path / "folder"
        folder.symlink_to(store.parent)
        target = folder / name
    elif way == "linked store":
        link = tmp_path / "linked.db"
        link.symlink_to(store)
        assert is_own(link, link)
        store = link
    assert is_own(store, target)


@pytest.mark.parametrize("name", FREE)
def test_what_may_be_written(name: str, store: Path) -> None:
    assert not is_own(store, store.parent / name)


@pytest.mark.parametrize("name", ["x\0y", "x" * 300, "caseload.db/x"])
def test_where_no_file_can_be_it_is_for_the_write_to_say(name: str, store: Path) -> None:
    assert not is_own(store, store.parent / name)


def test_every_file_a_desk_writes_is_held_against_them(new_desk: Desk) -> None:
    key = add_person(new_desk, ref="K-00001")
    wal = new_desk.path.with_name(new_desk.path.name + "-wal")
    for write in (
        lambda: new_desk.files.export_lines([], wal, "plain"),
        lambda: new_desk.calendars.export(wal),
        lambda: new_desk.files.export_handout(key, wal, debts=False),
        lambda: new_desk.files.hand_over(["K-00001"], wal),
        lambda: new_desk.files.going(["K-00001"], wal),
        lambda: new_desk.safety.write_recovery_sheet(wal),
        lambda: new_desk.files.publish(new_desk.path.parent / "backups"),
    ):
        with pytest.raises(Refused) as refused:
            write()
        assert [problem.code for problem in refused.value.problems] == ["own_file"]
        assert not wal.exists()


def test_a_daily_publication_among_the_backups_is_a_message_and_no_crash(
    empty_store: Path, tmp_path: Path
) -> None:
    path, folder = tmp_path / "caseload.db", tmp_path / "backups"
    shutil.copy2(empty_store, path)
    folder.mkdir(exist_ok=True)
    with closing(Desk.open(path)) as desk:
        add_person(desk)
        desk.write.remember("publish_folder", str(folder))
        said = desk.files.publish_if_due()
    assert "not published" in said
    assert "kept for the caseload itself" in said
