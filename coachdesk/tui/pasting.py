"""A paste in one piece, whatever stands in it.

Textual reads it sign by sign, which takes seconds for a book, and takes an escape sequence in it
for a key.
"""

import sys
from collections.abc import Generator, Iterable

from textual._xterm_parser import XTermParser
from textual.events import Paste
from textual.message import Message

from coachdesk.store.forgetting import write_over_read

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_SURE = 3  # so much of the opening mark is the beginning of no key that stands by itself


class QuickPasteParser(XTermParser):
    """Reads what a terminal sends; what stands between the marks of a paste goes by whole.

    Either mark may come in two pieces.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: list[str] | None = None  # the pieces so far, within a paste
        self._held = ""  # the end of the last piece, where a mark may have begun
        self._begun = ""  # what Textual was given already of an opening mark, perhaps

    def feed(self, data: str) -> Iterable[Message]:
        if len(data) > 1 and (data[0] != "\x1b" or _BEGIN in data):  # it may be a passphrase
            write_over_read(data)
        data, self._held, at_end = self._held + data, "", not data
        while data:
            if self._pasted is None:
                data = yield from self._outside(data)
            else:
                data = yield from self._inside(data, self._pasted)
        if at_end:
            yield from super().feed("")

    def _outside(self, data: str) -> Generator[Message, None, str]:
        """Keys and the like; gives what is left to read."""
        begun = len(self._begun)
        before, mark, rest = (self._begun + data).partition(_BEGIN)
        if not mark:
            known = next(n for n in range(len(_BEGIN), -1, -1) if before.endswith(_BEGIN[:n]))
            hold = min(known, len(data)) if known >= _SURE else 0
            given, self._held = data[: len(data) - hold], data[len(data) - hold :]
            self._begun = _BEGIN[: known - hold]
        elif before or not begun:
            given, self._begun = before[begun:], ""
        else:  # Textual has half a mark: it gets the whole of it, and an empty paste
            given, self._begun = _BEGIN[begun:] + _END, ""
        if mark:
            self._pasted = []
        if given:
            found = super().feed(given)
            yield from (event for event in found if not (isinstance(event, Paste) and mark))
        return rest

    def _inside(self, data: str, pasted: list[str]) -> Generator[Message, None, str]:
        """Within a paste, likewise."""
        inside, mark, rest = data.partition(_END)
        if mark:
            self._pasted = None
            yield Paste("".join((*pasted, inside)))
            return rest
        cut = max(0, len(data) - len(_END) + 1)
        pasted.append(data[:cut])
        self._held = data[cut:]
        return ""


def paste_in_one_piece() -> None:
    """Have Textual's driver read the terminal so; it makes its parser itself."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.XTermParser = QuickPasteParser  # type: ignore[attr-defined]
