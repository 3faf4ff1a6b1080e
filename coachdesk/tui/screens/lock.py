"""The lock: nothing of anybody on the screen; a protected store is closed meanwhile."""

from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.store.errors import StoreError
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.passphrase import PassphraseBox
from coachdesk.words import t
from coachdesk.words.problems import store_text

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class LockScreen(Screen[None]):
    """Covers everything. Enter uncovers it, a protected store only with its passphrase."""

    BINDINGS = [("enter", "uncover")]
    DEFAULT_CSS = """
    LockScreen { background: $background; align: center middle; }
    LockScreen > Static { width: auto; height: auto; }
    """

    def __init__(self, *, protected: bool) -> None:
        super().__init__()
        self._protected = protected

    def compose(self) -> ComposeResult:
        if self._protected:
            yield PassphraseBox(t("coachdesk is locked, and the caseload is closed."))
        else:
            yield Static(literal(t("coachdesk is locked. enter opens it again.")), markup=False)

    def on_mount(self) -> None:
        self.app.clear_notifications()
        if self._protected:
            desk = self._desk_app.desk
            self.run_worker(desk.close, thread=True, group="closing")

    @property
    def _desk_app(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def on_click(self, event: events.Click) -> None:
        event.stop()

    def action_uncover(self) -> None:
        if not self._protected:
            self.dismiss()

    @on(PassphraseBox.Given)
    def _given(self, event: PassphraseBox.Given) -> None:
        def unlock() -> None:
            try:
                self._desk_app.desk.unlock(event.passphrase)
            except StoreError as error:
                said = store_text(error.code, error.path, error.facts)
                self.app.call_from_thread(self.query_one(PassphraseBox).refuse, said)
            else:
                self.app.call_from_thread(self._unlocked)

        self.run_worker(unlock, thread=True, group="unlocking")

    def _unlocked(self) -> None:
        self.dismiss()
        self._desk_app.reload()
