"""The safety of a store, as people read it: checks, backups, the access log."""

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk.domain.values import FieldValues
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.terms import record_name

_FINDINGS: dict[str, str] = {
    "no_header": "DAMAGED: the start of the file cannot be read. Put back a backup: "
    "coachdesk restore FILE",
    "unreadable_pages": "DAMAGED: parts of the file cannot be read. Put back a backup: "
    "coachdesk restore FILE",
    "fault": "DAMAGED: {what}. Put back a backup: coachdesk restore FILE",
    "value": "DAMAGED: {part} {id}: what stands in {field} cannot be read. Put back a backup: "
    "coachdesk restore FILE",
    "part_missing": "DAMAGED: the file lacks its part {name}. Put back a backup: "
    "coachdesk restore FILE",
    "part_changed": "DAMAGED: the part {name} of the file is not as coachdesk made it. Put back a "
    "backup: coachdesk restore FILE",
    "part_foreign": "DAMAGED: the file has a part {name} that coachdesk did not make. Put back a "
    "backup: coachdesk restore FILE",
    "older_schema": "The file was made by an older coachdesk (schema {version}, this one writes "
    "{known}). Open it once with coachdesk to bring it up to date.",
    "unfinished": "The file was left in the middle of a write. Open it once with coachdesk to mend "
    "it, and check again; nothing saved is lost.",
    "side_file": "{file} was left by a window that is still open, or by a crash. Close every "
    "window and open the caseload once; never remove that file by hand.",
    "plain_side_file": "{file} was left by work that was cut short and is not protected, as the "
    "caseload is: words of it may stand there. Close every window and open the caseload once: that "
    "clears it.",
    "open_to_others": "{file} can be read by others on this machine. Take their permission away.",
    "bad_backup": "DAMAGED: the backup {file} does not open. Remove it; the other backups stand.",
    "unsound_backup": "DAMAGED: the backup {file} opens, but not all that stands in it can be "
    "read. Put back another one.",
    "locked_backup": "The backup {file} does not open with this passphrase, or was made by a newer "
    "coachdesk.",
    "unreadable_backup": "The backup {file} may not be read, so whether it is whole is not known. "
    "Check that you may read it, and check again.",
    "plain_backup": "{file} is not protected, as the caseload is. Open the caseload once: that "
    "protects it, where it can be read; remove it where it still stands here then.",
    "half_made": "{file} is being made by another window, or was left by one that was cut short; "
    "it may hold personal data. Close every window and open the caseload once; remove the file "
    "where it is still there then.",
    "plain_half_made": "{file} is being made by another window, or was left by one that was cut "
    "short; it is not protected, as the caseload is. Close every window and open the caseload "
    "once; remove the file where it is still there then.",
    "no_backup": "There is no backup that opens. Make one: coachdesk backup",
    "old_backup": "The newest backup is of {day}. Make one: coachdesk backup",
    "kept_apart": "{file} is a caseload that a restore put aside. Remove it when you no longer "
    "need it: it holds personal data.",
}
_PARTS: dict[str, str] = {
    "journal_entry": "journal entry",
    "change": "change in the journal",
    "draft": "unsaved form",
}
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


def may_be_lost_text() -> str:
    """What to say of a store in a place that does not stay, and what to do."""
    return t(
        "This caseload stands where Windows may remove it when you log off. Keep it in a folder "
        "that stays, as your network home: move it there with its backups, and name it in "
        "COACHDESK_STORE."
    )


def finding_text(code: str, facts: FieldValues) -> str:
    """What is wrong, and what to do."""
    said = {name: day(value) if isinstance(value, date) else value for name, value in facts.items()}
    if kind := said.get("kind"):
        said["part"] = t(_PARTS[kind]) if kind in _PARTS else record_name(kind)
    return t(_FINDINGS[code], **said)


def disk_text() -> str:
    """What no program can promise of a disk."""
    return t(
        "A disk can keep words of earlier saves in its free space until that is written over. Who "
        "protects the whole disk keeps others from reading them."
    )


def unread_text(names: Sequence[str]) -> str:
    """Which settings were damaged in the file, and what applies instead."""
    return t(
        "Settings that cannot be read, so that their default applies: {names}. Set them anew, or "
        "look with: coachdesk check",
        names=", ".join(names),
    )
