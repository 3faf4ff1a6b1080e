"""The app: one desk, five screens, and what every screen can ask for."""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.screen import Screen

from coachdesk.desk import Desk
from coachdesk.domain.looks import LOCK_MINUTES
from coachdesk.store.errors import StoreError
from coachdesk.tui.collecting import Collector
from coachdesk.tui.locking import LockingApp, running_time
from coachdesk.tui.openers import OpeningApp
from coachdesk.tui.themes import DEFAULT_THEME, THEMES
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.domain.day import Day

POLL_SECONDS = 5.0
PUBLISH_SECONDS = 3600.0
SWITCH_SECONDS = 0.0005  # how long a thread that reads, or the screen, waits for the other
WARM_UP_AFTER = 0.3  # seconds in which no key was pressed
WARM_UP_WITHIN = 2.0  # seconds, for somebody who goes on and on


@runtime_checkable
class TypedIn(Protocol):
    """A form, whose own file brings SQLModel in, which closing the desk need not wait for."""

    @property
    def changed(self) -> bool: ...

    def keep_now(self) -> None: ...

    def action_leave(self) -> None: ...


class DeskApp(LockingApp, OpeningApp):
    """coachdesk on a terminal."""

    TITLE = "coachdesk"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "today"
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("ctrl+l", "lock", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "how_to_leave", show=False),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { align: center middle; background: $background 60%; }
    ToastRack { dock: top; align: right top; margin: 1 0 0 0; }
    Static {
        link-style: none; link-color: $foreground;
        link-style-hover: bold; link-color-hover: $background; link-background-hover: $primary;
    }
    """

    def __init__(self, desk: Desk, first: "Day | None" = None) -> None:
        super().__init__(desk)
        sys.setswitchinterval(SWITCH_SECONDS)
        self.across = False  # whether a jobseeker looks along
        self.collector = Collector()
        self._first = first
        self._seen_day = desk.today
        for theme in THEMES:
            self.register_theme(theme)
        own = f"coachdesk-{desk.settings.get('theme')}"
        self.theme = own if own in self.available_themes else DEFAULT_THEME
        for name in ("today", "caseload", "intake", "agenda", "summary"):
            self.add_mode(name, self._screen_maker(name))

    def _screen_maker(self, name: str) -> Callable[[], Screen[Any]]:
        """A screen is made, and its file imported, when it is first gone to."""

        def make() -> Screen[Any]:
            screen = self._screen_of(name)
            # It will be styled by the theme in use; Textual would parse all styles anew, twice.
            screen._css_update_count = self._css_update_count
            return screen

        return make

    def _screen_of(self, name: str) -> Screen[Any]:
        if name == "today":
            from coachdesk.tui.screens.today import TodayScreen

            return TodayScreen(self._first)
        if name == "caseload":
            from coachdesk.tui.screens.caseload import CaseloadScreen

            return CaseloadScreen()
        if name == "intake":
            from coachdesk.tui.screens.intake import IntakeScreen

            return IntakeScreen()
        if name == "agenda":
            from coachdesk.tui.screens.agenda import AgendaScreen

            return AgendaScreen()
        from coachdesk.tui.screens.summary import SummaryScreen

        return SummaryScreen()

    def on_mount(self) -> None:
        self._seen_version = self.desk.version
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        # What was imported stays; looking through it again and again would show in the keys.
        gc.freeze()
        gc.enable()
        self.do(self._begin_with_a_form)
        self._shown_at = self._last_touched = running_time()
        self._warming_up = self.set_interval(WARM_UP_AFTER / 4, self._warm_up_when_idle)
        self.set_interval(POLL_SECONDS, self._look_for_changes)
        self.set_interval(POLL_SECONDS, self._lock_when_idle)
        self._publish_if_due()
        self.set_interval(PUBLISH_SECONDS, self._publish_if_due)

    def _warm_up_when_idle(self) -> None:
        now = running_time()
        if now - self._last_touched > WARM_UP_AFTER or now - self._shown_at > WARM_UP_WITHIN:
            self._warming_up.stop()
            self.run_worker(self._warm_up, thread=True, group="warm-up")

    def _warm_up(self) -> None:
        """Import in a thread what will be asked for next, SQLModel above all."""
        for name in ("screens.dossier", "forms.contact"):
            import_module(f"coachdesk.tui.{name}")
        with suppress(StoreError):  # locked meanwhile, say: whoever writes next will hear of it
            self.desk.warm_up()
        gc.freeze()

    def _begin_with_a_form(self) -> None:
        """A new store asks whose it is; a form left unfinished is offered again."""
        if self.desk.read_only:
            return
        if self.desk.is_new:
            self.set_up()
        elif self.desk.drafts():
            self.offer_drafts()

    def offer_drafts(self) -> None:
        """The newest form left unfinished: go on with it now, or later."""
        drafts = self.desk.drafts()
        if not drafts:
            self.say(t("No form was left unfinished."))
            return
        from coachdesk.tui.forms.unfinished import form_of
        from coachdesk.tui.screens.ask import AskScreen

        draft = drafts[0]
        form = form_of(self.desk, draft)
        if form is None:
            self.write(lambda: self.desk.drop_draft(draft), lambda _: None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._form(lambda: form)

        question = t("A form was not saved: {title}. Go on with it?", title=form.heading)
        self.push_screen(AskScreen(question, t("go on"), t("later")), answered)

    def _publish_if_due(self) -> None:
        """Once a day, where the coach set a folder for it."""

        def done(problem: str) -> None:
            if problem:
                self.say(problem, warn=True)

        if not self.locked:
            self.write(self.desk.publish_if_due, done)

    def keep_typed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TypedIn):
                with suppress(Exception):
                    screen.keep_now()

    def _look_for_changes(self) -> None:
        """Another window wrote, or a new day began: read again."""
        if self.locked:
            return
        try:
            version, today = self.desk.version, self.desk.today
        except StoreError as error:
            self.not_done(error)
            return
        if version != self._seen_version or today != self._seen_day:
            self._seen_version, self._seen_day = version, today
            self.reload()

    # Who looks along ------------------------------------------------------------------------

    @property
    def lock_minutes(self) -> float:
        return float(self.desk.settings.get("lock_minutes", LOCK_MINUTES))

    def action_lock(self) -> None:
        """Hide every name; a protected store is closed, and its key forgotten."""
        self.lock(protected=self.desk.is_protected)

    def lock(self, *, protected: bool = True) -> None:
        self.keep_typed()
        super().lock(protected=protected)

    # Going about ---------------------------------------------------------------------------

    def action_go(self, name: str) -> None:
        if self.locked:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.current_mode != name:
            self.switch_mode(name)

    # Leaving -------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Close coachdesk; a form with typed text asks first."""
        if isinstance(self.screen, TypedIn) and self.screen.changed:
            self.screen.action_leave()
        else:
            self.exit()

    def action_how_to_leave(self) -> None:
        self.say(t("q closes coachdesk; in a form esc comes first."))
