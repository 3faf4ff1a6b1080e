"""Files elsewhere: only ordinary ones are written, replaced and read.

A file is written so that a reader finds the old one or the new one whole, for its owner only. A
folder that others share may hold pipes, devices and links; none of them is opened.
"""

import errno
import os
import re
import stat
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from coachdesk.words import t

try:
    import fcntl
except ImportError:  # Windows, which removes no file that is open
    fcntl = None  # type: ignore[assignment]

MOST_BYTES = 200 * 2**20  # of a file that is read: some 100,000 dossiers

_BLOCK = 1 << 16  # characters
_PART = ".coachdesk-part"  # how a file ends that is not yet in its place
_IS_PART = re.compile(r"\..+\.([0-9a-f]{8})\.coachdesk-part", re.DOTALL)
_MOST_NAME = 200  # bytes of a file's name in that of its part: the system takes 255 in all
_NOTE = ".part-"  # what follows a store's name in that of a note, and before the part's mark
_MOST_PATH = 1 << 15  # bytes
_WAIT_SECONDS = 1.0


class NoOrdinaryFile(OSError):
    """A pipe, device, folder or link stands where a file was expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, t("{file} is no ordinary file", file=path.name or path))


class TooLarge(OSError):
    """A file that cannot be a caseload."""

    def __init__(self, most: int) -> None:
        said = t("it is larger than {most} MB", most=most // 2**20)
        super().__init__(errno.EFBIG, said)


# Reading -----------------------------------------------------------------------------------


def open_to_read(path: Path, *, links: bool = True, most: int = MOST_BYTES) -> BufferedReader:
    """Open an ordinary file without ever waiting for it; raises OSError.

    `links`: whether a link to a file will do. What changes between the look and the opening is
    seen by the second look.
    """
    _refuse_other(path, path.stat() if links else path.lstat())
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | (0 if links else getattr(os, "O_NOFOLLOW", 0)))
    try:
        found = os.fstat(handle)
        _refuse_other(path, found)
        if found.st_size > most:
            raise TooLarge(most)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _refuse_other(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NoOrdinaryFile(path)


# Writing -----------------------------------------------------------------------------------


def refuse_taken(path: Path, *, over: bool) -> None:
    """Raises FileExistsError where a name is taken, also where its file is to be written `over`
    and is no ordinary one (NoOrdinaryFile); OSError.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    _refuse_other(path, found)
    if not over:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def write_beside(path: Path, data: bytes, *, over: bool = False, store: Path | None = None) -> None:
    """Write beside `path` and move into place, readable by the owner alone; raises OSError.

    Raises FileExistsError where the name is taken, unless `over`. With `store` a note beside that
    store tells of what is being written, so that what a killed run leaves is found.
    """
    _write(path, [data], over, store)


def write_pieces(
    path: Path, pieces: Iterable[str], *, over: bool = False, store: Path | None = None
) -> None:
    """The same with a text that is made while it is written."""
    _write(path, (block.encode("utf-8") for block in in_blocks(pieces)), over, store)


def in_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """A text in pieces of a size that is worth a write."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _write(path: Path, blocks: Iterable[bytes], over: bool, store: Path | None) -> None:
    refuse_taken(path, over=over)
    clear_parts(path.parent)
    begins = os.fsencode(path.name)[:_MOST_NAME].decode(errors="ignore")
    mark = os.urandom(4).hex()
    part = path.with_name(f".{begins}.{mark}{_PART}")
    with _noted(store, part, mark):
        try:
            with os.fdopen(_made(part), "wb") as file:
                file.writelines(blocks)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(part, path, over)
        finally:
            part.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path, over: bool) -> None:
    if over:
        part.replace(path)
    elif os.name == "nt":  # where a file that is there is not replaced by this
        part.rename(path)
    else:
        try:
            path.hardlink_to(part)
        except FileExistsError:
            raise
        except OSError:  # no links on this drive
            refuse_taken(path, over=False)
            part.replace(path)


def _made(path: Path) -> int:
    """A new file, held until it is closed so that nobody takes it for a leftover."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with suppress(OSError):  # a drive without locks
        _hold(handle)
    return handle


def _hold(handle: int) -> None:
    """Hold a file until it is closed; raises OSError."""
    if fcntl:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# What a killed run left ----------------------------------------------------------------------


@contextmanager
def _noted(store: Path | None, part: Path, mark: str) -> Iterator[None]:
    """Meanwhile a note beside the store tells in which folder the part with this mark is.

    It names the folder and not the file, which may be called after somebody.
    """
    note = store and store.with_name(f"{store.name}{_NOTE}{mark}")
    handle: int | None = None
    if note:
        with suppress(OSError):  # a store in a folder that cannot be written
            handle = _made(note)
            os.write(handle, os.fsencode(part.parent.absolute()))
    try:
        yield
    finally:
        if note and handle is not None:
            os.close(handle)
            if not os.path.lexists(part):
                with suppress(OSError):
                    note.unlink(missing_ok=True)


def unfinished(store: Path) -> list[Path]:
    """The parts of files that are being written from a store, or were left by a killed run.

    A folder that cannot be looked at stands for what it may hold. Never raises.
    """
    found: list[Path] = []
    for mark, folder in _notes(store).values():
        parts = _parts(folder, mark)
        found += [folder] if parts is None else parts
    return found


def clear_unfinished(store: Path) -> None:
    """Take away what killed runs left in other folders; never raises.

    It waits a moment, and no longer: one of the folders may be on a drive that does not answer.
    """
    if _notes(store):
        clearing = threading.Thread(target=_clear_unfinished, args=(store,), daemon=True)
        clearing.start()
        clearing.join(_WAIT_SECONDS)


def _clear_unfinished(store: Path) -> None:
    for note, (mark, folder) in _notes(store).items():
        for part in _parts(folder, mark) or ():
            _clear(part)
        if _parts(folder, mark) == []:
            _clear(note)


def _notes(store: Path) -> dict[Path, tuple[str, Path]]:
    """The notes beside a store: of each the mark of the part, and its folder."""
    found: dict[Path, tuple[str, Path]] = {}
    begins = f"{store.name}{_NOTE}"
    for note in _listed(store.parent) or ():
        if note.name.startswith(begins):
            with suppress(OSError), open_to_read(note, links=False, most=_MOST_PATH) as file:
                folder = Path(os.fsdecode(file.read()))
                found[note] = (note.name.removeprefix(begins), folder)
    return found


def clear_parts(folder: Path) -> None:
    """Take away what killed runs of this user left half written in a folder; never raises."""
    for part in _parts(folder) or ():
        _clear(part)


def _parts(folder: Path, mark: str = "") -> list[Path] | None:
    """The parts in a folder, or only the one with a mark; None where it cannot be looked at."""
    files = _listed(folder)
    if files is None:
        return None
    named = [(file, _IS_PART.fullmatch(file.name)) for file in files]
    return [file for file, match in named if match and mark in ("", match[1])]


def _listed(folder: Path) -> list[Path] | None:
    try:
        return list(folder.iterdir())
    except (OSError, ValueError):
        return None


def _clear(file: Path) -> None:
    """Take a leftover away; what somebody still writes, or somebody else left, stays."""
    with suppress(OSError), open_to_read(file, links=False, most=sys.maxsize) as left:
        if os.name == "nt":
            left.close()
        elif os.fstat(left.fileno()).st_uid != os.geteuid():
            return
        else:
            _hold(left.fileno())
        file.unlink()
