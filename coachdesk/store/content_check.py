"""Whether an open store holds what coachdesk writes: its own tables, and rows that can be read.

SQLite's own check knows pages and keys. It does not see a word that no vocabulary has, a day that
does not exist, or a trigger of somebody else's.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.domain.json_text import object_in, parsed
from coachdesk.schema.records import RECORDS
from coachdesk.store.connection import connect
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.protection import Key
from coachdesk.store.settings import wrong_norms
from coachdesk.store.triggers import JOURNALLED


class ContentError(NamedTuple):
    """What is not as it should be, and where: never what stands there."""

    code: str
    facts: dict[str, Any]


# What a column gives, by the type it was declared with.
_STORED: dict[str, type | tuple[type, ...]] = {
    "DATE": str,
    "FLOAT": (float, int),
    "INTEGER": int,
    "TEXT": str,
    "VARCHAR": str,
}
_REMEMBERED = 1024  # values of a column, for most say the same again and again


# What must be able to read a column, where that is not its record's own type.
_OTHERS: dict[tuple[str, str], Callable[[str], object]] = {
    ("setting", "value"): parsed,
    ("journal_entry", "at"): datetime.fromisoformat,
    ("journal_entry", "facts"): object_in,
    ("change", "before"): object_in,
    ("change", "after"): object_in,
    ("draft", "texts"): object_in,
    ("draft", "kept_at"): datetime.fromisoformat,
}


def content_errors(link: sqlite3.Connection) -> Iterator[ContentError]:
    """Everything in an open store that coachdesk cannot have written; raises the driver's errors.

    Each row is read once; the text form of the connection is another one from here on.
    """
    link.text_factory = _as_it_stands
    found, wanted = _parts(link), _made_by_migrations(link)
    for name in sorted(wanted.keys() - found.keys()):
        yield ContentError("part_missing", {"name": name})
    for name in sorted(found.keys() - wanted.keys()):
        yield ContentError("part_foreign", {"name": name})
    for name in sorted(found.keys() & wanted.keys()):
        if found[name] != wanted[name]:
            yield ContentError("part_changed", {"name": name})
        elif found[name].startswith("CREATE TABLE"):
            yield from _rows(link, name)
    if not wanted.keys() - found.keys():
        yield from _images(link)
        yield from _norms(link)


def is_sound(file: Path, key: Key | None) -> bool:
    """Whether there is nothing of that in a file that opens."""
    try:
        with closing(connect(file, read_only=True, key=key)) as link:
            return next(content_errors(link), None) is None
    except driver_errors():
        return False


def _as_it_stands(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")  # half a letter must not stop the reading


def _made_by_migrations(link: sqlite3.Connection) -> dict[str, str]:
    """The parts of a new store of the same schema number."""
    from coachdesk.store.migrations import migrate

    [(version,)] = link.execute("PRAGMA user_version").fetchall()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as own:
        migrate(own, version)
        return _parts(own)


def _parts(link: sqlite3.Connection) -> dict[str, str]:
    """Tables, indexes, triggers and views by name, each as it was made; SQLite's own aside."""
    rows = link.execute("SELECT name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith("sqlite_")}


def _rows(link: sqlite3.Connection, table: str) -> Iterator[ContentError]:
    columns = link.execute(f"PRAGMA table_info({table})").fetchall()
    tests = [(row[1], _test(table, row[1], row[2])) for row in columns]
    names = ", ".join(f'"{name}"' for name, _ in tests)
    for row in link.execute(f"SELECT rowid, {names} FROM {table} ORDER BY rowid"):
        for (name, is_sound), value in zip(tests, row[1:], strict=True):
            if value is not None and not is_sound(value):
                yield ContentError("value", {"kind": table, "id": row[0], "field": name})


def _images(link: sqlite3.Connection) -> Iterator[ContentError]:
    """What the journal noted of rows: undo writes it back, and the history shows it."""
    tests = {
        table: {
            row[1]: _test(table, row[1], row[2])
            for row in link.execute(f"PRAGMA table_info({table})").fetchall()
        }
        for table in JOURNALLED
    }
    noted = "SELECT id, record, record_id, before, after FROM change ORDER BY id"
    for key, record, record_id, *images in link.execute(noted):
        if record not in tests:
            yield ContentError("value", {"kind": "change", "id": key, "field": "record"})
            continue
        for field, image in zip(("before", "after"), images, strict=True):
            if image is not None and not _is_image(image, record_id, tests[record]):
                yield ContentError("value", {"kind": "change", "id": key, "field": field})


def _is_image(text: Any, record_id: int, tests: Mapping[str, Callable[[Any], bool]]) -> bool:
    try:
        row = object_in(text)
    except ValueError:
        return True  # told already, as a value that cannot be read
    return row.get("id") == record_id and all(
        name in tests and (value is None or tests[name](value)) for name, value in row.items()
    )


def _norms(link: sqlite3.Connection) -> Iterator[ContentError]:
    """Settings that can be read, but say what no norm can be."""
    for key, name, value in link.execute("SELECT id, name, value FROM setting").fetchall():
        try:
            settings = {str(name): parsed(value)}
        except ValueError:
            continue  # told already
        if wrong_norms(settings):
            yield ContentError("value", {"kind": "setting", "id": key, "field": "value"})


def _test(table: str, name: str, declared: str) -> Callable[[Any], bool]:
    if declared == "BOOLEAN":
        return lambda value: isinstance(value, int) and value in (0, 1)
    stored = _STORED.get(declared, object)
    own: Callable[[Any], object] | None = _OTHERS.get((table, name))
    if own is None and table in RECORDS and name in RECORDS[table].fields:
        own = RECORDS[table].fields[name].kind.from_store

    @lru_cache(_REMEMBERED)
    def is_sound(value: Any) -> bool:
        try:
            if isinstance(value, str):
                value.encode()
            read = own(value) if own else None
        except (ArithmeticError, ValueError, TypeError):
            return False
        return type(read) is not date or read.isoformat() == value  # days are compared as texts

    # What is of another type may not even be a key of that memory.
    return lambda value: isinstance(value, stored) and is_sound(value)
