"""The app: one desk, five screens, and what every screen can ask for."""

import gc
import math
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.screen import Screen

from coachdesk.desk import Desk
from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import StoreError
from coachdesk.tui.gc_tuning import Collector
from coachdesk.tui.locking import LockingApp, running_time
from coachdesk.tui.openers import OpeningApp
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.themes import DEFAULT_THEME, THEMES
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.domain.day import Day
    from coachdesk.tui.forms.form import FormScreen

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

    @property
    def is_saving(self) -> bool: ...

    def draft(self) -> Draft | None: ...

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
        self._is_looking = False  # after changes of other windows, in a thread
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
        self._seen_version = self.desk.seen_version
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        # What was imported stays; looking through it again and again would show in the keys.
        gc.freeze()
        gc.enable()
        self._say_what_is_unread()
        self._begin_with_a_form()
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
            self.desk.write.warm_up()
        gc.freeze()

    def _say_what_is_unread(self) -> None:
        if names := self.desk.unread_settings:
            from coachdesk.words.keeping import unread_text

            self.say(unread_text(names), warn=True)

    def _begin_with_a_form(self) -> None:
        """A new store asks whose it is; a form left unfinished is offered again."""
        if self.desk.read_only:
            return

        def begin(is_new: bool) -> None:
            if is_new:
                self.set_up()
            else:
                self.offer_drafts(silent=True)

        self.show_when_read(lambda: self.desk.is_new, begin, asks=True)

    def offer_drafts(self, *, silent: bool = False) -> None:
        """The newest form left unfinished: go on with it now, or later.

        `silent` where there is none.
        """

        def read() -> "FormScreen | Draft | None":
            drafts = self.desk.read.drafts()
            if not drafts:
                return None
            from coachdesk.tui.forms.unfinished import form_of

            forms = (form_of(self.desk, draft) for draft in drafts)
            return next(filter(None, forms), drafts[0])

        def show(found: "FormScreen | Draft | None") -> None:
            if isinstance(found, Draft):
                self._offer_text(found, silent=silent)
            elif found:
                self._offer(found)
            elif not silent:
                self.say(t("No form was left unfinished."))

        self.show_when_read(read, show, asks=True)

    def _offer_text(self, draft: Draft, *, silent: bool) -> None:
        """What was typed about somebody who is not here: to read it and type it elsewhere."""
        if silent:
            self.say(t("A text that was not saved is about somebody who is not here. See ^p."))
            return
        from coachdesk.tui.screens.question import AskScreen

        typed = "\n".join(str(text) for text in draft.texts.values() if text)

        def answered(yes: bool | None) -> None:
            if yes:
                self.write(lambda: self.desk.write.drop_draft(draft), lambda _: None)

        question = t("What this was about is not in this caseload:") + f"\n\n{typed}"
        self.push_screen(AskScreen(question, t("throw away"), t("keep")), answered)

    def _offer(self, form: "FormScreen") -> None:
        from coachdesk.tui.screens.question import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.show_form(form)

        question = t("A form was not saved: {title}. Go on with it?", title=form.heading)
        self.drop_keys()  # what was typed before is no answer to it
        self.push_screen(AskScreen(question, t("go on"), t("later")), answered)

    def _publish_if_due(self) -> None:
        """Once a day, where the coach set a folder for it."""
        if not self.locked:
            self.run_worker(self._publish(), group="publishing")

    async def _publish(self) -> None:
        from coachdesk.tui.daemon_threads import unawaited

        try:
            problem = await unawaited(self.desk.files.publish_if_due)
        except Exception as error:
            self.not_done(error)
        else:
            if problem:
                self.say(problem, warn=True)

    def keep_typed(self) -> bool:
        """The desk is being left: keep what stands in open forms; False where that failed."""
        self.desk.shorten_waits()
        kept = True
        for screen in self.screen_stack:
            if isinstance(screen, TypedIn):
                try:
                    screen.keep_now()
                except Exception:
                    kept = False
        return kept

    def _look_for_changes(self) -> None:
        """Another window wrote, or a new day began: read again."""
        if self.locked or self._is_looking:
            return
        self._is_looking = True

        def failed(_: Exception) -> bool:
            self._is_looking = False
            return False

        self.write(lambda: self.desk.version, self._looked, failed)

    def _looked(self, version: tuple[int, int]) -> None:
        self._is_looking = False
        today = self.desk.today
        is_unread = any(
            isinstance(screen, DeskScreen) and screen.is_unread for screen in self.screen_stack
        )
        if version != self._seen_version or today != self._seen_day or is_unread:
            self._seen_version, self._seen_day = version, today
            self.reload()

    # Who looks along ------------------------------------------------------------------------

    @property
    def lock_minutes(self) -> float:
        minutes = self.desk.settings.get("lock_minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, int | float):
            return LOCK_MINUTES
        return minutes if 0 <= minutes < math.inf else LOCK_MINUTES

    def action_lock(self) -> None:
        """Hide every name; a protected store is closed, and its key forgotten."""
        self.lock(protected=self.desk.is_protected)

    def before_lock(self) -> Callable[[], object]:
        """Keep what stands in open forms, as it stands now."""
        drafts = [screen.draft() for screen in self.screen_stack if isinstance(screen, TypedIn)]

        def keep() -> None:
            for draft in drafts:
                if draft and draft.texts:
                    with suppress(StoreError):
                        self.desk.write.keep_draft(draft)

        return keep

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
        if isinstance(self.screen, TypedIn) and self.screen.is_saving:
            self._keep()  # it may never be saved: another program holds the store
            self.exit()
        elif isinstance(self.screen, TypedIn) and self.screen.changed:
            self.screen.action_leave()
        else:
            self.exit()

    def action_how_to_leave(self) -> None:
        self.say(t("q closes coachdesk; in a form esc comes first."))
