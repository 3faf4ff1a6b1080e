"""Another protection for a store and its backups: a passphrase, another one, or none.

The old and the new protection each have a verified backup before the store is replaced, so that a
run killed at any moment leaves a store, and a backup, that opens with one of the two.
"""

from pathlib import Path
from typing import NamedTuple

from coachdesk.store import access_log
from coachdesk.store.backups import files_of, keep, kept_apart, key_of
from coachdesk.store.copying import remove, rewrite
from coachdesk.store.engine import Store, driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import Key, Kind, has_cipher, kind_of


class Reprotected(NamedTuple):
    """What became of the backups: they have the store's protection, or are named here."""

    backups: int  # rewritten
    removed: tuple[Path, ...]  # unreadable and unprotected beside a protected store
    left: tuple[Path, ...]  # that did not open, and keep the protection they had


def protect(store: Store, old: str | None, new: str | None) -> Reprotected:
    """Put a store and its backups under the passphrase `new`, or under none; raises StoreError.

    `old` opens backups that are still under it. The store stays open, and its key is the new one.
    """
    if new is not None and not has_cipher():
        raise StoreError("no_sqlcipher", store.path)
    path, before = store.path, store.key
    after = Key.new(new) if new is not None else None
    first = keep(path, before, "protection")
    second = keep(path, before, "protection")
    rewrite(second, before, after)
    with store.set_down():
        rewrite(path, before, after)
        store.key = after
    remove(first)
    others = [file for file in (*files_of(path), *kept_apart(path)) if file != second]
    done = _backups(others, before, after, old)
    access_log.note(path, "protection", protected=after is not None)
    return done._replace(backups=done.backups + 1)


def _backups(
    files: list[Path], before: Key | None, after: Key | None, old: str | None
) -> Reprotected:
    done, removed, left = 0, [], []
    for file in files:
        try:
            rewrite(file, key_of(file, before, old), after)
            done += 1
        except StoreError:
            if after is not None and kind_of(file) is Kind.PLAIN and ".damaged-" not in file.name:
                remove(file)
                removed.append(file)
            else:
                left.append(file)
        except driver_errors():
            left.append(file)
    return Reprotected(done, tuple(removed), tuple(left))
