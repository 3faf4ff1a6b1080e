"""With --read-only nothing changes beside the store, byte for byte, but the access log."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Run
from tests.platforms import needs_posix

REF = "K-150001"
COMMANDS = [
    ["today"],
    ["show", REF],
    ["export"],
    ["export", "-o", "{out}/x.csv"],
    ["export", "--format", "json", "--ref", REF, "-o", "{out}/x.json"],
    ["summary"],
    ["publish", "{out}"],
    ["check"],
    ["info"],
    ["backup"],
    ["backup", "{out}/copy.db"],
    ["restore", "{backup}"],
    ["import", str(SAMPLE)],
    ["import", str(SAMPLE), "--dry-run"],
    ["import", "{out}/list.csv", "--problems", "{out}/mend.csv"],
    ["erase", REF],
    ["encrypt"],
    ["decrypt"],
    ["passphrase"],
]
_REFUSED = {"restore", "import", "erase", "encrypt", "decrypt", "passphrase"}


def seen(store: Path) -> dict[str, tuple[int, bytes]]:
    """Every file beside the store and among its backups, without the access log."""
    return {
        str(file.relative_to(store.parent)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in store.parent.rglob("*")
        if file.is_file() and not file.name.endswith(".access.log")
    }


@pytest.fixture
def used(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with 39 old backups and with what killed runs left, in a folder of its own."""
    folder = store.parent / "backups"
    folder.mkdir()
    for days in range(39):
        at = datetime(2026, 11, 1, 9) - timedelta(days=days)
        file = folder / f"{store.name}.{at:%Y-%m-%d-%H%M%S}-daily.db"
        file.write_bytes(store.read_bytes())
        file.chmod(0o600)
    (store.parent / f".{store.name}.{'0' * 16}.new").write_text("half made")
    (folder / f".{store.name}.{'1' * 16}.new").write_text("half made")
    store.with_name(f"{store.name}.part-0badc0de").write_bytes(os.fsencode(store.parent))
    (store.parent / ".x.csv.0badc0de.coachdesk-part").write_text("half written")
    return store


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@needs_posix
def test_no_command_changes_anything_beside_the_store(
    command: list[str], run: Run, used: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out")
    (out / "list.csv").write_text("Naam\nJan Bos\n1\n", "utf-8")
    backup = next((used.parent / "backups").glob("*.db"))
    before = seen(used)
    argv = [word.format(out=out, backup=backup) for word in command]
    said = run("--read-only", *argv)
    assert seen(used) == before
    refused = command[0] in _REFUSED or command == ["backup"]
    assert bool(said.code) == refused, said.err
    assert "inside coachdesk" not in said.err


@needs_posix
def test_without_read_only_what_killed_runs_left_goes(run: Run, used: Path) -> None:
    assert run("backup").code == 0
    assert not list(used.parent.rglob("*.new"))
    assert not list(used.parent.rglob("*part*"))


@needs_posix
def test_check_names_what_a_killed_export_left(run: Run, used: Path) -> None:
    said = run("check")
    assert str(used.parent / ".x.csv.0badc0de.coachdesk-part") in said.out
