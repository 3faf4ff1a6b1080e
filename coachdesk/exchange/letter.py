"""Letters to print, one on each page, with the address where a window envelope shows it.

The window of an envelope for A4 folded in three (DL, C5/6) lies 20 mm from its left side and about
50 to 85 mm from the upper edge of the letter (DIN 5008, form B; NEN 1026 keeps the same place).
"""

from collections.abc import Iterable
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.exchange.html_page import element, safe, write_page

_STYLE = """
body { font-size: 11pt; line-height: 1.45; font-family: Arial, Helvetica, sans-serif; }
section { position: relative; max-width: 165mm; padding-top: 80mm; }
address { position: absolute; top: 35mm; left: 0; width: 85mm; height: 30mm; overflow: hidden;
  font-style: normal; line-height: 1.35; }
address span { display: block; }
p { margin: 0; white-space: pre-line; }
section + section { border-top: .1em dashed #000; break-before: page; }
@page { size: A4; margin: 15mm 20mm 15mm 25mm; }
@media print { section + section { border: 0; } }
"""


@private_repr()
class Letter(NamedTuple):
    """The lines on the envelope, none where the address is not known; and the text."""

    address: tuple[str, ...]
    text: str


def write_letters(title: str, letters: Iterable[Letter]) -> str:
    """The letters as one page for the browser, which prints each on a sheet of its own."""
    return write_page(title, _STYLE, "\n".join(map(_sheet, letters)), heading=False)


def _sheet(letter: Letter) -> str:
    lines = (element("span", safe(line)) for line in letter.address)
    address = element("address", *lines) if letter.address else ""
    return element("section", address, element("p", _lines(letter.text)))


def _lines(text: str) -> str:
    return "\n".join(safe(line) for line in text.splitlines())
