"""What a person says of a list that comes in: what a column holds, how contacts went."""

from coachdesk.domain.names import fold
from coachdesk.domain.search import Sought, fits
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.exchange.people_in import LIST_FIELDS
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t
from coachdesk.words.terms import choice, column_name


class ColumnPicker(Picker[str]):
    """What a column of a file fills; the empty text for nothing."""

    COLUMNS = (ListColumn("name", "", 20, flex=1),)

    def __init__(self, header: str) -> None:
        super().__init__(t("What does “{header}” hold?", header=header), t("type or choose"))

    def hits(self, parts: Sought) -> list[ListLine]:
        named = [("", t("leave this column out"))]
        named += sorted(((name, column_name(name)) for name in LIST_FIELDS), key=lambda i: i[1])
        return [
            ListLine(f"column:{name}", (text,), data=name)
            for name, text in named
            if fits(fold(text), parts)
        ]


class ModePicker(Picker[str]):
    """How contacts went by."""

    COLUMNS = (ListColumn("name", "", 20, flex=1),)

    def __init__(self) -> None:
        super().__init__(t("Last contacts went by"), t("type or choose"))

    def hits(self, parts: Sought) -> list[ListLine]:
        return [
            ListLine(mode.value, (choice(mode),), data=mode.value)
            for mode in ContactMode
            if fits(fold(choice(mode)), parts)
        ]
