"""Where something stands in a file: at a line and a column, or at a path of names and numbers."""

from typing import NamedTuple

from coachdesk.domain.packed import packs_quickly

# The parts of a caseload file, in their order.
PARTS = (
    *("handed_over", "coach", "policy", "organisations", "workshops"),
    *("tasks", "templates", "jobseekers"),
)


@packs_quickly
class Place(NamedTuple):
    """In a table a line, counted from 1, and the header of a column; in JSON a path of names and
    of positions in lists; in a workbook of several lists also the sheet. Empty: the file as a
    whole. `words.problems.place_text` says it."""

    line: int = 0
    column: str = ""
    path: tuple[str | int, ...] = ()
    sheet: str = ""

    def of(self, name: str) -> "Place":
        """The place of a field of the record that stands here: its column, or its name."""
        if not name:
            return self
        if self.line and not self.column:
            return Place(self.line, name, self.path, self.sheet)
        return self._replace(path=(*self.path, name))

    def item(self, name: str, number: int) -> "Place":
        """The place of an item, counted from 0, of a list of the record that stands here."""
        return self._replace(path=(*self.path, name, number))

    @property
    def order(self) -> tuple[str, int, int, tuple[int, ...]]:
        """Sorts places by their order in the file."""
        part = PARTS.index(self.path[0]) if self.path and self.path[0] in PARTS else -1
        steps = tuple(step for step in self.path if isinstance(step, int))
        return self.sheet, part, self.line, steps


WHOLE_FILE = Place()
