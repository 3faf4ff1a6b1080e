"""The heavy proofs in full, with their figures: `python -m tests.proofs`. It takes half an hour.

CI runs a small form of each. Kills, power cuts, many windows at once, erasing over many histories,
pastes of a passphrase, memory after the lock, whatever a shared folder can hold, damaged words,
caseloads through LibreOffice.
"""

import os
import sys

import pytest

FILES = (
    "tests/store/test_proofs.py",
    "tests/store/test_cut_short.py",
    "tests/store/test_power_cuts.py",
    "tests/store/test_lock_order.py",
    "tests/store/test_erasing_histories.py",
    "tests/store/test_damaged_words.py",
    "tests/tui/test_passphrases.py",
    "tests/tui/test_forgetting.py",
    "tests/test_shared_folder.py",
    "tests/exchange/test_workbook_round_trips.py",
)


def main() -> int:
    """Run them beside each other; gives pytest's exit code."""
    os.environ["COACHDESK_FULL"] = "1"  # read when the tests are imported, here and in workers
    return int(pytest.main(["-q", "-n", "auto", "-rP", *FILES]))


if __name__ == "__main__":
    sys.exit(main())
