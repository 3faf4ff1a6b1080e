"""Typing to find: a person from every screen, a command in the palette."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from coachdesk.desk import PersonHit
from coachdesk.domain.names import fold
from coachdesk.domain.phone import Sought, findable, fits, sought
from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_T = TypeVar("_T")
MOST_HITS = 200


class Picker(ModalScreen[_T | None], Generic[_T]):
    """A field to type in and the hits below it; arrows choose, enter takes, esc leaves."""

    DEFAULT_CSS = """
    Picker > Vertical {
        width: 90%; max-width: 84; height: 70%; min-height: 8;
        background: $surface; border: round $primary; border-title-color: $primary;
    }
    Picker Input { padding: 0 1; background: $panel; }
    Picker Lines { background: $surface; }
    """
    COLUMNS: Sequence[ListColumn] = ()

    def __init__(self, title: str, prompt: str) -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._typed_last: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(self._title)
            yield Input(placeholder=self._prompt, compact=True)
            lines = Lines(self.COLUMNS, titles=False)
            lines.add_class("leads")
            yield lines

    def on_mount(self) -> None:
        if not self.query(Lines):  # gone again before it was made
            return
        self.query_one(Lines).can_focus = False
        self.query_one(Input).focus()
        self._look("")

    def hits(self, parts: Sought) -> list[ListLine]:
        """What fits all that is sought; a line's data is what is given back."""
        raise NotImplementedError

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, typed: str) -> None:
        if typed == self._typed_last:
            return
        self._typed_last = typed
        lines = self.hits(sought(typed))
        self.query_one(Lines).show(lines, at=lines[0].key if lines else None)

    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        lines = self.query_one(Lines)
        acts: dict[str, Callable[[], object]] = {
            "enter": self._take,
            "escape": lambda: self.dismiss(None),
            "down": lambda: lines.action_move(1),
            "up": lambda: lines.action_move(-1),
            "pagedown": lambda: lines.action_page(1),
            "pageup": lambda: lines.action_page(-1),
        }
        return acts.get(key)

    @on(Lines.Chosen)
    def _take(self) -> None:
        """Give back what is highlighted, by what stands in the field now."""
        self._look(self.query_one(Input).value)
        line = self.query_one(Lines).current
        if line and not line.heading:
            self.dismiss(line.data)


class PersonPicker(Picker[int]):
    """Find a jobseeker by name, dossier number or phone."""

    COLUMNS = (
        ListColumn("name", "", 20, flex=3),
        ListColumn("ref", "", 10, priority=2),
        ListColumn("phone", "", 14, priority=3),
        ListColumn("state", "", 10, priority=4),
    )

    def __init__(self, people: Iterable[PersonHit], title: str) -> None:
        super().__init__(title, t("name, number or phone"))
        self._people = [(hit, searchable(hit)) for hit in people]

    def hits(self, parts: Sought) -> list[ListLine]:
        found = [hit for hit, text in self._people if fits(text, parts)]
        lines = [
            ListLine(
                str(hit.person.id),
                (
                    hit.person.listed,
                    hit.person.ref,
                    hit.phone or "",
                    t("closed") if hit.closed else "",
                ),
                data=hit.person.id,
                tones=("", "dim", "dim", "dim"),
            )
            for hit in found[:MOST_HITS]
        ]
        if len(found) > MOST_HITS:
            more = t("and {count} more: type on", count=len(found) - MOST_HITS)
            lines.append(full_line("more", more))
        if not found:
            lines.append(full_line("none", t("Nobody fits.")))
        return lines


def searchable(hit: PersonHit) -> str:
    """The text in which somebody is found."""
    person, phone = hit.person, hit.phone or ""
    return fold(f"{person.name} {person.listed} {person.ref} {phone} {findable(phone)}")


class CommandPicker(Picker[str]):
    """The palette: every command that can be done here."""

    COLUMNS = (ListColumn("tip", "", 20, flex=1), ListColumn("key", "", 8))

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(t("Commands"), t("what do you want to do?"))
        self._commands = [command for command in commands if command.action != "palette"]

    def hits(self, parts: Sought) -> list[ListLine]:
        return [
            ListLine(
                command.action,
                (t(command.tip), command.key_name),
                data=command.action,
                tones=("", "dim"),
            )
            for command in self._commands
            if fits(fold(t(command.tip)), parts)
        ]


class KindPicker(Picker[str]):
    """Which kind of record to add, where a tab holds more than one."""

    COLUMNS = (ListColumn("name", "", 20, flex=1),)

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(t("What do you want to add?"), t("type or choose"))
        self._kinds = kinds

    def hits(self, parts: Sought) -> list[ListLine]:
        return [
            ListLine(kind, (record_name(kind),), data=kind)
            for kind in self._kinds
            if fits(fold(record_name(kind)), parts)
        ]


def ask_who(app: "DeskApp", title: str, then: Callable[[int], object]) -> None:
    """Choose a person by typing; `then` gets the id."""

    def go(chosen: int | None) -> None:
        if chosen is not None:
            then(chosen)

    app.work.show_when_read(
        app.desk.read.people, lambda people: app.push_screen(PersonPicker(people, title), go)
    )


def open_palette(app: "DeskApp") -> None:
    """Every command that can be done on the screen in sight."""
    screen = app.desk_screen

    def do(action: str | None) -> None:
        if action:
            app.call_next(screen.run_action, action)

    app.push_screen(CommandPicker(screen.offered()), do)
