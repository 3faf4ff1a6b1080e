"""Which passphrases are taken, and how long one would hold.

A passphrase is taken literally, in the composed form of its accents (NFC): the same signs open a
store that made it, wherever they are typed, pasted or read. What could not be typed again, or is
not seen, is refused when it is chosen, and never when it is to open something.

How long it holds is plain arithmetic: what it costs to guess, in doublings. That looks at length
and variety, counts a word as one thing to guess, and knows the passphrases everybody tries first.
What it cannot know is whether yours is about you.
"""

import math
import re
import unicodedata
from enum import StrEnum
from itertools import pairwise

from coachdesk.domain.problem import Problem
from coachdesk.domain.text import NOTE_LENGTH, clean

MOST_SIGNS = 1000  # fit on one line typed at a terminal, whatever the alphabet

FAIR_BITS = 36  # years of one computer's guessing, at the pace the store's key derivation leaves it
STRONG_BITS = 52
_WORD_BITS = 13.0  # a word taken from some eight thousand
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST_UNSPACED = 0x2E80  # where the Chinese and Japanese characters begin
_KINDS = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[^a-zA-Z0-9]", 33))

# What everybody tries first, in Dutch and English; with digits and signs around them too.
_COMMON_TEXT = """
123456 12345678 123456789 1234567890 111111 000000 qwerty qwertyuiop azerty asdfgh password
passw0rd letmein welcome iloveyou monkey dragon football master sunshine princess admin login
wachtwoord welkom geheim hallo voetbal ajax feyenoord psv nederland amsterdam rotterdam utrecht
gemeente werkcoach klantmanager schatje liefje lente zomer herfst winter januari februari maart
april mei juni juli augustus september oktober november december maandag vrijdag coachdesk caseload
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def refusal(passphrase: str, place: str = "passphrase") -> Problem | None:
    """Why this cannot become a passphrase; None where it can."""
    code = _refusal_code(passphrase)
    facts = {"most": MOST_SIGNS} if code == "passphrase_long" else {}
    return Problem(place, code, facts) if code else None


def _refusal_code(passphrase: str) -> str:
    if not passphrase:
        return "missing"
    if len(passphrase) > MOST_SIGNS:
        return "passphrase_long"
    if passphrase.splitlines() != [passphrase]:
        return "passphrase_lines"
    if clean(passphrase) != passphrase or "\t" in passphrase:
        return "passphrase_unseen"
    if all(unicodedata.category(sign)[0] in "CZ" for sign in passphrase):
        return "passphrase_blank"
    return "passphrase_edges" if passphrase.strip() != passphrase else ""


def spellings(passphrase: str) -> list[str]:
    """What a passphrase given now may be in a store: itself, and the forms once made of a paste.

    A form used to take a paste without what `clean` removes, and on one line; a file or standard
    input used to end at any line break. Stores made so open with what was given then.
    """
    once = clean(passphrase).strip().replace("\n", " ").replace("\t", " ")[:NOTE_LENGTH]
    line = (passphrase.splitlines() or [""])[0]
    ways = (passphrase, once, line)
    return [way for number, way in enumerate(ways) if way and way not in ways[:number]]


class Strength(StrEnum):
    """How long it holds against somebody who has the file and a computer."""

    WEAK = "weak"  # hours or days
    FAIR = "fair"  # years for one computer
    STRONG = "strong"  # longer than anybody will try


def strength(passphrase: str) -> Strength:
    """The honest word for a passphrase."""
    bits = guess_bits(passphrase)
    if bits < FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < STRONG_BITS else Strength.STRONG


def guess_bits(passphrase: str) -> float:
    """How often the number of guesses it takes doubles, at most."""
    bare = re.sub(r"[\W\d_]+", "", passphrase.casefold())
    if bare in _COMMON or passphrase.casefold() in _COMMON:
        return _WORD_BITS + len(passphrase) - len(bare)
    sign = math.log2(sum(_room(passphrase, kind, size) for kind, size in _KINDS) or 1)
    in_words = sum(
        min(_most_bits(w), _unforeseen(w) * sign) for w in set(_WORD.findall(passphrase))
    )
    rest = _WORD.sub(" ", passphrase).replace(" ", "")
    return in_words + _unforeseen(rest) * sign


def _room(passphrase: str, kind: str, size: int) -> int:
    """How many characters of a kind each one could have been; of one used throughout: no more."""
    used = len(set(re.findall(kind, passphrase)))
    return size if used > 1 else used


def _most_bits(word: str) -> float:
    """A word is one thing to guess; where words are not spaced, each two characters are one."""
    return _WORD_BITS * (len(word) / 2 if ord(max(word)) > _FIRST_UNSPACED else 1)


def _unforeseen(text: str) -> int:
    """The characters that neither repeat the one before nor follow it in its row."""
    return min(len(text), 1) + sum(abs(ord(b) - ord(a)) > 1 for a, b in pairwise(text))
