"""One command run: its language, its store, its exit code. Never a traceback for what a user
or a file can cause."""

import argparse
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from coachdesk.cli import piping
from coachdesk.cli.arguments import USAGE, parse
from coachdesk.words import LANGUAGES, t, use

if TYPE_CHECKING:
    from coachdesk.desk import Desk

DONE, FAILED, INTERRUPTED = 0, 1, 130
_SIGNALLED = 128  # and the signal's number: the exit code of who was told to end
_PAGE = 4096  # bytes

_COMMANDS = {
    None: "desk",
    "demo": "demo",
    "today": "today",
    "show": "show",
    "import": "import_",
    "export": "export",
    "info": "info",
    "summary": "summary",
    "publish": "publish",
    "backup": "backup",
    "restore": "restore",
    "check": "check",
    "encrypt": "protection",
    "decrypt": "protection",
    "passphrase": "protection",
    "erase": "erase",
}


class CannotDo(Exception):
    """It could not be done: one clear line that says what, where and what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


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
            return _run(parse(sys.argv[1:] if argv is None else argv))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough; keep Python from complaining at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        return _told(error)


def _run(options: argparse.Namespace) -> int:
    command = import_module(f"coachdesk.cli.{_COMMANDS[options.command]}")
    run: Callable[[argparse.Namespace], int | None] = command.run
    before = _first_page(options)
    try:
        code = run(options) or DONE
    except KeyboardInterrupt:
        if _first_page(options) == before:
            say(t("Stopped. Nothing in the caseload was changed."))
        raise
    if sys.stdout is not None:
        sys.stdout.flush()
    # As it ends Python would look for garbage in all that was imported, several times: with
    # SQLModel loaded that is half a second before the prompt is back.
    gc.freeze()
    return code


def _first_page(options: argparse.Namespace) -> bytes | None:
    """What the store's file begins with, which every write that is kept changes."""
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
    """Who is told to end undoes what was half done, as at ctrl+c; whoever ignores that, stays."""
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    is_main = threading.current_thread() is threading.main_thread()
    mine = [number for number in numbers if number and signal.getsignal(number) is signal.SIG_DFL]

    def leave(number: int, _: object) -> NoReturn:
        for each in mine:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(_SIGNALLED + number)

    for number in mine if is_main else ():
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in mine if is_main else ():
            signal.signal(number, signal.SIG_DFL)


def _told(error: Exception) -> int:
    """Say in one line what went wrong; type and place only for what nobody foresaw."""
    from coachdesk.domain.problem import Refused
    from coachdesk.store.errors import StoreError

    if isinstance(error, CannotDo):
        say(error.message)
        return error.code
    if isinstance(error, StoreError):
        from coachdesk.words.problems import store_text

        say(store_text(error.code, error.path, error.facts))
        return FAILED
    if isinstance(error, Refused):
        from coachdesk.words.problems import placed

        for problem in error.problems:
            say(placed(problem))
        return FAILED
    what = _place(error)
    say(t("Something went wrong inside coachdesk ({what}); what was saved is safe.", what=what))
    return FAILED


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return type(error).__name__
    file = Path(trace.tb_frame.f_code.co_filename).name
    return f"{type(error).__name__}, {file}:{trace.tb_lineno}"


def say(message: str) -> None:
    """To standard error, in one line: what is not data."""
    from coachdesk.domain.text import clean_line

    if sys.stderr is not None:
        print(clean_line(message), file=sys.stderr)


def write_out(text: str, *, is_json: bool = False) -> None:
    """To standard output, in UTF-8 whatever the system's own encoding."""
    if sys.stdout is None:
        raise CannotDo(t("The output cannot be written: standard output is closed."))
    if not text.isascii() and piping.is_garbled_outside_ascii():
        if is_json:
            text = piping.in_ascii(text)
        else:
            _warn_of_powershell()
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        if piping.is_closed(error):
            raise BrokenPipeError from None
        reason = error.strerror or type(error).__name__
        raise CannotDo(t("The output could not be written ({reason}).", reason=reason)) from None


@cache
def _warn_of_powershell() -> None:
    say(
        t(
            "Note: Windows PowerShell garbles letters as ë behind > and |. Use -o FILE, or first: "
            "[Console]::OutputEncoding = [Text.Encoding]::UTF8"
        )
    )


def day_asked(options: argparse.Namespace) -> date | None:
    """The day given with --today or its environment variable; None for the clock's."""
    given, name = options.today, "--today"
    if given is None:
        given, name = os.environ.get("COACHDESK_TODAY"), "COACHDESK_TODAY"
        if not given:
            return None
    try:
        if len(given) == len("2026-12-03") and given[4] == given[7] == "-":
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise CannotDo(
        t(
            "{option} {value} is not a date; expected year-month-day, as 2026-12-03",
            option=name,
            value=given,
        ),
        USAGE,
    )


def open_desk(
    options: argparse.Namespace, *, read_only: bool = False, create: bool = False
) -> "Desk":
    """The desk on the store asked for, speaking the language asked for.

    Asks for the passphrase where the store has one; a new store gets the one of the passphrase
    file, where there is that file.
    """
    from coachdesk.desk import Desk
    from coachdesk.paths import store_path
    from coachdesk.store.errors import StoreError

    today, path = day_asked(options), store_path(options.store)
    how: dict[str, Any] = {"read_only": read_only or options.read_only, "create": create}
    if create and not path.exists() and os.environ.get("COACHDESK_PASSPHRASE_FILE"):
        from coachdesk.cli.passphrases import from_file

        how["passphrase"] = from_file()
    try:
        desk = Desk.open(path, today=today, **how)
    except StoreError as error:
        if error.code != "locked":
            raise
        from coachdesk.cli.passphrases import Passphrases

        given = Passphrases(stdin_is_data=getattr(options, "file", None) == "-")
        desk, _ = given.opening(
            lambda passphrase: Desk.open(path, today=today, **{**how, "passphrase": passphrase})
        )
    speak(options, desk)
    warn_unlogged(desk)
    warn_unread(desk)
    return desk


def warn_unread(desk: "Desk") -> None:
    """Norms that were damaged in the file: what is told next goes by the defaults."""
    if names := desk.unread_settings:
        from coachdesk.words.keeping import unread_text

        say(unread_text(names))


def warn_unlogged(desk: "Desk") -> None:
    """What was done should be told; where it cannot be, that is said."""
    if not desk.is_logged:
        say(t("Note: the access log beside {path} cannot be written.", path=desk.path))


def speak(options: argparse.Namespace, desk: "Desk") -> None:
    """The language asked for, else the store's own, else the system's (already in use)."""
    asked = options.lang or os.environ.get("COACHDESK_LANG")
    own = desk.settings.get("language")
    if asked not in LANGUAGES and own in LANGUAGES:
        use(own)
