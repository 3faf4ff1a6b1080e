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


def test_screens_and_forms_open_without_what_writes(demo_store: Path, tmp_path: Path) -> None:
    path = shutil.copy2(demo_store, tmp_path / "demo.db")
    done = subprocess.run(
        [sys.executable, "-c", LOOKING, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["AppointmentForm"], done.stderr
