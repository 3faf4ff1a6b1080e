"""The lock: nothing of anybody on the screen."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from coachdesk.tui.literal import literal
from coachdesk.words import t


class LockScreen(Screen[None]):
    """Covers everything; enter uncovers it."""

    BINDINGS = [("enter", "uncover")]
    DEFAULT_CSS = """
    LockScreen { background: $background; align: center middle; }
    LockScreen Static { width: auto; height: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Static(literal(t("coachdesk is locked. enter opens it again.")), markup=False)

    def on_mount(self) -> None:
        self.app.clear_notifications()

    def on_click(self, event: events.Click) -> None:
        event.stop()

    def action_uncover(self) -> None:
        self.dismiss()
