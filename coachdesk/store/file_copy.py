"""Copies of a store, verified before they count; and a copy put in the place of its store."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coachdesk.file_system import force_to_disk, move_to_free_name
from coachdesk.store.connection import connect
from coachdesk.store.driver_errors import translated_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_replacing import replace_file
from coachdesk.store.protection import Key
from coachdesk.store.schema import integrity_errors, refuse_other_schema, row_counts, schema_marks
from coachdesk.store.temporary_files import remove_abandoned, temporary_file
from coachdesk.store.write_lock import write_locked

Change = Callable[[sqlite3.Connection], None]


def copy_store(
    path: Path, target: Path, key: Key | None, *, over: bool = False, tidy: bool = True
) -> None:
    """Copy a store to `target`, with the same protection; raises StoreError, FileExistsError.

    `over`: what stands there is replaced. `tidy`: what killed runs left beside it is removed.
    """
    with translated_errors(path, target):
        if target.exists() and not over:
            raise FileExistsError(target)
        if not target.parent.is_dir():
            raise StoreError("unwritable", target)
        if tidy:
            remove_abandoned(target.parent)
        with temporary_file(target) as made:
            copy_into(path, made, key, key, target=target)
            if over:
                replace_file(made, target)
            else:
                name_copy(made, target)


def rewrite(
    path: Path,
    old: Key | None,
    new: Key | None,
    change: Change | None = None,
    *,
    any_schema: bool = True,
) -> None:
    """Put a copy in the place of a store: under another key, or with a change made to it.

    The old file is wiped. Raises StoreError, also where it is not `any_schema` and the file does
    not have the one that is written here.
    """
    path = path.resolve()
    with (
        translated_errors(path),
        write_locked(path, old, by_cipher=_is_mixed(old, new)) as lock,
        temporary_file(path) as made,
    ):
        if not any_schema:
            refuse_other_schema(lock, path)
        copy_into(path, made, old, new, change)
        replace_file(made, path, lock)


def copy_into(
    path: Path,
    made: Path,
    old: Key | None,
    new: Key | None,
    change: Change | None = None,
    *,
    target: Path | None = None,
) -> None:
    """All of a store as of one moment into the empty file `made`, under `new`, changed, verified.

    Raises StoreError; where the disk is at fault, about `target`, which `made` is to become.
    """
    with translated_errors(path, target):
        by_cipher = _is_mixed(old, new)
        with closing(connect(path, read_only=True, key=old, by_cipher=by_cipher)) as source:
            copy = _copy_pages if old == new else _export_rows
            wanted = copy(source, made, new)
        with closing(_connect_to_build(made, new)) as built:
            if row_counts(built) != wanted:
                raise StoreError("copy_differs", path)
            if change:
                change(built)
                built.execute("VACUUM")
            if integrity_errors(built):
                raise StoreError("damaged", path)


def name_copy(made: Path, target: Path) -> None:
    """Give a finished copy its name, where no file has that; raises FileExistsError, OSError."""
    force_to_disk(made)
    move_to_free_name(made, target)
    force_to_disk(target.parent)


def _is_mixed(old: Key | None, new: Key | None) -> bool:
    """Whether one file is plain and the other is not: then SQLCipher opens both."""
    return (old is None) != (new is None)


def _copy_pages(source: sqlite3.Connection, made: Path, key: Key | None) -> dict[str, int]:
    """Copy under the same key; gives the number of rows of each table."""
    with closing(_connect_to_build(made, key)) as target:
        source.execute("BEGIN")
        counts = row_counts(source)
        source.backup(target)
        source.execute("COMMIT")
    return counts


def _export_rows(source: sqlite3.Connection, made: Path, key: Key | None) -> dict[str, int]:
    """Copy to another key; gives the number of rows of each table."""
    source.execute("PRAGMA query_only = OFF")  # the other file is attached to this connection
    attach = "ATTACH DATABASE ? AS made KEY ?"
    name = os.fsencode(made.absolute())  # as bytes: a name need not be text
    if key is None:
        source.execute(attach, (name, ""))
    else:
        with key.spelled() as text:
            source.execute(attach, (name, text))
    source.execute("PRAGMA made.synchronous = OFF")
    source.execute("PRAGMA made.journal_mode = MEMORY").fetchall()
    source.execute("BEGIN")
    counts = row_counts(source)
    source.execute("SELECT sqlcipher_export('made')").fetchall()
    mark, version = schema_marks(source)  # which the export leaves out
    source.execute(f"PRAGMA made.application_id = {mark}")
    source.execute(f"PRAGMA made.user_version = {version}")
    source.execute("COMMIT")
    source.execute("DETACH DATABASE made")
    return counts


def _connect_to_build(made: Path, key: Key | None) -> sqlite3.Connection:
    """A quick connection to a file that nobody needs before it is complete."""
    connection = connect(made, key=key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY").fetchall()
    return connection
