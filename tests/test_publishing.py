"""The desk publishes by itself once a day, where a folder is set, and says so when it cannot."""

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.summary_file import read_summary, summary_file_name
from coachdesk.store import journal
from coachdesk.store.errors import StoreError
from tests.platforms import needs_posix


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "team"
    path.mkdir()
    return path


@pytest.fixture
def desk(demo_store: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on the clock's own day: one on another day publishes nothing by itself."""
    path = tmp_path / "caseload.db"
    shutil.copy2(demo_store, path)
    desk = Desk.open(path)
    yield desk
    desk.close()


def test_nothing_is_published_where_no_folder_is_set(desk: Desk, folder: Path) -> None:
    assert desk.files.publish_if_due() == ""
    assert not list(folder.iterdir())


def test_it_publishes_once_a_day(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write.remember("publish_folder", str(folder))
    assert desk.files.publish_if_due() == ""
    [path] = folder.iterdir()
    assert read_summary(path).summary.as_of == date.today()
    before = path.stat().st_mtime_ns
    assert desk.files.publish_if_due() == ""
    assert path.stat().st_mtime_ns == before
    monkeypatch.setattr(Desk, "today", date.today() + timedelta(days=1))
    assert desk.files.publish_if_due() == ""
    assert read_summary(path).summary.as_of == date.today() + timedelta(days=1)
    assert list(folder.iterdir()) == [path]


def test_what_was_published_is_nothing_to_undo(desk: Desk, folder: Path) -> None:
    desk.write.remember("publish_folder", str(folder))
    before = desk.read.next_undo()
    desk.files.publish_if_due()
    assert desk.read.next_undo() == before


def test_a_damaged_file_is_published_anew(desk: Desk, folder: Path) -> None:
    desk.write.remember("publish_folder", str(folder))
    desk.files.publish_if_due()
    [path] = folder.iterdir()
    path.write_text("{")
    desk.files.publish_if_due()
    assert read_summary(path).summary == desk.read.summary()


def test_a_folder_that_is_gone_is_a_message_and_no_crash(desk: Desk, folder: Path) -> None:
    desk.write.remember("publish_folder", str(folder))
    folder.rmdir()
    assert "not published" in desk.files.publish_if_due()
    assert not folder.exists()


def test_a_desk_on_another_day_or_read_only_publishes_nothing_by_itself(
    desk: Desk, folder: Path
) -> None:
    desk.write.remember("publish_folder", str(folder))
    for how in ({"today": date.today()}, {"read_only": True}):
        other = Desk.open(desk.path, **how)
        assert other.files.publish_if_due() == ""
        other.close()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("folder_set", [None, "", 3, "\x00", ["x"]])
def test_a_setting_that_is_no_folder_publishes_nothing(
    desk: Desk, folder: Path, folder_set: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    desk.write.remember("publish_folder", folder_set)
    assert isinstance(desk.files.publish_if_due(), str)
    assert not list(folder.iterdir())


def _busy(*_: object, **__: object) -> None:
    raise StoreError("busy", Path("caseload.db"))


def test_a_note_that_could_not_be_written_does_not_call_a_published_file_unpublished(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write.remember("publish_folder", str(folder))
    with monkeypatch.context() as patch:
        patch.setattr(journal, "note", _busy)
        said = desk.files.publish_if_due()
    assert said.startswith("Your figures were published")
    assert "not noted in its history" in said
    assert "access log" not in said
    [path] = folder.iterdir()
    assert read_summary(path).summary == desk.read.summary()


@pytest.mark.parametrize(("broken", "missed"), [("log", "access_log"), ("note", "history")])
def test_what_was_not_noted_of_an_export_is_told_and_the_file_stands(
    broken: str, missed: str, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken == "log":
        monkeypatch.setattr(Desk, "log", lambda *_, **__: False)
    else:
        monkeypatch.setattr(journal, "note", _busy)
    told: list[str] = []
    file = folder / "out.csv"
    desk.files.export_lines(desk.read.caseload(), file, "excel-nl", missed=told.append)
    assert (told, file.stat().st_size > 0) == ([missed], True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "link to null"])
@needs_posix
def test_a_pipe_in_the_place_of_the_file_is_a_message_and_no_wait(
    kind: str, desk: Desk, folder: Path
) -> None:
    desk.write.remember("publish_folder", str(folder))
    place = folder / summary_file_name(desk.read.summary().uid)
    pipe = place if kind == "pipe" else folder / "pipe"
    os.mkfifo(pipe)
    if kind != "pipe":
        place.symlink_to(pipe if kind == "link to a pipe" else "/dev/null")
    said: list[str] = []
    publishing = threading.Thread(
        target=lambda: said.append(desk.files.publish_if_due()), daemon=True
    )
    publishing.start()
    publishing.join(20)
    assert said and f"{place.name} is no ordinary file" in said[0]
