"""Where things live on this machine."""

import os
from pathlib import Path

STORE_NAME = "caseload.db"


def default_store() -> Path:
    """The user's own store, in the data folder of the system."""
    from platformdirs import user_data_path

    return user_data_path("coachdesk", appauthor=False) / STORE_NAME


def store_path(given: str | None) -> Path:
    """The store asked for on the command line, else in the environment, else the user's own."""
    named = given or os.environ.get("COACHDESK_STORE")
    return Path(named).expanduser() if named else default_store()
