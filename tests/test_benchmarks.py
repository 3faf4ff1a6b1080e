"""The benchmarks wait for texts on the screen: they are found on the screens as they are now."""

import sys
from types import SimpleNamespace

import pytest

from tests.platforms import needs_posix

if sys.platform == "linux":
    from tests.benchmarks import held, table, tui_bench
    from tests.benchmarks.stores import Stores
    from tests.benchmarks.subjects import Subject, crowd, programs, thousand

pytestmark = [
    needs_posix,
    pytest.mark.skipif(sys.platform != "linux", reason="the benchmarks play a terminal of Linux"),
]
SIZE = (120, 40)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> "Stores":
    return Stores(tmp_path_factory.mktemp("benchmarks"))


def _subjects(stores: "Stores") -> "dict[str, Subject]":
    """Those with keys; of the large caseloads only the keys, at 40 people."""
    asked = [*programs(stores, ("save", "about")), thousand(stores, 40), crowd(stores, 40)]
    return {subject.name: subject for subject in asked}


def _asked_of(name: str) -> set[str]:
    """The figures of a subject that the table shows."""
    named = (figure.partition("/") for row in table.ROWS for figure in (row.figure, row.of))
    return {label for subject, _, label in named if subject == name}


@pytest.mark.parametrize("name", ["R", "save", "about", "desk 1000", "desk 12500"])
def test_each_scenario_comes_to_its_end(
    stores: "Stores", name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui_bench, "QUIET_START", 0.05)
    how = SimpleNamespace(evict=(), size=SIZE, limit=20, show=False)
    run = tui_bench.one_run(_subjects(stores)[name].spec(), how)
    assert "missed" not in run, f"{run['missed']}\n{run['screen']}"
    stale = {press["key"] for press in run["keys"] if "stale" in press}
    assert stale <= {"whole list"}  # which is there at once with 40 people
    assert _asked_of(name) <= set(tui_bench.figures(run))


def test_the_keys_while_the_store_is_held_come_to_their_end(stores: "Stores") -> None:
    found = held.figures(stores, SIZE, 0.3)
    assert _asked_of("held") <= set(found)
