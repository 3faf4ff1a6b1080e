"""Whether there is a terminal to draw a screen on."""

import os
import sys
from contextlib import suppress

from coachdesk.cli.console import wrong_usage
from coachdesk.words import t

_NO_SCREEN = ("", "dumb", "unknown")  # what TERM says where lines can be written, and no more


def is_terminal() -> bool:
    """Whether a screen can be drawn here."""
    return not screen_problem()


def screen_problem() -> str:
    """Why no screen can be drawn here, in a line that names another way; empty where it can.

    Textual reads from one stream, draws on another and asks the third for the size.
    """
    if not _is_one_terminal():
        return t(
            "The desk needs a terminal for input, output and errors. "
            "Without one, try: coachdesk today"
        )
    if sys.platform != "win32" and os.environ.get("TERM", "") in _NO_SCREEN:
        return t("This terminal cannot show a screen (see TERM). Try: coachdesk today")
    return ""


def need_terminal() -> None:
    """Raises CannotDo without a terminal: the desk is a screen, and other commands are not."""
    if problem := screen_problem():
        raise wrong_usage(problem)


def _is_one_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return False
    return len({_terminal_of(stream.fileno()) for stream in streams}) == 1


def _terminal_of(number: int) -> int:
    """Which terminal it is; 0 for the one of this session, which has two names, and on Windows."""
    if sys.platform == "win32":
        return 0
    try:
        os.tcgetpgrp(number)  # answers for the session's own terminal only
    except OSError:
        return os.fstat(number).st_rdev
    return 0


def drop_typed() -> None:
    """Forget what was typed while nothing was on the screen: it would become commands."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        with suppress(termios.error, OSError, ValueError):
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
