"""What the tests of the store do and look at again and again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from coachdesk.desk import Desk
from coachdesk.desk.files import Imported
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store import journal
from coachdesk.store.connection import connect
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.store.triggers import JOURNALLED
from tests.files import whole_caseload, write_json

Json = dict[str, Any]


def add_person(desk: Desk, **values: Any) -> int:
    """A jobseeker with the fields nobody can do without, and whatever is given."""
    needed = {"first_name": "Zoë", "last_name": "Berg", "registered_on": "2026-01-05"}
    return desk.write.add("jobseeker", {**needed, **values})


def add_contact(desk: Desk, owner: int, **values: Any) -> int:
    """A contact in a dossier."""
    needed = {"on": "2026-11-02", "mode": "office", "purpose": "progress"}
    return desk.write.add("contact", {**needed, **values}, owner)


def add_placement(desk: Desk, owner: int, **values: Any) -> int:
    """A placement in a dossier."""
    needed = {
        "organisation": "Groenwerk",
        "kind": "work_experience",
        "role": "hovenier",
        "started_on": "2026-09-01",
    }
    return desk.write.add("placement", {**needed, **values}, owner)


def caseload(*jobseekers: Json, **parts: Any) -> Json:
    """A file of these dossiers; what every dossier needs is filled in."""
    needed = {"first_name": "Zoë", "last_name": "Berg", "registered_on": "2026-01-05"}
    people = [
        {"ref": f"K-{number:05}", **needed, **person}
        for number, person in enumerate(jobseekers, start=1)
    ]
    return {"format": "coachdesk-caseload", "version": 1, "jobseekers": people, **parts}


def import_records(desk: Desk, data: Json) -> Imported:
    """Import a file made of `data`."""
    return desk.files.import_records(read_json(json.dumps(data)))


def problems_of(desk: Desk, data: Json) -> list[Problem]:
    """Why a file is refused."""
    try:
        import_records(desk, data)
    except Refused as refused:
        return refused.problems
    return []


def exported(desk: Desk) -> str:
    """The whole caseload as a file holds it, without the moment of export."""
    return write_json({**whole_caseload(desk), "exported_at": None})


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(path: Path, *, versions: bool = False) -> dict[str, list[Json]]:
    """Every row of every journalled table, by table."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as link:
        link.row_factory = sqlite3.Row
        found = {
            table: [dict(row) for row in link.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in JOURNALLED
        }
    if not versions:
        for table in found.values():
            for row in table:
                row.pop("version", None)
    return found


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as link:
        return int(link.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def entries(path: Path) -> list[str]:
    """What every journal entry was for, in order."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as link:
        return [row[0] for row in link.execute("SELECT what FROM journal_entry ORDER BY id")]


def run_sql(path: Path, *statements: str) -> None:
    """Write in the file behind the desk's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        for statement in statements:
            link.execute(statement)


def made_newer(desk: Desk) -> None:
    """Give the file behind an open desk the next schema number, as a newer coachdesk does."""
    with closing(connect(desk.path, key=desk.store.key)) as link:
        link.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@contextmanager
def window(name: str) -> Iterator[None]:
    """Write as another window does: the journal notes from which one a change came."""
    before = journal.WINDOW
    journal.WINDOW = name
    try:
        yield
    finally:
        journal.WINDOW = before
