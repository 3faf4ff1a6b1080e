"""The app of the desk: six screens side by side, and the parts that every screen works with."""

import gc
import math
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from textual.actions import ActionParseResult
from textual.binding import Binding
from textual.dom import DOMNode
from textual.filter import ANSIToTruecolor, LineFilter
from textual.widget import AwaitMount

from coachdesk.desk import Desk
from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.domain.row_id import uid_of
from coachdesk.store.errors import StoreError
from coachdesk.tui.background import BackgroundTimers
from coachdesk.tui.base_app import CoachdeskApp
from coachdesk.tui.commands import PEERS
from coachdesk.tui.drafts import OpenForm, keep_later, keep_open_forms, offer_drafts
from coachdesk.tui.gc_tuning import Collector
from coachdesk.tui.lazy import imported
from coachdesk.tui.locking import Lock
from coachdesk.tui.screens.base import AnyDeskScreen, DeskScreen
from coachdesk.tui.textual_patches.painting import DelayedPainting
from coachdesk.tui.work import Work
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.domain.day import Day

SWITCH_SECONDS = 0.0005  # how long a thread that reads, or the screen, waits for the other
MOST_RECENT = 9  # dossiers
PAINT_WITHIN = 0.05  # seconds, where a screen does not say that it has its data


class DeskApp(CoachdeskApp[None]):
    """coachdesk on a terminal."""

    DEFAULT_MODE = "today"
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("ctrl+l", "lock", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+f", "find", show=False, priority=True),
        Binding("ctrl+c", "how_to_leave", show=False),
    ]

    def __init__(self, desk: Desk, first: "Day | None" = None) -> None:
        super().__init__(desk.settings.get("theme"))
        sys.setswitchinterval(SWITCH_SECONDS)
        self.desk = desk
        self.first_day = first  # read before there was a screen
        self.recent: list[int] = []  # whose dossiers were opened, the last one first
        self.across = False  # whether a jobseeker looks along
        self.again = False  # whether to open the desk anew, with other looks
        self.wants_demo = False  # whether to show the demo first
        self.work = Work(self)
        self.lock = Lock(
            self,
            minutes=self._lock_minutes,
            is_protected=lambda: desk.is_protected,
            before=lambda: keep_later(self),
        )
        self.painting = DelayedPainting(self)
        self.collector = Collector()
        self.background = BackgroundTimers(self)
        self._is_switching = False  # to another mode
        self._is_unstyled = True  # the screen to come, which is styled once mounted
        for name, place in PEERS.items():
            self.add_mode(name, self._maker(place))

    def _maker(self, place: str) -> Callable[[], AnyDeskScreen]:
        """A screen is made, and its file imported, when it is first gone to."""

        def make() -> AnyDeskScreen:
            self._is_unstyled = True
            return cast(AnyDeskScreen, imported(place)())

        return make

    @property
    def desk_screen(self) -> AnyDeskScreen:
        """The screen whose command is being carried out; the lock may have come over it."""
        return next(
            screen for screen in reversed(self.screen_stack) if isinstance(screen, DeskScreen)
        )

    def on_mount(self) -> None:
        self.work.seen_version = self.desk.seen_version
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        # What was imported stays; looking through it again and again would show in the keys.
        gc.freeze()
        gc.enable()
        if names := self.desk.unread_settings:
            from coachdesk.words.safety import unread_text

            self.work.say(unread_text(names), warn=True)
        self.begin_with_a_form()
        self.background.begin()

    def begin_with_a_form(self) -> None:
        """A new store asks whose it is; a form left unfinished is offered again."""
        if self.desk.read_only:
            return

        def begin(is_new: bool) -> None:
            if is_new:
                from coachdesk.tui.forms.setup import set_up

                set_up(self)
            else:
                offer_drafts(self, silent=True)

        self.work.show_when_read(lambda: self.desk.is_new, begin, asks=True)

    def _lock_minutes(self) -> float:
        minutes = self.desk.settings.get("lock_minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, int | float):
            return LOCK_MINUTES
        return minutes if 0 <= minutes < math.inf else LOCK_MINUTES

    # What Textual asks ---------------------------------------------------------------------

    def keep_typed(self) -> bool:
        return keep_open_forms(self)

    def do(self, act: Callable[[], object]) -> None:
        self.work.do(act)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except StoreError as error:
            self.work.not_done(error)
            return True

    def delay_update(self, delay: float = PAINT_WITHIN) -> None:
        """Textual calls this when the mode changes, and would wait for all of that time."""
        self.painting.delay(delay)

    def get_line_filters(self) -> list[LineFilter]:
        """All but the one for sixteen-colour codes: the themes use none of them, and it would
        make every line twice.
        """
        filters = super().get_line_filters()
        return [item for item in filters if not isinstance(item, ANSIToTruecolor)]

    def switch_mode(self, mode: str) -> AwaitMount:
        self._is_switching = True
        try:
            return super().switch_mode(mode)
        finally:
            self._is_switching = False

    def refresh_css(self, animate: bool = True) -> None:
        """Not at the start, nor for a change of mode: the theme stays, new screens are styled."""
        if not (self._is_switching or self._is_unstyled):
            super().refresh_css(animate=animate)
        self._is_unstyled = False

    def opened(self, person: int) -> None:
        """Somebody's dossier was opened; only numbers are kept, and only while the desk is open."""
        others = [key for key in self.recent if uid_of(key) != uid_of(person)]
        self.recent = [person, *others][:MOST_RECENT]

    # What its keys do ----------------------------------------------------------------------

    def action_find(self) -> None:
        """The key acts in fields too, and in a form, which stays open below what is found."""
        if isinstance(self.screen, OpenForm):
            is_allowed = not self.screen.is_saving
        else:
            is_allowed = isinstance(self.screen, DeskScreen)
        if is_allowed and self.desk_screen.allows("find"):
            imported("screens.finder:find")(self)

    def action_go(self, name: str) -> None:
        if self.lock.is_on:
            return
        while len(self.screen_stack) > 1:
            if isinstance(self.screen, OpenForm) and self.screen.changed:
                self.screen.action_leave()  # it lay below a dossier that was looked up
                return
            self.pop_screen()
        if self.current_mode != name:
            self.switch_mode(name)

    def action_leave(self) -> None:
        """Close coachdesk; a form with typed text asks first."""
        if isinstance(self.screen, OpenForm) and self.screen.is_saving:
            self.ending.keep()  # it may never be saved: another program holds the store
            self.exit()
        elif isinstance(self.screen, OpenForm) and self.screen.changed:
            self.screen.action_leave()
        else:
            self.exit()

    def action_how_to_leave(self) -> None:
        self.work.say(t("q closes coachdesk; in a form esc comes first."))
