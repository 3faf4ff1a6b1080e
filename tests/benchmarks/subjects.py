"""What is measured: programs on a terminal with the keys they get, and commands that just end."""

import re
import shlex
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from coachdesk.desk import Desk
from coachdesk.tui.screens.caseload_table import _searchable
from tests.benchmarks.stores import DAY, Stores, coachdesk

# What stands on the screen when it has come, as regular expressions. tests/test_benchmarks.py holds
# them against the screens.
LISTED = r"(?s)^ Caseload \d+ / \d+ .*?^ [▾▸] .*?\(\d+\)"
WHOLE = r"(?s)^ Caseload \d+ / \d+ [^\n]* ‼ Urgent \d+ .*?^ [▾▸] .*?\(\d+\)"
DOSSIER = r"^ [^\n]+ · K-\d+ · .* registered \d"
FORM = r"\^s save"
SAVED = r"\A(?![\s\S]*\^s save)"  # the form is gone
SCREENS = {
    "2": r"Number +Seen",
    "3": r"Hours +Days +Planned",
    "4": r"^ Week \d+, ",
    "5": r"24 months",
    "1": WHOLE,
}
ENDED = "<exit>"
MOVES = 12
_LETTERS = 3

Step = dict[str, Any]


class Subject(NamedTuple):
    """A program on a terminal, as tui_bench takes it."""

    name: str
    cmd: list[str]
    steps: list[Step]
    env: dict[str, str] = {}
    setup: str = ""

    def spec(self) -> dict[str, Any]:
        return {**self._asdict(), "steps": self.steps}


class Command(NamedTuple):
    """A program that does one thing and ends."""

    name: str
    cmd: list[str]


def key(press: str, until: str | None = None, label: str = "") -> Step:
    """A key, what it must bring, and the name its figures go by."""
    return {"key": press, "until": until, "label": label or press}


def programs(stores: Stores, only: Collection[str] = ()) -> list[Subject]:
    """The programs on a terminal; the reference comes first, and stays first in each round."""
    start = [{"until": LISTED}]
    secret = {"COACHDESK_PASSPHRASE_FILE": str(stores.passphrase_file)}
    makers: dict[str, Callable[[], Subject]] = {
        "R": lambda: _reference(stores),
        "desk 40": lambda: desk("desk 40", stores.people(40), start),
        "history": lambda: desk("history", stores.history(), start),
        "protected": lambda: desk("protected", stores.protected(), start, secret),
        "desk 250": lambda: desk("desk 250", stores.people(250), start),
        "without section 6": lambda: desk("without section 6", stores.bare(), start),
        "desk 1000": lambda: thousand(stores),
        "desk 12500": lambda: crowd(stores),
        "save": lambda: _saving(stores),
        "about": lambda: _going_about(stores),
    }
    return [make() for name, make in makers.items() if not only or name in ("R", *only)]


def commands(stores: Stores, only: Collection[str] = ()) -> list[Command]:
    """What ends by itself, beside the least that Python does."""

    def about(size: int, *words: str) -> list[str]:
        where = ("--today", DAY.isoformat(), "--store", str(stores.people(size)))
        return coachdesk(*words, "--json", *where)

    makers: dict[str, Callable[[], list[str]]] = {
        "python -c pass": lambda: [sys.executable, "-c", "pass"],
        "--version": lambda: coachdesk("--version"),
        "today --json": lambda: about(40, "today"),
        "find --json": lambda: about(40, "find", "ma"),
        "summary 40": lambda: about(40, "summary"),
        "summary 12500": lambda: about(12_500, "summary"),
    }
    return [Command(name, make()) for name, make in makers.items() if not only or name in only]


def _reference(stores: Stores) -> Subject:
    script = Path(__file__).with_name("reference.py")
    steps = [
        {"until": "row 37 cell"},
        key(f"down%{MOVES}", label="move"),
        key("e", "one line", "line"),
        key("esc", r"\A(?![\s\S]*one line)", "back"),
        key("f", "text 3", "form"),
        key("esc", r"\A(?![\s\S]*text 3)", "back"),
        key("q", ENDED, "quit"),
    ]
    return Subject("R", [sys.executable, str(script), str(stores.folder / "reference.db")], steps)


def desk(name: str, store: Path, steps: list[Step], env: dict[str, str] | None = None) -> Subject:
    """coachdesk on a copy of a store, which the keys may change."""
    copy = store.with_name(f"{name.replace(' ', '-')}.copy.db")
    made = (
        f"rm -f {shlex.quote(str(copy))}* && cp {shlex.quote(str(store))} {shlex.quote(str(copy))}"
    )
    cmd = coachdesk("--lang", "en", "--today", DAY.isoformat(), "--store", str(copy))
    return Subject(name, cmd, steps, env or {}, made)


def _saving(stores: Stores) -> Subject:
    """From the first key to the first contact saved; its memory at the end is that after a save."""
    steps = [
        {"until": LISTED},
        key("down%6", label="move at once"),
        key("up%6", label="move early"),
        key(f"down%{MOVES}", label="move"),
        key("pagedown%2", label="page"),
        key("pageup%2", label="page"),
        key("home", label="home"),
        key("down", label="home"),
        key("enter", DOSSIER, "open dossier"),
        key("tab%3", label="tab"),
        key("c", FORM, "open form"),
        key("h", label="answer"),
        key("text:x%4", label="type a letter"),
        key("ctrl+s", SAVED, "save contact"),
    ]
    return desk("save", stores.people(40), steps)


def _going_about(stores: Stores) -> Subject:
    """Screens, undo, filter and sort at 40 people."""
    steps = [
        {"until": LISTED},
        key("enter", DOSSIER, "open dossier"),
        key("c", FORM, "open form"),
        key("h", label="answer"),
        key("x", label="type a letter"),
        key("ctrl+s", SAVED, "save contact"),
        key("u", "Taken back", "undo"),
        key("esc", SCREENS["1"], "back"),
        *(key(press, SCREENS[press], "switch screen") for press in "23451"),
        *(key(press, SCREENS[press], "switch screen") for press in "23451"),
        key("2", SCREENS["2"], "switch screen"),
        *_filtering(stores, 40),
        key("s", "Number ↑", "sort"),
        key("ctrl+q", ENDED, "quit"),
    ]
    return desk("about", stores.people(40), steps)


def thousand(stores: Stores, size: int = 1_000) -> Subject:
    """Filter and sort in a caseload for many coaches."""
    steps = [
        {"until": LISTED},
        key("2", _counted(size), "to the caseload"),
        *_filtering(stores, size),
        key("s", "Number ↑", "sort"),
    ]
    return desk("desk 1000", stores.people(size), steps)


def crowd(stores: Stores, size: int = 12_500) -> Subject:
    """The same in one for a whole town, and keys while it is still being read."""
    steps = [
        {"until": LISTED},
        key("down%6", label="move while reading"),
        key("end", WHOLE, "whole list"),
        key("up%6", label="move"),
        key("2", _counted(size), "to the caseload"),
        key("down%6", label="move in the caseload"),
        *_filtering(stores, size),
        key("s", "Number ↑", "sort"),
        key("s", "Seen ↑", "sort"),
    ]
    return desk("desk 12500", stores.people(size), steps)


def _counted(people: int) -> str:
    """The caseload shows so many people."""
    return rf"All {people}\b"


def _filtering(stores: Stores, size: int) -> Iterator[Step]:
    """Typing in the filter of the caseload: each letter until the number that fits stands there."""
    with closing(Desk.open(stores.people(size), today=DAY, read_only=True)) as desk:
        texts = [_searchable(line.case) for line in desk.read.caseload()]

    def fitting(typed: str) -> int:
        return sum(typed in text for text in texts)

    def steps_down(typed: str) -> bool:
        counts = [len(texts), *(fitting(typed[: n + 1]) for n in range(len(typed)))]
        return all(before > after for before, after in pairwise(counts))

    words = {word[:_LETTERS] for text in texts for word in re.findall(r"[a-z]{4,}", text)}
    typed = next(word for word in sorted(words) if steps_down(word))
    yield key("/", label="open filter")
    for place, letter in enumerate(typed):
        yield key(letter, _counted(fitting(typed[: place + 1])), "filter")
    yield key("esc", _counted(len(texts)), "clear filter")
