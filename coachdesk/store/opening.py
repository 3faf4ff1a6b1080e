"""Opening a store, with its key or passphrase: created, migrated, cleared up after a crash."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from coachdesk.file_system import make_private_file, make_private_folder
from coachdesk.store import schema
from coachdesk.store.connection import connect_if_database, set_write_pragmas
from coachdesk.store.driver_errors import (
    driver_errors,
    store_and_driver_errors,
    translate_driver_error,
)
from coachdesk.store.errors import StoreError
from coachdesk.store.file_identity import file_stamp, read_again_if_replaced
from coachdesk.store.open_file import OpenFile
from coachdesk.store.protection import FileKind, Key, has_cipher, kind_of
from coachdesk.store.store import Store


def unlock(
    path: Path, passphrase: str | None, *, read_only: bool = False, create: bool = False
) -> Store:
    """Open the store at `path`; raises StoreError `locked` or `wrong_passphrase`, and the rest.

    A new store is protected where a passphrase is given; a plain one ignores it.
    """
    key = None
    if passphrase is not None:
        kind = kind_of(path)
        is_new = kind in (FileKind.MISSING, FileKind.EMPTY)
        if (is_new or kind is FileKind.ENCRYPTED) and not has_cipher():
            raise StoreError("no_sqlcipher", path)
        if kind is FileKind.ENCRYPTED:
            from coachdesk.store.keys import key_from_passphrase

            key = key_from_passphrase(path, passphrase)
        elif create and is_new:
            key = Key.new(passphrase)
    try:
        store = open_store(path, read_only=read_only, create=create, key=key)
    except StoreError as error:
        if error.code != "wrong_passphrase" or key is None or passphrase is None:
            raise
        from coachdesk.store.backup_list import is_damaged

        code = "damaged" if is_damaged(path, key, passphrase) else "wrong_passphrase"
        raise StoreError(code, path) from error
    if not read_only:
        clear_up(store)
    return store


def clear_up(store: Store) -> None:
    """Remove what a killed run left beside a store; never raises, never waits for another window.

    Temporary files go, a journal is rolled back where it is needed and wiped, and beside a
    protected store every unprotected copy is protected. `check` names what is left.
    """
    from coachdesk.store.store_files import side_files
    from coachdesk.store.temporary_files import remove_abandoned_of

    remove_abandoned_of(store.path)
    if side_files(store.path):
        from coachdesk.store.write_lock import write_locked

        # Where another window is in the middle of a write, the journal is its own.
        with suppress(*store_and_driver_errors()), write_locked(store.path, store.key, wait=False):
            pass
    if store.key is not None:
        from coachdesk.store.copy_protection import protect_plain_copies

        with suppress(OSError):
            protect_plain_copies(store.path, store.key)


def open_store(
    path: Path, *, read_only: bool = False, create: bool = False, key: Key | None = None
) -> Store:
    """Open the store at `path`; raises StoreError and leaves the file as it was when it cannot.

    `create` makes an empty store where there is no file, protected where a `key` is given; an
    older schema is migrated. A plain store needs no key and ignores one.
    """
    kind = kind_of(path)
    if kind is FileKind.MISSING and (read_only or not create):
        raise StoreError("missing", path)
    if kind is FileKind.EMPTY and (not create or _has_backups(path)):
        raise _not_a_store(path)
    if kind is FileKind.MISSING:
        _make_empty_file(path)
    return read_again_if_replaced(
        path, lambda: _open(path, key, read_only=read_only, create=create)
    )


def _open(path: Path, key: Key | None, *, read_only: bool, create: bool) -> Store:
    stamp = file_stamp(path)
    connection: sqlite3.Connection | None = None
    try:
        connection, key = _connect(path, key, read_only=read_only, create=create)
        _bring_up_to_date(connection, path, key, read_only=read_only, create=create)
        return Store(OpenFile(path, connection, read_only=read_only, key=key, stamp=stamp))
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, driver_errors()) and (known := translate_driver_error(error, path)):
            raise known from error
        if isinstance(error, OSError):
            raise StoreError("unreadable", path) from error
        raise


def _connect(
    path: Path, key: Key | None, *, read_only: bool, create: bool
) -> tuple[sqlite3.Connection, Key | None]:
    """A connection that has read the file's first page, and the key it needed."""
    kind = kind_of(path)
    if kind is FileKind.PLAIN:
        key = None
    elif kind is FileKind.ENCRYPTED and key is None:
        raise StoreError("locked", path)
    elif kind is FileKind.FOREIGN or (kind is FileKind.EMPTY and not create):
        raise _not_a_store(path)
    connection = connect_if_database(path, read_only=read_only, key=key)
    if connection is None:
        raise StoreError("damaged" if key is None else "wrong_passphrase", path)
    return connection, key


def _not_a_store(path: Path) -> StoreError:
    """Where it has backups, the file was a store once."""
    return StoreError("damaged" if _has_backups(path) else "foreign", path)


def _has_backups(path: Path) -> bool:
    from coachdesk.store.store_files import backup_files

    return bool(backup_files(path))


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, key: Key | None, *, read_only: bool, create: bool
) -> None:
    mark, version = schema.schema_marks(connection)
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    if mark or version or tables or not create:
        version = schema.schema_of(connection, path)
    if read_only:
        schema.refuse_other_schema(connection, path)
        return
    set_write_pragmas(connection)
    if version < schema.SCHEMA_VERSION:
        from coachdesk.store.migrations import migrate

        if version:
            from coachdesk.store.backups import make_backup

            make_backup(path, key, "migration")
        migrate(connection, schema.SCHEMA_VERSION)


def _make_empty_file(path: Path) -> None:
    """An empty file that only its owner can read, in a folder likewise where that is new."""
    try:
        make_private_folder(path.parent)
        os.close(make_private_file(path))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError("unwritable", path) from error
