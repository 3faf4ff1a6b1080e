"""What is different on Windows, by its own rules played here: pipes, PowerShell, profiles."""

import errno
import io
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coachdesk import cli, words
from coachdesk.cli import console, piping
from coachdesk.paths import may_be_lost
from coachdesk.store.protection import has_cipher
from tests.cli.conftest import Run
from tests.platforms import needs_posix

CP850 = 850
WARNING = "Windows PowerShell garbles letters"


class Pipe(io.RawIOBase):
    """The end of a pipe on Windows; `closed_by_reader` at the other end."""

    def __init__(self, *, closed_by_reader: bool = False) -> None:
        reader, self._writer = os.pipe()
        os.close(reader)
        self.taken = b""
        self._is_gone = closed_by_reader

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._writer

    def write(self, data: Any) -> int:
        if self._is_gone:
            raise OSError(errno.EINVAL, "Invalid argument")
        self.taken += bytes(data)
        return len(data)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Windows, with a console of code page 850 and a profile that stays."""
    facts = SimpleNamespace(page=CP850, profile=0)

    def profile_type(kind: Any) -> int:
        kind._obj.value = facts.profile
        return 1

    system = SimpleNamespace(
        kernel32=SimpleNamespace(GetConsoleOutputCP=lambda: facts.page),
        userenv=SimpleNamespace(GetProfileType=profile_type),
    )
    monkeypatch.setattr("ctypes.windll", system, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    for told in (piping._console_page, console._warn_of_powershell):
        told.cache_clear()
    yield facts
    for told in (piping._console_page, console._warn_of_powershell):
        told.cache_clear()


def piped(pipe: Pipe, monkeypatch: pytest.MonkeyPatch, *argv: str | Path) -> tuple[int, str]:
    """A run whose output goes into a pipe: its exit code, and what it said."""
    said = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(pipe), encoding="cp1252"))
        patch.setattr(sys, "stderr", said)
        code = cli.main([str(word) for word in argv])
    words.use("en")
    return code, said.getvalue()


# Out of the program -----------------------------------------------------------------------------


@pytest.mark.parametrize("argv", [["today"], ["export", "--format", "json"], ["--help"]])
def test_a_closed_pipe_is_quiet_there_too(
    argv: list[str], store: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.page = 65001
    assert piped(Pipe(closed_by_reader=True), monkeypatch, *argv) == (1, "")


def test_an_invalid_argument_is_a_closed_pipe_on_windows_only(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = piped(Pipe(closed_by_reader=True), monkeypatch, "today")
    assert (code, said) == (1, "The output could not be written (Invalid argument).\n")


def test_letters_in_a_pipe_that_powershell_garbles_are_warned_of_once(
    store: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = Pipe()
    code, said = piped(pipe, monkeypatch, "export")
    assert (code, said.count(WARNING)) == (0, 1)
    assert "Aïcha" in pipe.taken.decode("utf-8-sig")


@pytest.mark.parametrize("page", [0, 65001])
def test_a_pipe_that_keeps_letters_is_not_warned_of(
    page: int, store: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.page = page
    assert piped(Pipe(), monkeypatch, "export") == (0, "")


def test_a_file_is_not_warned_of(run: Run, store: Path, windows: Any) -> None:
    said = run("export", "-o", store.parent / "out.csv")
    assert WARNING not in said.err
    assert "Aïcha" in (store.parent / "out.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "argv",
    [
        ["today", "--json"],
        ["summary", "--json"],
        ["info", "--json", "--lang", "nl"],
        ["show", "K-150001", "--json"],
        ["export", "--format", "json"],
    ],
)
def test_json_goes_through_powershell_unharmed(
    argv: list[str], store: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell takes the bytes for those of its console, and sends them on in UTF-16."""
    with closing(sqlite3.connect(store)) as link, link:
        link.execute("UPDATE coach SET name = 'Zoë'")
    odd = store.with_name("Zoë-\U0001f600.db")
    store.rename(odd)
    monkeypatch.setenv("COACHDESK_STORE", str(odd))
    pipe = Pipe()
    code, said = piped(pipe, monkeypatch, *argv)
    assert (code, said) == (0, "")
    windows.page = 65001
    piping._console_page.cache_clear()
    plain = Pipe()
    piped(plain, monkeypatch, *argv)
    read = [json.loads(pipe.taken.decode("cp850")), json.loads(plain.taken.decode())]
    for data in read:
        data.pop("exported_at", None)
    assert read[0] == read[1]
    assert not plain.taken.isascii()


def test_what_powershell_wrote_of_a_json_caseload_comes_in_again(
    run: Run, store: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = Pipe()
    piped(pipe, monkeypatch, "export", "--format", "json")
    file = store.parent / "again.json"
    file.write_bytes(b"\xff\xfe" + pipe.taken.decode("cp850").encode("utf-16-le"))
    for how in ([file], ["-"]):
        said = run("import", *how, stdin=file.read_bytes())
        assert said.code == 0, said.err
        assert "0 added, 0 changed" in said.out
        assert "1 added" not in said.out


# Into the program -------------------------------------------------------------------------------

LIST = 'ref;naam;gemeld op\n7;"Zoë Özgür";2026-05-04\n8;"Şükran Yılmaz";2026-05-04\n'


@pytest.mark.parametrize("page", ["cp437", "cp850"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_list_that_powershell_garbled_is_refused(
    run: Run, store: Path, mark: bytes, page: str
) -> None:
    garbled = (mark + LIST.encode()).decode(page)
    for data in (b"\xff\xfe" + garbled.encode("utf-16-le"), garbled.encode()):
        said = run("import", "-", stdin=data)
        assert said.code == 1
        assert "was garbled on its way" in said.err
        assert "Nothing was imported" in said.err


def test_a_mark_that_was_read_as_letters_is_refused(run: Run, store: Path) -> None:
    garbled = ("\ufeff" + LIST).encode().decode("cp1252", "replace")
    assert garbled.startswith("ï»¿")
    said = run("import", "-", stdin=b"\xff\xfe" + garbled.encode("utf-16-le"))
    assert said.code == 1
    assert "line 1: ï»¿ was garbled on its way" in said.err


def test_a_json_caseload_that_powershell_garbled_is_refused(run: Run, store: Path) -> None:
    data = run("export", "--format", "json").raw
    said = run("import", "-", stdin=data.decode("cp850").encode())
    assert said.code == 1
    assert "was garbled on its way" in said.err


def test_lines_and_trees_drawn_in_a_note_come_in(run: Run, store: Path) -> None:
    drawn = "ref;naam;gemeld op;opmerking\n7;Zoë Bos;2026-05-04;├── plan │ ┌─┬─┐ ├─┼─┤ ──\n"
    assert run("import", "-", stdin=drawn.encode()).code == 0


def test_question_marks_from_a_pipe_are_said(run: Run, store: Path, windows: Any) -> None:
    said = run("import", "-", stdin=LIST.encode("ascii", "replace"))
    assert "sends ? for letters" in said.err
    for data in (LIST.encode(), LIST.encode("ascii", "ignore")):
        assert "sends ? for letters" not in run("import", "-", "--dry-run", stdin=data).err


def test_question_marks_are_no_news_elsewhere(run: Run, store: Path) -> None:
    said = run("import", "-", stdin=LIST.encode("ascii", "replace"))
    assert "sends ? for letters" not in said.err


@pytest.mark.skipif(not has_cipher(), reason="needs sqlcipher3")
def test_a_passphrase_whose_letters_may_be_lost_is_said(
    run: Run, store: Path, windows: Any
) -> None:
    said = run("encrypt", stdin=b"paard ni?t batterij correct\n")
    assert said.code == 0
    assert "the passphrase has a ? there" in said.err


# Places -----------------------------------------------------------------------------------------


@pytest.fixture
def profile(windows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's profile on Windows; the system's temporary folder is elsewhere."""
    temporary = tmp_path / "windows-temp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    place = tmp_path / "Users" / "jan"
    monkeypatch.setenv("USERPROFILE", str(place))
    monkeypatch.setenv("LOCALAPPDATA", str(place / "AppData" / "Local"))
    return place


@pytest.mark.parametrize(
    ("kind", "where", "lost"),
    [
        (0, "AppData/Local", False),
        (1, "AppData/Local", True),
        (2, "AppData/Local", True),
        (2, "AppData/Roaming", False),
        (4, "AppData/Roaming", True),
        (8, "AppData/Local", False),
        (1, "../../home-on-the-network", False),
    ],
)
def test_a_profile_that_does_not_stay_is_known(
    kind: int, where: str, lost: bool, windows: Any, profile: Path
) -> None:
    windows.profile = kind
    assert may_be_lost(profile / where / "coachdesk" / "caseload.db") is lost


@pytest.mark.parametrize(
    ("name", "lost"), [("TEMP", True), ("TEMP.STAD", True), ("temp.stad.000", True), ("jan", False)]
)
def test_the_name_of_a_temporary_profile_is_known(
    name: str, lost: bool, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = profile.with_name(name)
    monkeypatch.setenv("USERPROFILE", str(place))
    assert may_be_lost(place / "AppData" / "Local" / "caseload.db") is lost


def test_the_systems_temporary_folder_is_known(profile: Path, tmp_path: Path) -> None:
    assert may_be_lost(tmp_path / "windows-temp" / "caseload.db")
    assert not may_be_lost(tmp_path / "windows-temporary" / "caseload.db")


@pytest.mark.parametrize("command", ["info", "check"])
def test_a_place_that_does_not_stay_is_said_with_what_to_do(
    command: str, run: Run, store: Path, windows: Any, profile: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert "when you log off" not in run(command).out
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    windows.profile = 1
    said = run(command).out
    assert said.count("when you log off") == 1
    assert "COACHDESK_STORE" in said


@needs_posix
def test_an_account_without_a_home_is_told_what_to_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("WIN_PD_OVERRIDE_LOCAL_APPDATA")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.chdir(tmp_path)
    for argv in (["today"], ["info"], ["check"], ["import", "x.csv"], ["export"]):
        said = run(*argv)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
        assert "COACHDESK_STORE" in said.err or "no file x.csv" in said.err
    assert list(tmp_path.iterdir()) == []
