"""How the code of coachdesk is built: no circle of imports, every class name once, nothing too big.

What still breaks a rule stands in the lists below it; a rule without a list has no exception.
"""

import ast
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import coachdesk

ROOT = Path(coachdesk.__file__).parent

MOST_FUNCTION_LINES = 45
MOST_METHODS = 40
MOST_FILE_LINES = 450
MOST_OWN_CLASSES = 2  # of coachdesk, one below the other
MOST_ANY = 110

# Exceptions ----------------------------------------------------------------------------------

# The files of each circle of imports.
CIRCLES: tuple[frozenset[str], ...] = ()
# Folders in which a circle may come about by imports under `if TYPE_CHECKING`.
TYPE_CIRCLES = ("tui/",)
CLASS_NAMES: frozenset[str] = frozenset()
# File and function or class.
LONG_FUNCTIONS: frozenset[str] = frozenset()
BIG_CLASSES: frozenset[str] = frozenset()
DEEP_CLASSES: frozenset[str] = frozenset()
LONG_FILES: frozenset[str] = frozenset()


# Reading the source ----------------------------------------------------------------------------


@cache
def trees() -> dict[str, ast.Module]:
    """The path of a file below `coachdesk/` -> its source."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
    }


def module_name(file: str) -> str:
    parts = ("coachdesk", *file.removesuffix(".py").split("/"))
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def file_of() -> dict[str, str]:
    """The name of a module -> its file."""
    return {module_name(file): file for file in trees()}


@cache
def classes() -> tuple[tuple[str, ast.ClassDef], ...]:
    return tuple(
        (file, node)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    )


# Circles of imports ----------------------------------------------------------------------------


def statements(node: ast.AST, *, types: bool) -> Iterator[ast.AST]:
    """All below a node; with `types` also what stands under `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test) and not types:
            continue
        yield child
        yield from statements(child, types=types)


def modules_imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (each.name for each in names)
        case ast.ImportFrom(module=str() as module, names=names, level=0):
            for each in names:
                inner = f"{module}.{each.name}"
                yield inner if inner in file_of() else module


def imports(*, types: bool) -> dict[str, list[str]]:
    """A file -> the files of coachdesk that it imports, at its top or inside a function."""
    graph = {}
    for file, tree in trees().items():
        nodes = statements(tree, types=types)
        named = {name for node in nodes for name in modules_imported(node)}
        graph[file] = sorted({file_of()[name] for name in named if name in file_of()} - {file})
    return graph


def circles(graph: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """Each group of files of which every one leads to every other (Tarjan)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[frozenset[str]] = []

    def visit(file: str) -> None:
        order[file] = lowest[file] = len(order)
        path.append(file)
        for other in graph[file]:
            if other not in order:
                visit(other)
            if other in path:
                lowest[file] = min(lowest[file], lowest[other])
        if lowest[file] == order[file]:
            at = path.index(file)
            if len(path) - at > 1:
                found.append(frozenset(path[at:]))
            del path[at:]

    for file in graph:
        if file not in order:
            visit(file)
    return found


def test_imports_say_the_whole_name() -> None:
    """`from . import x` would hide a circle."""
    relative = [
        f"{file}:{node.lineno}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_a_circle_is_found() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": [], "e": ["a"]}
    assert circles(graph) == [frozenset("bc")]


def test_no_file_imports_itself_by_way_of_others() -> None:
    found = circles(imports(types=False))
    assert [sorted(each) for each in found if not any(each <= known for known in CIRCLES)] == []


def test_no_file_imports_itself_for_its_types() -> None:
    found = [
        each
        for each in circles(imports(types=True))
        if not all(file.startswith(TYPE_CIRCLES) for file in each)
    ]
    assert [sorted(each) for each in found if not any(each <= known for known in CIRCLES)] == []


# Names and sizes -------------------------------------------------------------------------------


def test_every_class_name_stands_once() -> None:
    counts = Counter(node.name for _, node in classes())
    twice = {name for name, count in counts.items() if count > 1}
    assert sorted(twice - CLASS_NAMES) == []


def test_no_function_is_long() -> None:
    long = {
        f"{file}: {node.name}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES
    }
    assert sorted(long - LONG_FUNCTIONS) == []


def test_no_class_has_many_methods() -> None:
    big = {
        f"{file}: {node.name}"
        for file, node in classes()
        if sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)
        > MOST_METHODS
    }
    assert sorted(big - BIG_CLASSES) == []


def test_no_file_is_long() -> None:
    lengths = {
        file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in trees()
    }
    long = {file for file, length in lengths.items() if length > MOST_FILE_LINES}
    assert sorted(long - LONG_FILES) == []


@cache
def class_names() -> frozenset[str]:
    return frozenset(node.name for _, node in classes())


def own_bases(node: ast.ClassDef) -> Iterator[str]:
    """The names of the classes of coachdesk that a class inherits from: `Form` of `Form[int]`."""
    for base in node.bases:
        bare = base.value if isinstance(base, ast.Subscript) else base
        name = bare.attr if isinstance(bare, ast.Attribute) else ast.unparse(bare)
        if name in class_names() and name != node.name:
            yield name


@cache
def depth(name: str) -> int:
    """How many classes of coachdesk are one below the other, down to this one."""
    bases = {base for _, node in classes() if node.name == name for base in own_bases(node)}
    return 1 + max(map(depth, bases), default=0)


def test_no_class_is_deep_below_others() -> None:
    deep = {
        f"{file}: {node.name}" for file, node in classes() if depth(node.name) > MOST_OWN_CLASSES
    }
    assert sorted(deep - DEEP_CLASSES) == []


def test_the_type_any_does_not_spread() -> None:
    count = 0
    for file in trees():
        with (ROOT / file).open("rb") as source:
            count += sum(token.string == "Any" for token in tokenize.tokenize(source.readline))
    assert count <= MOST_ANY
