"""Copies of a store put under its protection."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import rewrite
from coachdesk.store.file_wiping import remove
from coachdesk.store.keys import key_of
from coachdesk.store.protection import FileKind, Key, kind_if_readable
from coachdesk.store.store_files import backup_name, copies_of


class ProtectedCopies(NamedTuple):
    """What became of copies: those not named here have the store's protection."""

    backups: int  # rewritten
    removed: tuple[Path, ...]  # unreadable and unprotected beside a protected store
    left: tuple[Path, ...]  # that could not be rewritten, and keep the protection they had


def protect_plain_copies(store: Path, key: Key) -> tuple[Path, ...]:
    """Protect the copies that lie unprotected beside a protected store; gives what could not be."""
    plain = [file for file in copies_of(store) if kind_if_readable(file) in (FileKind.PLAIN, None)]
    return protect_copies(store, plain, key, key).left


def protect_copies(
    store: Path,
    files: Iterable[Path],
    before: Key | None,
    after: Key | None,
    old: str | None = None,
) -> ProtectedCopies:
    """Put copies of a store, under `before` or the passphrase `old`, under the key `after`.

    A backup that cannot be read cannot be protected, and must not stay; a replaced store may be
    the only one, and stays.
    """
    done = 0
    removed: list[Path] = []
    left: list[Path] = []
    for file in files:
        try:
            own = key_of(file, before, old)
        except StoreError:
            left.append(file)
            continue
        try:
            rewrite(file, own, after)
            done += 1
        except StoreError as error:
            # Another window may have protected it meanwhile.
            is_plain = own is None and kind_if_readable(file) is FileKind.PLAIN
            is_exposed = is_plain and after is not None and error.code == "damaged"
            if is_exposed and backup_name(store, file):
                with suppress(OSError):
                    remove(file)
            (removed if is_exposed and not file.exists() else left).append(file)
        except driver_errors():
            left.append(file)
    return ProtectedCopies(done, tuple(removed), tuple(left))
