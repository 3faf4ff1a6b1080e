"""What is typed behind a command is read as argparse reads it, which people know."""

import argparse
import random
from collections.abc import Sequence
from typing import Any, NoReturn

import pytest

from coachdesk.cli.console import USAGE, CannotDo
from coachdesk.cli.parser import parse_options
from coachdesk.cli.subcommand import COMMON, Argument, Subcommand, all_commands
from tests.cli.conftest import Run

COMMANDS = [command for command in all_commands() if command.word]
WORDS = ("K-00012", "a b", "-3", "-", "", "12", "-- x", "é", "- x", "-1.5")
UNKNOWN = ("--jso", "-x", "--json=1", "-o", "--force=yes", "--storefront")


class Oracle(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def oracle(command: Subcommand) -> Oracle:
    parser = Oracle(add_help=False, allow_abbrev=False)
    for argument in (*command.arguments, *COMMON):
        suppressed = argparse.SUPPRESS if argument in COMMON else argument.default
        if not argument.option:
            bare = argument.form.strip("[]…")
            many = {"[]": "?", "[…]": "*", "…": "+"}.get(argument.form.replace(bare, ""))
            parser.add_argument(argument.attribute, nargs=many)
        elif not argument.value:
            kept = suppressed if argument in COMMON else False
            parser.add_argument(
                argument.option, dest=argument.attribute, action="store_true", default=kept
            )
        else:
            parser.add_argument(
                argument.option,
                dest=argument.attribute,
                action="append" if argument.repeated else "store",
                default=suppressed,
                choices=argument.all_choices or None,
                type=int if isinstance(argument.default, int) else str,
            )
    return parser


def expected(command: Subcommand, given: Sequence[str]) -> dict[str, Any] | None:
    try:
        return vars(oracle(command).parse_args(given))
    except ValueError:
        return None


def read(command: Subcommand, given: Sequence[str]) -> dict[str, Any] | None:
    try:
        return vars(parse_options(command, (), given))
    except CannotDo as refused:
        assert refused.code == USAGE
        return None


def typed(argument: Argument, chance: random.Random) -> list[str]:
    """An argument as somebody may type it, mostly right."""
    value = chance.choice([*(argument.all_choices or ()), *WORDS, "7"])
    if not argument.option:
        return [value]
    if not argument.value:
        return [argument.option]
    if argument.option.startswith("--"):
        return chance.choice([[argument.option, value], [f"{argument.option}={value}"]])
    return chance.choice([[argument.option, value], [f"{argument.option}{value}"]])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.word)
def test_what_is_typed_is_read_as_argparse_reads_it(command: Subcommand) -> None:
    chance = random.Random(command.word)
    words = [argument for argument in command.arguments if not argument.option]
    options = [argument for argument in (*command.arguments, *COMMON) if argument.option]
    taken = 0
    for _ in range(400):
        # Words side by side: argparse takes none that follow later, and here they are taken.
        first = [word for argument in words for word in typed(argument, chance)]
        given = [*first[: len(first) - (chance.random() < 0.1)]]
        for argument in chance.sample(options, chance.randint(0, min(3, len(options)))):
            given[0:0] = typed(argument, chance)
        if chance.random() < 0.15:
            given.insert(0, chance.choice(UNKNOWN))
        wanted = expected(command, given)
        assert read(command, given) == wanted, given
        taken += wanted is not None
    assert taken > 50


def test_words_may_stand_before_and_behind_an_option() -> None:
    found = next(command for command in COMMANDS if command.word == "find")
    assert read(found, ["Bakker", "--json", "Fatma"]) == {
        "text": ["Bakker", "Fatma"],
        "json": True,
        "notes": False,
    }


def test_behind_two_dashes_everything_is_a_word() -> None:
    found = next(command for command in COMMANDS if command.word == "find")
    assert read(found, ["--json", "--", "--notes", "--", "-x"]) == {
        "text": ["--notes", "--", "-x"],
        "json": True,
        "notes": False,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("show", "something is missing: REF"),
        ("text", "something is missing: REF, KIND"),
        ("show K-1 K-2 --loud", "not understood: --loud K-2"),
        ("today --json=1", "not understood: --json=1"),
        ("export --format", "--format needs a value"),
        ("export --format --codes", "--format needs a value"),
        ("export --format word", "'word' does not fit --format"),
        ("demo --size many", "'many' does not fit --size"),
        ("--lang de today", "'de' does not fit --lang"),
    ],
)
def test_wrong_usage_is_said_in_one_line(words: str, said: str, run: Run) -> None:
    found = run(*words.split())
    assert (found.code, found.out) == (USAGE, "")
    assert found.lines == [f"coachdesk: {said}. See coachdesk --help."]
