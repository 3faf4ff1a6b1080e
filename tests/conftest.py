"""What many tests stand on: a desk on a real store in a folder of its own."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json
from tests.files import write_json

A_FRIDAY = date(2026, 11, 20)

# The same examples in every run, so that a change fails by itself alone and never by the clock of a
# busy machine; the full run looks further each time.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("further", deadline=None)
settings.load_profile("further" if os.environ.get("COACHDESK_FULL") == "1" else "repeatable")


def pytest_xdist_auto_num_workers() -> int:
    """Three workers a processor for `-n auto`: the tests of screens and terminals mostly wait."""
    return 3 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without anything in it: to copy, not to write in."""
    path = tmp_path_factory.mktemp("empty") / "caseload.db"
    Desk.open(path, today=A_FRIDAY, create=True).close()
    return path


@pytest.fixture
def new_desk(empty_store: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a new, empty store."""
    path = tmp_path / "caseload.db"
    shutil.copy2(empty_store, path)
    desk = Desk.open(path, today=A_FRIDAY)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the demo caseload: to copy, not to write in."""
    path = tmp_path_factory.mktemp("demo") / "caseload.db"
    desk = Desk.open(path, today=A_FRIDAY, create=True)
    desk.files.import_records(read_json(write_json(demo_caseload(A_FRIDAY))))
    desk.close()
    return path


@pytest.fixture
def demo_desk(demo_store: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a store of its own that holds the demo caseload."""
    path = tmp_path / "demo.db"
    shutil.copy2(demo_store, path)
    desk = Desk.open(path, today=A_FRIDAY)
    yield desk
    desk.close()
