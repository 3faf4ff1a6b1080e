"""What is given to import under another name than what it is."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_caseload_named_csv_is_imported(run: Run, tmp_path: Path) -> None:
    data = {
        "format": "coachdesk-caseload",
        "version": 1,
        "jobseekers": [
            {
                "ref": "K-00001",
                "first_name": "Mo",
                "last_name": "Ali",
                "registered_on": "2026-01-05",
            }
        ],
    }
    file, store = tmp_path / "lijst.csv", tmp_path / "coach.db"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert run("import", file, "--store", store).code == 0
    assert "Ali" in run("find", "Ali", "--store", store).out


def test_a_folder_is_called_a_folder(run: Run, tmp_path: Path) -> None:
    said = run("import", tmp_path, "--lang", "nl")
    assert said.code == 1
    assert "is een map" in said.err
