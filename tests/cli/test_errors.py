"""Exit codes, options, the environment, stores that cannot be opened: one line, no traceback."""

import ast
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import coachdesk
from coachdesk.cli.subcommand import Subcommand, all_commands
from coachdesk.desk.files import Files
from coachdesk.schema.kinds import FieldKind, Word
from coachdesk.store import store as store_module
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.words import problems
from tests.cli.conftest import A_DAY, SAMPLE, Run, environment, fingerprint, process
from tests.platforms import needs_posix

READERS = [
    ["today"],
    ["today", "--json"],
    ["show", "K-150000"],
    ["export"],
    ["export", "--format", "json"],
    ["info"],
    ["info", "--json"],
]
FRIDAY = {"en": "Friday 20 November 2026", "nl": "vrijdag 20 november 2026"}


# Options and the environment ---------------------------------------------------------------


@pytest.mark.parametrize("argv", [["--version"], ["today", "--version"], ["--version", "today"]])
def test_version_is_said_on_standard_output(argv: list[str], run: Run) -> None:
    assert run(*argv)[:3] == (0, f"coachdesk {coachdesk.__version__}\n", "")


@pytest.mark.parametrize("argv", [["-h"], ["--help"], ["--today", "x", "-h"], ["bogus", "--help"]])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_help_begins_with_examples_and_names_every_command(
    language: str, argv: list[str], run: Run
) -> None:
    said = run(*argv, "--lang", language)
    assert (said.code, said.err) == (0, "")
    blocks = said.out.split("\n\n")
    assert "coachdesk demo" in blocks[1]
    for command in all_commands():
        if command.word:
            assert re.search(rf"^  {command.word}\b", said.out, re.MULTILINE)
    for name in ("--store", "--today", "--lang", "--read-only", "--version", "--help"):
        assert name in said.out
    assert all(len(line) <= 100 for line in said.out.splitlines())


@pytest.mark.parametrize("command", all_commands()[1:], ids=lambda command: command.word)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_command_has_a_help_page_of_its_own(
    language: str, command: Subcommand, run: Run
) -> None:
    said = run(command.word, "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert run("--lang", language, command.word, "-h").out == said.out
    title, examples, *_ = said.out.split("\n\n")
    assert title.startswith(f"coachdesk {command.word}: ")
    assert f"\n  coachdesk {command.word}" in examples
    for argument in command.arguments:
        assert f"\n  {argument.form}" in said.out
    for code in ("0", "1", "2", "130"):
        assert re.search(rf"^  {code} ", said.out, re.MULTILINE)
    assert "--read-only" in said.out
    assert all(len(line) <= 100 for line in said.out.splitlines())


def test_the_help_page_of_a_command_names_what_an_option_can_be(run: Run) -> None:
    said = " ".join(run("export", "-o", "-h").out.split())
    assert "contacts, plan_steps, debts, placements, attendance" in said
    assert "office, home_visit" in " ".join(run("import", "--help").out.split())


def test_the_page_of_a_command_says_its_own_exit_codes(run: Run) -> None:
    assert "\n  3 " in run("check", "--help").out
    assert "\n  3 " not in run("info", "--help").out


def test_help_is_dutch_in_dutch(run: Run) -> None:
    said = run("--help", "--lang", "nl").out
    assert not re.search(r"\b(Examples|Commands|language|reads|the|what is due)\b", said)


@pytest.mark.parametrize(
    "argv",
    [
        ["--bogus"],
        ["bogus"],
        ["today", "extra"],
        ["today", "--jso"],
        ["--sto", "x", "today"],
        ["show"],
        ["show", "a", "b"],
        ["import"],
        ["import", "a", "b"],
        ["--store"],
        ["today", "--lang", "fr"],
        ["today", "--lang"],
        ["today", "--today", "tomorrow"],
        ["today", "--today", "2026-1-3"],
        ["today", "--today", "2026-02-30"],
        ["today", "--today", "20261120"],
        ["today", "--today", "2026-W47-5"],
        ["today", "--today", "٢٠٢٦-١١-٢٠"],
        ["today", "--today", "x" * 3000],
        ["info", "--format", "json"],
        ["today", "\x1b]52;c;eA==\x07"],
        ["show", "--store", "x", "--", "a", "b"],
    ],
    ids=lambda argv: " ".join(argv)[:30].encode("unicode_escape").decode(),
)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_wrong_usage_is_exit_2_and_one_line(
    language: str, argv: list[str], run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHDESK_LANG", language)
    said = run(*argv)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)


def test_a_word_on_the_command_line_cannot_steer_the_terminal(run: Run) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", run("today", "\x1b]52;c;eA==\x07").err)


def test_an_empty_day_is_wrong_usage(run: Run, store: Path) -> None:
    assert run("today", "--today", "").code == 2


@pytest.mark.parametrize("place", [0, 1])
def test_options_may_stand_before_and_after_the_command(place: int, run: Run, filled: Path) -> None:
    options = ["--store", str(filled), f"--today={A_DAY}", "--lang", "nl", "--read-only"]
    words = ["today", "--json"]
    words[place:place] = options
    said = run(*words)
    assert (said.code, said.err) == (0, "")
    other = run("--lang", "nl", "--store", filled, "today", "--json", "--today", A_DAY)
    assert said.out == other.out


@pytest.mark.parametrize(
    ("variables", "argv", "expected"),
    [
        ({}, [], "en"),
        ({"LANG": "nl_NL.UTF-8"}, [], "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, [], "en"),
        ({"LANG": "nl_NL.UTF-8", "COACHDESK_LANG": "en"}, [], "en"),
        ({"COACHDESK_LANG": "nl"}, [], "nl"),
        ({"COACHDESK_LANG": "nl"}, ["--lang", "en"], "en"),
        ({"COACHDESK_LANG": "nl"}, ["--lang=en"], "en"),
        ({"COACHDESK_LANG": "fr", "LANG": "nl"}, [], "nl"),
        ({"LANG": "de_DE.UTF-8"}, [], "en"),
    ],
)
@pytest.mark.parametrize("kept", [None, "en", "nl"])
def test_language_is_the_options_the_environments_the_stores_the_systems(
    kept: str | None,
    variables: dict[str, str],
    argv: list[str],
    expected: str,
    run: Run,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    said_here = argv or variables.get("COACHDESK_LANG") in ("en", "nl")
    if kept:
        link = sqlite3.connect(store)
        link.execute("INSERT INTO setting (name, value) VALUES ('language', ?)", [f'"{kept}"'])
        link.commit()
        link.close()
    language = expected if said_here or not kept else kept
    assert FRIDAY[language] in run("today", *argv).out.splitlines()[0]


def test_the_option_goes_before_the_environment(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FRIDAY["en"] in run("today").out
    assert "Saturday 21 November 2026" in run("today", "--today", "2026-11-21").out
    monkeypatch.setenv("COACHDESK_STORE", str(tmp_path / "missing.db"))
    assert run("today").code == 1
    assert run("today", "--store", store).code == 0
    monkeypatch.setenv("COACHDESK_TODAY", "yesterday")
    assert run("today", "--store", store).code == 2
    assert run("today", "--store", store, "--today", A_DAY).code == 0


def test_without_a_store_named_it_is_the_users_own(run: Run, tmp_path: Path) -> None:
    """In the system's data folder; made by an import, for the owner alone."""
    own = tmp_path / "data" / "coachdesk" / "caseload.db"
    missing = run("info")
    assert (missing.code, len(missing.lines)) == (1, 1)
    if sys.platform == "linux":
        assert str(own) in missing.err
    assert run("import", SAMPLE).code == 0
    assert run("info").code == 0


# Info --------------------------------------------------------------------------------------


def test_info_says_the_same_in_text_and_json(run: Run, store: Path) -> None:
    facts = json.loads(run("info", "--json").out)
    assert facts["version"] == coachdesk.__version__
    assert facts["store"] == str(store)
    assert (facts["schema"], facts["encryption"]) == (SCHEMA_VERSION, "none")
    text = run("info").out
    assert all(str(facts[name]) in text for name in ("version", "store", "schema"))


def test_info_names_every_place(run: Run, store: Path) -> None:
    assert {"backups", "config", "log"} <= set(json.loads(run("info", "--json").out))


@needs_posix
def test_a_path_cannot_steer_the_terminal(run: Run, store: Path) -> None:
    odd = store.with_name("a\x1b[2Jb.db")
    shutil.copy(store, odd)
    said = run("info", "--store", odd)
    assert said.code == 0
    assert "\x1b" not in said.out


# Without a terminal ------------------------------------------------------------------------


@pytest.mark.parametrize("argv", [[], ["demo"], ["--read-only"], ["demo", "--size", "3"]])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_desk_without_a_terminal_is_exit_2_at_once(
    language: str, argv: list[str], run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / "caseload.db"
    begun = time.monotonic()
    said = run(*argv, "--store", path, "--lang", language)
    assert time.monotonic() - begun < 1
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert "coachdesk today" in said.err
    assert not path.parent.exists()


# Stores that cannot be opened --------------------------------------------------------------


def _sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        link = sqlite3.connect(path)
        for statement in statements:
            link.execute(statement)
        link.commit()
        link.close()

    return change


def _cut(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def _written(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = bytes(range(200))
    path.write_bytes(data)


STORES: dict[str, tuple[Callable[[Path], None], str]] = {
    "text": (_written(b"my notes\n" * 100), "is not a coachdesk caseload"),
    "a few bytes": (_written(b"xyz"), "is not a coachdesk caseload"),
    "noise": (_written(bytes(range(256)) * 40), "is not a coachdesk caseload"),
    "nothing": (_written(b""), "is not a coachdesk caseload"),
    "another database": (
        _sql("PRAGMA application_id = 0", "PRAGMA user_version = 0"),
        "is not a coachdesk caseload",
    ),
    "a newer schema": (_sql("PRAGMA user_version = 99"), "made by a newer coachdesk"),
    "only a header": (_cut(100), "damaged"),
    "half": (_cut(50_000), "damaged"),
    "scribbled": (_scribbled, "damaged"),
    "a table less": (_sql("DROP TABLE contact"), "damaged"),
}


@pytest.mark.parametrize("name", STORES)
def test_a_store_that_cannot_be_read_is_one_line_and_stays_as_it_was(
    name: str, run: Run, store: Path
) -> None:
    spoil, expected = STORES[name]
    spoil(store)
    before = fingerprint(store)
    for argv in READERS:
        if name == "a table less" and argv[0] == "info":
            continue
        said = run(*argv)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
        assert str(store) in said.err
        assert expected in said.err
        assert run(*argv, "--lang", "nl").err != said.err
    if name != "nothing":
        said = run("import", SAMPLE)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert fingerprint(store) == before
    beside = {f"{store.name}.access.log", "backups"}
    assert {each.name for each in store.parent.iterdir()} - beside == {store.name}


ODD = {
    "a day": "UPDATE jobseeker SET registered_on = 'soon'",
    "a word": "UPDATE contact SET mode = 'pigeon'",
    "bytes for text": "UPDATE jobseeker SET last_name = x'ff00'",
    "text in no encoding": "UPDATE jobseeker SET last_name = CAST(x'ff41' AS TEXT)",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_content_of_a_store_gives_no_traceback(name: str, run: Run, store: Path) -> None:
    _sql(ODD[name])(store)
    before = fingerprint(store)
    for argv in READERS[:3]:
        said = run(*argv)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    run("import", SAMPLE)
    assert fingerprint(store) == before


@pytest.mark.parametrize(
    "name",
    [
        "a day",
        "text in no encoding",
        "a word",
        "bytes for text",
    ],
)
def test_odd_content_of_a_store_is_called_damage(name: str, run: Run, store: Path) -> None:
    _sql(ODD[name])(store)
    assert "damaged" in run("today").err


def test_a_store_left_in_the_middle_of_a_write_says_what_to_do(run: Run, store: Path) -> None:
    """As a power cut leaves it: to read it, the write must first be taken back."""
    copy = store.with_name("cut.db")
    link = sqlite3.connect(store, isolation_level=None)
    link.execute("PRAGMA cache_size = 1")
    link.execute("BEGIN IMMEDIATE")
    link.execute("UPDATE contact SET note = hex(randomblob(5000))")
    shutil.copy(store, copy)
    shutil.copy(f"{store}-journal", f"{copy}-journal")
    link.close()
    before = fingerprint(copy)
    said = run("today", "--store", copy)
    assert (said.code, len(said.lines)) == (1, 1)
    assert fingerprint(copy) == before
    assert "Nothing can be written" not in said.err


@pytest.mark.parametrize("argv", [*READERS, ["import", "-", "--read-only"]])
def test_a_missing_store_is_exit_1_and_is_not_made(
    argv: list[str], run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / "missing.db"
    content = b'{"format": "coachdesk-caseload", "version": 1}'
    said = run(*argv, "--store", path, stdin=content)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert str(path) in said.err
    assert not path.parent.exists()


def test_a_folder_or_a_place_in_a_file_is_no_store(run: Run, store: Path) -> None:
    for path in (store.parent, store / "x.db"):
        for argv in (["today"], ["import", SAMPLE]):
            said = run(*argv, "--store", path)
            assert (said.code, said.out, len(said.lines)) == (1, "", 1)
            assert "inside coachdesk" not in said.err


def test_a_store_another_window_writes_to_is_busy(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.01)
    link = sqlite3.connect(store, isolation_level=None)
    try:
        link.execute("BEGIN EXCLUSIVE")
        for argv in (["today"], ["export"], ["import", SAMPLE]):
            said = run(*argv)
            assert (said.code, said.out, len(said.lines)) == (1, "", 1)
            assert "in use by another window" in said.err
    finally:
        link.close()
    assert run("today").code == 0


UNREACHABLE = ["~nobody-of-that-name/x.db", "x" * 300]


@pytest.mark.parametrize("name", UNREACHABLE, ids=["nobody", "long"])
def test_a_store_that_no_file_can_be_is_said_clearly(name: str, run: Run) -> None:
    said = run("today", "--store", name)
    assert (said.code, len(said.lines)) == (1, 1)
    assert "inside coachdesk" not in said.err


def test_a_file_in_nobodys_home_is_said_clearly(run: Run) -> None:
    said = run("import", "~nobody-of-that-name/x.json")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "There is no file" in said.err


# Signals, pipes, descriptors ---------------------------------------------------------------


@needs_posix
def test_an_interrupt_is_exit_130_and_leaves_nothing(tmp_path: Path) -> None:
    """The file is a pipe, so that the interrupt comes while it is being read."""
    path = tmp_path / "new.db"
    running = subprocess.Popen(
        [sys.executable, "-m", "coachdesk", "import", "-", "--store", str(path)],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A test run in the background is started with interrupts ignored, and passes that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdin
    running.stdin.write(b'{"format": ' + b" " * 100_000)  # more than a pipe holds: it is being read
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert err == b"Stopped. Nothing in the caseload was changed.\n"
    assert not path.exists()


_EXPORTS = """
import sys, time
from coachdesk import cli
from coachdesk.cli.progress import Progress

def track(self, items):
    yield next(iter(items))
    print("begun", flush=True)
    time.sleep(60)

Progress.track = track
sys.exit(cli.main(sys.argv[1:]))
"""


@needs_posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_who_is_told_to_end_leaves_no_file(name: str, tmp_path: Path, filled: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    number = getattr(signal, name)
    where = ["--store", str(filled), "-o", str(out / "x.json")]
    running = subprocess.Popen(
        [sys.executable, "-c", _EXPORTS, "export", "--format", "json", *where],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    assert running.stdout
    assert running.stdout.readline() == b"begun\n"
    assert len(list(out.iterdir())) == 1
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 128 + number
    assert (err == b"") == (name != "SIGINT")
    assert list(out.iterdir()) == []


@needs_posix
def test_a_signal_that_is_to_be_ignored_stays_ignored(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(
        "coachdesk.desk.reading.Reading.day", lambda _: seen.append(signal.getsignal(signal.SIGHUP))
    )
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        run("today")
        assert seen == [signal.SIG_IGN]
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("changed", [True, False])
def test_an_interrupt_says_whether_the_change_had_been_saved(
    changed: bool, run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in = Files.import_records

    def interrupted(self: Files, *args: Any, **how: Any) -> None:
        if changed:
            taken_in(self, *args, **how)
        raise KeyboardInterrupt

    monkeypatch.setattr(Files, "import_records", interrupted)
    said = run("import", "-", "--lang", "nl", stdin=b"naam\nMo Ali\n")
    line = (
        "Gestopt, maar de wijziging was al opgeslagen. Bekijk: coachdesk undo --list"
        if changed
        else "Gestopt. Er is niets gewijzigd in de caseload."
    )
    assert (said.code, said.out, said.lines) == (130, "", [line])


@pytest.mark.parametrize("argv", [["export", "--format", "json"], ["--help"]])
def test_a_closed_pipe_is_quiet(argv: list[str], tmp_path: Path, filled: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = process(
            tmp_path, *argv, "--store", str(filled), stdout=writer, stderr=subprocess.PIPE
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_is_utf_8_whatever_the_system_speaks(tmp_path: Path, filled: Path) -> None:
    odd = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = process(tmp_path, "today", "--store", str(filled), "--today", A_DAY, env=odd)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Aïcha van 't Ünal" in done.stdout.decode("utf-8")
    missing = process(tmp_path, "show", "Zoë", "--store", str(filled), env=odd)
    assert (missing.returncode, missing.stderr.count(b"\n")) == (1, 1)


def test_help_is_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    odd = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    assert process(tmp_path, "--help", "--lang", "nl", env=odd).returncode == 0


def _redirected(tmp_path: Path, words: str, store: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m coachdesk {words}', sys.executable],
        env=environment(tmp_path, COACHDESK_STORE=str(store), COACHDESK_TODAY=A_DAY),
        capture_output=True,
        timeout=20,
        check=False,
    )


@needs_posix
@pytest.mark.parametrize(
    ("words", "code"), [("<&-", 2), ("import - <&-", 1), ("today >&-", 1), ("today >/dev/full", 1)]
)
def test_a_closed_or_full_stream_is_said_clearly(
    words: str, code: int, tmp_path: Path, filled: Path
) -> None:
    done = _redirected(tmp_path, words, filled)
    assert done.returncode == code
    assert b"inside coachdesk" not in done.stderr
    assert b"Traceback" not in done.stderr


@needs_posix
@pytest.mark.parametrize("words", ["<&-", "import - <&-", "today >&-", "today >/dev/full"])
def test_a_closed_or_full_stream_gives_no_traceback(
    words: str, tmp_path: Path, filled: Path
) -> None:
    done = _redirected(tmp_path, words, filled)
    assert done.returncode in (1, 2)
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


# Every code has its words ------------------------------------------------------------------


def _codes(name: str, position: int) -> Iterator[str]:
    """The codes given on the spot to `name(…)` anywhere in the program."""
    for path in Path(coachdesk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=found), args=args) if found == name:
                    given = args[position] if len(args) > position else None
                    if isinstance(given, ast.Constant):
                        yield given.value


def test_every_problem_has_its_words() -> None:
    codes = {*_codes("Problem", 1), *_codes("PolicyError", 1)}
    codes |= {f"not_{kind.name}" for kind in FieldKind.__subclasses__() if kind is not Word}
    assert len(codes) > 20
    assert codes <= set(problems._PROBLEMS)


def test_every_fault_of_a_store_has_its_words() -> None:
    codes = set(_codes("StoreError", 0))
    assert len(codes) > 5
    assert codes <= set(problems._STORES)


def test_what_nobody_foresaw_is_one_line_that_names_the_place(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **how: object) -> None:
        raise RuntimeError("Zoë van den Berg")

    monkeypatch.setattr("coachdesk.desk.reading.Reading.day", broken)
    said = run("today")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "RuntimeError, test_errors.py:" in said.err
    assert "Zoë" not in said.err
