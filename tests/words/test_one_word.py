"""One Dutch word for one thing: the table of the domain's document holds in every text."""

import re

import pytest

from coachdesk.tui.screens.settings import PREFERENCE_WORDS
from coachdesk.words import dutch
from tests.docs.markdown import DOCS, Row, prose, table
from tests.words.test_texts import search_words

ROWS = table(DOCS / "domain.md", "5. Words", "for")
# What is no Dutch: names of commands and options, and what stands between braces.
_NO_WORDS = re.compile(r"coachdesk(?: --?\S+)* (?:backup|import)\b|--?[a-z][\w-]*|\{\w+\}")
# A lone u that is a key and not the user: it would do something.
_BARE_KEY = re.compile(r"\bu (?:maakt|haalt|brengt|draait) |(?<![\w'])[a-tv-z] \w+t\b")


def words_of(row: Row, column: str) -> list[str]:
    return [word.strip() for word in row[column].split(",")]


def guide_lines() -> list[str]:
    """The Dutch guide, by line."""
    return [line for page in (DOCS / "gids").glob("*.md") for line in prose(page).splitlines()]


def shown() -> list[str]:
    """Every text but the words the palette is searched by: a coach may type any of them."""
    sought = {*PREFERENCE_WORDS.values(), *(w for call in search_words() for w in call.texts or ())}
    return [said for text, said in dutch().items() if text not in sought]


def pattern(word: str) -> re.Pattern[str]:
    """A word as it stands alone; before `…` the beginning of one."""
    stem = word.removesuffix("…")
    end = r"\b" if stem == word else ""
    return re.compile(rf"(?<![\w-]){re.escape(stem)}{end}", re.IGNORECASE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["for"])
def test_no_text_uses_a_word_that_was_not_chosen(row: Row) -> None:
    unwanted = [pattern(word) for word in words_of(row, "not")]
    texts = [*shown(), *guide_lines()]
    wrong = [text for text in texts if any(p.search(_NO_WORDS.sub(" ", text)) for p in unwanted)]
    assert wrong == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["for"])
def test_every_chosen_word_is_used(row: Row) -> None:
    texts = list(dutch().values())
    unused = [w for w in words_of(row, "chosen") if not any(pattern(w).search(t) for t in texts)]
    assert unused == []


def test_a_key_is_named_as_a_key() -> None:
    """`u maakt het ongedaan` reads as: you make it undone."""
    assert [text for text in shown() if _BARE_KEY.search(text)] == []
