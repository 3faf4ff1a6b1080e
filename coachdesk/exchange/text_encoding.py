"""In what encoding a file's text stands, and whether a text was once read in a wrong one."""

import re
from typing import NoReturn

from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Problem, Refused, file_problem
from coachdesk.exchange.misread import polish

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"
# What begins a file that is no list, by the code of the problem.
_OTHER_FILES = {
    "web_page": re.compile(
        r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta|style|\?xml)\b"
        r"|MIME-Version:",
        re.IGNORECASE | re.DOTALL,
    ),
    "pdf": re.compile("%PDF-"),
    "document": re.compile(r"\{\\rtf"),
    "vcards": re.compile("BEGIN:VCARD", re.IGNORECASE),
}
# Letters of two bytes that are common in UTF-8 and all but impossible in cp1252.
_UTF_8_PAIR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_LINE_END = re.compile(r"\r\n?|\n")
_HEAD = 512  # bytes that show UTF-16, and what is no text
_NO_SIGNS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_OF_THEM = 32  # one in so many bytes; of enciphered ones it is one in ten
_WORD = 200  # letters at most on each side of a sign

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
    r"[^\W\d_]\?[^\W\d_]|(?<!\w)\?[^\W\d_]|[^\W\d_]‘(?!\w)|[a-z]•[a-z]|€[^\W\d_]|[□¬√≤≥≠]"
    r"|[ĂĹ][˘ˇ¦§¨©Ş«¬®Ż°±˛łµ¶·¸ąş»Ľ˝ľżŤŹ]"
    r"|\b[^\W\d_]*(?:[ÞþÐðÝý][^\W\d_]*[çüÇÜ]|[çüÇÜ][^\W\d_]*[ÞþÐðÝý])"
    r"|oðlu|oðan|uðba|Oðuz|Uður|[ae]ðl[ae]|aðcý|[Yy]iðit"
    # Central Europe and the Baltic, Cyrillic and Greek, read as cp1252: `Ma³gorzata`, `£ukasz`,
    # `Mureºan`, `Šariæ`, `Dvoøák`, `Kovaèeviæ`, `Nìmec`, `Wi¶niewska`, `Ïåòðîâ`.
    r"|[^\W\d_][³¹¿]|[³¹¿£¥ª][^\W\d_]|[^\W\d_][º¶±¼¾½»«][^\W\d_]|[a-z]œ[b-df-km-np-tvwz]"
    r"|[a-z]æ(?!\w)|ø[áéíìà]|døe[jš]|ì(?:m[ea]|t[aie]|l[ae])|è[aeiou]|[À-ÖØ-öø-ÿ]{4}"
    r"|(?<!\w)[À-ÖØ-öø-ÿ]{3,}(?!\w)|(?<!\w)Ð(?:or|ur|uk|ar[uû])"
    r"|[aeiouöAEIOUÖ]þ|[yY]þ(?!ó)|þ(?!\w)|\bÞ[ai]|\bÝ[bhlnpsz]|[Yy]ý|ý[^\W\d_]*ý[^\W\d_]*[zn]\b"
)


def decoded(data: bytes) -> tuple[str, str, list[Problem]]:
    """The text of a file, its encoding, and what is to be told of how it was read; raises Refused
    where it has none, or not in one encoding."""
    _refuse_other_files(data[:_HEAD].decode("latin-1").removeprefix(_MARK_MISREAD))
    _refuse_binary(data[:_HEAD])
    text, encoding, notes = _decoded(data)
    _refuse_other_files(text[:_HEAD])
    refuse_console_text(text)
    return text, encoding, notes


def _refuse_other_files(head: str) -> None:
    for code, beginning in _OTHER_FILES.items():
        if beginning.match(head.lstrip("\ufeff \t\r\n")):
            raise Refused([file_problem(WHOLE_FILE, code)])


def _refuse_binary(head: bytes) -> None:
    """A picture, a store and its backups: many of their bytes stand for no sign of a text."""
    if head.startswith(UTF_16_MARKS) or _unmarked_utf_16(head):
        return
    if len(head) - len(head.translate(None, _NO_SIGNS)) > len(head) // _MOST_OF_THEM:
        raise Refused([file_problem(WHOLE_FILE, "not_a_list")])


def _decoded(data: bytes) -> tuple[str, str, list[Problem]]:
    encoding = "utf-16" if data.startswith(UTF_16_MARKS) else _unmarked_utf_16(data[:_HEAD])
    if data.startswith(_UTF_8_MARK):
        encoding = "utf-8-sig"
    if encoding:
        return text_in(data, encoding), encoding, []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        wrong = error.start
    if _UTF_8_PAIR.search(data):
        place = Place(data.count(b"\n", 0, wrong) + 1)
        raise Refused([file_problem(place, "mixed_text")])
    text = text_in(data, "cp1252")
    if found_polish := polish(data, text):
        text, encoding, said, read = found_polish
        return text, encoding, [file_problem(WHOLE_FILE, "read_as_polish", value=said, other=read)]
    if _STRANGE.search(text) and (found := _FOREIGN.search(text)):
        _refuse_word(text, found.start(), "foreign_text")
    return text, "cp1252", []


def text_in(data: bytes, encoding: str) -> str:
    """The text of a file in one encoding; raises Refused where it is not in that."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused([file_problem(WHOLE_FILE, "not_csv_text", encoding=encoding)]) from None


def _unmarked_utf_16(head: bytes) -> str | None:
    """In UTF-16 most letters of a list have a byte of nothing, nearly all on the same side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 <= len(head) or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def refuse_console_text(text: str) -> None:
    """Raise Refused where letters were lost on the way, as behind `>` of Windows PowerShell."""
    if text.lstrip("\ufeff").startswith(_MARK_MISREAD):
        raise Refused([file_problem(Place(1), "console_text", value=_MARK_MISREAD)])
    if any(sign in text for sign in "├┼─") and (found := _CONSOLE.search(text)):
        _refuse_word(text, found.start(), "console_text")


def _refuse_word(text: str, start: int, code: str) -> NoReturn:
    """Raise Refused for the word that a sign stands in."""
    before = re.search(r"[^\s;,\t\"]*$", text[max(0, start - _WORD) : start])
    after = re.match(r"[^\s;,\t\"]*", text[start : start + _WORD])
    assert before and after
    line = len(_LINE_END.findall(text, 0, start)) + 1
    raise Refused([file_problem(Place(line), code, value=before[0] + after[0])])


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
