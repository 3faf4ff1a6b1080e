"""A page to print, in one HTML file that stands alone, and the texts on it.

Such a page holds what is known of people and is opened in whatever browser there is. So it needs
nothing from elsewhere, runs nothing, and tells the browser so (CSP).
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape

from coachdesk.domain.text import clean
from coachdesk.words import language

_STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff;
  font-family: Verdana, Arial, sans-serif; overflow-wrap: anywhere; }
@media print { body { margin: 0; padding: 0; } }
"""


def write_page(title: str, style: str, body: str, *, heading: bool = True) -> str:
    """The page in the language in use, under its title: write it as UTF-8.

    `body` is markup, every text in it made `safe`; `style` adds to what all pages share. Draw with
    borders, not with backgrounds: browsers leave those out of a print. Without `heading` the title
    stands in the browser only.
    """
    style = _STYLE + style
    above = f"{element('h1', safe(title))}\n" if heading else ""
    return f"""\
<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_rules(style)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{safe(title)}</title>
<style>{style}</style>
</head>
<body>
{above}{body}
</body>
</html>
"""


def _rules(style: str) -> str:
    """What a browser may do with the page: show it in this very style, and no more."""
    mark = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"


def safe(text: str) -> str:
    """A text that is only ever read as text."""
    return escape(clean(text))


def element(name: str, *inner: str, css: str = "") -> str:
    """An element around pieces of markup; `css` is its class in the page's style."""
    mark = f' class="{css}"' if css else ""
    return f"<{name}{mark}>{''.join(inner)}</{name}>"


def item_list(items: Iterable[str], css: str = "", name: str = "ul", item_css: str = "") -> str:
    """A list of pieces of markup; nothing where there are none."""
    lines = "".join(f"\n{element('li', item, css=item_css)}" for item in items)
    return element(name, lines, "\n", css=css) if lines else ""


def fact_list(facts: Iterable[tuple[str, str]]) -> str:
    """Labels, each with its text."""
    rows = (element("dt", safe(label)) + element("dd", safe(fact)) for label, fact in facts)
    return element("dl", *(f"\n{row}" for row in rows), "\n")
