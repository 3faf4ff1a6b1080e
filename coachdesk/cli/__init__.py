"""The command line. A command imports what it works with only when it runs."""

import gc
from collections.abc import Sequence
from contextlib import suppress


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    # Off until a store is opened (`cli/opening.py`): what is imported is no garbage.
    gc.disable()
    try:
        from coachdesk.cli import run

        _write_no_core_file()
        return run.main(argv)
    finally:
        gc.enable()


def _write_no_core_file() -> None:
    """However the process ends, the system saves no copy of its memory: names stand in it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
