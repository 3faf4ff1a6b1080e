"""Write requirements.lock: the versions this machine would install now, with the hashes of their
wheels for the systems and Pythons that are supported. Run it in an environment whose tests pass."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    ("macosx_11_0_arm64",),
    ("win_amd64",),
)
HEAD = """# The versions that the tests ran with, and what their files must hash to.
# Written by .ci/lock.py; used by: pip install --require-hashes -r .ci/requirements.lock
"""


def pip(*arguments: str) -> str:
    run = [sys.executable, "-m", "pip", *arguments]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def versions() -> list[str]:
    """What coachdesk needs, as `name==version`, without coachdesk itself."""
    report = json.loads(
        pip(
            "install",
            "--quiet",
            "--dry-run",
            "--ignore-installed",
            "--report",
            "-",
            str(HERE.parent),
        )
    )
    found = [item["metadata"] for item in report["install"]]
    return sorted(f"{item['name'].lower()}=={item['version']}" for item in found
                  if item["name"] != "coachdesk")  # fmt: skip


def hashes(pin: str) -> list[str]:
    """The hash of each wheel of one version; a system that has none is left out."""
    found: set[str] = set()
    for python in PYTHONS:
        for names in SYSTEMS:
            with tempfile.TemporaryDirectory() as folder:
                where = [part for name in names for part in ("--platform", name)]
                try:
                    pip("download", "--no-deps", "--only-binary=:all:", "--python-version", python,
                        *where, "--dest", folder, pin)  # fmt: skip
                except subprocess.CalledProcessError:
                    continue
                [file] = Path(folder).iterdir()
                found |= set(pip("hash", str(file)).split()[-1:])
                if file.name.endswith("-none-any.whl"):
                    return sorted(found)
    if not found:
        raise SystemExit(f"no wheel of {pin} was found")
    return sorted(found)


if __name__ == "__main__":
    lines = [" \\\n    ".join((pin, *hashes(pin))) for pin in versions()]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
