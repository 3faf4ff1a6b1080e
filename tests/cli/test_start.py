"""What start-up imports: a word on the command line must not wait for a library it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.cli.subcommand import all_commands
from tests.cli.conftest import A_DAY, environment

LIBRARIES = ("sqlmodel", "sqlalchemy", "pydantic", "icalendar", "recurring_ical_events")
HEAVY = ("textual", "rich", "asyncio", "sqlite3", *LIBRARIES)
FIRST_SCREEN = tuple(name for name in HEAVY if name != "sqlite3")
# Each of these takes as long as a layer of coachdesk itself.
NEVER_FOR_A_LIST = ("argparse", "calendar", "dataclasses", "inspect", "locale", "shutil")
PROGRAM = """\
import sys
from coachdesk.cli import main
code = main(sys.argv[1:])
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(home: Path, *argv: str) -> set[str]:
    """The top-level modules one run has imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *argv],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("argv", [["--version"], ["--help"], ["--help", "--lang", "nl"]])
def test_version_and_help_load_no_library(argv: list[str], tmp_path: Path) -> None:
    assert loaded_by(tmp_path, *argv).isdisjoint(HEAVY)


PAGES = [command.word for command in all_commands() if command.word]


@pytest.mark.parametrize("word", PAGES)
def test_the_help_page_of_a_command_loads_no_library(word: str, tmp_path: Path) -> None:
    assert loaded_by(tmp_path, word, "--help").isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "argv",
    [
        ["today", "--json"],
        ["today", "--lang", "nl"],
        ["find", "a", "--json"],
        ["summary", "--json"],
    ],
)
def test_what_lists_loads_neither_screen_nor_models(
    argv: list[str], tmp_path: Path, filled: Path
) -> None:
    loaded = loaded_by(tmp_path, *argv, "--store", str(filled), "--today", A_DAY)
    assert "coachdesk" in loaded
    assert loaded.isdisjoint(FIRST_SCREEN)
    assert loaded.isdisjoint(NEVER_FOR_A_LIST)


CORE = """\
import resource
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
from coachdesk.cli import main
main(["--version"])
print("CORE", resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes none")
def test_no_run_leaves_its_memory_in_a_core_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CORE],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert done.stdout.endswith("CORE 0\n")
