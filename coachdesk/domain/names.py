"""How a person's name is written, sorted and found."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


class _Folded(dict[int, str]):
    """A letter without its accents, worked out when it is first met."""

    def __missing__(self, sign: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(sign).translate(_WHOLE_LETTERS))
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
        self[sign] = found = bare.translate(_WHOLE_LETTERS)
        return found


_FOLDED = _Folded()


def folded(text: str) -> str:
    """`text` without case and accents, so that `zoe` finds `Zoë` and `Ünal` sorts with the U."""
    if text.isascii():
        return text.lower()
    return text.casefold().translate(_FOLDED)


fold = lru_cache(maxsize=65_536)(folded)  # for names; a long text is not kept


@private_repr("id")
class Person(NamedTuple):
    """Who a line is about: enough to name, sort and find a jobseeker.

    As read from a store the id is a RowId.
    """

    id: int
    ref: str
    first_name: str
    prefix: str | None
    last_name: str

    @property
    def name(self) -> str:
        """As one speaks to somebody: `Zoë van den Berg`."""
        return full_name(self.first_name, self.prefix, self.last_name)

    @property
    def listed(self) -> str:
        """As lists show it, last name first: `Berg, Zoë van den`."""
        tail = f" {self.prefix}" if self.prefix else ""
        return f"{self.last_name}, {self.first_name}{tail}"

    @property
    def sort_key(self) -> tuple[str, str, str]:
        return fold(self.last_name), fold(self.first_name), self.ref


def full_name(first_name: str, prefix: str | None, last_name: str) -> str:
    return " ".join(filter(None, (first_name, prefix, last_name)))
