"""The triggers of the journal: they note every insert, update and delete, cascades included.

What they note belongs to the newest journal entry, which every write inserts first in its own
transaction. They are generated from the tables, as temporary triggers of the writing connection:
the schema in the file need not be trusted, and a migration that adds a column changes no trigger.
"""

import sqlite3
from pathlib import Path

from coachdesk.schema.records import RECORDS
from coachdesk.store.connection import connect, set_write_pragmas
from coachdesk.store.protection import Key

JOURNALLED = (*RECORDS, "setting")


def connect_to_write(path: Path, key: Key | None, *, noted: bool = True) -> sqlite3.Connection:
    """A connection that notes in the journal what it changes, unless no record is to change."""
    connection = connect(path, key=key)
    set_write_pragmas(connection)
    if noted:
        install_journal(connection)
    return connection


def install_journal(connection: sqlite3.Connection) -> None:
    """Make this connection note what it changes in any journalled table."""
    connection.execute("PRAGMA temp_store = MEMORY")
    for table in JOURNALLED:
        found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        columns = [name for (name,) in found]
        for action in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(_trigger(table, action, columns))


def _trigger(table: str, action: str, columns: list[str]) -> str:
    row = "OLD" if action == "DELETE" else "NEW"
    before = "NULL" if action == "INSERT" else _as_json("OLD", columns)
    after = "NULL" if action == "DELETE" else _as_json("NEW", columns)
    if table == "jobseeker":
        owner = f"{row}.id"
    else:
        owner = f"{row}.jobseeker_id" if "jobseeker_id" in columns else "NULL"
    return f"""
        CREATE TEMP TRIGGER journal_{table}_{action.lower()} AFTER {action} ON main.{table} BEGIN
          INSERT INTO change (entry_id, record, record_id, jobseeker_id, before, after)
          VALUES ((SELECT max(id) FROM journal_entry), '{table}', {row}.id, {owner},
                  {before}, {after});
        END"""


def _as_json(row: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns)
    return f"json_object({pairs})"
