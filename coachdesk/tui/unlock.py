"""The first screen of a protected store: its passphrase, then the desk."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from coachdesk.tui.ending import EndingApp
from coachdesk.tui.literal import literal
from coachdesk.tui.themes import DEFAULT_THEME, THEMES
from coachdesk.tui.widgets.passphrase import PassphraseBox
from coachdesk.words import t
from coachdesk.words.problems import store_text


class UnlockApp(EndingApp[Desk]):
    """Gives the open desk, or None where it was left."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("escape,ctrl+q,ctrl+c", "quit", show=False, priority=True),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; align: center middle; }
    #way-out { width: auto; color: $text-muted; }
    """

    def __init__(self, open_with: Callable[[str], Desk]) -> None:
        super().__init__()
        self._open_with = open_with
        self.failure: StoreError | None = None  # what no other passphrase mends
        self.passphrase = ""  # that was typed then
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    def compose(self) -> ComposeResult:
        yield PassphraseBox(t("This caseload is protected."))
        yield Static(literal(t("esc closes coachdesk")), id="way-out", markup=False)

    def on_mount(self) -> None:
        self.run_worker(_warm_up, thread=True)

    @on(PassphraseBox.Given)
    def _given(self, event: PassphraseBox.Given) -> None:
        self.run_worker(lambda: self._open(event.passphrase), thread=True)

    def _open(self, passphrase: str) -> None:
        try:
            desk = self._open_with(passphrase)
        except StoreError as error:
            if error.code != "wrong_passphrase":
                self.failure, self.passphrase = error, passphrase
                self.call_from_thread(self.exit)
                return
            said = store_text(error.code, error.path, error.facts)
            self.call_from_thread(self.query_one(PassphraseBox).refuse, said)
        else:
            self.call_from_thread(self.exit, desk)


def _warm_up() -> None:
    """Import the desk's own screens while the passphrase is typed."""
    import coachdesk.tui.app
    import coachdesk.tui.screens.today  # noqa: F401
