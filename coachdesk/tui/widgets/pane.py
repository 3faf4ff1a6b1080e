"""A pane beside or below a list: what its highlighted line is about, under a title."""

from textual.events import MouseScrollDown, MouseScrollUp
from textual.widgets import Static

from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.labelled import Labelled


class Pane(Static):
    """It can be read on in, by key and by the mouse's wheel.

    Its edge is the app's class `pane`, and `beside` frames it where it stands beside the list. A
    screen says where that is, and how large it is.
    """

    shown = Labelled("", ())
    _start = 0

    def __init__(self, id: str, *, beside: bool = True) -> None:
        super().__init__("", id=id, classes="pane beside" if beside else "pane", markup=False)

    def tell(self, shown: Labelled) -> None:
        """Show this; its title stands in the frame."""
        self.shown, self._start = shown, 0
        self.border_title = literal(shown.title)
        self.update(shown, layout=self.styles.is_auto_height)

    def scroll_text(self, by: int) -> None:
        room = self.content_size.height
        hidden = len(self.shown.rows(self.content_size.width, room)) - room
        self._start = max(0, min(self._start + by, hidden))
        self.update(self.shown.scrolled(self._start), layout=False)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.scroll_text(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.scroll_text(-1)
