"""Things that are kept under a name: take one, make a new one, remove one."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from coachdesk.domain.names import fold
from coachdesk.domain.search import Sought, fits
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.words import t


class NamedItem(NamedTuple):
    """One of them; `about` says in a few words what it is, `data` is given back."""

    name: str
    about: str
    data: object


class Pick(Enum):
    TAKE = "take"
    NEW = "new"
    REMOVE = "remove"


Picked = tuple[Pick, NamedItem | None]


class NamedPicker(Picker[Picked]):
    """`new` says what the last line makes; the key del removes what is highlighted."""

    COLUMNS = (ListColumn("name", "", 20, flex=1), ListColumn("about", "", 16, flex=1, priority=2))

    def __init__(self, title: str, items: Sequence[NamedItem], new: str) -> None:
        super().__init__(title, t("type or choose; del removes"))
        self._items = items
        self._new = new

    def hits(self, parts: Sought) -> list[ListLine]:
        lines = [
            ListLine(str(place), (item.name, item.about), data=(Pick.TAKE, item), tones=("", "dim"))
            for place, item in enumerate(self._items)
            if fits(fold(f"{item.name} {item.about}"), parts)
        ]
        new = ListLine("new", (f"+ {self._new}", ""), data=(Pick.NEW, None), tones=("heading", ""))
        return [*lines, new]

    def acts(self, key: str) -> Callable[[], object] | None:
        return self._remove if key == "delete" else super().acts(key)

    def _remove(self) -> None:
        line = self.query_one(Lines).current
        if line and line.key != "new":
            self.dismiss((Pick.REMOVE, line.data[1]))
