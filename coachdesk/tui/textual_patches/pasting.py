"""What a terminal sends, as keys, clicks and pastes.

A paste is read in one piece, whatever it holds: Textual reads it sign by sign, which takes
seconds for a book, and takes an escape sequence in it for a key. A sequence that makes no sense, or
only half of it came, is left out: Textual would fail on it, or press its signs as keys.
"""

from collections.abc import Generator, Iterable, Sequence

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
PASTE_BEGINS = _BEGIN.encode()
_SURE = 3  # so much of the opening mark is the beginning of no key that stands by itself
_REMEMBERED = ("mouse_pixels", "terminal_size", "terminal_pixel_size", "last_x", "last_y")
# With these Textual begins when it presses the signs of a sequence as keys.
_BROKEN = ("circumflex_accent", "left_square_bracket")


class QuickPasteParser:
    """Reads what a terminal sends; the text between the marks of a paste stays whole.

    Either mark may come in two pieces.
    """

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._pasted: list[str] | None = None  # the pieces so far, within a paste
        self._held = ""  # the end of the last piece, where a mark may have begun
        self._begun = ""  # what Textual was given already of an opening mark, perhaps

    def feed(self, data: str) -> Iterable[Message]:
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is None:
                data = yield from self._outside(data)
            else:
                data = yield from self._inside(data, self._pasted)

    def tick(self) -> Iterable[Message]:
        """Nothing came for a while: a sequence that began was a key of its own, esc above all."""
        yield from _whole(list(self._parser.tick()))

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
        found = self._read(given)
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

    def _read(self, text: str) -> Iterable[Message]:
        """Sign by sign, so that a sequence which cannot be read takes nothing else with it."""
        for sign in text:
            try:
                found = list(self._parser.feed(sign))
            except Exception:  # any number may stand in a sequence, and Textual trusts it
                self._begin_again()
            else:
                yield from _whole(found)

    def _begin_again(self) -> None:
        """A parser that failed reads no further."""
        failed, self._parser = self._parser, XTermParser()
        for name in _REMEMBERED:
            setattr(self._parser, name, getattr(failed, name))


def _whole(found: Sequence[Message]) -> Sequence[Message]:
    """The events of one sign; none where they are the signs of a sequence that broke off."""
    first = found[0] if len(found) > 1 else None
    return () if isinstance(first, Key) and first.key in _BROKEN else found
