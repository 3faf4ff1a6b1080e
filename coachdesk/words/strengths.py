"""What is said of a passphrase: honestly, and what would be better."""

from coachdesk.domain.passphrase import Strength, strength
from coachdesk.words import t

_STRENGTHS = {
    Strength.WEAK: "This passphrase is weak: whoever has the file could guess it in hours or days. "
    "Four words that do not belong together are better.",
    Strength.FAIR: "This passphrase is fair: guessing it would take one computer years.",
    Strength.STRONG: "This passphrase is strong.",
}


def strength_text(passphrase: str) -> str:
    """How long a passphrase would hold, in words."""
    return t(_STRENGTHS[strength(passphrase)])
