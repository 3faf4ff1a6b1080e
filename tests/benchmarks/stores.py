"""The stores a run of the benchmarks opens: the demo in several sizes, made once a run."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from coachdesk.schema.records import TASK
from coachdesk.schema.work import (
    EMPLOYER_CONTACT,
    INTRODUCTION,
    PAIRING,
    RIGHT,
    SKILL,
    SOCIAL_RETURN,
    VACANCY,
)
from tests.benchmarks.summaries import FILES, make

DAY = date(2026, 11, 20)
_SECTION_6 = (INTRODUCTION, VACANCY, EMPLOYER_CONTACT, SOCIAL_RETURN, SKILL, PAIRING, RIGHT, TASK)
PASSPHRASE = "paars fietspad zilver nachttrein"
YEARS = 10
_CONTACT_EVERY = 14  # days
_STEPS = 60  # finished ones a person
_DAYS_A_YEAR = 365


def coachdesk(*words: str) -> list[str]:
    """The command line of coachdesk, as installed beside this Python, else from the checkout."""
    installed = Path(sys.executable).with_name("coachdesk")
    begin = [str(installed)] if installed.exists() else [sys.executable, "-m", "coachdesk"]
    return [*begin, *words]


class Stores:
    """Makes each store when it is first asked for, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.passphrase_file = folder / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n" + PASSPHRASE + "\n", encoding="utf-8")
        self.people = cache(self._people)
        self.history = cache(self._history)
        self.protected = cache(self._protected)
        self.bare = cache(self._bare)
        self.published = cache(self._published)

    def _people(self, size: int) -> Path:
        path = self.folder / f"{size}.db"
        self._run("demo", "--size", str(size), "--store", str(path), "--no-open")
        return path

    def _history(self) -> Path:
        """40 people whom their coach has seen for ten years."""
        path = self.folder / "history.db"
        shutil.copy(self.people(40), path)
        with closing(sqlite3.connect(path)) as link, link:
            _grow_old(link)
        return path

    def _bare(self) -> Path:
        """40 people, and nothing of section 6 of the domain: no employers' work, no rights."""
        path = self.folder / "bare.db"
        shutil.copy(self.people(40), path)
        with closing(sqlite3.connect(path)) as link, link:
            for kind in _SECTION_6:
                link.execute(f'DELETE FROM "{kind.name}"')
        return path

    def _protected(self) -> Path:
        path = self.folder / "protected.db"
        shutil.copy(self.people(40), path)
        self._run("encrypt", "--store", str(path))
        return path

    def _published(self) -> Path:
        """The folder of a team of 300: their published figures."""
        folder = self.folder / "published"
        make(folder, FILES)
        return folder

    def _run(self, *words: str) -> None:
        more = {
            "COACHDESK_TODAY": DAY.isoformat(),
            "COACHDESK_PASSPHRASE_FILE": str(self.passphrase_file),
        }
        env = {**os.environ, **more}
        subprocess.run(coachdesk(*words), env=env, check=True, capture_output=True)


def _grow_old(link: sqlite3.Connection) -> None:
    """Ten years of contacts and finished steps for who was seen before, each in the journal."""
    people = [
        row[0]
        for row in link.execute(
            "SELECT DISTINCT jobseeker_id FROM contact WHERE outcome = 'held' ORDER BY 1"
        )
    ]
    contact = (
        'INSERT INTO contact (uid, version, jobseeker_id, "on", at, mode, purpose, outcome,'
        " jobseeker_present, note) VALUES (?, 1, ?, ?, '10:00', 'office', 'progress', 'held', 1, ?)"
    )
    step = (
        "INSERT INTO plan_step (uid, version, jobseeker_id, domain, title, owner, due_on, status,"
        " done_on) VALUES (?, 1, ?, 'work', ?, 'together', ?, 'done', ?)"
    )
    for person in people:
        for number, on in enumerate(_days(_CONTACT_EVERY)):
            note = f"Gesprek {number}: " + "hoe het gaat en wat de volgende stap is. " * 4
            made = link.execute(contact, (_uid(), person, on, note))
            _tell(link, "log_contact", f"contact:{made.lastrowid}", person, on)
        for number, on in enumerate(_days(YEARS * _DAYS_A_YEAR // _STEPS)):
            made = link.execute(step, (_uid(), person, f"Stap {number}", on, on))
            _tell(link, "change", f"plan_step:{made.lastrowid}", person, on)


def _days(every: int) -> Iterator[str]:
    """Days of the ten years up to one year ago, oldest first."""
    last = DAY - timedelta(days=_DAYS_A_YEAR)
    for back in range(YEARS * _DAYS_A_YEAR, 0, -every):
        yield (last - timedelta(days=back)).isoformat()


_chance = random.Random(1)


def _uid() -> str:
    return f"{_chance.getrandbits(128):032x}"


def _tell(link: sqlite3.Connection, what: str, record: str, person: int, on: str) -> None:
    """One entry of the journal with its change."""
    kind, _, number = record.partition(":")
    at = f"{on}T10:00:00+00:00"
    entry = link.execute(
        "INSERT INTO journal_entry (at, what, facts, window) VALUES (?, ?, '{}', 'old')", (at, what)
    )
    link.execute(
        "INSERT INTO change (entry_id, record, record_id, jobseeker_id, after)"
        " VALUES (?, ?, ?, ?, ?)",
        (entry.lastrowid, kind, int(number), person, json.dumps({"id": int(number)})),
    )
