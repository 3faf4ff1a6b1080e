"""Reading, writing and replacing a store at once: nothing stands still, and nothing is lost.

Each run is a process of its own, so that one that stands still is a failure and not a hang.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store.protection import has_cipher
from tests.store.steps import add_person

FULL = os.environ.get("COACHDESK_FULL") == "1"
SECONDS = 60 if FULL else 4
PATIENCE = SECONDS + 60  # far more than any of it takes

# Three windows on one store in one process; the threads of each do what a desk's threads do.
_STRESS = """
import faulthandler, random, sys, threading, time
from datetime import date
from pathlib import Path
from coachdesk.desk import Desk
from coachdesk.store import journal  # noqa - so that the first write need not import it
from coachdesk.store.errors import Clash, StoreError
from coachdesk.domain.problem import Refused

path, seconds, deeds = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3].split(",")
faulthandler.dump_traceback_later(seconds + 50, exit=True)
today = date(2026, 11, 20)
secret = sys.argv[4] or None
windows = [Desk.open(path, today=today, passphrase=secret) for _ in range(3)]
kept, done, wrong, end = [], {}, [], time.monotonic() + seconds
lock = threading.Lock()
protection = [secret]

def reading(desk):
    desk.read.day(); desk.read.caseload(); desk.version

def writing(desk):
    values = {"first_name": "Zoë", "last_name": "Berg", "registered_on": "2026-01-05"}
    kept.append(desk.write.add("jobseeker", values))

def erasing(desk):
    values = {"first_name": "Weg", "last_name": "Weg", "registered_on": "2026-01-05",
              "closed_on": "2026-02-01", "closed_reason": "moved"}
    number = desk.write.add("jobseeker", values)
    ref = next(hit.person.ref for hit in desk.read.people() if hit.person.id == number)
    desk.safety.erase(ref)

def protecting(desk):
    with lock:
        new = None if protection[0] else "gans anders"
        desk.safety.protect(protection[0], new)
        protection[0] = new

def restoring(desk):
    # Nothing may be written between the copy and its return: other windows' words would go.
    newest = next(item for item in desk.safety.backups() if item.state == "good")
    with lock:
        desk.safety.restore(newest.path, protection[0])

def backing_up(desk):
    desk.safety.back_up()

def goes_on():
    # On a busy machine some deed may need longer to get its first turn.
    return time.monotonic() < end or (set(done) != set(deeds) and time.monotonic() < end + 40)

def repeat(deed, desk):
    while goes_on():
        try:
            globals()[deed](desk)
        except (StoreError, Clash, Refused) as error:
            code = getattr(error, "code", type(error).__name__)
            if code not in ("busy", "locked", "gone", "Clash", "reprotected", "bad_backup",
                            "no_such_backup"):
                wrong.append((deed, code))
        else:
            done[deed] = done.get(deed, 0) + 1
        time.sleep(random.random() / 200)

threads = [threading.Thread(target=repeat, args=(deed, windows[number % 3]), daemon=True)
           for number, deed in enumerate(deeds)]
for thread in threads: thread.start()
for thread in threads: thread.join()
for desk in windows: desk.close()
with_secret = Desk.open(path, today=today, passphrase=protection[0])
there = {hit.person.id for hit in with_secret.read.people()}
lost = [] if "restoring" in deeds else [key for key in kept if key not in there]
with_secret.close()
print(done, "wrong:", sorted(set(wrong)), "lost:", len(lost), "written:", len(kept))
sys.exit(1 if wrong or lost or set(done) != set(deeds) else 0)
"""
_READERS = ("reading", "reading", "reading")


def stress(path: Path, *deeds: str, secret: str = "") -> None:
    words = [sys.executable, "-c", _STRESS, str(path), str(SECONDS), ",".join(deeds), secret]
    run = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
    if FULL:
        print(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr


def test_readers_and_erasures_never_stand_still(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.close()
    stress(new_desk.path, *_READERS, "erasing", "erasing", "erasing")


def test_readers_and_writers_beside_backups_and_erasures_lose_nothing(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.close()
    stress(new_desk.path, *_READERS, "writing", "writing", "erasing", "backing_up")


@pytest.mark.skipif(not has_cipher(), reason="needs SQLCipher")
@pytest.mark.parametrize("secret", ["", "gans anders"])
def test_nothing_stands_still_while_the_protection_changes(new_desk: Desk, secret: str) -> None:
    add_person(new_desk)
    if secret:
        new_desk.safety.protect(None, secret)
    new_desk.close()
    deeds = (*_READERS, "writing", "protecting", "erasing", "backing_up")
    stress(new_desk.path, *deeds, secret=secret)


def test_nothing_stands_still_while_backups_are_put_back(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.safety.back_up()
    new_desk.close()
    stress(new_desk.path, *_READERS, "writing", "restoring", "backing_up", "erasing")
