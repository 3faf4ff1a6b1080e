"""Which file stands at a path: another window may put a new one there at any time."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from coachdesk.store.errors import StoreError

_Value = TypeVar("_Value")

_ATTEMPTS = 5
# What reading a file says too where another file came to its path meanwhile.
_CODES_OF_A_REPLACED_FILE = ("damaged", "foreign", "locked", "wrong_passphrase")
# What only a write of our own says, which also changes the times of the file.
_CODES_OF_A_WRITE = ("disk_full", "disk_fault", "unwritable")

FileIdentity = tuple[int, int]  # device and inode


class FileStamp(NamedTuple):
    """Which file stands at a path, and when it was last changed.

    A system soon gives the inode of a removed file to a new one: only the times tell them apart.
    """

    device: int
    inode: int
    changed_ns: int
    written_ns: int

    @property
    def identity(self) -> FileIdentity:
        return self.device, self.inode


def file_stamp(path: Path) -> FileStamp:
    """Raises StoreError where no file stands there."""
    try:
        found = path.stat()
    except OSError as error:
        raise StoreError("gone", path) from error
    return FileStamp(found.st_dev, found.st_ino, found.st_ctime_ns, found.st_mtime_ns)


def file_identity(path: Path) -> FileIdentity:
    """The same, without the times."""
    return file_stamp(path).identity


def may_be_replaced(error: BaseException | None) -> bool:
    """Whether reading a file would raise this too where the file was replaced meanwhile."""
    return isinstance(error, StoreError) and error.code in _CODES_OF_A_REPLACED_FILE


def read_again_if_replaced(
    path: Path, read: Callable[[], _Value], is_final: Callable[[_Value], bool] = lambda _: True
) -> _Value:
    """What `read` gives of the file at `path`; read again where the file was replaced meanwhile.

    An error of a read, or a value that is not `is_final`, counts only where the file is still the
    same: a replaced file is wiped while it is read. Raises StoreError `busy` where it never is.
    """
    for _ in range(_ATTEMPTS):
        before = _stamp_if_there(path)
        try:
            value = read()
        except StoreError as error:
            if error.code in _CODES_OF_A_WRITE or _stamp_if_there(path) == before:
                raise
        else:
            if is_final(value) or _stamp_if_there(path) == before:
                return value
    raise StoreError("busy", path)


def _stamp_if_there(path: Path) -> FileStamp | None:
    try:
        return file_stamp(path)
    except StoreError:
        return None
