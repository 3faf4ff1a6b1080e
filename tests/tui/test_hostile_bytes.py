"""Whatever bytes a terminal sends, no screen ends by them, and none of them is a command."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Key

from coachdesk.desk import Desk
from coachdesk.tui.textual_patches.decoding import TerminalText
from coachdesk.tui.textual_patches.pasting import QuickPasteParser
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.team_scene import publish_team
from tests.tui.terminal import Terminal

PASSPHRASE = "paard nietje batterij correct"
NO_TEXT = [bytes([value]) for value in range(0x80, 0x100)]
_PLACES = ((32, 33, 33), (32, 200, 40), (67, 0xC3, 0xA9), (32, 0xE2, 0x82), (35, 255, 255))
MOUSE = [b"\x1b[M" + bytes(place) for place in _PLACES]
OVERLONG = [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xf8\x88\x80\x80\x80",
            b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]  # fmt: skip
SENSELESS = [b"\x1b[97:65;1u", b"\x1b[1114112u", b"\x1b[9999999999999u", b"\x1b[1;99999999A",
             b"\x1b[<0;0;0M", b"\x1b[<999;999999;999999M", b"\x1b[999;999R",
             b"\x1b[0;;1114112u", b"\x1b[48;0;0;0;0t"]  # fmt: skip
HALF = [b"\x1b[1;", b"\x1b[<35;12", b"\x1b[M ", b"\x1b[48;;;;t", b"\x1b[", b"\x1b[20"]
# Not what says that the window has no size, nor what begins like a paste: they are believed.
ALL = [*NO_TEXT, *MOUSE, *OVERLONG, *SENSELESS[:-1], *HALF[:-1]]


def _keys(*pieces: bytes) -> list[str]:
    text, parser = TerminalText(), QuickPasteParser()
    return [event.key for piece in pieces for event in parser.feed(text.read(piece))
            if isinstance(event, Key)]  # fmt: skip


def test_text_in_utf8_is_read_wherever_it_is_cut() -> None:
    whole = "Şükran 漢 🚲 é".encode()
    for at in range(len(whole)):
        text = TerminalText()
        assert text.read(whole[:at]) + text.read(whole[at:]) == whole.decode()


@pytest.mark.parametrize("data", [*NO_TEXT, *OVERLONG])
def test_what_is_no_text_takes_no_key_with_it(data: bytes) -> None:
    keys = _keys(b"a" + data + b"b")
    assert keys[0] == "a" and keys[-1] == "b" and "escape" not in keys


@pytest.mark.parametrize("report", MOUSE)
def test_an_old_mouse_report_is_no_key_wherever_it_is_cut(report: bytes) -> None:
    whole = b"a" + report + "é".encode() + report + b"b"
    for at in range(len(whole)):
        assert _keys(whole[:at], whole[at:]) == ["a", "é", "b"], at


@pytest.mark.parametrize("data", SENSELESS)
def test_a_sequence_that_cannot_be_read_takes_nothing_else_with_it(data: bytes) -> None:
    keys = _keys(b"a" + data + b"b")
    assert keys[0] == "a" and keys[-1] == "b"


@pytest.mark.parametrize("half", HALF)
def test_half_a_sequence_is_no_row_of_keys(half: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual import _parser

    now = [0.0]
    monkeypatch.setattr(_parser, "get_time", lambda: now[0])
    text, parser = TerminalText(), QuickPasteParser()
    events = list(parser.feed(text.read(half)))
    now[0] = 1.0
    events += parser.tick()
    text.rest()
    events += parser.feed(text.read(b"\x1b[A"))
    keys = [event.key for event in events if isinstance(event, Key)]
    assert keys in (["up"], ["alt+left_square_bracket", "up"], ["left_square_bracket", "up"])


def test_any_bytes_are_read_to_their_end() -> None:
    chance = random.Random(3)
    parts = [b"\x1b[", b"\x1b", b"M", b"<", b";", b"u", b"~", b"1", b"99999", b"200~", b"201~",
             b"\xc3", b"\xa9", b"a", b":", b"t", b"48", b"R", b"$y", b"?", b"\xff"]  # fmt: skip
    for _ in range(3000):
        text, parser = TerminalText(), QuickPasteParser()
        for _ in range(4):
            list(parser.feed(text.read(b"".join(chance.choices(parts, k=8)))))
        list(parser.feed(text.read(b"\x1b[201~" * 2 + b"\x18" * 40)))
        found = [event.key for event in parser.feed("z") if isinstance(event, Key)]
        assert found == ["z"]


Made = tuple[list[str | Path], str, str]  # the command, what its screen says, how it is left


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Made]]:
    """Each screen that is an app of its own."""

    def made(screen: str) -> Made:
        if screen == "set-up":
            return ["--store", tmp_path / "new.db"], "Your name", "\x11"
        if screen == "lead":
            return ["summary", publish_team(tmp_path)], "12 coaches", "\x11"
        store = sample_store(tmp_path)
        if screen == "unlock":
            pytest.importorskip("sqlcipher3")
            with closing(Desk.open(store, today=DAY)) as desk:
                desk.safety.protect(None, PASSPHRASE)
            return ["--store", store], "protected", "\x11"
        if screen == "rescue":
            with closing(Desk.open(store, today=DAY)) as desk:
                desk.safety.back_up()
            store.write_bytes(b"SQLite format 3\x00" + b"kapot" * 2000)
            return ["--store", store], "backup", "n"
        return ["--store", store], "Caseload", "q"

    yield made


@pytest.mark.parametrize("screen", ["desk", "unlock", "rescue", "lead", "set-up"])
@needs_posix
def test_no_screen_ends_by_what_a_terminal_sends(
    screen: str, make: Callable[[str], Made], tmp_path: Path
) -> None:
    argv, says, leave = make(screen)
    with Terminal(["-m", "coachdesk", *argv], tmp_path) as terminal:
        terminal.wait_for(says)
        terminal.settle(0.4)
        for data in ALL:
            terminal.write(data)
            if data in HALF:
                terminal.settle(0.15)
        terminal.settle(0.3)
        terminal.forget()
        terminal.resize(90, 30)
        terminal.wait_for(says)
        terminal.write(leave)
        if screen == "set-up":
            terminal.wait_for("Throw it away")
            terminal.settle(0.8)
            terminal.write("y")
            terminal.settle(1.5)  # another letter would show that a text is typed
            terminal.wait_for("There is nobody")
            terminal.write("q")
        code = terminal.ended()
    assert code == (1 if screen == "rescue" else 0), terminal.shown[-500:]


@needs_posix
def test_a_note_typed_amid_them_is_saved(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.press("c", "h")
        for data in (*NO_TEXT, *MOUSE, *OVERLONG):
            terminal.write(data)
        terminal.write("Zoë belde".encode()[:3])
        terminal.write("Zoë belde".encode()[3:])
        terminal.wait_for("belde")
        terminal.write("\x13")
        terminal.wait_for("saved")
        terminal.settle(0.4)
        terminal.write("q")
        assert terminal.ended() == 0
    with closing(Desk.open(store, today=DAY)) as desk:
        notes = [item["note"] or "" for case in desk.read.day().cases
                 for item in desk.read.dossier(case.person.id).lists["contacts"]]  # fmt: skip
    found = [note for note in notes if "Zoë belde" in note]
    assert found and "!" not in found[0] and "\ufffd" in found[0]


FAULT = """
import sys
from coachdesk.tui.textual_patches.pasting import QuickPasteParser
feed = QuickPasteParser.feed
def fail(self, data):
    if "%" in data:
        raise ValueError("GEHEIM " + data)
    return feed(self, data)
QuickPasteParser.feed = fail
from coachdesk.cli import main
sys.exit(main(sys.argv[1:]))
"""


@needs_posix
def test_a_fault_of_the_reading_thread_is_told_and_keeps_what_was_typed(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    with Terminal(["-c", FAULT, "--store", store], tmp_path) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.4)
        terminal.press("c", "h")
        terminal.write("Sprak zacht")
        terminal.wait_for("zacht")
        terminal.write("%")
        assert terminal.ended() == 1
        last = terminal.sent[terminal.sent.rfind(b"\x1b[?1006l") :].decode()
    assert "(ValueError, " in last and last.count("\n") == 1
    assert "GEHEIM" not in terminal.shown
    with closing(Desk.open(store, today=DAY)) as desk:
        assert [d for d in desk.read.drafts() if d.texts["note"].endswith("Sprak zacht")]
