"""The command line: parse, then one function a command. Imports wait until they are needed."""

from collections.abc import Sequence
from contextlib import suppress

from coachdesk.cli import run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _leave_no_core()
    return run.main(argv)


def _leave_no_core() -> None:
    """However the process ends, the system writes no picture of its memory: names stand in it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
