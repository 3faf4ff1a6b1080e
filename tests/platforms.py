"""What the tests say of the system they run on."""

import sys

import pytest

# Signals, terminals, named pipes, links, rights of files, `fork`: Windows has none of these, or
# others. tests/test_platforms.py finds the tests that need this mark.
needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="needs signals, terminals, links or rights of a POSIX system"
)
