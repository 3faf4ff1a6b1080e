"""What may become a passphrase, and what one given may be in an older store."""

import unicodedata

import pytest

from coachdesk.domain.passphrase import MOST_SIGNS, refusal, spellings


def code_of(passphrase: str) -> str:
    why = refusal(passphrase)
    return why.code if why else ""


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [("", "missing"), ("   ", "passphrase_blank"), ("\u00a0\u00a0", "passphrase_blank"),
     ("\x00", "passphrase_unseen"), ("vier\x00woorden", "passphrase_unseen"),
     ("een\ttab", "passphrase_unseen"), ("\ufeffvier woorden", "passphrase_unseen"),
     ("vier\u200bwoorden", "passphrase_unseen"), ("vier\ud800", "passphrase_unseen"),
     ("twee\nregels", "passphrase_lines"), ("regel\n", "passphrase_lines"),
     ("regel\r\n", "passphrase_lines"), ("twee\u2028regels", "passphrase_lines"),
     (" voor", "passphrase_edges"), ("na ", "passphrase_edges"), ("na\u00a0", "passphrase_edges"),
     ("a" * (MOST_SIGNS + 1), "passphrase_long")],
)  # fmt: skip
def test_what_cannot_be_typed_again_or_seen_is_refused_with_its_reason(
    passphrase: str, code: str
) -> None:
    assert code_of(passphrase) == code


@pytest.mark.parametrize(
    "passphrase",
    ["a", "vier losse woorden", "één", "e\u0301e\u0301n", "'; --", '"$(rm)"', "%s {0}", "密碼 很長",
     "نرگس\u200cها", "👩‍🚀 maan", "a" * MOST_SIGNS, "dubbele  spatie", "[bold]"],
)  # fmt: skip
def test_what_can_be_typed_is_taken(passphrase: str) -> None:
    assert code_of(passphrase) == ""


def test_a_passphrase_that_is_taken_is_tried_as_it_stands_only() -> None:
    for passphrase in ("vier losse woorden", unicodedata.normalize("NFD", "één"), "a  b"):
        assert spellings(passphrase) == [passphrase]


def test_the_forms_that_older_stores_were_given_are_tried_after_it() -> None:
    assert spellings(" vier\u200b woorden \n") == [
        " vier\u200b woorden \n", "vier woorden", " vier\u200b woorden "
    ]  # fmt: skip
