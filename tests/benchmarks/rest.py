"""What a program costs while nobody types: how often it wakes the processor, and for how long."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.benchmarks.subjects import Subject
from tests.benchmarks.tui_bench import ENV, TICK, UNSET, Terminal

SECONDS = 20.0
_SETTLES = 2.0  # seconds after the first screen, in which a program prepares what may come
_WITHIN = 30.0
_MINUTE = 60.0
_MS = 1000.0


def figures(subjects: list[Subject], size: tuple[int, int]) -> dict[str, list[float]]:
    """Wakeups of all threads and milliseconds of processor time, a minute; all side by side."""
    with ExitStack() as held:
        at_rest = {
            subject.name: held.enter_context(_resting(subject, size)) for subject in subjects
        }
        time.sleep(_SETTLES)
        before = {name: _used(pid) for name, pid in at_rest.items()}
        time.sleep(SECONDS)
        after = {name: _used(pid) for name, pid in at_rest.items()}
    found: dict[str, list[float]] = {}
    for name in at_rest:
        (woke, ticks), (woken, ticked) = before[name], after[name]
        found[f"{name} wakeups"] = [(woken - woke) * _MINUTE / SECONDS]
        found[f"{name} processor"] = [(ticked - ticks) / TICK * _MS * _MINUTE / SECONDS]
    return found


@contextmanager
def _resting(subject: Subject, size: tuple[int, int]) -> Iterator[int]:
    """The program on a terminal, once its first screen stands there; gives its process."""
    if subject.setup:
        os.system(subject.setup)
    env = {name: text for name, text in os.environ.items() if name not in UNSET}
    terminal = Terminal(subject.cmd, env | ENV | subject.env, size)
    try:
        terminal.watch(terminal.t0, subject.steps[0]["until"], _SETTLES, _WITHIN)
        yield terminal.pid
    finally:
        terminal.close()


def _used(pid: int) -> tuple[int, int]:
    """How often the threads of a process woke up by themselves, and its ticks of processor time."""
    woke = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        lines = (thread / "status").read_text("ascii").splitlines()
        woke += sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))
    stat = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return woke, int(stat[11]) + int(stat[12])
