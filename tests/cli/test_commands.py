"""Each file of `coachdesk/cli/commands` declares one command, and is found by its name alone."""

from collections import Counter
from pathlib import Path

import pytest

from coachdesk.cli import commands
from coachdesk.cli.console import USAGE
from coachdesk.cli.parser import parse_options
from coachdesk.cli.subcommand import Argument, Subcommand, all_commands, command_named
from tests.cli.conftest import Run

FILES = sorted(path.stem for path in Path(commands.__path__[0]).glob("[a-z]*.py"))


def test_every_file_is_a_command_with_a_place_of_its_own_on_the_help_page() -> None:
    found = {command.word or "desk" for command in all_commands()}
    assert found == {file.removesuffix("_") for file in FILES}
    places = Counter(command.place for command in all_commands())
    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.word or "none")
def test_a_command_is_found_by_its_word(command: Subcommand) -> None:
    assert command_named(command.word or None) is command


@pytest.mark.parametrize(
    "word", ["desk", "__init__", "import_", "today.py", "../today", "", "Info"]
)
def test_a_file_is_no_word(word: str, run: Run) -> None:
    assert command_named(word) is None
    said = run(word)
    assert (said.code, said.out, said.lines) == (
        USAGE,
        "",
        [f"coachdesk: {word!r} is no command. See coachdesk --help."],
    )


def test_what_an_argument_looks_like_says_what_may_be_given() -> None:
    command = Subcommand(
        "try",
        1,
        "",
        lambda options: None,
        (
            Argument("REF", ""),
            Argument("[FILE]", ""),
            Argument("[PATH…]", "", name="paths"),
            Argument("--dry-run", ""),
            Argument("-o OUT", "", name="output"),
            Argument("--format csv|json", "", default="csv"),
            Argument("--size N", "", default=3),
            Argument("--with NAME", "", repeated=True),
        ),
    )
    assert vars(parse_options(command, (), ["K-1"])) == {
        "ref": "K-1",
        "file": None,
        "paths": [],
        "dry_run": False,
        "output": None,
        "format": "csv",
        "size": 3,
        "with": None,
    }
    given = ["K-1", "a", "b", "--dry-run", "-o", "x", "--size", "4", "--with", "c", "--with", "d"]
    assert vars(parse_options(command, (), [*given, "--format", "json", "--lang", "nl"])) == {
        "ref": "K-1",
        "file": "a",
        "paths": ["b"],
        "dry_run": True,
        "output": "x",
        "format": "json",
        "size": 4,
        "with": ["c", "d"],
        "lang": "nl",
    }
