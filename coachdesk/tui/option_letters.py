"""The letter that answers: the language's own, and a fixed one that every language has."""

import unicodedata
from collections.abc import Sequence

from coachdesk.words import t


def option_letters(words: Sequence[str]) -> list[str]:
    """One letter a word, the same in every language: its first letter not yet taken."""
    letters: list[str] = []
    for word in words:
        free = [sign for sign in word + "abcdefghijklmnopqrstuvwxyz" if sign.isalpha()]
        letters.append(next(sign for sign in free if sign not in letters))
    return letters


def own_letters(texts: Sequence[str], fixed: Sequence[str]) -> list[str]:
    """For each text, as it is shown, its first letter; its fixed one where that is another's."""
    letters: list[str] = []
    for text, letter in zip(texts, fixed, strict=True):
        first = unicodedata.normalize("NFKD", text[:1].casefold())[:1]
        free = first.isalpha() and first not in letters and first not in fixed
        letters.append(first if free else letter)
    return letters


def yes_and_no() -> tuple[str, str]:
    """The letters shown for yes and no; `y` and `n` answer too."""
    yes, no = own_letters((t("yes"), t("no")), ("y", "n"))
    return yes, no
