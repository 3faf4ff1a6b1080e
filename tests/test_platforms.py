"""The tests and the program on Windows, as far as another system can tell: what lacks there is
blocked, and each test that uses it is skipped."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
BLOCKED = ("fcntl", "pty", "termios", "tty", "resource", "grp", "pwd", "posix")
LACKING = {
    "os": "fork forkpty openpty mkfifo geteuid getuid getegid getgid killpg umask chown setsid"
    " O_NONBLOCK O_NOFOLLOW O_DIRECTORY WNOHANG",
    "signal": "SIGHUP SIGKILL SIGSTOP SIGCONT SIGTSTP SIGQUIT SIGPIPE SIGWINCH SIGALRM SIGUSR1",
}
ATTRIBUTES = {"chmod", "symlink_to", "st_mode", "is_fifo", "send_signal"}
KEYWORDS = {"preexec_fn", "start_new_session", "pass_fds"}
FOLDERS = ("/dev/", "/proc/", "/bin/", "/etc/")
MARK = "needs_posix"
# Reads a POSIX terminal; the app imports it nowhere else.
POSIX_ONLY = "coachdesk.tui.textual_patches.terminal_driver"

# Run in a process of its own: first what others wrote is imported, then Windows begins.
IMPORTS = """
import importlib, os, signal, sys
from contextlib import suppress
from pathlib import Path

blocked, lacking, others, own, folder = {facts!r}
for name in others:
    with suppress(ImportError):
        importlib.import_module(name)
for name in blocked:
    sys.modules[name] = None
for module, names in lacking.items():
    for name in names.split():
        with suppress(AttributeError):
            delattr(sys.modules[module], name)
sys.platform = "win32"
for name in own:
    importlib.import_module(name)

from coachdesk import cli
store = str(Path(folder, "caseload.db"))
os.environ["COACHDESK_TODAY"] = "2026-11-20"
for argv in (
    ["demo", "--no-open", "--store", store], ["today", "--store", store],
    ["check", "--store", store], ["info", "--store", store], ["backup", "--store", store],
    ["export", "--store", store, "-o", str(Path(folder, "out.csv"))],
    ["import", str(Path(folder, "out.csv")), "--store", store],
):
    code = cli.main(argv)
    assert code == 0, (argv, code)
"""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program and the tests; the benchmarks play a terminal."""
    for package in (ROOT / "coachdesk", TESTS):
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if path.name not in ("__main__.py", "__init__.py") and "benchmarks" not in parts:
                yield ".".join(parts), path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_the_program_and_every_test_import_and_run_without_what_windows_lacks(
    tmp_path: Path,
) -> None:
    own = dict(modules())
    others = {name for path in own.values() for name in imported(path)}
    others = {name for name in others if name.split(".")[0] not in ("coachdesk", "tests")}
    facts = (
        BLOCKED,
        LACKING,
        sorted(others - {*BLOCKED}),
        sorted(own.keys() - {POSIX_ONLY}),
        str(tmp_path),
    )
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS.format(facts=facts)],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


# Which tests need the mark ----------------------------------------------------------------------


class Unit(NamedTuple):
    """Something named at the top of a module: the names it uses, and what Windows lacks."""

    uses: set[str]
    lacks: set[str]
    marked: bool


def lacking_in(node: ast.AST, blocked: set[str]) -> set[str]:
    """What a piece of a test does that Windows cannot; a parameter may have its own mark."""
    found: set[str] = set()
    match node:
        case ast.Call() if any(
            word.arg == "marks" and _is_mark(word.value) for word in node.keywords
        ):
            return found
        case ast.Name(id=name) if name in blocked:
            found.add(name)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if (
            name in LACKING.get(module, "").split()
        ):
            found.add(f"{module}.{name}")
        case ast.Attribute(attr=name) if name in ATTRIBUTES:
            found.add(name)
        case ast.keyword(arg=name) if name in KEYWORDS:
            found.add(str(name))
        case ast.Constant(value=str(text)) if text == "sh" or text.startswith(FOLDERS):
            found.add(text)
    for child in ast.iter_child_nodes(node):
        found |= lacking_in(child, blocked)
    return found


def _is_mark(node: ast.AST) -> bool:
    """Whether this skips on Windows: the shared mark, or one that names the platform itself."""
    return MARK in ast.unparse(node) or "'win32'" in ast.unparse(node)


@cache
def units(path: Path) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    body = list(tree(path).body)
    blocked = {name for name in imported(path) if name in BLOCKED}
    whole = any(
        isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node.targets[0])
        and _is_mark(node.value) for node in body
    )  # fmt: skip
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names, marks = [node.name], node.decorator_list
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names, marks = [name], []
            case _:
                continue
        uses = {item.id for item in ast.walk(node) if isinstance(item, ast.Name)}
        uses |= {item.arg for item in ast.walk(node) if isinstance(item, ast.arg)}
        unit = Unit(uses, lacking_in(node, blocked), whole or any(map(_is_mark, marks)))
        found.update(dict.fromkeys(names, unit))
    return found


@cache
def borrowed(path: Path) -> dict[str, tuple[Path, str]]:
    """Where names of a test module come from: other modules of the tests, and fixtures above."""
    found: dict[str, tuple[Path, str]] = {}
    for folder in reversed([path.parent, *path.parent.parents]):
        if folder.is_relative_to(TESTS) and (above := folder / "conftest.py").exists():
            found |= {name: (above, name) for name in units(above)} if above != path else {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests"):
            source = ROOT.joinpath(*str(node.module).split(".")).with_suffix(".py")
            if source.exists():
                found |= {item.asname or item.name: (source, item.name) for item in node.names}
    return found


def lacking(path: Path, name: str, seen: set[tuple[Path, str]]) -> set[str]:
    """What Windows lacks of all that a name stands on."""
    if (path, name) in seen or name == MARK:
        return set()
    seen.add((path, name))
    unit = units(path).get(name)
    if unit is None:
        source = borrowed(path).get(name)
        return lacking(*source, seen) if source else set()
    return unit.lacks.union(*(lacking(path, used, seen) for used in sorted(unit.uses)))


@cache
def unmarked() -> list[tuple[Path, str, list[str]]]:
    """The tests that use what Windows lacks, and would run there."""
    return [
        (path, name, sorted(found))
        for _, path in modules()
        if path.name.startswith("test_") and path != Path(__file__)
        for name, unit in units(path).items()
        if name.startswith("test_") and not unit.marked
        if (found := lacking(path, name, set()))
    ]


def test_every_test_that_uses_what_windows_lacks_is_skipped_there() -> None:
    said = [f"{path.relative_to(TESTS)}: {name}: {found}" for path, name, found in unmarked()]
    assert said == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def test_a(): os.fork()", {"os.fork"}),
        ("def test_a(): path.chmod(0)", {"chmod"}),
        ("def test_a(): run(['sh', '-c'], preexec_fn=f)", {"sh", "preexec_fn"}),
        ("def test_a(): open('/dev/full')", {"/dev/full"}),
        ("def test_a(): signal.SIGTERM", set()),
        ("@p([pytest.param(os.fork, marks=needs_posix)])\ndef test_a(): pass", set()),
    ],
)
def test_what_windows_lacks_is_seen(source: str, found: set[str]) -> None:
    assert lacking_in(ast.parse(source), set()) == found
