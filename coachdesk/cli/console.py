"""What commands write and ask: data goes to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from coachdesk.cli import piping
from coachdesk.words import t
from coachdesk.words.reasons import reason

if TYPE_CHECKING:
    from coachdesk.domain.values import JsonObject

# Exit codes (coachdesk/docs/interface.md, section 1).
DONE, FAILED, USAGE, DAMAGED, INTERRUPTED = 0, 1, 2, 3, 130


class CannotDo(Exception):
    """A command cannot be done: one clear line that says what, where and what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def wrong_usage(message: str) -> CannotDo:
    """The options are wrong: exit code 2."""
    return CannotDo(message, USAGE)


def does_not_go_with(what: str, other: str) -> CannotDo:
    """Two options were given that exclude each other."""
    return wrong_usage(t("{what} does not go with {other}", what=what, other=other))


# Standard error ----------------------------------------------------------------------------


def say(message: str) -> None:
    """Write one line that is no data."""
    from coachdesk.domain.text import clean_line

    if sys.stderr is not None:
        print(clean_line(message), file=sys.stderr)


def can_ask() -> bool:
    """Whether somebody can answer a question: standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """The line typed as an answer."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.buffer.readline().decode("utf-8", "replace").strip()


# Standard output ---------------------------------------------------------------------------


def write_out(text: str, *, is_json: bool = False) -> None:
    """Write data in UTF-8, whatever the system's own encoding is."""
    if sys.stdout is None:
        raise CannotDo(t("The output cannot be written: standard output is closed."))
    if not text.isascii() and piping.is_garbled_outside_ascii():
        if is_json:
            text = piping.in_ascii(text)
        else:
            _warn_of_powershell()
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write data that is no text, or is encoded already."""
    if sys.stdout is None:
        raise CannotDo(t("The output cannot be written: standard output is closed."))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if piping.is_closed(error):
            raise BrokenPipeError from None
        said = t("The output could not be written ({reason}).", reason=reason(error))
        raise CannotDo(said) from None


def write_lines(lines: Iterable[str]) -> None:
    """Write lines for people and screen readers; nothing in them can steer a terminal."""
    from coachdesk.domain.text import clean_line

    write_out("".join(f"{clean_line(line)}\n" for line in lines))


def write_json(data: "JsonObject") -> None:
    """Write data for programs."""
    from coachdesk.exchange.json_text import written

    write_out(written(data) + "\n", is_json=True)


@cache
def _warn_of_powershell() -> None:
    say(
        t(
            "Note: Windows PowerShell garbles letters as ë behind > and |. Use -o FILE, or first: "
            "[Console]::OutputEncoding = [Text.Encoding]::UTF8"
        )
    )
