"""Where things live on this machine."""

import os
from contextlib import suppress
from pathlib import Path

from coachdesk.store.errors import StoreError

STORE_NAME = "caseload.db"


def default_store() -> Path:
    """The user's own store, in the data folder of the system."""
    from platformdirs import user_data_path

    return user_data_path("coachdesk", appauthor=False) / STORE_NAME


def user_path(given: str) -> Path:
    """A path as a user writes it: `~` is their home, where there is one."""
    return Path(os.path.expanduser(given))  # noqa: PTH111 - Path's own raises for `~nobody`


def store_path(given: str | None) -> Path:
    """The store asked for on the command line, else in the environment, else the user's own.

    A link to a store is followed: what belongs beside it stands beside the file, for everybody.
    """
    named = given or os.environ.get("COACHDESK_STORE")
    path = user_path(named) if named else default_store()
    # Path's own raises where a folder may not be entered.
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114


class NewStore:
    """A store about to be made at `path`; `forget` takes away what was not there before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._was_file = path.exists()
            self.is_new = not self._was_file or (path.is_file() and not path.stat().st_size)
            self._folders = [folder for folder in path.parents if not folder.exists()]
        except OSError as error:
            raise StoreError("unreadable", path) from error

    def forget(self) -> None:
        """Leave nothing behind where there was nothing."""
        if not self.is_new:
            return
        with suppress(OSError):
            if self._was_file:
                os.truncate(self._path, 0)
                return
            self._path.unlink(missing_ok=True)
            for folder in self._folders:
                folder.rmdir()
