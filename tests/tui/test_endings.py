"""However coachdesk is ended, what was being typed is there again, and it ends at once."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.tui.conftest import Opened
from tests.tui.terminal import Terminal

if sys.platform != "win32":
    import resource

FULL = os.environ.get("COACHDESK_FULL") == "1"
PASSPHRASE = "paard nietje batterij correct"
TYPED = "Belde zelf over"
AT_ONCE = 1.0  # seconds
WITHIN = 2.0  # seconds, whatever holds the store
CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129, "closed window": 129}
ENDINGS: dict[str, Callable[[Terminal], None]] = {
    "SIGINT": lambda terminal: terminal.process.send_signal(signal.SIGINT),
    "SIGTERM": lambda terminal: terminal.process.send_signal(signal.SIGTERM),
    "SIGHUP": lambda terminal: terminal.process.send_signal(signal.SIGHUP),
    "closed window": lambda terminal: terminal.hang_up(),
}
STORES = ("plain", "protected")


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str], tuple[Path, dict[str, str]]]:
    """A store, and what the environment needs to say to open it."""

    def made(kind: str) -> tuple[Path, dict[str, str]]:
        store = sample_store(tmp_path)
        if kind == "plain":
            return store, {}
        pytest.importorskip("sqlcipher3")
        with closing(Desk.open(store, today=DAY)) as desk:
            desk.safety.protect(None, PASSPHRASE)
        secret = tmp_path / "secret"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        secret.chmod(0o600)
        return store, {"COACHDESK_PASSPHRASE_FILE": str(secret)}

    return made


def type_half(terminal: Terminal, typed: str = TYPED) -> None:
    """Log a contact with who is highlighted, as far as half a note."""
    terminal.wait_for("Caseload")
    terminal.settle(0.4)
    terminal.press("c")
    terminal.press("h")
    terminal.write(typed)
    # Only what was drawn was taken in; the end comes before the next second's keeping.
    terminal.wait_for(typed.split()[-1])


def kept(store: Path, kind: str) -> list[str]:
    passphrase = PASSPHRASE if kind == "protected" else None
    with closing(Desk.open(store, today=DAY, passphrase=passphrase)) as desk:
        return [draft.texts.get("note", "") for draft in desk.read.drafts()]


def is_tidy(terminal: Terminal) -> bool:
    """Whether the terminal shows again what it showed before the screen."""
    return terminal.sent.rfind(b"\x1b[?1049l") > terminal.sent.rfind(b"\x1b[?1049h")


def last_words(terminal: Terminal) -> str:
    """What was said once the screen had gone."""
    return terminal.sent[terminal.sent.rfind(b"\x1b[?1006l") + len("\x1b[?1006l") :].decode()


def seconds_to_end(terminal: Terminal) -> float:
    begun = time.monotonic()
    terminal.ended()
    took = time.monotonic() - begun
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.process.pid, 0)
    return took


@needs_posix
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", STORES)
def test_half_a_note_is_kept_whatever_ends_it(
    kind: str, ending: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    if not FULL and (kind, ending) not in (
        ("plain", "SIGTERM"),
        ("plain", "SIGINT"),
        ("protected", "closed window"),
    ):
        pytest.skip("in full only")
    store, env = make(kind)
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        type_half(terminal)
        ENDINGS[ending](terminal)
        took = seconds_to_end(terminal)
    assert terminal.process.returncode == CODES[ending]
    assert [note for note in kept(store, kind) if note.endswith(TYPED)]
    assert took < AT_ONCE


@needs_posix
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", STORES)
def test_a_locked_desk_ends_as_well(
    kind: str, ending: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    if not FULL and (kind, ending) != ("protected", "SIGTERM"):
        pytest.skip("in full only")
    store, env = make(kind)
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        type_half(terminal)
        terminal.write("\x0c")
        terminal.wait_for("locked")
        terminal.settle(0.4)
        ENDINGS[ending](terminal)
        took = seconds_to_end(terminal)
    assert terminal.process.returncode == CODES[ending]
    assert [note for note in kept(store, kind) if note.endswith(TYPED)]
    assert took < AT_ONCE


@needs_posix
@pytest.mark.parametrize("ending", ENDINGS)
def test_the_unlock_screen_ends_at_once_and_leaves_the_terminal_tidy(
    ending: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    if not FULL and ending != "closed window":
        pytest.skip("in full only")
    store, _ = make("protected")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        terminal.wait_for("protected")
        terminal.settle(0.4)
        terminal.write(PASSPHRASE[:5])
        terminal.settle()
        ENDINGS[ending](terminal)
        took = seconds_to_end(terminal)
        if ending != "closed window":
            assert is_tidy(terminal)
    assert terminal.process.returncode == CODES[ending]
    assert took < AT_ONCE
    assert kept(store, "protected") == []


@contextmanager
def held(store: Path) -> Iterator[None]:
    """Another program holds the store, and lets nobody read."""
    with closing(sqlite3.connect(store, isolation_level=None)) as link:
        link.execute("BEGIN EXCLUSIVE")
        yield
        link.execute("ROLLBACK")


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGINT", "SIGHUP"])
@needs_posix
def test_a_store_that_is_held_does_not_hold_up_the_end(
    ending: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    if not FULL and ending == "SIGHUP":
        pytest.skip("in full only")
    store, _ = make("plain")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        type_half(terminal)
        with held(store):
            ENDINGS[ending](terminal)
            took = seconds_to_end(terminal)
    assert took < WITHIN and is_tidy(terminal)
    assert terminal.process.returncode == CODES[ending]
    assert "could not be kept" in last_words(terminal) and last_words(terminal).count("\n") == 1


@needs_posix
def test_q_does_not_wait_for_a_write_that_waits_for_a_held_store(
    make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    store, _ = make("plain")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        with held(store):
            terminal.press("u")
            terminal.settle(0.9)  # a letter right behind it would be a text
            terminal.write("q")
            took = seconds_to_end(terminal)
    assert took < WITHIN and is_tidy(terminal)
    assert terminal.process.returncode == 0
    assert "not finished" in last_words(terminal) and last_words(terminal).count("\n") == 1


STUCK = """
import sys, time
from textual.app import ComposeResult
from textual.widgets import Static
from coachdesk.tui.base_app import CoachdeskApp

class Stuck(CoachdeskApp):
    def compose(self) -> ComposeResult:
        yield Static("Here it is")
    def on_key(self) -> None:
        self.set_timer(0.1, lambda: time.sleep(60))
        self.query_one(Static).update("Stuck soon")

Stuck().run()
"""


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGINT", "SIGHUP"])
@needs_posix
def test_a_screen_whose_loop_waits_ends_as_well(ending: str, tmp_path: Path) -> None:
    with Terminal(["-c", STUCK], tmp_path) as terminal:
        terminal.wait_for("Here it is")
        terminal.settle(0.4)
        terminal.press("x", quiet=0.5)
        ENDINGS[ending](terminal)
        took = seconds_to_end(terminal)
    assert took < WITHIN and is_tidy(terminal)
    assert terminal.process.returncode == CODES[ending]


@needs_posix
def test_a_laptop_that_slept_goes_on_where_it_was(
    make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    store, env = make("plain")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        type_half(terminal)
        for _ in range(3):
            terminal.process.send_signal(signal.SIGSTOP)
            time.sleep(1.5 if FULL else 0.2)
            assert terminal.process.poll() is None
            terminal.process.send_signal(signal.SIGCONT)
            terminal.settle(0.2)
        terminal.write(" fietsen")
        terminal.wait_for("fietsen")
        terminal.write("\x13")
        terminal.wait_for("saved")
        terminal.write("q")
        assert terminal.ended() == 0
    assert kept(store, "plain") == []
    with closing(Desk.open(store, today=DAY)) as desk:
        notes = [item["note"] or "" for case in desk.read.day().cases
                 for item in desk.read.dossier(case.person.id).lists["contacts"]]  # fmt: skip
    assert any(TYPED + " fietsen" in note for note in notes)


@needs_posix
@pytest.mark.parametrize("keys", ["", "2", "4", "c"])
def test_what_the_shell_was_given_back_is_painted_anew(
    keys: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    store, env = make("plain")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.press(*keys)
        terminal.process.send_signal(signal.SIGTSTP)
        os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
        terminal.settle()
        terminal.forget()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("^s save" if keys == "c" else "6 Work", at_most=5)


@needs_posix
@pytest.mark.parametrize("screen", ["desk", "unlock"])
def test_a_terminal_gone_without_a_word_is_not_read_for_ever(
    screen: str, make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    store, _ = make("plain" if screen == "desk" else "protected")
    argv = ["-m", "coachdesk", "--store", store]
    with Terminal(argv, tmp_path, leads=False) as terminal:
        if screen == "desk":
            type_half(terminal)
        else:
            terminal.wait_for("protected")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = _cpu(terminal.process.pid)
        terminal.hang_up()
        begun = time.monotonic()
        terminal.ended()
        took = time.monotonic() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime - started
    assert took < 3 * AT_ONCE and used < 2, (took, used)
    if screen == "desk":
        assert [note for note in kept(store, "plain") if note.endswith(TYPED)]


def _cpu(pid: int) -> float:
    """Processor seconds a running process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


async def test_a_clock_set_back_does_no_harm(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {"day": DAY}

    class Day(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return now["day"]

    class Moment(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(now["day"].year, 6, 1, 9, tzinfo=UTC)

    monkeypatch.setattr("coachdesk.desk.opening.date", Day)
    for module in ("desk", "store.journal", "store.drafts", "store.access_log"):
        monkeypatch.setattr(f"coachdesk.{module}.datetime", Moment, raising=False)
    desk = Desk.open(sample_store(tmp_path))
    async with opened(desk=desk) as driver:
        await driver.press("c", "h")
        await driver.type("voor")
        now["day"] = date(2025, 1, 2)
        driver.app.background.look_for_changes()
        await driver.settle()
        driver.app.lock.put_on_when_idle()
        await driver.type(" na")
        await driver.pilot.pause(1.2)
        assert desk.read.drafts()[0].texts["note"].endswith("voor na")
        await driver.press("ctrl+s")
        assert "still to come" in driver.in_sight
        await driver.press("y")
        assert type(driver.app.screen).__name__ == "TodayScreen", driver.notices
        assert not desk.read.drafts()
        await driver.press("u")
        assert "Taken back" in driver.notices
        now["day"] = DAY
        driver.app.background.look_for_changes()
        await driver.press("ctrl+r", "2", "3", "4", "5", "1")
        assert "Done again" in driver.notices
        assert driver.app.ending.fault is None


@needs_posix
def test_nothing_of_anybody_stands_in_the_title_or_the_arguments(
    make: Callable[[str], tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    store, env = make("protected")
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        type_half(terminal)
        own = Path(f"/proc/{terminal.process.pid}")
        words = (own / "cmdline").read_bytes() + (own / "environ").read_bytes()
        assert TYPED.encode() not in words and PASSPHRASE.encode() not in words
        terminal.process.terminate()
        terminal.ended()
    assert b"\x1b]0;" not in terminal.sent and b"\x1b]2;" not in terminal.sent
