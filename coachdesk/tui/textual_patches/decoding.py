"""The bytes of a terminal as text, whatever they are."""

import codecs
import re

# An old mouse report: a button and a place in three bytes, which need be no text at all.
_MOUSE = re.compile(rb"\x1b\[M(.{1,3})", re.DOTALL)
_BEGUN = re.compile(rb"\x1b(?:\[(?:M.{0,2})?)?\Z", re.DOTALL)


class TerminalText:
    """Reads UTF-8 bit by bit; what is none stands as a replacement sign."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._begun = b""  # the beginning of a mouse report that was given already

    def read(self, data: bytes) -> str:
        """What came, as text. The bytes of an old mouse report become three ASCII signs.

        Textual knows such a report then, and leaves it out; else it presses the rest as keys.
        """
        begun = len(self._begun)
        data = _MOUSE.sub(lambda found: b"\x1b[M" + b"!" * len(found[1]), self._begun + data)
        last = _BEGUN.search(data)
        self._begun = last[0] if last else b""
        return self._decode(data[begun:])

    def rest(self) -> None:
        """Nothing came for a while: what began then was no report."""
        self._begun = b""
