"""A text in labelled parts: for panes beside a list, and for pages that show all of it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coachdesk.tui.literal import literal
from coachdesk.words import t

_MOST_LABEL = 0.35  # of the width


class Part(NamedTuple):
    """One part of a text, and what it is called."""

    label: str
    text: str | Content
    style: str = ""


class Labelled(Visual):
    """Parts in groups, their labels in a column; air between the groups where there is room.

    A group without labels takes the whole width. Where the column would take much of it, a label
    stands before its text instead. What does not fit is said in the last row; `start` leaves out
    so many rows.
    """

    def __init__(
        self,
        title: str,
        groups: Sequence[Sequence[Part]],
        start: int = 0,
        label_style: str = "$text-muted",
    ) -> None:
        self.title = title
        self._label_style = label_style
        filled = ([part for part in group if part.text] for group in groups)
        self._groups = [group for group in filled if group]
        self._start = start

    def __str__(self) -> str:
        parts = (part for group in self._groups for part in group)
        return "\n".join(f"{p.label}: {p.text}" if p.label else str(p.text) for p in parts)

    def after(self, part: Part) -> "Labelled":
        """The same, begun with this part."""
        return Labelled(self.title, ([part], *self._groups), 0, self._label_style)

    def scrolled(self, start: int) -> "Labelled":
        return Labelled(self.title, self._groups, start, self._label_style)

    def rows(self, width: int, height: int | None = None) -> list[Content]:
        """What is drawn in so many cells; in this height without air where that does not fit."""
        label = max((cell_len(p.label) for group in self._groups for p in group), default=0)
        indent = label + 1 if 0 < label < width * _MOST_LABEL else 0
        groups = [self._group_rows(group, indent, width) for group in self._groups]
        rows = [row for group in groups for row in group]
        airy = len(rows) + len(groups) - 1
        if height is None or airy <= height:
            rows = [row for group in groups for row in (Content(""), *group)][1:]
        return rows

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        rows = self.rows(width, height)[self._start :]
        if height and len(rows) > height:
            more = t("… {count} more lines: shift+↓, or w for all", count=len(rows) - height + 1)
            rows[height - 1 :] = [Content.styled(more, "$text-muted")]
        text = Content("\n").join(rows)
        return text.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.rows(width))

    def _group_rows(self, group: Sequence[Part], indent: int, width: int) -> list[Content]:
        indent = indent if any(part.label for part in group) else 0
        return [row for part in group for row in self._rows(part, indent, width)]

    def _rows(self, part: Part, indent: int, width: int) -> list[Content]:
        """A part with its label in a column of so many cells, or before it where there is none."""
        text = part.text if isinstance(part.text, Content) else literal(part.text)
        text = text.stylize(part.style) if part.style else text
        if not indent:
            named = (
                Content.styled(f"{part.label}: ", self._label_style) if part.label else Content("")
            )
            return (named + text).wrap(max(1, width))
        label = Content.styled(
            part.label + " " * (indent - cell_len(part.label)), self._label_style
        )
        first, *others = text.wrap(max(1, width - indent))
        return [label + first, *(Content(" " * indent) + line for line in others)]
