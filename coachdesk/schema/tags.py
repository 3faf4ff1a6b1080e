"""Tags in one cell: `zorg, rijbewijs, "met komma, erin"`."""

import re
from collections.abc import Iterable

_SEPARATORS = ",;\n"
_ITEM = re.compile(rf'\s*(?:"((?:[^"]|"")*)"\s*(?=[{_SEPARATORS}]|$)|([^{_SEPARATORS}]*))')


def join_tags(tags: Iterable[str]) -> str:
    """One text from which `split_tags` makes the same tags."""
    return ", ".join(_quoted(tag) for tag in tags)


def _quoted(tag: str) -> str:
    special = any(sign in tag for sign in (*_SEPARATORS, '"'))
    return '"' + tag.replace('"', '""') + '"' if special else tag


def split_tags(text: str) -> list[str]:
    """The tags of a cell, parted by comma, semicolon or line end; blanks left out."""
    tags = []
    place = 0
    while place <= len(text):
        found = _ITEM.match(text, place)
        assert found
        quoted, plain = found.groups()
        tag = plain.strip() if quoted is None else quoted.replace('""', '"')
        if tag:
            tags.append(tag)
        place = found.end() + 1
    return tags
