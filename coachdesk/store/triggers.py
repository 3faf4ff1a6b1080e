"""The journal's pen: row triggers that note every insert, update and delete, cascades included.

They hang on the newest journal entry, which every write makes first in its own transaction. They
are derived from the tables and live with the writing connection, not in the file: the file's own
schema need not be trusted, and a migration that adds a column has no triggers to mend.
"""

import sqlite3

from coachdesk.schema.records import RECORDS

JOURNALLED = (*RECORDS, "setting")


def install_journal(connection: sqlite3.Connection) -> None:
    """Have this connection note what it changes in any journalled table."""
    connection.execute("PRAGMA temp_store = MEMORY")
    for table in JOURNALLED:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
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
