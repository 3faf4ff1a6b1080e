"""What coachdesk needs has an upper bound, and the lock file keeps within it."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent.parent
LOCK = HERE / ".ci" / "requirements.lock"


def project() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by group; "" is coachdesk itself."""
    found = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": found["dependencies"], **found["optional-dependencies"]}
    return {name: [Requirement(text) for text in texts] for name, texts in groups.items()}


def locked() -> dict[str, tuple[str, list[str]]]:
    """Name -> version and hashes, as the lock file has them."""
    text = re.sub(r"^#.*\n", "", LOCK.read_text("utf-8"), flags=re.MULTILINE)
    found = {}
    for line in text.replace("\\\n", "").splitlines():
        pin, *hashes = line.split()
        name, _, version = pin.partition("==")
        found[canonicalize_name(name)] = version, hashes
    return found


@pytest.mark.parametrize("group", ["", "test", "lint"])
def test_every_dependency_has_an_upper_bound(group: str) -> None:
    for need in project()[group]:
        assert any(bound.operator in ("<", "==") for bound in need.specifier), need.name


def test_the_versions_locked_are_those_that_the_project_takes() -> None:
    pins = locked()
    for need in project()[""]:
        version, _ = pins[canonicalize_name(need.name)]
        assert need.specifier.contains(version), need.name


def test_each_locked_version_has_hashes_and_the_file_names_no_place() -> None:
    for name, (version, hashes) in locked().items():
        assert re.fullmatch(r"[\w.]+", version), name
        assert hashes and all(re.fullmatch("--hash=sha256:[0-9a-f]{64}", item) for item in hashes)
    assert "://" not in LOCK.read_text("utf-8") and "--index" not in LOCK.read_text("utf-8")


def test_what_reads_the_lock_file_is_told_in_the_readme() -> None:
    assert "--require-hashes -r .ci/requirements.lock" in (HERE / "README.md").read_text("utf-8")


# What reads and writes workbooks is loaded where one is read or written, and nowhere else.
LOADED = """
import sys
from contextlib import suppress
{program}
print(sorted({{"python_calamine", "xlsxwriter"}} & set(sys.modules)), file=sys.stderr)
"""
COMMAND = "from coachdesk.cli import main\nsys.argv[1:] = {argv}\nwith suppress(SystemExit): main()"
SCREENS = (
    "import coachdesk.tui.app, coachdesk.tui.forms.export, coachdesk.tui.forms.import_file, "
    "coachdesk.tui.screens.import_preview, coachdesk.desk.files, coachdesk.cli.exporting"
)


def loaded(program: str, of: str = LOADED) -> str:
    found = subprocess.run(
        [sys.executable, "-c", of.format(program=program)],
        check=True, capture_output=True, text=True, cwd=HERE,
    )  # fmt: skip
    return found.stderr.splitlines()[-1]


def test_the_start_and_a_list_load_nothing_for_workbooks(demo_store: Path) -> None:
    store = str(demo_store)
    assert loaded(SCREENS) == "[]"
    desk = ["--store", store]
    exports = [[*desk, "export"], [*desk, "export", "--format", "json"]]
    for argv in (["--version"], ["--help"], [*desk, "today"], *exports):
        assert loaded(COMMAND.format(argv=argv)) == "[]", argv


def test_a_workbook_loads_only_what_reads_or_what_writes_it(
    demo_store: Path, tmp_path: Path
) -> None:
    file = str(tmp_path / "x.xlsx")
    out = ["--store", str(demo_store), "--read-only", "export", "-o", file]
    assert loaded(COMMAND.format(argv=out)) == "['xlsxwriter']"
    back = ["--store", str(tmp_path / "new.db"), "import", file, "--dry-run"]
    assert loaded(COMMAND.format(argv=back)) == "['python_calamine']"


# It takes longer to load than a list of a thousand people to come in.
SQLMODEL = """
import sys
from contextlib import suppress
{program}
print(sorted({{"sqlmodel", "sqlalchemy", "pydantic"}} & set(sys.modules)), file=sys.stderr)
"""


def test_a_file_comes_in_and_goes_out_without_sqlmodel(tmp_path: Path) -> None:
    desk, file = ["--store", str(tmp_path / "new.db")], tmp_path / "lijst.csv"
    file.write_text("Klantnr;Voornaam;Achternaam;Laatste contact\nK-1;Ada;Vos;1-10-2026\n")
    sample = str(HERE / "tests" / "samples" / "caseload.json")
    out = ["export", "-o", str(tmp_path / "out.csv")]
    for argv in (["import", str(file)], ["import", str(file)], ["import", sample], out):
        assert loaded(COMMAND.format(argv=[*desk, *argv]), SQLMODEL) == "[]", argv
