"""A text in words, to look for people in it."""

import re
import unicodedata

from coachdesk.domain.names import fold, folded

_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    return _WORD.findall(folded(text))


class TextWords:
    """A text in words, each as it is `spelled` and `plain`, and what stands between them."""

    def __init__(self, text: str) -> None:
        if not text.isascii():
            composed = unicodedata.normalize("NFKC", text)
            text = "".join(sign for sign in composed if not unicodedata.combining(sign))
        self.text = text
        found = list(_WORD.finditer(text))
        self.spans = [match.span() for match in found]
        self.spelled = [match[0] for match in found]
        self.plain = list(map(fold, self.spelled))

    def __len__(self) -> int:
        return len(self.plain)

    def word(self, number: int) -> str:
        """A plain word; an empty text before the first and behind the last."""
        return self.plain[number] if 0 <= number < len(self) else ""

    def is_capital(self, number: int) -> bool:
        return number < len(self) and self.spelled[number][0].isupper()

    def between(self, number: int) -> str:
        """What stands before the word with this number, behind the one before it."""
        start = self.spans[number - 1][1] if number else 0
        end = self.spans[number][0] if number < len(self) else len(self.text)
        return self.text[start:end]
