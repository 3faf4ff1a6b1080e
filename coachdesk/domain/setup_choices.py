"""What a coach says at the first run."""

from enum import StrEnum


class Beginning(StrEnum):
    """What to begin with."""

    EMPTY = "empty"
    LIST = "list"
    DEMO = "demo"


class Protection(StrEnum):
    """Whether the store gets a passphrase: said explicitly either way."""

    PASSPHRASE = "passphrase"
    NONE = "none"
