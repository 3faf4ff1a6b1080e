"""The schema in the file is the one the records declare, and it changes wholly or not at all."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from coachdesk.desk import Desk
from coachdesk.schema.records import RECORDS
from coachdesk.store import migrations
from coachdesk.store import schema as store_schema
from coachdesk.store.connection import connect
from coachdesk.store.errors import StoreError
from coachdesk.store.migrations import migrate
from coachdesk.store.models import model_of
from coachdesk.store.opening import open_store
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.store.store_files import backup_files
from coachdesk.store.triggers import JOURNALLED
from tests.store.steps import add_contact, add_person, add_placement, digest, rows

DECLARED = sorted(RECORDS)
OTHERS = {"setting", "draft"}  # read and written by plain statements
JOURNAL = {"journal_entry", "change"}


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database with the tables as the records declare them."""
    path = tmp_path_factory.mktemp("declared") / "declared.db"
    for kind in RECORDS.values():
        model_of(kind)
    made = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(made)
    made.dispose()
    with closing(sqlite3.connect(path)) as link:
        yield link


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database with the tables as the migrations make them."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.db"
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as link:
        yield link


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scripts to migrate by, with those of coachdesk in it, and room for the next."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    for script in files("coachdesk.store.migrations").iterdir():
        if script.name.endswith(".sql"):
            (folder / script.name).write_bytes(script.read_bytes())
    monkeypatch.setattr(migrations, "SCRIPTS", folder)
    return folder


NEXT = SCHEMA_VERSION + 1


def write_next(scripts: Path, sql: str) -> None:
    (scripts / f"{NEXT:04}_next.sql").write_text(sql, encoding="utf-8")


def columns(link: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """Name, type, not null, default and place in the key of every column."""
    return [row[1:] for row in link.execute(f"PRAGMA table_info({table})")]


def with_no_default(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted((name, kind, needed, key) for name, kind, needed, _, key in found)


def links(link: sqlite3.Connection, table: str) -> set[tuple[Any, ...]]:
    """Every foreign key: to which table and column, from which, and what a delete does."""
    found = link.execute(f"PRAGMA foreign_key_list({table})")
    return {(row[2], row[3], row[4], row[6]) for row in found}


def indexes(link: sqlite3.Connection, table: str, *, unique: bool) -> set[tuple[str, ...]]:
    """The columns of every whole (not partial) index."""
    return {
        tuple(row[2] for row in link.execute(f"PRAGMA index_info({index[1]})"))
        for index in link.execute(f"PRAGMA index_list({table})").fetchall()
        if not index[4] and (index[2] or not unique)
    }


def schema(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as link:
        return [
            link.execute("PRAGMA user_version").fetchall(),
            link.execute("PRAGMA application_id").fetchall(),
            link.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall(),
        ]


@pytest.mark.parametrize("table", DECLARED)
def test_the_migrated_table_is_the_declared_one(
    declared: sqlite3.Connection, migrated: sqlite3.Connection, table: str
) -> None:
    assert columns(declared, table)
    assert with_no_default(columns(migrated, table)) == with_no_default(columns(declared, table))
    for name, _, never_empty, default, _ in columns(migrated, table):
        # One that was added and is never empty: what was noted before says nothing of it.
        if default is not None:
            field = RECORDS[table].fields[name]
            stored = field.kind.to_store(field.empty)
            assert never_empty and default in (f"'{stored}'", f"{stored}")
    assert links(migrated, table) == links(declared, table)
    assert indexes(declared, table, unique=True) <= indexes(migrated, table, unique=True)


@pytest.mark.parametrize("table", DECLARED)
def test_every_declared_index_is_there_or_begins_a_longer_one(
    declared: sqlite3.Connection, migrated: sqlite3.Connection, table: str
) -> None:
    there = indexes(migrated, table, unique=False)
    for wanted in indexes(declared, table, unique=False):
        assert any(found[: len(wanted)] == wanted for found in there), wanted


@pytest.mark.usefixtures("declared")
def test_no_table_is_only_declared_or_only_migrated(migrated: sqlite3.Connection) -> None:
    found = migrated.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    assert {row[0] for row in found} == {*DECLARED, *OTHERS, *JOURNAL}
    assert set(SQLModel.metadata.tables) == set(DECLARED)


def test_the_journal_notes_every_table_but_what_is_not_yet_saved() -> None:
    assert {*JOURNALLED, "draft"} == {*DECLARED, *OTHERS}


def test_every_schema_version_has_one_script() -> None:
    names = [
        item.name
        for item in files("coachdesk.store.migrations").iterdir()
        if item.name.endswith(".sql")
    ]
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", name) for name in names)
    assert sorted(int(name[:4]) for name in names) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE contact ADD COLUMN other VARCHAR;\nALTER TABLE nothing ADD COLUMN a;\n",
        "DROP TABLE attendance;\nDROP TABLE contact;\nSELECT * FROM nothing;\n",
        "UPDATE jobseeker SET first_name = '';\nINSERT INTO coach (id) VALUES (1);\n",
        "DELETE FROM jobseeker WHERE id = 1;\n",  # leaves contacts without their dossier
        "UPDATE placement SET organisation_id = 99;\n",
    ],
)
def test_a_migration_that_fails_leaves_the_old_store_whole(
    new_desk: Desk, scripts: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    owner = add_person(new_desk)
    add_contact(new_desk, owner)
    add_placement(new_desk, owner)
    path = new_desk.path
    new_desk.close()
    write_next(scripts, sql)
    before, held, bytes_before = schema(path), rows(path), digest(path)
    monkeypatch.setattr(store_schema, "SCHEMA_VERSION", NEXT)
    with pytest.raises(sqlite3.Error):
        open_store(path)
    assert schema(path) == before
    assert rows(path) == held
    assert digest(path) == bytes_before
    monkeypatch.undo()
    open_store(path).close()


def test_a_migration_that_rebuilds_a_table_loses_no_child(
    new_desk: Desk, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = add_person(new_desk)
    add_contact(new_desk, owner)
    path = new_desk.path
    new_desk.close()
    held = rows(path)
    write_next(
        scripts,
        "-- A note; with a semicolon.\n"
        "CREATE TABLE other AS SELECT * FROM jobseeker;\n"
        "DROP TABLE jobseeker;\n"
        "CREATE TABLE jobseeker (id INTEGER PRIMARY KEY, uid, version, coach_id, ref,\n"
        "  first_name, prefix, last_name, born_on, phone, email, neighbourhood, language, tags,\n"
        "  benefit_kind, benefit_from, registered_on, intake_started_on,\n"
        "  intake_closed_on, plan_goal, plan_agreed_on, plan_reviewed_on, rights_checked_on,\n"
        "  income_supplement_on, closed_on, closed_reason, closing_note, note, street, postcode,\n"
        "  town, wanted_sectors, wanted_hours, travel_minutes, abroad, share_profile_on);\n"
        "INSERT INTO jobseeker SELECT * FROM other;\n"
        "DROP TABLE other;\n",
    )
    monkeypatch.setattr(store_schema, "SCHEMA_VERSION", NEXT)
    store = open_store(path)
    assert store.read("PRAGMA foreign_keys") == [(1,)]
    store.close()
    assert rows(path) == held
    assert schema(path)[0] == [(NEXT,)]


def test_a_migration_that_leaves_rows_behind_is_not_kept(
    new_desk: Desk, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = add_person(new_desk)
    add_contact(new_desk, owner)
    path = new_desk.path
    new_desk.close()
    write_next(
        scripts,
        "CREATE TABLE other AS SELECT * FROM contact WHERE outcome = 'held';\n"
        "DROP TABLE contact;\nALTER TABLE other RENAME TO contact;\n",
    )
    held = rows(path)
    monkeypatch.setattr(store_schema, "SCHEMA_VERSION", NEXT)
    with pytest.raises(sqlite3.IntegrityError):
        open_store(path)
    assert rows(path) == held


def test_a_store_has_a_verified_backup_of_its_old_schema_before_it_is_migrated(
    new_desk: Desk, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(new_desk)
    path = new_desk.path
    new_desk.close()
    held, before = rows(path), schema(path)
    write_next(scripts, "ALTER TABLE contact ADD COLUMN other VARCHAR;\n")
    monkeypatch.setattr(store_schema, "SCHEMA_VERSION", NEXT)
    open_store(path).close()
    [backup] = backup_files(path)
    assert "-migration" in backup.name
    assert schema(backup) == before
    assert rows(backup) == held
    assert schema(path)[0] == [(NEXT,)]


def test_a_store_that_cannot_be_backed_up_is_not_migrated(
    new_desk: Desk, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_desk.path
    new_desk.close()
    write_next(scripts, "ALTER TABLE contact ADD COLUMN other VARCHAR;\n")
    before = digest(path)
    (path.parent / "backups").write_text("in the way")
    monkeypatch.setattr(store_schema, "SCHEMA_VERSION", NEXT)
    with pytest.raises(StoreError):
        open_store(path)
    assert digest(path) == before


def test_two_windows_that_open_an_older_store_at_once_migrate_it_once(tmp_path: Path) -> None:
    path = tmp_path / "caseload.db"
    path.touch()
    with closing(connect(path)) as first, closing(connect(path)) as second:
        migrate(first, SCHEMA_VERSION)
        migrate(second, SCHEMA_VERSION)
    open_store(path).close()
