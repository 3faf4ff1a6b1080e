"""Opening a store with a passphrase; a wrong one is told apart from a damaged file."""

from pathlib import Path

from coachdesk.store.engine import Store, open_store
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, Kind, has_cipher, kind_of


def unlock(
    path: Path, passphrase: str | None, *, read_only: bool = False, create: bool = False
) -> Store:
    """Open the store at `path`; raises StoreError `locked` or `wrong_passphrase`, and the rest.

    A new store is protected where a passphrase is given; a plain one takes no notice of it.
    """
    key = None
    if passphrase is not None:
        kind = kind_of(path)
        if kind in (Kind.ENCRYPTED, Kind.MISSING, Kind.EMPTY) and not has_cipher():
            raise StoreError("no_sqlcipher", path)
        if kind is Kind.ENCRYPTED:
            key = Key.of_file(path, passphrase)
        elif create and kind in (Kind.MISSING, Kind.EMPTY):
            key = Key.new(passphrase)
    try:
        store = open_store(path, read_only=read_only, create=create, key=key)
    except StoreError as error:
        if error.code != "wrong_passphrase" or key is None or passphrase is None:
            raise
        from coachdesk.store.backups import is_damaged

        code = "damaged" if is_damaged(path, key, passphrase) else "wrong_passphrase"
        raise StoreError(code, path) from error
    if not read_only:
        from coachdesk.store.cut_short_writes import mend

        mend(store)
    return store
