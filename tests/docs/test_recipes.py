"""The recipes of the architecture, followed in a scratch copy: how many files does each touch?

Each works there as a user would see it: in the form, the dossier, the history and the files.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import coachdesk

PACKAGE = Path(coachdesk.__file__).parent


class Scratch:
    """A copy of the package in which a recipe is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        skipped = shutil.ignore_patterns("__pycache__", "docs")
        shutil.copytree(PACKAGE, folder / "coachdesk", ignore=skipped)
        self.touched: set[str] = set()

    def change(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which stands there once."""
        path = self.folder / "coachdesk" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.touched.add(file)

    def after(self, file: str, line: str, new: str) -> None:
        self.change(file, line, line + new)

    def make(self, file: str, text: str) -> None:
        path = self.folder / "coachdesk" / file
        assert not path.exists()
        path.write_text(text, encoding="utf-8")
        self.touched.add(file)

    def run(self, script: str) -> str:
        """What a script says that runs on the copy."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


_START = """
import asyncio, json, sys
from datetime import date
from pathlib import Path
from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_file import read_file
from coachdesk.cli.run import main as command
words.use("nl")
store = Path("caseload.db")
desk = Desk.open(store, today=date(2026, 11, 20), create=True)
desk.write.set_up("Anna", None)

def run(*arguments):
    always = ["--store", str(store), "--today", "2026-11-20", "--lang", "nl"]
    assert command([*arguments, *always]) == 0

async def screen(look, *keys):
    from coachdesk.tui.app import DeskApp
    app = DeskApp(desk)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause(0.5)
        await pilot.press(*keys)
        await pilot.pause(1)
        return look(app)
"""


def test_a_field_of_a_jobseeker_touches_three_files(scratch: Scratch) -> None:
    scratch.after(
        "schema/records.py",
        '        Field("neighbourhood", LINE),\n',
        '        Field("call_time", LINE, "Best time to call"),\n',
    )
    scratch.make(
        "store/migrations/0002_call_time.sql",
        "ALTER TABLE jobseeker ADD COLUMN call_time VARCHAR;\n",
    )
    scratch.after(
        "words/dutch_terms.py",
        '    "Neighbourhood": "Wijk",\n',
        '    "Best time to call": "Beste beltijd",\n',
    )
    said = scratch.run(
        _START
        + """
who = desk.write.add("jobseeker", {"first_name": "Johanna", "last_name": "Vos",
                                   "registered_on": "2026-11-02", "call_time": "ochtend"})
seen = desk.read.record("jobseeker", who)
desk.write.change("jobseeker", who, {"call_time": "avond"}, seen.values)
from coachdesk.words.records import changed_fields
line = desk.read.history(who)[0]
print("history:", changed_fields(line.before, line.after))
picture = asyncio.run(screen(lambda app: app.export_screenshot(), "2", "enter"))
print("dossier:", "beltijd" in picture and "avond" in picture)
typed = lambda app: app.screen.fields()["call_time"].text
print("form:", asyncio.run(screen(typed, "2", "enter", "end", "e")))
run("export", "--format", "json", "-o", "out.json")
run("export", "--format", "csv", "--dialect", "plain", "-o", "out.csv")
print("json:", json.loads(Path("out.json").read_text())["jobseekers"][0]["call_time"])
head, row = Path("out.csv").read_text("utf-8-sig").splitlines()[:2]
print("sheet:", dict(zip(head.split(","), row.split(",")))["call_time"])
desk.files.import_records(read_file(Path("out.json").read_bytes(), "out.json", desk.today))
listed = "dossiernummer;beste beltijd\\nK-00001;middag\\n"
desk.files.import_records(read_file(listed.encode(), "lijst.csv", desk.today))
print("list:", desk.read.record("jobseeker", who)["call_time"])
"""
    )
    assert said.splitlines() == [
        "history: Beste beltijd: ochtend → avond",
        "dossier: True",
        "form: avond",
        "json: avond",
        "sheet: avond",
        "list: middag",
    ]
    assert len(scratch.touched) == 3
