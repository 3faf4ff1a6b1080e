"""The word for a passphrase is honest: length and variety count, habits do not."""

import pytest

from coachdesk.domain.passphrase import Strength, guess_bits, strength


@pytest.mark.parametrize(
    "passphrase",
    ["", "a", "geheim", "Welkom01", "Welkom2026!", "wachtwoord123", "123456789012345",
     "aaaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop", "qwerty", "PASSWORD!!", "2026-11-20",
     "amsterdam amsterdam amsterdam", "Jan1985"],
)  # fmt: skip
def test_what_is_tried_first_is_weak(passphrase: str) -> None:
    assert strength(passphrase) is Strength.WEAK


@pytest.mark.parametrize("passphrase", ["fiets kachel wolk", "h7Kq!w2zP"])
def test_what_takes_years_is_fair_at_least(passphrase: str) -> None:
    assert strength(passphrase) in (Strength.FAIR, Strength.STRONG)


@pytest.mark.parametrize(
    "passphrase",
    ["fiets kachel wolk trommel", "h7Kq!w2zP9x#Lm4", "vier losse woorden één extra",
     "王小明的自行車在北京的街上"],
)  # fmt: skip
def test_what_nobody_will_try_is_strong(passphrase: str) -> None:
    assert strength(passphrase) is Strength.STRONG


def test_more_is_never_weaker() -> None:
    grown = [guess_bits("fiets kachel wolk trommel 71"[:length]) for length in range(5, 29)]
    assert grown[-1] > grown[0]
    assert guess_bits("welkom welkom") == guess_bits("welkom") or guess_bits("welkom welkom") < 20


def test_a_word_counts_as_a_word_and_not_by_its_letters() -> None:
    assert guess_bits("verantwoordelijkheidsgevoel") < 20
