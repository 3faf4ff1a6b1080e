"""After the lock neither the key nor the passphrase stands in the memory of the process."""

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store.keys import key_from_passphrase
from coachdesk.store.memory_wiping import zeroize
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.tui.memory import copies_in, spellings
from tests.tui.terminal import Terminal

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux'")

PASSPHRASE = "paard nietje batterij correct"
ACCENTED = "paard nietje batterij één €5"
FULL = os.environ.get("COACHDESK_FULL") == "1"
BOUNDED = (("pasted", PASSPHRASE), ("key by key", ACCENTED))
ENTER, SAVE, LOCK = "\r", "\x13", "\x0c"


def give(terminal: Terminal, way: str, passphrase: str) -> None:
    """Let the program have the passphrase, and enter."""
    if way == "pasted":
        terminal.write(f"\x1b[200~{passphrase}\x1b[201~")
    elif way == "key by key":
        for sign in passphrase:
            terminal.write(sign)
            terminal.pump(0.02)
    else:
        terminal.write(passphrase)
    terminal.write(ENTER)


def work_and_lock(terminal: Terminal) -> None:
    """Save a contact, so that everything that writes was at work, and lock."""
    terminal.wait_for("Caseload")
    terminal.settle(0.4)
    terminal.press("c", "h", "o")  # held, and where it was asked: at the office
    terminal.write("Belde zelf")
    terminal.settle()
    terminal.write(SAVE)
    terminal.wait_for("saved")
    terminal.settle()
    terminal.write(LOCK)
    terminal.wait_for("closed")
    terminal.settle(0.5)


# Not by its text: pytest tells the name of the test to all that it starts.
@pytest.mark.parametrize("passphrase", [PASSPHRASE, ACCENTED], ids=["ascii", "accents"])
@pytest.mark.parametrize("way", ["pasted", "key by key", "all at once", "file"])
@needs_posix
def test_the_lock_leaves_nothing_that_opens_the_store_in_memory(
    tmp_path: Path, way: str, passphrase: str
) -> None:
    if not FULL and (way, passphrase) not in BOUNDED:
        pytest.skip("in full only")
    store = sample_store(tmp_path)
    with closing(Desk.open(store, today=DAY)) as desk:
        desk.safety.protect(None, passphrase)
    key = key_from_passphrase(store, passphrase)
    sought = spellings(bytes(key._raw), passphrase)
    env: dict[str, str] = {}
    if way == "file":
        (tmp_path / "secret").write_text(passphrase, encoding="utf-8")
        (tmp_path / "secret").chmod(0o600)
        env = {"COACHDESK_PASSPHRASE_FILE": str(tmp_path / "secret")}
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, env) as terminal:
        if way != "file":
            terminal.wait_for("protected")
            terminal.settle(0.4)
            give(terminal, way, passphrase)
        terminal.wait_for("Caseload")
        assert copies_in(terminal.process.pid, sought).keys() >= {"raw key, begin"}
        work_and_lock(terminal)
        assert copies_in(terminal.process.pid, sought) == {}
        give(terminal, "pasted" if way == "file" else way, passphrase)
        work_and_lock(terminal)
        assert copies_in(terminal.process.pid, sought) == {}


@needs_posix
def test_a_passphrase_chosen_at_the_set_up_is_forgotten_too(tmp_path: Path) -> None:
    store = tmp_path / "new.db"
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        terminal.wait_for("Welcome")
        terminal.settle(0.4)
        terminal.press("Els", "\t", "\t", "e", "\t", "p")
        for _ in range(2):
            terminal.press(f"\x1b[200~{PASSPHRASE}\x1b[201~", "\t")
        terminal.press(SAVE, quiet=1)
        terminal.press("\x1b", LOCK)
        terminal.wait_for("closed")
        terminal.settle(0.5)
        key = key_from_passphrase(store, PASSPHRASE)
        sought = spellings(bytes(key._raw), PASSPHRASE)
        assert copies_in(terminal.process.pid, sought) == {}


def test_what_is_forgotten_is_zeros_where_it_stood() -> None:
    for text in ("".join(["ge", "heim"]), "".join(["géh", "eim"]), "".join(["€", "uro"]),
                 "".join(["👩", "maan"])):  # fmt: skip
        count = len(text)
        zeroize(text)
        assert [ord(sign) for sign in text] == [0] * count
    data = b"".join([b"ge", b"heim"])
    zeroize(data)
    assert data == bytes(6)
    begun = bytearray(b"geheim")
    zeroize(begun)
    assert begun == bytes(6)
    zeroize("", "x", b"", b"x")
    assert "x" != "\0"
