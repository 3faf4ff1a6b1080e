"""Every text that is shown goes through `t` and has its Dutch; the Dutch holds nothing else."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import coachdesk
from coachdesk.cli import help_page
from coachdesk.cli.subcommand import all_commands
from coachdesk.domain import policy
from coachdesk.domain.rules import RULES
from coachdesk.tui.screens import (
    caseload_table,
    dossier_lists,
    palette,
    settings,
    timeline,
    work_lines,
)
from coachdesk.words import (
    _DUTCH_PARTS,
    dutch,
    dutch_commands,
    dutch_files,
    dutch_forms,
    dutch_keeping,
    dutch_letters,
    dutch_messages,
    dutch_palette,
    dutch_safety,
    dutch_screens,
    dutch_sharing,
    dutch_signals,
    dutch_summary,
    dutch_terms,
    dutch_work,
    dutch_workbooks,
    formats,
    problems,
    records,
    terms,
)
from tests.words.rule_texts import rule_texts

ROOT = Path(coachdesk.__file__).parent
DUTCH_FILES = (
    dutch_terms,
    dutch_work,
    dutch_signals,
    dutch_forms,
    dutch_screens,
    dutch_commands,
    dutch_messages,
    dutch_workbooks,
    dutch_files,
    dutch_summary,
    dutch_keeping,
    dutch_safety,
    dutch_letters,
    dutch_palette,
    dutch_sharing,
)
LONGEST_HINT = 15

# Arguments of `t` that only the run knows; what they can be stands in the tables below.
INDIRECT = {
    "cli/help_page.py": {"argument.does", "command.does", "does", "meaning"},
    "cli/reports/day.py": {"signal.source"},
    "tui/screens/caseload.py": {"item.name"},
    "tui/screens/caseload_table.py": {"item.name", "column.title"},
    "tui/screens/dossier.py": {"kind.name"},
    "tui/screens/dossier_lists.py": {"self.heading"},
    "tui/screens/palette.py": {"command.tip", "title"},
    "tui/screens/reading.py": {"command.tip"},
    "tui/screens/settings.py": {"source_of(name)"},
    "tui/widgets/bars.py": {"command.hint"},
    "tui/widgets/table.py": {"self.title"},
    "words/__init__.py": {"one if count == 1 else many"},
    "words/problems.py": {"table[code]"},
    "words/signals.py": {
        "signal.line",
        "signal.source",
        "signal.why",
        "source_of(name)",
        "text",
        "value.text",
    },
    "words/terms.py": {"label", "NORMS[name].label"},
}
# Calls that put their texts on the screen or the terminal: (name, places of the texts).
SHOWN_BY = {
    "AskScreen": (0, 1, 2),
    "ask_first": (1, 2, 3),
    "CannotDo": (0,),
    "ListColumn": (1,),
    "Content": (0,),
    "Input": (0,),
    "Static": (0,),
    "literal": (0,),
    "notify": (0,),
    "print": (0,),
    "say": (0,),
    "write_out": (0,),
}
SHOWN_AS = ("placeholder", "border_title", "border_subtitle", "label", "tooltip")
# The program's own name is no text.
NO_TEXTS = ("coachdesk",)


class Call(NamedTuple):
    """One call of `t` or `tn`, or a text of a command."""

    file: str
    line: int
    texts: frozenset[str] | None
    expression: str
    values: frozenset[str] | None = None

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


# Reading the source ----------------------------------------------------------------------------


@cache
def trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
    }


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for file, tree in trees().items():
        for node in ast.walk(tree):
            yield file, node


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def module_of(file: str) -> ModuleType:
    name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return coachdesk if name == "__init__" else import_module(f"coachdesk.{name}")


def leaves(value: Any) -> Iterator[str]:
    """Every text in a table, or the text itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)


def texts_of(node: ast.expr, file: str) -> frozenset[str] | None:
    """What an expression can be: a text, one of two, or anything of a table of its module."""
    match node:
        case ast.Constant(str() as text):
            return frozenset({text})
        case ast.IfExp(body=one, orelse=other):
            first, second = texts_of(one, file), texts_of(other, file)
            return first | second if first and second else None
        case ast.Subscript(value=table):
            return texts_of(table, file)
        case ast.Name(name):
            return frozenset(leaves(getattr(module_of(file), name, None))) or None
    return None


@cache
def translations() -> tuple[Call, ...]:
    """Every call of `t` and `tn`."""
    found = []
    for file, node in nodes():
        if not isinstance(node, ast.Call) or called(node) not in ("t", "tn"):
            continue
        counted = called(node) == "tn"
        values: frozenset[str] | None = None
        if all(keyword.arg for keyword in node.keywords):
            given = {keyword.arg for keyword in node.keywords if keyword.arg}
            values = frozenset(given | {"count"} if counted else given)
        found += [
            Call(file, node.lineno, texts_of(text, file), ast.unparse(text), values)
            for text in (node.args[1:3] if counted else node.args[:1])
        ]
    return tuple(found)


def of_commands(place: int, name: str) -> Iterator[Call]:
    """The tips or the hints of every Command."""
    for file, node in nodes():
        if isinstance(node, ast.Call) and called(node) == "Command":
            named = [item.value for item in node.keywords if item.arg == name]
            for text in (*node.args[place : place + 1], *named):
                said = texts_of(text, file)
                if said != frozenset({""}):
                    yield Call(file, node.lineno, said, ast.unparse(text))


def tips() -> list[Call]:
    return list(of_commands(2, "tip"))


def hints() -> list[Call]:
    return list(of_commands(3, "hint"))


def search_words() -> list[Call]:
    return list(of_commands(8, "words"))


def table_texts() -> set[str]:
    """The texts that reach `t` by way of a table; those of a subscript are seen where it is."""
    return {
        *help_texts(),
        *(item.name for item in caseload_table.FILTERS),
        *(kind.name for kind in timeline.KINDS),
        *(column.title for column in (*work_lines.VACANCIES, *work_lines.EMPLOYERS)),
        *(column.title for column in caseload_table.COLUMNS if column.title != "!"),
        *(records.heading for records in dossier_lists.RECORD_LISTS if records.heading),
        *(
            column.title
            for records in dossier_lists.RECORD_LISTS
            for column in records.columns
            if column.title
        ),
        *settings.PREFERENCE_WORDS.values(),
        *palette.OTHER_WORDS.values(),
        *problems._PROBLEMS.values(),
        *problems._STORES.values(),
        *problems._TYPED.values(),
        *problems._CLOCK.values(),
        *records.change_texts().values(),
        *terms.source_texts(),
        *formats._WEEKDAYS,
        *formats._MONTHS,
        *rule_texts(),
        *sources(),
    }


def help_texts() -> Iterator[str]:
    """What the commands declare for the help pages."""
    for command in all_commands():
        yield command.does
        yield from (argument.does for argument in command.arguments)
        yield from (does for _, does in (*command.examples, *command.exit_codes))


def sources() -> set[str]:
    """Sources in plain words; names of texts and laws (Venlo 2014, PW 6h) are the same in Dutch."""
    named = {
        *(policy.source_of(name) for name in policy.NORMS),
        *policy.MAX_TERM_SOURCES.values(),
        *(rule.source for rule in RULES.values()),
    }
    return {source for source in named if source[0].islower()}


@cache
def english() -> frozenset[str]:
    """Every text a user can see."""
    seen = (
        call.texts or frozenset() for call in (*translations(), *tips(), *hints(), *search_words())
    )
    return frozenset(table_texts().union(*seen))


def placeholders(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def columns_of(line: str) -> list[int]:
    """Where a line of the help page begins again after two spaces or more."""
    return [gap.end() for gap in re.finditer(" {2,}", line)]


def letters(node: ast.expr) -> str:
    """What of a shown expression stands there in so many words."""
    match node:
        case ast.Constant(str() as text):
            words = text
        case ast.JoinedStr(values=parts):
            return "".join(letters(part) for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return letters(left) + letters(right)
        case ast.IfExp(body=one, orelse=other):
            return letters(one) + letters(other)
        case _:
            return ""
    for name in NO_TEXTS:
        words = words.replace(name, "")
    return words if re.search(r"[^\W\d_]", words) else ""


def shown(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions that a user gets to see as they are."""
    match node:
        case ast.Call():
            places = SHOWN_BY.get(called(node), ())
            yield from (node.args[place] for place in places if place < len(node.args))
            yield from (item.value for item in node.keywords if item.arg in SHOWN_AS)
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in SHOWN_AS:
            yield value


# The tests -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", sorted(english()), ids=lambda text: text.splitlines()[0][:60])
def test_every_text_has_a_dutch_text_with_the_same_placeholders(text: str) -> None:
    said = dutch().get(text)
    assert said, f"no Dutch for: {text}"
    assert placeholders(said) == placeholders(text)


@pytest.mark.parametrize("part", DUTCH_FILES, ids=lambda part: part.__name__.split(".")[-1])
def test_no_dutch_text_is_left_over(part: ModuleType) -> None:
    assert sorted(set(part.TEXTS) - english()) == []


def test_no_text_is_translated_twice() -> None:
    assert {part.__name__.split(".")[-1] for part in DUTCH_FILES} == set(_DUTCH_PARTS)
    counts = Counter(text for part in DUTCH_FILES for text in part.TEXTS)
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("part", DUTCH_FILES, ids=lambda part: part.__name__.split(".")[-1])
def test_no_text_stands_twice_in_a_file(part: ModuleType) -> None:
    """A key given twice in one dict would silently be lost."""
    assert part.__file__
    tree = ast.parse(Path(part.__file__).read_text(encoding="utf-8"))
    table = next(node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    counts = Counter(ast.unparse(key) for key in table.keys if key)
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_argument_of_t_can_be_seen() -> None:
    unseen: dict[str, set[str]] = {}
    for call in translations():
        if call.texts is None:
            unseen.setdefault(call.file, set()).add(call.expression)
    assert unseen == INDIRECT


def test_every_text_of_a_command_can_be_seen() -> None:
    assert [call.place for call in (*tips(), *hints()) if call.texts is None] == []


def test_every_call_gives_what_its_text_asks_for() -> None:
    wrong = [
        f"{call.place}: {text}"
        for call in translations()
        for text in call.texts or ()
        if call.values is not None and not set(placeholders(text)) <= call.values
    ]
    assert wrong == []


def test_nothing_is_shown_that_did_not_go_through_t() -> None:
    bare = [
        f"{file}:{expression.lineno}: {letters(expression)}"
        for file, node in nodes()
        for expression in shown(node)
        if letters(expression)
    ]
    assert bare == []


@pytest.mark.parametrize("part", DUTCH_FILES, ids=lambda part: part.__name__.split(".")[-1])
def test_dutch_texts_hold_nothing_that_is_not_shown(part: ModuleType) -> None:
    for text, said in part.TEXTS.items():
        assert said.replace("\n", "").isprintable(), text
        assert said.count("\n") == text.count("\n"), text
        assert said == said.strip(), text
        assert text.endswith(("…", ":", ".", "?")) == said.endswith(("…", ":", ".", "?")), text


@pytest.mark.parametrize("hint", sorted({text for call in hints() for text in call.texts or ()}))
def test_hints_are_short(hint: str) -> None:
    assert len(hint) <= LONGEST_HINT
    assert len(dutch().get(hint, "")) <= LONGEST_HINT


@pytest.mark.parametrize(
    "text", [help_page.EXAMPLES, help_page.OPTIONS], ids=["examples", "options"]
)
def test_the_dutch_help_page_has_the_same_words_in_the_same_columns(text: str) -> None:
    said = dutch()[text]
    asked = re.compile(r"--?[a-z]\S*|COACHDESK_\w+|^  [a-z]\S*", re.MULTILINE)
    assert asked.findall(said) == asked.findall(text)
    for ours, theirs in zip(text.splitlines(), said.splitlines(), strict=True):
        assert len(theirs) <= help_page.WIDTH
        assert columns_of(theirs) == columns_of(ours), theirs


@pytest.mark.parametrize("text", sorted(set(help_texts())))
def test_a_dutch_help_text_names_the_same_options(text: str) -> None:
    asked = re.compile(r"(?<!\w)--?[a-z]\S*|COACHDESK_\w+")
    assert asked.findall(dutch()[text]) == asked.findall(text)
