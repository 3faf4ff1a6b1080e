"""The command line in process, as users and scripts meet it; a subprocess only where it must be."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coachdesk import cli, words
from tests.platforms import home_variables

SAMPLES = Path(__file__).parent.parent / "samples"
SAMPLE = SAMPLES / "caseload.json"
A_DAY = "2026-11-20"
# What the environment may say to coachdesk; a test starts without any of it.
VARIABLES = ("COACHDESK_STORE", "COACHDESK_TODAY", "COACHDESK_LANG", "LC_ALL", "LC_MESSAGES")


class Said(NamedTuple):
    """What one run gave."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def lines(self) -> list[str]:
        """The lines for the eye, on standard error."""
        return self.err.splitlines()


Run = Callable[..., Said]


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of this machine's user is found."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return {**kept, **home_variables(home), "LANG": "en_US.UTF-8", **more}


@pytest.fixture(autouse=True)
def clean_slate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """English, nothing in the environment, a home of its own: the language is process-wide."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    before = words.language()
    words.use("en")
    yield
    words.use(before)


@pytest.fixture
def run(capfdbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("today", "--json")`: one run in this process."""

    def run(*argv: str | Path, stdin: bytes = b"") -> Said:
        capfdbinary.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            code = cli.main([str(word) for word in argv])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        words.use("en")
        said = out.decode("utf-8", "strict" if out[:2] != b"PK" else "replace")  # a workbook
        return Said(code, said, err.decode("utf-8"), out)

    return run


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a store; never to be opened by a test itself."""
    path = tmp_path_factory.mktemp("filled") / "caseload.db"
    words.use("en")
    stdout, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        assert cli.main(["import", str(SAMPLE), "--store", str(path)]) == 0
    finally:
        sys.stdout = stdout
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample in a store of this test, which the environment names, on the sample's day."""
    path = tmp_path / "caseload.db"
    shutil.copy(filled, path)
    monkeypatch.setenv("COACHDESK_STORE", str(path))
    monkeypatch.setenv("COACHDESK_TODAY", A_DAY)
    return path


def process(home: Path, *argv: str, **how: Any) -> "subprocess.CompletedProcess[bytes]":
    """One run in a process of its own."""
    env = environment(home, **how.pop("env", {}))
    return subprocess.run(
        [sys.executable, "-m", "coachdesk", *argv],
        env=env,
        timeout=20,
        capture_output="stdout" not in how,
        check=False,
        **{"stdin": subprocess.DEVNULL, **how},
    )
