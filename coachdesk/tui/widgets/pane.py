"""A pane beside or below a list: what its highlighted line is about, under a title."""

from textual.visual import Visual
from textual.widgets import Static

from coachdesk.tui.literal import literal


class Pane(Static):
    """Its frame is the app's class `pane`; a screen says where it stands and how large it is."""

    def __init__(self, id: str) -> None:
        super().__init__("", id=id, classes="pane", markup=False)

    def tell(self, title: str, content: Visual) -> None:
        """Show this; the title stands in the frame."""
        self.border_title = literal(title)
        self.update(content, layout=False)
