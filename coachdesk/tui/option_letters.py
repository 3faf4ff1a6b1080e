"""The letter that answers: the language's own, and a fixed one that every language has."""

import unicodedata
from collections.abc import Mapping, Sequence

from coachdesk.domain.vocabulary import IntroductionStatus, RightStatus
from coachdesk.words import t

# The letters of words that are asked both in a form and in a question.
_FIXED: Mapping[tuple[str, ...], str] = {
    tuple(IntroductionStatus): "cairthejw",
    tuple(RightStatus): "larfew",
}


def option_letters(words: Sequence[str]) -> list[str]:
    """One letter a word, the same in every language: its first letter not yet taken."""
    letters = [*_FIXED.get(tuple(words), "")]
    if letters:
        return letters
    for word in words:
        free = [sign for sign in word + "abcdefghijklmnopqrstuvwxyz" if sign.isalpha()]
        letters.append(next(sign for sign in free if sign not in letters))
    return letters


def own_letters(texts: Sequence[str], fixed: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """For each text, as it is shown, a letter that stands in it: the first of one of its words.

    None that is another's or `taken`, or that answers for another one in every language. Where
    nothing else is left it is the fixed one.
    """
    letters: list[str] = []
    for text, own in zip(texts, fixed, strict=True):
        signs = unicodedata.normalize("NFKD", text.casefold())
        firsts = [word[:1] for word in signs.split()]
        wanted = [*firsts, *(own if own in signs else ""), *signs]
        free = (
            sign
            for sign in wanted
            if sign.isalpha()
            and sign not in (*letters, *taken)
            and (sign == own or sign not in fixed)
        )
        letters.append(next(free, own))
    return letters


def yes_and_no() -> tuple[str, str]:
    """The letters shown for yes and no; `y` and `n` answer too."""
    yes, no = own_letters((t("yes"), t("no")), ("y", "n"))
    return yes, no
