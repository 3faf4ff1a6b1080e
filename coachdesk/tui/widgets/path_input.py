"""A field for the path of a file or a folder: what fits stands below it while it is typed."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.widget import Widget
from textual.widgets import Static

from coachdesk.tui.daemon_threads import unawaited
from coachdesk.tui.path_matches import Entry, completed, entries, fitting, taken, typed_path
from coachdesk.tui.widgets.typed import CLICK, LineInput
from coachdesk.words import t

_SHOWN = 6  # matches at a time; fewer on a low screen
_LOW = 16  # rows
_WAIT = 1.0  # seconds, until it is said that a folder does not answer


class PathMatches(Static):
    """The files and folders that fit."""

    DEFAULT_CSS = "PathMatches { height: auto; width: 1fr; padding: 0 1; color: $text-muted; }"


class PathInput(LineInput):
    """Tab completes, down chooses among what fits, enter takes it; then typing goes on.

    A folder is read in a thread that nothing waits for: one on a network may never answer.
    """

    _asked: ClassVar[set[str]] = set()  # folders that were asked for and did not answer yet

    def __init__(self, value: str, *, folders_only: bool = False) -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self._folders_only = folders_only
        self._place = ""  # whose entries these are
        self._entries: list[Entry] | None = None  # None: not known
        self._is_slow = False  # it did not answer yet
        self._chosen = -1  # of what fits, the highlighted one

    @property
    def found(self) -> list[Entry]:
        """What fits the text."""
        part = typed_path(self.value).part
        return fitting(self._entries or (), part, folders_only=self._folders_only)

    @on(LineInput.Changed)
    def _typed(self) -> None:
        self._chosen = -1
        if self.has_focus:
            self._look()

    async def on_focus(self) -> None:
        await super().on_focus()
        self._look()

    def on_blur(self) -> None:
        self._chosen = -1
        self.set_timer(CLICK, self._show)  # what is clicked on below stays under the mouse

    # Reading folders -----------------------------------------------------------------------

    def _look(self) -> None:
        place = typed_path(self.value).place
        if place != self._place:
            self._place, self._entries, self._is_slow = place, None, False
            if place not in self._asked:
                self._asked.add(place)
                self.call_later(lambda: self.run_worker(self._read(place), exclusive=False))
        self._show()

    async def _read(self, place: str) -> None:
        reading = asyncio.ensure_future(unawaited(lambda: _entries(place)))
        done, _ = await asyncio.wait({reading}, timeout=_WAIT)
        if not done and place == self._place:
            self._is_slow = True
            self._show()
        found = await reading
        self._asked.discard(place)
        if self.is_attached and place == self._place:
            self._entries, self._is_slow = found, False
            self._show()

    # Showing them --------------------------------------------------------------------------

    def _show(self) -> None:
        field = self.parent
        if not (self.is_attached and isinstance(field, Widget)):
            return
        below = field.query(PathMatches)
        text = self._text() if self.has_focus else Text()
        if below:
            below.first().update(text)
            below.first().display = bool(text)
        elif text:
            field.mount(PathMatches(text, markup=False), after=self)

    def _text(self) -> Text:
        if self._is_slow:
            said = t("This folder does not answer yet; the path can be typed all the same.")
            return Text(said)
        found, text = self.found, Text(no_wrap=True, overflow="ellipsis")
        most = _SHOWN if self.screen.size.height >= _LOW else 2
        first = max(0, min(self._chosen - most + 1, len(found) - most))
        for number, entry in enumerate(found[first : first + most], first):
            name = entry.name + ("/" if entry.is_folder else "")
            mark = "▸ " if number == self._chosen else "  "
            text.append(("\n" if text else "") + mark + _plain(name))
            if number == self._chosen:
                text.stylize("reverse", len(text) - len(name))
        if len(found) > most:
            text.append("\n  " + t("and {count} more: type on", count=len(found) - most))
        return text

    # Keys ----------------------------------------------------------------------------------

    def acts(self, key: str) -> Callable[[], object] | None:
        """What a key does here before the form takes it to the next field."""
        found = self.found
        if key == "tab" and self._chosen < 0:
            if not self.value:  # passing by: nothing was typed to complete
                return None
            text = completed(typed_path(self.value), found) if found else self.value
            return (lambda: self._put(text)) if text != self.value else None
        if key == "down" and self._chosen + 1 < len(found) and not self._is_whole(found):
            return lambda: self._choose(self._chosen + 1)
        if key == "up" and self._chosen >= 0:
            return lambda: self._choose(self._chosen - 1)
        if key in ("enter", "tab") and self._chosen >= 0:
            text = taken(typed_path(self.value), found[self._chosen])
            return lambda: self._put(text)
        if key == "escape" and self._chosen >= 0:
            return lambda: self._choose(-1)
        return None

    def _is_whole(self, found: list[Entry]) -> bool:
        """Whether the only one that fits stands there already: down leaves the field."""
        return [entry.name for entry in found] == [typed_path(self.value).part]

    def _choose(self, number: int) -> None:
        self._chosen = number
        self._show()

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)


def _entries(place: str) -> list[Entry]:
    try:
        return entries(place)
    except (OSError, ValueError):
        return []


def _plain(name: str) -> str:
    """A name of a file may hold anything."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
