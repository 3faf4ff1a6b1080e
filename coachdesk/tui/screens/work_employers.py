"""Two spellings of one employer become one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from coachdesk.domain.names import fold
from coachdesk.domain.search import Sought, fits
from coachdesk.store.dossiers import Stored
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.screens.work_lines import employer_id
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t
from coachdesk.words.terms import list_name

if TYPE_CHECKING:
    from coachdesk.store.employers import Moving
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.work import WorkScreen


class EmployerPicker(Picker[Stored]):
    """Choose an employer by name."""

    COLUMNS = (ListColumn("name", "", 24, flex=1), ListColumn("of", "", 24, flex=1, priority=2))

    def __init__(self, title: str, employers: Sequence[Stored]) -> None:
        super().__init__(title, t("type or choose"))
        self._employers = employers

    def hits(self, parts: Sought) -> list[ListLine]:
        lines = [
            ListLine(f"{item.kind}:{item.id}", cells, data=item, tones=("", "dim"))
            for item in self._employers
            if fits(fold(" ".join(cells := _named(item))), parts)
        ]
        return lines or [full_line("none", t("No employer is called so."))]


def _named(item: Stored) -> tuple[str, str]:
    """What it is called, and by what else it is known."""
    known = (item["contact_person"], item["municipality"], item["phone"])
    return item["name"], ", ".join(filter(None, known))


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
                lambda: app.desk.read.moving(kept.id, other.id),
                lambda moves: _ask(app, kept, other, moves),
                asks=True,
            )

    title = t("Which other spelling is {name} too?", name=kept["name"])
    app.push_screen(EmployerPicker(title, others), chosen)


def _ask(app: "DeskApp", kept: Stored, other: Stored, moves: "Moving") -> None:
    names = {"kept": kept["name"], "other": other["name"]}
    moving = [f"  {list_name(name)}: {count}" for name, count in moves.counts.items()]
    renamed = [
        f"  {t('{title} becomes {other}', title=old, other=new)}" for old, new in moves.titles
    ]
    if renamed:
        renamed.insert(0, t("{kept} has that title already; the day is put behind it:", **names))
    question = [
        t("{other} becomes {kept}. What moves:", **names),
        *(moving or [f"  {t('nothing')}"]),
        *renamed,
        t("What else was noted of {other} is kept, where it differs in the note.", **names),
    ]

    def merge() -> None:
        said = t("Merged: {other} is {kept} now. u takes it back.", **names)
        app.work.change(
            lambda: app.desk.write.merge_employers(kept, other),
            said,
            about=t("merge {other} into {kept}", **names),
        )

    ask_first(app, "\n".join(question), t("merge"), t("leave both"), merge)
