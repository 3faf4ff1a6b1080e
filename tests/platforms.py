"""What the tests say of the system they run on."""

import sys
from pathlib import Path

import pytest

# Signals, terminals, named pipes, links, rights of files, names with signs, a file that is moved
# while it is open: Windows has none of these, or others. tests/test_platforms.py finds most of the
# tests that need this mark.
needs_posix = pytest.mark.skipif(
    sys.platform == "win32",
    reason="needs signals, terminals, links, names or rights as a POSIX system has them",
)


def home_variables(home: Path | str) -> dict[str, str]:
    """What says where the user's home and data are, on every system."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_DATA_HOME": str(Path(home, "data")),
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(Path(home, "data")),  # as platformdirs reads it
    }
