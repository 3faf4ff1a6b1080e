"""Which key opens a file, from a passphrase or from the key of its store."""

from pathlib import Path

from coachdesk.domain.passphrase import spellings
from coachdesk.store.connection import key_fits
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import SALT_BYTES, FileKind, Key, head_of, is_under, kind_of


def key_from_passphrase(path: Path, passphrase: str) -> Key:
    """The key this passphrase gives for a file; raises StoreError where it cannot be read.

    A passphrase may once have been typed in another form of the same letters: the one that opens
    the file counts.
    """
    salt = head_of(path)[:SALT_BYTES]
    forms = spellings(passphrase) or [passphrase]
    literal = Key.derived(forms[0], salt)
    if len(forms) == 1 or key_fits(path, literal):
        return literal
    others = (Key.derived(form, salt) for form in forms[1:])
    return next((key for key in others if key_fits(path, key)), literal)


def key_of(file: Path, key: Key | None = None, passphrase: str | None = None) -> Key | None:
    """The key that opens a file, from the store's own key or a passphrase; None for a plain one.

    Raises StoreError `locked` where neither can be it.
    """
    kind = kind_of(file)
    if kind is FileKind.PLAIN:
        return None
    if kind is not FileKind.ENCRYPTED:
        raise StoreError("bad_backup", file)
    if key is not None and is_under(file, key):
        return key
    if passphrase is None:
        raise StoreError("locked", file)
    return key_from_passphrase(file, passphrase)
