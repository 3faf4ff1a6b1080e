"""Asking for a passphrase: on the terminal, from COACHDESK_PASSPHRASE_FILE or standard input.

Never from the command line: other users of the machine can read that. A file and standard input
hold one a line; the line is taken literally.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from coachdesk.cli import piping
from coachdesk.cli.console import CannotDo, can_ask, say
from coachdesk.domain.passphrase import refusal
from coachdesk.paths import PASSPHRASE_FILE
from coachdesk.store.errors import StoreError
from coachdesk.words import t
from coachdesk.words.problems import problem_text
from coachdesk.words.strengths import strength_text

TRIES = 3
_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH

_Opened = TypeVar("_Opened")


class Passphrases:
    """Where passphrases come from in this run, one after another."""

    def __init__(self, *, stdin_is_data: bool = False) -> None:
        self._stdin_is_data = stdin_is_data
        self._lines: list[str] | None = None
        if name := os.environ.get(PASSPHRASE_FILE):
            self._lines = _lines_of(Path(name))
            _warn_if_others_read(Path(name))

    @property
    def is_asked(self) -> bool:
        """Whether somebody types them."""
        return self._lines is None and not self._stdin_is_data and can_ask()

    def one(self, prompt: str) -> str:
        """The next passphrase; raises CannotDo where there is none."""
        if self._lines is not None:
            given = self._lines.pop(0) if self._lines else ""
        elif self._stdin_is_data or sys.stdin is None:
            given = ""
        elif can_ask():
            given = _typed(prompt)
        else:
            given = _lines(sys.stdin.buffer.readline())[0]
        if not given:
            raise CannotDo(
                t(
                    "A passphrase is needed. Type it on a terminal, or give it as a line of the "
                    "file that {variable} names or of standard input.",
                    variable=PASSPHRASE_FILE,
                )
            )
        return given

    def new(self) -> str:
        """A passphrase to be; typed twice on a terminal, and told how strong it is."""
        given = self.one(t("New passphrase:"))
        if why := refusal(given):
            raise CannotDo(
                t("Not taken: the passphrase {reason}. Nothing was changed.",
                  reason=problem_text(why))
            )  # fmt: skip
        if self._lines is None and not self.is_asked and piping.has_lost_letters(given.encode()):
            say(
                t(
                    "Note: a pipe of Windows PowerShell sends ? for letters as ë, and then the "
                    "passphrase has a ? there. Type it, or name a file with {variable}.",
                    variable=PASSPHRASE_FILE,
                )
            )
        say(strength_text(given))
        if self.is_asked and self.one(t("The same again:")) != given:
            raise CannotDo(t("The two passphrases differ; nothing was changed."))
        return given

    def opening(self, open_with: Callable[[str], _Opened]) -> tuple[_Opened, str]:
        """What `open_with` opens, and the passphrase that did; on a terminal in three tries."""
        for attempt in range(1, TRIES + 1):
            given = self.one(t("Passphrase:"))
            try:
                return open_with(given), given
            except StoreError as error:
                if error.code != "wrong_passphrase" or not self.is_asked or attempt == TRIES:
                    raise
                say(t("That is not the passphrase. Try again."))
        raise AssertionError


def from_file() -> str | None:
    """The passphrase in the file that the environment names; None where it names none."""
    return Passphrases().one("") if os.environ.get(PASSPHRASE_FILE) else None


def _lines_of(file: Path) -> list[str]:
    try:
        return _lines(file.read_bytes())
    except OSError:
        raise CannotDo(
            t("The passphrase file {file} cannot be read. Check {variable}.", file=file,
              variable=PASSPHRASE_FILE)
        ) from None  # fmt: skip


def _warn_if_others_read(file: Path) -> None:
    """Where the system keeps rights (not Windows): a file whose rights let others read it."""
    with suppress(OSError):
        found = file.stat()
        if os.name == "posix" and stat.S_ISREG(found.st_mode) and found.st_mode & _OTHERS_READ:
            say(
                t("Note: others on this computer can read the passphrase file {file}. To keep it "
                  "yours alone: chmod 600 {file}", file=file)
            )  # fmt: skip


def _lines(data: bytes) -> list[str]:
    """Each line without its end (a line feed, after a carriage return or not), and nothing else.

    A mark of UTF-8 at the beginning, as Windows' Notepad writes it, is no part of the first.
    """
    with _as_text():
        text = data.decode("utf-8-sig")
    return [line.removesuffix("\r") for line in text.split("\n")]


@contextmanager
def _as_text() -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise CannotDo(t("The passphrase cannot be read as text in UTF-8.")) from None


def _typed(prompt: str) -> str:
    from getpass import getpass

    try:
        with _as_text():
            return getpass(f"{prompt} ")
    except EOFError:
        return ""
