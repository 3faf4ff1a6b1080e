"""Asking for the passphrase of a store."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from coachdesk.tui.literal import literal
from coachdesk.words import t


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

    class Given(Message):
        """A passphrase was typed and entered."""

        def __init__(self, passphrase: str) -> None:
            super().__init__()
            self.passphrase = passphrase

    def __init__(self, title: str) -> None:
        super().__init__()
        self._heading = title

    def compose(self) -> ComposeResult:
        yield Static(literal(self._heading), markup=False)
        yield Input(password=True, placeholder=t("passphrase"), compact=True)
        yield Static(literal(t("enter opens it")), id="how", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value:
            self.say(t("Opening …"))
            event.input.disabled = True
            self.post_message(self.Given(event.value))

    def refuse(self, text: str) -> None:
        """Say why it did not open; what was typed is wiped, to type it anew."""
        field = self.query_one(Input)
        field.value = ""
        field.disabled = False
        field.focus()
        self.say(text)

    def say(self, text: str) -> None:
        self.query_one("#how", Static).update(literal(text))
