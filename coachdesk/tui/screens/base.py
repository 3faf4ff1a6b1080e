"""What the five screens and the dossier share: bars, commands, and reading in a thread."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Size
from textual.worker import get_current_worker

from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import EVERYWHERE, Command, bindings
from coachdesk.tui.painting import PaintedOnce
from coachdesk.tui.widgets.bars import KeyStrip, TopBar
from coachdesk.tui.widgets.lines import Line, Lines
from coachdesk.words import t
from coachdesk.words.formats import day, weekday
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.rules.caseload import Fullness
    from coachdesk.tui.app import DeskApp

WIDE = 100  # from this width on, details stand beside a list instead of below it
_OF_NO_STORE = (-1, -1)  # a version that differs from any
_LEADS_AWAY = ("go", "back", "leave", "find", "help", "lock")


class DeskScreen(PaintedOnce):
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
        super().__init_subclass__(**how)

    def __init__(self) -> None:
        super().__init__()
        self._version: tuple[int, int] | None = None  # of what the screen shows
        self._is_made = False
        self._early: tuple[tuple[int, int], Any] | None = None  # read before the screen was made

    @property
    def desk_app(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> "Desk":
        return self.desk_app.desk

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
        if not self.query(KeyStrip):  # gone again before it was made
            return
        self.query_one(KeyStrip).offer(self.offered())
        self._is_made = True
        if self._early:
            self._read_done(*self._early)
        elif self._version is None:
            self.query_one(Lines).say_until_shown(t("Reading …"))

    def begin(self) -> None:
        """Begin to read while the screen is being made: it is painted once, with what it shows."""
        self.reload()

    def on_screen_resume(self) -> None:
        if self._version is not None:  # else it is being read
            # Beside a reading that goes on, not in its place.
            self.run_worker(self._checking, thread=True, exclusive=True, group="checking")

    def _checking(self) -> None:
        """Is what the screen shows still as the store has it?"""
        worker = get_current_worker()
        try:
            as_shown = self.desk.version == self._version
        except StoreError:
            as_shown = False  # reading will tell why
        if not worker.is_cancelled:
            self.app.call_from_thread(self.paint_soon if as_shown else self.reload)

    def on_screen_suspend(self) -> None:
        """What was drawn is let go of while another screen stands in its place."""
        if not self.app.screen.is_modal:
            for lines in self.query(Lines):
                lines._styles_cache.clear()

    def on_resize(self) -> None:
        self._fit(self.size)

    def _fit(self, size: Size) -> None:
        self.set_class(size.width >= WIDE, "wide")
        self.set_class(size.height < 16, "low")

    def commands(self) -> tuple[Command, ...]:
        """Every command of this screen, its own first."""
        own = {command.key for command in self.OFFERS if command.key}
        return (*self.OFFERS, *(command for command in EVERYWHERE if command.key not in own))

    def offered(self) -> list[Command]:
        """The commands that can be done now."""
        return [
            command for command in self.commands() if not (command.writes and self.desk.read_only)
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.desk.read_only and any(
            command.writes and command.action.partition("(")[0] == action
            for command in self.commands()
        ):
            return False
        return True

    def on_key(self, event: Key) -> None:
        """A key that writes does nothing on a read-only desk: say why, over what is typed next."""
        if self.desk.read_only and any(
            command.writes and event.key in command.key.split(",") for command in self.commands()
        ):
            self.desk_app.refuse(t("This caseload is open for reading only."))

    def waits(self, key: str) -> bool:
        """Keys wait until the screen shows what they are about; those that lead away need not."""
        if not self._is_made:
            return True
        return self._is_reading_first and not any(
            key in command.key.split(",") and command.action.partition("(")[0] in _LEADS_AWAY
            for command in self.commands()
        )

    @property
    def _is_reading_first(self) -> bool:
        return self._version is None and any(
            worker.node is self and not worker.is_finished for worker in self.app.workers
        )

    def acts(self, key: str) -> Callable[[], object] | None:
        """What a key does here before any widget sees it, if anything."""
        return None

    # Reading -------------------------------------------------------------------------------

    def read(self) -> Any:
        """What the screen shows, read in a thread."""
        raise NotImplementedError

    def show_read(self, found: Any) -> None:
        """Put what was read on the screen."""
        raise NotImplementedError

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        """What is read next puts the cursor on the first of these records that is listed.

        With `follow` the screen turns to where they stand, if it has more than one place.
        """
        for lines in self.query(Lines):
            lines.aim([str(record) for record in records])

    def reload(self) -> None:
        """Read again and show it; the newest reading wins."""
        self.run_worker(self._reading, thread=True, exclusive=True, group="reading")

    def _reading(self) -> None:
        worker = get_current_worker()
        try:
            version = self.desk.version
            with self.desk_app.collector.reading():
                found = self.read()
        except StoreError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._not_read, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._read_done, version, found)

    def _not_read(self, error: StoreError) -> None:
        for lines in self.query(Lines):
            lines.say_until_shown("")
        if self._version is None and self.app.screen is self:
            # Somebody types on for what this screen would have shown.
            self.desk_app.not_opened(error, self._leave_unread)
        else:
            self.desk_app.not_done(error)

    def _leave_unread(self) -> None:
        """Back to where somebody came from; one of the five screens stays, and is read later."""
        if self._version is None and self.app.screen is self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    @property
    def is_unread(self) -> bool:
        """Whether nothing could be shown yet."""
        return self._version is None and not self._is_reading_first

    def _read_done(self, version: tuple[int, int], found: Any) -> None:
        if not self._is_made:
            self._early = version, found
            return
        self._version, self._early = version, None
        self.desk_app.saw(version)
        if self.is_attached and self.query(Lines):
            self.desk_app.do(lambda: self.show_read(found))
        self.paint_soon()

    def leave_gone(self) -> None:
        """What the screen shows is gone: back to the one below, never out of a form above it."""
        if self.app.screen is self:  # "current" is also what shines through a form
            self.app.pop_screen()
        else:
            self._version = _OF_NO_STORE  # read again when the form has closed

    def write(
        self,
        change: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Do `change` in a thread; then `done` with what it gave; `failed` may take its errors."""
        self.desk_app.write(change, done, failed)

    def line(self) -> Line | None:
        """The highlighted line; None too while the screen is still being made."""
        lines = self.query(Lines)
        return lines.first().current if lines else None

    # What commands need --------------------------------------------------------------------

    def person(self) -> Person | None:
        """The jobseeker the highlighted line is about."""
        return None

    def tell_day(self, found: "Fullness") -> None:
        """The day and how full the caseload is, in the top bar."""
        caseload = f"{found.active} / {found.limit} {state_name(found.state)}"
        self.query_one(TopBar).tell(caseload, *self.day_marks())

    def day_marks(self) -> list[str]:
        """The day, and what is special about this desk."""
        if self.desk.today_is_set:
            marks = [t("as of {day}", day=day(self.today))]
        else:
            marks = [f"{weekday(self.today)[:2]} {day(self.today)}"]
        return [*marks, t("read only")] if self.desk.read_only else marks

    def action_open(self) -> None:
        if person := self.person():
            self.desk_app.open_dossier(person.id)
        else:
            self.desk_app.find_person()

    def action_log_contact(self) -> None:
        if person := self.person():
            self.desk_app.log_contact(person.id)
        else:
            self.desk_app.ask_who(t("Log a contact: with whom?"), self.desk_app.log_contact)

    def action_plan_appointment(self) -> None:
        if person := self.person():
            self.desk_app.plan_appointment(person.id)
        else:
            who = t("Plan an appointment: with whom?")
            self.desk_app.ask_who(who, self.desk_app.plan_appointment)

    def action_new_person(self) -> None:
        self.desk_app.new_person()

    def action_import_records(self) -> None:
        self.desk_app.import_records()

    def action_find(self) -> None:
        self.desk_app.find_person()

    def action_help(self) -> None:
        self.desk_app.show_help(self.offered())

    def action_palette(self) -> None:
        self.desk_app.show_palette(self.offered())

    def action_settings(self) -> None:
        self.desk_app.show_settings()

    def action_safety(self) -> None:
        self.desk_app.show_safety()

    def action_lock(self) -> None:
        self.desk_app.action_lock()

    def action_unfinished(self) -> None:
        self.desk_app.offer_drafts()

    def action_undo(self) -> None:
        self.desk_app.undo()

    def action_redo(self) -> None:
        self.desk_app.redo()

    def action_leave(self) -> None:
        self.desk_app.action_leave()

    def action_go(self, name: str) -> None:
        self.desk_app.action_go(name)
