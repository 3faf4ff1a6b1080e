"""What is only looked at does not wait for what writes: SQLModel takes half a second to import.
Nor does English for the Dutch texts."""

import shutil
import subprocess
import sys
from pathlib import Path

LOOKING = """\
import asyncio, sys
from datetime import date
from pathlib import Path
from coachdesk.desk import Desk
from coachdesk.tui.app import DeskApp
from coachdesk.tui.background import BackgroundTimers

async def look() -> None:
    desk = Desk.open(Path(sys.argv[1]), today=date(2026, 11, 20))
    app = DeskApp(desk, desk.read.day())
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("2", "3", "4", "5", "6", "1", "enter", *["tab"] * 9, "c", "escape", "a"):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.02)
        print(type(app.screen).__name__)
    desk.close()

BackgroundTimers.warm_up = lambda timers: None
asyncio.run(look())
print(*{"sqlmodel", "sqlalchemy", "pydantic", "coachdesk.words.dutch_terms"} & set(sys.modules))
"""

WAITING = """\
import asyncio, sys
from datetime import date
from pathlib import Path
from coachdesk.desk import Desk
from coachdesk.tui.app import DeskApp
from coachdesk.tui.background import BackgroundTimers
from coachdesk.tui.commands import PEERS

def imported() -> list[str]:
    places = ["screens.dossier:DossierScreen", *PEERS.values()]
    files = [place.partition(":")[0] for place in places]
    return [file for file in files if f"coachdesk.tui.{file}" in sys.modules]

async def wait() -> None:
    desk = Desk.open(Path(sys.argv[1]), today=date(2026, 11, 20))
    app = DeskApp(desk, desk.read.day())
    async with app.run_test(size=(120, 40)) as pilot:
        while len(imported()) == 1:
            await pilot.pause(0.01)
        print(*imported(), "sqlmodel" in sys.modules)
        app.background.warm_up()
        await app.workers.wait_for_complete()
        print(len(imported()) - len(PEERS), "sqlmodel" in sys.modules)
    desk.close()

BackgroundTimers._warm_up_when_idle = lambda timers: None
asyncio.run(wait())
"""


def _run(script: str, store: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script, str(store)], capture_output=True, text=True, timeout=60
    )


def test_a_dossier_is_imported_at_once_and_the_rest_before_it_is_asked_for(
    demo_store: Path, tmp_path: Path
) -> None:
    path = shutil.copy2(demo_store, tmp_path / "demo.db")
    done = _run(WAITING, path)
    assert done.stdout.splitlines() == ["screens.dossier screens.today False", "1 True"], (
        done.stderr
    )


def test_screens_and_forms_open_without_what_writes(demo_store: Path, tmp_path: Path) -> None:
    path = shutil.copy2(demo_store, tmp_path / "demo.db")
    done = _run(LOOKING, path)
    assert done.stdout.split() == ["AppointmentForm"], done.stderr
