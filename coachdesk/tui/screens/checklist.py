"""Choosing several people: a list with boxes to tick."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from coachdesk.domain.names import Person, fold
from coachdesk.domain.row_id import is_about, uid_of
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.search import fits, sought
from coachdesk.tui.commands import Command, bindings
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.typed import LineInput
from coachdesk.words import t, tn
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.domain.day import Day
    from coachdesk.tui.app import DeskApp


class ChecklistScreen(ModalScreen[list[int] | None]):
    """Typing finds, space ticks, ctrl+s takes; gives the ids of who is ticked, or None."""

    OFFERS = (
        Command("space", "tick", "Tick or untick; type to find", "tick"),
        Command("ctrl+s", "take", "Take those ticked", "take"),
        Command("escape", "leave", "Leave it as it was", "back", shown_key="esc"),
    )
    BINDINGS = bindings(OFFERS)
    DEFAULT_CSS = """
    ChecklistScreen > Vertical {
        width: 90%; max-width: 70; height: 80%; background: $surface;
        border: round $primary; border-title-color: $primary;
    }
    ChecklistScreen Input { padding: 0 1; background: $panel; }
    ChecklistScreen Lines { background: $surface; }
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
                ListColumn("tick", "", 1),
                ListColumn("name", "", 20, flex=1),
                ListColumn("word", "", 16, priority=2),
            )
            yield LineInput(placeholder=t("type a name to find somebody"), compact=True)
            yield Lines(columns, titles=False)
            yield KeyStrip()

    def on_mount(self) -> None:
        if not self.query(KeyStrip):  # gone again before it was made
            return
        self.query_one(KeyStrip).offer(self.OFFERS)
        self.query_one(Lines).can_focus = False
        self.query_one(Input).focus()
        self._draw()

    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        """What is typed finds; these keys act on the list below."""
        lines = self.query_one(Lines)
        acts: dict[str, Callable[[], object]] = {
            "space": self.action_tick,
            "enter": self.action_tick,
            "down": lambda: lines.action_move(1),
            "up": lambda: lines.action_move(-1),
            "pagedown": lambda: lines.action_page(1),
            "pageup": lambda: lines.action_page(-1),
        }
        return acts.get(key)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._draw()

    def _draw(self) -> None:
        parts = sought(self.query_one(Input).value)
        self.query_one(Lines).show(
            [
                ListLine(
                    str(person.id),
                    ("☑" if person.id in self._chosen else "☐", person.listed, word),
                    data=person.id,
                    tones=("good", "", "dim"),
                )
                for person, word in self._people
                if fits(fold(f"{person.name} {person.listed} {person.ref}"), parts)
            ]
        )
        count = tn(len(self._chosen), "1 person ticked", "{count} people ticked")
        self.query_one(Vertical).border_subtitle = Content(count)

    @on(Lines.Chosen)
    def action_tick(self) -> None:
        """Tick who is highlighted; the next one is found by typing anew."""
        line = self.query_one(Lines).current
        if line:
            self._chosen ^= {line.data}
            self.query_one(Input).value = ""
            self._draw()

    def action_take(self) -> None:
        self.dismiss(sorted(self._chosen))

    def action_leave(self) -> None:
        self.dismiss(None)


def choose_people(
    app: "DeskApp", workshop_ids: Sequence[int], chosen: Collection[int] | None, title: str
) -> None:
    """Who takes part in these workshops, where running intakes stand first.

    Without `chosen` those are chosen, unless they are complete.
    """

    from coachdesk.tui.screens.taking_part import told

    def take(wanted: list[int] | None) -> None:
        if wanted is not None:
            said = t("The participants are saved. u takes it back.")
            app.work.write(
                lambda: app.desk.write.seat(workshop_ids, wanted),
                lambda left: told(app, said, left),
                about=t("who takes part in {title}", title=title),
            )

    def show(found: "Day") -> None:
        states = {item.person.id: item.intake.state for item in found.intakes}
        people = sorted(
            (case.person for case in found.cases if case.active),
            key=lambda person: (person.id not in states, person.sort_key),
        )
        listed = [
            (person, state_name(states[person.id]) if person.id in states else "")
            for person in people
        ]
        running = {key for key, state in states.items() if state is not IntakeState.COMPLETE}
        wanted = running if chosen is None else _still_theirs(people, chosen)
        app.push_screen(ChecklistScreen(t("Who takes part?"), listed, wanted), take)

    app.work.show_when_read(app.desk.read.day, show)


def _still_theirs(people: Sequence[Person], chosen: Collection[int]) -> set[int]:
    """The chosen ids among `people`: read later, a number may belong to somebody else."""
    return {
        person.id
        for person in people
        if any(person.id == key and is_about(key, uid_of(person.id)) for key in chosen)
    }
