"""A text typed where no field is open must not act letter by letter.

A letter that changes something at once is a command only when it stands alone: no other letter was
pressed shortly before it, and none follows. Until that is sure it is held, and the screen shows it.
Letters that mark may follow each other: a mark is shown at once, written when the run of letters is
over, and dropped when another letter shows that it was a text. What was seen to be a text stays one
until nothing was typed for as long as that.
"""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from textual import events

PAUSE = 0.7  # seconds; in a text the next letter comes within it, also where keys are looked for
_SIGNS = " .,;:!'-"  # stand between the letters of a text


@runtime_checkable
class ActsAtOnce(Protocol):
    """A screen on which some letters change something without a form."""

    def acts_at_once(self, key: str) -> bool: ...


@runtime_checkable
class ShowsLetters(Protocol):
    """A screen, or its key strip, that shows what became of a letter."""

    def show_held(self, key: str) -> None:
        """This letter waits until it is sure to be no text; an empty one: none does any more."""

    def show_text(self, said: str) -> None:
        """A text is typed, which does nothing; an empty one: the next command came."""


@runtime_checkable
class Marks(Protocol):
    """A screen on which some letters mark: shown at once, written after a pause."""

    def marks(self, key: str) -> bool: ...

    def drop_marks(self) -> None:
        """A text was typed: what was not written yet was no mark."""


def is_letter(event: events.Event) -> bool:
    """Whether an event is a key as in a text; a digit alone goes to another screen."""
    return (
        isinstance(event, events.Key)
        and event.character is not None
        and (event.character.isalpha() or event.character in _SIGNS)
    )


class LetterRun:
    """Tells a letter that is a command from a letter of a text."""

    def __init__(self) -> None:
        self._letter_at: float | None = None  # when the letter before was pressed
        self._is_first = True  # whether the newest letter was pressed after a pause
        self._only_marks = True  # whether all letters since the last pause are marks
        self._is_text = False  # whether they were seen to be a text
        self.is_for_field = False  # whether that text was typed before the field in use opened

    def goes_on(self, now: float) -> bool:
        """Whether a letter pressed now would belong to those before it."""
        return self._letter_at is not None and now - self._letter_at < PAUSE

    def may_become_text(self, event: events.Event, behind: Iterable[events.Event]) -> bool:
        """Whether a letter that writes has to wait: what comes next may show that it is a text.

        No text begins with a q. The same letter again waits too, for many words begin with it.
        """
        return (
            is_letter(event)
            and not _is_key(event, "q")
            and not self.goes_on(event.time)
            and all(_same_letter(event, other) for other in behind)
        )

    def is_text(
        self, event: events.Event, behind: Iterable[events.Event], *, at_once: bool
    ) -> bool:
        """Whether a key that is handed out now belongs to a text and must do nothing.

        `at_once`: it would change something. `behind` are the keys pressed after it.
        """
        goes_on = self.goes_on(event.time)
        self._is_first = not goes_on
        if self.is_for_field and not is_letter(event):
            self.end()  # a path begins
        if goes_on and self._is_text and isinstance(event, events.Key) and event.is_printable:
            self._letter_at = event.time
            return True
        self._is_text = self.is_for_field = False
        self._letter_at = event.time if is_letter(event) else None
        if at_once and self._letter_at is not None:
            self._is_text = goes_on or _is_followed(event, behind)
        return self._is_text

    def is_no_mark(self, event: events.Event, *, marks: bool) -> bool:
        """Whether the newest key shows, among letters that mark, that a text is typed."""
        if not is_letter(event):
            return False
        self._only_marks = marks and (self._is_first or self._only_marks)
        if not self._is_first and not self._only_marks:
            self._is_text = True
        return self._is_text

    def end(self) -> None:
        """What follows begins anew."""
        self._letter_at, self._is_text = None, False

    def did_something(self) -> None:
        """The newest letter was a command: what follows it begins anew."""
        if self._is_first:
            self.end()

    def take_for_text(self, now: float) -> None:
        """Letters that are on their way are for no field that opens meanwhile."""
        self._letter_at, self._is_text, self.is_for_field = now, True, True


def _is_key(event: events.Event, key: str) -> bool:
    return isinstance(event, events.Key) and event.key == key


def _is_followed(event: events.Event, behind: Iterable[events.Event]) -> bool:
    """Whether another letter follows without a pause; the same command twice is no text."""
    at = event.time
    for other in behind:
        if other.time - at >= PAUSE or not is_letter(other):
            return False
        if not _same_letter(event, other):
            return True
        at = other.time
    return False


def _same_letter(event: events.Event, other: events.Event) -> bool:
    return (
        isinstance(event, events.Key)
        and isinstance(other, events.Key)
        and other.character == event.character
    )
