"""The first screen of a protected store: its passphrase, then the desk."""

from collections.abc import Callable
from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from coachdesk.tui.base_app import CoachdeskApp
from coachdesk.tui.literal import literal
from coachdesk.tui.textual_types import AnyScreen
from coachdesk.tui.widgets.passphrase import PassphraseBox, SecretInput
from coachdesk.words import t
from coachdesk.words.problems import store_text

_LEAVES = ("escape", "ctrl+q", "ctrl+c")


class _UnlockScreen(Screen[None]):
    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        """Enter acts when all that was typed before it stands in the field."""
        return cast("UnlockApp", self.app).open if key == "enter" else None


class UnlockApp(CoachdeskApp[Desk]):
    """Gives the open desk, or None where it was left.

    Keys typed after the passphrase wait for the desk. After a wrong one they are dropped: they were
    meant for a desk that stays shut.
    """

    BINDINGS = [Binding(",".join(_LEAVES), "quit", show=False, priority=True)]
    CSS = (
        CoachdeskApp.CSS
        + """
    Screen { align: center middle; }
    #way-out { width: auto; color: $text-muted; }
    """
    )

    def __init__(self, open_with: Callable[[str], Desk]) -> None:
        super().__init__()
        self._open_with = open_with
        self._opening: object = None  # while a passphrase is tried
        self.failure: StoreError | None = None  # what no other passphrase mends
        self.passphrase = ""  # that was typed then

    def compose(self) -> ComposeResult:
        yield PassphraseBox(t("This caseload is protected."))
        yield Static(literal(t("esc closes coachdesk")), id="way-out", markup=False)

    def on_mount(self) -> None:
        self.run_worker(_warm_up, thread=True)

    async def on_event(self, event: events.Event) -> None:
        if self.keys.opens and isinstance(event, events.Key) and event.key in _LEAVES:
            self.exit()
        else:
            await super().on_event(event)

    def get_default_screen(self) -> AnyScreen:
        return _UnlockScreen()

    def open(self) -> None:
        """Try what stands in the field."""
        if self.query_one(PassphraseBox).take():
            self._opening = self.keys.begin_opening(gives_up=False)
            self.run_worker(self._open, thread=True)

    def _open(self) -> None:
        field = self.query_one(SecretInput)
        try:
            with field.given() as passphrase:
                desk = self._open_with(passphrase)
        except StoreError as error:
            if error.code != "wrong_passphrase":
                self.failure, self.passphrase = error, field.copied()
                self.call_from_thread(self.exit)
                return
            self.call_from_thread(self._refused, store_text(error.code, error.path, error.facts))
        else:
            self.call_from_thread(self.exit, desk)

    def _refused(self, said: str) -> None:
        self.keys.drop()
        self.keys.end_opening(self._opening)
        self.query_one(PassphraseBox).refuse(said)


def _warm_up() -> None:
    """Import the desk's own screens while the passphrase is typed."""
    import coachdesk.tui.app
    import coachdesk.tui.screens.today  # noqa: F401
