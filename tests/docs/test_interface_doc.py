"""What coachdesk/docs/interface.md promises is what the code has: neither changes alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from coachdesk import tui
from coachdesk.cli.subcommand import COMMON, Argument, all_commands
from coachdesk.domain.summary import FIGURES
from coachdesk.exchange.caseload_json import FORMAT, VERSION
from coachdesk.exchange.details import TABLES
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.schema.records import RECORDS
from coachdesk.tui.commands import EVERYWHERE, Command
from tests.docs.markdown import DOCS, ROOT, code, name, section, table

INTERFACE = DOCS / "interface.md"
COMMAND_PART, JSON_PART, CSV_PART, KEY_PART = (
    "1. Command line",
    "2. JSON",
    "3. CSV",
    "5. Keys",
)
# Textual's names of keys, as the document writes them.
KEYS = {
    "slash": "/",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "question_mark": "?",
    "escape": "esc",
    "f1": "F1",
    "f2": "F2",
    "f4": "F4",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}
_READ_BEFORE_THE_OPTIONS = {"--version", "-h", "--help"}  # by `parse` itself
_VARIABLE = re.compile(r"\bCOACHDESK_[A-Z_]+\b")


# Command line ------------------------------------------------------------------------------


def options_of(takes: Iterable[Argument]) -> dict[str, Argument]:
    """Option as it is typed -> its declaration."""
    return {argument.option: argument for argument in takes if argument.option}


@cache
def commands() -> dict[str, Sequence[Argument]]:
    return {command.word: command.arguments for command in all_commands() if command.word}


def written_command(takes: Iterable[Argument], command: str) -> str:
    """A command with what it takes, as the document writes it."""
    return " ".join([command, *(argument.form for argument in takes if not argument.option)])


def test_every_option_of_the_program_stands_in_the_document() -> None:
    rows = table(INTERFACE, COMMAND_PART, "option")
    written = {word.partition(" ")[0] for row in rows for word in code(row["option"])}
    assert written == set(options_of(COMMON)) | _READ_BEFORE_THE_OPTIONS


def test_every_command_stands_in_the_document_with_its_options() -> None:
    written = {
        code(row["command"])[0]: [word.partition(" ")[0] for word in code(row["options"])]
        for row in table(INTERFACE, COMMAND_PART, "command")
        if code(row["command"])
    }
    assert written == {
        written_command(own, command): list(options_of(own)) for command, own in commands().items()
    }


def test_what_an_option_can_be_stands_in_the_document() -> None:
    said = [
        word for row in table(INTERFACE, COMMAND_PART, "option") for word in code(row["option"])
    ]
    _check_values(options_of(COMMON), said)
    of_command = {
        code(row["command"])[0].split()[0]: code(row["options"])
        for row in table(INTERFACE, COMMAND_PART, "command")
        if code(row["command"])
    }
    for command, own in commands().items():
        _check_values(options_of(own), of_command[command])


def _check_values(options: dict[str, Argument], said: list[str]) -> None:
    """Each option takes what is said of it."""
    written = dict(word.split(" ", 1) for word in said if " " in word)
    for option, item in options.items():
        assert bool(item.value) == (option in written), option
        if item.all_choices and len(item.all_choices) < 4:
            assert written[option] == "|".join(item.all_choices), option


def test_every_environment_variable_stands_in_the_document() -> None:
    read = {
        variable
        for file in (ROOT / "coachdesk").rglob("*.py")
        for variable in _VARIABLE.findall(file.read_text(encoding="utf-8"))
    }
    assert set(_VARIABLE.findall(section(INTERFACE, COMMAND_PART))) == read


# Files -------------------------------------------------------------------------------------


def test_the_columns_of_the_caseload_stand_in_the_document_in_their_order() -> None:
    listed = section(INTERFACE, CSV_PART).split("Columns of the caseload", 1)[1]
    paragraph = listed.split("\n\n")[1]
    assert tuple(code(paragraph)) == CASELOAD_COLUMNS


def test_the_tables_of_details_stand_in_the_document_with_their_columns() -> None:
    rows = table(INTERFACE, CSV_PART, "table")
    written = {name(row["table"]): code(row["columns"]) for row in rows}
    assert written == {each.name: list(each.columns) for each in TABLES.values()}


def test_the_keys_that_tell_records_apart_stand_in_the_document() -> None:
    written = {
        row["record"]: tuple(code(row["key"])) for row in table(INTERFACE, JSON_PART, "record")
    }
    assert written == {kind: cls.key for kind, cls in RECORDS.items() if cls.key}


def test_the_format_of_a_caseload_stands_in_the_document() -> None:
    assert f'"format": "{FORMAT}", "version": {VERSION}' in INTERFACE.read_text(encoding="utf-8")


def test_every_figure_of_the_summary_stands_in_the_document() -> None:
    written = {"active"}
    for row in table(INTERFACE, JSON_PART, "group"):
        group = name(row["group"])
        figures = re.sub(r"\([^)]*\)", "", row["figures"])
        written |= {f"{group}.{figure}" for figure in code(figures)} or {group}
    assert written == {figure.key for figure in FIGURES}


# Keys --------------------------------------------------------------------------------------


@cache
def declaring() -> dict[str, type[DOMNode]]:
    """Every class of the screen that declares keys of its own, by its name."""
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    return {
        cls.__name__: cls
        for cls in _subclasses(DOMNode)
        if cls.__module__.startswith(tui.__name__) and _declared(cls)
    }


def _subclasses(cls: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in cls.__subclasses__():
        yield each
        yield from _subclasses(each)


def _declared(cls: type[DOMNode]) -> list[tuple[str, str, str, bool]]:
    """Keys, action, what it does (where the code says so) and whether it writes."""
    if cls.__name__ == "DeskScreen":
        return [_of(command) for command in EVERYWHERE]
    if offers := cls.__dict__.get("OFFERS"):
        return [_of(command) for command in offers]
    return [_bound(item) for item in cls.__dict__.get("BINDINGS", ())]


def _of(command: Command) -> tuple[str, str, str, bool]:
    return _shown(command.key), command.action, command.tip, command.writes


def _bound(item: Any) -> tuple[str, str, str, bool]:
    key, action = (item.key, item.action) if isinstance(item, Binding) else item[:2]
    return _shown(key), action, "", False


def _shown(keys: str) -> str:
    return " ".join(f"`{KEYS.get(key, key)}`" for key in keys.split(",")) if keys else "palette"


def described() -> dict[str, str]:
    """The class that a heading of the part about keys names -> that heading."""
    found = re.findall(r"^### (.*: (\w+))$", section(INTERFACE, KEY_PART), re.MULTILINE)
    return {screen: heading for heading, screen in found}


def test_every_screen_with_keys_of_its_own_stands_in_the_document() -> None:
    assert set(described()) == set(declaring())


@pytest.mark.parametrize("screen", sorted(described()))
def test_every_key_of_a_screen_stands_in_the_document_with_its_action(screen: str) -> None:
    rows = table(INTERFACE, described()[screen], "key")
    assert all(row["does"] for row in rows)
    declared = _declared(declaring()[screen])
    said = any(tip for _, _, tip, _ in declared)
    assert [
        (row["key"], name(row["action"]), row["does"] if said else "", row.get("writes") == "yes")
        for row in rows
    ] == declared
