"""Choosing several people: a list with boxes to tick."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from coachdesk.domain.names import Person
from coachdesk.tui.commands import Command, bindings
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import tn


class ChecklistScreen(ModalScreen[list[int] | None]):
    """Space ticks, ctrl+s takes; gives the ids of who is ticked, or None."""

    OFFERS = (
        Command("space", "tick", "Tick or untick", "tick"),
        Command("ctrl+s", "take", "Take those ticked", "take"),
        Command("escape", "leave", "Leave it as it was", "cancel", shown_key="esc"),
    )
    BINDINGS = bindings(OFFERS)
    DEFAULT_CSS = """
    ChecklistScreen > Vertical {
        width: 90%; max-width: 70; height: 80%; background: $surface;
        border: round $primary; border-title-color: $primary;
    }
    ChecklistScreen Lines { padding: 0 1; background: $surface; }
    """

    def __init__(
        self, title: str, people: Sequence[tuple[Person, str]], chosen: Iterable[int]
    ) -> None:
        """`people` each with a word beside the name."""
        super().__init__()
        self._heading = title
        self._people = people
        self._chosen = set(chosen)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._heading)
            columns = (
                Column("tick", "", 1),
                Column("name", "", 20, flex=1),
                Column("word", "", 16, priority=2),
            )
            yield Lines(columns, titles=False)
            yield KeyStrip()

    def on_mount(self) -> None:
        if not self.query(KeyStrip):  # gone again before it was made
            return
        self.query_one(KeyStrip).offer(self.OFFERS)
        self.query_one(Lines).focus()
        self._draw()

    def _draw(self) -> None:
        self.query_one(Lines).show(
            [
                Line(
                    str(person.id),
                    ("☑" if person.id in self._chosen else "☐", person.listed, word),
                    data=person.id,
                    tones=("good", "", "dim"),
                )
                for person, word in self._people
            ]
        )
        count = tn(len(self._chosen), "1 person ticked", "{count} people ticked")
        self.query_one(Vertical).border_subtitle = Content(count)

    @on(Lines.Chosen)
    def action_tick(self) -> None:
        line = self.query_one(Lines).current
        if line:
            self._chosen ^= {line.data}
            self._draw()

    def action_take(self) -> None:
        self.dismiss(sorted(self._chosen))

    def action_leave(self) -> None:
        self.dismiss(None)
