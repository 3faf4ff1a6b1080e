"""Boxes of which nothing is seen but their background: it is drawn as one blank line."""

from textual.containers import Vertical, VerticalScroll


class Plain(Vertical):
    BLANK = True


class PlainScroll(VerticalScroll):
    BLANK = True
