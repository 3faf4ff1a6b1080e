"""The access log tells what was done, never about whom by name, and never stands in the way."""

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.store import access_log
from coachdesk.store.access_log import OLDER, log_path, note, read
from tests.platforms import needs_posix


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "caseload.db"


def test_each_deed_is_one_line_that_reads_back_newest_first(store: Path) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    assert note(store, "opened")
    assert note(store, "exported", refs=["K-00001", "K-00002"], count=2, format="csv")
    assert len(log_path(store).read_text().splitlines()) == 2
    exported, opened = read(store)
    assert (opened.what, opened.refs, opened.how_many, opened.facts) == ("opened", (), None, {})
    assert exported[1:] == ("exported", ("K-00001", "K-00002"), 2, {"format": "csv"})
    assert begun <= opened.at <= exported.at <= datetime.now(UTC)


@needs_posix
def test_the_log_is_its_owners_alone_whatever_the_umask(store: Path) -> None:
    before = os.umask(0)
    try:
        note(store, "opened")
    finally:
        os.umask(before)
    assert stat.S_IMODE(log_path(store).stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_told_and_stops_nothing(store: Path) -> None:
    log_path(store).mkdir()
    assert not note(store, "opened")
    assert not note(store.parent / "nowhere" / "caseload.db", "opened")
    assert read(store) == []


@needs_posix
@pytest.mark.parametrize("name", ["", OLDER])
def test_a_pipe_in_the_place_of_the_log_keeps_nobody_waiting(store: Path, name: str) -> None:
    pipe = log_path(store).with_name(log_path(store).name + name)
    os.mkfifo(pipe)
    assert note(store, "opened") == bool(name)
    assert len(read(store)) == bool(name)
    # Nor is anything said to whoever listens at it.
    listening = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        note(store, "opened")
        assert not os.read(listening, 100)
    finally:
        os.close(listening)


@pytest.mark.parametrize("name", ["", OLDER])
@needs_posix
def test_a_link_in_the_place_of_the_log_is_not_followed(store: Path, name: str) -> None:
    other = store.with_name("other.txt")
    other.write_text('{"at": "2026-11-20T09:00:00+00:00", "what": "opened"}\n')
    before = other.read_text()
    log_path(store).with_name(log_path(store).name + name).symlink_to(other)
    assert note(store, "exported") == bool(name)
    assert [deed.what for deed in read(store)] == ["exported"] * bool(name)
    assert other.read_text() == before


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '{"at": 3, "what": "opened"}',
        '{"at": "2026-11-20T09:00:00", "what": "opened"}',
        '{"at": "2026-11-20T09:00:00+00:00", "what": "hacked"}',
        '{"at": "2026-11-20T09:00:00+00:00", "what": ["opened"]}',
        '{"at": "2026-11-20T09:00:00+00:00", "what": "opened", "count": "many"}',
        '{"at": "2026-11-20T09:00:00+00:00", "what": "opened", "refs": 3}',
        "\x00\xff",
    ],
)
def test_a_broken_line_is_left_out_and_the_others_stand(store: Path, line: str) -> None:
    note(store, "opened")
    with log_path(store).open("a", encoding="latin-1") as file:
        file.write(line + "\n")
    note(store, "printed", refs=["K-00001"])
    assert [deed.what for deed in read(store)] == ["printed", "opened"]


def test_a_log_that_grew_long_begins_anew_and_the_older_one_is_still_read(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_log, "MOST_BYTES", 500)
    for number in range(12):
        note(store, "exported", count=number)
        assert log_path(store).stat().st_size < 700
    counts = [deed.how_many for deed in read(store)]
    assert counts == list(range(11, 11 - len(counts), -1))
    assert len(counts) > 5


def test_lines_hold_numbers_and_words_of_our_own_only(store: Path) -> None:
    note(store, "erased", refs=["K-00007"])
    [line] = log_path(store).read_text().splitlines()
    assert set(json.loads(line)) == {"at", "what", "refs"}
