"""The lock: nothing of anybody on the screen; a protected store is closed meanwhile.

Without a passphrase it is a curtain: it covers the screen, and enter or esc draws it back.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.store.errors import StoreError
from coachdesk.store.memory_wiping import zeroize_freed_memory
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.passphrase import PassphraseBox, SecretInput
from coachdesk.words import t
from coachdesk.words.problems import store_text

# Not "locked": anybody can uncover it, and the file itself is not protected.
COVERED = "Screen covered, not locked (no passphrase). enter or esc shows it again."

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class LockScreen(Screen[None]):
    """Covers everything. Enter uncovers it, a protected store only with its passphrase."""

    BINDINGS = [("enter,escape", "uncover")]
    DEFAULT_CSS = """
    LockScreen { background: $background; align: center middle; }
    LockScreen > Static { width: auto; height: auto; }
    """

    def __init__(self, *, protected: bool, first: Callable[[], object] | None = None) -> None:
        """`first` is done in a thread before the store is closed: what is typed is kept."""
        super().__init__()
        self._protected = protected
        self._first = first
        self.is_done = False  # whether it may go: only it takes itself off

    def compose(self) -> ComposeResult:
        if self._protected:
            yield PassphraseBox(t("coachdesk is locked, and the caseload is closed."))
        else:
            yield Static(literal(t(COVERED)), markup=False)

    def on_mount(self) -> None:
        self.app.clear_notifications()
        if self._protected:
            for screen in self.app.screen_stack[:-1]:
                for field in screen.query(SecretInput):
                    field.empty()
        self.run_worker(self._close, thread=True, group="closing")

    def _close(self) -> None:
        if self._first:
            self._first()
        if self._protected:
            self._desk_app.desk.close()
            zeroize_freed_memory()

    @property
    def _desk_app(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def on_click(self, event: events.Click) -> None:
        event.stop()

    def waits(self, key: str) -> bool:
        """Keys typed after the passphrase are for what comes after it."""
        return self.is_done

    def acts(self, key: str) -> Callable[[], object] | None:
        """Enter acts when all that was typed before it stands in the field."""
        return self._open if key == "enter" and self._protected else None

    def action_uncover(self) -> None:
        if not self._protected:
            self.dismiss()

    def dismiss(self, result: None = None) -> AwaitComplete:
        self.is_done = True
        return super().dismiss(result)

    def _open(self) -> None:
        box = self.query_one(PassphraseBox)
        if not box.take():
            return
        opening = self._desk_app.keys.begin_opening(gives_up=False)

        def unlock() -> None:
            try:
                with box.field.given() as passphrase:
                    self._desk_app.desk.unlock(passphrase)
            except StoreError as error:
                said = store_text(error.code, error.path, error.facts)
                self.app.call_from_thread(self._refused, said, opening)
            else:
                self.app.call_from_thread(self._unlocked, opening)

        self.run_worker(unlock, thread=True, group="unlocking")

    def _refused(self, said: str, opening: object) -> None:
        """What was typed after a wrong passphrase was meant for the desk, which stays shut."""
        self._desk_app.keys.drop()
        self._desk_app.keys.end_opening(opening)
        self.query_one(PassphraseBox).refuse(said)

    def _unlocked(self, opening: object) -> None:
        self.query_one(PassphraseBox).field.empty()
        self._desk_app.keys.end_opening(opening)
        self.dismiss()
        self._desk_app.work.reload()
