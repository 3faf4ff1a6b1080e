"""From the words of the command line to a command and its options; help and version."""

import os
from collections.abc import Sequence

from coachdesk import __version__
from coachdesk.cli.console import write_out
from coachdesk.cli.subcommand import COMMON, Options, Subcommand, command_named
from coachdesk.words import LANGUAGES, system_language, use

_WITH_VALUE = {argument.option for argument in COMMON if argument.value}


def parse(argv: Sequence[str]) -> tuple[Subcommand, Options]:
    """The command and its options; raises CannotDo for wrong usage.

    Prints and leaves for --help and --version.
    """
    _use_language(argv)
    at = _place_of_command(argv)
    word = argv[at] if at < len(argv) else None
    command = command_named(word)
    options = argv[: argv.index("--")] if "--" in argv else argv
    if "-h" in options or "--help" in options:
        from coachdesk.cli.help_page import command_page, main_page

        write_out(command_page(command) if command and command.word else main_page())
        raise SystemExit(0)
    if "--version" in options:
        write_out(f"coachdesk {__version__}\n")
        raise SystemExit(0)
    from coachdesk.cli.parser import no_such_command, parse_options

    if command is None:
        raise no_such_command(word)
    return command, parse_options(command, argv[:at], argv[at + 1 :])


def _place_of_command(argv: Sequence[str]) -> int:
    """Where the word of the command stands; the end where there is none."""
    at = 0
    while at < len(argv) and argv[at].startswith("-") and argv[at] not in ("-", "--"):
        at += 2 if argv[at] in _WITH_VALUE else 1
    return at


def _use_language(argv: Sequence[str]) -> None:
    """Speak the language asked for, before the arguments are read: errors need it."""
    chosen = os.environ.get("COACHDESK_LANG")
    for place, word in enumerate(argv):
        if word == "--lang" and place + 1 < len(argv):
            chosen = argv[place + 1]
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    use(chosen if chosen in LANGUAGES else system_language())
