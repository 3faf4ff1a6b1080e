"""Keys in the order they were pressed, however fast: a coach types while the screen changes.

Textual lets each key travel through the queues of the widgets, so a key pressed right after one
that moves the focus or opens a form would still land in the old place. Here a key that acts is
carried out before the next one is looked at, waits until the text before it has been taken in, and
is kept while a screen is opening or saving.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import ScreenStackError
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coachdesk.domain.text import NOTE_LENGTH, clean
from coachdesk.tui.ending import EndingApp
from coachdesk.tui.pasting import paste_in_one_piece

_LOOK_AGAIN = 0.01  # seconds
_FOCUS_WITHIN = 0.3  # seconds; a screen that has none by then (a click beside it took it) gets one
_IN_ORDER = (events.Key, events.MouseDown, events.MouseUp, events.Paste)


@runtime_checkable
class Acting(Protocol):
    """A screen on which some keys act at once."""

    @property
    def busy(self) -> bool:
        """Whether keys should wait, because something is being saved."""

    def acts(self, key: str) -> Callable[[], object] | None:
        """What a key does here before any widget sees it, if anything."""


@runtime_checkable
class TakesLetters(Protocol):
    """A control that a letter answers."""

    def take_letter(self, letter: str) -> bool: ...


class OrderedKeys(EndingApp[None]):
    """The part of the app that hands out keys."""

    def __init__(self) -> None:
        super().__init__()
        paste_in_one_piece()
        self._held: deque[events.InputEvent | events.Paste] = deque()
        self._unfocused = 0.0  # how long keys have waited for a focus
        self._holding = False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            # One sign more than a field takes, so that the field can say it is too much.
            event.text = clean(event.text[: 2 * NOTE_LENGTH])[: NOTE_LENGTH + 1]
        if not isinstance(event, _IN_ORDER) or event.is_forwarded:
            await super().on_event(event)
        elif self._held or self._holding or not self._takes_keys():
            self._held.append(event)
            self._hold()
        else:
            await self._hand_out(event)

    async def _hand_out(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            await self._press(event)
        else:
            await super().on_event(event)

    def _takes_keys(self) -> bool:
        """Whether the screen in sight has its focus and is not saving."""
        try:
            screen = self.screen
        except ScreenStackError:
            return False
        if (isinstance(screen, Acting) and screen.busy) or not screen.is_mounted:
            return False
        if screen.focused is None and screen.focus_chain:
            self._unfocused += _LOOK_AGAIN
            if self._unfocused < _FOCUS_WITHIN:
                return False
            screen.set_focus(screen.focus_chain[0])
        self._unfocused = 0.0
        return True

    def _hold(self) -> None:
        if not self._holding:
            self._holding = True
            self.set_timer(_LOOK_AGAIN, self._go_on)

    async def _go_on(self) -> None:
        self._holding = False
        while self._held and not self._holding:
            if not self._takes_keys():
                self._hold()
                return
            await self._hand_out(self._held.popleft())

    async def _press(self, event: events.Key) -> None:
        screen, focused = self.screen, self.focused
        act = screen.acts(event.key) if isinstance(screen, Acting) else None
        if isinstance(focused, Input | TextArea):
            if act is None:
                await super().on_event(event)
            else:
                self._after_text(focused, act)
            return
        if act is not None:
            self.do(act)
        elif (
            isinstance(focused, TakesLetters)
            and event.character
            and focused.take_letter(event.character)
        ) or await self._check_bindings(event.key):
            return
        else:
            await super().on_event(event)

    def do(self, act: Callable[[], object]) -> None:
        """What a key does at once."""
        act()

    def _after_text(self, field: Widget, act: Callable[[], object]) -> None:
        """Do `act` when all that was typed before it stands in the field."""
        self._holding = True

        async def done() -> None:
            self.do(act)
            await self._go_on()

        field.call_later(self.call_later, done)
