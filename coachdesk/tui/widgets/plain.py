"""Boxes of which nothing is seen but their background: it is drawn as one blank line."""

from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size


class Plain(Vertical):
    BLANK = True


class PlainScroll(VerticalScroll):
    BLANK = True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its rows are beside the scrollbar, so that it is gone once all fits."""
        room = max(0, width - self.scrollbar_size_vertical)
        return super().get_content_height(container, viewport, room)
