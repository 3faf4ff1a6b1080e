"""A text typed where no field is open must not act letter by letter.

A letter that changes something at once is a command only when it stands alone: no other letter was
pressed shortly before it, and none follows at once. Letters that mark may follow each other: a mark
is shown at once, written a moment later, and dropped when another letter shows that it was a text.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual import events

PAUSE = 0.25  # seconds; in a text the next letter comes within it


@runtime_checkable
class ActsAtOnce(Protocol):
    """A screen on which some letters change something without a form."""

    def acts_at_once(self, key: str) -> bool: ...


@runtime_checkable
class Marks(Protocol):
    """A screen on which some letters mark: shown at once, written after a pause."""

    def marks(self, key: str) -> bool: ...

    def drop_marks(self) -> None:
        """A text was typed: what was not written yet was no mark."""


def is_letter(event: events.Event) -> bool:
    """Whether an event is a key as in a text: digits and signs are no words."""
    return (
        isinstance(event, events.Key)
        and event.character is not None
        and (event.character.isalpha() or event.character == " ")
    )


class LetterRun:
    """Tells a letter that is a command from a letter of a text."""

    def __init__(self) -> None:
        self._letter_at: float | None = None  # when the letter before was pressed
        self._is_first = True  # whether the newest letter was pressed after a pause
        self._only_marks = True  # whether all letters since the last pause are marks

    def may_go_on(self, event: events.Event, behind: Sequence[events.Event]) -> bool:
        """Whether what will be pressed next may still show that this is a text.

        Hardly any text begins with a space or a q: these need not wait.
        """
        begins = (
            is_letter(event) and isinstance(event, events.Key) and event.character not in (" ", "q")
        )
        return begins and all(_same_letter(event, other) for other in behind)

    def is_text(self, event: events.Event, behind: Sequence[events.Event], at_once: bool) -> bool:
        """Whether a key that is handed out now belongs to a text and must do nothing.

        `at_once`: it would change something. `behind` are the keys pressed after it.
        """
        before, self._letter_at = self._letter_at, event.time if is_letter(event) else None
        self._is_first = before is None or event.time - before >= PAUSE
        if not at_once or self._letter_at is None:
            return False
        other = next((key for key in behind if not _same_letter(event, key)), event)
        follows = is_letter(other) and other is not event and other.time - event.time < PAUSE
        return follows or not self._is_first

    def is_no_mark(self, event: events.Event, marks: bool) -> bool:
        """Whether the newest key shows, among letters that mark, that a text is typed."""
        if not is_letter(event):
            return False
        self._only_marks = marks and (self._is_first or self._only_marks)
        return not self._is_first and not self._only_marks

    def did_something(self) -> None:
        """The newest letter was a command: what follows it begins anew."""
        if self._is_first:
            self._letter_at = None


def _same_letter(event: events.Event, other: events.Event) -> bool:
    """The same command twice is no text."""
    return (
        isinstance(event, events.Key)
        and isinstance(other, events.Key)
        and other.character == event.character
    )
