"""What a command declares. Each file of `coachdesk/cli/commands` holds one, as `COMMAND`.

The help page imports all of them: what a command works with is imported where it runs.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from coachdesk.cli import commands
from coachdesk.words import LANGUAGES

NO_WORD = "desk"  # the file of the command that runs where none is named


class Options(SimpleNamespace):
    """What was asked for: these options of every command, and an attribute for each of its own."""

    store: str | None = None
    today: str | None = None
    lang: str | None = None
    read_only: bool = False


class Argument(NamedTuple):
    """A word or an option of a command.

    `form` is what stands on the help page, and says what may be given: `REF`, `[FILE]` (may be
    left out), `[PATH…]` (any number), `TEXT…` (at least one), `--json`, `-o FILE`,
    `--format csv|json` (one of these).
    """

    form: str
    does: str
    name: str = ""  # of the attribute; else the last part of the option, or the word
    default: str | int | None = None  # a number where numbers are asked for
    choices: Callable[[], Sequence[str]] | None = None  # those that do not stand in `form`
    repeated: bool = False  # may be given again and again

    @property
    def option(self) -> str:
        """`--format`; empty for a word."""
        return self.form.split()[0] if self.form.startswith("-") else ""

    @property
    def value(self) -> str:
        """`csv|json`; empty for a word, and for an option that takes none."""
        return self.form.partition(" ")[2]

    @property
    def attribute(self) -> str:
        """Where it stands in the options."""
        of_option = self.option.strip("-").replace("-", "_")
        return self.name or of_option or self.form.strip("[]…").lower()

    @property
    def all_choices(self) -> Sequence[str]:
        """What its value can be; empty where it can be anything."""
        if self.choices:
            return self.choices()
        return self.value.split("|") if "|" in self.value else ()

    @property
    def usage(self) -> str:
        return f"[{self.form}]" if self.option else self.form


# The options of every command, which may also stand before it.
COMMON = (
    Argument("--store PATH", "the store"),
    Argument("--today DAY", "as of this day"),
    Argument(f"--lang {'|'.join(LANGUAGES)}", "the language"),
    Argument("--read-only", "open without any way to write"),
)


class Subcommand(NamedTuple):
    """`coachdesk WORD …`: its line on the help page, what it takes, and what it does.

    `run` gives the exit code, where that is not 0, or raises CannotDo, StoreError or Refused.
    """

    word: str
    place: int  # on the help page: lowest first
    does: str
    run: Callable[[Options], int | None]
    arguments: Sequence[Argument] = ()
    examples: Sequence[tuple[str, str]] = ()  # what follows `coachdesk`, and what that does
    exit_codes: Sequence[tuple[int, str]] = ()  # beside those of every command

    @property
    def usage(self) -> list[str]:
        """Its word and what it takes; empty for the command of no word."""
        words = [self.word, *(argument.usage for argument in self.arguments)]
        return [word for word in words if word]


def all_commands() -> list[Subcommand]:
    """Every command, in the order of the help page."""
    # Not pkgutil: it imports `inspect`, which takes longer than all commands together.
    [folder] = commands.__path__
    found = [_command_in(file.stem) for file in Path(folder).glob("*.py")]
    return sorted(filter(None, found), key=lambda command: command.place)


def command_named(word: str | None) -> Subcommand | None:
    """The command of a word, or the one that runs without; None where there is no such command."""
    if word is None:
        return _command_in(NO_WORD)
    for file in (word, f"{word}_"):  # `import` is a word of Python
        if file.isidentifier() and (found := _command_in(file)) and found.word == word:
            return found
    return None


def _command_in(file: str) -> Subcommand | None:
    name = f"{commands.__name__}.{file}"
    try:
        return getattr(import_module(name), "COMMAND", None)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
