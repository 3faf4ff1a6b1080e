"""A page to print: no text becomes markup, nothing runs, and nothing comes from elsewhere."""

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given

from coachdesk import words
from coachdesk.domain.text import clean
from coachdesk.exchange.html_page import fact_list, safe, write_page
from tests.exchange.markup import ANY_TEXT, HOSTILE, Page

STYLE = "\np { margin: 0; }\n"


def source_of(text: str) -> str:
    """A page with `text` in every place that holds one."""
    body = f'<p title="{safe(text)}">{safe(text)}</p>\n{fact_list([(text, text), ("label", text)])}'
    return write_page(text, STYLE, body)


# Texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    found, plain = Page(source_of(text)), Page(source_of("x"))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    assert found.first("p") == {"title": clean(text)}
    assert found.texts == [clean(text) if said == "x" else said for said in plain.texts]


@given(ANY_TEXT)
def test_any_text_leaves_the_page_whole(text: str) -> None:
    source = source_of(f"x{text}")
    assert clean(source) == source
    assert source.encode()
    assert Page(source).texts.count(clean(f"x{text}")) == 6


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ufeff", "\ud800"])
def test_no_sign_that_steers_a_reader_stays_in_a_text(sign: str) -> None:
    assert safe(f"a{sign}b") == "ab"


def test_a_sign_taken_out_leaves_no_markup_behind() -> None:
    assert safe("<\x00script\u202e>") == "&lt;script&gt;"


def test_lines_stay_lines() -> None:
    assert safe("one\r\ntwo") == "one\ntwo"


# A page on its own -------------------------------------------------------------------------


def test_the_rules_allow_no_script_and_nothing_from_elsewhere() -> None:
    found = Page(source_of("x"))
    mark = b64encode(sha256(found.style.encode()).digest()).decode()
    assert found.rules == {
        "default-src": ["'none'"],
        "style-src": [f"'sha256-{mark}'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_style_stands_behind_what_all_pages_share() -> None:
    assert STYLE not in Page(write_page("x", "", "")).style
    assert Page(source_of("x")).style == Page(write_page("x", "", "")).style + STYLE


def test_the_encoding_and_the_rules_stand_before_any_text() -> None:
    source = source_of("hallo")
    assert source.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert source.index("Content-Security-Policy") < source.index("<style>")
    assert source.index("Content-Security-Policy") < source.index("hallo")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_page_says_what_language_it_is_in(language: str) -> None:
    words.use(language)
    assert Page(source_of("x")).first("html") == {"lang": language}


def test_the_title_stands_in_the_tab_and_on_the_page() -> None:
    assert Page(write_page("My plan", "", "<p>text</p>")).texts == ["My plan", "My plan", "text"]
