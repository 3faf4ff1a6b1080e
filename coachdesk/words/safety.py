"""Backups and the access log, as people read them."""

from collections.abc import Iterable

from coachdesk.words import t

_ACTIONS: dict[str, str] = {
    "opened": "opened",
    "exported": "exported",
    "printed": "printed",
    "published": "published",
    "shared": "shared with neighbours",
    "imported": "imported",
    "backup": "backup made",
    "restored": "backup put back",
    "erased": "erased",
    "protection": "protection changed",
}
_REASONS: dict[str, str] = {
    "daily": "of the day",
    "asked": "asked for",
    "migration": "before an update",
    "import": "before an import",
    "restore": "before a restore",
    "erase": "before erasing",
    "protection": "before a change of protection",
}
_STATES: dict[str, str] = {
    "good": "good",
    "locked": "another passphrase",
    "damaged": "damaged",
    "newer": "newer coachdesk",
    "unreadable": "may not be read",
}
_NOT_NOTED: dict[str, str] = {
    "access_log": "The access log could not be written: this file is not noted there.",
    "history": "The caseload is in use or cannot be written: this file is not noted in its "
    "history.",
}


def not_noted(missed: Iterable[str]) -> str:
    """Which notes are missing of a file that was written."""
    return " ".join(t(_NOT_NOTED[note]) for note in missed)


def action_name(what: str) -> str:
    """What was done with the store."""
    return t(_ACTIONS[what]) if what in _ACTIONS else what


def backup_reason(why: str) -> str:
    """Why a backup was made."""
    return t(_REASONS[why]) if why in _REASONS else why


def backup_state(state: str) -> str:
    """Whether a backup can be put back."""
    return t(_STATES[state])
