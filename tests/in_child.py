"""The command line in a process of its own that starts quickly, and is ended where it hangs."""

import multiprocessing
import os
import sys
from pathlib import Path
from typing import NamedTuple

SECONDS = 20.0  # on a busy machine; a hang takes for ever

_PRELOADED = [__name__, "coachdesk.desk", "coachdesk.store.journal", "coachdesk.team"]


class Ended(NamedTuple):
    """What one run gave; its code is None where it had to be ended."""

    code: int | None
    out: str
    err: str


def run_in_child(folder: Path, *argv: object) -> Ended:
    """Run one command; what it says goes through files in this folder."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    child = context.Process(target=_run, args=([str(word) for word in argv], out, err))
    child.start()
    child.join(SECONDS)
    code = child.exitcode
    if code is None:
        child.kill()
        child.join()
    return Ended(code, out.read_text("utf-8"), err.read_text("utf-8"))


def _run(argv: list[str], out: Path, err: Path) -> None:
    for descriptor, name in ((0, os.devnull), (1, out), (2, err)):
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(handle, descriptor)
        os.close(handle)
    sys.stdin = os.fdopen(0, "r")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8")
    from coachdesk import cli

    code = cli.main(argv)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
