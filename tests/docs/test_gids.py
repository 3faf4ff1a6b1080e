"""The guide in Dutch: its pages are linked, its pictures exist, its keys are those of the desk."""

import re
from pathlib import Path

import pytest

from coachdesk.tui.commands import PEER_NAMES
from coachdesk.words import dutch
from tests.docs.markdown import DOCS, code, links, prose, section, tables
from tests.tui.test_screenshots import FOLDER, drawn_names

PAGES = sorted((DOCS / "gids").glob("*.md"))
ON_TWO_SCREENS = 76  # lines of at most 96 signs: two screens of 120x40
_KEY = re.compile(r"(?:\w+\+)?(?:\w|[^\w\s]|enter|esc|tab|space|delete|backspace|home|end|F\d+)")


def pictures(page: Path) -> list[str]:
    return [link for link in links(page) if link.endswith(".svg")]


def keys_of_the_desk() -> set[str]:
    rows = [row for rows in tables(section(DOCS / "interface.md", "5. Keys")) for row in rows]
    return {key for row in rows for key in code(row["key"])}


def test_every_page_is_linked_from_the_first() -> None:
    first, *others = PAGES
    assert [link for link in links(first) if link.endswith(".md")] == [p.name for p in others]


def test_the_first_page_names_every_screen_and_its_key() -> None:
    line = re.search(r"^- `1` tot en met `(\d)`(.+?)^- ", prose(PAGES[0]), re.M | re.S)
    assert line
    assert int(line[1]) == len(PEER_NAMES)
    assert [name for name in PEER_NAMES.values() if dutch().get(name, name) not in line[2]] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_of_a_page_is_one_the_desk_draws(page: Path) -> None:
    assert pictures(page)
    for link in pictures(page):
        path = (page.parent / link).resolve()
        assert path.parent == FOLDER, link
        assert path.name in drawn_names(), link
        assert path.exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_key_of_a_page_is_a_key_of_the_desk(page: Path) -> None:
    named = {word for word in code(prose(page)) if _KEY.fullmatch(word)}
    assert named
    assert named <= keys_of_the_desk()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_on_two_screens(page: Path) -> None:
    shown = [line for line in page.read_text("utf-8").splitlines() if not line.startswith("![")]
    assert sum(max(1, -(-len(line) // 96)) for line in shown) <= ON_TWO_SCREENS
