"""Where things live on this machine."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from coachdesk.store.errors import StoreError

STORE_NAME = "caseload.db"
PASSPHRASE_FILE = "COACHDESK_PASSPHRASE_FILE"  # the variable that names a file with passphrases
# The kinds of profile that Windows knows, and the name of one that is removed at logoff.
_TEMPORARY, _ROAMING, _MANDATORY = 1, 2, 4
_TEMPORARY_NAME = r"(?i)TEMP(\..+)?"


def default_store() -> Path:
    """The user's own store, in the data folder of the system; raises StoreError without one."""
    from platformdirs import user_data_path

    try:
        path = user_data_path("coachdesk", appauthor=False) / STORE_NAME
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError("no_home", Path(STORE_NAME)) from error
    if not path.is_absolute():  # an account without a home folder leaves `~` in it
        raise StoreError("no_home", Path(STORE_NAME))
    return path


def home(otherwise: Path) -> Path:
    """The user's home folder; another one for an account without."""
    try:
        return Path.home()
    except RuntimeError:
        return otherwise


def may_be_lost(path: Path) -> bool:
    """Whether Windows may throw away what stands at `path` when the user logs off."""
    if sys.platform != "win32":
        return False
    import tempfile

    if _is_below(path, tempfile.gettempdir()):
        return True
    profile = os.environ.get("USERPROFILE")
    if not profile or not _is_below(path, profile):
        return False
    kind = _profile_kind()
    if kind & (_TEMPORARY | _MANDATORY) or re.fullmatch(_TEMPORARY_NAME, Path(profile).name):
        return True
    # A roaming profile leaves this folder behind, and often the machine removes it.
    local = os.environ.get("LOCALAPPDATA")
    return bool(kind & _ROAMING and local and _is_below(path, local))


def _is_below(path: Path, folder: str) -> bool:
    inner, outer = (os.path.normcase(os.path.realpath(place)) for place in (path, folder))
    return Path(inner).is_relative_to(outer)


def _profile_kind() -> int:
    """The kind of the user's profile; 0 for one that stays, and where Windows does not say."""
    import ctypes

    kind = ctypes.c_ulong()
    try:
        is_known = ctypes.windll.userenv.GetProfileType(ctypes.byref(kind))  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return 0
    return kind.value if is_known else 0


def user_path(given: str) -> Path:
    """A path as a user writes it: `~` is their home, where there is one."""
    return Path(os.path.expanduser(given))  # noqa: PTH111 - Path's own raises for `~nobody`


def store_path(given: str | None) -> Path:
    """The store asked for on the command line, else in the environment, else the user's own.

    A link to a store is followed: backups and log are beside the file, whichever way it is opened.
    """
    named = given or os.environ.get("COACHDESK_STORE")
    path = user_path(named) if named else default_store()
    # Path's own raises where a folder may not be entered.
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114


class NewStore:
    """A store about to be made at `path`; `remove` takes away what was not there before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._was_file = path.exists()
            self.is_new = not self._was_file or (path.is_file() and not path.stat().st_size)
            self._folders = [folder for folder in path.parents if not folder.exists()]
        except OSError as error:
            raise StoreError("unreadable", path) from error

    def remove(self) -> None:
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
