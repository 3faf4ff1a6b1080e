"""What is no code and belongs to the package is installed with it."""

import tomllib

from tests.docs.markdown import ROOT

_CODE = {".py", ".pyc"}


def test_every_file_of_the_package_that_is_no_code_is_installed_with_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["coachdesk"]
    package = ROOT / "coachdesk"
    installed = {path for pattern in patterns for path in package.glob(pattern)}
    there = {path for path in package.rglob("*") if path.is_file() and path.suffix not in _CODE}
    assert there <= installed


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "coachdesk" / "py.typed").is_file()
