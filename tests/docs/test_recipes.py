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
from coachdesk.store.schema import SCHEMA_VERSION

PACKAGE = Path(coachdesk.__file__).parent
NEXT = f"{SCHEMA_VERSION + 1:04}"  # of a migration


class Scratch:
    """A copy of the package in which a recipe is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        skipped = shutil.ignore_patterns("__pycache__")
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

async def screen(look, *keys, open=None):
    from coachdesk.tui.app import DeskApp
    app = DeskApp(desk)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause(0.5)
        if open:
            open(app)
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
        f"store/migrations/{NEXT}_call_time.sql",
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
    scratch.change(
        "tui/screens/caseload_table.py",
        "COLUMNS: Sequence[TableColumn[CaseloadFacts]] = (\n",
        """COLUMNS: Sequence[TableColumn[CaseloadFacts]] = (
    TableColumn(
        "call_time",
        "Best time to call",
        18,
        lambda row: row.case.listed.get("call_time", ""),
        sort=lambda row: (row.case.listed.get("call_time", ""),),
    ),
""",
    )
    said = scratch.run(
        _START
        + """
picture = asyncio.run(screen(lambda app: app.export_screenshot(), "2"))
print("Beste&#160;beltijd" in picture, "middag" in picture)
"""
    )
    assert said == "True True\n"
    assert len(scratch.touched) == 4


def test_a_kind_of_record_in_a_dossier_touches_four_files(scratch: Scratch) -> None:
    scratch.change(
        "schema/records.py",
        "RECORDS: Mapping[str, RecordKind] = {",
        """HOBBY = RecordKind(
    "hobby",
    "hobby",
    (Field("title", LINE, required=True), Field("since_on", DAY), Field("note", NOTE)),
    owner="jobseeker",
    key=("title",),
    list_name="hobbies",
    list_label="Hobbies",
    known_by=("title", "since_on"),
)

RECORDS: Mapping[str, RecordKind] = {""",
    )
    scratch.after(
        "schema/records.py", "        TEMPLATE,\n        SET_ASIDE,\n", "        HOBBY,\n"
    )
    scratch.make(
        f"store/migrations/{NEXT}_hobby.sql",
        """CREATE TABLE hobby (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  since_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);
CREATE INDEX hobby_owner ON hobby (jobseeker_id);
""",
    )
    scratch.after(
        "words/dutch_terms.py",
        '    "Neighbourhood": "Wijk",\n',
        '    "hobby": "hobby",\n    "Hobbies": "Hobby\'s",\n    "Since on": "Sinds",\n',
    )
    scratch.change(
        "tui/screens/dossier_lists.py",
        "RECORD_LISTS = (\n",
        """_HOBBIES: Table[ListedRecord] = (
    TableColumn("title", "", 20, lambda item: item.text("title"), flex=2),
    TableColumn("since", "", 11, lambda item: item.day("since_on")),
)
RECORD_LISTS = (
    RecordList("hobby", "hobbies", "debts", "debts", ("debts",), _HOBBIES, heading="Hobbies"),
""",
    )
    said = scratch.run(
        _START
        + """
who = desk.write.add("jobseeker", {"first_name": "Johanna", "last_name": "Vos",
                                   "registered_on": "2026-11-02"})
made = desk.write.add("hobby", {"title": "Schaken", "since_on": "2020-01-02"}, who)
seen = desk.read.record("hobby", made)
desk.write.change("hobby", made, {"title": "Dammen"}, seen.values)
from coachdesk.words.records import changed_fields
line = desk.read.history(who)[0]
print("history:", changed_fields(line.before, line.after))
desk.write.undo()
print("undo:", desk.read.record("hobby", made)["title"])
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.forms.edit import edit_record
debts = lambda app: open_dossier(app, who, "debts")
picture = asyncio.run(screen(lambda app: app.export_screenshot(), open=debts))
print("list:", "Schaken" in picture)
form = lambda app: edit_record(app, "hobby", made, who)
typed = lambda app: [app.screen.fields()[name].text for name in ("title", "since_on")]
print("form:", asyncio.run(screen(typed, open=form)))
run("export", "--format", "json", "-o", "out.json")
run("export", "--format", "csv", "--table", "hobbies", "-o", "out.csv", "--dialect", "plain")
[noted] = json.loads(Path("out.json").read_text())["jobseekers"][0]["hobbies"]
print("json:", noted["title"], noted["since_on"])
print("table:", *Path("out.csv").read_text("utf-8-sig").splitlines()[0].split(","))
for data, name in ((Path("out.json").read_bytes(), "out.json"),
                   (b"ref,title,since_on\\nK-00001,Zwemmen,2021-05-06\\n", "hobbies.csv")):
    desk.files.import_records(read_file(data, name, desk.today))
print("read:", *(item["title"] for item in desk.read.dossier(who).lists["hobbies"]))
"""
    )
    assert [line for line in said.splitlines() if not line.startswith("Opgeslagen")] == [
        "history: Titel: Schaken → Dammen",
        "undo: Schaken",
        "list: True",
        "form: ['Schaken', '02-01-2020']",
        "json: Schaken 2020-01-02",
        "table: ref title since_on note uid",
        "read: Schaken Zwemmen",
    ]
    assert len(scratch.touched) == 4


def test_a_rule_touches_two_files_beside_its_test(scratch: Scratch) -> None:
    path = scratch.folder / "coachdesk/domain/rules/contact.py"
    path.write_text(
        path.read_text(encoding="utf-8")
        + """

@rule(
    Case,
    "contact.no_phone",
    Subject.CONTACT,
    OWN_CHOICE,
    line="No phone number is known",
    why="Somebody who cannot be called is hard to reach.",
)
def no_phone(case: Case, policy: Policy, today: date) -> Iterable[RuleFinding]:
    if not case.phone:
        yield RuleFinding(Severity.NOTE, case.record)
""",
        encoding="utf-8",
    )
    scratch.touched.add("domain/rules/contact.py")
    scratch.after(
        "words/dutch_signals.py",
        '    "September": "september",\n',
        '    "No phone number is known": "Geen telefoonnummer bekend",\n'
        '    "Somebody who cannot be called is hard to reach.":'
        ' "Wie niet te bellen is, is lastig te bereiken.",\n',
    )
    said = scratch.run(
        _START
        + """
desk.write.add("jobseeker", {"first_name": "Johanna", "last_name": "Vos",
                             "registered_on": "2026-11-19"})
run("today")
run("today", "--json")
"""
    )
    assert "Geen telefoonnummer bekend" in said
    assert '"rule": "contact.no_phone"' in said
    assert len(scratch.touched) == 2


def test_a_command_touches_two_files(scratch: Scratch) -> None:
    scratch.make(
        "cli/commands/count.py",
        """\"\"\"`coachdesk count`: how many people are active.\"\"\"

from contextlib import closing

from coachdesk.cli.console import write_lines
from coachdesk.cli.subcommand import Options, Subcommand
from coachdesk.words import tn


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk

    with closing(open_desk(options, read_only=True)) as desk:
        active = desk.read.fullness().active
        write_lines([tn(active, "1 person", "{count} people")])


COMMAND = Subcommand("count", 35, "how many people are active", run)
""",
    )
    scratch.change(
        "words/dutch_commands.py",
        "TEXTS: dict[str, str] = {\n",
        "TEXTS: dict[str, str] = {\n"
        '    "how many people are active": "hoeveel mensen actief zijn",\n'
        '    "1 person": "1 persoon",\n    "{count} people": "{count} mensen",\n',
    )
    said = scratch.run(
        _START
        + """
desk.write.add("jobseeker", {"first_name": "Johanna", "last_name": "Vos",
                             "registered_on": "2026-11-19"})
run("count")
for words in (["--help", "--lang", "nl"], ["count", "--help", "--lang", "nl"]):
    try:
        command(words)
    except SystemExit:
        pass
"""
    )
    assert "1 persoon" in said
    assert said.count("hoeveel mensen actief zijn") == 2
    assert len(scratch.touched) == 2


def test_a_pushed_screen_touches_three_files(scratch: Scratch) -> None:
    scratch.make(
        "tui/screens/phones.py",
        """\"\"\"Everybody's phone number.\"\"\"

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from coachdesk.domain.search import PersonHit
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class PhonesScreen(DeskScreen[list[PersonHit]]):
    NAME = "phones"

    def compose_body(self) -> ComposeResult:
        yield Lines((ListColumn("name", "", 20, flex=1), ListColumn("phone", "", 14)))

    def read(self) -> list[PersonHit]:
        return self.desk.read.people()

    def show_read(self, found: list[PersonHit]) -> None:
        lines = [ListLine(hit.person.ref, (hit.person.listed, hit.phone or "")) for hit in found]
        self.query_one(Lines).show(lines)


def open_phones(app: "DeskApp") -> None:
    app.push_screen(PhonesScreen())
""",
    )
    scratch.change(
        "tui/commands.py",
        '    Command(\n        "q",\n',
        '    Command("f9", "phones", "Phone numbers", run="screens.phones:open_phones"),\n'
        '    Command(\n        "q",\n',
    )
    scratch.change(
        "words/dutch_screens.py",
        "TEXTS: dict[str, str] = {\n",
        'TEXTS = {\n    "Phone numbers": "Telefoonnummers",\n',
    )
    said = scratch.run(
        _START
        + """
desk.write.add("jobseeker", {"first_name": "Johanna", "last_name": "Vos", "phone": "06-12345678",
                             "registered_on": "2026-11-19"})
picture = lambda app: app.export_screenshot()
print("06-12345678" in asyncio.run(screen(picture, "f9")))
print("Telefoonnummers" in asyncio.run(screen(picture, "question_mark")))
"""
    )
    assert said.splitlines() == ["True", "True"]
    assert len(scratch.touched) == 3
