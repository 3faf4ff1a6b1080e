"""Every text a user sees: English is the source, Dutch stands in words/dutch*.py.

`t("Due {day}", day=…)` gives the text in the language in use; what is put in is formatted by
words/formats.py. The language is one for the whole process, as the screen is.
"""

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

LANGUAGES = ("en", "nl")
_DUTCH_PARTS = (
    "dutch_terms",
    "dutch_work",
    "dutch_signals",
    "dutch_screens",
    "dutch_forms",
    "dutch_commands",
    "dutch_messages",
    "dutch_workbooks",
    "dutch_files",
    "dutch_summary",
    "dutch_keeping",
    "dutch_safety",
    "dutch_letters",
    "dutch_palette",
    "dutch_sharing",
)

_language = "en"


def use(language: str) -> None:
    """Speak this language from now on."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


def language() -> str:
    return _language


def system_language() -> str:
    """Dutch where the system speaks Dutch, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "nl" if value.lower().startswith("nl") else "en"
    from locale import getlocale

    return "nl" if (getlocale()[0] or "").lower().startswith(("nl", "dutch")) else "en"


@cache
def dutch() -> Mapping[str, str]:
    """English text -> Dutch text."""
    texts: dict[str, str] = {}
    for part in _DUTCH_PARTS:
        texts.update(import_module(f"coachdesk.words.{part}").TEXTS)
    return texts


def t(text: str, /, **values: Any) -> str:
    """`text` in the language in use, with `values` filled in."""
    said = dutch().get(text, text) if _language == "nl" else text
    return said.format(**values) if values else said


def in_every_language(text: str) -> str:
    """`text` in English and Dutch, to search in."""
    return f"{text} {dutch().get(text, '')}"


def tn(count: int, one: str, many: str, /, **values: Any) -> str:
    """One text for one, another for every other number; `{count}` is filled in."""
    return t(one if count == 1 else many, count=count, **values)
