"""The team lead's screen on 300 published files (12,000 dossiers) beside one on a single file.

python -m tests.benchmarks.summaries [ROUNDS]

Each run starts `coachdesk summary FOLDER` on a terminal of its own and waits until the total line
is painted; then `s` until the list is painted anew. Runs of the two kinds take turns. Exit 1 where
300 files take 1.5 times one file plus a second, or more.
"""

import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
from contextlib import closing
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json
from tests.scenes import DAY

FILES, DOSSIERS, KINDS = 300, 40, 10
WITHIN = 30.0  # seconds
QUIET = 0.15  # seconds without output: the screen has settled


class Run(NamedTuple):
    """Seconds to the total line and to a sorted list, and the most memory in MB."""

    start: float
    key: float
    memory: float


def make(folder: Path, count: int) -> None:
    """So many coaches' files, from a few different caseloads."""
    folder.mkdir()
    made = []
    for seed in range(min(count, KINDS)):
        with closing(Desk.open(folder / "store.db", today=DAY, create=True)) as desk:
            desk.files.import_records(read_json(json.dumps(demo_caseload(DAY, DOSSIERS, seed))))
            file = desk.files.publish(folder)
            made.append(json.loads(file.read_text(encoding="utf-8")))
        file.unlink()
        for leftover in folder.glob("store*"):
            if leftover.is_file():
                leftover.unlink()
    for number in range(count):
        data = made[number % len(made)]
        data["uid"], data["summary"]["coach"] = f"{number:016x}", f"Coach {number:03}"
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"{number:03}.json").write_text(text, encoding="utf-8")


def run(folder: Path, count: int) -> Run:
    """One start on a terminal, one key, and out."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if not child:
        os.environ.update(TERM="xterm-256color", COACHDESK_TODAY=DAY.isoformat(), LANG="C.UTF-8")
        words = [sys.executable, "-m", "coachdesk", "--lang", "en", "summary", str(folder)]
        os.execv(sys.executable, words)
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        # Of 300 coaches the total line lies below the screen: the last coach in sight will do.
        wait_for(terminal, b"1 coach" if count == 1 else b"Coach 015")
        started = time.perf_counter() - begun
        settle(terminal)
        pressed = time.perf_counter()
        os.write(terminal, b"s")
        wait_for(terminal, "▼".encode())
        key = time.perf_counter() - pressed
        return Run(started, key, peak_memory(child))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def wait_for(terminal: int, text: bytes) -> None:
    seen, until = b"", time.perf_counter() + WITHIN
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0, until - time.perf_counter()))
        if not ready:
            raise TimeoutError(text.decode())
        seen += os.read(terminal, 65536)


def settle(terminal: int) -> None:
    while select.select([terminal], [], [], QUIET)[0]:
        os.read(terminal, 65536)


def peak_memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as place:
        folders = {1: Path(place) / "one", FILES: Path(place) / "many"}
        for count, folder in folders.items():
            make(folder, count)
        runs: dict[int, list[Run]] = {count: [] for count in folders}
        for number in range(rounds + 1):
            for count, folder in folders.items():
                done = run(folder, count)
                if number:  # the first only warms the disk
                    runs[count].append(done)
    middle = {
        count: Run(*map(statistics.median, zip(*done, strict=True))) for count, done in runs.items()
    }
    for count, one in middle.items():
        print(
            f"{count:>4} files: start {one.start:.2f} s, sort {one.key * 1000:.0f} ms, "
            f"memory {one.memory:.0f} MB"
        )
    most = 1.5 * middle[1].start + 1
    print(f"target for {FILES}: under {most:.2f} s ({middle[FILES].start / most:.0%} of it)")
    return int(middle[FILES].start >= most)


if __name__ == "__main__":
    raise SystemExit(main())
