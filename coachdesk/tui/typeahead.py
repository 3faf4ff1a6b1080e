"""Keys in the order they were pressed, however fast: a coach types while the screen changes.

Textual lets each key travel through the queues of the widgets, so a key pressed right after one
that moves the focus or opens a form would still land in the old place. Here a key is looked at when
all that the key before it sent has come to its screen, and is kept while a screen is opening or
saving.
"""

import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.app import ScreenStackError
from textual.widget import Widget

from coachdesk.domain.text import NOTE_LENGTH, clean
from coachdesk.tui import letter_run
from coachdesk.tui.letter_run import ActsAtOnce, LetterRun, Marks, ShowsLetters
from coachdesk.tui.textual_types import AnyApp, AnyScreen
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.passphrase import SecretInput
from coachdesk.words import t

_LOOK_AGAIN = 0.01  # seconds
_TOLD_WITHIN = 1.0  # seconds; a widget that went meanwhile tells nothing any more
_WAY_OUT_AFTER = 0.2  # seconds; from then on no key keeps somebody from locking or leaving
_WAYS_OUT = ("ctrl+l", "ctrl+q")
_FOCUS_WITHIN = 0.3  # seconds; a screen that has none by then (a click beside it took it) gets one
_IN_ORDER = (events.Key, events.MouseDown, events.MouseUp, events.Paste)


@runtime_checkable
class Acting(Protocol):
    """A screen on which some keys act at once, or wait."""

    def waits(self, key: str) -> bool:
        """Whether this key (none for the mouse) should wait: something is read first, or saved."""

    def acts(self, key: str) -> Callable[[], object] | None:
        """What a key does here before any widget sees it, if anything."""


@runtime_checkable
class TakesLetters(Protocol):
    """A control that a letter answers."""

    def take_letter(self, letter: str, at: float) -> bool: ...


@runtime_checkable
class KnowsItsKeys(Protocol):
    """A widget that says at once what a key does in it; to ask Textual takes a millisecond."""

    def action_for(self, key: str) -> str | None: ...


@runtime_checkable
class TypedIn(Protocol):
    """A field that text is typed in, of one line or of several (the first screen has none)."""

    def action_delete_left(self) -> None: ...


class _Opening(NamedTuple):
    """A screen on its way."""

    gives_up: bool  # whether esc ends the wait for it
    asks: bool  # whether it is a question


class KeyQueue:
    """Hands out the keys of an app."""

    def __init__(
        self,
        app: AnyApp,
        deliver: Callable[[events.Event], Awaitable[None]],
        do: Callable[[Callable[[], object]], object],
    ) -> None:
        """`deliver` is Textual's own way of an event; `do` carries out what a key does at once."""
        self._app = app
        self._deliver = deliver
        self._do = do
        self._held: deque[events.Event] = deque()
        self._unfocused = 0.0  # how long keys have waited for a focus
        self._untold = 0.0  # until when to wait for what the last key sent
        self._openings: dict[object, _Opening] = {}  # screens for which something is read first
        self._stuck = 0.0  # since when the first key waits
        self._looks_again = False
        self._letters = LetterRun()
        self._newest = 0.0  # when the newest key came
        self._shows_held: ShowsLetters | None = None  # where a letter is shown to wait
        self._shows_text: ShowsLetters | None = None  # where it is said that a text does nothing
        self.pressed_at = 0.0  # when the key that is handed out was pressed
        self.clock = time.monotonic  # by which letters stand alone, or follow each other

    async def take(self, event: events.Event) -> None:
        """Every event of the app: keys, clicks and pastes wait their turn."""
        if not isinstance(event, _IN_ORDER) or event.is_forwarded:
            await self._deliver(event)
            return
        self._newest = self.clock()
        is_escape = isinstance(event, events.Key) and event.key == "escape"
        if is_escape and self._shows_held:  # takes back the letter that waits
            self._held.clear()
            self._show_held("")
            self._letters.end()
        elif is_escape and self._gives_up():
            self._give_up()
        elif self._held or not self._takes(event):
            if not self._held:
                self._stuck = time.monotonic()
            self._held.append(event)
            self._look_again()
        else:
            await self._hand_out(event)

    async def _hand_out(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            await self._press(event)
            return
        self._show_text("")
        if isinstance(event, events.Paste) and not isinstance(self._app.focused, SecretInput):
            # One sign more than a field takes, so that the field can say it is too much.
            event.text = clean(event.text[: 2 * NOTE_LENGTH])[: NOTE_LENGTH + 1]
        await self._deliver(event)

    def still_waiting(self) -> list[events.Event]:
        """The keys that still wait as the app ends, for the next app."""
        waiting: list[events.Event] = []
        for event in self._held:
            if isinstance(event, events.Key):
                waiting.append(events.Key(event.key, event.character))
            elif isinstance(event, events.Paste):
                waiting.append(events.Paste(event.text))
        return waiting

    def take_over(self, waiting: Iterable[events.Event]) -> None:
        """Begin with keys that were pressed before the app ran."""
        self._held.extend(waiting)

    def begin(self) -> None:
        """The app runs: hand out what it began with."""
        if self._held:
            self._look_again()

    def begin_opening(self, *, gives_up: bool = True, asks: bool = False) -> object:
        """From here on keys wait for a screen; `gives_up` where esc ends the wait.

        `asks`: it is a question, so that `q` is no text for it. Gives what to end the wait with.
        """
        opening = object()
        self._openings[opening] = _Opening(gives_up, asks)
        return opening

    @property
    def opens(self) -> bool:
        """Whether keys wait for a screen."""
        return bool(self._openings)

    def is_opening(self, opening: object) -> bool:
        """Whether a screen is still waited for: esc gives it up."""
        return opening in self._openings

    def end_opening(self, opening: object) -> bool:
        """The screen can open, or cannot. False where it was given up meanwhile."""
        return self._openings.pop(opening, None) is not None

    def _gives_up(self) -> bool:
        """Whether esc is about the screen on its way, and not about what was typed for it."""
        return any(item.gives_up for item in self._openings.values()) and not self._held

    def _give_up(self) -> None:
        for opening in [key for key, item in self._openings.items() if item.gives_up]:
            self.end_opening(opening)

    def _is_kept_waiting(self) -> bool:
        """Whether the first key waits for the store, and not for what was typed before it."""
        first, screen = self._held[0], self._app.screen
        key = first.key if isinstance(first, events.Key) else ""
        return bool(self._openings) or (isinstance(screen, Acting) and screen.waits(key))

    def _way_out(self) -> events.Event | None:
        """The key among those that wait which locks or leaves, once it has waited long enough."""
        if time.monotonic() - self._stuck < _WAY_OUT_AFTER or not self._is_kept_waiting():
            return None
        keys = [event for event in self._held if isinstance(event, events.Key)]
        asks = self._openings and all(item.asks for item in self._openings.values())
        if asks and keys and keys[0].key == "q":  # and no letter of a text
            return keys[0]
        return next((event for event in keys if event.key in _WAYS_OUT), None)

    def drop(self) -> None:
        """What was typed for a screen that did not open must not become a command."""
        self._held.clear()
        self._show_held("")
        self._app.call_later(lambda: self._held.clear())  # what came together with the last key

    def drop_run(self) -> None:
        """A field opens that nobody types in without a look: what was typed ahead is not for it."""
        self.drop()
        self._letters.take_for_text(self.clock())

    @property
    def in_run(self) -> bool:
        """Whether the next letter would still belong to those before it."""
        return self._letters.goes_on(self.clock())

    @property
    def holds_letter(self) -> bool:
        """Whether a letter waits until it is sure to be a command."""
        return bool(self._held) and self._may_become_text(self._held[0])

    def _takes(self, event: events.Event) -> bool:
        """Whether the last key has done its work, and the screen has a focus and can answer."""
        if self._openings or time.monotonic() < self._untold:
            return False
        try:
            screen = self._app.screen
        except ScreenStackError:
            return False
        key = event.key if isinstance(event, events.Key) else ""
        if not screen.is_mounted or (isinstance(screen, Acting) and screen.waits(key)):
            return False
        if screen.focused is None and screen.focus_chain:
            self._unfocused += _LOOK_AGAIN
            if self._unfocused < _FOCUS_WITHIN:
                return False
            screen.set_focus(screen.focus_chain[0])
        self._unfocused = 0.0
        may_become_text = self._may_become_text(event)
        self._show_held(key if may_become_text else "")
        return not may_become_text

    def _acts_at_once(self, event: events.Event) -> bool:
        """Whether a key changes something without a form, where no field takes it."""
        screen = self._app.screen
        return (
            isinstance(event, events.Key)
            and isinstance(screen, ActsAtOnce)
            and not isinstance(self._app.focused, TypedIn)
            and screen.acts_at_once(event.key)
        )

    def _may_become_text(self, event: events.Event) -> bool:
        """Whether to wait for the next key: it may show that a text is being typed."""
        if self.clock() - self._newest >= letter_run.PAUSE or not self._acts_at_once(event):
            return False
        return self._letters.may_become_text(event, tuple(self._held)[1:])

    def _shower(self) -> ShowsLetters | None:
        """What shows on this screen what became of a letter."""
        screen = self._app.screen
        if isinstance(screen, ShowsLetters):
            return screen
        return next((strip for strip in screen.query(KeyStrip)), None)

    def _show_held(self, key: str) -> None:
        """Show on its screen that a letter waits, or that none does any more."""
        if self._shows_held and not key:
            self._shows_held.show_held("")
            self._shows_held = None
        elif key and not self._shows_held and (shower := self._shower()):
            self._shows_held = shower
            shower.show_held(key)

    def _show_text(self, said: str) -> None:
        """Say on its screen that a text does nothing there; an empty one: the next command came."""
        shower = self._shower() if said else None
        if shower is not self._shows_text:
            if self._shows_text:
                self._shows_text.show_text("")
            if shower:
                shower.show_text(said)
            self._shows_text = shower

    def _look_again(self) -> None:
        if not self._looks_again:
            self._looks_again = True
            self._app.set_timer(_LOOK_AGAIN, self._look)

    async def _look(self) -> None:
        self._looks_again = False
        await self._go_on()

    async def _go_on(self) -> None:
        while self._held:
            if self._takes(self._held[0]):
                self._stuck = time.monotonic()
                await self._hand_out(self._held.popleft())
            elif event := self._way_out():
                self.drop()
                self._give_up()
                await self._hand_out(event)
            else:
                self._look_again()
                return

    async def _press(self, event: events.Key) -> None:
        if self._is_text(event):
            if self._letters.is_for_field:
                self._show_text(t("What you typed before this was open is not used."))
            else:
                self._show_text(t("Nothing done: you type, but no field is open."))
            return
        self._show_text("")
        self.pressed_at = event.time
        screen, focused = self._app.screen, self._app.focused
        act = screen.acts(event.key) if isinstance(screen, Acting) else None
        if isinstance(focused, TypedIn):
            if act is None:
                await self._deliver(event)
            else:  # when all that was typed before it stands in the field
                self._after(focused, act)
            return
        if act is not None:
            self._do(act)
            self._did_something(event, screen)
        elif (
            isinstance(focused, TakesLetters)
            and event.character
            and focused.take_letter(event.character, event.time)
        ) or await self._run_bound(event.key):
            self._did_something(event, screen)
        else:
            await self._deliver(event)
        self._after(focused or screen)

    def _is_text(self, event: events.Key) -> bool:
        """Whether a key belongs to a text that is typed where no field is open."""
        screen, in_field = self._app.screen, isinstance(self._app.focused, TypedIn)
        is_text = self._letters.is_text(event, self._held, at_once=self._acts_at_once(event))
        if in_field:
            return is_text and self._letters.is_for_field
        if isinstance(screen, Marks):
            is_text = self._letters.is_no_mark(event, marks=screen.marks(event.key)) or is_text
            if is_text:
                screen.drop_marks()
        return is_text and (isinstance(screen, ActsAtOnce) or self._letters.is_for_field)

    def _did_something(self, event: events.Key, screen: AnyScreen) -> None:
        """What follows begins anew where the letter moved, wrote, or led to another screen.

        Not behind a mark: it may still turn out to be a text. `screen` is where it was pressed.
        """
        if isinstance(screen, Marks) and screen.marks(event.key):
            return
        is_elsewhere = bool(self._openings) or self._app.screen is not screen
        at_once = isinstance(screen, ActsAtOnce) and screen.acts_at_once(event.key)
        if is_elsewhere or at_once or event.key in ("j", "k"):
            self._letters.did_something()

    async def _run_bound(self, key: str) -> bool:
        """Do what the key is bound to, at once: in the widgets' queues later keys could pass it."""
        focused = self._app.focused
        if isinstance(focused, KnowsItsKeys) and (action := focused.action_for(key)):
            return await self._app.run_action(action, focused)
        bound = self._app.screen.active_bindings.get(key)
        if bound is None or not bound.enabled:
            return False
        return await self._app.run_action(bound.binding.action, bound.node)

    def _after(self, widget: Widget, act: Callable[[], object] | None = None) -> None:
        """Wait until what was sent so far has come from here to the screen; then `act`, go on."""
        until = self._untold = time.monotonic() + _TOLD_WITHIN
        way = [node for node in widget.ancestors_with_self if isinstance(node, Widget)]

        async def step() -> None:
            while way:
                if way.pop(0).call_later(step):
                    return
            # A screen that closed gives what was chosen to the one below it.
            self._app.screen.call_later(self._app.call_later, done)

        async def done() -> None:
            if until == self._untold:
                self._untold = 0.0
            if act and widget.is_attached:  # its screen may be gone by now
                self._do(act)
                self._after(self._app.screen)
            await self._go_on()

        self._app.call_later(step)
