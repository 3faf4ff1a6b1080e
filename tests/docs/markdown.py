"""Reading the documents: their paths, their tables, their links."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "coachdesk" / "docs"
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / ".github" / "CONTRIBUTING.md",
    *sorted(DOCS.rglob("*.md")),
)

_CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")

Row = dict[str, str]


def prose(path: Path) -> str:
    """A document without its blocks of code."""
    return _CODE_BLOCK.sub("", path.read_text(encoding="utf-8"))


def links(path: Path) -> list[str]:
    """Where the links and pictures of a document lead."""
    return _LINK.findall(prose(path))


def headings(path: Path) -> list[str]:
    return [line.lstrip("#").strip() for line in prose(path).splitlines() if line[:1] == "#"]


def anchors(path: Path) -> set[str]:
    """The headings as links name them."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings(path))
    return {heading.replace(" ", "-") for heading in kept}


def section(path: Path, heading: str) -> str:
    """What stands below a heading, up to the next one of its own level or above."""
    text = prose(path)
    mark = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert mark, f"{path.name} has no heading {heading!r}"
    following = re.search(rf"^#{{1,{len(mark[1])}}} ", text[mark.end() :], re.MULTILINE)
    return text[mark.end() :][: following.start() if following else None]


def tables(text: str) -> Iterator[list[Row]]:
    """The tables of a text, each as rows of column -> cell."""
    for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        titles, _, *rows = (_cells(line) for line in block.splitlines())
        assert all(len(row) == len(titles) for row in rows), f"a row of {titles} is too short"
        yield [dict(zip(titles, row, strict=True)) for row in rows]


def table(path: Path, heading: str, first: str) -> list[Row]:
    """The table under a heading whose first column has this title."""
    found = [
        rows for rows in tables(section(path, heading)) if rows and next(iter(rows[0])) == first
    ]
    assert len(found) == 1, f"{heading}: {len(found)} tables of {first}"
    return found[0]


def code(cell: str) -> list[str]:
    """The words in a cell that stand as code, in order."""
    return [word.replace(r"\|", "|") for word in _CODE.findall(cell)]


def name(cell: str) -> str:
    """The one word of a cell that stands as code."""
    [word] = code(cell)
    return word


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
