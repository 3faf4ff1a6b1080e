"""Saved filters of the caseload: what is shown and in which order, kept under a name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import may_write, open_form, say_saved
from coachdesk.tui.screens.caseload_table import COLUMNS, FILTERS, SavedFilter
from coachdesk.tui.screens.named_picker import NamedItem, NamedPicker, Pick, Picked
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.caseload import CaseloadScreen

_SETTING = "saved_filters"
_NAME = Field("name", LINE, required=True)


def saved_filters(settings: FieldValues) -> dict[str, SavedFilter]:
    """Those a store remembers, by name; what an older or newer coachdesk wrote is left out."""
    stored = settings.get(_SETTING)
    found = {}
    for name, value in stored.items() if isinstance(stored, dict) else ():
        if _is_filter(value):
            found[clean_line(name)] = SavedFilter(*value)
    return found


def _is_filter(value: FieldValue) -> bool:
    if not (isinstance(value, list) and len(value) == len(SavedFilter._fields)):
        return False
    quick, text, sort, reverse = value
    known = quick in {item.key for item in FILTERS} and sort in {column.key for column in COLUMNS}
    return known and isinstance(text, str) and isinstance(reverse, bool)


def _remember(desk: Desk, filters: dict[str, SavedFilter]) -> None:
    desk.write.remember(_SETTING, {name: list(kept) for name, kept in filters.items()} or None)


class SaveFilterForm(FormScreen):
    """The name for what is shown now; a name that is taken is said, and then replaced."""

    ENTER_SAVES = True

    def __init__(self, desk: Desk, shown: SavedFilter) -> None:
        super().__init__(desk, t("Save this filter"))
        self._shown = shown
        self._known = saved_filters(desk.settings)

    def asked(self) -> Iterable[Asked]:
        yield Asked(_NAME, t("Name"), heading=self._shown.about, remark=self._taken, asks=True)

    def _taken(self, name: FieldValue) -> str:
        return t("There is one of this name: it is replaced.") if name in self._known else ""

    def check(self, values: FieldValues) -> list[Problem]:
        return [] if values["name"] else [Problem("name", "missing")]

    def store(self, values: FieldValues) -> int:
        say_saved(self, t("Filter saved: {name}", name=values["name"]))
        _remember(self.desk, {**self._known, values["name"]: self._shown})
        return 0


def open_saved_filters(app: "DeskApp", screen: "CaseloadScreen") -> None:
    """Choose a saved filter, save what is shown, or remove one (undo brings it back)."""
    known = saved_filters(app.desk.settings)

    def chosen(picked: Picked | None) -> None:
        pick, item = picked or (None, None)
        if pick is Pick.NEW:
            open_form(app, lambda: SaveFilterForm(app.desk, screen.shown_filter))
        elif item and pick is Pick.TAKE:
            screen.put_filter(known[item.name])
        elif item and may_write(app):
            rest = {name: kept for name, kept in known.items() if name != item.name}
            said = t("Deleted: {what}. u brings it back.", what=item.name)
            about = t("delete {what}", what=item.name)
            app.work.change(lambda: _remember(app.desk, rest), said, about=about)

    items = [NamedItem(name, known[name].about, None) for name in sorted(known, key=str.casefold)]
    new = t("Save what is shown now")
    app.push_screen(NamedPicker(t("Saved filters"), items, new), chosen)
