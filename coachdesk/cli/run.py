"""One run of a command: its exit code, and what is said where it fails. Never a traceback for what
a user or a file can cause."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from coachdesk.cli.arguments import parse
from coachdesk.cli.console import DONE, FAILED, INTERRUPTED, CannotDo, say
from coachdesk.cli.subcommand import Options, Subcommand
from coachdesk.words import t

_SIGNALLED = 128  # plus the signal's number: the exit code of a program that a signal ended
_PAGE = 4096  # bytes


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    code = _outcome(argv)
    threads = sys.modules.get("coachdesk.tui.threads")  # there was a screen
    if threads and not threads.all_end(0):
        # Python would wait for a thread of the screen, which waits for a store that is held or
        # for a folder that does not answer. Any write it began is undone when the store opens.
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                if stream is not None:
                    stream.flush()
        os._exit(code)
    return code


def _outcome(argv: Sequence[str] | None) -> int:
    try:
        with _signals_unwind():
            return _run(*parse(sys.argv[1:] if argv is None else argv))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output stopped reading. Python would complain about it at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        for line in _error_lines(error):
            say(line)
        return error.code if isinstance(error, CannotDo) else FAILED


def _run(command: Subcommand, options: Options) -> int:
    before = _first_page(options)
    try:
        code = command.run(options) or DONE
    except KeyboardInterrupt:
        if _first_page(options) == before:
            say(t("Stopped. Nothing in the caseload was changed."))
        else:
            say(t("Stopped, but the change had been saved. See: coachdesk undo --list"))
        raise
    if sys.stdout is not None:
        sys.stdout.flush()
    # At its end Python would collect garbage several times among all that was imported: with
    # SQLModel loaded that is half a second before the prompt is back.
    gc.freeze()
    return code


def _first_page(options: Options) -> bytes | None:
    """What the store's file begins with: every write that is kept changes it."""
    from coachdesk.paths import store_path
    from coachdesk.store.errors import StoreError

    try:
        path = store_path(options.store)
        if path.is_file():
            with path.open("rb") as file:
                return file.read(_PAGE)
    except (OSError, ValueError, StoreError):
        pass
    return None


@contextmanager
def _signals_unwind() -> Iterator[None]:
    """A signal to end undoes what was half done, as ctrl+c does; one that is ignored stays so."""
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    mine = [number for number in numbers if number and signal.getsignal(number) is signal.SIG_DFL]

    def leave(number: int, _: object) -> NoReturn:
        for each in mine:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(_SIGNALLED + number)

    try:
        for number in mine:
            signal.signal(number, leave)
    except ValueError:  # only the main thread may
        mine = []
    try:
        yield
    finally:
        for number in mine:
            signal.signal(number, signal.SIG_DFL)


def _error_lines(error: Exception) -> list[str]:
    """What went wrong, in words; type and place in the code only for what was not foreseen."""
    from coachdesk.domain.problem import Refused
    from coachdesk.store.errors import Clash, StoreError

    if isinstance(error, CannotDo):
        return [error.message]
    if isinstance(error, StoreError):
        from coachdesk.words.problems import store_text

        return [store_text(error.code, error.path, error.facts)]
    if isinstance(error, Refused):
        from coachdesk.words.problems import placed

        return [placed(problem) for problem in error.problems]
    if isinstance(error, Clash):
        from coachdesk.words.records import clash_text

        return clash_text(error.record, error.differences).splitlines()
    what = _place(error)
    return [t("Something went wrong inside coachdesk ({what}); what was saved is safe.", what=what)]


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return type(error).__name__
    file = Path(trace.tb_frame.f_code.co_filename).name
    return f"{type(error).__name__}, {file}:{trace.tb_lineno}"
