"""A frame with a heading on its edge, which is read whole on the narrowest screen too."""

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coachdesk.tui.literal import literal

_EDGE = 6  # cells of an edge that its heading leaves free


class HeadedBox(Vertical):
    """What of the heading does not fit on the edge stands below it."""

    DEFAULT_CSS = """
    HeadedBox > .heading { dock: top; height: auto; padding: 0 1; color: $primary; }
    """

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = literal(heading)

    def on_resize(self) -> None:
        first, *more = self._heading.wrap(max(1, self.outer_size.width - _EDGE))
        self.border_title = first
        self.query(".heading").remove()
        if more:
            below = Static(Content("\n").join(more), classes="heading", markup=False)
            self.mount(below, before=0)
