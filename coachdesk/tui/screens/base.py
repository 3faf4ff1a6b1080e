"""What the six screens and the dossier share: bars, commands, and reading in a thread."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Size
from textual.screen import Screen

from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import EVERYWHERE, PEER_NAMES, Command, add_actions, bindings
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.screen_reader import ScreenReader
from coachdesk.tui.textual_patches.painting import draw_unless_delayed, keep_styles
from coachdesk.tui.widgets.bars import KeyStrip, TopBar
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.work import Work

WIDE = 120  # from this width on, details stand beside a list instead of below it
_LEADS_AWAY = ("go", "home", "back", "leave", "find", "help", "lock")
_Data = TypeVar("_Data")


def person_in(data: FieldValue) -> Person | None:
    """Whom the data of a line is about: itself, its person, or that of its case or signal."""
    if isinstance(data, Person):
        return data
    for name in ("person", "case", "signal"):
        if (inner := getattr(data, name, None)) is not None:
            return person_in(inner)
    return None


def people_in(lines: Sequence[ListLine]) -> list[tuple[str, Person]]:
    """Everybody whom a list shows, once, in its order, with the key of the line."""
    found: dict[int, tuple[str, Person]] = {}
    for line in lines:
        if person := person_in(line.data):
            found.setdefault(person.id, (line.key, person))
    return list(found.values())


def _elsewhere(key: str) -> str:
    """Where a key is at home that somebody may press in any list."""
    texts = {
        "d": t("d deletes a record in a dossier: open that first."),
        "e": t("e changes a record in a dossier: open that first."),
        "m": t("m moves an appointment: in Agenda and in a dossier."),
        "r": t("r repeats an appointment: in Agenda and in a dossier."),
        "l": t("l adds a set of steps to a plan: open the dossier first."),
        "x": t("x writes what a list shows to a file: 2 goes to the caseload."),
        "delete": t("del cancels an appointment: on Today, in Agenda and in a dossier."),
        "f4": t("F4 puts a template into a note: open that note first."),
    }
    return texts.get(key, "")


def go_home(app: "DeskApp") -> None:
    """Esc on one of the six screens."""
    if app.current_mode != "today":
        app.action_go("today")
        return
    lines, before = app.desk_screen.query_one(Lines), app.desk_screen.line()
    lines.begin_at(0)
    if lines.current is before:
        app.work.say(t("This is Today. To close coachdesk: q."))


class DeskScreen(Screen[None], Generic[_Data]):
    """A screen of the desk. It reads again whenever something was written."""

    NAME: ClassVar[str] = ""
    OFFERS: ClassVar[tuple[Command, ...]] = ()
    BINDINGS = bindings(EVERYWHERE)
    AUTO_FOCUS = "Lines"
    BLANK = True  # covered by its widgets
    # Each takes an edge of what those before it left: a box around them would be drawn as well.
    DEFAULT_CSS = """
    DeskScreen {
        TopBar { split: top; }
        KeyStrip { split: bottom; }
    }
    """

    def __init_subclass__(cls, **how: Any) -> None:
        cls.BINDINGS = bindings(cls.OFFERS)
        add_actions(cls, cls.OFFERS)
        super().__init_subclass__(**how)

    def __init__(self) -> None:
        super().__init__()
        self.reading: ScreenReader[_Data] = ScreenReader(self)

    @property
    def desk_app(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> "Desk":
        return self.desk_app.desk

    @property
    def work(self) -> "Work":
        return self.desk_app.work

    @property
    def today(self) -> date:
        return self.desk.today

    # Layout --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        self._fit(self.app.size)  # before there is anything that would be styled twice
        self.begin()
        yield TopBar(self.NAME)
        yield KeyStrip()
        yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """What stands between the bars."""
        yield from ()

    def on_mount(self) -> None:
        if self.query(KeyStrip):  # else gone again before it was made
            strip = self.query_one(KeyStrip)
            strip.offer(self.offered())
            for lines in self.query(Lines):
                lines.also_tell(lambda n: strip.show_enter(self.enter_hint(n) if n else None))
            self.reading.screen_is_ready()

    def on_screen_resume(self) -> None:
        self.reading.check()

    def on_resize(self) -> None:
        self._fit(self.size)

    def _fit(self, size: Size) -> None:
        self.set_class(size.width >= WIDE, "wide")
        self.set_class(size.height < 16, "low")

    _compositor_refresh = draw_unless_delayed
    post_message = keep_styles

    # Commands ------------------------------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """Every command of this screen, its own first."""
        own = {key for command in self.OFFERS for key in command.keys}
        actions = {command.action for command in self.OFFERS}
        others = (c.without(own) for c in EVERYWHERE if c.action not in actions)
        return (*self.OFFERS, *filter(None, others))

    def offered(self) -> list[Command]:
        """The commands that can be done now."""
        return [command for command in self.commands() if self.allows(command.name)]

    def allows(self, name: str) -> bool:
        """Whether the command of this name can be done now."""
        if name == "home":
            return self.NAME in PEER_NAMES
        return not self.desk.read_only or not any(
            command.writes and command.name == name for command in self.commands()
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.allows(action)

    def on_key(self, event: Key) -> None:
        """Say why a key does nothing here, over what is typed next.

        It writes, and the desk is read-only; or it does something on other screens alone.
        """
        own = [command for command in self.commands() if command.has_key(event.key)]
        elsewhere = "" if own else _elsewhere(event.key)
        writes = any(command.writes for command in own) or (elsewhere and event.key != "x")
        if self.desk.read_only and writes:
            self.work.refuse(t("This caseload is open for reading only."))
        elif elsewhere and self.NAME in PEER_NAMES:  # on a roll letters come fast, and mark
            self.work.refuse(elsewhere)

    def waits(self, key: str) -> bool:
        """Keys wait until the screen shows what they are about; those that lead away need not."""
        if not self.reading.is_ready:
            return True
        return self.reading.is_first and not any(
            command.has_key(key) and command.name in _LEADS_AWAY for command in self.commands()
        )

    def acts(self, key: str) -> Callable[[], object] | None:
        """What a key does here before any widget sees it, if anything."""
        return None

    def acts_at_once(self, key: str) -> bool:
        """Whether a key changes something without a form or a question."""
        return any(command.at_once and command.has_key(key) for command in self.commands())

    # Reading -------------------------------------------------------------------------------

    def read(self) -> _Data:
        """What the screen shows, read in a thread."""
        raise NotImplementedError

    def show_read(self, found: _Data) -> None:
        """Put what was read on the screen."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin to read while the screen is being made: it is painted once, with its data."""
        self.reload()

    def reload(self) -> None:
        """Read again and show it."""
        self.reading.start()

    def not_read(self, error: StoreError) -> None:
        """It could not be read."""
        self.reading.failed(error)

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        """What is read next puts the cursor on the first of these records that is listed.

        With `follow` the screen turns to where they stand, if it has more than one place.
        """
        for lines in self.query(Lines):
            lines.aim([str(record) for record in records])

    def leave_gone(self) -> None:
        """What the screen shows is gone: back to the one below, never out of a form above it."""
        if self.app.screen is self:  # "current" is also what shines through a form
            self.app.pop_screen()
        else:
            self.reading.invalidate()

    # What commands need --------------------------------------------------------------------

    def line(self) -> ListLine | None:
        """The highlighted line; None too while the screen is still being made."""
        lines = self.query(Lines)
        return lines.first().current if lines else None

    def current(self) -> FieldValue:
        """What the highlighted line is about."""
        line = self.line()
        return line.data if line else None

    def person(self) -> Person | None:
        """The jobseeker the highlighted line is about."""
        return None

    def people(self) -> Sequence[int] | None:
        """Whom a command for several people is about; None where it cannot be done now."""
        person = self.person()
        return [person.id] if person else []

    def appointment(self) -> int | None:
        """The contact to log, where the highlighted line is one that was planned."""
        return None

    def enter_hint(self, line: ListLine) -> str | None:
        """What enter does with a line, in a word; None where its command says it."""
        return None

    # What its keys do ----------------------------------------------------------------------

    @on(Lines.Chosen)
    def _line_chosen(self) -> None:
        self.choose_line()

    def choose_line(self) -> None:
        """A line was entered or clicked."""
        self.action_open()

    def action_open(self) -> None:
        imported("screens.dossier:open_person")(self.desk_app)

    def action_read_on(self, by: int) -> None:
        self.query_one(Pane).scroll_text(by)

    def action_leave(self) -> None:
        self.desk_app.action_leave()

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_go(self, name: str) -> None:
        self.desk_app.action_go(name)


add_actions(DeskScreen, EVERYWHERE)
AnyDeskScreen: TypeAlias = DeskScreen[Any]
