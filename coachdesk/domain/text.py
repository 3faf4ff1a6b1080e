"""One way for all text: what may not reach a store, a file or a terminal is taken out here."""

import re

LINE_LENGTH = 200
NOTE_LENGTH = 20_000

# Patterns are compiled when they are first used: most starts meet none of these.
#
# C0 and C1 controls (bar tab and line feed), bidirectional marks and overrides, the space of no
# width (the joiners stay: Persian and emoji need them), byte-order marks, interlinear and
# language-tag characters, lone surrogates. None of them is printable.
_HOSTILE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_LINE_ENDS = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
# Behind the code of the Netherlands, as +31, 0031 or +31 (0), nine digits are a telephone number.
_GAP = r"(?:[^\S\n]|[./()-]){0,4}"
_NINE_DIGITS = (
    rf"(?P<code>(?:\+|(?<!\d)00)[ -]?31{_GAP}(?:0{_GAP})?)?"
    r"(?P<nine>(?(code)|(?<!\d))\d(?:[ .-]?\d){8})(?!\d)"
)
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def clean(text: str) -> str:
    """Text of several lines, without characters that could steer a terminal or a reader's eye."""
    if text.isprintable():
        return text
    return re.sub(_HOSTILE, "", re.sub(_LINE_ENDS, "\n", text))


def clean_line(text: str) -> str:
    """The same on one line, with single spaces and none at the ends."""
    if text.isprintable() and "  " not in text:  # of all blanks only the space is printable
        return text.strip()
    return " ".join(clean(text).split())


def is_text(given: str) -> bool:
    """Whether what a terminal or a file name gave is text, and not bytes that are none."""
    try:
        given.encode()
    except UnicodeEncodeError:
        return False
    return True


def bsn_like(text: str) -> str | None:
    """The first nine digits in `text` that pass the eleven-test of a citizen number, if any;
    those of a telephone number in international form do not count.

    coachdesk has no place for a BSN: where this finds one, the user is warned.
    """
    for match in re.finditer(_NINE_DIGITS, text):
        if match["code"]:
            continue
        digits = [int(sign) for sign in match["nine"] if sign.isdecimal()]
        total = sum(digit * weight for digit, weight in zip(digits, _BSN_WEIGHTS, strict=True))
        if any(digits) and total % 11 == 0:
            return match["nine"]
    return None
