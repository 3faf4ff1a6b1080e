"""Schema versions: numbered SQL files, applied in one transaction together with their number."""

import sqlite3
from collections.abc import Iterator

from coachdesk.store.schema import APPLICATION_ID, SCRIPTS, row_counts


def migrate(connection: sqlite3.Connection, target: int) -> None:
    """Bring a store from its schema version to `target`: wholly, or not at all.

    Foreign keys are off meanwhile (rebuilding a table would cascade) and checked before the end, as
    are the rows: no table that is still there has fewer than before.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read under the lock: another window may just have done the same.
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            before = row_counts(connection)
            for number in range(version + 1, target + 1):
                for statement in _statements(_script(number)):
                    connection.execute(statement)
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise sqlite3.IntegrityError("foreign keys broken by a migration")
            after = row_counts(connection)
            lost = [table for table in before if after.get(table, before[table]) < before[table]]
            if lost:
                raise sqlite3.IntegrityError("a migration left rows behind")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {target}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _script(number: int) -> str:
    [script] = SCRIPTS.glob(f"{number:04}_*")
    return script.read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
