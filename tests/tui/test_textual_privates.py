"""What coachdesk uses of Textual that Textual promises to nobody: each is listed, and still there.

A newer Textual may rename these without a word. A use that is not listed fails as well, and so does
a listed name that is not used.
"""

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual import constants
from textual.app import App
from textual.drivers import linux_driver
from textual.message_pump import MessagePump
from textual.screen import Screen

import coachdesk
from coachdesk import tui
from coachdesk.tui import textual_patches

# Read, set or called: the name, and where Textual has it.
USED: dict[str, Any] = {
    "_batch_count": App,
    "_close_messages_no_wait": MessagePump,
    "_exception": App,
    "_layout_required": Screen,
    "_on_timer_update": Screen,
    "_refresh_layout": Screen,
    "_return_code": App,
    "_screen_stack": App,
    "_update_timer": Screen,
}
# Methods of Textual's that a class of coachdesk has in their place.
REPLACED: dict[str, Any] = {
    "_compositor_refresh": Screen,
    "_fatal_error": App,
}
# Put into a module of Textual's, or imported from a private one.
PATCHED: dict[str, Any] = {
    "ESCAPE_DELAY": constants,
}
PRIVATE_MODULES = {"textual._xterm_parser": "XTermParser"}
# Private by their look, and documented all the same; no name of Textual's.
OTHERS = {"_asdict", "_exit", "_fields", "_make", "_mapping", "_replace"}


@cache
def trees() -> list[ast.Module]:
    folder = Path(next(iter(coachdesk.__path__)))
    return [ast.parse(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py"))]


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def own_names() -> set[str]:
    """The private names that coachdesk gives itself."""
    found: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
            and node.value.id == "self"
        ):
            found.add(node.attr)
    return found


def names_asked_for() -> set[str]:
    """Every private attribute that is named, also by `getattr`."""
    found = {node.attr for node in nodes() if isinstance(node, ast.Attribute)}
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.args[1] if node.func.id == "getattr" else None
            if isinstance(name, ast.Constant):
                found.add(str(name.value))
    return {name for name in found if is_private(name)}


@cache
def classes() -> list[tuple[type, list[type]]]:
    """The classes of coachdesk's screens, each with those of Textual's that it is made of."""
    found = []
    for part in pkgutil.walk_packages(tui.__path__, "coachdesk.tui."):
        module = import_module(part.name)
        for cls in vars(module).values():
            if inspect.isclass(cls) and cls.__module__ == module.__name__:
                bases = [base for base in cls.__mro__ if base.__module__.startswith("textual")]
                if bases:
                    found.append((cls, bases))
    return found


def has(owner: Any, name: str) -> bool:
    """Whether Textual has this name there: defined, or set on `self`."""
    return hasattr(owner, name) or re.search(rf"self\.{name}\b", source_of(owner)) is not None


@cache
def source_of(owner: Any) -> str:
    return inspect.getsource(owner)


def names_shared() -> tuple[set[str], set[str]]:
    """Private names of Textual's that our classes set on themselves, and that they define."""
    set_here: set[str] = set()
    defined: set[str] = set()
    for cls, bases in classes():
        for name in re.findall(r"self\.(_[a-z]\w*)(?:: [^=\n]+)? = ", source_of(cls)):
            if any(has(base, name) for base in bases):
                set_here.add(name)
        for name, value in vars(cls).items():
            shared = any(has(base, name) for base in bases)
            if is_private(name) and inspect.isfunction(value) and shared:
                defined.add(name)
    return set_here, defined


def test_every_private_name_in_use_is_listed_and_every_listed_one_is_used() -> None:
    set_here, defined = names_shared()
    used = (names_asked_for() - own_names() - OTHERS) | set_here
    assert used - defined == set(USED)
    assert defined == set(REPLACED)


def test_every_part_of_textual_that_is_patched_is_listed() -> None:
    modules = {"constants", "linux_driver"}
    patched = {
        node.attr
        for node in nodes()
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id in modules
    }
    assert patched == set(PATCHED)
    private = {
        node.module
        for node in nodes()
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").split(".")[0] in ("textual", "rich")
        and "._" in (node.module or "")
    }
    assert private == set(PRIVATE_MODULES)


def test_what_is_private_to_textual_is_used_in_one_folder_by_four_hooks() -> None:
    folder = Path(next(iter(textual_patches.__path__)))
    hooks = [file for file in folder.glob("*.py") if '"""Hook: ' in file.read_text("utf-8")]
    assert len(hooks) <= 4
    textuals = set(USED) - own_names()
    for file in Path(next(iter(coachdesk.__path__))).rglob("*.py"):
        if file.parent != folder:
            tree = ast.parse(file.read_text("utf-8"))
            asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            assert not asked & textuals, file
    for cls, _ in classes():
        for name in set(vars(cls)) & set(REPLACED):
            assert vars(cls)[name].__module__.startswith(textual_patches.__name__)


@pytest.mark.parametrize("name", sorted({**USED, **REPLACED, **PATCHED}))
def test_textual_still_has_it(name: str) -> None:
    assert has({**USED, **REPLACED, **PATCHED}[name], name)


def test_textuals_driver_still_reads_through_what_is_patched() -> None:
    source = source_of(linux_driver)
    assert "XTermParser(" in source and "selectors.SelectSelector()" in source
    for module, name in PRIVATE_MODULES.items():
        assert hasattr(import_module(module), name)
