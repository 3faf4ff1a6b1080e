"""What argparse makes of a command's declaration, and what it says of wrong usage, in words."""

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from coachdesk.cli.console import CannotDo, wrong_usage
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import LANGUAGES, t

# What argparse says, so that it can be said in Dutch too.
_SAID = (
    (r"unrecognized arguments: (?P<what>.+)", "not understood: {what}"),
    (r"the following arguments are required: (?P<what>.+)", "something is missing: {what}"),
    (r"argument (?P<what>[^:]+): expected one argument", "{what} needs a value"),
    (
        r"argument (?P<what>[^:]+): invalid choice: (?P<value>'[^']*'|\"[^\"]*\").*",
        "{value} does not fit {what}",
    ),
    (r"argument (?P<what>[^:]+): invalid \w+ value: (?P<value>.*)", "{value} does not fit {what}"),
)


class CommandParser(argparse.ArgumentParser):
    """Raises CannotDo where argparse would write usage and leave."""

    def error(self, message: str) -> NoReturn:
        for pattern, text in _SAID:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                raise _not_understood(t(text, **match.groupdict()))
        raise _not_understood(message)


def parse_options(command: Subcommand, before: Sequence[str], after: Sequence[str]) -> Options:
    """What was asked for in the words before and after the command's own; raises CannotDo."""
    options = Options()
    common_parser().parse_args(before, options)
    parser_of(command).parse_args(after, options)
    return options


def no_such_command(word: str | None) -> CannotDo:
    return _not_understood(t("{value} is no command", value=repr(word)))


def _not_understood(message: str) -> CannotDo:
    return wrong_usage(f"coachdesk: {message}. {t('See coachdesk --help.')}")


def common_parser() -> CommandParser:
    """Reads the options of every command."""
    # Those not given stay as `Options` has them, also where they are read after the command.
    parser = CommandParser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--store")
    parser.add_argument("--today")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--read-only", action="store_true")
    return parser


def parser_of(command: Subcommand) -> CommandParser:
    """Reads what a command takes, and the options of every command."""
    parser = CommandParser(parents=[common_parser()], add_help=False, allow_abbrev=False)
    for argument in command.arguments:
        if argument.option:
            _add_option(parser, argument)
        else:
            _add_word(parser, argument)
    return parser


def _add_word(parser: CommandParser, argument: Argument) -> None:
    """`REF`, `[FILE]`, `[PATH…]` or `TEXT…`."""
    metavar = argument.form.strip("[]…")
    many = {"[]": "?", "[…]": "*", "…": "+"}.get(argument.form.replace(metavar, ""))
    parser.add_argument(argument.name or metavar.lower(), nargs=many, metavar=metavar)


def _add_option(parser: CommandParser, argument: Argument) -> None:
    """`--json`, `-o FILE` or `--format csv|json`."""
    option, _, value = argument.form.partition(" ")
    name = argument.name or option.strip("-").replace("-", "_")
    if not value:
        parser.add_argument(option, dest=name, action="store_true")
        return
    choices = argument.choices() if argument.choices else value.split("|") if "|" in value else None
    parser.add_argument(
        option,
        dest=name,
        metavar=value,
        action="append" if argument.repeated else "store",
        default=argument.default,
        choices=choices,
        type=int if isinstance(argument.default, int) else str,
    )
