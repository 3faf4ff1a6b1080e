"""`coachdesk share`: it says what leaves, and overwrites nothing."""

import json
from pathlib import Path

from tests.cli.conftest import Run

NAME = "shared-2026-11-20"


def test_share_says_what_leaves_and_import_takes_it_in(
    run: Run, store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "deel"
    folder.mkdir()
    said = run("share", folder)
    assert said.code == 0
    assert "This leaves:" in said.err and str(folder / f"{NAME}.json") in said.err
    assert (folder / f"{NAME}.html").exists()
    data = json.loads((folder / f"{NAME}.json").read_text("utf-8"))
    assert data["format"] == "coachdesk-shared"
    again = run("share", folder)
    assert again.code == 1 and "--force" in again.err
    assert run("share", folder, "--force").code == 0
    other = tmp_path / "ander.db"
    taken = run("import", folder / f"{NAME}.json", "--store", other)
    assert taken.code == 0
    dry = run("import", folder / f"{NAME}.json", "--store", other, "--dry-run")
    assert dry.code == 0


def test_share_into_no_folder_is_one_clear_line(run: Run, store: Path, tmp_path: Path) -> None:
    said = run("share", tmp_path / "nergens")
    assert said.code == 1 and "Traceback" not in said.err


def test_a_read_only_desk_may_share(run: Run, store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    assert run("share", tmp_path, "--read-only").code == 0
    assert store.read_bytes() == before


def test_a_neighbours_profiles_are_shown_by_the_import(
    run: Run, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "buren.json"
    profile = {"mark": "ab12", "wanted_hours": 24, "skills": [{"kind": "skill", "title": "Las"}]}
    data = {"format": "coachdesk-shared", "version": 1, "profiles": [profile]}
    file.write_text(json.dumps(data), encoding="utf-8")
    said = run("import", file)
    assert said.code == 0
    assert "no dossier is made of them" in said.out and "Las" in said.out
