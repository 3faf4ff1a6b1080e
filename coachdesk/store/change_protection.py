"""Another protection for a store and its backups: a passphrase, another one, or none.

The old and the new protection each have a verified backup before the store is replaced, so that a
run killed at any moment leaves a store, and a backup, that opens with one of the two.
"""

import os
from contextlib import suppress
from pathlib import Path

from coachdesk.store import access_log
from coachdesk.store.backups import make_backup
from coachdesk.store.copy_protection import ProtectedCopies, protect_copies
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import rewrite
from coachdesk.store.file_wiping import remove
from coachdesk.store.protection import Key, has_cipher, is_under
from coachdesk.store.store import Store
from coachdesk.store.store_files import copies_of
from coachdesk.store.temporary_files import remove_abandoned_of


def protect(store: Store, old: str | None, new: str | None) -> ProtectedCopies:
    """Put a store and its backups under the passphrase `new`, or under none; raises StoreError.

    `old` opens backups that are still under it. The store stays open, and its key is the new one.
    """
    if new is not None and not has_cipher():
        raise StoreError("no_sqlcipher", store.path)
    path, before = store.path, store.key
    after = Key.new(new) if new is not None else None
    try:
        made = _replace(store, before, after)
    except Exception as error:
        if is_under(path, before) or (after is not None and is_under(path, after)):
            raise
        raise StoreError("reprotected", path) from error
    others = [file for file in copies_of(path) if file != made]
    done = protect_copies(path, others, before, after, old)
    access_log.note(path, "protection", protected=after is not None)
    left = (file for file in (*done.left, *remove_abandoned_of(path)) if os.path.lexists(file))
    return done._replace(backups=done.backups + 1, left=tuple(left))


def _replace(store: Store, before: Key | None, after: Key | None) -> Path:
    """The store itself under another key; gives the backup it has under that one."""
    path = store.path
    made: list[Path] = []
    try:
        made += [make_backup(path, before, "protection")]
        made += [make_backup(path, before, "protection")]
        rewrite(made[1], before, after)
        with store.detached():
            rewrite(path, before, after, any_schema=False)
            store.key = after
    except BaseException:
        # A copy without the store's protection must not stay beside it.
        for file in made[:1] if is_under(path, after) else made:
            with suppress(OSError):
                remove(file)
        raise
    remove(made[0])
    return made[1]
