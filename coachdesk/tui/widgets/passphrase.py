"""Asking for the passphrase of a store."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Paste
from textual.widgets import Input, Static

from coachdesk.domain.text import NOTE_LENGTH
from coachdesk.store.memory_wiping import zeroize
from coachdesk.tui.literal import literal
from coachdesk.words import t

_SHOWN = "•"
_ROOM = NOTE_LENGTH + 1  # signs; more than any passphrase was ever made of


class SecretInput(Input):
    """A line of which only the length is seen: what is typed or pasted is taken literally.

    Textual's own field makes a new text at every key and leaves the old ones in memory. Here its
    text is a row of dots, and the signs stand in one place that is emptied.
    """

    def __init__(self, placeholder: str = "") -> None:
        self._signs = array("I", bytes(4 * _ROOM))
        super().__init__(placeholder=placeholder, compact=True)

    @contextmanager
    def given(self) -> Iterator[str]:
        """What was typed; the text is written over afterwards, so nobody may keep it."""
        text = self.copied()
        try:
            yield text
        finally:
            zeroize(text)

    def copied(self) -> str:
        """What was typed, as a text that the caller forgets."""
        return "".join(chr(self._signs[place]) for place in range(len(self.value)))

    def empty(self) -> None:
        """Forget what was typed."""
        self.replace("", 0, len(self.value))

    def replace(self, text: str, start: int, end: int) -> None:
        count = len(self.value)
        start, end = sorted((max(0, start), min(count, end)))
        text = text[: _ROOM - count + end - start]
        tail, by = range(end, count), len(text) - (end - start)
        for place in tail if by < 0 else reversed(tail):
            self._signs[place + by] = self._signs[place]
        for place in range(count + by, count):
            self._signs[place] = 0
        for place, sign in enumerate(text, start):
            self._signs[place] = ord(sign)
        super().replace(_SHOWN * len(text), start, end)

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)

    def on_unmount(self) -> None:
        for place in range(len(self.value)):
            self._signs[place] = 0
        self.set_reactive(Input.value, "")


class PassphraseBox(Vertical):
    """A field that shows nothing of what is typed, and a line that says how it went."""

    DEFAULT_CSS = """
    PassphraseBox {
        width: 60; max-width: 95%; height: auto; padding: 1 2;
        background: $surface; border: round $primary;
        Static { height: auto; }
        Input { margin: 1 0; }
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._heading = title

    def compose(self) -> ComposeResult:
        yield Static(literal(self._heading), markup=False)
        yield SecretInput(placeholder=t("passphrase"))
        yield Static(literal(t("enter opens it")), id="how", markup=False)

    def on_mount(self) -> None:
        self.field.focus()

    @property
    def field(self) -> SecretInput:
        return self.query_one(SecretInput)

    def take(self) -> bool:
        """Enter: whether there is something to open it with; it stays in the field meanwhile."""
        if not self.field.value or self.field.disabled:
            return False
        self.say(t("Opening …"))
        self.field.disabled = True
        return True

    def refuse(self, text: str) -> None:
        """Say why it did not open; what was typed is wiped, to type it anew."""
        self.field.empty()
        self.field.disabled = False
        self.field.focus()
        self.say(text)

    def say(self, text: str) -> None:
        self.query_one("#how", Static).update(literal(text))
