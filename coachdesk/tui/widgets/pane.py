"""A pane beside or below a list: what its highlighted line is about, under a title."""

from textual.visual import Visual
from textual.widgets import Static

from coachdesk.tui.literal import literal


class Pane(Static):
    """Its edge is the app's class `pane`, and `beside` frames it where it stands beside the list.

    A screen says where that is, and how large it is.
    """

    def __init__(self, id: str, *, beside: bool = True) -> None:
        super().__init__("", id=id, classes="pane beside" if beside else "pane", markup=False)

    def tell(self, title: str, content: Visual) -> None:
        """Show this; the title stands in the frame."""
        self.border_title = literal(title)
        self.update(content, layout=self.styles.is_auto_height)
