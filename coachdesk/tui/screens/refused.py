"""Why a screen did not open."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from coachdesk.tui.literal import literal
from coachdesk.words import t

_EVERYWHERE = ("ctrl+l", "ctrl+q", "ctrl+c")


class RefusedScreen(ModalScreen[None]):
    """Says why something did not open.

    Only esc or a click leads on: somebody who has not looked up yet is still typing for what did
    not open, and none of that may act on the screen below.
    """

    DEFAULT_CSS = """
    RefusedScreen > Vertical {
        width: 60; max-width: 95%; height: auto; padding: 1 2;
        background: $surface; border: round $warning;
    }
    RefusedScreen Static { height: auto; }
    """

    def __init__(self, reason: str) -> None:
        super().__init__()
        self._reason = reason

    def compose(self) -> ComposeResult:
        press = Style.from_meta({"@click": "screen.back"})
        with Vertical():
            yield Static(literal(self._reason), markup=False)
            yield Static(Content.styled("\n" + t("esc closes"), press), markup=False)

    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        """Every key but those that hold everywhere is taken here."""
        if key in _EVERYWHERE:
            return None
        return self.action_back if key == "escape" else _nothing

    def action_back(self) -> None:
        self.dismiss()


def _nothing() -> None:
    """What a key does that was typed for something else."""
