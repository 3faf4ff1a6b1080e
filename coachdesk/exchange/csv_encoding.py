"""In what encoding a file's text stands, and whether a text was once read in a wrong one."""

import io
import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Refused, file_problem

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Letters of two bytes that are common in UTF-8 and all but impossible in cp1252.
_UTF_8_PAIR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_PIECE = 1 << 20
_HEAD = 512

# Letters of MS-DOS and old Macintoshes, read as cp1252: signs where no language has them
# (`Ren‚`, `K”ln`), and capitals amid small letters (`BŽlier`). Bosnian may have a DŽ so. Most
# texts hold none of these signs at all, which is seen far sooner.
_STRANGE = re.compile("[‚ƒ„ˆ‰‹†‡™“”¡¢£¤ŠŽŒŸ]")
_FOREIGN = re.compile(
    r"[^\W\d_][‚ƒ„ˆ‰‹]|ƒ[^\W\d_]|[^\W\d_][†‡™“”¡¢£¤][^\W\d_]"
    r"|[a-zß-ÿ][ŠŽŒŸ](?![A-ZÀ-ÞŠŽŒŸ])|\b(?!D)[A-Z][ŠŽŸ][a-zß-ÿ]"
)
# UTF-8 that was read as cp1252 (`ZoÃ«`), letters that were lost, letters of a web page.
_GARBLED = re.compile(
    "[ÃÅ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[˜™œ¦“]|\ufffd"
    r"|&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,4});"
)
# UTF-8 that was read in the code page of a console (`├½` was `ë`), which is how Windows PowerShell
# reads what a program writes; lines are drawn with other signs side by side.
_TAILS = {sign for page in ("cp437", "cp850") for sign in bytes(range(0x80, 0xC0)).decode(page)}
_DRAWN = {sign for sign in _TAILS if "─" <= sign <= "╿"}
_CONSOLE = re.compile(
    f"├[{''.join(sorted(_TAILS - set('│┤┐')))}]|[┼─][{''.join(sorted(_TAILS - _DRAWN))}]"
)
_MARK_MISREAD = "ï»¿"  # the mark of UTF-8, read as cp1252
# In a name: letters that became question marks, the `ë` and `ï` of a Macintosh, and Turkish
# letters read as Icelandic ones, where Icelandic and Czech do not have them (`Yýlmaz`, `Ayþe`).
_GARBLED_NAME = re.compile(
    r"[^\W\d_]\?[^\W\d_]|(?<!\w)\?[^\W\d_]|[^\W\d_]‘(?!\w)|[a-z]•[a-z]|€[^\W\d_]"
    r"|\b[^\W\d_]*(?:[ÞþÐðÝý][^\W\d_]*[çüÇÜ]|[çüÇÜ][^\W\d_]*[ÞþÐðÝý])"
    r"|[aeiouöAEIOUÖ]þ|[yY]þ(?!ó)|þ(?!\w)|\bÞ[ai]|\bÝ[bhlnpsz]|[Yy]ý|ý[^\W\d_]*ý[^\W\d_]*[zn]\b"
)


def encoding_of(data: bytes) -> str:
    """The encoding of a file's text; raises Refused where it has none, or not one alone."""
    if data.startswith(_WORKBOOKS):
        raise Refused([file_problem(WHOLE_FILE, "workbook")])
    encoding = _encoding_of(data)
    refuse_console_text(lines_in(data, encoding))
    return encoding


def as_utf_8(stream: BinaryIO) -> BinaryIO:
    """A file in UTF-8; of one in marked UTF-16, as `>` of Windows PowerShell writes it, a copy."""
    stream.seek(0)
    is_utf_16 = stream.read(2) in _UTF_16_MARKS
    stream.seek(0)
    if not is_utf_16:
        return stream
    data = stream.read()
    stream.seek(0)
    return io.BytesIO(data.decode(_sure_of(data, "utf-16")).encode())


def refuse_console_text(lines: Iterable[str]) -> None:
    """Raise Refused where letters were lost on the way, as behind `>` of Windows PowerShell."""
    for number, line in enumerate(lines, 1):
        found = _CONSOLE.search(line) if "├" in line or "┼" in line or "─" in line else None
        if found:
            word = _word_around(line, found.start())
            raise Refused([file_problem(Place(number), "console_text", value=word)])
        if number == 1 and line.lstrip("\ufeff").startswith(_MARK_MISREAD):
            raise Refused([file_problem(Place(1), "console_text", value=_MARK_MISREAD)])


def _encoding_of(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        return _sure_of(data, "utf-16")
    if unmarked := _unmarked_utf_16(data[:_HEAD]):
        return _sure_of(data, unmarked)
    if data.startswith(_UTF_8_MARK):
        return _sure_of(data, "utf-8-sig")
    wrong = _wrong_in(data, "utf-8")
    if wrong is None:
        return "utf-8"
    if _UTF_8_PAIR.search(data):
        place = Place(data.count(b"\n", 0, wrong) + 1)
        raise Refused([file_problem(place, "mixed_text")])
    _sure_of(data, "cp1252")
    for number, line in enumerate(lines_in(data, "cp1252"), 1):
        if _STRANGE.search(line) and (found := _FOREIGN.search(line)):
            word = _word_around(line, found.start())
            raise Refused([file_problem(Place(number), "foreign_text", value=word)])
    return "cp1252"


def lines_in(data: bytes, encoding: str) -> Iterator[str]:
    """The lines of a file, each with its line end."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")


def looks_garbled(text: str, *, name: bool = False) -> bool:
    """Whether letters of a text were read in a wrong encoding before it came here.

    `name` says that it is a line as a name is, where a question mark has no place.
    """
    if text.isascii() and "?" not in text and "&" not in text:
        return False
    return bool(
        _GARBLED.search(text)
        or (_STRANGE.search(text) and _FOREIGN.search(text))
        or (name and _GARBLED_NAME.search(text))
    )


def _unmarked_utf_16(head: bytes) -> str | None:
    """In UTF-16 most letters of a list have a byte of nothing, nearly all on the same side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 <= len(head) or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _sure_of(data: bytes, encoding: str) -> str:
    if _wrong_in(data, encoding) is not None:
        raise Refused([file_problem(WHOLE_FILE, "not_csv_text", encoding=encoding)])
    return encoding


def _wrong_in(data: bytes, encoding: str) -> int | None:
    """Where a file is not in this encoding, if anywhere; read in pieces, not to hold it."""
    decoder = getincrementaldecoder(encoding)()
    for start in range(0, len(data), _PIECE):
        last = start + _PIECE >= len(data)
        held = len(decoder.getstate()[0])  # of a sign that the piece before broke off
        try:
            decoder.decode(data[start : start + _PIECE], last)
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _word_around(line: str, place: int) -> str:
    """The word that stands at a place of a line."""
    before = re.search(r"[^\s;,\t\"]*$", line[:place])
    after = re.match(r"[^\s;,\t\"]*", line[place:])
    assert before and after
    return before[0] + after[0]
