"""Text that was read in a wrong encoding before it came here: put right where that is certain."""

import re
from functools import cache, partial

# Code pages in which programs read UTF-8 by mistake: Windows of the west, old Macintoshes, Windows
# of Central Europe.
_PAGES = ("cp1252", "mac-roman", "cp1250")
# Signs that may as well stand behind a letter: of two such a mistake is not certain.
_PUNCTUATION = frozenset("‘’“”„‚…–—‹›«»•€\u00a0")
_LETTERS = frozenset("ƠơƯưȘșȚțˆ˜")
# In the other pages the signs of the first byte are letters too: only these count.
_FIRST = {"mac-roman": "√ƒ≈‚·¬Œœ", "cp1250": "ĂÄĹÂâáÎĐ"}
_TWO_SIGNS = re.compile("[^\x00-\x7f]{2}")
_HALF_WAY = re.compile("[\x80-\x9f]")
_MOST_TIMES = 3  # a text may have been misread again and again


def put_right(text: str) -> str:
    """The text with every `Ã«` the `ë` that it was, whatever its letters are; all else stays."""
    if text.isascii() or not _TWO_SIGNS.search(text):
        return text
    given = text
    for _ in range(_MOST_TIMES):
        before = text
        for page in _PAGES:
            text = _runs(page).sub(partial(_decoded, page), text)
            if text != before:
                break
        if text == before:
            break
    return given if _HALF_WAY.search(text) else text


@cache
def _runs(page: str) -> re.Pattern[str]:
    """Signs that stand for bytes above 127, at least two of them."""
    signs = "".join(map(re.escape, _bytes_of(page)))
    return re.compile(f"[{signs}]{{2,}}")


@cache
def _bytes_of(page: str) -> dict[str, int]:
    found = {bytes([number]).decode(page, "replace"): number for number in range(0x80, 0x100)}
    found.pop("\ufffd", None)
    return {**{chr(number): number for number in range(0x80, 0xA0)}, **found}


def _decoded(page: str, found: re.Match[str]) -> str:
    """What a run of signs was as UTF-8, if it surely was that."""
    run, table = found[0], _bytes_of(page)
    if page != "cp1252" and (run[0] not in _FIRST[page] or run.isalpha()):
        return run
    try:
        right = bytes(table[sign] for sign in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    amid = before.islower() or after.islower()
    return right if all(_is_sure(sign, right, run, amid) for sign in right) else run


def _is_sure(sign: str, right: str, run: str, amid: bool) -> bool:
    """Whether a sign is one that a text may have where people write their names."""
    number = ord(sign)
    if 0x80 <= number <= 0xFF or 0x1E00 <= number <= 0x1EFF or number > 0xFFFF:
        return True
    if 0x2010 <= number <= 0x203A or sign in _LETTERS or sign in "€™":
        return True
    if 0x100 <= number <= 0x17F:
        return amid or run[-1] not in _PUNCTUATION
    if 0x300 <= number <= 0x331:
        return amid  # an accent behind its letter
    # Another script is not written with one letter.
    return sign.isalpha() and number > 0x36F and len(right) > 1


# Raw text of Central Europe -------------------------------------------------------------------

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_SURELY_POLISH = re.compile(r"[^\W\d_][³¹¿]|[³¹¿£¥][^\W\d_]")
_STILL_WRONG = re.compile(r"[^\W\d_][¶±¼¦\x80-\x9f][^\W\d_]|[¶¦][^\W\d_]")
_WORD = re.compile(r"[^\s\d;,|\t\"'().:/@-]+")


def polish(data: bytes, text: str) -> tuple[str, str, str, str] | None:
    """Bytes that were read as cp1252, in an encoding of Central Europe, that, and one word in
    both: where that makes them Polish and changes nothing else."""
    if not _SURELY_POLISH.search(text):
        return None
    for encoding in ("cp1250", "iso8859_2"):
        try:
            other = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        word = _polish_word(text, other)
        if word and not _STILL_WRONG.search(other):
            return (other, encoding, *word)
    return None


def _polish_word(text: str, other: str) -> tuple[str, str] | None:
    """The first word that the other reading changes, where each becomes a Polish one."""
    word: tuple[str, str] | None = None
    for found in _WORD.finditer(text):
        said, read = found[0], other[found.start() : found.end()]
        changed = [new for old, new in zip(said, read, strict=True) if old != new]
        if not _POLISH.issuperset(changed):
            return None
        if changed:
            word = word or (said, read)
    return word
