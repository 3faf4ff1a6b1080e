"""Texts in a file that a spreadsheet opens: never taken for a formula, never for a number."""

import re

from coachdesk.domain.text import clean

_MARK = "'"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKED = (_MARK, *_FORMULA_STARTS)
# What formulas and programs leave in an empty cell. `Null` may be somebody's name.
LEFT_EMPTY = frozenset(
    (
        *("0", "0,0", "0.0", "0,00", "0.00", "NULL", "null", "(null)", "[null]", "<null>", "None"),
        *("nan", "NaN", "NaT", "<NA>", "NIL", "nil", "undefined", "\\N", "#N/B", "#N/A", "#NA"),
        *("(leeg)", "<leeg>", "(blank)", "(empty)", "FALSE", "ONWAAR"),
    )
)
# What stands for nothing where no text is asked.
NOTHING = frozenset(("-", "–", "—", "?", "nvt", "n.v.t.", "n/a", "na", "onbekend", "unknown"))
# Nor is one of these a dossier number, or the prefix of a name.
_NO_TEXT = {"ref": NOTHING, "prefix": NOTHING | {"geen", "none"}}
_KEPT = re.compile(r'="([^"]*)"')
_DIGITS = re.compile(r"[0-9]{2,}")
# Dossier numbers that a spreadsheet would shorten, round or take for a date: 00123, 2026-11.
_CHANGED = re.compile(r"0[0-9]+|[0-9]{16,}|[0-9]+(?:[-/.,:][0-9]+)+|[0-9]+[eE][0-9]+")


def guard(text: str) -> str:
    """`text` with a mark before it where a spreadsheet would run it; `unguard` takes it off."""
    return _MARK + text if _needs_mark(text) else text


def unguard(text: str) -> str:
    """What `guard` was given. `'t Hart`, which was not guarded, stays whole."""
    return text[1:] if text.startswith(_MARK) and _needs_mark(text[1:]) else text


def _needs_mark(text: str) -> bool:
    # Programs that drop the spaces before a text see what stands behind them first.
    bare = text.strip()
    return text.startswith(_MARKED) or bare.startswith(_MARKED) or bare in LEFT_EMPTY


def safe_cell(text: str) -> str:
    """`text` as it may leave the program: no control characters, no formula."""
    return guard(clean(text))


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula where somebody edits it."""
    return text.startswith(_FORMULA_STARTS)


def reads_otherwise(text: str, name: str) -> bool:
    """Whether an import would read a cell of this field with this text as something else."""
    bare = text.strip()
    read = plain_ref(text) if name == "ref" else unguard(plain_word(name, text))
    nothing = says_nothing(name, text) or bare in LEFT_EMPTY or bare == "-"
    return read != text or nothing or kept_text(text) is not None


def says_nothing(name: str, text: str) -> bool:
    """Whether a text stands for nothing in the column of this field."""
    return name in _NO_TEXT and text.casefold() in _NO_TEXT[name]


def safe_word(name: str, cell: str) -> str:
    """A text that would stand for nothing gets the mark; `plain_word` takes it off."""
    return _MARK + cell if says_nothing(name, cell) else cell


def plain_word(name: str, cell: str) -> str:
    """A text without the mark of `safe_word`."""
    return cell[1:] if cell.startswith(_MARK) and says_nothing(name, cell[1:]) else cell


def safe_again(cell: str) -> str:
    """A cell of somebody's file, to be written again: what marks it has, it keeps.

    A dash for nothing and `="00123"`, which a spreadsheet shows as that text and nothing else,
    would no longer be read as such behind a mark.
    """
    text = clean(cell)
    if text.strip() == "-" or kept_text(text) is not None:
        return text
    return _MARK + text if text.startswith(_FORMULA_STARTS) else text


def kept_text(cell: str) -> str | None:
    """The text in `="00123"`, which is how some lists make a spreadsheet keep it as it is."""
    found = _KEPT.fullmatch(cell.strip()) if '="' in cell else None
    return found[1] if found else None


def safe_ref(cell: str) -> str:
    """A dossier number that a spreadsheet would change gets the mark too."""
    return _MARK + cell if _CHANGED.fullmatch(cell) else safe_word("ref", cell)


def plain_ref(cell: str) -> str:
    """The dossier number in a cell, without any mark."""
    marked = cell.startswith(_MARK) and _CHANGED.fullmatch(cell[1:])
    return cell[1:] if marked else unguard(plain_word("ref", cell))


def spaced_phone(phone: str) -> str:
    """A number of digits alone gets a space, so that a spreadsheet keeps its zero."""
    if not _DIGITS.fullmatch(phone):
        return phone
    code = min(2 if phone.startswith("06") else 3, len(phone) - 1)
    return f"{phone[:code]} {phone[code:]}"
