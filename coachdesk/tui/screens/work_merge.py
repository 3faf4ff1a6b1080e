"""Two spellings of one employer become one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from coachdesk.domain.finding import Sought, fits
from coachdesk.domain.names import fold
from coachdesk.store.dossiers import Stored
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.screens.work_lines import employer_id
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t
from coachdesk.words.terms import list_name

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.work import WorkScreen


class EmployerPicker(Picker[Stored]):
    """Choose an employer by name."""

    COLUMNS = (ListColumn("name", "", 24, flex=1), ListColumn("where", "", 20, priority=2))

    def __init__(self, title: str, employers: Sequence[Stored]) -> None:
        super().__init__(title, t("type or choose"))
        self._employers = employers

    def hits(self, parts: Sought) -> list[ListLine]:
        lines = [
            ListLine(
                str(item.id),
                (item["name"], item["municipality"] or item["contact_person"] or ""),
                data=item,
                tones=("", "dim"),
            )
            for item in self._employers
            if fits(fold(item["name"]), parts)
        ]
        return lines or [full_line("none", t("No employer is called so."))]


def merge_employers(app: "DeskApp") -> None:
    """The highlighted employer takes another one in, once it was said what moves."""
    screen = cast("WorkScreen", app.desk_screen)
    record, found = screen.record(), screen.found
    if record is None or found is None:
        app.work.refuse(t("Choose an employer first: it is the spelling that stays."))
        return
    own = employer_id(record)
    kept = next(item for item in found.organisations if item.id == own)
    others = [item for item in found.organisations if item.id != own]

    def chosen(other: Stored | None) -> None:
        if other:
            app.work.show_when_read(
                lambda: app.desk.read.of_employer(other.id),
                lambda moves: _ask(app, kept, other, moves),
                asks=True,
            )

    title = t("Which other spelling is {name} too?", name=kept["name"])
    app.push_screen(EmployerPicker(title, others), chosen)


def _ask(app: "DeskApp", kept: Stored, other: Stored, moves: Mapping[str, int]) -> None:
    names = {"kept": kept["name"], "other": other["name"]}
    moving = [f"  {list_name(name)}: {count}" for name, count in moves.items()]
    question = [
        t("{other} becomes {kept}. What moves:", **names),
        *(moving or [f"  {t('nothing')}"]),
        t("What else was noted of {other} is kept, where it differs in the note.", **names),
    ]

    def merge() -> None:
        said = t("Merged: {other} is {kept} now. u takes it back.", **names)
        app.work.change(lambda: app.desk.write.merge_employers(kept, other), said)

    ask_first(app, "\n".join(question), t("merge"), t("leave both"), merge)
