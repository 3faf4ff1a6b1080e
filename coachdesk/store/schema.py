"""The schema of an open store: its number, its tables, and whether they hold together."""

import sqlite3
from pathlib import Path

from coachdesk.store.errors import StoreError

APPLICATION_ID = 0x434F4444  # "CODD", so that a foreign database is never taken for a store
SCRIPTS = Path(__file__).with_name("migrations")
# The number of the newest migration.
SCHEMA_VERSION = max(int(file.name[:4]) for file in SCRIPTS.iterdir() if file.suffix == ".sql")


def schema_marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application id and the schema number that stand in the file's header."""
    mark, version = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    )
    return mark, version


def is_store(connection: sqlite3.Connection) -> bool:
    """Whether an open database was made by coachdesk, whichever version of it."""
    return schema_marks(connection)[0] == APPLICATION_ID


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema number of an open store; raises StoreError `foreign`, or `newer` than is known."""
    mark, version = schema_marks(connection)
    if mark != APPLICATION_ID:
        raise StoreError("foreign", path)
    if version > SCHEMA_VERSION:
        raise StoreError("newer", path, version=version, known=SCHEMA_VERSION)
    return version


def refuse_other_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError where an open store does not have the one schema that is written here.

    Another window may have restored or migrated it since it was opened.
    """
    version = schema_of(connection, path)
    if version < SCHEMA_VERSION:
        raise StoreError("older", path, version=version, known=SCHEMA_VERSION)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def integrity_errors(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with an open store, in SQLite's words; nothing where it is sound."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall()]
    found = [] if found == ["ok"] else found
    found += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"foreign key of {row[0]}" for row in broken]
