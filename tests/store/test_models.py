"""The tables that SQLModel writes are made when they are first written, and once."""

import shutil
import subprocess
import sys
from pathlib import Path

WRITING = """\
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from coachdesk.desk import Desk

def made():
    from sqlmodel import SQLModel
    print(*sorted(SQLModel.metadata.tables))

with closing(Desk.open(Path(sys.argv[1]), today=date(2026, 11, 20))) as desk:
    desk.write.warm_up()
    made()
    contact = {"on": "2026-11-19", "mode": "office", "purpose": "progress", "outcome": "held"}
    desk.write.log_contact(1, None, contact, {})
    desk.write.undo()
    made()
    desk.write.add("task", {"title": "Rooster"})
    made()
"""

AT_ONCE = """\
import sys
from threading import Barrier, Thread
from coachdesk.schema.records import RECORDS
from coachdesk.store.models import model_of

def make():
    begin.wait()
    found.append([model_of(kind) for kind in reversed(RECORDS.values())])

sys.setswitchinterval(1e-6)
begin, found = Barrier(4), []
threads = [Thread(target=make) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), *{len(set(same)) for same in zip(*found)})
"""

FOR_A_CONTACT = "coach contact jobseeker organisation"


def printed(program: str, *words: str) -> list[str]:
    """What a process of its own says: the tables of this one are made by other tests too."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not done.stderr
    return done.stdout.splitlines()


def test_a_write_makes_its_own_table_and_those_it_points_at(
    demo_store: Path, tmp_path: Path
) -> None:
    path = shutil.copy2(demo_store, tmp_path / "demo.db")
    warm, written, another = printed(WRITING, str(path))
    assert warm == FOR_A_CONTACT
    assert written == warm
    assert another == f"{FOR_A_CONTACT} task"


def test_threads_that_write_at_once_get_the_same_classes() -> None:
    assert printed(AT_ONCE) == ["4 1"]
